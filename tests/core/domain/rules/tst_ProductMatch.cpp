// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which product a message means: whole words, a mistyped letter, the beginning of a name, and what is not clear.

#include "core/domain/rules/ProductMatch.h"

#include <QTest>

using namespace leadwell::domain;

class tst_ProductMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMeant_data();
    void whatIsMeant();
};

void tst_ProductMatch::whatIsMeant_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("product");
    QTest::addColumn<int>("mayBe");
    const auto row = [](const char* name, const char* text, const char* product, int mayBe = 0) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(product) << mayBe;
    };
    row("whole name", "How much is the Everest Base Camp Trek in May?", "Everest Base Camp Trek");
    row("without its end", "everest base camp, 4 people", "Everest Base Camp Trek");
    row("mistyped", "Price of Everst Base Camp please", "Everest Base Camp Trek");
    row("letters exchanged", "manasul circuit?", "Manaslu Circuit");
    row("the longer of two", "is annapurna base camp open", "Annapurna Base Camp");
    row("could be either", "annapurna in october", "", 2);
    row("Hindi", "मनाली टूर का रेट क्या है", "मनाली टूर");
    row("a part of a word", "everestian views", "");
    row("nothing", "Do you have woollen socks?", "");
    row("only a common beginning", "The best price?", "");
    row("empty", "", "");
}

void tst_ProductMatch::whatIsMeant() {
    QFETCH(const QString, text);
    QFETCH(const QString, product);
    QFETCH(const int, mayBe);
    const QStringList products{QStringLiteral("Everest Base Camp Trek"),
                               QStringLiteral("Annapurna Base Camp"),
                               QStringLiteral("Annapurna Circuit"),
                               QStringLiteral("Manaslu Circuit"),
                               QStringLiteral("मनाली टूर"),
                               QStringLiteral("The Tea Houses of Ilam")};
    const ProductMatch match = productNamedIn(text, products);
    QCOMPARE(match.product, product);
    QCOMPARE(match.mayBe.size(), mayBe);
}

QTEST_GUILESS_MAIN(tst_ProductMatch)
#include "tst_ProductMatch.moc"
