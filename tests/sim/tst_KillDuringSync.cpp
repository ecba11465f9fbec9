// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fifty kill -9 during a mailbox sync: the parent starts a real Dovecot and adds mail, the child (this program again) opens the
// workspace, syncs, and is killed at a random moment. At the end every mail is stored exactly once and
// received = attached + parked; every invariant holds after every kill.

#include "core/base/Clock.h"
#include "core/channels/AllChannels.h"
#include "core/channels/email/EmailParser.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/vault/FileKeeper.h"
#include "core/vault/Vault.h"
#include "tests/support/DovecotServer.h"
#include "tests/support/MailFixtures.h"
#include "tests/support/desk/DeskFixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstdio>
#include <optional>

using namespace leadwell;
using namespace leadwell::test;

namespace {

constexpr int kills = 50;
constexpr int killsAmid = 10; ///< of them after some of the mails were stored and before all were
constexpr int roundsMax = 400;

/// The workspace as the application wires it, with the vault's key in a file.
struct Workspace {
    SystemClock clock;
    SystemRandom random;
    channels::Registry registry = channels::allChannels();
    std::unique_ptr<services::Desk> desk;
    std::unique_ptr<vault::Vault> vault;
    std::unique_ptr<services::ChannelService> channels;

    Result<void> open(const QString& folder) {
        services::DeskOptions options;
        options.path = folder + QStringLiteral("/desk.leadwell");
        options.clock = &clock;
        options.random = &random;
        options.channels = &registry;
        LW_TRY(desk, services::Desk::open(options));
        vault = std::make_unique<vault::Vault>(desk->vaultStorage(),
                                               std::make_unique<vault::FileKeeper>(folder + QStringLiteral("/vault.key")));
        channels = std::make_unique<services::ChannelService>(desk->core(), *vault);
        return {};
    }
};

/// Lets the event loop deliver the answer.
template<class T>
Result<T> wait(Answer<T> answer) {
    while (!answer.isFinished())
        QTest::qWait(1);
    return answer.result();
}

domain::Account accountOf(const DovecotServer& server) {
    domain::Account account;
    account.channelId = QStringLiteral("email");
    account.name = server.user();
    account.settings = {{QStringLiteral("host"), server.host()},
                        {QStringLiteral("port"), QString::number(server.port())},
                        {QStringLiteral("security"), QStringLiteral("none")},
                        {QStringLiteral("user"), server.user()},
                        {QStringLiteral("folders"), QStringLiteral("INBOX, Enquiries")},
                        {QStringLiteral("firstSync"), QStringLiteral("all")}};
    return account;
}

} // namespace

class tst_KillDuringSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void syncAsAChild();
    void fiftyKillsLoseNothingAndDoubleNothing();

private:
    /// True: the kill met a running sync. Without a time it is left to its end.
    static bool runChild(const QString& folder, std::optional<int> killAfterMs);
    static qint64 storedIn(const Workspace& workspace);
};

/// The child's side: sync once and say when it begins.
void tst_KillDuringSync::syncAsAChild() {
    const QString folder = qEnvironmentVariable("LEADWELL_TEST_SYNC");
    if (folder.isEmpty())
        return;
    Workspace workspace;
    QVERIFY(workspace.open(folder));
    const auto accounts = wait(workspace.channels->accounts());
    QVERIFY(accounts && accounts->size() == 1);
    std::puts("syncing");
    std::fflush(stdout);
    const auto report = wait(workspace.channels->sync(accounts->first().id));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence));
}

