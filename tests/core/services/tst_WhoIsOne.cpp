// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two people who are one, and two again: while they are one they are one customer everywhere; taken apart, everything, also
// what came meanwhile, is where its own identity says. A book of its own is kept beside the store and compared with it.

#include "core/store/repository/UnionRepository.h"
#include "tests/core/services/imports/ImportTesting.h"
#include "tests/support/Property.h"
#include "tests/support/desk/DeskFixture.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <numeric>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::Comparison;
using services::LoggedCall;
using services::Merging;
using services::NewCall;
using services::Receipt;
using services::Side;

namespace {

/// Somebody of the book: a number of their own, and what they call themselves.
struct Somebody {
    QString name;
    QString phone;
    PersonId person;
};

QString letter(const Somebody& who, const QString& words, int id) {
    return QStringLiteral("name: %1\nphone: %2\nid: w%3\n\n%4").arg(who.name, who.phone).arg(id).arg(words);
}

class WhoDesk : public DeskFixture {
public:
    Somebody somebody(const QString& name, const QString& phone, const QString& words = QStringLiteral("Price of denim?")) {
        Somebody who{name, phone, {}};
        const auto outcome = says(who, words);
        who.person = personOf(outcome.leadNumber);
        return who;
    }
    IntakeOutcome says(const Somebody& who, const QString& words) {
        clock().advance(Millis(1000));
        return receive(letter(who, words, ++m_letters));
    }
    PersonId personOf(qint64 number) { return detail(number).lead.personId; }
    LeadDetail detail(qint64 number) { return must(desk().inbox().detail(number)); }
    qint64 openLeads() { return must(desk().inbox().counts({})).open; }
    QList<qint64> listed() {
        LeadFilter all;
        all.group = LeadFilter::Group::All;
        return must(desk().inbox().numbers(all, {}));
    }
    QString nameInList(qint64 number) { return must(desk().inbox().rows({number})).first().customer; }
    QList<qint64> found(const QString& words) {
        QList<qint64> numbers;
        for (const auto& hit : must(desk().inbox().search(words, 10)))
            numbers.append(hit.number);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }
    Receipt merge(PersonId a, PersonId b, const QMap<QString, Side>& choices = {}, bool unites = true) {
        clock().advance(Millis(1000));
        return must(desk().people().merge({a, b, choices, unites, std::nullopt}));
    }
    UnionId unionOf(qint64 lead) { return must(desk().people().alsoKnownAs(lead)).first().id; }
    Receipt takeApart(UnionId id) {
        clock().advance(Millis(1000));
        return must(desk().people().takeApart(id));
    }
    QStringList texts(const QString& sql) { return textsOf(desk(), sql); }
    qint64 count(const QString& sql) { return countOf(desk(), sql); }
    QString hex(PersonId person) { return QString::fromLatin1(person.bytes().toHex()); }
    /// Whose lead a row is on.
    PersonId ownerOf(const char* table, const QByteArray& row) {
        const auto found =
            texts(QStringLiteral("SELECT hex(l.person_id) FROM %1 t JOIN lead l ON l.id = t.lead_id WHERE t.id = x'%2'")
                      .arg(QString::fromLatin1(table), QString::fromLatin1(row.toHex())));
        return found.isEmpty() ? PersonId() : PersonId::fromBytes(QByteArray::fromHex(found.first().toLatin1()));
    }
    QByteArray newest(const char* table) {
        return QByteArray::fromHex(
            texts(QStringLiteral("SELECT hex(id) FROM %1 ORDER BY rowid DESC LIMIT 1").arg(QString::fromLatin1(table)))
                .value(0)
                .toLatin1());
    }
    QByteArray messageOf(EventId event) {
        return QByteArray::fromHex(texts(QStringLiteral("SELECT hex(id) FROM message WHERE event_id = x'%1'")
                                             .arg(QString::fromLatin1(event.bytes().toHex())))
                                       .value(0)
                                       .toLatin1());
    }

private:
    int m_letters = 0;
};

const QString phoneOfRohan = QStringLiteral("98200 41177");
const QString phoneOfMina = QStringLiteral("98111 22333");

/// What somebody did, and to whom it belongs once all are apart. Kept by the test alone.
struct Line {
    const char* table;
    QByteArray row;
    PersonId whose;
    OperationId operation; ///< set: it can be taken back
};

/// Random work at a desk where some people are one.
class Work {
public:
    Work(WhoDesk& desk, Random& random, QList<Somebody> people) : m_desk(desk), m_random(random), m_people(std::move(people)) {
        m_team = {desk.addMember(QStringLiteral("Asha")), desk.addMember(QStringLiteral("Karan"))};
    }

