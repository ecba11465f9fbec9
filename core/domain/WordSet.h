// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// Words to look a word up in; written as one line with spaces between them.
using WordSet = QSet<QString>;

inline WordSet wordSet(const QString& words) {
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

/// The words stand in the text one after the other, not as parts of words. Both have one space between two words.
inline bool hasWords(const QString& text, const QString& words) {
    return !words.isEmpty() && QString(u' ' + text + u' ').contains(QString(u' ' + words + u' '));
}

} // namespace leadwell::domain
