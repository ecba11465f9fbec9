// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The small readers below the e-mail parser: charsets, encoded headers, addresses, file names, HTML, history.

#include "core/channels/email/Charset.h"
#include "core/channels/email/HeaderBlock.h"
#include "core/channels/email/HtmlText.h"
#include "core/channels/email/QuotedText.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::channels::email;

class TestMailText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void charsetsAreGuessedWhenTheyLie_data();
    void charsetsAreGuessedWhenTheyLie();
    void utf8ComesBackUnderAnyLatinName();
    void headersAreDecoded_data();
    void headersAreDecoded();
    void anyTextSurvivesBeingEncoded();
    void addressesAreTakenApart_data();
    void addressesAreTakenApart();
    void messageIdsAreFound_data();
    void messageIdsAreFound();
    void fileNamesAreSafe_data();
    void fileNamesAreSafe();
    void everyFileNameIsSafe();
    void htmlIsReadAsAPersonWould_data();
    void htmlIsReadAsAPersonWould();
    void textComesBackFromItsHtml();
    void historyIsFound_data();
    void historyIsFound();
    void softLinesAreJoined_data();
    void softLinesAreJoined();
};

void TestMailText::charsetsAreGuessedWhenTheyLie_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hasWarning");
    const auto row = [](const char* name, const QByteArray& bytes, const char* charset, const char* text, bool warns) {
        QTest::newRow(name) << bytes << QString::fromLatin1(charset) << QString::fromUtf8(text) << warns;
    };
    row("utf-8", "gr\xC3\xBC\xC3\x9F", "utf-8", "grüß", false);
    row("UTF8 with quotes", "gr\xC3\xBC", "\"UTF8\"", "grü", false);
    row("no charset, utf-8", "gr\xC3\xBC", "", "grü", false);
    row("no charset, latin", "gr\xFC", "", "grü", true);
    row("utf-8 that is latin", "gr\xFC\xDF", "utf-8", "grüß", true);
    row("mostly utf-8", "\xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87 \xFC", "utf-8", "नमस्ते \uFFFD",
        true);
    row("latin1 euro", "5 \x80", "iso-8859-1", "5 €", false);
    row("latin1 that is utf-8", "5 \xE2\x82\xAC", "iso-8859-1", "5 €", true);
    row("ascii that is latin", "caf\xE9", "us-ascii", "café", true);
    row("latin2", "\xB1\xEA", "iso-8859-2", "ąę", false);
    row("koi8-r", "\xC3\xC5\xCE\xC1", "koi8-r", "цена", false);
    row("gbk that looks like utf-8", "\xC1\xAA\xCD\xA8", "gb2312", "联通", false);
    row("big5", "\xBB\xF9", "big5", "價", false);
    row("broken shift_jis", "\x83", "shift_jis", "\uFFFD", true);
    row("shift_jis that is utf-8", "\xE7\xB6\xBF\xE7\xB3\xB8", "us-ascii", "綿糸", true);
    row("utf-16 with mark", QByteArray("\xFF\xFE\x39\x09", 4), "utf-16", "ह", false);
    row("utf-16 without mark", QByteArray("\0A\0B\0C", 6), "utf-16", "ABC", false);
    row("utf-7", "+AOk-", "utf-7", "é", false);
    row("unknown", "hello", "x-unknown", "hello", true);
}

void TestMailText::charsetsAreGuessedWhenTheyLie() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, charset);
    QFETCH(QString, text);
    QFETCH(bool, hasWarning);

    const DecodedText decoded = decodeText(bytes, charset);

    QCOMPARE(decoded.text, text);
    QVERIFY2(decoded.warning.isEmpty() != hasWarning, qPrintable(decoded.warning));
    QVERIFY(decoded.isReadable);
}

void TestMailText::utf8ComesBackUnderAnyLatinName() {
    test::property("UTF-8 is read whatever Latin name it has", [](const std::u32string& text) {
        QString original = QString::fromStdU32String(text);
        original.remove(QChar(0xFEFF));
        for (const char* name : {"utf-8", "us-ascii", "iso-8859-1", "windows-1250", ""})
            RC_ASSERT(decodeText(original.toUtf8(), QString::fromLatin1(name)).text == QString::fromUtf8(original.toUtf8()));
    });
}

