// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real Dovecot serves the mails of tests/data/mail; whatever happens to it, each mail ends up stored
// exactly once. The mails are stored in memory here; tst_KillDuringSync kills the program with a real workspace.

#include "core/channels/email/EmailChannel.h"
#include "core/channels/email/EmailParser.h"
#include "tests/support/DovecotServer.h"
#include "tests/support/FakeClock.h"
#include "tests/support/MailFixtures.h"
#include "tests/support/MemoryEventSink.h"

#include <QTest>
#include <QTimeZone>

using namespace leadwell;
using channels::AccountConfig;
using channels::PollReport;
using channels::email::EmailChannel;
using test::DovecotServer;
using test::MemoryEventSink;

namespace {

const QString inbox = QStringLiteral("INBOX");

QByteArray numbered(int n, qsizetype padding = 0) {
    return QStringLiteral("From: Buyer %1 <buyer%1@shop.example>\nTo: sales@mehtatex.in\nSubject: Order %1\n"
                          "Message-ID: <order-%1@shop.example>\nDate: Fri, 20 Nov 2026 10:00:00 +0530\n\nOrder %1\n")
               .arg(n)
               .toUtf8() +
           QByteArray(padding, 'x') + '\n';
}

} // namespace

class TestImapAgainstDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyMailIsStoredExactlyOnce();
    void anotherPollBringsOnlyWhatIsNew();
    void severalFoldersAreReadAndCopiesAreStoredOnce();
    void aMissingFolderDoesNotStopTheOthers();
    void aChangedUidValidityStoresNothingTwiceAndLosesNothing();
    void theFirstSyncStartsWhereItWasTold();
    void fromNowFetchesOnlyWhatComesLater();
    void aWrongPasswordIsDeniedInWords();
    void aChangedPasswordIsNoticedAndWhatWasFetchedStays();
    void killedSessionsAreSurvived();
    void aDeadServerIsOfflineAndTheNextPollGoesOn();
    void aCancelledPollEndsSoonAndTheNextOneFinishes();
    void aMailOfFiftyMegabytesIsFetchedWhole();
    void aMailAboveTheLimitIsFetchedInPart();
    void theTestButtonSaysWhatIsThere();
    void tlsAndStartTlsWorkWithTheirCertificateOnly();

private:
    AccountConfig account() const;
    PollReport pollOk(const AccountConfig& config);
    Result<PollReport> poll(const AccountConfig& config);
    void deliver(int from, int to, qsizetype padding = 0);
    QStringList subjects() const;
    void compareWithNumbers(int count) const;

    std::shared_ptr<test::FakeClock> m_clock;
    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<EmailChannel> m_channel;
    std::shared_ptr<MemoryEventSink> m_sink;
};

void TestImapAgainstDovecot::init() {
    if (!DovecotServer::isAvailable())
        QSKIP("no Dovecot on this machine");
    auto server = DovecotServer::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().sentence));
    m_server = std::move(*server);
    m_clock = std::make_shared<test::FakeClock>();
    m_clock->set(Instant::fromMs(QDateTime::currentMSecsSinceEpoch()));
    m_channel = std::make_unique<EmailChannel>(m_clock);
    m_sink = std::make_shared<MemoryEventSink>();
}

void TestImapAgainstDovecot::cleanup() {
    m_channel.reset();
    m_server.reset();
}

AccountConfig TestImapAgainstDovecot::account() const {
    AccountConfig config;
    config.id = AccountId(QUuid::fromString(QStringLiteral("018f0000-0000-7000-8000-000000000001")));
    config.settings = {{QStringLiteral("host"), m_server->host()},
                       {QStringLiteral("port"), QString::number(m_server->port())},
                       {QStringLiteral("security"), QStringLiteral("none")},
                       {QStringLiteral("user"), m_server->user()},
                       {QStringLiteral("firstSync"), QStringLiteral("all")}};
    config.secrets = {{QStringLiteral("password"), m_server->password()}};
    return config;
}

Result<PollReport> TestImapAgainstDovecot::poll(const AccountConfig& config) {
    return m_channel->poll(config, m_sink->cursor, m_sink).result();
}

PollReport TestImapAgainstDovecot::pollOk(const AccountConfig& config) {
    const auto report = poll(config);
    if (!report)
        qFatal("%s\n%s", qPrintable(report.error().sentence), qPrintable(m_server->log()));
    return *report;
}

