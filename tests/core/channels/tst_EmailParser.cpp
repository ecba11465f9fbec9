// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every mail of tests/data/mail is read, and what was understood is compared with what its writer meant.

#include "core/domain/capture/Understanding.h"
#include "tests/support/MailFixtures.h"
#include "tests/support/ReadMail.h"

#include <QTest>

using namespace leadwell;
using channels::email::emailExternalId;
using channels::email::emailPart;
using channels::email::parseEmail;
using domain::IdentityKind;
using domain::ParsedEvent;
using domain::ParsedKind;

namespace {

ParsedEvent parsedFixture(const char* name) {
    return test::readMail(test::mailFixture(QString::fromUtf8(name)));
}

QString addressOf(const ParsedEvent& parsed) {
    for (const auto& identity : parsed.identities) {
        if (identity.kind == IdentityKind::Email)
            return identity.value;
    }
    return {};
}

QStringList attachmentNames(const ParsedEvent& parsed) {
    QStringList names;
    for (const auto& attachment : parsed.attachments)
        names.append(attachment.name);
    return names;
}

} // namespace

class TestEmailParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thereAreAtLeastFortyFiveMails() { QVERIFY(test::mailFixtureNames().size() >= 45); }

    void aMailGivesSenderSubjectAndText_data();
    void aMailGivesSenderSubjectAndText();
    void everyMailButTheUnreadableOneIsRead();
    void theUnreadableMailSaysWhy();

    void historyIsSplitFromTheWritersWords_data();
    void historyIsSplitFromTheWritersWords();
    void aForwardedMailIsOfWhoeverWroteIt();
    void whatIsPassedOnIsOfTheFirstOneOutside_data();
    void whatIsPassedOnIsOfTheFirstOneOutside();
    void headersOfAForwardAreNeverRead();
    void withoutAFromLineNoNumberIsTheForwarders();
    void referencesEndWithTheParent();

    void htmlGivesTextAndIsKept();
    void aTableOfHtmlIsUnderstood();
    void alternativesGivePlainTextAndHtml();
    void softLinesAreJoined();

    void attachmentsAreListedWithSafeNames_data();
    void attachmentsAreListedWithSafeNames();
    void anAttachmentCanBeTakenOut();

    void machinesAreRecognised_data();
    void machinesAreRecognised();
    void aBounceNamesTheRecipient();

    void aFormGivesThePersonItNames();
    void aFormWithoutReplyToIsReadByItsLines();
    void aFormsTableIsReadAndItsOwnAddressIsNobody_data();
    void aFormsTableIsReadAndItsOwnAddressIsNobody();
    void aNoReplySenderIdentifiesNobody();
    void onlyLabelledNumbersCount_data();
    void onlyLabelledNumbersCount();

    void messageIdsAreReadHoweverTheyAreWritten_data();
    void messageIdsAreReadHoweverTheyAreWritten();
    void copiesShareTheirIdAndDifferentMailsDoNot();
    void nulsAndOddBytesAreHarmless();
    void theDateIsTheSenders();
    void guessesAreAdmitted_data();
    void guessesAreAdmitted();
};

