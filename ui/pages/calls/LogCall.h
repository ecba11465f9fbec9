// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageContext.h"
#include "ui/pages/Route.h"
#include "ui/pages/calls/CallDrafts.h"

class QWidget;

namespace leadwell::pages {

/// Opens the form of a call over the window that `over` belongs to, and stores the call. Empty: the call that was typed last
/// and not saved, or a new one. While one is open the next call waits, unless it is the same one.
void openCallForm(PageContext& context, QWidget* over, const TypedCall& start = {});

/// "call", "call?lead=12", "call?number=…&dir=in&id=…": pre-fills the form; nothing is saved. Not set for another route.
std::optional<TypedCall> callFromRoute(const Route& route);

/// Lets the telephone system that is connected call the lead, or hands the number to this computer's telephone program, and opens
/// the form; with a telephone system its timer runs from the answer on.
void dial(PageContext& context, QWidget* over, qint64 lead);
/// `lead`: whose number it is; 0 for nobody's.
void dial(PageContext& context, QWidget* over, const QString& phone, qint64 lead);

/// From now on a call that rings at this desk opens its form, an answer starts the timer, and the end fills in how long it took
/// and how it ended; what a person typed stays.
void followCalls(PageContext& context, QWidget* window);

/// Calls that were being written when the program ended: says so, once, when the drafts are here.
void remindOfCalls(PageContext& context, QObject* owner);

} // namespace leadwell::pages
