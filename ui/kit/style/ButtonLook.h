// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

/// How the style knows which button it paints; set through kit::Button, or by setProperty on any QPushButton.
namespace leadwell::kit {

enum class ButtonRole : quint8 {
    Normal,  ///< surface with a border
    Primary, ///< accent: the one main action of a place
    Danger,  ///< takes something away
    Quiet,   ///< no border until touched
    Link,    ///< words in accent, no frame
};

inline constexpr const char* buttonRoleProperty = "lwRole"; ///< int of ButtonRole
inline constexpr const char* keyCapProperty = "lwKey";      ///< the text printed on the cap
inline constexpr const char* pillProperty = "lwPill";       ///< bool: a combo box with round ends

ButtonRole buttonRoleOf(const QWidget* widget);
QString keyCapOf(const QWidget* widget);

} // namespace leadwell::kit
