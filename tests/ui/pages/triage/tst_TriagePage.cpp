// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/models/TriageModel.h"
#include "ui/pages/parts/BulkBar.h"
#include "ui/pages/triage/TeamColumn.h"
#include "ui/pages/triage/TriageKeys.h"
#include "ui/pages/triage/TriageList.h"
#include "ui/pages/triage/TriagePage.h"
#include "ui/shell/NavigationItem.h"

#include <QAction>
#include <QListWidget>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardPaths>

using namespace leadwell;
using pages::TriageButton;
using pages::TriageList;

/// Triage is emptied by keyboard, on a real workspace.
class tst_TriagePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void nothingWaitsIsSaid();
    void threeHundredAreDecidedByKeysAndTakenBack();
    void theNextLeadIsCurrentInTheSameFrame();
    void whatIsRefusedComesBackWithASentence();
    void whatNobodyCanTakeSaysWhy();
    void enterPressedTooSoonWaitsForWhatIsSuggestedNow();
    void aKeyThatIsHeldDownDecidesNothing();
    void countsAndTabsAreReal();
    void whatComesInLeavesTheCurrentLeadAlone();
    void theDrawnButtonsArePressed();
    void aClickOnTheNameOpensTheLead();
    void allThatIsSureIsAcceptedAtOnce();
    void severalAreDecidedInOneStep_data();
    void severalAreDecidedInOneStep();
    void allAreChosenAndOneAgain();
    void theCurrentLeadIsAmongTheChosen();
    void whatSomebodyElseDecidedIsLeftAndSaid();
    void theBarOfTheChosenIsPressed();
    void whatIsMissingIsAskedFor();
    void whatIsMissingIsFoundByItsLetters();
    void lettersCanBeTurnedOff();
    void theTeamIsShownWithWhatHindersIt();
    void onlyWhatShowsAndWhatComesNextIsRead();

private:
    TriageList* list() const { return m_desk->window->findChild<TriageList*>(); }
    models::TriageModel* model() const { return qobject_cast<models::TriageModel*>(list()->model()); }
    kit::PillTabs* tabs() const { return m_desk->window->findChild<pages::TriagePage*>()->findChild<kit::PillTabs*>(); }
    QString toast() const { return m_desk->window->findChild<kit::Toast*>()->sentence(); }
    QWidget* popup() const { return QApplication::activePopupWidget(); }

    MemberId addMember(const QString& name, std::optional<int> capacity = {}, bool isAvailable = true) {
        domain::Member member;
        member.name = name;
        member.role = QStringLiteral("salesperson");
        member.colour = QStringLiteral("#3553C9");
        member.capacity = capacity;
        member.isAvailable = isAvailable;
        return m_desk->result(m_desk->desk->team().saveMember(member));
    }
    /// Leads wait for a person instead of being given at once.
    void begin(int leads) {
        auto settings = m_desk->result(m_desk->desk->team().settings());
        settings.autoAssign = false;
        m_desk->result(m_desk->desk->team().saveSettings(settings));
        for (const char* name : {"Asha Kulkarni", "Karan Sawant", "Meera Joseph"})
            addMember(QString::fromLatin1(name));
        m_desk->addLeads(leads);
        m_desk->window->navigate(pages::Route::to(QStringLiteral("triage")));
        m_desk->settle();
        QTRY_VERIFY(list()->isVisible());
        m_desk->window->activateWindow();
        list()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        static_cast<Qt::Key>(key), modifiers);
    }
    void giveTo(const QString& typed) const {
        press(Qt::Key_A);
        QTRY_VERIFY(popup() && popup()->focusWidget());
        QTest::keyClicks(popup()->focusWidget(), typed);
        QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!popup());
        m_desk->keepActive();
        QTRY_COMPARE(QApplication::focusWidget(), list());
    }
    /// As somebody waits who reads what is suggested.
    bool waitUntilRead() const {
        return QTest::qWaitFor([this] { return model()->isFresh(list()->currentNumber()); }, 20'000);
    }
    bool hasNote(const QString& part) const {
        const auto labels = m_desk->window->currentPage()->findChildren<kit::PlainLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&part](const kit::PlainLabel* label) { return label->text().contains(part); });
    }
    void click(const QRect& place) const { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place.center()); }
    MemberId ownerOf(qint64 number) const { return m_desk->result(m_desk->desk->inbox().detail(number)).lead.ownerId; }
    services::TriageQueue queue() const { return m_desk->result(m_desk->desk->triage().queue()); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_TriagePage::nothingWaitsIsSaid() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("triage")));
    m_desk->settle();
    auto* page = m_desk->window->findChild<pages::TriagePage*>();
    QVERIFY(!list()->isVisible());
    QVERIFY(page->findChild<kit::EmptyState*>()->isVisible());
    QStringList words;
    for (const auto* label : page->findChild<kit::EmptyState*>()->findChildren<kit::PlainLabel*>())
        words.append(label->text());
    QVERIFY2(words.contains(QStringLiteral("Nothing waits")), qPrintable(words.join(u'|')));
    QVERIFY(!m_desk->actions->find(QStringLiteral("triage.accept"))->isEnabled());
}

