// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <variant>

namespace leadwell::oplog {

/// A cell of a row: nothing, a whole number, a real, text or bytes.
using Value = std::variant<std::monostate, qint64, double, QString, QByteArray>;

/// A row by column name. Columns that are not there were not read.
using Row = QMap<QString, Value>;

inline bool isNull(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}
qint64 toInt(const Value& value);
QString toText(const Value& value);
QByteArray toBytes(const Value& value);
double toReal(const Value& value);
/// For messages and JSON: bytes as hexadecimal, text as it is.
QString describe(const Value& value);

} // namespace leadwell::oplog
