// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// In texts of buttons and actions an & marks a key, and && is an &.
namespace leadwell::kit {

/// Words of a person, or of a file, for a button or a menu: an & in them stays one.
QString buttonText(const QString& words);
/// What such a text says: the marks go, && is an &.
QString withoutMnemonic(const QString& text);

} // namespace leadwell::kit
