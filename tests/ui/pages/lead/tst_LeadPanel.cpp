// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever is typed beside the list, a note or a detail, is stored, kept, or taken back on purpose; never lost.
#include "tests/support/Warnings.h"
#include "tests/ui/support/BusyWriter.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/lead/DetailsTab.h"
#include "ui/pages/lead/LeadPanel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

class tst_LeadPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
        m_desk->addLeads(3);
        focusList();
        list()->setCurrentNumber(model()->numberAt(0));
        m_desk->settle();
    }
    void cleanup() { m_desk.reset(); }

    void whatIsTypedWhileANoteIsStoredIsTheNextNote();
    void aNoteThatCannotBeStoredComesBack();
    void escapeInANoteGivesTheKeyboardBackAndKeepsTheNote();
    void aRefusedDetailIsSaidAndKeptForItsLead();
    void escapeTakesADetailBack();
    void aReloadLeavesTheFieldWithTheKeyboardAlone();
    void aDetailIsSavedWhenItsLeadGoesAway();
    void aTagMayHaveAnAmpersand();
    void aRenamedColleagueIsCalledByTheNewName();
    void aPaymentBooksAndWinsAndIsTakenBackInOneStep();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    QPlainTextEdit* note() const { return m_desk->window->findChild<QPlainTextEdit*>(QStringLiteral("note")); }
    QLineEdit* field(const QString& key) const {
        return m_desk->window->findChild<pages::DetailsTab*>()->findChild<QLineEdit*>(key);
    }
    QString toast() const {
        const auto* bar = m_desk->window->findChild<kit::Toast*>();
        return bar->isVisible() ? bar->sentence() : QString();
    }
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
    domain::LeadDetail detail(qint64 number) const { return m_desk->result(m_desk->desk->inbox().detail(number)); }
    /// The newest first.
    QStringList notes(qint64 number) const {
        QStringList bodies;
        for (const domain::TimelineEntry& entry : detail(number).timeline) {
            if (entry.kind == domain::TimelineEntry::Kind::Note && !entry.body.startsWith(QStringLiteral("Please send")))
                bodies << entry.body;
        }
        return bodies;
    }
    bool isComplained(const QString& words) const {
        for (const QLabel* label : m_desk->window->findChild<pages::DetailsTab*>()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    /// A click on the row, which takes the keyboard with it.
    void clickRow(int place) const {
        const QPoint at = list()->visualRect(model()->index(place, static_cast<int>(domain::LeadColumn::Customer))).center();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        m_desk->settle();
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_LeadPanel::whatIsTypedWhileANoteIsStoredIsTheNextNote() {
    const qint64 number = list()->currentNumber();
    test::BusyWriter busy(*m_desk->desk);
    press(Qt::Key_M);
    type(QStringLiteral("first"));
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    type(QStringLiteral("second"));
    busy.letGo();
    m_desk->settle();

    QTRY_COMPARE(notes(number), QStringList{QStringLiteral("first")});
    m_desk->settle();
    QCOMPARE(note()->toPlainText(), QStringLiteral("second"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(notes(number).size(), 2);
    QVERIFY(note()->toPlainText().isEmpty());
}

void tst_LeadPanel::aNoteThatCannotBeStoredComesBack() {
    const qint64 number = list()->currentNumber();
    test::BusyWriter busy(*m_desk->desk);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Shown to the person")));
    const auto undone = m_desk->desk->undo().undo({}); // The lead itself is taken back before its note comes.
    press(Qt::Key_M);
    type(QStringLiteral("lost?"));
    press(Qt::Key_Return, Qt::ControlModifier);
    type(QStringLiteral("more"));
    busy.letGo();

    QTRY_COMPARE(m_desk->window->context().drafts.text(QStringLiteral("note/%1").arg(number)), QStringLiteral("lost?\nmore"));
    m_desk->settle();
}

void tst_LeadPanel::escapeInANoteGivesTheKeyboardBackAndKeepsTheNote() {
    const qint64 number = list()->currentNumber();
    press(Qt::Key_M);
    type(QStringLiteral("call after four"));
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), list());
    QCOMPARE(note()->toPlainText(), QStringLiteral("call after four"));

    // On the page of the lead the first Escape leaves the field, the second one the page.
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
    m_desk->settle();
    press(Qt::Key_M);
    auto* here = m_desk->window->currentPage()->findChild<QPlainTextEdit*>(QStringLiteral("note"));
    QCOMPARE(QApplication::focusWidget(), here);
    type(QStringLiteral(" today"));
    press(Qt::Key_Escape);
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
    press(Qt::Key_M);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(notes(number), QStringList{QStringLiteral("call after four today")});
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
    // The other page knows that it is stored.
    QVERIFY(m_desk->window->currentPage()->findChild<QPlainTextEdit*>(QStringLiteral("note"))->toPlainText().isEmpty());
}

/// The refusal came when another lead was shown: nothing was said, and the value was gone.
void tst_LeadPanel::aRefusedDetailIsSaidAndKeptForItsLead() {
    const qint64 number = list()->currentNumber();
    press(Qt::Key_F2);
    QTRY_COMPARE(QApplication::focusWidget(), field(QStringLiteral("name")));
    field(QStringLiteral("company_size"))->setFocus();
    type(QStringLiteral("many"));
    clickRow(1);
    QTRY_VERIFY(toast().contains(domain::leadNumberText(number)));
    QVERIFY(toast().contains(QStringLiteral("Employees")));
    QVERIFY(field(QStringLiteral("company_size"))->text().isEmpty());

    clickRow(0);
    QCOMPARE(field(QStringLiteral("company_size"))->text(), QStringLiteral("many"));
    m_desk->close();
    m_desk->open();
    QTRY_COMPARE(field(QStringLiteral("company_size"))->text(), QStringLiteral("many"));

    field(QStringLiteral("company_size"))->setFocus();
    field(QStringLiteral("company_size"))->selectAll();
    type(QStringLiteral("12"));
    press(Qt::Key_Return);
    QTRY_COMPARE(detail(number).person.companySize, qint64(12));
    m_desk->settle();
    clickRow(1);
    clickRow(0);
    QCOMPARE(field(QStringLiteral("company_size"))->text(), QStringLiteral("12"));
    QVERIFY(!isComplained(QStringLiteral("Not saved yet")));
}

void tst_LeadPanel::escapeTakesADetailBack() {
    const qint64 number = list()->currentNumber();
    const QString name = detail(number).person.name;
    press(Qt::Key_F2);
    QTRY_COMPARE(QApplication::focusWidget(), field(QStringLiteral("name")));
    type(QStringLiteral("Somebody else"));
    press(Qt::Key_Escape);
    m_desk->settle();
    QCOMPARE(QApplication::focusWidget(), list());
    QCOMPARE(field(QStringLiteral("name"))->text(), name);
    QCOMPARE(detail(number).person.name, name);

    // A value that was refused goes the same way.
    field(QStringLiteral("company_size"))->setFocus();
    type(QStringLiteral("many"));
    press(Qt::Key_Return);
    m_desk->settle();
    press(Qt::Key_Escape);
    clickRow(1);
    clickRow(0);
    QVERIFY(field(QStringLiteral("company_size"))->text().isEmpty());
    QVERIFY(!isComplained(QStringLiteral("many")));
}

/// Marking the lead as read reloaded it: the selected name was no longer selected, and letters came before it.
void tst_LeadPanel::aReloadLeavesTheFieldWithTheKeyboardAlone() {
    const qint64 number = list()->currentNumber();
    press(Qt::Key_F2);
    QTRY_COMPARE(QApplication::focusWidget(), field(QStringLiteral("name")));
    m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("vip")));
    m_desk->settle();
    type(QStringLiteral("Anita Desai"));
    m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("fair")));
    m_desk->settle();
    QCOMPARE(field(QStringLiteral("name"))->text(), QStringLiteral("Anita Desai"));
    press(Qt::Key_Return);
    QTRY_COMPARE(detail(number).person.name, QStringLiteral("Anita Desai"));

    // Somebody else knows better meanwhile, and nobody typed: leaving the field does not undo that.
    field(QStringLiteral("company"))->setFocus();
    m_desk->result(m_desk->desk->leads().edit(number, {{QStringLiteral("company"), QStringLiteral("Desai Mills")}}));
    m_desk->settle();
    focusList();
    m_desk->settle();
    QCOMPARE(detail(number).person.company, QStringLiteral("Desai Mills"));
    QCOMPARE(field(QStringLiteral("company"))->text(), QStringLiteral("Desai Mills"));
}

