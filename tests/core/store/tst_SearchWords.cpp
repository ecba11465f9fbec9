// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept of a text for the search: its words, in one spelling, and nothing that a query language could misread.

#include "core/store/search/SearchWords.h"

#include <QCryptographicHash>
#include <QTest>

using namespace leadwell::store;

class tst_SearchWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsOfATextAreThese_data();
    void wordsOfATextAreThese();
    void whatIsTooShortIsNotLookedFor();
    void anythingBecomesWordsOnly();
    void theIndexOfOldStoresIsStillRight();
};

void tst_SearchWords::wordsOfATextAreThese_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* text, const char* words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("nothing", " \n…", "");
    row("signs between words", "Price-list (40s):\n\"yarn\" 50%; it's", "price list 40s yarn 50 it s");
    row("accents and ligatures", "MÜLLER’s ﬁnal João", "muller s final joao");
    row("Indic also in Latin letters", "राजेश को", "राजेश को rajesh ko");
    row("how a letter is drawn", "क्‍ष", "क्ष ksha");
    row("Indic digits", "९८४५०", "98450");
    row("a number in groups", "call +91 98450 31107.", "call 91 98450 31107 919845031107 9845031107");
    row("a long number in one piece", "+919845031107", "919845031107 9845031107");
    row("a short number", "98450311", "98450311");
    row("amounts are not joined", "40 50", "40 50");
    row("a sign a word", "请发价格表 ok", "请 发 价 格 表 ok");
    row("emoji are no words", "hi🙂there", "hi there");
}

void tst_SearchWords::wordsOfATextAreThese() {
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QCOMPARE(QString::fromUtf8(searchWords(text)), words);
}

void tst_SearchWords::whatIsTooShortIsNotLookedFor() {
    const auto isLong = [](const char* text) { return isLongEnough(searchWords(QString::fromUtf8(text))); };
    QVERIFY(!isLong(""));
    QVERIFY(!isLong("ab"));
    QVERIFY(!isLong("a b"));
    QVERIFY(isLong("abc"));
    QVERIFY(isLong("6 pm"));
    QVERIFY(!isLong("价"));
    QVERIFY(isLong("价格"));
}

void tst_SearchWords::anythingBecomesWordsOnly() {
    QString hostile = QStringLiteral("\" OR text_words:* NEAR(a b) ^c {d} -e AND (f) \\ '; DROP TABLE lead; --");
    hostile += QChar(0) + QString(QChar(0xD800)) + QString(QChar(0xDC00)) + QChar(0x202E) + QChar(0xFFFF);
    const QByteArray words = searchWords(hostile.repeated(1'000));
    QVERIFY(!words.isEmpty());
    for (const char sign : words)
        QVERIFY((sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == ' ' ||
                static_cast<unsigned char>(sign) >= 0x80);
    QVERIFY(searchWords(QString(1'000'000, u'x')).size() <= 100); // Nobody types the rest of such a word.
    QVERIFY(searchWords(QStringLiteral("word ").repeated(100'000)).size() <= 100'000);
}

/// The words in the files of older versions were made by this function. When this test fails, add a migration that makes
/// text_words anew, and only then the new number here.
void tst_SearchWords::theIndexOfOldStoresIsStillRight() {
    QString sample;
    for (char16_t c = 0x20; c < 0x3000; ++c)
        sample += QString(QChar(c)) + (c % 5 == 0 ? u' ' : u'a');
    sample += QString::fromUtf8(" राजेश शर्मा ಬೆಂಗಳೂರು சென்னை తెలుగు ગુજરાતી ਪੰਜਾਬੀ বাংলা മലയാളം 价格表 カタログ ราคา +91 98450-31107");
    QString known; // Letters that Unicode got after Qt 6.4 are left to newer ones.
    for (const QChar c : std::as_const(sample)) {
        if (c.category() != QChar::Other_NotAssigned && c.unicodeVersion() <= QChar::Unicode_11_0)
            known += c;
    }
    const QByteArray print = QCryptographicHash::hash(searchWords(known), QCryptographicHash::Sha256).toHex().left(16);
    QCOMPARE(print, QByteArray("ad0a63d43467b0a3"));
}

QTEST_GUILESS_MAIN(tst_SearchWords)
#include "tst_SearchWords.moc"
