// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks by the command line: planned, listed, put off, given, done, and what cannot be is said.

#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QJsonArray>
#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

/// One lead without tasks, one person in the team, and the workspace closed.
class Workspace {
public:
    Workspace() {
        m_desk.addMember(QStringLiteral("Asha"), false);
        for (const auto& entry : must(m_desk.desk().rules().list()).rules)
            must(m_desk.desk().rules().setEnabled(entry.rule.name, false));
        m_desk.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\n\nHello"));
        m_desk.close();
    }
    CtlRun run(const QStringList& words) const {
        return Ctl().run(words + QStringList{QStringLiteral("--store"), m_desk.path()});
    }
    QJsonArray listed(const char* options = "") const {
        const CtlRun run = this->run(words("tasks --json") + QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts));
        return run.object().value(QStringLiteral("tasks")).toArray();
    }

private:
    DeskFixture m_desk;
};

} // namespace

class tst_CtlTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTaskFromPlanToDone();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlTasks::aTaskFromPlanToDone() {
    const Workspace workspace;
    QStringList add = words("tasks add L-1 Send prices --due") << QStringLiteral("in 2 days");
    add << QStringLiteral("--repeats") << QStringLiteral("every mon at 9") << QStringLiteral("--to") << QStringLiteral("asha");
    CtlRun run = workspace.run(add);
    COMPARE_EXIT(run, 0);
    QVERIFY(run.text().startsWith(QStringLiteral("Task for L-1: Send prices, until "))); // As it was understood.
    QCOMPARE(workspace.listed().size(), 1);
    const QJsonObject task = workspace.listed().first().toObject();
    QCOMPARE(task.value(QStringLiteral("repeats")).toString(), QStringLiteral("every Mon at 09:00"));
    QCOMPARE(task.value(QStringLiteral("assignee")).toString(), QStringLiteral("Asha"));
    const QString id = task.value(QStringLiteral("id")).toString();

    run = workspace.run(words("tasks later") << id << QStringLiteral("--due") << QStringLiteral("in 9 days"));
    COMPARE_EXIT(run, 0);
    QVERIFY(run.text().startsWith(QStringLiteral("“Send prices” put off to ")));
    QVERIFY(workspace.listed().first().toObject().value(QStringLiteral("due")).toString() >
            task.value(QStringLiteral("due")).toString());
    run = workspace.run(words("tasks give") << id << QStringLiteral("--to") << QStringLiteral("nobody"));
    COMPARE_EXIT(run, 0);
    QVERIFY(workspace.listed().first().toObject().value(QStringLiteral("assignee")).isNull());

    run = workspace.run(words("tasks done") << id);
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.text().trimmed(), QStringLiteral("Done: “Send prices”"));
    QCOMPARE(workspace.run(words("tasks done") << id).text().trimmed(), QStringLiteral("This task was done already."));
    QCOMPARE(workspace.listed().size(), 1); // It comes again.
    QVERIFY(workspace.listed().first().toObject().value(QStringLiteral("id")).toString() != id);
    QCOMPARE(workspace.listed("--finished").size(), 1);
}

void tst_CtlTasks::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const auto row = [](const QStringList& call, int exit, const char* says) {
        QTest::newRow(says) << call << exit << QString::fromUtf8(says);
    };
    row(words("tasks forget x"), 2, "“forget” is nothing tasks can do: add, done, later, give.");
    row(words("tasks later x"), 2, "later needs --due.");
    row(words("tasks done"), 2, "Say which task, by the first column of leadwellctl tasks.");
    row(words("tasks add L-9 Call"), 1, "L-9");
    row(words("tasks add L-1"), 1, "The task cannot be empty. Write what is to be done.");
    row(words("tasks add L-1 Call --due never"), 1, "“never” is no time.");
    row(words("tasks add L-1 Call --to Zoe"), 1, "Zoe");
    row(words("tasks --overdue --finished"), 2, "One of --overdue, --today, --upcoming and --finished.");
}

void tst_CtlTasks::whatCannotBeIsSaid() {
    QFETCH(const QStringList, call);
    QFETCH(const int, exit);
    QFETCH(const QString, says);
    const Workspace workspace;
    const CtlRun run = workspace.run(call);
    COMPARE_EXIT(run, exit);
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
    QCOMPARE(workspace.listed().size(), 0);
}

QTEST_GUILESS_MAIN(tst_CtlTasks)
#include "tst_CtlTasks.moc"
