// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An order that is kept current by the changed leads alone is the one that is made of all texts anew, after any changes.

#include "core/store/memory/TextOrder.h"
#include "tests/support/Property.h"

#include <map>
#include <set>

using namespace leadwell;
using store::compareText;
using store::TextOrder;
using Number = TextOrder::Number;
using Texts = std::map<Number, QByteArray>;

namespace {

TextOrder madeOf(const Texts& texts) {
    TextOrder::Builder builder;
    for (const auto& [number, text] : texts)
        builder.add(number, text);
    return std::move(builder).sorted();
}

TextOrder::TextOf textsOf(const Texts& texts) {
    return [&texts](Number number) -> Result<std::optional<QByteArray>> {
        const auto text = texts.find(number);
        return text == texts.end() ? std::optional<QByteArray>() : std::optional(text->second);
    };
}

std::vector<Number> listed(const TextOrder& order, bool isDescending) {
    std::vector<Number> numbers;
    order.each(isDescending, [&numbers](Number number) {
        numbers.push_back(number);
        return true;
    });
    return numbers;
}

/// Few texts, so that many are the same.
QByteArray anyText() {
    return *rc::gen::element<QByteArray>("", "a", "A", "b", "B", "ab", "Abc", "abcdefgh", "abcdefghi", "ABCDEFGHJ", "\xC3\xA9",
                                         "zz");
}

Texts anyTexts() {
    Texts texts;
    for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 60)))
        texts[static_cast<Number>(number)] = anyText();
    return texts;
}

/// Changes some of the texts, takes some away, adds some; says which.
std::set<Number> change(Texts& texts) {
    std::set<Number> changed;
    for (const int any : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 70))) {
        const auto number = static_cast<Number>(any);
        changed.insert(number);
        if (*rc::gen::inRange(0, 5) == 0)
            texts.erase(number);
        else if (*rc::gen::inRange(0, 3) > 0 || !texts.contains(number)) // Otherwise only told to have changed.
            texts[number] = anyText();
    }
    return changed;
}

} // namespace

class tst_TextOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsCompareAsInTheFile();
    void bothDirectionsAreThoseOfASort();
    void keptCurrentItIsTheOneMadeAnew();
    void whereNothingMovesLittleIsAsked();
    void anErrorIsHandedOn();
};

void tst_TextOrder::textsCompareAsInTheFile() {
    QVERIFY(compareText("Asha", "asha") == 0);
    QVERIFY(compareText("asha", "Ashaa") < 0);
    QVERIFY(compareText("Z", "a") > 0);
    QVERIFY(compareText("[", "a") < 0);
    QVERIFY(compareText("\xC3\x89", "\xC3\xA9") < 0); // Only A to Z are folded.
    QVERIFY(compareText("", "a") < 0);
}

void tst_TextOrder::bothDirectionsAreThoseOfASort() {
    test::property("A to Z and Z to A, equal texts by falling number", [] {
        const Texts texts = anyTexts();
        const TextOrder order = madeOf(texts);
        for (const bool isDescending : {false, true}) {
            std::vector<Number> expected;
            for (const auto& [number, text] : texts)
                expected.push_back(number);
            std::sort(expected.begin(), expected.end(), [&](Number a, Number b) {
                const int text = compareText(texts.at(a), texts.at(b));
                return text != 0 ? (text < 0) != isDescending : a > b;
            });
            RC_ASSERT(listed(order, isDescending) == expected);
        }
    });
}

void tst_TextOrder::keptCurrentItIsTheOneMadeAnew() {
    test::property("refreshed by what changed it is the order of the texts as they are", [] {
        Texts texts = anyTexts();
        TextOrder order = madeOf(texts);
        for (int round = 0; round < 4; ++round) {
            const std::set<Number> changed = change(texts);
            RC_ASSERT(order.refresh({changed.begin(), changed.end()}, textsOf(texts)).has_value());
            RC_ASSERT(order == madeOf(texts));
        }
    });
}

void tst_TextOrder::whereNothingMovesLittleIsAsked() {
    Texts texts;
    for (Number number = 1; number <= 1'000; ++number)
        texts[number] = QByteArray::number(number % 7);
    TextOrder order = madeOf(texts);
    int asked = 0;
    const auto counting = [&](Number number) {
        ++asked;
        return textsOf(texts)(number);
    };
    QVERIFY(order.refresh({500, 501, 502, 9}, counting).has_value());
    QVERIFY2(asked <= 12, qPrintable(QString::number(asked)));
    QVERIFY(order == madeOf(texts));
}

void tst_TextOrder::anErrorIsHandedOn() {
    TextOrder order = madeOf({{1, "a"}, {2, "b"}});
    const auto refused = order.refresh({2}, [](Number) -> Result<std::optional<QByteArray>> {
        return Error{ErrorKind::Storage, QStringLiteral("The disk is gone."), {}};
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(tst_TextOrder)
#include "tst_TextOrder.moc"
