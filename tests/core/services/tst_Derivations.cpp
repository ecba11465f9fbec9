// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every computed value of a lead says how it came about, down to the message or the person; put through the rules, what the
// leaves say is the value.

#include "core/domain/capture/Understanding.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

class tst_Derivations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyValueLeadsToTheMessage();
    void whatCameInAFieldIsNotCitedFromTheWords();
    void whatStandsInTheWordsIsCited();
    void whatAPersonTypedSaysSo();
    void anUndoneFieldSaysWhoSpeaksNow();
    void theLeavesGiveTheValue();
    void longMessagesShowThePartThatCounts();
};

namespace {

const Derivation* find(const QList<Derivation>& list, const QString& what) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Derivation& one) { return one.what == what; });
    return found == list.end() ? nullptr : &*found;
}

LeadDerivations derived(DeskFixture& f, qint64 number) {
    return must(f.desk().inbox().derivations(number));
}

int sumOfLeaves(const Derivation& tree) {
    int sum = 0;
    for (const Derivation& factor : tree.from) {
        for (const Derivation& part : factor.from)
            sum += part.value.toInt();
    }
    return sum;
}

const Derivation& writtenOf(const LeadDerivations& all) {
    return all.heat.tree.from.at(1);
}

} // namespace

void tst_Derivations::everyValueLeadsToTheMessage() {
    DeskFixture f;
    f.addMember(QStringLiteral("Karan S"));
    const auto outcome = f.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\nNeed price "
                                                  "for 100 units of 40s cotton, delivery by Friday?"));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    const LeadDetail detail = must(f.desk().inbox().detail(outcome.leadNumber));
    const auto entry = std::find_if(detail.timeline.begin(), detail.timeline.end(),
                                    [](const TimelineEntry& one) { return one.message.has_value(); });
    QVERIFY(entry != detail.timeline.end());

    QCOMPARE(all.score.tree.value, QString::number(detail.lead.score));
    QCOMPARE(all.score.tree.rule, QStringLiteral("score, version 1"));
    QCOMPARE(sumOfLeaves(all.score.tree), detail.lead.score);
    QVERIFY(!all.score.changes.isEmpty());
    const Derivation* demographic = find(all.score.tree.from, QStringLiteral("demographic"));
    const Derivation* company = find(demographic->from, QStringLiteral("Company known"));
    QVERIFY(company && company->origin);
    QCOMPARE(company->origin->message, entry->message->id);
    QCOMPARE(company->origin->event, entry->message->eventId);
    QVERIFY(company->origin->who.contains(QStringLiteral("Rohan Mehta")));
    const Derivation* phone = find(demographic->from, QStringLiteral("Phone number known"));
    QVERIFY(phone && phone->origin && phone->origin->message == entry->message->id);

    QCOMPARE(find(all.facts.tree.from, QStringLiteral("Language"))->value, QStringLiteral("English"));
    QCOMPARE(writtenOf(all).from.size(), 1);
    QVERIFY2(writtenOf(all).sentence.isEmpty(), "the message says the same");
    QCOMPARE(writtenOf(all).from.first().origin->message, entry->message->id);
    QVERIFY(writtenOf(all).from.first().sentence.contains(QStringLiteral("price")));
    QVERIFY(all.triage.tree.origin && all.triage.tree.origin->message == entry->message->id);
    QVERIFY(all.priority.tree.from.last().origin.has_value());
    QVERIFY(all.owner.tree.origin && all.owner.tree.origin->message == entry->message->id);
    QCOMPARE(all.due.tree.at, detail.clocks.first().dueAt);
    QCOMPARE(all.due.tree.from.first().origin->message, entry->message->id);
    for (const char* what : {"Name", "Company", "Phone", "Product", "Quantity", "Wanted by", "Language", "Wants"}) {
        const Derivation* fact = find(all.facts.tree.from, QString::fromLatin1(what));
        QVERIFY2(fact && fact->origin, what);
        QCOMPARE(fact->origin->message, entry->message->id);
    }
}

