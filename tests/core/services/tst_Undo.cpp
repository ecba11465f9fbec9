// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo and the journal: whatever was done can be taken back, and the history reproduces every earlier row.

#include "core/store/repository/JournalRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::Receipt;

namespace {

/// One random command on the leads that are there; answers what it did.
Receipt randomCommand(DeskFixture& f, Random& random, const QList<MemberId>& team, int leads) {
    QList<qint64> numbers;
    for (quint64 i = 0; i <= random.below(4); ++i) {
        const qint64 number = static_cast<qint64>(random.below(leads)) + 1;
        if (!numbers.contains(number))
            numbers.append(number);
    }
    auto& commands = f.desk().leads();
    f.clock().advance(Millis(1000));
    switch (random.below(10)) {
    case 0:
        return must(commands.setStage(numbers, static_cast<Stage>(random.below(stageCount))));
    case 1:
        return must(commands.assign(numbers, team.at(static_cast<qsizetype>(random.below(team.size())))));
    case 2:
        return must(commands.addTag(numbers, QStringLiteral("tag%1").arg(random.below(3))));
    case 3:
        return must(commands.removeTag(numbers, QStringLiteral("tag%1").arg(random.below(3))));
    case 4:
        return must(commands.addNote(numbers.first(), QStringLiteral("note %1").arg(random.next())));
    case 5:
        return must(commands.pinHeat(numbers, static_cast<Heat>(random.below(heatCount)), f.clock().now() + std::chrono::hours(5)));
    case 6:
        return must(commands.edit(numbers.first(), {{QStringLiteral("name"), QStringLiteral("Name %1").arg(random.below(50))},
                                                    {QStringLiteral("company"), random.below(2) ? QStringLiteral("Mehta & Co") : QString()},
                                                    {QStringLiteral("title"), QStringLiteral("Director")},
                                                    {QStringLiteral("quantity"), QString::number(random.below(500))}}));
    case 7:
        return must(commands.setSignal(numbers.first(), QStringLiteral("website_visits"), static_cast<int>(random.below(9))));
    case 8:
        return must(commands.addTask(numbers.first(), QStringLiteral("Call back"), f.clock().now() + std::chrono::hours(2)));
    default:
        return must(commands.addVisit(numbers.first(), QStringLiteral("Came by")));
    }
}

QList<MemberId> fill(DeskFixture& f, int leads) {
    QList<MemberId> team{f.addMember(QStringLiteral("Karan")), f.addMember(QStringLiteral("Meera")), MemberId()};
    for (int i = 0; i < leads; ++i)
        f.receive(QStringLiteral("id: m%1\nname: Person %1\nphone: 98201%2\n\nPrice for %1 units?").arg(i).arg(10000 + i));
    return team;
}

} // namespace

class tst_Undo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void randomCommandsThenUndoGiveTheEarlierState();
    void redoGivesTheLaterStateAgain();
    void walkingTheJournalBackReproducesEveryEarlierRow();
    void undoKeepsWhatOthersChangedSince();
    void undoingAnAdditionKeepsWhatNewerRecordsNeed();
    void undoWorksAfterARestart();
    void aBulkChangeIsOneStepThatRestoresEachLeadsOwnValue();
};

void tst_Undo::randomCommandsThenUndoGiveTheEarlierState() {
    for (quint64 seed = 1; seed <= 12; ++seed) {
        DeskFixture f;
        SeededRandom random(seed);
        const auto team = fill(f, 8);
        QList<QStringList> states{f.dump()};
        QList<OperationId> operations;
        for (int i = 0; i < 25; ++i) {
            const Receipt receipt = randomCommand(f, random, team, 8);
            if (receipt.changed == 0)
                continue;
            operations.append(receipt.operation);
            states.append(f.dump());
        }
        while (!operations.isEmpty()) {
            const auto next = must(f.desk().undo().next());
            QVERIFY(next.has_value());
            QCOMPARE(next->operation, operations.last());
            must(f.desk().undo().undo(operations.takeLast()));
            states.removeLast();
            QCOMPARE(f.dump(), states.last());
        }
        QCOMPARE(f.problems(), QStringList());
    }
}

void tst_Undo::redoGivesTheLaterStateAgain() {
    DeskFixture f;
    fill(f, 3);
    must(f.desk().leads().setStage({1, 2}, Stage::Qualified));
    const QStringList later = f.dump();
    const auto step = must(f.desk().undo().next());
    must(f.desk().undo().undo(step->operation));
    QVERIFY(f.dump() != later);
    must(f.desk().undo().redo());
    QCOMPARE(f.dump(), later);
    // The redo can be taken back again, and nothing is left to do again.
    must(f.desk().undo().undo(must(f.desk().undo().next())->operation));
    QVERIFY(f.dump() != later);
}