void TestMailText::headersAreDecoded_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const char* raw, const char* text) { QTest::newRow(raw) << QString::fromUtf8(text); };
    row("plain", "plain");
    row("=?utf-8?Q?a=C3=A9_b?=", "aé b");
    row("=?utf-8?b?w6k=?=", "é");
    row("=?utf-8?B?w6k?=", "é");
    row("x =?utf-8?Q?=C3?= =?utf-8?Q?=A9?= y", "x é y");
    row("=?utf-8?Q?a?=  =?iso-8859-1?Q?=E9?=", "aé");
    row("=?utf-8*en?Q?a?= b", "a b");
    row("=?us-ascii?Q?gr=FC?=", "grü");
    row("=?x-nothing?Q?gr=C3=BC?=", "grü");
    row("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished");
    row("=?utf-8?X?a?=", "=?utf-8?X?a?=");
    row("=?=?=?", "=?=?=?");
    row("a=?utf-8?Q?b?=c", "abc");
    row("=?utf-8?Q?with space inside?=", "with space inside");
}

void TestMailText::headersAreDecoded() {
    QFETCH(QString, text);
    QCOMPARE(decodeHeader(QTest::currentDataTag()), text);
}

void TestMailText::anyTextSurvivesBeingEncoded() {
    test::property("decode(encode(x)) = x, however the words are cut", [](const std::u32string& text, quint8 cut) {
        const QByteArray utf8 = QString::fromStdU32String(text).remove(QChar(0xFEFF)).toUtf8();
        QByteArray header;
        const qsizetype step = 1 + cut % 9;
        for (qsizetype at = 0; at < utf8.size(); at += step)
            header += "=?utf-8?B?" + utf8.mid(at, step).toBase64() + "?= ";
        RC_ASSERT(decodeHeader(header.trimmed()) == QString::fromUtf8(utf8));
    });
}

void TestMailText::addressesAreTakenApart_data() {
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* raw, const char* shown) { QTest::newRow(raw) << QString::fromUtf8(shown); };
    row("a@b.c", "|a@b.c");
    row("<a@b.c>", "|a@b.c");
    row("Asha Rao <a@b.c>", "Asha Rao|a@b.c");
    row("\"Rao, Asha\" <a@b.c>, d@e.f", "Rao, Asha|a@b.c ; |d@e.f");
    row("a@b.c (Asha Rao)", "Asha Rao|a@b.c");
    row("Asha (home) Rao <a@b.c>", "Asha  Rao|a@b.c");
    row("Team: a@b.c, d@e.f;", "|a@b.c ; |d@e.f");
    row("undisclosed-recipients:;", "");
    row("Asha a@b.c", "Asha|a@b.c");
    row("<mailto:a@b.c>", "|a@b.c");
    row("<@relay.x:a@b.c>", "|a@b.c");
    row("\"unclosed <a@b.c>", "unclosed|a@b.c");
    row("Asha <a@b.c", "Asha|a@b.c");
    row(", ,", "");
}

void TestMailText::addressesAreTakenApart() {
    QFETCH(QString, shown);
    QStringList boxes;
    for (const Mailbox& box : mailboxesIn(QTest::currentDataTag()))
        boxes.append(box.name + QLatin1Char('|') + box.address);
    QString expected = shown;
    expected.replace(QStringLiteral("  "), QStringLiteral(" "));
    QCOMPARE(boxes.join(QStringLiteral(" ; ")), expected);
}

void TestMailText::messageIdsAreFound_data() {
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("<a@b>") << QStringList{QStringLiteral("a@b")};
    QTest::newRow("<a@b><c@d> <e@ f>") << QStringList{QStringLiteral("a@b"), QStringLiteral("c@d"), QStringLiteral("e@f")};
    QTest::newRow("Your mail of Friday <a@b>") << QStringList{QStringLiteral("a@b")};
    QTest::newRow("a@b c@d") << QStringList{QStringLiteral("a@b"), QStringLiteral("c@d")};
    QTest::newRow("<unfinished@b") << QStringList();
    QTest::newRow("<>") << QStringList();
    QTest::newRow("none") << QStringList();
}

void TestMailText::messageIdsAreFound() {
    QFETCH(QStringList, ids);
    QCOMPARE(messageIdsIn(QTest::currentDataTag()), ids);
}

