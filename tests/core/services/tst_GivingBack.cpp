// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Leads go back by the rules: unanswered ones when their time is over, those of people whose leave begins; once, said, recorded,
// to be taken back, and whatever happens the ledger holds and nobody gets more than they can take.

#include "core/services/DueScheduler.h"
#include "core/services/NoticeService.h"
#include "core/store/repository/LedgerReplay.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/WorkRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

QString enquiryOf(int number, const QString& text = QStringLiteral("Price of cotton yarn?")) {
    return QStringLiteral("name: Person %1\nphone: +9198%2\nid: e%1\n\n%3").arg(number).arg(20'000'000 + number).arg(text);
}

/// A team in a workspace where it is always working time, so that hours are hours.
class Desk : public DeskFixture {
public:
    explicit Desk(const QStringList& names) {
        WorkspaceSettings settings = must(desk().team().settings());
        settings.businessHours = QStringLiteral("mon-sun 00:00-24:00");
        must(desk().team().saveSettings(settings));
        for (const QString& name : names)
            team.append(addMember(name));
    }
    void changeRules(const std::function<void(AssignmentRules&)>& how) {
        AssignmentRules rules = must(desk().team().assignmentRules());
        how(rules);
        must(desk().team().saveAssignmentRules(rules));
    }
    void change(MemberId id, const std::function<void(Member&)>& how) {
        for (Member member : must(desk().team().members())) {
            if (member.id != id)
                continue;
            how(member);
            must(desk().team().saveMember(member));
        }
    }
    qint64 lead() { return receive(enquiryOf(++m_leads)).leadNumber; }
    LeadDetail detail(qint64 number) { return must(desk().inbox().detail(number)); }
    MemberId owner(qint64 number) { return detail(number).lead.ownerId; }
    QString nameOf(MemberId id) {
        for (const Member& member : must(desk().team().members())) {
            if (member.id == id)
                return member.name;
        }
        return QStringLiteral("nobody");
    }
    int goBack() { return must(desk().maintenance().returnUnanswered(clock().now())); }
    int goBackAfter(Millis time) {
        clock().advance(time);
        return goBack();
    }
    /// A person answers.
    void answer(qint64 number) { must(desk().leads().setStage({number}, Stage::Contacted)); }
    Leave leaveOf(MemberId member, Millis in, Millis length) {
        return {{}, member, clock().now() + in, clock().now() + in + length, {}};
    }
    void leave(MemberId member, Millis in, Millis length) { must(desk().team().addLeave(leaveOf(member, in, length))); }
    /// All that is due by then, as of then; answers how many leads went from somebody to somebody else.
    int run(Instant at) {
        must(desk().maintenance().runDue(at));
        must(services::ClockService(desk().core()).runDue(at));
        const int released = must(desk().maintenance().beginLeaves(at));
        const int returned = must(desk().maintenance().returnUnanswered(at));
        must(desk().maintenance().assignWaiting(at));
        return released + returned;
    }
    QList<Notice> noticesOf(MemberId member) {
        return must(desk().core().store.read<QList<Notice>>([member](store::Connection& connection) {
            return store::notices::list(connection, {member, false, 500});
        }));
    }
    DecisionRecord newestRecord() {
        return must(desk().core().store.read<DecisionRecord>([](store::Connection& connection) -> Result<DecisionRecord> {
            LW_TRY(const auto head, store::ledger::head(connection));
            LW_TRY(const QByteArray json, store::ledger::record(connection, head.no));
            return recordFromJson(json);
        }));
    }

    /// Decisions in which the best fit got it instead of the strategy's choice.
    int overruled() {
        return must(desk().core().store.read<int>([](store::Connection& connection) -> Result<int> {
            int count = 0;
            LW_CHECK(store::ledger::decisions(connection, Instant(), [&](const store::ledger::Replayed& one) -> Result<bool> {
                const auto record = recordFromJson(one.json);
                count += record && record->decision.byStrategy.isSet();
                return true;
            }));
            return count;
        }));
    }

    QList<MemberId> team;
    int leads() const { return m_leads; }

private:
    int m_leads = 0;
};

TimelineEntry lastOwnerEntry(const LeadDetail& detail) {
    for (const TimelineEntry& one : detail.timeline) {
        if (one.kind == TimelineEntry::Kind::Owner)
            return one;
    }
    return {};
}

} // namespace

