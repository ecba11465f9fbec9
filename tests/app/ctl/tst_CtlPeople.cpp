// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is the same person, by the command line: suggested, compared, merged, taken apart, refused.

#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

/// Two people who share a number, and one who does not.
class Workspace {
public:
    Workspace() {
        m_desk.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\nPrice of denim?"));
        m_desk.receive(QStringLiteral("name: Sunita Iyer\nphone: 98200 41177\n\nHello"));
        m_desk.receive(QStringLiteral("name: Asha Rao\nphone: 98111 22333\n\nHello"));
        m_desk.close();
    }
    CtlRun run(const QStringList& words) const {
        return Ctl().run(words + QStringList{QStringLiteral("--store"), m_desk.path()});
    }
    CtlRun json(const QStringList& words) const { return run(words + QStringList{QStringLiteral("--json")}); }

private:
    DeskFixture m_desk;
};

} // namespace

class tst_CtlPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mergedAndTakenApart();
    void whatDiffersIsChosen();
    void theSameIsNotAskedAgain();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlPeople::mergedAndTakenApart() {
    const Workspace workspace;
    CtlRun run = workspace.json(words("people duplicates"));
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.array().size(), 1);
    QVERIFY(run.array().first()[QStringLiteral("reason")].toString().contains(QStringLiteral("same phone")));

    run = workspace.run(words("people merge L-1 L-2"));
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.text().trimmed(), QStringLiteral("Rohan Mehta and Sunita Iyer merged; L-2 is shown in L-1"));
    QCOMPARE(workspace.json(words("list")).object()[QStringLiteral("leads")].toArray().size(), 2);
    run = workspace.json(words("show L-2"));
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.object()[QStringLiteral("also_known_as")].toArray().first()[QStringLiteral("name")],
             QStringLiteral("Sunita Iyer"));
    COMPARE_EXIT(workspace.run(words("verify")), 0);

    run = workspace.run(words("people apart L-1"));
    COMPARE_EXIT(run, 0);
    QVERIFY2(run.text().contains(QStringLiteral("L-2 is by itself again")), qPrintable(run.text()));
    QCOMPARE(workspace.json(words("list")).object()[QStringLiteral("leads")].toArray().size(), 3);
    COMPARE_EXIT(workspace.run(words("undo")), 0);
    QCOMPARE(workspace.json(words("list")).object()[QStringLiteral("leads")].toArray().size(), 2);
    COMPARE_EXIT(workspace.run(words("verify")), 0);
}

void tst_CtlPeople::whatDiffersIsChosen() {
    const Workspace workspace;
    CtlRun run = workspace.json(words("people compare L-1 L-3"));
    COMPARE_EXIT(run, 0);
    const QJsonArray fields = run.object()[QStringLiteral("fields")].toArray();
    QCOMPARE(fields.first()[QStringLiteral("field")], QStringLiteral("name"));
    QCOMPARE(fields.first()[QStringLiteral("differs")], true);
    QCOMPARE(run.object()[QStringLiteral("why_not")].toArray(), QJsonArray{QStringLiteral("names differ")});
    run = workspace.run(words("people compare L-1 L-3"));
    QVERIFY2(run.text().contains(QStringLiteral("L-1 goes on, and L-3 is shown in it.")), qPrintable(run.text()));

    COMPARE_EXIT(workspace.run(words("people merge L-1 L-3 --show name=b --keep L-3")), 0);
    run = workspace.json(words("list --search Asha"));
    const QJsonArray leads = run.object()[QStringLiteral("leads")].toArray();
    QCOMPARE(leads.size(), 1);
    QCOMPARE(leads.first()[QStringLiteral("number")], 3);
}

void tst_CtlPeople::theSameIsNotAskedAgain() {
    const Workspace workspace;
    CtlRun run = workspace.run(words("people different L-1 L-2"));
    COMPARE_EXIT(run, 0);
    QVERIFY(run.text().contains(QStringLiteral("are not the same; they are not suggested again")));
    QCOMPARE(workspace.json(words("people duplicates")).array().size(), 0);
}

void tst_CtlPeople::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* call, int exit, const char* said) {
        QTest::newRow(call) << words(call) << exit << QString::fromUtf8(said);
    };
    row("people nonsense", 2, "is nothing people can do");
    row("people merge L-1", 2, "Say which two leads");
    row("people merge L-1 L-1", 1, "Nobody is merged with themself");
    row("people merge L-1 L-77", 1, "There is no lead L-77");
    row("people merge L-1 L-2 --show name", 2, "chooses nothing");
    row("people merge L-1 L-2 --show shoes=b", 1, "is no field that can be chosen");
    row("people merge L-1 L-2 --keep L-3", 2, "--keep is one of the two leads");
    row("people apart L-1", 1, "is nobody else");
    row("people different L-1 L-1", 1, "always the same as themself");
}

void tst_CtlPeople::whatCannotBeIsSaid() {
    QFETCH(QStringList, call);
    QFETCH(int, exit);
    QFETCH(QString, said);
    const Workspace workspace;
    const CtlRun run = workspace.run(call);
    COMPARE_EXIT(run, exit);
    QVERIFY2(run.err.contains(said), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_CtlPeople)
#include "tst_CtlPeople.moc"
