// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undoing an import after people went on working: what they did stays, with everything it needs.
#include "tests/core/services/imports/ImportTesting.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

const QByteArray list = "Name,Phone,Company,Tags,Message\n"
                        "Rohan Mehta,98200 41177,Mehta Textiles,fair,Please quote 500 kg\n"
                        "Anita Desai,99300 17802,Desai Polymers,fair,\n"
                        "Farid Khan,98111 22333,,fair,\n";

QStringList names(Desk& desk) {
    return textsOf(desk, QStringLiteral("SELECT p.name FROM lead l JOIN person p ON p.id = l.person_id ORDER BY l.number"));
}

} // namespace

class tst_ImportUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aLeadSomebodyWorkedWithStaysWhole_data() {
        QTest::addColumn<int>("work");
        QTest::newRow("stage") << 0;
        QTest::newRow("note") << 1;
        QTest::newRow("name") << 2;
        QTest::newRow("message from outside") << 3;
    }
    void aLeadSomebodyWorkedWithStaysWhole() {
        QFETCH(int, work);
        DeskFixture fixture;
        const auto report = imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("a.csv"), list)));
        switch (work) {
        case 0:
            must(fixture.desk().leads().setStage({1}, Stage::Qualified));
            break;
        case 1:
            must(fixture.desk().leads().addNote(1, QStringLiteral("Called, wants samples")));
            break;
        case 2:
            must(fixture.desk().leads().edit(1, {{QStringLiteral("name"), QStringLiteral("Rohan K. Mehta")}}));
            break;
        default:
            fixture.receive(QStringLiteral("name: Rohan Mehta\nphone: +91 98200 41177\n\nHello again"));
            break;
        }
        const LeadDetail before = must(fixture.desk().inbox().detail(1));

        const Receipt receipt = must(fixture.desk().undo().undo(report.operation));

        QVERIFY2(receipt.sentence.contains(QStringLiteral("kept")), qPrintable(receipt.sentence));
        QCOMPARE(names(fixture.desk()).size(), 1);
        const LeadDetail after = must(fixture.desk().inbox().detail(1));
        QCOMPARE(after.person.identities, before.person.identities);
        QCOMPARE(after.person.company, before.person.company);
        QCOMPARE(after.tags, before.tags);
        QCOMPARE(after.lead.score, before.lead.score);
        QCOMPARE(after.timeline.size(), before.timeline.size());
        QCOMPARE(fixture.problems(), QStringList());
    }

    void workThatWasTakenBackKeepsNothing() {
        DeskFixture fixture;
        const QStringList before = fixture.dump();
        const auto report = imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("a.csv"), list)));
        const auto staged = must(fixture.desk().leads().setStage({1, 2}, Stage::Qualified));
        must(fixture.desk().undo().undo(staged.operation));
        must(fixture.desk().undo().undo(report.operation));
        QCOMPARE(fixture.dump(), before);
    }

    void aFilledFieldIsEmptiedUnlessItChangedSince() {
        DeskFixture fixture;
        must(fixture.desk().leads().quickAdd({QStringLiteral("98200 41177"), QStringLiteral("Rohan Mehta"), {}}));
        must(fixture.desk().leads().quickAdd({QStringLiteral("99300 17802"), QStringLiteral("Anita Desai"), {}}));
        const auto report = imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("a.csv"), list)));
        QCOMPARE(report.updated, 2);
        QCOMPARE(report.created, 1);
        must(fixture.desk().leads().edit(1, {{QStringLiteral("company"), QStringLiteral("Mehta & Sons")}}));

        must(fixture.desk().undo().undo(report.operation));

        QCOMPARE(must(fixture.desk().inbox().detail(1)).person.company, QStringLiteral("Mehta & Sons"));
        QCOMPARE(must(fixture.desk().inbox().detail(2)).person.company, QString());
        QCOMPARE(must(fixture.desk().inbox().detail(2)).tags, QStringList());
        QCOMPARE(names(fixture.desk()), (QStringList{QStringLiteral("Rohan Mehta"), QStringLiteral("Anita Desai")}));
        QCOMPARE(fixture.problems(), QStringList());
    }

    void anImportTakenBackWhileItRunsStops() {
        DeskFixture fixture;
        QByteArray bytes = "Name,Phone\n";
        for (int i = 0; i < 6000; ++i)
            bytes += "Person " + QByteArray::number(i) + ",+9198" + QByteArray::number(20000000 + i) + "\n";
        Desk& desk = fixture.desk();
        const auto job = desk.imports().run(planFor(fileIn(fixture, QStringLiteral("many.csv"), bytes)));
        auto isUndone = std::make_shared<std::atomic<bool>>(false);
        connect(
            job.get(), &ImportJob::progressed, job.get(),
            [&desk, isUndone] {
                if (!isUndone->exchange(true))
                    must(desk.undo().undo(must(desk.undo().next())->operation));
            },
            Qt::DirectConnection);
        const auto report = job->report().result();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QCOMPARE(countOf(desk, QStringLiteral("SELECT count(*) FROM lead")), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ImportUndo)
#include "tst_ImportUndo.moc"
