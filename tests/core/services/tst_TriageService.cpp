// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The queue of triage: its order, what is suggested and why, and that one key does just what was seen.

#include "core/services/TriageService.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

#include <functional>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::TriageEntry;
using Kind = TriageSuggestion::Kind;

namespace {

/// Leads wait for the manager instead of being given at once.
void giveByHand(DeskFixture& f) {
    auto settings = must(f.desk().team().settings());
    settings.autoAssign = false;
    must(f.desk().team().saveSettings(settings));
}

qint64 enquire(DeskFixture& f, int number, const QString& text) {
    f.clock().advance(std::chrono::minutes(1));
    return f
        .receive(QStringLiteral("name: Person %1\nphone: +9198%2\nid: e%3\n\n%4")
                     .arg(number)
                     .arg(20'000'000 + number)
                     .arg(f.clock().now().ms())
                     .arg(text))
        .leadNumber;
}

QList<TriageEntry> entriesOf(DeskFixture& f) {
    return must(f.desk().triage().entries(must(f.desk().triage().queue()).numbers));
}

void change(DeskFixture& f, MemberId id, const std::function<void(Member&)>& how) {
    for (Member member : must(f.desk().team().members())) {
        if (member.id != id)
            continue;
        how(member);
        must(f.desk().team().saveMember(member));
    }
}

LeadDetail detailOf(DeskFixture& f, qint64 number) {
    return must(f.desk().inbox().detail(number));
}

} // namespace

class tst_TriageService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMostPressingComesFirst();
    void aSuggestionSaysWhoAndWhy();
    void whatNobodyCanTakeWaits();
    void noContactAsksForOne();
    void anAdvertisementIsDismissed();
    void acceptingDoesWhatWasSeen();
    void whatChangedMeanwhileIsRefused();
    void whatIsSureIsAcceptedAtOnceWithinLimits();
    void dismissingIsTakenBack();
    void whatIsTakenFromItsOwnerIsInTriage();
    void whoeverIsNextAsks();
    void severalAreOneUndoStep_data();
    void severalAreOneUndoStep();
    void whoeverIsQuickerKeepsIt_data();
    void whoeverIsQuickerKeepsIt();
    void acceptedByWhatTheRulesSayInTurn();
    void whatNeedsALookIsLeft();
    void askingIsWhatTheSuggestionDoes();
    void theCustomerIsAskedInTheirLanguage_data();
    void theCustomerIsAskedInTheirLanguage();
    void whatIsLackingIsKnown();
    void theStatesAreKept();
    void whatIsTakenBackWaitsOnceWhateverCameMeanwhile();
};

/// A message that came while somebody had the lead is nothing more to triage once nobody has it.
void tst_TriageService::whatIsTakenBackWaitsOnceWhateverCameMeanwhile() {
    DeskFixture f;
    giveByHand(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const qint64 lead = enquire(f, 1, QStringLiteral("Hello"));
    must(f.desk().leads().assign({lead}, asha));
    QCOMPARE(enquire(f, 1, QStringLiteral("Are you there?")), lead);
    must(f.desk().undo().undo({}));
    QCOMPARE(enquire(f, 1, QStringLiteral("Price of 40 kg cotton yarn?")), lead);
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList<qint64>{lead});
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().triage().accept(lead, entriesOf(f).first().suggestion));
    QCOMPARE(must(f.desk().triage().queue()).pending, 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::theMostPressingComesFirst() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const qint64 calm = enquire(f, 1, QStringLiteral("Hello"));
    const qint64 older = enquire(f, 2, QStringLiteral("Price of 40 kg cotton yarn?"));
    const qint64 newer = enquire(f, 3, QStringLiteral("Price of 40 kg cotton yarn?"));
    const qint64 pressing = enquire(f, 4, QStringLiteral("Please book 100 units of denim, needed urgently by tomorrow!"));
    const auto queue = must(f.desk().triage().queue());
    QCOMPARE(queue.numbers, QList<qint64>({pressing, older, newer, calm}));
    QCOMPARE(queue.pending, 4);
    QCOMPARE(queue.oldestWait, Millis(std::chrono::minutes(3)));
    QCOMPARE(queue.medianWait, Millis(std::chrono::minutes(2)));
    QCOMPARE(queue.assignedToday, 0);
}