/// Only what stands in the words is cited from them; the rest came with them.
void tst_Derivations::whatCameInAFieldIsNotCitedFromTheWords() {
    DeskFixture f;
    const auto outcome = f.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\nNeed price "
                                                  "for 100 units of 40s cotton, delivery by Friday?"));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    for (const char* what : {"Name", "Company", "Phone"}) {
        const Derivation* fact = find(all.facts.tree.from, QString::fromLatin1(what));
        QVERIFY2(fact && fact->origin, what);
        QVERIFY2(fact->origin->isGiven && fact->origin->words.isEmpty(), what);
    }
    for (const char* what : {"Product", "Quantity", "Wanted by", "Language", "Wants"}) {
        const Derivation* fact = find(all.facts.tree.from, QString::fromLatin1(what));
        QVERIFY2(fact && fact->origin, what);
        QVERIFY2(!fact->origin->isGiven && !fact->origin->words.isEmpty(), what);
    }
    const Derivation* demographic = find(all.score.tree.from, QStringLiteral("demographic"));
    for (const char* part : {"Company known", "Phone number known"})
        QVERIFY2(find(demographic->from, QString::fromLatin1(part))->origin->isGiven, part);
}

void tst_Derivations::whatStandsInTheWordsIsCited() {
    DeskFixture f;
    const QString filler = QStringLiteral("We are a family firm and have been in the trade for a long time. ").repeated(8);
    const auto outcome = f.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\n%1Need 100 "
                                                  "units. Rohan Mehta, mehta textiles, 098200-41177")
                                       .arg(filler));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    const QMap<QString, QString> cited{{QStringLiteral("Name"), QStringLiteral("Rohan Mehta")},
                                       {QStringLiteral("Company"), QStringLiteral("mehta textiles")},
                                       {QStringLiteral("Phone"), QStringLiteral("98200-41177")}};
    for (auto one = cited.begin(); one != cited.end(); ++one) {
        const Derivation* fact = find(all.facts.tree.from, one.key());
        QVERIFY2(fact && fact->origin, qPrintable(one.key()));
        QVERIFY2(fact->origin->words.contains(one.value()) && !fact->origin->isGiven, qPrintable(fact->origin->words));
    }
}

