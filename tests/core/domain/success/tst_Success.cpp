// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a success counts and how well somebody does: by the weights of its time, exactly, and by nothing else.

#include "core/domain/success/Performance.h"
#include "tests/support/Property.h"

#include <algorithm>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

using Which = SuccessOccurrence;
constexpr auto day = std::chrono::hours(24);
const Instant noon = Instant::fromMs(1'795'165'200'000);

template<class IdType>
IdType idOf(int number) {
    return IdType::fromText(QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 16, QLatin1Char('0')));
}

SuccessEvent happened(SuccessKind kind, Instant at, bool isRepeat = false, const char* named = "") {
    SuccessEvent made;
    made.kind = kind;
    made.member = idOf<MemberId>(1);
    made.at = at;
    made.isRepeat = isRepeat;
    made.definition = QString::fromLatin1(named);
    return made;
}

SuccessDefinition definition(const char* name, SuccessKind kind, Which which, int weight, Instant since) {
    return {idOf<SuccessDefinitionId>(9), QString::fromLatin1(name), kind, which, weight, since};
}

/// Successes of three people in half a year, and definitions that begin somewhere in it.
QList<SuccessEvent> someEvents() {
    QList<SuccessEvent> events;
    const int count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
        SuccessEvent one = happened(static_cast<SuccessKind>(*rc::gen::inRange(0, successKindCount)),
                                 noon - std::chrono::minutes(*rc::gen::inRange(-1'000, 180 * 24 * 60)),
                                 *rc::gen::arbitrary<bool>(), *rc::gen::inRange(0, 5) == 0 ? "Payment" : "");
        one.id = idOf<SuccessEventId>(i + 1);
        one.member = idOf<MemberId>(*rc::gen::inRange(1, 4));
        if (*rc::gen::inRange(0, 6) == 0)
            one.takenBackAt = noon;
        events.append(one);
    }
    return events;
}

QList<SuccessDefinition> someDefinitions() {
    QList<SuccessDefinition> definitions = shippedSuccessDefinitions();
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        const SuccessDefinition known = definitions.at(*rc::gen::inRange(0, 4));
        SuccessDefinition one = known;
        if (*rc::gen::arbitrary<bool>())
            one.name = QStringLiteral("Own %1").arg(*rc::gen::inRange(0, 3));
        one.weight = *rc::gen::inRange(0, 9'000);
        one.since = noon - std::chrono::minutes(*rc::gen::inRange(0, 180 * 24 * 60));
        definitions.append(one);
    }
    return definitions;
}

qint64 scoreOfAll(const QList<SuccessEvent>& events, const QList<SuccessDefinition>& definitions, Instant at) {
    qint64 sum = 0;
    for (int person = 1; person < 4; ++person)
        sum += scoreOf(contributionsOf(idOf<MemberId>(person), events, definitions, at));
    return sum;
}

} // namespace

class tst_Success : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreReadBack();
    void eachKindCountsWhatIsDefined();
    void aDefinitionAppliesFromItsDateOnly();
    void aLaterDefinitionChangesNothingBeforeIt();
    void whatSaysMoreCounts();
    void aNamedDefinitionCounts();
    void contributionsSumUp();
    void takingBackTakesExactlyItsContribution();
    void onlyTheLastNinetyDaysCount();
    void standingIsFair();
    void weightsAreRead_data();
    void weightsAreRead();
    void aDefinitionThatCannotBeIsRefused();
};

void tst_Success::wordsAreReadBack() {
    for (int i = 0; i < successKindCount; ++i) {
        const auto kind = static_cast<SuccessKind>(i);
        QCOMPARE(*successKindFromText(toText(kind)), kind);
        QCOMPARE(*successKindFromText(toText(kind).toLower().replace(u'_', u'-')), kind);
        QVERIFY(!inWords(kind).isEmpty());
    }
    for (const QString& text : successOccurrenceTexts())
        QCOMPARE(toText(*successOccurrenceFromText(text)), text);
    QVERIFY(successKindFromText(QStringLiteral("handshake")).error().sentence.contains(QStringLiteral("demo_booked")));
    QVERIFY(!successOccurrenceFromText(QStringLiteral("second")));
}

