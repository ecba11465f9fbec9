// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules: what they do and in which order, that they always end, what makes circles, and what cannot be a rule.

#include "core/domain/rules/RuleOutcomes.h"
#include "core/domain/rules/RuleWriting.h"
#include "core/domain/rules/ShippedRules.h"
#include "tests/support/Property.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

using Outcome = RuleOutcome::Kind;

/// Everything is let through: what ends is the engine's own doing.
const StageGate open = [](Stage, Stage, bool) { return QString(); };
const StageGate forwards = [](Stage from, Stage to, bool) {
    return to > from ? QString() : QStringLiteral("rules only move forwards");
};

Condition stageIs(const QList<Stage>& stages) {
    Condition condition;
    condition.kind = Condition::Kind::Compare;
    condition.field = RuleField::Stage;
    for (const Stage stage : stages)
        condition.values.append(toText(stage));
    return condition;
}

RuleAction move(Stage stage) {
    RuleAction action;
    action.kind = RuleAction::Kind::SetStage;
    action.stages = {stage};
    action.text = QStringLiteral("because");
    return action;
}

RuleAction task(const char* kind, const char* title) {
    RuleAction action;
    action.kind = RuleAction::Kind::MakeTask;
    action.taskKind = QString::fromLatin1(kind);
    action.text = QString::fromLatin1(title);
    return action;
}

Rule ruleOf(qint64 no, RuleTrigger trigger, const Condition& when, const QList<RuleAction>& then) {
    Rule rule;
    rule.no = no;
    rule.name = QStringLiteral("rule_%1").arg(no);
    rule.title = rule.name;
    rule.trigger = trigger;
    rule.when = when;
    rule.then = then;
    return rule;
}

RuleEvent eventOf(RuleTrigger trigger, Stage stage) {
    RuleEvent event{trigger, {}};
    event.facts[RuleField::Stage].texts = {toText(stage)};
    return event;
}

Stage anyStage() {
    return static_cast<Stage>(*rc::gen::inRange(0, stageCount));
}

/// A dozen rules that answer and change stages at random.
QList<Rule> anyRules() {
    QList<Rule> rules;
    const int count = *rc::gen::inRange(1, 13);
    for (int i = 0; i < count; ++i) {
        const bool isFirst = *rc::gen::inRange(0, 3) == 0;
        const Condition when = *rc::gen::inRange(0, 4) == 0 ? Condition() : stageIs({anyStage(), anyStage()});
        rules.append(ruleOf(i + 1, isFirst ? RuleTrigger::MessageReceived : RuleTrigger::StageChanged, when,
                            {move(anyStage()), move(anyStage())}));
    }
    return rules;
}

QJsonObject json(const char* text) {
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class tst_RuleEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandGraphsEndAndTheirCirclesAreNamed();
    void equalArgumentsGiveEqualAnswers();
    void aRuleDoesNotAnswerItself();
    void atMostEightInARow();
    void rulesSeeWhatWasBefore();
    void theLastTaskOfAKindIsMade();
    void aCircleIsNamedInItsOrder();
    void shippedRulesAreSound();
    void whatTheyAreIsKept();
    void whyNotIsSaid();
    void namesAreMadeOfTitles();
    void whatAnActionConsistsOf();
    void whatCannotBeARuleIsRefused_data();
    void whatCannotBeARuleIsRefused();
};

void tst_RuleEvaluation::aThousandGraphsEndAndTheirCirclesAreNamed() {
    // RapidCheck takes a hundred by itself.
    for (int i = 0; i < 10; ++i) {
        test::property("evaluation ends, and whoever would answer itself is in a circle", [] {
            const QList<Rule> rules = anyRules();
            QSet<QString> inCircle;
            for (const QStringList& circle : circlesOf(rules))
                inCircle.unite(QSet<QString>(circle.cbegin(), circle.cend()));
            const auto result = evaluate(rules, {eventOf(RuleTrigger::MessageReceived, anyStage())}, anyStage(), open);
            int fired = 0;
            for (const RuleOutcome& outcome : result.outcomes) {
                fired += outcome.kind == Outcome::Fired;
                if (outcome.kind == Outcome::OwnEffect)
                    RC_ASSERT(inCircle.contains(QStringLiteral("rule_%1").arg(outcome.no)));
            }
            RC_ASSERT(fired <= ruleFiringsMax);
        });
    }
}

