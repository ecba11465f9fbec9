// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is told what: with what happened, in its transaction, once for each person; of one lead one thing at a time; many become
// one that counts; missed deadlines go from one person to the next until somebody answers; reminders come once, whatever the
// clock does.

#include "core/services/ClockService.h"
#include "core/services/DueScheduler.h"
#include "core/services/NoticeService.h"
#include "core/store/FaultPlan.h"
#include "tests/core/services/imports/ImportTesting.h"
#include "tests/support/desk/DeskFixture.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::NoticeService;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString enquiry = QStringLiteral("name: Rohan\nphone: 9820041177\n\nDo you have these in blue?");

/// A desk of three: Mira leads and sits here, Asha and Karan sell.
struct Team {
    DeskFixture f;
    MemberId mira = add(QStringLiteral("Mira"), QStringLiteral("lead_manager"));
    MemberId asha = add(QStringLiteral("Asha"), QStringLiteral("salesperson"));
    MemberId karan = add(QStringLiteral("Karan"), QStringLiteral("salesperson"));

    explicit Team(bool givesLeads = false, std::shared_ptr<store::FaultPlan> faults = {}) : f(std::move(faults)) {
        auto settings = must(f.desk().team().settings());
        settings.me = mira;
        settings.autoAssign = givesLeads;
        must(f.desk().team().saveSettings(settings));
    }
    MemberId add(const QString& name, const QString& role) {
        Member member;
        member.name = name;
        member.role = role;
        member.colour = QStringLiteral("#3553C9");
        member.isAvailable = role == QStringLiteral("salesperson");
        return must(f.desk().team().saveMember(member));
    }
    QList<Notice> of(MemberId member) { return must(NoticeService(f.desk().core()).list({member, false, 1000})).notices; }
    QStringList titles(MemberId member) {
        QStringList titles;
        for (const Notice& one : of(member))
            titles.append(titleOf(one));
        return titles;
    }
    services::NoticesDue take() { return must(NoticeService(f.desk().core()).takeDue()); }
    QStringList told() {
        QStringList titles;
        for (const auto& bubble : take().bubbles)
            titles.append(bubble.title);
        return titles;
    }
    void runDue() { must(services::ClockService(f.desk().core()).runDue(f.clock().now())); }
    /// As the scheduler would until then.
    void live(Instant until) {
        services::ClockService clocks(f.desk().core());
        for (int i = 0; i < 1000; ++i) {
            const Instant next = must(clocks.nextDue());
            if (!next.isSet() || next > until)
                break;
            f.clock().set(std::max(next, f.clock().now()));
            runDue();
        }
        f.clock().set(until);
    }
    qint64 lead(int i) {
        return f.receive(QStringLiteral("name: Person %1\nphone: 98200%2\n\nHello there").arg(i).arg(10000 + i)).leadNumber;
    }
};

} // namespace

class tst_Notices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aNewLeadIsToldToWhoLeadsAndToWhoGetsIt();
    void whoHadACustomerHearsThatTheyAreBack();
    void theSameMailTwiceIsToldOnce();
    void whoGetsALeadByHandHearsOfItWhoGivesItDoesNot();
    void whatWasTakenBackIsNotTold();
    void aLeadThatIsGoneIsNotTold();
    void anotherMessageIsToldToWhoHasTheLead();
    void oldMailIsNoNews();
    void whatIsToldIsToldOnceAlsoAfterAKill();
    void aFailedWriteTellsNobody();
    void manyAtOnceAreOneThatCounts();
    void aFloodOfEnquiriesIsBounded();
    void anImportOfTenThousandIsOneNoticeForEach();
    void nobodyWritesBecauseSomebodyLooked();
    void aWarningComesBeforeTheDeadline();
    void aMissedDeadlineGoesFromOneToTheNext();
    void theChainStopsWhenSomebodyAnswers();
    void aDeadlineMissedBeforeThereWereNoticesIsLeftAlone();
    void theChainIsWhatPeopleChose();
    void whatCannotWaitAndNobodySawGoesOn_data();
    void whatCannotWaitAndNobodySawGoesOn();
    void whoIsGivenATaskHearsOfIt();
    void aMissedCallIsToldToWhoHasTheLead();
    void manyFailedDeliveriesAreOneThatCounts();
    void aTaskIsRemindedOfOnce();
    void aTaskThatIsMovedIsRemindedOfAgain();
    void aTaskThatIsDoneIsNotRemindedOf();
    void remindersComeAtTheRightHourOverAChangeOfClocks();
    void remindersSurviveSleepAndAClockThatWasYearsAhead();
    void tenThousandTasksAtOnceAreOneNotice();
    void readIsReadAndTheListKeepsTheRest();
    void quietHoursKeepItForTheMorning();
    void withoutAnybodyAtTheDeskEverythingIsForWhoeverSitsThere();
    void whoIsReadyToBookBreaksThroughOnce();
    void theTeamHearsOfAQualifiedLead();
    void anImportantTaskIsToldAtOnce();
    void aRuleTellsWhomItNames();
    void rulesOfOldMailTellNobody();
};

