// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `?` asks why, by keys alone: each value says how it came about, and the message it came from is one key away.

#include "tests/support/Warnings.h"
#include "tests/support/desk/PlainChannel.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/lead/LeadPanel.h"
#include "ui/pages/lead/MessageView.h"
#include "ui/pages/lead/Reasons.h"
#include "ui/pages/parts/Popover.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::Popover;

class tst_Reasons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_desk.reset(); }

    void everyValueHasItsCommand();
    void theKeyAsksWhereEverythingComesFrom();
    void onAValueTheKeyAsksAboutThatOne();
    void inAFieldTheKeyIsALetter();
    void whoIsFasterThanTheListIsAnswered();
    void tabStaysWhereItIsSeen();
    void aValueLeadsToItsMessage();
    void anOldMessageIsFetchedIntoSight();
    void theDetailsSayWhereTheyComeFrom();

private:
    domain::IntakeOutcome receive(const QString& text) const {
        domain::RawEvent event;
        event.channel = domain::Channel::WhatsApp;
        event.parser = QStringLiteral("plain");
        event.account = QStringLiteral("test");
        event.bytes = text.toUtf8();
        event.receivedAt = m_desk->clock.now();
        return m_desk->result(m_desk->desk->intake().receive(event));
    }
    void press(int key) const {
        m_desk->keepActive();
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key));
    }
    Popover* popover() const { return m_desk->window->findChild<Popover*>(); }
    QString wordsOf(const Popover* over) const {
        QStringList words;
        for (const QLabel* label : over->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char('\n'));
    }
    Popover* filled() const {
        if (!QTest::qWaitFor([&] { return popover() && popover()->findChildren<QLabel*>().size() > 2; }))
            qFatal("no reasons");
        return popover();
    }
    /// As by the command of that name.
    Popover* choose(const char* why) const {
        m_desk->keepActive();
        m_desk->actions->find(QStringLiteral("lead.why.") + QString::fromLatin1(why))->trigger();
        return filled();
    }
    Popover* ask() const {
        press(Qt::Key_Question);
        return filled();
    }
    void leave() const {
        QTest::keyClick(popover(), Qt::Key_Escape);
        QTRY_VERIFY(!popover());
        m_desk->keepActive();
    }
    pages::LeadPanel* panel() const { return m_desk->window->currentPage()->findChild<pages::LeadPanel*>(); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_Reasons::init() {
    QTest::failOnWarning(test::ownWarnings());
    std::vector<std::unique_ptr<channels::Channel>> kinds;
    kinds.push_back(std::make_unique<test::PlainChannel>());
    m_desk = std::make_unique<test::TestDesk>(std::move(kinds));
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\n"
                           "Need price for 100 units of 40s cotton, delivery by Friday?"));
    m_desk->settle();
    auto* list = m_desk->window->findChild<pages::LeadListView*>();
    QTRY_VERIFY(list->isVisible());
    m_desk->window->activateWindow();
    list->setFocus();
    list->setCurrentNumber(qobject_cast<models::PagedLeadModel*>(list->model())->numberAt(0));
    m_desk->settle();
}

void tst_Reasons::everyValueHasItsCommand() {
    const std::pair<const char*, QString> titles[] = {
        {"score", QStringLiteral("Why score")},       {"heat", QStringLiteral("Why ")},
        {"priority", QStringLiteral("Why ")},         {"owner", QStringLiteral("Why nobody")},
        {"triage", QStringLiteral("What triage")},    {"due", QStringLiteral("Why by then")},
        {"facts", QStringLiteral("Where everything")}};
    for (const auto& [why, title] : titles) {
        QVERIFY2(choose(why)->accessibleName().startsWith(title), qPrintable(popover()->accessibleName()));
        leave();
    }
    for (const char* typed : {"why score", "explain heat", "where everything comes from"}) {
        const QList<kit::FoundAction> found = m_desk->actions->search(QString::fromLatin1(typed));
        QVERIFY(!found.isEmpty() && found.first().action->objectName().startsWith(QStringLiteral("lead.why.")));
    }
}

void tst_Reasons::theKeyAsksWhereEverythingComesFrom() {
    QVERIFY(m_desk->window->findChild<pages::LeadListView*>()->hasFocus());
    QCOMPARE(ask()->accessibleName(), QStringLiteral("Where everything comes from"));
    const QString said = wordsOf(popover());
    QVERIFY(said.contains(QStringLiteral("Mehta Textiles")));
    QVERIFY2(said.contains(QStringLiteral("Given with the enquiry: WhatsApp of Rohan Mehta")), qPrintable(said));
    QCOMPARE(said.count(QStringLiteral("“Need price for 100 units")), 1); // For what was read in it, not for the name.
    QVERIFY(said.indexOf(QStringLiteral("“Need price")) > said.indexOf(QStringLiteral("Given with the same enquiry")));
    leave();

    // On the lead's own page, too.
    m_desk->window->navigate(pages::Route::lead(m_desk->window->findChild<pages::LeadListView*>()->currentNumber()));
    m_desk->settle();
    QVERIFY(!m_desk->window->findChild<pages::LeadListView*>()->isVisible());
    QCOMPARE(ask()->accessibleName(), QStringLiteral("Where everything comes from"));
    leave();
}

