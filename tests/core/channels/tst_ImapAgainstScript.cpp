// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that breaks its promises in every way we thought of: each poll ends with a sentence or goes on,
// nothing is lost and nothing is stored twice.

#include "core/base/Random.h"
#include "core/channels/email/EmailChannel.h"
#include "core/channels/email/FolderCursor.h"
#include "tests/support/FakeClock.h"
#include "tests/support/MemoryEventSink.h"
#include "tests/support/ScriptedImapServer.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using channels::AccountConfig;
using channels::PollReport;
using channels::email::EmailChannel;
using channels::email::FolderCursor;
using test::MemoryEventSink;
using test::ScriptedImapServer;
using Reply = ScriptedImapServer::Reply;

namespace {

QByteArray message(int n) {
    return "From: buyer" + QByteArray::number(n) + "@shop.example\r\nSubject: Order " + QByteArray::number(n) +
           "\r\nMessage-ID: <order-" + QByteArray::number(n) + "@shop.example>\r\n\r\nOrder\r\n";
}

QList<QByteArray> messages(int count) {
    QList<QByteArray> made;
    for (int n = 1; n <= count; ++n)
        made.append(message(n));
    return made;
}

bool fetchesBodies(const QByteArray& command) {
    return command.contains("BODY.PEEK[]");
}

// "UID FETCH 3 (…": the command for one message alone, or a set that holds it.
bool asksFor(const QByteArray& command, int uid) {
    if (!fetchesBodies(command))
        return false;
    for (const QByteArray& part : command.split(' ').value(2).split(',')) {
        const QList<QByteArray> ends = part.split(':');
        if (ends.first().toInt() <= uid && uid <= ends.last().toInt())
            return true;
    }
    return false;
}

} // namespace

class TestImapAgainstScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("leadwell.channel.warning=false")); }
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_clock = std::make_shared<test::FakeClock>();
        m_channel = std::make_unique<EmailChannel>(m_clock);
        m_sink = std::make_shared<MemoryEventSink>();
        m_patienceMs = 20'000;
    }
    void cleanup() {
        m_channel.reset();
        m_server.reset();
    }

    void aProperServerIsReadInOrder();
    void aLiteralThatBreaksOffCostsOneMessageOnly();
    void aMessageThatAlwaysFailsIsAHoleAndTriedAgain_data();
    void aMessageThatAlwaysFailsIsAHoleAndTriedAgain();
    void aHoleOfADeletedMessageIsForgotten();
    void aServerThatRefusesEverythingDoesNotEatTheMailbox();
    void garbageEndsThePollInWords_data();
    void garbageEndsThePollInWords();
    void aMessageThatHangsTheServerIsAHole();
    void aServerThatHangsEndsThePollInTime();
    void aServerThatDripsEndsThePollInTime();
    void noiseBetweenTheAnswersIsIgnored();
    void theLastMessageIsNotReadAgainAndAgain();
    void fromNowWorksWithoutUidNext();
    void aRefusedSignInHasItsKind_data();
    void aRefusedSignInHasItsKind();
    void passwordsTravelAsTheServerOffers();
    void aServerWithoutPasswordsIsNotSentOne();
    void somethingElseThanAMailServerIsNamed();
    void aServerThatIsNotThereIsOffline();
    void cancellingInterruptsAHangingServer();
    void twoInAHundredFailingFetchesLoseNothing();
    void thePasswordIsNeverSentUnencryptedElsewhere();

private:
    AccountConfig account() const;
    Result<PollReport> poll() { return m_channel->poll(account(), m_sink->cursor, m_sink).result(); }
    void serve(int count) { m_server = std::make_unique<ScriptedImapServer>(messages(count)); }
    FolderCursor cursor() const {
        return FolderCursor::fromText(m_sink->cursor.value(FolderCursor::key(QStringLiteral("INBOX"))));
    }

    int m_patienceMs = 20'000; // short only where the server is meant to exhaust it
    std::shared_ptr<test::FakeClock> m_clock;
    std::unique_ptr<ScriptedImapServer> m_server;
    std::unique_ptr<EmailChannel> m_channel;
    std::shared_ptr<MemoryEventSink> m_sink;
};