void TestImapAgainstDovecot::deliver(int from, int to, qsizetype padding) {
    for (int n = from; n <= to; ++n)
        QVERIFY(m_server->addMessage(inbox, numbered(n, padding)));
}

QStringList TestImapAgainstDovecot::subjects() const {
    QStringList found;
    for (const domain::RawEvent& event : m_sink->events) {
        const auto parsed = channels::email::parseEmail(event);
        found.append(parsed ? parsed->subject : QStringLiteral("unreadable"));
    }
    return found;
}

void TestImapAgainstDovecot::compareWithNumbers(int count) const {
    QStringList expected;
    for (int n = 1; n <= count; ++n)
        expected.append(QStringLiteral("Order %1").arg(n));
    QStringList found = subjects();
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
}

void TestImapAgainstDovecot::everyMailIsStoredExactlyOnce() {
    const QStringList names = test::mailFixtureNames();
    QVERIFY(names.size() >= 40);
    QSet<QString> ids;
    for (const QString& name : names) {
        QVERIFY(m_server->addMessage(inbox, test::mailFixture(name)));
        ids.insert(channels::email::emailExternalId(test::mailFixture(name)));
    }

    const PollReport report = pollOk(account());

    QCOMPARE(report.seen, names.size());
    QCOMPARE(report.stored, ids.size());
    QCOMPARE(report.failed, 0);
    QSet<QString> stored;
    for (const domain::RawEvent& event : m_sink->events) {
        stored.insert(event.externalId);
        QCOMPARE(event.channel, domain::Channel::Email);
        QCOMPARE(event.account, account().id.text());
        QVERIFY(event.context.startsWith(QStringLiteral("INBOX/")));
        QVERIFY(event.receivedAt.isSet());
    }
    QCOMPARE(stored - ids, QSet<QString>());
    QVERIFY(m_sink->savedCursors >= names.size() / 20);
}

void TestImapAgainstDovecot::anotherPollBringsOnlyWhatIsNew() {
    deliver(1, 25);
    QCOMPARE(pollOk(account()).stored, 25);
    QCOMPARE(pollOk(account()).seen, 0);

    deliver(26, 28);
    const PollReport report = pollOk(account());

    QCOMPARE(report.seen, 3);
    QCOMPARE(report.stored, 3);
    QCOMPARE(subjects().mid(25),
             (QStringList{QStringLiteral("Order 26"), QStringLiteral("Order 27"), QStringLiteral("Order 28")}));
}

void TestImapAgainstDovecot::severalFoldersAreReadAndCopiesAreStoredOnce() {
    const QString hindi = QString::fromUtf8("Website/पूछताछ & more");
    QVERIFY(m_server->addMessage(inbox, numbered(1)));
    QVERIFY(m_server->addMessage(QStringLiteral("Enquiries"), numbered(2)));
    QVERIFY(m_server->addMessage(QStringLiteral("Enquiries"), "Delivered-To: info@mehtatex.in\n" + numbered(1)));
    QVERIFY(m_server->addMessage(hindi, numbered(3)));
    AccountConfig config = account();
    config.settings[QStringLiteral("folders")] = QStringLiteral("inbox, Enquiries, ") + hindi;

    const PollReport report = pollOk(config);

    QCOMPARE(report.seen, 4);
    QCOMPARE(report.stored, 3);
    compareWithNumbers(3);
}

void TestImapAgainstDovecot::aMissingFolderDoesNotStopTheOthers() {
    deliver(1, 2);
    AccountConfig config = account();
    config.settings[QStringLiteral("folders")] = QStringLiteral("Nowhere, INBOX");

    const PollReport report = pollOk(config);

    QCOMPARE(report.stored, 2);
    QCOMPARE(report.notes, QStringList{QString::fromUtf8("The mailbox has no folder “Nowhere”.")});

    config.settings[QStringLiteral("folders")] = QStringLiteral("Nowhere");
    QCOMPARE(poll(config).error().kind, ErrorKind::NotFound);
}

