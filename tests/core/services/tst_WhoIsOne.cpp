// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two people who are one, and two again: while they are one they are one customer everywhere; taken apart, everything, also
// what came meanwhile, is where its own identity says. A book of its own is kept beside the store and compared with it.

#include "core/services/NoticeService.h"
#include "tests/core/services/WhoBook.h"

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

class tst_WhoIsOne : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyAreOneCustomerEverywhere();
    void eachFieldIsShownAsItWasChosen();
    void apartEachHasWhatIsTheirs();
    void whoHasNoLeadOfTheirOwnGetsOne();
    void bothLeadsMayGoOn();
    void ourAnswerIsOfTheLeadThatIsWorkedWith();
    void aCallIsWhoseNumberItWas();
    void deadlinesGoWithTheLeadThatIsWorkedWith();
    void whatWaitedIsForWhoeverHasTheLead();
    void theWordsOfAShownLeadAreFoundWhereItIsShown();
    void anUndoneMergeLeavesNoClock();
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

void tst_WhoIsOne::ourAnswerIsOfTheLeadThatIsWorkedWith() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("R. Mehta Traders"), phoneOfMina, QStringLiteral("Quote for corduroy"));
    f.tellsAddress(rohan);
    f.tellsAddress(mina);
    QCOMPARE(f.mails(mina, QStringLiteral("And in blue?")).leadNumber, 2);
    const QString asked = f.newestMail();
    f.merge(rohan.person, mina.person);
    QCOMPARE(f.answers(mina, QStringLiteral("Yes."), asked).leadNumber, 1);
    QCOMPARE(f.detail(1).lead.stage, Stage::Contacted);
    QCOMPARE(f.problems(), QStringList());
    f.takeApart(f.unionOf(1));
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

/// What ran of the other lead's message runs there again, and no longer here.
void tst_WhoIsOne::anUndoneMergeLeavesNoClock() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    f.clock().advance(Millis(60'000));
    NewCall call;
    call.phone = phoneOfRohan;
    must(f.desk().calls().log(call)); // The kept lead was answered.
    f.clock().advance(Millis(60'000));
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    const auto merged = must(f.desk().people().merge({rohan.person, mina.person, {}, true, Side::A}));
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().undo(merged.operation));
    QCOMPARE(f.problems(), QStringList());
    for (const LeadClock& clock : f.detail(1).clocks)
        QVERIFY(clock.stoppedAt.isSet() || clock.kind == ClockKind::FollowUp);
}

void tst_WhoIsOne::theWordsOfAShownLeadAreFoundWhereItIsShown() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    must(f.desk().people().merge({rohan.person, mina.person, {}, true, Side::A}));
    QCOMPARE(f.found(QStringLiteral("muslin")), QList<qint64>());
    must(f.desk().leads().edit(2, {{QStringLiteral("product"), QStringLiteral("Muslin")}}));
    QCOMPARE(f.found(QStringLiteral("muslin")), QList<qint64>{1});
    must(f.desk().undo().undo({}));
    QCOMPARE(f.found(QStringLiteral("muslin")), QList<qint64>());
    QCOMPARE(f.problems(), QStringList());
}

void tst_WhoIsOne::whatWaitedIsForWhoeverHasTheLead() {
    WhoDesk f;
    const Somebody rohan = f.somebody(QStringLiteral("Rohan Mehta"), phoneOfRohan);
    const Somebody mina = f.somebody(QStringLiteral("Mina Shah"), phoneOfMina);
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    WorkspaceSettings settings = must(f.desk().team().settings());
    settings.me = f.addMember(QStringLiteral("Mira"), false);
    must(f.desk().team().saveSettings(settings));
    must(f.desk().leads().assign({1}, asha));
    const auto merged = must(f.desk().people().merge({rohan.person, mina.person, {}, true, Side::A}));
    const auto ofSecond = [&f] {
        QList<MemberId> whose;
        for (const auto& entry : must(f.desk().tasks().list({})).tasks)
            whose.append(entry.task.assigneeId);
        return whose;
    };
    QVERIFY(!ofSecond().isEmpty());
    for (const MemberId& whose : ofSecond())
        QCOMPARE(whose, asha);
    const auto told = must(services::NoticeService(f.desk().core()).list({asha, false, 100})).notices;
    QVERIFY(std::any_of(told.begin(), told.end(), [](const Notice& one) {
        return one.kind == NoticeKind::Message && one.leadNumber == 1 && one.detail.startsWith(QStringLiteral("L-2 is shown"));
    }));
    must(f.desk().undo().undo(merged.operation));
    QVERIFY(ofSecond().contains(MemberId()));
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
        const QStringList found = f.problems();
        RC_LOG() << found.join(u'\n').toStdString();
        RC_ASSERT(found.isEmpty());
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
