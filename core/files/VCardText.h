// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace leadwell::files {

/// "=C3=BC" → bytes; what is no quoted-printable stays as it is (RFC 2045 §6.7).
QByteArray fromQuotedPrintable(QByteArrayView text);

/// Bytes of a value in a named charset; without a name, or with one we do not know, UTF-8 when it is, else
/// Windows-1252.
QString inCharset(const QByteArray& bytes, const QString& charset);

/// Splits at separators that have no backslash before them; the parts stay escaped.
QStringList splitEscaped(const QString& value, QChar separator);

/// "\n", "\,", "\;", "\\" → what they mean.
QString unescaped(const QString& value);

} // namespace leadwell::files
