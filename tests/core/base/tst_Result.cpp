// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Answer.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

#include <memory>

using namespace leadwell;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0)
        return Error{ErrorKind::Invalid, QStringLiteral("%1 is odd.").arg(number), {}};
    return number / 2;
}

Result<int> quarter(int number) {
    LW_TRY(const int once, half(number));
    LW_TRY(const int twice, half(once));
    return twice;
}

Result<void> mustBeEven(int number) {
    LW_CHECK(half(number));
    return {};
}

Result<std::unique_ptr<int>> boxed(int number) {
    LW_TRY(auto box, Result<std::unique_ptr<int>>(std::make_unique<int>(number)));
    return box;
}

} // namespace

/// A Result is a value or an error; LW_TRY and LW_CHECK hand the error on and stop the function there.
class tst_Result : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aValueIsReadBack() {
        const Result<int> result = half(8);
        QVERIFY(result);
        QVERIFY(result.has_value());
        QCOMPARE(*result, 4);
        QCOMPARE(result.value_or(7), 4);
    }

    void anErrorKeepsKindAndSentence() {
        const Result<int> result = half(7);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QCOMPARE(result.error().sentence, QStringLiteral("7 is odd."));
        QCOMPARE(result.value_or(7), 7);
    }

    void tryStopsAtTheFirstError() {
        QCOMPARE(*quarter(12), 3);
        QCOMPARE(quarter(7).error().sentence, QStringLiteral("7 is odd."));
        QCOMPARE(quarter(6).error().sentence, QStringLiteral("3 is odd."));
    }

    void checkGoesOnOrReturnsTheError() {
        QVERIFY(mustBeEven(4));
        QVERIFY(!mustBeEven(5));
    }

    void aValueThatOnlyMovesPassesThrough() {
        Result<std::unique_ptr<int>> result = boxed(9);
        const std::unique_ptr<int> box = std::move(result).value();
        QCOMPARE(*box, 9);
    }

    void anAnswerThatIsThereAlreadyIsFinished() {
        const Answer<int> answer = answered(half(8));
        QVERIFY(answer.isFinished());
        QCOMPARE(*answer.result(), 4);
    }

    void everyErrorKindHasItsOwnWord() {
        QStringList words;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
            words.append(toText(static_cast<ErrorKind>(kind)));
        QCOMPARE(words.removeDuplicates(), 0);
        QVERIFY(!words.contains(QString()));
    }

    void anInstantIsWrittenInUtc() {
        QCOMPARE(Instant::fromMs(1'795'165'200'000).toIso(), QStringLiteral("2026-11-20T09:00:00.000Z"));
        QVERIFY(Instant().toIso().isEmpty());
        QCOMPARE(Instant::fromMs(1000) + Millis(5), Instant::fromMs(1005));
        QCOMPARE((Instant::fromMs(1000) - Instant::fromMs(400)).count(), 600);
    }
};

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_Result.moc"
