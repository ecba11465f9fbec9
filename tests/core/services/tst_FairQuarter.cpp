// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fairness as a law of a whole workspace (ASG-01, ASG-06, ASG-07, ASG-12): ninety days, ten thousand enquiries in uneven batches,
// seven people who come and go by their switches, leaves, hours and limits, everything given by the rules and what waits given by
// the scheduler. Each decision is held against a book of our own, which knows nothing of the engine but what it promises:
//
//  - who is given a lead can take it at that moment: nobody is ever past what they take at once or in a month;
//  - a lead waits only where nobody can take it, and never longer than one turn of the scheduler; the oldest goes first;
//  - of two people who could take the same leads from the beginning, neither ever got more than one lead more;
//  - what somebody is owed from before is carried, not forgotten: of two people who can take the same leads for a while, what one
//    got more than the other is what they were owed more when it began, within one lead. Nobody is owed anything for the time in
//    which they could not take leads. Where both began even, neither gets more than one more;
//  - it matters to nobody's share in which order the enquiries of a batch come: the n-th lead goes to the same person whoever
//    wrote it.

#include "core/services/DueScheduler.h"
#include "tests/core/services/Settled.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr qint64 lead = 1'000'000;  ///< in the millionths in which it is counted what people are owed
constexpr qint64 rounding = 50'000; ///< a seventh of a lead is no whole number of millionths
constexpr int people = 7;
constexpr int capacityOfSunil = 30;
constexpr int monthMaxOfPriya = 200;
const QTimeZone kolkata("Asia/Kolkata");

struct Plan {
    int seed = 1;
    int leads = 10'000;
    int days = 90;
    bool isPermuted = false; ///< the enquiries of each batch come in another order
};

/// What is known of somebody without asking the engine.
struct Person {
    MemberId id;
    bool isThere = true;
    QList<std::pair<Instant, Instant>> leaves;
    int from = 9 * 60; ///< minutes of the day
    int to = 19 * 60;
    int capacity = std::numeric_limits<int>::max();
    int monthMax = std::numeric_limits<int>::max();
    std::map<int, int> inMonth;
    QList<qint64> open;
    int given = 0;
    qint64 owed = 0;
};

/// Two people for as long as they could take the same leads.
struct Pair {
    qint64 owedMore = 0; ///< the first one, when it began
    int gotMore = 0;     ///< since then
};

class Quarter : public DeskFixture {
public:
    explicit Quarter(const Plan& plan)
        : m_plan(plan)
        , m_random(static_cast<quint64>(plan.seed))
        , m_midnight(QDateTime(QDate(2026, 11, 21), QTime(0, 0), kolkata).toMSecsSinceEpoch())
        , m_scheduler(desk(), clock()) {
        WorkspaceSettings settings = must(desk().team().settings());
        settings.businessHours = QStringLiteral("mon-sun 09:00-19:00");
        must(desk().team().saveSettings(settings));
        AssignmentRules rules;
        rules.mindsHours = true;
        rules.returns.afterMinutes = 0; // Each lead is given once; what comes back is another law.
        rules.onLeave = LeavePolicy::Keep;
        must(desk().team().saveAssignmentRules(rules));
        const QStringList names{QStringLiteral("Asha"),  QStringLiteral("Karan"), QStringLiteral("Meera"), QStringLiteral("Dev"),
                                QStringLiteral("Farid"), QStringLiteral("Sunil"), QStringLiteral("Priya")};
        for (const QString& name : names) {
            m_team.append(Person());
            m_team.last().id = addMember(name);
        }
        change(farid, [](Member& one) { one.workingHours = QStringLiteral("mon-sun 13:00-18:00"); });
        m_team[farid].from = 13 * 60;
        m_team[farid].to = 18 * 60;
        change(sunil, [](Member& one) { one.capacity = capacityOfSunil; });
        m_team[sunil].capacity = capacityOfSunil;
        change(priya, [](Member& one) { one.monthMax = monthMaxOfPriya; });
        m_team[priya].monthMax = monthMaxOfPriya;
        m_scheduler.start();
        settle();
    }

