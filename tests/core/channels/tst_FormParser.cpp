// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Forms as they are posted: understood where they can be, refused in words where they cannot.

#include "core/channels/form/FormParser.h"
#include "core/channels/form/JsonScan.h"
#include "tests/support/Property.h"
#include "tests/support/SourceTree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using namespace leadwell::channels;
using domain::Channel;
using domain::IdentityKind;
using domain::ParsedEvent;

namespace {

ParsedEvent fixture(const QString& name) {
    const auto parsed = form::parseForm(test::fileBytes(test::sourcePath(QStringLiteral("core/channels/form/fixtures/") + name)));
    LW_ASSERT(parsed.has_value());
    return *parsed;
}

ParsedEvent parsed(const char* json) {
    const auto event = form::parseForm(QByteArray(json));
    LW_ASSERT(event.has_value());
    return *event;
}

QStringList identitiesOf(const ParsedEvent& event, IdentityKind kind) {
    QStringList values;
    for (const auto& identity : event.identities) {
        if (identity.kind == kind)
            values.append(identity.value);
    }
    return values;
}

} // namespace

class TestFormParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyKnownFieldFindsItsPlace();
    void wrongTypesAreReadAsText();
    void unknownKeysAreKept();
    void aSecondSpellingOfAKeyIsKept();
    void timesAreRead_data();
    void timesAreRead();
    void countriesBecomeCodes_data();
    void countriesBecomeCodes();
    void aChannelWordDecidesTheChannel_data();
    void aChannelWordDecidesTheChannel();
    void aListIsOneEventForEachElement();
    void anUnreadableElementIsStillAnEvent();
    void tooManyEventsAreRefused();
    void whatIsNoFormIsRefusedInWords_data();
    void whatIsNoFormIsRefusedInWords();
    void textWithoutMeaningCharactersIsCleaned();
    void anyObjectIsReadWithoutLoss();
    void anyBytesAreRefusedOrRead();
};

void TestFormParser::everyKnownFieldFindsItsPlace() {
    const ParsedEvent event = fixture(QStringLiteral("web-form.json"));

    QCOMPARE(event.senderName, QStringLiteral("Leyla Haddad"));
    QCOMPARE(identitiesOf(event, IdentityKind::Phone), QStringList{QStringLiteral("+971 50 555 0142")});
    QCOMPARE(identitiesOf(event, IdentityKind::Email), QStringList{QStringLiteral("leyla@haddad-interiors.example")});
    QCOMPARE(event.company, QStringLiteral("Haddad Interiors"));
    QCOMPARE(event.jobTitle, QStringLiteral("Purchase Manager"));
    QCOMPARE(event.country, QStringLiteral("AE"));
    QCOMPARE(event.product, QStringLiteral("Blackout fabric"));
    QCOMPARE(event.source, domain::Source::TradeShow);
    QCOMPARE(event.campaign, QStringLiteral("Index Dubai"));
    QCOMPARE(event.sentAt.toIso(), QStringLiteral("2026-11-18T06:22:31.000Z"));
    QVERIFY(event.text.startsWith(QStringLiteral("Need 800 m")));
    QCOMPARE(event.extra, (QMap<QString, QString>{{QStringLiteral("stand"), QStringLiteral("204")}}));
}

void TestFormParser::wrongTypesAreReadAsText() {
    const ParsedEvent event = fixture(QStringLiteral("wrong-types.json"));

    QCOMPARE(event.senderName, QStringLiteral("4711"));
    QCOMPARE(identitiesOf(event, IdentityKind::Phone), QStringList{QStringLiteral("919812345670")});
    QCOMPARE(identitiesOf(event, IdentityKind::Email),
             (QStringList{QStringLiteral("anjali@example.com"), QStringLiteral("anjali.k@example.com")}));
    QCOMPARE(event.companySize, 51);
    QCOMPARE(event.country, QStringLiteral("IN"));
    QCOMPARE(event.text, QStringLiteral("Kitna rate hai?, 100 pcs chahiye"));
    QCOMPARE(event.extra.value(QStringLiteral("newsletter")), QStringLiteral("true"));
    QCOMPARE(event.extra.value(QStringLiteral("address")), QStringLiteral("{\"pin\":395002,\"street\":\"Ring Road\"}"));
}

