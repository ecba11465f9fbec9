// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/Phone.h"
#include "tests/support/Property.h"
#include "tests/support/SourceTree.h"

#include <phonenumbers/phonenumberutil.h>

#include <QFile>
#include <QRegularExpression>

#include <set>
#include <string>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

/// The table writes characters that cannot be seen as \uXXXX, \t and \n.
QString unescaped(QString text) {
    static const QRegularExpression code(QStringLiteral("\\\\u([0-9a-f]{4})"));
    QRegularExpressionMatch match;
    while ((match = code.match(text)).hasMatch())
        text.replace(match.capturedStart(), match.capturedLength(), QChar(match.captured(1).toUShort(nullptr, 16)));
    return text.replace(QStringLiteral("\\t"), QStringLiteral("\t")).replace(QStringLiteral("\\n"), QStringLiteral("\n"));
}

/// Reading what we write gives the same number, in every region; so does reading the number itself.
bool isFixed(const QString& e164, const QString& region) {
    const Result<Phone> itself = normalisePhone(e164, region);
    const Result<Phone> written = normalisePhone(formatPhone(e164), region);
    return itself && itself->e164 == e164 && written && written->e164 == e164;
}

const QStringList someRegions{QStringLiteral("IN"), QStringLiteral("US"), QStringLiteral("BR"), QStringLiteral("IT"),
                              QStringLiteral("AR"), QStringLiteral("MX"), QStringLiteral("DE"), QString()};

} // namespace

