// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workspaces that cannot be opened: one sentence, exit code 1, no crash, and the file stays as it was.

#include "tests/app/ctl/CtlRun.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace leadwell;
using test::Ctl;
using test::CtlRun;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A file that an import would take.
const QString& peopleCsv() {
    static QTemporaryDir folder;
    static const QString path = [] {
        QFile file(folder.filePath(QStringLiteral("people.csv")));
        if (file.open(QIODevice::WriteOnly))
            file.write("Name,Phone\nRohan,9820041177\n");
        return file.fileName();
    }();
    return path;
}

const QString& leadsCsv() {
    static QTemporaryDir folder;
    static const QString path = folder.filePath(QStringLiteral("leads.csv"));
    return path;
}

const QList<QStringList>& commands() {
    static const QList<QStringList> all{{QStringLiteral("list")},
                                        {QStringLiteral("stats")},
                                        {QStringLiteral("show"), QStringLiteral("1")},
                                        {QStringLiteral("channels")},
                                        {QStringLiteral("verify")},
                                        {QStringLiteral("undo")},
                                        {QStringLiteral("run-due")},
                                        {QStringLiteral("redo")},
                                        {QStringLiteral("backup")},
                                        {QStringLiteral("export"), leadsCsv()},
                                        {QStringLiteral("import"), peopleCsv()},
                                        {QStringLiteral("import"), peopleCsv(), QStringLiteral("--dry-run")},
                                        {QStringLiteral("sync")},
                                        {QStringLiteral("ingest"), QStringLiteral("form"), QStringLiteral("-")}};
    return all;
}

} // namespace

class TestCtlBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aMissingWorkspaceIsNotMade();
    void aFileThatIsNoWorkspaceStaysAsItIs_data();
    void aFileThatIsNoWorkspaceStaysAsItIs();
    void aWorkspaceOfAnotherKindIsTold_data();
    void aWorkspaceOfAnotherKindIsTold();
    void theLogsDetailsAreShownOnRequest();
    void aBackupOfADamagedWorkspaceIsRefused();
    void corruptBytesAreTold();
    void aWorkspaceThatIsOpenCanBeLookedAt();
    void aReadOnlyFileCanBeLookedAt();
    void aReadOnlyFolderCanBeLookedAt();
    void aLostWorkspaceSaysBothWaysOut();
    void aBackupOfAnotherWorkspaceIsNotPutInItsPlace();
    void anUnknownEncodingIsRefused();
    void aFileOfFewOrManyRowsIsSaidInWords();
    void aLeadThatNeverWasIsSaidSo();
};

void TestCtlBadInput::aMissingWorkspaceIsNotMade() {
    const Ctl ctl;
    for (const QStringList& command : commands()) {
        const CtlRun result = ctl.plain(command, "{}");
        COMPARE_EXIT(result, 1);
        QVERIFY2(!result.err.trimmed().isEmpty(), qPrintable(command.first()));
        QVERIFY(!QFile::exists(ctl.store()));
    }
}

void TestCtlBadInput::aFileThatIsNoWorkspaceStaysAsItIs_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("Dear sir, this is a letter.\n").repeated(200);
    QTest::newRow("noise") << QByteArray(8192, '\x5A');
    QTest::newRow("half a header") << QByteArray("SQLite format 3\0", 16);
}

void TestCtlBadInput::aFileThatIsNoWorkspaceStaysAsItIs() {
    QFETCH(QByteArray, bytes);
    const Ctl ctl;
    ctl.write(QStringLiteral("desk.leadwell"), bytes);

    for (const QStringList& command : commands()) {
        const CtlRun result = ctl.plain(command, "{}");
        COMPARE_EXIT(result, 1);
        QVERIFY2(!result.err.trimmed().isEmpty(), qPrintable(command.first()));
        QCOMPARE(bytesOf(ctl.store()), bytes);
    }
}

void TestCtlBadInput::aWorkspaceOfAnotherKindIsTold_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("newer") << QStringLiteral("newer") << QStringLiteral("made by a newer Leadwell");
    QTest::newRow("older") << QStringLiteral("older") << QStringLiteral("last used by an older Leadwell");
    QTest::newRow("empty") << QStringLiteral("empty") << QStringLiteral("is empty, not a workspace");
    QTest::newRow("empty with backups") << QStringLiteral("lost") << QStringLiteral("restore the newest one, “desk-");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("is a folder, not a workspace file");
    QTest::newRow("garbage") << QStringLiteral("garbage") << QStringLiteral("damaged or is not a Leadwell workspace");
}