void TestEmailParser::aMailGivesSenderSubjectAndText_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* file, const char* name, const char* address, const char* subject, const char* words) {
        QTest::newRow(file) << QString::fromUtf8(name) << QString::fromUtf8(address) << QString::fromUtf8(subject)
                            << QString::fromUtf8(words);
    };
    row("plain-english", "Rohan Desai", "rohan@desaiapparel.example", "Enquiry for 100 bales of 40s cotton",
        "we need 100 bales of 40s combed cotton");
    row("hindi-quoted-printable", "राजेश शर्मा", "rajesh@sharmavastra.example", "सूती धागे की कीमत", "500 किलो की कीमत");
    row("hinglish", "Priya", "priya.k@zari.example", "rate chahiye", "rate kitna hai");
    row("tamil-base64", "முருகன்", "murugan@kovaimills.example", "பருத்தி நூல் விலை", "300 கிலோ பருத்தி");
    row("german-latin1", "Jürgen Groß", "j.gross@weberei.example", "Anfrage: Baumwollgarn für Möbelstoffe", "Größe Ne 40");
    row("french-windows1252", "Hélène Lefèvre", "helene@tissus.example", "Demande de prix – coton", "3 € le mètre – franco");
    row("japanese-shift-jis", "田中太郎", "tanaka@ito.example", "綿糸の見積もり", "綿糸500kg");
    row("japanese-iso-2022-jp", "佐藤花子", "sato@ito.example", "納期について", "納期はいつですか");
    row("utf16-base64", "Olga Petrova", "olga@textil.example", "Запрос цены", "цена хлопка");
    row("chinese-gb2312", "李伟", "li.wei@fabric.example", "询价", "请报价500公斤棉纱");
    row("arabic-windows1256", "أحمد", "ahmed@nasij.example", "طلب سعر", "نحتاج سعر");
    row("charset-lies-ascii", "Zoë Brandt", "zoe@brandt.example", "Grüße und Anfrage", "Schöne Grüße");
    row("charset-lies-latin1-is-utf8", "Anita", "anita@saree.example", "Bedsheets", "₹ rates for 20 bedsheets –");
    row("charset-unknown-readable", "Karl", "karl@nord.example", "Price list", "café curtains");
    row("raw-8bit-headers", "Jürgen Kühn", "juergen@kuehn.example", "Größere Menge möglich?", "5 t");
    row("split-encoded-word", "राजेश शर्मा", "rs@sharmavastra.example", "कीमत kya hai", "Kimat");
    row("comma-inside-encoded-word", "Mehra, Sunil (Ltd)", "sunil@mehra.example", "Meeting", "25 November");
    row("quoted-pair-names", "Rao, \"Ash\" K.", "ash@quoted.example", "Quoted name", "Tel: 022");
    row("bidi-sender-name", "Ashamoc.liam", "asha@bidi.example", "Rate?", "Rate?");
    row("html-charset-in-meta", "Petra", "petra@dekor.example", "Vorhangstoff", "Vorhänge für 20 € je Meter");
    row("mbox-from-line", "Rohan Desai", "rohan@desaiapparel.example", "Exported mail", "From an old mailbox file");
    row("broken-no-boundary", "Broken", "broken@mime.example", "Broken multipart", "We need 10 sofas");
    row("broken-truncated-multipart", "Broken", "broken@mime.example", "Cut off", "The text is here.");
    row("broken-headers", "Odd", "odd@mime.example", "Odd headers", "Still readable.");
    row("broken-content-type", "Odd", "odd@mime.example", "Strange type", "Type unknown, text fine.");
    row("mixed-line-ends", "Mix", "mix@mime.example", "Mixed line ends", "One\nTwo\nThree\nFour");
    row("no-date-no-subject", "Quiet", "quiet@mime.example", "", "hi");
    row("no-from", "", "", "Anonymous", "Who am I?");
    row("empty-body", "Empty", "empty@mime.example", "Call me back", "");
    row("base64-without-padding", "Pad", "pad@mime.example", "Padding", "20 shirts, size XL");
    row("own-group-address", "Asha Rao", "asha@ashahome.example", "Towels", "300 towels");
    row("signed-smime", "Lena", "lena@bank.example", "Signed enquiry", "200 table cloths");
    row("form-contact-form-7", "Geeta Menon", "geeta@menonfoods.example", "Mehta Textiles \"Enquiry\"", "40 cotton aprons");
    row("form-contact-form-7-reply-to", "Zoya Khan", "zoya@khan.example", "[Mehta Textiles] Tents", "20 tents");
    row("attachment-message", "Gita", "gita@fwd.example", "Please read the attached mail", "See attached.");
    row("attachment-passed-on", "सुनीता देशमुख", "sunita@deshmukh.example", "चादर", "५० चादर चाहिए");
    row("attachment-passed-on-two", "Lata", "lata@home.example", "Need 20 sarees", "I need 20 sarees.");
}

void TestEmailParser::aMailGivesSenderSubjectAndText() {
    QFETCH(QString, name);
    QFETCH(QString, address);
    QFETCH(QString, subject);
    QFETCH(QString, words);

    const ParsedEvent parsed = parsedFixture(QTest::currentDataTag());

    QCOMPARE(parsed.senderName, name);
    QCOMPARE(addressOf(parsed), address);
    QCOMPARE(parsed.subject, subject);
    QVERIFY2(parsed.text.contains(words), qPrintable(parsed.text));
}

void TestEmailParser::everyMailButTheUnreadableOneIsRead() {
    for (const QString& name : test::mailFixtureNames()) {
        const auto parsed = parseEmail(test::mailEvent(test::mailFixture(name)));
        QCOMPARE(parsed.has_value(), name != QLatin1String("charset-unknown-unreadable"));
        if (parsed) {
            QVERIFY2(!parsed->text.contains(QChar(0)), qPrintable(name));
            QVERIFY2(parsed->messageId.indexOf(QRegularExpression(QStringLiteral("[<>\\s]"))) < 0, qPrintable(name));
        }
    }
}

