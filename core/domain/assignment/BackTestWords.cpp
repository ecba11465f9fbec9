// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/BackTestWords.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

int givenTo(const BackTestPerson& person, BackTestSide side) {
    return side == BackTestSide::Tried ? person.given : person.givenThen;
}

QString leadsText(int leads) {
    return leads == 1 ? QStringLiteral("1 lead") : QStringLiteral("%1 leads").arg(leads);
}

} // namespace

BackTestFairness fairnessOf(const BackTestReport& report, BackTestSide side) {
    QList<int> shares;
    for (const BackTestPerson& person : report.people)
        shares.append(givenTo(person, side));
    if (shares.isEmpty())
        return {};
    const auto [least, most] = std::minmax_element(shares.cbegin(), shares.cend());
    return {*most, *least, giniOf(shares)};
}

double lateLikely(const BackTestPerson& person, BackTestSide side) {
    return person.firstContacts == 0 ? 0 : double(givenTo(person, side)) * person.firstContactsLate / person.firstContacts;
}

double lateLikely(const BackTestReport& report, BackTestSide side) {
    double late = 0;
    for (const BackTestPerson& person : report.people)
        late += lateLikely(person, side);
    return late;
}

int peakOf(const BackTestReport& report, BackTestSide side) {
    int peak = 0;
    for (const BackTestPerson& person : report.people)
        peak = std::max(peak, side == BackTestSide::Tried ? person.peak : person.peakThen);
    return peak;
}

int limitedOf(const BackTestReport& report, BackTestSide side) {
    int times = 0;
    for (const BackTestPerson& person : report.people)
        times += side == BackTestSide::Tried ? person.limitedTimes : person.limitedTimesThen;
    return times;
}

QString waitInWords(Millis wait) {
    constexpr int perHour = 60;
    const qint64 minutes = (wait.count() + 30'000) / 60'000;
    return minutes < perHour        ? QStringLiteral("%1 min").arg(minutes)
           : minutes % perHour == 0 ? QStringLiteral("%1 h").arg(minutes / perHour)
                                    : QStringLiteral("%1 h %2 min").arg(minutes / perHour).arg(minutes % perHour);
}

QString sentenceOf(const BackTestReport& report) {
    if (report.decisions == 0)
        return QStringLiteral("No lead was given by rules in this time.");
    const int others = report.decisions - report.same;
    if (others == 0)
        return QStringLiteral("All %1 decisions come out as they did.").arg(report.decisions);
    QStringList parts{QStringLiteral("%1 of %2 would have gone to somebody else.").arg(others).arg(leadsText(report.decisions))};
    if (report.waiting.leads != report.waitingThen.leads)
        parts.append(QStringLiteral("%1 would have waited for an owner instead of %2.")
                         .arg(leadsText(report.waiting.leads))
                         .arg(report.waitingThen.leads));
    const int peak = peakOf(report, BackTestSide::Tried);
    const int peakThen = peakOf(report, BackTestSide::Then);
    if (peak != peakThen)
        parts.append(QStringLiteral("The most that anybody had open: %1 instead of %2.").arg(peak).arg(peakThen));
    const BackTestFairness shares = fairnessOf(report, BackTestSide::Tried);
    const BackTestFairness sharesThen = fairnessOf(report, BackTestSide::Then);
    const int apart = shares.most - shares.least;
    const int apartThen = sharesThen.most - sharesThen.least;
    if (apart != apartThen)
        parts.append(
            QStringLiteral("Between who got most and who got least: %1 instead of %2.").arg(leadsText(apart)).arg(apartThen));
    const qint64 late = qRound64(lateLikely(report, BackTestSide::Tried));
    const qint64 lateThen = qRound64(lateLikely(report, BackTestSide::Then));
    if (late != lateThen)
        parts.append(QStringLiteral("First contacts likely to be late: %1 instead of %2.").arg(late).arg(lateThen));
    return parts.join(u' ');
}

} // namespace leadwell::domain
