// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <functional>

class QWidget;

namespace leadwell::kit {

/// Per cent of the system's letters that a person may choose.
inline constexpr std::array textSizes{100, 125, 150, 175, 200};

/// The next one of textSizes up or down; the nearest for a number that is none of them.
int steppedTextSize(int percent, int by);

/// A length that was measured for ordinary letters, for the letters of now; never less than `pixels`.
int byText(int pixels);

/// Does it now, and again whenever the letters of `widget` change: for lengths that byText() gives.
void followText(QWidget* widget, std::function<void()> apply);

} // namespace leadwell::kit
