// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Responses come out the same however their bytes are cut, and nothing a server sends takes more than its
// bounds.

#include "core/channels/email/FolderCursor.h"
#include "core/channels/email/FolderName.h"
#include "core/channels/email/ImapClient.h"
#include "core/channels/email/ImapReader.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::channels::email;

namespace {

QByteArray shown(const ImapValue& value) {
    if (value.kind == ImapValue::Kind::Atom)
        return value.bytes;
    if (value.kind == ImapValue::Kind::String)
        return '<' + value.bytes + '>';
    QByteArray list = "(";
    for (const ImapValue& item : value.items)
        list += shown(item) + ' ';
    return list + ')';
}

/// One line per response, or the kind of error that ended the reading.
QByteArrayList readAll(const QByteArray& bytes, qsizetype pieceSize) {
    ImapReader reader;
    QByteArrayList lines;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const QByteArray piece = bytes.mid(at, pieceSize);
        if (const auto fed = reader.feed(piece); !fed)
            return lines << "error " + toText(fed.error().kind).toLatin1();
        while (true) {
            const auto next = reader.next();
            if (!next)
                return lines << "error " + toText(next.error().kind).toLatin1();
            if (!*next)
                break;
            const ImapResponse& response = **next;
            QByteArray line = response.tag + '|' + response.status + '|' + response.code + '|' + response.text + '|';
            for (const ImapValue& value : response.values)
                line += shown(value) + ' ';
            lines << line;
        }
    }
    return lines;
}

} // namespace

class TestImapReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void responsesAreRead_data();
    void responsesAreRead();
    void piecesDoNotMatter();
    void aClaimTakesNoMemory();
    void anyBytesAreAnswered();

    void folderNamesKeepTheirLetters_data();
    void folderNamesKeepTheirLetters();
    void anyFolderNameComesBack();
    void quotingLeavesNoWayOut();
    void uidSetsAreShort();
    void internalDatesAreRead();
    void cursorsComeBack();
    void strangeCursorsAreNoCursors();
};

void TestImapReader::responsesAreRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("lines");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArrayList& lines) {
        QTest::newRow(name) << bytes << lines;
    };
    row("status", "* OK [UIDNEXT 72] Predicted (next\r\n", {"*|OK|UIDNEXT 72|Predicted (next|"});
    row("tagged", "L1 NO [TRYCREATE] nope\r\n", {"L1|NO|TRYCREATE|nope|"});
    row("lower case", "L1 ok done\r\n", {"L1|OK||done|"});
    row("no text", "L1 OK\r\n", {"L1|OK|||"});
    row("continuation", "+ go on {3}\r\n", {"+|||go on {3}|"});
    row("no literal in words", "* OK it is {5}\r\n", {"*|OK||it is {5}|"});
    row("search", "* SEARCH 1 2 30\r\n", {"*||||SEARCH 1 2 30 "});
    row("list", "* LIST (\\A \\B) \"/\" \"a \\\"b\\\\\"\r\n", {"*||||LIST (\\A \\B ) </> <a \"b\\> "});
    row("literal", "* 1 FETCH (BODY[] {5}\r\na\r\n)b UID 3)\r\n", {"*||||1 FETCH (BODY[] <a\r\n)b> UID 3 ) "});
    row("two literals", "* 1 FETCH (BODY[HEADER] {2}\r\nhi BODY[TEXT]<0> {0}\r\n)\r\n",
        {"*||||1 FETCH (BODY[HEADER] <hi> BODY[TEXT]<0> <> ) "});
    row("literal plus", "* X {2+}\r\nab\r\n", {"*||||X <ab> "});
    row("binary literal", "* X ~{2}\r\nab\r\n", {"*||||X <ab> "});
    row("bracketed atom", "* 1 FETCH (BODY[HEADER.FIELDS (DATE FROM)] NIL)\r\n",
        {"*||||1 FETCH (BODY[HEADER.FIELDS (DATE FROM)] NIL ) "});
    row("bare newline", "* 2 EXISTS\n* 3 EXISTS\n", {"*||||2 EXISTS ", "*||||3 EXISTS "});
    row("unfinished", "* 2 EXI", {});
    row("ten gigabytes", "* 1 FETCH (BODY[] {10737418240}\r\n", {"error too_large"});
    row("unclosed list", "* X (a\r\n", {"error protocol"});
    row("unopened list", "* X a)\r\n", {"error protocol"});
    row("unclosed string", "* X \"a\r\n", {"error protocol"});
    row("too deep", "* X " + QByteArray(100, '(') + "\r\n", {"error protocol"});
    row("endless line", QByteArray(17 * 1024 * 1024, 'x'), {"error too_large"});
}