void tst_Notices::aNewLeadIsToldToWhoLeadsAndToWhoGetsIt() {
    Team t(true);
    t.f.receive(enquiry);
    QCOMPARE(t.titles(t.mira), QStringList{QStringLiteral("New lead: Rohan")});
    const auto asha = t.titles(t.asha);
    const auto karan = t.titles(t.karan);
    QCOMPARE(asha.size() + karan.size(), 1);
    QCOMPARE((asha + karan).first(), QStringLiteral("Yours now: Rohan"));
    QCOMPARE(bodyOf(t.of(t.mira).first()), QStringLiteral("Do you have these in blue?"));
    const auto due = t.take();
    QCOMPARE(due.bubbles.size(), 1); // What the others are told is not this desk's.
    QCOMPARE(due.bubbles.first().title, QStringLiteral("New lead: Rohan"));
    QVERIFY(due.bubbles.first().leadNumber > 0);
    QVERIFY(!due.bubbles.first().isToTake);
}

void tst_Notices::whoHadACustomerHearsThatTheyAreBack() {
    Team t;
    const qint64 first = t.lead(1);
    must(t.f.desk().leads().assign({first}, t.asha));
    must(t.f.desk().leads().setStage({first}, Stage::Lost));
    t.f.clock().advance(Millis(60'000));
    const qint64 second = t.f.receive(QStringLiteral("name: Person 1\nphone: 9820010001\n\nHello there again")).leadNumber;
    QVERIFY(second != first);
    const auto told = t.of(t.asha);
    QCOMPARE(std::count_if(told.begin(), told.end(), [&](const Notice& one) { return one.leadNumber == second; }), 1);
    QCOMPARE(bodyOf(told.first()), QStringLiteral("Hello there again")); // What they ask now.
    QCOMPARE(told.first().detail, QStringLiteral("Asked again; %1 was yours.").arg(leadNumberText(first)));
}

void tst_Notices::theSameMailTwiceIsToldOnce() {
    Team t;
    t.f.receive(enquiry);
    t.f.receive(enquiry);
    QCOMPARE(t.of(t.mira).size(), 1);
    QCOMPARE(t.told().size(), 1);
    QCOMPARE(t.told().size(), 0);
}

void tst_Notices::whoGetsALeadByHandHearsOfItWhoGivesItDoesNot() {
    Team t;
    const qint64 one = t.lead(1);
    const qint64 two = t.lead(2);
    must(t.f.desk().leads().assign({one}, t.asha));
    must(t.f.desk().leads().assign({two}, t.mira));
    QCOMPARE(t.titles(t.asha), QStringList{QStringLiteral("Yours now: Person 1")});
    QCOMPARE(t.titles(t.mira).filter(QStringLiteral("Yours")), QStringList());
    must(t.f.desk().leads().assign({one, two}, t.karan)); // Both hear of it, each once.
    QCOMPARE(t.titles(t.karan).size(), 2);
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Somebody else's now")),
             QStringList{QStringLiteral("Somebody else's now: Person 1")});
}

void tst_Notices::whatWasTakenBackIsNotTold() {
    Team t;
    const qint64 one = t.lead(1);
    must(t.f.desk().leads().assign({one}, t.asha));
    must(t.f.desk().undo().undo({}));
    QCOMPARE(t.titles(t.asha), QStringList());
    QCOMPARE(t.f.problems(), QStringList());
}

void tst_Notices::aLeadThatIsGoneIsNotTold() {
    Team t;
    const auto added = must(t.f.desk().leads().quickAdd({QStringLiteral("9820041177"), QStringLiteral("Rohan"), {}}));
    must(t.f.desk().leads().assign({added.leadNumber}, t.asha));
    must(t.f.desk().undo().undo({}));
    must(t.f.desk().undo().undo({}));
    QCOMPARE(t.titles(t.asha), QStringList());
    QCOMPARE(t.told(), QStringList());
}

void tst_Notices::anotherMessageIsToldToWhoHasTheLead() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    t.f.receive(QStringLiteral("phone: 9820041177\n\nAre you there?"));
    QCOMPARE(t.titles(t.asha).first(), QStringLiteral("New message: Rohan"));
    QCOMPARE(bodyOf(t.of(t.asha).first()), QStringLiteral("Are you there?"));
    QCOMPARE(t.titles(t.mira).size(), 1);
}

