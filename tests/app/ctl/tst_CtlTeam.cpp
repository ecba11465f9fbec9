// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The team by the command line: what decides who gets a lead, who got it and why, and whether the ledger holds.

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

QJsonObject memberOf(const CtlRun& run, const QString& name) {
    for (const QJsonValue& member : run.object()[QStringLiteral("members")].toArray()) {
        if (member[QStringLiteral("name")] == name)
            return member.toObject();
    }
    return {};
}

/// Three people, four enquiries that came before them, and the workspace closed.
class Workspace {
public:
    Workspace() {
        for (int i = 0; i < 4; ++i)
            m_desk.receive(QStringLiteral("name: Visitor %1\nphone: 98200 4117%1\n\nPrice of denim?").arg(i));
        for (const char* name : {"Asha Rao", "Karan Shah", "Meera Nair"})
            m_desk.addMember(QString::fromLatin1(name), false);
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

class tst_CtlTeam : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsSetFreeGetsWhatWaits();
    void leadsAreGivenByRulesAndByHand();
    void limitsAndSkillsAreKept();
    void theQueueIsEmptiedByItsSuggestions();
    void otherRulesAreTriedOnWhatWas();
    void somebodyNewAndHowFairItIs();
    void whatNobodyAnswersGoesBack();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlTeam::somebodyNewAndHowFairItIs() {
    const Workspace workspace;
    const CtlRun none = workspace.json(words("team fairness"));
    QCOMPARE(none.object()[QStringLiteral("given")].toInt(), 0);
    const CtlRun added =
        workspace.json({QStringLiteral("team"), QStringLiteral("add"), QStringLiteral("Dev Patel"), QStringLiteral("--capacity"),
                        QStringLiteral("3"), QStringLiteral("--skills"), QStringLiteral("denim")});
    QCOMPARE(added.exit, 0);
    const QJsonObject dev = memberOf(added, QStringLiteral("Dev Patel"));
    QCOMPARE(dev[QStringLiteral("capacity")].toInt(), 3);
    QCOMPARE(dev[QStringLiteral("role")], QStringLiteral("salesperson"));
    QCOMPARE(workspace.run({QStringLiteral("team"), QStringLiteral("add"), QStringLiteral("dev patel")}).exit, 1); // Taken.
    const QJsonObject full = memberOf(workspace.json(words("team list")), QStringLiteral("Dev Patel"));
    QCOMPARE(full[QStringLiteral("open_leads")].toInt(), 3); // What waited is theirs, up to the limit.
    QCOMPARE(full[QStringLiteral("hindrance")], QStringLiteral("at capacity"));
    QCOMPARE(full[QStringLiteral("score")].toDouble(), 0.0);
    const CtlRun fair = workspace.json(words("team fairness --days 7"));
    QCOMPARE(fair.object()[QStringLiteral("given")].toInt(), 3);
    for (const QJsonValue& person : fair.object()[QStringLiteral("people")].toArray()) {
        const bool isDev = person[QStringLiteral("name")] == QStringLiteral("Dev Patel");
        QCOMPARE(person[QStringLiteral("given")].toInt(), isDev ? 3 : 0);
        QCOMPARE(person[QStringLiteral("expected")].toDouble(), isDev ? 3.0 : 0.0);
    }
    QVERIFY(workspace.run(words("team fairness")).text().contains(QStringLiteral("Nobody is more than one lead ahead")));
    QCOMPARE(workspace.run(words("team fairness --days many")).exit, 2);
    QCOMPARE(workspace.run(words("team fairness --from 2026-11-20 --to 2026-11-01")).exit, 2);
    QCOMPARE(workspace.run(words("team add")).exit, 2);
    const CtlRun answers = workspace.json(words("answers --days 7"));
    QCOMPARE(answers.exit, 0);
    QVERIFY(answers.object()[QStringLiteral("channels")].isArray());
    QCOMPARE(workspace.run(words("answers --channel pigeon")).exit, 2);
    // By hand or at once, and who works here.
    QCOMPARE(workspace.json(words("team rules --mode manual")).object()[QStringLiteral("mode")], QStringLiteral("manual"));
    QCOMPARE(workspace.run(words("team rules --mode sometimes")).exit, 2);
    QCOMPARE(workspace.json(words("team here dev")).object()[QStringLiteral("here")], QStringLiteral("Dev Patel"));
    QCOMPARE(workspace.run(words("team set dev")).exit, 2);
    QCOMPARE(workspace.run(words("team set dev --strategy round_robin")).exit, 2);
}

void tst_CtlTeam::otherRulesAreTriedOnWhatWas() {
    const Workspace workspace;
    for (const char* name : {"Asha", "Karan"})
        QCOMPARE(workspace
                     .run({QStringLiteral("team"), QStringLiteral("set"), QString::fromLatin1(name),
                           QStringLiteral("--available"), QStringLiteral("yes")})
                     .exit,
                 0);
    QCOMPARE(workspace.run(words("assign 1 2 3 4")).exit, 0);
    const CtlRun asItWas = workspace.json(words("rules backtest"));
    QCOMPARE(asItWas.exit, 0);
    const int decisions = asItWas.object()[QStringLiteral("decisions")].toInt();
    QVERIFY(decisions >= 4);
    QCOMPARE(asItWas.object()[QStringLiteral("same")].toInt(), decisions);
    const CtlRun onlyKaran = workspace.json(words("rules backtest --pool Karan"));
    QVERIFY(onlyKaran.object()[QStringLiteral("same")].toInt() < decisions);
    for (const QJsonValue& one : onlyKaran.object()[QStringLiteral("differences")].toArray())
        QVERIFY(one[QStringLiteral("owner")].toString() != QStringLiteral("Asha Rao"));
    QVERIFY(workspace.run(words("rules backtest --pool Karan")).out.contains("come out as they did"));
    const CtlRun empty = workspace.run(words("rules backtest --from 2020-01-01 --to 2020-02-01"));
    QCOMPARE(empty.exit, 0);
    QVERIFY(empty.text().contains(QStringLiteral("No lead was given by rules in this time. There is nothing to compare.")));
    QVERIFY(!empty.text().contains(u'%'));
    QCOMPARE(workspace.run(words("rules backtest --strategy whim")).exit, 2);
    QCOMPARE(workspace.run(words("rules backtest --pool Nobody")).exit, 2);
    QCOMPARE(workspace.run(words("rules juggle")).exit, 2);
}

void tst_CtlTeam::whoIsSetFreeGetsWhatWaits() {
    const Workspace workspace;
    QCOMPARE(memberOf(workspace.json({QStringLiteral("team")}), QStringLiteral("Asha Rao"))[QStringLiteral("hindrance")],
             QStringLiteral("away"));
    COMPARE_EXIT(workspace.run(words("team set asha --available yes --capacity 3")), 0);
    COMPARE_EXIT(workspace.run({QStringLiteral("run-due")}), 0);
    const QJsonObject asha = memberOf(workspace.json({QStringLiteral("team")}), QStringLiteral("Asha Rao"));
    QCOMPARE(asha[QStringLiteral("open_leads")], 3);
    QCOMPARE(asha[QStringLiteral("capacity")], 3);
    QCOMPARE(asha[QStringLiteral("hindrance")], QStringLiteral("at capacity"));
    const CtlRun verified = workspace.run(words("verify --assignments"));
    COMPARE_EXIT(verified, 0);
    QVERIFY2(verified.text().contains(QStringLiteral("Everything holds.")), qPrintable(verified.text()));
    COMPARE_EXIT(workspace.run({QStringLiteral("verify")}), 0);
}

void tst_CtlTeam::leadsAreGivenByRulesAndByHand() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("assign L-1 --to meera")), 0);
    COMPARE_EXIT(workspace.run(words("team set karan --available yes --capacity 1")), 0);
    const CtlRun given = workspace.json(words("assign L-1 L-2 L-3 L-4"));
    COMPARE_EXIT(given, 0);
    QStringList owners;
    for (const QJsonValue& lead : given.object()[QStringLiteral("leads")].toArray())
        owners.append(lead[QStringLiteral("owner")].toString());
    QCOMPARE(owners.filter(QStringLiteral("Meera Nair")), QStringList{QStringLiteral("Meera Nair")});
    QCOMPARE(owners.filter(QStringLiteral("Karan Shah")), QStringList{QStringLiteral("Karan Shah")});
    QCOMPARE(owners.count(QString()), 2);
    const CtlRun nobody = workspace.run(words("assign L-1 --to nobody"));
    COMPARE_EXIT(nobody, 0);
    QVERIFY2(nobody.text().contains(QStringLiteral("assigned to nobody")), qPrintable(nobody.text()));
    COMPARE_EXIT(workspace.run(words("verify --assignments")), 0);
}