class tst_GivingBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUnansweredLeadGoesToSomebodyElse();
    void nobodyTakesBackWhatWasAnswered();
    void whatAPersonGaveStaysUnlessTheRulesSayOtherwise();
    void offMeansNever();
    void workingTimeCounts();
    void theRoundEndsWithAPerson();
    void itStaysWhileNobodyElseCanTakeIt();
    void taskTriageAndTimelineFollow();
    void bothAreToldOnce();
    void undoneItStaysWhereItWas();
    void askedTwiceItGoesBackOnce();
    void whatWasGivenBeforeItWasOnStays();
    void openingTheDeskGivesAnHour();
    void aClockSetByYearsShowersNobody();
    void leaveReleasesByThePolicy_data();
    void leaveReleasesByThePolicy();
    void leaveThatBeginsLaterIsDoneOnce();
    void aLeaveThatWasAskedAboutAheadBeginsWhenItsTimeComes();
    void whatIsDoneAheadIsDatedThen();
    void aheadAndBackEverythingHolds();
    void nobodyIsOnLeaveTwice();
    void whoLeavesTheTeamKeepsWhatThePolicySays();
    void everybodyOnLeaveMeansWaiting();
    void withoutAutomaticGivingAPersonDecides();
    void noBadTeamBreaksIt_data();
    void noBadTeamBreaksIt();
    void aRandomQuarterHolds_data();
    void aRandomQuarterHolds();
};

void tst_GivingBack::anUnansweredLeadGoesToSomebodyElse() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera")});
    const qint64 number = d.lead();
    const MemberId first = d.owner(number);
    QCOMPARE(d.goBackAfter(hours(8) - minutes(1)), 0);
    QCOMPARE(d.goBackAfter(minutes(1)), 1);
    const MemberId second = d.owner(number);
    QVERIFY(second.isSet() && second != first);
    const DecisionRecord record = d.newestRecord();
    QVERIFY(record.lead.back);
    QCOMPARE(record.lead.back->from, first);
    QCOMPARE(record.lead.back->times, 1);
    QCOMPARE(record.lead.back->without, QList<MemberId>{first});
    QVERIFY(d.detail(number).assignment->reason.startsWith(
        QStringLiteral("%1 did not answer within 8 h. %2 is").arg(d.nameOf(first), d.nameOf(second))));
    QCOMPARE(d.goBack(), 0); // Its new owner has the whole time.
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::nobodyTakesBackWhatWasAnswered() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 answered = d.lead();
    const qint64 closed = d.lead();
    const qint64 asksAgain = d.lead();
    const MemberId first = d.owner(asksAgain);
    d.clock().advance(hours(1));
    d.answer(answered);
    d.answer(asksAgain);
    must(d.desk().leads().setStage({closed}, Stage::Lost));
    d.clock().advance(hours(1));
    d.receive(QStringLiteral("phone: +9198%1\nid: again\n\nAnd the price for 500?").arg(20'000'003));
    QCOMPARE(d.goBackAfter(hours(100)), 0); // Somebody is at it.
    QCOMPARE(d.owner(asksAgain), first);
}

void tst_GivingBack::whatAPersonGaveStaysUnlessTheRulesSayOtherwise() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 number = d.lead();
    const MemberId other = d.owner(number) == d.team.at(0) ? d.team.at(1) : d.team.at(0);
    must(d.desk().leads().assign({number}, other));
    QCOMPARE(d.goBackAfter(hours(50)), 0);
    d.changeRules([](AssignmentRules& rules) { rules.returns.alsoByHand = true; });
    QCOMPARE(d.goBack(), 1);
    QVERIFY(d.owner(number) != other);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::offMeansNever() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    d.changeRules([](AssignmentRules& rules) { rules.returns.afterMinutes = 0; });
    d.lead();
    QCOMPARE(d.goBackAfter(hours(24 * 365)), 0);
}

void tst_GivingBack::workingTimeCounts() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    WorkspaceSettings settings = must(d.desk().team().settings());
    settings.businessHours = QStringLiteral("mon-fri 09:30-18:30");
    must(d.desk().team().saveSettings(settings));
    d.lead(); // Friday 14:30 in Kolkata: four hours are left, and four more on Monday.
    QCOMPARE(d.goBackAfter(hours(66)), 0);
    QCOMPARE(d.goBackAfter(hours(5)), 1);
}