void TestImapAgainstDovecot::aChangedUidValidityStoresNothingTwiceAndLosesNothing() {
    deliver(1, 30);
    QCOMPARE(pollOk(account()).stored, 30);
    deliver(31, 33);

    QVERIFY(m_server->changeUidValidity(inbox));
    const PollReport report = pollOk(account());

    QCOMPARE(report.seen, 33);
    QCOMPARE(report.stored, 3);
    QCOMPARE(report.notes.size(), 1);
    compareWithNumbers(33);
    QCOMPARE(pollOk(account()).seen, 0);
}

void TestImapAgainstDovecot::theFirstSyncStartsWhereItWasTold() {
    const QDateTime now = m_clock->now().inZone(QTimeZone::utc());
    QVERIFY(m_server->addMessage(inbox, numbered(9), now.addDays(-60)));
    QVERIFY(m_server->addMessage(inbox, numbered(1), now.addDays(-5)));
    QVERIFY(m_server->addMessage(inbox, numbered(2), now));
    AccountConfig config = account();
    config.settings[QStringLiteral("firstSync")] = QStringLiteral("30");

    QCOMPARE(pollOk(config).stored, 2);
    compareWithNumbers(2);
    QCOMPARE(m_sink->events.first().receivedAt.inZone(QTimeZone::utc()).date(), now.addDays(-5).date());

    // Renumbered: the old one stays out.
    QVERIFY(m_server->changeUidValidity(inbox));
    QCOMPARE(pollOk(config).stored, 0);
}

void TestImapAgainstDovecot::fromNowFetchesOnlyWhatComesLater() {
    deliver(7, 9);
    AccountConfig config = account();
    config.settings[QStringLiteral("firstSync")] = QStringLiteral("now");
    QCOMPARE(pollOk(config).seen, 0);

    deliver(1, 2);

    QCOMPARE(pollOk(config).stored, 2);
    compareWithNumbers(2);
}

void TestImapAgainstDovecot::aWrongPasswordIsDeniedInWords() {
    AccountConfig config = account();
    config.secrets[QStringLiteral("password")] = QStringLiteral("wr0ng-secret");

    const auto report = poll(config);
    const auto tested = m_channel->test(config).result();

    QCOMPARE(report.error().kind, ErrorKind::Denied);
    QVERIFY(report.error().sentence.contains(QStringLiteral("The mailbox refused the password.")));
    QCOMPARE(tested.error().kind, ErrorKind::Denied);
    for (const QString& text : {report.error().sentence, report.error().detail, tested.error().detail})
        QVERIFY(!text.contains(QStringLiteral("wr0ng-secret")));
}

void TestImapAgainstDovecot::aChangedPasswordIsNoticedAndWhatWasFetchedStays() {
    const AccountConfig before = account();
    deliver(1, 3);
    QCOMPARE(pollOk(before).stored, 3);

    QVERIFY(m_server->setPassword(QStringLiteral("another, longer password")));
    deliver(4, 4);

    QCOMPARE(poll(before).error().kind, ErrorKind::Denied);
    QCOMPARE(pollOk(account()).stored, 1);
    compareWithNumbers(4);
}

