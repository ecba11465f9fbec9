// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told when: whatever comes, whenever somebody looks, each notice is told once or only listed; six interruptions an hour
// are enough for everything but the urgent, which wait for nothing; quiet hours and focus hold the rest back and give it back in
// one.

#include "core/domain/notify/Escalation.h"
#include "core/domain/notify/NoticePolicy.h"
#include "tests/support/Property.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QTimeZone india("Asia/Kolkata");
const Instant nine = Instant::fromMs(1'795'404'600'000); // 2026-11-23T09:00 in India.

/// A desk that looks whenever something comes or it was told to look again.
class Desk {
public:
    NoticeHabits habits;
    QMap<qint64, int> tellings; ///< how often each was told
    QSet<qint64> listed;
    QList<Interruption> told;
    QList<WaitingNotice> waiting;

    void come(const WaitingNotice& notice) {
        waiting.append(notice);
        look(notice.at);
    }
    void look(Instant now) {
        const NoticePlan plan = planNotices(waiting, habits, told, now, india);
        for (const Telling& telling : plan.now) {
            told.append({now, telling.kind, telling.urgency});
            for (const qint64 no : telling.notices)
                ++tellings[no];
            last = telling;
        }
        for (const qint64 no : plan.listed)
            listed.insert(no);
        waiting.removeIf([&](const WaitingNotice& one) { return tellings.contains(one.no) || listed.contains(one.no); });
        again = plan.again;
    }
    /// As time goes by.
    void rest(Instant until) {
        for (int i = 0; i < 10'000 && again.isSet() && again <= until; ++i) {
            const Instant at = again;
            look(at);
            if (again.isSet() && again <= at)
                qFatal("it asks to look at the same moment again and again");
        }
    }
    Instant again;
    Telling last;
};

WaitingNotice notice(qint64 no, NoticeKind kind, Urgency urgency, Instant at) {
    return {no, kind, urgency, at};
}

QList<WaitingNotice> anyDay() {
    const int count = *rc::gen::inRange(1, 120);
    QList<WaitingNotice> all;
    Instant at = nine;
    for (int i = 0; i < count; ++i) {
        at = at + seconds(*rc::gen::inRange(0, 900));
        all.append(notice(i + 1, static_cast<NoticeKind>(*rc::gen::inRange(0, noticeKindCount)),
                          static_cast<Urgency>(*rc::gen::inRange(0, 3)), at));
    }
    return all;
}

NoticeHabits anyHabits() {
    NoticeHabits habits;
    habits.isTold = *rc::gen::inRange(0, 10) > 0;
    if (*rc::gen::arbitrary<bool>())
        habits.off = {static_cast<NoticeKind>(*rc::gen::inRange(0, noticeKindCount))};
    if (*rc::gen::arbitrary<bool>()) {
        const int from = *rc::gen::inRange(0, 24 * 60);
        habits.quiet = QuietHours{from, (from + *rc::gen::inRange(1, 24 * 60)) % (24 * 60)};
    }
    if (*rc::gen::arbitrary<bool>())
        habits.focusUntil = nine + minutes(*rc::gen::inRange(1, 600));
    return habits;
}

} // namespace

class tst_NoticePolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsToldOnceOrListed();
    void sixInAnHourAreEnough();
    void theUrgentWaitForNothing();
    void nothingElseBreaksQuietHoursOrFocus();
    void theFirstAtOnceTheOthersTogether();
    void whatWasHeldBackComesInOne();
    void manyUrgentOnesAreOne();
    void quietHoursGoOverMidnight();
    void quietHoursEndWhereTheClocksChange();
    void aFocusOfAClockThatWasWrongIsNone();
    void interruptionsThatAreYetToComeCountForNothing();
    void quietHoursAreReadOrRefused_data();
    void quietHoursAreReadOrRefused();
    void habitsAreKept();
    void stepsOfEscalationGrow();
};

void tst_NoticePolicy::eachIsToldOnceOrListed() {
    test::property("each is told once or listed, and nothing is left over", [] {
        Desk desk;
        desk.habits = anyHabits();
        const auto all = anyDay();
        for (const WaitingNotice& one : all) {
            desk.rest(one.at);
            desk.come(one);
        }
        desk.rest(all.last().at + hours(24 * 30));
        RC_ASSERT(desk.waiting.isEmpty());
        for (const WaitingNotice& one : all)
            RC_ASSERT(desk.tellings.value(one.no) + desk.listed.contains(one.no) == 1);
        RC_ASSERT(desk.tellings.size() + desk.listed.size() == all.size());
    });
}