void TestEmailParser::theUnreadableMailSaysWhy() {
    const auto parsed = parseEmail(test::mailEvent(test::mailFixture(QStringLiteral("charset-unknown-unreadable"))));

    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::Protocol);
    QCOMPARE(parsed.error().sentence,
             QStringLiteral("“Fwd: enquiry” cannot be read (charset x-unknown). The raw message is kept."));
}

void TestEmailParser::historyIsSplitFromTheWritersWords_data() {
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("quoted");
    const auto row = [](const char* file, const char* own, const char* quoted) {
        QTest::newRow(file) << QString::fromUtf8(own) << QString::fromUtf8(quoted);
    };
    row("thread-2-reply-quoted", "Yes, please send the blue one.\n\nMeera", "Blue or white?");
    row("thread-3-reply-outlook", "Confirmed, 40 metres.", "How many metres?");
    row("thread-4-reply-inline", "Blue.\n\n150 cm, please.", "Which width?");
    row("thread-5-reply-german", "Danke, das passt.", "4,10 EUR/kg");
    row("thread-6-reply-french", "D'accord pour 500 mètres.", "3 € le mètre");
    row("thread-7-reply-hindi", "ठीक है, 500 किलो भेज दीजिए।", "₹ 240");
    row("outlook-html-reply", "We accept the offer.", "Our offer: 100 gowns.");
    row("gmail-html-reply", "Please send 2 samples.", "Which fabric?");
}

void TestEmailParser::historyIsSplitFromTheWritersWords() {
    QFETCH(QString, own);
    QFETCH(QString, quoted);

    const ParsedEvent parsed = parsedFixture(QTest::currentDataTag());

    QCOMPARE(parsed.text, own);
    QVERIFY2(parsed.quoted.contains(quoted), qPrintable(parsed.quoted));
}

void TestEmailParser::aForwardedMailIsOfWhoeverWroteIt() {
    const ParsedEvent parsed = parsedFixture("forward-without-words");

    QCOMPARE(parsed.text, QStringLiteral("I need 20 sarees for a wedding on 5 December."));
    QCOMPARE(parsed.senderName, QStringLiteral("Lata"));
    QCOMPARE(addressOf(parsed), QStringLiteral("lata@home.example"));
    QCOMPARE(parsed.forwarder.address, QStringLiteral("owner@mehtatex.in"));
    QCOMPARE(parsed.extra.value(QStringLiteral("forwarded by")), QStringLiteral("Owner <owner@mehtatex.in>"));
    QVERIFY2(parsed.quoted.contains(QStringLiteral("Date: Fri, 20 Nov 2026 at 08:00")), qPrintable(parsed.quoted));
}

