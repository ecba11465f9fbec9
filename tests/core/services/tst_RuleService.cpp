// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules of a workspace: written, switched, moved, looked at before they are on, logged, tried again; what cannot be is refused in
// words, and what became impossible says so.

#include "core/services/TrialService.h"
#include "tests/core/services/RuleDesk.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

const char* const hotToCall = R"({"name": "hot_to_call", "title": "Urgent ones are called", "trigger": "message_received",
  "when": {"all": [{"field": "message", "is": "has", "values": ["urgent"]}]},
  "then": [{"do": "tag", "text": "rush"}, {"do": "task", "kind": "call", "text": "Call {name} about {product}", "due": "30m",
            "priority": "URGENT"}]})";

RuleEntry entryOf(RuleDesk& f, const char* name) {
    for (const RuleEntry& entry : must(f.desk().rules().list()).rules) {
        if (entry.rule.name == QLatin1String(name))
            return entry;
    }
    return {};
}

QStringList namesOf(RuleDesk& f) {
    QStringList names;
    for (const RuleEntry& entry : must(f.desk().rules().list()).rules)
        names.append(entry.rule.name);
    return names;
}

} // namespace

class tst_RuleService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRuleIsWrittenAndFires();
    void aShippedRuleCanBeChangedAndRestored();
    void switchingIsTakenBack();
    void theOrderCanBeChanged();
    void circlesAreRefused();
    void whoIsGoneIsNamed();
    void whatFailedIsTriedAgain();
    void nobodyIsGivenWhatTheyCannotTake();
    void theLogSaysWhyNot();
    void aPreviewSaysWhomAndWhat();
    void aPreviewKnowsTheStagesOfThen();
    void aPreviewCanBeStopped();
    void whatCannotBeReadIsOff();
    void theLogIsOnlyAppendedTo();
    void whatCustomersDoIsAnswered();
};

void tst_RuleService::aRuleIsWrittenAndFires() {
    RuleDesk f;
    const Rule saved = must(f.desk().rules().save(f.rule(hotToCall)));
    QVERIFY(saved.no > 1000);
    QCOMPARE(saved.version, 1);
    const qint64 lead = f.says("Mina", "This is urgent, please tell me about your shop");
    QCOMPARE(f.detail(lead).tags, QStringList{QStringLiteral("rush")});
    const Task task = f.task(lead, "call");
    QCOMPARE(task.title, QStringLiteral("Call Mina about what you asked for"));
    QCOMPARE(task.priority, Priority::Urgent);
    QCOMPARE(task.ruleNo, saved.no);
    QCOMPARE(entryOf(f, "hot_to_call").fired, 1);
    Rule calmer = saved;
    calmer.then.removeFirst();
    QCOMPARE(must(f.desk().rules().save(calmer)).version, 2);
    QCOMPARE(f.detail(f.says("Rohan", "This is urgent too")).tags, QStringList());
    must(f.desk().rules().remove(saved.name));
    QVERIFY(f.task(f.says("Sita", "This is urgent as well"), "call").title.isEmpty());
    must(f.desk().undo().undo({}));
    QVERIFY(!f.task(f.says("Gita", "Urgent again"), "call").title.isEmpty());
    QCOMPARE(f.problems(), QStringList());
}

void tst_RuleService::aShippedRuleCanBeChangedAndRestored() {
    RuleDesk f;
    Rule rule = entryOf(f, "initial_task").rule;
    rule.then.first().due.after = std::chrono::minutes(15);
    must(f.desk().rules().save(rule));
    QVERIFY(entryOf(f, "initial_task").isChanged);
    QCOMPARE(f.task(f.says("Mina", "Good morning"), "initial_contact").dueAt, f.clock().now() + std::chrono::minutes(15));
    must(f.desk().rules().remove(rule.name));
    QVERIFY(!entryOf(f, "initial_task").isChanged);
    QCOMPARE(f.task(f.says("Rohan", "Good morning"), "initial_contact").dueAt, f.clock().now() + std::chrono::hours(1));
}