void tst_RuleEvaluation::equalArgumentsGiveEqualAnswers() {
    test::property("twice the same", [] {
        const QList<Rule> rules = anyRules();
        const RuleEvent event = eventOf(RuleTrigger::MessageReceived, anyStage());
        RC_ASSERT(evaluate(rules, {event}, Stage::New, open).outcomes == evaluate(rules, {event}, Stage::New, open).outcomes);
    });
}

void tst_RuleEvaluation::aRuleDoesNotAnswerItself() {
    const QList<Rule> rules{ruleOf(1, RuleTrigger::MessageReceived, {}, {move(Stage::Contacted)}),
                            ruleOf(2, RuleTrigger::StageChanged, stageIs({Stage::Contacted}), {move(Stage::Interested)}),
                            ruleOf(3, RuleTrigger::StageChanged, stageIs({Stage::Interested}), {move(Stage::Contacted)})};
    const auto result = evaluate(rules, {eventOf(RuleTrigger::MessageReceived, Stage::New)}, Stage::New, open);
    QCOMPARE(result.effects.size(), 3);
    QCOMPARE(result.outcomes.last().kind, Outcome::NotHeld); // rule 3, asked about Contacted
    const bool isStopped = std::any_of(result.outcomes.cbegin(), result.outcomes.cend(), [](const RuleOutcome& outcome) {
        return outcome.no == 2 && outcome.kind == Outcome::OwnEffect;
    });
    QVERIFY(isStopped);
    QCOMPARE(circlesOf(rules), (QList<QStringList>{{QStringLiteral("rule_2"), QStringLiteral("rule_3")}}));
    // With the ratchet nothing goes back, and the last one says so.
    QCOMPARE(evaluate(rules, {eventOf(RuleTrigger::MessageReceived, Stage::New)}, Stage::New, forwards).effects.size(), 2);
}

void tst_RuleEvaluation::atMostEightInARow() {
    QList<Rule> rules{ruleOf(1, RuleTrigger::MessageReceived, {}, {move(Stage::New)})};
    for (int i = 0; i < 11; ++i)
        rules.append(
            ruleOf(i + 2, RuleTrigger::StageChanged, stageIs({static_cast<Stage>(i)}), {move(static_cast<Stage>(i + 1))}));
    const auto result = evaluate(rules, {eventOf(RuleTrigger::MessageReceived, Stage::Won)}, Stage::Won, open);
    QCOMPARE(result.effects.size(), ruleHopsMax);
    const auto tooFar = std::find_if(result.outcomes.cbegin(), result.outcomes.cend(),
                                     [](const RuleOutcome& outcome) { return outcome.kind == Outcome::TooFar; });
    QVERIFY(tooFar != result.outcomes.cend());
    QCOMPARE(circlesOf(rules), QList<QStringList>());
}

void tst_RuleEvaluation::rulesSeeWhatWasBefore() {
    // The second is asked about the stage as it was when the message came, not as the first left it.
    const QList<Rule> rules{ruleOf(1, RuleTrigger::MessageReceived, stageIs({Stage::New}), {move(Stage::Interested)}),
                            ruleOf(2, RuleTrigger::MessageReceived, stageIs({Stage::Interested}), {move(Stage::Qualified)})};
    const auto result = evaluate(rules, {eventOf(RuleTrigger::MessageReceived, Stage::New)}, Stage::New, forwards);
    QCOMPARE(result.effects.size(), 1);
    QCOMPARE(result.effects.first().to, Stage::Interested);
}

void tst_RuleEvaluation::theLastTaskOfAKindIsMade() {
    const QList<Rule> rules{
        ruleOf(1, RuleTrigger::MessageReceived, {}, {task("pricing", "Send pricing"), move(Stage::Interested)}),
        ruleOf(2, RuleTrigger::StageChanged, {}, {task("pricing", "Send booking link"), task("follow_up", "Follow up")})};
    const auto result = evaluate(rules, {eventOf(RuleTrigger::MessageReceived, Stage::New)}, Stage::New, forwards);
    QStringList titles;
    for (const RuleEffect& effect : result.effects) {
        if (effect.action.kind == RuleAction::Kind::MakeTask)
            titles.append(effect.action.text);
    }
    QCOMPARE(titles, (QStringList{QStringLiteral("Send booking link"), QStringLiteral("Follow up")}));
}

