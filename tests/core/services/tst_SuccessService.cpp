// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Successes in a workspace: a payment and a win write themselves down with what they lead to, a person can, all of it can be
// taken back, and how well somebody does decides only where the rules say so.

#include "core/services/SuccessService.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/SuccessRepository.h"
#include "tests/core/services/RuleDesk.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::SuccessEntry;
using services::SuccessService;
using store::WriteTx;

namespace {

constexpr auto day = std::chrono::hours(24);

class SuccessDesk : public RuleDesk {
public:
    SuccessService successes() { return SuccessService(desk().core()); }
    QList<SuccessEntry> all(bool withTakenBack = false) {
        services::SuccessQuery query;
        query.withTakenBack = withTakenBack;
        return must(successes().list(query));
    }
    void pays(qint64 lead) { must(desk().rules().happened({lead}, RuleTrigger::PaymentReceived)); }
    void setStage(qint64 lead, Stage stage) { must(desk().leads().setStage({lead}, stage)); }
    MemberId ownerOf(qint64 lead) { return detail(lead).lead.ownerId; }
    int scoreOf(const char* name) {
        for (const auto& one : must(successes().performance())) {
            if (one.name == QLatin1String(name))
                return static_cast<int>(one.score);
        }
        return -1;
    }
    SuccessEntry record(qint64 lead, SuccessKind kind, Instant at = {}) {
        services::NewSuccess one;
        one.lead = lead;
        one.kind = kind;
        one.at = at;
        return must(successes().record(one));
    }
};

QString refusalOf(Answer<SuccessEntry> answer) {
    const auto result = answer.result();
    return result ? QString() : result.error().sentence;
}

} // namespace

class tst_SuccessService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPaymentBooksWinsAndCountsInOneStep();
    void aPaymentIsAllOrNothing();
    void aPaymentCountsEvenWhereNoRuleMovesTheLead();
    void aPaymentIsTakenBackWhole();
    void aWinIsAnOrderOnce();
    void whoIsNotWonAfterAllHasNoOrder();
    void whoHadTheLeadThenHasTheSuccess();
    void theSecondOfACustomerIsARepeat();
    void whoIsOneCustomerByNowIsOneHere();
    void whatCannotBeIsRefused();
    void takingBackIsKeptAndCanBeUndone();
    void weightsChangeFromTheirDateOn();
    void theDatabaseCountsAsTheModelDoes();
    void theWriterForgetsWhatCountsNoMore();
    void theTimelineSaysIt();
    void performanceDecidesOnlyWhereTheRulesSaySo();
    void aQuarterByPerformanceCanBeMadeAgain();
    void conversionBeforeAndAfter();
};

void tst_SuccessService::aPaymentBooksWinsAndCountsInOneStep() {
    SuccessDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    QCOMPARE(f.ownerOf(lead), asha);
    const QStringList before = f.dump();
    f.pays(lead);
    QCOMPARE(f.stages(lead).size(), 2); // Booked, and won.
    QCOMPARE(f.stage(lead), Stage::Won);
    const auto successes = f.all();
    QCOMPARE(successes.size(), 1);
    QCOMPARE(successes.first().event.kind, SuccessKind::PaymentReceived);
    QCOMPARE(successes.first().event.cause, SuccessCause::Payment);
    QCOMPARE(successes.first().event.member, asha);
    QCOMPARE(successes.first().event.at, f.clock().now());
    QCOMPARE(f.scoreOf("Asha"), 3'000);
    QCOMPARE(f.problems(), QStringList());
    // One step: taking it back takes the stage and the success.
    must(f.desk().undo().undo({}));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.scoreOf("Asha"), 0);
    must(f.desk().undo().redo());
    QCOMPARE(f.stage(lead), Stage::Won);
    QCOMPARE(f.all().size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::aPaymentIsAllOrNothing() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    f.runSql(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON success_event BEGIN SELECT RAISE(ABORT, 'full'); END"));
    QVERIFY(!f.desk().rules().happened({lead}, RuleTrigger::PaymentReceived).result());
    QCOMPARE(f.stage(lead), Stage::New);
    QCOMPARE(f.all().size(), 0);
    f.runSql(QStringLiteral("DROP TRIGGER refuse"));
    f.pays(lead);
    QCOMPARE(f.stage(lead), Stage::Won);
    QCOMPARE(f.all().size(), 1);
}

void tst_SuccessService::aPaymentCountsEvenWhereNoRuleMovesTheLead() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().rules().setEnabled(QStringLiteral("stage_payment"), false));
    f.pays(lead);
    QCOMPARE(f.stage(lead), Stage::New);
    QCOMPARE(f.all().size(), 1);
    // The second instalment: something was done, and can be taken back.
    QCOMPARE(must(f.desk().rules().happened({lead}, RuleTrigger::PaymentReceived)).changed, 1);
    QCOMPARE(f.all().size(), 2);
    QVERIFY(f.all().first().event.isRepeat);
}

