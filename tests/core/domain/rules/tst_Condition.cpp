// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Conditions of rules: what each comparison asks, the laws of all, any and none, and what is refused when it is saved.

#include "core/domain/Words.h"
#include "core/domain/rules/Condition.h"
#include "tests/support/Property.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace leadwell;
using namespace leadwell::domain;
using Kind = Condition::Kind;

namespace {

Condition compare(RuleField field, RuleOperator op, const QStringList& values) {
    return {Kind::Compare, {}, field, op, values};
}

RuleFacts facts() {
    RuleFacts facts;
    facts[RuleField::Channel].texts = {QStringLiteral("WHATSAPP")};
    facts[RuleField::Heat].texts = {QStringLiteral("HOT")};
    facts[RuleField::Product].texts = {QStringLiteral("40s cotton yarn")};
    facts[RuleField::Tag].texts = {QStringLiteral("trade fair"), QStringLiteral("surat")};
    facts[RuleField::Score].number = 62;
    facts[RuleField::IsRepeat].number = 1;
    return facts;
}

QString anyValue(const RuleFieldInfo& info) {
    switch (info.kind) {
    case FieldKind::Number:
        return QString::number(
            *rc::gen::inRange(static_cast<int>(std::max(0.0, info.least)), static_cast<int>(std::min(99.0, info.most)) + 1));
    case FieldKind::Flag:
        return *rc::gen::arbitrary<bool>() ? QStringLiteral("yes") : QStringLiteral("no");
    case FieldKind::Text:
        return *rc::gen::element(QStringLiteral("yarn"), QStringLiteral("trade fair"), QStringLiteral("पुणे"));
    default:
        return info.words.at(*rc::gen::inRange(0, static_cast<int>(info.words.size())));
    }
}

Condition anyCondition(int depth) {
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0) {
        const auto field = static_cast<RuleField>(*rc::gen::inRange(0, ruleFieldCount));
        const auto operators = operatorsOf(infoOf(field).kind);
        return compare(field, operators.at(*rc::gen::inRange(0, static_cast<int>(operators.size()))), {anyValue(infoOf(field))});
    }
    Condition condition;
    condition.kind = static_cast<Kind>(*rc::gen::inRange(0, 3));
    for (int parts = *rc::gen::inRange(0, 4); parts > 0; --parts)
        condition.parts.append(anyCondition(depth - 1));
    return condition;
}

RuleFacts anyFacts() {
    RuleFacts facts;
    for (int i = 0; i < ruleFieldCount; ++i) {
        const RuleFieldInfo& info = infoOf(static_cast<RuleField>(i));
        RuleFacts::Answer& answer = facts.answers[static_cast<size_t>(i)];
        if (info.kind == FieldKind::Number || info.kind == FieldKind::Flag)
            answer.number = *rc::gen::inRange(0, info.kind == FieldKind::Flag ? 2 : 100);
        else
            answer.texts = {anyValue(info)};
    }
    return facts;
}

} // namespace

class tst_Condition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comparisons_data();
    void comparisons();
    void allAnyAndNone();
    void storedAndReadItIsTheSame();
    void opposites();
    void whatIsRefused_data();
    void whatIsRefused();
    void tooDeepIsRefused();
    void itIsSaidInWords();
};

void tst_Condition::comparisons_data() {
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("op");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char* name, RuleField field, RuleOperator op, const QStringList& values, bool holds) {
        QTest::newRow(name) << int(field) << int(op) << values << holds;
    };
    using F = RuleField;
    using O = RuleOperator;
    row("is", F::Channel, O::Is, {QStringLiteral("WHATSAPP")}, true);
    row("is one of", F::Channel, O::Is, {QStringLiteral("EMAIL"), QStringLiteral("WHATSAPP")}, true);
    row("is not", F::Channel, O::IsNot, {QStringLiteral("WHATSAPP")}, false);
    row("is not, unknown", F::Source, O::IsNot, {toText(Source::Referral)}, true);
    row("ladder, the same", F::Heat, O::AtLeast, {QStringLiteral("HOT")}, true);
    row("ladder, below", F::Heat, O::AtLeast, {QStringLiteral("VERY_HOT")}, false);
    row("ladder, at most", F::Heat, O::AtMost, {QStringLiteral("ON_FIRE")}, true);
    row("ladder, unknown", F::Priority, O::AtLeast, {QStringLiteral("LOW")}, false);
    row("number", F::Score, O::AtLeast, {QStringLiteral("60")}, true);
    row("number, at most", F::Score, O::AtMost, {QStringLiteral("61.5")}, false);
    row("has a word", F::Product, O::Has, {QStringLiteral("Cotton")}, true);
    row("has words", F::Product, O::Has, {QStringLiteral("cotton yarn")}, true);
    row("has a part of a word", F::Product, O::Has, {QStringLiteral("cot")}, false);
    row("has not", F::Product, O::HasNot, {QStringLiteral("silk")}, true);
    row("the whole text", F::Product, O::Is, {QStringLiteral("40S Cotton  Yarn")}, true);
    row("one of the tags", F::Tag, O::Is, {QStringLiteral("Surat")}, true);
    row("no such tag", F::Tag, O::IsNot, {QStringLiteral("pune")}, true);
    row("flag", F::IsRepeat, O::Is, {QStringLiteral("yes")}, true);
    row("flag, no", F::IsUrgent, O::Is, {QStringLiteral("no")}, true);
}

