// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3;

namespace leadwell::store {

/// Text as the words of the index were folded when they were written: as by foldForSearch, but for letters
/// like ø and ß, which stay. Whoever asks for such a word asks for both.
QString foldForIndex(const QString& text);

/// The words of a note or a message as they are searched: folded as by foldForIndex, Indic ones also in Latin letters, a
/// telephone number written in groups also in one piece; one space between two. Scripts that write without spaces (Chinese,
/// Japanese, Thai …) are a word a sign. Only letters, digits and their marks are left, so what comes out means nothing to any
/// query language. At most the first 100,000 characters are read, and 100 of a word. Linear.
///
/// What lies in the index of a store was made by this function: when it answers otherwise, a migration makes
/// the index anew (tst_TextSearch says so).
QByteArray searchWords(const QString& text);

/// What is typed of a word is long enough to be looked for in notes and messages: three letters or digits, or
/// two signs of a script that writes without spaces. `words`: as from searchWords.
bool isLongEnough(const QByteArray& words);

/// search_words(text) in SQL, for a migration that makes the index.
void addSearchWordsTo(sqlite3* database);

} // namespace leadwell::store