void tst_GivingBack::theRoundEndsWithAPerson() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera"), QStringLiteral("Dev")});
    const qint64 number = d.lead();
    QList<MemberId> had{d.owner(number)};
    for (int i = 0; i < ReturnRule::timesMax; ++i) {
        QCOMPARE(d.goBackAfter(hours(8)), 1);
        QVERIFY2(!had.contains(d.owner(number)), "the same person twice");
        had.append(d.owner(number));
    }
    QCOMPARE(d.goBackAfter(hours(8)), 1);
    QVERIFY(!d.owner(number).isSet());
    QVERIFY2(d.detail(number).triage && d.detail(number).triage->status == TriageStatus::Pending, "not in triage");
    QVERIFY(d.detail(number).triage->reason.endsWith(QStringLiteral("3 people in turn did not answer; a person decides.")));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(d.goBackAfter(hours(24)), 0);
        QCOMPARE(must(d.desk().maintenance().assignWaiting()), 0);
    }
    QCOMPARE(d.problems(), QStringList());
    must(d.desk().leads().assignByRules({number})); // A person's word begins another round.
    QVERIFY(d.owner(number).isSet());
    QCOMPARE(d.goBackAfter(hours(8)), 1);
    QVERIFY(d.owner(number).isSet());
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::itStaysWhileNobodyElseCanTakeIt() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    d.change(d.team.at(1), [](Member& one) { one.capacity = 0; });
    const qint64 number = d.lead();
    QCOMPARE(d.owner(number), d.team.at(0));
    QCOMPARE(d.goBackAfter(hours(20)), 0);
    QCOMPARE(d.owner(number), d.team.at(0));
    d.change(d.team.at(1), [](Member& one) { one.capacity = 1; });
    QCOMPARE(d.goBack(), 1);
    QCOMPARE(d.owner(number), d.team.at(1));
    const qint64 next = d.lead(); // Nothing more for Karan, who is full.
    QCOMPARE(d.owner(next), d.team.at(0));
    QCOMPARE(d.goBackAfter(hours(8)), 1);
    QCOMPARE(d.goBack(), 1);           // And Karan has a place again.
    QVERIFY(!d.owner(number).isSet()); // Both had it: a person decides.
    QCOMPARE(d.owner(next), d.team.at(1));
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::taskTriageAndTimelineFollow() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 number = d.lead();
    const LeadDetail before = d.detail(number);
    QVERIFY(!before.tasks.isEmpty());
    QCOMPARE(d.goBackAfter(hours(8)), 1);
    const LeadDetail after = d.detail(number);
    for (const Task& task : after.tasks)
        QVERIFY(task.status != TaskStatus::Pending || task.assigneeId == after.lead.ownerId);
    const TimelineEntry entry = lastOwnerEntry(after);
    QCOMPARE(entry.sentence, QStringLiteral("Assigned to %1").arg(d.nameOf(after.lead.ownerId)));
    QVERIFY2(entry.body.startsWith(QStringLiteral("%1 did not answer within 8 h.").arg(d.nameOf(before.lead.ownerId))),
             qPrintable(entry.body));
}

void tst_GivingBack::bothAreToldOnce() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 number = d.lead();
    const MemberId first = d.owner(number);
    WorkspaceSettings settings = must(d.desk().team().settings());
    settings.me = first;
    must(d.desk().team().saveSettings(settings));
    QCOMPARE(d.goBackAfter(hours(8)), 1);
    QCOMPARE(d.goBack(), 0);
    const auto count = [&](MemberId member, NoticeKind kind) {
        const auto notices = d.noticesOf(member);
        return std::count_if(notices.cbegin(), notices.cend(),
                             [&](const Notice& one) { return one.kind == kind && one.leadNumber == number; });
    };
    QCOMPARE(count(first, NoticeKind::GivenAway), 1);
    QCOMPARE(count(d.owner(number), NoticeKind::Assigned), 1);
    QCOMPARE(count(d.owner(number), NoticeKind::GivenAway), 0);
}

