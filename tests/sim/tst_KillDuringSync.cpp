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

#include <QTest>

#include <cstdio>

using namespace leadwell;
using namespace leadwell::test;

namespace {

constexpr int kills = 50;

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
    void runChild(const QString& folder, bool kill, Random& random);
    int m_interrupted = 0; ///< kills that really met a running sync
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

void tst_KillDuringSync::runChild(const QString& folder, bool kill, Random& random) {
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LEADWELL_TEST_SYNC"), folder);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("syncAsAChild")});
    QVERIFY(child.waitForStarted());
    QByteArray output;
    while (!output.contains("syncing") && child.waitForReadyRead(30'000))
        output += child.readAllStandardOutput();
    QVERIFY2(output.contains("syncing"), output.constData());
    if (kill) {
        m_interrupted += !child.waitForFinished(static_cast<int>(random.below(60)));
        child.kill();
        child.waitForFinished();
        return;
    }
    QVERIFY(child.waitForFinished(120'000));
    output += child.readAllStandardOutput();
    QVERIFY2(child.exitCode() == 0, output.constData());
}

void tst_KillDuringSync::fiftyKillsLoseNothingAndDoubleNothing() {
    const auto server = must(DovecotServer::start());
    QTemporaryDir folder;
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
    {
        Workspace workspace;
        QVERIFY(workspace.open(folder.path()));
        QVERIFY(wait(workspace.channels->saveAccount(accountOf(*server), {{QStringLiteral("password"), server->password()}})));
    }

    // A kill that came after the sync was done says nothing: there is another one for it.
    int rounds = 0;
    for (int i = 0; m_interrupted < kills && i < 4 * kills; ++i) {
        rounds = i + 1;
        // Fresh mail for every round, half of it in a second folder, so that there is something to be killed in.
        for (int n = 0; n < 6; ++n)
            add(n % 2 ? QStringLiteral("Enquiries") : QStringLiteral("INBOX"),
                QStringLiteral("From: Buyer %1 <buyer%1.%2@shop.example>\r\nTo: sales@mehtatex.in\r\nSubject: Price list\r\n"
                               "Message-ID: <round%1.%2@shop.example>\r\nDate: Thu, 19 Nov 2026 10:%3:00 +0530\r\n\r\n"
                               "Please send the price of %2 units.\r\n")
                    .arg(i)
                    .arg(n)
                    .arg(i % 60, 2, 10, QLatin1Char('0'))
                    .toUtf8());
        runChild(folder.path(), true, random);
        Workspace workspace;
        QVERIFY(workspace.open(folder.path()));
        QVERIFY(wait(workspace.desk->intake().processWaiting()));
        QCOMPARE(must(workspace.desk->maintenance().verify()).problems, QStringList());
    }
    runChild(folder.path(), false, random);
    QCOMPARE(m_interrupted, kills);

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
    const auto stored = must(workspace.desk->core().store.read<QStringList>([](store::Connection& connection) -> Result<QStringList> {
        LW_TRY(const auto list, connection.collect(QStringLiteral("SELECT external_id FROM capture_event"), {},
                                                   [](const store::Record& record) { return record.text(0); }));
        return QStringList(list);
    }));
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), ids);
    QCOMPARE(must(workspace.desk->maintenance().verify()).problems, QStringList());
    qInfo("%d mails, %d kills while syncing (of %d): received %d = attached %d + parked %d", static_cast<int>(ids.size()), m_interrupted, rounds,
          received, attached, parked);
}

QTEST_GUILESS_MAIN(tst_KillDuringSync)
#include "tst_KillDuringSync.moc"