void TestImapAgainstDovecot::killedSessionsAreSurvived() {
    deliver(1, 60, 20'000);
    int kills = 0;
    m_sink->onAccept = [&](int offered) {
        if (offered % 15 == 7)
            kills += m_server->killSessions();
    };

    QCOMPARE(pollOk(account()).stored, 60);

    QVERIFY(kills > 0);
    compareWithNumbers(60);
}

void TestImapAgainstDovecot::aDeadServerIsOfflineAndTheNextPollGoesOn() {
    deliver(1, 60, 300'000);
    m_sink->onAccept = [&](int offered) {
        if (offered == 30)
            m_server->killEverything();
    };

    const auto report = poll(account());

    QCOMPARE(report.error().kind, ErrorKind::Offline);
    QVERIFY(m_sink->events.size() >= 30 && m_sink->events.size() < 60);
    m_sink->onAccept = {};
    QVERIFY(m_server->restart());
    QCOMPARE(pollOk(account()).failed, 0);
    compareWithNumbers(60);
}

void TestImapAgainstDovecot::aCancelledPollEndsSoonAndTheNextOneFinishes() {
    deliver(1, 60);
    m_sink->onAccept = [&](int offered) {
        if (offered == 24)
            m_sink->cancel();
    };

    QCOMPARE(poll(account()).error().kind, ErrorKind::Cancelled);
    QVERIFY(m_sink->events.size() < 60);

    m_sink->onAccept = {};
    m_sink->reopen();
    pollOk(account());
    compareWithNumbers(60);
}

void TestImapAgainstDovecot::aMailOfFiftyMegabytesIsFetchedWhole() {
    QByteArray line(75, 'A');
    line += '\n';
    const QByteArray mail = "From: Big <big@shop.example>\nSubject: Catalogue\nMessage-ID: <big@shop.example>\n"
                            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                            "Content-Type: text/plain\n\nAttached.\n--b\nContent-Type: application/zip; name=all.zip\n"
                            "Content-Transfer-Encoding: base64\n\n" +
                            line.repeated(50 * 1024 * 1024 / line.size()) + "--b--\n";
    QVERIFY(m_server->addMessage(inbox, mail));

    QCOMPARE(pollOk(account()).stored, 1);

    const auto parsed = channels::email::parseEmail(m_sink->events.first());
    QVERIFY(parsed);
    QCOMPARE(parsed->text, QStringLiteral("Attached."));
    QCOMPARE(parsed->attachments.size(), 1);
    QVERIFY(parsed->attachments.first().sizeBytes > 35 * 1024 * 1024);
}

void TestImapAgainstDovecot::aMailAboveTheLimitIsFetchedInPart() {
    QByteArray line(75, 'A');
    line += '\n';
    const QByteArray mail = "From: Big <big@shop.example>\nSubject: Film\nMessage-ID: <film@shop.example>\n"
                            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                            "Content-Type: text/plain\n\nThe film of our mill.\n--b\nContent-Type: video/mp4; name=mill.mp4\n"
                            "Content-Transfer-Encoding: base64\n\n" +
                            line.repeated(66 * 1024 * 1024 / line.size()) + "--b--\n";
    QVERIFY(m_server->addMessage(inbox, mail));
    deliver(1, 1);

    QCOMPARE(pollOk(account()).stored, 2);

    const auto parsed = channels::email::parseEmail(m_sink->events.first());
    QVERIFY(parsed);
    QVERIFY(m_sink->events.first().bytes.size() < 2 * 1024 * 1024);
    QCOMPARE(parsed->subject, QStringLiteral("Film"));
    QCOMPARE(parsed->text, QStringLiteral("The film of our mill."));
    QVERIFY(parsed->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("too large to fetch whole")));
}

void TestImapAgainstDovecot::theTestButtonSaysWhatIsThere() {
    deliver(1, 3);
    QVERIFY(m_server->addMessage(QStringLiteral("Enquiries"), numbered(4)));
    AccountConfig config = account();
    QCOMPARE(m_channel->test(config).result().value(), QStringLiteral("Signed in; 1 folder, 3 messages."));
    config.settings[QStringLiteral("folders")] = QStringLiteral("INBOX,Enquiries");
    QCOMPARE(m_channel->test(config).result().value(), QStringLiteral("Signed in; 2 folders, 4 messages."));
    config.settings[QStringLiteral("folders")] = QStringLiteral("Nowhere");
    QCOMPARE(m_channel->test(config).result().error().kind, ErrorKind::NotFound);
}

void TestImapAgainstDovecot::tlsAndStartTlsWorkWithTheirCertificateOnly() {
    DovecotServer::Options options;
    options.withTls = true;
    auto server = DovecotServer::start(options);
    QVERIFY2(server, server ? "" : qPrintable(server.error().sentence));
    m_server = std::move(*server);
    deliver(1, 2);

    AccountConfig tls = account();
    tls.settings[QStringLiteral("security")] = QStringLiteral("tls");
    tls.settings[QStringLiteral("port")] = QString::number(m_server->tlsPort());
    QCOMPARE(poll(tls).error().kind, ErrorKind::Denied);
    tls.settings[QStringLiteral("caFile")] = m_server->caFile();
    QCOMPARE(pollOk(tls).stored, 2);

    AccountConfig startTls = account();
    startTls.settings[QStringLiteral("security")] = QStringLiteral("starttls");
    startTls.settings[QStringLiteral("caFile")] = m_server->caFile();
    QCOMPARE(pollOk(startTls).seen, 0);
}

QTEST_GUILESS_MAIN(TestImapAgainstDovecot)
#include "tst_ImapAgainstDovecot.moc"
