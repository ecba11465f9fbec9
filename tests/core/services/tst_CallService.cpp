// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing calls down: whose they are, what follows from them, whom to call, and that nothing of it is lost.

#include "core/services/CallService.h"
#include "core/services/RuleService.h"
#include "core/store/Connection.h"
#include "tests/support/Property.h"
#include "tests/support/desk/DeskFixture.h"

#include <QElapsedTimer>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::CallEntry;
using services::CallList;
using services::LoggedCall;
using services::NewCall;
using Why = CallEntry::Why;

namespace {

const QString rohan = QStringLiteral("98200 41177");
const QString asha = QStringLiteral("98111 22333");

qint64 enquire(DeskFixture& f, const QString& name, const QString& phone, const QString& text = QStringLiteral("Price?")) {
    return f.receive(QStringLiteral("name: %1\nphone: %2\n\n%3").arg(name, phone, text)).leadNumber;
}

NewCall callTo(const QString& phone, CallOutcome outcome = CallOutcome::Answered, Direction direction = Direction::Outbound) {
    NewCall call;
    call.phone = phone;
    call.outcome = outcome;
    call.direction = direction;
    return call;
}

LoggedCall logged(DeskFixture& f, const NewCall& call) {
    const LoggedCall done = must(f.desk().calls().log(call));
    if (!done.question.isEmpty())
        qFatal("unexpected question: %s", qPrintable(done.question));
    return done;
}

LeadDetail detailOf(DeskFixture& f, qint64 number) {
    return must(f.desk().inbox().detail(number));
}

int leadCount(DeskFixture& f) {
    return must(f.desk().inbox().counts({})).leads;
}

/// Without what rules plan because of the stage.
QStringList pendingTasks(const LeadDetail& detail) {
    QStringList titles;
    for (const Task& task : detail.tasks) {
        const bool isOfStage = task.ruleNo > 0 && task.kind != QStringLiteral("initial_contact");
        if (task.status == TaskStatus::Pending && !isOfStage)
            titles.append(task.title);
    }
    return titles;
}

QString refusal(DeskFixture& f, const NewCall& call) {
    const auto refused = f.desk().calls().log(call).result();
    return refused ? QString() : refused.error().sentence;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(leadwell::services::NewCall&)>)

class tst_CallService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKnownNumberIsTheirOpenLead();
    void anUnknownNumberMakesALead();
    void aMissedCallIsNoContact();
    void everythingIsOneStepBack();
    void whoseNumberIsAnotherIsAsked();
    void aSharedNumberIsAsked();
    void aNewNumberOfALeadBecomesTheirs();
    void aCallWithoutALeadIsLinkedLater();
    void theSameCallIsWrittenOnce();
    void toldAgainNothingHappensTwice();
    void oneIdIsOneCall_data();
    void oneIdIsOneCall();
    void whatIsToldLaterFillsGaps();
    void whatIsNotSaidAgainStays();
    void aNameIsGivenToWhoHadNone();
    void allNotesAreKept();
    void whoseACallIsMayBeSaidAfterItWasWrittenDown();
    void aClosedLeadIsCalledButEnquiresAnew();
    void aCallTaskIsOverWhenTheyAnswer();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
    void whoItIsWhileTyping();
    void whomToCall();
    void theFiguresAreThoseOfTheDatabase();
    void savingIsQuick();
};

