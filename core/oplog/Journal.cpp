// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/oplog/Journal.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

namespace leadwell::oplog {

namespace {

QCborValue toCbor(const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        return QCborValue(*number);
    if (const auto* real = std::get_if<double>(&value))
        return QCborValue(*real);
    if (const auto* text = std::get_if<QString>(&value))
        return QCborValue(*text);
    if (const auto* bytes = std::get_if<QByteArray>(&value))
        return QCborValue(*bytes);
    return QCborValue(nullptr);
}

Value fromCbor(const QCborValue& value) {
    if (value.isInteger())
        return value.toInteger();
    if (value.isDouble())
        return value.toDouble();
    if (value.isString())
        return value.toString();
    if (value.isByteArray())
        return value.toByteArray();
    return {};
}

} // namespace

QByteArray encode(const QList<FieldChange>& changes) {
    QCborMap map;
    for (const FieldChange& change : changes)
        map.insert(change.field, QCborArray{toCbor(change.before), toCbor(change.after)});
    return QCborValue(map).toCbor();
}

Result<QList<FieldChange>> decode(const QByteArray& bytes) {
    QList<FieldChange> changes;
    if (bytes.isEmpty())
        return changes;
    const QCborValue value = QCborValue::fromCbor(bytes);
    if (!value.isMap())
        return Error{ErrorKind::Protocol, QStringLiteral("The history of a row cannot be read."), {}};
    const QCborMap map = value.toMap();
    for (const auto& [key, pair] : map) {
        const QCborArray both = pair.toArray();
        if (both.size() != 2)
            return Error{ErrorKind::Protocol, QStringLiteral("The history of a row cannot be read."), key.toString()};
        changes.append({key.toString(), fromCbor(both.at(0)), fromCbor(both.at(1))});
    }
    return changes;
}

std::optional<Row> before(const Entry& entry, const std::optional<Row>& after) {
    if (entry.action == Action::Insert)
        return std::nullopt;
    Row row = after.value_or(Row());
    for (const FieldChange& change : entry.changes)
        row[change.field] = change.before;
    return row;
}

} // namespace leadwell::oplog
