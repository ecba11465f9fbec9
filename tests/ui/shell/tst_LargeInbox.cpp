// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inbox with a hundred thousand leads in a real store: open, count, go to the end, filter, search, change many. How long
// the main thread was away is printed; that it never asks the store itself is asserted by the store's connections.

#include "core/services/DeskCore.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadListView.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

namespace {

constexpr int leadCount = 100'000;
constexpr int patienceMs = 60'000; ///< a build with sanitizers takes its time
constexpr qint64 minuteMs = 60'000;

/// Notices how long the event loop was kept from running.
class Heartbeat {
public:
    Heartbeat() {
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_longestMs = std::max(m_longestMs, m_since.restart()); });
        m_since.start();
        m_timer.start();
    }
    qint64 longestMs() const { return m_longestMs; }
    void restart() {
        m_longestMs = 0;
        m_since.restart();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longestMs = 0;
};

/// Written past the services, which would take minutes: lead n is of "Customer n", every fourth is closed, every fifth hot.
Result<bool> fill(store::WriteTx& tx) {
    const qint64 now = tx.now().ms();
    for (int number = 1; number <= leadCount; ++number) {
        const QByteArray person = tx.ids().make<PersonId>().bytes();
        LW_CHECK(tx.db().run(
            QStringLiteral("INSERT INTO person (id, name, company, created_ms) VALUES (?, ?, ?, 1)"),
            {person, QStringLiteral("Customer %1").arg(number), QStringLiteral("Company %1 Pvt Ltd").arg(number % 977)}));
        LW_CHECK(tx.db().run(
            QStringLiteral("INSERT INTO identity (id, person_id, kind, value, created_ms) VALUES (?, ?, 0, ?, 1)"),
            {tx.ids().make<IdentityId>().bytes(), person, QStringLiteral("+9198%1").arg(number, 8, 10, QChar(u'0'))}));
        const auto stage = number % 4 == 0 ? domain::Stage::Lost : domain::Stage::New;
        LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO lead (number, id, person_id, channel, stage, is_open, heat, created_ms, "
                                            "last_activity_ms, preview) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                             {qint64(number), tx.ids().make<LeadId>().bytes(), person, qint64(number % 5), qint64(stage),
                              qint64(domain::isOpen(stage)), qint64(number % 5 == 0 ? domain::Heat::Hot : domain::Heat::Cold),
                              now - (leadCount - number) * minuteMs, now - (leadCount - number) * minuteMs,
                              QStringLiteral("Please send the price of %1 units").arg(number)}));
    }
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = ? WHERE name = 'lead_number'"), {qint64(leadCount)}));
    tx.touched().bulk = true;
    tx.touched().leadsAppearedOrWent = true;
    return true;
}

} // namespace

class tst_LargeInbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_desk.reset(); }
    void opensAtTheNewest();
    void goesToTheEndAndBack();
    void countsAndFilters();
    void searches();
    void changesTenThousandAsOneStep();
    void divides();
    void changesAllThatIsSelectedWhileNewOnesArrive();
    void opensAgain();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        m_desk->keepActive();
        QWidget* keyboard = QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
        QTest::keyClick(keyboard, static_cast<Qt::Key>(key), modifiers);
    }
    void report(const char* what) {
        qInfo("%s: the main thread was away for %lld ms at most", what, static_cast<long long>(m_heart->longestMs()));
        m_heart->restart();
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<Heartbeat> m_heart;
};

void tst_LargeInbox::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QTest::failOnWarning(test::ownWarnings());
    m_desk = std::make_unique<test::TestDesk>();
    services::DeskCore& core = m_desk->desk->core();
    m_desk->result(core.store.write<bool>(core.byRule(QStringLiteral("test")), fill));
    m_desk->settle();
    m_heart = std::make_unique<Heartbeat>();
}

void tst_LargeInbox::opensAtTheNewest() {
    m_desk->close();
    m_heart->restart();
    m_desk->open();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4, patienceMs);
    QCOMPARE(model()->numberAt(0), leadCount - 1); // The last one is closed.
    report("opening");
}

