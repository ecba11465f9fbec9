// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a telephone system sends, without a network: bytes to messages, the conversation, and events to calls.

#include "core/channels/asterisk/AmiLink.h"
#include "core/channels/asterisk/AmiSession.h"
#include "core/channels/asterisk/CallTracker.h"
#include "tests/support/Property.h"
#include "tests/support/ScriptedAmiServer.h"
#include "tests/support/SourceTree.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace leadwell;
using namespace leadwell::channels::asterisk;
using domain::CallOutcome;
using domain::Direction;
using domain::PhoneCall;
using State = AmiSession::State;
using test::amiBlock;
using test::amiChannel;

namespace {

const Instant nine = Instant::fromMs(1'795'165'200'000);

QList<AmiBlock> blocksOf(const QList<QByteArray>& pieces) {
    AmiReader reader(AmiReader::Begin::WithMessage);
    for (const QByteArray& piece : pieces)
        (void)reader.feed(piece);
    reader.finish();
    QList<AmiBlock> blocks;
    while (const auto block = reader.next())
        blocks.append(*block);
    return blocks;
}

AmiBlock blockOf(const QByteArray& bytes) {
    return blocksOf({bytes}).value(0);
}

QByteArray fixture(const char* name) {
    return test::fileBytes(test::sourcePath(QStringLiteral("core/channels/asterisk/fixtures/") + QLatin1String(name)));
}

/// A telephone system whose time the test moves.
struct House1 {
    explicit House1(const House& house = {}) : tracker(house) {}
    void say(const QList<QByteArray>& lines) { tracker.take(blockOf(amiBlock(lines)), now); }
    void pass(int seconds) {
        now = now + Millis(seconds * 1'000);
        tracker.tick(now);
    }
    void begin(const QByteArray& channel, const QByteArray& id, const QByteArray& call, const QByteArray& number = {},
               const QByteArray& exten = {}, const QByteArray& name = {}) {
        say(QList<QByteArray>{"Event: Newchannel"} + amiChannel(channel, id, call, number, exten, {}, name));
    }
    void dial(const QByteArray& from, const QByteArray& fromId, const QByteArray& to, const QByteArray& toId,
              const QByteArray& call, const QByteArray& status = {}, const QByteArray& exten = {}) {
        say(QList<QByteArray>{status.isEmpty() ? "Event: DialBegin" : "Event: DialEnd"} +
            amiChannel(from, fromId, call, {}, exten) + amiChannel(to, toId, call, {}, {}, "Dest") +
            QList<QByteArray>{status.isEmpty() ? QByteArray("DialString: ") : "DialStatus: " + status});
    }
    void hangUp(const QByteArray& channel, const QByteArray& id, const QByteArray& call, int cause = 16) {
        say(QList<QByteArray>{"Event: Hangup"} + amiChannel(channel, id, call) +
            QList<QByteArray>{"Cause: " + QByteArray::number(cause), "Cause-txt: Normal Clearing"});
    }
    QList<PhoneCall> told() {
        QList<PhoneCall> all;
        while (const auto change = tracker.nextChange())
            all.append(*change);
        return all;
    }
    QList<CallTracker::Finished> finished() {
        QList<CallTracker::Finished> all;
        while (auto one = tracker.nextFinished())
            all.append(*one);
        return all;
    }

    CallTracker tracker;
    Instant now = nine;
};

const QByteArray line = "PJSIP/airtel-1";
const QByteArray phone = "PJSIP/101-2";
const QByteArray other = "PJSIP/102-3";

} // namespace

class TestAmiCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void messagesAreTheSameHoweverTheyAreSplit();
    void lineEndsAreAnyOfThree();
    void anythingIsReadWithinBounds();
    void longLinesAndEndlessHeadersAreCut();
    void aStreamWithoutEndIsRefused();

    void itSignsInByChallenge();
    void thePasswordIsSentOnlyWhereNobodyListens();
    void aRefusedLoginIsASentence();
    void somethingElseThanAManagerIsNamed();
    void silenceIsNoticed();
    void diallingIsAnsweredOnce();
    void pausesGrow();