/// One sentence and nothing else, from every command, and the file stays as it was.
void TestCtlBadInput::aWorkspaceOfAnotherKindIsTold() {
    QFETCH(QString, kind);
    QFETCH(QString, words);
    const Ctl ctl;
    const auto setVersion = [&ctl](const QByteArray& version) {
        QFile file(ctl.store());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(60); // The version's place in the header; SQLite file format §1.3.
        file.write(version);
    };
    if (kind == QStringLiteral("folder")) {
        QVERIFY(QDir().mkpath(ctl.store()));
    } else if (kind == QStringLiteral("garbage")) {
        ctl.write(QStringLiteral("desk.leadwell"), QByteArray(9000, '\x5A'));
    } else if (kind == QStringLiteral("empty")) {
        ctl.write(QStringLiteral("desk.leadwell"), {});
    } else {
        COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
        if (kind == QStringLiteral("newer"))
            setVersion(QByteArray("\0\0\x27\x0F", 4));
        if (kind == QStringLiteral("older"))
            setVersion(QByteArray("\0\0\0\x02", 4));
        if (kind == QStringLiteral("lost")) {
            COMPARE_EXIT(ctl.plain({QStringLiteral("backup")}), 0);
            QVERIFY(QFile::resize(ctl.store(), 0));
        }
    }
    const QByteArray before = bytesOf(ctl.store());

    for (const QStringList& command : commands()) {
        const bool onlyLooks = !QStringList{QStringLiteral("undo"), QStringLiteral("redo"), QStringLiteral("run-due"),
                                            QStringLiteral("ingest"), QStringLiteral("sync")}
                                    .contains(command.first()) &&
                               (command.first() != QStringLiteral("import") || command.size() == 3);
        if (kind == QStringLiteral("older") && !onlyLooks)
            continue; // Work brings it up to date; tst_Migrations shows that.
        const CtlRun result = ctl.plain(command, "{}");
        COMPARE_EXIT(result, 1);
        QVERIFY2(result.err.contains(words), qPrintable(command.join(u' ') + u' ' + result.err));
        QCOMPARE(result.err.count(u'\n'), 1);
        QCOMPARE(bytesOf(ctl.store()), before);
    }
}

void TestCtlBadInput::theLogsDetailsAreShownOnRequest() {
    const Ctl ctl;
    ctl.write(QStringLiteral("desk.leadwell"), QByteArray(9000, '\x5A'));
    const CtlRun loud = ctl.plain({QStringLiteral("list"), QStringLiteral("--verbose")});
    COMPARE_EXIT(loud, 1);
    QVERIFY2(loud.err.contains(QStringLiteral("sqlite 26")), qPrintable(loud.err));
}

/// Some bytes of the last third are flipped, in pages that the reading commands need not touch.
void TestCtlBadInput::aBackupOfADamagedWorkspaceIsRefused() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("200")}), 0);
    const QString earlier = ctl.path(QStringLiteral("backups/desk-20250101-000000.leadwell"));
    QVERIFY(QDir().mkpath(ctl.path(QStringLiteral("backups"))));
    COMPARE_EXIT(ctl.plain({QStringLiteral("backup"), earlier}), 0);
    QFile file(ctl.store());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 third = file.size() / 3;
    for (int i = 0; i < 40; ++i) {
        const qint64 at = 2 * third + i * (third / 41) + 1'000;
        QVERIFY(file.seek(at));
        const char old = file.read(1).at(0);
        QVERIFY(file.seek(at));
        file.write(QByteArray(1, static_cast<char>(~old)));
    }
    file.close();

    COMPARE_EXIT(ctl.plain({QStringLiteral("verify")}), 1);
    const CtlRun refused = ctl.plain({QStringLiteral("backup")});
    COMPARE_EXIT(refused, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("no copy was made")), qPrintable(refused.err));
    QCOMPARE(refused.err.count(u'\n'), 1);
    COMPARE_EXIT(ctl.plain({QStringLiteral("backup"), ctl.path(QStringLiteral("copy"))}), 1);
    QVERIFY(!QFile::exists(ctl.path(QStringLiteral("copy"))));
    QCOMPARE(QDir(ctl.path(QStringLiteral("backups"))).entryInfoList(QDir::Files).value(0).filePath(), earlier);
}

void TestCtlBadInput::corruptBytesAreTold() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("60")}), 0);
    QFile file(ctl.store());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 40'000; at + 3000 < file.size(); at += 12'288) {
        file.seek(at);
        file.write(QByteArray(3000, '\xA7'));
    }
    file.close();

    const CtlRun verify = ctl.plain({QStringLiteral("verify")});
    COMPARE_EXIT(verify, 1);
    QVERIFY(!verify.err.trimmed().isEmpty());
    for (const QStringList& command : commands()) {
        const CtlRun result = ctl.plain(command, "{}");
        QVERIFY2(!result.hasCrashed, qPrintable(command.first()));
        QVERIFY(result.exit == 0 || !result.err.trimmed().isEmpty());
    }
}