void tst_TriagePage::threeHundredAreDecidedByKeysAndTakenBack() {
    constexpr int leads = 300;
    begin(leads);
    const MemberId karan = m_desk->result(m_desk->desk->team().members()).at(1).id;
    QList<qint64> given;
    QElapsedTimer clock;
    clock.start();
    qint64 longest = 0;
    for (int i = 0; i < leads; ++i) {
        QElapsedTimer reading;
        reading.start();
        QVERIFY2(waitUntilRead(), qPrintable(QString::number(i)));
        longest = std::max(longest, reading.elapsed());
        const qint64 number = list()->currentNumber();
        if (i % 10 == 3) {
            given.append(number);
            giveTo(QStringLiteral("kar"));
        } else {
            press(i % 10 == 7 ? Qt::Key_X : Qt::Key_Return);
        }
        QVERIFY2(list()->currentNumber() != number, qPrintable(QString::number(i)));
        QCOMPARE(model()->rowCount(), leads - 1 - i);
        if (i == leads / 2)
            QTRY_VERIFY(hasNote(QStringLiteral(" a minute")));
    }
    qInfo("%d decided in %lld ms, the longest wait for a suggestion was %lld ms", leads, clock.elapsed(), longest);
    m_desk->settle();
    QCOMPARE(queue().pending, 0);
    QCOMPARE(queue().closed, leads / 10);
    QCOMPARE(queue().assignedToday, leads - leads / 10);
    for (const qint64 number : given)
        QCOMPARE(ownerOf(number), karan);

    for (int i = 0; i < leads; ++i)
        press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leads, 60'000);
    QCOMPARE(queue().pending, leads);
    QCOMPARE(queue().closed, 0);
    QCOMPARE(queue().assignedToday, 0);
    QVERIFY(list()->currentNumber() != 0);
}

void tst_TriagePage::theNextLeadIsCurrentInTheSameFrame() {
    begin(4);
    QVERIFY(waitUntilRead());
    QVERIFY(list()->selectionModel()->isSelected(list()->currentIndex()));
    const qint64 first = model()->numberAt(0);
    const qint64 second = model()->numberAt(1);
    press(Qt::Key_Return);
    QCOMPARE(list()->currentNumber(), second);
    QVERIFY(list()->selectionModel()->isSelected(list()->currentIndex()));
    QCOMPARE(model()->rowOf(first), -1);
    QVERIFY(model()->entryAt(0)); // It is there already.
    QTRY_VERIFY(toast().startsWith(domain::leadNumberText(first) + QStringLiteral(": Assign to ")));
    press(Qt::Key_End);
    QCOMPARE(list()->currentIndex().row(), 2);
    press(Qt::Key_X);
    QCOMPARE(list()->currentIndex().row(), 1);
}