void tst_Notices::oldMailIsNoNews() {
    Team t;
    const QString text = QStringLiteral("name: Rohan\nphone: 98200411%1\nsent: %2\n\nHello");
    t.f.receive(text.arg(QStringLiteral("77"), (t.f.clock().now() - hours(24 * 8)).toIso()));
    QCOMPARE(t.of(t.mira).size(), 0);
    t.f.receive(text.arg(QStringLiteral("78"), (t.f.clock().now() - hours(62)).toIso()));
    QCOMPARE(t.of(t.mira).size(), 1);
}

void tst_Notices::whatIsToldIsToldOnceAlsoAfterAKill() {
    Team t;
    t.f.receive(enquiry);
    t.f.restart();
    QCOMPARE(t.told().size(), 1);
    t.f.restart();
    QCOMPARE(t.told().size(), 0);
    QCOMPARE(t.of(t.mira).size(), 1);
    QCOMPARE(t.of(t.mira).first().state, NoticeState::Told);
}

void tst_Notices::aFailedWriteTellsNobody() {
    // Whatever statement of an intake fails: either the lead is there and was told, or neither.
    auto faults = std::make_shared<store::FaultPlan>();
    Team t(true, faults);
    for (int n = 1; n < 400; n += 7) {
        const QString text = QStringLiteral("name: Nth %1\nphone: 98201%2\n\nHello there").arg(n).arg(10000 + n);
        faults->failAtStatement = faults->statements + n;
        const auto outcome = t.f.desk().intake().receive(t.f.event(text)).result();
        faults->failAtStatement = 0;
        if (!outcome)
            t.f.restart(); // What waits is worked in now.
        must(t.f.desk().intake().processWaiting());
    }
    const auto leads = must(t.f.desk().inbox().numbers({}, {})).size();
    int told = 0;
    for (const Notice& one : t.of(t.mira))
        told += one.kind == NoticeKind::NewLead ? one.count : 0;
    QCOMPARE(qint64(told), qint64(leads));
}

void tst_Notices::manyAtOnceAreOneThatCounts() {
    Team t;
    QList<qint64> numbers;
    for (int i = 0; i < 60; ++i)
        numbers.append(t.lead(i));
    must(t.f.desk().leads().assign(numbers, t.asha));
    QCOMPARE(t.titles(t.asha), QStringList{QStringLiteral("60 leads were given to you")});
    must(t.f.desk().undo().undo({}));
    QCOMPARE(t.titles(t.asha), QStringList());
}

void tst_Notices::aFloodOfEnquiriesIsBounded() {
    Team t;
    for (int i = 0; i < 200; ++i)
        t.lead(i);
    const auto all = t.of(t.mira);
    QVERIFY(all.size() <= 22);
    int told = 0;
    for (const Notice& one : all)
        told += one.count;
    QCOMPARE(told, 200);
    const auto bubbles = t.take().bubbles;
    QCOMPARE(bubbles.size(), 1);
    QCOMPARE(bubbles.first().title, QStringLiteral("200 new leads"));
}

