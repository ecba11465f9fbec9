// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Migrations: from every version to the newest equals a fresh store; a step that fails or dies leaves the version before.

#include "core/store/Checks.h"
#include "core/store/MemberLoads.h"
#include "core/store/Migrator.h"
#include "core/store/Seals.h"
#include "core/store/search/TextIndex.h"
#include "tests/support/SourceTree.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::store;

namespace {

std::unique_ptr<Connection> openAt(const QString& path, int version, std::shared_ptr<FaultPlan> faults = {}) {
    auto connection = Connection::open(path, Connection::Role::Writer, std::move(faults));
    if (!connection)
        return nullptr;
    if (version > 0) {
        MigrateOptions options;
        options.upTo = version;
        if (!migrate(**connection, options))
            return nullptr;
    }
    return std::move(*connection);
}

/// The schema as text, in an order that does not depend on how it came about.
QStringList schema(Connection& connection) {
    const auto lines = connection.collect(
        QStringLiteral("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name"), {},
        [](const Record& record) { return record.text(0).simplified(); });
    return lines ? *lines : QStringList{lines.error().detail};
}

constexpr int firstWithWords = 9;  ///< of notes and messages
constexpr int firstWithLoads = 10; ///< of the people of the team
constexpr int firstWithSeals = 20; ///< of assignments; of what else is sealed one later

int newest() {
    return static_cast<int>(allMigrations().size());
}

/// Rows for a table, and the version that has it first. Columns of later versions are left to their defaults.
struct Given {
    int since;
    QString statement;
};

const QList<Given>& given() {
    static const QList<Given> all{
        {1, QStringLiteral("INSERT INTO setting (key, value) VALUES ('workspace.name', 'Mehta; “Textiles”')")},
        {1, QStringLiteral("INSERT INTO member (id, name, created_ms) VALUES (x'01', 'Karan', 1)")},
        {1, QStringLiteral("INSERT INTO person (id, name, created_ms) VALUES (x'02', 'Rohan', 1)")},
        {1, QStringLiteral(
                "INSERT INTO identity (id, person_id, kind, value, created_ms) VALUES (x'03', x'02', 0, '+919820041177', 1)")},
        {1, QStringLiteral("INSERT INTO lead (number, id, person_id, channel, owner_id, created_ms, last_activity_ms) "
                           "VALUES (1, x'04', x'02', 1, x'01', 1, 2)")},
        {1, QStringLiteral("INSERT INTO lead_tag (id, lead_id, tag) VALUES (x'05', x'04', 'surat-2026')")},
        {1, QStringLiteral("INSERT INTO person (id, name, created_ms) VALUES (x'0f', 'Mina', 1)")},
        {1, QStringLiteral("INSERT INTO signal (id, lead_id, kind, n) VALUES (x'10', x'04', 'visits', 3)")},
        {2,
         QStringLiteral("INSERT INTO operation (no, id, hlc, at_ms, actor, kind) VALUES (1, x'06', 1, 1, 'me', 'lead.stage')")},
        {2, QStringLiteral(
                "INSERT INTO journal (seq, operation_no, entity, row_id, action, changes) VALUES (1, 1, 1, x'04', 1, x'00')")},
        {3,
         QStringLiteral("INSERT INTO capture_event (id, channel, parser, account, external_id, received_ms, size_bytes, state, "
                        "disposition, lead_id) VALUES (x'07', 1, 'email', 'file', 'one', 1, 4, 1, 1, x'04'), "
                        "(x'08', 1, 'email', 'file', 'two', 1, 4, 0, 0, NULL)")},
        {3, QStringLiteral("INSERT INTO capture_raw (event_id, encoding, bytes) VALUES (x'07', 0, x'61'), (x'08', 0, x'62')")},
        {3, QStringLiteral(
                "INSERT INTO conversation (id, person_id, channel, account, last_ms) VALUES (x'09', x'02', 1, 'file', 1)")},
        {3, QStringLiteral(
                "INSERT INTO message (id, conversation_id, lead_id, person_id, event_id, channel, direction, subject, body_text, "
                "sent_ms) VALUES (x'0a', x'09', x'04', x'02', x'07', 1, 0, 'Price', 'List of cotton yarn', 1)")},
        {3, QStringLiteral("INSERT INTO note (id, lead_id, body, created_ms) VALUES (x'0b', x'04', 'wants a price list', 1)")},
        {3, QStringLiteral("INSERT INTO call (id, lead_id, phone, direction, outcome, notes, called_ms) VALUES (x'0c', x'04', "
                           "'1', 0, 0, 'later', 1)")},
        {4, QStringLiteral("INSERT INTO task (id, lead_id, kind, title, due_ms, assignee_id, created_ms) VALUES (x'16', x'04', "
                           "'call', 'Call', 9, x'01', 1)")},
        {4,
         QStringLiteral("INSERT INTO triage_item (id, lead_id, priority, heat, reason, confidence, suggested_action, created_ms) "
                        "VALUES (x'17', x'04', 2, 3, 'asks for a price', 0.9, 'Send price', 1)")},
        {4, QStringLiteral("INSERT INTO assignment (id, lead_id, member_id, mode, strategy, reason, decided_ms) "
                           "VALUES (x'18', x'04', x'01', 'auto', 'round_robin', 'next in turn', 1)")},
        {4, QStringLiteral("INSERT INTO score_snapshot (id, lead_id, at_ms, rule_version, total, previous, demographic, "
                           "behavioural, engagement, "
                           "firmographic, intent, breakdown) VALUES (x'19', x'04', 1, 1, 12, 0, 3, 0, 0, 4, 5, '{}')")},
        {4, QStringLiteral("INSERT INTO suggestion (id, person_a, person_b, reason, created_ms) VALUES (x'1a', x'02', x'0f', "
                           "'same phone', 1)")},
        {5, QStringLiteral(
                "INSERT INTO account (id, channel_id, name, created_ms) VALUES (x'1b', 'email', 'sales@mehtatex.in', 1)")},
        {5, QStringLiteral("INSERT INTO account_status (account_id, last_sync_ms, last_report) VALUES (x'1b', 5, '3 new')")},
        {5, QStringLiteral("INSERT INTO sync_cursor (account_id, key, value) VALUES (x'1b', 'INBOX', '7:41')")},
        {5, QStringLiteral("INSERT INTO sealed_secret (account_id, field, box) VALUES (x'1b', 'password', x'00ff')")},
        {5, QStringLiteral("INSERT INTO vault (key, value) VALUES ('mode', x'01')")},
        {5,
         QStringLiteral("INSERT INTO rate_bucket (key, tokens, updated_ms, blocked_until_ms) VALUES ('indiamart/1', 0.5, 1, 9)")},
        {5, QStringLiteral("INSERT INTO import_mapping (signature, mapping, used_ms) VALUES ('Name|Phone', '[]', 1)")},
        {5, QStringLiteral("INSERT INTO import_batch (id, file_name, sha256, started_ms) VALUES (x'1c', 'fair.csv', 'aa', 1)")},
        {7,
         QStringLiteral("INSERT INTO saved_view (id, name, definition, place, created_ms) VALUES (x'1d', 'Surat', '{}', 0, 1)")},
        {10, QStringLiteral("INSERT INTO leave (id, member_id, from_ms, to_ms) VALUES (x'1e', x'01', 1, 2)")},
        {10, QStringLiteral("INSERT INTO decision (no, lead_id, record, hash) VALUES (1, x'04', x'00', x'01')")},
        {12, QStringLiteral("INSERT INTO sla_calendar (version, hours, zone, holidays, since_ms) VALUES (1, 'mon 09:00-17:00', "
                            "'Asia/Kolkata', '2026-12-25', 1)")},
        {12, QStringLiteral("INSERT INTO sla_clock (lead_id, kind, started_ms, due_ms, due_wall_ms, warn_ms, calendar) VALUES "
                            "(x'04', 0, 1, 9, 9, 7, 1)")},
        {12, QStringLiteral("INSERT INTO sla_violation (lead_id, kind, started_ms, due_ms, calendar, detected_ms) VALUES (x'04', "
                            "0, 1, 9, 1, 10)")},
        {13, QStringLiteral("INSERT INTO rule_run (no, at_ms, operation_no, lead_id, cause, outcomes) VALUES (1, 1, 1, x'04', 0, "
                            "x'80')")},
        {14,
         QStringLiteral("INSERT INTO success_event (id, kind, lead_id, member_id, at_ms, cause, created_ms) VALUES (x'1f', 1, "
                        "x'04', x'01', 1, 0, 1)")},
        {14, QStringLiteral("INSERT INTO success_definition (id, name, kind, which, weight, since_ms, created_ms) VALUES (x'20', "
                            "'First Order', 2, 1, 3000, 1, 1)")},
        {15, QStringLiteral("INSERT INTO person_union (id, person_a, person_b, reason, confidence, actor, created_ms) VALUES "
                            "(x'2f', x'02', x'0f', 'same phone', 0.9, 'me', 1)")},
        {17, QStringLiteral("INSERT INTO notice (member_id, kind, urgency, at_ms, told_of, event) VALUES (x'01', 0, 0, 1, 'new', "
                            "x'1f')")}};
    return all;
}

/// What a store of that version held, so that every step that follows meets data.
void fill(Connection& connection, int version) {
    for (const Given& one : given()) {
        if (one.since <= version)
            QVERIFY2(connection.run(one.statement), qPrintable(one.statement));
    }
}

QStringList rows(Connection& connection) {
    QStringList lines;
    // The index of words and what each of the team has are derived, and checked by themselves. Clocks count from when a store
    // came to have them, which for a fresh one is the beginning; what was given before never goes back, and is sealed as it was.
    const auto tables =
        connection.collect(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text\\_%' "
                                          "ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN "
                                          "('member_load', 'member_month', 'sla_calendar', 'lead_returned', 'leave_begun', "
                                          "'assignment_seal', 'seal') ORDER BY name"),
                           {}, [](const Record& record) { return record.text(0); });
    for (const QString& table : *tables) {
        const auto found = connection.table(QStringLiteral("SELECT * FROM ") + table);
        for (const oplog::Row& row : *found) {
            QStringList fields;
            for (auto field = row.begin(); field != row.end(); ++field)
                fields.append(field.key() + u'=' + oplog::describe(field.value()));
            lines.append(table + u' ' + fields.join(u'|'));
        }
    }
    return lines;
}

} // namespace

