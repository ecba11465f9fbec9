// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Enquiries as IndiaMART pulls and pushes them: every field finds its place, and nothing odd stops the rest.

#include "core/channels/indiamart/LeadJson.h"
#include "core/channels/indiamart/LeadParser.h"
#include "core/channels/indiamart/PullAnswer.h"
#include "tests/support/Property.h"
#include "tests/support/SourceTree.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using namespace leadwell::channels::indiamart;
using domain::IdentityKind;
using domain::ParsedEvent;
using Verdict = PullAnswer::Verdict;

Q_DECLARE_METATYPE(leadwell::channels::indiamart::PullAnswer::Verdict)

namespace {

ParsedEvent parsedFixture(const char* name) {
    const auto parsed =
        parseLead(test::fileBytes(test::sourcePath(QStringLiteral("core/channels/indiamart/fixtures/") + QLatin1String(name))));
    return parsed ? *parsed : ParsedEvent();
}

QStringList identitiesOf(const ParsedEvent& event) {
    QStringList list;
    for (const auto& identity : event.identities)
        list.append(toText(identity.kind) + u' ' + identity.raw);
    return list;
}

QByteArray answerWith(const QByteArray& rows) {
    return R"({"CODE":200,"STATUS":"SUCCESS","MESSAGE":"","TOTAL_RECORDS":1,"RESPONSE":)" + rows + '}';
}

} // namespace

class tst_IndiaMartLead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aDirectEnquiryIsRead() {
        const ParsedEvent lead = parsedFixture("direct-enquiry.json");
        QCOMPARE(lead.senderName, QStringLiteral("Asha Patil"));
        QCOMPARE(identitiesOf(lead),
                 (QStringList{QStringLiteral("phone +91-9811111111"), QStringLiteral("email asha@example.test")}));
        QCOMPARE(lead.company, QStringLiteral("Asha Traders"));
        QCOMPARE(lead.city, QStringLiteral("Pune"));
        QCOMPARE(lead.country, QStringLiteral("IN"));
        QCOMPARE(lead.subject, QStringLiteral("Requirement for HDPE Granules"));
        QCOMPARE(lead.product, QStringLiteral("HDPE Granules"));
        QCOMPARE(lead.text, QStringLiteral("I need 5 Ton\nQuantity : 5 Ton"));
        QCOMPARE(lead.messageId, QStringLiteral("2990011223"));
        QCOMPARE(lead.sentAt.toIso(), QStringLiteral("2026-11-19T11:12:10.000Z"));
        QCOMPARE(lead.extra.value(QStringLiteral("state")), QStringLiteral("Maharashtra"));
        QCOMPARE(lead.extra.value(QStringLiteral("pincode")), QStringLiteral("411019"));
        QCOMPARE(lead.extra.value(QStringLiteral("enquiry_type")), QStringLiteral("direct enquiry"));
        QCOMPARE(lead.extra.size(), 5);
    }

    void aPushIsReadThroughItsWrapper() {
        const ParsedEvent lead = parsedFixture("push.json");
        QCOMPARE(lead.messageId, QStringLiteral("2990011224"));
        QCOMPARE(lead.extra.value(QStringLiteral("enquiry_type")), QStringLiteral("BuyLead"));
        QCOMPARE(lead.text, QStringLiteral("I want to buy Cotton Fabric.\n\nQuantity : 800 Meter\nGSM : 180 & above"));
    }

    void aCallSaysHowLongItWasAndWhoTookIt() {
        const ParsedEvent lead = parsedFixture("phone-call.json");
        QCOMPARE(lead.text, QStringLiteral("Called through IndiaMART, 2 min 5 s, to +91-9844444444."));
        QCOMPARE(lead.extra.value(QStringLiteral("call_seconds")), QStringLiteral("125"));
        QCOMPARE(lead.extra.value(QStringLiteral("called_number")), QStringLiteral("+91-9844444444"));
        QCOMPARE(lead.product, QStringLiteral("Plastic Granules"));
        QVERIFY(!identitiesOf(lead).join(u' ').contains(QStringLiteral("9844444444")));
    }

    void numbersNullsAndZerosAreReadAsTheyAreMeant() {
        const ParsedEvent lead = parsedFixture("numbers-for-strings.json");
        QCOMPARE(lead.messageId, QStringLiteral("2990011226"));
        QCOMPARE(identitiesOf(lead),
                 (QStringList{QStringLiteral("phone +971505550142"), QStringLiteral("whatsapp +971505550142")}));
        QCOMPARE(lead.subject, QString());
        QCOMPARE(lead.company, QString());
        QVERIFY(!lead.extra.contains(QStringLiteral("call_seconds")));
        QVERIFY(!lead.extra.contains(QStringLiteral("pincode")));
    }

    void everyTypeHasItsWord_data();
    void everyTypeHasItsWord();
    void fieldsWithoutAHomeAreKept();
    void aPostedFormIsRead();
    void messagesBecomePlainText_data();
    void messagesBecomePlainText();
    void aTimeThatCannotBeReadIsTold();
    void whatIsNoEnquiryIsRefusedInWords_data();
    void whatIsNoEnquiryIsRefusedInWords();

    void theCodeDecides_data();
    void theCodeDecides();
    void rowsKeepTheirBytes();
    void oneBadByteDoesNotCostTheOthers();
    void noBytesBreakIt();
};

