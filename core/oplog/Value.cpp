// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/oplog/Value.h"

namespace leadwell::oplog {

qint64 toInt(const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        return *number;
    if (const auto* real = std::get_if<double>(&value))
        return static_cast<qint64>(*real);
    return 0;
}

QString toText(const Value& value) {
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

QByteArray toBytes(const Value& value) {
    const auto* bytes = std::get_if<QByteArray>(&value);
    return bytes ? *bytes : QByteArray();
}

double toReal(const Value& value) {
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* number = std::get_if<qint64>(&value))
        return static_cast<double>(*number);
    return 0;
}

QString describe(const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto* real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 17);
    if (const auto* bytes = std::get_if<QByteArray>(&value))
        return QString::fromLatin1(bytes->toHex());
    return toText(value);
}

} // namespace leadwell::oplog