AccountConfig TestImapAgainstScript::account() const {
    AccountConfig config;
    config.settings = {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                       {QStringLiteral("port"), QString::number(m_server->port())},
                       {QStringLiteral("security"), QStringLiteral("none")},
                       {QStringLiteral("user"), QStringLiteral("sales")},
                       {QStringLiteral("firstSync"), QStringLiteral("all")},
                       {QStringLiteral("answerTimeoutMs"), QString::number(m_patienceMs)},
                       {QStringLiteral("connectTimeoutMs"), QStringLiteral("5000")}};
    config.secrets = {{QStringLiteral("password"), QStringLiteral("pass\"word")}};
    return config;
}

void TestImapAgainstScript::aProperServerIsReadInOrder() {
    serve(45);

    const auto report = poll();

    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence));
    QCOMPARE(report->stored, 45);
    for (int n = 1; n <= 45; ++n)
        QCOMPARE(m_sink->events.at(n - 1).context, QStringLiteral("INBOX/%1").arg(n));
    QCOMPARE(cursor().lastUid, 45U);
    QCOMPARE(m_server->connections(), 1);
}

void TestImapAgainstScript::aLiteralThatBreaksOffCostsOneMessageOnly() {
    serve(30);
    int breaks = 0;
    m_server->setScript([&breaks](const QByteArray& command) -> std::optional<Reply> {
        if (!asksFor(command, 7) || ++breaks > 1)
            return std::nullopt;
        return Reply{"* 1 FETCH (UID 1 BODY[] {500}\r\nFrom: half", true, 0};
    });

    const auto report = poll();

    QVERIFY(report);
    QCOMPARE(report->stored, 30);
    QCOMPARE(report->failed, 0);
}

void TestImapAgainstScript::aMessageThatAlwaysFailsIsAHoleAndTriedAgain_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("hangsUp");
    QTest::newRow("refused") << QByteArray("{tag} NO [SERVERBUG] sorry\r\n") << false;
    QTest::newRow("bad") << QByteArray("{tag} BAD what\r\n") << false;
    QTest::newRow("hangs up") << QByteArray() << true;
    QTest::newRow("breaks off") << QByteArray("* 7 FETCH (UID 7 BODY[] {90}\r\nhalf") << true;
    QTest::newRow("ten gigabytes") << QByteArray("* 7 FETCH (UID 7 BODY[] {10737418240}\r\n") << false;
    QTest::newRow("beyond numbers") << QByteArray("* 7 FETCH (UID 7 BODY[] {99999999999999999999999}\r\n") << false;
    QTest::newRow("garbage") << QByteArray("* 7 FETCH (UID 7 BODY[] ((((\r\n{tag} OK\r\n") << false;
    QTest::newRow("bye") << QByteArray("* BYE tired\r\n") << true;
    QTest::newRow("nothing") << QByteArray("* 7 FETCH (UID 7 BODY[] NIL)\r\n{tag} OK done\r\n") << false;
}

void TestImapAgainstScript::aMessageThatAlwaysFailsIsAHoleAndTriedAgain() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, hangsUp);
    serve(30);
    m_server->setScript([answer, hangsUp](const QByteArray& command) -> std::optional<Reply> {
        return asksFor(command, 7) ? std::optional(Reply{answer, hangsUp, 0}) : std::nullopt;
    });

    const auto report = poll();
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence));
    QCOMPARE(report->stored, 29);
    QCOMPARE(report->failed, 1);
    QCOMPARE(cursor().holes, QList<quint32>{7});
    QCOMPARE(cursor().lastUid, 30U);

    QVERIFY(poll());
    QCOMPARE(cursor().holes, QList<quint32>{7});

    m_server->setScript({});
    const auto repaired = poll();
    QVERIFY(repaired);
    QCOMPARE(repaired->stored, 1);
    QVERIFY(cursor().holes.isEmpty());
    QCOMPARE(m_sink->events.size(), 30);
    QCOMPARE(m_sink->events.last().context, QStringLiteral("INBOX/7"));
}

