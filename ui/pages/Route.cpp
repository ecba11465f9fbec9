// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/Route.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <cctype>

namespace leadwell::pages {
namespace {

Error invalid(const char* sentence) {
    return {ErrorKind::Invalid, QCoreApplication::translate("Route", sentence), {}};
}

Error tooLong() {
    return {ErrorKind::TooLarge, QCoreApplication::translate("Route", "The link is too long."), {}};
}

bool isPageId(const QString& page) {
    return !page.isEmpty() && std::all_of(page.begin(), page.end(), [](QChar letter) {
        return (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9') || letter == u'-';
    });
}

bool isControl(QChar letter) {
    return letter.unicode() < 0x20 || (letter.unicode() >= 0x7f && letter.unicode() <= 0x9f);
}

bool hasControls(const QString& text) {
    return std::any_of(text.begin(), text.end(), isControl);
}

QString encoded(const QString& text, const QByteArray& plain = {}) {
    return QString::fromLatin1(text.toUtf8().toPercentEncoding(plain));
}

/// '%' and two hexadecimal digits are a byte of UTF-8, other characters themselves.
Result<QString> decoded(const QString& text) {
    const QByteArray written = text.toUtf8();
    for (qsizetype at = written.indexOf('%'); at >= 0; at = written.indexOf('%', at + 3)) {
        if (written.size() - at < 3 || !std::isxdigit(static_cast<unsigned char>(written[at + 1])) ||
            !std::isxdigit(static_cast<unsigned char>(written[at + 2])))
            return invalid(QT_TRANSLATE_NOOP("Route", "The link has a percent sign without two digits after it."));
    }
    // A byte order mark is a character like any other: a value that begins with one comes back with it.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString read = decoder.decode(QByteArray::fromPercentEncoding(written));
    if (decoder.hasError())
        return invalid(QT_TRANSLATE_NOOP("Route", "The link holds bytes that are no text."));
    return read;
}

Result<QMap<QString, QString>> readQuery(const QString& text) {
    QMap<QString, QString> query;
    const QStringList items = text.split(QLatin1Char('&'), Qt::SkipEmptyParts);
    for (const QString& item : items) {
        const qsizetype sign = item.indexOf(QLatin1Char('='));
        LW_TRY(const QString key, decoded(sign < 0 ? item : item.left(sign)));
        LW_TRY(const QString value, decoded(sign < 0 ? QString() : item.mid(sign + 1)));
        query.insert(key, value);
    }
    return query;
}

} // namespace

qint64 Route::leadNumber() const {
    if (page != QStringLiteral("lead"))
        return 0;
    bool isNumber = false;
    const qint64 number = rest.toLongLong(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

Result<QString> Route::toText() const {
    if (*this == Route{})
        return QString();
    if (!isPageId(page))
        return invalid(QT_TRANSLATE_NOOP("Route", "The link names no page."));
    bool isText = rest.isValidUtf16();
    QString text = page;
    if (!rest.isEmpty())
        text += QLatin1Char('/') + encoded(rest, "/");
    QLatin1Char before('?');
    for (auto it = query.cbegin(); it != query.cend(); ++it) {
        isText = isText && it.key().isValidUtf16() && it.value().isValidUtf16();
        text += before + encoded(it.key()) + QLatin1Char('=') + encoded(it.value());
        before = QLatin1Char('&');
    }
    if (!isText)
        return invalid(QT_TRANSLATE_NOOP("Route", "The link would hold half a character."));
    if (text.size() > textMax)
        return tooLong();
    return text;
}

Result<Route> Route::read(const QString& text) {
    Route route;
    if (text.isEmpty())
        return route;
    if (text.size() > textMax)
        return tooLong();
    if (hasControls(text) || !text.isValidUtf16())
        return invalid(QT_TRANSLATE_NOOP("Route", "The link holds characters that cannot be part of a link."));
    const qsizetype mark = text.indexOf(QLatin1Char('?'));
    const QString path = mark < 0 ? text : text.left(mark);
    const qsizetype slash = path.indexOf(QLatin1Char('/'));
    route.page = (slash < 0 ? path : path.left(slash)).toLower();
    if (slash >= 0) {
        LW_TRY(route.rest, decoded(path.mid(slash + 1)));
    }
    if (mark >= 0) {
        LW_TRY(route.query, readQuery(text.mid(mark + 1)));
    }
    LW_CHECK(route.toText()); // A page that is no id, or letters that are too many once they are encoded.
    return route;
}

Route Route::lead(qint64 number) {
    return Route{QStringLiteral("lead"), QString::number(number), {}};
}

Route Route::to(const QString& page, const QMap<QString, QString>& query) {
    return Route{page, {}, query};
}

namespace {

QString leadLink() {
    return QStringLiteral("leadwell://lead/");
}
QString telLink() {
    return QStringLiteral("tel:");
}

/// "leadwell:call?…", also with the slashes that some programs insist on; empty for another link.
QString callLinkOf(const QString& link) {
    for (const QString& before : {QStringLiteral("leadwell:call"), QStringLiteral("leadwell://call")}) {
        if (link.startsWith(before, Qt::CaseInsensitive) && (link.size() == before.size() || link.at(before.size()) == u'?'))
            return QStringLiteral("call") + link.mid(before.size());
    }
    return {};
}

bool isNumber(const QString& text) {
    constexpr int digitsMax = 20;
    constexpr int lettersMax = 40;
    const QString between = QStringLiteral("+*#().-/ ");
    const auto isDigit = [](QChar letter) { return letter >= u'0' && letter <= u'9'; };
    const auto digits = std::count_if(text.begin(), text.end(), isDigit);
    return text.size() <= lettersMax && digits > 0 && digits <= digitsMax &&
           std::all_of(text.begin(), text.end(), [&](QChar letter) { return isDigit(letter) || between.contains(letter); });
}

Error noNumber() {
    return invalid(QT_TRANSLATE_NOOP("Route", "The link holds no telephone number. Nothing was done."));
}

/// RFC 3966: what follows a semicolon is about the number.
Result<Route> readTel(const QString& written) {
    LW_TRY(const QString all, decoded(written));
    const QString number = all.section(u';', 0, 0).simplified();
    if (!isNumber(number) || hasControls(all))
        return noNumber();
    return Route::to(QStringLiteral("call"),
                     {{QStringLiteral("number"), number}, {QStringLiteral("dir"), QStringLiteral("out")}});
}

Result<Route> readCall(const QString& text) {
    constexpr int idMax = 200;
    LW_TRY(const Route given, Route::read(text));
    const auto value = [&given](const char* key) { return given.query.value(QString::fromLatin1(key)).simplified(); };
    QMap<QString, QString> query;
    const QString number = value("number");
    if (!isNumber(number) && number.compare(QStringLiteral("withheld"), Qt::CaseInsensitive) != 0)
        return noNumber();
    query.insert(QStringLiteral("number"), number);
    const QString direction = value("dir").isEmpty() ? QStringLiteral("in") : value("dir").toLower();
    if (direction != QStringLiteral("in") && direction != QStringLiteral("out"))
        return invalid(QT_TRANSLATE_NOOP("Route", "The link says neither “in” nor “out”. Nothing was done."));
    query.insert(QStringLiteral("dir"), direction);
    const QString id = value("id");
    if (id.size() > idMax || hasControls(id))
        return invalid(QT_TRANSLATE_NOOP("Route", "The link names the call in a way that cannot be read. Nothing was done."));
    if (!id.isEmpty())
        query.insert(QStringLiteral("id"), id);
    return Route::to(QStringLiteral("call"), query);
}

} // namespace

bool isLink(const QString& text) {
    return text.startsWith(telLink(), Qt::CaseInsensitive) || text.startsWith(QStringLiteral("leadwell:"), Qt::CaseInsensitive);
}

Result<Route> readLink(const QString& link) {
    if (link.size() > Route::textMax)
        return tooLong();
    if (!link.isValidUtf16() || hasControls(link))
        return invalid(QT_TRANSLATE_NOOP("Route", "The link holds characters that cannot be part of a link."));
    if (link.startsWith(leadLink(), Qt::CaseInsensitive)) {
        const Route route{QStringLiteral("lead"), link.mid(leadLink().size()), {}};
        if (route.leadNumber() > 0)
            return Route::lead(route.leadNumber());
    }
    if (link.startsWith(telLink(), Qt::CaseInsensitive))
        return readTel(link.mid(telLink().size()));
    if (const QString call = callLinkOf(link); !call.isEmpty())
        return readCall(call);
    return invalid(QT_TRANSLATE_NOOP("Route", "This link leads nowhere in Leadwell. Nothing was done."));
}

} // namespace leadwell::pages
