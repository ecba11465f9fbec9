// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/Countries.h"

#include <QHash>
#include <QLocale>

namespace leadwell::services {

namespace {

QString keyOf(const QString& text) {
    QString key;
    for (const QChar c : text.toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isMark())
            key.append(c);
    }
    return key;
}

const QHash<QString, QString>& codes() {
    static const QHash<QString, QString> known = [] {
        QHash<QString, QString> map{
            {QStringLiteral("usa"), QStringLiteral("US")},     {QStringLiteral("unitedstatesofamerica"), QStringLiteral("US")},
            {QStringLiteral("uk"), QStringLiteral("GB")},      {QStringLiteral("greatbritain"), QStringLiteral("GB")},
            {QStringLiteral("england"), QStringLiteral("GB")}, {QStringLiteral("uae"), QStringLiteral("AE")},
            {QStringLiteral("ksa"), QStringLiteral("SA")},     {QStringLiteral("bharat"), QStringLiteral("IN")},
            {QStringLiteral("holland"), QStringLiteral("NL")}};
        for (int number = QLocale::AnyTerritory + 1; number <= QLocale::LastTerritory; ++number) {
            const auto territory = static_cast<QLocale::Territory>(number);
            const QString code = QLocale::territoryToCode(territory);
            if (code.size() != 2)
                continue;
            map.insert(keyOf(code), code);
            map.insert(keyOf(QLocale::territoryToString(territory)), code);
            for (const QLocale& locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, territory))
                map.insert(keyOf(locale.nativeTerritoryName()), code);
        }
        map.remove(QString());
        return map;
    }();
    return known;
}

} // namespace

QString countryCodeOf(const QString& text) {
    return codes().value(keyOf(text.left(100)));
}

} // namespace leadwell::services
