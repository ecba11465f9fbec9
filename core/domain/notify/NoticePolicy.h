// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/notify/Notice.h"

#include <QTimeZone>

#include <optional>

namespace leadwell::domain {

/// Daily, by the clock on the wall; it may go over midnight. In minutes since midnight, 0 to 1,439.
struct QuietHours {
    int from = 0;
    int to = 0; ///< exclusive; never equal to `from`
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};
/// Reads "22:00-08:00"; empty is none. Errors: Invalid.
Result<std::optional<QuietHours>> quietHoursFromText(const QString& text);
QString toText(const QuietHours& hours);

/// How somebody wants to be told.
struct NoticeHabits {
    bool isTold = true;    ///< false: the list is enough
    QList<NoticeKind> off; ///< only in the list, each once and in the order of the kinds
    std::optional<QuietHours> quiet;
    Instant focusUntil; ///< not set: no focus
    friend bool operator==(const NoticeHabits&, const NoticeHabits&) = default;
};
/// Focus lasts at most so long; one that would end later was set by a clock that was wrong.
inline constexpr Millis focusMax = std::chrono::hours(24);
QByteArray toJson(const NoticeHabits& habits);
/// What cannot be read of it is as if nobody had chosen.
NoticeHabits habitsFromJson(const QByteArray& json);

/// Something that was not told yet.
struct WaitingNotice {
    qint64 no = 0;
    NoticeKind kind = NoticeKind::NewLead;
    Urgency urgency = Urgency::Info;
    Instant at;
};

/// Somebody was interrupted.
struct Interruption {
    Instant at;
    NoticeKind kind = NoticeKind::NewLead;
    Urgency urgency = Urgency::Info;
};

/// One thing that appears on the screen.
struct Telling {
    QList<qint64> notices; ///< at least one
    NoticeKind kind = NoticeKind::NewLead;
    Urgency urgency = Urgency::Info;
    bool isCatchUp = false; ///< of several kinds: what came while nobody could be told
};

struct NoticePlan {
    QList<Telling> now;
    QList<qint64> listed; ///< never told
    Instant again;        ///< when to look again; not set: not before something happens
};

/// So many interruptions in an hour, what is urgent apart, of which so many are only good to know.
inline constexpr int interruptionsPerHour = 6;
inline constexpr int infosPerHour = 4;
/// After one of a kind was told, others of that kind are gathered for so long.
inline constexpr Millis gatherFor = std::chrono::seconds(30);
/// What waits for longer than this is told in one go with everything else.
inline constexpr Millis catchUpAfter = std::chrono::minutes(5);
/// So many urgent ones at once are told one by one.
inline constexpr int urgentOneByOne = 3;

/// Until when nobody may be interrupted but by what is urgent; not set: they may be now.
Instant heldUntil(const NoticeHabits& habits, Instant now, const QTimeZone& zone);

/// What to tell now of what waits. Each of `waiting` is told at once, only listed, or told later, and `again` says when; `told`
/// are the interruptions of the last hour. Times that are yet to come are of a clock that was wrong and count as now. Pure.
NoticePlan planNotices(const QList<WaitingNotice>& waiting, const NoticeHabits& habits, const QList<Interruption>& told,
                       Instant now, const QTimeZone& zone);

} // namespace leadwell::domain
