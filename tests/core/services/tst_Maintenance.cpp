// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking after a workspace: backups that are whole, a restore that keeps the present file, checks that find what is broken,
// timers that cool heat, limits that survive a restart.

#include "core/net/RateLimiter.h"
#include "core/services/StoreRateMemory.h"
#include "core/store/repository/LeadRepository.h"
#include "tests/support/Property.h"
#include "tests/support/desk/DeskFixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

class tst_Maintenance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aBackupIsTheWholeWorkspace();
    void ofADamagedWorkspaceNoCopyIsMade();
    void aDamagedBackupIsNotRestored();
    void backupsRotate();
    void aRestoreKeepsThePresentFile();
    void aRestoreOfRubbishChangesNothing();
    void verifyFindsWhatSomebodyTamperedWith_data();
    void verifyFindsWhatSomebodyTamperedWith();
    void heatCoolsAndPinsRunOut();
    void timersAskedAheadLeaveNothingBehind();
    void verifySaysForWhichDayTheTimersRan();
    void aRateLimitSurvivesARestart();
    void settingsThatCannotBeReadAreRefused_data();
    void settingsThatCannotBeReadAreRefused();
    void theTeamHasNoTwoOfOneName();

private:
    /// Changes one letter of a key in an index of the history; pages and tables stay readable, and quick_check is content.
    static void damageIndex(const QString& path) {
        qint64 page = 0;
        {
            const auto connection = store::Connection::open(path, store::Connection::Role::Reader);
            page = must((*connection)->number(QStringLiteral("SELECT max(pageno) FROM dbstat WHERE name = 'journal_row'")));
            QCOMPARE(
                must((*connection)->number(QStringLiteral("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'"))),
                0);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(page * 4096 - 6)); // Inside the key that was written first.
        const QByteArray old = file.read(1);
        QVERIFY(file.seek(page * 4096 - 6));
        file.write(QByteArray(1, static_cast<char>(old.at(0) ^ 0x01)));
    }
    static void tamper(DeskFixture& f, const QString& sql) {
        must(f.desk().core().store.maintain([sql](store::Connection& connection) -> Result<bool> {
            LW_CHECK(connection.run(sql));
            return true;
        }));
    }
};

void tst_Maintenance::aBackupIsTheWholeWorkspace() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\n\nPrice for 5 units?"));
    const QStringList before = f.dump();
    const auto backup = must(f.desk().maintenance().backup());
    QVERIFY(backup.sizeBytes > 0);
    QVERIFY(!(QFile::permissions(backup.path) & (QFile::ReadGroup | QFile::ReadOther)));
    f.receive(QStringLiteral("name: Later\nphone: 9820041178\n\nHello"));
    f.close();
    QVERIFY(services::MaintenanceService::restore(backup.path, f.path()).has_value());
    f.restart();
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
}

/// Flips bytes of every index page of the history, so that rows are missing from it, and leaves the tables alone.
void tst_Maintenance::ofADamagedWorkspaceNoCopyIsMade() {
    DeskFixture f;
    for (int i = 0; i < 12; ++i)
        f.receive(QStringLiteral("name: P%1\nphone: 98200411%2\n\nHello").arg(i).arg(i + 10));
    const auto good = must(f.desk().maintenance().backup());
    f.close();
    damageIndex(f.path());
    f.restart();
    f.clock().advance(std::chrono::hours(24 * 200));
    QSignalSpy troubled(&f.desk(), &services::Desk::troubled);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("The file is damaged")));
    const auto own = f.desk().maintenance().backup().result();
    QVERIFY(!own);
    QVERIFY2(own.error().sentence.contains(QStringLiteral("damaged")), qPrintable(own.error().sentence));
    const auto manual = f.desk().maintenance().backup(f.folder() + QStringLiteral("/copy")).result();
    QVERIFY(!manual);
    QVERIFY(!QFile::exists(f.folder() + QStringLiteral("/copy")));
    QVERIFY(!QFile::exists(f.folder() + QStringLiteral("/copy.part")));
    const auto kept = must(f.desk().maintenance().backups());
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().path, good.path);

    QTRY_COMPARE(troubled.size(), 1);
    QVERIFY(troubled.first().first().toString().contains(QStringLiteral("damaged")));
    QSignalSpy later(&f.desk(), &services::Desk::troubled); // A window that comes up afterwards.
    QTRY_COMPARE(later.size(), 1);
}