void tst_NoticePolicy::sixInAnHourAreEnough() {
    test::property("there are at most six interruptions an hour besides the urgent, four of them only good to know", [] {
        Desk desk;
        const auto all = anyDay();
        for (const WaitingNotice& one : all) {
            desk.rest(one.at);
            desk.come(one);
        }
        desk.rest(all.last().at + hours(48));
        for (const Interruption& end : desk.told) {
            int inHour = 0;
            int infos = 0;
            for (const Interruption& one : desk.told) {
                const bool counts = one.urgency != Urgency::Urgent && one.at <= end.at && end.at - one.at < hours(1);
                inHour += counts;
                infos += counts && one.urgency == Urgency::Info;
            }
            RC_ASSERT(inHour <= interruptionsPerHour);
            RC_ASSERT(infos <= infosPerHour);
        }
    });
}

void tst_NoticePolicy::theUrgentWaitForNothing() {
    test::property("what is urgent is told in the moment it comes, unless nobody wants to hear of its kind", [] {
        Desk desk;
        desk.habits = anyHabits();
        const auto all = anyDay();
        for (const WaitingNotice& one : all) {
            desk.come(one);
            if (one.urgency == Urgency::Urgent)
                RC_ASSERT(desk.tellings.contains(one.no) == (desk.habits.isTold && !desk.habits.off.contains(one.kind)));
        }
    });
}

void tst_NoticePolicy::nothingElseBreaksQuietHoursOrFocus() {
    test::property("what is not urgent is told in no quiet hour and no focus", [] {
        Desk desk;
        desk.habits = anyHabits();
        const auto all = anyDay();
        for (const WaitingNotice& one : all) {
            desk.rest(one.at);
            desk.come(one);
        }
        desk.rest(all.last().at + hours(72));
        for (const Interruption& one : desk.told)
            RC_ASSERT(one.urgency == Urgency::Urgent || !heldUntil(desk.habits, one.at, india).isSet());
    });
}

void tst_NoticePolicy::theFirstAtOnceTheOthersTogether() {
    Desk desk;
    for (int i = 0; i < 12; ++i)
        desk.come(notice(i + 1, NoticeKind::NewLead, Urgency::Info, nine + seconds(i)));
    QCOMPARE(desk.told.size(), 1);
    QCOMPARE(desk.tellings.keys(), QList<qint64>{1});
    QCOMPARE(desk.again, nine + gatherFor);
    desk.rest(nine + minutes(5));
    QCOMPARE(desk.told.size(), 2);
    QCOMPARE(desk.last.notices.size(), 11);
    QVERIFY(!desk.last.isCatchUp);
}

void tst_NoticePolicy::whatWasHeldBackComesInOne() {
    Desk desk;
    desk.habits.focusUntil = nine + hours(2);
    desk.come(notice(1, NoticeKind::NewLead, Urgency::Info, nine));
    desk.come(notice(2, NoticeKind::TaskDue, Urgency::Timely, nine + minutes(10)));
    desk.come(notice(3, NoticeKind::ActNow, Urgency::Urgent, nine + minutes(20)));
    QCOMPARE(desk.tellings.keys(), QList<qint64>{3});
    QCOMPARE(desk.again, nine + hours(2));
    desk.rest(nine + hours(3));
    QCOMPARE(desk.told.size(), 2);
    QCOMPARE(desk.last.notices, (QList<qint64>{1, 2}));
    QVERIFY(desk.last.isCatchUp);
}

void tst_NoticePolicy::manyUrgentOnesAreOne() {
    QList<WaitingNotice> all;
    for (int i = 0; i < 40; ++i)
        all.append(notice(i + 1, NoticeKind::ActNow, Urgency::Urgent, nine));
    const NoticePlan plan = planNotices(all, {}, {}, nine, india);
    QCOMPARE(plan.now.size(), 1);
    QCOMPARE(plan.now.first().notices.size(), 40);
    QCOMPARE(planNotices(all.mid(0, urgentOneByOne), {}, {}, nine, india).now.size(), urgentOneByOne);
}

