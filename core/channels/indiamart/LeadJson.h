// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace leadwell::channels::indiamart {

inline constexpr qsizetype largestLead = 1024 * 1024;
inline constexpr qsizetype largestAnswer = 64 * 1024 * 1024;

/// A JSON object and the text it was read from: without byte order mark, with bytes that are no UTF-8 replaced.
struct JsonText {
    QByteArray bytes;
    QJsonObject object;
    bool isList = false; ///< the outermost value is a list; `object` is empty then
};

/// Errors: Protocol; the sentence says whether it is empty, a web page, cut off or something else.
Result<JsonText> readJson(const QByteArray& bytes);

/// The value of a member of the outermost object, byte for byte; empty when there is none. Expects valid JSON.
QByteArray memberBytes(const QByteArray& json, const QByteArray& name);
/// The elements of an array, byte for byte. Expects valid JSON.
QList<QByteArray> elementBytes(const QByteArray& array);

/// What was "" or null or 0 is missing; everything else as a person would write it.
QString leadText(const QJsonValue& value);

} // namespace leadwell::channels::indiamart