    void step() {
        m_desk.clock().advance(Millis(60'000));
        const Somebody& who = m_people.at(static_cast<qsizetype>(m_random.below(static_cast<quint64>(m_people.size()))));
        switch (m_random.below(14)) {
        case 0:
        case 1:
        case 2:
            return write(who);
        case 3:
        case 4:
            return call(who);
        case 5:
            return note(who);
        case 6:
            return task(who);
        case 7:
            return type(who);
        case 8:
            return take(must(m_desk.desk().leads().setStage({leadOf(who)}, someStage())));
        case 9:
            return take(must(m_desk.desk().leads().assign({leadOf(who)}, m_team.at(static_cast<qsizetype>(m_random.below(2))))));
        case 10:
            return take(must(m_desk.desk().leads().addTag({leadOf(who)}, QStringLiteral("tag%1").arg(m_random.below(4)))));
        case 11:
            return undo();
        case 12:
            return bringFile(who);
        default:
            return stranger();
        }
    }

    /// What the book says of each row, in the order in which it came.
    const QList<Line>& book() const { return m_book; }
    const QList<Somebody>& people() const { return m_people; }
    /// The operations of the merges are not this work's to take back.
    void forgetUndo() { m_undo.clear(); }
    qint64 leadOf(const Somebody& who) {
        const auto caller = must(m_desk.desk().calls().recognise(who.phone, 1)).callers;
        return caller.first().lead;
    }

private:
    Stage someStage() {
        static const QList<Stage> stages{Stage::Contacted, Stage::Interested, Stage::Qualified,
                                         Stage::Proposal,  Stage::Won,        Stage::Lost};
        return stages.at(static_cast<qsizetype>(m_random.below(static_cast<quint64>(stages.size()))));
    }
    void enter(const char* table, const QByteArray& row, PersonId whose, OperationId operation = {}) {
        if (row.isEmpty())
            qFatal("nothing was written in %s", table);
        m_book.append({table, row, whose, operation});
    }
    void take(const Receipt& receipt) {
        if (receipt.changed > 0)
            m_undo.append(receipt.operation);
    }
    void write(const Somebody& who) {
        const auto outcome = m_desk.says(who, QStringLiteral("I need %1 metres, price please").arg(m_random.below(900) + 1));
        enter("message", m_desk.messageOf(outcome.eventId), who.person);
    }
    void call(const Somebody& who) {
        NewCall call;
        call.phone = who.phone;
        call.outcome = m_random.below(2) ? CallOutcome::Answered : CallOutcome::NoAnswer;
        call.direction = m_random.below(2) ? Direction::Inbound : Direction::Outbound;
        call.notes = QStringLiteral("said %1").arg(m_random.below(1000));
        const QString plan = QStringLiteral("Plan %1").arg(m_random.next());
        if (m_random.below(2))
            call.next.tasks = {{QStringLiteral("follow_up"), plan, m_desk.clock().now() + std::chrono::hours(4)}};
        const LoggedCall done = must(m_desk.desk().calls().log(call));
        if (!done.question.isEmpty())
            qFatal("a question: %s", qPrintable(done.question));
        enter("call", done.call.bytes(), who.person, done.receipt.operation);
        if (!call.next.tasks.isEmpty())
            enter("task", taskCalled(plan), who.person, done.receipt.operation);
        take(done.receipt);
    }
    QByteArray taskCalled(const QString& title) {
        return QByteArray::fromHex(
            m_desk.texts(QStringLiteral("SELECT hex(id) FROM task WHERE title = '%1'").arg(title)).value(0).toLatin1());
    }
    /// What has no identity of its own is of the lead it was typed on.
    void note(const Somebody& who) {
        const qint64 lead = leadOf(who);
        const PersonId whose = m_desk.personOf(lead);
        const Receipt receipt = must(m_desk.desk().leads().addNote(lead, QStringLiteral("note %1").arg(m_random.next())));
        enter("note", m_desk.newest("note"), whose, receipt.operation);
        take(receipt);
    }
    void task(const Somebody& who) {
        const qint64 lead = leadOf(who);
        const PersonId whose = m_desk.personOf(lead);
        const QString title = QStringLiteral("Task %1").arg(m_random.next());
        const Receipt receipt = must(m_desk.desk().tasks().add({lead, title, m_desk.clock().now() + std::chrono::hours(9)}));
        enter("task", taskCalled(title), whose, receipt.operation);
        take(receipt);
        if (m_random.below(2))
            take(must(m_desk.desk().tasks().complete({TaskId::fromBytes(taskCalled(title))})));
    }
    void type(const Somebody& who) {
        const Receipt receipt = must(m_desk.desk().leads().quickAdd(
            {who.phone, who.name, QStringLiteral("asked for %1 bales").arg(m_random.next()), Channel::Manual}));
        enter("note", m_desk.newest("note"), who.person, receipt.operation);
        take(receipt);
    }
    void undo() {
        if (m_undo.isEmpty())
            return;
        const OperationId operation = m_undo.takeLast();
        must(m_desk.desk().undo().undo(operation));
        m_book.removeIf([operation](const Line& line) { return line.operation == operation; });
    }
    /// A row of a file is of whom its number names.
    void bringFile(const Somebody& who) {
        const QByteArray words = "wants lot " + QByteArray::number(static_cast<qlonglong>(m_random.below(1'000'000)));
        const QString path = fileIn(m_desk, QStringLiteral("rows%1.csv").arg(m_random.next()),
                                    "Name,Phone,Message\n" + who.name.toUtf8() + ',' + who.phone.toUtf8() + ',' + words + '\n');
        imported(m_desk.desk(), planFor(path));
        const auto rows =
            m_desk.texts(QStringLiteral("SELECT hex(id) FROM note WHERE body LIKE '%%1%'").arg(QString::fromLatin1(words)));
        if (!rows.isEmpty())
            enter("note", QByteArray::fromHex(rows.first().toLatin1()), who.person);
    }
    void stranger() {
        const QString phone = QStringLiteral("97%1").arg(10'000'000 + ++m_strangers);
        (void)m_desk.somebody(QStringLiteral("Stranger %1").arg(m_strangers), phone, QStringLiteral("Hello"));
    }

    WhoDesk& m_desk;
    Random& m_random;
    QList<Somebody> m_people;
    QList<MemberId> m_team;
    QList<Line> m_book;
    QList<OperationId> m_undo;
    int m_strangers = 0;
};

/// Lines of the book that the store says otherwise; those of rows that are gone say so too.
QStringList differences(WhoDesk& desk, const QList<Line>& book) {
    QStringList wrong;
    for (const Line& line : book) {
        const PersonId there = desk.ownerOf(line.table, line.row);
        if (there != line.whose)
            wrong.append(QStringLiteral("%1 %2: %3, not %4")
                             .arg(QString::fromLatin1(line.table), QString::fromLatin1(line.row.toHex().right(6)),
                                  there.isSet() ? there.text().right(6) : QStringLiteral("gone"), line.whose.text().right(6)));
    }
    return wrong;
}

/// Who was told to be one with whom; joined anew for every question.
class Groups {
public:
    explicit Groups(int count) : m_count(count) {}
    void join(int a, int b, UnionId id) { m_edges.append({a, b, id}); }
    UnionId cut(qsizetype which) { return m_edges.takeAt(which).id; }
    qsizetype edges() const { return m_edges.size(); }
    bool areOne(int a, int b) const {
        std::vector<int> of(static_cast<size_t>(m_count));
        std::iota(of.begin(), of.end(), 0);
        for (const Edge& edge : m_edges) {
            const int from = of[static_cast<size_t>(edge.a)];
            const int to = of[static_cast<size_t>(edge.b)];
            std::replace(of.begin(), of.end(), from, to);
        }
        return of[static_cast<size_t>(a)] == of[static_cast<size_t>(b)];
    }

private:
    struct Edge {
        int a;
        int b;
        UnionId id;
    };
    int m_count;
    QList<Edge> m_edges;
};

} // namespace

class tst_WhoIsOne : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyAreOneCustomerEverywhere();
    void eachFieldIsShownAsItWasChosen();
    void apartEachHasWhatIsTheirs();
    void whoHasNoLeadOfTheirOwnGetsOne();
    void bothLeadsMayGoOn();
    void aCallIsWhoseNumberItWas();
    void deadlinesGoWithTheLeadThatIsWorkedWith();
    void whoIsNotTheSameIsNotSuggestedAgain();
    void whatCannotBeIsSaid();
    void undoTakesThemApartToo();
    void everythingLandsWhereItsOwnIdentitySays();
    void chainsAreCutAnywhere();
    void verifyFindsWhatIsWrong();
};

void tst_WhoIsOne::theyAreOneCustomerEverywhere() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("R. Mehta Traders"), phoneOfMina, QStringLiteral("Quote for corduroy"));
    QCOMPARE(f.listed().size(), 2);
    const Receipt receipt = f.merge(rohan.person, mina.person);
    QCOMPARE(receipt.sentence, QStringLiteral("Rohan Mehta and R. Mehta Traders merged; L-2 is shown in L-1"));

    QCOMPARE(f.listed(), QList<qint64>{1});
    QCOMPARE(f.openLeads(), 1);
    QCOMPARE(f.found(QStringLiteral("Traders")), QList<qint64>{1});
    QCOMPARE(f.found(phoneOfMina), QList<qint64>{1});
    QCOMPARE(f.found(QStringLiteral("corduroy")), QList<qint64>{1}); // Said on the lead that is shown there.
    const LeadDetail detail = f.detail(1);
    QCOMPARE(std::count_if(detail.timeline.cbegin(), detail.timeline.cend(),
                           [](const TimelineEntry& entry) { return entry.kind == TimelineEntry::Kind::Message; }),
             2);
    QCOMPARE(detail.person.identities.size(), 2);
    QCOMPARE(detail.alsoKnownAs.size(), 1);
    QCOMPARE(detail.alsoKnownAs.first().name, QStringLiteral("R. Mehta Traders"));
    QCOMPARE(detail.alsoKnownAs.first().leadShownHere, 2);
    QCOMPARE(f.detail(2).lead.number, 1); // Whoever asks for the other one gets this.

    const auto outcome = f.says(mina, QStringLiteral("Still waiting"));
    QCOMPARE(outcome.leadNumber, 1);
    QVERIFY(!outcome.isNewLead);
    QCOMPARE(must(f.desk().calls().recognise(phoneOfMina, 5)).callers.first().lead, 1);
    QCOMPARE(f.problems(), QStringList());
    f.restart();
    QCOMPARE(f.listed(), QList<qint64>{1});
}

