// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/domain/lead/LeadDetail.h"

#include <QTimeZone>

namespace leadwell::domain {

/// What words like "me" and "7d" mean where they are typed.
struct TypedContext {
    Instant now;
    QTimeZone zone;
    MemberId me;
    QList<Member> team;
};

/// The text has a word that reads as a condition; without one there is nothing to look up.
bool hasTypedWords(const QString& text);

/// What is left to search for when everything that looks like a condition goes; for marking what was found.
QString withoutTypedWords(const QString& text);

/// Takes the conditions typed into the filter's text out of it and applies them: owner:me, owner:nobody, owner:karan, heat:hot,
/// heat:warm+, stage:qualified (or status:), channel:whatsapp (or source:, which also knows where a lead was found), tag:fair,
/// is:open, is:closed, is:all, is:overdue, is:unassigned, last:7d (h, d, w, m), created:30d, after:2026-11-01, before:2026-11-20.
///
/// - A value with spaces stands in quotes: owner:"Meera J".
/// - heat:hot,warm and heat:hot heat:warm are the same: a lead has one heat, and either will do. So with owners, stages,
///   channels, sources and is:; a lead has many tags, so tag:fair,surat is one of them, tag:fair tag:surat both.
/// - A minus takes away: -heat:cold, -owner:nobody, -tag:fair,surat (none of them), -last:7d (nothing in the last seven days).
///   Without another condition about the same thing it takes away from what was chosen, or from everything.
/// - All conditions about different things hold together, and all about times.
///
/// Otherwise each replaces what the filter said about the same thing, only tags are added to it. What cannot be read stays text
/// and is searched for.
LeadFilter withTypedWords(LeadFilter filter, const TypedContext& context);

/// A condition nobody could read: "heat:zzz" is the key "heat" and the value "zzz".
struct UnreadCondition {
    enum class Why : quint8 {
        Unknown,       ///< no such value
        NotExcludable, ///< -is:overdue: there is no filter for that
        Mixed,         ///< source:whatsapp,referral: a channel or a place, of which the filter knows no "either"
    };
    QString key;   ///< lower case, without a minus
    QString value; ///< as typed, without quotes; of a list the one that is not known; may be empty
    Why why = Why::Unknown;
};
/// Those that withTypedWords() leaves as text although their key is one of a condition.
QList<UnreadCondition> unreadConditions(const QString& text, const TypedContext& context);

} // namespace leadwell::domain
