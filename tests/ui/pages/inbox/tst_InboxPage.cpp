// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/BulkBar.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/QuickAdd.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include "tests/support/Warnings.h"

#include <QLabel>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

/// The inbox does its work by keyboard alone, on a real workspace.
class tst_InboxPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void anEmptyInboxOffersTheFirstStep();
    void slashSearchesByTheLastFourDigits();
    void jAndKMoveAndThePanelFollows();
    void stageOfTenLeadsIsOneStepThatZTakesBack();
    void aFilterChipNarrowsTheListByKeyboard();
    void aNewLeadIsAddedWithThreeFieldsAndSelected();
    void aKnownPersonIsNamedWhileTyping();
    void enterOpensTheLeadAndEscapeReturnsToIt();
    void leadsThatComeInLeaveSelectionAndPlaceAlone();
    void aTagIsPutOnAllSelectedLeads();
    void aNoteIsSavedAndShown();
    void lettersAreTextWhileAFieldHasTheKeyboard();
    void columnsAreHiddenAndComeBack();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        m_desk->keepActive();
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void focusList() const {
        QTRY_VERIFY(list()->isVisible());
        m_desk->window->activateWindow();
        list()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list());
    }
    QWidget* popup() const { return QApplication::activePopupWidget(); }
    domain::LeadRow row(int place) const {
        const domain::LeadRow* found = model()->rowAt(place);
        return found ? *found : domain::LeadRow();
    }
    int countOf(domain::Stage stage) const {
        int count = 0;
        for (int place = 0; place < model()->rowCount(); ++place)
            count += row(place).stage == stage ? 1 : 0;
        return count;
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_InboxPage::anEmptyInboxOffersTheFirstStep() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->settle();
    QVERIFY(!list()->isVisible());
    int asked = 0;
    m_desk->dialogs->setScript([&](const kit::Asked& question) {
        ++asked;
        qobject_cast<pages::QuickAdd*>(question.content)->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("Rohan Mehta"));
        return kit::ScriptedAnswer{true, {}};
    });

    press(Qt::Key_N);

    QTRY_COMPARE(asked, 1);
    QTRY_COMPARE(model()->rowCount(), 1);
    QVERIFY(list()->isVisible());
}

void tst_InboxPage::slashSearchesByTheLastFourDigits() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(30);
    focusList();

    press(Qt::Key_Slash);
    type(QStringLiteral("0017"));

    QTRY_COMPARE(model()->rowCount(), 1);
    QTRY_COMPARE(row(0).customer, QStringLiteral("Customer 17"));
    press(Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 30);
}

void tst_InboxPage::jAndKMoveAndThePanelFollows() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(5);
    focusList();
    list()->setCurrentNumber(model()->numberAt(0));

    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_K);

    QCOMPARE(list()->currentIndex().row(), 1);
    m_desk->settle();
    QCOMPARE(m_desk->window->findChild<QLabel*>(QStringLiteral("leadName"))->text(), row(1).customer);
}

void tst_InboxPage::stageOfTenLeadsIsOneStepThatZTakesBack() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(15);
    focusList();
    list()->setCurrentNumber(model()->numberAt(0));
    m_desk->settle();

    for (int i = 0; i < 9; ++i)
        press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 10);
    QVERIFY(m_desk->window->findChild<pages::BulkBar*>()->isVisible());
    press(Qt::Key_S);
    QTRY_VERIFY(popup());
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("qualif"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);

    m_desk->settle();
    QTRY_COMPARE(countOf(domain::Stage::Qualified), 10);
    QCOMPARE(list()->selectedCount(), 10);

    focusList();
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(countOf(domain::Stage::New), 15);
    QCOMPARE(list()->selectedCount(), 10);

    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    m_desk->settle();
    QTRY_COMPARE(countOf(domain::Stage::Qualified), 10);
}

void tst_InboxPage::aFilterChipNarrowsTheListByKeyboard() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(4);
    m_desk->result(m_desk->desk->leads().setStage({model()->numberAt(0)}, domain::Stage::Contacted));
    m_desk->settle();
    auto* chip = m_desk->window->findChild<kit::FilterChip*>(QStringLiteral("statusChip"));
    chip->setFocus();

    QTest::keyClick(chip, Qt::Key_Down);
    QTRY_VERIFY(popup());
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    if (popup())
        QTest::keyClick(popup(), Qt::Key_Escape);

    m_desk->settle();
    QCOMPARE(chip->chosen(), QStringList{QString::number(static_cast<int>(domain::Stage::Contacted))});
    QTRY_COMPARE(model()->rowCount(), 1);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    QTRY_COMPARE(model()->rowCount(), 4);
}

