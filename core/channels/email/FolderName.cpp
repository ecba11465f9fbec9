// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/FolderName.h"

namespace leadwell::channels::email {

namespace {

bool isPlain(QChar c) {
    return c.unicode() >= 0x20 && c.unicode() < 0x7F;
}

QByteArray utf16Base64(QStringView text) {
    QByteArray bytes;
    for (const QChar c : text) {
        bytes.append(static_cast<char>(c.unicode() >> 8));
        bytes.append(static_cast<char>(c.unicode() & 0xFF));
    }
    return bytes.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',');
}

QString fromUtf16Base64(QByteArray base64) {
    const QByteArray bytes = QByteArray::fromBase64(base64.replace(',', '/'));
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text.append(QChar(static_cast<char16_t>((static_cast<uchar>(bytes.at(i)) << 8) | static_cast<uchar>(bytes.at(i + 1)))));
    return text;
}

} // namespace

QByteArray encodeFolderName(const QString& name) {
    QByteArray wire;
    for (qsizetype i = 0; i < name.size();) {
        qsizetype end = i;
        while (end < name.size() && !isPlain(name.at(end)))
            ++end;
        if (end > i) {
            wire += '&' + utf16Base64(QStringView(name).mid(i, end - i)) + '-';
            i = end;
        } else {
            wire += name.at(i) == QLatin1Char('&') ? QByteArray("&-") : QByteArray(1, name.at(i).toLatin1());
            ++i;
        }
    }
    return wire;
}

QString decodeFolderName(const QByteArray& wire) {
    QString name;
    for (qsizetype i = 0; i < wire.size(); ++i) {
        const qsizetype end = wire.at(i) == '&' ? wire.indexOf('-', i) : -1;
        if (end < 0) {
            name.append(QLatin1Char(wire.at(i)));
        } else {
            name += end == i + 1 ? QStringLiteral("&") : fromUtf16Base64(wire.mid(i + 1, end - i - 1));
            i = end;
        }
    }
    return name;
}

QByteArray quotedImap(const QByteArray& text) {
    QByteArray quoted = "\"";
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            continue;
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace leadwell::channels::email