void tst_CallService::aKnownNumberIsTheirOpenLead() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan Mehta"), rohan);
    const int before = detailOf(f, lead).lead.score;
    NewCall call = callTo(QStringLiteral("+91 98200-41177"));
    call.seconds = 192;
    call.notes = QStringLiteral("Wants 100 units of 40s cotton by Friday.");
    call.recording = QStringLiteral("https://calls.example/1.mp3");
    const LoggedCall done = logged(f, call);
    QCOMPARE(done.lead, lead);
    QVERIFY(!done.isNewLead);
    QCOMPARE(done.receipt.sentence, QStringLiteral("Call with Rohan Mehta logged on L-1"));
    QCOMPARE(leadCount(f), 1);
    const LeadDetail detail = detailOf(f, lead);
    QCOMPARE(detail.calls.size(), 1);
    QCOMPARE(detail.calls.first().durationS, 192);
    QCOMPARE(detail.calls.first().phone, QStringLiteral("+91 98200-41177"));
    QCOMPARE(detail.lead.stage, Stage::Contacted);
    QCOMPARE(pendingTasks(detail), QStringList());
    QVERIFY(detail.lead.score > before);
    QCOMPARE(must(f.desk().inbox().search(QStringLiteral("40s cotton"), 5)).size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_CallService::anUnknownNumberMakesALead() {
    DeskFixture f;
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    NewCall call = callTo(rohan, CallOutcome::Answered, Direction::Inbound);
    call.notes = QStringLiteral("Price of 100 kg cotton yarn?");
    call.name = QStringLiteral("Rohan Mehta");
    const LoggedCall done = logged(f, call);
    QVERIFY(done.isNewLead);
    QCOMPARE(done.receipt.sentence, QStringLiteral("Call with Rohan Mehta logged; L-1 added"));
    const LeadDetail detail = detailOf(f, done.lead);
    QCOMPARE(detail.lead.channel, Channel::Phone);
    QCOMPARE(detail.lead.ownerId, karan);
    QCOMPARE(detail.lead.stage, Stage::Contacted);
    QCOMPARE(detail.lead.quantity, 100.0);
    QCOMPARE(detail.calls.size(), 1);
    QCOMPARE(logged(f, call).lead, done.lead);
    QCOMPARE(leadCount(f), 1);
    QCOMPARE(f.problems(), QStringList());
}

/// They called and nobody picked up: nobody got in touch.
void tst_CallService::aMissedCallIsNoContact() {
    DeskFixture f;
    const LoggedCall done = logged(f, callTo(rohan, CallOutcome::NoAnswer, Direction::Inbound));
    QVERIFY(done.isNewLead);
    LeadDetail detail = detailOf(f, done.lead);
    QCOMPARE(detail.lead.stage, Stage::New);
    QCOMPARE(pendingTasks(detail), QStringList{QStringLiteral("Follow up on Phone inquiry")});
    // Whom we call in vain was contacted all the same.
    logged(f, callTo(rohan, CallOutcome::Busy));
    detail = detailOf(f, done.lead);
    QCOMPARE(detail.lead.stage, Stage::Contacted);
    QCOMPARE(pendingTasks(detail), QStringList());
}

void tst_CallService::everythingIsOneStepBack() {
    DeskFixture f;
    f.addMember(QStringLiteral("Karan"));
    const qint64 lead = enquire(f, QStringLiteral("Rohan"), rohan);
    const QStringList before = f.dump();
    for (const QString& phone : {rohan, asha}) {
        NewCall call = callTo(phone, CallOutcome::Answered, Direction::Inbound);
        call.notes = QStringLiteral("Send the price");
        call.next.stage = Stage::Qualified;
        call.next.tasks = {{QStringLiteral("follow_up"), QStringLiteral("Send price"), f.clock().now() + std::chrono::hours(2)}};
        const LoggedCall done = logged(f, call);
        const LeadDetail detail = detailOf(f, done.lead);
        QCOMPARE(detail.lead.stage, Stage::Qualified);
        QCOMPARE(pendingTasks(detail), QStringList{QStringLiteral("Send price")});
        QVERIFY2(done.receipt.sentence.endsWith(QStringLiteral("; stage Qualified; 1 task planned")),
                 qPrintable(done.receipt.sentence));
        const QStringList after = f.dump();
        must(f.desk().undo().undo(done.receipt.operation));
        QCOMPARE(f.dump(), before);
        must(f.desk().undo().redo());
        QCOMPARE(f.dump(), after);
        must(f.desk().undo().undo({}));
        QCOMPARE(f.problems(), QStringList());
    }
    QCOMPARE(detailOf(f, lead).calls.size(), 0);
}

/// The form was opened for one lead, and the number is another's: nothing happens before a person decides.
void tst_CallService::whoseNumberIsAnotherIsAsked() {
    DeskFixture f;
    const qint64 first = enquire(f, QStringLiteral("Rohan Mehta"), rohan);
    const qint64 second = enquire(f, QStringLiteral("Asha Rao"), asha);
    NewCall call = callTo(asha);
    call.lead = first;
    const QStringList before = f.dump();
    const LoggedCall asked = must(f.desk().calls().log(call));
    QCOMPARE(asked.question, QStringLiteral("+91 98111 22333 is the number of Asha Rao (L-2), not of Rohan Mehta (L-1). Nothing "
                                            "was saved yet: say whose call it was."));
    QCOMPARE(asked.candidates.size(), 1);
    QCOMPARE(asked.candidates.first().lead, second);
    QCOMPARE(f.dump(), before);
    call.linkTo = first;
    QCOMPARE(logged(f, call).lead, first);
    call.linkTo = second;
    QCOMPARE(logged(f, call).lead, second);
    call.linkTo = NewCall::noLead;
    QCOMPARE(logged(f, call).lead, 0);
    QCOMPARE(detailOf(f, first).calls.size(), 1);
    QCOMPARE(detailOf(f, second).calls.size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_CallService::aSharedNumberIsAsked() {
    DeskFixture f;
    enquire(f, QStringLiteral("Rohan Mehta"), rohan);
    // Two people of one family: the second contradicts the first and becomes a person of their own.
    enquire(f, QStringLiteral("Sunita Deshpande"), rohan, QStringLiteral("Price of denim?"));
    const LoggedCall asked = must(f.desk().calls().log(callTo(rohan)));
    if (asked.candidates.size() < 2)
        QVERIFY(asked.question.isEmpty()); // The recogniser took them for one; then there is no doubt.
    else
        QVERIFY(asked.question.startsWith(QStringLiteral("+91 98200 41177 may be the number of ")));
}

void tst_CallService::aNewNumberOfALeadBecomesTheirs() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan Mehta"), rohan);
    NewCall call = callTo(asha);
    call.lead = lead;
    const LoggedCall done = logged(f, call);
    QCOMPARE(done.lead, lead);
    QCOMPARE(done.receipt.sentence, QStringLiteral("Call with Rohan Mehta logged on L-1; +91 98111 22333 is theirs from now on"));
    QCOMPARE(logged(f, callTo(asha)).lead, lead);
    QCOMPARE(leadCount(f), 1);
}

void tst_CallService::aCallWithoutALeadIsLinkedLater() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan"), rohan);
    NewCall call = callTo(asha);
    call.notes = QStringLiteral("Spoke about viscose");
    call.linkTo = NewCall::noLead;
    const LoggedCall done = logged(f, call);
    QCOMPARE(done.lead, 0);
    QCOMPARE(done.receipt.sentence, QStringLiteral("Call with +91 98111 22333 logged without a lead"));
    QCOMPARE(must(f.desk().calls().list(CallList::All)).size(), 1);
    const QStringList before = f.dump();
    const auto receipt = must(f.desk().calls().link(done.call, lead));
    QCOMPARE(detailOf(f, lead).calls.size(), 1);
    QCOMPARE(detailOf(f, lead).lead.stage, Stage::Contacted);
    QCOMPARE(must(f.desk().inbox().search(QStringLiteral("viscose"), 5)).size(), 1);
    const auto again = f.desk().calls().link(done.call, lead).result();
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    must(f.desk().undo().undo(receipt.operation));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
    // Withheld: of nobody, unless somebody says so.
    QCOMPARE(logged(f, callTo(QStringLiteral("Withheld"), CallOutcome::NoAnswer, Direction::Inbound)).lead, 0);
}

/// The telephone system was quicker than who still types.
void tst_CallService::whoseACallIsMayBeSaidAfterItWasWrittenDown() {
    DeskFixture f;
    NewCall call = callTo(rohan, CallOutcome::NoAnswer, Direction::Outbound);
    call.providerId = QStringLiteral("desk/17");
    call.linkTo = NewCall::noLead;
    const LoggedCall alone = logged(f, call);
    QCOMPARE(alone.lead, 0);
    const auto before = f.dump();
    logged(f, call); // Told again, it stays of nobody.
    QCOMPARE(f.dump(), before);

    NewCall typed = callTo(rohan, CallOutcome::Answered, Direction::Outbound);
    typed.providerId = call.providerId;
    typed.name = QStringLiteral("Rohan Mehta");
    typed.notes = QStringLiteral("Wants a price list");
    typed.next.stage = Stage::Interested;
    typed.next.tasks = {{QStringLiteral("follow_up"), QStringLiteral("Send the list"), f.clock().now() + std::chrono::hours(2)}};
    const LoggedCall said = logged(f, typed);
    QCOMPARE(said.call, alone.call);
    QVERIFY(said.lead > 0 && said.isNewLead);
    const LeadDetail detail = detailOf(f, said.lead);
    QCOMPARE(detail.person.name, QStringLiteral("Rohan Mehta"));
    QCOMPARE(detail.calls.size(), 1);
    QCOMPARE(detail.calls.first().notes, QStringLiteral("Wants a price list"));
    QCOMPARE(detail.lead.stage, Stage::Interested);
    QVERIFY(std::any_of(detail.tasks.begin(), detail.tasks.end(),
                        [](const Task& task) { return task.title == QStringLiteral("Send the list"); }));
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().undo(said.receipt.operation));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
}

