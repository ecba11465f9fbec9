// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/notify/NoticePolicy.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr int minutesPerHour = 60;
constexpr Millis hour = std::chrono::hours(1);

Error noQuietHours(const QString& text) {
    return {ErrorKind::Invalid, QStringLiteral("“%1” are no quiet hours; write them like 22:00-08:00.").arg(text.left(40)), {}};
}

QString clockText(int minutes) {
    return QStringLiteral("%1:%2")
        .arg(minutes / minutesPerHour, 2, 10, QLatin1Char('0'))
        .arg(minutes % minutesPerHour, 2, 10, QLatin1Char('0'));
}

/// When the quiet hours end that it is in; not set: it is in none.
Instant quietUntil(const QuietHours& quiet, Instant now, const QTimeZone& zone) {
    const QDateTime local = now.inZone(zone);
    const int minute = local.time().hour() * minutesPerHour + local.time().minute();
    const bool overMidnight = quiet.from > quiet.to;
    const bool isIn = overMidnight ? minute >= quiet.from || minute < quiet.to : minute >= quiet.from && minute < quiet.to;
    if (!isIn)
        return {};
    const QDate day = overMidnight && minute >= quiet.from ? local.date().addDays(1) : local.date();
    const QDateTime end(day, QTime(quiet.to / minutesPerHour, quiet.to % minutesPerHour), zone);
    // In the hour that a change of the clocks leaves out there is no such moment.
    return end.isValid() ? std::max(Instant::fromMs(end.toMSecsSinceEpoch()), now + std::chrono::minutes(1)) : now + hour;
}

/// How much room there is for interruptions, and since when.
class Room {
public:
    Room(const QList<Interruption>& told, Instant now) : m_now(now) {
        for (const Interruption& one : told) {
            if (one.urgency != Urgency::Urgent && one.at <= now && now - one.at < hour)
                m_told.append(one);
        }
        std::sort(m_told.begin(), m_told.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    }

    bool isFor(Urgency urgency) const {
        return m_told.size() < interruptionsPerHour && (urgency != Urgency::Info || infos() < infosPerHour);
    }
    void take(NoticeKind kind, Urgency urgency) { m_told.append({m_now, kind, urgency}); }
    /// When there may be room again: the oldest that stands in the way is an hour old.
    Instant again(Urgency urgency) const {
        for (const Interruption& one : m_told) {
            if (m_told.size() >= interruptionsPerHour || (urgency == Urgency::Info && one.urgency == Urgency::Info))
                return one.at + hour;
        }
        return m_now + hour;
    }
    Instant gatheredUntil(NoticeKind kind) const {
        Instant until;
        for (const Interruption& one : m_told) {
            if (one.kind == kind)
                until = std::max(until, one.at + gatherFor);
        }
        return until;
    }

private:
    qsizetype infos() const {
        return std::count_if(m_told.cbegin(), m_told.cend(), [](const auto& one) { return one.urgency == Urgency::Info; });
    }

    Instant m_now;
    QList<Interruption> m_told;
};

void soonest(Instant& again, Instant at) {
    if (!again.isSet() || at < again)
        again = at;
}

Telling together(const QList<WaitingNotice>& notices) {
    Telling telling;
    for (const WaitingNotice& one : notices) {
        if (telling.notices.isEmpty() || one.urgency > telling.urgency) {
            telling.kind = one.kind;
            telling.urgency = one.urgency;
        }
        telling.isCatchUp = telling.isCatchUp || one.kind != notices.first().kind;
        telling.notices.append(one.no);
    }
    return telling;
}

void tellUrgent(const QList<WaitingNotice>& urgent, NoticePlan& plan) {
    if (urgent.isEmpty())
        return;
    if (urgent.size() > urgentOneByOne)
        return plan.now.append(together(urgent));
    for (const WaitingNotice& one : urgent)
        plan.now.append(together({one}));
}

} // namespace