void tst_RuleService::switchingIsTakenBack() {
    RuleDesk f;
    const QStringList before = f.dump();
    must(f.desk().rules().setEnabled(QStringLiteral("initial_task"), false));
    QCOMPARE(f.tasks(f.says("Mina", "Good morning")), QStringList());
    must(f.desk().undo().undo({}));
    QVERIFY(!f.dump().join(u'\n').contains(QStringLiteral("initial_task")));
    QCOMPARE(f.tasks(f.says("Rohan", "Good morning")).size(), 1);
    QCOMPARE(must(f.desk().rules().setEnabled(QStringLiteral("initial_task"), true)).changed, 0);
    f.restart();
    QCOMPARE(f.tasks(f.says("Sita", "Good morning")).size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_RuleService::theOrderCanBeChanged() {
    RuleDesk f;
    must(f.desk().rules().save(f.rule(hotToCall)));
    const QStringList all = namesOf(f);
    QCOMPARE(all.last(), QStringLiteral("hot_to_call"));
    must(f.desk().rules().move(QStringLiteral("hot_to_call"), QStringLiteral("pricing_info")));
    QStringList wanted = all;
    wanted.removeLast();
    wanted.insert(wanted.indexOf(QStringLiteral("pricing_info")), QStringLiteral("hot_to_call"));
    QCOMPARE(namesOf(f), wanted);
    must(f.desk().rules().move(QStringLiteral("stage_contacted"), {}));
    wanted.removeFirst();
    wanted.append(QStringLiteral("stage_contacted"));
    QCOMPARE(namesOf(f), wanted);
    must(f.desk().rules().move(QStringLiteral("stage_contacted"), wanted.first()));
    wanted.removeLast();
    wanted.prepend(QStringLiteral("stage_contacted"));
    QCOMPARE(namesOf(f), wanted);
    for (int i = 0; i < 3; ++i)
        must(f.desk().undo().undo({}));
    QCOMPARE(namesOf(f), all);
    QCOMPARE(f.desk().rules().move(QStringLiteral("nothing"), {}).result().error().kind, ErrorKind::NotFound);
}

void tst_RuleService::circlesAreRefused() {
    RuleDesk f;
    const char* const there = R"({"name": "there", "title": "There", "trigger": "stage_changed",
      "when": {"field": "stage", "is": "is", "values": ["PROPOSAL"]},
      "then": [{"do": "stage", "stages": ["NEGOTIATION"], "text": "because"}]})";
    const char* const back = R"({"name": "back", "title": "Back", "trigger": "stage_changed",
      "when": {"field": "stage", "is": "is", "values": ["NEGOTIATION"]},
      "then": [{"do": "stage", "stages": ["PROPOSAL"], "text": "because"}]})";
    must(f.desk().rules().save(f.rule(there)));
    const auto refused = f.desk().rules().save(f.rule(back)).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY2(refused.error().sentence.contains(QStringLiteral("“back” leads to “there”, “there” leads to “back”")),
             qPrintable(refused.error().sentence));
    Rule off = f.rule(back);
    off.isEnabled = false;
    must(f.desk().rules().save(off));
    QVERIFY(!f.desk().rules().setEnabled(off.name, true).result());
    QCOMPARE(must(f.desk().rules().preview(f.rule(back))).circles.size(), 1);
    QCOMPARE(must(f.desk().rules().list()).circles, QList<QStringList>());
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().leads().setStage({lead}, Stage::Proposal));
    QCOMPARE(f.stage(lead), Stage::Proposal); // A person just set it.
}

void tst_RuleService::whoIsGoneIsNamed() {
    RuleDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    Rule rule = f.rule(hotToCall);
    rule.then.first().kind = RuleAction::Kind::Assign;
    rule.then.first().member = asha;
    must(f.desk().rules().save(rule));
    QCOMPARE(f.detail(f.says("Mina", "urgent, good morning")).ownerName, QStringLiteral("Asha"));
    must(f.desk().team().deactivateMember(asha));
    QCOMPARE(entryOf(f, "hot_to_call").trouble, QStringLiteral("It names Asha, who is no longer in the team."));
    rule.name = QStringLiteral("another");
    const auto refused = f.desk().rules().save(rule).result();
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.contains(QStringLiteral("Asha")), qPrintable(refused.error().sentence));
    QVERIFY(!f.desk()
                 .rules()
                 .save(f.rule(
                     R"({"name":"o","title":"O","trigger":"lead_created","when":{"field":"owner","is":"is","values":["Zubin"]},
                       "then":[{"do":"tag","text":"x"}]})"))
                 .result());
    QCOMPARE(f.problems(), QStringList());
}

