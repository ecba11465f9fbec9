// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows thirty-odd kinds of dirt real exports have, each as a small file: the table is read, and read as
// meant.
#include "core/files/DelimitedReader.h"

#include <QStringEncoder>
#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

namespace {

QByteArray utf16(const QString& text, bool bom) {
    const QByteArray bytes = QStringEncoder(QStringEncoder::Utf16LE).encode(text);
    return bom ? QByteArray("\xFF\xFE" + bytes) : bytes;
}

/// "Name|Phone;Asha|98200": rows by ';', cells by '|'.
QList<QStringList> tableOf(const QString& text) {
    QList<QStringList> table;
    const QStringList rows = text.split(QLatin1Char(';'));
    for (const QString& row : rows)
        table += row.split(QLatin1Char('|'));
    return table;
}

const char plain[] = "Name|Phone|City;Asha|+91 98200 41177|Pune;Ravi|+91 98111 22333|Surat";

} // namespace

class tst_TableDirt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void dirtIsReadAsMeant_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("delimiter");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& table, const char* delimiter) {
            QTest::newRow(name) << bytes << table << QString::fromLatin1(delimiter);
        };
        const QString clean = QString::fromLatin1(plain);
        const QByteArray a = "Asha,+91 98200 41177,Pune", r = "Ravi,+91 98111 22333,Surat", h = "Name,Phone,City";
        row("line feeds", h + "\n" + a + "\n" + r + "\n", clean, "comma");
        row("carriage return line feeds", h + "\r\n" + a + "\r\n" + r + "\r\n", clean, "comma");
        row("carriage returns only", h + "\r" + a + "\r" + r + "\r", clean, "comma");
        row("mixed line ends", h + "\r\n" + a + "\r" + r + "\n", clean, "comma");
        row("no line end at the end", h + "\n" + a + "\n" + r, clean, "comma");
        row("a title above", "JustDial leads of November\n" + h + "\n" + a + "\n" + r, clean, "comma");
        row("a padded title and a day above", "JustDial leads,,\nExported on 21-11-2026,,\n,,\n" + h + "\n" + a + "\n" + r, clean,
            "comma");
        row("a quoted title above", "\"Leads, November\"\n\n" + h + "\n" + a + "\n" + r, clean, "comma");
        row("blank lines", "\n\n" + h + "\n\r\n" + a + "\n\n\n" + r + "\n\n", clean, "comma");
        row("byte order mark", "\xEF\xBB\xBF" + h + "\n" + a + "\n" + r, clean, "comma");
        row("byte order mark before a quote", "\xEF\xBB\xBF\"Name\",Phone,City\n" + a + "\n" + r, clean, "comma");
        row("utf-16 from a spreadsheet",
            utf16(QStringLiteral("Name\tPhone\tCity\r\nAsha\t+91 98200 41177\tPune\r\nRavi\t+91 98111 22333\tSurat\r\n"), true),
            clean, "tab");
        row("utf-16 without a mark",
            utf16(QStringLiteral("Name,Phone,City\nAsha,+91 98200 41177,Pune\nRavi,+91 98111 22333,Surat\n"), false), clean,
            "comma");
        row("semicolons", QByteArray(h + "\n" + a + "\n" + r).replace(',', ';'), clean, "semicolon");
        row("pipes", QByteArray(h + "\n" + a + "\n" + r).replace(',', '|'), clean, "pipe");
        row("tabs", QByteArray(h + "\n" + a + "\n" + r).replace(',', '\t'), clean, "tab");
        row("sep= line", "sep=;\r\n" + QByteArray(h + "\n" + a + "\n" + r).replace(',', ';'), clean, "semicolon");
        row("semicolons with decimal commas", "Name;Value;City\nAsha;12,50;Pune\nRavi;3,25;Surat\n",
            QStringLiteral("Name|Value|City;Asha|12,50|Pune;Ravi|3,25|Surat"), "semicolon");
        row("commas with semicolons in a cell", "Name,Tags,City\nAsha,a;b;c,Pune\nRavi,d;e;f,Surat\n",
            QStringLiteral("Name|Tags|City;Asha|a\u241Eb\u241Ec|Pune;Ravi|d\u241Ee\u241Ef|Surat"), "comma");
        row("windows-1252", "Name,City\nJos\xE9 \x93Pepe\x94,M\xFCnchen\nZo\xEB,K\xF6ln\n",
            QStringLiteral("Name|City;José “Pepe”|München;Zoë|Köln"), "comma");
        row("devanagari", QByteArray("नाम,मोबाइल,शहर\nराजेश,९८२०० ४११७७,पुणे\n"),
            QStringLiteral("नाम|मोबाइल|शहर;राजेश|९८२०० ४११७७|पुणे"), "comma");
        row("everything quoted",
            "\"Name\",\"Phone\",\"City\"\n\"Asha\",\"+91 98200 41177\",\"Pune\"\n\"Ravi\",\"+91 98111 "
            "22333\",\"Surat\"",
            clean, "comma");
        row("blanks around quotes", "\"Name\" , \"Phone\" , \"City\"\n \"Asha\" , \"+91 98200 41177\" , \"Pune\" \n" + r, clean,
            "comma");
        row("commas in quotes", "Name,City\n\"Rao, Asha\",\"Pune, MH\"\n\"Shah, Ravi\",Surat\n",
            QStringLiteral("Name|City;Rao, Asha|Pune, MH;Shah, Ravi|Surat"), "comma");
        row("doubled quotes", "Name,Product\nAsha,\"5\"\" pipe\"\nRavi,\"\"\"best\"\"\"\n",
            QStringLiteral("Name|Product;Asha|5\" pipe;Ravi|\"best\""), "comma");
        row("line ends in quotes", "Name,Message\nAsha,\"one\r\n\r\ntwo\"\nRavi,\"x\ny\"\n",
            QStringLiteral("Name|Message;Asha|one\r\n\r\ntwo;Ravi|x\ny"), "comma");
        row("stray quote in a cell", "Name,Product\nAsha,5\" pipe\nRavi,3\" and 4\"\n",
            QStringLiteral("Name|Product;Asha|5\" pipe;Ravi|3\" and 4\""), "comma");
        row("quote never closed", "Name,Phone,City\n\"Asha,+91 98200 41177,Pune\nRavi,+91 98111 22333,Surat\n",
            QStringLiteral("Name|Phone|City;\"Asha|+91 98200 41177|Pune;Ravi|+91 98111 22333|Surat"), "comma");
        row("missing cells", h + "\nAsha\nRavi,+91 98111 22333\n", QStringLiteral("Name|Phone|City;Asha||;Ravi|+91 98111 22333|"),
            "comma");
        row("extra cells", h + "\n" + a + ",x,y\n" + r + ",\n", clean, "comma");
        row("trailing commas everywhere", h + ",\n" + a + ",\n" + r + ",\n",
            QStringLiteral("Name|Phone|City|Column 4;Asha|+91 98200 41177|Pune|;Ravi|+91 98111 22333|Surat|"), "comma");
        row("nul bytes", QByteArray("Name,City\nAsha\0,Pune\nRavi,Surat\n", 32),
            QStringLiteral("Name|City;Asha |Pune;Ravi|Surat"), "comma");
        row("doubled header", "Name,Phone,Phone\nAsha,+91 98200 41177,+91 98111 22333\n",
            QStringLiteral("Name|Phone|Phone (2);Asha|+91 98200 41177|+91 98111 22333"), "comma");
        row("empty header cell", ",Phone\nAsha,+91 98200 41177\n", QStringLiteral("Column 1|Phone;Asha|+91 98200 41177"),
            "comma");
        row("header over two lines", "\"Contact\nName\",Phone\nAsha,+91 98200 41177\n",
            QStringLiteral("Contact Name|Phone;Asha|+91 98200 41177"), "comma");
        row("guarded formulas", "Name,Phone\nAsha,'+91 98200 41177\n'=Ravi,'-\n",
            QStringLiteral("Name|Phone;Asha|+91 98200 41177;=Ravi|-"), "comma");
        row("float notation is kept for the reader to refuse", "Name,Phone\nAsha,9.82004E+09\nRavi,9820041177.0\n",
            QStringLiteral("Name|Phone;Asha|9.82004E+09;Ravi|9820041177.0"), "comma");
        row("merged cells leave gaps", "City,Name,Phone\nPune,Asha,+91 98200 41177\n,Ravi,+91 98111 22333\n",
            QStringLiteral("City|Name|Phone;Pune|Asha|+91 98200 41177;|Ravi|+91 98111 22333"), "comma");
        row("ctrl-z at the end", h + "\r\n" + a + "\r\n" + r + "\r\n\x1A", clean, "comma");
        row("hard blanks",
            "Name,City\n\xC2\xA0"
            "Asha\xC2\xA0,Pune\nRavi,Surat\n",
            QStringLiteral("Name|City;\u00A0Asha\u00A0|Pune;Ravi|Surat"), "comma");
        row("one column", "Email\nasha@rao.in\nravi@shah.in\n", QStringLiteral("Email;asha@rao.in;ravi@shah.in"), "comma");
    }
    void dirtIsReadAsMeant() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, table);
        QFETCH(QString, delimiter);
        auto opened = DelimitedReader::overBytes(bytes);
        QVERIFY(opened);
        DelimitedReader& reader = **opened;
        QList<QStringList> found = {reader.summary().columns};
        for (;;) {
            auto row = reader.next();
            QVERIFY(row);
            if (!*row)
                break;
            QCOMPARE((*row)->number, found.size());
            found += (*row)->cells;
        }

        QList<QStringList> wanted = tableOf(table);
        for (QStringList& row : wanted)
            row.replaceInStrings(QStringLiteral("\u241E"), QStringLiteral(";"));
        QCOMPARE(found, wanted);
        QCOMPARE(reader.summary().delimiterName, delimiter);
        QCOMPARE(reader.summary().rowCountEstimate, wanted.size() - 1);
        QVERIFY(reader.summary().rowCountIsExact);
        QVERIFY(reader.summary().dialect.hasHeader);
    }

    void aFirstRowOfDataIsNoHeader_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("hasHeader");
        QTest::newRow("phone in the first row") << QByteArray("Asha,98200 41177\nRavi,98111 22333\n") << false;
        QTest::newRow("e-mail in the first row") << QByteArray("Asha,asha@rao.in\n") << false;
        QTest::newRow("a value that comes back") << QByteArray("Pune,Asha\nPune,Ravi\n") << false;
        QTest::newRow("known words") << QByteArray("Name,City\nAsha,Pune\n") << true;
        QTest::newRow("unknown words over numbers") << QByteArray("Wer,Wieviel\nAsha,12\n") << true;
        QTest::newRow("header only") << QByteArray("Name,Phone\n") << true;
    }
    void aFirstRowOfDataIsNoHeader() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, hasHeader);
        QCOMPARE((*DelimitedReader::overBytes(bytes))->summary().dialect.hasHeader, hasHeader);
    }

    void repairsAreSaid() {
        const auto reader =
            DelimitedReader::overBytes(QByteArray("Name,City\nA\0sha,Pune\n", 21) + "München ßßßßßßßßßßß\xFF,x\n");
        QVERIFY(reader);
        const QStringList warnings = (*reader)->summary().warnings;
        QCOMPARE(warnings.size(), 2);
        QCOMPARE(warnings.at(0), QStringLiteral("NUL characters read as blanks: 1."));
    }
};

QTEST_GUILESS_MAIN(tst_TableDirt)
#include "tst_TableDirt.moc"