void TestImapAgainstScript::aHoleOfADeletedMessageIsForgotten() {
    serve(3);
    FolderCursor at;
    at.uidValidity = 7;
    at.lastUid = 3;
    at.holes = {2, 55};
    QVERIFY(m_sink->saveCursor(FolderCursor::key(QStringLiteral("INBOX")), at.toText()));

    const auto report = poll();

    QVERIFY(report);
    QCOMPARE(report->stored, 1);
    QVERIFY(cursor().holes.isEmpty());
}

void TestImapAgainstScript::aServerThatRefusesEverythingDoesNotEatTheMailbox() {
    serve(60);
    m_server->setScript([](const QByteArray& command) -> std::optional<Reply> {
        return fetchesBodies(command) ? std::optional(Reply{"{tag} NO [LIMIT] too much\r\n", false, 0}) : std::nullopt;
    });

    const auto report = poll();

    QVERIFY(!report);
    QVERIFY(cursor().holes.size() <= 2);
    m_server->setScript({});
    for (int i = 0; i < 2; ++i)
        QVERIFY(poll());
    QCOMPARE(m_sink->events.size(), 60);
    QVERIFY(cursor().holes.isEmpty());
}

void TestImapAgainstScript::garbageEndsThePollInWords_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("bytes") << QByteArray(500, '\xFE') + "\r\n";
    QTest::newRow("unclosed") << QByteArray("* LIST (\"\r\n");
    QTest::newRow("too deep") << QByteArray("* X ") + QByteArray(5000, '(') + "\r\n";
    QTest::newRow("closed twice") << QByteArray("* 1 FETCH (UID 1))\r\n");
    QTest::newRow("one endless line") << QByteArray(20 * 1024 * 1024, 'a');
    QTest::newRow("empty lines") << QByteArray("\r\n\r\n\r\n");
}

void TestImapAgainstScript::garbageEndsThePollInWords() {
    QFETCH(QByteArray, answer);
    serve(5);
    m_server->setScript([answer](const QByteArray& command) -> std::optional<Reply> {
        return command.startsWith("UID SEARCH") ? std::optional(Reply{answer, true, 0}) : std::nullopt;
    });

    const auto report = poll();

    QVERIFY(!report);
    QVERIFY(!report.error().sentence.isEmpty());
    QVERIFY(report.error().kind == ErrorKind::Protocol || report.error().kind == ErrorKind::TooLarge ||
            report.error().kind == ErrorKind::Offline);
    m_server->setScript({});
    QCOMPARE(poll()->stored, 5);
}

void TestImapAgainstScript::aMessageThatHangsTheServerIsAHole() {
    serve(30);
    m_patienceMs = 300;
    m_server->setScript([](const QByteArray& command) -> std::optional<Reply> {
        return asksFor(command, 22) ? std::optional(Reply{}) : std::nullopt;
    });

    const auto report = poll();

    QVERIFY(report);
    QCOMPARE(report->stored, 29);
    QCOMPARE(cursor().holes, QList<quint32>{22});
    m_server->setScript({});
    QVERIFY(poll());
    QCOMPARE(m_sink->events.size(), 30);
}

void TestImapAgainstScript::aServerThatHangsEndsThePollInTime() {
    serve(30);
    m_patienceMs = 300;
    m_server->setScript([](const QByteArray& command) -> std::optional<Reply> {
        return fetchesBodies(command) ? std::optional(Reply{}) : std::nullopt;
    });

    QCOMPARE(poll().error().kind, ErrorKind::TimedOut);

    // The first message was passed over, or the next poll would hang at the same place.
    QCOMPARE(cursor().holes, QList<quint32>{1});
    m_server->setScript({});
    QVERIFY(poll());
    QCOMPARE(m_sink->events.size(), 30);
}