void tst_CtlTeam::limitsAndSkillsAreKept() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run({QStringLiteral("team"), QStringLiteral("set"), QStringLiteral("Karan Shah"),
                                QStringLiteral("--skills"), QStringLiteral("Cotton Yarn, denim"), QStringLiteral("--regions"),
                                QStringLiteral("Surat,395"), QStringLiteral("--month-min"), QStringLiteral("2"),
                                QStringLiteral("--month-max"), QStringLiteral("9"), QStringLiteral("--hours"),
                                QStringLiteral("mon-fri 09:00-13:00"), QStringLiteral("--zone"), QStringLiteral("Asia/Dubai")}),
                 0);
    COMPARE_EXIT(workspace.run(words("team leave karan --from 2026-11-20 --to 2026-11-22 --note Wedding")), 0);
    const CtlRun twice = workspace.run(words("team leave karan --from 2026-11-20 --to 2026-11-22 --note Wedding"));
    COMPARE_EXIT(twice, 1);
    QVERIFY2(twice.err.contains(QStringLiteral("Karan Shah is on leave from 20 Nov 2026 00:00 to 23 Nov 2026 00:00 already")),
             qPrintable(twice.err));
    const CtlRun run =
        workspace.json(words("team rules --strategy custom --weights expertise=60,geography=40 --minds-hours yes"));
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.object()[QStringLiteral("strategy")], QStringLiteral("custom"));
    QCOMPARE(run.object()[QStringLiteral("rules_version")], 2);
    const QJsonObject karan = memberOf(run, QStringLiteral("Karan Shah"));
    QCOMPARE(karan[QStringLiteral("skills")].toArray(), QJsonArray({QStringLiteral("Cotton Yarn"), QStringLiteral("denim")}));
    QCOMPARE(karan[QStringLiteral("month_max")], 9);
    QCOMPARE(karan[QStringLiteral("time_zone")], QStringLiteral("Asia/Dubai"));
    COMPARE_EXIT(workspace.run(words("team set karan --month-max none")), 0);
    QVERIFY(
        memberOf(workspace.json({QStringLiteral("team")}), QStringLiteral("Karan Shah"))[QStringLiteral("month_max")].isNull());
}