void tst_IndiaMartLead::everyTypeHasItsWord_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("word");
    QTest::newRow("W") << QByteArray("W") << QStringLiteral("direct enquiry");
    QTest::newRow("B") << QByteArray("B") << QStringLiteral("BuyLead");
    QTest::newRow("BL") << QByteArray("BL") << QStringLiteral("BuyLead");
    QTest::newRow("P") << QByteArray("P") << QStringLiteral("phone call");
    QTest::newRow("BIZ") << QByteArray("BIZ") << QStringLiteral("catalogue view");
    QTest::newRow("V") << QByteArray("V") << QStringLiteral("catalogue view");
    QTest::newRow("WA") << QByteArray("WA") << QStringLiteral("WhatsApp enquiry");
    QTest::newRow("unknown") << QByteArray("ZZ9") << QStringLiteral("ZZ9");
}

void tst_IndiaMartLead::everyTypeHasItsWord() {
    QFETCH(QByteArray, type);
    QFETCH(QString, word);
    const auto lead = parseLead(R"({"UNIQUE_QUERY_ID":"1","SENDER_MOBILE":"+91-9811111111","QUERY_TYPE":")" + type + "\"}");
    QVERIFY(lead);
    QCOMPARE(lead->extra.value(QStringLiteral("enquiry_type")), word);
}

void tst_IndiaMartLead::fieldsWithoutAHomeAreKept() {
    const auto lead = parseLead(R"({"UNIQUE_QUERY_ID":"1","SENDER_MOBILE":"+91-9811111111","SENDER_MOBILE_WAPP":"+91-9822222222",
        "NEW_FIELD":"x","NEW_OBJECT":{"a":1},"EMPTY":"","SENDER_COUNTRY_ISO":"India"})");
    QVERIFY(lead);
    QCOMPARE(lead->extra.value(QStringLiteral("NEW_FIELD")), QStringLiteral("x"));
    QCOMPARE(lead->extra.value(QStringLiteral("NEW_OBJECT")), QStringLiteral("{\"a\":1}"));
    QCOMPARE(lead->extra.value(QStringLiteral("country")), QStringLiteral("India"));
    QVERIFY(!lead->extra.contains(QStringLiteral("EMPTY")));
    QCOMPARE(identitiesOf(*lead).last(), QStringLiteral("whatsapp +91-9822222222"));
}

void tst_IndiaMartLead::aPostedFormIsRead() {
    const QByteArray body =
        "UNIQUE_QUERY_ID=77&SENDER_NAME=Asha+Patil&SENDER_MOBILE=%2B91-9811111111&QUERY_MESSAGE=5+Ton%3Cbr%3Eplease";
    const auto lead = parseLead(body);
    QVERIFY(lead);
    QCOMPARE(leadExternalId(body), QStringLiteral("77"));
    QCOMPARE(lead->senderName, QStringLiteral("Asha Patil"));
    QCOMPARE(identitiesOf(*lead), QStringList{QStringLiteral("phone +91-9811111111")});
    QCOMPARE(lead->text, QStringLiteral("5 Ton\nplease"));
}