void tst_TriagePage::whatIsRefusedComesBackWithASentence() {
    begin(3);
    QVERIFY(waitUntilRead());
    const qint64 number = list()->currentNumber();
    const domain::TriageSuggestion seen = model()->entryAt(0)->suggestion;
    QCOMPARE(seen.kind, domain::TriageSuggestion::Kind::Assign);
    for (domain::Member member : m_desk->result(m_desk->desk->team().members())) {
        member.isAvailable = member.id != seen.member;
        m_desk->desk->team().saveMember(member); // Written before what the key asks for, and known only after it.
    }

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Shown to the person: .*conflict")));

    press(Qt::Key_Return);

    QCOMPARE(model()->rowOf(number), -1);
    QTRY_VERIFY2(toast().startsWith(QStringLiteral("This changed meanwhile; now it is: Assign to ")), qPrintable(toast()));
    QTRY_COMPARE(model()->rowOf(number), 0);
    m_desk->settle();
    QVERIFY(model()->entryAt(0)->suggestion.member != seen.member);
    QVERIFY(!ownerOf(number).isSet());
}

void tst_TriagePage::whatNobodyCanTakeSaysWhy() {
    begin(2);
    for (domain::Member member : m_desk->result(m_desk->desk->team().members())) {
        member.isAvailable = false;
        m_desk->result(m_desk->desk->team().saveMember(member));
    }
    m_desk->settle();
    const qint64 number = list()->currentNumber();
    QVERIFY(list()->buttonRect(number, TriageButton::Accept).isEmpty());
    press(Qt::Key_Return);
    QTRY_COMPARE(toast(), QStringLiteral("Everybody is away; the lead waits for an owner."));
    QCOMPARE(list()->currentNumber(), number);
    giveTo(QStringLiteral("asha")); // By hand it can be given.
    m_desk->settle();
    QCOMPARE(ownerOf(number), m_desk->result(m_desk->desk->team().members()).at(0).id);
}

void tst_TriagePage::enterPressedTooSoonWaitsForWhatIsSuggestedNow() {
    begin(6);
    QVERIFY(waitUntilRead());
    const qint64 second = model()->numberAt(1);
    press(Qt::Key_Return);
    press(Qt::Key_Return); // Who gets the next one depends on the first, which is being written.
    QCOMPARE(list()->currentNumber(), second);
    m_desk->settle();
    // Either the same person was suggested as was seen, or the lead waits and the sentence says who it is now.
    if (ownerOf(second).isSet())
        QVERIFY(model()->rowOf(second) < 0);
    else
        QVERIFY2(toast().startsWith(QStringLiteral("This changed meanwhile")), qPrintable(toast()));
}

void tst_TriagePage::aKeyThatIsHeldDownDecidesNothing() {
    begin(3);
    QVERIFY(waitUntilRead());
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QApplication::sendEvent(list(), &again);
    QKeyEvent pad(QEvent::KeyPress, Qt::Key_Enter, Qt::KeypadModifier, QStringLiteral("\r"), true);
    QApplication::sendEvent(list(), &pad);
    QCOMPARE(model()->rowCount(), 3);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(model()->rowCount(), 2);
}

void tst_TriagePage::countsAndTabsAreReal() {
    begin(5);
    QVERIFY(waitUntilRead());
    const qint64 accepted = list()->currentNumber();
    press(Qt::Key_Return);
    m_desk->settle();
    const qint64 dismissed = list()->currentNumber();
    press(Qt::Key_X);
    m_desk->settle();
    QCOMPARE(queue().pending, 3);
    QCOMPARE(model()->figures().pending, 3);
    QCOMPARE(model()->figures().assignedToday, 1);
    QCOMPARE(model()->figures().closed, 1);
    const auto items = m_desk->window->findChildren<shell::NavigationItem*>();
    QVERIFY(std::any_of(items.cbegin(), items.cend(),
                        [](const auto* item) { return item->accessibleName() == QStringLiteral("Triage, 3"); }));

    tabs()->setCurrentIndex(1);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->numberAt(0), accepted);
    QVERIFY(list()->buttonRect(accepted, TriageButton::Accept).isEmpty());
    tabs()->setCurrentIndex(2);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->numberAt(0), dismissed);
    QVERIFY(!m_desk->actions->find(QStringLiteral("triage.accept"))->isEnabled());
    QVERIFY(m_desk->actions->find(QStringLiteral("triage.open"))->isEnabled());
}