void tst_CtlTeam::theQueueIsEmptiedByItsSuggestions() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("team rules --strategy least_active")), 0);
    const CtlRun waiting = workspace.json({QStringLiteral("triage")});
    QCOMPARE(waiting.object()[QStringLiteral("pending")], 4);
    QCOMPARE(waiting.object()[QStringLiteral("items")][0][QStringLiteral("suggestion")][QStringLiteral("kind")],
             QStringLiteral("wait"));
    COMPARE_EXIT(workspace.run(words("triage accept L-1")), 1);
    COMPARE_EXIT(workspace.run(words("triage dismiss L-4")), 0);
    const CtlRun asked = workspace.json(words("triage ask L-3 L-2 --for Budget"));
    COMPARE_EXIT(asked, 0);
    QCOMPARE(asked.object()[QStringLiteral("sentence")], QStringLiteral("2 leads: Ask for the budget"));
    const CtlRun tasks = workspace.run(words("show L-3"));
    QVERIFY2(tasks.text().contains(QStringLiteral("Ask for the budget")), qPrintable(tasks.text()));
    COMPARE_EXIT(workspace.run(words("triage ask L-3 --for budget")), 0); // Nobody can take it: it waits on, asked once.
    COMPARE_EXIT(workspace.run(words("undo")), 0);
    COMPARE_EXIT(workspace.run(words("assign L-3 --to meera")), 0);
    COMPARE_EXIT(workspace.run(words("undo")), 0);
    const CtlRun table = workspace.run({QStringLiteral("triage")});
    COMPARE_EXIT(table, 0);
    QVERIFY2(table.text().contains(QStringLiteral("3 pending, 0 given today, 1 closed")), qPrintable(table.text()));
    COMPARE_EXIT(workspace.run(words("verify --assignments")), 0);
}