void tst_LargeInbox::goesToTheEndAndBack() {
    list()->setFocus();
    press(Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(list()->currentNumber(), 1, patienceMs);
    m_desk->settle();
    QVERIFY(model()->rowAt(model()->rowCount() - 1));
    QCOMPARE(model()->rowAt(model()->rowCount() - 1)->customer, QStringLiteral("Customer 1"));
    for (int page = 0; page < 40; ++page)
        press(Qt::Key_PageUp);
    m_desk->settle();
    press(Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(list()->currentNumber(), leadCount - 1, patienceMs);
    m_desk->settle();
    report("end, forty pages, home");
}

void tst_LargeInbox::countsAndFilters() {
    domain::LeadFilter hot;
    hot.heats = {domain::Heat::Hot};
    model()->show(hot, {});
    m_desk->settle();
    QCOMPARE(model()->rowCount(), leadCount / 5 * 3 / 4);
    QCOMPARE(m_desk->result(m_desk->desk->inbox().facets(hot)).matching, model()->rowCount());
    model()->show({}, {domain::LeadColumn::Customer, false});
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4, patienceMs);
    QCOMPARE(model()->rowAt(0)->customer, QStringLiteral("Customer 1"));
    model()->show({}, {});
    m_desk->settle();
    report("filter, order by name");
}

void tst_LargeInbox::searches() {
    list()->setFocus();
    press(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("77731"));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(model()->rowAt(0) && model()->rowAt(0)->customer == QStringLiteral("Customer 77731"), patienceMs);
    press(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4, patienceMs);
    m_desk->settle();
    report("search");
}

void tst_LargeInbox::changesTenThousandAsOneStep() {
    QList<qint64> numbers;
    for (qint64 number = 1; numbers.size() < 10'000; ++number) {
        if (number % 4 != 0)
            numbers.append(number);
    }
    const auto changing = m_desk->desk->leads().setStage(numbers, domain::Stage::Lost);
    QTRY_VERIFY_WITH_TIMEOUT(changing.isFinished(), patienceMs);
    const auto done = m_desk->result(changing);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4 - 10'000, patienceMs);
    const auto undoing = m_desk->desk->undo().undo(done.operation);
    QTRY_VERIFY_WITH_TIMEOUT(undoing.isFinished(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4, patienceMs);
    m_desk->settle();
    report("ten thousand changed and taken back");
}

void tst_LargeInbox::divides() {
    const domain::LeadSort byHeat{domain::LeadColumn::Activity, true, domain::LeadGrouping::Heat};
    model()->show({}, byHeat);
    QTRY_COMPARE(model()->rowCount(), leadCount * 3 / 4 + 2);
    m_desk->settle();
    QCOMPARE(model()->headerOf(0)->group.count, leadCount / 5 * 3 / 4);
    list()->setFocus();
    press(Qt::Key_End);
    m_desk->settle();
    QCOMPARE(model()->rowAt(model()->rowCount() - 1)->customer, QStringLiteral("Customer 1"));
    report("divided by heat");
    press(Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), leadCount * 3 / 4); // Over rows that nobody has looked at.
    m_desk->settle();
    report("all selected by Shift and Home");
    model()->setClosed(model()->keyAt(0), true);
    QCOMPARE(model()->rowCount(), leadCount * 3 / 4 + 2 - leadCount / 5 * 3 / 4);
    model()->setAllClosed(false);
    QTRY_COMPARE(model()->rowCount(), leadCount * 3 / 4 + 2);
    m_desk->settle();
    report("a group closed and opened");
    list()->setCurrentNumber(list()->firstLead());
    model()->show({}, {domain::LeadColumn::Activity, true, domain::LeadGrouping::Day});
    m_desk->settle();
    QVERIFY(model()->hasGroups());
    model()->show({}, {});
    m_desk->settle();
    report("divided by day");
}

/// The whole result is changed by one command, and taken back by one, while enquiries come in. The selection stays with its
/// leads: new ones are not among them.
void tst_LargeInbox::changesAllThatIsSelectedWhileNewOnesArrive() {
    domain::LeadFilter everything;
    everything.group = domain::LeadFilter::Group::All;
    model()->show(everything, {});
    QTRY_COMPARE(model()->rowCount(), leadCount);
    m_desk->settle();
    list()->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(list()->selectedCount(), leadCount);
    const auto arrive = [this](int from) {
        for (int i = from; i < from + 10; ++i)
            m_desk->desk->leads().quickAdd({QStringLiteral("+9197000%1").arg(i, 5, 10, QLatin1Char('0')),
                                            QStringLiteral("New %1").arg(i),
                                            {},
                                            domain::Channel::Manual});
    };
    arrive(0);
    const auto changing = m_desk->desk->leads().setStage(list()->selectedNumbers(), domain::Stage::Qualified);
    arrive(10);
    QTRY_VERIFY_WITH_TIMEOUT(changing.isFinished(), 180'000);
    const auto done = m_desk->result(changing);
    QCOMPARE(done.changed, leadCount);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount + 20, 60'000);
    m_desk->settle();
    QCOMPARE(list()->selectedCount(), leadCount);
    domain::LeadFilter qualified;
    qualified.stages = {domain::Stage::Qualified};
    QCOMPARE(m_desk->result(m_desk->desk->inbox().facets(qualified)).matching, leadCount);
    report("a hundred thousand changed while twenty came");

    const auto undoing = m_desk->desk->undo().undo(done.operation);
    arrive(20);
    QTRY_VERIFY_WITH_TIMEOUT(undoing.isFinished(), 180'000);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount + 30, 60'000);
    m_desk->settle();
    QCOMPARE(list()->selectedCount(), leadCount);
    QCOMPARE(m_desk->result(m_desk->desk->inbox().facets(qualified)).matching, 0);
    domain::LeadFilter lost;
    lost.stages = {domain::Stage::Lost};
    QCOMPARE(m_desk->result(m_desk->desk->inbox().facets(lost)).matching, leadCount / 4);
    report("taken back while ten came");

    model()->show(everything, {domain::LeadColumn::Number, false});
    m_desk->settle();
    QCOMPARE(list()->selectedCount(), leadCount);
    QVERIFY(!list()->selectedNumbers().contains(leadCount + 7));
    report("a hundred thousand selected in another order");
    for (qint64 number = leadCount + 1; number <= leadCount + 30; ++number)
        m_desk->result(m_desk->desk->leads().setStage({number}, domain::Stage::Lost));
    model()->show({}, {});
    m_desk->settle();
}

void tst_LargeInbox::opensAgain() {
    list()->setCurrentNumber(50'001);
    m_desk->settle();
    m_desk->close();
    m_desk->open();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leadCount * 3 / 4, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(list()->currentNumber(), 50'001, patienceMs);
}

QTEST_MAIN(tst_LargeInbox)
#include "tst_LargeInbox.moc"
