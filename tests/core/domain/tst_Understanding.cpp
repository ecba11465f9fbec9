// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Understanding.h"
#include "tests/support/Property.h"
#include "tests/support/SourceTree.h"

#include <QFile>
#include <QLocale>
#include <QMap>
#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

QList<QStringList> rowsOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QStringList> rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u'#'))
            rows.append(line.split(u'\t'));
    }
    return rows;
}

Understanding read(const QString& message) {
    const QStringList parts = message.split(QStringLiteral(" || "));
    return parts.size() > 1 ? understand(parts.at(0), parts.at(1)) : understand({}, message);
}

Understanding read(const char* message) {
    return read(QString::fromUtf8(message));
}

QString flagsOf(const Understanding& u) {
    return (u.isUrgent ? QStringLiteral("U") : QString()) + (u.hasBudget ? QStringLiteral("B") : QString()) +
           (u.hasTimeline ? QStringLiteral("T") : QString());
}

QString numberText(double number) {
    return number == 0 ? QString() : QString::number(number, 'g', 12);
}

const TriageContext reachable{false, true, true, false};

} // namespace

/// Rules alone read intent, quantity, product, budget, date and urgency out of short messages in four
/// languages.
class tst_Understanding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWeightOfAClothIsNoQuantity() {
        QCOMPARE(understand({}, QStringLiteral("Need price for 12 oz denim")).quantity, 0.0);
        const Understanding both = understand({}, QStringLiteral("Please quote 500 meters of 12 oz denim"));
        QCOMPARE(both.quantity, 500.0);
        QVERIFY2(both.product.contains(QStringLiteral("denim")), qPrintable(both.product));
    }
    void aWishThatIsTakenBackIsHeard_data() {
        QTest::addColumn<bool>("takesBack");
        for (const char* text : {"Sorry, we are not interested", "We no longer need the pumps", "We don't need it anymore",
                                 "We have already bought from another supplier", "Please cancel our enquiry",
                                 "Kein Interesse mehr", "ab nahi chahiye", "अब नहीं चाहिए", "Requirement is closed"})
            QTest::newRow(text) << true;
        for (const char* text : {"Any news?", "Please send the price", "I am interested", "No delay please, we need it today",
                                 "Not only pumps, we need valves", "We have ordered before and want more"})
            QTest::newRow(text) << false;
    }
    void aWishThatIsTakenBackIsHeard() {
        QFETCH(bool, takesBack);
        QCOMPARE(understand({}, QString::fromUtf8(QTest::currentDataTag())).takesBack, takesBack);
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyMessageIsReadAsLabelled_data() {
        QTest::addColumn<QStringList>("row");
        const QList<QStringList> rows = rowsOf(leadwell::test::sourcePath(QStringLiteral("tests/core/domain/messages.tsv")));
        QVERIFY2(rows.size() >= 130, "the table shrank");
        for (const QStringList& row : rows) {
            QCOMPARE(row.size(), 7);
            QTest::newRow(qPrintable(row.at(6).left(80))) << row;
        }
    }
    void everyMessageIsReadAsLabelled() {
        QFETCH(QStringList, row);
        const Understanding u = read(row.at(6));
        QCOMPARE(toText(u.intent), row.at(0));
        QCOMPARE(numberText(u.quantity), row.at(2));
        QCOMPARE(u.unit, row.at(3).chopped(row.at(3).endsWith(u'.') ? 1 : 0));
        QCOMPARE(u.product, row.at(4));
        QCOMPARE(flagsOf(u), row.at(5));
        const Triage triage = triageOf(u, reachable);
        QCOMPARE(toText(triage.heat), row.at(1));
        QVERIFY(triage.confidence > 0 && triage.confidence <= 1);
        QVERIFY(!triage.reason.isEmpty() && !triage.suggestedAction.isEmpty());
        QVERIFY(u.hasBudget == !u.budget.isEmpty());
        QVERIFY(u.hasTimeline == !u.timeline.isEmpty());
    }

    void urgencyIsFoundAndNotImagined() {
        const QList<QStringList> rows = rowsOf(leadwell::test::sourcePath(QStringLiteral("tests/core/domain/urgency.tsv")));
        int urgent = 0;
        int found = 0;
        int calm = 0;
        QStringList wrong;
        for (const QStringList& row : rows) {
            const bool isUrgent = row.at(0) == QStringLiteral("1");
            const bool saysUrgent = read(row.at(1)).isUrgent;
            urgent += isUrgent ? 1 : 0;
            calm += isUrgent ? 0 : 1;
            found += isUrgent && saysUrgent ? 1 : 0;
            if (isUrgent != saysUrgent)
                wrong.append(row.at(1));
        }
        QVERIFY(urgent >= 60 && calm >= 15);
        QVERIFY2(found >= 0.95 * urgent, qPrintable(wrong.join(u'\n')));
        QVERIFY2(wrong.size() <= 3, qPrintable(wrong.join(u'\n')));
    }

    void confidenceLiesInTheBandOfItsEvidence_data() {
        QTest::addColumn<int>("band"); // 0 bare word, 1 clear, 2 strong
        for (const char* text : {"price", "booking", "support", "rate?", "catalogue"})
            QTest::newRow(text) << 0;
        for (const char* text : {"what is the price", "interested in pumps", "need help", "can I book a room", "kitna rate hai"})
            QTest::newRow(text) << 1;
        for (const char* text : {"I want to book 2 seats for Saturday", "how to book", "need price by Friday", "unsubscribe",
                                 "please confirm my booking", "budget 2 lakh, send quotation"})
            QTest::newRow(text) << 2;
    }
    void confidenceLiesInTheBandOfItsEvidence() {
        QFETCH(int, band);
        const double confidence = read(QTest::currentDataTag()).intentConfidence;
        QCOMPARE(confidence >= 0.85 ? 2 : confidence >= 0.6 ? 1 : 0, band);
        QVERIFY(confidence > 0);
    }

    void numbersThatAreNoQuantity_data() {
        QTest::addColumn<QString>("none");
        for (const char* text : {"Call me on 98200 41177",
                                 "Call 9820041177 for details",
                                 "+91 98200 41177",
                                 "My pin is 400001",
                                 "need delivery to 411001",
                                 "We need it by 12/05/2026",
                                 "need it on 2026-12-05",
                                 "meeting on 12 May",
                                 "price for 2025 model",
                                 "since 1984",
                                 "₹50,000 only",
                                 "Rs. 500 per kg",
                                 "500/- per piece",
                                 "rate is 50 per kg",
                                 "@ 50/kg",
                                 "budget 40k",
                                 "need 40 mm pipe",
                                 "need 40s cotton yarn",
                                 "SS-304 sheets",
                                 "need 5% discount",
                                 "need 24x7 support",
                                 "call at 10:30",
                                 "need it in 10 days",
                                 "within 2 weeks",
                                 "12th floor",
                                 "flat no 4",
                                 "5 hp motor",
                                 "62 kVA generator",
                                 "need 2 bhk flat",
                                 "GST 18%",
                                 "plot 12 sector 5",
                                 "A4 paper",
                                 "3D printer",
                                 "IS 2062 grade",
                                 "size 40",
                                 "model 500 mixer"})
            QTest::newRow(text) << QString();
    }
    void numbersThatAreNoQuantity() { QCOMPARE(numberText(read(QTest::currentDataTag()).quantity), QString()); }

    void quantitiesInAllSpellings_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char* text, double value, const char* unit) {
            QTest::newRow(text) << value << QString::fromUtf8(unit);
        };
        row("100 units", 100, "units");
        row("100units", 100, "units");
        row("5 MT", 5, "MT");
        row("5MT", 5, "MT");
        row("5t cement", 5, "t");
        row("20,000 pcs", 20'000, "pcs");
        row("1,00,000 pcs", 100'000, "pcs");
        row("2.5 lakh pieces", 250'000, "pieces");
        row("1 crore pieces", 10'000'000, "pieces");
        row("two hundred boxes", 200, "boxes");
        row("ten bags", 10, "bags");
        row("10-15 bags", 10, "bags");
        row("10 to 15 bags", 10, "bags");
        row("qty 500", 500, "");
        row("Qty: 500 nos", 500, "nos");
        row("quantity required is 75", 75, "");
        row("quantity - 1,500", 1500, "");
        row("2 metric tons", 2, "metric tons");
        row("३ टन", 3, "टन");
        row("৫০ পিস", 50, "পিস");
        row("1.500 Stück bitte liefern Sie", 1500, "Stück");
        row("2,5 tonnes de riz s'il vous plaît", 2.5, "tonnes");
        row("about 30 rolls", 30, "rolls");
        row("100 pcs @ Rs. 50", 100, "pcs");
        row("Rs. 50 each for 100 pcs", 100, "pcs");
        row("call 9820041177 for 20 bags", 20, "bags");
        row("Need 12 steel almirahs, 6.5 ft", 12, "");
        row("Need 500 m drip pipe", 500, "m");
        row("Current price is 250 per kg, moisture 12 kg max. Need 2 lakh pieces", 200'000, "pieces");
    }
    void quantitiesInAllSpellings() {
        const Understanding u = read(QTest::currentDataTag());
        QTEST(u.quantity, "value");
        QTEST(u.unit, "unit");
    }

    /// The unit in another cell, or on another line, as portals write it.
    void quantitiesInTablesAndForms_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char* text, double value, const char* unit) {
            QTest::newRow(text) << value << QString::fromUtf8(unit);
        };
        row("Quantity | 500 | Unit | kg", 500, "kg");
        row("Product | Cotton yarn\nQuantity | 500\nUnit | Kg", 500, "Kg");
        row("Quantity : 500\nQuantity Unit : Pieces", 500, "Pieces");
        row("Quantity Unit : Piece(s)\nQuantity : 1,500", 1500, "Piece(s)");
        row("Quantity: 500 | Unit: Nos.", 500, "Nos.");
        row("Product | Quantity | Unit\nCotton yarn | 500 | Metres", 500, "Metres");
        row("Product | Size | Qty | UOM | Rate\nPipe | 40 mm | 500 | Nos | 20", 500, "Nos");
        row("Item | Rate | Unit | Qty\nYarn | 250 | Kg | 20", 20, "Kg");
        row("S.No | Item | Qty | Unit | Pin | Mobile\n1 | Sheets | 20 | Boxes | 400001 | 9820041177", 20, "Boxes");
        row("Cotton yarn | 500 | Metres", 500, "Metres");
        row("500 | Metres", 500, "Metres");
        row("Yarn no. 40 | 500 | Kg", 500, "Kg");
        row("1 | Boxes | 20 | Pcs", 20, "Pcs");
        row("Quantity | 500 | Metric Ton", 500, "Metric Ton");
        row("Quantity (Kgs): 500", 500, "Kgs");
        row("Quantity (in Kg) | Product\n500 | Yarn", 500, "Kg");
        row("Quantity\t500\nUnit\tKg", 500, "Kg");
        row("Quantity        500\nUnit            Kg", 500, "Kg");
        row("Quantity\n500\nUnit\nKg", 500, "Kg");
        row("Required Quantity : 2 Ton\nUnit : Kg", 2, "Ton");
        row("Quantity | 500 | 9820041177", 500, "");
        // What counts nothing.
        row("Cloth | 12 oz denim | Kg", 0, "");
        row("Quantity : 12 oz denim", 0, "");
        row("Price | 500 | Kg", 0, "");
        row("Item | Rate | Unit\nYarn | 250 | Kg", 0, "");
        row("Size | 40 | Nos", 0, "");
        row("Mobile | 9820041177\nPin | 400001\nUnit | Kg", 0, "");
        row("Quantity | Rs. 500 | Kg", 0, "");
        row("Unit : 5, Plot 12\nQuantity : 500", 500, "");
        row("Quantity : 500\nUnit : Pune plant", 500, "");
        row("Quantity : 500\nUnit Price : 20", 500, "");
        row("Rate (Rs)\n250 | kg", 0, "");
        row("Our target price is\n250 | kg\nand we need Quantity: 1,50,000\nUnit: pcs", 150'000, "pcs");
        row("Please send your best price for\n500 | kg", 500, "kg");
    }
    void quantitiesInTablesAndForms() {
        const Understanding u = read(QTest::currentDataTag());
        QTEST(u.quantity, "value");
        QTEST(u.unit, "unit");
    }

    void budgetsAreReadAsWritten_data() {
        QTest::addColumn<QString>("budget");
        const auto row = [](const char* text, const char* budget) { QTest::newRow(text) << QString::fromUtf8(budget); };
        row("budget 2 lakh", "budget 2 lakh");
        row("₹50,000", "₹50,000");
        row("under $500", "$500");
        row("Rs. 2 lakh", "Rs. 2 lakh");
        row("we can pay 500 rupees", "500 rupees");
        row("500/- per piece", "500");
        row("around 50k budget", "50k budget");
        row("2 lakh tak", "2 lakh tak");
        row("under 50 thousand", "under 50 thousand");
        row("बजट 50 हज़ार", "बजट 50 हज़ार");
        row("20 € pro Stück", "20 €");
        row("100 units", "");
        row("1 lakh pieces", "");
        row("within 10 days", "");
    }
    void budgetsAreReadAsWritten() { QTEST(read(QTest::currentDataTag()).budget, "budget"); }

    void datesAndTermsAreReadAsWritten_data() {
        QTest::addColumn<QString>("timeline");
        const auto row = [](const char* text, const char* timeline) { QTest::newRow(text) << QString::fromUtf8(timeline); };
        row("by Friday", "by Friday");
        row("need it by this Friday please", "by this Friday");
        row("within 10 days", "within 10 days");
        row("within 10 working days", "within 10 working days");
        row("in two weeks", "in two weeks");
        row("this month", "this month");
        row("next week", "next week");
        row("before end of the month", "end of the month");
        row("on 12/05/2026", "on 12/05/2026");
        row("2026-12-05", "2026-12-05");
        row("12 Dec", "12 Dec");
        row("12th of December", "12th of December");
        row("December 12", "December 12");
        row("in March", "in March");
        row("before Diwali", "before Diwali");
        row("kal tak", "kal tak");
        row("agle hafte", "agle hafte");
        row("10 din me", "10 din me");
        row("शुक्रवार तक", "शुक्रवार तक");
        row("अगले महीने", "अगले महीने");
        row("bis Freitag", "bis Freitag");
        row("innerhalb von 10 Tagen", "innerhalb von 10 Tagen");
        row("avant vendredi", "avant vendredi");
        row("la semaine prochaine", "la semaine prochaine");
        row("antes del viernes", "antes del viernes");
        row("may I know the price", "");
        row("we march on", "");
        row("the sun is out", "");
        row("last week we met", "");
        row("100 units", "");
    }
    void datesAndTermsAreReadAsWritten() { QTEST(read(QTest::currentDataTag()).timeline, "timeline"); }

    void requestsForContactAreHeard() {
        for (const char* text : {"call me back", "please contact us", "can you call tomorrow", "is it in stock?", "send price",
                                 "let me know", "baat karni hai", "कॉल करें", "rufen Sie mich an", "llámenme"})
            QVERIFY2(read(text).wantsContact, text);
        for (const char* text : {"ok", "thanks", "I saw you on facebook", "do not call", "I will call you if I need anything"})
            QVERIFY2(!read(text).wantsContact, text);
    }

    void theSubjectHelpsWhereTheTextIsSilent() {
        QCOMPARE(understand(QStringLiteral("Enquiry for air compressor"), QStringLiteral("Please revert.")).product,
                 QStringLiteral("air compressor"));
        QCOMPARE(understand(QStringLiteral("RFQ - HDPE pipes"), {}).product, QStringLiteral("HDPE pipes"));
        QCOMPARE(understand(QStringLiteral("FW: RE: Quotation for switchgear"), QStringLiteral("see below")).product,
                 QStringLiteral("switchgear"));
        QCOMPARE(understand(QStringLiteral("Enquiry for pumps"), QStringLiteral("need price of 20 motors")).product,
                 QStringLiteral("motors"));
        QCOMPARE(understand({}, QStringLiteral("Please make it 300 nos. Very urgent.")).product, QString());
        QCOMPARE(understand({}, QStringLiteral("Need 200 metres cable @ Rs 95 per metre")).product, QStringLiteral("cable"));
        QVERIFY(!understand({}, QStringLiteral("Need 200 metres cable @ Rs 95 per metre")).hasBudget);
        QCOMPARE(understand({}, QStringLiteral("Wir brauchen 40 Stühle – Preis bis Freitag")).product, QStringLiteral("Stühle"));
        const Understanding reply =
            understand(QStringLiteral("Re: Requirement of 250 nos. chairs"), QStringLiteral("Please make it 300 nos. Urgent!"));
        QCOMPARE(reply.quantity, 300.0);
        QVERIFY(reply.evidence.contains(QStringLiteral("300 nos")));
        QCOMPARE(understand(QStringLiteral("Meeting tomorrow"), QStringLiteral("ok")).product, QString());
        QCOMPARE(understand(QStringLiteral("Re: our call"), QString()).product, QString());
    }

    void signaturesAndAddressesSayNothing() {
        const Understanding u = read("Hello.\n\nRegards,\nRohan Mehta\nBooking Manager, Price & Sons\n98200 41177");
        QCOMPARE(u.intent, Intent::None);
        QCOMPARE(read("see https://example.com/book/price?help=1").intent, Intent::None);
        QCOMPARE(read("write to booking@price.example").intent, Intent::None);
    }

    void evidenceNamesTheWords() {
        const Understanding u = read("Urgent: need price for 100 units of 40s cotton by Friday");
        QCOMPARE(u.evidence, (QStringList{QStringLiteral("Urgent"), QStringLiteral("need price for"), QStringLiteral("100 units"),
                                          QStringLiteral("by Friday")}));
        QVERIFY(read("hello").evidence.isEmpty());
    }

    void longAndHostileTextIsReadInTime() {
        const QStringList parts{QStringLiteral("need price for 100 units "),
                                QStringLiteral("book "),
                                QStringLiteral("1,"),
                                QStringLiteral("@."),
                                QStringLiteral("not "),
                                QStringLiteral("₹"),
                                QStringLiteral("a"),
                                QStringLiteral("- "),
                                QStringLiteral("12/"),
                                QStringLiteral("😀"),
                                QStringLiteral("\n"),
                                QStringLiteral("want want want want book "),
                                QStringLiteral("regards ")};
        for (const QString& part : parts) {
            const Understanding u = understand(part.repeated(2000), part.repeated(100'000));
            QVERIFY(u.intentConfidence >= 0 && u.intentConfidence <= 1);
        }
    }

    void anyTextIsRead() {
        test::property("fields agree with each other", [](const std::string& subject, const std::string& text) {
            const Understanding u = understand(QString::fromUtf8(QByteArray::fromStdString(subject)),
                                               QString::fromUtf8(QByteArray::fromStdString(text)));
            RC_ASSERT(u.intentConfidence >= 0 && u.intentConfidence <= 1);
            RC_ASSERT((u.intent == Intent::None) == (u.intentConfidence == 0));
            RC_ASSERT(u.hasBudget == !u.budget.isEmpty());
            RC_ASSERT(u.hasTimeline == !u.timeline.isEmpty());
            RC_ASSERT(u.quantity >= 0);
        });
    }
};

QTEST_GUILESS_MAIN(tst_Understanding)
#include "tst_Understanding.moc"