    void live() {
        for (m_day = 0; m_day < m_plan.days && m_problems.isEmpty(); ++m_day) {
            planLeaves();
            for (const int minute : {8 * 60 + 30, 9 * 60, 11 * 60, 15 * 60, 20 * 60 + 30}) {
                clock().advance(Instant::fromMs(m_midnight) + hours(24) * m_day + minutes(minute) - clock().now());
                turn();
                if (minute == 9 * 60)
                    continue; // Everybody comes; what came at night is given.
                if (below(3) == 0)
                    turnSwitch(below(2) == 0 ? farid : priya);
                receiveBatch();
                closeSome();
                clock().advance(services::DueScheduler::choresEvery);
                turn();
            }
            compare();
            QList<int> given;
            for (const Person& one : m_team)
                given.append(one.given);
            m_byDay.append(given);
        }
    }

    QStringList found() const { return m_problems; }
    int received() const { return m_received; }
    int waited() const { return m_waited; }
    const QList<Person>& team() const { return m_team; }
    const QList<int>& chosen() const { return m_chosen; }
    const QList<QList<int>>& byDay() const { return m_byDay; }
    const QMap<qint64, int>& owners() const { return m_owners; }

private:
    // Asha and Karan are always there together, and so are Meera and Dev; Farid works afternoons.
    static constexpr int asha = 0, karan = 1, meera = 2, dev = 3, farid = 4, sunil = 5, priya = 6;

    int below(int n) { return static_cast<int>(m_random.below(static_cast<quint64>(n))); }
    void found(const QString& what) {
        if (m_problems.size() < 5)
            m_problems.append(QStringLiteral("day %1, L-%2: %3").arg(m_day).arg(m_number).arg(what));
    }
    QString nameOf(int who) const { return QString(QChar(u'A' + who)); }

    bool canTake(const Person& one, Instant at) const {
        const QDateTime local = at.inZone(kolkata);
        const int minute = local.time().hour() * 60 + local.time().minute();
        const bool isOnLeave = std::any_of(one.leaves.cbegin(), one.leaves.cend(),
                                           [at](const auto& leave) { return at >= leave.first && at < leave.second; });
        const auto month = one.inMonth.find(local.date().month());
        return one.isThere && !isOnLeave && minute >= one.from && minute < one.to && one.open.size() < one.capacity &&
               (month == one.inMonth.end() ? 0 : month->second) < one.monthMax;
    }
    bool isAnybodyFree() {
        return std::any_of(m_team.cbegin(), m_team.cend(), [this](const Person& one) { return canTake(one, clock().now()); });
    }

    // What happens ------------------------------------------------------------------------------------------------------

    void change(int who, const std::function<void(Member&)>& how) {
        for (Member member : must(desk().team().members())) {
            if (member.id != m_team.at(who).id)
                continue;
            how(member);
            must(desk().team().saveMember(member));
        }
    }
    void turnSwitch(int who) {
        change(who, [](Member& one) { one.isAvailable = !one.isAvailable; });
        m_team[who].isThere = !m_team.at(who).isThere;
        settle();
    }
    /// Told the day before, so that they begin at once for all who go together.
    void leave(const QList<int>& who, int days) {
        const Instant from = Instant::fromMs(m_midnight) + hours(24) * (m_day + 1);
        const Instant to = from + hours(24) * days - hours(below(12));
        for (const int one : who) {
            const QList<std::pair<Instant, Instant>>& known = m_team.at(one).leaves;
            const bool isAway = std::any_of(known.cbegin(), known.cend(),
                                            [&](const auto& other) { return other.first < to && from < other.second; });
            if (isAway) // Nobody is on leave twice.
                continue;
            must(desk().team().addLeave({{}, m_team.at(one).id, from, to, {}}));
            m_team[one].leaves.append({from, to});
        }
    }
    void planLeaves() {
        if (below(8) == 0)
            leave({meera, dev}, 1 + below(5));
        if (below(8) == 0)
            leave({sunil}, 1 + below(3));
        if (m_day == m_plan.days * 2 / 5) // Only those who have limits stay.
            leave({asha, karan, meera, dev, farid}, 4);
    }
    void receiveBatch() {
        const int usual = std::max(2, m_plan.leads / m_plan.days / 4);
        const int kind = below(10);
        int size = kind < 2 ? 0 : kind == 2 ? 4 * usual + below(5 * usual) : below(usual + 2);
        if (m_day == m_plan.days - 1)
            size = std::max(size, (m_plan.leads - m_received) / 4);
        if (m_day == m_plan.days - 1 && clock().now().inZone(kolkata).time().hour() >= 20)
            size = m_plan.leads;
        size = std::min(size, m_plan.leads - m_received);
        static const QStringList wares{QStringLiteral("cotton yarn"), QStringLiteral("bath towels"), QStringLiteral("bed sheets"),
                                       QStringLiteral("table linen")};
        QStringList batch;
        for (int i = 0; i < size; ++i, ++m_received)
            batch.append(QStringLiteral("name: Customer %1\nphone: +9198%2\nid: e%1\n\nDo you have %3?")
                             .arg(m_received)
                             .arg(20'000'000 + m_received)
                             .arg(wares.at(below(4))));
        if (m_plan.isPermuted)
            std::shuffle(batch.begin(), batch.end(), std::mt19937(static_cast<unsigned>(m_received)));
        QList<Answer<bool>> stored;
        for (const QString& text : std::as_const(batch))
            stored.append(desk().intake().store(event(text)));
        for (Answer<bool>& one : stored)
            must(one);
        must(desk().intake().processWaiting());
        settle();
    }
    /// Customers say no, whoever has them: that makes places.
    void closeSome() {
        QList<qint64> closed;
        for (Person& one : m_team) {
            for (int n = below(static_cast<int>(one.open.size()) + 1); n > 0; --n)
                closed.append(one.open.takeFirst());
        }
        if (!closed.isEmpty())
            must(desk().leads().setStage(closed, Stage::Lost));
        settle();
    }
    /// One turn of the scheduler. Whoever waits after it waits because nobody can.
    void turn() {
        m_waited += !m_waiting.empty();
        m_scheduler.look();
        settle();
        if (!m_waiting.empty() && isAnybodyFree())
            found(QStringLiteral("L-%1 waits, and somebody could take it").arg(*m_waiting.begin()));
    }
    /// Until what was begun is done, then what was decided is read.
    void settle() {
        finishAsked(desk());
        const auto records = decidedAfter(desk(), m_lastNo);
        m_lastNo += records.size();
        for (const DecisionRecord& record : records)
            follow(record);
    }

