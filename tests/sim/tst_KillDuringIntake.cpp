// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kill -9 and a disk that fails during intake: the child stores events and says which were acknowledged; the parent kills it, or
// takes its disk space away. Every acknowledged event is there afterwards, and every invariant holds.

#include "core/services/DeskCore.h"
#include "core/store/repository/CaptureRepository.h"
#include "tests/support/desk/DeskFixture.h"
#include "tests/support/desk/PlainChannel.h"

#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace leadwell;
using namespace leadwell::test;

namespace {

/// A desk on a given folder with the real clock, as the child opens it.
struct ChildDesk {
    SystemClock clock;
    SystemRandom random;
    channels::Registry registry;
    std::unique_ptr<services::Desk> desk;

    explicit ChildDesk(const QString& folder)
        : registry([] {
            std::vector<std::unique_ptr<channels::Channel>> list;
            list.push_back(std::make_unique<PlainChannel>());
            return channels::Registry(std::move(list));
        }()) {
        services::DeskOptions options;
        options.path = folder + QStringLiteral("/desk.leadwell");
        options.clock = &clock;
        options.random = &random;
        options.channels = &registry;
        desk = must(services::Desk::open(options));
    }
};

domain::RawEvent eventOf(int i) {
    domain::RawEvent event;
    event.channel = domain::Channel::WhatsApp;
    event.parser = QStringLiteral("plain");
    event.account = QStringLiteral("test");
    event.externalId = QStringLiteral("e%1").arg(i);
    event.bytes = QStringLiteral("id: e%1\nname: Buyer %1\nphone: 98%2\n\nPrice for %1 units? %3")
                      .arg(i)
                      .arg(20000000 + i % 997)
                      .arg(QString(300, u'x'))
                      .toUtf8();
    return event;
}

QString childFolder() {
    return qEnvironmentVariable("LEADWELL_TEST_INTAKE");
}

} // namespace

class tst_KillDuringIntake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intakeAsAChild();
    void worksInAsAChild();
    void everyAcknowledgedEventSurvivesFortyKills();
    void anEventThatEndsTheProgramIsParked();
    void aDiskWithoutRoomIsSaidAndLosesNothing();

private:
    static QProcessEnvironment environment(const QString& folder, int from) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LEADWELL_TEST_INTAKE"), folder);
        environment.insert(QStringLiteral("LEADWELL_TEST_FROM"), QString::number(from));
        return environment;
    }
    static QSet<QString> storedIn(services::Desk& desk) {
        const auto ids = must(desk.core().store.read<QStringList>([](store::Connection& connection) -> Result<QStringList> {
            LW_TRY(const auto list, connection.collect(QStringLiteral("SELECT external_id FROM capture_event"), {},
                                                       [](const store::Record& record) { return record.text(0); }));
            return QStringList(list);
        }));
        return {ids.begin(), ids.end()};
    }
    static void collect(const QByteArray& output, QSet<QString>& acknowledged) {
        for (const QByteArray& line : output.split('\n')) {
            if (line.startsWith("ack ") && line.endsWith('.')) // A line the kill cut in half is no acknowledgement.
                acknowledged.insert(QString::fromUtf8(line.mid(4).chopped(1)));
        }
    }
};

/// The child's side: four thousand events, sixteen at a time, each acknowledged on a line of its own once it is durable.
void tst_KillDuringIntake::intakeAsAChild() {
    if (childFolder().isEmpty())
        return;
    ChildDesk child(childFolder());
    int refused = 0;
    for (int i = qEnvironmentVariableIntValue("LEADWELL_TEST_FROM"), end = i + 4000; i < end && refused < 50; i += 16) {
        QList<Answer<domain::IntakeOutcome>> answers;
        for (int k = 0; k < 16; ++k)
            answers.append(child.desk->intake().receive(eventOf(i + k)));
        for (int k = 0; k < 16; ++k) {
            const auto outcome = answers[k].result();
            if (outcome)
                std::printf("ack e%d.\n", i + k);
            else if (++refused == 1)
                std::printf("refused: %s\n", qPrintable(outcome.error().sentence));
        }
        std::fflush(stdout);
    }
}

