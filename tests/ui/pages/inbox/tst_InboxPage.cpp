// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/TestDesk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/InboxPage.h"
#include "ui/pages/inbox/KnownPeople.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"
#include "ui/pages/inbox/QuickAdd.h"
#include "ui/pages/parts/BulkBar.h"

#include "tests/support/Warnings.h"
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>

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
    void whatASearchFoundIsMarked();
    void jAndKMoveAndThePanelFollows();
    void stageOfTenLeadsIsOneStepThatZTakesBack();
    void aFilterChipNarrowsTheListByKeyboard();
    void tagsNarrowTheListAsOneAllOrNoneOfThem();
    void aNewLeadIsAddedWithThreeFieldsAndSelected();
    void aKnownPersonIsNamedWhileTyping();
    void whatWasTypedOfANewLeadIsThereAgain();
    void whatASearchDoesNotUnderstandIsSaid();
    void enterOpensTheLeadAndEscapeReturnsToIt();
    void leadsThatComeInLeaveSelectionAndPlaceAlone();
    void aTagIsPutOnAllSelectedLeads();
    void aNoteIsSavedAndShown();
    void lettersAreTextWhileAFieldHasTheKeyboard();
    void columnsAreHiddenAndComeBack();
    void theCurrentLeadIsTheSelectedOneAlsoWithCtrl();
    void somethingIsAlwaysSelectedAlsoWithCtrlAndTheMouse();
    void theCurrentLeadIsASelectedOneWhoeverSelects();
    void ctrlClickNeverPartsWhatIsShownFromWhatIsChanged();
    void aChoiceChangesTheLeadsItWasOpenedFor();
    void whenTheCurrentOfSeveralLeavesTheNearestIsNext();
    void aFoundLeadStaysInSightWhenTheSearchIsCleared();
    void columnsAreShownAndMovedByKeys();
    void theStagesOpenBesideTheirButton();
    void theListHasTheKeyboardAlsoWhenItsRowsCameFirst();
    void aLeadWithoutAMessageShowsItsProduct();
    void listAndPanelSpellAnAddressAlike();

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
    void ctrlClick(int place) const {
        const QPoint at = list()->visualRect(model()->index(place, static_cast<int>(domain::LeadColumn::Customer))).center();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::ControlModifier, at);
    }
    void chooseStage(const QString& words) const {
        press(Qt::Key_S);
        QTRY_VERIFY(popup() && popup()->focusWidget());
        QTest::keyClicks(popup()->focusWidget(), words);
        QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
        m_desk->settle();
    }
    QString shownName() const { return m_desk->window->findChild<QLabel*>(QStringLiteral("leadName"))->text(); }
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
        qobject_cast<pages::QuickAdd*>(question.content)
            ->findChild<QLineEdit*>(QStringLiteral("name"))
            ->setText(QStringLiteral("Rohan Mehta"));
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

void tst_InboxPage::whatASearchFoundIsMarked() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    list()->columns().setShown(domain::LeadColumn::Contact, true);
    focusList();
    const auto hasMark = [this](domain::LeadColumn column) {
        const QRect cell = list()->visualRect(model()->index(0, static_cast<int>(column)));
        const QImage picture = list()->viewport()->grab(cell).toImage();
        const QRgb mark = kit::tokens(list()).warningTint.rgb();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixel(x, y) == mark)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!hasMark(domain::LeadColumn::Customer));
    press(Qt::Key_Slash);
    type(QStringLiteral("is:open cust 00002"));
    QTRY_COMPARE(model()->rowCount(), 1);
    m_desk->settle();
    QVERIFY(hasMark(domain::LeadColumn::Customer));
    QVERIFY(hasMark(domain::LeadColumn::Contact));
    QVERIFY(!hasMark(domain::LeadColumn::Activity));
    press(Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 3);
    QVERIFY(!hasMark(domain::LeadColumn::Customer));
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