void tst_TriagePage::whatComesInLeavesTheCurrentLeadAlone() {
    begin(60);
    for (int i = 0; i < 30; ++i)
        press(i % 2 ? Qt::Key_J : Qt::Key_Down);
    m_desk->settle();
    const qint64 number = list()->currentNumber();
    QCOMPARE(list()->currentIndex().row(), 30);
    const int top = list()->visualRect(list()->currentIndex()).top();
    m_desk->clock.advance(std::chrono::minutes(1));
    m_desk->result(m_desk->desk->leads().quickAdd({QStringLiteral("+919811100000"), QStringLiteral("In A Hurry"),
                                                   QStringLiteral("Please book 100 units of denim, needed urgently by tomorrow!"),
                                                   domain::Channel::Manual}));
    QTRY_COMPARE(model()->rowCount(), 61);
    m_desk->settle();
    QCOMPARE(model()->numberAt(0), 61); // The most pressing one.
    QCOMPARE(list()->currentNumber(), number);
    QCOMPARE(list()->currentIndex().row(), 31);
    QCOMPARE(list()->visualRect(list()->currentIndex()).top(), top);
}

void tst_TriagePage::theDrawnButtonsArePressed() {
    begin(5);
    QVERIFY(waitUntilRead());
    const qint64 third = model()->numberAt(2);
    click(list()->buttonRect(third, TriageButton::Accept));
    QCOMPARE(model()->rowOf(third), -1);
    m_desk->settle();
    QVERIFY(ownerOf(third).isSet());

    const qint64 second = model()->numberAt(1);
    click(list()->buttonRect(second, TriageButton::Other));
    QTRY_VERIFY(popup() && popup()->focusWidget());
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("meera"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    m_desk->settle();
    QCOMPARE(ownerOf(second), m_desk->result(m_desk->desk->team().members()).at(2).id);

    // The second click of a double click would be about the next lead, which nobody has read.
    QVERIFY(waitUntilRead());
    const QPoint place = list()->buttonRect(model()->numberAt(0), TriageButton::Accept).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place);
    QMouseEvent twice(QEvent::MouseButtonDblClick, place, list()->viewport()->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(list()->viewport(), &twice);
    QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, place);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 2);
}

void tst_TriagePage::aClickOnTheNameOpensTheLead() {
    begin(3);
    QVERIFY(waitUntilRead());
    click(list()->nameRect(model()->numberAt(1)));
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
    m_desk->window->goBack();
    m_desk->settle();
    QTRY_VERIFY(list()->isVisible());
    list()->setFocus();
    press(Qt::Key_O);
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
}

void tst_TriagePage::allThatIsSureIsAcceptedAtOnce() {
    begin(8);
    QAction* all = m_desk->actions->find(QStringLiteral("triage.acceptAll"));
    const int sure = model()->sureCount(0.85);
    QVERIFY(sure > 0);
    QVERIFY(all->isVisible());
    QVERIFY2(all->text().endsWith(QStringLiteral("(%1)").arg(sure)), qPrintable(all->text()));
    all->trigger();
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 8 - sure);
    QCOMPARE(toast(), sure == 1 ? QStringLiteral("1 suggestion accepted") : QStringLiteral("%1 suggestions accepted").arg(sure));
    QVERIFY(!all->isVisible());
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 8);
}

