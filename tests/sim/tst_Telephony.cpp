// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A telephone system on 127.0.0.1 and a real workspace: calls are told as they happen and written down by themselves, once,
// whatever the connection does in between.

#include "core/channels/asterisk/AsteriskChannel.h"
#include "core/services/CallService.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/IntakeService.h"
#include "core/services/TelephonyService.h"
#include "core/vault/Vault.h"
#include "tests/support/ScriptedAmiServer.h"
#include "tests/support/desk/DeskFixture.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::CallEntry;
using services::CallList;
using services::NewCall;

namespace {

constexpr int patience = 30'000;
const QByteArray buyer = "+919820041177";

channels::Registry registry(const std::shared_ptr<FakeClock>& clock) {
    std::vector<std::unique_ptr<channels::Channel>> all;
    all.push_back(std::make_unique<channels::asterisk::AsteriskChannel>(clock, std::make_unique<SeededRandom>(7)));
    return channels::Registry(std::move(all));
}

} // namespace

class TestTelephony : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("leadwell.channel.info=false")); }
    void init();
    void cleanup();

    void testingSaysWhatIsWrong_data();
    void testingSaysWhatIsWrong();
    void anAnsweredCallIsWrittenDown();
    void aMissedCallWaitsToBeCalledBack();
    void whatSomebodyWroteStays();
    void whatNumberSaysNothingIsWrittenDownAllTheSame();
    void aCallLongerThanADayIsSaid();
    void aBrokenConnectionLosesNothing();
    void garbageHurtsNobody();
    void theClockIsSetDuringACall();
    void itDials();
    void aPausedAccountIsLeftAlone();
    void whatEndedJustBeforeQuittingIsWrittenDown();
    void oneThatIsRefusedHoldsNobodyUp();

private:
    Account account() const;
    void connectAccount(const QMap<QString, QString>& more = {});
    /// Time passes until it is so.
    template<class Condition>
    bool comesTrue(Condition condition) {
        return QTest::qWaitFor(
            [&] {
                m_clock->advance(Millis(50));
                return condition();
            },
            patience);
    }
    QList<CallEntry> calls(CallList which = CallList::All) { return must(m_desk->calls().list(which)); }
    bool isTold(PhoneCall::State state) const {
        return std::any_of(m_told.cbegin(), m_told.cend(), [state](const PhoneCall& call) { return call.state == state; });
    }
    void wholeCall(const QByteArray& id, const QByteArray& number, bool isAnswered) {
        m_server->rings(id, number);
        if (isAnswered)
            m_server->answers(id, number);
        m_server->hangsUp(id, number);
    }

    QString m_secret = QStringLiteral("hunter2");
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    SeededRandom m_random{42};
    std::unique_ptr<ScriptedAmiServer> m_server;
    std::unique_ptr<channels::Registry> m_channels;
    std::unique_ptr<services::Desk> m_desk;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_service;
    QList<PhoneCall> m_told;
    AccountId m_account;
};

void TestTelephony::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_told.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_shared<FakeClock>();
    m_server = std::make_unique<ScriptedAmiServer>();
    m_channels = std::make_unique<channels::Registry>(registry(m_clock));
    services::DeskOptions options;
    options.path = m_folder->filePath(QStringLiteral("desk.leadwell"));
    options.clock = m_clock.get();
    options.random = &m_random;
    options.channels = m_channels.get();
    m_desk = must(services::Desk::open(options));
    m_vault = std::make_unique<vault::Vault>(m_desk->vaultStorage(), nullptr, vault::PassphraseCost{1, 8192});
    m_service = std::make_unique<services::ChannelService>(m_desk->core(), *m_vault);
    connect(&m_service->telephony(), &services::TelephonyService::callChanged, this,
            [this](const PhoneCall& call) { m_told.append(call); });
}

void TestTelephony::cleanup() {
    const QString problems = must(m_desk->maintenance().verify()).problems.join(u'|');
    m_service.reset();
    m_vault.reset();
    m_desk.reset();
    m_channels.reset();
    m_server.reset();
    m_folder.reset();
    QCOMPARE(problems, QString());
}

Account TestTelephony::account() const {
    Account account;
    account.channelId = QStringLiteral("asterisk");
    account.name = QStringLiteral("Office");
    account.settings = {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                        {QStringLiteral("port"), QString::number(m_server->port())},
                        {QStringLiteral("user"), QStringLiteral("leadwell")}};
    return account;
}