void TestCtlBadInput::aWorkspaceThatIsOpenCanBeLookedAt() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("10")}), 0);
    QProcess holder; // Waits for its input with the workspace open.
    ctl.start(holder,
              {QStringLiteral("ingest"), QStringLiteral("form"), QStringLiteral("-"), QStringLiteral("--store"), ctl.store()});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ctl.store() + QStringLiteral(".lock")), 30'000);

    const CtlRun list = ctl.plain({QStringLiteral("list")});
    const CtlRun undo = ctl.plain({QStringLiteral("undo")});
    const CtlRun restore = ctl.plain({QStringLiteral("restore"), ctl.store()});

    COMPARE_EXIT(list, 0);
    COMPARE_EXIT(undo, 1);
    QVERIFY2(undo.err.contains(QStringLiteral("open in another Leadwell")), qPrintable(undo.err));
    COMPARE_EXIT(restore, 1);
    holder.write(R"({"name":"Late","message":"hello"})");
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished(60'000));
    QCOMPARE(holder.exitCode(), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("verify")}), 0);
}

void TestCtlBadInput::aReadOnlyFileCanBeLookedAt() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("10")}), 0);
    QVERIFY(QFile::setPermissions(ctl.store(), QFile::ReadOwner));
    if (QFileInfo(ctl.store()).isWritable())
        QSKIP("this user may write everything");

    const CtlRun list = ctl.plain({QStringLiteral("list")});
    const CtlRun undo = ctl.plain({QStringLiteral("undo")});

    COMPARE_EXIT(list, 0);
    COMPARE_EXIT(undo, 1);
    QVERIFY2(undo.err.contains(QStringLiteral("read-only")), qPrintable(undo.err));
}

/// As on a share that others write to. Root may write everywhere, so the commands run as nobody then.
void TestCtlBadInput::aReadOnlyFolderCanBeLookedAt() {
#ifdef Q_OS_UNIX
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("10")}), 0);
    const QString folder = QFileInfo(ctl.store()).absolutePath();
    const QString elsewhere = QTemporaryDir(QDir::tempPath() + QStringLiteral("/lw-copyXXXXXX")).path();
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(QFile::setPermissions(elsewhere, QFile::Permissions(0x7777)));
    QVERIFY(QFile::setPermissions(ctl.store(), QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x5555)));
    // Where nobody may go to the build folder, the program still has to start.
    const QString program = elsewhere + QStringLiteral("/leadwellctl");
    QVERIFY(QFile::copy(QStringLiteral(LEADWELLCTL), program));
    QVERIFY(QFile::setPermissions(program, QFile::Permissions(0x5555)));
    const auto run = [&](QStringList words) {
        QProcess process;
        process.setChildProcessModifier([] {
            constexpr uid_t nobody = 65534;
            if (::geteuid() == 0 && ::setuid(nobody) != 0)
                ::_exit(99); // As root everything below would be allowed, and prove nothing.
        });
        process.start(program, words << QStringLiteral("--store") << ctl.store());
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        return process.error() == QProcess::FailedToStart ? CtlRun() : Ctl::resultOf(process);
    };
    const CtlRun list = run({QStringLiteral("list")});
    const CtlRun verify = run({QStringLiteral("verify")});
    const CtlRun backup = run({QStringLiteral("backup"), elsewhere + QStringLiteral("/copy.leadwell")});
    const CtlRun undo = run({QStringLiteral("undo")});
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7700)));
    QDir(elsewhere).removeRecursively();
    COMPARE_EXIT(list, 0);
    COMPARE_EXIT(verify, 0);
    COMPARE_EXIT(backup, 0);
    COMPARE_EXIT(undo, 1);
#endif
}

void TestCtlBadInput::aLostWorkspaceSaysBothWaysOut() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init"), QStringLiteral("--name"), QStringLiteral("First")}), 0);
    const CtlRun backup = ctl.json({QStringLiteral("backup")});
    COMPARE_EXIT(backup, 0);
    const QString copy = backup.object().value(QStringLiteral("path")).toString();
    for (const char* ending : {"", "-wal", "-shm"})
        QFile::remove(ctl.store() + QString::fromLatin1(ending));

    for (const QStringList& command : {QStringList{QStringLiteral("init")}, QStringList{QStringLiteral("list")}}) {
        const CtlRun refused = ctl.plain(command);
        COMPARE_EXIT(refused, 1);
        QVERIFY2(refused.err.contains(copy), qPrintable(refused.err));
        QVERIFY(!QFile::exists(ctl.store()));
    }
    const CtlRun refused = ctl.plain({QStringLiteral("init")});
    QVERIFY2(refused.err.contains(QStringLiteral("restore BACKUP")) && refused.err.contains(QStringLiteral("--anew")),
             qPrintable(refused.err));

    COMPARE_EXIT(ctl.plain({QStringLiteral("restore"), copy}), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("verify")}), 0);
    for (const char* ending : {"", "-wal", "-shm"})
        QFile::remove(ctl.store() + QString::fromLatin1(ending));
    COMPARE_EXIT(ctl.plain({QStringLiteral("init"), QStringLiteral("--anew")}), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("list")}), 0);
    QVERIFY(QFile::exists(copy));
}

