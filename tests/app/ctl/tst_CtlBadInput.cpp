// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workspaces that cannot be opened: one sentence, exit code 1, no crash, and the file stays as it was.

#include "tests/app/ctl/CtlRun.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using test::Ctl;
using test::CtlRun;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QList<QStringList>& commands() {
    static const QList<QStringList> all{{QStringLiteral("list")},
                                        {QStringLiteral("stats")},
                                        {QStringLiteral("show"), QStringLiteral("1")},
                                        {QStringLiteral("channels")},
                                        {QStringLiteral("verify")},
                                        {QStringLiteral("undo")},
                                        {QStringLiteral("run-due")},
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
    void aNewerWorkspaceIsRefused();
    void corruptBytesAreTold();
    void aWorkspaceThatIsOpenCanBeLookedAt();
    void aReadOnlyFileCanBeLookedAt();
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

void TestCtlBadInput::aNewerWorkspaceIsRefused() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    QFile file(ctl.store());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(60); // The version's place in the header; SQLite file format §1.3.
    file.write(QByteArray("\0\0\x27\x0F", 4));
    file.close();
    const QByteArray before = bytesOf(ctl.store());

    for (const QStringList& command : commands()) {
        const CtlRun result = ctl.plain(command, "{}");
        COMPARE_EXIT(result, 1);
        QVERIFY2(!result.err.trimmed().isEmpty(), qPrintable(command.first()));
    }
    QCOMPARE(bytesOf(ctl.store()), before);
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
    ctl.start(holder, {QStringLiteral("ingest"), QStringLiteral("form"), QStringLiteral("-"), QStringLiteral("--store"), ctl.store()});
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

QTEST_GUILESS_MAIN(TestCtlBadInput)
#include "tst_CtlBadInput.moc"