void tst_LeadPanel::aDetailIsSavedWhenItsLeadGoesAway() {
    const qint64 number = list()->currentNumber();
    press(Qt::Key_F2);
    QTRY_COMPARE(QApplication::focusWidget(), field(QStringLiteral("name")));
    type(QStringLiteral("Anita Desai"));
    m_desk->result(m_desk->desk->leads().setStage({number}, domain::Stage::Won)); // It leaves the list of open ones.
    QTRY_VERIFY(list()->currentNumber() != number);
    m_desk->settle();
    QTRY_COMPARE(detail(number).person.name, QStringLiteral("Anita Desai"));
    QVERIFY(detail(list()->currentNumber()).person.name.startsWith(QStringLiteral("Customer")));
}

void tst_LeadPanel::aTagMayHaveAnAmpersand() {
    const qint64 number = list()->currentNumber();
    m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("R&D")));
    m_desk->settle();
    press(Qt::Key_F2);
    m_desk->settle();
    kit::Button* chip = nullptr;
    for (kit::Button* button : m_desk->window->findChild<pages::DetailsTab*>()->findChildren<kit::Button*>()) {
        if (button->accessibleName() == QStringLiteral("Remove tag R&D"))
            chip = button;
    }
    QVERIFY(chip);
    QCOMPARE(chip->text(), QStringLiteral("R&&D  ✕"));
    QVERIFY(chip->shortcut().isEmpty());
}

