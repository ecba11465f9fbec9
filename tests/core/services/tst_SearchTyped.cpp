// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is typed or pasted into a search is read as whoever typed it meant it.

#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

class tst_SearchTyped : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_desk.reset(); }
    void itIsReadAsItWasMeant_data();
    void itIsReadAsItWasMeant();
    void lettersAreFoundByPlainOnes();

private:
    QList<qint64> found(const QString& typed);

    std::unique_ptr<DeskFixture> m_desk; ///< the same for all rows
};

void tst_SearchTyped::initTestCase() {
    m_desk = std::make_unique<DeskFixture>();
    const auto receive = [this](const char* text) { m_desk->receive(QString::fromUtf8(text)); };
    receive("name: Rajesh Kumar\nphone: 9876543210\nemail: r.k@x.example\n\nHello, the price list please");
    receive("name: Meera Joseph\nphone: 9820041177\n\nHello");
    receive("name: Rajesh Patel\nphone: +44 20 7946 0958\n\nHello again");
}

QList<qint64> tst_SearchTyped::found(const QString& typed) {
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    filter.text = typed;
    const LeadOrder order = must(m_desk->desk().inbox().order(filter, {}));
    if (order.isNear)
        return {};
    QList<qint64> numbers = order.numbers;
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

void tst_SearchTyped::itIsReadAsItWasMeant_data() {
    using Numbers = QList<qint64>;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Numbers>("expected");
    const auto row = [](const char* typed, const Numbers& expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << expected;
    };
    // A minus before the first digits is what it is before any word.
    row("-1177", {1, 3});
    row("-9820041177", {1, 3});
    row("rajesh -3210", {3});
    row("-3210 rajesh", {3});
    row("-rajesh", {2});
    row("--rajesh", {2});
    row("–rajesh", {2}); // As a telephone writes it.

    // Numbers as they are copied from elsewhere.
    row("98765-43210", {1});
    row("\u202A+91 98765 43210\u202C", {1});
    row("\u202A+919876543210\u202C", {1});
    row("\u200E9876543210\u200F", {1});
    row("\uFEFF98765\u200B43210", {1});
    row("tel:+919876543210", {1});
    row("tel:+91-98765-43210;ext=5", {1});
    row("Tel: +91 98765 43210", {1});
    row("whatsapp:+919876543210", {1});
    row("https://wa.me/919876543210", {1});
    row("98765–43210", {1});
    row("98765‑43210", {1});
    row("98765 – 43210", {1});
    row("98765–432", {1});
    row("+91 (0) 98765 43210", {1});
    row("+91 (0)98765 43210", {1});
    row("+44 (0)20 7946 0958", {3});
    row("0044 (0)20 7946 0958", {3});
    row("020 7946 0958", {3});
    row("(020) 7946-0958", {3});
    row("9876543210,", {1});
    row("<9876543210>", {1});
    row("\"98765 43210\"", {1});
    row("(9876543210)", {1});
    row("9876543210.", {1});
    row("98765 98765", {});
    // The same beside other words.
    row("rajesh 98765-43210", {1});
    row("rajesh 98765 43210", {1});
    row("rajesh +91-98765-43210", {1});
    row("rajesh +91 98765 43210", {1});
    row("rajesh +91 (0) 98765 43210", {1});
    row("rajesh 09876543210", {1});
    row("020 7946 0958 patel", {3});
    row("rajesh tel:+919876543210", {1});
    row("patel 9876543210", {});
    row("kumar -98765-43210", {});
    row("kumar -9820041177", {1});
    row("rajesh -09876543210", {3});
    row("rajesh 3210 9876", {1}); // Groups in any order, as any words.
    // What is no number, copied.
    row("R.K@X.EXAMPLE,", {1});
    row("<r.k@x.example>;", {1});
    row("mailto:r.k@x.example?subject=Hi", {1});
    row("Kumar, Rajesh", {1});
    row("(rajesh", {1, 3});
    row("“price list”", {1});
    row("-“price list”", {2, 3});
    row("price\u00A0list", {1});

    // Every word is read, however long the text is.
    QTest::newRow("thirty times the same, then without")
        << QStringLiteral("rajesh ").repeated(30) + QStringLiteral("-patel") << Numbers{1};
    QTest::newRow("ten kilobytes") << QStringLiteral("rajesh ").repeated(1'500) + QStringLiteral("-kumar") << Numbers{3};
    QTest::newRow("nobody has such a word") << QStringLiteral("rajesh ") + QString(900, u'x') << Numbers{};
}

void tst_SearchTyped::itIsReadAsItWasMeant() {
    QFETCH(const QString, typed);
    QFETCH(const QList<qint64>, expected);
    QCOMPARE(found(typed), expected);
}

/// Letters that are no plain one with an accent; whichever of the two is stored.
void tst_SearchTyped::lettersAreFoundByPlainOnes() {
    DeskFixture f;
    const QStringList names{QStringLiteral("Søren Łódź"),       QStringLiteral("Soren Lodz"),
                            QStringLiteral("Straße Yıldız"),    QStringLiteral("STRASSE YILDIZ"),
                            QStringLiteral("Ægir Œuvre Đorđe"), QStringLiteral("Þórður Maria-José"),
                            QStringLiteral("Maeve D’Souza")};
    for (qsizetype i = 0; i < names.size(); ++i)
        f.receive(QStringLiteral("name: %1\nphone: 982004117%2\n\nHello").arg(names.at(i)).arg(i));
    must(f.desk().leads().addNote(7, QStringLiteral("Knows Jørgen of the Mühlstraße")));
    const auto found = [&f](const char* typed) {
        LeadFilter filter;
        filter.text = QString::fromUtf8(typed);
        const LeadOrder order = must(f.desk().inbox().order(filter, {LeadColumn::Number, false}));
        return order.isNear ? QList<qint64>{-1} : order.numbers;
    };
    using Numbers = QList<qint64>;
    for (const char* typed : {"soren", "søren", "SØREN", "sor", "lodz", "łódź", "\"soren lodz\"", "\"søren łódź\""})
        QCOMPARE(found(typed), (Numbers{1, 2}));
    for (const char* typed : {"strasse", "straße", "STRAẞE", "yildiz", "yıldız", "YILDIZ", "Yıldız strasse"})
        QCOMPARE(found(typed), (Numbers{3, 4}));
    for (const char* typed : {"aegir", "ægir", "oeuvre", "đorđe", "dorde"})
        QCOMPARE(found(typed), Numbers{5});
    for (const char* typed : {"thordur", "þórður", "maria-jose", "maria–josé"})
        QCOMPARE(found(typed), Numbers{6});
    QCOMPARE(found("d'souza"), Numbers{7});
    QCOMPARE(found("-soren -strasse -aegir -thordur"), Numbers{7});
    QCOMPARE(found("jørgen"), Numbers{7}); // In a note as it is written there.
    QCOMPARE(found("mühlstraße"), Numbers{7});
    QCOMPARE(f.problems(), QStringList());

    const auto known = [&f](const char* name) {
        return must(f.desk().inbox().lookalikes({}, QString::fromUtf8(name), 5)).size();
    };
    QCOMPARE(known("soren"), 2);
    QCOMPARE(known("søren lodz"), 2);
    QCOMPARE(known("strasse"), 2);
}

QTEST_GUILESS_MAIN(tst_SearchTyped)
#include "tst_SearchTyped.moc"
