// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/firststart/SourceCard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::SourceCard;

/// A new workspace asks where its enquiries come from, until somebody went on from there.
class tst_FirstStartPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void aNewWorkspaceOpensWithTheQuestion();
    void everyCardLeadsToAPageThatExists();
    void typingOneInAsksForTheLead();
    void enterPressesTheCardThatHasTheKeyboard();
    void startingEmptyIsNotAskedAgain();
    void quittingOnTheQuestionAsksAgain();
    void aWorkspaceWithLeadsIsNotAsked();
    void everyCardHasANameForScreenReaders();

private:
    QString shownPage() const { return m_desk->window->currentPage()->objectName(); }
    QList<SourceCard*> cards() const { return m_desk->window->findChildren<SourceCard*>(); }
    template<class Widget = QAbstractButton>
    Widget* named(const char* name) const {
        return m_desk->window->findChild<Widget*>(QString::fromLatin1(name));
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_FirstStartPage::aNewWorkspaceOpensWithTheQuestion() {
    QCOMPARE(shownPage(), QStringLiteral("first-start"));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(cards().first()));
}

void tst_FirstStartPage::everyCardLeadsToAPageThatExists() {
    m_desk->dialogs->setScript([](const kit::Asked&) { return kit::ScriptedAnswer{}; });
    QStringList registered;
    for (const pages::PageEntry& entry : pages::allPages())
        registered << entry.id;
    QCOMPARE(named("card.email") != nullptr, registered.contains(QStringLiteral("channels")));
    QCOMPARE(named("card.file") != nullptr, registered.contains(QStringLiteral("import")));

    for (SourceCard* card : cards()) {
        m_desk->window->navigate(pages::Route::to(QStringLiteral("first-start")));
        card->click();
        QVERIFY(shownPage() != QStringLiteral("first-start"));
        m_desk->settle();
    }
}

void tst_FirstStartPage::typingOneInAsksForTheLead() {
    QString asked;
    m_desk->dialogs->setScript([&](const kit::Asked& question) {
        asked = question.title;
        return kit::ScriptedAnswer{};
    });

    named("card.type")->click();

    QTRY_COMPARE(asked, QStringLiteral("New lead"));
    QCOMPARE(shownPage(), QStringLiteral("inbox"));
}

void tst_FirstStartPage::enterPressesTheCardThatHasTheKeyboard() {
    m_desk->dialogs->setScript([](const kit::Asked&) { return kit::ScriptedAnswer{}; });
    named("card.type")->setFocus();

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QTRY_COMPARE(shownPage(), QStringLiteral("inbox"));
}

void tst_FirstStartPage::startingEmptyIsNotAskedAgain() {
    named("empty")->click();
    QCOMPARE(shownPage(), QStringLiteral("inbox"));

    m_desk->close();
    m_desk->open();

    QCOMPARE(shownPage(), QStringLiteral("inbox"));
}

void tst_FirstStartPage::quittingOnTheQuestionAsksAgain() {
    m_desk->close();
    m_desk->open();

    QCOMPARE(shownPage(), QStringLiteral("first-start"));
}

void tst_FirstStartPage::aWorkspaceWithLeadsIsNotAsked() {
    m_desk->addLeads(1);

    m_desk->close();
    m_desk->open();

    QCOMPARE(shownPage(), QStringLiteral("inbox"));
}

void tst_FirstStartPage::everyCardHasANameForScreenReaders() {
    for (const SourceCard* card : cards()) {
        QVERIFY(!card->accessibleName().isEmpty());
        QVERIFY(!card->accessibleDescription().isEmpty());
        QVERIFY(card->focusPolicy() & Qt::TabFocus);
    }
}

QTEST_MAIN(tst_FirstStartPage)
#include "tst_FirstStartPage.moc"