void tst_IndiaMartLead::messagesBecomePlainText_data() {
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("text");
    QTest::newRow("breaks") << QStringLiteral("a<br>b<BR/>c<br />d") << QStringLiteral("a\nb\nc\nd");
    QTest::newRow("returns") << QStringLiteral("a\r\nb\rc") << QStringLiteral("a\nb\nc");
    QTest::newRow("tags") << QStringLiteral("<p>a <b>bold</b></p><p>b</p>") << QStringLiteral("a bold\nb");
    QTest::newRow("entities") << QStringLiteral("R&amp;D &lt;5&nbsp;kg&gt; &#8377;90 &#x20B9;9 &foo;")
                              << QStringLiteral("R&D <5 kg> ₹90 ₹9 &foo;");
    QTest::newRow("no tags") << QStringLiteral("size < 5 and > 3") << QStringLiteral("size < 5 and > 3");
    QTest::newRow("script is text") << QStringLiteral("&lt;script&gt;x") << QStringLiteral("<script>x");
    QTest::newRow("bad entities") << QStringLiteral("&#0; &#xD800; &#9999999;") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void tst_IndiaMartLead::messagesBecomePlainText() {
    QFETCH(QString, message);
    QTEST(plainMessage(message), "text");
}

void tst_IndiaMartLead::aTimeThatCannotBeReadIsTold() {
    const auto lead = parseLead(R"({"UNIQUE_QUERY_ID":"1","SENDER_MOBILE":"+91-9811111111","QUERY_TIME":"yesterday"})");
    QVERIFY(lead);
    QVERIFY(!lead->sentAt.isSet());
    QCOMPARE(lead->warnings.size(), 1);
    QCOMPARE(lead->extra.value(QStringLiteral("QUERY_TIME")), QStringLiteral("yesterday"));
    QCOMPARE(leadTime(R"({"QUERY_TIME":"2026-11-19T16:42:10"})").toIso(), QStringLiteral("2026-11-19T11:12:10.000Z"));
}

void tst_IndiaMartLead::whatIsNoEnquiryIsRefusedInWords_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("web page") << QByteArray("<html>");
    QTest::newRow("list") << QByteArray("[1,2]");
    QTest::newRow("cut off") << QByteArray(R"({"UNIQUE_QUERY_ID":"1","SENDER_NA)");
    QTest::newRow("several") << answerWith(R"([{"UNIQUE_QUERY_ID":"1"},{"UNIQUE_QUERY_ID":"2"}])");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("a number") << QByteArray("5");
}

void tst_IndiaMartLead::whatIsNoEnquiryIsRefusedInWords() {
    QFETCH(QByteArray, bytes);
    const auto lead = parseLead(bytes);
    QVERIFY(!lead);
    QCOMPARE(lead.error().kind, ErrorKind::Protocol);
    QVERIFY(lead.error().sentence.endsWith(QStringLiteral("The raw event is kept.")));
}

void tst_IndiaMartLead::theCodeDecides_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, int status, const QByteArray& body, Verdict verdict, ErrorKind kind, const char* says) {
        QTest::newRow(name) << status << body << verdict << kind << QString::fromUtf8(says);
    };
    const ErrorKind none = ErrorKind::Protocol;
    row("200", 200, answerWith(R"([{"UNIQUE_QUERY_ID":"1"}])"), Verdict::Leads, none, "");
    row("200 under another status", 500, answerWith(R"([{"UNIQUE_QUERY_ID":"1"}])"), Verdict::Leads, none, "");
    row("200 as text", 200, R"({"CODE":"200","RESPONSE":[{"UNIQUE_QUERY_ID":"1"}]})", Verdict::Leads, none, "");
    row("200 with one object", 200, answerWith(R"({"UNIQUE_QUERY_ID":"1"})"), Verdict::Leads, none, "");
    row("200 with none", 200, R"({"CODE":200,"TOTAL_RECORDS":0,"RESPONSE":[]})", Verdict::NoLeads, none, "");
    row("200 that lost them", 200, R"({"CODE":200,"TOTAL_RECORDS":7})", Verdict::NotWhole, none, "holds none");
    row("total disagrees", 200, R"({"CODE":200,"TOTAL_RECORDS":7,"RESPONSE":[{"A":"1"}]})", Verdict::Leads, none, "");
    row("204", 200, R"({"CODE":204,"STATUS":"SUCCESS"})", Verdict::NoLeads, none, "");
    row("400", 200, R"({"CODE":400})", Verdict::BadPeriod, ErrorKind::Invalid, "clock");
    row("401 wrong", 200, R"({"CODE":401,"MESSAGE":"The key is incorrect"})", Verdict::KeyRefused, ErrorKind::Denied,
        "does not know");
    row("401 expired", 200, R"({"CODE":"401","MESSAGE":"Key has been expired"})", Verdict::KeyRefused, ErrorKind::Denied,
        "expired");
    row("401 regenerated", 200, R"({"CODE":401,"MESSAGE":"regenerated"})", Verdict::KeyRefused, ErrorKind::Denied, "newer one");
    row("401 without words", 401, R"({"CODE":401})", Verdict::KeyRefused, ErrorKind::Denied, "newer one");
    row("429", 200, R"({"CODE":429,"STATUS":"FAILURE"})", Verdict::TooEarly, ErrorKind::RateLimited, "five minutes");
    row("429 of the gateway", 429, R"({"MESSAGE":"Too Many Requests","APP_AUTH_FAILURE_CODE":429,"unique_id":""})",
        Verdict::Blocked, ErrorKind::RateLimited, "quarter of an hour");
    row("gateway under 200", 200, R"({"MESSAGE":"Too Many Requests","APP_AUTH_FAILURE_CODE":"429"})", Verdict::Blocked,
        ErrorKind::RateLimited, "quarter");
    row("429 as a web page", 429, "<html>", Verdict::Blocked, ErrorKind::RateLimited, "quarter");
    row("500", 200, R"({"CODE":500,"MESSAGE":"Some Error Occured"})", Verdict::Trouble, ErrorKind::Offline, "tried again");
    row("web page", 200, "\n <!DOCTYPE html><html>", Verdict::Trouble, ErrorKind::Offline, "web page");
    row("401 as a web page", 401, "<html>", Verdict::Trouble, ErrorKind::Offline, "web page");
    row("empty", 200, " \n", Verdict::Trouble, ErrorKind::Offline, "empty");
    row("cut off", 200, R"({"CODE":200,"RESPONSE":[{"UNIQUE_QU)", Verdict::NotWhole, ErrorKind::Protocol, "whole");
    row("777", 200, R"({"CODE":777})", Verdict::Unknown, ErrorKind::Protocol, "777");
    row("a word", 200, R"({"CODE":"WHAT"})", Verdict::Unknown, ErrorKind::Protocol, "WHAT");
    row("no code", 200, R"({"RESPONSE":[{"A":"1"}]})", Verdict::Unknown, ErrorKind::Protocol, "without a code");
    row("a list", 200, R"([{"A":"1"}])", Verdict::Unknown, ErrorKind::Protocol, "without a code");
}

