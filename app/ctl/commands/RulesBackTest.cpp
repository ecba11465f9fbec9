// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands/RulesBackTest.h"
#include "app/ctl/Arguments.h"
#include "app/ctl/AssignmentOptions.h"
#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "core/domain/assignment/BackTestWords.h"

#include <QDateTime>

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;

namespace {

constexpr auto ninetyDays = std::chrono::days(90);

QString waitText(const BackTestWaiting& waiting) {
    if (waiting.leads == 0)
        return QStringLiteral("none");
    return QStringLiteral("%1, half of them within %2, 95 % within %3, the longest %4")
        .arg(QString::number(waiting.leads), waitInWords(waiting.median), waitInWords(waiting.almostAll),
             waitInWords(waiting.longest));
}

QJsonObject of(const BackTestWaiting& waiting) {
    return {{QStringLiteral("leads"), waiting.leads},
            {QStringLiteral("longest_ms"), qint64(waiting.longest.count())},
            {QStringLiteral("median_ms"), qint64(waiting.median.count())},
            {QStringLiteral("p95_ms"), qint64(waiting.almostAll.count())},
            {QStringLiteral("together_ms"), qint64(waiting.together.count())}};
}

QJsonArray of(const QList<int>& numbers) {
    QJsonArray all;
    for (const int number : numbers)
        all.append(number);
    return all;
}

QJsonObject of(const BackTestReport& report, const json::Names& names) {
    QJsonArray people;
    for (const BackTestPerson& one : report.people)
        people.append(QJsonObject{{QStringLiteral("name"), one.name},
                                  {QStringLiteral("given"), one.given},
                                  {QStringLiteral("given_then"), one.givenThen},
                                  {QStringLiteral("peak"), one.peak},
                                  {QStringLiteral("peak_then"), one.peakThen},
                                  {QStringLiteral("limited"), one.limitedTimes},
                                  {QStringLiteral("limited_then"), one.limitedTimesThen},
                                  {QStringLiteral("first_contacts"), one.firstContacts},
                                  {QStringLiteral("first_contacts_late"), one.firstContactsLate},
                                  {QStringLiteral("load"), of(one.load)},
                                  {QStringLiteral("load_then"), of(one.loadThen)}});
    QJsonArray days;
    for (const QDate& day : report.days)
        days.append(day.toString(Qt::ISODate));
    QJsonArray differences;
    for (const BackTestDifference& one : report.differences)
        differences.append(
            QJsonObject{{QStringLiteral("decision"), one.decision},
                        {QStringLiteral("lead"), one.leadNumber > 0 ? QJsonValue(leadNumberText(one.leadNumber)) : QJsonValue()},
                        {QStringLiteral("owner"), json::textOrNull(names.value(one.chosen))},
                        {QStringLiteral("owner_then"), json::textOrNull(names.value(one.chosenThen))},
                        {QStringLiteral("because"), one.because}});
    return {{QStringLiteral("from"), json::of(report.from)},
            {QStringLiteral("to"), json::of(report.to)},
            {QStringLiteral("decisions"), report.decisions},
            {QStringLiteral("same"), report.same},
            {QStringLiteral("waiting"), of(report.waiting)},
            {QStringLiteral("waiting_then"), of(report.waitingThen)},
            {QStringLiteral("gini"), fairnessOf(report, BackTestSide::Tried).gini},
            {QStringLiteral("gini_then"), fairnessOf(report, BackTestSide::Then).gini},
            {QStringLiteral("people"), people},
            {QStringLiteral("days"), days},
            {QStringLiteral("differences"), differences}};
}

QString both(int here, int then) {
    return here == then ? QString::number(here) : QStringLiteral("%1 (%2)").arg(here).arg(then);
}

void print(const BackTestReport& report, const json::Names& names) {
    if (report.decisions == 0)
        return terminal::say(QStringLiteral("%1 There is nothing to compare.").arg(sentenceOf(report)));
    const double percent = 100.0 * report.same / report.decisions;
    terminal::say(QStringLiteral("%1 of %2 decisions come out as they did (%3 %).")
                      .arg(report.same)
                      .arg(report.decisions)
                      .arg(percent, 0, 'f', report.same == report.decisions ? 0 : 1));
    if (report.same != report.decisions)
        terminal::say(sentenceOf(report));
    terminal::say(QStringLiteral("In brackets: as it was.\n"));
    QList<QStringList> rows;
    for (const BackTestPerson& one : report.people)
        rows.append({one.name, both(one.given, one.givenThen), both(one.peak, one.peakThen),
                     both(one.limitedTimes, one.limitedTimesThen),
                     QStringLiteral("%1 (%2)")
                         .arg(lateLikely(one, BackTestSide::Tried), 0, 'f', 1)
                         .arg(lateLikely(one, BackTestSide::Then), 0, 'f', 1)});
    terminal::printTable({QStringLiteral("Name"), QStringLiteral("Leads"), QStringLiteral("Most open"),
                          QStringLiteral("At a limit"), QStringLiteral("Likely late")},
                         rows);
    terminal::say(QStringLiteral("\nWaited for an owner: %1 (%2)").arg(waitText(report.waiting), waitText(report.waitingThen)));
    terminal::say(QStringLiteral("Unequal, from 0 to 1: %1 (%2)")
                      .arg(fairnessOf(report, BackTestSide::Tried).gini, 0, 'f', 3)
                      .arg(fairnessOf(report, BackTestSide::Then).gini, 0, 'f', 3));
    constexpr qsizetype shown = 10;
    for (const BackTestDifference& one : report.differences.mid(0, shown))
        terminal::say(
            QStringLiteral("%1: %2 instead of %3. %4")
                .arg(one.leadNumber > 0 ? leadNumberText(one.leadNumber) : QStringLiteral("decision %1").arg(one.decision),
                     one.chosen.isSet() ? names.value(one.chosen) : QStringLiteral("nobody"),
                     one.chosenThen.isSet() ? names.value(one.chosenThen) : QStringLiteral("nobody"), one.because));
    if (const qsizetype more = report.decisions - report.same - std::min(shown, report.differences.size()); more > 0)
        terminal::say(QStringLiteral("… and %1 more").arg(more));
}

} // namespace

