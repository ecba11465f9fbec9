// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was written is found from the list and marked in the history; who is there already is said while a new lead is typed.

#include "core/services/Desk.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/KnownPeople.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/QuickAdd.h"
#include "ui/pages/lead/LeadPage.h"
#include "ui/pages/lead/LeadPanel.h"
#include "ui/pages/lead/Timeline.h"
#include "ui/shell/CommandBox.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

class tst_Searching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
        m_desk->addLeads(3);
        QTRY_VERIFY(list()->isVisible());
        m_desk->window->activateWindow();
        list()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list());
    }
    void cleanup() { m_desk.reset(); }

    void aWordOfANoteFindsItsLeadAndIsMarkedThere();
    void aMistypedNameIsFoundMarkedAndSaid();
    void theCommandBoxSaysWhatIsOneLetterAway();
    void returnWaitsForTheAnswerToWhatWasTyped();
    void aReturnThatWaitsIsTakenBackByTheNextKey();
    void whoIsThereAlreadyIsSaidAndOpenedWithTheKeyboard();
    void whatIsSaidFollowsWhatIsTyped();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    void press(int key) const {
        m_desk->keepActive();
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key));
    }
    void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// The label of the timeline that says so.
    kit::PlainLabel* labelOf(const QString& text) const {
        for (kit::PlainLabel* label : m_desk->window->findChild<pages::Timeline*>()->findChildren<kit::PlainLabel*>()) {
            if (label->text() == text)
                return label;
        }
        return nullptr;
    }
    static bool hasMark(QWidget* widget) {
        const QImage picture = widget->grab().toImage();
        const QRgb mark = kit::tokens(widget).warningTint.rgb();
        int found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                found += picture.pixel(x, y) == mark ? 1 : 0;
        }
        return found > 20 && found < picture.width() * picture.height() / 2;
    }
    static QLineEdit* field(pages::QuickAdd* form, const char* name) {
        return form->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    pages::QuickAdd* openForm() const {
        press(Qt::Key_N);
        pages::QuickAdd* form = nullptr;
        const auto isOpen = [&] {
            QDialog* dialog = m_desk->dialogs->openDialog();
            form = dialog ? dialog->findChild<pages::QuickAdd*>() : nullptr;
            return form && form->isVisible();
        };
        if (!QTest::qWaitFor(isOpen))
            return nullptr;
        m_desk->dialogs->openDialog()->activateWindow();
        QLineEdit* first = field(form, "contact");
        first->setFocus();
        return QTest::qWaitFor([first] { return first->hasFocus(); }) ? form : nullptr;
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_Searching::aWordOfANoteFindsItsLeadAndIsMarkedThere() {
    const QString note = QString::fromUtf8("राजेश said: <b>Müller</b> wants marble, & soon");
    m_desk->result(m_desk->desk->leads().addNote(2, note));
    m_desk->settle();

    press(Qt::Key_Slash);
    type(QStringLiteral("mull"));
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->numberAt(0), 2);
    m_desk->settle();
    QTRY_VERIFY(labelOf(note));
    kit::PlainLabel* label = labelOf(note);
    QCOMPARE(label->textFormat(), Qt::RichText);
    QVERIFY(label->QLabel::text().contains(QStringLiteral(">Müll</span>er&lt;/b&gt; wants marble, &amp; soon")));
    QCOMPARE(QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name), note); // Heard as it was written.

    type(QStringLiteral("er rajesh marble"));
    QTRY_VERIFY(labelOf(note) && labelOf(note)->QLabel::text().count(QStringLiteral("<span")) == 3);
    QTRY_COMPARE(model()->rowCount(), 1); // The marks may be there before the list.

    press(Qt::Key_Escape); // The search is cleared, and with it the marks.
    QTRY_COMPARE(model()->rowCount(), 3);
    QTRY_VERIFY(labelOf(note) && labelOf(note)->textFormat() == Qt::PlainText);
}

void tst_Searching::aMistypedNameIsFoundMarkedAndSaid() {
    auto* hint = m_desk->window->findChild<kit::PlainLabel*>(QStringLiteral("searchHint"));
    press(Qt::Key_Slash);
    type(QStringLiteral("custoemr"));
    QTRY_COMPARE(model()->nearTo(), QStringLiteral("custoemr"));
    QCOMPARE(model()->rowCount(), 3);
    QTRY_VERIFY(hint->isVisible());
    QCOMPARE(hint->text(), QString::fromUtf8("Nothing here says “custoemr”. Shown: names one letter away."));
    m_desk->settle();
    QVERIFY(hasMark(list()->viewport()));

    press(Qt::Key_Escape);
    QTRY_VERIFY(!hint->isVisible());
    QCOMPARE(model()->nearTo(), QString());

    press(Qt::Key_Slash);
    type(QStringLiteral("\"custoemr\"")); // In quotes it is meant as it is typed.
    QTRY_COMPARE(model()->rowCount(), 0);
    m_desk->settle();
    QVERIFY(!hint->isVisible());
    press(Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 3);
}