/// The timer as a cron job has it: by the clock of the call.
void tst_CtlTeam::whatNobodyAnswersGoesBack() {
    const Workspace workspace;
    const CtlRun rules =
        workspace.json(words("team rules --return-after 90min --on-leave all --best-fit 80:250 --return-manual yes"));
    QCOMPARE(rules.exit, 0);
    QCOMPARE(rules.object()[QStringLiteral("return_after_minutes")].toInt(), 90);
    QCOMPARE(rules.object()[QStringLiteral("return_manual")].toBool(), true);
    QCOMPARE(rules.object()[QStringLiteral("on_leave")], QStringLiteral("all"));
    QCOMPARE(rules.object()[QStringLiteral("best_fit")][QStringLiteral("score")].toInt(), 80);
    // Looking changes nothing.
    const int version = rules.object()[QStringLiteral("rules_version")].toInt();
    QCOMPARE(workspace.json(words("team rules")).object()[QStringLiteral("rules_version")].toInt(), version);
    COMPARE_EXIT(workspace.run(words("team rules --good-with Asha=referral,asha=trade_show --best-fit-not Karan")), 0);
    const QString said = workspace.run(words("team list")).text();
    QVERIFY2(said.contains(QStringLiteral("Asha Rao is good with referral, trade_show.")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("The best fit never chooses Karan Shah.")), qPrintable(said));
    QVERIFY(workspace.run(words("team list"))
                .text()
                .contains(QStringLiteral("does not answer within 1 h 30 min of working time goes to somebody else, also when")));
    workspace.run({QStringLiteral("team"), QStringLiteral("set"), QStringLiteral("Asha Rao"), QStringLiteral("--available"),
                   QStringLiteral("yes"), QStringLiteral("--capacity"), QStringLiteral("2")});
    workspace.run({QStringLiteral("team"), QStringLiteral("set"), QStringLiteral("Karan Shah"), QStringLiteral("--available"),
                   QStringLiteral("yes"), QStringLiteral("--capacity"), QStringLiteral("4")});
    const QString later = QDateTime::currentDateTimeUtc().addDays(9).toString(Qt::ISODate);
    const CtlRun due = workspace.json({QStringLiteral("run-due"), QStringLiteral("--at"), later});
    QCOMPARE(due.exit, 0);
    QCOMPARE(due.object()[QStringLiteral("returned")].toInt(), 2); // Karan has place for two more, Asha for none.
    QCOMPARE(workspace.run(words("verify --assignments")).exit, 0);
    QCOMPARE(workspace.run(words("undo")).exit, 0);
    QCOMPARE(workspace.run(words("verify --assignments")).exit, 0);
    const CtlRun again = workspace.json({QStringLiteral("run-due"), QStringLiteral("--at"), later});
    QCOMPARE(again.object()[QStringLiteral("returned")].toInt(), 0); // Somebody wants them where they are; Asha is full.
}