void tst_Success::eachKindCountsWhatIsDefined() {
    const auto& shipped = shippedSuccessDefinitions();
    QCOMPARE(weightOf(happened(SuccessKind::DemoBooked, noon), shipped), (SuccessWeight{QStringLiteral("Demo Booked"), 1'000}));
    QCOMPARE(weightOf(happened(SuccessKind::PaymentReceived, noon), shipped), (SuccessWeight{QStringLiteral("Payment"), 3'000}));
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon), shipped), (SuccessWeight{QStringLiteral("First Order"), 3'000}));
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon, true), shipped),
             (SuccessWeight{QStringLiteral("Repeat Purchase"), 2'000}));
    QCOMPARE(weightOf(happened(SuccessKind::DemoBooked, noon), {}), SuccessWeight());
}

void tst_Success::aDefinitionAppliesFromItsDateOnly() {
    auto definitions = shippedSuccessDefinitions();
    definitions.append(definition("first order", SuccessKind::OrderReceived, Which::First, 5'000, noon));
    const auto weight = [&](Instant at) { return weightOf(happened(SuccessKind::OrderReceived, at), definitions).weight; };
    QCOMPARE(weight(noon - Millis(1)), 3'000);
    QCOMPARE(weight(noon), 5'000);
    definitions.append(definition("First Order", SuccessKind::OrderReceived, Which::First, 0, noon + 10 * day)); // It ends.
    QCOMPARE(weight(noon + 9 * day), 5'000);
    QCOMPARE(weight(noon + 10 * day), 0);
}

void tst_Success::aLaterDefinitionChangesNothingBeforeIt() {
    test::property("whatever is defined later, what was before counts the same", [] {
        auto definitions = someDefinitions();
        const auto events = someEvents();
        SuccessDefinition later = definitions.at(*rc::gen::inRange(0, static_cast<int>(definitions.size())));
        later.weight = *rc::gen::inRange(0, 100'000);
        later.since = noon - std::chrono::minutes(*rc::gen::inRange(0, 180 * 24 * 60));
        QList<SuccessWeight> before;
        for (const SuccessEvent& one : events)
            before.append(weightOf(one, definitions));
        definitions.append(later);
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (events.at(i).at < later.since)
                RC_ASSERT(weightOf(events.at(i), definitions) == before.at(i));
        }
    });
}

void tst_Success::whatSaysMoreCounts() {
    auto known = shippedSuccessDefinitions();
    known.append(definition("Any order", SuccessKind::OrderReceived, Which::Every, 90'000, Instant()));
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon), known).definition, QStringLiteral("First Order"));
    known.append(definition("Opening", SuccessKind::OrderReceived, Which::First, 4'000, Instant()));
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon), known).definition, QStringLiteral("Opening"));
    test::property("their order decides nothing about the weight", [] {
        auto definitions = someDefinitions();
        const auto events = someEvents();
        auto turned = definitions;
        std::stable_sort(turned.begin(), turned.end(), [](const auto& a, const auto& b) { return a.since < b.since; });
        for (const SuccessEvent& one : events)
            RC_ASSERT(weightOf(one, turned).weight == weightOf(one, definitions).weight);
    });
}

void tst_Success::aNamedDefinitionCounts() {
    const auto& shipped = shippedSuccessDefinitions();
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon, false, "repeat purchase"), shipped).weight, 2'000);
    QCOMPARE(weightOf(happened(SuccessKind::OrderReceived, noon, false, "Gone"), shipped), SuccessWeight());
}

void tst_Success::contributionsSumUp() {
    test::property("a score is the sum of what its successes count", [] {
        const auto events = someEvents();
        const auto definitions = someDefinitions();
        qint64 expected = 0;
        for (const SuccessEvent& one : events) {
            if (!one.takenBackAt.isSet() && one.at <= noon && one.at > noon - 90 * day)
                expected += weightOf(one, definitions).weight;
        }
        RC_ASSERT(scoreOfAll(events, definitions, noon) == expected);
    });
}

void tst_Success::takingBackTakesExactlyItsContribution() {
    test::property("what is taken back is missing, and nothing else", [] {
        auto events = someEvents();
        RC_PRE(!events.isEmpty());
        const auto definitions = someDefinitions();
        SuccessEvent& one = events[*rc::gen::inRange(0, static_cast<int>(events.size()))];
        const auto counts = contributionsOf(one.member, {one}, definitions, noon);
        const qint64 before = scoreOfAll(events, definitions, noon);
        one.takenBackAt = noon;
        RC_ASSERT(scoreOfAll(events, definitions, noon) == before - scoreOf(counts));
    });
}

void tst_Success::onlyTheLastNinetyDaysCount() {
    const SuccessEvent one = happened(SuccessKind::DemoBooked, noon);
    const auto score = [&](Instant at) { return scoreOf(contributionsOf(one.member, {one}, shippedSuccessDefinitions(), at)); };
    QCOMPARE(score(noon - Millis(1)), 0);
    QCOMPARE(score(noon), 1'000);
    QCOMPARE(score(noon + 90 * day - Millis(1)), 1'000);
    QCOMPARE(score(noon + 90 * day), 0);
}

void tst_Success::standingIsFair() {
    QCOMPARE(perMilleOf({}, {}), (QHash<MemberId, int>()));
    test::property("who does as the average stands in the middle, who does better stands higher, nobody at an end", [] {
        QList<MemberId> team;
        Scores scores;
        const int count = *rc::gen::inRange(1, 9);
        for (int i = 0; i < count; ++i) {
            team.append(idOf<MemberId>(i + 1));
            scores.insert(team.last(), *rc::gen::inRange<qint64>(0, 200'000));
        }
        const auto standing = perMilleOf(scores, team);
        qint64 sum = 0;
        for (const MemberId& one : team)
            sum += scores.value(one);
        for (const MemberId& one : team) {
            RC_ASSERT(standing.value(one) > 0 && standing.value(one) < 1'000);
            if (scores.value(one) * count >= sum)
                RC_ASSERT(standing.value(one) >= 500);
            if (scores.value(one) * count <= sum)
                RC_ASSERT(standing.value(one) <= 500);
            for (const MemberId& other : team) {
                if (scores.value(one) > scores.value(other))
                    RC_ASSERT(standing.value(one) >= standing.value(other));
            }
        }
    });
}

void tst_Success::weightsAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("weight");
    QTest::newRow("whole") << QStringLiteral("3") << 3'000;
    QTest::newRow("a part") << QStringLiteral(" 2.5 ") << 2'500;
    QTest::newRow("comma") << QStringLiteral("0,125") << 125;
    QTest::newRow("nothing") << QStringLiteral("0") << 0;
    QTest::newRow("below") << QStringLiteral("-1") << -1;
    QTest::newRow("too much") << QStringLiteral("1000.5") << -1;
    QTest::newRow("word") << QStringLiteral("much") << -1;
    QTest::newRow("no number") << QStringLiteral("nan") << -1;
    QTest::newRow("empty") << QString() << -1;
}

void tst_Success::weightsAreRead() {
    QFETCH(const QString, text);
    QFETCH(const int, weight);
    const auto read = pointsFromText(text);
    QCOMPARE(read.has_value(), weight >= 0);
    if (read) {
        QCOMPARE(*read, weight);
        QCOMPARE(*pointsFromText(pointsText(*read)), weight);
    }
}

void tst_Success::aDefinitionThatCannotBeIsRefused() {
    QVERIFY(check(definition("First Order", SuccessKind::OrderReceived, Which::First, 0, noon)));
    QVERIFY(!check(definition("  ", SuccessKind::OrderReceived, Which::First, 1, noon)));
    QVERIFY(!check(definition("Order", SuccessKind::OrderReceived, Which::First, -1, noon)));
    QVERIFY(!check(definition("Order", SuccessKind::OrderReceived, Which::First, SuccessDefinition::weightMax + 1, noon)));
    QVERIFY(!check(definition(QByteArray(100, 'x').constData(), SuccessKind::OrderReceived, Which::First, 1, noon)));
}

QTEST_GUILESS_MAIN(tst_Success)
#include "tst_Success.moc"
