// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mails that nobody should send: cut off anywhere, endless, bottomless, built to make a parser slow. None
// crashes it, and each gives an event or a sentence.

#include "core/base/Random.h"
#include "core/channels/email/EmailParser.h"
#include "core/channels/email/HtmlText.h"
#include "core/channels/email/QuotedText.h"
#include "tests/support/MailFixtures.h"
#include "tests/support/Property.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace leadwell;
using channels::email::emailExternalId;
using channels::email::emailPart;
using channels::email::htmlToText;
using channels::email::parseEmail;
using channels::email::splitQuoted;
using domain::ParsedEvent;

namespace {

Result<ParsedEvent> parsed(const QByteArray& mail) {
    domain::RawEvent event;
    event.channel = domain::Channel::Email;
    event.bytes = mail;
    return parseEmail(event);
}

bool isHonest(const Result<ParsedEvent>& result) {
    return result || (!result.error().sentence.isEmpty() &&
                      (result.error().kind == ErrorKind::Protocol || result.error().kind == ErrorKind::TooLarge));
}

const QByteArray head = "From: a@b.example\nSubject: Hostile\nMIME-Version: 1.0\n";

} // namespace

class TestHostileMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyMailMayEndAnywhere_data() { addFixtures(); }
    void everyMailMayEndAnywhere() {
        const QByteArray mail = test::mailFixture(QString::fromUtf8(QTest::currentDataTag()));
        for (qsizetype cut = 0; cut <= mail.size(); cut += 97) {
            const QByteArray piece = mail.left(cut);
            QVERIFY2(isHonest(parsed(piece)), qPrintable(QString::number(cut)));
            emailExternalId(piece);
        }
    }

    void everyMailMayBeDamagedAnywhere_data() { addFixtures(); }
    void everyMailMayBeDamagedAnywhere() {
        const QByteArray mail = test::mailFixture(QString::fromUtf8(QTest::currentDataTag()));
        SeededRandom random(mail.size());
        for (int round = 0; round < 40; ++round) {
            QByteArray damaged = mail;
            for (int i = 0; i < 12; ++i)
                damaged[static_cast<qsizetype>(random.below(damaged.size()))] = static_cast<char>(random.below(256));
            QVERIFY(isHonest(parsed(damaged)));
        }
    }

    void anyBytesAtAllAreAnswered() {
        test::property("bytes give an event or a sentence", [](const std::vector<quint8>& bytes) {
            const QByteArray tail(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
            RC_ASSERT(isHonest(parsed(tail)));
            RC_ASSERT(isHonest(parsed(head + tail)));
            RC_ASSERT(isHonest(parsed(head + "Content-Type: text/html\n\n" + tail)));
        });
    }

    void twelveThousandHeadersAreReadUpToTheLimit() {
        QByteArray mail;
        for (int i = 0; i < 12'000; ++i)
            mail += "X-Filler-" + QByteArray::number(i) + ": yes\n";
        mail += "From: Last <last@b.example>\nSubject: Behind the crowd\n\nStill here.\n";

        const auto result = parsed(mail);

        QVERIFY(result);
        QCOMPARE(result->senderName, QStringLiteral("Last"));
        QCOMPARE(result->subject, QStringLiteral("Behind the crowd"));
        QCOMPARE(result->text, QStringLiteral("Still here."));
        QVERIFY(result->warnings.first().contains(QStringLiteral("12002 headers")));
    }

    void oneEndlessHeaderIsCut() {
        const QByteArray mail = "X-Endless: " + QByteArray(3'000'000, 'x') + '\n' + head + "\nText.\n";
        const auto result = parsed(mail);
        QVERIFY(result);
        QCOMPARE(result->text, QStringLiteral("Text."));
        QCOMPARE(result->warnings.size(), 1);
    }

    void aMillionAddressesAreNotTooMany() {
        QByteArray from = "From: ";
        for (int i = 0; i < 100'000; ++i)
            from += "a" + QByteArray::number(i) + "@b.example, ";
        const auto result = parsed(from + "\nSubject: Crowd\n\nx\n");
        QVERIFY(result);
        QCOMPARE(result->identities.first().value, QStringLiteral("a0@b.example"));
    }

    void partsInPartsHaveAnEnd() {
        QByteArray mail = head + "Content-Type: multipart/mixed; boundary=b0\n\n";
        for (int i = 0; i < 3000; ++i)
            mail += "--b" + QByteArray::number(i) + "\nContent-Type: multipart/mixed; boundary=b" + QByteArray::number(i + 1) +
                    "\n\n";
        mail += "--b3000\nContent-Type: text/plain\n\ndeep\n";
        const auto result = parsed(mail);
        QVERIFY(isHonest(result));
        QVERIFY(result && result->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("100 levels")));
    }

    void mailsInMailsHaveAnEnd() {
        QByteArray mail = head;
        for (int i = 0; i < 5000; ++i)
            mail += "Content-Type: message/rfc822\n\nSubject: " + QByteArray::number(i) + "\n";
        QVERIFY(isHonest(parsed(mail + "\nbottom\n")));
    }

    void fiveThousandPartsAreListedUpToTheLimit() {
        QByteArray mail = head + "Content-Type: multipart/mixed; boundary=p\n\n";
        for (int i = 0; i < 5000; ++i)
            mail += "--p\nContent-Type: application/octet-stream; name=f" + QByteArray::number(i) + ".bin\n\nx\n";
        const auto result = parsed(mail + "--p--\n");
        QVERIFY(result);
        QCOMPARE(result->attachments.size(), 1000);
        QVERIFY(result->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("1000 parts")));
        QCOMPARE(emailPart(mail, 999).value(), QByteArray("x"));
        QCOMPARE(emailPart(mail, 1000).error().kind, ErrorKind::NotFound);
    }

    void aMailAboveTheLimitIsRefusedInWords() {
        const auto result = parsed(head + '\n' + QByteArray(67 * 1024 * 1024, 'x'));
        QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }

    void fiftyMegabytesOfTextAreCut() {
        const auto result = parsed(head + '\n' + QByteArray("line of text\n").repeated(4'000'000));
        QVERIFY(result);
        QVERIFY(result->text.size() <= 2 * 1024 * 1024);
        QVERIFY(result->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("longer than 2 MB")));
    }

    void fiftyMegabytesOfAttachmentAreCounted() {
        const QByteArray mail = head +
                                "Content-Type: multipart/mixed; boundary=p\n\n--p\n\nHello.\n--p\n"
                                "Content-Type: application/zip; name=big.zip\nContent-Transfer-Encoding: base64\n\n" +
                                QByteArray(QByteArray(76, 'Q') + '\n').repeated(680'000) + "--p--\n";
        const auto result = parsed(mail);
        QVERIFY(result);
        QCOMPARE(result->text, QStringLiteral("Hello."));
        QCOMPARE(result->attachments.first().sizeBytes, 680'000LL * 57);
        QCOMPARE(emailPart(mail, 1)->size(), 680'000LL * 57);
    }

    void slowMakersAreFast_data();
    void slowMakersAreFast();

    void parsingFromManyThreadsAgrees() {
        const QStringList names = test::mailFixtureNames();
        std::vector<std::thread> threads;
        std::vector<QString> results(4);
        for (size_t t = 0; t < results.size(); ++t) {
            threads.emplace_back([&names, &result = results[t]] {
                for (const QString& name : names) {
                    const auto one = parsed(test::mailFixture(name));
                    result += one ? one->subject + one->text + one->senderName : one.error().sentence;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        for (const QString& result : results)
            QCOMPARE(result, results.front());
    }

    void textIsNeverLostBetweenOwnAndQuoted() {
        test::property("every word is in text or quoted", [] {
            static const QStringList lines = {QStringLiteral("word"),
                                              QStringLiteral("> quoted"),
                                              QString(),
                                              QStringLiteral("On 20 Nov 2026 A wrote:"),
                                              QStringLiteral("-----Original Message-----"),
                                              QStringLiteral("From: x"),
                                              QStringLiteral("Sent: y"),
                                              QStringLiteral("To: z"),
                                              QStringLiteral("Subject: s"),
                                              QStringLiteral("---------- Forwarded message ---------"),
                                              QStringLiteral("Am 20.11.2026 schrieb B:"),
                                              QStringLiteral("________________"),
                                              QStringLiteral("5@x")};
            const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(lines.size())));
            QStringList chosen;
            for (const int pick : picks)
                chosen.append(lines.at(pick));
            const auto split = splitQuoted(chosen.join(QLatin1Char('\n')));
            QStringList expected = chosen.filter(QRegularExpression(QStringLiteral("\\S")));
            const QString both = split.text + QLatin1Char('\n') + split.quoted;
            QStringList got = both.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            expected.sort();
            got.sort();
            RC_ASSERT(got == expected);
        });
    }

private:
    static void addFixtures() {
        QTest::addColumn<int>("nothing");
        for (const QString& name : test::mailFixtureNames())
            QTest::newRow(qPrintable(name)) << 0;
    }
};

void TestHostileMail::slowMakersAreFast_data() {
    QTest::addColumn<QByteArray>("mail");
    const QByteArray html = head + "Content-Type: text/html\n\n";
    const QByteArray text = head + '\n';
    const auto row = [](const char* name, const QByteArray& mail) { QTest::newRow(name) << mail; };
    row("tags without end", html + QByteArray("<a ").repeated(600'000));
    row("quotes without end", html + QByteArray("<a =\">\"").repeated(280'000));
    row("comments without end", html + QByteArray("<!--").repeated(400'000));
    row("entities without end", html + QByteArray("&amp").repeated(400'000));
    row("blockquotes without end", html + QByteArray("<blockquote>x").repeated(150'000));
    row("hidden without end", html + QByteArray("<div style=display:none>").repeated(80'000));
    row("scripts without end", html + QByteArray("<script>").repeated(200'000));
    row("attributions", text + QByteArray("On 1 x\nwrote\n").repeated(150'000));
    row("attribution colons", text + QByteArray("On 1@ " + QByteArray(380, 'w') + ":\n").repeated(5'000));
    row("header blocks", text + QByteArray("From: x\n").repeated(200'000));
    row("phone labels", text + QByteArray("Tel: 1-").repeated(280'000));
    row("soft lines", head + "Content-Type: text/plain; format=flowed\n\n" + QByteArray("a \n").repeated(600'000));
    row("encoded words", "Subject: " + QByteArray("=?u?q?").repeated(40'000) + '\n' + text);
    row("references", "References: " + QByteArray("<a@b> ").repeated(40'000) + '\n' + text);
    row("open brackets",
        "From: " + QByteArray("<").repeated(250'000) + "\nTo: " + QByteArray("(").repeated(250'000) + '\n' + text);
    row("parameters", head + "Content-Type: text/plain; " + QByteArray("a*0=b; ").repeated(30'000) + "\n\nx");
    row("boundary lines", head + "Content-Type: multipart/mixed; boundary=b\n\n" + QByteArray("--x\n").repeated(1'000'000));
    row("folds", "Subject: a" + QByteArray("\n ").repeated(120'000) + '\n' + text);
}

// No time is measured: quadratic work on these sizes runs into the test's own time limit.
void TestHostileMail::slowMakersAreFast() {
    QFETCH(QByteArray, mail);
    QVERIFY(isHonest(parsed(mail)));
    emailExternalId(mail);
}

QTEST_GUILESS_MAIN(TestHostileMail)
#include "tst_HostileMail.moc"
