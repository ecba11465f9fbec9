// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every command of the real program, as a script would use it: exit codes, JSON and words.

#include "tests/app/ctl/CtlRun.h"
#include "tests/support/MailFixtures.h"
#include "tests/support/SourceTree.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using test::Ctl;
using test::CtlRun;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QString str(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString();
}
int num(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toInt(-1);
}

const QByteArray enquiry(R"({"name":"Leyla Haddad","phone":"+971 50 012 3456","company":"Haddad Interiors","channel":"whatsapp",
"message":"Urgent: need price for 100 units of blackout fabric by Friday. Please call.","external_id":"x-1"})");

} // namespace

class TestCtl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoCustomersForwardedByOneColleagueStayTwo();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void helpNamesEveryCommand();
    void everyCommandHasHelp();
    void wrongWordsAreUsage_data();
    void wrongWordsAreUsage();
    void initMakesAWorkspaceOnce();
    void aFormBecomesALeadWithEverythingTold();
    void aCorrectionIsToldWithoutAJudgement();
    void aFolderIsNoFile();
    void anImportThatTakesNothingIsRefused();
    void theSameEventTwiceIsADuplicate();
    void aListIsOneEntryForEachEvent();
    void whatIndiaMartAnswersAndPostsIsIngested();
    void whatCannotBeReadIsParkedAndCanBeRetried();
    void anUnknownChannelWordIsKept();
    void mailsAndMailboxesAreIngested();
    void theDemoIsTheSameForTheSameSeed();
    void listFiltersCountExactly();
    void aMistypedNameIsSaidToBeOne();
    void conditionsInTheSearchTextAreReadOrNamed();
    void listSortsLimitsAndChoosesColumns();
    void showPrintsThePanel();
    void statsAddUp();
    void channelsShowTheLedger();
    void anImportIsDryRunImportedAndTakenBack();
    void anExportComesBackWithoutAChange();
    void aUnitOfSeveralWordsGoesToAnotherWorkspace();
    void backupVerifyAndRestoreGoTogether();
    void runDueCoolsHeat();
    void theHistoryGoesBackAndForth();
    void strangersCannotWriteToTheTerminal();
    void benchMeasuresBesideSqlite();
};

void TestCtl::helpNamesEveryCommand() {
    const CtlRun help = Ctl().run({QStringLiteral("--help")});

    COMPARE_EXIT(help, 0);
    QCOMPARE(Ctl().run(words("help import")).text(), Ctl().run(words("import --help")).text());
    for (const QString& command :
         words("init demo ingest list show stats channels sync run-due backup restore verify import export undo"))
        QVERIFY2(
            help.text().contains(QRegularExpression(QStringLiteral("^  %1 ").arg(command), QRegularExpression::MultilineOption)),
            qPrintable(command));
    COMPARE_EXIT(Ctl().run({}), 2);
    COMPARE_EXIT(Ctl().run({QStringLiteral("--version")}), 0);
}

void TestCtl::everyCommandHasHelp() {
    const Ctl ctl;
    for (const QString& command :
         words("init demo ingest list show stats channels sync run-due backup restore verify import export undo redo bench")) {
        const CtlRun help = ctl.run({command, QStringLiteral("--help")});
        COMPARE_EXIT(help, 0);
        QVERIFY2(help.text().contains(QStringLiteral("--store")), qPrintable(command));
        QVERIFY2(help.err.isEmpty(), qPrintable(help.err));
    }
}

void TestCtl::wrongWordsAreUsage_data() {
    QTest::addColumn<QString>("command");
    QTest::newRow("unknown command") << QStringLiteral("frobnicate");
    QTest::newRow("unknown option") << QStringLiteral("list --frobnicate");
    QTest::newRow("option without value") << QStringLiteral("list --limit");
    QTest::newRow("limit") << QStringLiteral("list --limit many");
    QTest::newRow("heat") << QStringLiteral("list --heat lukewarm");
    QTest::newRow("stage") << QStringLiteral("list --stage nowhere");
    QTest::newRow("channel") << QStringLiteral("list --channel pigeon");
    QTest::newRow("owner") << QStringLiteral("list --owner Nobody");
    QTest::newRow("two groups") << QStringLiteral("list --open --closed");
    QTest::newRow("day") << QStringLiteral("list --from yesterday");
    QTest::newRow("sort") << QStringLiteral("list --sort luck");
    QTest::newRow("view with conditions") << QStringLiteral("list --view Hot --heat hot");
    QTest::newRow("direction") << QStringLiteral("list --sort heat:up");
    QTest::newRow("columns") << QStringLiteral("list --columns number,luck");
    QTest::newRow("lead number") << QStringLiteral("show X-12");
    QTest::newRow("no lead") << QStringLiteral("show");
    QTest::newRow("two leads") << QStringLiteral("show 1 2");
    QTest::newRow("ingest without file") << QStringLiteral("ingest form");
    QTest::newRow("ingest channel") << QStringLiteral("ingest pigeon file");
    QTest::newRow("time") << QStringLiteral("run-due --at noon");
    QTest::newRow("duplicates") << QStringLiteral("import file.csv --duplicates maybe");
    QTest::newRow("mail import") << QStringLiteral("import file.eml");
    QTest::newRow("restore without backup") << QStringLiteral("restore");
    QTest::newRow("channels verb") << QStringLiteral("channels dance");
    QTest::newRow("channels kind") << QStringLiteral("channels add pigeon --name x");
    QTest::newRow("secret in argv") << QStringLiteral("channels add email --name x --set password=hunter2");
    QTest::newRow("leads") << QStringLiteral("demo --leads 0");
}

