// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
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
    Result<int> page(int rows);       ///< the first rows of the inbox
    Result<int> numbers();            ///< every open lead's number, newest activity first
    Result<int> counts();             ///< leads by channel, heat, stage and owner in one grouped scan
    Result<int> lead(qint64 number);  ///< a lead, its person, messages, notes, tasks and scores
    Result<int> insert(const QByteArray& bytes); ///< one row, on the disk when answered (synchronous=FULL)

private:
    Floor() = default;
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace leadwell::store