/// A telephone system tells of a call several times.
void tst_CallService::theSameCallIsWrittenOnce() {
    DeskFixture f;
    NewCall call = callTo(rohan, CallOutcome::NoAnswer, Direction::Inbound);
    call.providerId = QStringLiteral("1700000000.42");
    const LoggedCall ring = logged(f, call);
    QCOMPARE(detailOf(f, ring.lead).lead.stage, Stage::New);
    call.outcome = CallOutcome::Answered;
    call.seconds = 61;
    call.notes = QStringLiteral("Price?");
    const LoggedCall end = logged(f, call);
    QCOMPARE(end.call, ring.call);
    QCOMPARE(end.receipt.sentence, QStringLiteral("Call with +91 98200 41177 brought up to date on L-1"));
    call.notes.clear();
    call.seconds = 0;
    logged(f, call); // Told once more, with less.
    const LeadDetail detail = detailOf(f, ring.lead);
    QCOMPARE(detail.calls.size(), 1);
    QCOMPARE(detail.calls.first().durationS, 61);
    QCOMPARE(detail.calls.first().notes, QStringLiteral("Price?"));
    QCOMPARE(detail.lead.stage, Stage::Contacted);
    QCOMPARE(must(f.desk().inbox().detail(ring.lead)).calls.size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

namespace {

/// When somebody called whom nobody answered: a task and a tag.
Rule callBackRule() {
    Rule rule;
    rule.name = QStringLiteral("call_back");
    rule.title = QStringLiteral("Whoever was missed is called back");
    rule.trigger = RuleTrigger::CallLogged;
    RuleAction task;
    task.kind = RuleAction::Kind::MakeTask;
    task.text = QStringLiteral("Call back");
    task.taskKind = QStringLiteral("call");
    RuleAction raise;
    raise.kind = RuleAction::Kind::RaisePriority;
    rule.then = {task, raise};
    return rule;
}

qsizetype runsOf(DeskFixture& f, qint64 lead) {
    services::RuleLogQuery query;
    query.leadNumber = lead;
    return must(f.desk().rules().log(query)).size();
}

} // namespace

/// Neither rules nor tasks nor the score: the second time says nothing new.
void tst_CallService::toldAgainNothingHappensTwice() {
    DeskFixture f;
    must(f.desk().rules().save(callBackRule()));
    NewCall call = callTo(rohan, CallOutcome::NoAnswer, Direction::Inbound);
    call.providerId = QStringLiteral("desk/17");
    call.notes = QStringLiteral("Rang twice");
    call.calledAt = f.clock().now();
    call.next.tasks = {{QStringLiteral("follow_up"), QStringLiteral("Send the list"), f.clock().now() + std::chrono::hours(2)}};
    const LoggedCall first = logged(f, call);
    QVERIFY(pendingTasks(detailOf(f, first.lead)).contains(QStringLiteral("Send the list")));
    const QStringList before = f.dump();
    const auto runs = runsOf(f, first.lead);
    for (int i = 0; i < 3; ++i) {
        f.clock().advance(std::chrono::minutes(5));
        QCOMPARE(logged(f, call).call, first.call);
        QCOMPARE(f.dump(), before);
    }
    QCOMPARE(runsOf(f, first.lead), runs);
    // That they were reached after all is news, once.
    call.outcome = CallOutcome::Answered;
    logged(f, call);
    const auto after = runsOf(f, first.lead);
    QVERIFY(after > runs);
    QCOMPARE(detailOf(f, first.lead).lead.stage, Stage::Contacted);
    logged(f, call);
    QCOMPARE(runsOf(f, first.lead), after);
    QCOMPARE(f.problems(), QStringList());
}

using Otherwise = std::function<void(NewCall&)>;

void tst_CallService::oneIdIsOneCall_data() {
    QTest::addColumn<Otherwise>("otherwise");
    QTest::addColumn<QString>("sentence");
    const QString kept =
        QStringLiteral("The call “desk/17” was with +91 98200 41177, Fri 20 Nov 2026, 14:30, and stays as it is; "
                       "nothing was saved. Another call has another id.");
    QTest::newRow("another number") << Otherwise([](NewCall& call) { call.phone = asha; }) << kept;
    QTest::newRow("another day") << Otherwise([](NewCall& call) { call.calledAt = call.calledAt - std::chrono::hours(24); })
                                 << kept;
    QTest::newRow("hours later") << Otherwise([](NewCall& call) { call.calledAt = call.calledAt + std::chrono::hours(3); })
                                 << kept;
    QTest::newRow("another lead") << Otherwise([](NewCall& call) { call.linkTo = 2; })
                                  << QStringLiteral("The call “desk/17” is written down on L-1 already, and stays there; nothing "
                                                    "was saved.");
}

void tst_CallService::oneIdIsOneCall() {
    QFETCH(const Otherwise, otherwise);
    QFETCH(const QString, sentence);
    DeskFixture f;
    enquire(f, QStringLiteral("Rohan"), rohan);
    enquire(f, QStringLiteral("Asha"), asha);
    NewCall call = callTo(rohan, CallOutcome::Answered, Direction::Inbound);
    call.providerId = QStringLiteral("desk/17");
    call.notes = QStringLiteral("Wants 40s cotton");
    call.calledAt = f.clock().now();
    logged(f, call);
    f.clock().advance(std::chrono::hours(4));
    const QStringList before = f.dump();
    NewCall other = call;
    other.outcome = CallOutcome::NoAnswer;
    other.notes = QStringLiteral("Nobody there");
    otherwise(other);
    QCOMPARE(refusal(f, other), sentence);
    QCOMPARE(f.dump(), before);
    // Under an id of its own it is written.
    other.providerId = QStringLiteral("desk/18");
    other.linkTo.reset();
    logged(f, other);
    QCOMPARE(must(f.desk().calls().list(CallList::All)).size(), 2);
}

void tst_CallService::whatIsToldLaterFillsGaps() {
    DeskFixture f;
    NewCall call = callTo(QStringLiteral("withheld"), CallOutcome::Answered, Direction::Inbound);
    call.providerId = QStringLiteral("desk/17");
    call.linkTo = NewCall::noLead;
    const LoggedCall first = logged(f, call);
    f.clock().advance(std::chrono::hours(4));
    NewCall more = callTo(rohan, CallOutcome::Answered, Direction::Inbound); // Of no time in particular.
    more.providerId = call.providerId;
    more.seconds = 90;
    more.name = QStringLiteral("Rohan");
    const LoggedCall second = logged(f, more);
    QCOMPARE(second.call, first.call);
    const Call kept = detailOf(f, second.lead).calls.first();
    QCOMPARE(kept.durationS, 90);
    more.phone = QStringLiteral("withheld"); // Told with less, nothing of it goes.
    more.seconds = 0;
    more.name.clear();
    const QStringList before = f.dump();
    logged(f, more);
    QCOMPARE(f.dump(), before);
}

/// A person's and the telephone system's, whoever writes first.
/// A note that is added to a missed call does not say that it was answered.
void tst_CallService::whatIsNotSaidAgainStays() {
    DeskFixture f;
    NewCall call = callTo(rohan, CallOutcome::NoAnswer, Direction::Inbound);
    call.providerId = QStringLiteral("pbx/7");
    const LoggedCall missed = logged(f, call);
    NewCall note;
    note.phone = rohan;
    note.providerId = call.providerId;
    note.notes = QStringLiteral("They left a message.");
    logged(f, note);
    const LeadDetail detail = detailOf(f, missed.lead);
    QCOMPARE(detail.calls.size(), 1);
    QCOMPARE(detail.calls.first().outcome, CallOutcome::NoAnswer);
    QCOMPARE(detail.calls.first().direction, Direction::Inbound);
    QCOMPARE(detail.calls.first().notes, note.notes);
    QCOMPARE(detail.lead.stage, Stage::New);
    QCOMPARE(f.problems(), QStringList());
}

void tst_CallService::aNameIsGivenToWhoHadNone() {
    DeskFixture f;
    const LoggedCall first = logged(f, callTo(rohan, CallOutcome::Busy));
    QVERIFY(first.isNewLead);
    NewCall again = callTo(rohan);
    again.name = QStringLiteral("Rohan Kale");
    const LoggedCall second = logged(f, again);
    QCOMPARE(second.lead, first.lead);
    QCOMPARE(detailOf(f, first.lead).person.name, QStringLiteral("Rohan Kale"));
    // Nobody is renamed by a call, and what was typed is not lost without a word.
    again.name = QStringLiteral("Meera Iyer");
    QVERIFY(logged(f, again).receipt.sentence.endsWith(QStringLiteral("; they are known as Rohan Kale, not as Meera Iyer")));
    QCOMPARE(detailOf(f, first.lead).person.name, QStringLiteral("Rohan Kale"));
    again.name.clear();
    again.providerId = QStringLiteral("desk/18");
    again.next.tasks = {
        {QStringLiteral("follow_up"), QStringLiteral("Send the price list"), f.clock().now() + std::chrono::hours(4)}};
    QVERIFY(logged(f, again).receipt.sentence.contains(QStringLiteral("1 task planned")));
    QVERIFY(!logged(f, again).receipt.sentence.contains(QStringLiteral("planned"))); // Told again, it is planned already.
    QCOMPARE(f.problems(), QStringList());
}

void tst_CallService::allNotesAreKept() {
    DeskFixture f;
    NewCall call = callTo(rohan, CallOutcome::Answered, Direction::Inbound);
    call.providerId = QStringLiteral("desk/17");
    call.notes = QStringLiteral("Recorded by the telephone system as 17.wav");
    const LoggedCall first = logged(f, call);
    const auto notes = [&] { return detailOf(f, first.lead).calls.first().notes; };
    call.notes = QStringLiteral("Wants 40s cotton");
    logged(f, call);
    QCOMPARE(notes(), QStringLiteral("Recorded by the telephone system as 17.wav\nWants 40s cotton"));
    for (const char* again : {"Wants 40s cotton", "Recorded by the telephone system as 17.wav", ""}) {
        call.notes = QString::fromLatin1(again);
        logged(f, call);
        QCOMPARE(notes(), QStringLiteral("Recorded by the telephone system as 17.wav\nWants 40s cotton"));
    }
    call.notes = QStringLiteral("Wants"); // The beginning of a line is another thing to say.
    logged(f, call);
    QVERIFY(notes().endsWith(QStringLiteral("\nWants")));
    QCOMPARE(f.problems(), QStringList());
}

void tst_CallService::aClosedLeadIsCalledButEnquiresAnew() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan"), rohan);
    must(f.desk().leads().setStage({lead}, Stage::Won));
    QCOMPARE(logged(f, callTo(rohan)).lead, lead);
    const LoggedCall again = logged(f, callTo(rohan, CallOutcome::Answered, Direction::Inbound));
    QVERIFY(again.isNewLead);
    QVERIFY(detailOf(f, again.lead).lead.isRepeat);
}

void tst_CallService::aCallTaskIsOverWhenTheyAnswer() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan"), rohan);
    NewCall call = callTo(rohan, CallOutcome::NoAnswer);
    const Instant later = f.clock().now() + std::chrono::hours(2);
    call.next.tasks = {{QStringLiteral("call"), QStringLiteral("Call again"), later}};
    logged(f, call);
    QCOMPARE(pendingTasks(detailOf(f, lead)), QStringList{QStringLiteral("Call again")});
    logged(f, callTo(rohan, CallOutcome::Busy));
    QCOMPARE(pendingTasks(detailOf(f, lead)), QStringList{QStringLiteral("Call again")});
    call.next.tasks = {{QStringLiteral("call"), QStringLiteral("Call in the evening"), later}};
    logged(f, call);
    QCOMPARE(pendingTasks(detailOf(f, lead)), QStringList{QStringLiteral("Call in the evening")});
    logged(f, callTo(rohan));
    QCOMPARE(pendingTasks(detailOf(f, lead)), QStringList());
}