void tst_LeadPanel::aPaymentBooksAndWinsAndIsTakenBackInOneStep() {
    const auto lead = [this] { return m_desk->result(m_desk->desk->inbox().detail(model()->numberAt(0))).lead; };
    const domain::Stage before = lead().stage;
    list()->setCurrentNumber(model()->numberAt(0));
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("lead.payment"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(lead().stage, domain::Stage::Won, 30'000);
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(lead().stage, before, 30'000);
}

/// Also on leads that were read before, and are only shown again.
void tst_LeadPanel::aRenamedColleagueIsCalledByTheNewName() {
    domain::Member member;
    member.name = QStringLiteral("Zoya");
    member.colour = QStringLiteral("#3553C9");
    member.id = m_desk->result(m_desk->desk->team().saveMember(member));
    m_desk->result(m_desk->desk->leads().assign({1, 2, 3}, member.id));
    m_desk->settle();
    const auto says = [this](const QString& words) {
        for (const auto* label : m_desk->window->findChild<pages::LeadPanel*>()->findChildren<kit::PlainLabel*>()) {
            if (label->text() == words)
                return true;
        }
        return false;
    };
    for (const int place : {1, 0}) {
        list()->setCurrentNumber(model()->numberAt(place));
        m_desk->settle();
        QTRY_VERIFY(says(QStringLiteral("Assigned to Zoya")));
    }

    member.name = QStringLiteral("Zoya Khan");
    m_desk->result(m_desk->desk->team().saveMember(member));
    m_desk->settle();
    for (const int place : {0, 1}) {
        list()->setCurrentNumber(model()->numberAt(place));
        m_desk->settle();
        QTRY_VERIFY(says(QStringLiteral("Assigned to Zoya Khan")));
    }
}

QTEST_MAIN(tst_LeadPanel)
#include "tst_LeadPanel.moc"