void tst_CtlTeam::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a verb that is none") << words("team sing") << 2 << QStringLiteral("“sing” is nothing the team can do");
    QTest::newRow("no sureness") << words("triage accept --above much") << 2 << QStringLiteral("from 0 to 1");
    QTest::newRow("a sureness that is none") << words("triage accept --above nan") << 2 << QStringLiteral("from 0 to 1");
    QTest::newRow("a sureness beyond all") << words("triage accept --above inf") << 2 << QStringLiteral("from 0 to 1");
    QTest::newRow("nothing to ask for") << words("triage ask L-1") << 2
                                        << QStringLiteral("--for says what is missing: phone, email,");
    QTest::newRow("asked for what is none") << words("triage ask L-1 --for colour") << 2 << QStringLiteral("place, product");
    QTest::newRow("nobody to ask") << words("triage ask --for budget") << 2 << QStringLiteral("Say which leads");
    QTest::newRow("no lead named") << words("triage dismiss") << 2 << QStringLiteral("Say which leads");
    QTest::newRow("not in triage") << words("triage accept L-99") << 1 << QStringLiteral("L-99 is not in triage");
    QTest::newRow("nobody named") << words("team set") << 2 << QStringLiteral("Say whose");
    QTest::newRow("somebody unknown") << words("team set zubin --capacity 2") << 1
                                      << QStringLiteral("“zubin” is nobody of the team");
    QTest::newRow("no number") << words("team set asha --capacity many") << 2 << QStringLiteral("many");
    QTest::newRow("hours that are none") << words("team set asha --hours always") << 1 << QStringLiteral("always");
    QTest::newRow("a leave without an end") << words("team leave asha --from 2026-11-20") << 2 << QStringLiteral("--to");
    QTest::newRow("a strategy that is none")
        << words("team rules --strategy luck") << 2 << QStringLiteral("Known are round_robin");
    QTest::newRow("no working time") << words("team rules --return-after soon") << 2
                                     << QStringLiteral("“soon” is no working time");
    QTest::newRow("a return after a year") << words("team rules --return-after 9000h") << 1 << QStringLiteral("90 days at most");
    QTest::newRow("a policy that is none") << words("team rules --on-leave burn") << 2 << QStringLiteral("keep, unanswered, all");
    QTest::newRow("no best fit") << words("team rules --best-fit star") << 2 << QStringLiteral("“star” is no best fit");
    QTest::newRow("a best fit that cannot be")
        << words("team rules --best-fit 200:1") << 1 << QStringLiteral("a score of 0 to 100");
    QTest::newRow("good with nothing") << words("team rules --good-with asha") << 2 << QStringLiteral("“asha” names no source");
    QTest::newRow("a source that is none") << words("team rules --good-with asha=luck") << 2 << QStringLiteral("“luck”");
    QTest::newRow("good with it, and nobody")
        << words("team rules --good-with zubin=referral") << 2 << QStringLiteral("“zubin” is nobody of the team");
    QTest::newRow("a criterion that is none")
        << words("team rules --weights luck=3") << 2 << QStringLiteral("“luck” is no criterion");
    QTest::newRow("weights that weigh nothing")
        << words("team rules --strategy custom") << 1 << QStringLiteral("By these weights nothing counts");
    QTest::newRow("weights of nothing") << words("team rules --weights expertise=0,geography=0") << 2
                                        << QStringLiteral("By these weights nothing counts");
    QTest::newRow("a lead that is none") << words("assign L-99 --to asha") << 1 << QStringLiteral("L-99");
}

void tst_CtlTeam::whatCannotBeIsSaid() {
    QFETCH(const QStringList, call);
    QFETCH(const int, exit);
    QFETCH(const QString, sentence);
    const Workspace workspace;
    const CtlRun run = workspace.run(call);
    COMPARE_EXIT(run, exit);
    QVERIFY2(run.err.contains(sentence), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_CtlTeam)
#include "tst_CtlTeam.moc"
