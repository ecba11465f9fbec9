// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that the encoding of a text is recognised and that decoding it in chunks gives the same characters.
#include "core/files/TextReader.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

namespace {

QString everything(const QByteArray& bytes) {
    auto reader = TextReader::overBytes(bytes);
    QString text;
    for (;;) {
        const QString chunk = (*reader)->readChunk().value();
        if (chunk.isEmpty())
            return text;
        text += chunk;
    }
}

QByteArray encoded(const QString& text, QStringEncoder::Encoding encoding) {
    return QStringEncoder(encoding).encode(text);
}

const QString hindi = QStringLiteral("नाम,मोबाइल\r\nराजेश,98200 41177\r\n");

} // namespace

class tst_TextReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theEncodingIsRecognised_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        const QString umlaut = QStringLiteral("Müller;“Grüße” 5 €\n");
        QTest::newRow("ascii") << QByteArray("name,phone\n") << "UTF-8"
                               << "name,phone\n";
        QTest::newRow("empty") << QByteArray() << "UTF-8" << QString();
        QTest::newRow("utf-8") << umlaut.toUtf8() << "UTF-8" << umlaut;
        QTest::newRow("utf-8 bom") << QByteArray("\xEF\xBB\xBF" + umlaut.toUtf8()) << "UTF-8 with BOM" << umlaut;
        QTest::newRow("cp1252") << QByteArray("M\xFCller;\x93Gr\xFC\xDF"
                                              "e\x94 5 \x80\n")
                                << "Windows-1252" << umlaut;
        QTest::newRow("latin1") << QByteArray("M\xFCller\x81\n") << "ISO-8859-1" << QStringLiteral("Müller\u0081\n");
        QTest::newRow("utf-16le") << encoded(hindi, QStringEncoder::Utf16LE) << "UTF-16 LE" << hindi;
        QTest::newRow("utf-16be") << encoded(hindi, QStringEncoder::Utf16BE) << "UTF-16 BE" << hindi;
        QTest::newRow("utf-16le bom") << QByteArray("\xFF\xFE" + encoded(hindi, QStringEncoder::Utf16LE)) << "UTF-16 LE" << hindi;
        QTest::newRow("utf-16be bom") << QByteArray("\xFE\xFF" + encoded(hindi, QStringEncoder::Utf16BE)) << "UTF-16 BE" << hindi;
        QTest::newRow("nuls") << QByteArray("a,\0b\0\0,c and more\n", 18) << "UTF-8"
                              << "a, b  ,c and more\n";
        QTest::newRow("cut inside") << QByteArray("नाम नाम नाम नाम न\xE0\xA4") << "UTF-8"
                                    << QStringLiteral("नाम नाम नाम नाम न\uFFFD");
        QTest::newRow("one byte broken") << QByteArray(hindi.toUtf8() + "\xFF") << "UTF-8" << QString(hindi + QChar(0xFFFD));
        QTest::newRow("ctrl-z") << QByteArray("a,b\r\n\x1A") << "UTF-8"
                                << "a,b\r\n";
    }
    void theEncodingIsRecognised() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, text);
        QCOMPARE(nameOf(sniffEncoding(bytes).encoding), name);
        QCOMPARE(everything(bytes), text);
    }

    void aCharacterAcrossChunksIsReadWhole() {
        // Each shift puts another byte of the four-byte character on the border of the chunk.
        for (int shift = 0; shift < 5; ++shift) {
            const QString text = QString(TextReader::chunkBytes - shift, QLatin1Char('a')) + QStringLiteral("😀é\n");
            QCOMPARE(everything(text.toUtf8()), text);
        }
    }

    void aFarAwayUmlautDecidesForTheWholeFile() {
        const QByteArray bytes = QByteArray(300'000, 'a') + "\xFC";
        QCOMPARE(nameOf(sniffEncoding(bytes).encoding), QStringLiteral("Windows-1252"));
        QVERIFY(everything(bytes).endsWith(QStringLiteral("ü")));
    }

    void aMissingFileIsSaid() {
        const auto reader = TextReader::openFile(QStringLiteral("/nowhere/leads.csv"));
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::NotFound);
        const QTemporaryDir folder;
        QCOMPARE(TextReader::openFile(folder.path()).error().kind, ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_TextReader)
#include "tst_TextReader.moc"
