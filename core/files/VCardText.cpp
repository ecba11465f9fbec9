// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/VCardText.h"

#include "core/files/TextReader.h"

#include <QStringDecoder>

namespace leadwell::files {
namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool isWindows1252(const QString& charset) {
    return charset == QStringLiteral("windows-1252") || charset == QStringLiteral("cp1252") ||
           charset == QStringLiteral("iso-8859-1") || charset == QStringLiteral("latin1");
}

} // namespace

QByteArray fromQuotedPrintable(QByteArrayView text) {
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        const int high = c == '=' && i + 2 < text.size() ? hexValue(text.at(i + 1)) : -1;
        const int low = high >= 0 ? hexValue(text.at(i + 2)) : -1;
        if (low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += c;
        }
    }
    return bytes;
}

QString inCharset(const QByteArray& bytes, const QString& charset) {
    const QString name = charset.toLower();
    EncodingFacts facts;
    if (isWindows1252(name)) {
        facts.encoding = Encoding::Windows1252;
        return decode(bytes, facts);
    }
    if (!name.isEmpty() && name != QStringLiteral("utf-8")) {
        QStringDecoder decoder(name.toLatin1().constData());
        if (decoder.isValid())
            return decoder.decode(bytes);
    }
    // A single value is too short for the guess at UTF-16; a NUL in it is dirt.
    facts = sniffEncoding(bytes);
    if (facts.encoding == Encoding::Utf16Le || facts.encoding == Encoding::Utf16Be)
        facts = EncodingFacts();
    return decode(bytes, facts);
}

QStringList splitEscaped(const QString& value, QChar separator) {
    QStringList parts;
    qsizetype from = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) == QLatin1Char('\\')) {
            ++i;
        } else if (value.at(i) == separator) {
            parts += value.mid(from, i - from);
            from = i + 1;
        }
    }
    return parts << value.mid(from);
}

QString unescaped(const QString& value) {
    QString text;
    text.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        const QChar next = c == QLatin1Char('\\') && i + 1 < value.size() ? value.at(i + 1) : QChar();
        if (next == QLatin1Char('n') || next == QLatin1Char('N'))
            text += QLatin1Char('\n');
        else if (next == QLatin1Char(',') || next == QLatin1Char(';') || next == QLatin1Char(':') || next == QLatin1Char('\\'))
            text += next;
        else {
            text += c;
            continue;
        }
        ++i;
    }
    return text.trimmed();
}

} // namespace leadwell::files