void tst_Derivations::whatAPersonTypedSaysSo() {
    DeskFixture f;
    const auto outcome = f.receive(QStringLiteral("name: Asha\nphone: 98200 41177\n\nHello, price of 40s cotton?"));
    f.clock().advance(Millis(60'000));
    must(f.desk().leads().edit(outcome.leadNumber, {{QStringLiteral("company"), QStringLiteral("Asha & Sons")}}));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    const Derivation* company = find(all.facts.tree.from, QStringLiteral("Company"));
    QVERIFY(company && company->origin);
    QCOMPARE(company->origin->kind, Origin::Kind::Person);
    QCOMPARE(company->origin->at, f.clock().now());
    QVERIFY(!company->origin->message.isSet());
    QCOMPARE(sumOfLeaves(all.score.tree), must(f.desk().inbox().detail(outcome.leadNumber)).lead.score);
    const Derivation* name = find(all.facts.tree.from, QStringLiteral("Name"));
    QCOMPARE(name->origin->kind, Origin::Kind::Message);
}

void tst_Derivations::anUndoneFieldSaysWhoSpeaksNow() {
    DeskFixture f;
    const auto outcome = f.receive(QStringLiteral("name: Asha\nphone: 98200 41177\ncompany: Desai Exports\n\nPrice please"));
    f.clock().advance(Millis(60'000));
    const auto receipt =
        must(f.desk().leads().edit(outcome.leadNumber, {{QStringLiteral("company"), QStringLiteral("Somebody else")}}));
    must(f.desk().undo().undo(receipt.operation));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    const Derivation* company = find(all.facts.tree.from, QStringLiteral("Company"));
    QCOMPARE(company->value, QStringLiteral("Desai Exports"));
    QVERIFY(company->origin.has_value());
    QCOMPARE(company->origin->kind, Origin::Kind::Message);
}

/// Random talks of random people: the parts sum to the score, and the messages, read again and put together in their order,
/// give the heat that is stored.
void tst_Derivations::theLeavesGiveTheValue() {
    const QStringList words{QStringLiteral("Hello"),
                            QStringLiteral("Please send the price list of 40s cotton"),
                            QStringLiteral("Need 500 metres of denim by Friday, urgent"),
                            QStringLiteral("We want to book 3 rooms, budget Rs 20000"),
                            QStringLiteral("Any news?"),
                            QStringLiteral("No longer interested, we bought elsewhere"),
                            QStringLiteral("The last delivery was damaged, I want to complain"),
                            QStringLiteral("kitna rate hai?"),
                            QStringLiteral("Call me back")};
    DeskFixture f;
    f.addMember(QStringLiteral("Karan S"));
    SeededRandom random(2026);
    QSet<qint64> numbers;
    for (int i = 0; i < 150; ++i) {
        f.clock().advance(Millis(static_cast<qint64>(random.below(40 * 3'600'000)) + 1'000));
        const auto person = random.below(20);
        const QString head = QStringLiteral("name: Person %1\nphone: 98200 4%2\n%3id: m%4\n\n")
                                 .arg(person)
                                 .arg(person, 4, 10, QLatin1Char('0'))
                                 .arg(random.below(3) == 0 ? QStringLiteral("company: Firm %1\n").arg(person) : QString())
                                 .arg(i);
        const auto outcome = f.receive(head + words.at(static_cast<qsizetype>(random.below(static_cast<quint32>(words.size())))));
        if (outcome.leadNumber > 0)
            numbers.insert(outcome.leadNumber);
        if (random.below(10) == 0)
            must(f.desk().leads().edit(outcome.leadNumber, {{QStringLiteral("title"), QStringLiteral("Director")}}));
    }
    int checked = 0;
    for (const qint64 number : std::as_const(numbers)) {
        const LeadDerivations all = derived(f, number);
        const LeadDetail detail = must(f.desk().inbox().detail(number));
        QCOMPARE(sumOfLeaves(all.score.tree), detail.lead.score);
        for (const Derivation& factor : all.score.tree.from) {
            for (const Derivation& part : factor.from)
                QVERIFY2(part.origin || part.what.startsWith(QStringLiteral("No more than")), qPrintable(part.what));
        }
        const QList<Derivation>& said = writtenOf(all).from;
        const auto messages = std::count_if(detail.timeline.begin(), detail.timeline.end(),
                                            [](const TimelineEntry& one) { return one.message.has_value(); });
        if (said.size() < messages)
            continue; // Only the newest are shown.
        std::optional<IntentHeat> heat;
        for (const Derivation& leaf : said) {
            const auto entry = std::find_if(detail.timeline.begin(), detail.timeline.end(), [&](const TimelineEntry& one) {
                return one.message && one.message->id == leaf.origin->message;
            });
            QVERIFY(entry != detail.timeline.end());
            const Understanding u = understand(entry->message->subject, entry->message->text);
            const Triage triage = triageOf(u, {});
            const IntentHeat one{triage.heat, triage.confidence, entry->message->sentAt, triage.reason};
            heat = heat ? together(*heat, one, u.takesBack) : one;
        }
        QVERIFY(heat);
        HeatInputs inputs;
        inputs.score100 = sumOfLeaves(all.score.tree);
        inputs.intent = heat;
        inputs.now = f.clock().now();
        QCOMPARE(heatOf(inputs).heat, detail.heat.heat);
        QCOMPARE(heatOf(inputs).heatReason, all.heat.tree.sentence);
        ++checked;
    }
    QVERIFY(checked >= 10);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Derivations::longMessagesShowThePartThatCounts() {
    DeskFixture f;
    const QString filler = QStringLiteral("We are a family firm and have been in the trade for a long time. ").repeated(8);
    const auto outcome =
        f.receive(QStringLiteral("name: Asha\nphone: 98200 41177\n\n%1We need 500 metres of denim. %1").arg(filler));
    const LeadDerivations all = derived(f, outcome.leadNumber);
    const Derivation* quantity = find(all.facts.tree.from, QStringLiteral("Quantity"));
    QVERIFY(quantity && quantity->origin);
    QVERIFY2(quantity->origin->words.contains(QStringLiteral("500 metres")), qPrintable(quantity->origin->words));
    QVERIFY(quantity->origin->words.size() <= 170);
}

QTEST_GUILESS_MAIN(tst_Derivations)
#include "tst_Derivations.moc"