    // The book ----------------------------------------------------------------------------------------------------------

    void follow(const DecisionRecord& record) {
        const bool isNew = !m_numbers.contains(record.lead.id);
        if (isNew)
            m_numbers.insert(record.lead.id, m_numbers.size() + 1);
        m_number = m_numbers.value(record.lead.id);
        std::array<bool, people> free{};
        int running = 0;
        int got = -1;
        for (int i = 0; i < people; ++i) {
            free[i] = canTake(m_team.at(i), record.at);
            running += free[i];
            if (m_team.at(i).id == record.decision.chosen)
                got = i;
        }
        m_chosen.append(got);
        if (got < 0) {
            m_waiting.insert(m_number);
            if (running > 0)
                found(QStringLiteral("it waits, and somebody could take it"));
            return;
        }
        if (!free[got])
            return found(QStringLiteral("%1 cannot take it").arg(nameOf(got)));
        if (!isNew && *m_waiting.begin() != m_number)
            found(QStringLiteral("L-%1 waits for longer").arg(*m_waiting.begin()));
        if (isNew == (m_waiting.erase(m_number) > 0))
            found(QStringLiteral("it was given twice"));
        give(m_team[got], record.at);
        for (int i = 0; i < people; ++i)
            m_team[i].owed += free[i] ? lead / running : 0;
        m_team[got].owed -= lead / running * running;
        judge(free, got);
    }
    void give(Person& one, Instant at) {
        one.open.append(m_number);
        ++one.inMonth[at.inZone(kolkata).date().month()];
        ++one.given;
        m_owners.insert(m_number, static_cast<int>(&one - m_team.data()));
    }
    void judge(const std::array<bool, people>& free, int got) {
        for (const auto& [one, other] : {std::pair(asha, karan), std::pair(meera, dev)}) {
            if (std::abs(m_team.at(one).given - m_team.at(other).given) > 1)
                found(QStringLiteral("%1 got %2, %3 got %4")
                          .arg(nameOf(one))
                          .arg(m_team.at(one).given)
                          .arg(nameOf(other))
                          .arg(m_team.at(other).given));
        }
        for (int one = 0; one < people; ++one) {
            for (int other = one + 1; other < people; ++other) {
                Pair& pair = m_pairs[{one, other}];
                if (free[one] != free[other]) { // Another time begins.
                    pair = {m_team.at(one).owed - m_team.at(other).owed, 0};
                    continue;
                }
                pair.gotMore += (got == one) - (got == other);
                const bool isEven = std::abs(pair.owedMore) <= rounding;
                const qint64 apart = std::max(lead, std::abs(pair.owedMore)) + rounding;
                if ((isEven && std::abs(pair.gotMore) > 1) || std::abs(pair.gotMore * lead - pair.owedMore) > apart)
                    found(QStringLiteral("%1 got %2 more than %3, and was owed %4 millionths more")
                              .arg(nameOf(one))
                              .arg(pair.gotMore)
                              .arg(nameOf(other))
                              .arg(pair.owedMore));
            }
        }
    }
    /// The workspace counts as we do.
    void compare() {
        for (const Candidate& one : must(desk().team().salespeople())) {
            const auto who = std::find_if(m_team.cbegin(), m_team.cend(), [&](const Person& p) { return p.id == one.id; });
            const auto month = who->inMonth.find(clock().now().inZone(kolkata).date().month());
            const int inMonth = month == who->inMonth.end() ? 0 : month->second;
            if (one.openLeads != who->open.size() || one.monthGiven != inMonth || one.deficitMicro != who->owed)
                found(QStringLiteral("%1 has %2 open, %3 this month and is owed %4; it should be %5, %6 and %7")
                          .arg(one.name)
                          .arg(one.openLeads)
                          .arg(one.monthGiven)
                          .arg(one.deficitMicro)
                          .arg(who->open.size())
                          .arg(inMonth)
                          .arg(who->owed));
        }
    }