void TestCtl::wrongWordsAreUsage() {
    QFETCH(QString, command);
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);

    const CtlRun result = ctl.plain(command.split(u' '));

    COMPARE_EXIT(result, 2);
    QVERIFY(!result.err.trimmed().isEmpty());
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.contains(QStringLiteral("hunter2")));
}

void TestCtl::initMakesAWorkspaceOnce() {
    const Ctl ctl;

    const CtlRun first = ctl.json(words("init --name Desk --time-zone Europe/Berlin --currency EUR --region DE"));
    const CtlRun second = ctl.json(words("init"));

    COMPARE_EXIT(first, 0);
    QVERIFY(!str(first.object(), "id").isEmpty());
    QVERIFY(!QFile::exists(ctl.store() + QStringLiteral("-wal"))); // The file alone is the whole workspace.
    COMPARE_EXIT(second, 1);
    QVERIFY(second.err.contains(QStringLiteral("already")));
    const Ctl other;
    COMPARE_EXIT(other.plain(words("init --time-zone Mars/Olympus")), 1);
}

void TestCtl::aFormBecomesALeadWithEverythingTold() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);

    const CtlRun result = ctl.json(words("ingest form -"), enquiry);

    COMPARE_EXIT(result, 0);
    QCOMPARE(result.array().size(), 1);
    const QJsonObject entry = result.array().first().toObject();
    QCOMPARE(str(entry, "state"), QStringLiteral("attached"));
    QCOMPARE(str(entry, "lead"), QStringLiteral("L-1"));
    QVERIFY(entry.value(QStringLiteral("new")).toBool());
    QCOMPARE(str(entry, "language"), QStringLiteral("en"));
    QVERIFY(!str(entry, "heat").isEmpty() && str(entry, "heat") != QStringLiteral("COLD"));
    QVERIFY(!str(entry, "reason").isEmpty());
    QVERIFY(!str(entry, "suggested_action").isEmpty());
    const double confidence = entry.value(QStringLiteral("confidence")).toDouble();
    QVERIFY(confidence > 0 && confidence <= 1);
    QVERIFY(entry.value(QStringLiteral("owner")).isNull()); // Nobody is in the team.
    const CtlRun plain = ctl.plain(words("ingest form -"), R"({"name":"B","email":"b@b.example","message":"hello"})");
    COMPARE_EXIT(plain, 0);
    QVERIFY2(plain.text().startsWith(QStringLiteral("standard input  attached  L-2  new  ")), plain.out.constData());
}

void TestCtl::theSameEventTwiceIsADuplicate() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString file = ctl.write(QStringLiteral("form.json"), enquiry);

    const CtlRun both = ctl.json({QStringLiteral("ingest"), QStringLiteral("form"), file, file});

    COMPARE_EXIT(both, 0);
    QCOMPARE(str(both.array().at(0).toObject(), "state"), QStringLiteral("attached"));
    QCOMPARE(str(both.array().at(1).toObject(), "state"), QStringLiteral("duplicate"));
    QCOMPARE(num(both.array().at(1).toObject(), "number"), 1);
    QCOMPARE(num(ctl.json({QStringLiteral("stats")}).object(), "messages"), 1);
}

void TestCtl::aCorrectionIsToldWithoutAJudgement() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QByteArray row =
        R"({"UNIQUE_QUERY_ID":"11","SENDER_NAME":"Asha Patil","SENDER_MOBILE":"+91-9811111111","QUERY_MESSAGE":"Need 5 Ton"})";
    COMPARE_EXIT(ctl.plain(words("ingest indiamart -"), row), 0);

    const CtlRun corrected = ctl.plain(words("ingest indiamart -"), QByteArray(row).replace("5 Ton", "7 Ton"));

    COMPARE_EXIT(corrected, 0);
    QVERIFY2(corrected.text().contains(QStringLiteral("\n    The same enquiry, corrected.\n")), corrected.out.constData());
}

void TestCtl::aFolderIsNoFile() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString folder = ctl.path(QString());
    for (const QString& channel : words("email form indiamart")) {
        const CtlRun result = ctl.plain({QStringLiteral("ingest"), channel, folder});
        COMPARE_EXIT(result, 1);
        QVERIFY2(result.err.contains(QStringLiteral("is a folder")), qPrintable(result.err));
    }
}