void TestEmailParser::whatIsPassedOnIsOfTheFirstOneOutside_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* title, const char* from, const char* subject, const char* body, const char* address,
                        const char* name, const char* text) {
        QTest::newRow(title) << QString::fromUtf8(from) << QString::fromUtf8(subject) << QString::fromUtf8(body)
                             << QString::fromUtf8(address) << QString::fromUtf8(name) << QString::fromUtf8(text);
    };
    row("gmail, with words", "Col <col@mehtatex.in>", "Fwd: chairs",
        "Please handle. Mob: 98111 11111\n\n---------- Forwarded message ---------\nFrom: Real Cust <real@cust.example>\n"
        "Date: Fri, 20 Nov 2026 at 08:00\nSubject: chairs\nTo: <col@mehtatex.in>\n\n\nNeed 20 chairs.\nMob: 98123 45678",
        "real@cust.example", "Real Cust", "Need 20 chairs.\nMob: 98123 45678");
    row("outlook, with words", "Col <col@mehtatex.in>", "FW: chairs",
        "See below.\n\n________________________________\nFrom: Real Cust <real@cust.example>\nSent: Friday, 20 November 2026 "
        "08:00\n"
        "To: Col <col@mehtatex.in>\nSubject: chairs\n\nNeed 20 chairs.",
        "real@cust.example", "Real Cust", "Need 20 chairs.");
    row("outlook, mailto", "Col <col@mehtatex.in>", "FW: chairs",
        "-----Original Message-----\nFrom: Real Cust [mailto:real@cust.example]\nSent: Friday\nTo: Col\nSubject: chairs\n\nNeed "
        "20 chairs.",
        "real@cust.example", "Real Cust", "Need 20 chairs.");
    row("apple", "Col <col@mehtatex.in>", "Fwd: chairs",
        "Begin forwarded message:\n\n> From: Real Cust <real@cust.example>\n> Subject: chairs\n> Date: 20 November 2026 at "
        "08:00\n"
        "> To: col@mehtatex.in\n> \n> Need 20 chairs.",
        "real@cust.example", "Real Cust", "Need 20 chairs.");
    row("german", "Col <col@mehtatex.in>", "WG: Stühle",
        "Bitte übernehmen.\n\nVon: Jens Groß <jens@kunde.example>\nGesendet: Freitag, 20. November 2026 08:00\nAn: Col\n"
        "Betreff: Stühle\n\nIch brauche 20 Stühle.",
        "jens@kunde.example", "Jens Groß", "Ich brauche 20 Stühle.");
    row("hindi", "Col <col@mehtatex.in>", "Fwd: कुर्सी",
        "---------- अग्रेषित संदेश ----------\nप्रेषक: राम <ram@graahak.example>\nदिनांक: 20 नवंबर 2026\nविषय: कुर्सी\n"
        "प्रति: col@mehtatex.in\n\n20 कुर्सी चाहिए",
        "ram@graahak.example", "राम", "20 कुर्सी चाहिए");
    row("passed on twice", "Col <col@mehtatex.in>", "Fwd: Fwd: chairs",
        "fyi\n\n---------- Forwarded message ---------\nFrom: Bee <bee@mehtatex.in>\nSubject: Fwd: chairs\n\nSee this\n\n"
        "---------- Forwarded message ---------\nFrom: Real Cust <real@cust.example>\nSubject: chairs\n\nNeed 20 chairs.",
        "real@cust.example", "Real Cust", "Need 20 chairs.");
    row("history below what is passed on", "Col <col@mehtatex.in>", "Fwd: chairs",
        "---------- Forwarded message ---------\nFrom: Real Cust <real@cust.example>\nSubject: Re: chairs\n\nYes, 20 chairs.\n\n"
        "On Thu, 19 Nov 2026 at 10:00, Col <col@mehtatex.in> wrote:\n> 900 helmets?",
        "real@cust.example", "Real Cust", "Yes, 20 chairs.");
    row("our own mail comes back", "Real Cust <real@cust.example>", "Fwd: Quotation",
        "Please go ahead.\n\n---------- Forwarded message ---------\nFrom: Sales <sales@mehtatex.in>\nSubject: Quotation\n\n"
        "20 chairs, Tel: 022 2498 1234",
        "real@cust.example", "Real Cust", "Please go ahead.");
    row("a question about somebody's offer", "Real Cust <real@cust.example>", "Fwd: Offer",
        "What is your price for 20 chairs? Can you beat this?\n\n---------- Forwarded message ---------\n"
        "From: Rival <rival@else.example>\nSubject: Offer\n\n900 helmets. Mob: 98123 45678",
        "real@cust.example", "Real Cust", "What is your price for 20 chairs? Can you beat this?");
    row("a reply is no forward", "Real Cust <real@cust.example>", "Re: Fwd: chairs",
        "Thanks.\n\nFrom: Col <col@mehtatex.in>\nSent: Friday\nTo: Real Cust\nSubject: chairs\n\nOld words", "real@cust.example",
        "Real Cust", "Thanks.");
}

