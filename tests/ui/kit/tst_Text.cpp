// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "ui/kit/text/ImageDecoder.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/Links.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/text/SafeTextView.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextLayout>

/// Text and pictures from outside: nothing is loaded, nothing is followed, nothing becomes markup by itself.
namespace leadwell::kit {

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aLabelShowsMarkupAsLetters();
    void wordsFromRightToLeftDoNotTurnTheirSentence();
    void aLabelLosesALookAgain();
    void aLongLabelIsCutAndTellsTheWholeText();
    void toolTipsShowMarkupAsLetters();
    void aViewLoadsNoFileFromDisk_data();
    void aViewLoadsNoFileFromDisk();
    void aViewShowsThePicturesItWasGiven();
    void onlyHarmlessLinksAreHandedOn_data();
    void onlyHarmlessLinksAreHandedOn();
    void aClickedLinkIsReportedWithItsWords();
    void aLinkThatNamesAnotherHostIsFoundOut_data();
    void aLinkThatNamesAnotherHostIsFoundOut();
    void picturesAreRecognisedByTheirBytesAlone();
    void otherFormatsAreRefused_data();
    void otherFormatsAreRefused();
    void hugePicturesAreRefusedBeforeDecoding();
    void brokenPicturesAreRefused();
};

void TextTest::init() {
    QTest::failOnWarning(test::ownWarnings());
}

namespace {

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage redSquare(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

/// CRC-32 of ISO 3309, big-endian, as a PNG chunk ends with.
QByteArray pngChecksum(const QByteArray& chunk) {
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : chunk) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320 : 0);
    }
    return QByteArray::fromHex(QByteArray::number(crc ^ 0xFFFFFFFF, 16).rightJustified(8, '0'));
}

bool containsRed(QWidget& widget) {
    const QImage shot = widget.grab().toImage();
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            if (shot.pixelColor(x, y) == QColor(Qt::red))
                return true;
        }
    }
    return false;
}

} // namespace