void TestCtl::anImportThatTakesNothingIsRefused() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString bad = ctl.write(QStringLiteral("bad.csv"), "Name,Phone\n,\n,junk\n");
    const QString mixed = ctl.write(QStringLiteral("mixed.csv"), "Name,Phone\nRohan,9820041177\n,junk\n");

    const CtlRun nothing = ctl.json({QStringLiteral("import"), bad});
    COMPARE_EXIT(nothing, 1);
    QCOMPARE(num(nothing.object(), "created"), 0);
    COMPARE_EXIT(ctl.json({QStringLiteral("import"), mixed}), 0);
}

void TestCtl::aListIsOneEntryForEachEvent() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);

    const CtlRun result =
        ctl.json(words("ingest form -"), "[" + enquiry + R"(,{"phone":"+971500123456","message":"any update?"},{}])");

    COMPARE_EXIT(result, 0);
    const QJsonArray entries = result.array();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(str(entries.at(0).toObject(), "context"), QStringLiteral("standard input#1"));
    QCOMPARE(num(entries.at(1).toObject(), "number"), 1);
    QVERIFY(!entries.at(1).toObject().value(QStringLiteral("new")).toBool());
    QCOMPARE(str(entries.at(2).toObject(), "state"), QStringLiteral("parked"));
}

void TestCtl::whatIndiaMartAnswersAndPostsIsIngested() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QByteArray first =
        R"({"UNIQUE_QUERY_ID":"11","QUERY_TYPE":"W","QUERY_TIME":"2026-11-19 16:42:10","SENDER_NAME":"Asha Patil",)"
        R"("SENDER_MOBILE":"+91-9811111111","QUERY_MESSAGE":"Need 5 Ton<br>"})";
    const QByteArray second = R"({"UNIQUE_QUERY_ID":12,"SENDER_MOBILE":"+91-9822222222","QUERY_MESSAGE":"price?"})";
    const QString answer =
        ctl.write(QStringLiteral("answer.json"),
                  R"({"CODE":200,"STATUS":"SUCCESS","TOTAL_RECORDS":3,"RESPONSE":[)" + first + ',' + second + ",7]}");
    const QString push = ctl.write(QStringLiteral("push.json"), R"({"CODE":200,"STATUS":"SUCCESS","RESPONSE":)" + first + "}");
    const QString refusal = ctl.write(QStringLiteral("refusal.json"), R"({"CODE":401,"MESSAGE":"The key is incorrect"})");

    const CtlRun both = ctl.json({QStringLiteral("ingest"), QStringLiteral("indiamart"), answer, push});
    COMPARE_EXIT(both, 0);
    QStringList states;
    for (const QJsonValue entry : both.array())
        states.append(str(entry.toObject(), "context") + u' ' + str(entry.toObject(), "state"));
    QCOMPARE(states, (QStringList{QStringLiteral("answer.json#1 attached"), QStringLiteral("answer.json#2 attached"),
                                  QStringLiteral("answer.json#3 parked"), QStringLiteral("push.json duplicate")}));

    const QString tooEarly =
        ctl.write(QStringLiteral("early.json"), R"({"CODE":429,"STATUS":"FAILURE","MESSAGE":"once in 5 minutes","RESPONSE":[]})");
    const CtlRun early = ctl.json({QStringLiteral("ingest"), QStringLiteral("indiamart"), tooEarly});
    COMPARE_EXIT(early, 1);
    QVERIFY2(early.err.contains(QStringLiteral("one call in five minutes")), qPrintable(early.err));
    const CtlRun refused = ctl.json({QStringLiteral("ingest"), QStringLiteral("indiamart"), refusal});
    COMPARE_EXIT(refused, 1);
    QVERIFY(refused.err.contains(QStringLiteral("does not know this key")));
}

void TestCtl::whatCannotBeReadIsParkedAndCanBeRetried() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);

    const CtlRun result = ctl.json(words("ingest form -"), "{\"name\": \"cut o");

    COMPARE_EXIT(result, 0);
    const QJsonObject entry = result.array().first().toObject();
    QCOMPARE(str(entry, "state"), QStringLiteral("parked"));
    QVERIFY(!str(entry, "cause").isEmpty());
    const CtlRun parked = ctl.json(words("channels parked"));
    QCOMPARE(parked.array().size(), 1);
    const CtlRun again =
        ctl.json({QStringLiteral("channels"), QStringLiteral("retry"), str(parked.array().first().toObject(), "id")});
    COMPARE_EXIT(again, 0);
    QCOMPARE(str(again.object(), "state"), QStringLiteral("parked"));
    COMPARE_EXIT(ctl.plain(words("channels retry nonsense")), 2);
    COMPARE_EXIT(ctl.plain(words("verify")), 0);
}