void tst_CallService::whatCannotBeIsSaid_data() {
    QTest::addColumn<QString>("phone");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("recording");
    QTest::addColumn<QString>("says");
    const QString none;
    QTest::newRow("a name") << QStringLiteral("Rohan Mehta") << 1 << none
                            << QStringLiteral("“Rohan Mehta” is a name, not a telephone");
    QTest::newRow("nothing") << QStringLiteral("  ") << 1 << none << QStringLiteral("Type the telephone number");
    QTest::newRow("half a number") << QStringLiteral("98200") << 1 << none << QStringLiteral("too short");
    QTest::newRow("two numbers") << QStringLiteral("98200 41177 / 98111 22333") << 1 << none << QStringLiteral("two numbers");
    QTest::newRow("more than a day") << rohan << 86'401 << none << QStringLiteral("more than a day");
    QTest::newRow("less than nothing") << rohan << -1 << none << QStringLiteral("more than a day");
    QTest::newRow("a script") << rohan << 1 << QStringLiteral("javascript:alert(1)") << QStringLiteral("is no recording");
    QTest::newRow("a link without a host") << rohan << 1 << QStringLiteral("https://") << QStringLiteral("is no recording");
}

void tst_CallService::whatCannotBeIsSaid() {
    QFETCH(QString, phone);
    QFETCH(int, seconds);
    QFETCH(QString, recording);
    QFETCH(QString, says);
    DeskFixture f;
    NewCall call = callTo(phone);
    call.seconds = seconds;
    call.recording = recording;
    const QString said = refusal(f, call);
    QVERIFY2(said.contains(says), qPrintable(said));
    QCOMPARE(leadCount(f), 0);
    // What is to come, and what nothing can follow from.
    call = callTo(rohan);
    call.calledAt = f.clock().now() + std::chrono::hours(24);
    QVERIFY(refusal(f, call).contains(QStringLiteral("still to come")));
    call = callTo(rohan);
    call.linkTo = NewCall::noLead;
    call.next.stage = Stage::Won;
    QVERIFY(refusal(f, call).contains(QStringLiteral("no next step")));
    call = callTo(rohan);
    call.lead = 77;
    QVERIFY(!refusal(f, call).isEmpty());
    QCOMPARE(must(f.desk().calls().list(CallList::All)).size(), 0);
}

