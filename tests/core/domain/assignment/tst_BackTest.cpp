// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What would have been: by the rules of the time everything comes out as it was; by others everybody's limits hold.

#include "core/domain/assignment/BackTestWords.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;

namespace {

constexpr qint64 hour = 3'600'000;
const QTimeZone kolkata("Asia/Kolkata");

/// One decision as a store keeps it, or a correction.
struct Kept {
    DecisionRecord record;
    std::optional<LedgerCorrection> correction;
    std::optional<Instant> leftAt;
};

/// What happens at a desk, whoever gets the leads.
struct Step {
    int kind = 0;
    qint64 after = 0;
    quint32 which = 0;
};

QList<Step> anySteps() {
    QList<Step> steps;
    for (int i = *rc::gen::inRange(1, 120); i > 0; --i)
        steps.append({*rc::gen::inRange(0, 9), *rc::gen::inRange<qint64>(1, 30 * hour), *rc::gen::inRange<quint32>(0, 5040)});
    return steps;
}

QList<Candidate> anyTeam(bool hasLimits) {
    QList<Candidate> team = test::teamOf(*rc::gen::inRange(1, 7));
    for (Candidate& one : team) {
        if (hasLimits && *rc::gen::inRange(0, 3) == 0)
            one.capacity = *rc::gen::inRange(0, 5);
        if (hasLimits && *rc::gen::inRange(0, 4) == 0)
            one.monthMax = *rc::gen::inRange(0, 12);
        if (*rc::gen::inRange(0, 3) == 0)
            one.skills = {QStringLiteral("cotton")};
        one.monthMin = *rc::gen::inRange(0, 3);
    }
    return team;
}

AssignmentRules anyRules() {
    AssignmentRules rules;
    rules.strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
    rules.weights = {10, 20, 30, 20, 20};
    return rules;
}

/// A desk over some weeks: people come and go, leads are closed, taken by hand, undone, and wait when nobody is free.
class World {
public:
    World(QList<Candidate> team, AssignmentRules by) : rules(std::move(by)), m_team(std::move(team)) {}

    void live(const QList<Step>& steps) {
        for (const Step& step : steps) {
            m_now += step.after;
            beginMonth();
            switch (step.kind) {
            case 0:
                for (qsizetype i = 1; i < m_team.size(); ++i)
                    m_team[i].isAvailable = (step.which >> i & 1U) != 0;
                break;
            case 1:
                close(step);
                break;
            case 2:
                takeByHand(step);
                break;
            case 3:
                undo();
                break;
            case 4:
                giveWaiting();
                break;
            default:
                arrive();
            }
        }
    }

    QHash<LeadId, MemberId> owners() const {
        QHash<LeadId, MemberId> owners;
        for (const Kept& one : kept) {
            if (!one.correction)
                owners.insert(one.record.lead.id, one.record.decision.chosen);
        }
        return owners;
    }

    BackTestReport test(const std::optional<AssignmentRules>& by) const {
        QSet<qint64> corrected;
        for (const Kept& one : kept) {
            if (one.correction)
                corrected.unite(QSet<qint64>(one.correction->decisions.cbegin(), one.correction->decisions.cend()));
        }
        BackTest test(by, kolkata, corrected);
        for (qsizetype i = 0; i < kept.size(); ++i) {
            if (kept.at(i).correction)
                test.take(*kept.at(i).correction, {});
            else
                test.take(i + 1, kept.at(i).record, kept.at(i).leftAt);
        }
        return test.report();
    }

    QList<Kept> kept;
    AssignmentRules rules;

private:
    struct Open {
        qsizetype record = 0;
        LeadId lead;
        qsizetype owner = 0;
        int month = 0;
        qint64 ownersLastBefore = 0;
    };

