// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of tasks by keyboard, on a real workspace: what it lists, and that what is due is done, put off, given, changed and
// planned without the mouse, several at once, and taken back.

#include "core/services/Desk.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/TasksModel.h"
#include "ui/pages/parts/ChoicePicker.h"
#include "ui/pages/parts/TaskForm.h"
#include "ui/pages/tasks/TaskText.h"
#include "ui/pages/tasks/TasksList.h"
#include "ui/pages/tasks/TasksPage.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QStandardPaths>

using namespace leadwell;
using pages::ChoicePicker;
using pages::TaskForm;
using pages::TasksList;
using pages::TasksPage;

namespace {
constexpr int patience = 30'000;
}

class tst_TasksPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        for (const auto& entry : m_desk->result(m_desk->desk->rules().list()).rules)
            m_desk->result(m_desk->desk->rules().setEnabled(entry.rule.name, false));
        m_desk->addLeads(2);
        for (const auto& entry : m_desk->result(m_desk->desk->tasks().list({})).tasks)
            m_desk->result(m_desk->desk->tasks().complete({entry.task.id}));
        m_desk->settle();
    }
    void cleanup() { m_desk.reset(); }

    void whatIsEmptySaysWhatWillBeThere();
    void whatIsDoneMakesRoomForTheNext();
    void severalAtOnce();
    void puttingOffIsTypedOrPicked();
    void oneIsChangedAndComesAgain();
    void anotherIsPlannedForTheLead();
    void mineOrTheTeams();
    void whatCouldBeWrittenIsCopied();
    void theBadgeIsRedWhenSomethingIsOverdue();
    void whatIsHeardOfARow();
    void thePlaceIsKept();