void TestCtl::anUnknownChannelWordIsKept() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);

    COMPARE_EXIT(ctl.json(words("ingest form -"), R"({"name":"Fax Person","channel":"fax","message":"price?"})"), 0);

    const QJsonObject lead = ctl.json(words("show L-1")).object();
    QCOMPARE(str(lead, "channel"), QStringLiteral("OTHER"));
    QCOMPARE(str(lead, "channel_raw"), QStringLiteral("fax"));
}

void TestCtl::mailsAndMailboxesAreIngested() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString plain = ctl.write(QStringLiteral("plain.eml"), test::mailFixture(QStringLiteral("plain-english")));
    const QString away = ctl.write(QStringLiteral("away.eml"), test::mailFixture(QStringLiteral("auto-reply-vacation")));
    const QString box =
        ctl.write(QStringLiteral("box.mbox"),
                  "From a@b Sat Nov 21 00:00:00 2026\n" + test::mailFixture(QStringLiteral("german-latin1")) +
                      "\n\nFrom a@b Sat Nov 21 00:00:00 2026\n" + test::mailFixture(QStringLiteral("hindi-quoted-printable")));

    const CtlRun result = ctl.json(
        {QStringLiteral("ingest"), QStringLiteral("email"), plain, away, box, plain, ctl.path(QStringLiteral("missing.eml"))});

    COMPARE_EXIT(result, 1); // One file is missing; the rest went on.
    QVERIFY(result.err.contains(QStringLiteral("missing.eml")));
    QStringList states;
    for (const QJsonValue entry : result.array())
        states.append(str(entry.toObject(), "state"));
    QCOMPARE(states, words("attached ignored attached attached duplicate"));
    QCOMPARE(str(result.array().at(2).toObject(), "language"), QStringLiteral("de"));
    QCOMPARE(str(result.array().at(2).toObject(), "context"), QStringLiteral("box.mbox#1"));
    QVERIFY(!str(result.array().at(1).toObject(), "cause").isEmpty());
}

void TestCtl::theDemoIsTheSameForTheSameSeed() {
    const Ctl first;
    const Ctl second;
    const QStringList demo = words("demo --leads 40 --seed 9 --at 2026-11-20T09:00:00Z");

    COMPARE_EXIT(first.json(demo), 0);
    COMPARE_EXIT(second.json(demo), 0);

    const QStringList list = words("list --all --limit 0");
    QCOMPARE(num(first.json(list).object(), "count"), 40);
    QCOMPARE(first.json(list).object(), second.json(list).object());
    COMPARE_EXIT(first.json(demo), 1);
    COMPARE_EXIT(first.json({QStringLiteral("verify")}), 0);
}

void TestCtl::listFiltersCountExactly() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 80 --seed 3")), 0);
    const QJsonArray all = ctl.json(words("list --all --limit 0")).object().value(QStringLiteral("leads")).toArray();
    const auto countIf = [&all](const std::function<bool(const QJsonObject&)>& holds) {
        return static_cast<int>(
            std::count_if(all.begin(), all.end(), [&](const QJsonValue& lead) { return holds(lead.toObject()); }));
    };
    const auto isClosed = [](const QJsonObject& lead) { return words("won lost disqualified").contains(str(lead, "stage")); };
    const auto count = [&ctl](const char* filter) {
        return num(ctl.json(words("list --limit 1") + words(filter)).object(), "count");
    };

    QCOMPARE(all.size(), 80);
    QCOMPARE(count("--closed"), countIf(isClosed));
    QCOMPARE(count("--open") + count("--closed"), 80);
    QCOMPARE(count("--all --channel whatsapp,email"),
             countIf([](const QJsonObject& lead) { return words("WHATSAPP EMAIL").contains(str(lead, "channel")); }));
    QCOMPARE(count("--all --heat hot+"),
             countIf([](const QJsonObject& lead) { return words("HOT VERY_HOT ON_FIRE").contains(str(lead, "heat")); }));
    QCOMPARE(count("--stage qualified"),
             countIf([](const QJsonObject& lead) { return str(lead, "stage") == QStringLiteral("qualified"); }));
    QCOMPARE(count("--all --unassigned"),
             countIf([](const QJsonObject& lead) { return lead.value(QStringLiteral("owner")).isNull(); }));
    QCOMPARE(count("--all --owner meera"),
             countIf([](const QJsonObject& lead) { return str(lead, "owner") == QStringLiteral("Meera Joseph"); }));
    QCOMPARE(count("--all --owner me"),
             countIf([](const QJsonObject& lead) { return str(lead, "owner") == QStringLiteral("Priya N."); }));
    const QJsonObject one = all.first().toObject();
    const QByteArray search = "--all --search " + str(one, "lead").toUtf8();
    QVERIFY(count(search.constData()) >= 1);
    const CtlRun exact = ctl.json(words("list") + words(search.constData()));
    QVERIFY(!exact.object().value(QStringLiteral("near")).toBool() && exact.err.isEmpty());
    QCOMPARE(count("--all --to 2020-01-01"), 0);
    QCOMPARE(count("--all --from 2020-01-01"), 80);
    QVERIFY(count("--overdue") <= count("--open"));
}