void tst_Notices::anImportOfTenThousandIsOneNoticeForEach() {
    Team t;
    constexpr int rows = 10'000;
    QByteArray table = "Name,Phone,Owner\n";
    for (int i = 0; i < rows; ++i)
        table += QStringLiteral("Person %1,98%2,%3\n")
                     .arg(i)
                     .arg(20'000'000 + i)
                     .arg(i % 2 == 0 ? QStringLiteral("Asha") : QStringLiteral("Mira"))
                     .toUtf8();
    services::ImportPlan plan;
    plan.path = fileIn(t.f, QStringLiteral("fair.csv"), table);
    QCOMPARE(imported(t.f.desk(), plan).created, rows);
    QCOMPARE(t.titles(t.asha), QStringList{QStringLiteral("%1 leads were given to you").arg(rows / 2)});
    QCOMPARE(t.titles(t.mira), QStringList()); // She brought them herself.
    t.runDue();                                // What the file says is long past, and wakes nobody.
    QVERIFY(t.of(t.asha).size() <= 2);
    must(t.f.desk().undo().undo({}));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("given")), QStringList());
    QCOMPARE(t.f.problems(), QStringList());
}

void tst_Notices::nobodyWritesBecauseSomebodyLooked() {
    Team t;
    t.f.receive(enquiry);
    t.take();
    const QFileInfo log(t.f.path() + QStringLiteral("-wal"));
    const qint64 before = log.size();
    for (int i = 0; i < 20; ++i)
        t.take();
    QCOMPARE(QFileInfo(log.filePath()).size(), before);
}

void tst_Notices::aWarningComesBeforeTheDeadline() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    t.live(t.f.clock().now() + minutes(9)); // Three quarters of twelve minutes.
    QCOMPARE(t.titles(t.asha).first(), QStringLiteral("Answer soon: Rohan"));
    QCOMPARE(bodyOf(t.of(t.asha).first()), QStringLiteral("First response"));
    t.f.restart();
    t.runDue();
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Answer soon")).size(), 1);
}

void tst_Notices::aMissedDeadlineGoesFromOneToTheNext() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const QString missed = QStringLiteral("Deadline missed: Rohan");
    const Instant start = t.f.clock().now();
    t.live(start + minutes(12) + seconds(1));
    QCOMPARE(t.titles(t.asha).count(missed), 1);
    QCOMPARE(t.titles(t.mira).count(missed), 0);
    t.live(start + minutes(26));
    QCOMPARE(t.titles(t.mira).count(missed), 0);
    t.f.restart();
    t.live(start + minutes(28));
    QCOMPARE(t.titles(t.mira).count(missed), 1);
    QCOMPARE(t.titles(t.asha).count(missed), 1);
    t.live(start + minutes(59));
    QCOMPARE(t.titles(t.mira).count(missed), 1);
    QCOMPARE(t.titles(t.asha).count(missed), 1);
    QCOMPARE(t.f.problems(), QStringList());
}

void tst_Notices::theChainStopsWhenSomebodyAnswers() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const Instant start = t.f.clock().now();
    t.live(start + minutes(13));
    must(t.f.desk().leads().addVisit(lead.leadNumber, {}));
    t.live(start + hours(3));
    QCOMPARE(t.titles(t.mira).filter(QStringLiteral("Deadline missed")), QStringList());
}

void tst_Notices::aDeadlineMissedBeforeThereWereNoticesIsLeftAlone() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    t.f.clock().advance(hours(2)); // Nobody looked, and by now somebody answered.
    must(t.f.desk().leads().addVisit(lead.leadNumber, {}));
    t.runDue();
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Deadline missed")), QStringList());
}

void tst_Notices::theChainIsWhatPeopleChose() {
    Team t;
    NoticeService service(t.f.desk().core());
    must(service.saveEscalation({{minutes(5), Audience::Owner, t.karan}, {minutes(30), Audience::Team, {}}}));
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const QString missed = QStringLiteral("Deadline missed: Rohan");
    const Instant start = t.f.clock().now();
    t.live(start + minutes(13));
    QCOMPARE(t.titles(t.asha).count(missed) + t.titles(t.karan).count(missed), 0);
    t.live(start + minutes(18));
    QCOMPARE(t.titles(t.karan).count(missed), 1);
    t.live(start + minutes(43));
    QCOMPARE(t.titles(t.karan).count(missed), 1); // Nobody hears of it twice.
    QCOMPARE(t.titles(t.asha).count(missed), 1);
    QCOMPARE(t.titles(t.mira).count(missed), 1);

    must(t.f.desk().undo().undo(must(t.f.desk().undo().next())->operation)); // The assignment …
    const auto refused = service.saveEscalation({{minutes(5), Audience::Owner, {}}, {minutes(5), Audience::Team, {}}}).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
}

