// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/CallNames.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadwell::channels::asterisk {

namespace {

constexpr qsizetype shortNumber = 6; ///< so many digits at most has a phone of the house
constexpr qsizetype wholeNumber = 5; ///< so many at least a number outside
constexpr qsizetype toldMax = 80;

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

qsizetype digitsIn(const QString& text) {
    return std::count_if(text.begin(), text.end(), isDigit);
}

bool isPeer(const QString& peer, const QString& wanted) {
    return peer.compare(wanted, Qt::CaseInsensitive) == 0 || peer.section(u'/', 1).compare(wanted, Qt::CaseInsensitive) == 0;
}

bool isAmong(const QString& peer, const QStringList& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&peer](const QString& one) { return isPeer(peer, one); });
}

/// Only what a telephone can dial.
QString dialable(const QString& text) {
    QString number;
    for (const QChar c : text) {
        if (isDigit(c) || (c == u'+' && number.isEmpty()))
            number.append(c);
    }
    return number;
}

} // namespace

QString peerOf(const QString& channel) {
    const QString name = channel.section(u';', 0, 0);
    const qsizetype dash = name.lastIndexOf(u'-');
    return dash > 0 ? name.left(dash) : name;
}

LegKind kindOf(const QString& channel, const House& house) {
    static const QStringList links{QStringLiteral("Local"),    QStringLiteral("Message"),   QStringLiteral("Surrogate"),
                                   QStringLiteral("Recorder"), QStringLiteral("Announcer"), QStringLiteral("CBAnn"),
                                   QStringLiteral("CBRec"),    QStringLiteral("Bridge"),    QStringLiteral("Async"),
                                   QStringLiteral("Parked"),   QStringLiteral("AsyncGoto")};
    const QString peer = peerOf(channel);
    if (!peer.contains(u'/') || links.contains(peer.section(u'/', 0, 0), Qt::CaseInsensitive))
        return LegKind::Link;
    if (isAmong(peer, house.phones))
        return LegKind::Phone;
    if (!house.lines.isEmpty())
        return isAmong(peer, house.lines) ? LegKind::Line : LegKind::Phone;
    const QString name = peer.section(u'/', 1);
    const bool isWired = peer.startsWith(QStringLiteral("DAHDI/"), Qt::CaseInsensitive);
    return !isWired && !name.isEmpty() && name.size() <= shortNumber && digitsIn(name) == name.size() ? LegKind::Phone
                                                                                                      : LegKind::Line;
}

bool isOurs(const QString& channel, const House& house) {
    return house.phones.isEmpty() || isAmong(peerOf(channel), house.phones);
}

QString numberOf(const QString& told) {
    QString text = told.left(toldMax).trimmed();
    text.remove(u'<').remove(u'>').remove(u'"');
    for (const char* scheme : {"sips:", "sip:", "tel:"}) {
        if (text.startsWith(QLatin1String(scheme), Qt::CaseInsensitive))
            text = text.mid(qsizetype(qstrlen(scheme)));
    }
    text = text.section(u'@', 0, 0).section(u';', 0, 0).trimmed();
    const QString number = dialable(text);
    // "anonymous", "unknown", "s", "Rajesh": whoever it is, it is no number.
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    return digitsIn(number) == 0 || std::any_of(text.begin(), text.end(), isLetter) ? QString() : number;
}

QString nameOf(const QString& told, const QString& number) {
    static const QStringList nobody{QStringLiteral("unknown"),    QStringLiteral("anonymous"),   QStringLiteral("private"),
                                    QStringLiteral("restricted"), QStringLiteral("unavailable"), QStringLiteral("withheld"),
                                    QStringLiteral("s"),          QStringLiteral("asterisk")};
    QString name = told.left(toldMax).simplified();
    name.remove(u'<').remove(u'>').remove(u'"');
    const bool isNumber = !name.isEmpty() && numberOf(name) == number && !number.isEmpty();
    return isNumber || nobody.contains(name.toLower()) || !numberOf(name).isEmpty() ? QString() : name;
}

QString dialledNumber(const QString& exten, const QString& dialString, const House& house) {
    const auto outside = [&house](const QString& text) {
        const QString number = dialable(text);
        const bool hasPrefix =
            !house.prefix.isEmpty() && number.startsWith(house.prefix) && number.size() - house.prefix.size() >= wholeNumber;
        return hasPrefix ? number.mid(house.prefix.size()) : number;
    };
    if (digitsIn(exten) >= wholeNumber && !exten.startsWith(u'*'))
        return outside(exten);
    QString best;
    static const QRegularExpression marks(QStringLiteral("[/@,:&]"));
    for (const QString& part : dialString.left(toldMax).split(marks)) {
        const QString number = numberOf(part);
        if (number.size() > best.size())
            best = number;
    }
    if (digitsIn(best) >= wholeNumber)
        return outside(best);
    return digitsIn(exten) > 0 && !exten.startsWith(u'*') ? outside(exten) : best;
}

} // namespace leadwell::channels::asterisk
