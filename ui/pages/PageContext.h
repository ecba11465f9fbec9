// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace leadwell {
class Clock;
}
namespace leadwell::kit {
class ActionRegistry;
class DialogSeam;
} // namespace leadwell::kit
namespace leadwell::models {
class DraftStore;
class MemberCache;
} // namespace leadwell::models
namespace leadwell::services {
class ChannelService;
class Desk;
} // namespace leadwell::services
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
    kit::DialogSeam& dialogs;
    models::MemberCache& members; ///< people of the team and the workspace's settings, always at hand
    models::DraftStore& drafts;   ///< what is typed and not saved yet
    const Clock& clock;
    PageHost& host;
};

} // namespace leadwell::pages
