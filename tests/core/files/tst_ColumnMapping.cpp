// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that columns find their fields by header words of several languages and by what is in them.
#include "core/files/ColumnMapping.h"
#include "core/files/HeaderWords.h"
#include "core/files/ValueShape.h"

#include <QTest>

using namespace leadwell::files;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

QStringList fieldIds(const QList<ColumnPlan>& plans) {
    QStringList ids;
    for (const ColumnPlan& plan : plans)
        ids += idOf(plan.field);
    return ids;
}

} // namespace

class tst_ColumnMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyFieldHasAnIdOfItsOwn() {
        QSet<QString> ids;
        const QList<TargetField> fields = allTargetFields();
        QCOMPARE(fields.size(), targetFieldCount);
        for (const TargetField field : fields) {
            ids.insert(idOf(field));
            QCOMPARE(targetFieldFromId(idOf(field)), field);
            QVERIFY(!labelOf(field).isEmpty());
        }
        QCOMPARE(ids.size(), targetFieldCount);
        QCOMPARE(targetFieldFromId(QStringLiteral("nonsense")), TargetField::Skip);
    }

    void headersFindTheirFields_data() {
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* name, const char* headers, const char* fields) {
            QTest::newRow(name) << QString::fromUtf8(headers) << QString::fromLatin1(fields);
        };
        row("shop fair", "Sr. No.|Visitor Name|Firm|Mob.|EMail|City|Remarks", "skip|name|company|phone|email|city|notes");
        row("hindi", "क्रमांक|नाम|कंपनी|मोबाइल|ईमेल|शहर|राज्य|टिप्पणी", "skip|name|company|phone|email|city|region|notes");
        row("german", "Vorname|Nachname|Firma|Telefon|E-Mail|Ort|Land|Bemerkung",
            "first_name|last_name|company|phone|email|city|country|notes");
        row("german, surname as Name", "Name|Vorname|Firma", "last_name|first_name|company");
        row("french", "Nom|Prénom|Société|Téléphone|Courriel|Ville|Pays",
            "last_name|first_name|company|phone|email|city|country");
        row("french, one name", "Nom|Téléphone", "name|phone");
        row("spanish", "Nombre|Apellidos|Empresa|Teléfono|Correo electrónico|Ciudad|País|Cantidad",
            "first_name|last_name|company|phone|email|city|country|quantity");
        row("portal",
            "QUERY_ID|SENDER_NAME|SENDER_MOBILE|SENDER_EMAIL|SENDER_COMPANY|QUERY_PRODUCT_NAME|QUERY_MESSAGE|"
            "QUERY_TIME",
            "external_id|name|phone|email|company|product|message|created");
        row("crm export",
            "Record ID|First Name|Last Name|Phone Number|Contact owner|Lead Status|Create Date|Last Modified "
            "Date",
            "external_id|first_name|last_name|phone|owner|stage|created|last_activity");
        row("camel case", "leadSource|companyName|jobTitle|assignedTo", "source|company|title|owner");
        row("shouting", "FULL NAME *|WHATSAPP NO.|E-MAIL ID|QTY REQUIRED|BUDGET (INR)", "name|whatsapp|email|quantity|value");
        row("two phones", "Name|Mobile|Phone", "name|phone|phone2");
        row("second phone by name", "Name|Alternate No|Mobile No", "name|phone2|phone");
        row("longer headers", "Your best phone number please|Name of the company", "phone|company");
        row("nothing known", "foo|bar", "skip|skip");
        row("status and tags", "Lead Stage|Temperature|Tags|Deal value|Industry|No. of employees",
            "stage|heat|tags|value|industry|company_size");
    }
    void headersFindTheirFields() {
        QFETCH(QString, headers);
        QFETCH(QString, fields);
        const auto plans = suggestMapping(headers.split(QLatin1Char('|')), {});
        QCOMPARE(fieldIds(plans), fields.split(QLatin1Char('|')));
    }

    void cellsDecideWhereHeadersDoNot() {
        const auto plans = suggestMapping(words("A|B|C|Contact|Website"),
                                          {words("asha@rao.in|98200 41177|14/11/2026|+91 98111 22333|rao.in"),
                                           words("ravi@shah.in|98111 22333|15/11/2026|+91 98111 22334|shah.in")});
        QCOMPARE(fieldIds(plans), words("email|phone|created|phone2|skip"));
        QVERIFY(plans.at(0).certainty > 0.8);
        QCOMPARE(plans.at(0).reason, QStringLiteral("All values look like e-mail addresses."));
    }

    void theShareOfReadableCellsIsCounted() {
        const QList<QStringList> rows = {words("98200 41177|x"), words("call me|y"), words("|z"), words("+91 98111 22333|y")};
        const auto plan = suggestMapping(words("Phone|Note"), rows).first();
        QCOMPARE(plan.filled, 3);
        QCOMPARE(plan.readablePercent, 66);
        QCOMPARE(plan.unreadable, words("call me"));
        QCOMPARE(plan.examples.size(), 3);
        const auto changed = withField(plan, TargetField::Notes, rows);
        QCOMPARE(changed.readablePercent, 100);
        QVERIFY(changed.unreadable.isEmpty());
    }

    void theCallersRulesDecideWhatIsReadable() {
        CellChecks checks;
        checks.insert(TargetField::Stage, [](const QString& cell) { return cell == QStringLiteral("New"); });
        const auto plan = suggestMapping(words("Stage"), {words("New"), words("Old")}, checks).first();
        QCOMPARE(plan.readablePercent, 50);
        QCOMPARE(plan.unreadable, words("Old"));
    }

    void aDateColumnKnowsItsOrder() {
        const auto plan = suggestMapping(words("Date"), {words("11/14/2026"), words("1/2/2026")}).first();
        QCOMPARE(plan.field, TargetField::Created);
        QCOMPARE(plan.dates.order, DateOrder::MonthFirst);
        QCOMPARE(plan.readablePercent, 100);
    }

    void theSignatureIgnoresSpelling() {
        QCOMPARE(headerSignature(words("E-Mail|Phone No.")), headerSignature(words("e mail |PHONE NO")));
        QVERIFY(headerSignature(words("Email|Phone")) != headerSignature(words("Phone|Email")));
        QVERIFY(headerSignature(words("ab|c")) != headerSignature(words("a|bc")));
    }

    void tenThousandColumnsAreMapped() {
        QStringList headers;
        QStringList cells;
        for (int i = 0; i < 10'000; ++i) {
            headers += QStringLiteral("Phone %1").arg(i);
            cells += QStringLiteral("98200 41177");
        }
        const auto plans = suggestMapping(headers, {cells});
        QCOMPARE(plans.size(), 10'000);
        QCOMPARE(std::count_if(plans.cbegin(), plans.cend(), [](const auto& p) { return p.field == TargetField::Phone; }), 1);
    }

    void looksAreTold() {
        QVERIFY(looksLikePhone(QStringLiteral("+91-98200-41177")));
        QVERIFY(looksLikePhone(QStringLiteral("(022) 2345 6789 ext. 12")));
        QVERIFY(looksLikePhone(QStringLiteral("९८२००४११७७")));
        QVERIFY(!looksLikePhone(QStringLiteral("14/11/2026")));
        QVERIFY(!looksLikePhone(QStringLiteral("12345")));
        QVERIFY(!looksLikePhone(QStringLiteral("9820041.77")));
        QVERIFY(looksLikeEmail(QStringLiteral("Asha Rao <asha@rao.in>")));
        QVERIFY(!looksLikeEmail(QStringLiteral("asha at rao.in")));
    }
};

QTEST_GUILESS_MAIN(tst_ColumnMapping)
#include "tst_ColumnMapping.moc"