void tst_SuccessService::aPaymentIsTakenBackWhole() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    const QStringList before = f.dump();
    const auto paid = must(f.desk().rules().happened({lead}, RuleTrigger::PaymentReceived));
    QCOMPARE(f.stage(lead), Stage::Won);
    f.clock().advance(Millis(5'000));
    const auto back = must(f.desk().undo().undo(paid.operation));
    // Two stages in one step: since when it was in the one before is of that step, too.
    QCOMPARE(back.sentence, QStringLiteral("Undone: Payment of L-%1 received").arg(lead));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::aWinIsAnOrderOnce() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    f.setStage(lead, Stage::Proposal);
    QCOMPARE(f.all().size(), 0);
    f.setStage(lead, Stage::Won);
    f.setStage(lead, Stage::Won);
    QCOMPARE(f.all().size(), 1);
    QCOMPARE(f.all().first().event.kind, SuccessKind::OrderReceived);
    QCOMPARE(f.all().first().event.cause, SuccessCause::Won);
    QCOMPARE(f.all().first().weight.definition, QStringLiteral("First Order"));
    f.pays(lead); // Paid later: that is something else that was achieved.
    QCOMPARE(f.all().size(), 2);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::whoIsNotWonAfterAllHasNoOrder() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    f.setStage(lead, Stage::Won);
    f.setStage(lead, Stage::Negotiation);
    QCOMPARE(f.all().size(), 0);
    QCOMPARE(f.all(true).size(), 1);
    QCOMPARE(f.scoreOf("Asha"), 0);
    f.setStage(lead, Stage::Won);
    QCOMPARE(f.all().size(), 1);
    QVERIFY(!f.all().first().event.isRepeat); // What was taken back was none.
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::whoHadTheLeadThenHasTheSuccess() {
    SuccessDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    const Instant then = f.clock().now() + std::chrono::hours(1);
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    f.clock().advance(2 * day);
    must(f.desk().leads().assign({lead}, karan));
    QCOMPARE(f.record(lead, SuccessKind::DemoBooked, then).event.member, asha);
    QCOMPARE(f.record(lead, SuccessKind::DemoBooked).event.member, karan);
    must(f.desk().leads().assign({lead}, asha));
    QCOMPARE(f.scoreOf("Asha"), 1'000); // It stays whose it was.
    QCOMPARE(f.scoreOf("Karan"), 1'000);
    services::NewSuccess named;
    named.lead = lead;
    named.kind = SuccessKind::DemoBooked;
    named.member = karan;
    QCOMPARE(must(f.successes().record(named)).event.member, karan);
    QCOMPARE(f.scoreOf("Karan"), 2'000);
}

void tst_SuccessService::theSecondOfACustomerIsARepeat() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 first = f.says("Mina", "Good morning");
    f.setStage(first, Stage::Won);
    f.clock().advance(10 * day);
    const qint64 second = f.says("Mina", "Good morning again, we need more");
    QVERIFY(second != first);
    f.setStage(second, Stage::Won);
    QCOMPARE(f.all().first().weight, (SuccessWeight{QStringLiteral("Repeat Purchase"), 2'000}));
    QCOMPARE(f.scoreOf("Asha"), 5'000);
}

void tst_SuccessService::whoIsOneCustomerByNowIsOneHere() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 first = f.says("Mina", "Good morning");
    const qint64 second = f.says("Tara", "Good morning");
    const qint64 other = f.says("Ravi", "Good morning");
    f.setStage(first, Stage::Won);
    must(f.desk().people().merge({f.detail(first).lead.personId, f.detail(second).lead.personId, {}, false, std::nullopt}));
    f.clock().advance(day);
    f.setStage(second, Stage::Won);
    f.setStage(other, Stage::Won);
    for (const SuccessEntry& entry : f.all())
        QCOMPARE(entry.event.isRepeat, entry.leadNumber == second);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::whatCannotBeIsRefused() {
    SuccessDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    services::NewSuccess one;
    one.lead = lead;
    QVERIFY(refusalOf(f.successes().record(one)).startsWith(QStringLiteral("Nobody had L-1 then")));
    one.member = MemberId::fromText(QStringLiteral("00000000-0000-7000-8000-000000000001"));
    QVERIFY(!refusalOf(f.successes().record(one)).isEmpty());
    one.member = f.addMember(QStringLiteral("Asha"));
    one.at = f.clock().now() + day;
    QVERIFY(refusalOf(f.successes().record(one)).contains(QStringLiteral("time to come")));
    one.at = {};
    one.definition = QStringLiteral("Bribe");
    QVERIFY(refusalOf(f.successes().record(one)).contains(QStringLiteral("First Order")));
    one.definition.clear();
    one.note = QString(3'000, u'x');
    QVERIFY(!refusalOf(f.successes().record(one)).isEmpty());
    one.note.clear();
    one.lead = 99;
    QVERIFY(!refusalOf(f.successes().record(one)).isEmpty());
    QCOMPARE(f.all(true).size(), 0);
    QVERIFY(!f.successes().takeBack(SuccessEventId()).result());
    QVERIFY(!f.successes().removeDefinition({}).result());
    SuccessDefinition nameless;
    QVERIFY(!f.successes().define(nameless).result());
}

void tst_SuccessService::takingBackIsKeptAndCanBeUndone() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    const SuccessEventId demo = f.record(lead, SuccessKind::DemoBooked).event.id;
    const SuccessEventId order = f.record(lead, SuccessKind::OrderReceived).event.id;
    QCOMPARE(f.scoreOf("Asha"), 4'000);
    f.clock().advance(std::chrono::hours(1));
    const auto receipt = must(f.successes().takeBack(demo));
    QCOMPARE(receipt.sentence, QStringLiteral("Demo Booked of L-1 counts no longer"));
    QCOMPARE(f.scoreOf("Asha"), 3'000);
    QCOMPARE(f.all().size(), 1);
    QCOMPARE(f.all().first().event.id, order);
    QCOMPARE(f.all(true).last().event.takenBackAt, f.clock().now());
    QVERIFY(f.successes().takeBack(demo).result().error().sentence.contains(QStringLiteral("before")));
    must(f.desk().undo().undo({}));
    QCOMPARE(f.scoreOf("Asha"), 4'000);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::weightsChangeFromTheirDateOn() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    f.record(lead, SuccessKind::DemoBooked);
    f.clock().advance(2 * day);
    const auto defined =
        must(f.successes().define({{}, QStringLiteral(" demo  booked "), SuccessKind::DemoBooked, {}, 2'500, {}}));
    QCOMPARE(defined.name, QStringLiteral("Demo Booked"));
    QVERIFY(defined.since <= f.clock().now() && defined.since > f.clock().now() - day);
    QCOMPARE(f.scoreOf("Asha"), 1'000);
    f.record(lead, SuccessKind::DemoBooked);
    QCOMPARE(f.scoreOf("Asha"), 3'500);
    // The same name on the same day is the same version.
    must(f.successes().define({{}, QStringLiteral("Demo Booked"), SuccessKind::DemoBooked, {}, 4'000, {}}));
    QCOMPARE(must(f.successes().definitions()).size(), shippedSuccessDefinitions().size() + 1);
    QCOMPARE(f.scoreOf("Asha"), 5'000);
    must(f.desk().undo().undo({}));
    QCOMPARE(f.scoreOf("Asha"), 3'500);
    must(f.successes().removeDefinition(defined.id));
    QCOMPARE(f.scoreOf("Asha"), 2'000);
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::theDatabaseCountsAsTheModelDoes() {
    SuccessDesk f;
    const QList<MemberId> team{f.addMember(QStringLiteral("Asha")), f.addMember(QStringLiteral("Karan"))};
    const QList<qint64> leads{f.says("Mina", "Good morning"), f.says("Ravi", "Good morning")};
    SeededRandom random(7);
    for (int i = 0; i < 120; ++i) {
        f.clock().advance(std::chrono::hours(17));
        services::NewSuccess one;
        one.lead = leads.at(qsizetype(random.below(2)));
        one.kind = static_cast<SuccessKind>(random.below(3));
        one.member = team.at(qsizetype(random.below(2)));
        one.definition = i % 9 == 0 ? QStringLiteral("Payment") : QString();
        const auto entry = must(f.successes().record(one));
        if (i % 7 == 3)
            must(f.successes().takeBack(entry.event.id));
        if (i % 20 == 11) // From a moment on that is a success's own.
            must(f.successes().define({{},
                                       i % 40 == 11 ? QStringLiteral("Payment") : QStringLiteral("Own"),
                                       static_cast<SuccessKind>(random.below(3)),
                                       static_cast<SuccessOccurrence>(random.below(3)),
                                       static_cast<int>(random.below(9'000)),
                                       entry.event.at}));
    }
    for (int back = 0; back < 100; back += 9) {
        const Instant at = f.clock().now() - back * day;
        const auto counted = must(f.desk().core().store.read<Scores>(
            [at](store::Connection& connection) { return store::success::scores(connection, at); }));
        QList<SuccessEvent> events;
        for (const SuccessEntry& entry : f.all(true))
            events.append(entry.event);
        const auto definitions = must(f.successes().definitions());
        for (const MemberId& one : team)
            QCOMPARE(counted.value(one), scoreOf(contributionsOf(one, events, definitions, at)));
    }
    for (const auto& one : must(f.successes().performance())) {
        qint64 sum = 0;
        for (const SuccessEntry& entry : one.contributions)
            sum += entry.weight.weight;
        QCOMPARE(one.score, sum);
    }
}

/// What the writer remembers of successes is what it would count anew: after each is written, taken back, rolled back or undone,
/// and as time passes over what lies ahead and what is too long ago.
void tst_SuccessService::theWriterForgetsWhatCountsNoMore() {
    SuccessDesk f;
    const QList<MemberId> team{f.addMember(QStringLiteral("Asha")), f.addMember(QStringLiteral("Karan"))};
    const qint64 lead = f.says("Mina", "Good morning");
    services::DeskCore& core = f.desk().core();
    SeededRandom random(11);
    const auto insert = [&](WriteTx& tx, Millis ahead) -> Result<SuccessEventId> {
        LW_TRY(const store::LeadRecord of, store::leads::read(tx.db(), lead));
        SuccessEvent event;
        event.kind = static_cast<SuccessKind>(random.below(3));
        event.lead = of.id;
        event.member = team.at(qsizetype(random.below(2)));
        event.at = tx.now() + ahead;
        LW_TRY(const SuccessEvent stored, store::success::insert(tx, event));
        return stored.id;
    };
    const auto isRemembered = [&] {
        return must(core.store.write<bool>(core.byRule(QStringLiteral("test")), [](WriteTx& tx) -> Result<bool> {
            LW_TRY(const Scores remembered, tx.scores());
            LW_TRY(const Scores counted, store::success::scores(tx.db(), tx.now()));
            return remembered == counted;
        }));
    };
    for (int i = 0; i < 300; ++i) {
        f.clock().advance(std::chrono::minutes(random.below(3) == 0 ? 4'000 : 1));
        const bool isRefused = random.below(4) == 0;
        const bool isTakenBack = random.below(4) == 0;
        const auto written = core.store.write<bool>(core.byPerson(QStringLiteral("test"), {}), [&](WriteTx& tx) -> Result<bool> {
            LW_TRY(const SuccessEventId id, insert(tx, std::chrono::minutes(random.below(2) == 0 ? 0 : 3)));
            LW_CHECK(tx.scores());
            if (isTakenBack)
                LW_CHECK(store::success::takeBack(tx, id));
            if (isRefused)
                return Error{ErrorKind::Conflict, QStringLiteral("No."), {}};
            return true;
        });
        QCOMPARE(bool(written.result()), !isRefused);
        QVERIFY2(isRemembered(), qPrintable(QStringLiteral("after step %1").arg(i)));
        if (!isRefused && random.below(5) == 0) {
            (void)f.desk().undo().undo({}).result();
            QVERIFY2(isRemembered(), qPrintable(QStringLiteral("after the undo of step %1").arg(i)));
        }
    }
}

void tst_SuccessService::theTimelineSaysIt() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.says("Mina", "Good morning");
    f.pays(lead);
    QStringList sentences;
    for (const auto& entry : f.detail(lead).timeline)
        sentences.append(entry.sentence);
    QVERIFY2(sentences.contains(QStringLiteral("Success: Payment, 3 points for Asha")), qPrintable(sentences.join(u'\n')));
}

void tst_SuccessService::performanceDecidesOnlyWhereTheRulesSaySo() {
    for (const bool byPerformance : {false, true}) {
        SuccessDesk f;
        const MemberId asha = f.addMember(QStringLiteral("Asha"));
        const qint64 lead = f.says("Mina", "Good morning");
        const MemberId karan = f.addMember(QStringLiteral("Karan"));
        for (int i = 0; i < 5; ++i)
            f.record(lead, SuccessKind::OrderReceived);
        if (byPerformance) {
            AssignmentRules rules;
            rules.strategy = Strategy::Performance;
            must(f.desk().team().saveAssignmentRules(rules));
        }
        for (const Candidate& one : must(f.desk().team().salespeople()))
            QVERIFY(one.id == asha ? one.performance > 500 : one.performance < 500);
        QHash<MemberId, int> given;
        for (int i = 0; i < 60; ++i)
            ++given[f.ownerOf(f.says(QByteArray::number(i).constData(), "Good morning"))];
        if (byPerformance)
            QVERIFY2(given.value(asha) > given.value(karan) + 10, qPrintable(QString::number(given.value(asha))));
        else
            QVERIFY(std::abs(given.value(asha) - given.value(karan)) <= 1);
        QVERIFY(given.value(karan) > 0);
        QCOMPARE(f.problems(), QStringList());
    }
}

void tst_SuccessService::aQuarterByPerformanceCanBeMadeAgain() {
    SuccessDesk f;
    for (const char* name : {"Asha", "Karan", "Meera"})
        f.addMember(QString::fromLatin1(name));
    AssignmentRules rules;
    rules.strategy = Strategy::Performance;
    must(f.desk().team().saveAssignmentRules(rules));
    const Instant from = f.clock().now();
    SeededRandom random(11);
    QList<qint64> open;
    for (int i = 0; i < 150; ++i) {
        f.clock().advance(std::chrono::hours(13));
        open.append(f.says(QByteArray::number(i).constData(), "Good morning"));
        const qint64 lead = open.at(qsizetype(random.below(open.size())));
        if (i % 3 == 0)
            f.setStage(lead, f.stage(lead) == Stage::Won ? Stage::Negotiation : Stage::Won);
        if (i % 5 == 0)
            f.pays(lead);
        if (i % 11 == 0)
            must(f.desk().undo().undo({}));
        if (i == 70)
            must(f.successes().define({{}, QStringLiteral("Payment"), SuccessKind::PaymentReceived, {}, 9'000, {}}));
    }
    const auto report = must(f.desk().team().backTest({}, from, f.clock().now() + day));
    QVERIFY(report.decisions >= 100);
    QCOMPARE(report.same, report.decisions);
    const auto live = must(f.desk().team().assignmentRules());
    QCOMPARE(must(f.desk().team().backTest(live, from, f.clock().now() + day)).same, report.decisions);
    QCOMPARE(must(f.desk().maintenance().verifyAssignments()).problems, QStringList());
    QCOMPARE(f.problems(), QStringList());
}

void tst_SuccessService::conversionBeforeAndAfter() {
    SuccessDesk f;
    f.addMember(QStringLiteral("Asha"));
    const qint64 early = f.says("Mina", "Good morning");
    f.says("Ravi", "Good morning");
    f.clock().advance(20 * day);
    const Instant split = f.clock().now();
    f.clock().advance(2 * day);
    const qint64 late = f.says("Tara", "Good morning");
    f.setStage(early, Stage::Lost);
    f.setStage(late, Stage::Won);
    const auto report = must(f.successes().conversion(split, 30));
    QCOMPARE(report.people.size(), 1);
    QCOMPARE(report.people.first().before.given, 2);
    QCOMPARE(report.people.first().before.won, 0);
    QCOMPARE(report.people.first().after.given, 1);
    QCOMPARE(report.people.first().after.share(), 1.0);
    QCOMPARE(must(f.successes().conversion(split, 5)).people.first().before.given, 0); // Only so many days.
}

QTEST_GUILESS_MAIN(tst_SuccessService)
#include "tst_SuccessService.moc"
