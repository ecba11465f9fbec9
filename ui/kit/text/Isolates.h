// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

/// Words of strangers inside our sentences: a name or a message that is written from right to left must not turn what stands
/// around it. The marks are the isolates of Unicode (UAX #9), which nobody sees or hears; texts without such letters get none,
/// so that a number that is copied is the number.
namespace leadwell::kit {

/// The words with a direction of their own.
QString isolated(const QString& words);
/// The parts, each with a direction of its own, in the order of the list.
QString joined(const QStringList& parts, const QString& separator);
/// A sentence that cites between “ and ”: what is cited keeps its direction to itself.
QString withIsolatedQuotes(const QString& sentence);

} // namespace leadwell::kit
