// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oplog/Journal.h"
#include "core/store/Connection.h"
#include "core/store/memory/SearchText.h"

#include <QStringList>

namespace leadwell::store {

/// The words of notes, messages and calls, in the file beside them (docs/adr/0008): which leads have a word.
namespace texts {

/// What a search looks for in a row of the journal's tables; empty for rows that are no text. Columns that
/// are not there are taken for empty.
QByteArray wordsOf(oplog::Entity entity, const oplog::Row& row);
/// A change of this column changes what is found.
bool isSearched(oplog::Entity entity, const QString& column);

/// The row was written or will be removed, with all its searched columns; in the same transaction. Errors:
/// Storage.
Result<void> add(Connection& connection, oplog::Entity entity, const oplog::Row& row);
Result<void> remove(Connection& connection, oplog::Entity entity, const oplog::Row& row);

/// The leads one of whose texts has these words one after the other, the last one perhaps only begun.
/// `words`: as from searchWords, and long enough.
Result<Marks> leadsWith(Connection& connection, const QByteArray& words);

/// Sentences about words that the index has and no text, or the other way round. Reads everything. For
/// verify.
Result<QStringList> check(Connection& connection);

} // namespace texts

} // namespace leadwell::store
