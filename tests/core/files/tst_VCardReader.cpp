// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that cards of all three versions are read, that a broken card costs itself only, and that cutting a
// file at any byte does not stop the reader.
#include "core/files/VCardReader.h"
#include "tests/support/Property.h"

#include <QStringEncoder>
#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

namespace {

QList<VCardEntry> entriesOf(const QByteArray& bytes) {
    QList<VCardEntry> entries;
    auto reader = VCardReader::overBytes(bytes);
    if (!reader)
        return entries;
    while (auto entry = reader->next())
        entries += std::move(*entry);
    return entries;
}

VCard onlyCard(const QByteArray& bytes) {
    const auto entries = entriesOf(bytes);
    if (entries.size() != 1 || !entries.first().card)
        qFatal("one good card was expected");
    return *entries.first().card;
}

const char three[] = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Rao;Asha;K.;Ms.;\r\nFN:Asha K. Rao\r\nORG:Rao\\, Sons & Co;Sales\r\n"
                     "TITLE:Buyer\r\nTEL;TYPE=CELL,pref:+91 98200 41177\r\nTEL;TYPE=WORK,FAX:022 2345 6789\r\n"
                     "item1.EMAIL;TYPE=INTERNET:asha@rao.in\r\nADR;TYPE=WORK:;;12\\; MG Road;Pune;MH;411001;India\r\n"
                     "NOTE:first line\\nsecond\\, with comma and a very long text that is folded \r\n over two lines\r\n"
                     "URL:https://rao.in\r\nCATEGORIES:Fair,Hot\\, very\r\nEND:VCARD\r\n";

const char two[] = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B0=E0=A4=BE=E0=A4=93;"
                   "=E0=A4=86=\n=E0=A4=B6=E0=A4=BE\nTEL;CELL;PREF:9820041177\nTEL;HOME;VOICE:02223456789\n"
                   "ORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller "
                   "GmbH\nNOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab\n"
                   "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\n AAAAAAAAA==\n\nEND:VCARD\n";

const char four[] = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN:Ravi "
                    "Shah\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+91-98111-22333;ext=12\n"
                    "TEL;VALUE=uri;PREF=1:tel:+91-98111-22334\nEMAIL:mailto:ravi@shah.in\nIMPP;X-SERVICE-"
                    "TYPE=WhatsApp:whatsapp:919811122333\n"
                    "IMPP:skype:ravi\nEND:VCARD\n";

} // namespace

