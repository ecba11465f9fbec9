// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of calls by keyboard, on a real workspace: what it lists, whom to call next, and what can be done there.

#include "core/services/Desk.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/CallsModel.h"
#include "ui/pages/calls/CallFigures.h"
#include "ui/pages/calls/CallForm.h"
#include "ui/pages/calls/CallsList.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/shell/NavigationItem.h"

#include <QAbstractItemModelTester>
#include <QDesktopServices>
#include <QLineEdit>
#include <QStandardPaths>

using namespace leadwell;
using domain::CallOutcome;
using domain::Direction;
using pages::CallForm;
using pages::CallsList;
using pages::CallsPage;

namespace {
constexpr int patience = 30'000;
}

class tst_CallsPage : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_dialled.append(url.toString()); }
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_dialled.clear();
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void whatIsEmptySaysWhatWillBeThere();
    void theListsFollowWhatHappens();
    void whomToCallIsWorkedThroughByKeys();
    void aCallOfNobodyIsLinked();
    void theFiguresAreShown();
    void whatIsHeardOfARow();

private:
    CallsPage* page() const { return m_desk->window->findChild<CallsPage*>(); }
    CallsList* list() const { return page()->findChild<CallsList*>(); }
    kit::PillTabs* tabs() const { return page()->findChild<kit::PillTabs*>(); }
    CallForm* form() const { return m_desk->window->findChild<CallForm*>(); }
    void formShows() {
        QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
        form()->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(form()->isAncestorOf(QApplication::focusWidget()), patience);
    }
    QWidget* keyboard() const { return QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_desk->keepActive();
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
    }
    void go(const QString& route = QStringLiteral("calls")) {
        m_desk->window->navigate(pages::Route::fromText(route));
        m_desk->settle();
    }
    services::LoggedCall log(const QString& phone, Direction direction, CallOutcome outcome, std::optional<qint64> linkTo = {}) {
        m_desk->clock.advance(std::chrono::minutes(1));
        services::NewCall call;
        call.phone = phone;
        call.direction = direction;
        call.outcome = outcome;
        call.linkTo = linkTo;
        call.notes = QStringLiteral("About %1").arg(phone);
        const auto done = m_desk->result(m_desk->desk->calls().log(call));
        m_desk->settle();
        return done;
    }
    QString emptyTitle() const {
        const auto* empty = page()->findChild<kit::EmptyState*>();
        return empty->isVisible() ? empty->findChild<kit::PlainLabel*>()->text() : QString();
    }

    std::unique_ptr<test::TestDesk> m_desk;
    QStringList m_dialled;
};

void tst_CallsPage::whatIsEmptySaysWhatWillBeThere() {
    press(Qt::Key_G);
    press(Qt::Key_C);
    m_desk->settle();
    QVERIFY(page() && page()->isVisible());
    QTRY_COMPARE(emptyTitle(), QStringLiteral("No calls today"));
    go(QStringLiteral("calls?tab=to-call"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("Nobody waits for a call"));
    go(QStringLiteral("calls?tab=all"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("No calls yet"));
}

void tst_CallsPage::theListsFollowWhatHappens() {
    go();
    QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    log(QStringLiteral("9820041177"), Direction::Inbound, CallOutcome::Answered);
    log(QStringLiteral("9811122333"), Direction::Inbound, CallOutcome::NoAnswer);
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    QCOMPARE(list()->currentEntry()->phone, QStringLiteral("+919820041177")); // It stays where the keyboard was.
    m_desk->clock.advance(std::chrono::hours(30));
    go(QStringLiteral("calls?tab=to-call"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(list()->currentEntry()->why, services::CallEntry::Why::Missed);
    go(QStringLiteral("calls?tab=today"));
    QTRY_COMPARE(list()->model()->rowCount(), 0);
    go(QStringLiteral("calls?tab=all"));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    m_desk->result(m_desk->desk->undo().undo({}));
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 1, patience);
}

/// N, C, the outcome, Ctrl+Return: the next one is current.
void tst_CallsPage::whomToCallIsWorkedThroughByKeys() {
    for (const char* phone : {"9820041101", "9820041102", "9820041103"})
        log(QString::fromLatin1(phone), Direction::Inbound, CallOutcome::NoAnswer);
    go();
    press(Qt::Key_N);
    m_desk->settle();
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QCOMPARE(tabs()->currentIndex(), 1);
    QTRY_COMPARE(list()->currentEntry()->phone, QStringLiteral("+919820041101"));
    press(Qt::Key_J);
    QCOMPARE(list()->currentEntry()->phone, QStringLiteral("+919820041102"));
    QDesktopServices::setUrlHandler(QStringLiteral("tel"), this, "takeUrl");
    press(Qt::Key_C);
    formShows();
    QDesktopServices::unsetUrlHandler(QStringLiteral("tel"));
    QCOMPARE(m_dialled, QStringList{QStringLiteral("tel:+919820041102")});
    press(Qt::Key_2, Qt::AltModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, patience);
    QCOMPARE(list()->currentEntry()->phone, QStringLiteral("+919820041103"));
    press(Qt::Key_L);
    formShows();
    QCOMPARE(form()->findChild<QLineEdit*>(QStringLiteral("phone"))->text(), QStringLiteral("+91 98200 41103"));
    press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
    list()->setFocus();
    press(Qt::Key_Return);
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
}

void tst_CallsPage::aCallOfNobodyIsLinked() {
    m_desk->addLeads(1);
    log(QStringLiteral("9811122333"), Direction::Outbound, CallOutcome::Answered, services::NewCall::noLead);
    go();
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(page()->currentLead(), 0);
    m_desk->dialogs->setScript([](const kit::Asked& asked) {
        asked.content->setProperty("text", QStringLiteral("L-1"));
        return kit::ScriptedAnswer{true, {}};
    });
    press(Qt::Key_K, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(page()->currentLead(), 1, patience);
}

void tst_CallsPage::theFiguresAreShown() {
    for (int i = 0; i < 6; ++i)
        log(QStringLiteral("9820041177"), Direction::Outbound, i % 3 == 2 ? CallOutcome::Answered : CallOutcome::NoAnswer);
    go(QStringLiteral("calls?tab=figures"));
    auto* figures = page()->findChild<pages::CallFigures*>();
    QTRY_VERIFY(figures->isVisible());
    QTRY_COMPARE(figures->figures().all, (domain::AnswerRate{6, 2}));
    QStringList shown;
    for (const kit::PlainLabel* words : figures->findChildren<kit::PlainLabel*>())
        shown.append(words->text());
    QVERIFY2(shown.contains(QStringLiteral("100 % · 2 of 2")), qPrintable(shown.join(u'\n'))); // the third attempt
    QVERIFY(pages::CallFigures::sentenceOf(figures->figures()).startsWith(QStringLiteral("33 % of 6 calls answered")));
    QCOMPARE(pages::CallFigures::sentenceOf({}), QString());
}

void tst_CallsPage::whatIsHeardOfARow() {
    log(QStringLiteral("9820041177"), Direction::Inbound, CallOutcome::Answered);
    go();
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    const QString heard = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"L-1", "Answered", "Inbound", "+91 98200 41177", "About 9820041177"})
        QVERIFY2(heard.contains(QString::fromLatin1(part), Qt::CaseInsensitive), qPrintable(heard));
}

QTEST_MAIN(tst_CallsPage)
#include "tst_CallsPage.moc"
