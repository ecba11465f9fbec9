// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Money.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;

/// Amounts are written with the sign of the currency and the grouping of the reader's language.
class tst_Money : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anAmountIsWrittenAsTheReaderExpects_data() {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, qint64 minor, const char* currency, const char* locale, QString text) {
            QTest::newRow(name) << minor << QString::fromLatin1(currency) << QString::fromLatin1(locale) << text;
        };
        row("lakhs are grouped in twos", 18'400'000, "INR", "en_IN", QStringLiteral("₹1,84,000"));
        row("crores too", 12'345'678'900, "INR", "en_IN", QStringLiteral("₹12,34,56,789"));
        row("paise appear when there are any", 18'400'050, "INR", "en_IN", QStringLiteral("₹1,84,000.50"));
        row("small", 500, "INR", "en_IN", QStringLiteral("₹5"));
        row("nothing owed", 0, "INR", "en_IN", QStringLiteral("₹0"));
        row("dollars in threes", 123'456'789, "USD", "en_US", QStringLiteral("$1,234,567.89"));
        row("euros behind in German", 18'400'050, "EUR", "de_DE", QStringLiteral("184.000,50\u00a0€"));
        row("yen have no decimals", 1234, "JPY", "en_US", QStringLiteral("JPY 1,234"));
        row("dinars have three", 1'234'500, "KWD", "en_US", QStringLiteral("KWD 1,234.500"));
    }
    void anAmountIsWrittenAsTheReaderExpects() {
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        QFETCH(QString, locale);
        QTEST(formatMoney({minor, currency}, locale), "text");
    }

    void noCurrencyMeansNoAmount() {
        QVERIFY(!Money{}.isSet());
        QVERIFY(formatMoney({}, QStringLiteral("en_IN")).isEmpty());
    }

    void amountsOfOneCurrencyAddUp() {
        test::property("sum of minors", [](int a, int b) {
            const QString inr = QStringLiteral("INR");
            const Money sum = Money{a, inr} + Money{b, inr};
            RC_ASSERT(sum.minor == qint64(a) + b);
            RC_ASSERT(sum.currency == inr);
        });
    }

    void everyCurrencyKnowsItsDecimals() {
        QCOMPARE(minorDigits(QStringLiteral("INR")), 2);
        QCOMPARE(minorDigits(QStringLiteral("JPY")), 0);
        QCOMPARE(minorDigits(QStringLiteral("KWD")), 3);
    }
};

QTEST_GUILESS_MAIN(tst_Money)
#include "tst_Money.moc"