    int month() const {
        const QDate day = QDateTime::fromMSecsSinceEpoch(m_now, kolkata).date();
        return day.year() * 100 + day.month();
    }
    void beginMonth() {
        if (std::exchange(m_month, month()) == month())
            return;
        for (Candidate& one : m_team)
            one.monthGiven = 0;
    }
    void arrive() {
        LeadFacts lead = test::leadOf(++m_leads);
        lead.score = m_leads * 37 % 100;
        if (m_leads % 3 == 0)
            lead.product = QStringLiteral("cotton yarn");
        decideOne(lead);
    }
    void decideOne(const LeadFacts& lead) {
        DecisionRecord record{Instant::fromMs(m_now), lead, rules, m_team, {}, {}};
        record.decision = decide(lead, m_team, rules);
        const QList<Candidate> before = m_team;
        test::give(m_team, record.decision, m_now);
        kept.append({record, {}, {}});
        if (!record.decision.chosen.isSet()) {
            m_waiting.append({lead, kept.size() - 1});
            return;
        }
        for (qsizetype i = 0; i < m_team.size(); ++i) {
            if (m_team.at(i).id == record.decision.chosen)
                m_open.append({kept.size() - 1, lead.id, i, month(), before.at(i).lastGivenMs});
        }
    }
    void giveWaiting() {
        if (m_waiting.isEmpty() || !decide(m_waiting.first().first, m_team, rules).chosen.isSet())
            return;
        decideOne(m_waiting.takeFirst().first);
    }
    void close(const Step& step) {
        if (m_open.isEmpty())
            return;
        const Open one = m_open.takeAt(step.which % m_open.size());
        --m_team[one.owner].openLeads;
        kept[one.record].leftAt = Instant::fromMs(m_now);
    }
    void takeByHand(const Step& step) {
        if (!m_waiting.isEmpty()) {
            const auto [lead, record] = m_waiting.takeLast();
            kept[record].leftAt = Instant::fromMs(m_now);
            receiveByHand(step);
        } else if (!m_open.isEmpty()) {
            close(step);
            receiveByHand(step);
        }
    }
    void receiveByHand(const Step& step) {
        Candidate& one = m_team[step.which % m_team.size()];
        ++one.openLeads;
        ++one.monthGiven;
        one.lastGivenMs = m_now;
    }
    /// The newest, as Z does it.
    void undo() {
        if (m_open.isEmpty() || kept.last().correction || m_open.last().record != kept.size() - 1)
            return;
        const Open one = m_open.takeLast();
        Candidate& owner = m_team[one.owner];
        --owner.openLeads;
        if (one.month == month())
            --owner.monthGiven;
        if (owner.lastGivenMs == kept.at(one.record).record.at.ms())
            owner.lastGivenMs = one.ownersLastBefore;
        Debts now;
        for (const Candidate& candidate : m_team)
            now.insert(candidate.id, candidate.deficitMicro);
        const auto correction =
            correctionOf({one.record + 1}, changesBy(kept.at(one.record).record), false, now, Instant::fromMs(m_now), {});
        for (const LedgerCorrection::Debt& debt : correction.debts) {
            for (Candidate& candidate : m_team) {
                if (candidate.id == debt.member)
                    candidate.deficitMicro = debt.after;
            }
        }
        kept.append({{}, correction, {}});
    }

    QList<Candidate> m_team;
    QList<Open> m_open;
    QList<std::pair<LeadFacts, qsizetype>> m_waiting;
    qint64 m_now = QDateTime(QDate(2026, 7, 29), QTime(9, 0), kolkata).toMSecsSinceEpoch();
    int m_month = 0;
    int m_leads = 0;
};

void cameOutAsItWas(const BackTestReport& report) {
    RC_ASSERT(report.same == report.decisions);
    RC_ASSERT(report.differences.isEmpty());
    RC_ASSERT(report.waiting == report.waitingThen);
    for (const BackTestPerson& person : report.people) {
        RC_ASSERT(person.given == person.givenThen);
        RC_ASSERT(person.peak == person.peakThen);
        RC_ASSERT(person.load == person.loadThen);
        RC_ASSERT(person.limitedTimes == person.limitedTimesThen);
    }
}

} // namespace

