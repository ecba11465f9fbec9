// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mail that is passed on as an attachment is read like one that is passed on in the text; a mail that merely lies beside
// somebody's own words is an attachment.

#include "tests/support/MailFixtures.h"
#include "tests/support/ReadMail.h"

#include <QTest>

using namespace leadwell;
using channels::email::emailPart;
using domain::IdentityKind;
using domain::ParsedEvent;
using domain::ParsedKind;
using test::readMail;
using test::valuesOf;

namespace {

/// `words` with each of `mails` attached, between colleagues unless the headers say otherwise.
QByteArray carrying(const QByteArray& headers, const QByteArray& words, const QList<QByteArray>& mails,
                    const QByteArray& boundary = "outer") {
    QByteArray mail = headers + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary +
                      "\nContent-Type: text/plain; charset=utf-8\n\n" + words + '\n';
    for (const QByteArray& inner : mails)
        mail += "--" + boundary + "\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner + '\n';
    return mail + "--" + boundary + "--\n";
}

QByteArray from(const char* sender, const char* subject) {
    return QByteArray("From: ") + sender +
           "\nTo: sales@mehtatex.in\nDate: Fri, 20 Nov 2026 10:00:00 +0530\nMessage-ID: <o@x.example>\nSubject: " + subject;
}

const QByteArray enquiry =
    "From: Real Cust <real@cust.example>\nTo: info@mehtatex.in\nSubject: chairs\nMessage-ID: <c1@cust.example>\n"
    "Date: Thu, 19 Nov 2026 09:00:00 +0530\n\nNeed 20 chairs.\nMob: 98123 45678\n";

} // namespace

class TestAttachedMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everythingIsOfTheMailPassedOn() {
        const ParsedEvent parsed = readMail(test::mailFixture(QStringLiteral("attachment-passed-on")));

        QCOMPARE(parsed.senderName, QStringLiteral("सुनीता देशमुख"));
        QCOMPARE(valuesOf(parsed, IdentityKind::Email), QStringList{QStringLiteral("sunita@deshmukh.example")});
        QCOMPARE(valuesOf(parsed, IdentityKind::Phone), QStringList{QStringLiteral("९८२३० ४५६७८")});
        QCOMPARE(parsed.subject, QStringLiteral("चादर"));
        QCOMPARE(parsed.text, QStringLiteral("नमस्ते, मुझे ५० चादर चाहिए। कृपया दाम बताइए।\nमोबाइल: ९८२३० ४५६७८"));
        QCOMPARE(parsed.sentAt.toIso(), QStringLiteral("2026-11-19T03:30:00.000Z"));
        QCOMPARE(parsed.kind, ParsedKind::Enquiry);