void tst_Notices::whatCannotWaitAndNobodySawGoesOn_data() {
    QTest::addColumn<int>("meanwhile");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("nobody looks") << 0 << true;
    QTest::newRow("it is read") << 1 << false;
    QTest::newRow("the customer is called") << 2 << false;
    QTest::newRow("the program is closed for an hour") << 3 << true;
    QTest::newRow("the program is closed for a week") << 4 << false;
    QTest::newRow("the clock was years ahead") << 5 << true;
}

void tst_Notices::whatCannotWaitAndNobodySawGoesOn() {
    QFETCH(const int, meanwhile);
    QFETCH(const bool, goesOn);
    Team t;
    if (meanwhile == 5) {
        t.f.clock().advance(hours(24 * 365 * 3));
        const auto early = t.f.receive(QStringLiteral("name: Ira\nphone: 9820041100\n\nI want to book 20 rooms"));
        must(t.f.desk().leads().assign({early.leadNumber}, t.asha));
        t.live(t.f.clock().now() + hours(2));
        t.f.clock().set(t.f.clock().now() - hours(24 * 365 * 3));
    }
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    t.f.clock().advance(minutes(1));
    t.f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\nid: two\n\nI want to book 20 rooms for 12 December"));
    const QString alert = QStringLiteral("Act now: Rohan");
    QCOMPARE(t.titles(t.asha).filter(alert).size(), 1);
    QCOMPARE(t.titles(t.mira).filter(alert), QStringList());
    const Instant start = t.f.clock().now();
    t.live(start + minutes(14));
    QCOMPARE(t.titles(t.mira).filter(alert), QStringList());
    if (meanwhile == 1) {
        for (const Notice& one : t.of(t.asha))
            must(NoticeService(t.f.desk().core()).markRead({one.no}));
    }
    if (meanwhile == 2) {
        services::NewCall call;
        call.lead = lead.leadNumber;
        call.phone = QStringLiteral("9820041177");
        must(t.f.desk().calls().log(call));
    }
    if (meanwhile == 3)
        t.f.clock().advance(hours(1));
    if (meanwhile == 4)
        t.f.clock().advance(hours(24 * 7));
    for (int i = 0; i < 3; ++i) // Once, however often somebody looks.
        t.live(std::max(start + minutes(16 + i), t.f.clock().now()));
    QCOMPARE(t.titles(t.mira).filter(alert), goesOn ? QStringList{alert} : QStringList());
    QStringList bodies;
    for (const Notice& one : t.of(t.mira))
        bodies.append(bodyOf(one));
    QCOMPARE(bodies.filter(QStringLiteral("immediate action needed (Asha has not seen it)")).size(), goesOn ? 1 : 0);
    QCOMPARE(t.f.problems(), QStringList());
}

void tst_Notices::whoIsGivenATaskHearsOfIt() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Measure the hall"), t.f.clock().now() + hours(30), t.karan}));
    const QString told = QStringLiteral("Your task: Rohan");
    QCOMPARE(t.titles(t.karan), QStringList{told});
    QCOMPARE(bodyOf(t.of(t.karan).first()), QStringLiteral("Measure the hall"));
    const TaskId task = t.of(t.karan).first().task;
    must(t.f.desk().tasks().give({task}, t.asha));
    must(t.f.desk().tasks().give({task}, t.asha)); // It is hers already.
    QCOMPARE(t.titles(t.asha), QStringList{told});
    for (int i = 0; i < 2; ++i) {
        must(t.f.desk().undo().undo({}));
        QCOMPARE(t.titles(t.asha), QStringList());
        must(t.f.desk().undo().redo());
        QCOMPARE(t.titles(t.asha), QStringList{told});
    }
    must(t.f.desk().tasks().give({task}, t.mira)); // Who sits here knows what she took.
    QCOMPARE(t.titles(t.mira).filter(told), QStringList());
}

