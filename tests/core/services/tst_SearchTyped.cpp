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
    QList<qint64> numbers = must(m_desk->desk().inbox().numbers(filter, {}));
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
    row("98765-43210", {1});
}

void tst_SearchTyped::itIsReadAsItWasMeant() {
    QFETCH(const QString, typed);
    QFETCH(const QList<qint64>, expected);
    QCOMPARE(found(typed), expected);
}

QTEST_GUILESS_MAIN(tst_SearchTyped)
#include "tst_SearchTyped.moc"
