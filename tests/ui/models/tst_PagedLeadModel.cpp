// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/FakeLeadSource.h"
#include "ui/models/PagedLeadModel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace leadwell;
using models::PagedLeadModel;

namespace {

services::ChangeSet changeOf(std::initializer_list<qint64> numbers, bool cameOrWent = false) {
    services::ChangeSet changes;
    for (const qint64 number : numbers)
        changes.leads.insert(number);
    changes.leadsAppearedOrWent = cameOrWent;
    return changes;
}

/// Until the model asks nothing any more.
void settle(PagedLeadModel& model) {
    QSignalSpy changes(&model, &PagedLeadModel::stateChanged);
    while (!model.isSettled())
        QVERIFY(changes.wait(60'000));
}

/// Changes of every kind, as they happen to a live list.
class Disturbance {
public:
    Disturbance(test::FakeLeadSource& source, unsigned seed) : m_source(source), m_random(seed) {}

    services::ChangeSet next() {
        services::ChangeSet changes;
        switch (m_random() % 6) {
        case 0:
            return come(1);
        case 1:
            return come(40 + m_random() % 100);
        case 2:
            return go(1);
        case 3:
            return go(30);
        case 4:
            return rise();
        default:
            return shuffle();
        }
    }

private:
    services::ChangeSet come(quint64 count) {
        services::ChangeSet changes;
        for (quint64 i = 0; i < count; ++i) {
            m_source.add(++m_newest, static_cast<qsizetype>(m_random() % (m_source.present.size() + 1)));
            changes.leads.insert(m_newest);
        }
        changes.leadsAppearedOrWent = true;
        return changes;
    }
    services::ChangeSet go(int count) {
        services::ChangeSet changes;
        for (int i = 0; i < count && !m_source.present.isEmpty(); ++i) {
            const qint64 number = m_source.present.takeAt(place());
            m_source.leads.remove(number);
            changes.leads.insert(number);
        }
        changes.leadsAppearedOrWent = true;
        return changes;
    }
    services::ChangeSet rise() {
        if (m_source.present.isEmpty())
            return come(1);
        const qsizetype from = place();
        m_source.present.move(from, 0);
        m_source.leads[m_source.present.first()].score = 77;
        return changeOf({m_source.present.first()});
    }
    services::ChangeSet shuffle() {
        std::shuffle(m_source.present.begin(), m_source.present.end(), m_random);
        services::ChangeSet changes;
        changes.bulk = true;
        return changes;
    }
    qsizetype place() { return static_cast<qsizetype>(m_random() % m_source.present.size()); }

    test::FakeLeadSource& m_source;
    std::mt19937_64 m_random;
    qint64 m_newest = 10'000'000;
};

} // namespace

/// The list of leads stays a correct, calm table while leads come, go, rise and change underneath it.
class tst_PagedLeadModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aHundredThousandLeadsPassTheModelTester();
    void aSmallListPassesTheModelTesterThroughManyChanges();
    void aDividedListPassesTheModelTesterThroughManyChanges();
    void headersAreRowsButNoLeads();
    void theListIsNeverReset();
    void onlyBlocksThatAreLookedAtAreFetched();
    void rowsScrolledPastAreNotFetched();
    void aLateAnswerToAnOlderQuestionIsDropped();
    void theFirstRowsShowBeforeTheWholeListIsKnown();
    void aSelectedLeadStaysSelectedWhereverItGoes();
    void selectionSurvivesAnotherOrderOfTheWholeList();
    void aChangedLeadIsReadAgainAndKeepsItsOldRowUntilThen();
    void aRowReadBeforeItsChangeIsNotTrusted();
    void anErrorIsToldAndRetried();
};

void tst_PagedLeadModel::aHundredThousandLeadsPassTheModelTester() {
    test::FakeLeadSource source;
    source.fill(100'000);
    PagedLeadModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Disturbance disturbance(source, 7);

    model.show({}, {});
    QTRY_COMPARE(model.rowCount(), 100'000);
    for (int i = 0; i < 2; ++i) {
        model.onDeskChanged(disturbance.next());
        settle(model);
        QCOMPARE(model.numbers(), source.present);
    }
}

void tst_PagedLeadModel::aSmallListPassesTheModelTesterThroughManyChanges() {
    test::FakeLeadSource source;
    source.fill(300);
    PagedLeadModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Disturbance disturbance(source, 42);

    model.show({}, {});
    for (int i = 0; i < 200; ++i) {
        model.onDeskChanged(disturbance.next());
        if (source.present.size() > 400)
            source.present.resize(200);
        settle(model);
    }
    QCOMPARE(model.numbers(), source.present);
}

const domain::LeadSort byGroup{domain::LeadColumn::Activity, true, domain::LeadGrouping::Stage};

void tst_PagedLeadModel::aDividedListPassesTheModelTesterThroughManyChanges() {
    test::FakeLeadSource source;
    source.fill(300);
    source.groupOf = [](qint64 number) { return number % 7; };
    PagedLeadModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Disturbance disturbance(source, 43);
    std::mt19937_64 random(5);

    model.show({}, byGroup);
    settle(model);
    QItemSelectionModel selection(&model);
    const qint64 chosen = model.numberAt(100);
    selection.select(model.index(100, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (int i = 0; i < 200; ++i) {
        if (i % 3 == 0) {
            const auto* header = model.headerOf(static_cast<int>(random() % static_cast<quint64>(model.rowCount())));
            if (header->group.key != chosen % 7)
                model.setClosed(header->key, !header->isClosed);
        }
        model.onDeskChanged(disturbance.next());
        settle(model);
        const domain::LeadOrder expected = source.orderNow(byGroup);
        QCOMPARE(model.numbers(), expected.numbers);
        // Read row by row it is the same list, without the closed groups.
        QList<qint64> open;
        int row = 0;
        for (const domain::LeadGroup& group : expected.groups) {
            QVERIFY(model.isHeader(row));
            const auto* header = model.headerOf(row++);
            QCOMPARE(header->group, group);
            for (int place = 0; place < (header->isClosed ? 0 : group.count); ++place)
                QCOMPARE(model.numberAt(row++), expected.numbers.at(header->first + place));
        }
        QCOMPARE(row, model.rowCount());
        if (source.present.contains(chosen))
            QCOMPARE(model.numberAt(selection.selectedRows().first().row()), chosen);
    }
    model.show({}, {});
    settle(model);
    QCOMPARE(model.numbers(), source.present);
    QCOMPARE(model.rowCount(), static_cast<int>(source.present.size()));
}

void tst_PagedLeadModel::headersAreRowsButNoLeads() {
    test::FakeLeadSource source;
    source.fill(10);
    source.groupOf = [](qint64 number) { return number % 2; };
    PagedLeadModel model(source);
    model.setWords([](const domain::LeadRow& row, domain::LeadColumn) { return row.customer; }, {},
                   [](const domain::LeadGroup& group, domain::LeadGrouping) {
                       return QStringLiteral("%1: %2").arg(group.key).arg(group.count);
                   });
    model.show({}, byGroup);
    settle(model);

    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.headersIn(0, 11), 2);
    QCOMPARE(model.headersIn(1, 5), 0);
    QCOMPARE(model.headersIn(6, 6), 1);
    for (const int row : {0, 6}) {
        QVERIFY(model.isHeader(row));
        QCOMPARE(model.numberAt(row), 0);
        QVERIFY(!model.rowAt(row));
        QVERIFY(!model.flags(model.index(row, 1)).testFlag(Qt::ItemIsSelectable));
    }
    QCOMPARE(model.index(6, 3).data().toString(), QStringLiteral("1: 5"));

    model.setClosed(model.keyAt(0), true);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.numbers().size(), 10);
    QVERIFY(model.headerOf(0)->isClosed);
    QCOMPARE(model.firstLeadOf(*model.headerOf(0)), 10);
    model.setAllClosed(true);
    QCOMPARE(model.rowCount(), 2);
    // Where the list is being asked for, it waits for the answer.
    source.answersAtOnce = false;
    model.onDeskChanged(changeOf({3}));
    model.setAllClosed(false);
    QCOMPARE(model.rowCount(), 2);
    source.answersAtOnce = true;
    source.answerAll();
    settle(model);
    QCOMPARE(model.rowCount(), 12);
}

void tst_PagedLeadModel::theListIsNeverReset() {
    test::FakeLeadSource source;
    source.fill(5'000);
    PagedLeadModel model(source);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    Disturbance disturbance(source, 3);

    model.show({}, {});
    settle(model);
    for (int i = 0; i < 50; ++i) {
        model.onDeskChanged(disturbance.next());
        settle(model);
    }
    domain::LeadFilter other;
    other.text = QStringLiteral("x");
    source.present = source.present.mid(0, 10);
    model.show(other, {domain::LeadColumn::Heat, false});
    QTRY_COMPARE(model.rowCount(), 10);

    QCOMPARE(resets.count(), 0);
}

void tst_PagedLeadModel::onlyBlocksThatAreLookedAtAreFetched() {
    test::FakeLeadSource source;
    source.fill(100'000);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_VERIFY(model.isComplete());

    QVERIFY(!model.rowAt(50'020));
    QTRY_VERIFY(model.rowAt(50'020));

    QCOMPARE(model.rowAt(50'099)->number, source.present.at(50'099));
    QVERIFY(model.data(model.index(50'200, 0), models::PlaceholderRole).toBool());
    settle(model);
    QCOMPARE(source.rowQuestions, 2);
    QCOMPARE(source.rowsAskedFor, 200);
}

void tst_PagedLeadModel::rowsScrolledPastAreNotFetched() {
    test::FakeLeadSource source;
    source.fill(100'000);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_VERIFY(model.isComplete());

    for (int row = 0; row < 100'000; row += 50)
        model.rowAt(row);
    settle(model);

    QVERIFY(source.rowsAskedFor <= 500);
    QVERIFY(model.rowAt(99'999));
}

void tst_PagedLeadModel::aLateAnswerToAnOlderQuestionIsDropped() {
    test::FakeLeadSource source;
    source.fill(100);
    source.answersAtOnce = false;
    PagedLeadModel model(source);
    domain::LeadFilter newer;
    newer.text = QStringLiteral("newer");

    model.show({}, {});
    model.show(newer, {domain::LeadColumn::Activity, false});
    source.answerNewestFirst();
    QTRY_COMPARE(source.waiting(), 1);
    QVERIFY(!model.isComplete());
    source.answerAll();

    QTRY_VERIFY(model.isComplete());
    QCOMPARE(model.numberAt(0), 1);
}

void tst_PagedLeadModel::theFirstRowsShowBeforeTheWholeListIsKnown() {
    test::FakeLeadSource source;
    source.fill(1'000);
    source.answersAtOnce = false;
    PagedLeadModel model(source);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    model.show({}, {});
    source.answerAll();
    QTRY_VERIFY(model.rowCount() > 0);
    QVERIFY(model.rowAt(0));
    QTRY_COMPARE(model.rowCount(), 1'000);
    QVERIFY(model.isComplete());
    QCOMPARE(resets.count(), 0);
}

void tst_PagedLeadModel::aSelectedLeadStaysSelectedWhereverItGoes() {
    test::FakeLeadSource source;
    source.fill(500);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_COMPARE(model.rowCount(), 500);
    QItemSelectionModel selection(&model);
    const qint64 chosen = model.numberAt(250);
    selection.setCurrentIndex(model.index(250, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);

    Disturbance disturbance(source, 11);
    for (int i = 0; i < 200; ++i) {
        const services::ChangeSet changes = disturbance.next();
        if (!source.leads.contains(chosen))
            source.add(chosen, 0);
        model.onDeskChanged(changes);
        settle(model);
        QCOMPARE(model.numberAt(selection.currentIndex().row()), chosen);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(model.numberAt(selection.selectedRows().first().row()), chosen);
    }
}

void tst_PagedLeadModel::selectionSurvivesAnotherOrderOfTheWholeList() {
    test::FakeLeadSource source;
    source.fill(10'000);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_COMPARE(model.rowCount(), 10'000);
    QItemSelectionModel selection(&model);
    QSet<qint64> chosen;
    for (const int row : {3, 500, 9'999}) {
        chosen.insert(model.numberAt(row));
        selection.select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }

    model.sort(static_cast<int>(domain::LeadColumn::Activity), Qt::AscendingOrder);
    QTRY_COMPARE(model.numberAt(0), 1);

    QSet<qint64> still;
    const QModelIndexList rows = selection.selectedRows();
    for (const QModelIndex& index : rows)
        still.insert(model.numberAt(index.row()));
    QCOMPARE(still, chosen);
}

void tst_PagedLeadModel::aChangedLeadIsReadAgainAndKeepsItsOldRowUntilThen() {
    test::FakeLeadSource source;
    source.fill(100);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_VERIFY(model.rowAt(70));
    settle(model);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const qint64 number = model.numberAt(5);

    source.leads[number].score = 91;
    model.onDeskChanged(changeOf({number}));
    QVERIFY(model.rowAt(5));
    QCOMPARE(model.rowAt(5)->score, 0);

    QTRY_COMPARE(model.rowAt(5)->score, 91);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 5);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 5);
}

void tst_PagedLeadModel::aRowReadBeforeItsChangeIsNotTrusted() {
    test::FakeLeadSource source;
    source.fill(100);
    PagedLeadModel model(source);
    model.show({}, {});
    QTRY_VERIFY(model.rowAt(5));
    settle(model);
    source.answersAtOnce = false;
    const qint64 number = model.numberAt(5);

    model.onDeskChanged(changeOf({number}));
    QTRY_COMPARE(source.waiting(), 2);
    source.leads[number].score = 50;
    model.onDeskChanged(changeOf({number}));
    for (int i = 0; i < 5; ++i) {
        source.answerAll();
        QCoreApplication::sendPostedEvents();
    }

    source.answersAtOnce = true;
    source.answerAll();
    QTRY_COMPARE(model.rowAt(5)->score, 50);
}

void tst_PagedLeadModel::anErrorIsToldAndRetried() {
    test::FakeLeadSource source;
    source.fill(10);
    source.fails = true;
    PagedLeadModel model(source);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("list of leads could not be read")));

    model.show({}, {});
    QTRY_VERIFY(model.error());
    QCOMPARE(model.error()->kind, ErrorKind::Storage);

    source.fails = false;
    model.retry();
    QTRY_COMPARE(model.rowCount(), 10);
    QVERIFY(!model.error());
}

QTEST_GUILESS_MAIN(tst_PagedLeadModel)
#include "tst_PagedLeadModel.moc"