void tst_WhoIsOne::eachFieldIsShownAsItWasChosen() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfMina);
    must(f.desk().leads().edit(
        1, {{QStringLiteral("company"), QStringLiteral("Mehta Textiles")}, {QStringLiteral("city"), QStringLiteral("Surat")}}));
    must(f.desk().leads().edit(
        2, {{QStringLiteral("company"), QStringLiteral("Mehta & Sons")}, {QStringLiteral("title"), QStringLiteral("Director")}}));
    const Comparison comparison = must(f.desk().people().compareLeads(1, 2));
    QStringList choices;
    for (const auto& field : comparison.fields) {
        if (field.isChoice)
            choices.append(field.key);
    }
    QCOMPARE(choices, (QStringList{QStringLiteral("name"), QStringLiteral("company")}));
    QVERIFY(comparison.unitesLeads);

    const QStringList before = f.texts(QStringLiteral("SELECT name || company || title || city FROM person ORDER BY id"));
    f.merge(rohan.person, mina.person, {{QStringLiteral("name"), Side::B}});
    Person shown = f.detail(1).person;
    QCOMPARE(shown.name, QStringLiteral("Rohan Mehta"));
    QCOMPARE(shown.company, QStringLiteral("Mehta Textiles"));
    QCOMPARE(shown.title, QStringLiteral("Director"));
    QCOMPARE(shown.city, QStringLiteral("Surat"));
    QCOMPARE(f.nameInList(1), QStringLiteral("Rohan Mehta"));
    QCOMPARE(f.texts(QStringLiteral("SELECT name || company || title || city FROM person ORDER BY id")), before);

    // A shown value is corrected where it comes from.
    must(f.desk().leads().edit(1, {{QStringLiteral("name"), QStringLiteral("Rohan J. Mehta")}}));
    QCOMPARE(f.nameInList(1), QStringLiteral("Rohan J. Mehta"));
    f.takeApart(f.unionOf(1));
    QCOMPARE(f.nameInList(1), QStringLiteral("Rohan"));
    QCOMPARE(f.nameInList(2), QStringLiteral("Rohan J. Mehta"));
    QCOMPARE(f.detail(1).person.title, QString());
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::apartEachHasWhatIsTheirs() {
    WhoDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    must(f.desk().leads().setStage({2}, Stage::Interested));
    must(f.desk().leads().assign({2}, asha));
    const LeadDetail before = f.detail(2);
    const LeadDetail first = f.detail(1);
    must(f.desk().people().merge({rohan.person, mina.person, {}, true, Side::A}));
    f.says(mina, QStringLiteral("I need 700 metres of corduroy, urgent"));
    must(f.desk().leads().addNote(1, QStringLiteral("Asked for terms")));
    must(f.desk().leads().setStage({1}, Stage::Qualified));
    QCOMPARE(f.detail(1).lead.quantity, 700.0);

    const Receipt receipt = f.takeApart(f.unionOf(1));
    QVERIFY2(
        receipt.sentence.startsWith(QStringLiteral("Rohan Mehta and Mina Shah taken apart; 1 message went to their own side; "
                                                   "L-2 is by itself again")),
        qPrintable(receipt.sentence));
    const LeadDetail ours = f.detail(1);
    const LeadDetail theirs = f.detail(2);
    QCOMPARE(theirs.lead.number, 2);
    QCOMPARE(theirs.lead.stage, Stage::Interested);
    QCOMPARE(theirs.lead.ownerId, asha);
    QCOMPARE(theirs.lead.quantity, 700.0);
    QCOMPARE(ours.lead.stage, Stage::Qualified);
    QCOMPARE(ours.lead.quantity, first.lead.quantity); // What the other one said is not said of this one any more.
    QCOMPARE(ours.lead.preview, first.lead.preview);
    const auto kinds = [](const LeadDetail& detail, TimelineEntry::Kind kind) {
        return std::count_if(detail.timeline.cbegin(), detail.timeline.cend(),
                             [kind](const TimelineEntry& entry) { return entry.kind == kind; });
    };
    QCOMPARE(kinds(ours, TimelineEntry::Kind::Message), 1);
    QCOMPARE(kinds(theirs, TimelineEntry::Kind::Message), 2);
    QCOMPARE(kinds(ours, TimelineEntry::Kind::Note), 1);
    QCOMPARE(f.found(QStringLiteral("corduroy")), QList<qint64>{2});
    QCOMPARE(f.problems(), QStringList());
    QVERIFY(before.lead.createdAt == theirs.lead.createdAt);
}