void tst_Notices::aMissedCallIsToldToWhoHasTheLead() {
    Team t;
    const auto missed = [&](const QString& id, const QString& phone, Millis ago = Millis(0)) {
        auto event = t.f.event(QStringLiteral("kind: missed-call\nid: %1\nphone: %2").arg(id, phone), Channel::Phone);
        event.receivedAt = t.f.clock().now() - ago;
        return must(t.f.desk().intake().receive(event)).leadNumber;
    };
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    missed(QStringLiteral("old"), QStringLiteral("9820041177"), hours(24 * 8));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Missed")), QStringList());
    missed(QStringLiteral("one"), QStringLiteral("9820041177"));
    QCOMPARE(t.titles(t.asha).first(), QStringLiteral("Missed call: Rohan"));
    QCOMPARE(bodyOf(t.of(t.asha).first()), QStringLiteral("+91 98200 41177"));
    QCOMPARE(t.of(t.asha).first().urgency, Urgency::Timely);
    QCOMPARE(t.titles(t.mira).filter(QStringLiteral("Missed")), QStringList());
    missed(QStringLiteral("one"), QStringLiteral("9820041177"));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Missed")).size(), 1);
    // Somebody new: whom they are given, and who leads; each one thing.
    auto settings = must(t.f.desk().team().settings());
    settings.autoAssign = true;
    must(t.f.desk().team().saveSettings(settings));
    must(t.f.desk().team().deactivateMember(t.asha));
    const QString unknown = leadNumberText(missed(QStringLiteral("two"), QStringLiteral("9820041188")));
    QCOMPARE(t.titles(t.karan).filter(unknown), QStringList{QStringLiteral("Missed call: ") + unknown});
    QCOMPARE(t.titles(t.mira).filter(unknown), QStringList{QStringLiteral("New lead: ") + unknown});
    QCOMPARE(t.f.problems(), QStringList());
}

void tst_Notices::manyFailedDeliveriesAreOneThatCounts() {
    Team t;
    int failed = 0;
    for (int i = 0; i < 60; ++i) {
        const QString id = QStringLiteral("m%1").arg(i);
        const auto lead = t.f.receive(
            QStringLiteral("name: Person %1\nemail: p%1@example.com\nid: %2\n\nHello there").arg(i).arg(id), Channel::Email);
        must(t.f.desk().leads().assign({lead.leadNumber}, t.karan));
        t.f.receive(
            QStringLiteral("email: mailer@example.net\nkind: bounce\nid: b%1\nreferences: %2\n\nNo such mailbox").arg(i).arg(id),
            Channel::Email);
    }
    int notices = 0;
    for (const Notice& one : t.of(t.karan)) {
        notices += one.kind == NoticeKind::DeliveryFailed;
        failed += one.kind == NoticeKind::DeliveryFailed ? one.count : 0;
    }
    QVERIFY2(notices <= 21, qPrintable(QString::number(notices)));
    QCOMPARE(failed, 60);
}

void tst_Notices::aTaskIsRemindedOfOnce() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const Instant due = t.f.clock().now() + minutes(5);
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Send the samples"), due}));
    t.live(due - seconds(1));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Task due")), QStringList());
    t.live(due);
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Task due")), QStringList{QStringLiteral("Task due: Rohan")});
    QCOMPARE(bodyOf(t.of(t.asha).first()), QStringLiteral("Send the samples"));
    QVERIFY(t.of(t.asha).first().task.isSet());
    t.f.restart();
    t.runDue();
    t.live(due + minutes(3));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Task due")).size(), 1);
}

void tst_Notices::aTaskThatIsMovedIsRemindedOfAgain() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const Instant due = t.f.clock().now() + minutes(5);
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Send the samples"), due}));
    t.live(due + minutes(1));
    const auto task = t.of(t.asha).first().task;
    must(t.f.desk().core().store.write<bool>(
        t.f.desk().core().byPerson(QStringLiteral("task.move"), QStringLiteral("moved")), [&](store::WriteTx& tx) {
            return tx.update(oplog::Entity::Task, task.bytes(), {{QStringLiteral("due_ms"), (due + minutes(3)).ms()}});
        }));
    t.live(due + minutes(5));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Task due")).size(), 2);
}

void tst_Notices::aTaskThatIsDoneIsNotRemindedOf() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const auto tasks = must(t.f.desk().tasks().list({})).tasks;
    for (const auto& entry : tasks)
        must(t.f.desk().tasks().complete({entry.task.id}));
    t.live(t.f.clock().now() + hours(3));
    QCOMPARE(t.titles(t.asha).filter(QStringLiteral("Task due")), QStringList());
}

