// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules and tasks by the command line: seen, changed, looked at before they are on, logged; tasks listed and done.

#include "core/services/LeadService.h"
#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

const QByteArray vip = R"({"name": "vip", "title": "Asha gets yarn", "trigger": "lead_created",
  "when": {"field": "channel", "is": "is", "values": ["WHATSAPP"]},
  "then": [{"do": "assign", "member": "asha"}, {"do": "tag", "text": "vip"}]})";

/// Two people, two enquiries, and the workspace closed.
class Workspace {
public:
    Workspace() {
        m_desk.addMember(QStringLiteral("Asha Rao"), false);
        m_desk.receive(QStringLiteral("name: Visitor\nphone: 98200 41171\n\nWhat is the price?"));
        m_desk.receive(QStringLiteral("name: Guest\nphone: 98200 41172\n\nGood morning"));
        m_desk.close();
    }
    CtlRun run(const QStringList& words, const QByteArray& input = {}) const {
        return Ctl().run(words + QStringList{QStringLiteral("--store"), m_desk.path()}, input);
    }
    CtlRun json(const QStringList& words, const QByteArray& input = {}) const {
        return run(words + QStringList{QStringLiteral("--json")}, input);
    }
    QJsonObject rule(const QString& name) const { return json({QStringLiteral("rules"), QStringLiteral("show"), name}).object(); }

private:
    DeskFixture m_desk;
};

} // namespace

class tst_CtlRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rulesAreSeenAndChanged();
    void aRuleIsWrittenAndTakenBack();
    void whatHappenedIsLogged();
    void aPreviewWritesNothing();
    void nothingIsSwitchedOnUnseen();
    void tasksAreListedAndDone();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlRules::rulesAreSeenAndChanged() {
    const Workspace workspace;
    const CtlRun list = workspace.run(words("rules list"));
    COMPARE_EXIT(list, 0);
    QVERIFY2(list.text().contains(QStringLiteral("initial_task")), qPrintable(list.text()));
    QCOMPARE(workspace.rule(QStringLiteral("pricing_info"))[QStringLiteral("fired")], 1);
    COMPARE_EXIT(workspace.run(words("rules disable pricing_info")), 0);
    QCOMPARE(workspace.rule(QStringLiteral("pricing_info"))[QStringLiteral("enabled")], false);
    COMPARE_EXIT(workspace.run(words("rules move pricing_info --before initial_task")), 0);
    COMPARE_EXIT(workspace.run(words("rules remove pricing_info")), 0);
    QCOMPARE(workspace.rule(QStringLiteral("pricing_info"))[QStringLiteral("enabled")], true);
    COMPARE_EXIT(workspace.run(words("rules check")), 0);
    COMPARE_EXIT(workspace.run({QStringLiteral("verify")}), 0);
}

void tst_CtlRules::aRuleIsWrittenAndTakenBack() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("rules check -"), vip), 0);
    COMPARE_EXIT(workspace.run(words("rules save -"), vip), 0);
    const CtlRun shown = workspace.run(words("rules show vip"));
    COMPARE_EXIT(shown, 0);
    QVERIFY2(shown.text().contains(QStringLiteral("give it to Asha Rao; add the tag “vip”")), qPrintable(shown.text()));
    // What show prints can be saved.
    const QByteArray again = shown.out.mid(shown.out.indexOf('{'));
    COMPARE_EXIT(workspace.run(words("rules save -"), again), 0);
    QCOMPARE(workspace.rule(QStringLiteral("vip"))[QStringLiteral("version")], 2);
    COMPARE_EXIT(workspace.run({QStringLiteral("undo")}), 0);
    COMPARE_EXIT(workspace.run({QStringLiteral("undo")}), 0);
    COMPARE_EXIT(workspace.run(words("rules show vip")), 1);
}