void tst_InboxPage::tagsNarrowTheListAsOneAllOrNoneOfThem() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(6);
    m_desk->result(m_desk->desk->leads().addTag({1, 2, 3}, QStringLiteral("Fair")));
    m_desk->result(m_desk->desk->leads().addTag({3, 4}, QStringLiteral("surat")));
    m_desk->settle();
    auto* chip = m_desk->window->findChild<kit::FilterChip*>(QStringLiteral("tagChip"));
    QTRY_VERIFY(chip->isVisible());
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Down);
    QTRY_VERIFY(popup());
    auto* menu = qobject_cast<QMenu*>(popup());
    const auto entry = [menu](int place) { return menu->actions().at(place); };
    QCOMPARE(entry(4)->text(), QStringLiteral("Fair\t3"));
    QCOMPARE(entry(5)->text(), QStringLiteral("surat\t2"));

    entry(4)->setChecked(true);
    entry(5)->setChecked(true);
    QTRY_COMPARE(model()->rowCount(), 4);
    entry(1)->setChecked(true);
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(chip->sentence(), QStringLiteral("Tag: all of Fair, surat"));
    entry(2)->setChecked(true);
    QTRY_COMPARE(model()->rowCount(), 2);
    QTest::keyClick(menu, Qt::Key_Escape);

    chip->clear();
    press(Qt::Key_Slash);
    type(QStringLiteral("tag:fair,surat -tag:SURAT"));
    QTRY_COMPARE(model()->rowCount(), 2);
}

void tst_InboxPage::aNewLeadIsAddedWithThreeFieldsAndSelected() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    focusList();
    m_desk->dialogs->setScript([](const kit::Asked& question) {
        question.content->findChild<QLineEdit*>(QStringLiteral("contact"))->setText(QStringLiteral("98200 41177"));
        question.content->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("Anita Desai"));
        question.content->findChild<QPlainTextEdit*>(QStringLiteral("enquiry"))
            ->setPlainText(QStringLiteral("5 MT HDPE granules"));
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

    auto* known = m_desk->dialogs->openDialog()->findChild<pages::KnownPeople*>();
    QTRY_VERIFY(known->sentences().join(u' ').contains(QStringLiteral("Customer 2")));
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

void tst_InboxPage::whatWasTypedOfANewLeadIsThereAgain() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(1);
    const auto field = [this](const char* name) {
        return m_desk->dialogs->openDialog()->findChild<QLineEdit*>(QString::fromLatin1(name));
    };
    const auto openForm = [this] {
        focusList();
        press(Qt::Key_N);
        QTRY_VERIFY(m_desk->dialogs->openDialog());
    };
    openForm();
    QTest::keyClicks(field("name"), QStringLiteral("Anita Desai"));
    QTest::keyClick(field("name"), Qt::Key_Escape);
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
    m_desk->close();
    m_desk->open();

    openForm();
    QTRY_COMPARE(field("name")->text(), QStringLiteral("Anita Desai"));
    m_desk->dialogs->openDialog()->accept();
    QTRY_COMPARE(model()->rowCount(), 2);
    m_desk->settle();
    openForm();
    QVERIFY(field("name")->text().isEmpty());
    QTest::keyClicks(field("contact"), QStringLiteral("98200 41177"));
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());

    openForm();
    QCOMPARE(field("contact")->text(), QStringLiteral("98200 41177"));
    m_desk->dialogs->openDialog()->findChild<kit::Button*>(QStringLiteral("anew"))->click();
    QVERIFY(field("contact")->text().isEmpty());
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
    openForm();
    QVERIFY(!m_desk->dialogs->openDialog()->findChild<kit::Button*>(QStringLiteral("anew")));
    m_desk->dialogs->openDialog()->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

