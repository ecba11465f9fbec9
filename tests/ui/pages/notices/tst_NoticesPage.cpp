// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of notices by keyboard, on a real workspace: what was missed, by day; opening one reads it; all read; how one is told.

#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/services/NoticeService.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/pages/lead/LeadPage.h"
#include "ui/pages/notices/HabitsForm.h"
#include "ui/pages/notices/NoticesList.h"
#include "ui/pages/notices/NoticesPage.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QStandardPaths>

using namespace leadwell;
using domain::NoticeKind;
using pages::HabitsForm;
using pages::NoticesList;
using pages::NoticesPage;
using std::chrono::hours;

namespace {
constexpr int patience = 30'000;
}

class tst_NoticesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void whatIsEmptySaysWhatWillBeThere();
    void whatWasMissedStandsByDay();
    void openingOneReadsIt();
    void keysGoFromOneToTheNext();
    void allAreReadAtOnce();
    void focusIsOneKey();
    void howOneIsToldIsChanged();
    void quietHoursThatAreNoneAreRefused();
    void whatIsHeardOfARow();

private:
    NoticesPage* page() const { return m_desk->window->findChild<NoticesPage*>(); }
    NoticesList* list() const { return page()->findChild<NoticesList*>(); }
    kit::PillTabs* tabs() const { return page()->findChild<kit::PillTabs*>(); }
    services::NoticeService notices() const { return services::NoticeService(m_desk->desk->core()); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        static_cast<Qt::Key>(key), modifiers);
    }
    void go(const QString& route = QStringLiteral("notices?tab=unread")) {
        m_desk->window->navigate(pages::Route::fromText(route));
        m_desk->settle();
        list()->setFocus();
    }
    /// Somebody is reminded of a lead's task.
    qint64 remind(const QString& name, const QString& phone) {
        const qint64 number = m_desk->result(m_desk->desk->leads().quickAdd({phone, name, {}})).leadNumber;
        services::DeskCore& core = m_desk->desk->core();
        m_desk->result(
            core.store.write<bool>(core.byRule(QStringLiteral("clock.due")), [number, name](store::WriteTx& tx) -> Result<bool> {
                LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), number));
                store::notices::News news;
                news.kind = NoticeKind::TaskDue;
                news.urgency = domain::Urgency::Timely;
                news.lead = lead.id;
                news.of = QStringLiteral("due");
                news.detail = QStringLiteral("Call %1").arg(name);
                LW_CHECK(store::notices::Teller(tx).tell(news));
                return true;
            }));
        m_desk->settle();
        return number;
    }
    QString emptyTitle() const {
        const auto* empty = page()->findChild<kit::EmptyState*>();
        return empty->isVisible() ? empty->findChild<kit::PlainLabel*>()->text() : QString();
    }
    HabitsForm* form() const { return m_desk->window->findChild<HabitsForm*>(); }
    void accept() {
        form()->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(form()->window()->isActiveWindow(), patience);
        form()->findChild<QLineEdit*>(QStringLiteral("quiet"))->setFocus();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
        m_desk->settle();
    }
    QString shownAt(int row) const { return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_NoticesPage::whatIsEmptySaysWhatWillBeThere() {
    press(Qt::Key_G);
    press(Qt::Key_N);
    m_desk->settle();
    QVERIFY(page() && page()->isVisible());
    QTRY_COMPARE(emptyTitle(), QStringLiteral("Nothing new"));
    go(QStringLiteral("notices?tab=all"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("No notices yet"));
}

void tst_NoticesPage::whatWasMissedStandsByDay() {
    go();
    QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    remind(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    m_desk->clock.advance(hours(24));
    remind(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 4, patience);
    QCOMPARE(shownAt(0), QStringLiteral("Today"));
    QVERIFY(shownAt(1).contains(QStringLiteral("Asha")));
    QCOMPARE(shownAt(2), QStringLiteral("Yesterday"));
    QVERIFY(shownAt(3).contains(QStringLiteral("Rohan")));
    QCOMPARE(m_desk->result(NoticesPage::badge(m_desk->window->context())).count, 2);
}

void tst_NoticesPage::openingOneReadsIt() {
    const qint64 lead = remind(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    go();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, patience);
    QCOMPARE(page()->currentLead(), lead);
    press(Qt::Key_Return);
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"), patience);
    QCOMPARE(m_desk->window->currentPage()->currentLead(), lead);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->result(notices().list({})).unread, 0, patience);
    go(QStringLiteral("notices?tab=all"));
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, patience); // It is kept.
}

void tst_NoticesPage::keysGoFromOneToTheNext() {
    remind(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    m_desk->clock.advance(hours(24));
    remind(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    go();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 4, patience);
    press(Qt::Key_Home);
    QCOMPARE(list()->currentNotice()->customer, QStringLiteral("Asha"));
    press(Qt::Key_Down); // Over the day.
    QCOMPARE(list()->currentNotice()->customer, QStringLiteral("Rohan"));
    press(Qt::Key_K);
    QCOMPARE(list()->currentNotice()->customer, QStringLiteral("Asha"));
    press(Qt::Key_Up);
    QCOMPARE(list()->currentNotice()->customer, QStringLiteral("Asha"));
    press(Qt::Key_M);
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, patience);
    QCOMPARE(list()->currentNotice()->customer, QStringLiteral("Rohan"));
}

void tst_NoticesPage::allAreReadAtOnce() {
    remind(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    remind(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    go();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 3, patience);
    press(Qt::Key_M, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(emptyTitle(), QStringLiteral("Nothing new"), patience);
    QCOMPARE(m_desk->result(notices().list({})).unread, 0);
}

void tst_NoticesPage::focusIsOneKey() {
    go();
    press(Qt::Key_F);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->result(notices().habits()).focusUntil == m_desk->clock.now() + hours(1), patience);
    m_desk->settle();
    QVERIFY(m_desk->actions->find(QStringLiteral("notices.focus"))->text().startsWith(QStringLiteral("End focus")));
    press(Qt::Key_F);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->result(notices().habits()).focusUntil.isSet(), patience);
}

void tst_NoticesPage::howOneIsToldIsChanged() {
    go();
    press(Qt::Key_H);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
    form()->findChild<QLineEdit*>(QStringLiteral("quiet"))->setText(QStringLiteral("21:30-07:00"));
    form()->findChild<QCheckBox*>(QStringLiteral("new_lead"))->setChecked(false);
    form()->findChild<QLineEdit*>(QStringLiteral("quiet"))->setFocus();
    accept();
    const auto kept = [this] { return m_desk->result(notices().habits()); };
    QTRY_VERIFY_WITH_TIMEOUT(kept().quiet, patience);
    QCOMPARE(domain::toText(*kept().quiet), QStringLiteral("21:30-07:00"));
    QCOMPARE(kept().off, QList<NoticeKind>{NoticeKind::NewLead});
    m_desk->result(m_desk->desk->undo().undo({}));
    QCOMPARE(kept(), domain::NoticeHabits());
}

void tst_NoticesPage::quietHoursThatAreNoneAreRefused() {
    go();
    press(Qt::Key_H);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
    auto* quiet = form()->findChild<QLineEdit*>(QStringLiteral("quiet"));
    quiet->setText(QStringLiteral("at night"));
    QVERIFY(form()->complaint().contains(QStringLiteral("at night")));
    quiet->setFocus();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form() && form()->isVisible());
    quiet->clear();
    accept();
    QCOMPARE(m_desk->result(notices().habits()), domain::NoticeHabits());
}

void tst_NoticesPage::whatIsHeardOfARow() {
    remind(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    go();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, patience);
    const QString heard = shownAt(1);
    QVERIFY2(heard.startsWith(QStringLiteral("not read, Task due: Rohan, Call Rohan, L-1, ")), qPrintable(heard));
    QVERIFY(!(list()->model()->index(0, 0).flags() & Qt::ItemIsSelectable));
}

QTEST_MAIN(tst_NoticesPage)
#include "tst_NoticesPage.moc"