void tst_WhoIsOne::whoHasNoLeadOfTheirOwnGetsOne() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    must(f.desk().leads().setStage({2}, Stage::Lost));
    f.merge(rohan.person, mina.person);
    QCOMPARE(f.says(mina, QStringLiteral("Now I want denim")).leadNumber, 1);
    const Receipt receipt = f.takeApart(f.unionOf(1));
    QVERIFY2(receipt.sentence.contains(QStringLiteral("L-3 was opened for what came meanwhile")), qPrintable(receipt.sentence));
    QCOMPARE(f.personOf(3), mina.person);
    QVERIFY(f.detail(3).lead.isRepeat);
    QCOMPARE(f.detail(2).lead.stage, Stage::Lost);
    QCOMPARE(f.detail(3).triage->status, TriageStatus::Pending);
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::bothLeadsMayGoOn() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    QCOMPARE(f.merge(rohan.person, mina.person, {}, false).sentence, QStringLiteral("Rohan Mehta and Mina Shah merged"));
    QCOMPARE(f.listed().size(), 2);
    QCOMPARE(f.nameInList(1), f.nameInList(2));
    QCOMPARE(f.detail(1).otherLeads.size(), 1);
    QCOMPARE(f.says(mina, QStringLiteral("And?")).leadNumber, 2); // Their own, while it is open.
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::aCallIsWhoseNumberItWas() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    f.merge(rohan.person, mina.person);
    NewCall call;
    call.phone = phoneOfMina;
    call.lead = 1;
    call.direction = Direction::Outbound;
    call.notes = QStringLiteral("Agreed on 40 bales");
    const LoggedCall done = must(f.desk().calls().log(call));
    QCOMPARE(done.question, QString());
    QCOMPARE(done.lead, 1);
    QCOMPARE(f.detail(1).calls.size(), 1);
    f.takeApart(f.unionOf(1));
    QCOMPARE(f.detail(1).calls.size(), 0);
    QCOMPARE(f.detail(2).calls.size(), 1);
    QCOMPARE(f.found(QStringLiteral("bales")), QList<qint64>{2});
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::deadlinesGoWithTheLeadThatIsWorkedWith() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    must(f.desk().tasks().add({2, QStringLiteral("Send samples"), f.clock().now() + std::chrono::minutes(5)}));
    const Instant due = f.detail(2).lead.nextDueAt;
    must(f.desk().people().merge({rohan.person, mina.person, {}, true, Side::A}));
    QCOMPARE(f.detail(1).lead.nextDueAt, due);
    const auto tasks = f.detail(1).tasks;
    const auto sample =
        std::find_if(tasks.cbegin(), tasks.cend(), [](const Task& task) { return task.title == QStringLiteral("Send samples"); });
    QVERIFY(sample != tasks.cend());
    const auto listed = must(f.desk().tasks().list({})).tasks;
    QVERIFY(std::all_of(listed.cbegin(), listed.cend(), [](const auto& entry) { return entry.leadNumber == 1; }));
    must(f.desk().tasks().complete({sample->id}));
    QVERIFY(f.detail(1).lead.nextDueAt != due);
    QCOMPARE(f.problems(), QStringList());
    f.takeApart(f.unionOf(1));
    const auto theirs = f.detail(2).tasks;
    QVERIFY(std::none_of(theirs.cbegin(), theirs.cend(), [](const Task& task) {
        return task.title == QStringLiteral("Send samples") && task.status == TaskStatus::Pending;
    }));
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::whoIsNotTheSameIsNotSuggestedAgain() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody other = f.somebody(QStringLiteral("Sunita Iyer"), phoneOfRohan); // A shared number.
    QVERIFY(rohan.person != other.person);
    const auto open = must(f.desk().people().duplicates());
    QCOMPARE(open.size(), 1);
    QVERIFY(open.first().reason.contains(QStringLiteral("same phone")));
    QVERIFY(open.first().confidence > 0 && open.first().confidence <= 0.5); // Their names speak against it.
    const Receipt receipt = must(f.desk().people().different(open.first().a, open.first().b));
    QVERIFY(receipt.sentence.endsWith(QStringLiteral("are not the same; they are not suggested again")));
    QCOMPARE(must(f.desk().people().duplicates()).size(), 0);
    f.says(other, QStringLiteral("Once more"));
    f.says(rohan, QStringLiteral("Me too"));
    QCOMPARE(must(f.desk().people().duplicates()).size(), 0);
    QCOMPARE(f.detail(1).suggestions, QStringList());
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(must(f.desk().people().duplicates()).size(), 1);

    // Merged they are no question; taken apart they are answered.
    f.merge(rohan.person, other.person);
    QCOMPARE(must(f.desk().people().duplicates()).size(), 0);
    f.takeApart(f.unionOf(1));
    f.says(other, QStringLiteral("And again"));
    QCOMPARE(must(f.desk().people().duplicates()).size(), 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::whatCannotBeIsSaid() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    const QStringList before = f.dump();
    const auto refused = [&f](const Merging& merging) {
        const auto answer = f.desk().people().merge(merging).result();
        return answer ? QStringLiteral("done") : answer.error().sentence;
    };
    QCOMPARE(refused({rohan.person, rohan.person, {}, true, {}}),
             QStringLiteral("Nobody is merged with themself; choose somebody else."));
    QVERIFY(refused({rohan.person, mina.person, {{QStringLiteral("shoe_size"), Side::A}}, true, {}})
                .startsWith(QStringLiteral("“shoe_size” is no field")));
    QCOMPARE(refused({rohan.person, PersonId(QUuid::createUuid()), {}, true, {}}),
             QStringLiteral("This person no longer exists."));
    QCOMPARE(f.dump(), before);
    f.merge(rohan.person, mina.person);
    QCOMPARE(refused({mina.person, rohan.person, {}, true, {}}),
             QStringLiteral("Mina Shah and Rohan Mehta are one already; nothing was changed."));
    const auto different = f.desk().people().different(rohan.person, mina.person).result();
    QVERIFY(!different && different.error().sentence.endsWith(QStringLiteral("are one; take them apart first.")));
    const UnionId id = f.unionOf(1);
    f.takeApart(id);
    const auto again = f.desk().people().takeApart(id).result();
    QVERIFY(!again && again.error().sentence.startsWith(QStringLiteral("They are two people already")));
}