void tst_GivingBack::undoneItStaysWhereItWas() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera")});
    const qint64 number = d.lead();
    const MemberId first = d.owner(number);
    d.clock().advance(hours(8));
    const QStringList before = d.dump();
    QCOMPARE(d.goBack(), 1);
    const auto step = must(d.desk().undo().next());
    QVERIFY(step);
    QCOMPARE(step->sentence, QStringLiteral("L-%1 went back from %2: nobody answered in time").arg(number).arg(d.nameOf(first)));
    must(d.desk().undo().undo(step->operation));
    QCOMPARE(d.dump(), before);
    QCOMPARE(d.owner(number), first);
    QCOMPARE(d.goBackAfter(hours(100)), 0); // Somebody wants it to stay.
    QCOMPARE(d.problems(), QStringList());
    must(d.desk().undo().redo());
    QVERIFY(d.owner(number) != first);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::askedTwiceItGoesBackOnce() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera"), QStringLiteral("Dev")});
    QList<qint64> numbers;
    for (int i = 0; i < 12; ++i)
        numbers.append(d.lead());
    d.clock().advance(hours(8));
    QList<Answer<int>> asked;
    for (int i = 0; i < 6; ++i)
        asked.append(d.desk().maintenance().returnUnanswered(d.clock().now()));
    int together = 0;
    for (Answer<int>& one : asked)
        together += must(std::move(one));
    QCOMPARE(together, 12);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::whatWasGivenBeforeItWasOnStays() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    d.changeRules([](AssignmentRules& rules) { rules.returns.afterMinutes = 0; });
    const qint64 old = d.lead();
    const MemberId first = d.owner(old);
    d.clock().advance(hours(100));
    d.changeRules([](AssignmentRules& rules) { rules.returns.afterMinutes = 60; });
    d.clock().advance(minutes(1));
    d.lead();
    QCOMPARE(d.goBackAfter(hours(2)), 1);
    QCOMPARE(d.owner(old), first);
}

void tst_GivingBack::openingTheDeskGivesAnHour() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    d.lead();
    d.clock().advance(hours(72));
    const Instant opened = d.clock().now();
    const auto since = [&] { return must(d.desk().maintenance().returnUnanswered(d.clock().now(), opened)); };
    QCOMPARE(since(), 0);
    d.clock().advance(minutes(59));
    QCOMPARE(since(), 0);
    d.clock().advance(minutes(1));
    QCOMPARE(since(), 1);
}

/// Years ahead and years back, with the scheduler as the desk has it: nothing is lost, nothing goes round and round.
void tst_GivingBack::aClockSetByYearsShowersNobody() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera")});
    QList<qint64> numbers;
    for (int i = 0; i < 30; ++i)
        numbers.append(d.lead());
    services::DueScheduler scheduler(d.desk(), d.clock());
    scheduler.start();
    const auto turn = [&] {
        d.clock().advance(services::DueScheduler::choresEvery);
        scheduler.look();
        must(d.desk().maintenance().runDue(d.clock().now()));
    };
    const auto ledgerEnd = [&] {
        return must(d.desk().core().store.read<qint64>([](store::Connection& connection) -> Result<qint64> {
            LW_TRY(const auto head, store::ledger::head(connection));
            return head.no;
        }));
    };
    QTRY_VERIFY(scheduler.next().isSet());
    turn();
    const Instant right = d.clock().now();
    d.clock().set(right + hours(24 * 365 * 3));
    for (int i = 0; i < 5; ++i)
        turn();
    QCOMPARE(ledgerEnd(), qint64(30)); // Not believed yet.
    for (int i = 0; i < 10; ++i)
        turn();
    QCOMPARE(ledgerEnd(), qint64(30)); // Believed; and everybody has an hour.
    d.clock().set(right + minutes(1));
    for (int i = 0; i < 30; ++i)
        turn();
    QCOMPARE(ledgerEnd(), qint64(30));
    d.clock().set(right - hours(24 * 365 * 3));
    for (int i = 0; i < 600; ++i)
        turn();
    // All that were given in what is the future now had their whole time since, and went to somebody else, once each.
    QVERIFY2(ledgerEnd() <= 60, qPrintable(QString::number(ledgerEnd())));
    for (const qint64 number : numbers)
        QVERIFY(d.owner(number).isSet());
    QCOMPARE(d.problems().filter(QStringLiteral("Decision")), QStringList());
}

void tst_GivingBack::leaveReleasesByThePolicy_data() {
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("kept");
    QTest::newRow("keep") << int(LeavePolicy::Keep) << 4;
    QTest::newRow("unanswered") << int(LeavePolicy::Unanswered) << 2;
    QTest::newRow("all") << int(LeavePolicy::All) << 0;
}

