// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a lead goes back to the others, to whom it may go then, and where that ends.

#include "core/domain/clock/TeamCalendar.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;
using test::idOf;
using test::leadOf;
using test::teamOf;

namespace {

Instant at(const char* iso) {
    return Instant::fromMs(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch());
}

QList<MemberId> people(int count) {
    QList<MemberId> all;
    for (int i = 1; i <= count; ++i)
        all.append(idOf<MemberId>(i));
    return all;
}

} // namespace

class tst_GivenBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workingTimeCounts_data() {
        QTest::addColumn<QString>("hours");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("due");
        const QString week = QStringLiteral("mon-fri 09:00-17:00");
        QTest::newRow("the same day") << week << 90 << QStringLiteral("2026-11-20T16:30:00Z");
        QTest::newRow("over the weekend") << week << 8 * 60 << QStringLiteral("2026-11-23T15:00:00Z");
        QTest::newRow("no working hours at all") << QString() << 8 * 60 << QStringLiteral("2026-11-20T23:00:00Z");
        QTest::newRow("hours that cannot be read") << QStringLiteral("whenever") << 60 << QStringLiteral("2026-11-20T16:00:00Z");
    }
    void workingTimeCounts() {
        QFETCH(const QString, hours);
        QFETCH(const int, minutes);
        QFETCH(const QString, due);
        const WorkingCalendar calendar = calendarOf({hours, QStringLiteral("UTC"), {}});
        QCOMPARE(dueBack(at("2026-11-20T15:00:00Z"), minutes, calendar).toIso(), at(due.toLatin1().constData()).toIso());
    }

    void nobodyIsAskedTwiceAndItEnds() {
        const auto first = backUnanswered({}, idOf<MemberId>(1), at("2026-11-20T09:00:00Z"), people(5));
        QVERIFY(first && !first->isForPerson);
        QCOMPARE(first->without, people(1));
        const auto second = backUnanswered(first, idOf<MemberId>(2), at("2026-11-21T09:00:00Z"), people(5));
        QVERIFY(second && !second->isForPerson);
        QCOMPARE(second->without, people(2));
        const auto third = backUnanswered(second, idOf<MemberId>(3), at("2026-11-23T09:00:00Z"), people(5));
        QVERIFY(third && third->isForPerson);
        QCOMPARE(decide(
                     [&] {
                         LeadFacts lead = leadOf(1);
                         lead.back = third;
                         return lead;
                     }(),
                     teamOf(5), {})
                     .sentence,
                 QStringLiteral("3 people in turn did not answer; a person decides."));
    }
    void whoIsAloneKeepsIt() {
        QVERIFY(!backUnanswered({}, idOf<MemberId>(1), at("2026-11-20T09:00:00Z"), people(1)));
        QVERIFY(!backUnanswered({}, idOf<MemberId>(1), at("2026-11-20T09:00:00Z"), {}));
    }
    void ofTwoBothWereAsked() {
        const auto first = backUnanswered({}, idOf<MemberId>(1), at("2026-11-20T09:00:00Z"), people(2));
        const auto second = backUnanswered(first, idOf<MemberId>(2), at("2026-11-21T09:00:00Z"), people(2));
        QVERIFY(second && second->isForPerson);
    }
    void whoHadItIsNotChosen() {
        test::property("among any team", [] {
            QList<Candidate> team = teamOf(*rc::gen::inRange(1, 7));
            LeadFacts lead = leadOf(*rc::gen::inRange(0, 1'000));
            lead.back.emplace();
            for (Candidate& one : team) {
                one.isAvailable = *rc::gen::inRange(0, 4) > 0;
                one.deficitMicro = *rc::gen::inRange<qint64>(-3'000'000, 3'000'000);
                if (*rc::gen::inRange(0, 2) == 0)
                    lead.back->without.append(one.id);
            }
            const AssignmentDecision decision = decide(lead, team, {});
            bool isSomebodyFree = false;
            qint64 before = 0;
            qint64 after = 0;
            for (qsizetype i = 0; i < team.size(); ++i) {
                isSomebodyFree = isSomebodyFree || (team.at(i).isAvailable && !lead.back->without.contains(team.at(i).id));
                before += team.at(i).deficitMicro;
                after += decision.standings.at(i).deficitAfterMicro;
            }
            RC_ASSERT(!lead.back->without.contains(decision.chosen));
            RC_ASSERT(decision.chosen.isSet() == isSomebodyFree);
            RC_ASSERT(before == after);
            lead.back->isForPerson = true;
            RC_ASSERT(!decide(lead, team, {}).chosen.isSet());
        });
    }
    void wordsOfPolicies() {
        for (int i = 0; i < leavePolicyCount; ++i)
            QCOMPARE(int(*leavePolicyFromText(toText(static_cast<LeavePolicy>(i)))), i);
        QCOMPARE(leavePolicyFromText(QStringLiteral("burn")).error().sentence,
                 QStringLiteral("“burn” is nothing that leads do on leave (keep, unanswered, all)."));
        QCOMPARE(workingTimeText(480), QStringLiteral("8 h"));
        QCOMPARE(workingTimeText(90), QStringLiteral("1 h 30 min"));
        QCOMPARE(workingTimeText(45), QStringLiteral("45 min"));
    }
};

QTEST_GUILESS_MAIN(tst_GivenBack)
#include "tst_GivenBack.moc"
