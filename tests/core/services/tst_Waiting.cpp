// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// No lead waits while somebody could take it: whatever happens to a team, after one turn of the scheduler either nobody waits or
// everybody is hindered, and who waited longest was given first. So it is, too, while leads go back because nobody answered, and
// while people go on leave and all of theirs go to others; only what a person is to decide about is left to them.

#include "core/domain/assignment/Candidate.h"
#include "core/services/DueScheduler.h"
#include "tests/core/services/Settled.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

constexpr int steps = 60;

class Team : public DeskFixture {
public:
    explicit Team(quint64 seed) : m_random(seed), m_scheduler(desk(), clock()) {
        WorkspaceSettings settings = must(desk().team().settings());
        settings.businessHours = QStringLiteral("mon-sun 00:00-24:00");
        must(desk().team().saveSettings(settings));
        AssignmentRules rules;
        rules.returns.afterMinutes = seed % 2 == 0 ? 3 : 0;
        rules.onLeave = seed % 2 == 0 ? LeavePolicy::Keep : LeavePolicy::All;
        must(desk().team().saveAssignmentRules(rules));
        clock().advance(std::chrono::minutes(1));
        for (int i = 0; i < 4; ++i)
            m_people.append(addMember(QStringLiteral("Person %1").arg(i), chance(2)));
        m_scheduler.start();
        finishAsked(desk());
    }
    bool chance(int oneIn) { return m_random.below(static_cast<quint64>(oneIn)) == 0; }
    int below(int n) { return static_cast<int>(m_random.below(static_cast<quint64>(n))); }

    void happen() {
        switch (below(7)) {
        case 0:
        case 1:
        case 2: // A batch comes in.
            for (int i = below(6); i >= 0; --i)
                receive(QStringLiteral("name: Customer %1\nphone: +9198%2\nid: e%1\n\nPrice of cotton yarn?")
                            .arg(m_leads)
                            .arg(20'000'000 + m_leads)),
                    ++m_leads;
            break;
        case 3:
            change([this](Member& one) { one.isAvailable = !one.isAvailable; });
            break;
        case 4:
            change([this](Member& one) { one.capacity = chance(3) ? std::nullopt : std::optional(below(5)); });
            break;
        case 5:
            change([this](Member& one) { one.monthMax = chance(2) ? std::nullopt : std::optional(below(20)); });
            break;
        default:
            if (m_leads > 0)
                must(desk().leads().setStage({1 + below(m_leads)}, Stage::Lost));
        }
        if (chance(6))
            (void)desk() // Who is on leave then already stays so.
                .team()
                .addLeave({{}, m_people.at(below(4)), clock().now(), clock().now() + std::chrono::minutes(1 + below(20)), {}})
                .result();
    }
    /// One turn of the scheduler, and all that follows from it.
    void turn() {
        clock().advance(services::DueScheduler::choresEvery);
        m_scheduler.look();
        finishAsked(desk());
    }
    QList<qint64> waiting() {
        QList<qint64> numbers;
        for (qint64 number = 1; number <= m_leads; ++number) {
            const auto detail = must(desk().inbox().detail(number));
            const bool isForPerson = detail.assignment && detail.assignment->mode == QStringLiteral("back");
            m_goneBack += detail.assignment && detail.assignment->reason.contains(QStringLiteral("did not answer"));
            if (isForPerson)
                continue;
            if (!detail.lead.ownerId.isSet() && isOpen(detail.lead.stage))
                numbers.append(number);
        }
        return numbers;
    }
    QStringList free() {
        QStringList names;
        for (const Candidate& one : must(desk().team().salespeople())) {
            if (hindranceOf(one, true, false) == Hindrance::None)
                names.append(one.name);
        }
        return names;
    }

    int goneBack() const { return m_goneBack; }

private:
    void change(const std::function<void(Member&)>& how) {
        const MemberId id = m_people.at(below(4));
        for (Member member : must(desk().team().members())) {
            if (member.id != id)
                continue;
            how(member);
            must(desk().team().saveMember(member));
        }
    }

    SeededRandom m_random;
    services::DueScheduler m_scheduler;
    QList<MemberId> m_people;
    int m_leads = 0;
    int m_goneBack = 0;
};

} // namespace

class tst_Waiting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyWaitsWhileSomebodyIsFree_data();
    void nobodyWaitsWhileSomebodyIsFree();
    void moreThanAreGivenAtOnce();
};

void tst_Waiting::nobodyWaitsWhileSomebodyIsFree_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void tst_Waiting::nobodyWaitsWhileSomebodyIsFree() {
    QFETCH(const int, seed);
    Team team(static_cast<quint64>(seed));
    int waited = 0;
    for (int step = 0; step < steps; ++step) {
        team.happen();
        team.turn();
        const QList<qint64> waiting = team.waiting();
        waited += !waiting.isEmpty();
        const QStringList free = team.free();
        QVERIFY2(
            waiting.isEmpty() || free.isEmpty(),
            qPrintable(
                QStringLiteral("step %1: L-%2 waits, and %3 could take it").arg(step).arg(waiting.value(0)).arg(free.value(0))));
    }
    QVERIFY(waited > 0); // Otherwise nothing was shown.
    QVERIFY2(seed % 2 != 0 || team.goneBack() > 0, "nothing went back");
    QCOMPARE(team.problems(), QStringList());
}

void tst_Waiting::moreThanAreGivenAtOnce() {
    DeskFixture f;
    constexpr int leads = services::MaintenanceService::givenAtOnce + 20;
    for (int i = 0; i < leads; ++i)
        f.receive(QStringLiteral("name: Customer %1\nphone: +9198%2\nid: e%1\n\nHello").arg(i).arg(20'000'000 + i));
    // As somebody with a database tool would, so that nothing is given when they come.
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    must(f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")), [&](store::WriteTx& tx) {
        return tx.update(oplog::Entity::Member, asha.bytes(), {{QStringLiteral("is_available"), qint64(1)}});
    }));
    services::DueScheduler scheduler(f.desk(), f.clock());
    scheduler.start();
    QTRY_VERIFY_WITH_TIMEOUT((f.clock().advance(services::DueScheduler::choresEvery), scheduler.look(),
                              must(f.desk().team().salespeople()).first().openLeads == leads),
                             60'000);
}

QTEST_GUILESS_MAIN(tst_Waiting)
#include "tst_Waiting.moc"