void tst_CtlRules::whatHappenedIsLogged() {
    const Workspace workspace;
    const CtlRun log = workspace.json(words("rules log stage_booking_word --lead L-1"));
    COMPARE_EXIT(log, 0);
    QCOMPARE(log.array().first()[QStringLiteral("outcome")], QStringLiteral("not_fired"));
    COMPARE_EXIT(workspace.run(words("rules happened payment_received L-2")), 0);
    const CtlRun done = workspace.json(words("rules log --done --limit 1"));
    QCOMPARE(done.array().first()[QStringLiteral("rule")], QStringLiteral("stage_payment"));
    const CtlRun show = workspace.json(words("show L-2"));
    QCOMPARE(show.object()[QStringLiteral("stage")], QStringLiteral("won"));
    COMPARE_EXIT(workspace.run({QStringLiteral("undo")}), 0);
    QCOMPARE(workspace.json(words("rules log --failed")).array(), QJsonArray());
    COMPARE_EXIT(workspace.run({QStringLiteral("rules"), QStringLiteral("products"), QStringLiteral("Cotton Yarn")}), 0);
    QCOMPARE(workspace.json(words("rules products")).array(), QJsonArray{QStringLiteral("Cotton Yarn")});
}

void tst_CtlRules::aPreviewWritesNothing() {
    const Workspace workspace;
    const CtlRun preview = workspace.json(words("rules preview - --days 3650"), vip);
    COMPARE_EXIT(preview, 0);
    QCOMPARE(preview.object()[QStringLiteral("leads")], 2);
    COMPARE_EXIT(workspace.run(words("rules show vip")), 1);
}

void tst_CtlRules::tasksAreListedAndDone() {
    const Workspace workspace;
    const QJsonArray tasks = workspace.json(words("tasks --team")).object()[QStringLiteral("tasks")].toArray();
    QCOMPARE(tasks.size(), 3);
    QString contact;
    for (const QJsonValue& task : tasks) {
        if (task[QStringLiteral("lead")] == QStringLiteral("L-2"))
            contact = task[QStringLiteral("id")].toString();
    }
    const CtlRun done = workspace.run({QStringLiteral("tasks"), QStringLiteral("done"), contact});
    COMPARE_EXIT(done, 0);
    QVERIFY2(done.text().contains(QStringLiteral("Done: “Follow up on WhatsApp inquiry")), qPrintable(done.text()));
    QCOMPARE(workspace.json(words("show L-2")).object()[QStringLiteral("stage")], QStringLiteral("contacted"));
    COMPARE_EXIT(workspace.run({QStringLiteral("tasks"), QStringLiteral("done"), contact}), 0);
    const CtlRun overdue = workspace.run(words("tasks --overdue"));
    COMPARE_EXIT(overdue, 0);
}