void tst_NoticePolicy::quietHoursGoOverMidnight() {
    NoticeHabits habits;
    habits.quiet = QuietHours{22 * 60, 8 * 60};
    QVERIFY(!heldUntil(habits, nine, india).isSet());
    QCOMPARE(heldUntil(habits, nine + hours(13), india), nine + hours(23)); // At 22:00, until 08:00 of the next day.
    QCOMPARE(heldUntil(habits, nine + hours(18), india), nine + hours(23)); // At 03:00.
    QVERIFY(!heldUntil(habits, nine + hours(23), india).isSet());
}

void tst_NoticePolicy::quietHoursEndWhereTheClocksChange() {
    NoticeHabits habits;
    habits.quiet = QuietHours{22 * 60, 2 * 60 + 30}; // 02:30 does not exist in Berlin on 2026-03-29.
    const QTimeZone berlin("Europe/Berlin");
    const Instant before = Instant::fromMs(QDateTime(QDate(2026, 3, 29), QTime(1, 59), berlin).toMSecsSinceEpoch());
    const Instant end = heldUntil(habits, before, berlin);
    QVERIFY(end > before);
    QVERIFY(end - before <= hours(2));
    QVERIFY(!heldUntil(habits, before + hours(2), berlin).isSet());
}

void tst_NoticePolicy::aFocusOfAClockThatWasWrongIsNone() {
    NoticeHabits habits;
    habits.focusUntil = nine + hours(24 * 365 * 3);
    QVERIFY(!heldUntil(habits, nine, india).isSet());
    habits.focusUntil = nine - hours(24 * 365 * 3);
    QVERIFY(!heldUntil(habits, nine, india).isSet());
}

void tst_NoticePolicy::interruptionsThatAreYetToComeCountForNothing() {
    QList<Interruption> told;
    for (int i = 0; i < 50; ++i)
        told.append({nine + hours(24 * 365), NoticeKind::NewLead, Urgency::Info});
    const NoticePlan plan =
        planNotices({notice(1, NoticeKind::NewLead, Urgency::Info, nine + hours(24 * 365))}, {}, told, nine, india);
    QCOMPARE(plan.now.size(), 1);
}

void tst_NoticePolicy::quietHoursAreReadOrRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("again"); // Empty: refused.
    QTest::newRow("usual") << QStringLiteral("22:00-08:00") << QStringLiteral("22:00-08:00");
    QTest::newRow("spaces") << QStringLiteral(" 9:30 – 18:05 ") << QStringLiteral("09:30-18:05");
    QTest::newRow("no hour") << QStringLiteral("24:00-08:00") << QString();
    QTest::newRow("no minute") << QStringLiteral("22:60-08:00") << QString();
    QTest::newRow("no time at all") << QStringLiteral("08:00-08:00") << QString();
    QTest::newRow("words") << QStringLiteral("at night") << QString();
}
void tst_NoticePolicy::quietHoursAreReadOrRefused() {
    QFETCH(QString, text);
    QFETCH(QString, again);
    const auto quiet = quietHoursFromText(text);
    QCOMPARE(bool(quiet), !again.isEmpty());
    if (quiet)
        QCOMPARE(toText(**quiet), again);
    QVERIFY(!*quietHoursFromText(QString()));
}

void tst_NoticePolicy::habitsAreKept() {
    test::property("habits read again are the same", [] {
        const NoticeHabits habits = anyHabits();
        RC_ASSERT(habitsFromJson(toJson(habits)) == habits);
    });
    QCOMPARE(habitsFromJson("not JSON"), NoticeHabits());
    QCOMPARE(habitsFromJson(R"({"off":["unheard of"],"quiet":"always"})"), NoticeHabits());
}

void tst_NoticePolicy::stepsOfEscalationGrow() {
    const EscalationChain usual = usualEscalation();
    QVERIFY(check(usual));
    QCOMPARE(escalationFromJson(toJson(usual)), usual);
    QCOMPARE(escalationFromJson({}), usual);
    QCOMPARE(escalationFromJson("[]"), EscalationChain());
    QVERIFY(!check({usual.at(1), usual.at(0)}));
    QVERIFY(!check({usual.at(0), usual.at(0)}));
    QVERIFY(!check({EscalationStep{hours(24 * 8), Audience::Team, {}}}));
    QCOMPARE(nextStepAt(usual, 1, nine), nine + minutes(15));
    QVERIFY(!nextStepAt(usual, 2, nine).isSet());
}

QTEST_GUILESS_MAIN(tst_NoticePolicy)
#include "tst_NoticePolicy.moc"