void tst_WhoIsOne::undoTakesThemApartToo() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    const QStringList before = f.dump();
    const Receipt merged = f.merge(rohan.person, mina.person);
    must(f.desk().undo().undo(merged.operation));
    const auto withoutScores = [](QStringList lines) {
        lines.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("score_snapshot")); });
        return lines;
    };
    QCOMPARE(withoutScores(f.dump()), withoutScores(before));
    QCOMPARE(f.problems(), QStringList());

    must(f.desk().undo().redo());
    QCOMPARE(f.listed(), QList<qint64>{1});
    QCOMPARE(f.problems(), QStringList());
    const EventId event = f.says(mina, QStringLiteral("I need 90 metres")).eventId;
    must(f.desk().leads().addNote(1, QStringLiteral("typed on the first")));
    must(f.desk().undo().undo({})); // The note.
    must(f.desk().undo().undo({})); // The merge, done again.
    QCOMPARE(f.listed().size(), 2);
    QCOMPARE(f.ownerOf("message", f.messageOf(event)), mina.person);
    QCOMPARE(f.detail(2).lead.quantity, 90.0);
    QCOMPARE(f.problems(), QStringList());
    // And the taking apart can be taken back.
    f.merge(rohan.person, mina.person);
    f.says(mina, QStringLiteral("And 20 more"));
    const Receipt apart = f.takeApart(f.unionOf(1));
    QCOMPARE(f.listed().size(), 2);
    must(f.desk().undo().undo(apart.operation));
    QCOMPARE(f.listed().size(), 1);
    QCOMPARE(f.problems(), QStringList());
    f.takeApart(f.unionOf(1));
    QCOMPARE(f.count(QStringLiteral(
                 "SELECT count(*) FROM message m JOIN lead l ON l.id = m.lead_id WHERE m.person_id <> l.person_id")),
             0);
    QCOMPARE(f.problems(), QStringList());
}