Result<std::optional<QuietHours>> quietHoursFromText(const QString& text) {
    if (text.trimmed().isEmpty())
        return std::optional<QuietHours>();
    static const QRegularExpression form(QStringLiteral("^\\s*([0-9]{1,2}):([0-9]{2})\\s*[-–]\\s*([0-9]{1,2}):([0-9]{2})\\s*$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return noQuietHours(text);
    const auto minutes = [&match](int first) {
        const QTime time(match.captured(first).toInt(), match.captured(first + 1).toInt());
        return time.isValid() ? time.hour() * minutesPerHour + time.minute() : -1;
    };
    const QuietHours hours{minutes(1), minutes(3)};
    if (hours.from < 0 || hours.to < 0 || hours.from == hours.to)
        return noQuietHours(text);
    return std::optional(hours);
}

QString toText(const QuietHours& hours) {
    return QStringLiteral("%1-%2").arg(clockText(hours.from), clockText(hours.to));
}

QByteArray toJson(const NoticeHabits& habits) {
    QJsonArray off;
    for (const NoticeKind kind : habits.off)
        off.append(toText(kind));
    return QJsonDocument(QJsonObject{{QStringLiteral("told"), habits.isTold},
                                     {QStringLiteral("off"), off},
                                     {QStringLiteral("quiet"), habits.quiet ? toText(*habits.quiet) : QString()},
                                     {QStringLiteral("focus_until"), habits.focusUntil.ms()}})
        .toJson(QJsonDocument::Compact);
}

NoticeHabits habitsFromJson(const QByteArray& text) {
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    NoticeHabits habits;
    habits.isTold = json.value(QStringLiteral("told")).toBool(true);
    for (const QJsonValue& word : json.value(QStringLiteral("off")).toArray()) {
        const auto kind = noticeKindFromText(word.toString());
        if (kind && !habits.off.contains(*kind))
            habits.off.append(*kind);
    }
    std::sort(habits.off.begin(), habits.off.end());
    if (const auto quiet = quietHoursFromText(json.value(QStringLiteral("quiet")).toString()))
        habits.quiet = *quiet;
    habits.focusUntil = Instant::fromMs(json.value(QStringLiteral("focus_until")).toInteger());
    return habits;
}

Instant heldUntil(const NoticeHabits& habits, Instant now, const QTimeZone& zone) {
    Instant until = habits.quiet ? quietUntil(*habits.quiet, now, zone) : Instant();
    if (habits.focusUntil > now && habits.focusUntil - now <= focusMax)
        until = std::max(until, habits.focusUntil);
    return until;
}

NoticePlan planNotices(const QList<WaitingNotice>& waiting, const NoticeHabits& habits, const QList<Interruption>& told,
                       Instant now, const QTimeZone& zone) {
    NoticePlan plan;
    QList<WaitingNotice> urgent;
    QList<WaitingNotice> others;
    for (const WaitingNotice& one : waiting) {
        if (!habits.isTold || habits.off.contains(one.kind))
            plan.listed.append(one.no);
        else
            (one.urgency == Urgency::Urgent ? urgent : others).append(one);
    }
    tellUrgent(urgent, plan);
    if (others.isEmpty())
        return plan;
    if (const Instant until = heldUntil(habits, now, zone); until.isSet()) {
        plan.again = until;
        return plan;
    }

    Room room(told, now);
    const bool hasWaitedLong =
        std::any_of(others.cbegin(), others.cend(), [now](const auto& one) { return now - one.at >= catchUpAfter; });
    if (const Telling catchUp = together(others); hasWaitedLong && room.isFor(catchUp.urgency)) {
        plan.now.append(catchUp);
        return plan;
    }
    QMap<NoticeKind, QList<WaitingNotice>> byKind;
    for (const WaitingNotice& one : others)
        byKind[one.kind].append(one);
    QList<Telling> groups;
    for (const auto& kind : std::as_const(byKind))
        groups.append(together(kind));
    std::stable_sort(groups.begin(), groups.end(), [](const Telling& a, const Telling& b) { return a.urgency > b.urgency; });
    for (const Telling& group : groups) {
        const Instant gathered = room.gatheredUntil(group.kind);
        if (gathered > now) {
            soonest(plan.again, gathered);
        } else if (!room.isFor(group.urgency)) {
            soonest(plan.again, room.again(group.urgency));
        } else {
            room.take(group.kind, group.urgency);
            plan.now.append(group);
        }
    }
    return plan;
}

} // namespace leadwell::domain