void tst_TriageService::aSuggestionSaysWhoAndWhy() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    change(f, karan, [](Member& one) {
        one.skills = {QStringLiteral("Cotton Yarn")};
        one.capacity = 15;
    });
    AssignmentRules rules;
    rules.strategy = Strategy::SkillsBased;
    must(f.desk().team().saveAssignmentRules(rules));
    enquire(f, 1, QStringLiteral("Price of 40 kg cotton yarn?"));
    const TriageSuggestion suggestion = entriesOf(f).first().suggestion;
    QCOMPARE(suggestion.kind, Kind::Assign);
    QCOMPARE(suggestion.member, karan);
    QCOMPARE(suggestion.what, QStringLiteral("Assign to Karan"));
    QCOMPARE(suggestion.because, QStringLiteral("cotton yarn · 0 of 15 leads"));
    QVERIFY(suggestion.confidence > 0.6);

    rules = must(f.desk().team().assignmentRules());
    rules.strategy = Strategy::LeastActive;
    must(f.desk().team().saveAssignmentRules(rules));
    QVERIFY2(entriesOf(f).first().suggestion.because.startsWith(QStringLiteral("fewest open leads · ")),
             qPrintable(entriesOf(f).first().suggestion.because));
}

void tst_TriageService::whatNobodyCanTakeWaits() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"), false);
    const qint64 lead = enquire(f, 1, QStringLiteral("Price?"));
    const TriageSuggestion suggestion = entriesOf(f).first().suggestion;
    QCOMPARE(suggestion.kind, Kind::Wait);
    QCOMPARE(suggestion.because, QStringLiteral("Everybody is away; the lead waits for an owner."));
    const auto refused = f.desk().triage().accept(lead, suggestion).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(must(f.desk().triage().acceptAbove(0)).changed, 0);
}

void tst_TriageService::noContactAsksForOne() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead = f.receive(QStringLiteral("name: Guest 7\nid: e1\n\nPrice of 40 kg yarn?")).leadNumber;
    const TriageSuggestion suggestion = entriesOf(f).first().suggestion;
    QCOMPARE(suggestion.kind, Kind::AskForContact);
    must(f.desk().triage().accept(lead, suggestion));
    QCOMPARE(must(f.desk().triage().queue()).pending, 0);
    QStringList open;
    for (const Task& task : detailOf(f, lead).tasks)
        open.append(task.title);
    QVERIFY2(open.contains(QStringLiteral("Ask for a phone number")), qPrintable(open.join(u',')));
}

void tst_TriageService::anAdvertisementIsDismissed() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const qint64 lead =
        enquire(f, 1, QStringLiteral("We offer SEO services and guaranteed first page ranking. Click here to unsubscribe."));
    const auto entries = entriesOf(f);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().suggestion.kind, Kind::Dismiss);
    must(f.desk().triage().accept(lead, entries.first().suggestion));
    QCOMPARE(detailOf(f, lead).lead.stage, Stage::Disqualified);
}

