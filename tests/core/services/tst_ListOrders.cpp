// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists ordered by names, products and tags are right while the leads they show are edited, tagged, added and taken back, and
// while other columns are asked for: no question waits for another order than its own, and no change is missed by one that is
// being made.

#include "core/services/InboxQueries.h"
#include "core/services/LeadService.h"
#include "core/store/memory/TextOrder.h"
#include "core/store/repository/LeadListQuery.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using domain::LeadColumn;
using domain::LeadRow;
using test::DeskFixture;
using test::must;

namespace {

constexpr int leadCount = 240;

QString textOf(const LeadRow& row, LeadColumn column) {
    switch (column) {
    case LeadColumn::Customer:
        return row.customer;
    case LeadColumn::Product:
        return row.product;
    default: {
        QStringList tags = row.tags;
        tags.sort();
        return tags.value(0);
    }
    }
}

/// With the letters they stand among.
QByteArray plainOf(const LeadRow& row, LeadColumn column) {
    return textOf(row, column).replace(u'É', u'e').replace(u'Ł', u'l').replace(u'ø', u'o').toUtf8();
}

class Changing {
public:
    explicit Changing(DeskFixture& fixture) : m_desk(fixture.desk()) {
        for (int i = 0; i < leadCount; ++i)
            add();
    }

    void add() {
        ++m_added;
        must(m_desk.leads().quickAdd({QStringLiteral("+9198200%1").arg(m_added, 5, 10, QLatin1Char('0')), anyName(),
                                      QStringLiteral("Please send the price of 20 %1").arg(anyName()), domain::Channel::Manual}));
    }
    /// Not waited for.
    Answer<services::Receipt> changeSomething() {
        const QList<qint64> number{1 + qint64(m_random.below(quint64(m_added)))};
        switch (m_random.below(4)) {
        case 0:
            return m_desk.leads().edit(number.first(), {{QStringLiteral("product"), anyName()}});
        case 1:
            return m_desk.leads().edit(number.first(), {{QStringLiteral("name"), anyName()}});
        case 2:
            return m_desk.leads().addTag(number, anyName());
        default:
            return m_desk.leads().addTag({number.first(), 1 + qint64(m_random.below(quint64(m_added)))}, anyName());
        }
    }
    QString anyName() {
        static const QStringList names{QStringLiteral("yarn"),    QStringLiteral("Yarn"),   QStringLiteral("bolts"),
                                       QStringLiteral("Asha"),    QStringLiteral("zinc"),   QStringLiteral("राजेश"),
                                       QStringLiteral("Étienne"), QStringLiteral("Łukasz"), QStringLiteral("bøjle")};
        return names.at(qsizetype(m_random.below(quint64(names.size()))));
    }
    LeadColumn anyColumn() {
        static const QList<LeadColumn> columns{LeadColumn::Customer, LeadColumn::Product, LeadColumn::Tags};
        return columns.at(qsizetype(m_random.below(quint64(columns.size()))));
    }
    /// Nothing where the list is in order, every lead is in it, and none twice.
    QString complaint(LeadColumn column, bool isDescending) {
        domain::LeadFilter all;
        all.group = domain::LeadFilter::Group::All;
        const QList<qint64> numbers = must(m_desk.inbox().numbers(all, {column, isDescending}));
        if (QSet<qint64>(numbers.cbegin(), numbers.cend()).size() != m_added || numbers.size() != m_added)
            return QStringLiteral("%1 leads, not %2").arg(numbers.size()).arg(m_added);
        QList<LeadRow> rows;
        for (qsizetype from = 0; from < numbers.size(); from += 50)
            rows += must(m_desk.inbox().rows(numbers.mid(from, 50)));
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const int order = store::compareText(plainOf(rows.at(i - 1), column), plainOf(rows.at(i), column));
            const bool isRight = order == 0 ? rows.at(i - 1).number > rows.at(i).number : (order < 0) != isDescending;
            if (!isRight)
                return QStringLiteral("“%1” before “%2”").arg(textOf(rows.at(i - 1), column), textOf(rows.at(i), column));
        }
        return {};
    }
    int added() const { return m_added; }

private:
    services::Desk& m_desk;
    SeededRandom m_random{5};
    int m_added = 0;
};

} // namespace

class tst_ListOrders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersStayRightWhileLeadsChange();
    void anOrderMissesNothingThatChangesWhileItIsMade();
    void aCommitThatIsSeenBeforeItsNoticeMisleadsNobody();
    void accentedLettersStandAmongTheirPlainOnes();
};

void tst_ListOrders::ordersStayRightWhileLeadsChange() {
    DeskFixture f;
    Changing leads(f);
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 3; ++i)
            must(leads.changeSomething());
        if (round % 9 == 0)
            must(f.desk().undo().undo(must(f.desk().undo().next())->operation));
        if (round % 7 == 0)
            leads.add();
        QCOMPARE(leads.complaint(leads.anyColumn(), round % 2 == 0), QString());
    }
    QCOMPARE(f.problems(), QStringList());
}