void TestEmailParser::whatIsPassedOnIsOfTheFirstOneOutside() {
    QFETCH(QString, from);
    QFETCH(QString, subject);
    QFETCH(QString, body);
    QFETCH(QString, address);
    QFETCH(QString, name);
    QFETCH(QString, text);
    const QString mail = QStringLiteral("From: %1\nTo: sales@mehtatex.in\nSubject: %2\nMIME-Version: 1.0\n"
                                        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%3\n")
                             .arg(from, subject, body);

    const auto parsed = parseEmail(test::mailEvent(mail.toUtf8()));

    QVERIFY(parsed.has_value());
    QCOMPARE(addressOf(*parsed), address);
    QCOMPARE(parsed->senderName, name);
    QCOMPARE(parsed->text, text);
    const QStringList numbers = test::valuesOf(*parsed, IdentityKind::Phone);
    QCOMPARE(numbers, text.contains(QStringLiteral("Mob:")) ? QStringList{QStringLiteral("98123 45678")} : QStringList());
    for (const QString& line : body.split(QLatin1Char('\n'))) { // Nothing is lost.
        const QString words = line.mid(line.startsWith(QLatin1Char('>')) ? 1 : 0).trimmed();
        QVERIFY2(QString(parsed->text + parsed->quoted).contains(words), qPrintable(words));
    }
}

void TestEmailParser::headersOfAForwardAreNeverRead() {
    const auto parsed = parseEmail(test::mailEvent(
        "From: Col <col@mehtatex.in>\nTo: sales@mehtatex.in\nSubject: Fwd: chairs\n\n---------- Forwarded message ---------\n"
        "From: Real Cust <real@cust.example>\nDate: Fri, 20 Nov 2026 at 08:00\nSubject: 900 units by Monday, Mob: 98989 89898\n"
        "To: col@mehtatex.in\n\nNeed 20 chairs.\n"));

    QVERIFY(parsed.has_value());
    const auto understood = domain::understand(QString(), parsed->text);
    QCOMPARE(understood.quantity, 20.0);
    QVERIFY2(!understood.hasTimeline, qPrintable(understood.timeline));
    QVERIFY(test::valuesOf(*parsed, IdentityKind::Phone).isEmpty());
}

void TestEmailParser::withoutAFromLineNoNumberIsTheForwarders() {
    const auto parsed = parseEmail(
        test::mailEvent("From: Col <col@mehtatex.in>\nTo: sales@mehtatex.in\nSubject: Fwd: chairs\n\nHis mail:\n\n"
                        "---------- Forwarded message ---------\nDate: Fri, 20 Nov 2026\n\nNeed 20 chairs. Mob: 98123 45678\n"));

    QVERIFY(parsed.has_value());
    QCOMPARE(addressOf(*parsed), QStringLiteral("col@mehtatex.in"));
    QVERIFY(parsed->forwarder.address.isEmpty());
    for (const auto& identity : parsed->identities)
        QCOMPARE(identity.identifies, identity.kind == IdentityKind::Email);
    QVERIFY(parsed->text.contains(QStringLiteral("Need 20 chairs")));
    QVERIFY2(!domain::understand(QString(), parsed->text).hasTimeline, qPrintable(parsed->text));
}

void TestEmailParser::referencesEndWithTheParent() {
    QCOMPARE(parsedFixture("thread-2-reply-quoted").references,
             (QStringList{QStringLiteral("t1@nairfab.example"), QStringLiteral("t2@mehtatex.in")}));
    QCOMPARE(
        parsedFixture("thread-3-reply-outlook").references,
        (QStringList{QStringLiteral("t1@nairfab.example"), QStringLiteral("t2@mehtatex.in"), QStringLiteral("t3@mehtatex.in")}));
    QCOMPARE(parsedFixture("message-id-folded").references, QStringList{QStringLiteral("q9@mehtatex.in")});
    QVERIFY(parsedFixture("plain-english").references.isEmpty());
}

/// The cell behind the quantity is not what they want 20 of.
void TestEmailParser::aTableOfHtmlIsUnderstood() {
    const QByteArray mail("From: Asha Rao <asha@raomills.in>\r\nSubject: Enquiry\r\nContent-Type: text/html\r\n\r\n"
                          "<p>Dear Sir, please quote:</p><table><tr><th>Item</th><th>Quantity</th><th>Deliver to</th></tr>"
                          "<tr><td>Ball bearing 6204</td><td>20 pcs</td><td>Ludhiana</td></tr></table>");
    const auto parsed = parseEmail(test::mailEvent(mail));
    QVERIFY(parsed.has_value());
    QVERIFY2(parsed->text.contains(QStringLiteral("Ball bearing 6204 | 20 pcs | Ludhiana")), qPrintable(parsed->text));
    const domain::Understanding understood = domain::understand(parsed->subject, parsed->text);
    QCOMPARE(understood.quantity, 20.0);
    QCOMPARE(understood.unit, QStringLiteral("pcs"));
    QVERIFY2(!understood.product.contains(QStringLiteral("Ludhiana")), qPrintable(understood.product));
}

void TestEmailParser::htmlGivesTextAndIsKept() {
    const ParsedEvent parsed = parsedFixture("html-only");

    QCOMPARE(parsed.text, QString::fromUtf8("Dear team,\n\nwe need curtains for 3 hotels:\n\n- 120 rooms – Pune\n"
                                            "- 80 rooms – Nagpur\nBudget | ₹12,00,000\n\nRegards\nVikram Rao\n"
                                            "Phone: 020-2612 3456"));
    QVERIFY(parsed.html.contains(QStringLiteral("tracker.example")));
    QCOMPARE(test::valuesOf(parsed, IdentityKind::Phone), QStringList{QStringLiteral("020-2612 3456")});
}

void TestEmailParser::alternativesGivePlainTextAndHtml() {
    const ParsedEvent parsed = parsedFixture("alternative");

    QCOMPARE(parsed.text, QStringLiteral("We would like 60 cushion covers.\nSara"));
    QVERIFY(parsed.html.contains(QStringLiteral("<b>60</b>")));
    QVERIFY(parsed.attachments.isEmpty());
}

void TestEmailParser::softLinesAreJoined() {
    const ParsedEvent parsed = parsedFixture("flowed");

    QVERIFY(parsed.text.startsWith(QStringLiteral("We are looking for a partner who can deliver 5,000 towels "
                                                  "every month starting in January.\n\nTom")));
}

void TestEmailParser::attachmentsAreListedWithSafeNames_data() {
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char* file, std::initializer_list<const char*> names) {
        QStringList list;
        for (const char* name : names)
            list.append(QString::fromUtf8(name));
        QTest::newRow(file) << list;
    };
    row("nested-related-mixed", {"logo.png", "Catalogue 2026.pdf"});
    row("attachment-rfc2231-name", {"नक्शा final.pdf"});
    row("attachment-hostile-names", {"passwd", "invoicefdp.exe", "_con.txt", "part-5.jpg"});
    row("attachment-message", {"Need 20 sarees.eml"});
    row("attachment-passed-on", {"चादर.eml"});
    row("attachment-passed-on-two", {"Need 20 sarees.eml", "Need 30 dhotis.eml"});
    row("winmail-dat", {"winmail.dat"});
    row("calendar-invite", {"part-2.ics"});
    row("only-attachment", {"scan0042.pdf"});
    row("signed-smime", {"smime.p7s"});
    row("broken-truncated-multipart", {"half.pdf"});
    row("plain-english", {});
}