void tst_RuleService::whatFailedIsTriedAgain() {
    RuleDesk f;
    Rule rule = f.rule(hotToCall);
    rule.then.first().kind = RuleAction::Kind::Assign;
    must(f.desk().rules().save(rule));
    const qint64 lead = f.says("Mina", "urgent, good morning");
    RuleLogQuery failed;
    failed.onlyFailed = true;
    QCOMPARE(f.log(failed), QStringList{QStringLiteral("hot_to_call: failed: nobody can take it now")});
    QVERIFY(!f.task(lead, "call").title.isEmpty()); // What could be done was.
    QCOMPARE(entryOf(f, "hot_to_call").failed, 1);
    const qint64 run = must(f.desk().rules().log(failed)).first().run;
    f.addMember(QStringLiteral("Asha"), false);
    auto member = must(f.desk().team().members()).first();
    must(f.desk().leads().assign({lead}, {}));
    member.isAvailable = true;
    must(f.desk().team().saveMember(member));
    must(f.desk().rules().retry(run));
    QCOMPARE(f.detail(lead).ownerName, QStringLiteral("Asha"));
    QCOMPARE(f.tasks(lead).filter(QStringLiteral("Call Mina")).size(), 1);
    QCOMPARE(must(f.desk().rules().log({})).first().retryOf, run);
    QCOMPARE(f.desk().rules().retry(run + 1000).result().error().kind, ErrorKind::NotFound);
    QCOMPARE(f.problems(), QStringList());
}

void tst_RuleService::nobodyIsGivenWhatTheyCannotTake() {
    RuleDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    for (Member member : must(f.desk().team().members())) {
        if (member.id != asha)
            continue;
        member.capacity = 1;
        must(f.desk().team().saveMember(member));
    }
    Rule rule = f.rule(R"({"name":"vip","title":"To Asha","trigger":"lead_created","then":[{"do":"assign"}]})");
    rule.then[0].member = asha;
    must(f.desk().rules().save(rule));
    QCOMPARE(f.detail(f.says("Mina", "Good morning")).lead.ownerId, asha);
    const qint64 second = f.says("Rohan", "Good evening"); // She has one already.
    QCOMPARE(f.detail(second).lead.ownerId, karan);
    QVERIFY(f.detail(second).assignment->decisionNo > 0);
    services::RuleLogQuery query;
    query.leadNumber = second;
    QVERIFY2(f.log(query).join(u';').contains(QStringLiteral("cannot take it now")), qPrintable(f.log(query).join(u';')));
    QCOMPARE(f.problems(), QStringList());
}

void tst_RuleService::theLogSaysWhyNot() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "What is the price?");
    RuleLogQuery query;
    query.rule = QStringLiteral("stage_booking_word");
    QCOMPARE(f.log(query),
             QStringList{QStringLiteral("stage_booking_word: did not fire because this does not hold: intent is Booking")});
    query.rule = QStringLiteral("pricing_info");
    QCOMPARE(f.log(query), QStringList{QStringLiteral("pricing_info: done")});
    must(f.desk().leads().setStage({lead}, Stage::Interested));
    query.rule = QStringLiteral("booking_link");
    const auto entry = must(f.desk().rules().log(query)).first();
    QCOMPARE(entry.kind, RuleOutcome::Kind::Fired);
    QCOMPARE(entry.leadNumber, lead);
    must(f.desk().undo().undo({}));
    QVERIFY(must(f.desk().rules().log(query)).first().isTakenBack);
    query.leadNumber = lead + 5;
    QCOMPARE(f.desk().rules().log(query).result().error().kind, ErrorKind::NotFound);
}

void tst_RuleService::aPreviewSaysWhomAndWhat() {
    RuleDesk f;
    const qint64 old = f.says("Mina", "urgent: tell me about your shop");
    f.clock().advance(std::chrono::hours(24 * 100));
    f.says("Rohan", "no hurry at all, good morning");
    const qint64 lead = f.says("Sita", "urgent: good morning");
    f.clock().advance(std::chrono::hours(24));
    const QStringList before = f.dump();
    const RulePreview preview = must(f.desk().rules().preview(f.rule(hotToCall)));
    QCOMPARE(f.dump(), before);
    QCOMPARE(preview.asked, 2);
    QCOMPARE(preview.leads, 1);
    QCOMPARE(preview.touches.size(), 1);
    QCOMPARE(preview.touches.first().leadNumber, lead);
    QCOMPARE(preview.touches.first().effects,
             (QStringList{QStringLiteral("add the tag “rush”"),
                          QStringLiteral("make the task “Call Sita about what you asked for”, due in 30m, Urgent")}));
    QVERIFY(old != lead);
}