void tst_InboxPage::whatASearchDoesNotUnderstandIsSaid() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(2);
    focusList();
    const auto* hint = m_desk->window->findChild<QLabel*>(QStringLiteral("searchHint"));
    QVERIFY(!hint->isVisible());

    press(Qt::Key_Slash);
    type(QStringLiteral("heat:zzz"));
    QTRY_VERIFY(hint->isVisible());
    QVERIFY(hint->text().startsWith(QStringLiteral("No heat is called “zzz”. There are: cold, warm, hot")));
    type(QStringLiteral(" after:2026-13-45"));
    QTRY_VERIFY(hint->text().contains(QStringLiteral("“2026-13-45” is no day.")));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!hint->isVisible());
    type(QStringLiteral("heat:cold+ customer"));
    QTRY_COMPARE(model()->rowCount(), 2);
    QVERIFY(!hint->isVisible());
    press(Qt::Key_Escape);
    type(QStringLiteral("-heat:cold+"));
    QTRY_COMPARE(model()->rowCount(), 0);
    QVERIFY(!hint->isVisible());
    press(Qt::Key_Escape);
    type(QStringLiteral("-is:overdue"));
    QTRY_COMPARE(hint->text(), QString::fromUtf8("“is:overdue” cannot be taken away with a minus."));
    press(Qt::Key_Escape);
    QString longText; // Pasted; the same word again and again would be read to its end.
    for (int i = 0; i < 100; ++i)
        longText += QStringLiteral("word%1 ").arg(i);
    m_desk->window->findChild<QLineEdit*>(QStringLiteral("listSearch"))->setText(longText);
    QTRY_COMPARE(hint->text(), QStringLiteral("Only the beginning of this long text is searched for."));
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

    list()->columns().setShown(domain::LeadColumn::Heat, false);
    list()->columns().setShown(domain::LeadColumn::City, true);
    list()->columns().setShown(domain::LeadColumn::Customer, false);
    QVERIFY(!list()->columns().isShown(domain::LeadColumn::Heat));
    QVERIFY(list()->columns().isShown(domain::LeadColumn::City));
    QVERIFY(list()->columns().isShown(domain::LeadColumn::Customer));
    list()->columns().reset();

    QVERIFY(list()->columns().isShown(domain::LeadColumn::Heat));
    QVERIFY(!list()->columns().isShown(domain::LeadColumn::City));
}

/// Ctrl with an arrow used to move the current row away from the selection: the panel showed one lead, S changed another.
void tst_InboxPage::theCurrentLeadIsTheSelectedOneAlsoWithCtrl() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(40);
    focusList();
    list()->setCurrentNumber(model()->numberAt(5));

    const QList<std::pair<int, int>> steps{
        {Qt::Key_Down, 6}, {Qt::Key_End, 39}, {Qt::Key_Up, 38}, {Qt::Key_Home, 0}, {Qt::Key_PageDown, -1}};
    for (const auto& [key, place] : steps) {
        press(key, Qt::ControlModifier);
        if (place >= 0)
            QCOMPARE(list()->currentIndex().row(), place);
        QCOMPARE(list()->selectedNumbers(), QList<qint64>{list()->currentNumber()});
    }

    // On purpose it is several: by Shift, also together with Ctrl.
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 2);
    press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 40);
    QVERIFY(list()->selectedNumbers().contains(list()->currentNumber()));
}

/// Ctrl+click on the only selected row used to leave nothing selected: the panel showed a lead that no command reached. On
/// one of several it used to leave the panel at the one that was taken out.
void tst_InboxPage::somethingIsAlwaysSelectedAlsoWithCtrlAndTheMouse() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(9);
    focusList();
    const auto click = [this](int place, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers, list()->visualRect(model()->index(place, 1)).center());
    };
    click(3, Qt::NoModifier);
    click(3, Qt::ControlModifier);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{model()->numberAt(3)});
    QCOMPARE(list()->currentNumber(), model()->numberAt(3));

    click(5, Qt::ControlModifier);
    click(8, Qt::ControlModifier);
    QCOMPARE(list()->selectedCount(), 3);
    click(8, Qt::ControlModifier);
    QCOMPARE(list()->selectedCount(), 2);
    QCOMPARE(list()->currentNumber(), model()->numberAt(5));
    press(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{model()->numberAt(3)});
    QCOMPARE(list()->currentNumber(), model()->numberAt(3));
    press(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{model()->numberAt(3)});

    click(2, Qt::NoModifier);
    click(6, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 5);
}