void tst_TriageService::acceptingDoesWhatWasSeen() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    const qint64 lead = enquire(f, 1, QStringLiteral("Price of 40 kg cotton yarn?"));
    const TriageSuggestion seen = entriesOf(f).first().suggestion;
    const auto receipt = must(f.desk().triage().accept(lead, seen));
    QCOMPARE(receipt.changed, 1);
    QCOMPARE(detailOf(f, lead).lead.ownerId, seen.member);
    QCOMPARE(detailOf(f, lead).triage->status, TriageStatus::Assigned);
    QVERIFY(detailOf(f, lead).assignment->decisionNo > 0);
    QCOMPARE(must(f.desk().triage().queue()).pending, 0);
    QCOMPARE(must(f.desk().triage().queue()).assignedToday, 1);
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList{lead});
    QVERIFY(!detailOf(f, lead).lead.ownerId.isSet());
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whatChangedMeanwhileIsRefused() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    const qint64 lead = enquire(f, 1, QStringLiteral("Price of 40 kg cotton yarn?"));
    const TriageSuggestion seen = entriesOf(f).first().suggestion;
    change(f, seen.member, [](Member& one) { one.isAvailable = false; });
    const auto refused = f.desk().triage().accept(lead, seen).result();
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.startsWith(QStringLiteral("This changed meanwhile; now it is: Assign to ")),
             qPrintable(refused.error().sentence));
    QVERIFY(!detailOf(f, lead).lead.ownerId.isSet());
    // Somebody else was quicker.
    must(f.desk().triage().accept(lead, entriesOf(f).first().suggestion));
    const auto again = f.desk().triage().accept(lead, seen).result();
    QCOMPARE(again.error().sentence, QStringLiteral("L-1 is no longer in triage; somebody was quicker."));
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whatIsSureIsAcceptedAtOnceWithinLimits() {
    DeskFixture f;
    giveByHand(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    for (const MemberId& member : {asha, karan})
        change(f, member, [](Member& one) { one.capacity = 3; });
    const qint64 unsure = enquire(f, 0, QStringLiteral("Hello"));
    QList<qint64> sure;
    for (int i = 1; i <= 8; ++i)
        sure.append(enquire(f, i, QStringLiteral("Price of 40 kg cotton yarn?")));
    const auto receipt = must(f.desk().triage().acceptAbove(0.7));
    QCOMPARE(receipt.changed, 6);
    QCOMPARE(receipt.sentence, QStringLiteral("6 suggestions accepted"));
    QHash<MemberId, int> given;
    for (const qint64 number : sure)
        ++given[detailOf(f, number).lead.ownerId];
    QCOMPARE(given.value(asha), 3);
    QCOMPARE(given.value(karan), 3);
    const auto left = must(f.desk().triage().queue()).numbers;
    QCOMPARE(left.size(), 3);
    QVERIFY(left.contains(unsure));
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(must(f.desk().triage().queue()).pending, 9);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whoeverIsNextAsks() {
    DeskFixture f;
    giveByHand(f);
    const qint64 lead = enquire(f, 1, QStringLiteral("Hello"));
    // Nobody can take it: it waits on, and is asked about once.
    must(f.desk().triage().ask({lead}, MissingDetail::Budget));
    must(f.desk().triage().ask({lead}, MissingDetail::Budget));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList<qint64>{lead});
    const auto asking = [&f, lead] {
        QList<Task> tasks = detailOf(f, lead).tasks;
        tasks.removeIf([](const Task& one) { return one.title != askTitle(MissingDetail::Budget); });
        return tasks;
    };
    QCOMPARE(asking().size(), 1);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const auto done = must(f.desk().triage().ask({lead}, MissingDetail::Budget));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList<qint64>());
    QCOMPARE(detailOf(f, lead).lead.ownerId, asha);
    QVERIFY(detailOf(f, lead).assignment->decisionNo > 0);
    QCOMPARE(asking().size(), 1);
    QCOMPARE(asking().first().assigneeId, asha);
    must(f.desk().undo().undo(done.operation));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList<qint64>{lead});
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whatIsTakenFromItsOwnerIsInTriage() {
    DeskFixture f;
    giveByHand(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const qint64 lead = enquire(f, 1, QStringLiteral("Hello"));
    must(f.desk().leads().assign({lead}, asha));
    QCOMPARE(must(f.desk().triage().queue()).numbers.size(), 0);
    const auto taken = must(f.desk().leads().assign({lead}, {}));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList<qint64>{lead});
    QCOMPARE(detailOf(f, lead).triage->reason, QStringLiteral("Taken from its owner by hand."));
    must(f.desk().undo().undo(taken.operation));
    QCOMPARE(must(f.desk().triage().queue()).numbers.size(), 0);
    QCOMPARE(detailOf(f, lead).lead.ownerId, asha);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::dismissingIsTakenBack() {
    DeskFixture f;
    giveByHand(f);
    const qint64 first = enquire(f, 1, QStringLiteral("Hello"));
    const qint64 second = enquire(f, 2, QStringLiteral("Hello"));
    const auto receipt = must(f.desk().triage().dismiss({first, second}));
    QCOMPARE(receipt.sentence, QStringLiteral("2 dismissed as not leads"));
    const auto queue = must(f.desk().triage().queue());
    QCOMPARE(queue.pending, 0);
    QCOMPARE(queue.closed, 2);
    QCOMPARE(must(f.desk().triage().queue(TriageStatus::Closed)).numbers.size(), 2);
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(must(f.desk().triage().queue()).numbers.size(), 2);
    QCOMPARE(detailOf(f, first).lead.stage, Stage::New);
    QCOMPARE(f.problems(), QStringList());
}

namespace {

using Many = std::function<Answer<services::Receipt>(DeskFixture&, const QList<qint64>&)>;

QList<services::SeenSuggestion> seenOf(DeskFixture& f, const QList<qint64>& numbers) {
    QList<services::SeenSuggestion> seen;
    for (const TriageEntry& entry : must(f.desk().triage().entries(numbers)))
        seen.append({entry.lead.number, entry.suggestion.kind});
    return seen;
}

void addDecisions() {
    QTest::addColumn<Many>("decide");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("ofOne");
    const auto row = [](const char* name, const QString& sentence, const QString& ofOne, const Many& decide) {
        QTest::newRow(name) << decide << sentence << ofOne;
    };
    row("accept", QStringLiteral("4 suggestions accepted"), QStringLiteral("1 suggestion accepted"),
        [](DeskFixture& f, const QList<qint64>& numbers) { return f.desk().triage().acceptSeen(seenOf(f, numbers)); });
    row("give", QStringLiteral("4 leads assigned to Karan"), QStringLiteral("L-1 assigned to Karan"),
        [](DeskFixture& f, const QList<qint64>& numbers) {
            return f.desk().triage().give(numbers, must(f.desk().team().members()).last().id);
        });
    row("dismiss", QStringLiteral("4 dismissed as not leads"), QStringLiteral("L-1 dismissed as not a lead"),
        [](DeskFixture& f, const QList<qint64>& numbers) { return f.desk().triage().dismiss(numbers); });
    row("ask", QStringLiteral("4 leads: Ask for the budget"), QStringLiteral("L-1: Ask for the budget"),
        [](DeskFixture& f, const QList<qint64>& numbers) { return f.desk().triage().ask(numbers, MissingDetail::Budget); });
}

} // namespace

void tst_TriageService::severalAreOneUndoStep_data() {
    addDecisions();
}

void tst_TriageService::severalAreOneUndoStep() {
    QFETCH(const Many, decide);
    QFETCH(const QString, sentence);
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    QList<qint64> chosen;
    for (int i = 1; i <= 5; ++i)
        chosen.append(enquire(f, i, QStringLiteral("Price of 40 kg cotton yarn?")));
    const qint64 other = chosen.takeLast();
    const auto before = must(f.desk().triage().queue());
    const auto tasks = [&](qint64 number) { return detailOf(f, number).tasks.size(); };
    const qsizetype tasksBefore = tasks(chosen.first());
    const auto receipt = must(decide(f, chosen));
    QCOMPARE(receipt.changed, 4);
    QCOMPARE(receipt.sentence, sentence);
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList{other});
    QCOMPARE(f.problems(), QStringList());
    const auto step = must(f.desk().undo().next());
    QVERIFY(step && step->operation == receipt.operation);
    QCOMPARE(step->sentence, sentence);
    must(f.desk().undo().undo({}));
    const auto after = must(f.desk().triage().queue());
    QCOMPARE(after.numbers, before.numbers);
    QCOMPARE(after.closed, 0);
    for (const qint64 number : std::as_const(chosen)) {
        QVERIFY(!detailOf(f, number).lead.ownerId.isSet());
        QCOMPARE(detailOf(f, number).lead.stage, Stage::New);
        QCOMPARE(tasks(number), tasksBefore);
    }
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whoeverIsQuickerKeepsIt_data() {
    addDecisions();
}

void tst_TriageService::whoeverIsQuickerKeepsIt() {
    QFETCH(const Many, decide);
    QFETCH(const QString, ofOne);
    DeskFixture f;
    giveByHand(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    QList<qint64> chosen;
    for (int i = 1; i <= 3; ++i)
        chosen.append(enquire(f, i, QStringLiteral("Price of 40 kg cotton yarn?")));
    must(f.desk().leads().assign({chosen.at(1)}, asha));
    must(f.desk().triage().dismiss({chosen.at(2)}));
    const qsizetype tasks = detailOf(f, chosen.at(1)).tasks.size();
    const auto receipt = must(decide(f, chosen));
    QCOMPARE(receipt.changed, 1);
    QVERIFY2(receipt.sentence.endsWith(QStringLiteral("; 2 were decided meanwhile")), qPrintable(receipt.sentence));
    QCOMPARE(detailOf(f, chosen.at(1)).lead.ownerId, asha);
    QCOMPARE(detailOf(f, chosen.at(1)).lead.stage, Stage::New);
    QCOMPARE(detailOf(f, chosen.at(1)).tasks.size(), tasks);
    QCOMPARE(detailOf(f, chosen.at(2)).lead.stage, Stage::Disqualified);
    const auto again = decide(f, chosen).result();
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(again.error().sentence, QStringLiteral("None of them is in triage any more; somebody was quicker."));
    // Of one it is said which.
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(must(decide(f, {chosen.first()})).sentence.section(QStringLiteral("; "), 0, 0), ofOne);
    QCOMPARE(decide(f, {chosen.first()}).result().error().sentence,
             QStringLiteral("L-1 is no longer in triage; somebody was quicker."));
    QCOMPARE(f.problems(), QStringList());
}

/// All that wait show the same next one; it is not they who get everything.
void tst_TriageService::acceptedByWhatTheRulesSayInTurn() {
    DeskFixture f;
    giveByHand(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    change(f, karan, [](Member& one) { one.capacity = 2; });
    change(f, asha, [](Member& one) { one.capacity = 1; });
    QList<services::SeenSuggestion> chosen;
    for (int i = 1; i <= 5; ++i)
        chosen.append({enquire(f, i, QStringLiteral("Price of 40 kg cotton yarn?")), Kind::Assign});
    const auto receipt = must(f.desk().triage().acceptSeen(chosen));
    QCOMPARE(receipt.changed, 3);
    QCOMPARE(receipt.sentence, QStringLiteral("3 suggestions accepted; nobody can take 2 of them now"));
    QHash<MemberId, int> given;
    for (const auto& one : std::as_const(chosen))
        ++given[detailOf(f, one.number).lead.ownerId];
    QCOMPARE(given.value(asha), 1);
    QCOMPARE(given.value(karan), 2);
    QCOMPARE(must(f.desk().triage().queue()).pending, 2);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::whatNeedsALookIsLeft() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const qint64 good = enquire(f, 1, QStringLiteral("Price of 40 kg cotton yarn?"));
    const qint64 spam =
        enquire(f, 2, QStringLiteral("We offer SEO services and guaranteed first page ranking. Click here to unsubscribe."));
    // When it was seen it was to be given to somebody.
    const auto receipt = must(f.desk().triage().acceptSeen({{good, {}}, {spam, Kind::Assign}}));
    QCOMPARE(receipt.sentence, QStringLiteral("1 suggestion accepted; something else is suggested for 1 now"));
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList{spam});
    // Nobody is merged unseen.
    const auto typed = [&f](const char* contact, const char* name) {
        f.clock().advance(std::chrono::minutes(1));
        return must(f.desk().leads().quickAdd(
            {QString::fromUtf8(contact), QString::fromUtf8(name), QStringLiteral("Price of 40s cotton?"), Channel::Manual}));
    };
    typed("+919820041177", "Rohan Mehta");
    const qint64 twice = typed("rohan@mehtatex.in", "Rohan J Mehta").leadNumber;
    typed("+919820041177, rohan@mehtatex.in", "Rohan Mehta");
    QCOMPARE(must(f.desk().triage().entries({twice})).first().suggestion.kind, Kind::Merge);
    const auto left = must(f.desk().triage().acceptSeen({{twice, Kind::Merge}, {spam, Kind::Dismiss}}));
    QCOMPARE(left.changed, 1);
    QCOMPARE(left.sentence,
             QStringLiteral("1 suggestion accepted; 1 may be somebody who is there already: look at each by itself"));
    QVERIFY(must(f.desk().triage().queue()).numbers.contains(twice));
}

void tst_TriageService::askingIsWhatTheSuggestionDoes() {
    DeskFixture f;
    giveByHand(f);
    f.addMember(QStringLiteral("Asha"));
    const auto made = [&f](qint64 number) {
        for (const Task& task : detailOf(f, number).tasks) {
            if (task.title == QStringLiteral("Ask for a phone number"))
                return task;
        }
        return Task();
    };
    const qint64 suggested = f.receive(QStringLiteral("name: Guest 7\nid: e1\n\nPrice of 40 kg yarn?")).leadNumber;
    must(f.desk().triage().accept(suggested, entriesOf(f).first().suggestion));
    const qint64 chosen = f.receive(QStringLiteral("name: Guest 7\nid: e2\n\nPrice of 40 kg yarn?")).leadNumber;
    QVERIFY(chosen != suggested);
    const auto receipt = must(f.desk().triage().ask({chosen}, MissingDetail::Phone));
    QCOMPARE(receipt.leadNumber, chosen);
    const Task byMachine = made(suggested);
    const Task byPerson = made(chosen);
    QVERIFY(byMachine.id.isSet() && byPerson.id.isSet());
    QCOMPARE(byPerson.kind, byMachine.kind);
    QCOMPARE(byPerson.dueAt, byMachine.dueAt);
    QCOMPARE(byPerson.priority, byMachine.priority);
    QCOMPARE(byPerson.draft, byMachine.draft);
    QVERIFY2(byPerson.draft.startsWith(QStringLiteral("Hello Guest 7, ")), qPrintable(byPerson.draft));
    QCOMPARE(detailOf(f, chosen).triage->status, detailOf(f, suggested).triage->status);
    QCOMPARE(detailOf(f, chosen).lead.nextDueAt, detailOf(f, suggested).lead.nextDueAt);
    QCOMPARE(must(f.desk().triage().queue()).pending, 0);
    must(f.desk().undo().undo(receipt.operation));
    QVERIFY(!made(chosen).id.isSet());
    QCOMPARE(must(f.desk().triage().queue()).numbers, QList{chosen});
    QCOMPARE(f.problems(), QStringList());
}

void tst_TriageService::theCustomerIsAskedInTheirLanguage_data() {
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("draft");
    QTest::newRow("English") << QStringLiteral("Hello, what is the price of your cotton fabric please?")
                             << QStringLiteral("Hello Person 1, thank you for your message. How much do you need?");
    QTest::newRow("Hindi") << QStringLiteral("नमस्ते, मुझे सूती कपड़े का दाम बताइए")
                           << QStringLiteral("नमस्ते Person 1, आपके संदेश के लिए धन्यवाद। आपको कितनी मात्रा चाहिए?");
    QTest::newRow("Hinglish") << QStringLiteral("bhai cotton kapda ka kya rate hai, mujhe chahiye")
                              << QStringLiteral(
                                     "Namaste Person 1, aapke message ke liye dhanyavaad. Aapko kitni quantity chahiye?");
    QTest::newRow("German") << QStringLiteral("Guten Tag, was ist der Preis für die Baumwolle und wie ist die Lieferzeit?")
                            << QStringLiteral("Guten Tag Person 1, vielen Dank für Ihre Nachricht. Welche Menge benötigen Sie?");
    QTest::newRow("one without words of its own")
        << QStringLiteral("வணக்கம், பருத்தி துணியின் விலை என்ன?")
        << QStringLiteral("Hello Person 1, thank you for your message. How much do you need?");
}

void tst_TriageService::theCustomerIsAskedInTheirLanguage() {
    QFETCH(const QString, message);
    QFETCH(const QString, draft);
    DeskFixture f;
    giveByHand(f);
    const qint64 lead = enquire(f, 1, message);
    must(f.desk().triage().ask({lead}, MissingDetail::Quantity));
    QStringList drafts;
    for (const Task& task : detailOf(f, lead).tasks)
        drafts.append(task.draft);
    QVERIFY2(drafts.contains(draft), qPrintable(drafts.join(u'|')));
}

void tst_TriageService::whatIsLackingIsKnown() {
    DeskFixture f;
    giveByHand(f);
    const qint64 lead = enquire(f, 1, QStringLiteral("Hello"));
    using enum MissingDetail;
    QCOMPARE(entriesOf(f).first().lacking, QList<MissingDetail>({Email, Quantity, Budget, Time, Place, Product}));
    must(f.desk().leads().edit(lead, {{QStringLiteral("email"), QStringLiteral("a@b.in")},
                                      {QStringLiteral("quantity"), QStringLiteral("40")},
                                      {QStringLiteral("city"), QStringLiteral("Surat")},
                                      {QStringLiteral("product"), QStringLiteral("Denim")}}));
    QCOMPARE(entriesOf(f).first().lacking, QList<MissingDetail>({Budget, Time}));
    for (int value = 0; value < missingDetailCount; ++value) {
        const auto detail = static_cast<MissingDetail>(value);
        QCOMPARE(missingDetailFromText(toText(detail).toUpper()), std::optional(detail));
        QVERIFY(askTitle(detail).startsWith(QStringLiteral("Ask ")));
        QVERIFY(askDraft(detail, QStringLiteral("en"), {}).startsWith(QStringLiteral("Hello, ")));
    }
    QVERIFY(!missingDetailFromText(QStringLiteral("colour")));
    QVERIFY(!missingDetailFromText({}));
}

/// Pending, assigned, closed: never back by a command.
void tst_TriageService::theStatesAreKept() {
    DeskFixture f;
    giveByHand(f);
    const qint64 lead = enquire(f, 1, QStringLiteral("Hello"));
    must(f.desk().triage().dismiss({lead}));
    const auto again = f.desk().triage().dismiss({lead}).result();
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(f.problems(), QStringList());
}

QTEST_GUILESS_MAIN(tst_TriageService)
#include "tst_TriageService.moc"