void tst_RuleEvaluation::aCircleIsNamedInItsOrder() {
    QList<Rule> rules{ruleOf(1, RuleTrigger::StageChanged, stageIs({Stage::Interested}), {move(Stage::Qualified)}),
                      ruleOf(2, RuleTrigger::StageChanged, stageIs({Stage::Proposal}), {move(Stage::Interested)}),
                      ruleOf(3, RuleTrigger::StageChanged, stageIs({Stage::Qualified}), {move(Stage::Proposal)}),
                      ruleOf(4, RuleTrigger::StageChanged, stageIs({Stage::Won}), {move(Stage::Won)})};
    QCOMPARE(circlesOf(rules), (QList<QStringList>{{QStringLiteral("rule_1"), QStringLiteral("rule_3"), QStringLiteral("rule_2")},
                                                   {QStringLiteral("rule_4")}}));
    rules[1].isEnabled = false;
    rules[3].isEnabled = false;
    QCOMPARE(circlesOf(rules), QList<QStringList>());
}

void tst_RuleEvaluation::shippedRulesAreSound() {
    QSet<qint64> numbers;
    QSet<QString> names;
    for (const Rule& rule : shippedRules()) {
        const auto checked = check(rule);
        QVERIFY2(checked, qPrintable(rule.name + (checked ? QString() : checked.error().sentence)));
        QVERIFY(rule.isShipped());
        QVERIFY(!sentenceOf(rule, {}).isEmpty());
        numbers.insert(rule.no);
        names.insert(rule.name);
    }
    QCOMPARE(numbers.size(), shippedRules().size());
    QCOMPARE(names.size(), shippedRules().size());
    QCOMPARE(circlesOf(shippedRules()), QList<QStringList>());
    const auto urgent = std::find_if(shippedRules().cbegin(), shippedRules().cend(),
                                     [](const Rule& rule) { return rule.name == QStringLiteral("notify_ready_to_book"); });
    QVERIFY(urgent != shippedRules().cend());
    QCOMPARE(
        sentenceOf(urgent->then.first(), {}),
        QStringLiteral("tell whoever has the lead “Hot lead ready to book – immediate action needed”, whatever they are at"));
    for (const char* name : {"welcome_message", "initial_task", "follow_up_sequence", "information_packet", "pricing_info",
                             "availability_check", "booking_process", "confirmation_sequence"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name); // AUT-03
}

void tst_RuleEvaluation::whatTheyAreIsKept() {
    for (const Rule& rule : shippedRules()) {
        auto again = ruleFromJson(QJsonDocument::fromJson(QJsonDocument(toJson(rule)).toJson()).object());
        QVERIFY(again);
        again->no = rule.no;
        again->place = rule.place;
        QCOMPARE(toJson(*again), toJson(rule));
        QVERIFY2(*again == rule, qPrintable(rule.name));
    }
    Rule own = shippedRules().at(3);
    own.isEnabled = false;
    own.version = 2;
    const QList<Rule> all = withShipped({own});
    QCOMPARE(all.size(), shippedRules().size());
    QCOMPARE(all.at(3), own);
    const QList<RuleOutcome> outcomes{{Outcome::Fired, 4, 2, RuleTrigger::StageChanged, 0, -1, QString()},
                                      {Outcome::Failed, 1001, 1, RuleTrigger::TaskDone, 3, 0, QStringLiteral("gone")}};
    const auto decoded = decodeOutcomes(encode(outcomes));
    QVERIFY(decoded);
    QCOMPARE(*decoded, outcomes);
    QVERIFY(!decodeOutcomes("nonsense"));
}

void tst_RuleEvaluation::whyNotIsSaid() {
    const Rule& rule = shippedRules().at(3); // a strong order
    RuleEvent event = eventOf(RuleTrigger::MessageReceived, Stage::New);
    event.facts[RuleField::Intent].texts = {toText(Intent::Booking)};
    event.facts[RuleField::Confidence].number = 0.7;
    const auto result = evaluate({rule}, {event}, Stage::New, forwards);
    QCOMPARE(sentenceOf(result.outcomes.first(), &rule),
             QStringLiteral("did not fire because this does not hold: sureness of the intent at least 0.85"));
    Rule newer = rule;
    newer.version = 2;
    QCOMPARE(sentenceOf(result.outcomes.first(), &newer),
             QStringLiteral("did not fire because its condition, as it was then, did not hold"));
}

void tst_RuleEvaluation::namesAreMadeOfTitles() {
    QCOMPARE(ruleNameFor(QStringLiteral("  Hot leads → Asha! "), {}), QStringLiteral("hot_leads_asha"));
    QCOMPARE(ruleNameFor(QStringLiteral("24 hours"), {}), QStringLiteral("hours"));
    QCOMPARE(ruleNameFor(QStringLiteral("Café"), {QStringLiteral("cafe")}), QStringLiteral("cafe_2"));
    QCOMPARE(ruleNameFor(QStringLiteral("गरम"), {QStringLiteral("rule_2")}), QStringLiteral("rule_3"));
    test::property("any title gives a name that a rule may have", [](const std::string& title) {
        Rule rule;
        rule.title = QStringLiteral("A title");
        rule.name = ruleNameFor(QString::fromStdString(title).repeated(5), {});
        rule.then.append(RuleAction());
        rule.then.first().text = QStringLiteral("x");
        RC_ASSERT(bool(check(rule)));
    });
}

/// What an editor is made of: of each kind there is a label, and with what its shape says it can be made whole.
void tst_RuleEvaluation::whatAnActionConsistsOf() {
    for (int i = 0; i < ruleActionCount; ++i) {
        RuleAction action;
        action.kind = static_cast<RuleAction::Kind>(i);
        const RuleActionShape& shape = shapeOf(action.kind);
        QVERIFY(!shape.label.isEmpty());
        if (!shape.textLabel.isEmpty())
            action.text = QStringLiteral("x");
        if (shape.hasTaskKind)
            action.taskKind = QStringLiteral("follow_up");
        if (shape.hasStages)
            action.stages = {Stage::Qualified};
        const auto checked = check(action);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence));
    }
}

