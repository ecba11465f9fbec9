// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Workspace.h"

#include "core/channels/AllChannels.h"

namespace leadwell::ctl {

Workspace::Workspace(const Clock& clock) : m_channels(channels::allChannels()), m_clock(clock) {}

Result<std::unique_ptr<Workspace>> Workspace::open(const Invocation& call, Mode mode) {
    // They live as long as the program: whatever the desk still finishes while it closes may ask them.
    static const SystemClock clock;
    static SystemRandom random;
    return open(call.storePath(), mode, clock, random);
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& path, Mode mode, const Clock& clock, Random& random) {
    std::unique_ptr<Workspace> workspace(new Workspace(clock));
    services::DeskOptions options;
    options.path = path;
    options.createIfMissing = mode == Mode::Create || mode == Mode::CreateAnew;
    options.beginAnew = mode == Mode::CreateAnew;
    options.readOnly = mode == Mode::Look;
    options.clock = &clock;
    options.random = &random;
    options.channels = &workspace->m_channels;
    LW_TRY(workspace->m_desk, services::Desk::open(options));
    return workspace;
}

} // namespace leadwell::ctl