class tst_VCardReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void versionThreeIsRead() {
        const VCard card = onlyCard(three);
        QCOMPARE(card.name, QStringLiteral("Asha K. Rao"));
        QCOMPARE(card.firstName, QStringLiteral("Asha"));
        QCOMPARE(card.lastName, QStringLiteral("Rao"));
        QCOMPARE(card.company, QStringLiteral("Rao, Sons & Co"));
        QCOMPARE(card.title, QStringLiteral("Buyer"));
        QCOMPARE(card.phones.size(), 2);
        QCOMPARE(card.phones.at(0).number, QStringLiteral("+91 98200 41177"));
        QVERIFY(!card.phones.at(0).isFax);
        QVERIFY(card.phones.at(1).isFax);
        QCOMPARE(card.emails, QStringList(QStringLiteral("asha@rao.in")));
        QCOMPARE(card.addresses.first().street, QStringLiteral("12; MG Road"));
        QCOMPARE(card.addresses.first().city, QStringLiteral("Pune"));
        QCOMPARE(card.addresses.first().country, QStringLiteral("India"));
        QCOMPARE(card.note, QStringLiteral("first line\nsecond, with comma and a very long text that is folded over two lines"));
        QCOMPARE(card.urls, QStringList(QStringLiteral("https://rao.in")));
        QCOMPARE(card.categories, QStringList({QStringLiteral("Fair"), QStringLiteral("Hot, very")}));
        QVERIFY(card.warnings.isEmpty());
    }

    void versionTwoIsRead() {
        const VCard card = onlyCard(two);
        QCOMPARE(card.lastName, QStringLiteral("राओ"));
        QCOMPARE(card.firstName, QStringLiteral("आशा"));
        QCOMPARE(card.name, QStringLiteral("आशा राओ"));
        QCOMPARE(card.company, QStringLiteral("Müller GmbH"));
        QCOMPARE(card.phones.at(0).number, QStringLiteral("9820041177"));
        QVERIFY(card.phones.at(0).kinds.contains(QStringLiteral("cell")));
        QCOMPARE(card.note, QStringLiteral("a\r\nb"));
    }

    void versionFourIsRead() {
        const VCard card = onlyCard(four);
        QCOMPARE(card.uid, QStringLiteral("urn:uuid:1"));
        QCOMPARE(card.phones.size(), 3);
        QCOMPARE(card.phones.at(0).number, QStringLiteral("+91-98111-22334"));
        QCOMPARE(card.phones.at(1).number, QStringLiteral("+91-98111-22333 ext. 12"));
        QCOMPARE(card.phones.at(1).kinds, QStringList({QStringLiteral("voice"), QStringLiteral("cell")}));
        QVERIFY(card.phones.at(2).isWhatsApp);
        QCOMPARE(card.emails, QStringList(QStringLiteral("ravi@shah.in")));
    }

    void everyLineEndAndEncodingIsRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QStringLiteral("BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Köln\nTEL:98200 41177\nEND:VCARD\n");
        QTest::newRow("lf") << text.toUtf8();
        QTest::newRow("crlf") << text.toUtf8().replace("\n", "\r\n");
        QTest::newRow("cr") << text.toUtf8().replace('\n', '\r');
        QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF" + text.toUtf8());
        QTest::newRow("windows-1252") << text.toLatin1();
        QTest::newRow("utf-16") << QByteArray("\xFF\xFE" + QByteArray(QStringEncoder(QStringEncoder::Utf16LE).encode(text)));
        QTest::newRow("lower case and blanks")
            << text.toUtf8().replace("BEGIN:VCARD", "begin:vcard ").replace("END:VCARD", "end:vcard");
        QTest::newRow("text around") << "hello\n" + text.toUtf8() + "bye\n";
    }
    void everyLineEndAndEncodingIsRead() {
        QFETCH(QByteArray, bytes);
        QCOMPARE(onlyCard(bytes).name, QStringLiteral("Zoë Köln"));
        QCOMPARE(onlyCard(bytes).phones.size(), 1);
    }

    void aBrokenCardCostsItselfOnly() {
        const QByteArray bytes = QByteArray(three) + "BEGIN:VCARD\nFN:No End\n" + two + "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n" +
                                 four + "BEGIN:VCARD\nFN:Cut of";
        const auto entries = entriesOf(bytes);
        QCOMPARE(entries.size(), 6);
        const QList<bool> good = {true, false, true, false, true, false};
        for (qsizetype i = 0; i < good.size(); ++i)
            QCOMPARE(entries.at(i).card.has_value(), good.at(i));
        QCOMPARE(entries.at(1).broken->line, 16);
        QCOMPARE(entries.at(1).broken->bytes, QByteArray("BEGIN:VCARD\nFN:No End\n"));
        QVERIFY(entries.at(3).broken->reason.contains(QStringLiteral("no name")));
        QVERIFY(entries.at(5).broken->reason.contains(QStringLiteral("ends in the middle")));
    }

    void aCardInsideACardIsNotTakenForTheNext() {
        const VCard card = onlyCard("BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Helper\nTEL:"
                                    "1\nEND:VCARD\nTEL:2\nEND:VCARD\n");
        QCOMPARE(card.name, QStringLiteral("Boss"));
        QCOMPARE(card.phones.size(), 1);
        QCOMPARE(card.phones.first().number, QStringLiteral("2"));
    }

    void anUnreadableLineIsAWarning() {
        const VCard card = onlyCard("BEGIN:VCARD\nFN:Asha\nthis is nothing\nTEL;TYPE=\"cell:98200 41177\nEND:VCARD\n");
        QCOMPARE(card.warnings, QStringList(QStringLiteral("Line 3 could not be read.")));
        QCOMPARE(card.phones.size(), 1);
    }

    void noVCardIsSaid() {
        const auto reader = VCardReader::overBytes("name,phone\n");
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Invalid);
        QCOMPARE(VCardReader::open(QStringLiteral("/nowhere.vcf")).error().kind, ErrorKind::NotFound);
    }

    void aFileCutAnywhereIsStillRead() {
        const QByteArray whole = QByteArray(three) + two + four;
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto entries = entriesOf(whole.first(size));
            for (const VCardEntry& entry : entries)
                QVERIFY(entry.card.has_value() != entry.broken.has_value());
        }
    }

    void anyChangedBytesAreRead() {
        test::property("no change of bytes stops the reader", [] {
            QByteArray bytes = QByteArray(three) + two + four;
            const int changes = *rc::gen::inRange(1, 30);
            for (int i = 0; i < changes; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            entriesOf(bytes);
        });
    }

    void hugeCardsCostLinearTime() {
        const QByteArray head = "BEGIN:VCARD\nFN:Asha\n";
        const QByteArray bytes = head + "NOTE:x\n" + QByteArray(" y\n").repeated(500'000) +
                                 "PHOTO:" + QByteArray(5'000'000, 'A') + "\n" + QByteArray("TEL:1\n").repeated(100'000) +
                                 "NOTE;ENCODING=QUOTED-PRINTABLE:" + QByteArray("=41=\n").repeated(300'000) + "\nEND:VCARD\n" +
                                 QByteArray("BEGIN:VCARD\n").repeated(100'000);
        const auto entries = entriesOf(bytes);
        QCOMPARE(entries.first().card->phones.size(), 100);
        QCOMPARE(entries.size(), 100'001);
    }
};

QTEST_GUILESS_MAIN(tst_VCardReader)
#include "tst_VCardReader.moc"