void tst_CallService::whoItIsWhileTyping() {
    DeskFixture f;
    const qint64 lead = enquire(f, QStringLiteral("Rohan Mehta"), rohan);
    enquire(f, QStringLiteral("Asha Rao"), asha);
    auto guess = must(f.desk().calls().recognise(QStringLiteral("9820041177"), 4));
    QVERIFY(guess.isNumber);
    QCOMPARE(guess.callers.size(), 1);
    QVERIFY(guess.callers.first().hasNumber);
    QCOMPARE(guess.callers.first().lead, lead);
    QCOMPARE(guess.callers.first().phone, QStringLiteral("+919820041177"));
    guess = must(f.desk().calls().recognise(QStringLiteral("98200 4"), 4));
    QVERIFY(!guess.isNumber);
    QCOMPARE(guess.callers.size(), 1);
    QVERIFY(!guess.callers.first().hasNumber);
    guess = must(f.desk().calls().recognise(QStringLiteral("meh"), 4));
    QCOMPARE(guess.callers.size(), 1);
    QCOMPARE(guess.callers.first().phone, QStringLiteral("+919820041177"));
    QVERIFY(guess.complaint.contains(QStringLiteral("is a name")));
    QCOMPARE(must(f.desk().calls().recognise(QStringLiteral("99999 11111"), 4)).callers.size(), 0);
    QCOMPARE(must(f.desk().calls().recognise(QString(), 4)).callers.size(), 0);
    QCOMPARE(must(f.desk().calls().callerOf(lead)).phone, QStringLiteral("+919820041177"));
}