void tst_Maintenance::aDamagedBackupIsNotRestored() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\n\nHello"));
    const auto backup = must(f.desk().maintenance().backup());
    const QStringList before = f.dump();
    f.close();
    damageIndex(backup.path);
    const auto refused = services::MaintenanceService::restore(backup.path, f.path());
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.contains(QStringLiteral("older backup")), qPrintable(refused.error().sentence));
    f.restart();
    QCOMPARE(f.dump(), before);
}

void tst_Maintenance::backupsRotate() {
    DeskFixture f;
    for (int hour = 0; hour < 80; ++hour) {
        must(f.desk().maintenance().backup());
        f.clock().advance(std::chrono::hours(1));
    }
    const auto backups = must(f.desk().maintenance().backups());
    QVERIFY(backups.size() >= 24);
    QVERIFY(backups.size() <= 24 + 14 + 8);
    for (qsizetype i = 1; i < 24; ++i) // The newest day is there hour by hour.
        QCOMPARE(backups.at(i - 1).at - backups.at(i).at, Millis(std::chrono::hours(1)));
}

void tst_Maintenance::aRestoreKeepsThePresentFile() {
    DeskFixture f;
    f.receive(QStringLiteral("phone: 9820041177\n\nHello"));
    const auto backup = must(f.desk().maintenance().backup(f.folder() + QStringLiteral("/copy")));
    QVERIFY(!services::MaintenanceService::restore(backup.path, f.path()).has_value()); // It is open.
    f.close();
    const auto kept = services::MaintenanceService::restore(backup.path, f.path());
    QVERIFY(kept.has_value());
    QVERIFY(QFile::exists(*kept));
}

void tst_Maintenance::aRestoreOfRubbishChangesNothing() {
    DeskFixture f;
    f.receive(QStringLiteral("phone: 9820041177\n\nHello"));
    const QStringList before = f.dump();
    f.close();
    QFile rubbish(f.folder() + QStringLiteral("/rubbish"));
    QVERIFY(rubbish.open(QIODevice::WriteOnly));
    rubbish.write(QByteArray(5000, 'r'));
    rubbish.close();
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("^sqlite 26"))); // The log says more than the person hears.
    const auto refused = services::MaintenanceService::restore(rubbish.fileName(), f.path());
    QVERIFY(!refused);
    QVERIFY(!refused.error().sentence.isEmpty());
    f.restart();
    QCOMPARE(f.dump(), before);
}

void tst_Maintenance::verifyFindsWhatSomebodyTamperedWith_data() {
    QTest::addColumn<QString>("sql");
    const auto row = [](const char* name, const char* sql) { QTest::addRow("%s", name) << QString::fromUtf8(sql); };
    row("a message gone", "DELETE FROM message");
    row("another score", "UPDATE lead SET score = score + 1");
    row("another owner", "UPDATE lead SET owner_id = NULL");
    row("closed but open", "UPDATE lead SET is_open = 0");
    row("another deadline", "UPDATE lead SET next_due_ms = 5");
    row("raw bytes gone", "DELETE FROM capture_raw");
    row("a parked event without a cause", "UPDATE capture_event SET state = 2");
    row("a row without history", "INSERT INTO note (id, lead_id, body, created_ms) SELECT x'77', id, 'x', 1 FROM lead");
    row("a row gone without a delete", "DELETE FROM task");
    row("a score that is no sum", "UPDATE score_snapshot SET demographic = demographic + 1");
}

void tst_Maintenance::verifyFindsWhatSomebodyTamperedWith() {
    QFETCH(QString, sql);
    DeskFixture f;
    f.addMember(QStringLiteral("Karan"));
    f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\n\nPrice for 5 units?"));
    QCOMPARE(f.problems(), QStringList());
    tamper(f, QStringLiteral("PRAGMA foreign_keys=OFF"));
    tamper(f, sql);
    QVERIFY(!f.problems().isEmpty());
}

