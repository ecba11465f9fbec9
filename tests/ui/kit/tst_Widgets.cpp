// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Theme.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/KeyValueList.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/kit/widgets/StayOpenMenu.h"
#include "ui/kit/widgets/Toast.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

/// What the small widgets do, by keyboard and for screen readers.
namespace leadwell::kit {

class WidgetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aButtonFollowsItsAction();
    void returnPressesTheButtonThatHasTheKeyboard();
    void aKeyIsPrintedAsOnTheKeyboard_data();
    void aKeyIsPrintedAsOnTheKeyboard();
    void tabsCountAndMoveByKeys();
    void aChipOpensTicksAndClearsByKeyboard();
    void aChipOfOneChoiceTakesTheLast();
    void aChipForgetsChoicesThatAreGone();
    void aChipSaysHowManyWhenTheyAreMany();
    void aChipIsAButtonForScreenReaders();
    void theSearchFieldClearsThenLeavesByEscape();
    void theToastOffersOnceAndGoes();
    void theToastGoesByItself();
    void theToastOffersTwoThings();
    void theToastStandsAboveAFooterWhileThatShows();
    void anEntryThatCanBeTickedAsksToBeMoved();
    void aBannerStaysUntilClosed();
    void anEmptyStateOffersItsSteps();
    void valuesChangeInPlace();
    void theSkeletonWaitsBeforeItShows();
    void anAnswerComesLaterAndOnce();
    void theRealDialogAnswersByKeyboard();
    void aDestructiveQuestionDefaultsToCancel();
    void aFormStaysOpenWhileItsCheckComplains();
    void controlReturnSavesFromAFieldOfSeveralLines();
    void aFormLivesUntilItsAnswer();
    void anAnswerForSomebodyGoneIsDropped();
};

void WidgetsTest::initTestCase() {
    (new Theme(this))->install();
}

void WidgetsTest::init() {
    QTest::failOnWarning(test::ownWarnings());
}

void WidgetsTest::aButtonFollowsItsAction() {
    QAction action(QStringLiteral("&Log call"));
    action.setShortcut(QKeySequence(QStringLiteral("L")));
    int fired = 0;
    connect(&action, &QAction::triggered, this, [&fired] { ++fired; });
    Button button;
    button.setAction(&action);
    QCOMPARE(button.text(), QStringLiteral("Log call"));
    QCOMPARE(keyCapOf(&button), QStringLiteral("L"));
    const int withCap = button.sizeHint().width();

    button.click();
    QCOMPARE(fired, 1);
    action.setEnabled(false);
    QVERIFY(!button.isEnabled());
    action.setShortcut({});
    QVERIFY(button.sizeHint().width() < withCap);
}

void WidgetsTest::aKeyIsPrintedAsOnTheKeyboard_data() {
    QTest::addColumn<QKeySequence>("sequence");
    QTest::addColumn<QString>("text");
    QTest::newRow("letter") << QKeySequence(QStringLiteral("N")) << QStringLiteral("N");
    QTest::newRow("control") << QKeySequence(QStringLiteral("Ctrl+K")) << QStringLiteral("Ctrl K");
    QTest::newRow("return") << QKeySequence(QStringLiteral("Ctrl+Return")) << QStringLiteral("Ctrl ⏎");
    QTest::newRow("sequence") << QKeySequence(QStringLiteral("G, I")) << QStringLiteral("G I");
    QTest::newRow("plus") << QKeySequence(Qt::Key_Plus) << QStringLiteral("+");
    QTest::newRow("control plus") << QKeySequence(Qt::CTRL | Qt::Key_Plus) << QStringLiteral("Ctrl +");
    QTest::newRow("none") << QKeySequence() << QString();
}

void WidgetsTest::aKeyIsPrintedAsOnTheKeyboard() {
    QFETCH(QKeySequence, sequence);
    QTEST(keyText(sequence), "text");
}

