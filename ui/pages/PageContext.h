// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace leadwell {
class Clock;
}
namespace leadwell::kit {
class ActionRegistry;
}
namespace leadwell::models {
class MemberCache;
}
namespace leadwell::services {
class ChannelService;
class Desk;
}
namespace leadwell::vault {
class Vault;
}

namespace leadwell::pages {

class PageHost;

/// Everything a page works with. All of it outlives every page. Main thread.
struct PageContext {
    services::Desk& desk;
    services::ChannelService& channels;
    vault::Vault& vault;
    kit::ActionRegistry& actions;
    models::MemberCache& members; ///< people of the team and the workspace's settings, always at hand
    const Clock& clock;
    PageHost& host;
};

} // namespace leadwell::pages