void TestImapAgainstScript::aServerThatDripsEndsThePollInTime() {
    serve(1);
    m_patienceMs = 300;
    m_server->setScript([](const QByteArray& command) -> std::optional<Reply> {
        return command.startsWith("UID SEARCH") ? std::optional(Reply{QByteArray(10'000, 'x'), false, 5}) : std::nullopt;
    });

    QCOMPARE(poll().error().kind, ErrorKind::TimedOut);
}

void TestImapAgainstScript::noiseBetweenTheAnswersIsIgnored() {
    serve(3);
    ScriptedImapServer* server = m_server.get();
    m_server->setScript([server](const QByteArray& command) -> std::optional<Reply> {
        if (!fetchesBodies(command))
            return std::nullopt;
        return Reply{"* 4 EXISTS\r\n* 2 FETCH (FLAGS (\\Seen) UID 2)\r\n* OK still here {5}\r\n" + server->bodies("3,1") +
                         "* 9 EXPUNGE\r\n* 8 FETCH (UID 99 BODY[] \"not asked for\")\r\n" + server->bodies("2,2") +
                         "* VANISHED (EARLIER) 41,43:116\r\n* X-NEW (\"a\\\"b\" {3}\r\n)))) NIL)\r\n{tag} OK "
                         "[CODE x] done\r\n",
                     false, 0};
    });

    const auto report = poll();

    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->stored, 3);
    QCOMPARE(m_sink->events.first().context, QStringLiteral("INBOX/1"));
    QCOMPARE(m_sink->events.last().bytes, message(3));
}

void TestImapAgainstScript::theLastMessageIsNotReadAgainAndAgain() {
    serve(3);
    m_server->setSaysUidNext(false);
    QCOMPARE(poll()->stored, 3);

    const auto report = poll();

    QVERIFY(m_server->commands().contains("UID SEARCH UID 4:*"));
    QCOMPARE(report->seen, 0);
}

void TestImapAgainstScript::fromNowWorksWithoutUidNext() {
    serve(3);
    m_server->setSaysUidNext(false);
    AccountConfig config = account();
    config.settings[QStringLiteral("firstSync")] = QStringLiteral("now");

    QCOMPARE(m_channel->poll(config, {}, m_sink).result()->seen, 0);

    QCOMPARE(cursor().lastUid, 3U);
}

void TestImapAgainstScript::aRefusedSignInHasItsKind_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* code, ErrorKind kind, const char* words) {
        QTest::newRow(code) << QByteArray("{tag} NO [") + code + "] pass\"word is wrong\r\n"
                            << int(kind) << QString::fromLatin1(words);
    };
    row("AUTHENTICATIONFAILED", ErrorKind::Denied, "The mailbox refused the password.");
    row("EXPIRED", ErrorKind::Denied, "expired");
    row("UNAVAILABLE", ErrorKind::Offline, "tried again");
    row("LIMIT", ErrorKind::RateLimited, "tried again");
    QTest::newRow("plain no") << QByteArray("{tag} NO no\r\n") << int(ErrorKind::Denied)
                              << QStringLiteral("refused the password");
}

void TestImapAgainstScript::aRefusedSignInHasItsKind() {
    QFETCH(QByteArray, answer);
    QFETCH(int, kind);
    QFETCH(QString, words);
    serve(1);
    m_server->setScript([answer](const QByteArray& command) -> std::optional<Reply> {
        return command.startsWith("LOGIN") ? std::optional(Reply{answer, false, 0}) : std::nullopt;
    });

    const auto report = poll();

    QCOMPARE(int(report.error().kind), kind);
    QVERIFY2(report.error().sentence.contains(words), qPrintable(report.error().sentence));
    const QString said = report.error().sentence + report.error().detail;
    QVERIFY2(!said.contains(QStringLiteral("pass\"word")), qPrintable(said));
}