void tst_KillDuringIntake::everyAcknowledgedEventSurvivesFortyKills() {
    QTemporaryDir folder;
    SeededRandom random(7);
    QSet<QString> acknowledged;
    for (int round = 0; round < 40; ++round) {
        QProcess child;
        child.setProcessEnvironment(environment(folder.path(), round * 10'000));
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("intakeAsAChild")});
        QVERIFY(child.waitForStarted());
        QByteArray output;
        while (!output.contains("ack ") && child.waitForReadyRead(30'000))
            output += child.readAllStandardOutput();
        QVERIFY(!child.waitForFinished(static_cast<int>(random.below(60))));
        child.kill();
        child.waitForFinished();
        output += child.readAllStandardOutput();
        collect(output, acknowledged);

        ChildDesk desk(folder.path());
        must(desk.desk->intake().processWaiting());
        const QSet<QString> lost = acknowledged - storedIn(*desk.desk);
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("%1 acknowledged events lost").arg(lost.size())));
        if (round % 10 == 9)
            QCOMPARE(must(desk.desk->maintenance().verify()).problems, QStringList());
    }
    QVERIFY(acknowledged.size() > 400);
    qInfo("%d acknowledged, 0 lost in 40 kills", static_cast<int>(acknowledged.size()));
}

/// Whatever an event does to the program, the desk opens again and everything else is worked in.
void tst_KillDuringIntake::anEventThatEndsTheProgramIsParked() {
    QTemporaryDir folder;
    domain::RawEvent deadly = eventOf(1);
    deadly.externalId = QStringLiteral("deadly");
    deadly.bytes = "deadly";
    {
        ChildDesk desk(folder.path());
        must(desk.desk->intake().store(deadly));
        must(desk.desk->intake().store(eventOf(2)));
    }
    int ends = 0;
    for (int start = 0; start < 10; ++start) {
        QProcess child;
        child.setProcessEnvironment(environment(folder.path(), 100));
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("worksInAsAChild")});
        QVERIFY(child.waitForFinished(60'000));
        if (child.exitCode() == 0)
            break;
        QCOMPARE(child.exitCode(), 9);
        ++ends;
    }
    QCOMPARE(ends, 2);
    ChildDesk desk(folder.path());
    const auto parked = must(desk.desk->core().store.read<QList<domain::ParkedEvent>>(
        [](store::Connection& connection) { return store::captures::parked(connection); }));
    QCOMPARE(parked.size(), 1);
    QVERIFY2(parked.first().cause.contains(QStringLiteral("ended each time")), qPrintable(parked.first().cause));
    QCOMPARE(must(desk.desk->inbox().stats()).counts.leads, 1);
    QCOMPARE(must(desk.desk->maintenance().verify()).problems, QStringList());
}

/// The child's side of it.
void tst_KillDuringIntake::worksInAsAChild() {
    if (childFolder().isEmpty())
        return;
    ChildDesk child(childFolder());
    must(child.desk->intake().processWaiting());
}

void tst_KillDuringIntake::aDiskWithoutRoomIsSaidAndLosesNothing() {
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    { ChildDesk made(folder.path()); }
    QProcess child;
    child.setProcessEnvironment(environment(folder.path(), 0));
    // No file may grow beyond 8 MiB: the writes of the database fail as they do on a disk that cannot take more.
    child.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("trap '' XFSZ; ulimit -f 16384; exec \"$0\" intakeAsAChild"),
                 QCoreApplication::applicationFilePath()});
    QVERIFY(child.waitForFinished(120'000));
    const QByteArray output = child.readAllStandardOutput();
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QVERIFY2(output.contains("refused: The disk"), output.right(2000).constData());
    QSet<QString> acknowledged;
    collect(output, acknowledged);
    QVERIFY(acknowledged.size() > 100);

    ChildDesk desk(folder.path());
    QVERIFY((acknowledged - storedIn(*desk.desk)).isEmpty());
    must(desk.desk->intake().processWaiting());
    QCOMPARE(must(desk.desk->maintenance().verify()).problems, QStringList());
    // With room again, writing goes on.
    QCOMPARE(must(desk.desk->intake().receive(eventOf(999'999))).state, domain::IntakeOutcome::State::Attached);
#endif
}

QTEST_GUILESS_MAIN(tst_KillDuringIntake)
#include "tst_KillDuringIntake.moc"
