// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Letters twice as large: the keys, the memory of it, and pages that stay usable: nothing is wider than the screen, and no
// word is cut that has no way to be read.

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/CutWords.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/pages/inbox/KnownPeople.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/lead/LeadPanel.h"
#include "ui/pages/parts/BulkBar.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace leadwell;

class tst_TextSize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->theme.install();
    }
    void cleanup() {
        m_desk->theme.setTextSize(100);
        m_desk.reset();
    }

    void aStepIsTheNextOfTheSizes();
    void keysMakeLettersLargerAndUsualAgain();
    void theSizeIsRememberedOverARestart();
    void rowsAndColumnsGrowWithTheLetters();
    void choicesShrinkWithTheLetters();
    void everyPageIsUsableAtTwiceTheSize_data();
    void everyPageIsUsableAtTwiceTheSize();
    void cutWordsAreFound();
    void aFormIsWholeAndWhatDoesNotFitIsScrolledTo();
    void bulkCommandsTakeNoRowFromTheList();
    void theCommandsOfALeadAreInSight();
    void theMenusThatDoNotFitAreBehindAButtonOneSees_data();
    void theMenusThatDoNotFitAreBehindAButtonOneSees();

private:
    void press(int key) const {
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        static_cast<Qt::Key>(key), Qt::ControlModifier);
    }
    int size() const { return m_desk->window->appearance().textSize; }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_TextSize::aStepIsTheNextOfTheSizes() {
    QCOMPARE(kit::steppedTextSize(100, 1), 125);
    QCOMPARE(kit::steppedTextSize(100, -1), 100);
    QCOMPARE(kit::steppedTextSize(200, 1), 200);
    QCOMPARE(kit::steppedTextSize(0, 0), 100);
    QCOMPARE(kit::steppedTextSize(160, 0), 150);
}

void tst_TextSize::keysMakeLettersLargerAndUsualAgain() {
    const double usual = QFontInfo(QApplication::font()).pixelSize();
    press(Qt::Key_Plus);
    press(Qt::Key_Equal);
    QCOMPARE(size(), 150);
    QTRY_COMPARE(QFontInfo(m_desk->window->font()).pixelSize(), qRound(1.5 * usual));
    press(Qt::Key_Minus);
    QCOMPARE(size(), 125);
    press(Qt::Key_0);
    QCOMPARE(size(), 100);
    QTRY_COMPARE(QFontInfo(m_desk->window->font()).pixelSize(), qRound(usual));
}

void tst_TextSize::theSizeIsRememberedOverARestart() {
    press(Qt::Key_Plus);
    m_desk->close();
    m_desk->theme.setTextSize(100);
    m_desk->open();
    QCOMPARE(size(), 125);
}

void tst_TextSize::rowsAndColumnsGrowWithTheLetters() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->addLeads(3);
    auto* list = m_desk->window->findChild<pages::LeadListView*>();
    const int heat = static_cast<int>(domain::LeadColumn::Heat);
    const int width = list->columnWidth(heat);
    const int height = list->rowHeight(0);
    m_desk->theme.setTextSize(200);
    QTRY_VERIFY(list->columnWidth(heat) > 1.6 * width);
    QVERIFY(list->rowHeight(0) > height);
    QVERIFY(list->rowHeight(0) >= 2 * QFontMetrics(list->font()).height());
    m_desk->theme.setTextSize(100);
    QTRY_VERIFY(std::abs(list->columnWidth(heat) - width) <= 2);
    QCOMPARE(list->rowHeight(0), height);
}

void tst_TextSize::choicesShrinkWithTheLetters() {
    QComboBox choice;
    choice.addItem(QStringLiteral("a message came in"));
    choice.show();
    const QSize usual = choice.minimumSizeHint();
    m_desk->theme.setTextSize(200);
    QTRY_VERIFY(choice.minimumSizeHint().height() > usual.height());
    m_desk->theme.setTextSize(100);
    QTRY_COMPARE(choice.minimumSizeHint(), usual);
}

