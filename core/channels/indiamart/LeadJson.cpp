// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/LeadJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace leadwell::channels::indiamart {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(const QByteArray& json, qsizetype at) {
    while (at < json.size() && isSpace(json.at(at)))
        ++at;
    return at;
}

/// Behind the string whose quote stands at `at`.
qsizetype skipString(const QByteArray& json, qsizetype at) {
    for (++at; at < json.size(); ++at) {
        if (json.at(at) == '\\')
            ++at;
        else if (json.at(at) == '"')
            return at + 1;
    }
    return json.size();
}

/// Behind the value that begins at `at`.
qsizetype skipValue(const QByteArray& json, qsizetype at) {
    int level = 0;
    while (at < json.size()) {
        const char c = json.at(at);
        if (c == '"') {
            at = skipString(json, at);
            if (level == 0)
                return at;
            continue;
        }
        const bool isEnd = c == ']' || c == '}';
        if (level == 0 && (isEnd || c == ',' || isSpace(c)))
            return at;
        level += c == '[' || c == '{' ? 1 : isEnd ? -1 : 0;
        ++at;
        if (isEnd && level == 0)
            return at;
    }
    return at;
}

Error unreadable(const QByteArray& bytes, const QJsonParseError& error) {
    const QByteArray text = bytes.trimmed();
    if (text.isEmpty())
        return {ErrorKind::Protocol, QStringLiteral("It is empty."), {}};
    if (text.startsWith('<'))
        return {ErrorKind::Protocol, QStringLiteral("It is a web page instead of enquiries."), {}};
    const bool isCut = (text.startsWith('{') && !text.endsWith('}')) || (text.startsWith('[') && !text.endsWith(']'));
    return {ErrorKind::Protocol, isCut ? QStringLiteral("It is cut off.") : QStringLiteral("It is no JSON that can be read."),
            QStringLiteral("JSON error %1 at byte %2").arg(int(error.error)).arg(error.offset)};
}

} // namespace

Result<JsonText> readJson(const QByteArray& bytes) {
    JsonText text;
    text.bytes = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text.bytes, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) {
        text.bytes = QString::fromUtf8(text.bytes).toUtf8();
        document = QJsonDocument::fromJson(text.bytes, &error);
    }
    if (error.error != QJsonParseError::NoError)
        return unreadable(text.bytes, error);
    text.isList = document.isArray();
    text.object = document.object();
    return text;
}

QByteArray memberBytes(const QByteArray& json, const QByteArray& name) {
    qsizetype at = skipSpace(json, 0);
    if (at >= json.size() || json.at(at) != '{')
        return {};
    at = skipSpace(json, at + 1);
    while (at < json.size() && json.at(at) == '"') {
        const qsizetype keyEnd = skipString(json, at);
        const QByteArray key = json.mid(at + 1, keyEnd - at - 2);
        const qsizetype begin = skipSpace(json, skipSpace(json, keyEnd) + 1);
        const qsizetype end = skipValue(json, begin);
        if (key == name)
            return json.mid(begin, end - begin);
        at = skipSpace(json, skipSpace(json, end) + 1);
    }
    return {};
}

QList<QByteArray> elementBytes(const QByteArray& array) {
    QList<QByteArray> elements;
    qsizetype at = skipSpace(array, 0);
    if (at >= array.size() || array.at(at) != '[')
        return elements;
    at = skipSpace(array, at + 1);
    while (at < array.size() && array.at(at) != ']') {
        const qsizetype end = skipValue(array, at);
        elements.append(array.mid(at, end - at));
        at = skipSpace(array, skipSpace(array, end) + 1);
    }
    return elements;
}

QString leadText(const QJsonValue& value) {
    QString text;
    if (value.isString()) {
        text = value.toString();
        text.remove(QChar(0));
        text = QString::fromUtf8(text.toUtf8()).trimmed(); // a lone surrogate is no text
    } else if (value.isDouble()) {
        const double number = value.toDouble();
        const bool isWhole = number == std::floor(number) && std::abs(number) < 9e18;
        text = isWhole ? QString::number(value.toInteger(static_cast<qint64>(number))) : QString::number(number, 'g', 17);
    } else if (value.isBool()) {
        text = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    } else if (value.isArray()) {
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    } else if (value.isObject()) {
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    const bool isMissing = text == QStringLiteral("0") || text.compare(QStringLiteral("null"), Qt::CaseInsensitive) == 0;
    return isMissing ? QString() : text;
}

} // namespace leadwell::channels::indiamart