    void fixturesAreCalls_data();
    void fixturesAreCalls();
    void itRingsIsAnsweredAndIsOver();
    void phonesThatRingTogetherAreOneCall();
    void aTransferIsOneCall();
    void anAttendedTransferIsOneCall();
    void callsInsideTheHouseAreNobodysBusiness();
    void onlyPhonesOfThisDeskCount();
    void aPickUpIsAnAnswer();
    void numbersThatAreNames_data();
    void numbersThatAreNames();
    void aPrefixIsNoPartOfTheNumber();
    void anIdThatComesAgainIsNoSecondCall();
    void aBreakInTheMiddleLosesNoCall();
    void whatGoesOnAlreadyIsTakenUp();
    void aCallNobodyEndsIsOverSomeDay();
    void aVeryLongCallIsMeasured();
    void whatIsKeptTellsTheSameCall();
};

// Bytes -----------------------------------------------------------------------------------------------------------------

void TestAmiCalls::messagesAreTheSameHoweverTheyAreSplit() {
    test::property("split anywhere", [] {
        const QByteArray bytes = fixture("inbound-answered.ami");
        QList<QByteArray> pieces;
        qsizetype at = 0;
        while (at < bytes.size()) {
            const auto size = *rc::gen::inRange<qsizetype>(1, 400);
            pieces.append(bytes.mid(at, size));
            at += size;
        }
        RC_ASSERT(blocksOf(pieces) == blocksOf({bytes}));
    });
}

void TestAmiCalls::lineEndsAreAnyOfThree() {
    const QByteArray bytes = fixture("outbound-busy.ami");
    const QList<AmiBlock> wanted = blocksOf({bytes});

    QVERIFY(wanted.size() == 6);
    QVERIFY(blocksOf({QByteArray(bytes).replace("\r\n", "\n")}) == wanted);
    QVERIFY(blocksOf({QByteArray(bytes).replace("\r\n", "\r")}) == wanted);
    QCOMPARE(wanted.first().value("uniqueID"), wanted.first().value("Uniqueid"));
}

void TestAmiCalls::anythingIsReadWithinBounds() {
    test::property("garbage", [] {
        const auto noise = *rc::gen::container<std::string>(rc::gen::element('\r', '\n', ':', 'A', 'b', ' ', '\0', '\xff', '-'));
        const QByteArray bytes = QByteArray::fromStdString(noise);
        for (const AmiBlock& block : blocksOf({bytes})) {
            RC_ASSERT(!block.fields.isEmpty());
            RC_ASSERT(block.fields.size() <= AmiReader::fieldsMax);
            // What was read is written and read the same.
            RC_ASSERT(blocksOf({block.toBytes()}) == QList<AmiBlock>{block});
        }
    });
}