void tst_GivingBack::leaveReleasesByThePolicy() {
    QFETCH(const int, policy);
    QFETCH(const int, kept);
    Desk d({QStringLiteral("Asha")});
    d.changeRules([policy](AssignmentRules& rules) { rules.onLeave = static_cast<LeavePolicy>(policy); });
    QList<qint64> numbers;
    for (int i = 0; i < 5; ++i)
        numbers.append(d.lead());
    d.answer(numbers.at(0));
    d.answer(numbers.at(1));
    must(d.desk().leads().setStage({numbers.at(4)}, Stage::Lost));
    d.team.append(d.addMember(QStringLiteral("Karan")));
    d.clock().advance(minutes(10));
    const QStringList before = d.dump();
    d.leave(d.team.at(0), -minutes(1), hours(48));
    int stayed = 0;
    for (const qint64 number : numbers.mid(0, 4)) {
        QVERIFY(d.owner(number).isSet());
        stayed += d.owner(number) == d.team.at(0);
        if (d.owner(number) != d.team.at(0))
            QVERIFY2(d.detail(number).assignment->reason.startsWith(QStringLiteral("Asha is on leave. Karan is")),
                     qPrintable(d.detail(number).assignment->reason));
    }
    QCOMPARE(stayed, kept);
    QCOMPARE(d.owner(numbers.at(4)), d.team.at(0)); // Closed: history.
    QCOMPARE(d.problems(), QStringList());
    must(d.desk().undo().undo({})); // One step takes the leave and all of it back.
    QCOMPARE(d.dump(), before);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::leaveThatBeginsLaterIsDoneOnce() {
    Desk d({QStringLiteral("Asha")});
    const qint64 number = d.lead();
    d.team.append(d.addMember(QStringLiteral("Karan")));
    d.leave(d.team.at(0), hours(2), hours(48));
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 0);
    QCOMPARE(d.owner(number), d.team.at(0));
    d.clock().advance(hours(2));
    auto one = d.desk().maintenance().beginLeaves(d.clock().now());
    auto other = d.desk().maintenance().beginLeaves(d.clock().now());
    QCOMPARE(must(std::move(one)) + must(std::move(other)), 1);
    QCOMPARE(d.owner(number), d.team.at(1));
    const auto step = must(d.desk().undo().next());
    QCOMPARE(step->sentence, QStringLiteral("1 lead of Asha went back: on leave"));
    must(d.desk().undo().undo(step->operation));
    QCOMPARE(d.owner(number), d.team.at(0));
    d.clock().advance(hours(1));
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 0); // Somebody wants it so.
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::aLeaveThatWasAskedAboutAheadBeginsWhenItsTimeComes() {
    Desk d({QStringLiteral("Asha")});
    d.changeRules([](AssignmentRules& rules) { rules.onLeave = LeavePolicy::All; });
    const MemberId asha = d.team.first();
    const qint64 first = d.lead();
    const qint64 second = d.lead();
    const MemberId karan = d.addMember(QStringLiteral("Karan"));
    d.leave(asha, hours(24), hours(48));
    const Instant then = d.clock().now() + hours(30);
    QCOMPARE(must(d.desk().maintenance().beginLeaves(then)), 2);
    QCOMPARE(d.owner(first), karan);
    QCOMPARE(d.detail(first).assignment->decidedAt, then);
    QCOMPARE(must(d.desk().maintenance().beginLeaves(then)), 0); // All is done by then.

    must(d.desk().leads().assign({second}, asha)); // She is still there.
    QCOMPARE(d.owner(second), asha);
    d.clock().advance(hours(1));
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 0);
    QCOMPARE(must(d.desk().maintenance().beginLeaves(then + hours(1))), 1);
    must(d.desk().leads().assign({second}, asha));
    QCOMPARE(d.problems(), QStringList());

    d.clock().advance(hours(24));
    d.restart();
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 1);
    QCOMPARE(d.owner(second), karan);
    must(d.desk().leads().assign({second}, asha)); // Somebody wants it so, now that she is away.
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 0);
    d.clock().advance(hours(10));
    QCOMPARE(must(d.desk().maintenance().beginLeaves(d.clock().now())), 0);
    QCOMPARE(d.owner(second), asha);
    QCOMPARE(d.problems(), QStringList());
}