void TestImapAgainstScript::passwordsTravelAsTheServerOffers() {
    const QByteArray plain = QByteArray("\0sales\0pass\"word", 16).toBase64();
    const auto offering = [plain](const QByteArray& offers) {
        return [offers, plain](const QByteArray& command) -> std::optional<Reply> {
            if (command == "CAPABILITY")
                return Reply{"* CAPABILITY IMAP4rev1 " + offers + "\r\n{tag} OK\r\n", false, 0};
            if (command == "AUTHENTICATE PLAIN")
                return Reply{"+ \r\n", false, 0};
            return command == plain ? std::optional(Reply{"L2 OK signed in\r\n", false, 0}) : std::nullopt;
        };
    };
    serve(1);
    QCOMPARE(poll()->stored, 1);
    QVERIFY(m_server->commands().contains("LOGIN \"sales\" \"pass\\\"word\""));

    m_server->setScript(offering("AUTH=PLAIN SASL-IR"));
    QVERIFY(poll());
    QVERIFY(m_server->commands().contains("AUTHENTICATE PLAIN " + plain));

    m_server->setScript(offering("AUTH=PLAIN"));
    QVERIFY(poll());
    QVERIFY(m_server->commands().contains(plain));

    m_server->setGreeting("* PREAUTH welcome back");
    m_server->setScript({});
    const qsizetype before = m_server->commands().size();
    QVERIFY(poll());
    for (const QByteArray& command : m_server->commands().mid(before))
        QVERIFY(!command.startsWith("LOGIN") && !command.startsWith("AUTHENTICATE"));
}

void TestImapAgainstScript::aServerWithoutPasswordsIsNotSentOne() {
    serve(1);
    m_server->setScript([](const QByteArray& command) -> std::optional<Reply> {
        return command == "CAPABILITY"
                   ? std::optional(Reply{"* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\r\n{tag} OK\r\n", false, 0})
                   : std::nullopt;
    });

    QCOMPARE(poll().error().kind, ErrorKind::Denied);
    for (const QByteArray& command : m_server->commands())
        QVERIFY(command == "CAPABILITY");
}

void TestImapAgainstScript::somethingElseThanAMailServerIsNamed() {
    serve(1);
    m_server->setGreeting("220 ftp ready");
    QCOMPARE(poll().error().kind, ErrorKind::Protocol);
}

void TestImapAgainstScript::aServerThatIsNotThereIsOffline() {
    serve(1);
    AccountConfig config = account();
    m_server.reset();
    QCOMPARE(m_channel->test(config).result().error().kind, ErrorKind::Offline);
}

void TestImapAgainstScript::cancellingInterruptsAHangingServer() {
    serve(1);
    m_server->setScript([this](const QByteArray& command) -> std::optional<Reply> {
        if (!command.startsWith("EXAMINE"))
            return std::nullopt;
        m_sink->cancel();
        return Reply{};
    });
    AccountConfig config = account();
    config.settings[QStringLiteral("answerTimeoutMs")] = QStringLiteral("600000");

    QCOMPARE(m_channel->poll(config, {}, m_sink).result().error().kind, ErrorKind::Cancelled);
}

void TestImapAgainstScript::twoInAHundredFailingFetchesLoseNothing() {
    serve(400);
    SeededRandom random(20261120);
    m_server->setScript([&random](const QByteArray& command) -> std::optional<Reply> {
        if (!fetchesBodies(command) || random.below(50) != 0)
            return std::nullopt;
        const bool breaks = random.below(2) == 0;
        return breaks ? Reply{"* 1 FETCH (UID 1 BODY[] {44}\r\nFrom", true, 0} : Reply{"{tag} NO later\r\n", false, 0};
    });

    for (int polls = 0; polls < 5; ++polls)
        (void)poll();

    QSet<QString> ids;
    for (const domain::RawEvent& event : m_sink->events)
        ids.insert(event.externalId);
    QCOMPARE(ids.size(), 400);
    QCOMPARE(m_sink->events.size(), 400);
}

void TestImapAgainstScript::thePasswordIsNeverSentUnencryptedElsewhere() {
    serve(1);
    AccountConfig config = account();
    config.settings[QStringLiteral("host")] = QStringLiteral("mail.example.org");
    QCOMPARE(m_channel->test(config).result().error().kind, ErrorKind::Invalid);

    config = account();
    config.settings[QStringLiteral("security")] = QStringLiteral("starttls");
    QCOMPARE(m_channel->test(config).result().error().kind, ErrorKind::Denied);
    for (const QByteArray& command : m_server->commands())
        QVERIFY(!command.startsWith("LOGIN"));
}

QTEST_GUILESS_MAIN(TestImapAgainstScript)
#include "tst_ImapAgainstScript.moc"