void WidgetsTest::tabsCountAndMoveByKeys() {
    PillTabs tabs;
    tabs.addPill(QStringLiteral("All open"), 41207);
    tabs.addPill(QStringLiteral("Mine & more"));
    tabs.addPill(QStringLiteral("Overdue"), 5);
    tabs.show();
    QCOMPARE(tabs.tabText(1), QStringLiteral("Mine && more"));
    QCOMPARE(tabs.accessibleTabName(1), QStringLiteral("Mine & more"));
    QVERIFY(tabs.accessibleTabName(0).endsWith(QStringLiteral("207")));

    QTest::keyClick(&tabs, Qt::Key_Right);
    QCOMPARE(tabs.currentIndex(), 1);
    QTest::keyClick(&tabs, Qt::Key_End);
    QCOMPARE(tabs.currentIndex(), 2);
    tabs.setCount(2, 6);
    QCOMPARE(tabs.tabText(2), QStringLiteral("Overdue 6"));
    tabs.setCount(2, std::nullopt);
    QCOMPARE(tabs.tabText(2), QStringLiteral("Overdue"));
    QCOMPARE(tabs.labelOf(2), QStringLiteral("Overdue"));
}

namespace {

QMenu* openMenuOf(const FilterChip& chip) {
    QMenu* menu = nullptr;
    for (QMenu* candidate : chip.findChildren<QMenu*>()) {
        if (candidate->isVisible())
            menu = candidate;
    }
    return menu;
}

QList<FilterChoice> heats() {
    return {{QStringLiteral("cold"), QStringLiteral("Cold"), 222, {}},
            {QStringLiteral("warm"), QStringLiteral("Warm & more"), 140, {}},
            {QStringLiteral("hot"), QStringLiteral("Hot"), 58, {}}};
}

} // namespace

void WidgetsTest::aChipOpensTicksAndClearsByKeyboard() {
    FilterChip chip(QStringLiteral("Heat"), FilterChip::Mode::Many);
    chip.setChoices(heats());
    chip.show();
    QSignalSpy chosen(&chip, &FilterChip::chosenChanged);
    QSignalSpy opened(&chip, &FilterChip::aboutToOpen);
    QCOMPARE(chip.sentence(), QStringLiteral("Heat: any"));

    QTest::keyClick(&chip, Qt::Key_Down);
    QMenu* menu = openMenuOf(chip);
    QVERIFY(menu);
    QCOMPARE(opened.count(), 1);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Space);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Space);
    QVERIFY(menu->isVisible());
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chip.chosen(), QStringList({QStringLiteral("cold"), QStringLiteral("warm")}));
    QCOMPARE(chip.sentence(), QStringLiteral("Heat: Cold, Warm & more"));
    QTest::keyClick(menu, Qt::Key_Escape);
    QVERIFY(!openMenuOf(chip));

    QTest::keyClick(&chip, Qt::Key_Delete);
    QVERIFY(!chip.isSet());
    QCOMPARE(chosen.count(), 3);
    QVERIFY(chosen.constLast().at(0).toStringList().isEmpty());
}

void WidgetsTest::aChipOfOneChoiceTakesTheLast() {
    FilterChip chip(QStringLiteral("Heat"), FilterChip::Mode::One);
    chip.setChoices(heats());
    chip.setChosen({QStringLiteral("cold")});
    chip.show();
    QSignalSpy chosen(&chip, &FilterChip::chosenChanged);

    QTest::keyClick(&chip, Qt::Key_Return);
    QMenu* menu = openMenuOf(chip);
    QVERIFY(menu);
    menu->setActiveAction(menu->actions().at(2));
    QTest::keyClick(menu, Qt::Key_Return);

    QVERIFY(!openMenuOf(chip));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chip.chosen(), QStringList(QStringLiteral("hot")));
}

void WidgetsTest::aChipForgetsChoicesThatAreGone() {
    FilterChip chip(QStringLiteral("Owner"), FilterChip::Mode::Many);
    chip.setChoices(heats());
    chip.setChosen({QStringLiteral("cold"), QStringLiteral("hot")});
    chip.setChoices(heats().mid(1));
    QCOMPARE(chip.chosen(), QStringList(QStringLiteral("hot")));
    chip.setValue(QStringLiteral("last 30 days"), true);
    QCOMPARE(chip.sentence(), QStringLiteral("Owner: last 30 days"));
    chip.clear();
    QVERIFY(!chip.isSet());
}

void WidgetsTest::aChipSaysHowManyWhenTheyAreMany() {
    FilterChip chip(QStringLiteral("Heat"), FilterChip::Mode::Many);
    chip.setChoices(heats());
    chip.setChosen({QStringLiteral("cold"), QStringLiteral("warm"), QStringLiteral("hot")});
    QCOMPARE(chip.sentence(), QStringLiteral("Heat: Cold and 2 more"));
}

