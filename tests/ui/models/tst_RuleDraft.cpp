// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A rule while it is written: what is done with the tree of its conditions keeps what it does not touch, and what is wrong is
// said.

#include "core/domain/rules/RuleWriting.h"
#include "tests/support/Property.h"
#include "tests/support/Warnings.h"
#include "ui/models/RuleDraft.h"

#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using models::ConditionPath;
using models::ConditionRow;
using models::RuleDraft;

namespace {

Condition compare(RuleField field, RuleOperator op, const QStringList& values) {
    Condition condition;
    condition.kind = Condition::Kind::Compare;
    condition.field = field;
    condition.op = op;
    condition.values = values;
    return condition;
}

Condition group(Condition::Kind kind, const QList<Condition>& parts) {
    Condition condition;
    condition.kind = kind;
    condition.parts = parts;
    return condition;
}

Condition anyCondition(int deep) {
    if (deep == 0 || *rc::gen::inRange(0, 2) == 0)
        return compare(RuleField::Score, RuleOperator::AtLeast, {QString::number(*rc::gen::inRange(0, 1000))});
    QList<Condition> parts;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        parts.append(anyCondition(deep - 1));
    return group(static_cast<Condition::Kind>(*rc::gen::inRange(0, 3)), parts);
}

Rule ruleOf(const Condition& when) {
    Rule rule;
    rule.no = 1'001;
    rule.name = QStringLiteral("hot");
    rule.title = QStringLiteral("Hot ones");
    rule.when = when;
    RuleAction tag;
    tag.text = QStringLiteral("hot");
    rule.then = {tag};
    return rule;
}

/// Every comparison, sorted.
QStringList leaves(const RuleDraft& draft) {
    QStringList all;
    for (const ConditionRow& row : draft.rows()) {
        if (!row.isGroup())
            all.append(row.condition.sentence());
    }
    all.sort();
    return all;
}

ConditionPath anyPath(const RuleDraft& draft) {
    const QList<ConditionRow> rows = draft.rows();
    return rows.at(*rc::gen::inRange<qsizetype>(0, rows.size())).path;
}

Member member(const char* name, int number, bool isActive = true) {
    Member one;
    one.id = MemberId::fromText(QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
    one.name = QString::fromUtf8(name);
    one.isActive = isActive;
    return one;
}

} // namespace

class tst_RuleDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(test::ownWarnings()); }

    void theRowsAreTheTreeFromTopToBottom() {
        RuleDraft draft;
        draft.begin(
            ruleOf(group(Condition::Kind::All,
                         {compare(RuleField::Score, RuleOperator::AtLeast, {QStringLiteral("60")}),
                          group(Condition::Kind::Any, {compare(RuleField::Tag, RuleOperator::Has, {QStringLiteral("fair")})})})));
        QList<ConditionPath> paths;
        for (const ConditionRow& row : draft.rows())
            paths.append(row.path);
        QCOMPARE(paths, (QList<ConditionPath>{{}, {0}, {1}, {1, 0}}));
        draft.begin(ruleOf(compare(RuleField::Score, RuleOperator::AtLeast, {QStringLiteral("60")})));
        QCOMPARE(draft.rows().size(), 2); // There is a group on top.
        QVERIFY(!draft.isChanged());
    }

    void whatIsDoneKeepsTheOthers() {
        test::property("nothing else is lost or changed", [] {
            RuleDraft draft;
            draft.begin(ruleOf(group(Condition::Kind::All, {anyCondition(3)})));
            for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
                const ConditionPath path = anyPath(draft);
                const bool isGroup = draft.at(path)->kind != Condition::Kind::Compare;
                QStringList expected = leaves(draft);
                switch (*rc::gen::inRange(0, 6)) {
                case 0: {
                    const ConditionPath added = draft.addComparison(path);
                    RC_ASSERT(draft.at(added) != nullptr);
                    expected.append(draft.at(added)->sentence());
                    break;
                }
                case 1:
                    RC_ASSERT(draft.at(draft.wrap(path, Condition::Kind::None))->kind == Condition::Kind::None);
                    break;
                case 2:
                    draft.dissolve(path);
                    break;
                case 3: {
                    const QList<Condition> parts = isGroup && !path.isEmpty() ? draft.at(path)->parts : QList<Condition>();
                    if (path.isEmpty() || !isGroup) {
                        if (!path.isEmpty())
                            expected.removeOne(draft.at(path)->sentence());
                        RC_ASSERT(draft.at(draft.remove(path)) != nullptr);
                    } else if (parts.isEmpty()) {
                        RC_ASSERT(draft.at(draft.remove(path)) != nullptr);
                    }
                    break;
                }
                case 4: {
                    const Condition before = *draft.at(path);
                    RC_ASSERT(*draft.at(draft.move(path, *rc::gen::element(-1, 1))) == before);
                    break;
                }
                default:
                    draft.setKind(path, Condition::Kind::Any);
                }
                expected.sort();
                RC_ASSERT(leaves(draft) == expected);
            }
        });
    }

    void wrappingIsTakenBackByDissolving() {
        test::property("as it was", [] {
            RuleDraft draft;
            draft.begin(ruleOf(group(Condition::Kind::All, {anyCondition(3), anyCondition(2)})));
            const Condition before = draft.rule().when;
            ConditionPath path = anyPath(draft);
            if (path.isEmpty())
                path = {0}; // The top is no part of a group.
            draft.wrap(path, Condition::Kind::Any);
            RC_ASSERT(draft.rule().when != before);
            draft.dissolve(path);
            RC_ASSERT(draft.rule().when == before);
            RC_ASSERT(!draft.isChanged());
        });
    }

    void whatIsTypedComesBackAsItWas() {
        test::property("text and back", [] {
            RuleDraft draft;
            draft.begin(ruleOf(group(Condition::Kind::All, {anyCondition(3)})));
            draft.addComparison({}); // compares with nothing yet
            draft.addAction(static_cast<RuleAction::Kind>(*rc::gen::inRange(0, ruleActionCount)));
            draft.setTitle(QStringLiteral("Something “else”"));
            const Rule typed = draft.rule();
            RuleDraft other;
            other.begin(ruleOf({}));
            RC_ASSERT(other.takeText(draft.toText()));
            RC_ASSERT(other.rule() == typed);
        });
        RuleDraft draft;
        draft.begin(ruleOf({}));
        QVERIFY(!draft.takeText(QStringLiteral("{\"trigger\": \"full_moon\"}")));
        QVERIFY(!draft.isChanged());
    }

    void anotherFieldKeepsWhatFits() {
        RuleDraft draft;
        draft.begin(ruleOf(group(Condition::Kind::All, {compare(RuleField::City, RuleOperator::Has, {QStringLiteral("HOT")})})));
        draft.setField({0}, RuleField::Heat);
        QCOMPARE(draft.at({0})->op, RuleOperator::Is); // Heats have no “has”.
        QCOMPARE(draft.at({0})->values, QStringList{QStringLiteral("HOT")});
        draft.setValues({0}, {QStringLiteral("WARM"), QStringLiteral("HOT")});
        draft.setOperator({0}, RuleOperator::AtLeast);
        QCOMPARE(draft.at({0})->values, QStringList{QStringLiteral("WARM")});
        draft.setField({0}, RuleField::Score);
        QCOMPARE(draft.at({0})->values, QStringList());
        QVERIFY(!draft.troubleOf({0}).isEmpty());
        draft.setField({0}, RuleField::HasPhone);
        QCOMPARE(draft.at({0})->values, QStringList{QStringLiteral("yes")});
        QVERIFY(draft.troubleOf({0}).isEmpty());
    }

    void whatIsWrongIsSaidWhereItIs() {
        RuleDraft draft;
        draft.setTeam({member("Asha", 1), member("Karan", 2, false)});
        draft.beginNew({});
        QVERIFY(draft.trouble().contains(QStringLiteral("what the rule is for")));
        draft.setTitle(QStringLiteral("Hot leads to Asha!"));
        QCOMPARE(draft.rule().name, QStringLiteral("hot_leads_to_asha"));
        QVERIFY(!draft.rule().isEnabled);
        QVERIFY(draft.trouble().contains(QStringLiteral("what is to be done")));
        draft.addAction(RuleAction::Kind::Assign);
        QCOMPARE(draft.trouble(), QString());
        RuleAction give = draft.rule().then.first();
        give.member = member("Karan", 2).id;
        draft.setAction(0, give);
        QCOMPARE(draft.troubleOfAction(0), QStringLiteral("Karan is no longer in the team."));
        give.member = member("", 9).id;
        draft.setAction(0, give);
        QVERIFY(!draft.troubleOfAction(0).isEmpty());
        give.member = member("", 1).id;
        draft.setAction(0, give);
        QCOMPARE(draft.trouble(), QString());
        draft.setValues(draft.addComparison({}), {});
        draft.setField({0}, RuleField::Owner);
        draft.setValues({0}, {QStringLiteral("asha"), QStringLiteral("Rahul")});
        QCOMPARE(draft.troubleOf({0}), QStringLiteral("“Rahul” is nobody of the team."));
        draft.setValues({0}, {QStringLiteral("Asha")});
        QCOMPARE(draft.troubleOf({0}), QString());
        draft.remove(draft.addGroup({}, Condition::Kind::Any) + ConditionPath{0});
        QVERIFY(draft.troubleOf({1}).contains(QStringLiteral("empty")));
        draft.remove({1});
        QCOMPARE(draft.trouble(), QString());
    }

    void aNameIsNeverTaken() {
        RuleDraft draft;
        draft.beginNew({QStringLiteral("hot_leads"), QStringLiteral("hot_leads_2")});
        draft.setTitle(QStringLiteral("Hot leads"));
        QCOMPARE(draft.rule().name, QStringLiteral("hot_leads_3"));
        draft.setTitle(QStringLiteral("गरम"));
        QCOMPARE(draft.rule().name, QStringLiteral("rule_2"));
    }

    void everyChangeIsTold() {
        RuleDraft draft;
        draft.begin(ruleOf({}));
        QSignalSpy edited(&draft, &RuleDraft::edited);
        QSignalSpy shape(&draft, &RuleDraft::shapeChanged);
        draft.setTitle(QStringLiteral("Other"));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(shape.size(), 0);
        draft.setTitle(QStringLiteral("Other"));
        QCOMPARE(edited.size(), 1);
        draft.addComparison({});
        QCOMPARE(shape.size(), 1);
        draft.setField({0}, RuleField::Source);
        draft.setField({0}, RuleField::Channel);
        draft.setValues({0}, {QStringLiteral("EMAIL")});
        QCOMPARE(shape.size(), 1); // Lines that are typed in stay.
        QVERIFY(draft.sentence().contains(QStringLiteral("channel is E-mail")));
        draft.addAction(RuleAction::Kind::MakeTask);
        draft.moveAction(1, -1);
        QCOMPARE(draft.rule().then.first().kind, RuleAction::Kind::MakeTask);
        draft.removeAction(0);
        QCOMPARE(draft.rule().then.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_RuleDraft)
#include "tst_RuleDraft.moc"