void TestTelephony::connectAccount(const QMap<QString, QString>& more) {
    const auto opened = m_vault->setPassphrase(vault::SecretBytes::fromText(QStringLiteral("correct horse battery staple")));
    QVERIFY(QTest::qWaitFor([&] { return opened.isFinished(); }, patience));
    Account wanted = account();
    for (auto one = more.begin(); one != more.end(); ++one)
        wanted.settings.insert(one.key(), one.value());
    const auto saved = m_service->saveAccount(wanted, {{QStringLiteral("secret"), m_secret}});
    QVERIFY(QTest::qWaitFor([&] { return saved.isFinished(); }, patience));
    m_account = must(saved);
    m_service->startPolling();
    QVERIFY(comesTrue([this] { return m_server->signedIn() == 1; }));
    QTRY_COMPARE_WITH_TIMEOUT(must(m_service->accounts()).value(0).lastReport, QStringLiteral("listening for calls"), patience);
}

void TestTelephony::testingSaysWhatIsWrong_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("right") << QString() << QString() << QStringLiteral("Signed in");
    QTest::newRow("another password") << QStringLiteral("secret") << QStringLiteral("wrong")
                                      << QStringLiteral("refused user name or password");
    QTest::newRow("another user") << QStringLiteral("user") << QStringLiteral("nobody")
                                  << QStringLiteral("refused user name or password");
    QTest::newRow("nobody there") << QStringLiteral("port") << QStringLiteral("1") << QStringLiteral("Nothing answers");
    QTest::newRow("no such host") << QStringLiteral("host") << QStringLiteral("telephone.invalid")
                                  << QStringLiteral("There is no computer");
    QTest::newRow("a port of letters") << QStringLiteral("port") << QStringLiteral("x") << QStringLiteral("1 to 65535");
    QTest::newRow("a line in the name") << QStringLiteral("user") << QStringLiteral("a\nAction: Command")
                                        << QStringLiteral("line break");
    QTest::newRow("silence") << QStringLiteral("silence") << QString() << QStringLiteral("does not answer");
    QTest::newRow("something else") << QStringLiteral("banner") << QString() << QStringLiteral("not Asterisk's manager");
}

void TestTelephony::testingSaysWhatIsWrong() {
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const QString, sentence);
    Account tried = account();
    QString secret = m_secret;
    if (field == QStringLiteral("secret"))
        secret = value;
    else if (field == QStringLiteral("silence"))
        m_server->setScript([](const QByteArray&) { return std::optional<QByteArray>(QByteArray()); });
    else if (field == QStringLiteral("banner"))
        m_server->setBanner("220 mail.example ESMTP");
    else if (!field.isEmpty())
        tried.settings.insert(field, value);

    const auto answer = m_service->test(tried, {{QStringLiteral("secret"), secret}});
    QVERIFY(comesTrue([&] { return answer.isFinished(); }));

    const Result<QString> said = answer.result();
    const QString words = said ? *said : said.error().sentence;
    QVERIFY2(words.contains(sentence), qPrintable(words));
    QCOMPARE(said.has_value(), field.isEmpty());
    for (const QByteArray& action : m_server->actions())
        QVERIFY(!action.contains("hunter2"));
    QVERIFY(must(m_service->accounts()).isEmpty()); // Nothing is stored.
}

void TestTelephony::anAnsweredCallIsWrittenDown() {
    connectAccount();
    m_server->rings("7", buyer, "101", "RAJESH PATEL");
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Ringing); }));
    QCOMPARE(m_told.first().number, QString::fromLatin1(buyer));
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    m_clock->advance(Millis(192'000));
    m_server->hangsUp("7", buyer);
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));

    const CallEntry entry = calls().first();
    QCOMPARE(entry.call.outcome, CallOutcome::Answered);
    QVERIFY(entry.call.durationS >= 192 && entry.call.durationS < 260);
    QVERIFY(entry.lead > 0); // A new caller is a lead.
    QCOMPARE(must(m_desk->inbox().detail(entry.lead)).lead.channel, Channel::Phone);
    QCOMPARE(m_told.size(), 3);
    const LedgerDay day = must(m_service->ledger(1)).value(0);
    QCOMPARE(day.received, 1);
    QCOMPARE(day.attached, 1);
}

void TestTelephony::aMissedCallWaitsToBeCalledBack() {
    connectAccount();
    wholeCall("7", buyer, false);
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));

    const auto toCall = calls(CallList::ToCall);
    QCOMPARE(toCall.size(), 1);
    QCOMPARE(toCall.first().why, CallEntry::Why::Missed);
    QCOMPARE(toCall.first().phone, QString::fromLatin1(buyer));
}

