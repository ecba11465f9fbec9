// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace leadwell::store {

/// The same questions asked of the same file by the SQLite C API alone: no threads, no Qt, no values made of the columns.
/// What a program on SQLite cannot beat; the bench prints Leadwell beside it. Belongs to one thread. Errors: Storage.
class Floor {
public:
    /// `workspace` is opened for reading; `scratch` is a store of its own for durable inserts, made when it is missing.
    static Result<std::unique_ptr<Floor>> open(const QString& workspace, const QString& scratch);
    ~Floor();
    Floor(const Floor&) = delete;
    Floor& operator=(const Floor&) = delete;

    /// Each answers the number of rows that were stepped over, every column read.
    Result<int> page(int rows);                     ///< the first rows of the inbox
    Result<int> rows(const QList<qint64>& numbers); ///< these rows of the inbox
    Result<int> numbers();                          ///< every open lead's number, newest activity first
    Result<int> counts();                           ///< leads by channel, heat, stage and owner in one grouped scan
    Result<int> lead(qint64 number);                ///< a lead, its person, messages, notes, tasks and scores
    Result<int> fourWays(qint64 channel, qint64 heat, qint64 stage); ///< open or not: how many, by the covering index
    Result<int> holding(const QByteArray& text);                     ///< how many people's names hold this, by LIKE
    Result<int> insert(const QByteArray& bytes);                     ///< one row, on the disk when answered (synchronous=FULL)
    /// So many rows in one durable transaction.
    Result<int> insertMany(int rows, const QByteArray& bytes);
    /// Of all rows inserted so far, the first so many get another value in one durable transaction.
    Result<int> updateMany(int rows);

private:
    Floor() = default;
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace leadwell::store
