// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports, rehearses, repeats and undoes ten thousand rows and says how fast that was. The times are for people to read;
// the case fails only when something is wrong. LEADWELL_BENCH_ROWS sets another number of rows.
#include "tests/core/services/imports/ImportTesting.h"

#include <QElapsedTimer>
#include <QTest>

#include <ctime>

using namespace leadwell;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

QByteArray listOf(int rows) {
    QByteArray bytes = "Visitor Name,Firm,Designation,Mob.,EMail,City,State,Interest,Enquiry,Date\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        const QByteArray firm = QByteArray::number(i / 3);
        bytes += "Rohan Mehta" + n + ",Mehta Textiles " + firm + ",Manager,+91 98" + QByteArray::number(20000000 + i) + ",rohan" +
                 n + "@mehta" + firm + ".in,Surat,Gujarat,40s cotton,Please quote " + QByteArray::number(i % 900) +
                 " kg by Friday," + QByteArray::number(1 + i % 28) + "-10-2026\n";
    }
    return bytes;
}

class Stopwatch {
public:
    Stopwatch() { m_wall.start(); }
    void say(const char* what, int rows) const {
        const double wall = static_cast<double>(m_wall.nsecsElapsed()) / 1e9;
        const double cpu = static_cast<double>(std::clock() - m_cpu) / CLOCKS_PER_SEC;
        qInfo("%s: %.2f s (%.0f rows/s), %.2f s of processor (%.0f rows/s)", what, wall, rows / wall, cpu, rows / cpu);
    }

private:
    QElapsedTimer m_wall;
    std::clock_t m_cpu = std::clock();
};

} // namespace

class tst_ImportSpeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tenThousandRowsGoInAndOut() {
        bool isSet = false;
        const int given = qEnvironmentVariableIntValue("LEADWELL_BENCH_ROWS", &isSet);
        const int rows = isSet ? given : 10'000;
        DeskFixture fixture;
        const ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("big.csv"), listOf(rows)));
        const Stopwatch looking;
        must(fixture.desk().imports().preview(plan));
        looking.say("preview", rows);
        const Stopwatch rehearsing;
        QCOMPARE(rehearsed(fixture.desk(), plan).created, rows);
        rehearsing.say("dry run", rows);
        const Stopwatch importing;
        const auto report = imported(fixture.desk(), plan);
        importing.say("import", rows);
        QCOMPARE(report.created, rows);
        const Stopwatch repeating;
        QCOMPARE(imported(fixture.desk(), plan).unchanged, rows);
        repeating.say("the same again", rows);
        const Stopwatch exporting;
        QCOMPARE(must(fixture.desk().imports().exportLeads(fixture.folder() + QStringLiteral("/out.csv"), {})), rows);
        exporting.say("export", rows);
        const Stopwatch undoing;
        must(fixture.desk().undo().undo(report.operation));
        undoing.say("undo", rows);
        QCOMPARE(countOf(fixture.desk(), QStringLiteral("SELECT count(*) FROM lead")), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ImportSpeed)
#include "tst_ImportSpeed.moc"