void TestTelephony::whatSomebodyWroteStays() {
    connectAccount();
    m_server->rings("7", buyer);
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    NewCall typed;
    typed.phone = QString::fromLatin1(buyer);
    typed.outcome = CallOutcome::Voicemail;
    typed.notes = QStringLiteral("Wants 40s cotton.");
    typed.providerId = m_told.first().id;
    must(m_desk->calls().log(typed));
    m_clock->advance(Millis(100'000));
    m_server->hangsUp("7", buyer);
    QVERIFY(comesTrue([this] { return calls().value(0).call.durationS >= 100; }));

    QCOMPARE(calls().size(), 1);
    QCOMPARE(calls().first().call.outcome, CallOutcome::Voicemail);
    QCOMPARE(calls().first().call.notes, QStringLiteral("Wants 40s cotton."));
}

void TestTelephony::whatNumberSaysNothingIsWrittenDownAllTheSame() {
    connectAccount();
    int count = 0;
    for (const QByteArray number : {"anonymous", "unknown", "Rajesh Patel", "12345678901234567890"}) {
        wholeCall(QByteArray::number(++count), number, true);
        QVERIFY(comesTrue([&] { return calls().size() == count; }));
        QCOMPARE(calls().first().lead, 0);
    }
    QVERIFY(calls().at(0).call.notes.contains(QStringLiteral("12345678901234567890")));
    QVERIFY(calls().at(1).call.notes.contains(QStringLiteral("Rajesh Patel")));
    QCOMPARE(must(m_service->parked()).size(), 0);
}

void TestTelephony::aCallLongerThanADayIsSaid() {
    connectAccount();
    m_server->rings("7", buyer);
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    m_clock->advance(std::chrono::hours(25));
    m_server->hangsUp("7", buyer);
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));

    QCOMPARE(calls().first().call.durationS, 86'400);
    QVERIFY(calls().first().call.notes.contains(QStringLiteral("more than a day")));
}

void TestTelephony::aBrokenConnectionLosesNothing() {
    connectAccount();
    m_server->rings("7", buyer);
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    m_server->send("Event: Hangup\r\nUniq"); // In the middle of a word.
    m_server->drop();
    QVERIFY(comesTrue([this] { return m_server->signedIn() == 2; }));
    // Ended meanwhile, nobody knows when.
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));
    QCOMPARE(calls().first().call.outcome, CallOutcome::Answered);
    QVERIFY(calls().first().call.notes.contains(QStringLiteral("did not say when")));
    // The same ids again are the same call; another one is another.
    wholeCall("7", buyer, true);
    wholeCall("8", "+919820041188", false);
    QVERIFY(comesTrue([this] { return calls().size() == 2; }));
    QTRY_COMPARE_WITH_TIMEOUT(must(m_service->accounts()).value(0).error, QString(), patience);
}

void TestTelephony::garbageHurtsNobody() {
    connectAccount();
    m_server->send(QByteArray(5'000, '\xff') +
                   "\r\n\r\n: : :\r\nEvent\r\n\r\nEvent: Newchannel\r\n\r\nEvent: Hangup\r\nUniqueid: \r\n\r\n");
    m_server->send("Event: DialBegin\r\nDestUniqueid: 1\r\nDestLinkedid: nobody\r\n\r\n\r\n\r\n");
    wholeCall("7", buyer, true);
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));
    m_server->send(QByteArray(3'000'000, 'x'));
    QVERIFY(comesTrue([this] { return m_server->signedIn() == 2; }));
}

void TestTelephony::theClockIsSetDuringACall() {
    connectAccount();
    m_server->rings("7", buyer);
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    m_clock->set(m_clock->now() - std::chrono::hours(24 * 365 * 3));
    m_clock->advance(Millis(10'000));
    m_server->hangsUp("7", buyer);
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));

    QVERIFY(calls().first().call.durationS >= 10 && calls().first().call.durationS < 60);
}