void tst_TextSize::everyPageIsUsableAtTwiceTheSize_data() {
    QTest::addColumn<QString>("route");
    QTest::addColumn<QSize>("size");
    for (const char* route :
         {"inbox", "lead/2", "channels", "channels/add", "channels?tab=ledger", "import", "settings/workspace", "settings/team",
          "settings/appearance", "settings/keys", "settings/backup", "settings/privacy", "first-start", "calls",
          "calls?tab=to-call", "calls?tab=figures", "team", "team?tab=fairness", "team?tab=success"}) {
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700)})
            QTest::addRow("%s %d", route, size.width()) << QString::fromLatin1(route) << size;
    }
}

void tst_TextSize::everyPageIsUsableAtTwiceTheSize() {
    QFETCH(QString, route);
    QFETCH(QSize, size);
    m_desk->addLeads(4);
    m_desk->window->navigate(pages::Route::fromText(route));
    m_desk->theme.setTextSize(200);
    m_desk->window->resize(size);
    m_desk->settle();

    QTRY_COMPARE(m_desk->window->size(), size);
    QTRY_COMPARE(kit::cutWords(m_desk->window.get()), QStringList());
}

void tst_TextSize::cutWordsAreFound() {
    QWidget ground;
    auto* label = new kit::PlainLabel(QStringLiteral("Nobody can read all of this"), &ground);
    auto* button = new kit::Button(QStringLiteral("Assign to somebody"), &ground);
    ground.resize(400, 200);
    label->setGeometry(0, 0, 300, 30);
    button->setGeometry(0, 60, 300, 40);
    QCOMPARE(kit::cutWords(&ground), QStringList());

    label->setGeometry(0, 0, 60, 30);
    QCOMPARE(kit::cutWords(&ground).size(), 1);
    label->setElided(true);
    QCOMPARE(kit::cutWords(&ground), QStringList());
    button->setGeometry(350, 60, 300, 40);
    QVERIFY(kit::cutWords(&ground).value(0).contains(QStringLiteral("out of reach")));
    button->setGeometry(0, 60, 40, 40);
    QVERIFY(kit::cutWords(&ground).value(0).contains(QStringLiteral("has 40×40")));
    button->setGeometry(10, 10, 300, 40);
    QVERIFY(kit::cutWords(&ground).value(0).contains(QStringLiteral("lie over each other")));
}

/// What is known of the number comes while one types, and needs room that the form had not when it opened.
void tst_TextSize::aFormIsWholeAndWhatDoesNotFitIsScrolledTo() {
    m_desk->addLeads(4);
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->theme.setTextSize(200);
    m_desk->window->resize(1024, 700);
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("inbox.new"))->trigger();
    QTRY_VERIFY(m_desk->dialogs->openDialog() && m_desk->dialogs->openDialog()->isVisible());
    QDialog* dialog = m_desk->dialogs->openDialog();
    auto* known = dialog->findChild<pages::KnownPeople*>();
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("contact")), QStringLiteral("00002"));
    QTRY_VERIFY(known->isVisible());

    QTRY_COMPARE(kit::cutWords(dialog), QStringList());
    const auto in = [dialog](const QWidget* part) { return QRect(part->mapTo(dialog, QPoint(0, 0)), part->size()); };
    const auto* enquiry = dialog->findChild<QPlainTextEdit*>();
    for (const QRadioButton* way : dialog->findChildren<QRadioButton*>())
        QTRY_VERIFY(!in(way).intersects(in(enquiry)));
    QVERIFY(dialog->frameGeometry().bottom() <= dialog->screen()->availableGeometry().bottom());

    // A screen lower than the form: the keyboard goes through it all the same.
    dialog->resize(dialog->width(), 420);
    QCOMPARE(dialog->height(), 420);
    auto* area = dialog->findChild<QScrollArea*>();
    QVERIFY(area && area->verticalScrollBar()->maximum() > 0);
    auto* open = known->findChild<QPushButton*>();
    for (int tabs = 0; tabs < 10 && !open->hasFocus(); ++tabs)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(open->hasFocus());
    QCOMPARE(open->visibleRegion().boundingRect(), open->rect());
    dialog->reject();
    QTRY_VERIFY(!m_desk->dialogs->openDialog());
}

