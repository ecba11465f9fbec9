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
    void aViewOfOnesOwn();
    void menus_data();
    void menus();
    void theCommandBoxTellsWhatItFound();

private:
    /// By its name in the command box.
    bool command(const QString& name) {
        const Accessible field = m_tour->find(QStringLiteral("Search leads, or type a command"));
        if (!m_tour->tree().grabFocus(field) || !m_tour->tree().setText(field, name))
            return false;
        const auto isFirst = [&] {
            const QList<Accessible> results =
                m_tour->tree().findAll(m_tour->app, {QStringLiteral("Results"), QStringLiteral("list")});
            return !results.isEmpty() && m_tour->tree().childrenOf(results.first()).value(0).name.startsWith(name);
        };
        return eventually(isFirst) && m_tour->screen.press({QStringLiteral("Return")});
    }

    std::unique_ptr<Tour> m_tour;
};

void tst_AccessiblePopups::dialogsAndExplanations_data() {
    QTest::addColumn<Wanted>("opener");
    QTest::addColumn<QString>("title");
    const auto button = [](const char* name) { return Wanted{QString::fromUtf8(name), QStringLiteral("push button")}; };
    const auto command = [](const char* name) { return Wanted{QString::fromUtf8(name), {}}; };
    QTest::addRow("quick add") << button("New lead") << QStringLiteral("New lead");
    QTest::addRow("task") << button("Task") << QStringLiteral("New task");
    QTest::addRow("stage") << button("Stage") << QStringLiteral("Stage");
    QTest::addRow("assign") << button("Assign") << QStringLiteral("Assign to");
    QTest::addRow("save view") << button("Save view") << QStringLiteral("Save view");
    QTest::addRow("why score") << button("Why this score") << QStringLiteral("Why score*");
    QTest::addRow("why heat") << button("Why this heat") << QStringLiteral("Why*");
    QTest::addRow("why priority") << button("Why this priority") << QStringLiteral("Why * priority");
    QTest::addRow("why owner") << button("Why this owner") << QStringLiteral("Why*");
    QTest::addRow("why triage") << button("Why this triage") << QStringLiteral("What triage understood");
    QTest::addRow("why this date") << command("Why this date") << QStringLiteral("Why *");
    QTest::addRow("why everything") << command("Where everything comes from") << QStringLiteral("Where everything comes from");
}

void tst_AccessiblePopups::dialogsAndExplanations() {
    QFETCH(Wanted, opener);
    QFETCH(QString, title);
    QVERIFY(opener.role.isEmpty() ? command(opener.name) : m_tour->press(opener.name, opener.role));
    const Wanted dialog{title, QStringLiteral("dialog")};
    QVERIFY(!m_tour->find(dialog.name, dialog.role).isNull());

    const QStringList findings = m_tour->look(title);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, dialog));
}

/// Saved, renamed and deleted by those who hear it.
void tst_AccessiblePopups::aViewOfOnesOwn() {
    QVERIFY(m_tour->press(QStringLiteral("Save view"), QStringLiteral("push button")));
    const Wanted saving{QStringLiteral("Save view"), QStringLiteral("dialog")};
    QVERIFY(!m_tour->find(saving.name, saving.role).isNull());
    QVERIFY(m_tour->write(QStringLiteral("Name of the view"), QStringLiteral("Diwali")));
    QVERIFY(m_tour->screen.press({QStringLiteral("Return")}));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, saving));
    const Wanted tab{QStringLiteral("Diwali*"), QStringLiteral("page tab")};
    QVERIFY(eventually([&] { return m_tour->find(tab.name, tab.role).is(State::Selected); }));

    QVERIFY(command(QStringLiteral("Rename view…")));
    const Wanted renaming{QStringLiteral("Rename view"), QStringLiteral("dialog")};
    QVERIFY(!m_tour->find(renaming.name, renaming.role).isNull());
    const QStringList findings = m_tour->look(renaming.name, Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));
    QVERIFY(m_tour->write(QStringLiteral("Name of the view"), QStringLiteral("Diwali orders")));
    QVERIFY(m_tour->press(QStringLiteral("Rename"), QStringLiteral("push button")));
    QVERIFY(m_tour->tree().waitGone(m_tour->app, renaming));
    QVERIFY(!m_tour->find(QStringLiteral("Diwali orders*"), QStringLiteral("page tab")).isNull());

    QVERIFY(command(QStringLiteral("Delete view"))); // Undo brings it back: nothing is asked.
    QVERIFY(m_tour->tree().waitGone(m_tour->app, tab));
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