    Plan m_plan;
    SeededRandom m_random;
    qint64 m_midnight;
    services::DueScheduler m_scheduler;
    QList<Person> m_team;
    std::map<std::pair<int, int>, Pair> m_pairs;
    std::set<qint64> m_waiting;
    QHash<LeadId, qint64> m_numbers;
    QMap<qint64, int> m_owners;
    QList<int> m_chosen;
    QList<QList<int>> m_byDay;
    QStringList m_problems;
    qint64 m_lastNo = 0;
    qint64 m_number = 0;
    int m_day = 0;
    int m_received = 0;
    int m_waited = 0;
};

} // namespace

class tst_FairQuarter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenThousandLeadsInNinetyDays();
    void theOrderOfABatchDecidesNothing_data();
    void theOrderOfABatchDecidesNothing();
};

/// LEADWELL_LEADS: how many.
void tst_FairQuarter::tenThousandLeadsInNinetyDays() {
    Plan plan;
    if (qEnvironmentVariableIsSet("LEADWELL_LEADS"))
        plan.leads = qEnvironmentVariableIntValue("LEADWELL_LEADS");
    Quarter quarter(plan);
    quarter.live();
    QCOMPARE(quarter.found(), QStringList());
    QCOMPARE(quarter.received(), plan.leads);
    QVERIFY(quarter.waited() > plan.days / 2); // Otherwise nothing was shown.
    QVERIFY(quarter.team().at(0).given > 0 && quarter.team().at(6).given > 0);
    int rowsSeen = 0;
    for (qint64 first = 1; first <= plan.leads; first += 500) { // No more are asked for at once.
        QList<qint64> numbers(std::min<qint64>(500, plan.leads - first + 1));
        std::iota(numbers.begin(), numbers.end(), first);
        for (const auto& row : must(quarter.desk().inbox().rows(numbers))) {
            const int owner = quarter.owners().value(row.number, -1);
            QCOMPARE(row.ownerId, owner < 0 ? MemberId() : quarter.team().at(owner).id);
            ++rowsSeen;
        }
    }
    QCOMPARE(rowsSeen, plan.leads);
    const auto report = must(quarter.desk().maintenance().verifyAssignments());
    QCOMPARE(report.problems, QStringList());
}

void tst_FairQuarter::theOrderOfABatchDecidesNothing_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 2; seed <= 4; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void tst_FairQuarter::theOrderOfABatchDecidesNothing() {
    QFETCH(const int, seed);
    constexpr int leads = 400;
    constexpr int days = 20;
    Quarter one({seed, leads, days, false});
    Quarter other({seed, leads, days, true});
    one.live();
    other.live();
    QCOMPARE(one.found() + other.found(), QStringList());
    QCOMPARE(other.received(), leads);
    QVERIFY(other.waited() > 0);
    QCOMPARE(other.byDay(), one.byDay());
    QCOMPARE(other.chosen(), one.chosen());
}

QTEST_GUILESS_MAIN(tst_FairQuarter)
#include "tst_FairQuarter.moc"
