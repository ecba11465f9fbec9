// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/Route.h"

#include <QUrl>
#include <QUrlQuery>

namespace leadwell::pages {
namespace {

constexpr int longestRoute = 4096;

} // namespace

qint64 Route::leadNumber() const {
    if (page != QStringLiteral("lead"))
        return 0;
    bool isNumber = false;
    const qint64 number = rest.toLongLong(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

QString Route::toText() const {
    QUrlQuery words;
    for (auto it = query.cbegin(); it != query.cend(); ++it)
        words.addQueryItem(it.key(), QString::fromLatin1(QUrl::toPercentEncoding(it.value())));
    QString text = page;
    if (!rest.isEmpty())
        text += QLatin1Char('/') + rest;
    if (!query.isEmpty())
        text += QLatin1Char('?') + words.query(QUrl::FullyEncoded);
    return text;
}

Route Route::fromText(const QString& text) {
    Route route;
    if (text.size() > longestRoute)
        return route;
    const qsizetype mark = text.indexOf(QLatin1Char('?'));
    const QString path = mark < 0 ? text : text.left(mark);
    const qsizetype slash = path.indexOf(QLatin1Char('/'));
    route.page = (slash < 0 ? path : path.left(slash)).toLower();
    if (slash >= 0)
        route.rest = path.mid(slash + 1);
    if (mark >= 0) {
        const auto items = QUrlQuery(text.mid(mark + 1)).queryItems(QUrl::FullyDecoded);
        for (const auto& [key, value] : items)
            route.query.insert(key, value);
    }
    return route;
}

Route Route::lead(qint64 number) {
    return Route{QStringLiteral("lead"), QString::number(number), {}};
}

Route Route::to(const QString& page, const QMap<QString, QString>& query) {
    return Route{page, {}, query};
}

Route routeFromLink(const QString& link) {
    if (link.size() > longestRoute)
        return {};
    const QString leadLink = QStringLiteral("leadwell://lead/");
    const QString telLink = QStringLiteral("tel:");
    if (link.startsWith(leadLink, Qt::CaseInsensitive)) {
        const Route route{QStringLiteral("lead"), link.mid(leadLink.size()), {}};
        return route.leadNumber() > 0 ? route : Route{};
    }
    if (link.startsWith(telLink, Qt::CaseInsensitive)) {
        const QString number = QUrl::fromPercentEncoding(link.mid(telLink.size()).toUtf8());
        return Route::to(QStringLiteral("inbox"), {{QStringLiteral("text"), number}});
    }
    return {};
}

} // namespace leadwell::pages