void tst_CallService::whomToCall() {
    DeskFixture f;
    const qint64 hot = enquire(f, QStringLiteral("Hot"), QStringLiteral("98200 41111"),
                               QStringLiteral("Please book 100 units of denim, needed urgently by tomorrow!"));
    const qint64 promised = enquire(f, QStringLiteral("Promised"), QStringLiteral("98200 42222"), QStringLiteral("Hello"));
    const qint64 calm = enquire(f, QStringLiteral("Calm"), QStringLiteral("98200 43333"), QStringLiteral("Hello"));
    NewCall call = callTo(QStringLiteral("98200 42222"), CallOutcome::NoAnswer);
    call.next.tasks = {
        {QStringLiteral("call"), QStringLiteral("Call about the sample"), f.clock().now() + std::chrono::hours(1)}};
    logged(f, call);
    f.clock().advance(std::chrono::minutes(1));
    logged(f, callTo(QStringLiteral("98200 43333"), CallOutcome::NoAnswer, Direction::Inbound));
    logged(f, callTo(QStringLiteral("withheld"), CallOutcome::NoAnswer, Direction::Inbound));
    const auto entries = must(f.desk().calls().list(CallList::ToCall));
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(0).why, Why::Missed);
    QCOMPARE(entries.at(0).lead, calm);
    QCOMPARE(entries.at(1).why, Why::Task);
    QCOMPARE(entries.at(1).lead, promised);
    QCOMPARE(entries.at(1).taskTitle, QStringLiteral("Call about the sample"));
    QCOMPARE(entries.at(1).unanswered, 1);
    QCOMPARE(entries.at(2).why, Why::Unreached);
    QCOMPARE(entries.at(2).lead, hot);
    QCOMPARE(entries.at(2).phone, QStringLiteral("+919820041111"));
    QVERIFY(entries.at(2).call.notes.startsWith(QStringLiteral("Please book 100 units of denim")));
    auto counts = must(f.desk().calls().counts());
    QCOMPARE(counts.toCall, 3);
    QCOMPARE(counts.today, 3);
    // Each goes when they were called.
    logged(f, callTo(QStringLiteral("98200 43333"), CallOutcome::NoAnswer));
    logged(f, callTo(QStringLiteral("98200 42222")));
    logged(f, callTo(QStringLiteral("98200 41111"), CallOutcome::Busy));
    QCOMPARE(must(f.desk().calls().counts()).toCall, 0);
    // Whom we did not reach is called again, later.
    f.clock().advance(std::chrono::hours(5));
    const auto later = must(f.desk().calls().list(CallList::ToCall));
    QCOMPARE(later.size(), 1);
    QCOMPARE(later.first().lead, hot);
    f.clock().advance(std::chrono::hours(24));
    QCOMPARE(must(f.desk().calls().list(CallList::Today)).size(), 0);
    QCOMPARE(must(f.desk().calls().list(CallList::All)).size(), 6);
}