void tst_Notices::remindersComeAtTheRightHourOverAChangeOfClocks() {
    Team t;
    const QTimeZone berlin("Europe/Berlin");
    const auto at = [&](int day, int hour) {
        return Instant::fromMs(QDateTime(QDate(2027, 3, day), QTime(hour, 0), berlin).toMSecsSinceEpoch());
    };
    t.f.clock().set(at(27, 9));
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Call Rohan"), at(28, 9)}));
    QCOMPARE(at(28, 9) - at(27, 9), Millis(hours(23)));
    const auto reminders = [&t] {
        int n = 0;
        for (const Notice& one : t.of(t.asha))
            n += one.kind == NoticeKind::TaskDue && one.detail == QStringLiteral("Call Rohan");
        return n;
    };
    t.live(at(28, 9) - minutes(1));
    QCOMPARE(reminders(), 0);
    t.live(at(28, 9));
    QCOMPARE(reminders(), 1);
}

void tst_Notices::remindersSurviveSleepAndAClockThatWasYearsAhead() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    const Instant now = t.f.clock().now();
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Soon"), now + hours(1)}));
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("Later"), now + hours(30)}));
    t.f.clock().set(now + hours(24 * 365 * 5));
    t.runDue();
    t.f.clock().set(now + hours(2)); // Set right again.
    t.live(now + hours(40));
    int soon = 0;
    int later = 0;
    for (const Notice& one : t.of(t.asha)) {
        soon += one.kind == NoticeKind::TaskDue && one.detail == QStringLiteral("Soon");
        later += one.kind == NoticeKind::TaskDue && one.detail == QStringLiteral("Later");
    }
    QVERIFY(soon <= 1 && later <= 1); // Of one lead at one moment, one is told.
    must(t.f.desk().tasks().add({lead.leadNumber, QStringLiteral("After that"), now + hours(41)}));
    t.live(now + hours(42));
    const auto all = t.of(t.asha);
    QVERIFY(std::any_of(all.cbegin(), all.cend(), [](const Notice& one) { return one.detail == QStringLiteral("After that"); }));
}

void tst_Notices::tenThousandTasksAtOnceAreOneNotice() {
    Team t;
    QList<qint64> numbers;
    for (int i = 0; i < 400; ++i)
        numbers.append(t.lead(i));
    must(t.f.desk().leads().assign(numbers, t.asha));
    t.live(t.f.clock().now() + hours(1) + seconds(5));
    int due = 0;
    int rows = 0;
    for (const Notice& one : t.of(t.asha)) {
        due += one.kind == NoticeKind::TaskDue ? one.count : 0;
        rows += one.kind == NoticeKind::TaskDue;
    }
    QCOMPARE(due, 400);
    QVERIFY2(rows <= 22, qPrintable(QString::number(rows)));
}

void tst_Notices::readIsReadAndTheListKeepsTheRest() {
    Team t;
    t.lead(1);
    t.lead(2);
    NoticeService service(t.f.desk().core());
    const auto list = must(service.list({}));
    QCOMPARE(list.unread, 2);
    QCOMPARE(must(service.markRead({list.notices.first().no})), 1);
    QCOMPARE(must(service.markRead({list.notices.first().no})), 0);
    QCOMPARE(must(service.list({{}, true, 10})).notices.size(), 1);
    QCOMPARE(must(service.list({})).notices.size(), 2);
    QCOMPARE(t.told().size(), 1); // What was read in the list is not told.
    QCOMPARE(must(service.markAllRead()), 1);
    QCOMPARE(must(service.list({})).unread, 0);
}

void tst_Notices::quietHoursKeepItForTheMorning() {
    Team t;
    NoticeService service(t.f.desk().core());
    const QTimeZone india("Asia/Kolkata");
    const Instant night = Instant::fromMs(QDateTime(QDate(2027, 3, 2), QTime(23, 0), india).toMSecsSinceEpoch());
    t.f.clock().set(night);
    NoticeHabits habits;
    habits.quiet = QuietHours{22 * 60, 8 * 60};
    must(service.saveHabits(habits));
    QCOMPARE(must(service.habits()), habits);
    t.lead(1);
    t.lead(2);
    const auto due = t.take();
    QCOMPARE(due.bubbles.size(), 0);
    QCOMPARE(due.again, night + hours(9));
    t.f.restart();
    t.f.clock().set(due.again);
    QCOMPARE(t.told(), QStringList{QStringLiteral("2 new leads")});
}