void tst_RuleService::aPreviewKnowsTheStagesOfThen() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    f.clock().advance(std::chrono::hours(1));
    must(f.desk().leads().setStage({lead}, Stage::Interested));
    f.clock().advance(std::chrono::hours(1));
    must(f.desk().leads().setStage({lead}, Stage::Won));
    f.clock().advance(std::chrono::hours(1));
    const Rule word = entryOf(f, "information_packet").rule;
    const RulePreview stages = must(f.desk().rules().preview(word));
    QCOMPARE(stages.asked, 2);
    QCOMPARE(stages.touchesInAll, 1);
    const RulePreview created = must(f.desk().rules().preview(entryOf(f, "initial_task").rule));
    QCOMPARE(created.touches.size(), 1);
    QCOMPARE(created.touches.first().effects.first(),
             QStringLiteral("make the task “Follow up on WhatsApp inquiry: “Good morning””, due in 1h"));
}

void tst_RuleService::aPreviewCanBeStopped() {
    RuleDesk f;
    for (const char* who : {"Mina", "Rohan", "Sita"})
        f.says(who, "urgent: good morning");
    const auto watched = std::make_shared<Progress>();
    QCOMPARE(must(TrialService(f.desk().core()).preview(f.rule(hotToCall), 90, watched)).asked, 3);
    QCOMPARE(watched->total(), 3);
    const auto stopped = std::make_shared<Progress>();
    stopped->cancel();
    const auto preview = TrialService(f.desk().core()).preview(f.rule(hotToCall), 90, stopped).result();
    QVERIFY(!preview);
    QCOMPARE(preview.error().kind, ErrorKind::Cancelled);
}

void tst_RuleService::whatCannotBeReadIsOff() {
    RuleDesk f;
    must(f.desk().rules().save(f.rule(hotToCall)));
    f.runSql(QStringLiteral("UPDATE rule SET definition = replace(definition, 'message\"', 'shoe_size\"')"));
    const RuleEntry entry = entryOf(f, "hot_to_call");
    QVERIFY(!entry.rule.isEnabled);
    QVERIFY2(entry.trouble.contains(QStringLiteral("shoe_size")), qPrintable(entry.trouble));
    f.says("Mina", "urgent: good morning");
    const QStringList problems = f.problems();
    QCOMPARE(problems.filter(QStringLiteral("hot_to_call")).size(), 1);
    QCOMPARE(problems.filter(QStringLiteral("is not what was saved last")).size(), 1);
    QCOMPARE(problems.size(), 2);
}

void tst_RuleService::theLogIsOnlyAppendedTo() {
    RuleDesk f;
    f.says("Mina", "Good morning");
    const auto refused =
        f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")), [](store::WriteTx& tx) -> Result<bool> {
            LW_CHECK(tx.db().run(QStringLiteral("DELETE FROM rule_run")));
            return true;
        });
    QVERIFY(!refused.result());
    QVERIFY(!must(f.desk().rules().log({})).isEmpty());
}

void tst_RuleService::whatCustomersDoIsAnswered() {
    RuleDesk f;
    must(f.desk().rules().save(
        f.rule(R"({"name": "reader", "title": "Who reads the price list is called", "trigger": "behaviour_seen",
      "when": {"all": [{"field": "behaviour", "is": "is", "values": ["downloads"]}, {"field": "count", "is": "at_least", "values": ["2"]}]},
      "then": [{"do": "task", "kind": "call", "text": "Call {name}", "due": "2h"}]})")));
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().leads().setSignal(lead, QStringLiteral("downloads"), 1));
    must(f.desk().leads().setSignal(lead, QStringLiteral("page_views"), 9));
    QVERIFY(f.task(lead, "call").title.isEmpty());
    must(f.desk().leads().setSignal(lead, QStringLiteral("downloads"), 2));
    QCOMPARE(f.task(lead, "call").title, QStringLiteral("Call Mina"));
    f.done(lead, "call");
    must(f.desk().leads().setSignal(lead, QStringLiteral("downloads"), 1)); // A count that was corrected.
    QVERIFY(!f.tasks(lead).contains(QStringLiteral("Call Mina")));
    QCOMPARE(f.problems(), QStringList());
}

QTEST_GUILESS_MAIN(tst_RuleService)
#include "tst_RuleService.moc"
