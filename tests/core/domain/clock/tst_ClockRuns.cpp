// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of clocks: what starts each and what stops it, one row for each thing that can happen; the order in which it became
// known changes nothing.

#include "core/domain/clock/ClockRuns.h"

#include <QTest>

#include <algorithm>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

using Event = ClockEvent::Kind;

Instant at(int minute) {
    return Instant::fromMs(1'795'165'200'000 + minute * 60'000LL);
}

ClockEvent wrote(int minute, Intent intent = Intent::None) {
    return {at(minute), Event::CustomerWrote, true, intent};
}

ClockEvent task(int minute, Event kind, const char* name) {
    return {at(minute), kind, true, Intent::None, QString::fromLatin1(name)};
}

LeadHistory lead(QList<ClockEvent> events, Stage stage = Stage::New, int since = -1) {
    return {std::move(events), stage, since < 0 ? Instant() : at(since)};
}

QString text(const QList<ClockRun>& runs) {
    QStringList lines;
    for (const ClockRun& run : runs) {
        const auto minute = [](Instant when) { return (when - at(0)).count() / 60'000; };
        lines.append(QStringLiteral("%1 %2-%3%4")
                         .arg(label(run.kind))
                         .arg(minute(run.startedAt))
                         .arg(run.stoppedAt.isSet() ? QString::number(minute(run.stoppedAt)) : QString(),
                              run.stoppedAt.isSet() ? QStringLiteral(" ") + label(run.stoppedBy) : QString()));
    }
    lines.sort();
    return lines.join(QStringLiteral(", "));
}

} // namespace

Q_DECLARE_METATYPE(LeadHistory)

class tst_ClockRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatStartsAndStopsThem_data();
    void whatStartsAndStopsThem();
    void aBotStopsNobodysClock();
};

void tst_ClockRuns::whatStartsAndStopsThem_data() {
    QTest::addColumn<LeadHistory>("history");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const LeadHistory& history, const char* expected) {
        QTest::newRow(name) << history << QString::fromUtf8(expected);
    };
    row("nothing happened", lead({}), "");
    row("a burst is one wait", lead({wrote(0), wrote(1), wrote(2)}), "First contact 0-, First response 0-");
    row("an answer", lead({wrote(0), {at(5), Event::PersonWrote}}), "First contact 0-5 a message, First response 0-5 a message");
    row("of a machine", lead({wrote(0), {at(5), Event::BotWrote}}), "First contact 0-, First response 0-");
    row("then of a person", lead({wrote(0), {at(1), Event::BotWrote}, {at(5), Event::PersonWrote}}),
        "First contact 0-5 a message, First response 0-5 a message");
    row("they write again", lead({wrote(0), {at(5), Event::PersonWrote}, wrote(9)}),
        "First contact 0-5 a message, First response 0-5 a message, First response 9-");
    row("a call nobody took", lead({wrote(0), {at(5), Event::PersonCalled}}), "First contact 0-, First response 0-5 a call");
    row("a call", lead({wrote(0), {at(5), Event::PersonReached}}), "First contact 0-5 a call, First response 0-5 a call");
    row("a visit", lead({wrote(0), {at(5), Event::PersonVisited}}), "First contact 0-5 a visit, First response 0-5 a visit");
    row("an answer before the question", lead({{at(0), Event::PersonWrote}, wrote(5)}), "First contact 5-, First response 5-");
    row("at the same moment the question was first", lead({{at(5), Event::PersonWrote}, wrote(5)}),
        "First contact 5-5 a message, First response 5-5 a message");
    row("the contact task",
        lead({wrote(0), task(0, Event::TaskMade, "initial_contact"), task(7, Event::TaskDone, "initial_contact")}),
        "First contact 0-7 a task that was done, First response 0-7 a task that was done");
    row("another task", lead({wrote(0), task(7, Event::TaskDone, "call")}), "First contact 0-, First response 0-");
    row("the stage says contacted", lead({wrote(0)}, Stage::Contacted, 4),
        "First contact 0-4 the stage, First response 0-4 the stage, Follow-up 4-");
    row("a stage that a rule may set says nothing", lead({wrote(0)}, Stage::Interested, 0),
        "First contact 0-, First response 0-, Follow-up 0-");
    row("they ask for the price", lead({wrote(0, Intent::Pricing)}), "First contact 0-, First response 0-, Price 0-");
    row("and hear it", lead({wrote(0, Intent::Pricing), {at(3), Event::PersonWrote}}),
        "First contact 0-3 a message, First response 0-3 a message, Price 0-3 a message");
    row("by the pricing task", lead({wrote(0, Intent::Pricing), task(9, Event::TaskDone, "pricing")}),
        "First contact 0-, First response 0-, Price 0-9 a task that was done");
    row("a payment is waited for", lead({task(0, Event::TaskMade, "payment"), task(9, Event::TaskDone, "payment")}),
        "Payment 0-9 a task that was done");
    row("they book", lead({wrote(0, Intent::Booking)}),
        "Booking 0-, Call about the booking 0-, First contact 0-, First response 0-");
    row("a message about the booking is no call", lead({wrote(0, Intent::Booking), {at(2), Event::PersonWrote}}),
        "Booking 0-, Call about the booking 0-, First contact 0-2 a message, First response 0-2 a message");
    row("it is confirmed", lead({wrote(0, Intent::Booking), {at(2), Event::PersonReached}}, Stage::BookingConfirmed, 8),
        "Booking 0-8 the stage, Call about the booking 0-2 a call, First contact 0-2 a call, First response 0-2 a call, "
        "Follow-up 8-");
    row("a follow-up is done", lead({task(9, Event::TaskDone, "call")}, Stage::Proposal, 3),
        "Follow-up 3-9 a task that was done");
    row("what was done with the stage is not its follow-up",
        lead({task(3, Event::TaskDone, "initial_contact")}, Stage::Contacted, 3), "Follow-up 3-");
    row("a parked one has none", lead({}, Stage::Nurturing, 3), "");
    row("closed", lead({wrote(0)}, Stage::Lost, 6),
        "First contact 0-6 the end of the lead, First response 0-6 the end of the lead");
    row("closed as it came", lead({wrote(0)}, Stage::Disqualified), "");
    row("history starts nothing", lead({{at(0), Event::CustomerWrote, false, Intent::Pricing}}), "");
    row("nor is the next one the first", lead({{at(0), Event::CustomerWrote, false}, wrote(4)}), "First response 4-");
}

void tst_ClockRuns::whatStartsAndStopsThem() {
    QFETCH(LeadHistory, history);
    QFETCH(const QString, expected);
    QCOMPARE(text(runsOf(history)), expected);
    std::reverse(history.events.begin(), history.events.end());
    QCOMPARE(text(runsOf(history)), expected);
}

void tst_ClockRuns::aBotStopsNobodysClock() {
    for (int kind = 0; kind < clockKindCount; ++kind)
        QVERIFY(!stopperOf(static_cast<ClockKind>(kind), {at(0), Event::BotWrote}));
}

QTEST_GUILESS_MAIN(tst_ClockRuns)
#include "tst_ClockRuns.moc"