/// However a telephone number is written, one E.164 comes out; what is written back is read the same.
class tst_Phone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDigitOrTwoAreTooShort() {
        for (const char* text : {"0", "00", "12", "+1"}) {
            const auto phone = leadwell::domain::normalisePhone(QString::fromLatin1(text), QStringLiteral("IN"));
            QVERIFY(!phone);
            QVERIFY2(phone.error().sentence.contains(QStringLiteral("too short")), qPrintable(phone.error().sentence));
        }
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everySpellingMeansItsNumber_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("e164");
        QTest::addColumn<QString>("extension");
        QFile file(leadwell::test::sourcePath(QStringLiteral("tests/core/domain/phones.tsv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        int rows = 0;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QStringList fields = lines.at(i).split(u'\t');
            if (lines.at(i).startsWith(u'#') || fields.size() < 3)
                continue;
            QTest::addRow("line %d: %s", static_cast<int>(i + 1), qPrintable(fields.at(0)))
                << unescaped(fields.at(0)) << fields.at(1) << fields.at(2) << fields.value(3);
            ++rows;
        }
        QVERIFY2(rows >= 250, "the table shrank");
    }
    void everySpellingMeansItsNumber() {
        QFETCH(QString, text);
        QFETCH(QString, region);
        QFETCH(QString, e164);
        const Result<Phone> phone = normalisePhone(text, region);
        if (e164 == QStringLiteral("!")) {
            QVERIFY2(!phone, qPrintable(phone ? phone->e164 : QString()));
            QCOMPARE(phone.error().kind, ErrorKind::Invalid);
            QVERIFY(phone.error().sentence.endsWith(u'.'));
            return;
        }
        QVERIFY2(phone, qPrintable(phone ? QString() : phone.error().sentence));
        QCOMPARE(phone->e164, e164);
        QTEST(phone->extension, "extension");
        for (const QString& other : someRegions)
            QVERIFY(isFixed(phone->e164, other));
    }

    void anExampleOfEveryCountryAndKindIsKept() {
        using i18n::phonenumbers::PhoneNumber;
        using i18n::phonenumbers::PhoneNumberUtil;
        const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
        std::set<std::string> regions;
        util.GetSupportedRegions(&regions);
        QVERIFY(regions.size() > 200);
        for (const std::string& region : regions) {
            for (int type = PhoneNumberUtil::FIXED_LINE; type <= PhoneNumberUtil::UAN; ++type) {
                PhoneNumber number;
                if (!util.GetExampleNumberForType(region, static_cast<PhoneNumberUtil::PhoneNumberType>(type), &number))
                    continue;
                std::string text;
                util.Format(number, PhoneNumberUtil::E164, &text);
                const QString e164 = QString::fromStdString(text);
                if (e164.count(e164.back()) > e164.size() - 4)
                    continue; // some examples are one digit repeated, which we refuse
                for (const QString& other : someRegions)
                    QVERIFY2(isFixed(e164, other), qPrintable(e164 + u' ' + other));
                util.Format(number, PhoneNumberUtil::NATIONAL, &text);
                const Result<Phone> national = normalisePhone(QString::fromStdString(text), QString::fromStdString(region));
                QVERIFY2(national, text.c_str());
                QCOMPARE(national->e164, e164);
            }
        }
    }

    void normalisingWhatWasFormattedChangesNothing() {
        test::property("normalise ∘ format = normalise", [] {
            const auto digits = *rc::gen::container<std::string>(*rc::gen::inRange(7, 13), rc::gen::inRange('0', char('9' + 1)));
            const QString prefix = QString::fromStdString(
                *rc::gen::element<std::string>("", "+", "+91", "+55", "+52", "+54", "+39", "+1", "+49", "00", "0", "+86"));
            const QString region = someRegions.at(*rc::gen::inRange<int>(0, static_cast<int>(someRegions.size())));
            const Result<Phone> phone = normalisePhone(prefix + QString::fromStdString(digits), region);
            if (!phone)
                return;
            RC_LOG(phone->e164.toStdString());
            for (const QString& other : someRegions)
                RC_ASSERT(isFixed(phone->e164, other));
        });
    }

    void readingNeverStumbles() {
        test::property("any text is read or refused in words", [](const std::string& bytes) {
            const QString text = QString::fromUtf8(QByteArray::fromStdString(bytes));
            const Result<Phone> phone = normalisePhone(text, QStringLiteral("IN"));
            const bool isAnswered = phone.has_value() || !phone.error().sentence.isEmpty();
            RC_ASSERT(isAnswered);
        });
        QVERIFY(!normalisePhone(QString(100'000, u'x'), QStringLiteral("IN")));
        QVERIFY(!normalisePhone(QString(100'000, u'9'), QStringLiteral("IN")));
        QVERIFY(!normalisePhone(QString(100'000, u'('), QStringLiteral("IN")));
        QVERIFY(!normalisePhone(QStringLiteral("9820041177"), QStringLiteral("nowhere")));
    }

    void refusalsSayWhy_data() {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, const char* region, QString sentence) {
            QTest::newRow(text) << QString::fromLatin1(region) << sentence;
        };
        row("98200-4117", "IN", QStringLiteral("“98200-4117” is too short for a phone number in India."));
        row("982", "IN", QStringLiteral("“982” is too short for a phone number in India."));
        row("9820041177982004", "IN", QStringLiteral("“9820041177982004” is too long for a phone number in India."));
        row("5552671", "US", QStringLiteral("“5552671” lacks its area code."));
        row("+99912345678", "IN", QStringLiteral("“+99912345678” starts with a country code that does not exist."));
        row("hello", "IN", QStringLiteral("“hello” is not a phone number."));
        row("9.19820E+11", "IN",
            QStringLiteral("“9.19820E+11” was rounded by a spreadsheet and its last digits are lost. "
                           "Format the column as text and bring it in again."));
        row("9820041177", "", QStringLiteral("“9820041177” has no country code; write it as +91 98200 41177."));
        row("8888888888", "IN", QStringLiteral("“8888888888” is one digit repeated, not a phone number."));
    }
    void refusalsSayWhy() {
        QFETCH(QString, region);
        const Result<Phone> phone = normalisePhone(QString::fromUtf8(QTest::currentDataTag()), region);
        QVERIFY(!phone);
        QTEST(phone.error().sentence, "sentence");
    }

    void aPossibleNumberOfAnUnknownRangeIsAccepted() {
        const Result<Phone> phone = normalisePhone(QStringLiteral("+91 29999 41177"), QStringLiteral("IN"));
        QVERIFY(phone);
        QVERIFY(!phone->isValid);
        QCOMPARE(phone->e164, QStringLiteral("+912999941177"));
    }

    void kindsOfNumbersAreTold() {
        const QString in = QStringLiteral("IN");
        const Phone mobile = *normalisePhone(QStringLiteral("9820041177"), in);
        QVERIFY(mobile.isMobile && mobile.isValid && !mobile.isShared);
        const Phone landline = *normalisePhone(QStringLiteral("022 23456789"), in);
        QVERIFY(!landline.isMobile && landline.isValid && !landline.isShared);
        const Phone tollFree = *normalisePhone(QStringLiteral("1800 425 3800"), in);
        QVERIFY(tollFree.isShared && !tollFree.isMobile);
    }

    void numbersAreWrittenForReading() {
        QCOMPARE(formatPhone(QStringLiteral("+919820041177")), QStringLiteral("+91 98200 41177"));
        QCOMPARE(formatPhone(QStringLiteral("+912223456789")), QStringLiteral("+91 22 2345 6789"));
        QCOMPARE(formatPhone(QStringLiteral("+14155552671")), QStringLiteral("+1 415-555-2671"));
        QCOMPARE(formatPhone(QStringLiteral("+390669821234")), QStringLiteral("+39 06 6982 1234"));
        QCOMPARE(formatPhone(QStringLiteral("+5210000000000")), QStringLiteral("+52 10000000000"));
        for (const QString& text : {QStringLiteral("hello"), QStringLiteral("9820041177"), QStringLiteral("+91 98"), QString()})
            QCOMPARE(formatPhone(text), text);
    }

    void onlyDigitsRemain() {
        QCOMPARE(phoneDigits(QStringLiteral("+91 (0) 98200-४११७७")), QStringLiteral("9109820041177"));
        QCOMPARE(phoneDigits(QStringLiteral("९८२००")), QStringLiteral("98200"));
        QCOMPARE(phoneDigits(QStringLiteral("none²")), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Phone)
#include "tst_Phone.moc"