void TestMailText::fileNamesAreSafe_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const QString& name, const QString& safe) { QTest::newRow(qPrintable(name)) << name << safe; };
    row(QStringLiteral("rates.pdf"), QStringLiteral("rates.pdf"));
    row(QStringLiteral("../../etc/passwd"), QStringLiteral("passwd"));
    row(QStringLiteral("C:\\temp\\a.txt"), QStringLiteral("a.txt"));
    row(QStringLiteral("a\u202Egpj.exe"), QStringLiteral("agpj.exe"));
    row(QStringLiteral("a\nb\tc.txt"), QStringLiteral("a b c.txt"));
    row(QStringLiteral("NUL.txt"), QStringLiteral("_NUL.txt"));
    row(QStringLiteral("com1"), QStringLiteral("_com1"));
    row(QStringLiteral(".hidden"), QStringLiteral("hidden"));
    row(QStringLiteral("what?.pdf"), QStringLiteral("what_.pdf"));
    row(QStringLiteral("dots..."), QStringLiteral("dots"));
    row(QStringLiteral(".."), QString());
    row(QString::fromUtf8("नक्शा.pdf"), QString::fromUtf8("नक्शा.pdf"));
    row(QString(300, QLatin1Char('x')) + QStringLiteral(".pdf"), QString(116, QLatin1Char('x')) + QStringLiteral(".pdf"));
}

void TestMailText::fileNamesAreSafe() {
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(name), safe);
}

void TestMailText::everyFileNameIsSafe() {
    test::property("no path, no control, no bidi, not too long, and safe again", [](const std::u16string& text) {
        const QString safe = safeFileName(QString::fromStdU16String(text));
        RC_ASSERT(safe.size() <= 120);
        static const QRegularExpression bad(QStringLiteral("[/\\\\<>:\"|?*\\x00-\\x1f\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]"));
        RC_ASSERT(!safe.contains(bad));
        RC_ASSERT(!safe.startsWith(QLatin1Char('.')) && !safe.endsWith(QLatin1Char('.')));
        RC_ASSERT(safeFileName(safe) == safe);
    });
}

void TestMailText::htmlIsReadAsAPersonWould_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const char* html, const char* text) { QTest::newRow(html) << QString::fromUtf8(text); };
    row("a<br>b", "a\nb");
    row("<p>a</p><p>b</p>", "a\n\nb");
    row("<div>a</div><div>b</div>", "a\nb");
    row("<div>a</div><div><br></div><div>b</div>", "a\n\nb");
    row("a  \n  b", "a b");
    row("<pre>a  b\n c</pre>", "a  b\n c");
    row("<ul><li>a<li>b</ul>", "- a\n- b");
    row("<table><tr><td>a<td>b<tr><td>c</table>", "a | b\nc");
    row("<table><tr><td>20 pcs</td><td>Ludhiana</td></tr></table>", "20 pcs | Ludhiana");
    row("<table><tr><td>a</td><td></td>\n<td> </td><td>b</td></tr></table>", "a | b");
    row("<table><tr><td>Name:</td><td>Asha</td></tr></table>", "Name: Asha");
    row("<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>", "a\nb");
    row("<style>x</style><script>y</script>a", "a");
    row("<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc");
    row("1 < 2 && 3 > 2", "1 < 2 && 3 > 2");
    row("&lt;b&gt; &euro;&#x20B9;&#8377;&nbsp;&bogus; &amp", "<b> €₹₹ &bogus; &");
    row("<a title=\"x > y\">link</a>", "link");
    row("<!-- a -->b<!-- c", "b");
    row("<b>bold</b><i>it</i>", "boldit");
    row("<div hidden style='display: none'>no <div>no</div> no</div>yes", "yes");
    row("<span style=\"display:none\">only</span>", "only");
    row("<p", "<p");
    row("&#0;&#xD800;&#150;", "\uFFFD\uFFFD–");
    row("", "");
}

void TestMailText::htmlIsReadAsAPersonWould() {
    QFETCH(QString, text);
    QCOMPARE(htmlToText(QString::fromUtf8(QTest::currentDataTag())), text);
}

void TestMailText::textComesBackFromItsHtml() {
    test::property("htmlToText(textToHtml(x)) = x for lines of words", [] {
        const auto words = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
            rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab<>&\"';#/=!-"))))));
        QStringList lines;
        for (const std::string& word : words)
            lines.append(QString::fromStdString(word));
        const QString text = lines.join(QLatin1Char('\n'));
        RC_ASSERT(htmlToText(textToHtml(text)) == text);
    });
}

