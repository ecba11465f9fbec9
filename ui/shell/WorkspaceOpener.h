// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QString>

namespace leadwell::shell {

/// Who closes and opens workspaces: the program around the window. The window is gone when another workspace is open.
class WorkspaceOpener {
public:
    virtual ~WorkspaceOpener() = default;
    /// Opens the other one in the place of the present one, making it when it is not there.
    virtual void openWorkspace(const QString& path) = 0;
    /// See PageHost.
    virtual Answer<bool> openSample() = 0;
    virtual Answer<bool> removeSample() = 0;
};

} // namespace leadwell::shell
