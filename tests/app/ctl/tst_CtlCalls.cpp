// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls by the command line: written down from outside, found by the number, and listed.

#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

/// Two people who wrote, and the workspace closed.
class Workspace {
public:
    Workspace() {
        m_desk.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\n\nPrice of denim?"));
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

class tst_CtlCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCallIsWrittenDownAndListed();
    void anUnknownCallerBecomesALead();
    void aDoubtIsAsked();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlCalls::aCallIsWrittenDownAndListed() {
    const Workspace workspace;
    CtlRun run = workspace.run({QStringLiteral("call"), QStringLiteral("log"), QStringLiteral("--phone"),
                                QStringLiteral("+91 98200 41177"), QStringLiteral("--outcome"), QStringLiteral("answered"),
                                QStringLiteral("--duration"), QStringLiteral("3m 12"), QStringLiteral("--note"),
                                QStringLiteral("Wants 40s cotton"), QStringLiteral("--task"), QStringLiteral("Send price"),
                                QStringLiteral("--due"), QStringLiteral("in 2 h"), QStringLiteral("--recording"),
                                QStringLiteral("https://calls.example/1.mp3")});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.text().trimmed(), QStringLiteral("Call with Rohan Mehta logged on L-1; 1 task planned"));
    run = workspace.json(words("call list"));
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.array().size(), 1);
    const QJsonValue call = run.array().first();
    QCOMPARE(call[QStringLiteral("lead")], QStringLiteral("L-1"));
    QCOMPARE(call[QStringLiteral("seconds")], 192);
    QCOMPARE(call[QStringLiteral("outcome")], QStringLiteral("ANSWERED"));
    QCOMPARE(call[QStringLiteral("notes")], QStringLiteral("Wants 40s cotton"));
    COMPARE_EXIT(workspace.run({QStringLiteral("undo")}), 0);
    QCOMPARE(workspace.json(words("call list --all")).array().size(), 0);
    COMPARE_EXIT(workspace.run({QStringLiteral("verify")}), 0);
}

void tst_CtlCalls::anUnknownCallerBecomesALead() {
    const Workspace workspace;
    const QStringList log = words("call log --phone 9000012345 --outcome no-answer --direction in --name Meera");
    CtlRun run = workspace.json(log);
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.object()[QStringLiteral("lead")], QStringLiteral("L-3"));
    QCOMPARE(run.object()[QStringLiteral("new_lead")], true);
    run = workspace.run(words("call list --to-call"));
    COMPARE_EXIT(run, 0);
    QVERIFY2(run.text().contains(QStringLiteral("Meera")) && run.text().contains(QStringLiteral("missed")),
             qPrintable(run.text()));
    // Whoever hides their number and says their name is somebody, too.
    QCOMPARE(workspace.json(words("call log --phone withheld --name Bob")).object()[QStringLiteral("lead")],
             QStringLiteral("L-4"));
    QCOMPARE(workspace.json(words("call log --phone withheld")).object()[QStringLiteral("lead")], QJsonValue());
}

void tst_CtlCalls::aDoubtIsAsked() {
    const Workspace workspace;
    const QStringList log = words("call log --phone 9811122333 --lead L-1");
    CtlRun run = workspace.json(log);
    COMPARE_EXIT(run, 1);
    QCOMPARE(run.object()[QStringLiteral("candidates")].toArray().first()[QStringLiteral("lead")], QStringLiteral("L-2"));
    QVERIFY2(run.err.contains(QStringLiteral("--link L-2, --link new, --link none")), qPrintable(run.err));
    run = workspace.json(log + words("--link none"));
    COMPARE_EXIT(run, 0);
    QVERIFY(run.object()[QStringLiteral("lead")].isNull());
}

void tst_CtlCalls::whatCannotBeIsSaid_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, int exit, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(line) << exit << QString::fromUtf8(says);
    };
    row("call log", 2, "--phone");
    row("call log --phone 9820041177 --outcome happy", 2, "“happy” is no outcome");
    row("call log --phone 9820041177 --direction up", 2, "“up” is no direction");
    row("call log --phone 9820041177 --duration 90000", 2, "more than a day");
    row("call log --phone 9820041177 --link L-99", 1, "");
    row("call log --phone Rohan", 1, "“Rohan” is a name");
    row("call log --phone 9820041177 --task Price --due yesterday", 2, "“yesterday”");
    row("call log --phone 9820041177 --recording javascript:x", 1, "is no recording");
    row("call dial", 2, "log or list");
}

void tst_CtlCalls::whatCannotBeIsSaid() {
    QFETCH(QString, line);
    QFETCH(int, exit);
    QFETCH(QString, says);
    const Workspace workspace;
    const CtlRun run = workspace.run(line.split(u' '));
    COMPARE_EXIT(run, exit);
    QVERIFY2(!run.err.isEmpty() && run.err.contains(says), qPrintable(run.err));
    QCOMPARE(workspace.json(words("call list --all")).array().size(), 0);
}

QTEST_GUILESS_MAIN(tst_CtlCalls)
#include "tst_CtlCalls.moc"