/// A screen reader selects rows and moves nothing else; a click with Ctrl takes the current row out of several.
void tst_InboxPage::theCurrentLeadIsASelectedOneWhoeverSelects() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(6);
    focusList();
    press(Qt::Key_Home);
    QItemSelectionModel* selection = list()->selectionModel();
    selection->select(model()->index(3, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTRY_COMPARE(list()->currentNumber(), model()->numberAt(3));
    selection->select(model()->index(5, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    selection->select(model()->index(3, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    QTRY_COMPARE(list()->currentNumber(), model()->numberAt(5));
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{model()->numberAt(5)});
}

/// A lead that was taken out of the selection stayed current: the panel showed it, and S changed the other one.
void tst_InboxPage::ctrlClickNeverPartsWhatIsShownFromWhatIsChanged() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(6);
    focusList();
    list()->setCurrentNumber(model()->numberAt(1));
    const qint64 kept = model()->numberAt(1);
    const QString keptName = row(1).customer;

    ctrlClick(3);
    QCOMPARE(list()->selectedCount(), 2);
    ctrlClick(3);
    m_desk->settle();
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{kept});
    QCOMPARE(list()->currentNumber(), kept);
    QCOMPARE(shownName(), keptName);
    chooseStage(QStringLiteral("contacted"));
    QTRY_COMPARE(countOf(domain::Stage::Contacted), 1);
    QTRY_COMPARE(row(model()->rowOf(kept)).stage, domain::Stage::Contacted);

    // The only selected one stays: a panel with buttons is about somebody.
    const int place = model()->rowOf(kept);
    ctrlClick(place);
    m_desk->settle();
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{kept});
    press(Qt::Key_Space, Qt::ControlModifier);
    m_desk->settle();
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{kept});

    // Two selected and a third one taken out again: the panel shows one of the two.
    list()->setCurrentNumber(model()->numberAt(0));
    ctrlClick(2);
    ctrlClick(5);
    ctrlClick(5);
    press(Qt::Key_S); // At once: a key must not be faster than the list.
    QTRY_VERIFY(popup());
    popup()->close();
    QCOMPARE(list()->selectedNumbers(), (QList<qint64>{model()->numberAt(0), model()->numberAt(2)}));
    QCOMPARE(list()->currentNumber(), model()->numberAt(2));
    m_desk->settle();
    QCOMPARE(shownName(), row(2).customer);
}

/// Who was changed was asked for when the choice was made, and the list had gone on by then.
void tst_InboxPage::aChoiceChangesTheLeadsItWasOpenedFor() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(4);
    focusList();
    const QList<qint64> numbers = model()->numbers();
    list()->setCurrentNumber(numbers.at(1));
    m_desk->settle();
    press(Qt::Key_S);
    QTRY_VERIFY(popup() && popup()->focusWidget());

    m_desk->result(m_desk->desk->leads().setStage({numbers.at(1)}, domain::Stage::Won)); // It leaves the list.
    m_desk->settle();
    QVERIFY(list()->currentNumber() != numbers.at(1));
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("contacted"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    m_desk->settle();

    QTRY_COMPARE(m_desk->result(m_desk->desk->inbox().detail(numbers.at(1))).lead.stage, domain::Stage::Contacted);
    for (const int other : {0, 2, 3})
        QCOMPARE(m_desk->result(m_desk->desk->inbox().detail(numbers.at(other))).lead.stage, domain::Stage::New);
}

void tst_InboxPage::whenTheCurrentOfSeveralLeavesTheNearestIsNext() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(12);
    focusList();
    const QList<qint64> chosen{model()->numberAt(2), model()->numberAt(4), model()->numberAt(9)};
    list()->select(chosen, chosen.at(1));
    m_desk->settle();

    m_desk->result(m_desk->desk->leads().setStage({chosen.at(1)}, domain::Stage::Lost));

    QTRY_COMPARE(model()->rowCount(), 11);
    m_desk->settle();
    QCOMPARE(list()->selectedNumbers(), QList<qint64>({chosen.at(0), chosen.at(2)}));
    QCOMPARE(list()->currentNumber(), chosen.at(0));
}

void tst_InboxPage::aFoundLeadStaysInSightWhenTheSearchIsCleared() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(60);
    focusList();
    press(Qt::Key_Slash);
    type(QStringLiteral("00020"));
    QTRY_COMPARE(model()->rowCount(), 1);
    m_desk->settle();
    const qint64 found = model()->numberAt(0);
    QCOMPARE(list()->currentNumber(), found);

    press(Qt::Key_Escape);

    QTRY_COMPARE(model()->rowCount(), 60);
    m_desk->settle();
    QCOMPARE(list()->currentNumber(), found);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{found});
    const QRect place = list()->visualRect(list()->currentIndex());
    QVERIFY(list()->viewport()->rect().contains(place.center()));
}