class tst_Migrations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSplitterRespectsQuotesCommentsAndTriggers();
    void fromEveryVersionToNewestEqualsFresh_data();
    void fromEveryVersionToNewestEqualsFresh();
    void whatWasWrittenBeforeIsFoundAfterwards();
    void theSchemaIsTheReviewedOne();
    void theNthStatementFailingLeavesTheStepBefore();
    void killedDuringAStepTheStoreOpensAtAWholeVersion();
    void aStoreWithDataIsBackedUpFirst();
    void aNewerStoreIsRefusedAndUntouched();
    void anotherProgramsDatabaseIsRefused();
    void migrateAsAChild();

private:
    static QStringList invariants(Connection& connection);
};

void tst_Migrations::theSplitterRespectsQuotesCommentsAndTriggers() {
    const QString sql = QStringLiteral("-- a comment; with a semicolon\n"
                                       "CREATE TABLE a (x TEXT DEFAULT ';', y TEXT DEFAULT 'it''s');\n/* ; */\n"
                                       "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                                       "  UPDATE a SET x = CASE WHEN y = ';' THEN 'END;' ELSE 'b' END; DELETE FROM a;\nEND;\n"
                                       "SELECT 1");
    const QStringList statements = splitStatements(sql);
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements.at(0).contains(QStringLiteral("';'")));
    QVERIFY(statements.at(1).endsWith(QStringLiteral("END")));
    QCOMPARE(statements.at(2), QStringLiteral("SELECT 1"));
}

