// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell {
using SuccessEventId = Id<struct SuccessEventTag>;
using SuccessDefinitionId = Id<struct SuccessDefinitionTag>;
} // namespace leadwell

namespace leadwell::domain {

/// What somebody of the team achieved. Stored as the number, so the order is fixed. Source: mission SUC-01.
enum class SuccessKind : quint8 { DemoBooked, PaymentReceived, OrderReceived };
inline constexpr int successKindCount = 3;
/// "DEMO_BOOKED". fromText accepts any case, "-", "_" and " " alike. Errors: Invalid, naming those there are.
QString toText(SuccessKind kind);
QStringList successKindTexts();
/// "Demo booked"
QString inWords(SuccessKind kind);
Result<SuccessKind> successKindFromText(const QString& text);

/// How it became known. Stored as the number.
enum class SuccessCause : quint8 { ByHand, Payment, Won };
/// "by hand", "payment", "won"
QString inWords(SuccessCause cause);

/// Of which ones a definition speaks: all of its kind, a customer's first, or those that follow. Stored as the number.
enum class SuccessOccurrence : quint8 { Every, First, Repeat };
/// "every", "first", "repeat"
QString toText(SuccessOccurrence occurrence);
QStringList successOccurrenceTexts();
/// Errors: Invalid, naming those there are.
Result<SuccessOccurrence> successOccurrenceFromText(const QString& text);

/// What a success counts from a date on (SUC-02). The same name with a later date takes over from then; a weight of 0 ends it.
struct SuccessDefinition {
    static constexpr int onePoint = 1'000;
    static constexpr int weightMax = 1'000 * onePoint;

    SuccessDefinitionId id; ///< not set: it comes with Leadwell
    QString name;           ///< "First Order"
    SuccessKind kind = SuccessKind::OrderReceived;
    SuccessOccurrence occurrence = SuccessOccurrence::Every;
    int weight = onePoint; ///< in thousandths of a point
    Instant since;         ///< not set: it always counted so
    bool isShipped() const { return !id.isSet(); }
    friend bool operator==(const SuccessDefinition&, const SuccessDefinition&) = default;
};

/// What is counted where a workspace defined nothing else.
const QList<SuccessDefinition>& shippedSuccessDefinitions();

struct SuccessEvent {
    SuccessEventId id;
    SuccessKind kind = SuccessKind::OrderReceived;
    LeadId lead;
    MemberId member; ///< who had the lead then; not set: nobody, and it counts for nobody
    Instant at;
    bool isRepeat = false; ///< the customer had one of its kind before
    QString definition;    ///< the name a person chose; empty: found by what it is
    SuccessCause cause = SuccessCause::ByHand;
    QString note;
    Instant takenBackAt; ///< not set: it counts
    friend bool operator==(const SuccessEvent&, const SuccessEvent&) = default;
};

/// What something counts, and by which definition.
struct SuccessWeight {
    QString definition; ///< empty: by none
    int weight = 0;
    friend bool operator==(const SuccessWeight&, const SuccessWeight&) = default;
};

/// The weight that was valid at the event's time. Where a person named a definition, that one counts; otherwise the one for its
/// kind that says most exactly which (first, repeat) before one for all, the heavier of two that say the same. What was defined
/// for a later date changes nothing. Pure.
SuccessWeight weightOf(const SuccessEvent& event, const QList<SuccessDefinition>& definitions);

/// Of each name the one that counts at a moment, by name. Its kind and occurrence may be others than before.
QList<SuccessDefinition> definitionsAt(Instant at, const QList<SuccessDefinition>& definitions);

/// "3", "2.5": points without needless zeros.
QString pointsText(qint64 thousandths);
/// Errors: Invalid, below 0, above the most there can be, or no number.
Result<int> pointsFromText(const QString& text);

/// Errors: Invalid, with what is wrong.
Result<void> check(const SuccessDefinition& definition);

} // namespace leadwell::domain
