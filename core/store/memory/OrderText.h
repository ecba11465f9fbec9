// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3;

namespace leadwell::store {

/// A text as lists are ordered by it, for compareText(): Étienne stands among the Es, Łukasz among the Ls. ASCII stays as it is.
QByteArray orderText(const QString& text);

/// COLLATE lists in SQL: the same order. Only in questions, never in a schema.
void addListOrderTo(sqlite3* database);

} // namespace leadwell::store
