// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that tables are read as their writers meant them, that what is written reads back the same, and that
// no input stops the reader or costs more than linear time.
#include "core/files/DelimitedReader.h"
#include "core/files/DelimitedWriter.h"
#include "core/files/FormulaGuard.h"
#include "tests/support/Property.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

namespace {

using Table = QList<QStringList>;

std::unique_ptr<DelimitedReader> reading(const QByteArray& bytes) {
    auto reader = DelimitedReader::overBytes(bytes);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().sentence));
    return std::move(reader).value();
}

QList<TableRow> allRows(DelimitedReader& reader) {
    QList<TableRow> rows;
    for (;;) {
        auto row = reader.next();
        if (!row || !*row)
            return rows;
        rows += **row;
    }
}

Table cellsOf(const QList<TableRow>& rows) {
    Table table;
    for (const TableRow& row : rows)
        table += row.cells;
    return table;
}

QByteArray written(const Table& table, const WriteOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    DelimitedWriter writer(buffer, options);
    for (const QStringList& row : table)
        writer.write(row).value();
    return buffer.data();
}

/// Any characters that can stand in a text: no NUL, no half surrogate; the dangerous ones often.
rc::Gen<QString> anyCell() {
    const auto dangerous = rc::gen::elementOf(std::u32string(U"\",;\t|\r\n'=+-@ \u00A0\uFEFF\u2028a1न😀\u001A"));
    const auto any =
        rc::gen::map(rc::gen::inRange<char32_t>(1, 0x10FFFF), [](char32_t c) { return c >= 0xD800 && c < 0xE000 ? U'x' : c; });
    const auto units = rc::gen::container<std::vector<char32_t>>(rc::gen::weightedOneOf<char32_t>({{4, dangerous}, {1, any}}));
    return rc::gen::map(units, [](const std::vector<char32_t>& text) {
        return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
    });
}

} // namespace