void tst_Migrations::fromEveryVersionToNewestEqualsFresh_data() {
    QTest::addColumn<int>("version");
    for (int version = 1; version <= newest(); ++version)
        QTest::addRow("from %d", version) << version;
}

void tst_Migrations::fromEveryVersionToNewestEqualsFresh() {
    QFETCH(int, version);
    QTemporaryDir folder;
    const auto fresh = openAt(folder.filePath(QStringLiteral("fresh")), newest());
    fill(*fresh, version);
    const auto old = openAt(folder.filePath(QStringLiteral("old")), version);
    fill(*old, version);
    QVERIFY(rows(*old).size() >= 6);

    QVERIFY(migrate(*old, {}));

    QCOMPARE(schema(*old), schema(*fresh));
    QCOMPARE(rows(*old), rows(*fresh)); // Those of the new store were never migrated.
    if (version < firstWithWords)
        QCOMPARE(*texts::check(*old), QStringList());
    if (version < firstWithLoads)
        QCOMPARE(*MemberLoads::check(*old), QStringList());
    if (version < firstWithSeals)
        QCOMPARE(Seals::check(*old)->problems, QStringList());
    if (version == 4) { // And what is changed from here on is found.
        QVERIFY(old->run(QStringLiteral("UPDATE triage_item SET status = 1")));
        QCOMPARE(Seals::check(*old)->problems.size(), 1);
    }
}

