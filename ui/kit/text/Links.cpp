// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/Links.h"

#include <QRegularExpression>

namespace leadwell::kit {
namespace {

bool isWeb(const QUrl& url) {
    return url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
}

/// Hosts count as the same with or without "www.".
QString bareHost(const QString& host) {
    return host.startsWith(QStringLiteral("www.")) ? host.mid(4) : host;
}

} // namespace

bool isSafeLink(const QUrl& url) {
    if (!url.isValid())
        return false;
    if (isWeb(url))
        return !url.host().isEmpty();
    return (url.scheme() == QStringLiteral("mailto") || url.scheme() == QStringLiteral("tel")) && !url.path().isEmpty();
}

QString realTarget(const QUrl& url) {
    if (isWeb(url))
        return QString::fromLatin1(QUrl::toAce(url.host(QUrl::FullyDecoded)));
    return url.path(QUrl::FullyDecoded);
}

bool isDeceptive(const QUrl& url, const QString& shownText) {
    static const QRegularExpression named(QStringLiteral("(?:https?://)?((?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}]{2,})(?:[/:?#\\s]|$)"),
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::UseUnicodePropertiesOption);
    if (!isWeb(url))
        return false;
    const QRegularExpressionMatch match = named.match(shownText);
    if (!match.hasMatch())
        return false;
    const QString shownHost = QString::fromLatin1(QUrl::toAce(match.captured(1).toLower()));
    return bareHost(shownHost) != bareHost(realTarget(url).toLower());
}

} // namespace leadwell::kit