void TestEmailParser::attachmentsAreListedWithSafeNames() {
    QFETCH(QStringList, names);
    QCOMPARE(attachmentNames(parsedFixture(QTest::currentDataTag())), names);
}

void TestEmailParser::anAttachmentCanBeTakenOut() {
    const ParsedEvent parsed = parsedFixture("nested-related-mixed");
    const QByteArray mail = test::mailFixture(QStringLiteral("nested-related-mixed"));

    QCOMPARE(parsed.attachments.first().contentId, QStringLiteral("logo@looms"));
    const auto catalogue = emailPart(mail, parsed.attachments.last().part);

    QVERIFY(catalogue);
    QVERIFY(catalogue->startsWith("%PDF-1.4"));
    QCOMPARE(parsed.attachments.last().sizeBytes, catalogue->size());
    QCOMPARE(emailPart(mail, 99).error().kind, ErrorKind::NotFound);
}

void TestEmailParser::machinesAreRecognised_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* file, ParsedKind kind, const char* reason) {
        QTest::newRow(file) << int(kind) << QString::fromUtf8(reason);
    };
    row("auto-reply-vacation", ParsedKind::AutoReply, "Auto-Submitted: auto-replied (vacation)");
    row("auto-reply-without-headers", ParsedKind::AutoReply, "Subject: Abwesenheitsnotiz: Angebot");
    row("bounce-dsn", ParsedKind::Bounce, "Content-Type: multipart/report; delivery-status");
    row("bounce-free-text", ParsedKind::Bounce, "From: mailer-daemon@oldhost.example");
    row("newsletter", ParsedKind::MailingList, "List-Id: Yarn Weekly <weekly.yarnweekly.example>");
    row("unsubscribe-only", ParsedKind::MailingList, "List-Unsubscribe: <mailto:stop@toolco.example>");
    row("mailing-list", ParsedKind::MailingList, "List-Id: <textile.lists.example>");
    row("read-receipt", ParsedKind::AutoReply, "Content-Type: multipart/report; disposition-notification");
    row("plain-english", ParsedKind::Enquiry, "");
    row("form-reply-to", ParsedKind::Enquiry, "");
    row("group-direct", ParsedKind::Enquiry, "");
    row("winmail-dat", ParsedKind::Enquiry, "");
    row("thread-2-reply-quoted", ParsedKind::Enquiry, "");
}

void TestEmailParser::machinesAreRecognised() {
    QFETCH(int, kind);
    QFETCH(QString, reason);

    const ParsedEvent parsed = parsedFixture(QTest::currentDataTag());

    QCOMPARE(int(parsed.kind), kind);
    QCOMPARE(parsed.machineReason, reason);
}

void TestEmailParser::aBounceNamesTheRecipient() {
    const ParsedEvent parsed = parsedFixture("bounce-dsn");

    QCOMPARE(parsed.extra.value(QStringLiteral("bounce.recipient")), QStringLiteral("nobody@gone.example"));
    QCOMPARE(parsed.extra.value(QStringLiteral("bounce.status")), QStringLiteral("5.1.1"));
    QCOMPARE(parsed.extra.value(QStringLiteral("bounce.action")), QStringLiteral("failed"));
}

void TestEmailParser::aFormGivesThePersonItNames() {
    const ParsedEvent parsed = parsedFixture("form-reply-to");

    QCOMPARE(parsed.senderName, QStringLiteral("Kabir Singh"));
    QCOMPARE(addressOf(parsed), QStringLiteral("kabir@singhstore.example"));
    QCOMPARE(test::valuesOf(parsed, IdentityKind::Phone), QStringList{QStringLiteral("098111 22233")});
    QCOMPARE(parsed.company, QStringLiteral("Singh Store"));
    QCOMPARE(parsed.city, QStringLiteral("Ludhiana"));
    QCOMPARE(parsed.source, domain::Source::WebsiteForm);
}