/// Notes and messages that an older version kept, and one of each that has no words at all.
void tst_Migrations::whatWasWrittenBeforeIsFoundAfterwards() {
    QTemporaryDir folder;
    const auto old = openAt(folder.filePath(QStringLiteral("old")), 7);
    fill(*old, 1);
    const QStringList statements{
        QStringLiteral("INSERT INTO lead (number, id, person_id, channel, created_ms, last_activity_ms) VALUES (70000, x'14', "
                       "x'02', 1, 1, 2)"),
        QStringLiteral(
            "INSERT INTO message (id, lead_id, person_id, channel, direction, subject, body_text, sent_ms) "
            "VALUES (x'21', x'04', x'02', 1, 0, 'Price', 'List of cotton yarn', 1), (x'22', x'14', x'02', 1, 0, '', '…', 2), "
            "(x'23', x'04', x'02', 1, 0, '', 'राजेश को बोलो', 3)"),
        QStringLiteral("INSERT INTO note (id, lead_id, body, created_ms) VALUES (x'31', x'14', 'wants a price LIST', 1), (x'32', "
                       "x'14', '', 1)"),
        QStringLiteral("INSERT INTO call (id, lead_id, phone, direction, outcome, notes, called_ms) VALUES (x'41', x'14', '1', "
                       "0, 0, 'Müller called', 1), "
                       "(x'42', NULL, '1', 0, 0, 'nobody we know', 1)")};
    for (const QString& statement : statements)
        QVERIFY2(old->run(statement), qPrintable(statement));

    QVERIFY(migrate(*old, {}));

    QCOMPARE(*texts::check(*old), QStringList());
    const auto found = [&old](const char* words) {
        const auto leads = texts::leadsWith(*old, words);
        return leads ? std::pair(isMarked(*leads, 1), isMarked(*leads, 70'000)) : std::pair(false, false);
    };
    QCOMPARE(found("price list"), std::pair(true, true));
    QCOMPARE(found("cott"), std::pair(true, false));
    QCOMPARE(found("rajesh"), std::pair(true, false));
    QCOMPARE(found("muller"), std::pair(false, true));
    QCOMPARE(found("nobody"), std::pair(false, false));
    // And a difference is noticed.
    QVERIFY(old->run(QStringLiteral("UPDATE note SET body = 'wants a price' WHERE id = x'31'")));
    QCOMPARE(texts::check(*old)->size(), 1);
    QVERIFY(old->run(QStringLiteral("DELETE FROM note WHERE id = x'31'")));
    QCOMPARE(texts::check(*old)->size(), 2);
}

void tst_Migrations::theSchemaIsTheReviewedOne() {
    QTemporaryDir folder;
    const auto fresh = openAt(folder.filePath(QStringLiteral("fresh")), newest());
    const QString present = schema(*fresh).join(u'\n') + u'\n';
    QFile golden(test::sourcePath(QStringLiteral("tests/golden/schema.sql")));
    if (qEnvironmentVariableIsSet("LEADWELL_WRITE_GOLDEN")) { // A changed schema is written, then reviewed in the diff.
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(present.toUtf8());
        golden.close();
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(present, QString::fromUtf8(golden.readAll()));
}

void tst_Migrations::theNthStatementFailingLeavesTheStepBefore() {
    QTemporaryDir folder;
    for (int n = 1;; ++n) {
        // A new store has every step before it, one with data all but the first.
        for (const int version : {0, 1}) {
            const auto name = [&](const char* kind) {
                return folder.filePath(QStringLiteral("%1%2-%3").arg(QString::fromUtf8(kind)).arg(n).arg(version));
            };
            const auto faults = std::make_shared<FaultPlan>();
            const auto connection = openAt(name("fail"), version, faults);
            if (version > 0)
                fill(*connection, version);
            faults->statements = 0;
            faults->failAtStatement = n;
            const auto done = migrate(*connection, {});
            faults->failAtStatement = 0;
            const int reached = *schemaVersion(*connection);
            if (done) {
                QCOMPARE(reached, newest());
                if (version > 0)
                    continue;
                QVERIFY(n > 40); // Every statement of every step had its turn.
                return;
            }
            QVERIFY(!done.error().sentence.isEmpty());
            const auto witness = openAt(name("witness"), version);
            if (version > 0)
                fill(*witness, version);
            MigrateOptions before;
            before.upTo = reached;
            QVERIFY(reached == version || migrate(*witness, before));
            QCOMPARE(schema(*connection), schema(*witness));
            QCOMPARE(rows(*connection), rows(*witness));
        }
    }
}

/// The child's side of the next test: migrates the file given in the environment.
void tst_Migrations::migrateAsAChild() {
    const QString path = qEnvironmentVariable("LEADWELL_TEST_MIGRATE");
    if (path.isEmpty())
        return;
    const auto connection = openAt(path, newest());
    QVERIFY(connection != nullptr);
}

/// What every other check of `verify` finds.
QStringList tst_Migrations::invariants(Connection& connection) {
    QStringList found;
    for (auto* check : {&checks::ledger, &checks::leads, &checks::people, &checks::work, &texts::check}) {
        const auto problems = check(connection);
        found += problems ? *problems : QStringList{problems.error().detail};
    }
    return found;
}

void tst_Migrations::killedDuringAStepTheStoreOpensAtAWholeVersion() {
    QTemporaryDir folder;
    int interrupted = 0;
    // The rows of this test have no history, so what the checks say of a store that was left in peace is the measure.
    QList<QStringList> undisturbed;
    QList<QStringList> whole;
    for (int version = 1; version < newest(); ++version) {
        const auto store = openAt(folder.filePath(QStringLiteral("whole%1").arg(version)), version);
        fill(*store, version);
        QVERIFY(migrate(*store, {}));
        QCOMPARE(*checks::integrity(*store), QStringList());
        undisturbed.append(invariants(*store));
        whole.append(rows(*store));
    }
    for (int i = 0; i < 48; ++i) {
        const int version = 1 + i % (newest() - 1);
        const QString path = folder.filePath(QStringLiteral("killed%1").arg(i));
        {
            const auto old = openAt(path, version);
            fill(*old, version);
        }
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LEADWELL_TEST_MIGRATE"), path);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("migrateAsAChild")});
        QVERIFY(child.waitForStarted());
        child.waitForFinished(8 + i); // Somewhere between loading and the last commit.
        child.kill();
        child.waitForFinished();

        const auto connection = openAt(path, 0);
        const int reached = *schemaVersion(*connection);
        QVERIFY(reached >= version);
        interrupted += reached < newest();
        const auto witness = openAt(path + QStringLiteral(".witness"), reached);
        QCOMPARE(schema(*connection), schema(*witness));
        QCOMPARE(*checks::integrity(*connection), QStringList());
        QVERIFY(migrate(*connection, {}));
        QCOMPARE(rows(*connection), whole.at(version - 1));
        QCOMPARE(*checks::integrity(*connection), QStringList());
        QCOMPARE(invariants(*connection), undisturbed.at(version - 1));
    }
    QVERIFY(interrupted > 0);
    qInfo("48 kills, %d before the last step was done", interrupted);
}

void tst_Migrations::aStoreWithDataIsBackedUpFirst() {
    QTemporaryDir folder;
    const auto connection = openAt(folder.filePath(QStringLiteral("old")), 2);
    int backups = 0;
    MigrateOptions options;
    options.backup = [&]() -> Result<void> {
        ++backups;
        return {};
    };
    QVERIFY(migrate(*connection, options));
    QCOMPARE(backups, 1);
    QVERIFY(migrate(*connection, options)); // Nothing to do, nothing to back up.
    QCOMPARE(backups, 1);

    const auto refused = openAt(folder.filePath(QStringLiteral("refused")), 2);
    options.backup = []() -> Result<void> { return Error{ErrorKind::Storage, QStringLiteral("The disk is full."), {}}; };
    QVERIFY(!migrate(*refused, options));
    QCOMPARE(*schemaVersion(*refused), 2);
}

void tst_Migrations::aNewerStoreIsRefusedAndUntouched() {
    QTemporaryDir folder;
    const auto connection = openAt(folder.filePath(QStringLiteral("newer")), newest());
    QVERIFY(connection->run(QStringLiteral("PRAGMA user_version=9999")));
    const auto refused = migrate(*connection, {});
    QVERIFY(!refused);
    QVERIFY(refused.error().sentence.contains(QStringLiteral("newer Leadwell")));
    QCOMPARE(*connection->number(QStringLiteral("PRAGMA user_version")), 9999);
}

void tst_Migrations::anotherProgramsDatabaseIsRefused() {
    QTemporaryDir folder;
    const auto connection = openAt(folder.filePath(QStringLiteral("other")), 0);
    QVERIFY(connection->run(QStringLiteral("CREATE TABLE bookmarks (url TEXT)")));
    const auto refused = migrate(*connection, {});
    QVERIFY(!refused);
    QVERIFY(refused.error().sentence.contains(QStringLiteral("another program")));
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