void TestImapReader::responsesAreRead() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, lines);
    QCOMPARE(readAll(bytes, 64 * 1024), lines);
}

void TestImapReader::piecesDoNotMatter() {
    const QByteArray bytes = "* OK hi\r\n* 1 FETCH (UID 1 BODY[] {11}\r\nfrom: a\r\n\r\n X \"q\")\r\n* "
                             "SEARCH 1 2\r\nL1 OK [A b] done\r\n";
    const QByteArrayList whole = readAll(bytes, bytes.size());
    QCOMPARE(whole.size(), 4);
    for (qsizetype size = 1; size < bytes.size(); ++size)
        QCOMPARE(readAll(bytes, size), whole);
}

void TestImapReader::aClaimTakesNoMemory() {
    ImapReader reader;
    QVERIFY(reader.feed("* 1 FETCH (BODY[] {70000000}\r\n"));
    QVERIFY(reader.feed("short"));
    QVERIFY(!reader.next()->has_value());
}

void TestImapReader::anyBytesAreAnswered() {
    static constexpr char alphabet[] = "()[]{}\"\\<>* 0123456789+~\r\nOKBADNIL\xff\x00";
    test::property("any bytes end in responses or an error", [] {
        // The byte nought inside belongs to it, the one behind the text does not.
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string(alphabet, sizeof alphabet - 1)));
        const QByteArray bytes = "* X " + QByteArray::fromStdString(text) + "\r\n";
        RC_ASSERT(readAll(bytes, 3) == readAll(bytes, bytes.size()));
    });
}

void TestImapReader::folderNamesKeepTheirLetters_data() {
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("INBOX") << QByteArray("INBOX");
    QTest::newRow("A & B") << QByteArray("A &- B");
    QTest::newRow("Entwürfe") << QByteArray("Entw&APw-rfe");
    QTest::newRow("台北") << QByteArray("&U,BTFw-");
    QTest::newRow("पूछताछ/2026") << QByteArray("&CSoJQgkbCSQJPgkb-/2026");
}

void TestImapReader::folderNamesKeepTheirLetters() {
    QFETCH(QByteArray, wire);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(encodeFolderName(name), wire);
    QCOMPARE(decodeFolderName(wire), name);
}

void TestImapReader::anyFolderNameComesBack() {
    test::property("decode(encode(x)) = x", [](const std::u16string& text) {
        const QString name = QString::fromStdU16String(text);
        RC_ASSERT(decodeFolderName(encodeFolderName(name)) == name);
    });
}

void TestImapReader::quotingLeavesNoWayOut() {
    QCOMPARE(quotedImap("a\"b\\c\r\nLOGOUT"), QByteArray("\"a\\\"b\\\\cLOGOUT\""));
}

void TestImapReader::uidSetsAreShort() {
    QCOMPARE(uidSet({1, 2, 3, 7, 9, 10}), QByteArray("1:3,7,9:10"));
    QCOMPARE(uidSet({4294967295U}), QByteArray("4294967295"));
    QCOMPARE(uidSet({}), QByteArray());
}

void TestImapReader::internalDatesAreRead() {
    QCOMPARE(internalDate("20-Nov-2026 10:15:00 +0530").toIso(), QStringLiteral("2026-11-20T04:45:00.000Z"));
    QCOMPARE(internalDate(" 1-Jan-2026 00:00:00 -0500").toIso(), QStringLiteral("2026-01-01T05:00:00.000Z"));
    QVERIFY(!internalDate("nonsense").isSet());
}

void TestImapReader::cursorsComeBack() {
    test::property("fromText(toText(x)) = x", [](quint32 last, const std::set<quint32>& holes, bool hasSince) {
        FolderCursor cursor;
        cursor.uidValidity = 7;
        cursor.lastUid = last;
        if (hasSince)
            cursor.since = QDate(2026, 8, 22);
        for (const quint32 uid : holes)
            if (uid > 0)
                cursor.holes.append(uid);
        RC_ASSERT(FolderCursor::fromText(cursor.toText()) == cursor);
    });
    FolderCursor cursor;
    cursor.uidValidity = 3857529045U;
    cursor.lastUid = 4711;
    QCOMPARE(cursor.toText(), QStringLiteral("3857529045:4711"));
}

void TestImapReader::strangeCursorsAreNoCursors() {
    for (const char* text : {"", ":", "x:1", "1", "-1:4", "1:99999999999", "folder"})
        QVERIFY2(!FolderCursor::fromText(QString::fromLatin1(text)).isSet(), text);
}

QTEST_GUILESS_MAIN(TestImapReader)
#include "tst_ImapReader.moc"
