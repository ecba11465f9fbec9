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

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
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

    void everyValueIsInTheMenu();
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
    QMenu* openMenu() const {
        press(Qt::Key_Question);
        QMenu* menu = nullptr;
        if (!QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) != nullptr; }))
            qFatal("no menu");
        return menu;
    }
    Popover* popover() const { return m_desk->window->findChild<Popover*>(); }
    QString wordsOf(const Popover* over) const {
        QStringList words;
        for (const QLabel* label : over->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char('\n'));
    }
    /// What the menu's entry does; on this platform a menu that closes takes the whole program's activation with it, and with
    /// that every popup.
    Popover* choose(pages::Why why) const {
        m_desk->keepActive();
        m_desk->window->findChild<pages::LeadPanel*>()->openWhy(why);
        if (!QTest::qWaitFor([&] { return popover() && popover()->findChildren<QLabel*>().size() > 2; }))
            qFatal("no reasons");
        return popover();
    }

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

void tst_Reasons::everyValueIsInTheMenu() {
    for (const pages::Why why : pages::everyWhy) {
        Popover* over = choose(why);
        QTest::keyClick(over, Qt::Key_Escape);
        QTRY_VERIFY(!popover());
    }
    QMenu* menu = openMenu();
    QStringList entries;
    for (const QAction* action : menu->actions())
        entries << action->text();
    menu->close();
    QCOMPARE(entries.size(), 7);
    const QStringList beginnings{QStringLiteral("Why score"),     QStringLiteral("Why "),        QStringLiteral("Why "),
                                 QStringLiteral("Why nobody"),    QStringLiteral("What triage"), QStringLiteral("Why by then"),
                                 QStringLiteral("Where everything")};
    for (int i = 0; i < beginnings.size(); ++i)
        QVERIFY2(entries.at(i).startsWith(beginnings.at(i)), qPrintable(entries.at(i)));
}

void tst_Reasons::aValueLeadsToItsMessage() {
    Popover* over = choose(pages::Why::Score);
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
    QTRY_VERIFY(qobject_cast<pages::MessageView*>(QApplication::focusWidget()));
}

void tst_Reasons::anOldMessageIsFetchedIntoSight() {
    for (int i = 0; i < 60; ++i) {
        m_desk->clock.advance(std::chrono::hours(1));
        receive(QStringLiteral("phone: 98200 41177\nid: chase%1\n\nAny news?").arg(i));
    }
    m_desk->settle();
    Popover* over = choose(pages::Why::Facts);
    auto* read = over->findChild<kit::Button*>(); // of the name, which the first message gave
    QVERIFY(read);
    read->setFocus();
    QTest::keyClick(read, Qt::Key_Space);
    QTRY_VERIFY(qobject_cast<pages::MessageView*>(QApplication::focusWidget()));
    QTRY_VERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty());
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