void tst_InboxPage::columnsAreShownAndMovedByKeys() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(1);
    focusList();
    m_desk->actions->find(QStringLiteral("inbox.columns"))->trigger();
    auto* menu = qobject_cast<QMenu*>(popup());
    QVERIFY(menu);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Channel"));

    QTest::keyClick(menu, Qt::Key_Down); // Customer
    QTest::keyClick(menu, Qt::Key_Space);
    QTest::keyClick(menu, Qt::Key_Down); // Latest
    QTest::keyClick(menu, Qt::Key_Down); // Heat
    QTest::keyClick(menu, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(menu, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(menu->accessibleName(), QStringLiteral("Heat, column 2 of 17"));
    QCOMPARE(menu->activeAction()->text(), QStringLiteral("Heat"));
    QTest::keyClick(menu, Qt::Key_Space);
    QTest::keyClick(menu, Qt::Key_Escape);

    using Column = domain::LeadColumn;
    QCOMPARE(list()->columns().order().mid(0, 4),
             QList<Column>({Column::Channel, Column::Heat, Column::Customer, Column::Latest}));
    QVERIFY(!list()->columns().isShown(Column::Heat));
    QVERIFY(list()->columns().isShown(Column::Customer));
}

void tst_InboxPage::theStagesOpenBesideTheirButton() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(4);
    focusList();
    list()->setCurrentNumber(model()->numberAt(0));
    m_desk->settle();
    const auto isBeside = [this](const QWidget* around) {
        for (const kit::Button* button : around->findChildren<kit::Button*>()) {
            if (!button->isVisible() || !button->action() || button->action()->objectName() != QStringLiteral("lead.stage"))
                continue;
            const QRect place(button->mapToGlobal(QPoint(0, 0)), button->size());
            const QRect open = popup()->geometry();
            return open.left() < place.right() && open.right() > place.left() &&
                   (std::abs(open.top() - place.bottom()) < 12 || std::abs(open.bottom() - place.top()) < 12);
        }
        return false;
    };

    press(Qt::Key_S);
    QTRY_VERIFY(popup());
    QVERIFY(isBeside(m_desk->window->findChild<QWidget*>(QStringLiteral("leadPanel"))));
    popup()->close();

    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_S);
    QTRY_VERIFY(popup());
    QVERIFY(isBeside(m_desk->window->findChild<pages::BulkBar*>()));
}

/// Rows that came before the window showed left the keyboard with the navigation.
void tst_InboxPage::theListHasTheKeyboardAlsoWhenItsRowsCameFirst() {
    m_desk->addLeads(3);
    pages::InboxPage page(m_desk->window->context(), nullptr);
    page.restore({});
    page.activate(pages::Route::to(QStringLiteral("inbox")));
    QTRY_VERIFY(page.isSettled() && page.findChild<LeadListView*>()->model()->rowCount() == 3);

    page.show();
    page.activateWindow();

    QTRY_COMPARE(QApplication::focusWidget(), page.findChild<LeadListView*>());
}

void tst_InboxPage::aLeadWithoutAMessageShowsItsProduct() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    const auto added = m_desk->result(
        m_desk->desk->leads().quickAdd({QStringLiteral("+919820000001"), QStringLiteral("Asha"), {}, domain::Channel::Manual}));
    m_desk->result(
        m_desk->desk->leads().edit(added.leadNumber, {{QStringLiteral("product"), QStringLiteral("40s cotton yarn")}}));
    m_desk->settle();

    QCOMPARE(model()->index(0, static_cast<int>(domain::LeadColumn::Latest)).data().toString(),
             QStringLiteral("40s cotton yarn"));
}

void tst_InboxPage::listAndPanelSpellAnAddressAlike() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->result(m_desk->desk->leads().quickAdd(
        {QStringLiteral("BUYER3@shop.example"), {}, QStringLiteral("Price?"), domain::Channel::Manual}));
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 1);
    m_desk->settle();

    const QString inPanel = m_desk->window->findChild<QLabel*>(QStringLiteral("leadName"))->text();
    QVERIFY(inPanel.contains(QLatin1Char('@')));
    QCOMPARE(inPanel, row(0).customer);
}

QTEST_MAIN(tst_InboxPage)
#include "tst_InboxPage.moc"
