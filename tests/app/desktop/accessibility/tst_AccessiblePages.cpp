// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page of the real program over the accessibility bus: whatever can be used has a name and a role that say what it is,
// Tab reaches all of it, and Shift+Tab goes the same way back.

#include "tests/app/desktop/accessibility/Tour.h"

#include <QFile>

using namespace leadwell::test;

class tst_AccessiblePages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_tour = std::make_unique<Tour>(); }
    void cleanup() { m_tour.reset(); }

    void theInboxWithALead();
    void theLeadByItself();
    void triage();
    void calls();
    void notices();
    void channels();
    void team();
    void rules();
    void settings();
    void theImport();
    void theFirstStart();

private:
    void open(int leads, const QStringList& arguments = {}) {
        const QString trouble = m_tour->open(leads, arguments);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    static QString said(const QStringList& findings) { return findings.join(QLatin1Char('\n')); }

    std::unique_ptr<Tour> m_tour;
};

void tst_AccessiblePages::theInboxWithALead() {
    open(40);
    QStringList findings;
    QVERIFY(!m_tour->find(QStringLiteral("Leads"), QStringLiteral("table")).isNull());
    findings += m_tour->look(QStringLiteral("inbox"), Way::ForthAndBack);
    for (const char* part : {"Tasks*", "Calls*", "Details*"}) {
        QVERIFY(m_tour->press(QString::fromLatin1(part), QStringLiteral("page tab")));
        findings += m_tour->look(QStringLiteral("inbox, ") + QString::fromLatin1(part));
    }
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::theLeadByItself() {
    open(40);
    QStringList findings;
    QVERIFY(!m_tour->find(QStringLiteral("Leads"), QStringLiteral("table")).isNull());
    m_tour->settle();
    QVERIFY(m_tour->screen.press({QStringLiteral("Return")}));
    QVERIFY(!m_tour->find(QStringLiteral("Back*"), QStringLiteral("push button")).isNull());
    findings += m_tour->look(QStringLiteral("lead"));
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::triage() {
    open(60);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Triage")));
    const Accessible leads = m_tour->find(QStringLiteral("Leads in triage"), QStringLiteral("list"));
    QVERIFY(!leads.isNull());
    // Each lead says all that its row shows.
    QString row;
    QVERIFY2(eventually([&] { return (row = m_tour->tree().cell(leads, 0, 0).name).contains(QStringLiteral("confidence")); }),
             qPrintable(row));
    QVERIFY2(row.contains(QStringLiteral(", Urgent, ")) && row.contains(QStringLiteral("Assign to ")), qPrintable(row));
    findings += m_tour->look(QStringLiteral("triage"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("Closed*"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("triage, closed"));
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));
}

void tst_AccessiblePages::calls() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Calls")));
    findings += m_tour->look(QStringLiteral("calls"));
    QVERIFY(m_tour->press(QStringLiteral("To call*"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("calls, to call"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("Figures"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("calls, figures"));
    QVERIFY(m_tour->press(QStringLiteral("Log call*"), QStringLiteral("push button")));
    findings += m_tour->look(QStringLiteral("calls, form"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::rules() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Rules")));
    QVERIFY(!m_tour->find(QStringLiteral("Rules"), QStringLiteral("list")).isNull());
    findings += m_tour->look(QStringLiteral("rules"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("Last 90 days"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("rules, last 90 days"));
    QVERIFY(m_tour->press(QStringLiteral("Log"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("rules, log"));
    QVERIFY(m_tour->press(QStringLiteral("New rule*"), QStringLiteral("push button")));
    findings += m_tour->look(QStringLiteral("rules, new"));
    QVERIFY(m_tour->press(QStringLiteral("Who gets a lead"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("rules, who gets a lead"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("Back-test*"), QStringLiteral("push button")));
    findings += m_tour->look(QStringLiteral("rules, back-test"));
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::notices() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Notices")));
    const Accessible list = m_tour->find(QStringLiteral("Notices"), QStringLiteral("list"));
    QVERIFY(!list.isNull());
    findings += m_tour->look(QStringLiteral("notices"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("All"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("notices, all"));
    QVERIFY(m_tour->press(QStringLiteral("How I am told*"), QStringLiteral("push button")));
    findings += m_tour->look(QStringLiteral("notices, how"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::channels() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Channels")));
    findings += m_tour->look(QStringLiteral("channels"));
    QVERIFY(m_tour->press(QStringLiteral("Parked*"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("channels, parked"));
    QVERIFY(m_tour->press(QStringLiteral("Nothing lost"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("channels, nothing lost"));
    QVERIFY(m_tour->press(QStringLiteral("Accounts*"), QStringLiteral("page tab")));
    QVERIFY(m_tour->press(QStringLiteral("Add account…")));
    findings += m_tour->look(QStringLiteral("channels, new account"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::team() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Team")));
    findings += m_tour->look(QStringLiteral("team"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("Fairness*"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("team, fairness"));
    QVERIFY(m_tour->press(QStringLiteral("Success*"), QStringLiteral("page tab")));
    findings += m_tour->look(QStringLiteral("team, success"), Way::ForthAndBack);
    QVERIFY(m_tour->press(QStringLiteral("People*"), QStringLiteral("page tab")));
    QVERIFY(m_tour->press(QStringLiteral("Add person…")));
    findings += m_tour->look(QStringLiteral("team, new person"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::settings() {
    open(40);
    QStringList findings;
    QVERIFY(m_tour->go(QStringLiteral("Settings")));
    m_tour->settle();
    const QList<Accessible> sections = m_tour->tree().findAll(m_tour->app, {{}, QStringLiteral("page tab")});
    QVERIFY(sections.size() > 2);
    for (const Accessible& section : sections) {
        QVERIFY(m_tour->tree().act(section));
        findings += m_tour->look(QStringLiteral("settings, ") + section.name);
    }
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::theImport() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("fair.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Visitor;Firm;Mob.;Interest\nAsha Rao;Rao Mills;9820000001;40s cotton\nDev Shah;Shah & Co;call later;denim\n");
    file.close();
    open(40, {file.fileName()});
    QVERIFY(!m_tour->find(QStringLiteral("Import 2*"), QStringLiteral("push button")).isNull());
    QStringList findings = m_tour->look(QStringLiteral("import, columns"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

void tst_AccessiblePages::theFirstStart() {
    open(0);
    QVERIFY(!m_tour->find(QStringLiteral("*sample data*"), QStringLiteral("push button")).isNull());
    QStringList findings = m_tour->look(QStringLiteral("first start"), Way::ForthAndBack);
    QVERIFY2(findings.isEmpty(), qPrintable(said(findings)));
}

QTEST_GUILESS_MAIN(tst_AccessiblePages)
#include "tst_AccessiblePages.moc"