/// The same figures by SQL alone.
void tst_CallService::theFiguresAreThoseOfTheDatabase() {
    DeskFixture f;
    SeededRandom random(7);
    for (int i = 0; i < 300; ++i) {
        f.clock().advance(std::chrono::minutes(1 + static_cast<int>(random.below(200))));
        NewCall call = callTo(QStringLiteral("98200 4110%1").arg(random.below(9)), static_cast<CallOutcome>(random.below(4)),
                              random.below(5) == 0 ? Direction::Inbound : Direction::Outbound);
        if (random.below(3) == 0)
            call.linkTo = NewCall::noLead;
        logged(f, call);
    }
    const AttemptFigures figures = must(f.desk().calls().figures(400));
    auto connection = must(store::Connection::open(f.path(), store::Connection::Role::Reader));
    const QString ours =
        QStringLiteral("(SELECT coalesce(hex(lead_id), number) who, called_ms, id, outcome FROM call WHERE direction = 1)");
    QCOMPARE(figures.all.calls, int(must(connection->number(QStringLiteral("SELECT count(*) FROM ") + ours))));
    const int offset = must(f.desk().team().settings()).timeZone == QStringLiteral("Asia/Kolkata") ? 330 : 0;
    for (int hour = 0; hour < 24; ++hour) {
        const QString at = QStringLiteral(" WHERE ((called_ms / 60000 + %1) / 60) % 24 = %2").arg(offset).arg(hour);
        QCOMPARE(figures.byHour[size_t(hour)].calls,
                 int(must(connection->number(QStringLiteral("SELECT count(*) FROM ") + ours + at))));
        QCOMPARE(figures.byHour[size_t(hour)].answered,
                 int(must(connection->number(QStringLiteral("SELECT count(*) FROM ") + ours + at +
                                             QStringLiteral(" AND outcome = 0")))));
    }
    const QString before = QStringLiteral(
        "SELECT count(*) FROM %1 c WHERE %2 (SELECT count(*) FROM %1 b WHERE b.who = c.who AND (b.called_ms, b.id) < "
        "(c.called_ms, c.id) "
        "AND NOT EXISTS (SELECT 1 FROM %1 a WHERE a.who = c.who AND a.outcome = 0 AND (a.called_ms, a.id) >= (b.called_ms, b.id) "
        "AND (a.called_ms, a.id) < (c.called_ms, c.id))) %3");
    for (int place = 0; place < AttemptFigures::attemptsTold; ++place) {
        const QString is =
            (place + 1 < AttemptFigures::attemptsTold ? QStringLiteral("= %1") : QStringLiteral(">= %1")).arg(place);
        QCOMPARE(figures.byAttempt[size_t(place)].calls, int(must(connection->number(before.arg(ours, QString(), is)))));
        QCOMPARE(figures.byAttempt[size_t(place)].answered,
                 int(must(connection->number(before.arg(ours, QStringLiteral("c.outcome = 0 AND"), is)))));
    }
    for (int outcome = 0; outcome < 4; ++outcome)
        QCOMPARE(
            figures.byOutcome[size_t(outcome)],
            int(must(connection->number(QStringLiteral("SELECT count(*) FROM %1 WHERE outcome = %2").arg(ours).arg(outcome)))));
}

/// 20 ms are promised for the median on an ordinary disk; a busy machine gets some more.
void tst_CallService::savingIsQuick() {
    DeskFixture f;
    enquire(f, QStringLiteral("Rohan"), rohan);
    QList<qint64> took;
    for (int i = 0; i < 21; ++i) {
        NewCall call = callTo(i % 2 == 0 ? rohan : QStringLiteral("98111 2%1").arg(10'000 + i).left(11));
        call.notes = QStringLiteral("Wants 100 units of 40s cotton by Friday. Asked for credit terms.");
        QElapsedTimer timer;
        timer.start();
        logged(f, call);
        took.append(timer.nsecsElapsed() / 1'000);
    }
    std::sort(took.begin(), took.end());
    qInfo("log: median %lld us, slowest %lld us", static_cast<long long>(took.at(10)), static_cast<long long>(took.last()));
    QVERIFY(took.at(10) < 100'000);
}

QTEST_GUILESS_MAIN(tst_CallService)
#include "tst_CallService.moc"
