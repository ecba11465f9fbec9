// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Invocation.h"
#include "core/services/Desk.h"

#include <memory>

namespace leadwell::ctl {

/// An open workspace with everything it stands on. Made in main's thread; closing finishes what was asked.
class Workspace {
public:
    enum class Mode : quint8 {
        Look,       ///< read-only: works beside a running Leadwell
        Work,       ///< takes the lock; the workspace must be there
        Create,     ///< makes it when it is not there
        CreateAnew, ///< the same, even where backups say that there was one
    };
    /// Errors: those of Desk::open.
    static Result<std::unique_ptr<Workspace>> open(const Invocation& call, Mode mode);
    /// With a clock and a source of chance of the caller's, which outlive the workspace.
    static Result<std::unique_ptr<Workspace>> open(const QString& path, Mode mode, const Clock& clock, Random& random);

    services::Desk& desk() { return *m_desk; }
    const channels::Registry& channels() const { return m_channels; }
    const Clock& clock() const { return m_clock; }

private:
    Workspace(const Clock& clock);

    channels::Registry m_channels;
    const Clock& m_clock;
    std::unique_ptr<services::Desk> m_desk; ///< last: goes first
};

} // namespace leadwell::ctl