/// Who is away now and will be back has the lead that waits, from then on.
void tst_GivingBack::whatIsDoneAheadIsDatedThen() {
    Desk d({QStringLiteral("Asha")});
    const MemberId asha = d.team.first();
    d.leave(asha, -minutes(1), hours(10));
    const qint64 number = d.lead();
    const Instant then = d.clock().now() + hours(24 * 40); // In another month, too.
    QCOMPARE(d.run(d.clock().now()), 0);
    QVERIFY(!d.owner(number).isSet());
    d.run(then);
    QCOMPARE(d.owner(number), asha);
    QCOMPARE(d.detail(number).assignment->decidedAt, then);
    const auto record =
        must(d.desk().core().store.read<DecisionRecord>([](store::Connection& connection) -> Result<DecisionRecord> {
            LW_TRY(const auto head, store::ledger::head(connection));
            LW_TRY(const QByteArray json, store::ledger::record(connection, head.no));
            return recordFromJson(json);
        }));
    QCOMPARE(record.at, then);
    QVERIFY(!record.candidates.first().isOnLeave);
    QCOMPARE(d.problems(), QStringList());

    // Back in the present it can be given to others, and taken back.
    const MemberId karan = d.addMember(QStringLiteral("Karan"));
    must(d.desk().leads().assign({number}, karan));
    QCOMPARE(d.owner(number), karan);
    QCOMPARE(d.detail(number).assignment->memberId, karan);
    QCOMPARE(d.problems(), QStringList());
    must(d.desk().undo().undo({}));
    QCOMPARE(d.owner(number), asha);
    QCOMPARE(d.problems(), QStringList());
}

/// Whatever is asked ahead in between: nothing contradicts anything, and people on leave have nothing that was given before.
void tst_GivingBack::aheadAndBackEverythingHolds() {
    for (const quint64 seed : {1, 2, 3}) {
        Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera")});
        SeededRandom random(seed);
        const auto below = [&random](int n) { return static_cast<int>(random.below(static_cast<quint64>(n))); };
        d.changeRules([](AssignmentRules& rules) {
            rules.onLeave = LeavePolicy::All;
            rules.returns.afterMinutes = 6 * 60;
        });
        for (int step = 0; step < 60; ++step) {
            d.clock().advance(minutes(30 + below(200)));
            d.lead();
            const qint64 any = 1 + below(d.leads());
            switch (below(6)) {
            case 0:
                d.answer(any);
                break;
            case 1:
                must(d.desk().leads().assign({any}, d.team.at(below(3))));
                break;
            case 2:
                (void)d.desk().team().addLeave(d.leaveOf(d.team.at(below(3)), hours(below(30)), hours(1 + below(20)))).result();
                break;
            case 3:
                (void)d.desk().undo().undo({}).result();
                break;
            default:
                d.run(d.clock().now() + hours(below(300)));
            }
            if (below(3) == 0)
                d.run(d.clock().now());
            if (step % 10 == 9)
                QCOMPARE(d.problems(), QStringList());
        }
        const Instant now = d.clock().now();
        d.run(now);
        QCOMPARE(d.problems(), QStringList());
        QCOMPARE(d.run(now), 0);
    }
}

