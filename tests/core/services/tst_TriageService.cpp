// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The queue of triage: its order, what is suggested and why, and that one key does just what was seen.

#include "core/services/TriageService.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

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