void tst_Undo::walkingTheJournalBackReproducesEveryEarlierRow() {
    DeskFixture f;
    SeededRandom random(99);
    const auto team = fill(f, 5);
    auto row = [&](qint64 number) {
        return must(f.desk().core().store.read<oplog::Row>([number](store::Connection& c) -> Result<oplog::Row> {
            LW_TRY(const auto rows, c.table(QStringLiteral("SELECT * FROM lead WHERE number = ?"), {number}));
            oplog::Row found = rows.first();
            found.remove(QStringLiteral("version"));
            found.remove(QStringLiteral("updated_ms"));
            return found;
        }));
    };
    QMap<qint64, QList<oplog::Row>> seen; // every different state of each lead, oldest first
    for (qint64 number = 1; number <= 5; ++number)
        seen[number].append(row(number));
    for (int i = 0; i < 60; ++i) {
        randomCommand(f, random, team, 5);
        for (qint64 number = 1; number <= 5; ++number) {
            if (seen[number].last() != row(number))
                seen[number].append(row(number));
        }
    }
    for (qint64 number = 1; number <= 5; ++number) {
        const QByteArray id = oplog::toBytes(seen[number].last().value(QStringLiteral("id")));
        const auto history = must(f.desk().core().store.read<QList<oplog::Entry>>(
            [id](store::Connection& c) { return store::journal::historyOf(c, id); }));
        std::optional<oplog::Row> state = seen[number].last();
        auto expected = seen[number];
        for (const oplog::Entry& entry : history) {
            if (!expected.isEmpty() && state == std::optional<oplog::Row>(expected.last()))
                expected.removeLast();
            state = oplog::before(entry, state);
        }
        QVERIFY2(expected.isEmpty(), qPrintable(QStringLiteral("%1 states of lead %2 were not met").arg(expected.size()).arg(number)));
        QVERIFY(!state.has_value()); // Before its insert the lead did not exist.
    }
}

void tst_Undo::undoKeepsWhatOthersChangedSince() {
    DeskFixture f;
    fill(f, 2);
    const Receipt mine = must(f.desk().leads().edit(
        1, {{QStringLiteral("company"), QStringLiteral("First")}, {QStringLiteral("city"), QStringLiteral("Surat")}}));
    must(f.desk().leads().edit(1, {{QStringLiteral("company"), QStringLiteral("Second")}}));
    const Receipt undone = must(f.desk().undo().undo(mine.operation));
    const auto person = must(f.desk().inbox().detail(1)).person;
    QCOMPARE(person.company, QStringLiteral("Second"));
    QCOMPARE(person.city, QString());
    QVERIFY(undone.sentence.contains(QStringLiteral("kept")));
}

void tst_Undo::undoingAnAdditionKeepsWhatNewerRecordsNeed() {
    DeskFixture f;
    const Receipt added = must(f.desk().leads().quickAdd({QStringLiteral("9820041177"), QStringLiteral("Asha"), QStringLiteral("Brochure"),
                                                          Channel::PersonalVisit}));
    f.receive(QStringLiteral("phone: 9820041177\n\nI am here too"));
    const Receipt undone = must(f.desk().undo().undo(added.operation));
    QVERIFY(undone.sentence.contains(QStringLiteral("newer")));
    QCOMPARE(must(f.desk().inbox().stats()).messages, 1);
    const auto timeline = must(f.desk().inbox().detail(added.leadNumber)).timeline;
    QVERIFY(std::any_of(timeline.begin(), timeline.end(), [](const TimelineEntry& e) { return e.message.has_value(); }));

    const Receipt lone = must(f.desk().leads().quickAdd({QStringLiteral("9820041199"), QStringLiteral("Bela"), {}, Channel::Manual}));
    must(f.desk().undo().undo(lone.operation));
    QVERIFY(!f.desk().inbox().detail(lone.leadNumber).result().has_value());
}

void tst_Undo::undoWorksAfterARestart() {
    DeskFixture f;
    fill(f, 2);
    const QStringList before = f.dump();
    must(f.desk().leads().setStage({1}, Stage::Won));
    f.restart();
    const auto next = must(f.desk().undo().next());
    QVERIFY(next->sentence.contains(QStringLiteral("Won")));
    must(f.desk().undo().undo(next->operation));
    QCOMPARE(f.dump(), before);
    QVERIFY(!f.desk().undo().undo(next->operation).result().has_value()); // Not twice.
}

void tst_Undo::aBulkChangeIsOneStepThatRestoresEachLeadsOwnValue() {
    DeskFixture f;
    fill(f, 10);
    for (qint64 n = 1; n <= 10; ++n)
        must(f.desk().leads().setStage({n}, static_cast<Stage>(n % 4)));
    const QStringList before = f.dump();
    const Receipt bulk = must(f.desk().leads().setStage({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Stage::Negotiation));
    QCOMPARE(bulk.changed, 10);
    must(f.desk().undo().undo(bulk.operation));
    QCOMPARE(f.dump(), before);
}

QTEST_GUILESS_MAIN(tst_Undo)
#include "tst_Undo.moc"
