// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How leads are given while somebody tries something else, and how a back-test is listed.

#include "tests/support/Warnings.h"
#include "ui/models/BackTestModel.h"
#include "ui/models/GivingDraft.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using models::BackTestModel;
using models::GivingDraft;

namespace {

Member member(const char* name, int number, std::optional<int> capacity = {}) {
    Member one;
    one.id = MemberId::fromText(QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
    one.name = QString::fromUtf8(name);
    one.capacity = capacity;
    return one;
}

AssignmentRules rulesOf(Strategy strategy, int version = 1) {
    AssignmentRules rules;
    rules.strategy = strategy;
    rules.version = version;
    return rules;
}

} // namespace

class tst_GivingDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(test::ownWarnings()); }

    void onlyWhatDiffersIsChanged() {
        GivingDraft draft;
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        QVERIFY(!draft.isChanged());
        draft.setLimits(m_team.at(0).id, {8, 0, {}});
        QVERIFY(draft.isChanged());
        QCOMPARE(draft.limits().size(), 1);
        QCOMPARE(draft.limitsOf(m_team.at(1).id).capacity, 5);
        draft.setLimits(m_team.at(0).id, {});
        QVERIFY(!draft.isChanged());
        draft.setRules(rulesOf(Strategy::LeastActive));
        QVERIFY(draft.isChanged());
        draft.reset();
        QVERIFY(!draft.isChanged());
    }

    void whatIsSavedElsewhereIsFollowedAndWhatIsTypedStays() {
        GivingDraft draft;
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        QSignalSpy replaced(&draft, &GivingDraft::replaced);
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        QCOMPARE(replaced.size(), 0); // Nothing to be written anew under somebody's hands.
        draft.setSaved(rulesOf(Strategy::Geographic, 2), m_team);
        QCOMPARE(draft.rules().strategy, Strategy::Geographic);
        draft.setRules(rulesOf(Strategy::Custom));
        draft.setSaved(rulesOf(Strategy::RoundRobin, 3), m_team);
        QCOMPARE(draft.rules().strategy, Strategy::Custom);
        QVERIFY(draft.isChanged());
    }

    /// Saved, then taken back: the limits go back, too.
    void whatWasSavedFollowsWhatBecomesOfIt() {
        GivingDraft draft;
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        draft.setLimits(m_team.at(0).id, {8, 0, {}});
        QList<Member> saved = m_team;
        saved[0].capacity = 8;
        draft.setSaved(rulesOf(Strategy::RoundRobin, 2), saved);
        QVERIFY(!draft.isChanged());
        draft.setSaved(rulesOf(Strategy::RoundRobin, 3), m_team);
        QVERIFY(!draft.isChanged());
        QCOMPARE(draft.limitsOf(m_team.at(0).id).capacity, std::nullopt);
    }

    void whatIsTypedComesBack() {
        GivingDraft draft;
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        AssignmentRules custom = rulesOf(Strategy::Custom);
        custom.weights = {10, 20, 30, 20, 20};
        custom.pool = {m_team.at(1).id};
        draft.setRules(custom);
        draft.setLimits(m_team.at(0).id, {8, 2, 30});
        GivingDraft again;
        again.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        again.takeText(draft.toText());
        QCOMPARE(again.rules(), custom);
        QCOMPARE(again.limits(), draft.limits());
        again.takeText(QStringLiteral("nonsense"));
        QCOMPARE(again.rules(), custom);
    }

    void whatCannotBeIsSaid() {
        GivingDraft draft;
        draft.setSaved(rulesOf(Strategy::RoundRobin), m_team);
        QCOMPARE(draft.trouble(), QString());
        draft.setLimits(m_team.at(0).id, {{}, 9, 2});
        QVERIFY(draft.trouble().contains(QStringLiteral("Asha cannot have at least 9")));
        draft.reset();
        draft.setRules(rulesOf(Strategy::Custom));
        QVERIFY(draft.trouble().contains(QStringLiteral("nothing counts")));
    }

    void everybodyIsListed() {
        BackTestModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        BackTestReport report;
        BackTestPerson asha;
        asha.name = QStringLiteral("Asha");
        asha.given = 12;
        asha.givenThen = 30;
        asha.peak = asha.peakThen = 7;
        asha.firstContacts = 10;
        asha.firstContactsLate = 5;
        report.people = {asha};
        model.show(report);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, BackTestModel::Leads).data().toString(), QStringLiteral("12, was 30"));
        QCOMPARE(model.index(0, BackTestModel::MostOpen).data().toString(), QStringLiteral("7"));
        QCOMPARE(model.index(0, BackTestModel::LikelyLate).data().toString(), QStringLiteral("6.0, was 15.0"));
    }

private:
    const QList<Member> m_team{member("Asha", 1), member("Karan", 2, 5)};
};

QTEST_GUILESS_MAIN(tst_GivingDraft)
#include "tst_GivingDraft.moc"