void tst_Searching::theCommandBoxSaysWhatIsOneLetterAway() {
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    box->open();
    QTest::keyClicks(box->field(), QStringLiteral("custoemr"));
    QTRY_VERIFY(box->isSettled() && box->model().rowCount() >= 4);
    int said = 0;
    while (said < box->model().rowCount() && box->model().lineAt(said).words.isEmpty())
        ++said;
    QVERIFY(said + 3 < box->model().rowCount());
    QCOMPARE(box->model().lineAt(said).words, QString::fromUtf8("Nothing says “custoemr”. Names one letter away:"));
    QCOMPARE(said, 0); // No command fits that.
    QSignalSpy chosen(box, &shell::CommandBox::leadChosen);
    QTest::keyClick(box->field(), Qt::Key_Down);
    QTest::keyClick(box->field(), Qt::Key_Up);
    QTest::keyClick(box->field(), Qt::Key_Up); // The sentence is nothing to choose.
    QTest::keyClick(box->field(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toLongLong(), 3);
}

/// Whoever types quickly presses Return before the answer is there: it is not for the lead of the letters before.
void tst_Searching::returnWaitsForTheAnswerToWhatWasTyped() {
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    box->open();
    QTest::keyClicks(box->field(), QStringLiteral("00002"));
    QTRY_VERIFY(box->isSettled() && box->model().rowCount() > 0 && box->model().lineAt(0).hit.number == 2);
    QSignalSpy chosen(box, &shell::CommandBox::leadChosen);

    QTest::keyClick(box->field(), Qt::Key_Backspace);
    QTest::keyClick(box->field(), Qt::Key_3);
    QTest::keyClick(box->field(), Qt::Key_Return);

    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toLongLong(), 3);
}

/// Who typed on, or went to a line, takes the Return back.
void tst_Searching::aReturnThatWaitsIsTakenBackByTheNextKey() {
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    QSignalSpy chosen(box, &shell::CommandBox::leadChosen);
    box->open();
    QTest::keyClicks(box->field(), QStringLiteral("customer"));
    QTest::keyClick(box->field(), Qt::Key_Return);
    QTest::keyClicks(box->field(), QStringLiteral(" 2"));
    QTRY_VERIFY(box->isSettled() && box->model().rowCount() > 0);
    m_desk->settle();
    QCOMPARE(chosen.size(), 0);
    QVERIFY(box->field()->hasFocus());
}

void tst_Searching::whoIsThereAlreadyIsSaidAndOpenedWithTheKeyboard() {
    pages::QuickAdd* form = openForm();
    QVERIFY(form);
    QTest::keyClicks(field(form, "contact"), QStringLiteral("98200 00002"));
    auto* known = form->findChild<pages::KnownPeople*>();
    QTRY_COMPARE(known->sentences().size(), 2);
    QVERIFY2(known->sentences().first().startsWith(QStringLiteral("Same phone as Customer 2 (L-2")),
             qPrintable(known->sentences().first()));
    QVERIFY(known->sentences().last().contains(QStringLiteral("puts the enquiry into L-2")));
    QVERIFY(form->complaint().isEmpty()); // It may be added all the same.

    auto* open = known->findChild<QPushButton*>();
    QVERIFY(open && open->isVisible());
    QCOMPARE(open->accessibleName(), QStringLiteral("Open L-2, Customer 2"));
    for (int tabs = 0; tabs < 10 && !open->hasFocus(); ++tabs)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(open->hasFocus());
    QTest::keyClick(open, Qt::Key_Return);

    QTRY_VERIFY(!m_desk->dialogs->openDialog() || !m_desk->dialogs->openDialog()->isVisible());
    const auto shownLead = [this] {
        const auto* page = m_desk->window->findChild<pages::LeadPage*>();
        const auto* panel = page && page->isVisible() ? page->findChild<pages::LeadPanel*>() : nullptr;
        return panel && panel->detail() ? panel->detail()->lead.number : 0;
    };
    QTRY_COMPARE(shownLead(), 2);
    m_desk->settle();
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->settle();
    list()->setFocus();
    form = openForm();
    QVERIFY(form);
    QCOMPARE(form->lead().contact, QStringLiteral("98200 00002"));               // What was typed is still there,
    QTRY_VERIFY(!form->findChild<pages::KnownPeople*>()->sentences().isEmpty()); // and so is what is known of it.
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

void tst_Searching::whatIsSaidFollowsWhatIsTyped() {
    pages::QuickAdd* form = openForm();
    QVERIFY(form);
    auto* known = form->findChild<pages::KnownPeople*>();
    QLineEdit* name = field(form, "name");
    QTest::keyClicks(name, QStringLiteral("cust"));
    QTRY_COMPARE(known->sentences().size(), 3);
    QVERIFY2(known->sentences().first().startsWith(QStringLiteral("Similar name: Customer 3 (L-3")),
             qPrintable(known->sentences().first()));
    QTest::keyClicks(name, QStringLiteral("ard"));
    QTRY_VERIFY(known->sentences().isEmpty());
    QVERIFY(!known->isVisible());
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(name, Qt::Key_Backspace);
    QTest::keyClicks(field(form, "contact"), QStringLiteral("00003"));
    QTRY_VERIFY(known->sentences().size() == 1);
    QVERIFY2(known->sentences().first().startsWith(QStringLiteral("So far like Customer 3 (L-3, +91 98200 00003")),
             qPrintable(known->sentences().first()));
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

QTEST_MAIN(tst_Searching)
#include "tst_Searching.moc"