void TestMailText::historyIsFound_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("own");
    const auto row = [](const char* name, const char* text, const char* own) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(own);
    };
    row("none", "Just text.\nAnd more.", "Just text.\nAnd more.");
    row("marked", "Yes.\n> old", "Yes.");
    row("english", "Yes.\nOn Fri, 20 Nov 2026, A <a@b.c> wrote:\nold", "Yes.");
    row("wrapped", "Yes.\nOn Fri, 20 Nov 2026 at 10:00,\nSomebody With A Long Name <a@b.c>\nwrote:\nold", "Yes.");
    row("german", "Ja.\nAm 20.11.2026 um 10:00 schrieb A B <a@b.c>:\nalt", "Ja.");
    row("french", "Oui.\nLe 20/11/2026 à 10:00, A B a écrit :\nvieux", "Oui.");
    row("spanish", "Sí.\nEl vie, 20 nov 2026 a las 10:00, A (<a@b.c>) escribió:\nviejo", "Sí.");
    row("italian", "Sì.\nIl giorno ven 20 nov 2026 A ha scritto:\nvecchio", "Sì.");
    row("dutch", "Ja.\nOp vr 20 nov 2026 om 10:00 schreef A <a@b.c>:\noud", "Ja.");
    row("portuguese", "Sim.\nEm sex., 20 de nov. de 2026, A escreveu:\nvelho", "Sim.");
    row("hindi", "हाँ।\n20 नवंबर 2026 को A <a@b.c> ने लिखा:\nपुराना", "हाँ।");
    row("outlook", "Yes.\n\n________________________________\nFrom: A\nSent: Friday\nTo: B\nSubject: x\n\nold", "Yes.");
    row("outlook german", "Ja.\n\nVon: A\nGesendet: Freitag\nAn: B\nBetreff: x\n\nalt", "Ja.");
    row("outlook french", "Oui.\n\nDe : A\nEnvoyé : vendredi\nÀ : B\nObjet : x\n\nvieux", "Oui.");
    row("original message", "Yes.\n-----Original Message-----\nold", "Yes.");
    row("german original", "Ja.\n-----Ursprüngliche Nachricht-----\nalt", "Ja.");
    row("inline", "> a?\nyes\n> b?\nno", "yes\nno");
    row("forward keeps all", "---------- Forwarded message ---------\nFrom: A\nnews",
        "---------- Forwarded message ---------\nFrom: A\nnews");
    row("forward with words", "See below.\nBegin forwarded message:\nFrom: A\nnews",
        "See below.\nBegin forwarded message:\nFrom: A\nnews");
    row("headers passed on", "From: A\nSent: Friday\nTo: B\nSubject: x\n\nnews",
        "From: A\nSent: Friday\nTo: B\nSubject: x\n\nnews");
    row("a time in a sentence", "On Monday at 10:00 we wrote our offer.\nPlease read it:\nit is good",
        "On Monday at 10:00 we wrote our offer.\nPlease read it:\nit is good");
    row("a rule", "a\n----------\nb", "a\n----------\nb");
    row("a list", "From: Surat\nTo: Pune\nRate?", "From: Surat\nTo: Pune\nRate?");
}

void TestMailText::historyIsFound() {
    QFETCH(QString, text);
    QFETCH(QString, own);
    QCOMPARE(splitQuoted(text).text, own);
}

void TestMailText::softLinesAreJoined_data() {
    QTest::addColumn<QString>("flowed");
    QTest::addColumn<bool>("deletesSpace");
    QTest::addColumn<QString>("text");
    QTest::newRow("joined") << QStringLiteral("a \nb\nc") << false << QStringLiteral("a b\nc");
    QTest::newRow("delsp") << QStringLiteral("a \nb") << true << QStringLiteral("ab");
    QTest::newRow("depth changes") << QStringLiteral("> a \nb") << false << QStringLiteral("> a \nb");
    QTest::newRow("quoted") << QStringLiteral("> a \n> b") << false << QStringLiteral("> a b");
    QTest::newRow("signature") << QStringLiteral("a\n-- \nb") << false << QStringLiteral("a\n-- \nb");
    QTest::newRow("stuffed") << QStringLiteral(" >a\n From x") << false << QStringLiteral(">a\nFrom x");
}

void TestMailText::softLinesAreJoined() {
    QFETCH(QString, flowed);
    QFETCH(bool, deletesSpace);
    QFETCH(QString, text);
    QCOMPARE(unflowed(flowed, deletesSpace), text);
}

QTEST_GUILESS_MAIN(TestMailText)
#include "tst_MailText.moc"