        QCOMPARE(parsed.forwarder.name, QStringLiteral("Anita Rao"));
        QCOMPARE(parsed.forwarder.address, QStringLiteral("anita@mehtatex.in"));
        QCOMPARE(parsed.extra.value(QStringLiteral("forwarded by")), QStringLiteral("Anita Rao <anita@mehtatex.in>"));
        QCOMPARE(parsed.messageId, QStringLiteral("a6@mehtatex.in"));
        // Whoever answered our offer belongs to that thread, whoever passed the answer on.
        QCOMPARE(parsed.references,
                 (QStringList{QStringLiteral("offer5@mehtatex.in"), QStringLiteral("orig77@deshmukh.example")}));
    }

    void nothingIsLost() {
        const QByteArray mail = test::mailFixture(QStringLiteral("attachment-passed-on"));
        const ParsedEvent parsed = readMail(mail);

        for (const char* words :
             {"See attached. My number is Mob: 98111 11111", "sunita@deshmukh.example", "info@mehtatex.in", "naksha.pdf"})
            QVERIFY2(parsed.quoted.contains(QString::fromUtf8(words)), words);
        QCOMPARE(parsed.extra.value(QStringLiteral("forwarded as")), QStringLiteral("FW: enquiry"));
        QCOMPARE(parsed.attachments.size(), 1);
        QVERIFY(emailPart(mail, parsed.attachments.first().part)->contains("naksha.pdf"));
    }

    void theHtmlShownIsOfBoth() {
        const ParsedEvent parsed =
            readMail(carrying(from("Col <col@mehtatex.in>", "Fwd: chairs"), "See <this>",
                              {"From: real@cust.example\nContent-Type: text/html\n\n<p>Need <b>20</b> chairs.</p>"}));

        QCOMPARE(parsed.text, QStringLiteral("Need 20 chairs."));
        QVERIFY2(parsed.html.contains(QStringLiteral("See &lt;this&gt;")), qPrintable(parsed.html));
        QVERIFY2(parsed.html.contains(QStringLiteral("<b>20</b>")), qPrintable(parsed.html));
        QVERIFY2(parsed.html.indexOf(QStringLiteral("See")) < parsed.html.indexOf(QStringLiteral("<b>20")),
                 qPrintable(parsed.html));
    }

    void ofSeveralTheFirstCounts() {
        const QByteArray mail = test::mailFixture(QStringLiteral("attachment-passed-on-two"));
        const ParsedEvent parsed = readMail(mail);

        QCOMPARE(parsed.senderName, QStringLiteral("Lata"));
        QCOMPARE(parsed.attachments.size(), 2);
        QVERIFY(!QString(parsed.text + parsed.quoted).contains(QStringLiteral("dhotis")));
        QVERIFY(emailPart(mail, parsed.attachments.last().part)->contains("30 dhotis"));
        QCOMPARE(parsed.warnings,
                 QStringList{QStringLiteral("Another mail is attached; only the first was read as the enquiry.")});
    }

    void whoPassesOn_data() {
        QTest::addColumn<QByteArray>("mail");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* title, const QByteArray& mail, const char* address, const char* text) {
            QTest::newRow(title) << mail << QString::fromUtf8(address) << QString::fromUtf8(text);
        };
        const char* customer = "real@cust.example";
        const char* need = "Need 20 chairs.\nMob: 98123 45678";
        row("a colleague without a word", carrying(from("col@mehtatex.in", "chairs"), "", {enquiry}), customer, need);
        row("a colleague with many words",
            carrying(from("col@mehtatex.in", "chairs"), QByteArray("Please take this one, he rang twice. ").repeated(20),
                     {enquiry}),
            customer, need);
        row("nothing but the mail",
            from("col@mehtatex.in", "chairs") + "\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + enquiry, customer,
            need);
        row("a friend, Fwd",
            carrying(from("friend@gmail.com", "Fwd: chairs"),
                     "For you.\n\nRegards,\nA. Friend\n" + QByteArray("Some Title\n").repeated(40), {enquiry}),
            customer, need);
        row("a friend, WG", carrying(from("friend@gmail.com", "WG: chairs"), "", {enquiry}), customer, need);
        row("attached twice",
            carrying(from("col@mehtatex.in", "FW: FW: chairs"), "fyi",
                     {carrying(from("bee@mehtatex.in", "FW: chairs"), "see this", {enquiry}, "inner")}),
            customer, need);
        row("attached, and in its text",
            carrying(from("col@mehtatex.in", "FW: FW: chairs"), "fyi",
                     {from("bee@mehtatex.in", "FW: chairs") +
                      "\n\n---------- Forwarded message ---------\nFrom: Real Cust <real@cust.example>\n"
                      "Subject: chairs\n\nNeed 20 chairs.\nMob: 98123 45678"}),
            customer, need);
        row("a website's form passed on",
            carrying(from("col@mehtatex.in", "FW: Enquiry"), "fyi",
                     {"From: WordPress <wordpress@mysite.example>\nAuto-Submitted: auto-generated\nSubject: Mysite\n\nFrom: Real "
                      "Cust <real@cust.example>\n"
                      "Subject: chairs\n\nMessage Body:\nNeed 20 chairs.\nMob: 98123 45678\n\n-- \nThis e-mail was sent from a "
                      "contact form on Mysite"}),
            customer, need);

        row("a customer's own enquiry beside it",
            carrying(from("own@else.example", "Fwd: offer"), "We need 50 tables, please quote.", {enquiry}), "own@else.example",
            "We need 50 tables, please quote.");
        row("a customer's long letter beside it",
            carrying(from("own@else.example", "Fwd: offer"),
                     QByteArray("We met at the fair and spoke of much. ").repeated(10).trimmed(), {enquiry}),
            "own@else.example", QByteArray("We met at the fair and spoke of much. ").repeated(10).trimmed().constData());
        row("no word of forwarding", carrying(from("own@else.example", "Our talk"), "See attached.", {enquiry}),
            "own@else.example", "See attached.");
        row("our own mail comes back",
            carrying(from("own@else.example", "Fwd: Quotation"), "Please go ahead.",
                     {"From: sales@mehtatex.in\nSubject: Quotation\n\n20 chairs, Tel: 022 2498 1234"}),
            "own@else.example", "Please go ahead.");
        row("a bounce passed on",
            carrying(from("col@mehtatex.in", "FW: what is this"), "Look", {test::mailFixture(QStringLiteral("bounce-dsn"))}),
            "col@mehtatex.in", "Look");
        row("a machine of our house",
            carrying(from("postmaster@mehtatex.in", "Message held back"), "A message was held back.", {enquiry}),
            "postmaster@mehtatex.in", "A message was held back.");
        row("passed on in the text, a mail beside it",
            carrying(from("col@mehtatex.in", "Fwd: tables"),
                     "---------- Forwarded message ---------\nFrom: Tab <tab@else.example>\nSubject: tables\n\nNeed 5 tables.",
                     {enquiry}),
            "tab@else.example", "Need 5 tables.");
        row("what is attached is no mail", carrying(from("col@mehtatex.in", "FW: chairs"), "Look", {"\n"}), "col@mehtatex.in",
            "Look");
    }
    void whoPassesOn() {
        QFETCH(QByteArray, mail);
        QFETCH(QString, address);
        QFETCH(QString, text);

        const ParsedEvent parsed = readMail(mail);

        QCOMPARE(valuesOf(parsed, IdentityKind::Email), QStringList{address});
        QCOMPARE(parsed.text, text);
        QVERIFY(!parsed.attachments.isEmpty());
        const bool hasNumber = text.contains(QStringLiteral("Mob:"));
        QCOMPARE(valuesOf(parsed, IdentityKind::Phone), hasNumber ? QStringList{QStringLiteral("98123 45678")} : QStringList());
    }

    void aBounceStaysABounce() {
        const ParsedEvent parsed = readMail(test::mailFixture(QStringLiteral("bounce-dsn")));

        QCOMPARE(parsed.kind, ParsedKind::Bounce);
        QCOMPARE(parsed.subject, QStringLiteral("Undelivered Mail Returned to Sender"));
        QVERIFY(parsed.forwarder.address.isEmpty());
    }

    void withoutASenderNoNumberIsAnybodys() {
        const ParsedEvent parsed = readMail(carrying(from("Col <col@mehtatex.in>", "FW: chairs"),
                                                     "His mail:", {"Subject: chairs\n\nNeed 20 chairs. Mob: 98123 45678"}));

        QVERIFY(parsed.forwarder.address.isEmpty());
        for (const auto& identity : parsed.identities)
            QCOMPARE(identity.identifies, identity.kind == IdentityKind::Email);
        QVERIFY2(parsed.text.contains(QStringLiteral("Need 20 chairs")), qPrintable(parsed.text));
    }

    void manyMailsInsideEachOtherEnd() {
        QByteArray mail = enquiry;
        for (int level = 0; level < 40; ++level)
            mail = carrying(from("col@mehtatex.in", "FW: chairs"), "fyi", {mail}, "b" + QByteArray::number(level));

        QCOMPARE(valuesOf(readMail(mail), IdentityKind::Email), QStringList{QStringLiteral("col@mehtatex.in")});
    }
};

QTEST_GUILESS_MAIN(TestAttachedMail)
#include "tst_AttachedMail.moc"