/// The list itself goes on as usual; that it is another than was asked for stands beside it.
void TestCtl::aMistypedNameIsSaidToBeOne() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 60 --seed 4")), 0);
    QString name;
    const QJsonArray leads = ctl.json(words("list --all --limit 0")).object().value(QStringLiteral("leads")).toArray();
    for (const auto& lead : leads) {
        const QString first = str(lead.toObject(), "customer").section(u' ', 0, 0).toLower();
        const bool isPlain = std::all_of(first.cbegin(), first.cend(), [](QChar c) { return c >= u'a' && c <= u'z'; });
        if (isPlain && first.size() >= 6)
            name = first;
    }
    QVERIFY(!name.isEmpty());
    const QString typed = name.left(2) + u'q' + name.mid(2);
    const QStringList list = words("list --all --search") << typed;
    const QString sentence = QString::fromUtf8("Nothing here says “%1”. Shown: names one letter away.").arg(typed);

    const CtlRun found = ctl.json(list);
    COMPARE_EXIT(found, 0);
    QVERIFY(found.object().value(QStringLiteral("near")).toBool());
    QVERIFY(num(found.object(), "count") >= 1);
    const CtlRun table = ctl.plain(list);
    COMPARE_EXIT(table, 0);
    QVERIFY2(table.err.contains(sentence), qPrintable(table.err));
    QVERIFY(table.text().contains(name, Qt::CaseInsensitive));
    const CtlRun quoted = ctl.json(words("list --all --search") << u'"' + typed + u'"');
    QCOMPARE(num(quoted.object(), "count"), 0);

    const CtlRun exported = ctl.json(words("export --all --search") << typed << ctl.path(QStringLiteral("some.csv")));
    COMPARE_EXIT(exported, 0);
    QVERIFY2(exported.err.contains(sentence), qPrintable(exported.err));
}

/// Conditions in the search text count as the options do, and what is not understood is said beside the list.
void TestCtl::conditionsInTheSearchTextAreReadOrNamed() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 80 --seed 3")), 0);
    const auto count = [&ctl](const QStringList& more) {
        const CtlRun run = ctl.json(words("list --limit 1") + more);
        return run.err.isEmpty() ? num(run.object(), "count") : -1;
    };
    const auto search = [&count](const char* text) {
        return count({QStringLiteral("--all"), QStringLiteral("--search"), QString::fromUtf8(text)});
    };
    QVERIFY(search("heat:cold") > 0 && search("owner:nobody") > 0 && search("owner:\"Meera J\"") > 0);
    QCOMPARE(search("-heat:cold"), 80 - search("heat:cold"));
    QCOMPARE(search("-owner:nobody"), 80 - search("owner:nobody"));
    QCOMPARE(search("-owner:meera"), 80 - search("owner:meera"));
    QCOMPARE(search("-channel:whatsapp,email"), 80 - count(words("--all --channel whatsapp,email")));
    QCOMPARE(search("-source:referral"), 80 - search("source:referral"));
    QCOMPARE(search("-stage:new,won"), 80 - count(words("--all --stage new,won")));
    QCOMPARE(search("-is:open"), count(words("--closed")));
    QCOMPARE(search("heat:hot,warm"), count(words("--all --heat hot,warm")));
    QCOMPARE(search("heat:hot heat:warm"), count(words("--all --heat hot,warm")));
    QCOMPARE(search("heat:hot -heat:hot"), 0);
    QCOMPARE(search("last:30d -last:7d") + search("last:7d"), search("last:30d"));

    const QStringList unknown = words("--all --search owner:nosuch");
    const CtlRun listed = ctl.json(words("list") + unknown);
    COMPARE_EXIT(listed, 0);
    QCOMPARE(num(listed.object(), "count"), 0);
    QVERIFY2(listed.err.contains(QString::fromUtf8("“owner:nosuch” was not understood")), qPrintable(listed.err));
    const CtlRun exported = ctl.json(words("export") + unknown + QStringList{ctl.path(QStringLiteral("none.csv"))});
    COMPARE_EXIT(exported, 0);
    QVERIFY2(exported.err.contains(QString::fromUtf8("nobody in the team is called that")), qPrintable(exported.err));
    QString longText;
    for (int i = 0; i < 100; ++i)
        longText += QStringLiteral("word%1 ").arg(i);
    const CtlRun cut = ctl.plain({QStringLiteral("list"), QStringLiteral("--search"), longText});
    QVERIFY2(cut.err.contains(QStringLiteral("Only the beginning of the long --search text")), qPrintable(cut.err));
    const CtlRun excluded = ctl.plain(words("list --search -is:overdue"));
    QVERIFY2(excluded.err.contains(QString::fromUtf8("cannot be taken away with a minus")), qPrintable(excluded.err));
}