void TestFormParser::unknownKeysAreKept() {
    const ParsedEvent event =
        parsed(R"({"name":"A","Delivery Date":"1 May","extra":{"gclid":"x1","empty":""},"source":"darts"})");

    QCOMPARE(event.extra.value(QStringLiteral("Delivery Date")), QStringLiteral("1 May"));
    QCOMPARE(event.extra.value(QStringLiteral("gclid")), QStringLiteral("x1"));
    QCOMPARE(event.extra.value(QStringLiteral("source")), QStringLiteral("darts"));
    QVERIFY(!event.extra.contains(QStringLiteral("empty")));
    QCOMPARE(event.source, domain::Source::Unknown);
}

void TestFormParser::aSecondSpellingOfAKeyIsKept() {
    const ParsedEvent event = parsed(R"({"message":"first","enquiry":"second","name":"A"})");

    QCOMPARE(event.text, QStringLiteral("first"));
    QCOMPARE(event.extra.value(QStringLiteral("enquiry")), QStringLiteral("second"));
}

void TestFormParser::timesAreRead_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("iso");
    QTest::newRow("zone") << QStringLiteral("\"2026-11-20T14:30:00+05:30\"") << QStringLiteral("2026-11-20T09:00:00.000Z");
    QTest::newRow("no zone is UTC") << QStringLiteral("\"2026-11-20T09:00:00\"") << QStringLiteral("2026-11-20T09:00:00.000Z");
    QTest::newRow("seconds") << QStringLiteral("1795165200") << QStringLiteral("2026-11-20T09:00:00.000Z");
    QTest::newRow("milliseconds") << QStringLiteral("1795165200250") << QStringLiteral("2026-11-20T09:00:00.250Z");
    QTest::newRow("digits as text") << QStringLiteral("\"1795165200\"") << QStringLiteral("2026-11-20T09:00:00.000Z");
    QTest::newRow("words") << QStringLiteral("\"yesterday\"") << QString();
    QTest::newRow("before 1970") << QStringLiteral("-5") << QString();
    QTest::newRow("list") << QStringLiteral("[1,2]") << QString();
}

void TestFormParser::timesAreRead() {
    QFETCH(QString, json);
    QFETCH(QString, iso);

    const auto event = form::parseForm("{\"sent_at\":" + json.toUtf8() + "}");

    QVERIFY(event);
    QCOMPARE(event->sentAt.toIso(), iso);
    QCOMPARE(event->warnings.isEmpty(), !iso.isEmpty());
    QCOMPARE(event->extra.contains(QStringLiteral("sent_at")), iso.isEmpty());
}

void TestFormParser::countriesBecomeCodes_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("code");
    QTest::newRow("code") << QStringLiteral("de") << QStringLiteral("DE");
    QTest::newRow("name") << QStringLiteral("united arab emirates") << QStringLiteral("AE");
    QTest::newRow("nonsense") << QStringLiteral("Middle-earth") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestFormParser::countriesBecomeCodes() {
    QFETCH(QString, written);
    QFETCH(QString, code);

    const auto event = form::parseForm("{\"country\":\"" + written.toUtf8() + "\"}");

    QVERIFY(event);
    QCOMPARE(event->country, code);
    QCOMPARE(event->extra.value(QStringLiteral("country")), code.isEmpty() ? written : QString());
}

void TestFormParser::aChannelWordDecidesTheChannel_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("raw");
    QTest::newRow("known") << QByteArray(R"({"channel":"indiamart"})") << Channel::IndiaMart << QString();
    QTest::newRow("unknown") << QByteArray(R"({"channel":"fax"})") << Channel::Other << QStringLiteral("fax");
    QTest::newRow("number") << QByteArray(R"({"channel":5})") << Channel::Other << QStringLiteral("5");
    QTest::newRow("none") << QByteArray(R"({"name":"A"})") << Channel::WebForm << QString();
    QTest::newRow("unreadable") << QByteArray("{") << Channel::WebForm << QString();
}

void TestFormParser::aChannelWordDecidesTheChannel() {
    QFETCH(QByteArray, json);
    QFETCH(Channel, channel);
    QFETCH(QString, raw);

    const auto events = form::formEvents(json, Channel::WebForm);

    QVERIFY(events);
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->first().channel, channel);
    QCOMPARE(events->first().channelRaw, raw);
    QCOMPARE(events->first().parser, QStringLiteral("form"));
}