class tst_BackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRulesOfTheTimeGiveWhatWas() {
        test::property("the same rules, the same owners", [] {
            World world(anyTeam(true), anyRules());
            world.live(anySteps());
            cameOutAsItWas(world.test({}));
            cameOutAsItWas(world.test(world.rules));
        });
    }

    /// Where nobody ever waits, what is told of other rules is what a desk with these rules does.
    void otherRulesGiveWhatADeskWithThemDoes() {
        test::property("a desk with the other rules", [] {
            const QList<Candidate> team = anyTeam(false);
            const QList<Step> steps = anySteps();
            World here(team, anyRules());
            here.live(steps);
            World there(team, anyRules());
            there.live(steps);
            const BackTestReport report = here.test(there.rules);
            const auto owners = there.owners();
            const auto ownersHere = here.owners();
            for (const BackTestDifference& difference : report.differences) {
                RC_ASSERT(difference.chosen == owners.value(difference.lead));
                RC_ASSERT(difference.chosenThen == ownersHere.value(difference.lead));
            }
            const BackTestReport real = there.test({});
            RC_ASSERT(report.decisions == real.decisions);
            for (const BackTestPerson& person : report.people) {
                for (const BackTestPerson& other : real.people) {
                    if (other.id != person.id)
                        continue;
                    RC_ASSERT(person.given == other.givenThen);
                    RC_ASSERT(person.peak == other.peakThen);
                    RC_ASSERT(person.load == other.loadThen);
                }
            }
        });
    }

    void otherRulesKeepEverybodysLimits() {
        test::property("limits hold, nothing is lost", [] {
            World world(anyTeam(true), anyRules());
            world.live(anySteps());
            const AssignmentRules other = anyRules();
            const BackTestReport report = world.test(other);
            RC_ASSERT(report == world.test(other));
            RC_ASSERT(report.same + report.differences.size() == report.decisions);
            for (const BackTestPerson& person : report.people) {
                RC_ASSERT(person.given >= 0);
                RC_ASSERT(person.load.size() == report.days.size());
                RC_ASSERT(person.loadThen.size() == report.days.size());
            }
        });
    }

    void nobodyIsGivenMoreThanTheyTake() {
        // Two people; one takes three at once. By turns she would have had five of ten.
        QList<Candidate> team = test::teamOf(2);
        AssignmentRules fewest;
        fewest.strategy = Strategy::LeastActive;
        BackTest test(AssignmentRules(), kolkata, {});
        for (int i = 0; i < 10; ++i) {
            DecisionRecord record{Instant::fromMs(i * hour), test::leadOf(i), fewest, team, {}, {}};
            record.candidates[0].capacity = 3;
            // Then everything went to the other.
            record.candidates[0].isAvailable = false;
            record.decision = decide(record.lead, record.candidates, fewest);
            test::give(team, record.decision, i * hour);
            record.candidates[0].isAvailable = true;
            test.take(i + 1, record, {});
        }
        const BackTestReport report = test.report();
        QCOMPARE(report.people.at(0).name, QStringLiteral("Asha"));
        QCOMPARE(report.people.at(0).given, 3);
        QCOMPARE(report.people.at(0).givenThen, 0);
        QCOMPARE(report.people.at(0).peak, 3);
        QVERIFY(report.people.at(0).limitedTimes > 0);
        QCOMPARE(report.people.at(1).given, 7);
        QCOMPARE(report.same, 7);
        QCOMPARE(report.differences.size(), 3);
        QCOMPARE(report.differences.first().chosen, report.people.at(0).id);
    }

    void whatWaitsOnlyHereIsGivenWhenSomebodyIsFree() {
        QList<Candidate> team = test::teamOf(2);
        AssignmentRules onlyAsha;
        onlyAsha.pool = {team.at(0).id};
        BackTest test(onlyAsha, kolkata, {});
        const auto arrive = [&](int no, bool isAshaThere) {
            DecisionRecord record{Instant::fromMs(no * hour), test::leadOf(no), {}, team, {}, {}};
            record.candidates[0].isAvailable = isAshaThere;
            record.decision = decide(record.lead, record.candidates, record.rules);
            test::give(team, record.decision, no * hour);
            test.take(no, record, {});
        };
        arrive(1, false);
        arrive(2, false);
        arrive(3, true);
        const BackTestReport report = test.report();
        QCOMPARE(report.waiting.leads, 2);
        QCOMPARE(report.waitingThen.leads, 0);
        QCOMPARE(report.waiting.longest, Millis(2 * hour));
        QCOMPARE(report.people.at(0).given, 3);
        QCOMPARE(report.people.at(1).given, 0);
    }

    void halfAndAlmostAllOfThoseWhoWaited() {
        QList<Candidate> team = test::teamOf(1);
        BackTest test({}, kolkata, {});
        for (int no = 1; no <= 20; ++no) { // The first waits twenty hours, the last one.
            DecisionRecord record{Instant::fromMs(no * hour), test::leadOf(no), {}, team, {}, {}};
            record.candidates[0].isAvailable = false;
            record.decision = decide(record.lead, record.candidates, record.rules);
            test.take(no, record, Instant::fromMs(21 * hour));
        }
        DecisionRecord last{Instant::fromMs(21 * hour), test::leadOf(21), {}, team, {}, {}};
        last.decision = decide(last.lead, last.candidates, last.rules);
        test.take(21, last, {});

        const BackTestReport report = test.report();

        for (const BackTestWaiting& waiting : {report.waiting, report.waitingThen}) {
            QCOMPARE(waiting.leads, 20);
            QCOMPARE(waiting.median, Millis(11 * hour));
            QCOMPARE(waiting.almostAll, Millis(19 * hour));
            QCOMPARE(waiting.longest, Millis(20 * hour));
        }
    }

    void theDifferenceInWords() {
        BackTestReport report;
        QCOMPARE(sentenceOf(report), QStringLiteral("No lead was given by rules in this time."));
        report.decisions = report.same = 40;
        QCOMPARE(sentenceOf(report), QStringLiteral("All 40 decisions come out as they did."));
        report.same = 25;
        BackTestPerson asha;
        asha.given = 20;
        asha.givenThen = 38;
        asha.peak = 9;
        asha.peakThen = 22;
        asha.firstContacts = 10;
        asha.firstContactsLate = 5;
        BackTestPerson dev = asha;
        dev.given = 20;
        dev.givenThen = 2;
        dev.firstContactsLate = 0;
        dev.peakThen = 2;
        report.people = {asha, dev};
        report.waiting.leads = 1;
        QCOMPARE(sentenceOf(report),
                 QStringLiteral("15 of 40 leads would have gone to somebody else. 1 lead would have waited for an owner instead "
                                "of 0. The most that anybody had open: 9 instead of 22. Between who got most and who got least: "
                                "0 leads instead of 36. First contacts likely to be late: 10 instead of 19."));
        QCOMPARE(fairnessOf(report, BackTestSide::Then).gini, giniOf({38, 2}));
        QCOMPARE(waitInWords(Millis(125 * 60'000)), QStringLiteral("2 h 5 min"));
    }

    void howUnequal() {
        QCOMPARE(giniOf({}), 0.0);
        QCOMPARE(giniOf({0, 0}), 0.0);
        QCOMPARE(giniOf({5, 5, 5, 5}), 0.0);
        QCOMPARE(giniOf({10, 0}), 0.5);
        QCOMPARE(giniOf({0, 0, 0, 12}), 0.75);
    }
};

QTEST_GUILESS_MAIN(tst_BackTest)
#include "tst_BackTest.moc"