void TestCtl::listSortsLimitsAndChoosesColumns() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 30 --seed 4")), 0);

    const QJsonObject newest = ctl.json(words("list --all --limit 5 --sort number")).object();
    const CtlRun table = ctl.plain(words("list --all --limit 3 --sort number:asc --columns number,customer"));

    QCOMPARE(newest.value(QStringLiteral("leads")).toArray().size(), 5);
    QCOMPARE(num(newest.value(QStringLiteral("leads")).toArray().first().toObject(), "number"), 30);
    QCOMPARE(num(newest, "count"), 30);
    COMPARE_EXIT(table, 0);
    const QStringList lines = table.text().split(u'\n');
    QVERIFY(lines.first().startsWith(QStringLiteral("Lead")));
    QVERIFY(lines.at(1).startsWith(QStringLiteral("L-1 ")));
    QCOMPARE(lines.at(4), QStringLiteral("3 of 30 leads"));
}

void TestCtl::showPrintsThePanel() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(ctl.json(words("ingest form -"), enquiry), 0);

    const QJsonObject lead = ctl.json(words("show 1")).object();
    const CtlRun text = ctl.plain(words("show L-1"));
    const CtlRun missing = ctl.plain(words("show L-2"));

    QCOMPARE(str(lead.value(QStringLiteral("person")).toObject(), "name"), QStringLiteral("Leyla Haddad"));
    QVERIFY(!lead.value(QStringLiteral("score")).toObject().value(QStringLiteral("parts")).toArray().isEmpty());
    QCOMPARE(str(lead.value(QStringLiteral("triage")).toObject(), "status"), QStringLiteral("PENDING"));
    QVERIFY(!str(lead.value(QStringLiteral("heat")).toObject(), "reason").isEmpty());
    QVERIFY(!lead.value(QStringLiteral("timeline")).toArray().isEmpty());
    QStringList tasks;
    for (const QJsonValue& task : lead.value(QStringLiteral("tasks")).toArray())
        tasks.append(str(task.toObject(), "kind"));
    tasks.sort();
    QCOMPARE(tasks, words("initial_contact pricing"));
    COMPARE_EXIT(text, 0);
    for (const QString& part : words("Leyla Haddad score demographic Triage blackout"))
        QVERIFY2(text.text().contains(part), qPrintable(part));
    COMPARE_EXIT(missing, 1);
    QVERIFY(!missing.err.isEmpty());
}

void TestCtl::statsAddUp() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 50 --seed 5")), 0);

    const QJsonObject stats = ctl.json(words("stats")).object();

    QCOMPARE(num(stats, "leads"), 50);
    for (const QString& group : words("by_channel by_heat by_stage by_source")) {
        int sum = 0;
        const QJsonObject counts = stats.value(group).toObject();
        for (const QJsonValue count : counts)
            sum += count.toInt();
        QVERIFY2(sum == 50, qPrintable(group));
    }
    QVERIFY(ctl.plain(words("stats")).text().contains(QStringLiteral("50 leads")));
}

void TestCtl::channelsShowTheLedger() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(ctl.json(words("ingest form -"), "[" + enquiry + ",{}]"), 0);

    const QJsonObject result = ctl.json(words("channels")).object();
    const CtlRun kinds = ctl.json(words("channels kinds"));

    QVERIFY(result.value(QStringLiteral("accounts")).toArray().isEmpty());
    const QJsonObject day = result.value(QStringLiteral("ledger")).toArray().first().toObject();
    QCOMPARE(num(day, "received"), 2);
    QCOMPARE(num(day, "attached"), 1);
    QCOMPARE(num(day, "parked"), 1);
    QVERIFY(kinds.text().contains(QStringLiteral("email")));
    COMPARE_EXIT(ctl.plain(words("sync")), 0);
    COMPARE_EXIT(ctl.plain(words("channels pause Nobody")), 1);
}

