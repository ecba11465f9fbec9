// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo and the journal: whatever was done can be taken back, and the history reproduces every earlier row.

#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QFile>
#include <QSet>
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
        return must(
            commands.pinHeat(numbers, static_cast<Heat>(random.below(heatCount)), f.clock().now() + std::chrono::hours(5)));
    case 6:
        return must(commands.edit(numbers.first(),
                                  {{QStringLiteral("name"), QStringLiteral("Name %1").arg(random.below(50))},
                                   {QStringLiteral("company"), random.below(2) ? QStringLiteral("Mehta & Co") : QString()},
                                   {QStringLiteral("title"), QStringLiteral("Director")},
                                   {QStringLiteral("quantity"), QString::number(random.below(500))}}));
    case 7:
        return must(commands.setSignal(numbers.first(), QStringLiteral("website_visits"), static_cast<int>(random.below(9))));
    case 8:
        return must(
            f.desk().tasks().add({numbers.first(), QStringLiteral("Call back"), f.clock().now() + std::chrono::hours(2)}));
    default:
        return must(commands.addVisit(numbers.first(), QStringLiteral("Came by")));
    }
}

/// Four rows: two of people who are there, two that are new.
void importSome(DeskFixture& f, Random& random, int leads) {
    QFile file(f.folder() + QStringLiteral("/people%1.csv").arg(random.next()));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    QByteArray rows("Name,Phone,Company,Quantity\n");
    for (int i = 0; i < 4; ++i) {
        const quint64 number = 10'000 + (i < 2 ? random.below(leads) : 1'000 + random.below(8'000));
        rows += "Person " + QByteArray::number(number) + ",98201" + QByteArray::number(number) + ",Company " +
                QByteArray::number(random.below(9)) + ',' + QByteArray::number(random.below(90) + 1) + '\n';
    }
    file.write(rows);
    file.close();
    services::ImportPlan plan;
    plan.path = file.fileName();
    plan.targets = {QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("company"), QStringLiteral("quantity")};
    must(f.desk().imports().run(plan)->report());
}

void completeSomeTask(DeskFixture& f, Random& random, int leads) {
    const auto detail = must(f.desk().inbox().detail(static_cast<qint64>(random.below(leads)) + 1));
    for (const Task& task : detail.tasks) {
        if (task.status == TaskStatus::Pending) {
            must(f.desk().tasks().complete({task.id}));
            return;
        }
    }
}

/// As ChannelService writes an account, without a channel behind it.
void saveSomeAccount(DeskFixture& f, Random& random) {
    const QString name = QStringLiteral("Mailbox %1").arg(random.below(3));
    const auto& core = f.desk().core();
    must(core.store.write<bool>(core.byPerson(QStringLiteral("account.save"), name), [name](store::WriteTx& tx) -> Result<bool> {
        LW_TRY(const auto present, store::accounts::all(tx.db()));
        Account account;
        for (const Account& one : present) {
            if (one.name == name)
                account = one;
        }
        const bool isNew = !account.id.isSet();
        if (isNew)
            account.id = tx.ids().make<AccountId>();
        account.channelId = QStringLiteral("plain");
        account.name = name;
        account.isPaused = !account.isPaused;
        account.settings.insert(QStringLiteral("address"), QStringLiteral("a%1@us.in").arg(tx.now().ms()));
        if (isNew)
            account.createdAt = tx.now();
        LW_CHECK(store::accounts::save(tx, account, isNew));
        return true;
    }));
}

void changeTheTeam(DeskFixture& f, Random& random) {
    const auto members = must(f.desk().team().members());
    Member member = members.at(static_cast<qsizetype>(random.below(members.size())));
    member.isAvailable = !member.isAvailable;
    member.email = QStringLiteral("m%1@us.in").arg(random.below(1'000'000));
    must(f.desk().team().saveMember(member));
}

void changeSettings(DeskFixture& f, Random& random) {
    auto settings = must(f.desk().team().settings());
    settings.name = QStringLiteral("Workspace %1").arg(random.below(5));
    settings.autoAssign = random.below(2) == 0;
    must(f.desk().team().saveSettings(settings));
}

void changeViews(DeskFixture& f, Random& random) {
    services::ViewService& views = f.desk().views();
    const auto present = must(views.all());
    if (present.size() < 3) {
        SavedView view;
        view.name = QStringLiteral("View %1").arg(random.next());
        must(views.add(view));
        return;
    }
    SavedView view = present.at(static_cast<qsizetype>(random.below(present.size())));
    view.filter.text = QString::number(random.below(1'000));
    switch (random.below(4)) {
    case 0:
        must(views.update(view));
        return;
    case 1:
        must(views.rename(view.id, QStringLiteral("View %1").arg(random.next())));
        return;
    case 2:
        must(views.move(view.id, random.below(2) == 0 ? -1 : 1));
        return;
    default:
        must(views.remove(view.id));
    }
}

/// One random command of any kind.
void anyCommand(DeskFixture& f, Random& random, const QList<MemberId>& team, int leads) {
    f.clock().advance(Millis(1000));
    switch (random.below(18)) {
    case 5:
    case 6:
        return changeViews(f, random);
    case 0:
        return importSome(f, random, leads);
    case 1:
        return completeSomeTask(f, random, leads);
    case 2:
        return changeSettings(f, random);
    case 3:
        return changeTheTeam(f, random);
    case 4:
        return saveSomeAccount(f, random);
    default:
        randomCommand(f, random, team, leads);
    }
}

/// Every row of every journaled table by its table and key, without bookkeeping columns.
QMap<QString, oplog::Row> everyRow(DeskFixture& f) {
    return must(f.desk().core().store.read<QMap<QString, oplog::Row>>(
        [](store::Connection& connection) -> Result<QMap<QString, oplog::Row>> {
            QMap<QString, oplog::Row> all;
            for (int e = 0; e < oplog::entityCount; ++e) {
                const store::TableInfo& info = store::tableOf(static_cast<oplog::Entity>(e));
                LW_TRY(const auto rows, connection.table(QStringLiteral("SELECT * FROM %1").arg(info.table)));
                for (oplog::Row row : rows) {
                    row.remove(QStringLiteral("version"));
                    row.remove(QStringLiteral("updated_ms"));
                    const oplog::Value key = row.value(info.key);
                    const QByteArray id =
                        std::holds_alternative<QByteArray>(key) ? std::get<QByteArray>(key) : oplog::toText(key).toUtf8();
                    all.insert(QString::number(e) + u' ' + QString::fromLatin1(id.toHex()), row);
                }
            }
            return all;
        }));
}

/// The first line in which two dumps differ.
QString difference(const QStringList& present, const QStringList& expected) {
    for (qsizetype i = 0; i < std::max(present.size(), expected.size()); ++i) {
        if (present.value(i) != expected.value(i))
            return QStringLiteral("\n  is     %1\n  should be %2").arg(present.value(i), expected.value(i));
    }
    return {};
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
    void undosAskedForAtOnceEachTakeBackOne();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void randomCommandsThenUndoGiveTheEarlierState();
    void redoGivesTheLaterStateAgain();
    void walkingTheJournalBackReproducesEveryEarlierRow();
    void undoKeepsWhatOthersChangedSince();
    void undoingAnAdditionKeepsWhatNewerRecordsNeed();
    void undoWorksAfterARestart();
    void anUndoNamesTheOnlyLeadItWasAbout();
    void manyLeadsAreCountedWithGroupedDigits();
    void aBulkChangeIsOneStepThatRestoresEachLeadsOwnValue();
    void leadsThatAreGoneDoNotStopTheOthers();
    void aReceiptSaysWhatWasReallyChanged();
};

/// What to take back is decided when its turn comes: six keys in a row took back one, and refused five.
void tst_Undo::undosAskedForAtOnceEachTakeBackOne() {
    DeskFixture f;
    const qint64 lead = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nPrice?")).leadNumber;
    for (int i = 0; i < 6; ++i)
        must(f.desk().leads().addTag({lead}, QStringLiteral("tag%1").arg(i)));

    QList<Answer<Receipt>> undos;
    for (int i = 0; i < 6; ++i)
        undos.append(f.desk().undo().undo({}));

    for (const auto& undo : undos)
        QCOMPARE(must(undo).changed, 1);
    QVERIFY(must(f.desk().inbox().detail(lead)).tags.isEmpty());
    const auto nothing = f.desk().undo().undo({}).result();
    QVERIFY(!nothing && nothing.error().kind == ErrorKind::NotFound);
    QVERIFY(f.problems().isEmpty());
}

void tst_Undo::randomCommandsThenUndoGiveTheEarlierState() {
    for (quint64 seed = 1; seed <= 12; ++seed) {
        DeskFixture f;
        SeededRandom random(seed);
        const auto team = fill(f, 8);
        QList<QStringList> states{f.dump()};
        QList<OperationId> operations;
        const auto newest = must(f.desk().undo().next());
        OperationId last = newest ? newest->operation : OperationId();
        for (int i = 0; i < 30; ++i) {
            anyCommand(f, random, team, 8);
            const auto step = must(f.desk().undo().next());
            if (!step || step->operation == last)
                continue; // Nothing changed.
            last = step->operation;
            operations.append(last);
            states.append(f.dump());
        }
        while (!operations.isEmpty()) {
            const auto next = must(f.desk().undo().next());
            QVERIFY(next.has_value());
            QCOMPARE(next->operation, operations.last());
            must(f.desk().undo().undo(operations.takeLast()));
            states.removeLast();
            const QStringList present = f.dump();
            QVERIFY2(present == states.last(),
                     qPrintable(
                         QStringLiteral("seed %1, “%2”: %3").arg(seed).arg(next->sentence, difference(present, states.last()))));
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

void tst_Undo::anUndoNamesTheOnlyLeadItWasAbout() {
    DeskFixture f;
    fill(f, 3);
    const auto note = must(f.desk().leads().addNote(2, QStringLiteral("Call on Monday")));
    const auto stages = must(f.desk().leads().setStage({1, 3}, Stage::Qualified));

    QCOMPARE(must(f.desk().undo().undo(stages.operation)).leadNumber, 0);
    QCOMPARE(must(f.desk().undo().undo(note.operation)).leadNumber, 2);
    QCOMPARE(must(f.desk().undo().redo()).leadNumber, 2);
}

void tst_Undo::manyLeadsAreCountedWithGroupedDigits() {
    DeskFixture f;
    fill(f, 1);
    QList<qint64> numbers;
    for (int i = 0; i < 1'200; ++i)
        numbers.append(1 + i);

    const auto receipt = must(f.desk().leads().setStage(numbers, Stage::Qualified));

    QCOMPARE(receipt.sentence, QStringLiteral("Stage of 1 of 1,200 leads set to Qualified; 1,199 no longer there"));
}

/// Of every journaled table, by commands of every kind.
void tst_Undo::walkingTheJournalBackReproducesEveryEarlierRow() {
    DeskFixture f;
    SeededRandom random(99);
    QMap<QString, QList<std::optional<oplog::Row>>> seen; // every different state of each row, oldest first
    const auto look = [&] {
        const auto rows = everyRow(f);
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            auto& states = seen[row.key()];
            if (states.isEmpty() || states.last() != std::optional(row.value()))
                states.append(row.value());
        }
        for (auto states = seen.begin(); states != seen.end(); ++states) {
            if (!rows.contains(states.key()) && states->last())
                states->append(std::nullopt);
        }
    };
    const auto team = fill(f, 5);
    look();
    for (int i = 0; i < 90; ++i) {
        anyCommand(f, random, team, 5);
        look();
    }
    QSet<QString> tables;
    for (auto states = seen.begin(); states != seen.end(); ++states) {
        const auto entity = static_cast<oplog::Entity>(states.key().section(u' ', 0, 0).toInt());
        const QByteArray id = QByteArray::fromHex(states.key().section(u' ', 1).toLatin1());
        auto history = must(f.desk().core().store.read<QList<oplog::Entry>>(
            [id](store::Connection& c) { return store::journal::historyOf(c, id); }));
        history.removeIf([entity](const oplog::Entry& entry) { return entry.entity != entity; });
        auto expected = states.value();
        std::optional<oplog::Row> state = expected.last();
        for (const oplog::Entry& entry : history) {
            if (!expected.isEmpty() && state == expected.last())
                expected.removeLast();
            state = oplog::before(entry, state);
        }
        const QString table = store::tableOf(entity).table;
        QVERIFY2(expected.isEmpty(),
                 qPrintable(QStringLiteral("%1 states of a row of %2 were not met").arg(expected.size()).arg(table)));
        QVERIFY2(!state.has_value(), qPrintable(table)); // Before its insert the row did not exist.
        tables.insert(table);
    }
    QVERIFY2(tables.size() >= 16, qPrintable(QStringList(tables.values()).join(u' ')));
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
    const Receipt added = must(f.desk().leads().quickAdd(
        {QStringLiteral("9820041177"), QStringLiteral("Asha"), QStringLiteral("Brochure"), Channel::PersonalVisit}));
    f.receive(QStringLiteral("phone: 9820041177\n\nI am here too"));
    const Receipt undone = must(f.desk().undo().undo(added.operation));
    QVERIFY(undone.sentence.contains(QStringLiteral("newer")));
    QCOMPARE(must(f.desk().inbox().stats()).messages, 1);
    const auto timeline = must(f.desk().inbox().detail(added.leadNumber)).timeline;
    QVERIFY(std::any_of(timeline.begin(), timeline.end(), [](const TimelineEntry& e) { return e.message.has_value(); }));

    const Receipt lone =
        must(f.desk().leads().quickAdd({QStringLiteral("9820041199"), QStringLiteral("Bela"), {}, Channel::Manual}));
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

/// Chosen in a list, and taken away by an undo before the command came.
void tst_Undo::leadsThatAreGoneDoNotStopTheOthers() {
    DeskFixture f;
    fill(f, 3);
    const Receipt bulk = must(f.desk().leads().setStage({1, 777, 3}, Stage::Qualified));
    QCOMPARE(bulk.changed, 2);
    QCOMPARE(bulk.sentence, QStringLiteral("Stage of 2 of 3 leads set to Qualified; 1 no longer there"));
    QCOMPARE(must(f.desk().inbox().detail(3)).lead.stage, Stage::Qualified);
    QCOMPARE(f.desk().leads().setStage({777}, Stage::New).result().error().kind, ErrorKind::NotFound);
    QCOMPARE(f.desk().leads().setStage({777, 778}, Stage::New).result().error().kind, ErrorKind::NotFound);
}

/// A receipt is what one reads before one goes on: it counts what was changed, and each lead once.
void tst_Undo::aReceiptSaysWhatWasReallyChanged() {
    DeskFixture f;
    fill(f, 5);
    auto& leads = f.desk().leads();
    const MemberId mira = f.addMember(QStringLiteral("Mira"));
    must(leads.assign({1, 2, 3, 4, 5}, MemberId()));
    const auto sentence = [](const Receipt& receipt, int changed) {
        return receipt.changed == changed ? receipt.sentence : QStringLiteral("changed %1").arg(receipt.changed);
    };

    QCOMPARE(sentence(must(leads.assign({1, 2, 1}, mira)), 2), QStringLiteral("2 leads assigned to Mira"));
    QCOMPARE(sentence(must(leads.assign({1, 2}, mira)), 0), QStringLiteral("2 leads belonged to Mira already"));
    QCOMPARE(sentence(must(leads.assign({1, 2, 3}, mira)), 1),
             QStringLiteral("1 of 3 leads assigned to Mira; 2 belonged to Mira already"));
    QCOMPARE(sentence(must(leads.assign({3, 3}, mira)), 0), QStringLiteral("L-3 belonged to Mira already"));
    QCOMPARE(sentence(must(leads.assign({3, 4}, MemberId())), 1),
             QStringLiteral("1 of 2 leads assigned to nobody; 1 belonged to nobody already"));
    QCOMPARE(sentence(must(leads.setStage({1, 2}, Stage::Qualified)), 2), QStringLiteral("Stage of 2 leads set to Qualified"));
    QCOMPARE(sentence(must(leads.setStage({1, 2, 3}, Stage::Qualified)), 1),
             QStringLiteral("Stage of 1 of 3 leads set to Qualified; 2 had it already"));
    QCOMPARE(sentence(must(leads.setStage({1, 2}, Stage::Qualified)), 0),
             QStringLiteral("The stage of 2 leads was Qualified already"));
    const QString tag = QStringLiteral("%1 off");
    QCOMPARE(sentence(must(leads.addTag({1}, tag)), 1), QStringLiteral("Tag “%1 off” added to L-1"));
    QCOMPARE(sentence(must(leads.addTag({1, 2}, tag)), 1),
             QStringLiteral("Tag “%1 off” added to 1 of 2 leads; 1 had it already"));
    QCOMPARE(sentence(must(leads.addTag({1, 2}, tag)), 0), QStringLiteral("2 leads had the tag “%1 off” already"));
    QCOMPARE(sentence(must(leads.removeTag({1, 3}, tag)), 1),
             QStringLiteral("Tag “%1 off” removed from 1 of 2 leads; 1 did not have it"));
    QCOMPARE(sentence(must(leads.removeTag({3}, tag)), 0), QStringLiteral("L-3 did not have the tag “%1 off”"));
    const Instant until = f.clock().now() + std::chrono::hours(24);
    QCOMPARE(sentence(must(leads.pinHeat({1}, Heat::Hot, until)), 1), QStringLiteral("Heat of L-1 set to Hot"));
    QCOMPARE(sentence(must(leads.pinHeat({1, 2}, Heat::Hot, until)), 1),
             QStringLiteral("Heat of 1 of 2 leads set to Hot; 1 had it already"));
    QCOMPARE(sentence(must(leads.pinHeat({1, 3}, {}, {})), 1),
             QStringLiteral("Heat of 1 of 2 leads computed again; 1 had no heat set by hand"));
    QCOMPARE(sentence(must(leads.setStage({1, 2, 777}, Stage::Won)), 2),
             QStringLiteral("Stage of 2 of 3 leads set to Won; 1 no longer there"));
}

QTEST_GUILESS_MAIN(tst_Undo)
#include "tst_Undo.moc"
