// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace leadwell::kit {
class ActionRegistry;
class DialogSeam;
} // namespace leadwell::kit

namespace leadwell::shell {

/// Every key that works now, by heading.
void openKeysHelp(const kit::ActionRegistry& actions, kit::DialogSeam& dialogs, QWidget* over);

} // namespace leadwell::shell