void TestCtl::anImportIsDryRunImportedAndTakenBack() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString file = ctl.write(QStringLiteral("leads.csv"), "Customer,Handset,Remark\nAsha Rao,9820011223,needs 40 pcs\n"
                                                                "Vikram Shah,9820011224,price list\n");
    const QStringList import{QStringLiteral("import"),   file,
                             QStringLiteral("--map"),    QStringLiteral("Customer=name"),
                             QStringLiteral("--map"),    QStringLiteral("2=phone"),
                             QStringLiteral("--map"),    QStringLiteral("Remark=message"),
                             QStringLiteral("--tag"),    QStringLiteral("fair"),
                             QStringLiteral("--source"), QStringLiteral("trade_show")};

    const CtlRun dry = ctl.json(import + words("--dry-run"));
    const int afterDry = num(ctl.json(words("stats")).object(), "leads");
    const CtlRun real = ctl.json(import);
    const int afterReal = num(ctl.json(words("list --all --tag fair --source trade_show")).object(), "count");
    const CtlRun undone = ctl.json(words("undo"));

    COMPARE_EXIT(dry, 0);
    QCOMPARE(num(dry.object(), "created"), 2);
    QCOMPARE(afterDry, 0);
    COMPARE_EXIT(real, 0);
    QCOMPARE(num(real.object(), "rows"), 2);
    QCOMPARE(afterReal, 2);
    COMPARE_EXIT(undone, 0);
    QCOMPARE(num(ctl.json(words("stats")).object(), "leads"), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("import"), file, QStringLiteral("--map"), QStringLiteral("Nothing=name")}), 2);
    COMPARE_EXIT(ctl.plain({QStringLiteral("import"), file, QStringLiteral("--map"), QStringLiteral("1=luck")}), 2);
    COMPARE_EXIT(ctl.plain({QStringLiteral("import"), ctl.path(QStringLiteral("no.csv"))}), 1);
}

void TestCtl::anExportComesBackWithoutAChange() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 25 --seed 6")), 0);
    const QString file = ctl.path(QStringLiteral("out.csv"));

    const CtlRun exported = ctl.json({QStringLiteral("export"), file, QStringLiteral("--all")});
    const CtlRun again = ctl.json({QStringLiteral("export"), file, QStringLiteral("--all")});
    const CtlRun imported = ctl.json({QStringLiteral("import"), file});

    COMPARE_EXIT(exported, 0);
    QCOMPARE(num(exported.object(), "rows"), 25);
    COMPARE_EXIT(again, 1);
    COMPARE_EXIT(imported, 0);
    QCOMPARE(num(imported.object(), "unchanged"), 25);
    COMPARE_EXIT(ctl.json({QStringLiteral("export"), file, QStringLiteral("--overwrite"), QStringLiteral("--closed")}), 0);
}

void TestCtl::aUnitOfSeveralWordsGoesToAnotherWorkspace() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(
        ctl.plain(words("ingest form -"),
                  R"({"name":"Asha Rao","phone":"9820041177","email":"Asha.Rao@Gmail.com","message":"Need 400 sq ft granite"})"),
        0);
    const QString file = ctl.path(QStringLiteral("out.csv"));
    COMPARE_EXIT(ctl.plain({QStringLiteral("export"), file}), 0);

    const Ctl other;
    COMPARE_EXIT(other.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(other.plain({QStringLiteral("import"), file}), 0);
    const CtlRun shown = other.plain(words("show 1"));
    QVERIFY2(shown.text().contains(QStringLiteral("400 sq ft")), shown.out.constData());
    QVERIFY2(shown.text().contains(QStringLiteral("asha.rao@gmail.com")), shown.out.constData());
}

void TestCtl::backupVerifyAndRestoreGoTogether() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.json(words("demo --leads 10 --seed 8")), 0);
    const CtlRun verify = ctl.json(words("verify"));
    const QString copy = ctl.path(QStringLiteral("copy.leadwell"));

    const CtlRun backup = ctl.json({QStringLiteral("backup"), copy});
    COMPARE_EXIT(ctl.json(words("ingest form -"), enquiry), 0);
    const CtlRun restored = ctl.json({QStringLiteral("restore"), copy});

    COMPARE_EXIT(verify, 0);
    QVERIFY(verify.object().value(QStringLiteral("sound")).toBool());
    COMPARE_EXIT(backup, 0);
    QVERIFY(num(backup.object(), "size") > 10'000);
    COMPARE_EXIT(restored, 0);
    QVERIFY(QFile::exists(str(restored.object(), "kept")));
    QCOMPARE(num(ctl.json(words("stats")).object(), "leads"), 10);
    COMPARE_EXIT(ctl.json(words("backup")), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("restore"), ctl.path(QStringLiteral("nowhere"))}), 1);
}

void TestCtl::runDueCoolsHeat() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(ctl.json(words("ingest form -"), enquiry), 0);
    const auto inDays = [](int days) { return QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODate); };

    const CtlRun due = ctl.json({QStringLiteral("run-due"), QStringLiteral("--at"), inDays(60)});

    COMPARE_EXIT(due, 0);
    QCOMPARE(num(due.object(), "changed"), 1);
    QCOMPARE(num(ctl.json(words("list --heat cold")).object(), "count"), 1);
    const CtlRun verified = ctl.plain({QStringLiteral("verify")});
    COMPARE_EXIT(verified, 0);
    QVERIFY2(verified.text().contains(QStringLiteral(", for which the timers ran.")), qPrintable(verified.text()));

    // A day that is over is none to be asked about; now is.
    const CtlRun past = ctl.plain({QStringLiteral("run-due"), QStringLiteral("--at"), inDays(-1)});
    COMPARE_EXIT(past, 2);
    QVERIFY2(past.err.contains(QStringLiteral("is over, and what was due by then is due now")), qPrintable(past.err));
    COMPARE_EXIT(ctl.plain({QStringLiteral("run-due"), QStringLiteral("--at"), inDays(0)}), 0);
    QCOMPARE(num(ctl.json(words("list --heat cold")).object(), "count"), 0);
}