void tst_IndiaMartLead::theCodeDecides() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Verdict, verdict);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    const PullAnswer answer = readAnswer(status, body);
    QCOMPARE(answer.verdict, verdict);
    QCOMPARE(answer.sentence.isEmpty(), answer.isTaken());
    QVERIFY2(answer.sentence.contains(says), qPrintable(answer.sentence));
    if (!answer.isTaken())
        QCOMPARE(answer.kind(), kind);
}

void tst_IndiaMartLead::rowsKeepTheirBytes() {
    const QByteArray first = R"({ "UNIQUE_QUERY_ID" : "1", "RESPONSE":"]}", "x":[1,{"y":"\"]"}] })";
    const QByteArray second = R"({"UNIQUE_QUERY_ID":12345678901234567})";
    const PullAnswer answer = readAnswer(200, "{ \"MESSAGE\":\"RESPONSE\" , \"CODE\" : 200 ,\n\"RESPONSE\" : [ " + first +
                                                  " ,\n" + second + ", null ] }");
    QCOMPARE(answer.verdict, Verdict::Leads);
    QCOMPARE(answer.rows, (QList<QByteArray>{first, second, "null"}));
    QCOMPARE(leadExternalId(second), QStringLiteral("12345678901234567"));
    QCOMPARE(elementBytes("[]"), QList<QByteArray>());
    QCOMPARE(memberBytes("{}", "RESPONSE"), QByteArray());
}

void tst_IndiaMartLead::oneBadByteDoesNotCostTheOthers() {
    const PullAnswer answer =
        readAnswer(200, answerWith("[{\"UNIQUE_QUERY_ID\":\"1\",\"SENDER_NAME\":\"Jos\xE9\"},{\"UNIQUE_QUERY_ID\":\"2\"}]"));
    QCOMPARE(answer.rows.size(), 2);
    QCOMPARE(leadExternalId(answer.rows.first()), QStringLiteral("1"));
}

void tst_IndiaMartLead::noBytesBreakIt() {
    const QByteArray whole =
        answerWith(test::fileBytes(test::sourcePath(QStringLiteral("core/channels/indiamart/fixtures/push.json"))));
    test::property("any damage ends in a verdict and never in a crash", [&whole](const std::vector<std::pair<int, int>>& damage) {
        QByteArray bytes = whole;
        for (const auto& [at, value] : damage) {
            const qsizetype place = std::abs(at % static_cast<int>(bytes.size()));
            if (value % 5 == 0)
                bytes.truncate(std::max<qsizetype>(1, place));
            else
                bytes[place % bytes.size()] = static_cast<char>(value);
        }
        const PullAnswer answer = readAnswer(200, bytes);
        for (const QByteArray& row : answer.rows)
            parseLead(row).has_value();
        parseLead(bytes).has_value();
        RC_ASSERT(answer.isTaken() == answer.sentence.isEmpty());
    });
}

QTEST_GUILESS_MAIN(tst_IndiaMartLead)
#include "tst_IndiaMartLead.moc"
