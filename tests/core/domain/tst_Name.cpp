// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/LatinForm.h"
#include "core/domain/person/NameAndEmail.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

/// Names compare without titles, accents, order and script; what is no name contradicts nobody.
class tst_Name : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void namesHaveAKey_data() {
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* key) { QTest::newRow(name) << QString::fromUtf8(key); };
        row("Rohan Mehta", "mehta rohan");
        row("  ROHAN   mehta ", "mehta rohan");
        row("Mehta, Rohan", "mehta rohan");
        row("Mr. Rohan Mehta", "mehta rohan");
        row("Dr. Prof. Rohan Mehta Jr.", "mehta rohan");
        row("Shri Rohan Mehta ji", "mehta rohan");
        row("Rohanbhai Patel", "patel rohanbhai");
        row("Rohan Mehta (Purchase)", "mehta rohan");
        row("Smt. Anita D'Souza", "anita dsouza");
        row("Seán O’Brien", "obrien sean");
        row("José García-López", "garcia jose lopez");
        row("Müller, Jürgen", "jurgen muller");
        row("Łukasz Wójcik", "lukasz wojcik");
        row("Groß", "gross");
        row("Jan van der Berg", "jan vanderberg");
        row("Maria de Souza", "desouza maria");
        row("Ｒｏｈａｎ　Ｍｅｈｔａ", "mehta rohan");
        row("राजेश शर्मा", "rajesh sharma");
        row("श्री राजेश शर्मा", "rajesh sharma");
        row("রহিম", "rahim");
        row("田中様", "田中");
        row("Rohan Rohan", "rohan");
        row("n/a", "");
        row("", "");
    }
    void namesHaveAKey() {
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        QTEST(nameKey(name), "key");
        QCOMPARE(nameKey(nameKey(name)), nameKey(name));
    }

    void namesAgreeOrNot_data() {
        QTest::addColumn<bool>("agree");
        const auto same = [](const char* pair) { QTest::newRow(pair) << true; };
        const auto different = [](const char* pair) { QTest::newRow(pair) << false; };
        same("Rohan Mehta|ROHAN MEHTA");
        same("Rohan Mehta|Mehta Rohan");
        same("Rohan Mehta|Rohan");
        same("Rohan|Mr Rohan Mehta");
        same("R Mehta|Rohan Mehta");
        same("R. K. Mehta|Rohan Kumar Mehta");
        same("Rohan K Mehta|Rohan Mehta");
        same("Rohan Kumar Mehta|Rohan Mehta");
        same("Rohan Mehtaa|Rohan Mehta");
        same("Rajesh Sharma|राजेश शर्मा");
        same("Rohan Mehta|रोहन मेहता");
        same("Müller|Mueller");
        same("Jan van den Berg|Jan Vandenberg");
        same("van der Berg|Jan van der Berg");
        same("D Souza|D'Souza");
        same("Anita Desouza|Anita De Souza");
        same("Rohan Mehta|n/a");
        same("|Rohan");
        same("test|Rohan");
        same("+91 98200 41177|Rohan");
        same("rohan@mehtatex.in|Anita");
        same("Anita|Anitha");
        different("Rohan Mehta|Anita Mehta");
        different("Rohan|Anita");
        different("Rohan Shah|Rohan Mehta");
        different("Ramesh|Rajesh");
        different("Deepak|Deepika");
        different("Sunil|Sunita");
        different("Mahesh|Mukesh");
        different("Mohan|Rohan");
        different("R Mehta|Anita Mehta");
        different("राजेश|Anita");
        different("Al Pacino|Ben Stiller");
    }
    void namesAgreeOrNot() {
        const QStringList pair = QString::fromUtf8(QTest::currentDataTag()).split(u'|');
        QTEST(namesAgree(pair.at(0), pair.at(1)), "agree");
        QTEST(namesAgree(pair.at(1), pair.at(0)), "agree");
    }

    void agreementIsMutualAndWithOneself() {
        const auto name = [] {
            const auto word = [] {
                return *rc::gen::element<std::string>("Rohan", "R", "Mehta", "Dr.", "Anita", "राजेश", "van", "Al", "Zaidi",
                                                      "Müller", "Rajesh", "O'Brien", "(x)", "test", "-", "9820041177", "ii");
            };
            return QString::fromStdString(word() + " " + word() + " " + word());
        };
        test::property("namesAgree is symmetric and reflexive", [&] {
            const QString a = name();
            const QString b = name();
            RC_ASSERT(namesAgree(a, b) == namesAgree(b, a));
            RC_ASSERT(namesAgree(a, a));
            RC_ASSERT(nameKey(nameKey(a)) == nameKey(a));
        });
    }

    void placeholdersAreNoNames_data() {
        QTest::addColumn<bool>("placeholder");
        for (const char* text : {"",
                                 " ",
                                 "n/a",
                                 "N/A",
                                 "NA",
                                 "unknown",
                                 "Unknown User",
                                 "test",
                                 "TEST",
                                 "Test User",
                                 "-",
                                 "--",
                                 "...",
                                 "not provided",
                                 "Not Provided",
                                 "null",
                                 "None",
                                 "asdf",
                                 "xxx",
                                 "aaaa",
                                 "9820041177",
                                 "+91 98200 41177",
                                 "rohan@mehtatex.in",
                                 "WhatsApp User",
                                 "Sir/Madam",
                                 "😀",
                                 "IndiaMART Buyer"})
            QTest::newRow(*text ? text : "empty") << true;
        for (const char* text : {"Rohan", "R", "Li", "Tester Singh", "Nadia", "李", "राजेश", "Nulla Patel", "Max Mustermann"})
            QTest::newRow(text) << false;
    }
    void placeholdersAreNoNames() {
        const QByteArray tag(QTest::currentDataTag());
        QTEST(isPlaceholderName(tag == "empty" ? QString() : QString::fromUtf8(tag)), "placeholder");
    }

    void jaroWinklerMatchesThePublishedExamples() {
        const auto near = [](const char* a, const char* b, double expected) {
            const double value = jaroWinkler(QString::fromLatin1(a), QString::fromLatin1(b));
            return qAbs(value - expected) < 0.001;
        };
        QVERIFY(near("MARTHA", "MARHTA", 0.961));
        QVERIFY(near("DWAYNE", "DUANE", 0.840));
        QVERIFY(near("DIXON", "DICKSONX", 0.813));
        QVERIFY(near("", "", 1.0));
        QVERIFY(near("A", "", 0.0));
        QVERIFY(near("ABC", "XYZ", 0.0));
        test::property("between 0 and 1, symmetric, 1 for equal texts", [](const std::string& x, const std::string& y) {
            const QString a = QString::fromLatin1(QByteArray::fromStdString(x));
            const QString b = QString::fromLatin1(QByteArray::fromStdString(y));
            const double value = jaroWinkler(a, b);
            RC_ASSERT(value >= 0 && value <= 1.0000001);
            RC_ASSERT(qAbs(value - jaroWinkler(b, a)) < 1e-9);
            RC_ASSERT(qAbs(jaroWinkler(a, a) - 1) < 1e-9);
        });
    }

    void indicScriptsAreReadInLatinLetters_data() {
        QTest::addColumn<QString>("latin");
        const auto row = [](const char* text, const char* latin) { QTest::newRow(text) << QString::fromUtf8(latin); };
        row("राजेश", "rajesh");
        row("रोहन", "rohan");
        row("शर्मा", "sharma");
        row("प्रिया", "priya");
        row("गुप्ता", "gupta");
        row("मुंबई", "munbai");
        row("मेहता", "mehta");
        row("जगदीश", "jagdish");
        row("महेश", "mahesh");
        row("कमल", "kamal");
        row("मिश्र", "mishra");
        row("राजकुमार", "rajkumar");
        row("सरस्वती", "sarasvati");
        row("रमा न", "rama na");
        row("ರಾಮ", "rama");
        row("ਘੋੜਾ", "ghora");
        row("फ़ातिमा ज़ैदी", "fatima zaidi");
        row("রাজেশ", "rajesh");
        row("રાજેશ", "rajesh");
        row("ਰਾਜੇਸ਼", "rajesh");
        row("ରାଜେଶ", "rajesh");
        row("రాజేష్", "rajesh");
        row("ರಾಜೇಶ್", "rajesh");
        row("രാജേഷ്", "rajesh");
        row("ராஜேஷ்", "rajesh");
        row("Müller Łódź", "muller lodz");
        row("Mumbai 400 001", "mumbai 400 001");
        row("田中", "田中");
    }
    void indicScriptsAreReadInLatinLetters() { QTEST(latinForm(QString::fromUtf8(QTest::currentDataTag())), "latin"); }
};

QTEST_GUILESS_MAIN(tst_Name)
#include "tst_Name.moc"