void tst_GivingBack::nobodyIsOnLeaveTwice() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const Leave leave = d.leaveOf(d.team.at(0), hours(24), hours(48));
    must(d.desk().team().addLeave(leave));
    const auto said = [&d](const Leave& one) { return d.desk().team().addLeave(one).result().error().sentence; };
    const QString already = QStringLiteral("Asha is on leave from %1 to %2 already; nothing was saved.");
    const QTimeZone zone(must(d.desk().team().settings()).timeZone.toUtf8());
    const auto text = [&zone](Instant at) { return at.inZone(zone).toString(QStringLiteral("d MMM yyyy HH:mm")); };
    const QString days = already.arg(text(leave.from), text(leave.to));
    QCOMPARE(said(leave), days);
    const QString others = days + QStringLiteral(" Take that leave out first, or choose other days.");
    QCOMPARE(said(d.leaveOf(d.team.at(0), hours(12), hours(13))), others);
    QCOMPARE(said(d.leaveOf(d.team.at(0), hours(30), hours(2))), others);
    QCOMPARE(said(d.leaveOf(d.team.at(0), hours(1), hours(200))), others);
    QCOMPARE(must(d.desk().team().leaves()).size(), 1);
    must(d.desk().team().addLeave(d.leaveOf(d.team.at(0), hours(72), hours(1)))); // It begins when the other one is over.
    must(d.desk().team().addLeave(d.leaveOf(d.team.at(1), hours(24), hours(48))));
    QCOMPARE(must(d.desk().team().leaves()).size(), 3);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::whoLeavesTheTeamKeepsWhatThePolicySays() {
    Desk d({QStringLiteral("Asha")});
    const qint64 waits = d.lead();
    const qint64 answered = d.lead();
    d.answer(answered);
    d.team.append(d.addMember(QStringLiteral("Karan")));
    const QStringList before = d.dump();
    must(d.desk().team().deactivateMember(d.team.at(0)));
    QCOMPARE(d.owner(waits), d.team.at(1));
    QCOMPARE(d.owner(answered), d.team.at(0));
    QCOMPARE(d.detail(waits).assignment->reason.section(u' ', 0, 3), QStringLiteral("Asha left the team."));
    QCOMPARE(d.problems(), QStringList());
    must(d.desk().undo().undo({}));
    QCOMPARE(d.dump(), before);
}

void tst_GivingBack::everybodyOnLeaveMeansWaiting() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 number = d.lead();
    const MemberId first = d.owner(number);
    const MemberId second = first == d.team.at(0) ? d.team.at(1) : d.team.at(0);
    d.leave(second, -minutes(1), hours(10));
    d.leave(first, -minutes(1), hours(20));
    QVERIFY(!d.owner(number).isSet());
    QCOMPARE(d.detail(number).assignment->reason, QStringLiteral("Everybody is on leave; the lead waits for an owner."));
    QVERIFY(d.detail(number).triage->status == TriageStatus::Pending);
    QCOMPARE(lastOwnerEntry(d.detail(number)).sentence, QStringLiteral("Owner taken away"));
    QVERIFY(lastOwnerEntry(d.detail(number)).body.startsWith(QStringLiteral("%1 is on leave.").arg(d.nameOf(first))));
    QCOMPARE(must(d.desk().maintenance().assignWaiting()), 0);
    d.clock().advance(hours(10));
    QCOMPARE(must(d.desk().maintenance().assignWaiting()), 1);
    QCOMPARE(d.owner(number), second);
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::withoutAutomaticGivingAPersonDecides() {
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    const qint64 number = d.lead();
    WorkspaceSettings settings = must(d.desk().team().settings());
    settings.autoAssign = false;
    must(d.desk().team().saveSettings(settings));
    QCOMPARE(d.goBackAfter(hours(24)), 0);
    d.leave(d.owner(number), -minutes(1), hours(10));
    QVERIFY(!d.owner(number).isSet());
    QVERIFY(d.detail(number).triage->reason.endsWith(QStringLiteral("is on leave. A person decides who gets it.")));
    QCOMPARE(d.problems(), QStringList());
}

using Trouble = std::function<void(Desk&)>;
Q_DECLARE_METATYPE(Trouble)

void tst_GivingBack::noBadTeamBreaksIt_data() {
    QTest::addColumn<Trouble>("trouble");
    QTest::newRow("nobody at all") << Trouble([](Desk& d) {
        for (const MemberId& member : std::as_const(d.team))
            must(d.desk().team().deactivateMember(member));
    });
    QTest::newRow("everybody on leave") << Trouble([](Desk& d) {
        for (const MemberId& member : std::as_const(d.team))
            d.leave(member, -minutes(1), hours(24 * 30));
    });
    QTest::newRow("capacity 0") << Trouble([](Desk& d) {
        for (const MemberId& member : std::as_const(d.team))
            d.change(member, [](Member& one) { one.capacity = 0; });
    });
    QTest::newRow("no working hours") << Trouble([](Desk& d) {
        d.changeRules([](AssignmentRules& rules) { rules.mindsHours = true; });
        must(d.desk().core().store.write<bool>(d.desk().core().byRule(QStringLiteral("test")), [](store::WriteTx& tx) {
            return tx.update(oplog::Entity::Setting, QByteArrayLiteral("workspace.business_hours"),
                             {{QStringLiteral("value"), QString()}});
        }));
    });
}