/// Acceptance: a merge, 500 random operations, taken apart.
void tst_WhoIsOne::everythingLandsWhereItsOwnIdentitySays() {
    qputenv("RC_PARAMS", "max_success=5");
    test::property("after a merge and 500 operations, taken apart, every row is where its own identity says", [] {
        SeededRandom random(static_cast<quint64>(*rc::gen::inRange(1, 1'000'000)));
        WhoDesk f;
        Work work(
            f, random,
            {f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan), f.somebody(QStringLiteral("Mina Shah"), phoneOfMina)});
        const auto people = work.people();
        const bool unites = random.below(4) > 0;
        const auto persons = [&f] {
            return f.texts(QStringLiteral(
                "SELECT hex(id) || name || company || city FROM person WHERE name NOT LIKE 'Stranger%' ORDER BY id"));
        };
        const QStringList before = persons();
        const auto identities = [&](const Somebody& who) {
            return f.texts(QStringLiteral("SELECT kind || value || identifies FROM identity WHERE person_id = x'%1' ORDER BY id")
                               .arg(f.hex(who.person)));
        };
        const QStringList rohans = identities(people.at(0));
        const QStringList minas = identities(people.at(1));
        const QString awayBefore =
            f.texts(QStringLiteral("SELECT stage || '/' || hex(coalesce(owner_id, '')) FROM lead WHERE number = 2")).first();
        const Receipt merged = must(f.desk().people().merge({people.at(0).person, people.at(1).person, {}, unites, Side::A}));
        work.forgetUndo();
        for (int i = 0; i < 500; ++i)
            work.step();
        RC_ASSERT(f.problems() == QStringList());
        if (unites) // Whatever happened to the customer happened to the lead that is worked with.
            RC_ASSERT(f.texts(QStringLiteral("SELECT stage || '/' || hex(coalesce(owner_id, '')) FROM lead WHERE number = 2"))
                          .first() == awayBefore);
        if (random.below(2))
            f.takeApart(f.unionOf(1));
        else
            must(f.desk().undo().undo(merged.operation));
        const QStringList wrong = differences(f, work.book());
        RC_LOG() << work.book().size() << " lines; " << wrong.mid(0, 10).join(u'\n').toStdString();
        RC_ASSERT(wrong == QStringList());
        RC_ASSERT(persons() == before);
        RC_ASSERT(identities(people.at(0)) == rohans);
        RC_ASSERT(identities(people.at(1)) == minas);
        RC_ASSERT(f.problems() == QStringList());
    });
}