class tst_DelimitedReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void whatIsWrittenReadsBackTheSame() {
        test::property("read(write(table)) = table, for any cells", [] {
            const int columns = *rc::gen::inRange(1, 6);
            const int rows = *rc::gen::inRange(1, 6);
            WriteOptions options;
            options.delimiter = QChar(*rc::gen::elementOf(std::u16string(u",;\t|")));
            options.bom = *rc::gen::arbitrary<bool>();
            Table table;
            for (int row = 0; row < rows; ++row) {
                QStringList cells;
                for (int column = 0; column < columns; ++column)
                    cells += *anyCell();
                table += cells;
            }
            auto reader = reading(written(table, options));
            reader->useDialect({options.delimiter, false}).value();
            RC_ASSERT(cellsOf(allRows(*reader)) == table);
        });
    }

    void theFormulaGuardComesOffExactly() {
        test::property("without(with(cell)) = cell, and no guarded cell starts a formula", [] {
            const QString cell = *anyCell();
            const QString guarded = withFormulaGuard(cell);
            RC_ASSERT(withoutFormulaGuard(guarded) == cell);
            RC_ASSERT(!QStringLiteral("=+-@\t\r").contains(guarded.isEmpty() ? QChar(u'x') : guarded.at(0)));
        });
    }

    void aPhoneNumberIsWrittenAsText() {
        const QByteArray bytes = written({{QStringLiteral("+91 98200 41177"), QStringLiteral("=HYPERLINK(\"x\")")}}, {});
        QCOMPARE(bytes, QByteArray("\xEF\xBB\xBF'+91 98200 41177,\"'=HYPERLINK(\"\"x\"\")\"\r\n"));
    }

    void nothingStopsTheReader() {
        test::property("any bytes: rows or a sentence, and every row as wide as the table", [](const std::string& text) {
            const auto reader = DelimitedReader::overBytes(QByteArray::fromStdString(text));
            if (!reader) {
                RC_ASSERT(!reader.error().sentence.isEmpty());
                return;
            }
            const qsizetype columns = (*reader)->summary().columns.size();
            for (const TableRow& row : allRows(**reader))
                RC_ASSERT(row.cells.size() == columns);
        });
    }

    void aFileCutAnywhereIsStillRead() {
        const QByteArray whole =
            QStringLiteral("Name,Phone,Message\r\n\"Asha \"\"A\"\" Rao\",+91 98200 41177,\"two\r\nlines, ümlaut\"\r\n"
                           "राजेश,98111 22333,hello\r\n")
                .toUtf8();
        for (qsizetype size = 1; size <= whole.size(); ++size) {
            auto reader = DelimitedReader::overBytes(whole.first(size));
            QVERIFY(reader);
            allRows(**reader);
        }
    }

    void linesOfTheFileAreCountedAsAnEditorCounts() {
        auto reader = reading("Name,Phone,Note\r\n\r\nAsha,+91 98200 41177,\"a\r\nb\nc\"\rRavi,+91 98111 22333,x\n");
        const auto rows = allRows(*reader);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).line, 3);
        QCOMPARE(rows.at(0).number, 1);
        QCOMPARE(rows.at(0).cells.at(2), QStringLiteral("a\r\nb\nc"));
        QCOMPARE(rows.at(1).line, 6);
    }

    void unevenRowsKeepEverything() {
        auto reader = reading("Name,Phone\nAsha\nRavi,+91 98111 22333,extra,more\n");
        const auto rows = allRows(*reader);
        QCOMPARE(rows.at(0).cells, QStringList({QStringLiteral("Asha"), QString()}));
        QCOMPARE(rows.at(0).warnings.size(), 1);
        QCOMPARE(rows.at(1).extraCells, QStringList({QStringLiteral("extra"), QStringLiteral("more")}));
        QCOMPARE(rows.at(1).warnings.size(), 1);
    }

    void anUnclosedQuoteCostsOneLineOnly_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("rows");
        QTest::newRow("to the end") << QByteArray("1,\"Asha,a\n2,Ravi,b\n3,Mina,c\n") << 3;
        QTest::newRow("closed by the next quoted cell") << QByteArray("1,\"Asha,a\n2,\"Ravi\",b\n3,Mina,c\n") << 3;
        QTest::newRow("closed by a stray quote far below") << QByteArray("1,\"Asha,a\n2,Ravi,b\n3,Mina,5\"\n4,Om,d\n") << 4;
        QTest::newRow("inch mark at the start") << QByteArray("1,\"5 pipe,a\n2,Ravi,b\n") << 2;
        QTest::newRow("every line") << QByteArray("1,\"Asha,a\n2,\"Ravi,b\n3,\"Mina,c\n") << 3;
    }
    void anUnclosedQuoteCostsOneLineOnly() {
        QFETCH(QByteArray, body);
        QFETCH(int, rows);
        auto reader = reading("id,name,note\n" + body);
        const auto found = allRows(*reader);
        QCOMPARE(found.size(), rows);
        QVERIFY(!found.first().warnings.isEmpty());
        for (const TableRow& row : found)
            QCOMPARE(row.cells.size(), 3);
    }

    void quotesInsideCellsAreKept() {
        auto reader = reading("name,note\nAsha,5\" pipe\n\"6\" pipe\",\"a\" ,\n \"Rao, B\" ,x\n");
        const auto rows = allRows(*reader);
        QCOMPARE(rows.at(0).cells, QStringList({QStringLiteral("Asha"), QStringLiteral("5\" pipe")}));
        QCOMPARE(rows.at(1).cells, QStringList({QStringLiteral("6\" pipe"), QStringLiteral("a")}));
        QCOMPARE(rows.at(2).cells, QStringList({QStringLiteral("Rao, B"), QStringLiteral("x")}));
    }

    void tenThousandColumnsAreReadAndOneMoreIsRefused() {
        const auto table = [](int columns) -> QByteArray {
            QStringList header;
            for (int i = 0; i < columns; ++i)
                header += i == 0 ? QStringLiteral("Name") : QStringLiteral("h%1").arg(i);
            return header.join(QLatin1Char(',')).toUtf8() + "\n" + QByteArray(columns - 1, ',') + "\n";
        };
        auto reader = reading(table(10'000));
        QCOMPARE(reader->summary().columns.size(), 10'000);
        QCOMPARE(allRows(*reader).size(), 1);
        const auto refused = DelimitedReader::overBytes(table(10'001));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::TooLarge);
        QVERIFY(refused.error().sentence.contains(QStringLiteral("10,000")));
    }

    void aCellOverOneMegabyteRefusesItsRowOnly() {
        const QByteArray big(1'100'000, 'x');
        auto reader = reading("name,note\nAsha," + big + "\nRavi,\"" + big + "\n\"\nMina,ok\n");
        const auto rows = allRows(*reader);
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows.at(0).refusal.contains(QStringLiteral("note")));
        QVERIFY(!rows.at(1).refusal.isEmpty());
        QCOMPARE(rows.at(2).cells.at(1), QStringLiteral("ok"));
        QVERIFY(rows.at(2).refusal.isEmpty());
    }

    void whatIsNoTableIsNamed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("blank") << QByteArray("\r\n\n\r\n") << "blank lines";
        QTest::newRow("xlsx") << QByteArray("PK\x03\x04\x14\x00\x06", 7) << "spreadsheet";
        QTest::newRow("xls") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") << "spreadsheet";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n") << "PDF";
        QTest::newRow("html") << QByteArray("\n<HTML><table>") << "web page";
        QTest::newRow("binary") << QByteArray(4000, '\0') << "not a text";
    }
    void whatIsNoTableIsNamed() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const auto reader = DelimitedReader::overBytes(bytes);
        QVERIFY(!reader);
        QVERIFY2(reader.error().sentence.contains(word), qPrintable(reader.error().sentence));
    }

    void hostileQuotesCostLinearTime_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("lone opening quote on each line") << QByteArray("\"a,b\n");
        QTest::newRow("quotes only") << QByteArray("\"");
        QTest::newRow("opening quotes in one line") << QByteArray("\"a,");
        QTest::newRow("quote blank quote") << QByteArray("\" ");
        QTest::newRow("quote newline") << QByteArray("\"\n");
        QTest::newRow("quote comma newline") << QByteArray("x,\"y,\nz\n");
        QTest::newRow("blank lines") << QByteArray("\n");
        QTest::newRow("carriage returns") << QByteArray("a\r");
    }
    void hostileQuotesCostLinearTime() {
        QFETCH(QByteArray, unit);
        const QByteArray bytes = "name,note\n" + unit.repeated(2'000'000 / unit.size());
        const auto reader = DelimitedReader::overBytes(bytes);
        if (reader)
            allRows(**reader);
        // The test's own time limit is the assertion: anything quadratic here takes hours.
    }

    void anotherDialectStartsOver() {
        auto reader = reading("a;b,c\n1;2,3\n");
        reader->useDialect({QLatin1Char(','), false}).value();
        QCOMPARE(reader->summary().columns, QStringList({QStringLiteral("Column 1"), QStringLiteral("Column 2")}));
        QCOMPARE(cellsOf(allRows(*reader)).size(), 2);
        reader->useDialect({QLatin1Char(';'), true}).value();
        QCOMPARE(reader->summary().columns, QStringList({QStringLiteral("a"), QStringLiteral("b,c")}));
        QCOMPARE(cellsOf(allRows(*reader)), Table({{QStringLiteral("1"), QStringLiteral("2,3")}}));
        reader->rewind().value();
        QCOMPARE(allRows(*reader).size(), 1);
    }

    void aHundredThousandRowsStreamFromDisk() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("leads.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        DelimitedWriter writer(file);
        writer.write({QStringLiteral("Name"), QStringLiteral("Phone"), QStringLiteral("Message")}).value();
        for (int i = 0; i < 100'000; ++i)
            writer
                .write({QStringLiteral("Asha %1").arg(i), QStringLiteral("+9198200%1").arg(i, 5, 10, QLatin1Char('0')),
                        QStringLiteral("needs \"40s\" cotton,\nsoon")})
                .value();
        file.close();

        auto reader = std::move(DelimitedReader::open(path)).value();

        const qint64 estimate = reader->summary().rowCountEstimate;
        QVERIFY(estimate > 80'000 && estimate < 125'000);
        QVERIFY(!reader->summary().rowCountIsExact);
        qint64 rows = 0;
        QString last;
        for (;;) {
            auto row = reader->next();
            QVERIFY(row);
            if (!*row)
                break;
            ++rows;
            last = (*row)->cells.at(0);
        }
        QCOMPARE(rows, 100'000);
        QCOMPARE(last, QStringLiteral("Asha 99999"));
        QCOMPARE(reader->progress(), 1.0);
    }
};

QTEST_GUILESS_MAIN(tst_DelimitedReader)
#include "tst_DelimitedReader.moc"