void tst_TriagePage::severalAreDecidedInOneStep_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("typed"); // into the picker that opens
    QTest::addColumn<QString>("sentence");
    QTest::newRow("accept") << int(Qt::Key_Return) << QString() << QStringLiteral("3 suggestions accepted");
    QTest::newRow("accept by the number pad") << int(Qt::Key_Enter) << QString() << QStringLiteral("3 suggestions accepted");
    QTest::newRow("other") << int(Qt::Key_A) << QStringLiteral("kar\r") << QStringLiteral("3 leads assigned to Karan Sawant");
    QTest::newRow("dismiss") << int(Qt::Key_X) << QString() << QStringLiteral("3 dismissed as not leads");
    QTest::newRow("ask") << int(Qt::Key_Q) << QStringLiteral("budg\r") << QStringLiteral("3 leads: Ask for the budget");
}

void tst_TriagePage::severalAreDecidedInOneStep() {
    QFETCH(const int, key);
    QFETCH(const QString, typed);
    QFETCH(const QString, sentence);
    begin(6);
    QVERIFY(waitUntilRead());
    auto* page = m_desk->window->findChild<pages::TriagePage*>();
    auto* bar = page->findChild<pages::BulkBar*>();
    QVERIFY(!bar->isVisible());
    press(Qt::Key_Down);
    const QList<qint64> wanted{model()->numberAt(1), model()->numberAt(2), model()->numberAt(3)};
    const qint64 next = model()->numberAt(4);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->chosen(), wanted);
    QVERIFY(bar->isVisible());
    QVERIFY(!page->findChild<pages::TriageKeys*>()->isVisible());
    QCOMPARE(bar->findChild<kit::PlainLabel*>()->text(), QStringLiteral("3 selected"));
    QVERIFY(!m_desk->actions->find(QStringLiteral("triage.merge"))->isEnabled());
    press(key);
    if (!typed.isEmpty()) {
        QTRY_VERIFY(popup() && popup()->focusWidget());
        QTest::keyClicks(popup()->focusWidget(), typed.chopped(1));
        QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!popup());
        m_desk->keepActive();
    }
    QCOMPARE(model()->rowCount(), 3); // At once.
    QCOMPARE(list()->currentNumber(), next);
    QCOMPARE(list()->chosen(), QList{next});
    QVERIFY(!bar->isVisible());
    QTRY_COMPARE(toast(), sentence);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 3);
    m_desk->keepActive();
    QTRY_COMPARE(QApplication::focusWidget(), list());
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 6);
    QCOMPARE(queue().pending, 6);
    QCOMPARE(queue().closed, 0);
    for (const qint64 number : wanted)
        QVERIFY(!ownerOf(number).isSet());
}

void tst_TriagePage::allAreChosenAndOneAgain() {
    constexpr int leads = 300;
    begin(leads);
    QVERIFY(waitUntilRead());
    press(Qt::Key_Down);
    const qint64 current = list()->currentNumber();
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(list()->chosenCount(), leads);
    QCOMPARE(list()->currentNumber(), current);
    press(Qt::Key_Escape);
    QCOMPARE(list()->chosen(), QList{current});
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Return); // Most of them were not even read.
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(toast(), QStringLiteral("300 suggestions accepted"), 60'000);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 0);
    QCOMPARE(queue().pending, 0);
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), leads, 60'000);
    QTRY_COMPARE(list()->chosenCount(), 1);
}