bool tst_KillDuringSync::runChild(const QString& folder, std::optional<int> killAfterMs) {
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LEADWELL_TEST_SYNC"), folder);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("syncAsAChild")});
    QByteArray output;
    while (!output.contains("syncing") && child.waitForReadyRead(30'000))
        output += child.readAllStandardOutput();
    if (!output.contains("syncing"))
        qFatal("%s", output.constData());
    if (killAfterMs) {
        const bool isKilled = !child.waitForFinished(*killAfterMs);
        child.kill();
        child.waitForFinished();
        return isKilled;
    }
    if (!child.waitForFinished(120'000) || child.exitCode() != 0)
        qFatal("%s", QByteArray(output + child.readAllStandardOutput()).constData());
    return false;
}

qint64 tst_KillDuringSync::storedIn(const Workspace& workspace) {
    return must(workspace.desk->core().store.read<qint64>(
        [](store::Connection& connection) { return connection.number(QStringLiteral("SELECT count(*) FROM capture_event")); }));
}

void tst_KillDuringSync::fiftyKillsLoseNothingAndDoubleNothing() {
    const auto server = must(DovecotServer::start());
    QTemporaryDir folder;
    QTemporaryDir rehearsal;
    SeededRandom random(20261120);
    QSet<QString> ids;
    const auto add = [&](const QString& mailbox, const QByteArray& mail) {
        must(server->addMessage(mailbox, mail).has_value() ? Result<bool>(true) : Result<bool>(Error{}));
        domain::RawEvent event;
        event.bytes = mail;
        ids.insert(channels::email::emailExternalId(event.bytes));
    };
    for (const QString& name : mailFixtureNames())
        add(QStringLiteral("INBOX"), mailFixture(name));
    QVERIFY(ids.size() >= 40);
    for (const QTemporaryDir* one : {&folder, &rehearsal}) {
        Workspace workspace;
        QVERIFY(workspace.open(one->path()));
        QVERIFY(wait(workspace.channels->saveAccount(accountOf(*server), {{QStringLiteral("password"), server->password()}})));
    }
    // How long an undisturbed sync takes here and now: the kills come at any point of it.
    QElapsedTimer undisturbed;
    undisturbed.start();
    runChild(rehearsal.path(), {});
    const auto syncMs = static_cast<quint64>(undisturbed.elapsed());

    int met = 0;  // a running sync
    int amid = 0; // one that had stored some of the mails, and not all
    int rounds = 0;
    quint64 within = syncMs; // Later syncs have fewer mails: what came too late says how long they take.
    while ((met < kills || amid < killsAmid) && rounds < roundsMax) {
        ++rounds;
        // Fresh mail for every round, half of it in a second folder, so that there is something to be killed in.
        for (int n = 0; n < 6; ++n)
            add(n % 2 ? QStringLiteral("Enquiries") : QStringLiteral("INBOX"),
                QStringLiteral("From: Buyer %1 <buyer%1.%2@shop.example>\r\nTo: sales@mehtatex.in\r\nSubject: Price list\r\n"
                               "Message-ID: <round%1.%2@shop.example>\r\nDate: Thu, 19 Nov 2026 10:%3:00 +0530\r\n\r\n"
                               "Please send the price of %2 units.\r\n")
                    .arg(rounds)
                    .arg(n)
                    .arg(rounds % 60, 2, 10, QLatin1Char('0'))
                    .toUtf8());
        qint64 before = 0;
        {
            Workspace workspace;
            QVERIFY(workspace.open(folder.path()));
            before = storedIn(workspace);
        }
        const quint64 killAfter = random.below(within) + 1;
        const bool isMet = runChild(folder.path(), static_cast<int>(killAfter));
        within = isMet ? within + within / 8 + 1 : killAfter;
        Workspace workspace;
        QVERIFY(workspace.open(folder.path()));
        QVERIFY(wait(workspace.desk->intake().processWaiting()));
        QCOMPARE(must(workspace.desk->maintenance().verify()).problems, QStringList());
        const qint64 after = storedIn(workspace);
        met += isMet;
        amid += isMet && after > before && after < ids.size();
    }
    QVERIFY2(met >= kills && amid >= killsAmid, qPrintable(QStringLiteral("%1 met, %2 amid").arg(met).arg(amid)));
    runChild(folder.path(), {});

    Workspace workspace;
    QVERIFY(workspace.open(folder.path()));
    QVERIFY(wait(workspace.desk->intake().processWaiting()));
    int received = 0;
    int attached = 0;
    int parked = 0;
    for (const domain::LedgerDay& day : must(workspace.channels->ledger(2))) {
        received += day.received;
        attached += day.attached;
        parked += day.parked;
        QCOMPARE(day.waiting, 0);
    }
    QCOMPARE(received, static_cast<int>(ids.size()));
    QCOMPARE(received, attached + parked);
    const auto stored =
        must(workspace.desk->core().store.read<QStringList>([](store::Connection& connection) -> Result<QStringList> {
            LW_TRY(const auto list, connection.collect(QStringLiteral("SELECT external_id FROM capture_event"), {},
                                                       [](const store::Record& record) { return record.text(0); }));
            return QStringList(list);
        }));
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), ids);
    QCOMPARE(must(workspace.desk->maintenance().verify()).problems, QStringList());
    qInfo("%d mails, %d kills of a running sync (%d amid the storing): received %d = attached %d + parked %d",
          static_cast<int>(ids.size()), met, amid, received, attached, parked);
}

QTEST_GUILESS_MAIN(tst_KillDuringSync)
#include "tst_KillDuringSync.moc"
