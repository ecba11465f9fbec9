// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A kept decision is read back as it was, is made again from itself, and no byte of it changes unnoticed.

#include "core/domain/assignment/DecisionRecord.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

#include <QRandomGenerator>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

QString anyWords() {
    static const QStringList words{QString(), QStringLiteral("yarn"), QStringLiteral("a \"quote\" \\ and\na line"),
                                   QStringLiteral("राजेश")};
    return words.at(*rc::gen::inRange(0, static_cast<int>(words.size())));
}

std::optional<int> maybe(int limit) {
    return *rc::gen::inRange(0, 2) == 0 ? std::optional<int>() : *rc::gen::inRange(0, limit);
}

DecisionRecord anyRecord() {
    DecisionRecord record;
    record.at = Instant::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
    record.lead = test::leadOf(*rc::gen::inRange(0, 100));
    record.lead.product = anyWords();
    record.lead.city = anyWords();
    record.lead.zoneMinutes = maybe(600);
    record.lead.score = *rc::gen::inRange(0, 101);
    record.candidates = test::teamOf(*rc::gen::inRange(0, 6));
    for (Candidate& person : record.candidates) {
        person.name = anyWords();
        person.skills = {anyWords(), anyWords()};
        person.capacity = maybe(20);
        person.monthMax = maybe(20);
        person.openLeads = *rc::gen::inRange(0, 20);
        person.deficitMicro = *rc::gen::inRange<qint64>(-5'000'000, 5'000'000);
        person.isOnLeave = *rc::gen::inRange(0, 4) == 0;
    }
    record.rules.strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
    record.rules.weights = {10, 20, 30, 40, *rc::gen::inRange(0, 100)};
    if (!record.candidates.isEmpty())
        record.rules.preferred = {{Source::Referral, record.candidates.first().id}};
    record.rules.bestFit = {*rc::gen::inRange(0, 2) == 0, *rc::gen::inRange(0, 101), *rc::gen::inRange(0, 500)};
    if (*rc::gen::inRange(0, 2) == 0)
        record.rules.bestFit.notFor = record.rules.pool;
    record.rules.returns = {*rc::gen::inRange(0, 2) * 480, *rc::gen::inRange(0, 2) == 0};
    record.rules.onLeave = static_cast<LeavePolicy>(*rc::gen::inRange(0, leavePolicyCount));
    if (*rc::gen::inRange(0, 2) == 0) {
        GivenBack& back = record.lead.back.emplace();
        back.cause = static_cast<BackCause>(*rc::gen::inRange(0, 3));
        back.from = test::idOf<MemberId>(*rc::gen::inRange(1, 6));
        back.since = Instant::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
        back.times = *rc::gen::inRange(0, 4);
        back.without = {back.from, test::idOf<MemberId>(2)};
        back.isForPerson = *rc::gen::inRange(0, 4) == 0;
    }
    record.decision = decide(record.lead, record.candidates, record.rules);
    record.decision.sentence.clear();
    record.previous = *rc::gen::inRange(0, 2) == 0 ? QByteArray() : QByteArray(32, '\x7F');
    return record;
}

} // namespace

class tst_DecisionRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readBackItIsTheSame() {
        test::property("record, text, record", [] {
            const DecisionRecord record = anyRecord();
            const auto read = recordFromJson(toJson(record));
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == record);
            RC_ASSERT(decideAgain(toJson(record)).has_value());
        });
    }

    /// Either the decision does not come out any more, or the hash that the next record keeps is another.
    void noByteChangesUnnoticed() {
        test::property("a changed text has another hash", [] {
            const QByteArray json = toJson(anyRecord());
            QByteArray changed = json;
            const auto at = *rc::gen::inRange(0, static_cast<int>(json.size()));
            changed[at] = static_cast<char>(changed.at(at) ^ static_cast<char>(*rc::gen::inRange(1, 128)));
            RC_ASSERT(hashOf(changed) != hashOf(json));
            (void)decideAgain(changed); // Whatever it is, it is read or refused.
        });
    }

    void anotherOwnerIsFound() {
        DecisionRecord record;
        record.lead = test::leadOf(1);
        record.candidates = test::teamOf(2);
        record.candidates[0].deficitMicro = 400'000;
        record.decision = decide(record.lead, record.candidates, record.rules);
        QCOMPARE(record.decision.chosen, record.candidates.at(0).id);
        record.decision.chosen = record.candidates.at(1).id;
        const auto found = decideAgain(toJson(record));
        QVERIFY(!found);
        QCOMPARE(found.error().sentence, QStringLiteral("By these numbers somebody else gets the lead."));
    }

    void anInputThatWasChangedIsFound() {
        DecisionRecord record;
        record.lead = test::leadOf(1);
        record.candidates = test::teamOf(2);
        record.decision = decide(record.lead, record.candidates, record.rules);
        record.candidates[1].deficitMicro -= 7;
        QVERIFY(!decideAgain(toJson(record)));
    }

    void whatIsNoRecordIsSaid_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another form") << QByteArray("{\"form\":2}");
        QTest::newRow("half") << toJson(DecisionRecord()).left(40);
    }
    void whatIsNoRecordIsSaid() {
        QFETCH(const QByteArray, json);
        const auto read = recordFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().sentence, QStringLiteral("This is no record of a decision."));
    }
};

QTEST_GUILESS_MAIN(tst_DecisionRecord)
#include "tst_DecisionRecord.moc"