void tst_CtlRules::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* call, const QByteArray& input, int exit, const char* sentence) {
        QTest::newRow(name) << words(call) << input << exit << QString::fromUtf8(sentence);
    };
    row("a verb that is none", "rules sing", {}, 2, "“sing” is nothing rules can do");
    row("a rule that is none", "rules enable nothing", {}, 1, "There is no rule “nothing”");
    row("no JSON", "rules save -", "{name", 1, "is no JSON");
    row("no file", "rules save nowhere.json", {}, 1, "cannot be read");
    row("a field that is gone", "rules save -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"field":"shoe","is":"is","values":["9"]},"then":[{"do":"tag","text":"x"}]})",
        1, "Rules know nothing of “shoe”");
    row("somebody who is nobody", "rules save -",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"assign","member":"Zubin"}]})", 1,
        "“Zubin” is nobody of the team");
    row("a circle", "rules save -",
        R"({"name":"a","title":"A","trigger":"stage_changed","enabled":true,"then":[{"do":"stage","stages":["PROPOSAL"],"text":"x"}]})",
        1, "goes in a circle");
    row("no finite number", "rules check -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"field":"score","is":"at_least","values":["nan"]},"then":[{"do":"tag","text":"x"}]})",
        1, "“nan” is no number for the score");
    row("an hour that never comes", "rules check -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"field":"hour","is":"at_least","values":["25"]},"then":[{"do":"tag","text":"x"}]})",
        1, "The hour of the day is from 0 to 23, never 25.");
    row("an owner who is nobody", "rules check -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"field":"owner","is":"is","values":["Zubin"]},"then":[{"do":"tag","text":"x"}]})",
        1, "“Zubin” is nobody of the team.");
    row("an option of another word", "rules backtest --days 7", {}, 2,
        "--days goes with rules preview or enable, not with backtest");
    row("a back-test backwards", "rules backtest --from 2026-11-20 --to 2026-11-01", {}, 2, "--from is later than --to");
    row("two weights of one", "rules backtest --weights expertise=60,expertise=10", {}, 2, "expertise has two weights");
    row("a key that is none", "rules save -",
        R"({"name":"a","title":"A","trigger":"lead_created","whn":{},"then":[{"do":"tag","text":"x"}]})", 1,
        "“whn” is nothing that a rule has; it has name, title, trigger, when, then, enabled.");
    row("a key of an action that is none", "rules check -",
        R"({"name":"a","title":"A","trigger":"lead_created","then":[{"do":"tag","tekst":"x"}]})", 1,
        "“tekst” is nothing that an action has");
    row("a key of a condition that is none", "rules save -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"all":[{"field":"source","is":"is","value":["WEB"]}]},
            "then":[{"do":"tag","text":"x"}]})",
        1, "“value” is nothing that a condition has");
    row("two groups in one", "rules save -",
        R"({"name":"a","title":"A","trigger":"lead_created","when":{"all":[],"any":[]},"then":[{"do":"tag","text":"x"}]})", 1,
        "“all” stands alone");
    row("no list", "rules save -", R"({"name":"a","title":"A","trigger":"lead_created","then":{"do":"tag","text":"x"}})", 1,
        "“then” is a list");
    row("before itself", "rules move initial_task --before initial_task", {}, 1, "cannot be asked before itself");
    row("a call's due without a task", "call log --phone 9820041177 --due tomorrow", {}, 2, "with --task");
    row("a word too many", "rules list all", {}, 2, "“all” is a word too many for rules list");
    row("a run that is none", "rules retry 99", {}, 1, "There is no run 99");
    row("something that only programs know", "rules happened lead_created L-1", {}, 1, "Say payment_received");
    row("both", "tasks --mine --team", {}, 2, "Either --mine or --team");
    row("two times", "tasks --today --overdue", {}, 2, "One of");
    row("mine, and who is that", "tasks --mine", {}, 1, "Nobody is chosen");
    row("a task that is none", "tasks done 12", {}, 2, "Say which task");
}

void tst_CtlRules::nothingIsSwitchedOnUnseen() {
    const Workspace workspace;
    const CtlRun saved = workspace.run(words("rules save -"), vip);
    COMPARE_EXIT(saved, 0);
    QVERIFY2(saved.text().contains(QStringLiteral("is off; rules enable vip")), qPrintable(saved.text()));
    const CtlRun look = workspace.run(words("rules enable vip"));
    COMPARE_EXIT(look, 1);
    QVERIFY2(look.text().contains(QStringLiteral("have touched 2 leads")), qPrintable(look.text()));
    QVERIFY2(look.err.contains(QStringLiteral("rules enable vip --yes")), qPrintable(look.err));
    QCOMPARE(workspace.rule(QStringLiteral("vip"))[QStringLiteral("enabled")], false);
    COMPARE_EXIT(workspace.run(words("rules enable vip --yes")), 0);
    COMPARE_EXIT(workspace.run(words("rules save -"), vip), 0); // What the file does not say stays.
    QCOMPARE(workspace.rule(QStringLiteral("vip"))[QStringLiteral("enabled")], true);
}

void tst_CtlRules::whatCannotBeIsSaid() {
    QFETCH(const QStringList, call);
    QFETCH(const QByteArray, input);
    QFETCH(const int, exit);
    QFETCH(const QString, sentence);
    const Workspace workspace;
    const CtlRun run = workspace.run(call, input);
    COMPARE_EXIT(run, exit);
    QVERIFY2(run.err.contains(sentence), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_CtlRules)
#include "tst_CtlRules.moc"
