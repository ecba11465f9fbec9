// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports files into a real workspace and looks at what became of their rows.
#include "tests/core/services/imports/ImportTesting.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

const QByteArray exhibition = "Visitor Name;Firm;Mob.;EMail;Interest;Date;Stall\r\n"
                              "Rohan Mehta;Mehta Textiles;98200 41177;rohan@mehtatex.in;40s cotton;14-11-26;B-12\r\n"
                              "Anita Desai;Desai Polymers;09930017802;;HDPE;14-11-26;B-12\r\n"
                              "Farid Khan;;+971 50 123 4567;farid@khan.ae;switchgear;15-11-26;B-14\r\n";

LeadDetail lead(Desk& desk, qint64 number) {
    return must(desk.inbox().detail(number));
}

} // namespace

class tst_ImportService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void rowsAboveTheHeaderCanBeSkipped() {
        DeskFixture fixture;
        const QString path =
            fileIn(fixture, QStringLiteral("titled.csv"),
                   "Report of the desk,for Mr Rao,of Pune,2026-11-21\nName,Phone,City,Product\nAsha,9820041177,Pune,chairs\n");
        auto plan = planFor(path);
        plan.skip = 1;
        const auto preview = must(fixture.desk().imports().preview(plan));
        QCOMPARE(preview.rows, 1);
        QCOMPARE(preview.columns.first().header, QStringLiteral("Name"));
        QCOMPARE(imported(fixture.desk(), preview.plan).created, 1);
        QCOMPARE(lead(fixture.desk(), 1).person.name, QStringLiteral("Asha"));
    }

    void titlesAreRecognisedAndFirstLeadsAreNot() {
        DeskFixture fixture;
        QCOMPARE(must(fixture.desk().imports().preview(
                          planFor(fileIn(fixture, QStringLiteral("a.csv"),
                                         "JustDial Leads,,,\nName,Phone,City,Email\nAsha,9820041177,Pune,a@rao.in\n"))))
                     .plan.skip,
                 1);
        const auto bare = must(fixture.desk().imports().preview(
            planFor(fileIn(fixture, QStringLiteral("b.csv"),
                           "Asha Rao,,,\nRavi Shah,9820041177,Pune,r@shah.in\nMina Roy,9820041178,Surat,m@roy.in\n"))));
        QCOMPARE(bare.plan.skip, 0);
        QCOMPARE(bare.rows, 3);
    }

    void whatStandsForANameIsNotLost() {
        DeskFixture fixture;
        const QByteArray csv = "Name,Phone,Email,City\n"
                               "9876543210,9811111111,,Pune\n"
                               "a@bell.in,9811111112,,Pune\n"
                               "AAA,9811111113,,Pune\n"
                               "Customer,,c@dove.in,Pune\n"
                               "9811111113,9811111114,,Pune\n"
                               "N/A,9811111115,,Pune\n"
                               "9811111116,9811111116,,Pune\n";
        const QString path = fileIn(fixture, QStringLiteral("names.csv"), csv);
        const auto report = imported(fixture.desk(), planFor(path));
        QCOMPARE(report.created, 7);
        QCOMPARE(report.issueCount, 2); // AAA and Customer
        const auto values = [&](qint64 number) {
            QStringList list;
            for (const Identity& identity : lead(fixture.desk(), number).person.identities)
                list.append(identity.value);
            list.sort();
            return list;
        };
        QCOMPARE(values(1), (QStringList{QStringLiteral("+919811111111"), QStringLiteral("+919876543210")}));
        QCOMPARE(values(2), (QStringList{QStringLiteral("+919811111112"), QStringLiteral("a@bell.in")}));
        QCOMPARE(values(5), QStringList{QStringLiteral("+919811111114")}); // The other number is known to be somebody else's.
        QCOMPARE(values(7), QStringList{QStringLiteral("+919811111116")});
        QCOMPARE(textsOf(fixture.desk(), QStringLiteral("SELECT body FROM note ORDER BY body")),
                 (QStringList{QStringLiteral("Name as written: 9811111113"), QStringLiteral("Name as written: AAA"),
                              QStringLiteral("Name as written: Customer")}));

        const auto again = imported(fixture.desk(), planFor(path));
        QCOMPARE(again.unchanged, 7);
    }

    void whatAFileSaysOtherwiseStaysAsANote() {
        DeskFixture fixture;
        imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("one.csv"),
                                                "Name,Phone,City,Company\nAsha,9811111111,Pune,Rao Mills\n")));
        const QString path =
            fileIn(fixture, QStringLiteral("two.csv"), "Name,Phone,City,Company\nAsha Rao,9811111111,Mumbai,RAO MILLS\n");
        QCOMPARE(rehearsed(fixture.desk(), planFor(path)).differing, 1);
        const auto report = imported(fixture.desk(), planFor(path));
        QCOMPARE(report.updated, 1);
        QCOMPARE(report.differing, 1);
        QCOMPARE(lead(fixture.desk(), 1).person.city, QStringLiteral("Pune"));
        QCOMPARE(textsOf(fixture.desk(), QStringLiteral("SELECT body FROM note")),
                 QStringList{QStringLiteral("Name as written: Asha Rao\n\nCity as written: Mumbai")});
        const auto again = imported(fixture.desk(), planFor(path));
        QCOMPARE(again.unchanged, 1);
        QCOMPARE(again.differing, 0);
    }

    void anExportOfWhatWasTypedByHandComesBackUnchanged() {
        DeskFixture fixture;
        LeadService& leads = fixture.desk().leads();
        must(leads.quickAdd({QStringLiteral("98200 55555 / foo@bar.in"), QStringLiteral("Farida"), QStringLiteral("Price?")}));
        must(leads.quickAdd({QStringLiteral("Rohan <ROHAN@mehtatex.in>, 98200 55556; 98200 55557"), {}, {}}));
        for (const char* wrong : {"12", "hello", "98200 55558 / nobody", "foo@", "0"}) {
            const auto refused = leads.quickAdd({QString::fromLatin1(wrong), QStringLiteral("Nobody"), {}}).result();
            QVERIFY2(!refused, wrong);
            QCOMPARE(refused.error().kind, ErrorKind::Invalid);
            QVERIFY2(refused.error().sentence.contains(QStringLiteral("othing was saved")), qPrintable(refused.error().sentence));
        }
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead")), 2);
        const auto identities = lead(fixture.desk(), 1).person.identities;
        QCOMPARE(identities.size(), 2);
        QCOMPARE(lead(fixture.desk(), 2).person.identities.size(), 3);

        const QString path = fixture.folder() + QStringLiteral("/all.csv");
        LeadFilter all;
        all.group = LeadFilter::Group::All;
        must(fixture.desk().imports().exportLeads(path, all));
        const auto back = rehearsed(fixture.desk(), planFor(path));
        QCOMPARE(back.unchanged, 2);
        QCOMPARE(back.issueCount, 0);
    }

    void secondsSince1970AreDatesAndNoPhones() {
        DeskFixture fixture;
        const auto preview = must(fixture.desk().imports().preview(
            planFor(fileIn(fixture, QStringLiteral("crm.tsv"),
                           "id\tname\tphone\tsource\theat\tcreated\tlast_activity\n1\tAsha "
                           "Rao\t+919820041177\tWHATSAPP\tHOT\t1735984609\t1738368283\n"
                           "2\tRavi Shah\t+919820041178\tEMAIL\tCOLD\t1755938939\t1756420533\n"))));
        must(fixture.desk().imports().run(preview.plan)->report());
        const auto rows = must(fixture.desk().inbox().firstRows({}, {domain::LeadColumn::Number, false}, 5));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().createdAt, Instant::fromMs(1'735'984'609'000));
        QCOMPARE(rows.first().lastActivityAt, Instant::fromMs(1'738'368'283'000));
        QCOMPARE(rows.first().channel, domain::Channel::WhatsApp); // From the source column.
        QCOMPARE(rows.last().channel, domain::Channel::Email);
        QCOMPARE(must(fixture.desk().inbox().detail(1)).person.identities.size(), 1);
    }

    void aTableWithoutHeaderIsReadByItsWordsAndSaysWhatItLeavesOut() {
        DeskFixture fixture;
        QByteArray table;
        for (const char* name : {"Rohan Mehta", "Asha Rao", "Priya Sharma", "Karan Singh", "Meera Joshi", "Rajesh Kumar"})
            table += QByteArray::number(table.size()) + '\t' + name + "\t+9198200411" +
                     QByteArray::number(10 + table.size() % 80) + "\tIndore\tWHATSAPP\tHOT\tNEW\txyzzy plugh\n";
        auto preview = must(fixture.desk().imports().preview(planFor(fileIn(fixture, QStringLiteral("plain.tsv"), table))));
        QStringList targets;
        for (const services::ImportColumn& column : preview.columns)
            targets.append(column.target);
        QCOMPARE(targets.mid(1, 6), (QStringList{QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("city"),
                                                 QStringLiteral("channel"), QStringLiteral("heat"), QStringLiteral("stage")}));
        const QString left = services::notImportedSentence(preview.columns);
        QVERIFY2(left.contains(QStringLiteral("column 8 (xyzzy plugh")), qPrintable(left));
    }

    void twoNamesOnOneNumberStayTwoPeopleWithASuggestion() {
        DeskFixture fixture;
        const auto preview = must(fixture.desk().imports().preview(
            planFor(fileIn(fixture, QStringLiteral("two.csv"), "Name,Phone\nRavi,9820047778\nMeena,9820047778\n"))));
        must(fixture.desk().imports().run(preview.plan)->report());
        QCOMPARE(must(fixture.desk().inbox().counts({})).leads, 2);
        QCOMPARE(must(fixture.desk().inbox().detail(1)).person.name, QStringLiteral("Ravi"));
        QCOMPARE(must(fixture.desk().inbox().detail(2)).person.name, QStringLiteral("Meena"));
        QCOMPARE(must(fixture.desk().inbox().detail(1)).suggestions.size(), 1);
    }

    void aNumberThatCannotBeCalledIsNoKnownPhone() {
        DeskFixture fixture;
        const auto preview = must(fixture.desk().imports().preview(
            planFor(fileIn(fixture, QStringLiteral("bad.csv"), "Name,Phone\nAsha,12345\nRavi,9820047778\n"))));
        must(fixture.desk().imports().run(preview.plan)->report());
        const auto rows = must(fixture.desk().inbox().firstRows({}, {domain::LeadColumn::Number, false}, 5));
        QCOMPARE(rows.first().score, 0);
        QVERIFY(rows.last().score > 0);
    }

    void aPreviewSniffsSuggestsAndCounts() {
        DeskFixture fixture;
        const auto preview =
            must(fixture.desk().imports().preview(planFor(fileIn(fixture, QStringLiteral("surat.csv"), exhibition))));

        QCOMPARE(preview.fileName, QStringLiteral("surat.csv"));
        QCOMPARE(preview.rows, 3);
        QCOMPARE(preview.delimiterName, QStringLiteral("semicolon"));
        QCOMPARE(preview.encodingName, QStringLiteral("UTF-8"));
        QStringList targets;
        for (const ImportColumn& column : preview.columns)
            targets.append(column.target);
        QCOMPARE(targets.join(u' '), QStringLiteral("name company phone email product created skip"));
        QCOMPARE(preview.columns.at(0).firstValues.first(), QStringLiteral("Rohan Mehta"));
        QCOMPARE(preview.columns.at(2).readable, 1.0);
        QCOMPARE(preview.plan.targets, targets);
    }

    void everyRowBecomesALead() {
        DeskFixture fixture;
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("surat.csv"), exhibition));
        plan.tag = QStringLiteral("surat-2026");
        plan.source = Source::TradeShow;

        const auto report = imported(fixture.desk(), plan);

        QCOMPARE(report.created, 3);
        QCOMPARE(report.rows, 3);
        QVERIFY(report.issues.isEmpty());
        const LeadDetail first = lead(fixture.desk(), 1);
        QCOMPARE(first.person.name, QStringLiteral("Rohan Mehta"));
        QCOMPARE(first.person.company, QStringLiteral("Mehta Textiles"));
        QCOMPARE(first.person.identities.at(0).value, QStringLiteral("+919820041177"));
        QCOMPARE(first.person.identities.at(1).value, QStringLiteral("rohan@mehtatex.in"));
        QCOMPARE(first.lead.product, QStringLiteral("40s cotton"));
        QCOMPARE(first.lead.source, Source::TradeShow);
        QCOMPARE(first.lead.createdAt.toIso(), QStringLiteral("2026-11-13T18:30:00.000Z"));
        QCOMPARE(first.tags, QStringList{QStringLiteral("surat-2026")});
        QVERIFY(first.score.total() > 0);
        QCOMPARE(first.lead.score, first.score.total());
        QVERIFY(first.tasks.isEmpty() && !first.triage);
        QCOMPARE(must(fixture.desk().undo().next())->sentence, QStringLiteral("Imported 3 leads from surat.csv"));
        QCOMPARE(fixture.problems(), QStringList());
    }

    void theSameFileAgainChangesNothing() {
        DeskFixture fixture;
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("surat.csv"), exhibition));
        imported(fixture.desk(), plan);
        const QStringList before = fixture.dump();
        fixture.clock().advance(std::chrono::hours(5));

        const auto again = imported(fixture.desk(), plan);

        QCOMPARE(again.created + again.updated, 0);
        QCOMPARE(again.unchanged, 3);
        QCOMPARE(again.alreadyHere, 3);
        QVERIFY(!again.operation.isSet());
        QStringList after = fixture.dump();
        after.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("import_batch")); });
        QStringList wanted = before;
        wanted.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("import_batch")); });
        QCOMPARE(after, wanted);
    }

    void aFileThatAddsToOneLeadSaysOne() {
        DeskFixture fixture;
        imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("a.csv"), "Name,Phone,City\nAsha Rao,98200 41177,\n")));
        imported(fixture.desk(),
                 planFor(fileIn(fixture, QStringLiteral("b.csv"), "Name,Phone,City\nAsha Rao,98200 41177,Surat\n")));
        QCOMPARE(must(fixture.desk().undo().next())->sentence, QStringLiteral("Updated 1 lead from b.csv"));
    }

    void whatCannotBeReadStaysBesideTheLead() {
        DeskFixture fixture;
        fixture.addMember(QStringLiteral("Priya Nair"));
        const QString path = fileIn(fixture, QStringLiteral("a.csv"),
                                    "Name,Phone,Email,Stage,Owner,Created,Value,Heat\n"
                                    "Asha Rao,98200-4117,asha(at)rao.in,bought,Nobody,32/13/2026,much,boiling\n"
                                    "Ravi Shah,n/a,ravi@shah.in,Won,priya nair,2/11/2026,\"1,20,000\",hot\n");
        const auto report = imported(fixture.desk(), planFor(path));

        QCOMPARE(report.created, 2);
        QCOMPARE(report.rejected, 0);
        QCOMPARE(report.issues.size(), 8);
        QCOMPARE(report.issues.first().row, 2);
        QCOMPARE(report.issues.first().column, QStringLiteral("Phone"));
        QCOMPARE(report.issues.first().value, QStringLiteral("98200-4117"));
        QVERIFY(!report.issues.first().isRejected);
        const QString note = lead(fixture.desk(), 1).timeline.last().body;
        for (const char* text : {"Phone as written: 98200-4117", "E-mail as written: asha(at)rao.in", "Stage as written: bought",
                                 "Owner as written: Nobody", "First contact as written: 32/13/2026", "Value as written: much",
                                 "Heat as written: boiling"})
            QVERIFY2(
                textsOf(fixture.desk(), QStringLiteral("SELECT body FROM note")).join(u'\n').contains(QString::fromUtf8(text)),
                text);
        const LeadDetail second = lead(fixture.desk(), 2);
        QCOMPARE(second.lead.stage, Stage::Won);
        QCOMPARE(second.ownerName, QStringLiteral("Priya Nair"));
        QCOMPARE(second.assignment->strategy, QStringLiteral("import"));
        QCOMPARE(second.lead.value, (Money{12'000'000, QStringLiteral("INR")}));
        QCOMPARE(second.lead.heat, Heat::Hot);
        QCOMPARE(second.person.identities.size(), 1);
        QCOMPARE(fixture.problems(), QStringList());
    }

    void aRowAboutNobodyIsRejectedWithItsReason() {
        DeskFixture fixture;
        const QString path =
            fileIn(fixture, QStringLiteral("list.csv"), "Name,Phone,City\nAsha Rao,98200 41177,Pune\n,,Surat\nn/a,-,Delhi\n");
        const auto report = imported(fixture.desk(), planFor(path));

        QCOMPARE(report.created, 1);
        QCOMPARE(report.rejected, 2);
        QCOMPARE(report.issues.first().row, 3);
        QVERIFY(report.issues.first().isRejected);
        QVERIFY(report.rejectsPath.endsWith(QStringLiteral("imports/list-rejected-20261120-090000.csv")));
        QCOMPARE(allBytes(report.rejectsPath),
                 QByteArray("\xEF\xBB\xBFName,Phone,City,Reason\r\n"
                            ",,Surat,\"The row has neither a name, a company, a phone nor an e-mail.\"\r\n"
                            "n/a,'-,Delhi,\"The row has neither a name, a company, a phone nor an e-mail.\"\r\n"));
    }

    void aRepairedFileOfRejectedRowsIsImported() {
        DeskFixture fixture;
        const QString path = fileIn(fixture, QStringLiteral("list.csv"), "Wer,Womit,City\nAsha,98200 41177,Pune\n,,Surat\n");
        ImportPlan plan = planFor(path);
        plan.targets = {QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("city")};
        const auto report = imported(fixture.desk(), plan);
        QCOMPARE(report.rejected, 1);
        QByteArray bytes = allBytes(report.rejectsPath);
        bytes.replace(",,Surat", "Ravi,98111 22333,Surat");

        const auto again = imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("fixed.csv"), bytes)));

        QCOMPARE(again.created, 1);
        QCOMPARE(lead(fixture.desk(), 2).person.name, QStringLiteral("Ravi"));
        QCOMPARE(lead(fixture.desk(), 2).person.city, QStringLiteral("Surat"));
    }

    void aKnownPersonKeepsWhatIsKnown_data() {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QByteArray>("counts"); // created updated unchanged skipped
        QTest::newRow("attach") << int(DuplicateChoice::Attach) << QByteArray("1 1 0 0");
        QTest::newRow("new") << int(DuplicateChoice::New) << QByteArray("2 0 0 0");
        QTest::newRow("skip") << int(DuplicateChoice::Skip) << QByteArray("1 0 0 1");
    }
    void aKnownPersonKeepsWhatIsKnown() {
        QFETCH(int, choice);
        QFETCH(QByteArray, counts);
        DeskFixture fixture;
        must(fixture.desk().leads().quickAdd({QStringLiteral("98200 41177"), QStringLiteral("Rohan Mehta"), {}}));
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"),
                                         "Name,Phone,Company,City,Message\n"
                                         "R. Mehta,+91 98200 41177,Mehta Textiles,Surat,Need 500 kg of yarn\n"
                                         "Anita,9930017802,,,\n"));
        plan.duplicates = static_cast<DuplicateChoice>(choice);
        const auto report = imported(fixture.desk(), plan);

        QCOMPARE(QStringLiteral("%1 %2 %3 %4")
                     .arg(report.created)
                     .arg(report.updated)
                     .arg(report.unchanged)
                     .arg(report.skipped)
                     .toUtf8(),
                 counts);
        QCOMPARE(report.alreadyHere, 1);
        const LeadDetail known = lead(fixture.desk(), 1);
        QCOMPARE(known.person.name, QStringLiteral("Rohan Mehta"));
        const bool fills = plan.duplicates != DuplicateChoice::Skip;
        QCOMPARE(known.person.company, fills ? QStringLiteral("Mehta Textiles") : QString());
        if (plan.duplicates == DuplicateChoice::Attach) {
            QCOMPARE(textsOf(fixture.desk(), QStringLiteral("SELECT body FROM note")),
                     QStringList{QStringLiteral("Need 500 kg of yarn")});
            QCOMPARE(known.lead.quantity, 500.0);
            QCOMPARE(known.lead.preview, QStringLiteral("Need 500 kg of yarn"));
        }
        QCOMPARE(fixture.problems(), QStringList());
    }

    void duplicatesInsideTheFileAreOnePerson() {
        DeskFixture fixture;
        const QString path = fileIn(fixture, QStringLiteral("a.csv"),
                                    "Name,Phone,Email,City\n"
                                    "Rohan Mehta,98200 41177,,\n"
                                    "Rohan Mehta,098200 41177,rohan@mehtatex.in,Surat\n"
                                    ",,Rohan@Mehtatex.in,\n");
        const auto report = imported(fixture.desk(), planFor(path));

        QCOMPARE(report.created, 1);
        QCOMPARE(report.updated, 1);
        QCOMPARE(report.unchanged, 1);
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM person")), 1);
        QCOMPARE(lead(fixture.desk(), 1).person.city, QStringLiteral("Surat"));
    }

    void aClosedLeadGetsARepeatLead() {
        DeskFixture fixture;
        const QString path =
            fileIn(fixture, QStringLiteral("a.csv"), "Name,Phone,Stage\nRohan,98200 41177,Won\nRohan,98200 41177,New\n");
        QCOMPARE(imported(fixture.desk(), planFor(path)).created, 2);
        QVERIFY(lead(fixture.desk(), 2).lead.isRepeat);
        QCOMPARE(imported(fixture.desk(), planFor(path)).unchanged, 2);
    }

    void peopleWithoutContactAreNotMadeTwice() {
        DeskFixture fixture;
        const QString path = fileIn(fixture, QStringLiteral("a.csv"),
                                    "Name,Company,Phone,City\n"
                                    "Amit,,,Pune\nAmit,,,Surat\n,Rao & Sons,,\nAmit,,98200-4117,Pune\n"
                                    "Sita,,1800 123 4567,\n");
        QCOMPARE(imported(fixture.desk(), planFor(path)).created, 5);
        const auto again = imported(fixture.desk(), planFor(path));
        QCOMPARE(again.created + again.updated, 0);
        QCOMPARE(again.unchanged, 5);
    }

    void aMappingIsRememberedByTheHeader() {
        DeskFixture fixture;
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"), "Name,Stall,Mob\nAsha,B-12,98200 41177\n"));
        plan.targets = {QStringLiteral("name"), QStringLiteral("tags"), QStringLiteral("whatsapp")};
        imported(fixture.desk(), plan);

        const auto preview = must(fixture.desk().imports().preview(
            planFor(fileIn(fixture, QStringLiteral("b.csv"), "name;stall;mob\nRavi;B-1;98111 22333\n"))));

        QCOMPARE(preview.plan.targets, plan.targets);
    }

    void newLeadsAreGivenToTheTeamOnRequest() {
        DeskFixture fixture;
        const MemberId asha = fixture.addMember(QStringLiteral("Asha"));
        const MemberId ravi = fixture.addMember(QStringLiteral("Ravi"));
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"),
                                         "Name,Phone,Stage,Owner\nA,9820041177,,\nB,9820041178,New,\n"
                                         "C,9820041179,Won,\nD,9820041180,,Asha\n"));
        plan.assign = true;
        QCOMPARE(imported(fixture.desk(), plan).created, 4);

        const auto one = lead(fixture.desk(), 1);
        const auto two = lead(fixture.desk(), 2);
        QVERIFY((one.lead.ownerId == asha && two.lead.ownerId == ravi) || (one.lead.ownerId == ravi && two.lead.ownerId == asha));
        QCOMPARE(one.triage->status, TriageStatus::Assigned);
        QCOMPARE(one.tasks.size(), 1);
        QCOMPARE(one.tasks.first().assigneeId, one.lead.ownerId);
        QVERIFY(!lead(fixture.desk(), 3).lead.ownerId.isSet());
        QVERIFY(lead(fixture.desk(), 4).tasks.isEmpty());
        QCOMPARE(fixture.problems(), QStringList());
    }

    void whatIsPlannedForNewLeadsIsWhatTheRulesSay() {
        DeskFixture fixture;
        ImportPlan plan = planFor(
            fileIn(fixture, QStringLiteral("a.csv"), "Name,Phone,Message\nA,9820041177,Do you sell chairs?\nB,9820041178,\n"));
        plan.assign = true;
        QCOMPARE(imported(fixture.desk(), plan).created, 2);
        QStringList titles;
        for (const qint64 number : {1, 2}) {
            const LeadDetail one = lead(fixture.desk(), number);
            QCOMPARE(one.tasks.size(), 1);
            QCOMPARE(one.lead.nextDueAt, one.tasks.first().dueAt);
            titles.append(one.tasks.first().title);
        }
        titles.sort();
        QCOMPARE(titles, (QStringList{QStringLiteral("Follow up on By hand inquiry"),
                                      QStringLiteral("Follow up on By hand inquiry: “Do you sell chairs?”")}));
        must(fixture.desk().rules().setEnabled(QStringLiteral("initial_task"), false));
        plan = planFor(fileIn(fixture, QStringLiteral("b.csv"), "Name,Phone\nC,9820041179\n"));
        plan.assign = true;
        QCOMPARE(imported(fixture.desk(), plan).created, 1);
        QVERIFY(lead(fixture.desk(), 3).tasks.isEmpty());
        QCOMPARE(fixture.problems(), QStringList());
    }

    void visitingCardsAreATable() {
        DeskFixture fixture;
        const QString path =
            fileIn(fixture, QStringLiteral("team.vcf"),
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rohan Mehta\r\nORG:Mehta Textiles\r\nTEL;TYPE=CELL:+91 98200 41177\r\n"
                   "TEL;TYPE=WORK:022 2498 1234\r\nEMAIL:rohan@mehtatex.in\r\nNOTE:Met in Surat\r\nEND:VCARD\r\n"
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anita Desai\r\nEMAIL:anita@desai.in\r\nEND:VCARD\r\n");
        const auto preview = must(fixture.desk().imports().preview(planFor(path)));
        QCOMPARE(preview.rows, 2);
        QCOMPARE(preview.encodingName, QStringLiteral("vCard"));
        const auto report = imported(fixture.desk(), preview.plan);
        QCOMPARE(report.created, 2);
        const LeadDetail first = lead(fixture.desk(), 1);
        QCOMPARE(first.person.identities.size(), 3);
        QCOMPARE(first.person.company, QStringLiteral("Mehta Textiles"));
        QCOMPARE(imported(fixture.desk(), planFor(path)).unchanged, 2);
    }

    void aCancelledImportKeepsWhatIsDoneAndCanBeUndone() {
        DeskFixture fixture;
        QByteArray bytes = "Name,Phone\n";
        for (int i = 0; i < 3000; ++i)
            bytes += "Person " + QByteArray::number(i) + ",+9198" + QByteArray::number(20000000 + i) + "\n";
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("many.csv"), bytes));
        const QStringList before = fixture.dump();
        const auto job = fixture.desk().imports().run(plan);
        connect(
            job.get(), &ImportJob::progressed, job.get(),
            [raw = job.get()](qint64 done) {
                if (done >= 1000)
                    raw->cancel();
            },
            Qt::DirectConnection);
        const auto report = must(job->report());

        QVERIFY(report.wasCancelled);
        QVERIFY(report.created >= 1000 && report.created < 3000);
        QCOMPARE(report.rows, report.created);
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead")), report.created);
        QCOMPARE(imported(fixture.desk(), plan).created, 3000 - report.created);
        must(fixture.desk().undo().undo(must(fixture.desk().undo().next())->operation));
        must(fixture.desk().undo().undo(report.operation));
        QCOMPARE(fixture.dump(), before);
    }
};

QTEST_GUILESS_MAIN(tst_ImportService)
#include "tst_ImportService.moc"