private:
    TasksPage* page() const { return m_desk->window->findChild<TasksPage*>(); }
    TasksList* list() const { return page()->findChild<TasksList*>(); }
    kit::PillTabs* tabs() const { return page()->findChild<kit::PillTabs*>(); }
    QWidget* keyboard() const {
        if (QWidget* popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        return QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_desk->keepActive();
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
        m_desk->settle();
    }
    void type(const char* text) { QTest::keyClicks(keyboard(), QString::fromLatin1(text)); }
    void go(const QString& route = QStringLiteral("tasks?tab=all&mine=no")) {
        m_desk->window->navigate(pages::Route::fromText(route));
        m_desk->settle();
        list()->setFocus();
    }
    void add(const char* title, Millis in, qint64 lead = 1) {
        m_desk->result(m_desk->desk->tasks().add({lead, QString::fromLatin1(title), m_desk->clock.now() + in}));
        m_desk->settle();
    }
    QString titles() const {
        QStringList all;
        const auto* model = qobject_cast<models::TasksModel*>(list()->model());
        for (int row = 0; row < model->rowCount(); ++row)
            all.append(model->entryAt(row)->task.title);
        return all.join(u' ');
    }
    QString current() const { return list()->currentEntry() ? list()->currentEntry()->task.title : QString(); }
    QString emptyTitle() const {
        const auto* empty = page()->findChild<kit::EmptyState*>();
        return empty->isVisible() ? empty->findChild<kit::PlainLabel*>()->text() : QString();
    }
    template<class T>
    T* shown() const {
        T* widget = nullptr;
        const bool isThere = QTest::qWaitFor(
            [&] {
                for (QWidget* top : QApplication::topLevelWidgets()) {
                    widget = qobject_cast<T*>(top) ? qobject_cast<T*>(top) : top->findChild<T*>();
                    if (widget && widget->isVisible())
                        return true;
                }
                return false;
            },
            patience);
        return isThere ? widget : nullptr;
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_TasksPage::whatIsEmptySaysWhatWillBeThere() {
    press(Qt::Key_G);
    press(Qt::Key_K);
    QVERIFY(page() && page()->isVisible());
    QTRY_COMPARE(emptyTitle(), QStringLiteral("Nothing left to do today"));
    go(QStringLiteral("tasks?tab=overdue"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("Nothing is overdue"));
    go(QStringLiteral("tasks?tab=upcoming"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("Nothing planned"));
    go(QStringLiteral("tasks?tab=all"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("No tasks"));
    go(QStringLiteral("tasks?tab=figures"));
    QTRY_COMPARE(emptyTitle(), QString());
}

void tst_TasksPage::whatIsDoneMakesRoomForTheNext() {
    for (const auto& [title, hours] : {std::pair("a", 1), std::pair("b", 2), std::pair("c", 3)})
        add(title, std::chrono::hours(hours));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a b c"));
    QCOMPARE(current(), QStringLiteral("a"));
    press(Qt::Key_J);
    QCOMPARE(current(), QStringLiteral("b"));
    press(Qt::Key_E);
    QTRY_COMPARE(titles(), QStringLiteral("a c"));
    QCOMPARE(current(), QStringLiteral("c"));
    press(Qt::Key_E);
    QTRY_COMPARE(titles(), QStringLiteral("a"));
    QCOMPARE(current(), QStringLiteral("a"));
    press(Qt::Key_Z);
    QTRY_COMPARE(titles(), QStringLiteral("a c"));
    press(Qt::Key_Z);
    QTRY_COMPARE(titles(), QStringLiteral("a b c"));
}

void tst_TasksPage::severalAtOnce() {
    for (const auto& [title, hours] : {std::pair("a", 1), std::pair("b", 2), std::pair("c", 3), std::pair("d", 4)})
        add(title, std::chrono::hours(hours));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a b c d"));
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->chosen().size(), 3);
    press(Qt::Key_E);
    QTRY_COMPARE(titles(), QStringLiteral("d"));
    QCOMPARE(current(), QStringLiteral("d"));
    press(Qt::Key_Z);
    QTRY_COMPARE(titles(), QStringLiteral("a b c d"));
}

void tst_TasksPage::puttingOffIsTypedOrPicked() {
    add("a", std::chrono::hours(1));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a"));
    const Instant before = list()->currentEntry()->task.dueAt;
    press(Qt::Key_B);
    auto* picker = shown<ChoicePicker>();
    QVERIFY(picker);
    type("2 weeks");
    press(Qt::Key_Return);
    QTRY_VERIFY(list()->currentEntry()->task.dueAt > before + std::chrono::hours(24 * 13));
    press(Qt::Key_B);
    QVERIFY(shown<ChoicePicker>());
    press(Qt::Key_Return); // The first that is offered: in an hour.
    QTRY_COMPARE(list()->currentEntry()->task.dueAt, m_desk->clock.now() + std::chrono::hours(1));
}

void tst_TasksPage::oneIsChangedAndComesAgain() {
    add("a", std::chrono::hours(1));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a"));
    press(Qt::Key_F2);
    auto* form = shown<TaskForm>();
    QVERIFY(form);
    form->findChild<QLineEdit*>(QStringLiteral("taskTitle"))->setText(QStringLiteral("b"));
    form->findChild<QComboBox*>(QStringLiteral("taskRepeats"))->setEditText(QStringLiteral("whenever"));
    QVERIFY(form->complaint() == QStringLiteral("When it comes again cannot be read yet."));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form->isVisible()); // What was typed is kept.
    form->findChild<QComboBox*>(QStringLiteral("taskRepeats"))->setEditText(QStringLiteral("every day at 10"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(titles(), QStringLiteral("b"));
    QCOMPARE(list()->currentEntry()->task.repeats, QStringLiteral("every day at 10:00"));
    const Instant due = list()->currentEntry()->task.dueAt;
    press(Qt::Key_E);
    QTRY_VERIFY(list()->currentEntry() && list()->currentEntry()->task.dueAt > due);
    QCOMPARE(titles(), QStringLiteral("b"));
}

void tst_TasksPage::anotherIsPlannedForTheLead() {
    add("a", std::chrono::hours(1), 2);
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a"));
    QCOMPARE(page()->currentLead(), 2);
    press(Qt::Key_T);
    QVERIFY(shown<TaskForm>());
    type("b");
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(titles(), QStringLiteral("a b"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->window->currentPage() != page());
    QCOMPARE(m_desk->window->currentPage()->currentLead(), 2);
}

void tst_TasksPage::mineOrTheTeams() {
    domain::Member asha;
    asha.name = QStringLiteral("Asha");
    asha.colour = QStringLiteral("#3553C9");
    asha.isAvailable = false;
    const MemberId id = m_desk->result(m_desk->desk->team().saveMember(asha));
    auto settings = m_desk->result(m_desk->desk->team().settings());
    settings.me = id;
    m_desk->result(m_desk->desk->team().saveSettings(settings));
    add("a", std::chrono::hours(1));
    add("b", std::chrono::hours(2));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("a b"));
    press(Qt::Key_A);
    QVERIFY(shown<ChoicePicker>());
    type("Asha");
    press(Qt::Key_Return);
    QTRY_COMPARE(list()->currentEntry()->assignee, QStringLiteral("Asha"));
    press(Qt::Key_M);
    QTRY_COMPARE(titles(), QStringLiteral("a"));
    press(Qt::Key_M);
    QTRY_COMPARE(titles(), QStringLiteral("a b"));
}

void tst_TasksPage::whatCouldBeWrittenIsCopied() {
    for (const char* rule : {"initial_task", "welcome_message"})
        m_desk->result(m_desk->desk->rules().setEnabled(QString::fromLatin1(rule), true));
    m_desk->addLeads(1);
    go();
    QTRY_VERIFY(list()->currentEntry());
    const QString draft = list()->currentEntry()->task.draft;
    QVERIFY(draft.startsWith(QStringLiteral("Hello ")));
    QTRY_VERIFY(page()->findChild<pages::TaskText*>()->isVisible());
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), draft);
}

void tst_TasksPage::theBadgeIsRedWhenSomethingIsOverdue() {
    const auto badge = [this] { return m_desk->result(TasksPage::badge(m_desk->window->context())); };
    add("a", std::chrono::minutes(10));
    QCOMPARE(badge().count, 1);
    QVERIFY(!badge().isAlarm);
    m_desk->clock.advance(std::chrono::hours(1));
    add("b", std::chrono::minutes(10));
    QCOMPARE(badge().count, 1);
    QVERIFY(badge().isAlarm);
    go(QStringLiteral("tasks?tab=overdue&mine=no"));
    QTRY_COMPARE(titles(), QStringLiteral("a"));
}

void tst_TasksPage::whatIsHeardOfARow() {
    add("Send prices", std::chrono::hours(2));
    go();
    QTRY_COMPARE(titles(), QStringLiteral("Send prices"));
    const QString heard = list()->currentIndex().data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Send prices", "Customer 1", "L-1", "due ", "priority ", "nobody's"})
        QVERIFY2(heard.contains(QString::fromUtf8(part)), qPrintable(heard));
}

void tst_TasksPage::thePlaceIsKept() {
    for (const auto& [title, hours] : {std::pair("a", 1), std::pair("b", 2), std::pair("c", 3)})
        add(title, std::chrono::hours(hours));
    go();
    press(Qt::Key_J);
    QCOMPARE(current(), QStringLiteral("b"));
    m_desk->close();
    m_desk->open();
    QTRY_VERIFY(page() && page()->isVisible());
    QTRY_COMPARE(current(), QStringLiteral("b"));
    QCOMPARE(tabs()->labelOf(tabs()->currentIndex()), QStringLiteral("All"));
}

QTEST_MAIN(tst_TasksPage)
#include "tst_TasksPage.moc"