void tst_Maintenance::heatCoolsAndPinsRunOut() {
    DeskFixture f;
    const auto lead = f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\n\nUrgent: price for 100 units, need it today"));
    QVERIFY(lead.heat >= Heat::VeryHot);
    f.clock().advance(std::chrono::hours(49));
    QCOMPARE(must(f.desk().maintenance().runDue(f.clock().now())), 1);
    const Heat cooler = must(f.desk().inbox().detail(lead.leadNumber)).lead.heat;
    QVERIFY(cooler < lead.heat);

    must(f.desk().leads().pinHeat({lead.leadNumber}, Heat::OnFire, f.clock().now() + std::chrono::hours(1)));
    QCOMPARE(must(f.desk().inbox().detail(lead.leadNumber)).lead.heat, Heat::OnFire);
    f.clock().advance(std::chrono::hours(2));
    must(f.desk().maintenance().runDue(f.clock().now()));
    QCOMPARE(must(f.desk().inbox().detail(lead.leadNumber)).lead.heat, cooler);
    QCOMPARE(must(f.desk().maintenance().runDue(f.clock().now())), 0);
    QCOMPARE(f.problems(), QStringList());
}

namespace {

/// Heat, priority and pin of every lead.
QStringList heats(DeskFixture& f, qint64 leads) {
    QStringList all;
    for (qint64 number = 1; number <= leads; ++number) {
        const auto lead = must(f.desk().core().store.read<store::LeadRecord>(
            [number](store::Connection& connection) { return store::leads::read(connection, number); }));
        all.append(QStringLiteral("%1: %2 %3 %4")
                       .arg(number)
                       .arg(toText(lead.heat), toText(lead.priority))
                       .arg(lead.heatPin ? lead.heatPin->until.ms() : 0));
    }
    return all;
}

/// Leads that wrote at different times, some pinned, one closed.
qint64 warmLeads(DeskFixture& f) {
    const QStringList texts{QStringLiteral("Urgent: price for 100 units, need it today"), QStringLiteral("What do they cost?"),
                            QStringLiteral("Please book 20 units for us, we want to order today")};
    qint64 count = 0;
    for (int round = 0; round < 2; ++round) {
        for (const QString& text : texts) {
            ++count;
            f.receive(QStringLiteral("name: Person %1\nphone: 98200411%2\n\n%3").arg(count).arg(10 + count).arg(text));
        }
        f.clock().advance(std::chrono::hours(31));
    }
    must(f.desk().leads().setStage({1}, Stage::Won)); // What is closed is as hot as it was then.
    must(f.desk().leads().pinHeat({2, 6}, Heat::OnFire, f.clock().now() + std::chrono::hours(90)));
    must(f.desk().leads().pinHeat({5}, Heat::Warm, f.clock().now() + std::chrono::hours(1)));
    return count;
}

} // namespace

/// Whatever was asked for in between, ahead or back: the next plain run leads to what is so now.
void tst_Maintenance::timersAskedAheadLeaveNothingBehind() {
    test::property("run-due ahead and back", [] {
        DeskFixture f;
        DeskFixture plain;
        const qint64 count = warmLeads(f);
        warmLeads(plain);
        const auto hours = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-60, 400));
        for (size_t i = 0; i < hours.size() && i < 6; ++i) {
            must(f.desk().maintenance().runDue(f.clock().now() + std::chrono::hours(hours[i])));
            if (i == 2) { // Closed while it was cooled for another day.
                must(f.desk().leads().setStage({4}, Stage::Lost));
                must(plain.desk().leads().setStage({4}, Stage::Lost));
            }
            f.clock().advance(std::chrono::hours(2));
            plain.clock().advance(std::chrono::hours(2));
        }
        must(f.desk().maintenance().runDue(f.clock().now()));
        must(plain.desk().maintenance().runDue(plain.clock().now()));
        // One that was closed is at least as hot as it is now; no more is promised.
        QStringList mine = heats(f, count);
        QStringList theirs = heats(plain, count);
        if (must(f.desk().inbox().detail(4)).lead.stage == Stage::Lost) {
            mine.removeAt(3);
            theirs.removeAt(3);
        }
        RC_ASSERT(mine == theirs);
        RC_ASSERT(f.problems() == QStringList());
    });
}