void TextTest::aLabelShowsMarkupAsLetters() {
    PlainLabel label(QStringLiteral("<img src=file:///etc/passwd> <b>Asha</b>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.sizeHint().width() > label.fontMetrics().horizontalAdvance(QStringLiteral("<img src=file:///etc")));
    label.setText(QStringLiteral("<h1>x</h1>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.accessibleName(), QStringLiteral("<h1>x</h1>"));
}

/// The order in which the glyphs of a line stand, from the left.
static QString seen(const QString& text) {
    QTextLayout layout(text, QApplication::font());
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(10'000);
    layout.endLayout();
    QList<std::pair<qreal, QChar>> places;
    for (int i = 0; i < text.size(); ++i) {
        const bool isShown = text.at(i).isLetterOrNumber() || text.at(i).isPunct() || text.at(i).isSymbol();
        if (isShown)
            places.append({std::min(line.cursorToX(i), line.cursorToX(i + 1)), text.at(i)});
    }
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QString order;
    for (const auto& [place, letter] : places)
        order += letter;
    return order;
}

void TextTest::wordsFromRightToLeftDoNotTurnTheirSentence() {
    const QString hebrew = QString::fromUtf8("דוד");
    const QString phone = QStringLiteral("+972 50-123-4567");
    const QString plain = QStringLiteral("+97250-123-4567");
    // As it was: behind the name the number falls apart.
    QVERIFY(!seen(hebrew + QStringLiteral(" · ") + phone).contains(plain));
    const QString line = joined({hebrew, phone}, QStringLiteral(" · "));
    QVERIFY2(seen(line).endsWith(plain), qPrintable(seen(line)));
    QVERIFY(line.contains(hebrew) && line.contains(phone));
    // What needs no marks gets none, and can be copied.
    QCOMPARE(joined({QStringLiteral("Mehta"), phone}, QStringLiteral(" · ")), QStringLiteral("Mehta · ") + phone);
    QCOMPARE(isolated(phone), phone);

    const QString task = QString::fromUtf8("Task “اتصل”") + QStringLiteral(" · 3 min ago");
    QVERIFY(!seen(task).endsWith(QString::fromUtf8("”·3minago")));
    QVERIFY2(seen(withIsolatedQuotes(task)).endsWith(QString::fromUtf8("”·3minago")), qPrintable(seen(withIsolatedQuotes(task))));
    QCOMPARE(withIsolatedQuotes(QString::fromUtf8("Task “Call”")), QString::fromUtf8("Task “Call”"));
    // A stranger's own marks end nothing.
    const QString hostile = hebrew + QChar(0x2069) + QChar(0x202E) + QStringLiteral("abc");
    QCOMPARE(isolated(hostile).count(QChar(0x2069)), 1);
    QVERIFY(!isolated(hostile).contains(QChar(0x202E)));
}

void TextTest::aLabelLosesALookAgain() {
    PlainLabel label(QStringLiteral("x"));
    const QFont font = label.font();
    label.setLook(PlainLabel::Look::Title);
    QVERIFY(label.font().bold());
    label.setLook(PlainLabel::Look::Bad);
    QVERIFY(label.palette().color(QPalette::Text) != QApplication::palette().color(QPalette::Text));
    label.setLook(PlainLabel::Look::Normal);
    QCOMPARE(label.font(), font);
    QCOMPARE(label.palette().color(QPalette::Text), QApplication::palette().color(QPalette::Text));
}

void TextTest::aLongLabelIsCutAndTellsTheWholeText() {
    PlainLabel label(QStringLiteral("A very long name of a company that does not fit here"));
    label.setElided(true);
    label.resize(90, 20);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QVERIFY(label.QLabel::text().endsWith(QStringLiteral("…")));
    QCOMPARE(label.toolTip(), label.text());
    label.resize(900, 20);
    QTRY_COMPARE(label.QLabel::text(), label.text());
    QVERIFY(label.toolTip().isEmpty());
}

void TextTest::toolTipsShowMarkupAsLetters() {
    QCOMPARE(plainToolTip(QStringLiteral("Rohan & Sons")), QStringLiteral("Rohan & Sons"));
    const QString tip = plainToolTip(QStringLiteral("<img src=x> Asha"));
    QCOMPARE(tip, QStringLiteral("<qt>&lt;img src=x&gt; Asha</qt>"));
}

void TextTest::aViewLoadsNoFileFromDisk_data() {
    QTest::addColumn<QString>("html");
    QTest::newRow("img file") << QStringLiteral("<img src='file://%1' width=40 height=40>");
    QTest::newRow("img path") << QStringLiteral("<img src='%1' width=40 height=40>");
    QTest::newRow("background") << QStringLiteral("<table background='%1' width=90%><tr><td>text here</td></tr></table>");
    QTest::newRow("css") << QStringLiteral("<p style=\"background-image:url('file://%1')\">text here</p>");
    QTest::newRow("stylesheet") << QStringLiteral("<link rel=stylesheet href='%1'><p>text</p>");
    QTest::newRow("data") << QStringLiteral("<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
                                            "<image href='%1' width='40' height='40'/></svg>\">");
}

void TextTest::aViewLoadsNoFileFromDisk() {
    QFETCH(QString, html);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("red.png"));
    QVERIFY(redSquare(40).save(file));
    SafeTextView view;
    view.resize(300, 200);
    view.show();

    view.showSanitised(html.arg(file));

    QVERIFY(!containsRed(view));
}

void TextTest::aViewShowsThePicturesItWasGiven() {
    SafeTextView view;
    view.resize(300, 200);
    view.show();
    view.showSanitised(QStringLiteral("<img src='cid:logo'>"), {{QStringLiteral("cid:logo"), redSquare(40)}});
    QVERIFY(containsRed(view));

    view.showPlain(QStringLiteral("<img src='cid:logo'>"));
    QVERIFY(!containsRed(view));
    QCOMPARE(view.toPlainText(), QStringLiteral("<img src='cid:logo'>"));

    view.showSanitised(QStringLiteral("<p>later</p><img src='https://x.test/a.png'>"));
    QVERIFY(!containsRed(view));
    view.addImage(QStringLiteral("https://x.test/a.png"), redSquare(40));
    QVERIFY(containsRed(view));
}

void TextTest::onlyHarmlessLinksAreHandedOn_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isSafe");
    const auto row = [](const char* address, bool isSafe) { QTest::newRow(address) << QString::fromUtf8(address) << isSafe; };
    row("https://mehtatex.in/offer", true);
    row("HTTP://MEHTATEX.IN", true);
    row("mailto:rohan@mehtatex.in", true);
    row("tel:+919820041177", true);
    row("file:///etc/passwd", false);
    row("file://host/share", false);
    row("//host/share", false);
    row("\\\\host\\share", false);
    row("smb://host/share", false);
    row("javascript:alert(1)", false);
    row("data:text/html,x", false);
    row("ms-settings:", false);
    row("leadwell://lead/1", false);
    row("https://", false);
    row("mailto:", false);
    row("offer.html", false);
    row("", false);
}

void TextTest::onlyHarmlessLinksAreHandedOn() {
    QFETCH(QString, address);
    QTEST(isSafeLink(QUrl(address)), "isSafe");
}

void TextTest::aClickedLinkIsReportedWithItsWords() {
    SafeTextView view;
    QSignalSpy activated(&view, &SafeTextView::linkActivated);
    view.showSanitised(QStringLiteral("<p>see <a href='https://evil.test/x'>www.sbi.co.in</a></p>"));

    Q_EMIT view.anchorClicked(QUrl(QStringLiteral("https://evil.test/x")));
    Q_EMIT view.anchorClicked(QUrl(QStringLiteral("file:///etc/passwd")));

    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toUrl(), QUrl(QStringLiteral("https://evil.test/x")));
    QCOMPARE(activated.at(0).at(1).toString(), QStringLiteral("www.sbi.co.in"));
    QVERIFY(!view.openLinks());
    view.setSource(QUrl(QStringLiteral("file:///etc/passwd")));
    QVERIFY(view.toPlainText().startsWith(QStringLiteral("see")));
}

void TextTest::aLinkThatNamesAnotherHostIsFoundOut_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isDeceptive");
    QTest::newRow("another host") << QStringLiteral("https://evil.test/a") << QStringLiteral("www.sbi.co.in") << true;
    QTest::newRow("with scheme") << QStringLiteral("https://evil.test/a") << QStringLiteral("https://sbi.co.in/login") << true;
    QTest::newRow("the host in front") << QStringLiteral("https://sbi.co.in.evil.test") << QStringLiteral("sbi.co.in") << true;
    QTest::newRow("the same") << QStringLiteral("https://www.sbi.co.in/login") << QStringLiteral("SBI.co.in") << false;
    QTest::newRow("plain words") << QStringLiteral("https://evil.test/a") << QStringLiteral("our price list") << false;
    QTest::newRow("look-alike letters") << QStringLiteral("https://аррӏе.com/") << QStringLiteral("apple.com") << true;
}

void TextTest::aLinkThatNamesAnotherHostIsFoundOut() {
    QFETCH(QString, address);
    QFETCH(QString, words);
    QTEST(isDeceptive(QUrl(address), words), "isDeceptive");
}

void TextTest::picturesAreRecognisedByTheirBytesAlone() {
    for (const char* format : {"png", "jpeg"}) {
        const QByteArray bytes = encoded(redSquare(20), format);
        QCOMPARE(imageFormatOf(bytes), QByteArray(format));
        const Result<QImage> image = decodeImage(bytes);
        QVERIFY(image.has_value());
        QCOMPARE(image->size(), QSize(20, 20));
    }
    ImageLimits small;
    small.shownAtMost = QSize(10, 5);
    QCOMPARE(decodeImage(encoded(redSquare(20), "png"), small)->size(), QSize(5, 5));
}

void TextTest::otherFormatsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>");
    QTest::newRow("svg behind xml") << QByteArray("<?xml version='1.0'?><svg/>");
    QTest::newRow("tiff") << QByteArray("II*\0aaaaaaaaaaaa", 16);
    QTest::newRow("bmp") << encoded(redSquare(4), "bmp");
    QTest::newRow("xpm") << QByteArray("/* XPM */ static char* a[] = {");
    QTest::newRow("riff, not webp") << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16);
    QTest::newRow("empty") << QByteArray();
}