void WidgetsTest::aChipIsAButtonForScreenReaders() {
    FilterChip chip(QStringLiteral("Heat"), FilterChip::Mode::Many);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&chip);
    QVERIFY(access);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Heat: any"));
    QVERIFY(access->actionInterface());
    QVERIFY(access->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
}

void WidgetsTest::theSearchFieldClearsThenLeavesByEscape() {
    SearchField field(QStringLiteral("Search this list"));
    field.show();
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QSignalSpy left(&field, &SearchField::left);
    QSignalSpy wanted(&field, &SearchField::resultsWanted);

    QTest::keyClicks(&field, QStringLiteral("77"));
    QCOMPARE(changed.count(), 2);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(wanted.count(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void WidgetsTest::theToastOffersOnceAndGoes() {
    QWidget window;
    window.resize(600, 300);
    Toast toast(&window);
    window.show();
    int undone = 0;
    toast.offer(QStringLiteral("Archived 12 leads"), QStringLiteral("Undo"), [&undone] { ++undone; });
    QVERIFY(toast.isVisible());
    QVERIFY(window.rect().contains(toast.geometry()));
    QVERIFY(!toast.isActiveWindow() || QApplication::focusWidget() == nullptr ||
            !toast.isAncestorOf(QApplication::focusWidget()));

    auto* undo = toast.findChild<Button*>();
    undo->click();
    undo->click();

    QCOMPARE(undone, 1);
    QVERIFY(!toast.isVisible());
}

void WidgetsTest::returnPressesTheButtonThatHasTheKeyboard() {
    QWidget window;
    auto* button = new Button(QStringLiteral("Choose a file…"), &window);
    window.show();
    QSignalSpy clicked(button, &QAbstractButton::clicked);

    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(clicked.count(), 2);

    QTest::keyClick(button, Qt::Key_Return, Qt::ControlModifier);
    button->setEnabled(false);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(clicked.count(), 2);
}

void WidgetsTest::theToastOffersTwoThings() {
    QWidget window;
    window.resize(600, 300);
    Toast toast(&window);
    window.show();
    QStringList ran;
    const Toast::Choice redo{QStringLiteral("Redo"), [&ran] { ran << QStringLiteral("redo"); }};
    const Toast::Choice show{QStringLiteral("Show L-7"), [&ran] { ran << QStringLiteral("show"); }};
    const auto button = [&toast](const QString& words) {
        for (Button* one : toast.findChildren<Button*>()) {
            if (one->isVisible() && one->text() == words)
                return one;
        }
        return static_cast<Button*>(nullptr);
    };

    toast.offerTwo(QStringLiteral("Undone: Note on L-7"), redo, show);
    button(QStringLiteral("Show L-7"))->click();

    QCOMPARE(ran, QStringList{QStringLiteral("show")});
    QVERIFY(!toast.isVisible());
    toast.say(QStringLiteral("Saved"));
    QVERIFY(!button(QStringLiteral("Show L-7")));
}

void WidgetsTest::theToastStandsAboveAFooterWhileThatShows() {
    QWidget window;
    window.resize(600, 300);
    QWidget footer(&window);
    footer.setGeometry(0, 250, 600, 50);
    footer.hide();
    Toast toast(&window);
    toast.keepAbove(&footer);
    window.show();

    toast.say(QStringLiteral("Saved"));
    QVERIFY(toast.geometry().bottom() > 250);
    footer.show();
    QTRY_VERIFY(toast.geometry().bottom() < 250);
    footer.hide();
    QTRY_VERIFY(toast.geometry().bottom() > 250);
}

void WidgetsTest::anEntryThatCanBeTickedAsksToBeMoved() {
    StayOpenMenu menu;
    QAction* first = menu.addAction(QStringLiteral("Heat"));
    first->setCheckable(true);
    QAction* plain = menu.addAction(QStringLiteral("Back to the usual columns"));
    menu.popup(QPoint(10, 10));
    QSignalSpy moves(&menu, &StayOpenMenu::moveWanted);

    menu.setActiveAction(first);
    QTest::keyClick(&menu, Qt::Key_Alt);
    QTest::keyClick(&menu, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&menu, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(moves.count(), 2);
    QCOMPARE(moves.at(0).at(1).toInt(), 1);
    QCOMPARE(moves.at(1).at(1).toInt(), -1);
    QVERIFY(menu.isVisible());

    menu.setActiveAction(plain);
    QTest::keyClick(&menu, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(moves.count(), 2);
}

void WidgetsTest::theToastGoesByItself() {
    QWidget window;
    window.resize(600, 300);
    Toast toast(&window);
    window.show();
    toast.say(QStringLiteral("Saved"), std::chrono::milliseconds(1));
    QTRY_VERIFY(!toast.isVisible());
}

void WidgetsTest::aBannerStaysUntilClosed() {
    QWidget window;
    Banner banner(&window);
    window.show();
    QVERIFY(!banner.isVisible());
    QSignalSpy clicked(&banner, &Banner::actionClicked);
    QSignalSpy closed(&banner, &Banner::closed);
    banner.say(Tone::Bad, QStringLiteral("<b>JustDial</b>: key rejected"), QStringLiteral("Fix key…"));
    QCOMPARE(banner.findChild<PlainLabel*>()->text(), QStringLiteral("<b>JustDial</b>: key rejected"));

    const QList<Button*> buttons = banner.findChildren<Button*>();
    buttons.at(0)->click();
    QCOMPARE(clicked.count(), 1);
    QVERIFY(banner.isVisible());
    buttons.at(1)->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!banner.isVisible());
}

void WidgetsTest::anEmptyStateOffersItsSteps() {
    EmptyState empty;
    empty.setWords(QStringLiteral("inbox"), QStringLiteral("No leads yet"), QStringLiteral("They appear here."));
    empty.setAction(QStringLiteral("Connect…"));
    empty.show();
    QSignalSpy action(&empty, &EmptyState::actionClicked);
    const QList<Button*> buttons = empty.findChildren<Button*>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons.at(0)->isVisible());
    QVERIFY(!buttons.at(1)->isVisible());
    buttons.at(0)->click();
    QCOMPARE(action.count(), 1);
}

void WidgetsTest::valuesChangeInPlace() {
    KeyValueList list;
    PlainLabel* stage = list.set(QStringLiteral("Stage"), QStringLiteral("New"));
    QCOMPARE(list.set(QStringLiteral("Stage"), QStringLiteral("Won")), stage);
    QCOMPARE(stage->text(), QStringLiteral("Won"));
    QCOMPARE(list.set(QStringLiteral("Owner"), QString())->text(), QStringLiteral("—"));
    auto* edit = new QLineEdit;
    list.setWidget(QStringLiteral("Owner"), edit);
    QCOMPARE(edit->parentWidget(), &list);
    list.clear();
    QVERIFY(list.set(QStringLiteral("Stage"), QStringLiteral("New")) != stage);
}

void WidgetsTest::theSkeletonWaitsBeforeItShows() {
    Skeleton skeleton;
    QSignalSpy due(&skeleton, &Skeleton::due);
    skeleton.start();
    QCOMPARE(due.count(), 0);
    skeleton.stop();
    skeleton.start();
    QTRY_COMPARE(due.count(), 1);
}

void WidgetsTest::anAnswerComesLaterAndOnce() {
    DialogSeam seam;
    QList<Asked::Kind> asked;
    seam.setScript([&asked](const Asked& question) {
        asked << question.kind;
        return ScriptedAnswer{true, {QStringLiteral("/tmp/leads.csv")}};
    });
    int answers = 0;
    QStringList files;
    seam.ask({QStringLiteral("Remove account?"), QStringLiteral("…"), QStringLiteral("Remove"), {}, true}, nullptr, this,
             [&answers](bool isAccepted) { answers += isAccepted ? 1 : 100; });
    seam.askFiles({}, nullptr, this, [&files](const QStringList& chosen) { files = chosen; });
    seam.tell(Error{ErrorKind::Offline, QStringLiteral("No connection."), {}}, nullptr);
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QTRY_COMPARE(files.size(), 1);
    QCOMPARE(asked, QList<Asked::Kind>({Asked::Kind::Question, Asked::Kind::Files, Asked::Kind::Message}));
}

void WidgetsTest::theRealDialogAnswersByKeyboard() {
    DialogSeam seam;
    QWidget window;
    window.show();
    std::optional<bool> answer;
    seam.ask({QStringLiteral("Restore?"), QStringLiteral("<b>Now</b>"), QStringLiteral("Restore"), {}, false}, &window, this,
             [&answer](bool isAccepted) { answer = isAccepted; });
    QVERIFY(seam.openDialog());
    QVERIFY(seam.openDialog()->isModal());
    QTest::keyClick(seam.openDialog(), Qt::Key_Return);
    QTRY_COMPARE(answer, std::optional(true));
    QTRY_VERIFY(!seam.openDialog());

    answer.reset();
    seam.ask({QStringLiteral("Restore?"), QStringLiteral("…"), QStringLiteral("Restore"), {}, false}, &window, this,
             [&answer](bool isAccepted) { answer = isAccepted; });
    QTest::keyClick(seam.openDialog(), Qt::Key_Escape);
    QTRY_COMPARE(answer, std::optional(false));
}

void WidgetsTest::aDestructiveQuestionDefaultsToCancel() {
    DialogSeam seam;
    std::optional<bool> answer;
    seam.ask({QStringLiteral("Remove?"), QStringLiteral("…"), QStringLiteral("Remove"), {}, true}, nullptr, this,
             [&answer](bool isAccepted) { answer = isAccepted; });
    QTest::keyClick(seam.openDialog(), Qt::Key_Return);
    QTRY_COMPARE(answer, std::optional(false));
}

void WidgetsTest::controlReturnSavesFromAFieldOfSeveralLines() {
    DialogSeam seam;
    auto* field = new QPlainTextEdit;
    field->setAccessibleName(QStringLiteral("Enquiry"));
    std::optional<bool> answer;
    Form form;
    form.title = QStringLiteral("New lead");
    form.accept = QStringLiteral("Add lead");
    seam.showForm(form, field, nullptr, this, [&answer](bool isAccepted) { answer = isAccepted; });
    QVERIFY(QTest::qWaitForWindowActive(seam.openDialog()));

    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->toPlainText(), QStringLiteral("\n"));
    QVERIFY(!answer.has_value());
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answer, std::optional(true));
}

void WidgetsTest::aFormStaysOpenWhileItsCheckComplains() {
    DialogSeam seam;
    auto* field = new QLineEdit;
    field->setAccessibleName(QStringLiteral("Name"));
    std::optional<bool> answer;
    Form form;
    form.title = QStringLiteral("Add person");
    form.accept = QStringLiteral("Save");
    form.check = [field] { return field->text().isEmpty() ? QStringLiteral("A name is missing.") : QString(); };
    seam.showForm(form, field, nullptr, this, [&answer](bool isAccepted) { answer = isAccepted; });

    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(seam.openDialog() && seam.openDialog()->isVisible());
    const QList<PlainLabel*> labels = seam.openDialog()->findChildren<PlainLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const PlainLabel* label) {
        return label->isVisible() && label->text() == QStringLiteral("A name is missing.");
    }));
    QTest::keyClicks(field, QStringLiteral("Asha"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(answer, std::optional(true));
}

void WidgetsTest::aFormLivesUntilItsAnswer() {
    for (const bool scripted : {true, false}) {
        DialogSeam seam;
        if (scripted)
            seam.setScript([](const Asked& asked) {
                qobject_cast<QLineEdit*>(asked.content)->setText(QStringLiteral("Asha"));
                return ScriptedAnswer{true, {}};
            });
        QPointer<QLineEdit> field = new QLineEdit;
        QString name;
        Form form;
        form.title = QStringLiteral("Add person");
        form.accept = QStringLiteral("Save");
        seam.showForm(form, field, nullptr, this, [&name, field](bool) { name = field ? field->text() : QString(); });
        if (!scripted) {
            field->setText(QStringLiteral("Asha"));
            QTest::keyClick(field, Qt::Key_Return);
        }
        QTRY_COMPARE(name, QStringLiteral("Asha"));
        QTRY_VERIFY(!field);
    }
}

void WidgetsTest::anAnswerForSomebodyGoneIsDropped() {
    DialogSeam seam;
    auto page = std::make_unique<QObject>();
    int answers = 0;
    seam.ask({QStringLiteral("Remove?"), QStringLiteral("…"), QStringLiteral("Remove"), {}, false}, nullptr, page.get(),
             [&answers](bool) { ++answers; });
    page.reset();
    QTest::keyClick(seam.openDialog(), Qt::Key_Return);
    QTRY_VERIFY(!seam.openDialog());
    QCOMPARE(answers, 0);
}

} // namespace leadwell::kit

QTEST_MAIN(leadwell::kit::WidgetsTest)
#include "tst_Widgets.moc"