void TestCtlBadInput::aBackupOfAnotherWorkspaceIsNotPutInItsPlace() {
    const Ctl ctl;
    const Ctl other;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init"), QStringLiteral("--name"), QStringLiteral("Mine")}), 0);
    COMPARE_EXIT(other.plain({QStringLiteral("init"), QStringLiteral("--name"), QStringLiteral("Theirs")}), 0);
    const QString copy = other.json({QStringLiteral("backup")}).object().value(QStringLiteral("path")).toString();
    const QByteArray before = bytesOf(ctl.store());

    const CtlRun refused = ctl.plain({QStringLiteral("restore"), copy});

    COMPARE_EXIT(refused, 1);
    for (const char* word : {"Mine", "Theirs", "--other-workspace"})
        QVERIFY2(refused.err.contains(QString::fromLatin1(word)), qPrintable(refused.err));
    QCOMPARE(bytesOf(ctl.store()), before);
    COMPARE_EXIT(ctl.plain({QStringLiteral("restore"), copy, QStringLiteral("--other-workspace")}), 0);
}

void TestCtlBadInput::anUnknownEncodingIsRefused() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const CtlRun refused =
        ctl.plain({QStringLiteral("import"), peopleCsv(), QStringLiteral("--encoding"), QStringLiteral("klingon")});
    COMPARE_EXIT(refused, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("UTF-8, ")) && refused.err.contains(QStringLiteral("Windows-1252")),
             qPrintable(refused.err));
    QVERIFY(ctl.json({QStringLiteral("list")}).text().contains(QStringLiteral("[]")) ||
            !ctl.plain({QStringLiteral("list")}).text().contains(QStringLiteral("Rohan")));
    for (const char* name : {"utf8", "UTF-8", "latin1", "cp1252", "windows-1252", "utf-16"}) {
        const CtlRun read = ctl.plain({QStringLiteral("import"), peopleCsv(), QStringLiteral("--dry-run"),
                                       QStringLiteral("--encoding"), QString::fromLatin1(name)});
        QVERIFY2(!read.err.contains(QStringLiteral("is not an encoding")), name);
    }
}

void TestCtlBadInput::aFileOfFewOrManyRowsIsSaidInWords() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    QTemporaryDir folder;
    const auto imported = [&](const QByteArray& bytes) {
        QFile file(folder.filePath(QStringLiteral("some.csv")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
        file.close();
        return ctl.plain({QStringLiteral("import"), file.fileName()});
    };
    const CtlRun none = imported("Name,Phone\n");
    COMPARE_EXIT(none, 0);
    QVERIFY2(none.text().startsWith(QStringLiteral("The file has no rows below its headers")), qPrintable(none.text()));
    const CtlRun one = imported("Name,Phone\nRohan,9820041177\n");
    COMPARE_EXIT(one, 0);
    QVERIFY2(one.text().startsWith(QStringLiteral("1 row: 1 created")), qPrintable(one.text()));
    QByteArray many = "Name,Phone\n";
    for (int row = 0; row < 60; ++row)
        many += "Person " + QByteArray::number(row) + ",no number\n";
    const CtlRun issues = imported(many);
    QVERIFY2(issues.text().count(QStringLiteral("  line ")) == 25, qPrintable(issues.text()));
    QVERIFY2(issues.text().contains(QStringLiteral("and 35 more; --json names them all")), qPrintable(issues.text()));
}

void TestCtlBadInput::aLeadThatNeverWasIsSaidSo() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("demo"), QStringLiteral("--leads"), QStringLiteral("10")}), 0);
    for (const char* number : {"99999", "0"}) {
        const CtlRun result = ctl.plain({QStringLiteral("show"), QString::fromLatin1(number)});
        COMPARE_EXIT(result, 1);
        QVERIFY2(result.err.contains(QStringLiteral("There is no lead")), qPrintable(result.err));
    }
}

QTEST_GUILESS_MAIN(TestCtlBadInput)
#include "tst_CtlBadInput.moc"