void tst_InboxPage::aNewLeadIsAddedWithThreeFieldsAndSelected() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    focusList();
    m_desk->dialogs->setScript([](const kit::Asked& question) {
        question.content->findChild<QLineEdit*>(QStringLiteral("contact"))->setText(QStringLiteral("98200 41177"));
        question.content->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("Anita Desai"));
        question.content->findChild<QPlainTextEdit*>(QStringLiteral("enquiry"))->setPlainText(QStringLiteral("5 MT HDPE granules"));
        return kit::ScriptedAnswer{true, {}};
    });

    press(Qt::Key_N);

    QTRY_COMPARE(model()->rowCount(), 4);
    m_desk->settle();
    QTRY_COMPARE(row(list()->currentIndex().row()).customer, QStringLiteral("Anita Desai"));
}

void tst_InboxPage::aKnownPersonIsNamedWhileTyping() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(2);
    QString hint;
    QPointer<QWidget> content;
    focusList();
    press(Qt::Key_N);
    QTRY_VERIFY(m_desk->dialogs->openDialog());
    auto* contact = m_desk->dialogs->openDialog()->findChild<QLineEdit*>(QStringLiteral("contact"));

    QTest::keyClicks(contact, QStringLiteral("9820000002"));

    auto* words = m_desk->dialogs->openDialog()->findChild<QLabel*>(QStringLiteral("hint"));
    QTRY_VERIFY(words->text().contains(QStringLiteral("Customer 2")));
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

void tst_InboxPage::enterOpensTheLeadAndEscapeReturnsToIt() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    focusList();
    list()->setCurrentNumber(model()->numberAt(1));
    m_desk->settle();
    LeadListView* before = list();

    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
    m_desk->settle();
    press(Qt::Key_Escape);

    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
    QCOMPARE(before->currentIndex().row(), 1);
}

void tst_InboxPage::leadsThatComeInLeaveSelectionAndPlaceAlone() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(60);
    focusList();
    const qint64 chosen = model()->numberAt(30);
    list()->setCurrentNumber(chosen);
    m_desk->settle();
    const int yBefore = list()->rowViewportPosition(list()->currentIndex().row());
    QVERIFY(list()->verticalScrollBar()->value() > 0);

    m_desk->addLeads(7);

    QCOMPARE(model()->rowCount(), 67);
    QCOMPARE(list()->currentNumber(), chosen);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{chosen});
    QCOMPARE(list()->rowViewportPosition(list()->currentIndex().row()), yBefore);
}

void tst_InboxPage::aTagIsPutOnAllSelectedLeads() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    focusList();
    list()->setCurrentNumber(model()->numberAt(0));
    m_desk->settle();

    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_T, Qt::ShiftModifier);
    QTRY_VERIFY(popup());
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("fair"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);

    m_desk->settle();
    for (int place = 0; place < 3; ++place)
        QTRY_COMPARE(row(place).tags, QStringList{QStringLiteral("fair")});
}

void tst_InboxPage::aNoteIsSavedAndShown() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(1);
    focusList();
    m_desk->settle();

    press(Qt::Key_M);
    type(QStringLiteral("Credit limit is 2 lakh"));
    press(Qt::Key_Return, Qt::ControlModifier);

    m_desk->settle();
    const auto detail = m_desk->result(m_desk->desk->inbox().detail(model()->numberAt(0)));
    const bool isThere = std::any_of(detail.timeline.cbegin(), detail.timeline.cend(), [](const domain::TimelineEntry& entry) {
        return entry.kind == domain::TimelineEntry::Kind::Note && entry.body == QStringLiteral("Credit limit is 2 lakh");
    });
    QVERIFY(isThere);
    QVERIFY(m_desk->window->findChild<QPlainTextEdit*>(QStringLiteral("note"))->toPlainText().isEmpty());
}

void tst_InboxPage::lettersAreTextWhileAFieldHasTheKeyboard() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(2);
    focusList();
    press(Qt::Key_Slash);

    type(QStringLiteral("jksn"));

    QCOMPARE(m_desk->window->findChild<QLineEdit*>(QStringLiteral("listSearch"))->text(), QStringLiteral("jksn"));
    QVERIFY(!popup());
    QVERIFY(!m_desk->dialogs->openDialog());
}

void tst_InboxPage::columnsAreHiddenAndComeBack() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(1);

    list()->setColumnShown(domain::LeadColumn::Heat, false);
    list()->setColumnShown(domain::LeadColumn::City, true);
    list()->setColumnShown(domain::LeadColumn::Customer, false);
    QVERIFY(!list()->isColumnShown(domain::LeadColumn::Heat));
    QVERIFY(list()->isColumnShown(domain::LeadColumn::City));
    QVERIFY(list()->isColumnShown(domain::LeadColumn::Customer));
    list()->resetColumns();

    QVERIFY(list()->isColumnShown(domain::LeadColumn::Heat));
    QVERIFY(!list()->isColumnShown(domain::LeadColumn::City));
}

QTEST_MAIN(tst_InboxPage)
#include "tst_InboxPage.moc"