void tst_Condition::comparisons() {
    QFETCH(const int, field);
    QFETCH(const int, op);
    QFETCH(const QStringList, values);
    QFETCH(const bool, holds);
    const Condition condition = compare(static_cast<RuleField>(field), static_cast<RuleOperator>(op), values);
    QVERIFY(check(condition).has_value());
    QCOMPARE(condition.holds(facts()), holds);
}

void tst_Condition::allAnyAndNone() {
    test::property("all, any and none are what they say", [] {
        const RuleFacts known = anyFacts();
        Condition condition = anyCondition(2);
        const auto count = std::count_if(condition.parts.cbegin(), condition.parts.cend(),
                                         [&](const Condition& part) { return part.holds(known); });
        if (condition.kind == Kind::Compare)
            return;
        condition.kind = Kind::All;
        RC_ASSERT(condition.holds(known) == (count == condition.parts.size()));
        condition.kind = Kind::Any;
        const bool any = condition.holds(known);
        RC_ASSERT(any == (count > 0));
        condition.kind = Kind::None;
        RC_ASSERT(condition.holds(known) != any);
    });
}

void tst_Condition::storedAndReadItIsTheSame() {
    test::property("tree, JSON, tree", [] {
        const Condition condition = anyCondition(3);
        const auto read = conditionFromJson(QJsonDocument::fromJson(QJsonDocument(toJson(condition)).toJson()).object());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == condition);
    });
}

void tst_Condition::opposites() {
    test::property("is not is the opposite of is, has not that of has", [] {
        const RuleFacts known = anyFacts();
        Condition condition = anyCondition(0);
        if (condition.op != RuleOperator::IsNot && condition.op != RuleOperator::HasNot)
            return;
        const bool holds = condition.holds(known);
        condition.op = condition.op == RuleOperator::IsNot ? RuleOperator::Is : RuleOperator::Has;
        RC_ASSERT(condition.holds(known) != holds);
    });
}

void tst_Condition::whatIsRefused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("beginning");
    const auto row = [](const char* name, const char* json, const char* sentence) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(sentence);
    };
    row("unknown field", R"({"field": "moon", "is": "is", "values": ["full"]})",
        "Rules know nothing of “moon”. They know: channel, source");
    row("nothing", "{}", "Rules know nothing of “”.");
    row("unknown word", R"({"field": "heat", "is": "is", "values": ["boiling"]})",
        "“boiling” is no heat. There are: COLD, WARM, HOT");
    row("unknown comparison", R"({"field": "heat", "is": "likes", "values": ["HOT"]})", "“likes” is no comparison.");
    row("a comparison that is not for it", R"({"field": "channel", "is": "at_least", "values": ["EMAIL"]})",
        "The channel cannot be compared by “at least”.");
    row("no number", R"({"field": "score", "is": "at_least", "values": ["many"]})", "“many” is no number for the score.");
    row("no value", R"({"field": "city", "is": "is", "values": []})", "The city to compare with is missing.");
    row("an empty value", R"({"field": "city", "is": "is", "values": [" "]})", "The city to compare with is missing.");
    row("maybe", R"({"field": "is_urgent", "is": "is", "values": ["maybe"]})", "“urgent” is yes or no.");
    row("inside a group", R"({"all": [{"any": [{"field": "x"}]}]})", "Rules know nothing of “x”.");
}

void tst_Condition::whatIsRefused() {
    QFETCH(const QByteArray, json);
    QFETCH(const QString, beginning);
    const auto read = conditionFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.startsWith(beginning), qPrintable(read.error().sentence));
}

void tst_Condition::tooDeepIsRefused() {
    Condition condition;
    for (int depth = 0; depth < 50; ++depth)
        condition = {Kind::All, {condition}, {}, {}, {}};
    QVERIFY(!check(condition));
    QVERIFY(!conditionFromJson(toJson(condition)));
    Condition wide;
    for (int part = 0; part < 200; ++part)
        wide.parts.append(Condition());
    QCOMPARE(check(wide).error().sentence, QStringLiteral("These conditions are too many or too deep. Make two rules of them."));
}

void tst_Condition::itIsSaidInWords() {
    QCOMPARE(Condition().sentence(), QStringLiteral("always"));
    const Condition condition{
        Kind::All,
        {compare(RuleField::Channel, RuleOperator::Is, {QStringLiteral("WHATSAPP"), QStringLiteral("EMAIL")}),
         {Kind::Any,
          {compare(RuleField::Heat, RuleOperator::AtLeast, {QStringLiteral("HOT")}),
           compare(RuleField::Score, RuleOperator::AtLeast, {QStringLiteral("60")})},
          {},
          {},
          {}}},
        {},
        {},
        {}};
    QCOMPARE(condition.sentence(),
             QStringLiteral("channel is WhatsApp or E-mail, and (any of: heat at least Hot; score at least 60)"));
}

QTEST_GUILESS_MAIN(tst_Condition)
#include "tst_Condition.moc"