void TestCtl::theHistoryGoesBackAndForth() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString file = ctl.write(QStringLiteral("one.csv"), "Name,Phone\nAsha Rao,9820011223\n");
    COMPARE_EXIT(ctl.json({QStringLiteral("import"), file}), 0);

    COMPARE_EXIT(ctl.json(words("undo")), 0);
    QCOMPARE(num(ctl.json(words("stats")).object(), "leads"), 0);
    COMPARE_EXIT(ctl.json(words("redo")), 0);
    QCOMPARE(num(ctl.json(words("stats")).object(), "leads"), 1);
    const CtlRun nothing = ctl.json(words("redo"));
    COMPARE_EXIT(nothing, 1);
    QVERIFY(!nothing.err.isEmpty());
}

void TestCtl::strangersCannotWriteToTheTerminal() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    COMPARE_EXIT(ctl.json(words("ingest form -"), R"({"name":"Eve","message":"\u001b[2J\u009b31mred \u202eevil"})"), 0);

    const QByteArray shown = ctl.plain(words("show 1")).out + ctl.plain(words("list")).out;

    QVERIFY(shown.contains("evil"));
    QVERIFY(!shown.contains('\x1B'));
    QVERIFY(!shown.contains("\xC2\x9B"));
    QVERIFY(!shown.contains("\xE2\x80\xAE"));
}

void TestCtl::benchMeasuresBesideSqlite() {
    const Ctl ctl;

    const CtlRun bench =
        ctl.run({QStringLiteral("bench"), QStringLiteral("--leads"), QStringLiteral("40"), QStringLiteral("--runs"),
                 QStringLiteral("1"), QStringLiteral("--cache"), ctl.path(QStringLiteral("cache")), QStringLiteral("--json")});

    QVERIFY(!bench.hasCrashed);
    const QJsonArray measured = bench.object().value(QStringLiteral("measured")).toArray();
    QStringList names;
    for (const QJsonValue one : measured)
        names << one.toObject().value(QStringLiteral("name")).toString();
    for (const char* name :
         {"first page", "dashboard", "search, 4 digits, with the count", "one enquiry, durable", "import of a table"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
    for (const QJsonValue one : measured)
        QVERIFY(one.toObject().value(QStringLiteral("p50_ms")).toDouble() > 0);
}

void TestCtl::twoCustomersForwardedByOneColleagueStayTwo() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const auto forward = [&](const QString& file, const char* from, const char* words) {
        return ctl.write(file, QByteArray("From: Col <col@me.in>\nTo: sales@me.in\nSubject: Fwd: enquiry\nMessage-ID: <") +
                                   file.toLatin1() +
                                   ">\n\nPlease handle.\n\n---------- Forwarded message ---------\nFrom: " + from +
                                   "\nDate: Fri, 20 Nov 2026 at 08:00\nSubject: enquiry\nTo: <col@me.in>\n\n" + words + "\n");
    };
    const QString one = forward(QStringLiteral("one.eml"), "Real Cust <real@cust.in>", "We need 20 chairs. Mob: 98123 45678");
    const QString two =
        forward(QStringLiteral("two.eml"), "Second Cust <second@cust2.in>", "We need 900 helmets. Mob: 98989 89898");
    const QString direct =
        ctl.write(QStringLiteral("direct.eml"), "From: Real Cust <real@cust.in>\nTo: sales@me.in\nSubject: enquiry\n"
                                                "Message-ID: <direct@cust.in>\n\nAny news about our chairs?\n");
    COMPARE_EXIT(ctl.json({QStringLiteral("ingest"), QStringLiteral("email"), one, two, direct}), 0);

    const QJsonObject first = ctl.json({QStringLiteral("show"), QStringLiteral("1")}).object();
    const QByteArray firstText = QJsonDocument(first).toJson();
    QVERIFY2(firstText.contains("Real Cust") && firstText.contains("+919812345678") && firstText.contains("Any news"),
             firstText.constData());
    QVERIFY2(firstText.contains("forwarded by Col"), firstText.constData());
    QVERIFY2(!firstText.contains("helmets") && !firstText.contains("VERY_HOT"), firstText.constData());
    const QByteArray secondText = QJsonDocument(ctl.json({QStringLiteral("show"), QStringLiteral("2")}).object()).toJson();
    QVERIFY2(secondText.contains("Second Cust") && secondText.contains("900") && !secondText.contains("chairs"),
             secondText.constData());
    COMPARE_EXIT(ctl.plain({QStringLiteral("show"), QStringLiteral("3")}), 1);
    COMPARE_EXIT(ctl.plain({QStringLiteral("verify")}), 0);
}

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_Ctl.moc"
