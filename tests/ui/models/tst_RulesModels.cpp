// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of the page of rules, on a real workspace.

#include "tests/support/Warnings.h"
#include "tests/support/desk/DeskFixture.h"
#include "ui/models/RuleLogModel.h"
#include "ui/models/RuleTouchesModel.h"
#include "ui/models/RulesModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::models;
using test::must;

class tst_RulesModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::DeskFixture>();
    }
    void cleanup() { m_desk.reset(); }

    void theRulesInTheirOrder() {
        RulesModel model(m_desk->desk().rules());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refresh();
        QTRY_VERIFY(model.isSettled());
        const int all = model.rowCount();
        QVERIFY(all > 10);
        const QStringList names = model.names();
        QCOMPARE(model.rowOf(names.at(3)), 3);
        QCOMPARE(model.beforeWhom(names.at(3), -1), names.at(2));
        QCOMPARE(model.beforeWhom(names.at(3), 1), names.at(5));
        QCOMPARE(model.beforeWhom(names.at(0), -1), std::nullopt);
        QCOMPARE(model.beforeWhom(names.last(), 1), std::nullopt);
        QCOMPARE(model.beforeWhom(names.at(all - 2), 1), QString()); // last

        RuleFilter filter;
        filter.trigger = RuleTrigger::TaskDone;
        model.setFilter(filter);
        QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.entryAt(row)->rule.trigger, RuleTrigger::TaskDone);
        filter = {};
        filter.onlyTrouble = true;
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 0);
        filter = {};
        filter.text = QStringLiteral("PAYMENT");
        model.setFilter(filter);
        QVERIFY(model.rowOf(QStringLiteral("stage_payment")) >= 0);
    }

    /// Behind another one of those that are shown, whatever stands between.
    void movingInANarrowedList() {
        RulesModel model(m_desk->desk().rules());
        model.refresh();
        QTRY_VERIFY(model.isSettled());
        RuleFilter filter;
        filter.trigger = RuleTrigger::TaskDone;
        model.setFilter(filter);
        const QString first = model.entryAt(0)->rule.name;
        const QString second = model.entryAt(1)->rule.name;
        must(m_desk->desk().rules().move(first, *model.beforeWhom(first, 1)));
        model.refresh();
        QTRY_COMPARE(model.rowOf(second), 0);
        QCOMPARE(model.rowOf(first), 1);
    }

    void theLogOfARule() {
        m_desk->receive(QStringLiteral("name: Mina\nphone: +919820000001\nid: a\n\nGood morning"));
        RuleLogModel model(m_desk->desk().rules());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        services::RuleLogQuery query;
        query.rule = QStringLiteral("initial_task");
        model.show(query);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, RuleLogModel::Lead).data().toString(), QStringLiteral("L-1"));
        query.rule = QStringLiteral("no_such_rule");
        model.show(query);
        QCOMPARE(model.rowCount(), 0); // At once: nothing of another rule shows.
        QTRY_VERIFY(model.error().has_value());
    }

    void whomItWouldHaveTouched() {
        RuleTouchesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show({{7, Instant::fromMs(1), {QStringLiteral("add the tag “a”"), QStringLiteral("add the tag “b”")}}});
        QCOMPARE(model.index(0, RuleTouchesModel::What).data().toString(), QStringLiteral("add the tag “a”; add the tag “b”"));
        QVERIFY(!model.touchAt(1));
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::unique_ptr<test::DeskFixture> m_desk;
};

QTEST_GUILESS_MAIN(tst_RulesModels)
#include "tst_RulesModels.moc"