void tst_RuleEvaluation::whatCannotBeARuleIsRefused_data() {
    QTest::addColumn<QJsonObject>("rule");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* text, const char* sentence) {
        QTest::newRow(name) << json(text) << QString::fromUtf8(sentence);
    };
    row("nothing", "{}", "No rule begins with “”");
    row("a trigger that is none", R"({"name":"a","title":"A","trigger":"moonrise","then":[{"do":"tag","text":"x"}]})",
        "moonrise");
    row("a field that is gone",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"field":"shoe_size","is":"is","values":["9"]},"then":[{"do":"tag","text":"x"}]})",
        "Rules know nothing of “shoe_size”");
    row("an action that is none", R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"explode"}]})", "explode");
    row("no action", R"({"name":"a","title":"A","trigger":"lead_created","then":[]})", "does nothing");
    row("no name", R"({"title":"A","trigger":"lead_created","then":[{"do":"tag","text":"x"}]})", "is no name of a rule");
    row("a name with spaces", R"({"name":"hot leads","title":"A","trigger":"lead_created","then":[{"do":"tag","text":"x"}]})",
        "is no name of a rule");
    row("no title", R"({"name":"a","trigger":"lead_created","then":[{"do":"tag","text":"x"}]})", "needs a title");
    row("a stage that is none",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"stage","stages":["MARRIED"],"text":"x"}]})",
        "MARRIED");
    row("a stage only people set",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"stage","stages":["NURTURING"],"text":"x"}]})",
        "Only a person sets nurturing");
    row("a task without a kind",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"task","text":"Call","due":"2h"}]})",
        "does not say of which kind");
    row("a task due never",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"task","kind":"call","text":"Call","due":"soon"}]})",
        "soon");
    row("a text that names what there is not",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"draft","kind":"call","text":"Dear {uncle}"}]})",
        "{uncle}");
    row("a notice that says nothing", R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"notify","to":"team"}]})",
        "What is told is empty");
    row("a notice to nobody there is",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"notify","text":"Look","to":"everybody"}]})",
        "Nobody is called “everybody” here");
    row("somebody who is no id", R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"assign","member":"Asha"}]})",
        "Asha");
}

void tst_RuleEvaluation::whatCannotBeARuleIsRefused() {
    QFETCH(const QJsonObject, rule);
    QFETCH(const QString, sentence);
    const auto read = ruleFromJson(rule);
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains(sentence), qPrintable(read.error().sentence));
}

QTEST_GUILESS_MAIN(tst_RuleEvaluation)
#include "tst_RuleEvaluation.moc"