void tst_TriagePage::theCurrentLeadIsAmongTheChosen() {
    begin(6);
    QVERIFY(waitUntilRead());
    const auto click = [this](int row, Qt::KeyboardModifiers modifiers) {
        const QRect place = list()->visualRect(model()->index(row));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers, QPoint(4, place.center().y()));
    };
    click(1, {});
    click(3, Qt::ControlModifier);
    QCOMPARE(list()->chosen(), QList({model()->numberAt(1), model()->numberAt(3)}));
    QCOMPARE(list()->currentNumber(), model()->numberAt(3));
    click(3, Qt::ControlModifier); // Out again.
    QCOMPARE(list()->chosen(), QList{model()->numberAt(1)});
    QCOMPARE(list()->currentNumber(), model()->numberAt(1));
    click(1, Qt::ControlModifier); // One is always chosen.
    QCOMPARE(list()->chosen(), QList{model()->numberAt(1)});
    click(4, Qt::ShiftModifier);
    QCOMPARE(list()->chosenCount(), 4);
    press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(list()->chosen(), QList{list()->currentNumber()});
    // What chooses presses no button.
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      list()->buttonRect(model()->numberAt(0), TriageButton::Accept).center());
    QCOMPARE(model()->rowCount(), 6);
    QCOMPARE(list()->chosenCount(), 2);
    // What comes meanwhile is not chosen, and takes nothing away.
    m_desk->addLeads(1);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 7);
    QCOMPARE(list()->chosenCount(), 2);
    QVERIFY(list()->chosen().contains(list()->currentNumber()));
    QVERIFY(m_desk->window->findChild<pages::TriagePage*>()->findChild<pages::BulkBar*>()->isVisible());
}

void tst_TriagePage::whatSomebodyElseDecidedIsLeftAndSaid() {
    begin(4);
    QVERIFY(waitUntilRead());
    const MemberId meera = m_desk->result(m_desk->desk->team().members()).last().id;
    const qint64 taken = model()->numberAt(1);
    press(Qt::Key_A, Qt::ControlModifier);
    m_desk->desk->leads().assign({taken}, meera); // Written before what the key asks for, and known only after it.
    press(Qt::Key_X);
    QTRY_COMPARE(toast(), QStringLiteral("3 dismissed as not leads; 1 was decided meanwhile"));
    QCOMPARE(ownerOf(taken), meera);
    m_desk->settle();
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 3);
    QCOMPARE(ownerOf(taken), meera);
}

void tst_TriagePage::theBarOfTheChosenIsPressed() {
    begin(4);
    QVERIFY(waitUntilRead());
    press(Qt::Key_A, Qt::ControlModifier);
    auto* bar = m_desk->window->findChild<pages::TriagePage*>()->findChild<pages::BulkBar*>();
    kit::Button* dismiss = nullptr;
    for (auto* button : bar->findChildren<kit::Button*>()) {
        if (button->action() == m_desk->actions->find(QStringLiteral("triage.dismiss")))
            dismiss = button;
    }
    QVERIFY(dismiss && dismiss->isVisible() && dismiss->text() == QStringLiteral("Dismiss"));
    dismiss->setFocus();
    press(Qt::Key_Space);
    QTRY_COMPARE(toast(), QStringLiteral("4 dismissed as not leads"));
    m_desk->settle();
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 4);
}

void tst_TriagePage::whatIsMissingIsAskedFor() {
    begin(3);
    QVERIFY(waitUntilRead());
    const qint64 number = list()->currentNumber();
    const auto lacking = model()->entryOf(number)->lacking;
    QVERIFY(!lacking.isEmpty());
    press(Qt::Key_Q);
    QTRY_VERIFY(popup() && popup()->focusWidget());
    auto* choices = popup()->findChild<QListWidget*>();
    QCOMPARE(choices->count(), domain::missingDetailCount);
    QVERIFY2(choices->item(0)->text().startsWith(QStringLiteral("1 ")), qPrintable(choices->item(0)->text()));
    for (int row = 0; row < choices->count(); ++row) // First what this one lacks.
        QCOMPARE(choices->item(row)->text().contains(QStringLiteral("known already")), row >= lacking.size());
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    QCOMPARE(model()->rowCount(), 3);
    m_desk->keepActive();
    list()->setFocus();

    press(Qt::Key_Q);
    QTRY_VERIFY(popup() && popup()->focusWidget());
    QTest::keyClick(popup()->focusWidget(), Qt::Key_1);
    QTRY_VERIFY(!popup());
    QCOMPARE(model()->rowOf(number), -1);
    const QString title = domain::askTitle(lacking.first());
    QTRY_COMPARE(toast(), QStringLiteral("%1: %2").arg(domain::leadNumberText(number), title));
    const auto asked = [&] {
        const auto detail = m_desk->result(m_desk->desk->inbox().detail(number));
        return std::any_of(detail.tasks.cbegin(), detail.tasks.cend(),
                           [&title](const domain::Task& task) { return task.title == title && !task.draft.isEmpty(); });
    };
    QVERIFY(asked());
    m_desk->keepActive();
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_VERIFY(model()->rowOf(number) >= 0);
    QVERIFY(!asked());
}