void TestEmailParser::aFormWithoutReplyToIsReadByItsLines() {
    const ParsedEvent parsed = parsedFixture("form-without-reply-to");

    QCOMPARE(parsed.senderName, QStringLiteral("Fatima Sheikh"));
    QCOMPARE(addressOf(parsed), QStringLiteral("fatima@boutique.example"));
    QCOMPARE(parsed.product, QStringLiteral("Silk dupatta"));
}

/// Two customers who wrote by one form were one person called "Website", with both numbers.
void TestEmailParser::aFormsTableIsReadAndItsOwnAddressIsNobody() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, body);
    const QByteArray mail = "From: " + from +
                            "\r\nTo: sales@mehtatex.example\r\nSubject: New enquiry\r\n"
                            "Date: Thu, 20 Nov 2026 10:00:00 +0530\r\nMessage-ID: <1@site.example>\r\n"
                            "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
                            body;
    const auto parsed = parseEmail(test::mailEvent(mail));
    QVERIFY(parsed);
    QCOMPARE(parsed->senderName, QStringLiteral("Manoj Verma"));
    QFETCH(QString, address);
    for (const domain::Identity& identity : parsed->identities) {
        if (identity.kind == IdentityKind::Email)
            QCOMPARE(identity.identifies, identity.value == QStringLiteral("manoj@verma.example"));
    }
    QCOMPARE(addressOf(*parsed), address);
    QVERIFY(test::valuesOf(*parsed, IdentityKind::Phone).join(u' ').remove(u' ').contains(QStringLiteral("9811100101")));
}

void TestEmailParser::aFormsTableIsReadAndItsOwnAddressIsNobody_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("address");
    const QByteArray cells =
        "<table><tr><td>Name</td><td>Manoj Verma</td></tr><tr><td>Phone</td><td>98111 00101</td></tr>"
        "<tr><td>Email</td><td>manoj@verma.example</td></tr><tr><td>Message</td><td>Price of yarn?</td></tr></table>";
    const QByteArray rows = "<table><tr><th>Name</th><th>Phone</th><th>Email</th></tr>"
                            "<tr><td>Manoj Verma</td><td>98111 00101</td><td>manoj@verma.example</td></tr></table>";
    const QByteArray below = "<p>Name</p><p>Manoj Verma</p><p>Phone</p><p>98111 00101</p><p>Email</p><p>manoj@verma.example</p>";
    const QByteArray withoutMail =
        "<table><tr><td>Name</td><td>Manoj Verma</td></tr><tr><td>Mobile No.</td><td>98111 00101</td></tr></table>";
    const QString manoj = QStringLiteral("manoj@verma.example");
    QTest::newRow("cells") << QByteArray("Website <wordpress@site.example>") << cells << manoj;
    QTest::newRow("cells, no reply") << QByteArray("Website <noreply@site.example>") << cells << manoj;
    QTest::newRow("row of labels") << QByteArray("forms@site.example") << rows << manoj;
    QTest::newRow("labels above values") << QByteArray("forms@site.example") << below << manoj;
    QTest::newRow("no address of theirs") << QByteArray("Website <wordpress@site.example>") << withoutMail
                                          << QStringLiteral("wordpress@site.example");
}

void TestEmailParser::aNoReplySenderIdentifiesNobody() {
    const ParsedEvent parsed = parsedFixture("noreply-sender");

    QCOMPARE(addressOf(parsed), QStringLiteral("no-reply@pay.example"));
    QVERIFY(!parsed.identities.first().identifies);
}

void TestEmailParser::onlyLabelledNumbersCount_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("phones");
    QTest::addColumn<QStringList>("whatsapps");
    const auto row = [](const char* text, const QStringList& phones, const QStringList& whatsapps = {}) {
        QTest::newRow(text) << QString::fromUtf8(text) << phones << whatsapps;
    };
    row("Mobile: +91 98200 41177", {QStringLiteral("+91 98200 41177")});
    row("Ph. 022-2345 6789", {QStringLiteral("022-2345 6789")});
    row("Asha Rao | M: 9820041177 | Pune", {QStringLiteral("9820041177")});
    row("Tel/Fax: 022 2345 6789", {});
    row("Fax: 022 2345 6789", {});
    row("WhatsApp no: 98191 22334", {}, {QStringLiteral("98191 22334")});
    row("मोबाइल: ९८२०० ४११७८", {QString::fromUtf8("९८२०० ४११७८")});
    row("Order 9820041177 is late", {});
    row("Invoice no: 9820041177", {});
    row("M: 12345", {});
    row("Phone number: (022) 2345-6789, Mob 9820041177", {QStringLiteral("(022) 2345-6789"), QStringLiteral("9820041177")});
    row("GST 27AAAPL1234C1ZV Phone 12345678901234567890", {});
}

