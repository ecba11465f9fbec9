// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tasks as rows: they follow what happens in steps, so that a view keeps what is selected.

#include "tests/support/Warnings.h"
#include "tests/support/desk/DeskFixture.h"
#include "ui/models/TasksModel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::test;
using models::TasksModel;
using services::TaskQuery;
using When = TaskQuery::When;

class tst_TasksModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }
    void rowsFollowWhatHappens();
    void anotherListBeginsAnew();
    void anErrorKeepsWhatIsShown();
};

namespace {

class Desk : public DeskFixture {
public:
    Desk() {
        receive(QStringLiteral("name: Mina\nphone: +919811100001\n\nGood morning"));
        for (const auto& entry : must(desk().rules().list()).rules)
            must(desk().rules().setEnabled(entry.rule.name, false));
        for (const auto& entry : must(desk().tasks().list({})).tasks)
            must(desk().tasks().complete({entry.task.id}));
    }
    void add(const char* title, int hours) {
        must(desk().tasks().add({1, QString::fromLatin1(title), clock().now() + std::chrono::hours(hours)}));
    }
    TaskId id(const char* title) {
        for (const auto& entry : must(desk().tasks().list({})).tasks) {
            if (entry.task.title == QLatin1String(title))
                return entry.task.id;
        }
        return {};
    }
};

QStringList titles(const TasksModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.entryAt(row)->task.title);
    return all;
}

} // namespace

void tst_TasksModel::rowsFollowWhatHappens() {
    Desk f;
    for (const auto& [title, hours] : {std::pair("a", 1), std::pair("b", 2), std::pair("c", 3), std::pair("d", 4)})
        f.add(title, hours);
    TasksModel model(f.desk().tasks());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({});
    QTRY_COMPARE(titles(model).join(u' '), QStringLiteral("a b c d"));
    const QPersistentModelIndex kept = model.index(2);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    must(f.desk().tasks().complete({f.id("a")}));
    must(f.desk().tasks().putOff({f.id("b")}, f.clock().now() + std::chrono::hours(9)));
    f.add("e", 2);
    model.refresh();

    QTRY_COMPARE(titles(model).join(u' '), QStringLiteral("e c d b"));
    QCOMPARE(model.entryAt(kept.row())->task.title, QStringLiteral("c"));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.counts().open(), 4);
    QCOMPARE(model.rowOf(f.id("d")), 2);
    QCOMPARE(model.rowOf({}), -1);
}

void tst_TasksModel::anotherListBeginsAnew() {
    Desk f;
    f.add("soon", 1);
    f.add("later", 100);
    TasksModel model(f.desk().tasks());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({false, When::Today});
    QTRY_COMPARE(titles(model).join(u' '), QStringLiteral("soon"));
    model.show({false, When::Upcoming});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isLoaded());
    model.show({false, When::All});
    QTRY_COMPARE(titles(model).join(u' '), QStringLiteral("soon later"));
}

void tst_TasksModel::anErrorKeepsWhatIsShown() {
    Desk f;
    f.add("soon", 1);
    TasksModel model(f.desk().tasks());
    model.show({true, When::All}); // Nobody is chosen as who sits here.
    QTRY_VERIFY(model.error());
    QVERIFY(!model.isLoaded());
    model.show({});
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!model.error());
}

QTEST_GUILESS_MAIN(tst_TasksModel)
#include "tst_TasksModel.moc"
