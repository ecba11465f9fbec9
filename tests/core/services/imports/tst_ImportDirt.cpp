// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files as they come: each is imported as far as it goes, or refused with a sentence a person can act on.
#include "tests/core/services/imports/ImportTesting.h"

#include <QDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

QByteArray rows(int n, const QByteArray& end) {
    QByteArray bytes;
    for (int i = 0; i < n; ++i)
        bytes += "Person " + QByteArray::number(i) + ",98200" + QByteArray::number(41000 + i) + ",Pune" + end;
    return bytes;
}

} // namespace

class tst_ImportDirt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void dirtyFilesAreImportedAsFarAsTheyGo_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("created");
        QTest::addColumn<int>("rejected");
        const QByteArray header = "Name,Phone,City\n";
        QTest::newRow("mixed line ends") << header + rows(2, "\r\n") + "Asha,9820051000,Pune\rRavi,9820051001,Pune\n" << 4 << 0;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + header + rows(3, "\n") << 3 << 0;
        QTest::newRow("byte order mark twice") << "\xEF\xBB\xBF\xEF\xBB\xBF" + header + rows(3, "\n") << 3 << 0;
        QTest::newRow("NULs") << QByteArray("Name,Phone,City\nAs\0ha,9820051000,\0Pune\n", 39) + rows(1, "\n") << 2 << 0;
        QTest::newRow("formula cells") << header + "=cmd|' /C calc'!A0,9820051000,@SUM(A1)\n'=Ravi,'+919820051001,-Pune\n"
                                       << 2 << 0;
        QTest::newRow("half-broken rows") << header + "Asha\n,,\nRavi,9820051001,Pune,x,y\n\"Open,9820051002,Pune\n" +
                                                 rows(2, "\n")
                                          << 5 << 1;
        QTest::newRow("header only") << header << 0 << 0;
        QTest::newRow("blank rows between") << header + "\n\n" + rows(2, "\n\n") << 2 << 0;
        QTest::newRow("windows-1252") << QByteArray("Name;Phone\nJos\xE9;9820051000\n") << 1 << 0;
        QTest::newRow("floats from a spreadsheet") << header + "Asha,9.82005E+09,Pune\nRavi,9820051001.0,Pune\n" << 2 << 0;
        QTest::newRow("a row with ten thousand and one cells")
            << header + QByteArray(10'001, ',') + "\n" + rows(2, "\n") << 2 << 1;
        QTest::newRow("a cell larger than a megabyte")
            << header + "Asha,9820051000," + QByteArray(1'200'000, 'x') + "\n" + rows(2, "\n") << 2 << 1;
        QTest::newRow("only control characters") << header + "\x01\x02,\x03,\x04\n" + rows(1, "\n") << 1 << 1;
    }
    void dirtyFilesAreImportedAsFarAsTheyGo() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, created);
        QFETCH(int, rejected);
        DeskFixture fixture;
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("dirt.csv"), bytes));
        must(fixture.desk().imports().preview(plan));
        QCOMPARE(rehearsed(fixture.desk(), plan).created, created);
        const auto report = imported(fixture.desk(), plan);
        QCOMPARE(report.created, created);
        QCOMPARE(report.rejected, rejected);
        QCOMPARE(report.rejectsPath.isEmpty(), rejected == 0);
        for (const ImportIssue& issue : report.issues)
            QVERIFY(issue.row > 1 && issue.reason.endsWith(u'.'));
        QCOMPARE(fixture.problems(), QStringList());
    }

    void whatIsNoTableIsRefusedInWords_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QStringLiteral("a.csv") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("blank") << QStringLiteral("a.csv") << QByteArray("\n\n\n") << QStringLiteral("blank lines");
        QTest::newRow("spreadsheet") << QStringLiteral("a.csv") << QByteArray("PK\x03\x04xl/workbook.xml")
                                     << QStringLiteral("spreadsheet");
        QTest::newRow("ten thousand columns") << QStringLiteral("a.csv") << QByteArray(10'001, ',') + "\n1,2\n"
                                              << QStringLiteral("10,000 columns");
        QTest::newRow("no card") << QStringLiteral("a.vcf") << QByteArray("Name,Phone\n") << QStringLiteral("no vCard");
    }
    void whatIsNoTableIsRefusedInWords() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        DeskFixture fixture;
        const ImportPlan plan = planFor(fileIn(fixture, name, bytes));
        const auto preview = fixture.desk().imports().preview(plan).result();
        QVERIFY(!preview);
        QVERIFY2(preview.error().sentence.contains(sentence), qPrintable(preview.error().sentence));
        const auto report = fixture.desk().imports().run(plan)->report().result();
        QVERIFY(!report);
        QCOMPARE(report.error().sentence, preview.error().sentence);
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead")), 0);
    }

    void aFolderAndAMissingFileAreNamed() {
        DeskFixture fixture;
        const auto folder = fixture.desk().imports().preview(planFor(fixture.folder())).result();
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorKind::Invalid);
        QVERIFY(folder.error().sentence.contains(QStringLiteral("is a folder")));
        const auto missing = fixture.desk().imports().preview(planFor(fixture.folder() + QStringLiteral("/no.csv"))).result();
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(!fixture.desk().imports().preview({}).result());
    }

    void anUnreadableFileIsSaid() {
        DeskFixture fixture;
        const QString path = fileIn(fixture, QStringLiteral("secret.csv"), "Name\nAsha\n");
        QFile::setPermissions(path, {});
        if (QFile(path).open(QIODevice::ReadOnly))
            QSKIP("This account may read everything.");
        const auto preview = fixture.desk().imports().preview(planFor(path)).result();
        QVERIFY(!preview);
        QVERIFY(preview.error().sentence.contains(QStringLiteral("could not be read")));
    }

    void anotherDelimiterAndEncodingCanBeChosen() {
        DeskFixture fixture;
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"), "Jos\xC3\xA9;Pune,98200 41177\n"));
        plan.delimiter = QStringLiteral("comma");
        plan.hasHeader = false;
        plan.encoding = QStringLiteral("Windows-1252");
        auto preview = must(fixture.desk().imports().preview(plan));
        QCOMPARE(preview.columns.size(), 2);
        QCOMPARE(preview.encodingName, QStringLiteral("Windows-1252"));
        QCOMPARE(preview.sample.first().first(), QString::fromUtf8("Jos\xC3\x83\xC2\xA9;Pune"));
        plan.delimiter = QStringLiteral("nonsense");
        QVERIFY(!fixture.desk().imports().preview(plan).result());
    }

    void unknownTargetsAreRefused() {
        DeskFixture fixture;
        ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"), "Name,Phone\nAsha,98200 41177\n"));
        plan.targets = {QStringLiteral("name"), QStringLiteral("shoe_size")};
        QVERIFY(!fixture.desk().imports().preview(plan).result());
        plan.targets = {QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("city")};
        QVERIFY(!fixture.desk().imports().preview(plan).result());
        plan.targets = {QStringLiteral("name")};
        QCOMPARE(must(fixture.desk().imports().preview(plan)).columns.at(1).target, QStringLiteral("skip"));
    }

    void aFullDiskKeepsWhatWasSavedAndSaysSo() {
        auto faults = std::make_shared<store::FaultPlan>();
        DeskFixture fixture(faults);
        const QByteArray bytes = "Name,Phone,City\n" + rows(1500, "\n");
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("many.csv"), bytes));
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^nothing$"))); // The store logs the failure it is given.
        const auto job = fixture.desk().imports().run(plan);
        connect(
            job.get(), &ImportJob::progressed, job.get(), [faults] { faults->failAtStatement = faults->statements + 1; },
            Qt::DirectConnection);
        const auto report = job->report().result();

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY2(report.error().sentence.contains(QStringLiteral("rows of the import were saved before")),
                 qPrintable(report.error().sentence));
        const qint64 kept = countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead"));
        QVERIFY(kept >= 500 && kept < 1500);
        fixture.restart();
        QCOMPARE(imported(fixture.desk(), plan).created, 1500 - kept);
        QCOMPARE(fixture.problems(), QStringList());
    }

    void closingTheDeskEndsAnImportBetweenTransactions() {
        DeskFixture fixture;
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("many.csv"), "Name,Phone,City\n" + rows(8000, "\n")));
        const auto job = fixture.desk().imports().run(plan);
        fixture.close();
        const auto report = job->report().result();
        QVERIFY(report && report->wasCancelled);
        fixture.restart();
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead")), report->created);
        QCOMPARE(imported(fixture.desk(), plan).created, 8000 - report->created);
    }
};

QTEST_GUILESS_MAIN(tst_ImportDirt)
#include "tst_ImportDirt.moc"
