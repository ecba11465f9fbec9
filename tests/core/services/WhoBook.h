// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/repository/UnionRepository.h"
#include "tests/core/services/imports/ImportTesting.h"
#include "tests/support/Property.h"
#include "tests/support/desk/DeskFixture.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace leadwell::test {

using namespace leadwell::domain;
using services::LoggedCall;
using services::NewCall;
using services::Receipt;
using services::Side;

/// Somebody of the book: a number of their own, and what they call themselves.
struct Somebody {
    QString name;
    QString phone;
    PersonId person;
    QString email() const { return QString(name).remove(u' ').toLower() + QStringLiteral("@example.com"); }
};

inline QString letter(const Somebody& who, const QString& words, int id) {
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
    void tellsAddress(const Somebody& who) {
        receive(QStringLiteral("name: %1\nphone: %2\nemail: %3\nid: %4\n\nOur address")
                    .arg(who.name, who.phone, who.email(), nextMail()));
    }
    /// By their address alone; `of`: the mail it answers.
    IntakeOutcome mails(const Somebody& who, const QString& words, const QString& of = {}) {
        clock().advance(Millis(1000));
        return receive(QStringLiteral("email: %1\nid: %2\nreferences: %3\n\n%4").arg(who.email(), nextMail(), of, words),
                       Channel::Email);
    }
    /// Somebody of the team answers from elsewhere.
    IntakeOutcome answers(const Somebody& who, const QString& words, const QString& of) {
        clock().advance(Millis(1000));
        return receive(QStringLiteral("kind: own\nemail: us@shop.example\nto: %1\nid: %2\nreferences: %3\n\n%4")
                           .arg(who.email(), nextMail(), of, words),
                       Channel::Email);
    }
    QString newestMail() const { return QStringLiteral("m%1").arg(m_letters); }
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
    QString nextMail() {
        ++m_letters;
        return newestMail();
    }

    int m_letters = 0;
};

inline const QString phoneOfRohan = QStringLiteral("98200 41177");
inline const QString phoneOfMina = QStringLiteral("98111 22333");

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
        for (const Somebody& who : m_people)
            desk.tellsAddress(who);
        m_team = {desk.addMember(QStringLiteral("Asha")), desk.addMember(QStringLiteral("Karan"))};
    }

    void step() {
        m_desk.clock().advance(Millis(60'000));
        const Somebody& who = m_people.at(static_cast<qsizetype>(m_random.below(static_cast<quint64>(m_people.size()))));
        switch (m_random.below(18)) {
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
        case 13:
        case 14:
        case 15:
            return mail(who);
        case 16:
            return answer();
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
    /// A new one, or in a thread of anybody's: whose address it comes from decides.
    void mail(const Somebody& who) {
        const bool isAnswer = !m_threads.isEmpty() && m_random.below(2) == 1;
        const QString of = isAnswer ? m_threads.at(somewhere()).mail : QString();
        const auto outcome = m_desk.mails(who, QStringLiteral("Is lot %1 free?").arg(m_random.below(900)), of);
        enter("message", m_desk.messageOf(outcome.eventId), who.person);
        m_threads.append({m_desk.newestMail(), who});
    }
    /// Of whom it answers.
    void answer() {
        if (m_threads.isEmpty())
            return;
        const Thread thread = m_threads.at(somewhere());
        const auto outcome = m_desk.answers(thread.who, QStringLiteral("Lot %1 is.").arg(m_random.below(900)), thread.mail);
        enter("message", m_desk.messageOf(outcome.eventId), thread.who.person);
    }
    qsizetype somewhere() { return static_cast<qsizetype>(m_random.below(static_cast<quint64>(m_threads.size()))); }
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
        const QByteArray words = "wants lot " + QByteArray::number(static_cast<qlonglong>(m_random.below(1'000'000))) + " only";
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

    struct Thread {
        QString mail;
        Somebody who;
    };

    WhoDesk& m_desk;
    Random& m_random;
    QList<Somebody> m_people;
    QList<Thread> m_threads;
    QList<MemberId> m_team;
    QList<Line> m_book;
    QList<OperationId> m_undo;
    int m_strangers = 0;
};

/// Lines of the book that the store says otherwise; those of rows that are gone say so too.
inline QStringList differences(WhoDesk& desk, const QList<Line>& book) {
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

} // namespace leadwell::test
