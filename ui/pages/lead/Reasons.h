// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

#include <functional>

class QWidget;

namespace leadwell::pages {

/// What somebody may ask "why?" about.
enum class Why : quint8 { Score, Heat, Priority, Owner, Triage, Due, Facts };
inline constexpr Why everyWhy[] = {Why::Score, Why::Heat, Why::Priority, Why::Owner, Why::Triage, Why::Due, Why::Facts};

/// Opens the reasons under `anchor`: how the value came about, down to the messages and the people that said so, by which
/// version of which rule, and what would change it. `showMessage` is called when somebody wants to read one of them.
void openReasons(PageContext& context, const domain::LeadDetail& detail, Why why, QWidget* anchor,
                 std::function<void(MessageId)> showMessage);

/// What asks for them, for buttons and commands: "Why this score".
QString whyWords(Why why);

/// The widget shows this value, or stands beside it: with the keyboard there, `?` asks about it.
void setWhy(QWidget* widget, Why why);
/// What the widget shows, or the nearest one around it that shows a value; everything that is known when none does.
Why whyAt(const QWidget* widget);

} // namespace leadwell::pages