void tst_TriagePage::whatIsMissingIsFoundByItsLetters() {
    begin(2);
    QVERIFY(waitUntilRead());
    const qint64 number = list()->currentNumber();
    m_desk->actions->find(QStringLiteral("triage.ask"))->trigger();
    QTRY_VERIFY(popup() && popup()->focusWidget());
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("quan"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(toast(), domain::leadNumberText(number) + QStringLiteral(": Ask for the quantity"));
}

void tst_TriagePage::lettersCanBeTurnedOff() {
    begin(3);
    auto* keys = m_desk->window->findChild<pages::TriageKeys*>();
    const auto said = [keys] {
        QStringList words;
        for (const auto* label : keys->findChildren<kit::PlainLabel*>())
            words.append(label->text());
        return words;
    };
    QCOMPARE(said(),
             QStringList({QStringLiteral("move"), QStringLiteral("accept"), QStringLiteral("other person"), QStringLiteral("ask"),
                          QStringLiteral("merge"), QStringLiteral("dismiss"), QStringLiteral("open"), QStringLiteral("undo")}));
    pages::Appearance looks = m_desk->window->appearance();
    looks.hasSingleLetters = false;
    m_desk->window->setAppearance(looks);
    press(Qt::Key_X);
    QCOMPARE(model()->rowCount(), 3);
    QCOMPARE(said(), QStringList({QStringLiteral("move"), QStringLiteral("accept"), QStringLiteral("undo")}));
    press(Qt::Key_Return);
    QCOMPARE(model()->rowCount(), 2);
}

void tst_TriagePage::theTeamIsShownWithWhatHindersIt() {
    begin(1);
    addMember(QStringLiteral("Dev Parmar"), 14, false);
    addMember(QStringLiteral("Tara Full"), 0);
    m_desk->settle();
    const auto said = [this] {
        QStringList words;
        for (const auto* label : m_desk->window->findChild<pages::TeamColumn*>()->findChildren<kit::PlainLabel*>())
            words.append(label->text());
        return words;
    };
    QTRY_VERIFY2(said().contains(QStringLiteral("0 / 14")), qPrintable(said().join(u'|')));
    QVERIFY(said().contains(QStringLiteral("away")));
    QVERIFY(said().contains(QStringLiteral("at capacity")));
    QVERIFY(said().contains(QStringLiteral("free")));
    QVERIFY(waitUntilRead());
    press(Qt::Key_Return);
    m_desk->settle();
    QVERIFY2(said().contains(QStringLiteral("1")), qPrintable(said().join(u'|')));
}

void tst_TriagePage::onlyWhatShowsAndWhatComesNextIsRead() {
    begin(120);
    m_desk->settle();
    QVERIFY(model()->entryAt(0));
    QVERIFY(!model()->entryAt(119)); // Far below what shows.
    QVERIFY(!model()->isAllRead());
    press(Qt::Key_End);
    QTRY_VERIFY(model()->entryAt(119));
    QVERIFY(waitUntilRead());
    press(Qt::Key_Return);
    QCOMPARE(model()->rowCount(), 119);
}

QTEST_MAIN(tst_TriagePage)
#include "tst_TriagePage.moc"