/// A lead that comes waits or has an owner, time passes, leaves begin: nothing fails, and the ledger says why.
void tst_GivingBack::noBadTeamBreaksIt() {
    QFETCH(const Trouble, trouble);
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan")});
    d.lead();
    trouble(d);
    const qint64 number = d.lead();
    for (int i = 0; i < 4; ++i) {
        d.clock().advance(hours(9));
        must(d.desk().maintenance().beginLeaves(d.clock().now()));
        d.goBack();
        must(d.desk().maintenance().assignWaiting());
    }
    QVERIFY(d.detail(number).assignment);
    QVERIFY(!d.detail(number).assignment->reason.isEmpty());
    QCOMPARE(d.problems(), QStringList());
}

void tst_GivingBack::aRandomQuarterHolds_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("isTakenBack");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("%d", seed) << seed << (seed % 2 == 0);
}

/// Everything at once: leads come, are answered, closed and forgotten; leave, limits, the best fit, undo. The ledger is made
/// again and comes out the same, by verify and by the back-test; limits hold where nobody undoes; nobody waits while somebody is
/// free who did not have it.
void tst_GivingBack::aRandomQuarterHolds() {
    QFETCH(const int, seed);
    QFETCH(const bool, isTakenBack);
    Desk d({QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera"), QStringLiteral("Dev")});
    SeededRandom random(static_cast<quint64>(seed));
    const auto below = [&random](int n) { return static_cast<int>(random.below(static_cast<quint64>(n))); };
    const Instant from = d.clock().now();
    d.changeRules([&](AssignmentRules& rules) {
        rules.bestFit = {true, 0, 100};
        rules.onLeave = seed % 3 == 0 ? LeavePolicy::All : LeavePolicy::Unanswered;
        rules.returns.afterMinutes = 6 * 60;
    });
    d.change(d.team.at(1), [](Member& one) { one.skills = {QStringLiteral("cotton yarn")}; });
    d.change(d.team.at(2), [](Member& one) { one.capacity = 8; });
    d.change(d.team.at(3), [](Member& one) { one.monthMax = 25; });
    int back = 0;
    for (int step = 0; step < 160; ++step) {
        d.clock().advance(minutes(30 + below(200)));
        switch (below(6)) {
        case 0:
        case 1:
        case 2:
            for (int i = below(3); i >= 0; --i)
                d.lead();
            break;
        case 3:
            if (d.leads() > 0)
                d.answer(1 + below(d.leads()));
            break;
        case 4:
            if (d.leads() > 0)
                must(d.desk().leads().setStage({1 + below(d.leads())}, Stage::Lost));
            break;
        default:
            // Who is on leave then already stays so.
            (void)d.desk().team().addLeave(d.leaveOf(d.team.at(below(4)), hours(below(3)), hours(1 + below(20)))).result();
        }
        if (isTakenBack && below(8) == 0)
            (void)d.desk().undo().undo({}).result();
        must(d.desk().maintenance().beginLeaves(d.clock().now()));
        back += d.goBack();
        must(d.desk().maintenance().assignWaiting());
        for (const Candidate& one : must(d.desk().team().salespeople())) {
            if (isTakenBack)
                break; // Who takes a return back wants the lead where it was, whatever came meanwhile.
            QVERIFY2(!one.capacity || one.openLeads <= *one.capacity, qPrintable(one.name));
            QVERIFY2(!one.monthMax || one.monthGiven <= *one.monthMax, qPrintable(one.name));
        }
    }
    QVERIFY(back > 5);
    QVERIFY(d.overruled() > 0);
    QCOMPARE(d.problems(), QStringList());
    const BackTestReport report = must(d.desk().team().backTest({}, from, d.clock().now() + hours(1)));
    QVERIFY(report.decisions > 50);
    QVERIFY2(report.differences.isEmpty(),
             qPrintable(report.differences.isEmpty() ? QString()
                                                     : QStringLiteral("decision %1: %2")
                                                           .arg(report.differences.first().decision)
                                                           .arg(report.differences.first().because)));
    QCOMPARE(report.same, report.decisions);
    const auto live = must(d.desk().team().assignmentRules());
    QCOMPARE(must(d.desk().team().backTest(live, from, d.clock().now() + hours(1))).same, report.decisions);
}

QTEST_GUILESS_MAIN(tst_GivingBack)
#include "tst_GivingBack.moc"