/// Within the time in which the system's own record may still come.
void TestTelephony::whatEndedJustBeforeQuittingIsWrittenDown() {
    connectAccount();
    m_server->rings("7", buyer);
    m_server->answers("7", buyer);
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Answered); }));
    m_clock->advance(Millis(42'000));
    m_server->hangsUp("7", buyer);
    QTRY_VERIFY_WITH_TIMEOUT(isTold(PhoneCall::State::Ended), patience);
    m_service.reset(); // The program ends.

    must(services::IntakeService(m_desk->core()).processWaiting()); // And begins again.
    QCOMPARE(calls().size(), 1);
    QCOMPARE(calls().first().call.outcome, CallOutcome::Answered);
    QVERIFY(calls().first().call.durationS >= 42);
}

namespace {

/// Never takes the calls of one id.
class Refuser final : public channels::CallListener {
public:
    explicit Refuser(QString refused) : m_refused(std::move(refused)) {}
    void lineChanged(const channels::LineState& state) override {
        m_isListening = state.kind == channels::LineState::Kind::Listening;
    }
    void callChanged(const PhoneCall&) override {}
    Result<bool> accept(RawEvent event) override {
        const std::scoped_lock lock(m_mutex);
        if (event.externalId == m_refused) {
            ++m_refusals;
            return Error{ErrorKind::TooLarge, QStringLiteral("This one is never taken."), {}};
        }
        m_taken.append(event.externalId);
        return true;
    }

    bool isListening() const { return m_isListening; }
    int refusals() const { return m_refusals; }
    QStringList taken() {
        const std::scoped_lock lock(m_mutex);
        return m_taken;
    }

private:
    const QString m_refused;
    std::atomic<bool> m_isListening{false};
    std::atomic<int> m_refusals{0};
    std::mutex m_mutex;
    QStringList m_taken;
};

} // namespace

void TestTelephony::oneThatIsRefusedHoldsNobodyUp() {
    const auto listener = std::make_shared<Refuser>(QStringLiteral("7.1"));
    channels::AccountConfig config;
    config.settings = account().settings;
    config.secrets = {{QStringLiteral("secret"), m_secret}};
    auto line = must(m_channels->find(QStringLiteral("asterisk"))->telephony()->listen(config, listener));
    QVERIFY(comesTrue([&] { return listener->isListening(); }));
    wholeCall("7", buyer, true);
    QVERIFY(comesTrue([&] { return listener->refusals() > 0; }));
    wholeCall("8", buyer, true);
    QVERIFY(comesTrue([&] { return listener->taken().size() == 1; }));
    QCOMPARE(listener->taken().first(), QStringLiteral("8.1"));
    const int refusals = listener->refusals();
    QVERIFY(comesTrue([&] { return listener->refusals() > refusals; })); // It is kept and offered again.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be written down: \"?7.1")));
    must(line->close());
}

void TestTelephony::itDials() {
    connectAccount({{QStringLiteral("phones"), QStringLiteral("101")}, {QStringLiteral("prefix"), QStringLiteral("9")}});
    QTRY_VERIFY_WITH_TIMEOUT(m_service->telephony().canDial(), patience);
    const auto dialled = m_service->telephony().dial(QString::fromLatin1(buyer));
    QVERIFY(comesTrue([&] { return dialled.isFinished(); }));
    QVERIFY(dialled.result());
    const QByteArray action = m_server->actions().last();
    QVERIFY(action.contains("Channel: PJSIP/101\r\n"));
    QVERIFY(action.contains("Exten: 9919820041177\r\n"));
    QVERIFY(!action.contains("CallerID")); // The customer would see their own number calling; the phone's own is right.

    m_server->dials("9", "9919820041177");
    QVERIFY(comesTrue([this] { return isTold(PhoneCall::State::Ringing); }));
    QCOMPARE(m_told.first().direction, Direction::Outbound);
    const QList<QByteArray> busy{"Cause: 17", "Cause-txt: User busy"};
    m_server->send(amiBlock(QList<QByteArray>{"Event: Hangup"} + amiChannel("PJSIP/airtel-9", "9.1", "9.2") + busy) +
                   amiBlock(QList<QByteArray>{"Event: Hangup"} + amiChannel("PJSIP/101-9", "9.2", "9.2") + busy));
    QVERIFY(comesTrue([this] { return calls().size() == 1; }));
    QCOMPARE(calls().first().call.outcome, CallOutcome::Busy);
    QCOMPARE(calls().first().lead, 0); // Whom we call and do not know is no lead.
}

void TestTelephony::aPausedAccountIsLeftAlone() {
    connectAccount();
    const auto paused = m_service->setPaused(m_account, true);
    QVERIFY(QTest::qWaitFor([&] { return paused.isFinished(); }, patience));
    wholeCall("7", buyer, true);
    const auto resumed = m_service->setPaused(m_account, false);
    QVERIFY(QTest::qWaitFor([&] { return resumed.isFinished(); }, patience));
    QVERIFY(comesTrue([this] { return m_server->signedIn() >= 2; }));
    wholeCall("8", buyer, true);
    QVERIFY(comesTrue([this] { return calls().size() >= 1; }));
    const auto removed = m_service->removeAccount(m_account);
    QVERIFY(QTest::qWaitFor([&] { return removed.isFinished(); }, patience));
    QVERIFY(!m_service->telephony().canDial());
}

QTEST_GUILESS_MAIN(TestTelephony)
#include "tst_Telephony.moc"