void TestAmiCalls::longLinesAndEndlessHeadersAreCut() {
    QByteArray bytes = "Event: Newchannel\r\nChannel: " + QByteArray(100'000, 'x') + "\r\n";
    for (int i = 0; i < 3'000; ++i)
        bytes += "Variable: a=" + QByteArray::number(i) + "\r\n";
    bytes += "\r\nEvent: Hangup\r\nUniqueid: 1.1\r\n\r\n";

    const QList<AmiBlock> blocks = blocksOf({bytes});

    QCOMPARE(blocks.size(), 2);
    QVERIFY(blocks.at(0).value("Channel").size() <= AmiReader::lineMax);
    QCOMPARE(blocks.at(0).fields.size(), AmiReader::fieldsMax);
    QCOMPARE(blocks.at(1).value("Uniqueid"), QByteArray("1.1"));
}

void TestAmiCalls::aStreamWithoutEndIsRefused() {
    AmiReader reader;
    QVERIFY(reader.feed("Asterisk Call Manager/5.0.2\r\n"));
    Result<void> fed;
    for (int i = 0; i < 20 && fed; ++i)
        fed = reader.feed(QByteArray(100'000, 'a'));

    QVERIFY(!fed);
    QCOMPARE(fed.error().kind, ErrorKind::Protocol);
    QVERIFY(!reader.feed("\r\n\r\n"));
}

// The conversation ------------------------------------------------------------------------------------------------------

void TestAmiCalls::itSignsInByChallenge() {
    AmiSession session({QStringLiteral("desk"), QStringLiteral("hunter2"), false}, Millis(0));
    session.received("Asterisk Call Manager/5.0.2\r", Millis(1));
    QVERIFY(session.takeOutput().contains("Action: Challenge\r\n"));
    session.received("\nResponse: Success\r\nActionID: leadwell-1\r\nChallenge: 842415273\r\n\r\n", Millis(2));

    const QByteArray login = session.takeOutput();
    // md5("842415273" + "hunter2")
    QVERIFY(login.contains("Username: desk\r\n"));
    QVERIFY(login.contains(QByteArray("Key: " + QCryptographicHash::hash("842415273hunter2", QCryptographicHash::Md5).toHex())));
    QVERIFY(!login.contains("hunter2"));

    session.received("Response: Success\r\nActionID: leadwell-2\r\nMessage: Authentication accepted\r\n\r\n", Millis(3));
    QCOMPARE(session.state(), State::Listening);
    QVERIFY(session.takeOutput().contains("CoreShowChannels"));
    session.received("Event: Newchannel\r\nUniqueid: 1.1\r\n\r\n", Millis(4));
    QVERIFY(session.nextEvent().has_value());
}

void TestAmiCalls::thePasswordIsSentOnlyWhereNobodyListens() {
    for (const bool isPrivate : {false, true}) {
        AmiSession session({QStringLiteral("desk"), QStringLiteral("hunter2"), isPrivate}, Millis(0));
        session.received("Asterisk Call Manager/1.1\r\n", Millis(1));
        (void)session.takeOutput();
        session.received("Response: Error\r\nActionID: leadwell-1\r\nMessage: Must specify AuthType\r\n\r\n", Millis(2));

        QCOMPARE(session.takeOutput().contains("Secret: hunter2\r\n"), isPrivate);
        QCOMPARE(session.state(), isPrivate ? State::Login : State::Failed);
    }
}

void TestAmiCalls::aRefusedLoginIsASentence() {
    AmiSession session({QStringLiteral("desk"), QStringLiteral("wrong"), false}, Millis(0));
    session.received("Asterisk Call Manager/5.0.2\r\nResponse: Success\r\nActionID: leadwell-1\r\nChallenge: 1\r\n\r\n",
                     Millis(1));
    session.received("Response: Error\r\nActionID: leadwell-2\r\nMessage: Authentication failed\r\n\r\n", Millis(2));

    QCOMPARE(session.state(), State::Failed);
    QCOMPARE(session.error().kind, ErrorKind::Denied);
    QVERIFY(session.error().sentence.contains(QStringLiteral("refused user name or password")));
    QVERIFY(!QString(session.error().sentence + session.error().detail).contains(QStringLiteral("wrong")));
}

void TestAmiCalls::somethingElseThanAManagerIsNamed() {
    AmiSession session({QStringLiteral("desk"), QStringLiteral("s"), false}, Millis(0));
    session.received("HTTP/1.1 400 Bad Request\r\n\r\n", Millis(1));

    QCOMPARE(session.error().kind, ErrorKind::Protocol);
    QVERIFY(session.takeOutput().isEmpty());
}

void TestAmiCalls::silenceIsNoticed() {
    AmiSession early({QStringLiteral("desk"), QStringLiteral("s"), false}, Millis(0));
    early.tick(AmiSession::loginTimeout);
    QCOMPARE(early.error().kind, ErrorKind::TimedOut);

    AmiSession session({QStringLiteral("desk"), QStringLiteral("s"), false}, Millis(0));
    session.received("Asterisk Call Manager/5.0.2\r\nResponse: Success\r\nActionID: leadwell-1\r\nChallenge: 1\r\n\r\n",
                     Millis(1));
    session.received("Response: Success\r\nActionID: leadwell-2\r\n\r\n", Millis(2));
    (void)session.takeOutput();
    session.tick(Millis(2) + AmiSession::pingEvery);
    QVERIFY(session.takeOutput().contains("Action: Ping\r\n"));
    session.received("Response: Pong\r\nActionID: leadwell-4\r\n\r\n", Millis(40'000));
    session.tick(Millis(41'000) + AmiSession::pingTimeout);
    QCOMPARE(session.state(), State::Listening);
    session.tick(Millis(80'000));
    session.tick(Millis(80'000) + AmiSession::pingTimeout);
    QCOMPARE(session.error().kind, ErrorKind::TimedOut);
}

void TestAmiCalls::diallingIsAnsweredOnce() {
    AmiSession session({QStringLiteral("desk"), QStringLiteral("s"), false}, Millis(0));
    session.received("Asterisk Call Manager/5.0.2\r\nResponse: Success\r\nActionID: leadwell-1\r\nChallenge: 1\r\n\r\n",
                     Millis(1));
    session.received("Response: Success\r\nActionID: leadwell-2\r\n\r\n", Millis(2));
    const int refused = session.dial({"PJSIP/101", "from-internal", "919820041177\r\nAction: Command", Millis(1'000)}, Millis(3));
    const int never = session.dial({"PJSIP/101", "from-internal", "1", Millis(1'000)}, Millis(3));
    // Nothing that is dialled ends its line.
    QVERIFY(!session.takeOutput().contains("\r\nAction: Command"));

    session.received(
        amiBlock({"Response: Error", "ActionID: leadwell-" + QByteArray::number(refused), "Message: Permission denied"}),
        Millis(4));
    session.tick(Millis(60'000));

    const auto outcomes = session.takeDialled();
    QCOMPARE(outcomes.size(), size_t(2));
    QCOMPARE(outcomes.at(0).no, refused);
    QCOMPARE(outcomes.at(0).outcome.error().kind, ErrorKind::Denied);
    QCOMPARE(outcomes.at(1).no, never);
    QCOMPARE(outcomes.at(1).outcome.error().kind, ErrorKind::TimedOut);
    QVERIFY(session.takeDialled().empty());
}

void TestAmiCalls::pausesGrow() {
    SeededRandom random(1);
    Millis before(0);
    for (int attempt = 0; attempt < 5; ++attempt) {
        const Millis pause = pauseBefore(attempt, ErrorKind::Offline, random);
        QVERIFY(pause > before);
        before = pause;
    }
    QVERIFY(pauseBefore(1'000'000, ErrorKind::Offline, random) <= Millis(72'000));
    QVERIFY(pauseBefore(0, ErrorKind::Denied, random) >= Millis(480'000)); // Who tries again and again is shut out.
}

// Calls -----------------------------------------------------------------------------------------------------------------

void TestAmiCalls::fixturesAreCalls_data() {
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QString>("number");
    QTest::addColumn<CallOutcome>("outcome");
    QTest::addColumn<int>("seconds");
    QTest::newRow("inbound-answered.ami") << Direction::Inbound << QStringLiteral("+919820041177") << CallOutcome::Answered
                                          << 192;
    QTest::newRow("inbound-missed.ami") << Direction::Inbound << QStringLiteral("09820041188") << CallOutcome::NoAnswer << 0;
    QTest::newRow("outbound-busy.ami") << Direction::Outbound << QStringLiteral("919820041199") << CallOutcome::Busy << 0;
    QTest::newRow("withheld-voicemail.ami") << Direction::Inbound << QString() << CallOutcome::Voicemail << 0;
}

void TestAmiCalls::fixturesAreCalls() {
    QFETCH(const Direction, direction);
    QFETCH(const QString, number);
    QFETCH(const CallOutcome, outcome);
    QFETCH(const int, seconds);

    const auto call = CallTracker::callOf(fixture(QTest::currentDataTag()));

    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QCOMPARE(call->direction, direction);
    QCOMPARE(call->number, number);
    QCOMPARE(call->outcome, outcome);
    QCOMPARE(call->talkSeconds(), seconds);
    QCOMPARE(call->recording.isEmpty(), outcome != CallOutcome::Answered);
}

void TestAmiCalls::itRingsIsAnsweredAndIsOver() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177", "0804", "RAJESH");
    house.begin(phone, "7.2", "7.1", "101");
    QVERIFY(house.told().isEmpty());
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.pass(8);
    house.dial(line, "7.1", phone, "7.2", "7.1", "ANSWER");
    house.pass(192);
    house.hangUp(phone, "7.2", "7.1");
    house.hangUp(line, "7.1", "7.1");

    const auto told = house.told();
    QCOMPARE(told.size(), 3);
    QCOMPARE(told.at(0).state, PhoneCall::State::Ringing);
    QCOMPARE(told.at(0).number, QStringLiteral("+919820041177"));
    QCOMPARE(told.at(0).name, QStringLiteral("RAJESH"));
    QCOMPARE(told.at(0).phone, QStringLiteral("PJSIP/101"));
    QCOMPARE(told.at(1).state, PhoneCall::State::Answered);
    QCOMPARE(told.at(1).answeredAt, nine + Millis(8'000));
    QCOMPARE(told.at(2).state, PhoneCall::State::Ended);
    QCOMPARE(told.at(2).talkSeconds(), 192);
    QCOMPARE(told.at(2).cause, QStringLiteral("Normal Clearing"));
    QVERIFY(house.finished().isEmpty()); // Its record may still come.
    house.pass(3);
    QCOMPARE(house.finished().size(), 1);
    QVERIFY(house.tracker.isIdle());
}

void TestAmiCalls::phonesThatRingTogetherAreOneCall() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    for (int i = 0; i < 5; ++i) {
        const QByteArray one = "PJSIP/10" + QByteArray::number(i + 1) + "-" + QByteArray::number(i);
        house.begin(one, "7.2" + QByteArray::number(i), "7.1");
        house.dial(line, "7.1", one, "7.2" + QByteArray::number(i), "7.1");
    }
    QCOMPARE(house.told().size(), 1);
    house.dial(line, "7.1", "PJSIP/103-2", "7.22", "7.1", "ANSWER");
    for (int i = 0; i < 5; ++i)
        house.hangUp("x", "7.2" + QByteArray::number(i), "7.1", i == 2 ? 16 : 26);
    house.hangUp(line, "7.1", "7.1");
    house.pass(3);

    const auto told = house.told();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(0).phone, QStringLiteral("PJSIP/103"));
    QCOMPARE(house.finished().size(), 1);
}

void TestAmiCalls::aTransferIsOneCall() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1", "ANSWER");
    house.pass(30);
    // To the colleague, without asking: the line stays, another phone rings.
    house.hangUp(phone, "7.2", "7.1");
    house.begin(other, "7.3", "7.1");
    house.dial(line, "7.1", other, "7.3", "7.1");
    house.pass(5);
    house.dial(line, "7.1", other, "7.3", "7.1", "ANSWER");
    house.pass(60);
    house.hangUp(other, "7.3", "7.1");
    house.hangUp(line, "7.1", "7.1");
    house.pass(3);

    const auto finished = house.finished();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().call.talkSeconds(), 95);
    QCOMPARE(house.told().size(), 3);
}

void TestAmiCalls::anAttendedTransferIsOneCall() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1", "ANSWER");
    // 101 asks 102 in a call of their own, then puts them together.
    house.begin("PJSIP/101-9", "8.1", "8.1", "101", "102");
    house.begin(other, "8.2", "8.1");
    house.dial("PJSIP/101-9", "8.1", other, "8.2", "8.1");
    house.dial("PJSIP/101-9", "8.1", other, "8.2", "8.1", "ANSWER");
    house.pass(20);
    house.say(QList<QByteArray>{"Event: BridgeEnter", "BridgeUniqueid: b"} + amiChannel(other, "8.2", "7.1"));
    house.hangUp(phone, "7.2", "7.1");
    house.hangUp("PJSIP/101-9", "8.1", "8.1");
    house.pass(40);
    house.hangUp(line, "7.1", "7.1");
    QCOMPARE(house.told().size(), 2);
    house.hangUp(other, "8.2", "7.1");
    house.pass(3);

    const auto finished = house.finished();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().call.talkSeconds(), 60);
}

void TestAmiCalls::callsInsideTheHouseAreNobodysBusiness() {
    House1 house;
    house.begin(phone, "7.1", "7.1", "101", "102");
    house.begin(other, "7.2", "7.1");
    house.dial(phone, "7.1", other, "7.2", "7.1");
    house.dial(phone, "7.1", other, "7.2", "7.1", "ANSWER");
    house.hangUp(other, "7.2", "7.1");
    house.hangUp(phone, "7.1", "7.1");
    house.pass(3);

    QVERIFY(house.told().isEmpty());
    QVERIFY(house.finished().isEmpty());
}

void TestAmiCalls::onlyPhonesOfThisDeskCount() {
    House1 house({{QStringLiteral("102")}, {}, {}});
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    const auto first = house.told();
    QCOMPARE(first.size(), 1);
    QVERIFY(!first.first().isOurs);
    house.dial(line, "7.1", phone, "7.2", "7.1", "NOANSWER");
    house.hangUp(phone, "7.2", "7.1");
    house.begin(other, "7.3", "7.1");
    house.dial(line, "7.1", other, "7.3", "7.1");
    const auto second = house.told();
    QCOMPARE(second.size(), 1);
    QVERIFY(second.first().isOurs);
    QCOMPARE(second.first().phone, QStringLiteral("PJSIP/102"));

    House1 else_({{QStringLiteral("PJSIP/200")}, {}, {}});
    else_.begin(line, "7.1", "7.1", "+919820041177");
    else_.begin(phone, "7.2", "7.1");
    else_.dial(line, "7.1", phone, "7.2", "7.1");
    else_.hangUp(phone, "7.2", "7.1");
    else_.hangUp(line, "7.1", "7.1");
    else_.pass(3);
    QVERIFY(else_.finished().isEmpty());
}

void TestAmiCalls::aPickUpIsAnAnswer() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.begin(other, "7.3", "7.1"); // picks it up from its own place
    house.say(QList<QByteArray>{"Event: BridgeEnter", "BridgeUniqueid: b"} + amiChannel(line, "7.1", "7.1"));
    house.say(QList<QByteArray>{"Event: BridgeEnter", "BridgeUniqueid: b"} + amiChannel(other, "7.3", "7.1"));

    const auto told = house.told();
    QCOMPARE(told.last().state, PhoneCall::State::Answered);
    QCOMPARE(told.last().phone, QStringLiteral("PJSIP/102"));
}

void TestAmiCalls::numbersThatAreNames_data() {
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("name");
    QTest::newRow("withheld") << QStringLiteral("<unknown>") << QString() << QString();
    QTest::newRow("anonymous") << QStringLiteral("anonymous") << QString() << QString();
    QTest::newRow("Anonymous@") << QStringLiteral("sip:Anonymous@anonymous.invalid") << QString() << QString();
    QTest::newRow("s") << QStringLiteral("s") << QString() << QString();
    QTest::newRow("a name") << QStringLiteral("Rajesh Patel") << QString() << QStringLiteral("Rajesh Patel");
    QTest::newRow("sip") << QStringLiteral("sip:+919820041177@10.0.0.1;transport=tls") << QStringLiteral("+919820041177")
                         << QString();
    QTest::newRow("spaces") << QStringLiteral("+91 98200-41177") << QStringLiteral("+919820041177") << QString();
}

void TestAmiCalls::numbersThatAreNames() {
    QFETCH(const QString, told);
    QFETCH(const QString, number);
    QFETCH(const QString, name);
    House1 house;
    house.begin(line, "7.1", "7.1", told.toUtf8());
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");

    const auto calls = house.told();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().number, number);
    if (!told.startsWith(QStringLiteral("sip:A")))
        QCOMPARE(calls.first().name, name);
}

void TestAmiCalls::aPrefixIsNoPartOfTheNumber() {
    House1 house({{}, {}, QStringLiteral("9")});
    house.begin(phone, "7.1", "7.1", "101", "909820041177");
    house.begin(line, "7.2", "7.1");
    house.dial(phone, "7.1", line, "7.2", "7.1", {}, "909820041177");

    const auto told = house.told();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().direction, Direction::Outbound);
    QCOMPARE(told.first().number, QStringLiteral("09820041177"));
}

void TestAmiCalls::anIdThatComesAgainIsNoSecondCall() {
    House1 house;
    for (int i = 0; i < 3; ++i) {
        house.begin(line, "7.1", "7.1", "+919820041177");
        house.begin(line, "7.1", "7.1", "+919820041177"); // twice at once, too
        house.begin(phone, "7.2", "7.1");
        house.dial(line, "7.1", phone, "7.2", "7.1");
        house.hangUp(phone, "7.2", "7.1");
        house.hangUp(line, "7.1", "7.1");
        house.hangUp(line, "7.1", "7.1");
        house.pass(10);
    }

    QCOMPARE(house.told().size(), 2);
    QCOMPARE(house.finished().size(), 1);
}

void TestAmiCalls::aBreakInTheMiddleLosesNoCall() {
    House1 house;
    for (const QByteArray id : {"7", "8"}) {
        house.begin(line + id, id + ".1", id + ".1", "+919820041177");
        house.begin(phone + id, id + ".2", id + ".1");
        house.dial(line + id, id + ".1", phone + id, id + ".2", id + ".1");
        house.dial(line + id, id + ".1", phone + id, id + ".2", id + ".1", "ANSWER");
    }
    house.pass(10);
    house.tracker.lost();
    house.pass(60);
    // The first goes on; the second ended meanwhile, nobody knows when.
    house.say(QList<QByteArray>{"Event: CoreShowChannel", "Application: Dial"} + amiChannel(line + "7", "7.1", "7.1"));
    house.say(QList<QByteArray>{"Event: CoreShowChannel", "Application: AppDial"} + amiChannel(phone + "7", "7.2", "7.1"));
    house.say({"Event: CoreShowChannelsComplete"});
    house.pass(5);
    const auto cut = house.finished();
    QCOMPARE(cut.size(), 1);
    QCOMPARE(cut.first().call.id, QStringLiteral("8.1"));
    QVERIFY(cut.first().call.isCutOff);
    QCOMPARE(cut.first().call.outcome, CallOutcome::Answered);

    house.hangUp(phone + "7", "7.2", "7.1");
    house.hangUp(line + "7", "7.1", "7.1");
    house.pass(5);
    const auto whole = house.finished();
    QCOMPARE(whole.size(), 1);
    QCOMPARE(whole.first().call.talkSeconds(), 75);
    QVERIFY(!whole.first().call.isCutOff);
}

void TestAmiCalls::whatGoesOnAlreadyIsTakenUp() {
    House1 house;
    house.say(QList<QByteArray>{"Event: CoreShowChannel", "Application: Dial", "Duration: 00:02:00", "BridgeId: b"} +
              amiChannel(line, "7.1", "7.1", "+919820041177"));
    house.say(QList<QByteArray>{"Event: CoreShowChannel", "Application: AppDial", "Duration: 00:01:50", "BridgeId: b"} +
              amiChannel(phone, "7.2", "7.1"));
    house.say({"Event: CoreShowChannelsComplete"});
    house.pass(60);
    house.hangUp(phone, "7.2", "7.1");
    house.hangUp(line, "7.1", "7.1");
    house.pass(3);

    const auto told = house.told();
    QCOMPARE(told.size(), 2);
    QVERIFY(told.first().isLate);
    QCOMPARE(told.first().state, PhoneCall::State::Answered);
    const auto finished = house.finished();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().call.talkSeconds(), 180);
    QVERIFY(*CallTracker::callOf(finished.first().bytes) == finished.first().call);
}

void TestAmiCalls::aCallNobodyEndsIsOverSomeDay() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1", "ANSWER");
    house.pass(25 * 3'600);
    QVERIFY(house.finished().isEmpty());
    house.pass(2 * 3'600);
    house.pass(1);

    const auto finished = house.finished();
    QCOMPARE(finished.size(), 1);
    QVERIFY(finished.first().call.isCutOff);
    QCOMPARE(finished.first().call.talkSeconds(), 0);
    QVERIFY(house.tracker.isIdle());
}

void TestAmiCalls::aVeryLongCallIsMeasured() {
    House1 house;
    house.begin(line, "7.1", "7.1", "+919820041177");
    house.begin(phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1");
    house.dial(line, "7.1", phone, "7.2", "7.1", "ANSWER");
    house.pass(25 * 3'600);
    house.hangUp(phone, "7.2", "7.1");
    house.hangUp(line, "7.1", "7.1");
    house.pass(3);

    QCOMPARE(house.finished().value(0).call.talkSeconds(), 25 * 3'600);
}

/// Whatever happens in whatever order: what is kept of a call tells the call that was told.
void TestAmiCalls::whatIsKeptTellsTheSameCall() {
    test::property("kept and told are one", [] {
        House1 house(*rc::gen::element(House{}, House{{QStringLiteral("101")}, {}, QStringLiteral("9")}));
        const QList<QByteArray> channels{line, phone, other, "Local/5@x-4;1", "SIP/jio-5"};
        const auto steps = *rc::gen::container<std::vector<std::tuple<int, int, int, int>>>(
            rc::gen::tuple(rc::gen::inRange(0, 7), rc::gen::inRange(0, 5), rc::gen::inRange(0, 5), rc::gen::inRange(0, 4)));
        for (const auto& [what, one, two, time] : steps) {
            const QByteArray id = "7." + QByteArray::number(one + 1);
            const QByteArray to = "7." + QByteArray::number(two + 1);
            switch (what) {
            case 0:
            case 1:
                house.begin(channels.at(one), id, "7.1", one == 0 ? "+919820041177" : "101", "919820041199");
                break;
            case 2:
                house.dial(channels.at(one), id, channels.at(two), to, "7.1");
                break;
            case 3:
                house.dial(channels.at(one), id, channels.at(two), to, "7.1", time == 0 ? "BUSY" : "ANSWER");
                break;
            case 4:
                house.say(QList<QByteArray>{"Event: BridgeEnter", "BridgeUniqueid: b"} + amiChannel(channels.at(one), id, "7.1"));
                break;
            case 5:
                house.hangUp(channels.at(one), id, "7.1", time == 0 ? 17 : 16);
                break;
            default:
                house.now = house.now + Millis(time * 700);
                break;
            }
        }
        house.tracker.finish(house.now);
        const auto told = house.told();
        const auto finished = house.finished();
        RC_ASSERT(finished.size() <= 1);
        if (finished.isEmpty())
            return;
        const auto again = CallTracker::callOf(finished.first().bytes);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == finished.first().call);
        // Ringing, answered, over: in this order, each at most once (ringing once more for a phone of ours).
        RC_ASSERT(
            std::is_sorted(told.cbegin(), told.cend(), [](const PhoneCall& a, const PhoneCall& b) { return a.state < b.state; }));
        RC_ASSERT(told.last().state == PhoneCall::State::Ended);
    });
}

QTEST_GUILESS_MAIN(TestAmiCalls)
#include "tst_AmiCalls.moc"