void tst_Maintenance::verifySaysForWhichDayTheTimersRan() {
    DeskFixture f;
    warmLeads(f);
    const Instant then = f.clock().now() + std::chrono::hours(24 * 30);
    QVERIFY(must(f.desk().maintenance().runDue(then)) > 0);
    auto report = must(f.desk().maintenance().verify());
    QCOMPARE(report.problems, QStringList());
    QVERIFY(report.checks.contains(
        QStringLiteral("Heat and score follow the rules as of %1, for which the timers ran.").arg(then.toIso())));
    must(f.desk().maintenance().runDue(f.clock().now()));
    report = must(f.desk().maintenance().verify());
    QCOMPARE(report.problems, QStringList());
    QVERIFY(report.checks.contains(QStringLiteral("Heat and score follow the rules.")));
}

void tst_Maintenance::aRateLimitSurvivesARestart() {
    DeskFixture f;
    const net::RateBudget onceInFiveMinutes{1, 1, Millis(300'000)};
    const QString key = QStringLiteral("indiamart/1");
    {
        services::StoreRateMemory memory(f.desk().core());
        net::RateLimiter limiter(f.clock(), memory);
        QCOMPARE(limiter.take(key, onceInFiveMinutes), Millis(0));
        QVERIFY(limiter.take(key, onceInFiveMinutes) > Millis(0));
    }
    f.restart();
    services::StoreRateMemory memory(f.desk().core());
    net::RateLimiter limiter(f.clock(), memory);
    QVERIFY(limiter.take(key, onceInFiveMinutes) > Millis(0));
    f.clock().advance(Millis(300'000));
    QCOMPARE(limiter.take(key, onceInFiveMinutes), Millis(0));
}

void tst_Maintenance::settingsThatCannotBeReadAreRefused_data() {
    QTest::addColumn<QString>("timeZone");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("hours");
    const QString zone = QStringLiteral("Asia/Kolkata");
    const QString hours = QStringLiteral("mon-sat 09:30-18:30");
    QTest::addRow("zone") << QStringLiteral("Mars/Olympus") << QStringLiteral("INR") << hours;
    QTest::addRow("currency") << zone << QStringLiteral("rupees") << hours;
    QTest::addRow("day") << zone << QStringLiteral("INR") << QStringLiteral("someday 09:00-10:00");
    QTest::addRow("backwards") << zone << QStringLiteral("INR") << QStringLiteral("mon 18:00-09:00");
    QTest::addRow("no time") << zone << QStringLiteral("INR") << QStringLiteral("mon");
}

void tst_Maintenance::settingsThatCannotBeReadAreRefused() {
    QFETCH(QString, timeZone);
    QFETCH(QString, currency);
    QFETCH(QString, hours);
    DeskFixture f;
    WorkspaceSettings settings = must(f.desk().team().settings());
    const WorkspaceSettings before = settings;
    settings.timeZone = timeZone;
    settings.currency = currency;
    settings.businessHours = hours;
    const auto saved = f.desk().team().saveSettings(settings).result();
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Invalid);
    QVERIFY(saved.error().sentence.contains(u'“'));
    QVERIFY(must(f.desk().team().settings()) == before);
}

void tst_Maintenance::theTeamHasNoTwoOfOneName() {
    DeskFixture f;
    f.addMember(QStringLiteral("Karan S"));
    Member twin;
    twin.name = QStringLiteral(" karan  s ").simplified();
    twin.colour = QStringLiteral("#112233");
    const auto refused = f.desk().team().saveMember(twin).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(must(f.desk().team().members()).size(), 1);
}

QTEST_GUILESS_MAIN(tst_Maintenance)
#include "tst_Maintenance.moc"
