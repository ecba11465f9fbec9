// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Understanding.h"
#include "tests/support/Property.h"
#include "tests/support/SourceTree.h"

#include <QFile>
#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

/// The language of short messages is told right in at least 98 of 100 cases, Hinglish and mixed scripts among
/// them.
class tst_Language : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void shortMessagesAreToldApart() {
        QFile file(leadwell::test::sourcePath(QStringLiteral("tests/core/domain/languages.tsv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int all = 0;
        QStringList wrong;
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const qsizetype tab = line.indexOf(u'\t');
            if (line.startsWith(u'#') || tab < 0)
                continue;
            const QString expected = line.left(tab);
            const QString message = line.mid(tab + 1);
            const Language language = detectLanguage(message);
            ++all;
            const QString found = language.code.isEmpty() ? QStringLiteral("-") : language.code;
            if (found != expected)
                wrong.append(QStringLiteral("%1 not %2: %3").arg(found, expected, message));
            QVERIFY(language.confidence >= 0 && language.confidence <= 1);
            QCOMPARE(language.code.isEmpty(), language.confidence == 0);
        }
        QVERIFY2(all >= 120, "the set shrank");
        const QString report = QStringLiteral("%1 of %2 wrong\n%3").arg(wrong.size()).arg(all).arg(wrong.join(u'\n'));
        QVERIFY2(static_cast<double>(all - wrong.size()) >= 0.98 * all, qPrintable(report));
    }

    void longerTextsOfLatinLanguagesAreTold_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* code, QString text) { QTest::newRow(code) << text; };
        row("pl", QStringLiteral("Dzień dobry, proszę o przesłanie aktualnej oferty cenowej na dwadzieścia sztuk krzeseł."));
        row("tr", QStringLiteral("Merhaba, yüz adet ürün için fiyat teklifi almak istiyoruz, teşekkür ederiz."));
        row("id", QStringLiteral("Selamat pagi, mohon kirimkan daftar harga terbaru untuk produk ini, terima kasih banyak."));
        row("sv", QStringLiteral("Hej, vi skulle vilja ha en offert på hundra stycken stolar och veta när ni "
                                 "kan leverera dem."));
    }
    void longerTextsOfLatinLanguagesAreTold() {
        QFETCH(QString, text);
        QCOMPARE(detectLanguage(text).code, QString::fromLatin1(QTest::currentDataTag()));
    }

    void anyTextIsAnswered() {
        test::property("code and confidence go together", [](const std::string& bytes) {
            const Language language = detectLanguage(QString::fromUtf8(QByteArray::fromStdString(bytes)));
            RC_ASSERT(language.code.isEmpty() == (language.confidence == 0));
        });
        QCOMPARE(detectLanguage(QString()).code, QString());
        QCOMPARE(detectLanguage(QStringLiteral("price list please ").repeated(200'000)).code, QStringLiteral("en"));
    }
};

QTEST_GUILESS_MAIN(tst_Language)
#include "tst_Language.moc"
