// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/SafeUrl.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace leadwell::mailhtml {
namespace {

constexpr qsizetype longestUrl = 2'000;

/// Browsers ignore blanks and control characters inside an address; so must whoever judges it.
QString cleaned(const QString& address) {
    QString text;
    text.reserve(address.size());
    for (const QChar c : address.left(2 * longestUrl)) {
        const bool isIgnored = c.unicode() <= 0x20 || (c.unicode() >= 0x7F && c.unicode() <= 0xA0) ||
                               c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
        if (!isIgnored)
            text += c;
    }
    if (text.startsWith(QStringLiteral("//")))
        text.prepend(QStringLiteral("https:"));
    return text;
}

QString encodedWeb(QUrl url) {
    url.setUserInfo(QString());
    const QString text = url.toString(QUrl::FullyEncoded);
    return text.size() <= longestUrl ? text : QString();
}

bool isWeb(const QUrl& url) {
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
}

SafeUrl readMailto(const QUrl& url) {
    SafeUrl safe;
    QUrl target;
    target.setScheme(QStringLiteral("mailto"));
    target.setPath(url.path());
    QUrlQuery kept;
    const QUrlQuery query(url);
    // Nothing that attaches files or adds hidden recipients.
    for (const QString& key : {QStringLiteral("subject"), QStringLiteral("body")}) {
        if (query.hasQueryItem(key))
            kept.addQueryItem(key, query.queryItemValue(key));
    }
    if (!kept.isEmpty())
        target.setQuery(kept);
    const QString text = target.toString(QUrl::FullyEncoded);
    if (!url.path().contains(QLatin1Char('@')) || text.size() > longestUrl)
        return safe;
    safe.url = text;
    safe.host = url.path();
    return safe;
}

SafeUrl readTel(const QString& address) {
    static const QRegularExpression notInNumbers(QStringLiteral("[^0-9+*#().\\-]"));
    SafeUrl safe;
    safe.host = address.mid(4).left(40).remove(notInNumbers);
    if (!safe.host.isEmpty())
        safe.url = QStringLiteral("tel:") + safe.host;
    return safe;
}

/// The host a text names when the text is an address, or begins with one; else empty.
QString hostInText(const QString& text) {
    static const QRegularExpression address(
        QStringLiteral("^(?:https?:/*|ftp:/*)?(?:[^\\s/@]+@)?((?:[\\w\\-]+\\.)+[\\p{L}]{2,24})(?::\\d+)?(?:[/"
                       "?#]\\S*)?[.,;)]?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression inside(QStringLiteral("(?:https?://|www\\.)((?:[\\w\\-]+\\.)*[\\p{L}\\w\\-]+)"),
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression fileName(QStringLiteral("^[^/@:]*\\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|jpe?g|png|gif)$"),
                                             QRegularExpression::CaseInsensitiveOption);
    const QString shown = text.trimmed();
    if (shown.contains(QStringLiteral("://")) || shown.contains(QStringLiteral("www."), Qt::CaseInsensitive)) {
        const auto match = inside.match(shown);
        return match.hasMatch() ? match.captured(1) : QString();
    }
    const auto match = address.match(shown);
    return match.hasMatch() && !fileName.match(shown).hasMatch() ? match.captured(1) : QString();
}

QString comparable(const QString& host) {
    const QByteArray ascii = QUrl::toAce(host);
    const QString name = ascii.isEmpty() ? host.toLower() : QString::fromLatin1(ascii).toLower();
    return name.startsWith(QStringLiteral("www.")) ? name.mid(4) : name;
}

bool isSameOrBelow(const QString& host, const QString& parent) {
    return host == parent || host.endsWith(QLatin1Char('.') + parent);
}

} // namespace

SafeUrl readLink(const QString& href) {
    const QString address = cleaned(href);
    if (address.startsWith(QStringLiteral("tel:"), Qt::CaseInsensitive))
        return readTel(address);
    const QUrl url(address, QUrl::TolerantMode);
    if (url.scheme() == QStringLiteral("mailto"))
        return readMailto(url);
    SafeUrl safe;
    if (!isWeb(url))
        return safe;
    safe.url = encodedWeb(url);
    safe.hidHost = !url.userInfo().isEmpty();
    safe.host = url.host(QUrl::FullyEncoded);
    return safe;
}

QString readImageUrl(const QString& src) {
    const QUrl url(cleaned(src), QUrl::TolerantMode);
    return isWeb(url) ? encodedWeb(url) : QString();
}

QString readContentId(const QString& src) {
    static const QRegularExpression id(QStringLiteral("^cid:([A-Za-z0-9._@+$=~!%\\-]{1,250})$"),
                                       QRegularExpression::CaseInsensitiveOption);
    const auto match = id.match(src.trimmed());
    return match.hasMatch() ? match.captured(1) : QString();
}

bool showsAnotherHost(const QString& text, const SafeUrl& target) {
    if (target.hidHost)
        return true;
    const QString shown = hostInText(text);
    if (shown.isEmpty())
        return false;
    if (target.url.startsWith(QStringLiteral("tel:")))
        return true;
    const QString a = comparable(shown);
    const QString b = comparable(target.host.section(QLatin1Char('@'), -1));
    return !isSameOrBelow(a, b) && !isSameOrBelow(b, a);
}

} // namespace leadwell::mailhtml