void TestFormParser::aListIsOneEventForEachElement() {
    const QByteArray first(R"({"external_id" : "a,]", "message":"say \"hi\", twice"})");
    const QByteArray second(R"({"external_id":7,"tags":["x",{"y":[1]}]})");

    const auto events = form::formEvents(" [ " + first + " ,\n" + second + "]\n", Channel::Other);

    QVERIFY(events);
    QCOMPARE(events->size(), 2);
    QCOMPARE(events->at(0).bytes, first);
    QCOMPARE(events->at(0).externalId, QStringLiteral("a,]"));
    QCOMPARE(events->at(1).bytes, second);
    QCOMPARE(events->at(1).externalId, QStringLiteral("7"));
}

void TestFormParser::anUnreadableElementIsStillAnEvent() {
    const auto events = form::formEvents(R"([{"name":"A"}, 5, {"name":]}])", Channel::WebForm);

    QVERIFY(events);
    QVERIFY(events->size() >= 2);
    QVERIFY(form::parseForm(events->at(0).bytes));
    QVERIFY(!form::parseForm(events->at(1).bytes));
}

void TestFormParser::tooManyEventsAreRefused() {
    QByteArray list("[{}");
    for (int i = 0; i < 10'000; ++i)
        list += ",{}";
    const auto events = form::formEvents(list + "]", Channel::WebForm);

    QVERIFY(!events);
    QCOMPARE(events.error().kind, ErrorKind::TooLarge);
}

void TestFormParser::whatIsNoFormIsRefusedInWords_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("nothing") << QByteArray() << ErrorKind::Protocol;
    QTest::newRow("white space") << QByteArray(" \n\t") << ErrorKind::Protocol;
    QTest::newRow("a list") << QByteArray("[1,2]") << ErrorKind::Protocol;
    QTest::newRow("a text") << QByteArray("\"hello\"") << ErrorKind::Protocol;
    QTest::newRow("cut off in a string") << QByteArray("{\"name\":\"Le") << ErrorKind::Protocol;
    QTest::newRow("cut off after a backslash") << QByteArray("{\"name\":\"Le\\") << ErrorKind::Protocol;
    QTest::newRow("cut off in an object") << QByteArray("{\"name\":\"Leyla\"") << ErrorKind::Protocol;
    QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xFF\xFE\"}") << ErrorKind::Protocol;
    QTest::newRow("url encoded") << QByteArray("name=Leyla&phone=1") << ErrorKind::Protocol;
    QTest::newRow("65 levels") << QByteArray("{\"a\":") + QByteArray(64, '[') + QByteArray(64, ']') + "}" << ErrorKind::TooLarge;
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[') << ErrorKind::TooLarge;
    QTest::newRow("over 1 MB") << QByteArray("{\"a\":\"") + QByteArray(1024 * 1024, 'x') + "\"}" << ErrorKind::TooLarge;
}

void TestFormParser::whatIsNoFormIsRefusedInWords() {
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);

    const auto event = form::parseForm(bytes);

    QVERIFY(!event);
    QCOMPARE(event.error().kind, kind);
    QVERIFY(event.error().sentence.endsWith(u'.'));
}

void TestFormParser::textWithoutMeaningCharactersIsCleaned() {
    const ParsedEvent event = parsed(R"({"name":"A\u0000nna\ud800","message":"\ud83d\ude00 ok"})");

    QCOMPARE(event.senderName, QStringLiteral("Anna"));
    QCOMPARE(event.text, QStringLiteral("\U0001F600 ok"));
}

void TestFormParser::anyObjectIsReadWithoutLoss() {
    test::property("every value that says something is somewhere in the event", [](const std::map<std::string, int>& members) {
        QJsonObject object;
        for (const auto& [key, value] : members)
            object.insert(QStringLiteral("k_") + QString::fromLatin1(QByteArray::fromStdString(key).toHex()), value);
        const auto event = form::parseForm(QJsonDocument(object).toJson());
        RC_ASSERT(event.has_value());
        RC_ASSERT(event->extra.size() == object.size());
        for (auto member = object.begin(); member != object.end(); ++member)
            RC_ASSERT(event->extra.value(member.key()) == QString::number(member.value().toInteger()));
    });
}

void TestFormParser::anyBytesAreRefusedOrRead() {
    test::property("no bytes stop the program", [](const std::string& noise) {
        const QByteArray bytes = "{\"name\":" + QByteArray::fromStdString(noise) + "}";
        const auto event = form::parseForm(bytes);
        const bool isAnswered = event.has_value() || !event.error().sentence.isEmpty();
        RC_ASSERT(isAnswered);
        RC_ASSERT(form::formEvents(bytes, Channel::WebForm).has_value());
    });
}

QTEST_GUILESS_MAIN(TestFormParser)
#include "tst_FormParser.moc"