/// Three to five people, merged and taken apart in any order with work in between: who is one is what the book says, and what
/// anybody sent is on a lead of somebody who is one with them.
void tst_WhoIsOne::chainsAreCutAnywhere() {
    qputenv("RC_PARAMS", "max_success=6");
    test::property("whatever is merged and cut in whatever order, the groups are those of the book", [] {
        SeededRandom random(static_cast<quint64>(*rc::gen::inRange(1, 1'000'000)));
        const int count = 3 + static_cast<int>(random.below(3));
        WhoDesk f;
        QList<Somebody> people;
        for (int i = 0; i < count; ++i)
            people.append(f.somebody(QStringLiteral("Person %1").arg(QChar(u'A' + i)), QStringLiteral("98200 4117%1").arg(i)));
        Work work(f, random, people);
        Groups groups(count);
        const auto mergeTwo = [&](int a, int b) {
            const auto answer =
                f.desk().people().merge({people.at(a).person, people.at(b).person, {}, random.below(3) > 0, {}}).result();
            RC_ASSERT(answer.has_value() == !groups.areOne(a, b));
            if (!answer)
                return;
            const auto id = f.texts(QStringLiteral("SELECT hex(id) FROM person_union ORDER BY rowid DESC LIMIT 1")).first();
            groups.join(a, b, UnionId::fromBytes(QByteArray::fromHex(id.toLatin1())));
        };
        for (int round = 0; round < 14; ++round) {
            f.clock().advance(Millis(5000));
            const int a = static_cast<int>(random.below(static_cast<quint64>(count)));
            const int b = static_cast<int>(random.below(static_cast<quint64>(count)));
            if (groups.edges() > 0 && random.below(3) == 0)
                f.takeApart(groups.cut(static_cast<qsizetype>(random.below(static_cast<quint64>(groups.edges())))));
            else if (a != b)
                mergeTwo(a, b);
            work.forgetUndo();
            for (int i = 0; i < 12; ++i)
                work.step();
            for (int one = 0; one < count; ++one) {
                for (int other = 0; other < one; ++other) {
                    const auto areOne = must(f.desk().people().compare(people.at(one).person, people.at(other).person)).areOne;
                    RC_ASSERT(areOne == groups.areOne(one, other));
                }
            }
            const QStringList problems = f.problems();
            RC_LOG() << problems.join(u'\n').toStdString();
            RC_ASSERT(problems == QStringList());
        }
        while (groups.edges() > 0)
            f.takeApart(groups.cut(static_cast<qsizetype>(random.below(static_cast<quint64>(groups.edges())))));
        QList<Line> sent = work.book();
        sent.removeIf([](const Line& line) { return QByteArray(line.table) != "message" && QByteArray(line.table) != "call"; });
        const QStringList wrong = differences(f, sent);
        RC_LOG() << wrong.mid(0, 10).join(u'\n').toStdString();
        RC_ASSERT(wrong == QStringList());
        RC_ASSERT(f.count(QStringLiteral("SELECT count(*) FROM lead WHERE shown_in IS NOT NULL")) == 0);
        RC_ASSERT(f.count(QStringLiteral("SELECT count(*) FROM person WHERE shown_id IS NOT NULL")) == 0);
        RC_ASSERT(f.problems() == QStringList());
    });
}

void tst_WhoIsOne::verifyFindsWhatIsWrong() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    f.merge(rohan.person, mina.person);
    const auto run = [&f](const QString& statement) {
        must(f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")),
                                               [&](store::WriteTx& tx) -> Result<bool> {
                                                   LW_CHECK(tx.db().run(statement));
                                                   return true;
                                               }));
    };
    run(QStringLiteral("UPDATE person SET face_name = 'Somebody else' WHERE shown_id IS NOT NULL"));
    QVERIFY(f.problems().join(u' ').contains(QStringLiteral("2 people are shown otherwise than who is one says")));
    run(QStringLiteral("UPDATE lead SET shown_in = NULL"));
    QVERIFY(f.problems().join(u' ').contains(QStringLiteral("leads are shown elsewhere than who is one says")));
}

QTEST_GUILESS_MAIN(tst_WhoIsOne)
#include "tst_WhoIsOne.moc"
