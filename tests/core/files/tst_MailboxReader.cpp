// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that a mailbox file falls into exactly its messages and that a single message stays as it is.
#include "core/files/MailboxReader.h"
#include "tests/support/Property.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

namespace {

QList<RawMail> mailsOf(const QByteArray& bytes) {
    QList<RawMail> mails;
    auto reader = MailboxReader::overBytes(bytes);
    if (!reader)
        return mails;
    for (;;) {
        auto mail = (*reader)->next().value();
        if (!mail)
            return mails;
        mails += std::move(*mail);
    }
}

const QByteArray first = "From: asha@rao.in\nSubject: one\n\nbody\nFrom here on it is text.\n";
const QByteArray second = "From: ravi@shah.in\nSubject: two\n\nbody\n";
const QByteArray separator = "From asha@rao.in Sat Nov 14 10:00:00 2026\n";

} // namespace

class tst_MailboxReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aMailboxFallsIntoItsMessages() {
        const QByteArray bytes = separator + first + "\n" + "From - Sun Nov 15 09:00:00 2026\n" + second + "\n";
        const auto mails = mailsOf(bytes);
        QCOMPARE(mails.size(), 2);
        QCOMPARE(mails.at(0).bytes, first);
        QCOMPARE(mails.at(1).bytes, second);
        QCOMPARE(mails.at(1).number, 2);
        QCOMPARE(mails.at(1).offset, separator.size() + first.size() + 1);
    }

    void separatorsOfManyProgramsAreKnown_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("afterBlank");
        QTest::newRow("classic") << separator << true;
        QTest::newRow("without a blank line before") << separator << false;
        QTest::newRow("takeout") << QByteArray("From 1790@xxx Sat Nov 14 10:00:00 +0000 2026\n") << true;
        QTest::newRow("no seconds") << QByteArray("From a Sat Nov  4 10:00 2026\n") << true;
        QTest::newRow("crlf") << QByteArray("From a@b Sat Nov 14 10:00:00 2026\r\n") << true;
        QTest::newRow("other order") << QByteArray("From a@b 2026-11-14 10:00:00 +0530 2026\n") << true;
    }
    void separatorsOfManyProgramsAreKnown() {
        QFETCH(QByteArray, line);
        QFETCH(bool, afterBlank);
        QCOMPARE(mailsOf(separator + first + (afterBlank ? "\n" : "") + line + second).size(), 2);
    }

    void textThatLooksLikeASeparatorStaysText() {
        const auto mails = mailsOf(separator + "Subject: x\n\nFrom the 4 people who came in 2026\n\nFrom here: 10\n");
        QCOMPARE(mails.size(), 1);
    }

    void quotedFromLinesAreRestored() {
        const auto mails = mailsOf(separator + "Subject: x\n\n>From me\n>>From you\n> From neither\n");
        QCOMPARE(mails.first().bytes, QByteArray("Subject: x\n\nFrom me\n>From you\n> From neither\n"));
    }

    void aSingleMessageStaysAsItIs() {
        const QByteArray mail = "\r\nReceived: by x\r\nSubject: one\r\n\r\n>From me\r\n\r\nFrom a@b Sat Nov 14 10:00:00 2026\r\n";
        const auto mails = mailsOf(mail);
        QCOMPARE(mails.size(), 1);
        QCOMPARE(mails.first().bytes, mail.mid(2));
        QVERIFY(!(*MailboxReader::overBytes(mail))->isMailbox());
    }

    void whatIsNoMailIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("table") << QByteArray("name,phone\nAsha,1\n");
        QTest::newRow("zip") << QByteArray("PK\x03\x04\n:");
        QTest::newRow("blank") << QByteArray("\n\n\n");
    }
    void whatIsNoMailIsRefused() {
        QFETCH(QByteArray, bytes);
        const auto reader = MailboxReader::overBytes(bytes);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Invalid);
    }

    void aMessageOverTheLimitIsLeftOutAndTheNextIsRead() {
        const QByteArray big = "Subject: big\n\n" + QByteArray(MailboxReader::largestMessage, 'x') + "\n\n";
        const auto mails = mailsOf(separator + big + separator + second);
        QCOMPARE(mails.size(), 2);
        QVERIFY(mails.at(0).bytes.isEmpty());
        QVERIFY(mails.at(0).refusal.contains(QStringLiteral("64 MB")));
        QCOMPARE(mails.at(1).bytes, second);
    }

    void aFileCutAnywhereIsStillRead() {
        const QByteArray whole = separator + first + "\n" + separator + second;
        for (qsizetype size = 0; size < whole.size(); ++size)
            mailsOf(whole.first(size));
    }

    void nothingIsLostBetweenMessages() {
        test::property("joined messages split into themselves", [](std::vector<unsigned> lengths) {
            QByteArray bytes;
            QList<QByteArray> wanted;
            for (const unsigned length : lengths) {
                const QByteArray mail = "Subject: x\n\n" + QByteArray(length % 70'000, 'y') + "\n";
                wanted += mail;
                bytes += separator + mail + "\n";
            }
            const auto mails = mailsOf(bytes);
            RC_ASSERT(mails.size() == wanted.size());
            for (qsizetype i = 0; i < mails.size(); ++i)
                RC_ASSERT(mails.at(i).bytes == wanted.at(i));
        });
    }
};

QTEST_GUILESS_MAIN(tst_MailboxReader)
#include "tst_MailboxReader.moc"