/// In a low window they take the place of the filters; a key brings those back.
void tst_TextSize::bulkCommandsTakeNoRowFromTheList() {
    m_desk->addLeads(6);
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->theme.setTextSize(200);
    m_desk->window->resize(1024, 700);
    m_desk->settle();
    auto* list = m_desk->window->findChild<pages::LeadListView*>();
    auto* bulk = m_desk->window->findChild<pages::BulkBar*>();
    auto* search = m_desk->window->findChild<QWidget*>(QStringLiteral("listSearch"));
    QTRY_VERIFY(list->isVisible() && search->isVisible());
    const auto place = [&](const QWidget* part) { return QRect(part->mapTo(m_desk->window.get(), QPoint(0, 0)), part->size()); };
    const int top = place(list).top();
    const auto* panel = m_desk->window->findChild<pages::LeadPanel*>();
    const auto isWhole = [&] { return place(list).top() == top && place(list).bottom() == place(panel).bottom(); };
    QTRY_VERIFY(isWhole());

    list->selectAll();
    QTRY_VERIFY(bulk->isVisible());
    m_desk->settle();
    QTRY_VERIFY(isWhole());
    QVERIFY(!search->isVisible());
    QVERIFY(place(bulk).bottom() < top);
    QTRY_COMPARE(kit::cutWords(m_desk->window.get()), QStringList());

    m_desk->actions->find(QStringLiteral("inbox.search"))->trigger();
    QVERIFY(search->isVisible());
    QVERIFY(bulk->isVisible());
    list->setCurrentNumber(list->currentNumber());
    QTRY_VERIFY(!bulk->isVisible());
    QTRY_VERIFY(isWhole());
    // With usual letters there is room for both.
    m_desk->theme.setTextSize(100);
    list->selectAll();
    QTRY_VERIFY(bulk->isVisible());
    QVERIFY(search->isVisible());
}

void tst_TextSize::theCommandsOfALeadAreInSight() {
    m_desk->addLeads(6);
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->theme.setTextSize(200);
    m_desk->window->resize(1024, 700);
    m_desk->settle();
    auto* panel = m_desk->window->findChild<pages::LeadPanel*>();
    QTRY_VERIFY(panel->detail());
    m_desk->settle();
    int seen = 0;
    for (const kit::Button* button : panel->findChildren<kit::Button*>()) {
        const bool isCommand = button->action() && (button->action()->objectName() == QStringLiteral("lead.assign") ||
                                                    button->action()->objectName() == QStringLiteral("lead.stage"));
        seen += isCommand && button->visibleRegion().boundingRect() == button->rect();
    }
    QCOMPARE(seen, 2);
    for (int why = 0; why < 5; ++why) {
        auto* word = panel->findChild<kit::Button*>(QStringLiteral("why%1").arg(why));
        QVERIFY(word);
        m_desk->keepActive();
        panel->findChild<QTabBar*>()->setFocus();
        for (int tabs = 0; tabs < 30 && !word->hasFocus(); ++tabs)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY2(word->hasFocus(), qPrintable(word->objectName()));
        QCOMPARE(word->visibleRegion().boundingRect(), word->rect());
    }
    // The note can be written from anywhere.
    m_desk->actions->find(QStringLiteral("lead.note"))->trigger();
    QTRY_VERIFY(QApplication::focusWidget() && panel->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty());
}

void tst_TextSize::theMenusThatDoNotFitAreBehindAButtonOneSees_data() {
    QTest::addColumn<kit::Theme::Choice>("theme");
    QTest::newRow("light") << kit::Theme::Choice::Light;
    QTest::newRow("dark") << kit::Theme::Choice::Dark;
}

void tst_TextSize::theMenusThatDoNotFitAreBehindAButtonOneSees() {
    QFETCH(kit::Theme::Choice, theme);
    m_desk->theme.setChoice(theme);
    m_desk->theme.setTextSize(200);
    m_desk->settle();
    m_desk->window->resize(m_desk->window->minimumSizeHint().width(), 700);
    m_desk->settle();
    auto* button = m_desk->window->findChild<QToolButton*>(QStringLiteral("qt_menubar_ext_button"));
    QTRY_VERIFY(button && button->isVisible());
    QVERIFY(!button->accessibleName().isEmpty());

    const QImage picture = button->grab().toImage();
    const QColor ground = kit::tokens(button).surface;
    double best = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            best = std::max(best, kit::contrast(picture.pixelColor(x, y), ground));
    }
    QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    m_desk->theme.setChoice(kit::Theme::Choice::Light);
}

QTEST_MAIN(tst_TextSize)
#include "tst_TextSize.moc"