void tst_Notices::withoutAnybodyAtTheDeskEverythingIsForWhoeverSitsThere() {
    DeskFixture f;
    f.receive(enquiry);
    const auto due = must(NoticeService(f.desk().core()).takeDue());
    QCOMPARE(due.bubbles.size(), 1);
    QVERIFY(due.bubbles.first().isToTake);
}

void tst_Notices::whoIsReadyToBookBreaksThroughOnce() {
    Team t(true);
    NoticeService service(t.f.desk().core());
    must(service.setFocus(t.f.clock().now() + hours(8)));
    must(t.f.desk().team().deactivateMember(t.asha));
    must(t.f.desk().team().deactivateMember(t.karan));
    t.f.receive(enquiry);
    QCOMPARE(t.told(), QStringList()); // Focus.
    t.f.clock().advance(minutes(1));
    t.f.receive(QStringLiteral("phone: 9820041177\n\nI want to book it today, please confirm my booking now."));
    const auto due = t.take();
    QCOMPARE(due.bubbles.size(), 1);
    QCOMPARE(due.bubbles.first().title, QStringLiteral("Act now: Rohan"));
    QCOMPARE(due.bubbles.first().body, QStringLiteral("Hot lead ready to book – immediate action needed"));
    QCOMPARE(due.bubbles.first().urgency, Urgency::Urgent);
    for (const int days : {0, 0, 1}) {
        t.f.clock().advance(hours(24 * days) + minutes(5));
        t.f.receive(QStringLiteral("phone: 9820041177\nid: %1\n\nPlease confirm my booking, I want to book now!")
                        .arg(t.f.clock().now().ms()));
        for (const auto& bubble : t.take().bubbles)
            QVERIFY(bubble.urgency != Urgency::Urgent);
    }
}

void tst_Notices::theTeamHearsOfAQualifiedLead() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    must(t.f.desk().leads().setStage({lead.leadNumber}, Stage::Qualified));
    QCOMPARE(bodyOf(t.of(t.karan).first()), QStringLiteral("Rohan is qualified"));
    QCOMPARE(t.of(t.asha).first().urgency, Urgency::Timely);
    QCOMPARE(t.titles(t.mira).filter(QStringLiteral("rule")), QStringList()); // She set it herself.
}

void tst_Notices::anImportantTaskIsToldAtOnce() {
    Team t;
    const auto lead = t.f.receive(enquiry);
    must(t.f.desk().leads().assign({lead.leadNumber}, t.asha));
    t.f.clock().advance(minutes(1));
    must(t.f.desk().rules().setEnabled(QStringLiteral("notify_qualified"), false));
    must(t.f.desk().leads().setStage({lead.leadNumber}, Stage::Qualified));
    QCOMPARE(t.titles(t.asha).first(), QStringLiteral("Important task: Rohan"));
    QCOMPARE(bodyOf(t.of(t.asha).first()), QStringLiteral("Process booking for qualified lead"));
    QVERIFY(t.of(t.asha).first().task.isSet());
}

void tst_Notices::aRuleTellsWhomItNames() {
    Team t;
    Rule rule;
    rule.name = QStringLiteral("tell_karan");
    rule.title = QStringLiteral("Karan hears of everything");
    rule.trigger = RuleTrigger::MessageReceived;
    rule.when.kind = Condition::Kind::All;
    RuleAction action;
    action.kind = RuleAction::Kind::Notify;
    action.text = QStringLiteral("{name} wrote by {channel}");
    action.member = t.karan;
    rule.then = {action};
    must(t.f.desk().rules().save(rule));
    t.f.receive(enquiry);
    QCOMPARE(t.titles(t.karan), QStringList{QStringLiteral("From a rule: Rohan")});
    QVERIFY(bodyOf(t.of(t.karan).first()).startsWith(QStringLiteral("Rohan wrote by")));
}

void tst_Notices::rulesOfOldMailTellNobody() {
    Team t;
    t.f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\nsent: %1\n\nPlease confirm my booking, I want to book now!")
                    .arg((t.f.clock().now() - hours(24 * 30)).toIso()));
    QCOMPARE(t.of(t.mira).size(), 0);
}

QTEST_GUILESS_MAIN(tst_Notices)
#include "tst_Notices.moc"