void TextTest::otherFormatsAreRefused() {
    QFETCH(QByteArray, bytes);
    const Result<QImage> image = decodeImage(bytes);
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().kind, ErrorKind::Invalid);
}

void TextTest::hugePicturesAreRefusedBeforeDecoding() {
    // A header that promises 60,000 × 60,000 pixels, with a right checksum and nothing behind it.
    QByteArray bytes = encoded(redSquare(4), "png");
    bytes.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    bytes.replace(29, 4, pngChecksum(bytes.mid(12, 17)));
    Result<QImage> image = decodeImage(bytes);
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().kind, ErrorKind::TooLarge);

    ImageLimits tight;
    tight.side = 10;
    image = decodeImage(encoded(redSquare(20), "png"), tight);
    QCOMPARE(image.error().kind, ErrorKind::TooLarge);
    tight = {};
    tight.inputBytes = 10;
    QCOMPARE(decodeImage(encoded(redSquare(20), "png"), tight).error().kind, ErrorKind::TooLarge);
}

void TextTest::brokenPicturesAreRefused() {
    const QByteArray whole = encoded(redSquare(40), "png");
    for (qsizetype length = 8; length < whole.size(); ++length) {
        const Result<QImage> image = decodeImage(whole.left(length));
        if (!image.has_value())
            QVERIFY(!image.error().sentence.isEmpty());
    }
    QCOMPARE(decodeImage(QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(100, 'x')).error().kind, ErrorKind::Protocol);
}

} // namespace leadwell::kit

QTEST_MAIN(leadwell::kit::TextTest)
#include "tst_Text.moc"
