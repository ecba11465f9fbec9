// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What opens over a page: dialogs, lists of choices, menus and explanations are in the tree of the real program, everything in
// them has a name, Tab goes round in them, and Escape closes them.

#include "tests/app/desktop/accessibility/Tour.h"

using namespace leadwell::test;

class tst_AccessiblePopups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_tour = std::make_unique<Tour>();
        const QString trouble = m_tour->open(40);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QVERIFY(!m_tour->find(QStringLiteral("Leads"), QStringLiteral("table")).isNull());
    }
    void cleanupTestCase() { m_tour.reset(); }

    void altReachesTheMenus();
    void dialogsAndExplanations_data();
    void dialogsAndExplanations();
    void menus_data();
    void menus();
    void theCommandBoxTellsWhatItFound();

private:
    std::unique_ptr<Tour> m_tour;
};

void tst_AccessiblePopups::dialogsAndExplanations_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("title");
    QTest::addRow("quick add") << QStringLiteral("New lead") << QStringLiteral("New lead");
    QTest::addRow("task") << QStringLiteral("Task") << QStringLiteral("New task");
    QTest::addRow("stage") << QStringLiteral("Stage") << QStringLiteral("Stage");
    QTest::addRow("assign") << QStringLiteral("Assign") << QStringLiteral("Assign to");
    QTest::addRow("why score") << QStringLiteral("Why this score") << QStringLiteral("Why score*");
    QTest::addRow("why heat") << QStringLiteral("Why this heat") << QStringLiteral("Why*");
    QTest::addRow("why priority") << QStringLiteral("Why this priority") << QStringLiteral("Why * priority");
    QTest::addRow("why owner") << QStringLiteral("Why this owner") << QStringLiteral("Why*");
    QTest::addRow("why triage") << QStringLiteral("Why this triage") << QStringLiteral("What triage understood");
}

void tst_AccessiblePopups::dialogsAndExplanations() {
    QFETCH(QString, button);
    QFETCH(QString, title);
    QVERIFY(m_tour->press(button, QStringLiteral("push button")));
    QVERIFY(!m_tour->find(title, QStringLiteral("dialog")).isNull());

    const QStringList findings = m_tour->look(button);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, {title, QStringLiteral("dialog")}));
}

void tst_AccessiblePopups::menus_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("entry");
    QTest::addRow("a filter") << QStringLiteral("Heat: any") << QStringLiteral("Hot*");
    QTest::addRow("columns") << QStringLiteral("Columns") << QStringLiteral("Company");
    QTest::addRow("more") << QStringLiteral("More commands") << QStringLiteral("Copy number");
    QTest::addRow("the menu bar") << QStringLiteral("File") << QStringLiteral("Quit");
}

void tst_AccessiblePopups::menus() {
    QFETCH(QString, button);
    QFETCH(QString, entry);
    QVERIFY(m_tour->press(button));
    const Accessible found = m_tour->find(entry, QStringLiteral("menu item"));
    QVERIFY(!found.isNull());
    const QStringList findings = namingFindings(m_tour->tree().shown(m_tour->app)).filter(QStringLiteral("menu"));
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, {entry, QStringLiteral("menu item")}));
    m_tour->screen.press({QStringLiteral("Escape")}); // From the menu bar back to the page.
}

void tst_AccessiblePopups::theCommandBoxTellsWhatItFound() {
    const Accessible field = m_tour->find(QStringLiteral("Search leads, or type a command"));
    QVERIFY(m_tour->tree().grabFocus(field));
    QVERIFY(m_tour->tree().setText(field, QStringLiteral("stage")));
    const Accessible results = m_tour->find(QStringLiteral("Results"), QStringLiteral("list"));
    QVERIFY(!results.isNull());
    QVERIFY(eventually([&] { return !m_tour->tree().childrenOf(results).isEmpty(); }));
    const Accessible first = m_tour->tree().childrenOf(results).value(0);
    QVERIFY2(first.name.startsWith(QStringLiteral("Stage…")), qPrintable(first.name));
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, {QStringLiteral("Results"), QStringLiteral("list")}));
}

void tst_AccessiblePopups::altReachesTheMenus() {
    QVERIFY(m_tour->screen.press({QStringLiteral("alt+v")}));
    QVERIFY(!m_tour->find(QStringLiteral("Dark"), QStringLiteral("menu item")).isNull());
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape"), QStringLiteral("Escape")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, {QStringLiteral("Dark"), QStringLiteral("menu item")}));
}

QTEST_GUILESS_MAIN(tst_AccessiblePopups)
#include "tst_AccessiblePopups.moc"