void tst_Reasons::onAValueTheKeyAsksAboutThatOne() {
    const QString beginnings[] = {QStringLiteral("Why score"), QStringLiteral("Why "), QStringLiteral("Why "),
                                  QStringLiteral("Why nobody"), QStringLiteral("What triage")};
    for (int why = 0; why < 5; ++why) {
        auto* word = panel()->findChild<kit::Button*>(QStringLiteral("why%1").arg(why));
        word->setFocus();
        QVERIFY2(ask()->accessibleName().startsWith(beginnings[why]), qPrintable(popover()->accessibleName()));
        leave();
    }
    panel()->setCurrentTab(1);
    // It stands at whatever is due first, a task or a clock.
    auto* first = panel()->findChild<kit::Button*>(QStringLiteral("whyDue"));
    QTRY_VERIFY(first && first->isVisible());
    first->setFocus();
    QCOMPARE(ask()->accessibleName(), QStringLiteral("Why by then"));
    leave();
    QTest::mouseClick(panel()->findChild<kit::Button*>(QStringLiteral("whyDue")), Qt::LeftButton);
    QCOMPARE(filled()->accessibleName(), QStringLiteral("Why by then"));
    leave();
}

void tst_Reasons::inAFieldTheKeyIsALetter() {
    m_desk->actions->find(QStringLiteral("lead.note"))->trigger();
    QTRY_VERIFY(kit::takesText(QApplication::focusWidget()));
    press(Qt::Key_Question);
    m_desk->settle();
    QVERIFY(!popover());
    QCOMPARE(QApplication::focusWidget()->property("plainText").toString(), QStringLiteral("?"));
}

void tst_Reasons::whoIsFasterThanTheListIsAnswered() {
    m_desk->clock.advance(std::chrono::hours(1));
    receive(QStringLiteral("name: Anita Desai\nphone: 98200 41178\ncompany: Desai Exports\n\nCatalogue please"));
    m_desk->settle();
    auto* list = m_desk->window->findChild<pages::LeadListView*>();
    auto* model = qobject_cast<models::PagedLeadModel*>(list->model());
    QTRY_COMPARE(model->rowCount(), 2);
    const int other = model->numberAt(0) == list->currentNumber() ? 1 : 0;
    list->setCurrentNumber(model->numberAt(other)); // And before it is read:
    QVERIFY(wordsOf(ask()).contains(QStringLiteral("Desai Exports")));
    leave();
}

/// Tab goes to what can be pressed, not to an area that shows everything.
void tst_Reasons::tabStaysWhereItIsSeen() {
    const Popover* over = choose("due");
    const QList<kit::Button*> buttons = over->findChildren<kit::Button*>();
    QCOMPARE(buttons.size(), 1);
    QTRY_VERIFY(buttons.first()->hasFocus());
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QTest::keyClick(buttons.first(), key);
        QVERIFY(buttons.first()->hasFocus());
    }
    leave();
}

void tst_Reasons::aValueLeadsToItsMessage() {
    Popover* over = choose("score");
    const QString words = wordsOf(over);
    QVERIFY2(words.contains(QStringLiteral("score, version 1")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("WhatsApp of Rohan Mehta")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("What would change it")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("Need price for 100 units")));
    auto* read = over->findChild<kit::Button*>();
    QVERIFY(read);
    QVERIFY(read->accessibleName().contains(QStringLiteral("Rohan Mehta")));
    read->setFocus();
    QTest::keyClick(read, Qt::Key_Space);
    QTRY_VERIFY(!popover());
    // Where the keyboard is once the window has it again, which not every window system gives back by itself.
    QTRY_VERIFY(qobject_cast<pages::MessageView*>(m_desk->window->focusWidget()));
}

void tst_Reasons::anOldMessageIsFetchedIntoSight() {
    for (int i = 0; i < 60; ++i) {
        m_desk->clock.advance(std::chrono::hours(1));
        receive(QStringLiteral("phone: 98200 41177\nid: chase%1\n\nAny news?").arg(i));
    }
    m_desk->settle();
    Popover* over = choose("facts");
    auto* read = over->findChild<kit::Button*>(); // of the name, which the first message gave
    QVERIFY(read);
    read->setFocus();
    QTest::keyClick(read, Qt::Key_Space);
    const auto shown = [this] { return qobject_cast<pages::MessageView*>(m_desk->window->focusWidget()); };
    QTRY_VERIFY(shown());
    QTRY_VERIFY(shown() && !shown()->visibleRegion().isEmpty());
}

void tst_Reasons::theDetailsSayWhereTheyComeFrom() {
    m_desk->actions->find(QStringLiteral("lead.edit"))->trigger();
    QTRY_VERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("details"))->isVisible());
    auto* origins = m_desk->window->findChild<kit::Button*>(QStringLiteral("origins"));
    QTest::mouseClick(origins, Qt::LeftButton);
    QTRY_VERIFY(popover() && wordsOf(popover()).contains(QStringLiteral("Mehta Textiles")));
    QTest::keyClick(popover(), Qt::Key_Escape);
    QTRY_VERIFY(!popover());
}

QTEST_MAIN(tst_Reasons)
#include "tst_Reasons.moc"
