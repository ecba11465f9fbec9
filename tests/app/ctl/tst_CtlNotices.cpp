// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notices by the command line: what people were told, reading it, how they are told, and who hears of missed deadlines.

#include "core/services/LeadService.h"
#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

/// Asha has a lead, Mira sits at the desk, and the workspace is closed.
class Workspace {
public:
    Workspace() {
        m_desk.addMember(QStringLiteral("Asha Rao"), true);
        const MemberId mira = m_desk.addMember(QStringLiteral("Mira Shah"), false);
        auto settings = must(m_desk.desk().team().settings());
        settings.me = mira;
        must(m_desk.desk().team().saveSettings(settings));
        m_desk.receive(QStringLiteral("name: Rohan\nphone: 98200 41177\n\nPrice of denim?"));
        m_desk.close();
    }
    CtlRun run(const QStringList& words) const {
        return Ctl().run(words + QStringList{QStringLiteral("--store"), m_desk.path()});
    }
    CtlRun json(const QStringList& words) const { return run(words + QStringList{QStringLiteral("--json")}); }

private:
    DeskFixture m_desk;
};

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

} // namespace

class tst_CtlNotices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPeopleWereToldIsListed();
    void readIsRead();
    void howOneIsToldIsKept();
    void whoHearsOfMissedDeadlinesIsKept();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlNotices::whatPeopleWereToldIsListed() {
    const Workspace workspace;
    const CtlRun mine = workspace.json({QStringLiteral("notices")});
    COMPARE_EXIT(mine, 0);
    QCOMPARE(mine.object()[QStringLiteral("unread")].toInt(), 1);
    const QJsonObject one = mine.object()[QStringLiteral("notices")].toArray().first().toObject();
    QCOMPARE(one[QStringLiteral("kind")].toString(), QStringLiteral("new_lead"));
    QCOMPARE(one[QStringLiteral("title")].toString(), QStringLiteral("New lead: Rohan"));
    QCOMPARE(one[QStringLiteral("lead")].toString(), QStringLiteral("L-1"));
    QCOMPARE(one[QStringLiteral("state")].toString(), QStringLiteral("waiting"));
    QVERIFY(one[QStringLiteral("read")].isNull());
    const CtlRun hers = workspace.run({QStringLiteral("notices"), QStringLiteral("--of"), QStringLiteral("Asha")});
    COMPARE_EXIT(hers, 0);
    QVERIFY2(hers.text().contains(QStringLiteral("Yours now: Rohan")), qPrintable(hers.text()));
}

void tst_CtlNotices::readIsRead() {
    const Workspace workspace;
    const CtlRun read = workspace.json(words("notices read all"));
    COMPARE_EXIT(read, 0);
    QCOMPARE(read.object()[QStringLiteral("read")].toInt(), 1);
    const CtlRun rest = workspace.json(words("notices --unread"));
    QCOMPARE(rest.object()[QStringLiteral("notices")].toArray().size(), 0);
    QCOMPARE(workspace.json(words("notices")).object()[QStringLiteral("notices")].toArray().size(), 1);
}

void tst_CtlNotices::howOneIsToldIsKept() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("notices settings --quiet 22:00-07:30 --off new_lead,message --focus 60")), 0);
    const QJsonObject kept = workspace.json(words("notices settings")).object();
    QCOMPARE(kept[QStringLiteral("quiet")].toString(), QStringLiteral("22:00-07:30"));
    QVERIFY(!kept[QStringLiteral("focus_until")].isNull());
    QCOMPARE(kept[QStringLiteral("off")].toArray(), (QJsonArray{QStringLiteral("new_lead"), QStringLiteral("message")}));
    COMPARE_EXIT(workspace.run(words("notices settings --quiet none --focus 0 --off none")), 0);
    const QJsonObject none = workspace.json(words("notices settings")).object();
    QVERIFY(none[QStringLiteral("quiet")].isNull());
    QVERIFY(none[QStringLiteral("focus_until")].isNull());
    QCOMPARE(none[QStringLiteral("off")].toArray().size(), 0);
}

void tst_CtlNotices::whoHearsOfMissedDeadlinesIsKept() {
    const Workspace workspace;
    QCOMPARE(workspace.json(words("notices escalation")).array().size(), 2);
    const CtlRun set = workspace.json({QStringLiteral("notices"), QStringLiteral("escalation"), QStringLiteral("--escalation"),
                                       QStringLiteral("5 owner, 30 managers, 60 Asha Rao")});
    COMPARE_EXIT(set, 0);
    const QJsonArray steps = workspace.json(words("notices escalation")).array();
    QCOMPARE(steps.size(), 3);
    QCOMPARE(steps.at(0)[QStringLiteral("minutes")].toInt(), 5);
    QCOMPARE(steps.at(2)[QStringLiteral("to")].toString(), QStringLiteral("Asha Rao"));
    COMPARE_EXIT(workspace.run(words("undo")), 0);
    QCOMPARE(workspace.json(words("notices escalation")).array().size(), 2);
}

void tst_CtlNotices::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const QStringList& call, int exit, const char* sentence) {
        QTest::newRow(name) << call << exit << QString::fromUtf8(sentence);
    };
    row("nothing it can do", words("notices explode"), 2, "is nothing notices can do");
    row("quiet hours that are none", words("notices settings --quiet night"), 2, "are no quiet hours");
    row("focus for days", words("notices settings --focus 3000"), 2, "--focus");
    row("a kind that is none", words("notices settings --off gossip"), 2, "gossip");
    row("read which", words("notices read"), 2, "Say which one was read");
    row("of nobody", words("notices --of Zorro"), 2, "Zorro");
    row("a step without minutes", {QStringLiteral("notices"), QStringLiteral("--escalation"), QStringLiteral("soon owner")}, 2,
        "is no step");
    row("steps that are no option", {QStringLiteral("notices"), QStringLiteral("escalation"), QStringLiteral("5 owner")}, 2,
        "Nothing was changed. Who hears when is said with --escalation \"5 owner\".");
    row("a word too many", words("notices settings quiet"), 2, "“quiet” is a word too many for notices settings");
    row("steps at once", {QStringLiteral("notices"), QStringLiteral("--escalation"), QStringLiteral("5 owner, 5 managers")}, 1,
        "Each step comes later");
}

void tst_CtlNotices::whatCannotBeIsSaid() {
    QFETCH(const QStringList, call);
    QFETCH(const int, exit);
    QFETCH(const QString, sentence);
    const Workspace workspace;
    const CtlRun run = workspace.run(call);
    COMPARE_EXIT(run, exit);
    QVERIFY2(run.err.contains(sentence), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_CtlNotices)
#include "tst_CtlNotices.moc"
