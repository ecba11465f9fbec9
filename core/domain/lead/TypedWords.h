// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// A minus, or one of the dashes that editors and telephones make of it.
bool isMinus(QChar c);
/// Straight or curved double quotes.
bool isQuote(QChar c);
/// Without what is pasted along and never seen: marks of direction, zero-width spaces, soft hyphens. The joiners of Indic
/// letters stay.
QString withoutInvisible(const QString& text);

/// The words of a text as they were typed, quotes and minus included; what is in quotes is not cut.
QStringList typedWords(const QString& text);

} // namespace leadwell::domain
