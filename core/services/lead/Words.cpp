// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Words.h"

#include <QLocale>

namespace leadwell::services::words {

using namespace domain;

namespace {

/// "booking_confirmed" → "Booking confirmed"
QString sentenceCase(const QString& word) {
    QString text = word.toLower().replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString label(Stage stage) {
    return sentenceCase(toText(stage));
}

QString label(Heat heat) {
    return sentenceCase(toText(heat));
}

QString label(Channel channel) {
    switch (channel) {
    case Channel::WhatsApp:
        return QStringLiteral("WhatsApp");
    case Channel::Email:
        return QStringLiteral("E-mail");
    case Channel::IndiaMart:
        return QStringLiteral("IndiaMART");
    case Channel::JustDial:
        return QStringLiteral("JustDial");
    case Channel::Gem:
        return QStringLiteral("GeM");
    case Channel::LinkedIn:
        return QStringLiteral("LinkedIn");
    case Channel::Sms:
        return QStringLiteral("SMS");
    case Channel::Manual:
        return QStringLiteral("By hand");
    default:
        return sentenceCase(toText(channel));
    }
}

QString language(const QString& code) {
    if (code == QStringLiteral("hi-Latn"))
        return QStringLiteral("Hindi in Latin letters");
    const QLocale::Language language = QLocale::codeToLanguage(code.section(QLatin1Char('-'), 0, 0));
    return language == QLocale::AnyLanguage ? code : QLocale::languageToString(language);
}

QString country(const QString& code) {
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString signalCause(const QString& key) {
    return sentenceCase(key) + QStringLiteral(" counted");
}

} // namespace leadwell::services::words