/// Nobody waits for anybody; only at the end it is looked at what came of it.
void tst_ListOrders::anOrderMissesNothingThatChangesWhileItIsMade() {
    DeskFixture f;
    Changing leads(f);
    for (int round = 0; round < 25; ++round) {
        f.desk().core().memory.noteEverythingChanged(); // So that orders are made again and again.
        QList<Answer<services::Receipt>> changes;
        QList<Answer<QList<qint64>>> lists;
        for (int i = 0; i < 6; ++i) {
            changes.append(leads.changeSomething());
            lists.append(f.desk().inbox().numbers({}, {leads.anyColumn(), i % 2 == 0}));
        }
        for (const auto& change : std::as_const(changes))
            must(change);
        for (const auto& list : std::as_const(lists))
            QCOMPARE(must(list).size(), leads.added());
        for (const LeadColumn column : {LeadColumn::Customer, LeadColumn::Product, LeadColumn::Tags})
            QCOMPARE(leads.complaint(column, round % 2 == 0), QString());
    }
    QCOMPARE(f.problems(), QStringList());
}

/// Every notice comes late; a memory beside the desk's is told when the test says so.
void tst_ListOrders::aCommitThatIsSeenBeforeItsNoticeMisleadsNobody() {
    DeskFixture f;
    Changing leads(f);
    store::LeadMemory memory;
    SeededRandom random{11};
    const auto isRight = [&f, &memory](LeadColumn column) {
        return must(f.desk().core().store.read<bool>([&memory, column](store::Connection& connection) -> Result<bool> {
            store::LeadMemory fresh;
            for (store::LeadMemory* one : {&memory, &fresh}) {
                LW_CHECK(one->view(connection));
                LW_CHECK(one->prepareOrder(connection, column));
            }
            LW_TRY(const auto kept, memory.view(connection));
            LW_TRY(const auto made, fresh.view(connection));
            return *kept.order(column) == *made.order(column);
        }));
    };
    QVERIFY(isRight(LeadColumn::Product));
    for (int round = 0; round < 150; ++round) {
        qint64 number = 0;
        for (int change = 0; change < 4; ++change) {
            if (number != 0)
                memory.noteChanged({number});
            number = 1 + qint64(random.below(leadCount));
            memory.noteComing(QSet<qint64>{number});
            must(f.desk().leads().edit(number, {{QStringLiteral("product"), leads.anyName()}}));
        }
        QVERIFY(isRight(LeadColumn::Product)); // The last of them is on the disk, and its notice has not come.
        memory.noteChanged({number});
    }
}

/// From memory, and from the file as long as the memory is not there.
void tst_ListOrders::accentedLettersStandAmongTheirPlainOnes() {
    const QStringList names{QStringLiteral("Zoe"),    QStringLiteral("Étienne"), QStringLiteral("Erik"), QStringLiteral("fatima"),
                            QStringLiteral("Łukasz"), QStringLiteral("Maria"),   QStringLiteral("lara"), QStringLiteral("Østen"),
                            QStringLiteral("Otto"),   QStringLiteral("राजेश")};
    const QStringList sorted{QStringLiteral("Erik"),  QStringLiteral("Étienne"), QStringLiteral("fatima"),
                             QStringLiteral("lara"),  QStringLiteral("Łukasz"),  QStringLiteral("Maria"),
                             QStringLiteral("Østen"), QStringLiteral("Otto"),    QStringLiteral("Zoe"),
                             QStringLiteral("राजेश")};
    DeskFixture f;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto lead = f.receive(QStringLiteral("name: %1\nphone: 982004117%2\n\nHello").arg(names.at(i)).arg(i));
        must(f.desk().leads().assign({lead.leadNumber}, f.addMember(names.at(i))));
    }
    for (const LeadColumn column : {LeadColumn::Customer, LeadColumn::Owner}) {
        const domain::LeadSort sort{column, false};
        const auto namesOf = [](const QList<LeadRow>& rows) {
            QStringList all;
            for (const LeadRow& row : rows)
                all.append(row.customer);
            return all;
        };
        QCOMPARE(namesOf(must(f.desk().inbox().rows(must(f.desk().inbox().numbers({}, sort))))), sorted);
        const auto fromFile = must(f.desk().core().store.read<QList<LeadRow>>([sort](store::Connection& connection) {
            store::LeadMemory notReady;
            return store::LeadListQuery(connection, notReady, Instant::fromMs(1)).firstRows({}, sort, 20);
        }));
        QCOMPARE(namesOf(fromFile), sorted);
    }
    QCOMPARE(f.problems(), QStringList());
}

QTEST_GUILESS_MAIN(tst_ListOrders)
#include "tst_ListOrders.moc"