Result<int> backTest(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    const auto from = arguments::bound(call, QStringLiteral("from"), arguments::Bound::From, team.zone);
    const auto to = arguments::bound(call, QStringLiteral("to"), arguments::Bound::To, team.zone);
    for (const auto& bound : {from, to}) {
        if (!bound)
            return call.usage(bound.error().sentence);
    }
    const Instant end = to->isSet() ? *to : Instant::fromMs(QDateTime::currentMSecsSinceEpoch());
    const Instant begin = from->isSet() ? *from : end - ninetyDays;
    if (begin >= end)
        return call.usage(QStringLiteral("--from is later than --to."));
    std::optional<AssignmentRules> rules;
    if (assignment::areGiven(call)) {
        LW_TRY(const AssignmentRules present, await(desk.team().assignmentRules()));
        const auto tried = assignment::changed(call, team, present);
        if (!tried)
            return call.usage(tried.error().sentence);
        rules = *tried;
    }
    LW_TRY(const BackTestReport report, await(desk.team().backTest(rules, begin, end)));
    if (call.wantsJson())
        terminal::printJson(of(report, team.names()));
    else
        print(report, team.names());
    return exits::done;
}

QList<QCommandLineOption> backTestOptions() {
    return QList<QCommandLineOption>{option("from", "TIME", "backtest: the first moment or day; 90 days before the end"),
                                     option("to", "TIME", "backtest: the last day or moment; now")} +
           assignment::options(QStringLiteral("backtest: "));
}

} // namespace leadwell::ctl::commands