void TestEmailParser::onlyLabelledNumbersCount() {
    QFETCH(QString, text);
    QFETCH(QStringList, phones);
    QFETCH(QStringList, whatsapps);
    const QByteArray mail = "From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n" + text.toUtf8() + "\n";

    const auto parsed = parseEmail(test::mailEvent(mail));

    QVERIFY(parsed);
    QCOMPARE(test::valuesOf(*parsed, IdentityKind::Phone), phones);
    QCOMPARE(test::valuesOf(*parsed, IdentityKind::WhatsApp), whatsapps);
}

void TestEmailParser::messageIdsAreReadHoweverTheyAreWritten_data() {
    QTest::addColumn<QString>("id");
    QTest::newRow("plain-english") << QStringLiteral("e1.20261120@desaiapparel.example");
    QTest::newRow("message-id-bare") << QStringLiteral("bare-0042@mailer.example");
    QTest::newRow("message-id-folded") << QStringLiteral(
        "very.long.identifier.0123456789012345678901234567890123456789@mailer.example");
    QTest::newRow("no-message-id") << QString();
}

void TestEmailParser::messageIdsAreReadHoweverTheyAreWritten() {
    QFETCH(QString, id);
    QCOMPARE(parsedFixture(QTest::currentDataTag()).messageId, id);
}

void TestEmailParser::copiesShareTheirIdAndDifferentMailsDoNot() {
    const QByteArray mail = test::mailFixture(QStringLiteral("plain-english"));
    QCOMPARE(emailExternalId(test::mailFixture(QStringLiteral("same-mail-other-route"))), emailExternalId(mail));
    QCOMPARE(emailExternalId(QByteArray(mail).replace("\r\n", "\n")), emailExternalId(mail));
    QVERIFY(emailExternalId(mail).startsWith(QStringLiteral("e1.20261120@desaiapparel.example#")));

    QVERIFY(emailExternalId(test::mailFixture(QStringLiteral("same-id-first"))) !=
            emailExternalId(test::mailFixture(QStringLiteral("same-id-second"))));

    const QByteArray bare = test::mailFixture(QStringLiteral("no-message-id"));
    QVERIFY(emailExternalId(bare).startsWith(QStringLiteral("sha256:")));
    QCOMPARE(emailExternalId("X-Keywords: seen\nStatus: RO\n" + bare), emailExternalId(bare));

    QStringList ids;
    for (const QString& name : test::mailFixtureNames())
        ids.append(emailExternalId(test::mailFixture(name)));
    const qsizetype copies = 1;
    QCOMPARE(ids.removeDuplicates(), copies);
}

void TestEmailParser::nulsAndOddBytesAreHarmless() {
    static constexpr char mail[] = "From: a\0b@c.example\nSubject: x\0y\n\none\0two\x01\x7F\n";

    const auto parsed = parseEmail(test::mailEvent(QByteArray(mail, sizeof mail - 1)));

    QVERIFY(parsed);
    QCOMPARE(parsed->subject, QStringLiteral("xy"));
    QCOMPARE(parsed->text, QStringLiteral("onetwo"));
}

void TestEmailParser::theDateIsTheSenders() {
    QCOMPARE(parsedFixture("plain-english").sentAt.toIso(), QStringLiteral("2026-11-20T03:35:00.000Z"));
    QVERIFY(!parsedFixture("no-date-no-subject").sentAt.isSet());
    QVERIFY(!parsedFixture("broken-headers").sentAt.isSet());
}

void TestEmailParser::guessesAreAdmitted_data() {
    QTest::addColumn<QString>("warning");
    QTest::newRow("charset-unknown-readable") << QStringLiteral("x-unknown");
    QTest::newRow("charset-lies-ascii") << QStringLiteral("windows-1252");
    QTest::newRow("charset-lies-latin1-is-utf8") << QStringLiteral("UTF-8");
    QTest::newRow("broken-headers") << QStringLiteral("header lines");
    QTest::newRow("broken-no-boundary") << QStringLiteral("cannot be told apart");
}

void TestEmailParser::guessesAreAdmitted() {
    QFETCH(QString, warning);
    const QString all = parsedFixture(QTest::currentDataTag()).warnings.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(warning), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestEmailParser)
#include "tst_EmailParser.moc"
