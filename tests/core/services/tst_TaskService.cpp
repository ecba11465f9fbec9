// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks: planned, put off, given, changed and done, several at once and each in one undo step; what comes again is planned for
// its next time by the clock on the wall, whatever happened to this one meanwhile.

#include "tests/core/services/RuleDesk.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::services;
using namespace leadwell::test;
using When = TaskQuery::When;

namespace {

constexpr auto day = std::chrono::hours(24);

TaskId add(RuleDesk& f, qint64 lead, const char* title, Millis in, const char* repeats = "") {
    NewTask task;
    task.leadNumber = lead;
    task.title = QString::fromUtf8(title);
    task.dueAt = f.clock().now() + in;
    task.repeats = QString::fromLatin1(repeats);
    must(f.desk().tasks().add(task));
    for (const Task& one : f.detail(lead).tasks) {
        if (one.title == task.title && one.status == TaskStatus::Pending)
            return one.id;
    }
    return {};
}

Task find(RuleDesk& f, qint64 lead, TaskId id) {
    for (const Task& task : f.detail(lead).tasks) {
        if (task.id == id)
            return task;
    }
    return {};
}

/// Open ones of a lead with the title, by due time.
QList<Task> open(RuleDesk& f, qint64 lead, const char* title) {
    QList<Task> tasks;
    for (const Task& task : f.detail(lead).tasks) {
        if (task.status == TaskStatus::Pending && task.title == QString::fromUtf8(title))
            tasks.append(task);
    }
    return tasks;
}

QStringList listed(RuleDesk& f, When when) {
    QStringList titles;
    for (const TaskEntry& entry : must(f.desk().tasks().list({false, when})).tasks)
        titles.append(entry.task.title);
    return titles;
}

void zoneIs(RuleDesk& f, const char* name) {
    WorkspaceSettings settings = must(f.desk().team().settings());
    settings.timeZone = QString::fromLatin1(name);
    must(f.desk().team().saveSettings(settings));
}

/// Rules that plan tasks of their own are not what is looked at.
void withoutRules(RuleDesk& f) {
    for (const RuleEntry& entry : must(f.desk().rules().list()).rules)
        must(f.desk().rules().setEnabled(entry.rule.name, false));
}

} // namespace

class tst_TaskService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mineAndTheTeamsTasks();
    void severalAreDoneInOneStep();
    void whatIsDoneAlreadyIsLeft();
    void puttingOffMovesTheLead();
    void theyAreGiven();
    void oneIsChanged();
    void whatCannotBeIsRefused();
    void whatComesAgainIsPlannedAnew();
    void tenStaysTenOverAChangeOfTheClocks();
    void aClosedLeadIsNotPlannedFor();
    void ofWhatIsLostNothingIsToBeDone_data();
    void ofWhatIsLostNothingIsToBeDone();
    void whatIsDoneIsListed();
    void eachIsTakenBack();
};

void tst_TaskService::mineAndTheTeamsTasks() {
    RuleDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    TaskQuery mine;
    mine.isMine = true;
    QCOMPARE(f.desk().tasks().list(mine).result().error().kind, ErrorKind::Invalid);
    auto settings = must(f.desk().team().settings());
    settings.me = asha;
    must(f.desk().team().saveSettings(settings));
    const qint64 hers = f.says("Mina", "Good morning");
    f.says("Rohan", "Good evening");
    must(f.desk().leads().assign({hers}, asha));
    must(f.desk().tasks().add({hers, QStringLiteral("Send a card"), f.clock().now() + std::chrono::hours(24 * 20)}));
    const TaskList list = must(f.desk().tasks().list(mine));
    QCOMPARE(list.inAll, 2);
    QCOMPARE(list.counts.today, 1);
    QCOMPARE(list.counts.upcoming, 1);
    QCOMPARE(list.tasks.first().customer, QStringLiteral("Mina"));
    QCOMPARE(list.tasks.first().assignee, QStringLiteral("Asha"));
    QCOMPARE(list.tasks.first().rule, QStringLiteral("Each new lead is contacted within an hour"));
    QCOMPARE(must(f.desk().tasks().list({})).inAll, 3);
    f.done(hers, "initial_contact");
    f.clock().advance(std::chrono::hours(2));
    TaskQuery overdue;
    overdue.when = TaskQuery::When::Overdue;
    const TaskList late = must(f.desk().tasks().list(overdue));
    QCOMPARE(late.tasks.size(), 1);
    QVERIFY(late.tasks.first().isOverdue);
    QCOMPARE(late.rates.size(), 2); // TSK-11: hers was done in time, the other one was not.
    int done = 0;
    for (const TaskRate& rate : late.rates)
        done += rate.inTime;
    QCOMPARE(done, 1);
}

void tst_TaskService::severalAreDoneInOneStep() {
    RuleDesk f;
    withoutRules(f);
    const qint64 mina = f.says("Mina", "Good morning");
    const qint64 rohan = f.says("Rohan", "Good morning");
    const TaskId one = add(f, mina, "Send prices", day);
    const TaskId two = add(f, rohan, "Send a sample", 2 * day);
    const QStringList before = f.dump();
    const Receipt receipt = must(f.desk().tasks().complete({one, two}));
    QCOMPARE(receipt.sentence, QStringLiteral("Done: 2 tasks"));
    QCOMPARE(receipt.changed, 2);
    QVERIFY(listed(f, When::All).isEmpty());
    must(f.desk().undo().undo({}));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TaskService::whatIsDoneAlreadyIsLeft() {
    RuleDesk f;
    withoutRules(f);
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId one = add(f, mina, "Send prices", day);
    const TaskId two = add(f, mina, "Send a sample", day);
    must(f.desk().tasks().complete({one}));
    const Instant doneAt = find(f, mina, one).doneAt;
    f.clock().advance(std::chrono::minutes(5));
    const Receipt receipt = must(f.desk().tasks().complete({one, two}));
    QCOMPARE(receipt.changed, 1);
    QCOMPARE(receipt.sentence, QStringLiteral("Done: “Send a sample”"));
    QCOMPARE(find(f, mina, one).doneAt, doneAt);
    QCOMPARE(must(f.desk().tasks().complete({one, two})).changed, 0);
    QCOMPARE(must(f.desk().tasks().putOff({one}, f.clock().now() + day)).changed, 0);
}

void tst_TaskService::puttingOffMovesTheLead() {
    RuleDesk f;
    withoutRules(f);
    zoneIs(f, "Asia/Kolkata");
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId task = add(f, mina, "Send prices", std::chrono::minutes(10));
    f.clock().advance(std::chrono::minutes(20));
    QCOMPARE(must(f.desk().tasks().counts(false)).overdue, 1);
    const Instant until =
        Instant::fromMs(QDateTime(QDate(2026, 12, 7), QTime(10, 0), QTimeZone("Asia/Kolkata")).toMSecsSinceEpoch());
    QVERIFY(until > f.clock().now());
    const Receipt receipt = must(f.desk().tasks().putOff({task}, until));
    QCOMPARE(receipt.sentence, QStringLiteral("“Send prices” put off to Mon 7 Dec, 10:00"));
    QCOMPARE(find(f, mina, task).dueAt, until);
    QCOMPARE(must(f.desk().tasks().counts(false)).overdue, 0);
    const auto past = f.desk().tasks().putOff({task}, f.clock().now() - day).result();
    QVERIFY(!past);
    QCOMPARE(past.error().sentence, QStringLiteral("This time is past. Choose a later one."));
    QCOMPARE(find(f, mina, task).dueAt, until);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TaskService::theyAreGiven() {
    RuleDesk f;
    withoutRules(f);
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId task = add(f, mina, "Send prices", day);
    QCOMPARE(must(f.desk().tasks().give({task}, asha)).sentence, QStringLiteral("“Send prices” given to Asha"));
    QCOMPARE(find(f, mina, task).assigneeId, asha);
    QCOMPARE(must(f.desk().tasks().give({task}, asha)).changed, 0);
    QCOMPARE(must(f.desk().tasks().give({task}, {})).sentence, QStringLiteral("“Send prices”: nobody's now"));
    QVERIFY(!find(f, mina, task).assigneeId.isSet());
    QCOMPARE(f.desk()
                 .tasks()
                 .give({task}, MemberId::fromText(QStringLiteral("018f4e2a-0000-7000-8000-000000000001")))
                 .result()
                 .error()
                 .kind,
             ErrorKind::NotFound);
}

void tst_TaskService::oneIsChanged() {
    RuleDesk f;
    withoutRules(f);
    zoneIs(f, "Asia/Kolkata");
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId task = add(f, mina, "Send prices", day);
    const QStringList before = f.dump();
    TaskChange change;
    change.title = QStringLiteral("  Send  prices of denim ");
    change.priority = Priority::Urgent;
    change.repeats = QStringLiteral("every mon at 9");
    must(f.desk().tasks().change(task, change));
    QCOMPARE(find(f, mina, task).title, QStringLiteral("Send prices of denim"));
    QCOMPARE(find(f, mina, task).priority, Priority::Urgent);
    QCOMPARE(find(f, mina, task).repeats, QStringLiteral("every Mon at 09:00"));
    must(f.desk().undo().undo({}));
    QCOMPARE(f.dump(), before);
}

void tst_TaskService::whatCannotBeIsRefused() {
    RuleDesk f;
    withoutRules(f);
    const qint64 mina = f.says("Mina", "Good morning");
    NewTask task{mina, QStringLiteral("  "), f.clock().now() + day};
    QCOMPARE(f.desk().tasks().add(task).result().error().sentence,
             QStringLiteral("The task cannot be empty. Write what is to be done."));
    task.title = QStringLiteral("Send prices");
    task.repeats = QStringLiteral("whenever");
    QVERIFY(f.desk().tasks().add(task).result().error().sentence.startsWith(QStringLiteral("“whenever” does not say when")));
    task.repeats.clear();
    task.leadNumber = 99;
    QCOMPARE(f.desk().tasks().add(task).result().error().kind, ErrorKind::NotFound);
    task.leadNumber = mina;
    task.dueAt = {};
    QCOMPARE(f.desk().tasks().add(task).result().error().kind, ErrorKind::Invalid);
    const TaskId gone = TaskId::fromText(QStringLiteral("018f4e2a-0000-7000-8000-000000000001"));
    QCOMPARE(f.desk().tasks().complete({gone}).result().error().sentence, QStringLiteral("This task no longer exists."));
    QVERIFY(f.detail(mina).tasks.isEmpty());
}

void tst_TaskService::whatComesAgainIsPlannedAnew() {
    RuleDesk f;
    withoutRules(f);
    zoneIs(f, "Asia/Kolkata");
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId first = add(f, mina, "Ask how it sells", day, "every day at 10");
    must(f.desk().tasks().complete({first}));
    QCOMPARE(open(f, mina, "Ask how it sells").size(), 1);
    const Task second = open(f, mina, "Ask how it sells").first();
    QVERIFY(second.dueAt > find(f, mina, first).dueAt);
    QCOMPARE(second.repeats, QStringLiteral("every day at 10:00"));

    // A week without anybody: it is done once, not seven times.
    f.clock().advance(8 * day);
    f.restart();
    must(f.desk().tasks().complete({second.id}));
    QCOMPARE(open(f, mina, "Ask how it sells").size(), 1);
    const Task third = open(f, mina, "Ask how it sells").first();
    QVERIFY(third.dueAt > f.clock().now());
    QVERIFY(third.dueAt <= f.clock().now() + day);

    must(f.desk().undo().undo({}));
    QCOMPARE(open(f, mina, "Ask how it sells").size(), 1);
    QCOMPARE(open(f, mina, "Ask how it sells").first().id, second.id);
    QCOMPARE(f.problems(), QStringList());
}

/// In Berlin the clocks go back on 25 October 2026, from summer time to winter time.
void tst_TaskService::tenStaysTenOverAChangeOfTheClocks() {
    RuleDesk f;
    withoutRules(f);
    zoneIs(f, "Europe/Berlin");
    const QTimeZone berlin("Europe/Berlin");
    const auto at = [&berlin](const QDate& date) {
        return Instant::fromMs(QDateTime(date, QTime(10, 0), berlin).toMSecsSinceEpoch());
    };
    f.clock().set(at(QDate(2026, 10, 23)));
    const qint64 mina = f.says("Mina", "Good morning");
    TaskId task = add(f, mina, "Ask how it sells", day, "every day at 10");
    for (QDate date(2026, 10, 25); date < QDate(2026, 10, 30); date = date.addDays(1)) {
        must(f.desk().tasks().complete({task}));
        const Task next = open(f, mina, "Ask how it sells").first();
        QCOMPARE(next.dueAt, at(date));
        task = next.id;
    }
}

void tst_TaskService::aClosedLeadIsNotPlannedFor() {
    RuleDesk f;
    withoutRules(f);
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId task = add(f, mina, "Ask how it sells", day, "every day");
    must(f.desk().leads().setStage({mina}, Stage::Lost));
    must(f.desk().tasks().complete({task}));
    QVERIFY(open(f, mina, "Ask how it sells").isEmpty());
}

void tst_TaskService::ofWhatIsLostNothingIsToBeDone_data() {
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<bool>("isDismissed");
    QTest::newRow("lost") << Stage::Lost << false;
    QTest::newRow("disqualified") << Stage::Disqualified << false;
    QTest::newRow("dismissed in triage") << Stage::Disqualified << true;
}

void tst_TaskService::ofWhatIsLostNothingIsToBeDone() {
    QFETCH(const Stage, stage);
    QFETCH(const bool, isDismissed);
    RuleDesk f;
    WorkspaceSettings settings = must(f.desk().team().settings());
    settings.autoAssign = false;
    must(f.desk().team().saveSettings(settings));
    const qint64 lead = f.says("Mina", "Good morning");
    const qint64 other = f.says("Rohan", "Good evening");
    must(f.desk().tasks().add({lead,
                               QStringLiteral("Ring every week"),
                               f.clock().now() + std::chrono::hours(2),
                               {},
                               {},
                               QStringLiteral("every week on mon")}));
    must(f.desk().tasks().complete({f.task(other, "initial_contact").id}));
    const QStringList before = f.dump();
    const auto done = isDismissed ? must(f.desk().triage().dismiss({lead})) : must(f.desk().leads().setStage({lead}, stage));
    f.clock().advance(std::chrono::hours(24 * 30));
    QCOMPARE(f.tasks(lead), QStringList());
    QCOMPARE(listed(f, When::Overdue).filter(QStringLiteral("Mina")).size(), 0);
    const LeadDetail detail = must(f.desk().inbox().detail(lead));
    QVERIFY(!detail.lead.nextDueAt.isSet());
    QCOMPARE(detail.lead.stage, stage);
    QVERIFY(std::any_of(detail.timeline.begin(), detail.timeline.end(), [](const TimelineEntry& entry) {
        return entry.sentence == QStringLiteral("Called off: “Ring every week”");
    }));
    QCOMPARE(f.problems(), QStringList());
    // All of it comes back with the lead.
    must(f.desk().undo().undo(done.operation));
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
}

void tst_TaskService::whatIsDoneIsListed() {
    RuleDesk f;
    withoutRules(f);
    const qint64 mina = f.says("Mina", "Good morning");
    const TaskId late = add(f, mina, "Late", std::chrono::minutes(1));
    const TaskId early = add(f, mina, "Early", day);
    f.clock().advance(std::chrono::minutes(5));
    must(f.desk().tasks().complete({late}));
    f.clock().advance(std::chrono::minutes(5));
    must(f.desk().tasks().complete({early}));
    QCOMPARE(listed(f, When::Done), (QStringList{QStringLiteral("Early"), QStringLiteral("Late")}));
    QVERIFY(!must(f.desk().tasks().list({false, When::Done})).tasks.last().isOverdue);
    f.clock().advance(31 * day);
    QVERIFY(listed(f, When::Done).isEmpty());
}

/// Of each kind of change: what was before is there again.
void tst_TaskService::eachIsTakenBack() {
    RuleDesk f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    const qint64 mina = f.says("Mina", "What is the price of denim?");
    TaskId task = add(f, mina, "Send prices", day, "weekdays at 10");
    TaskChange change;
    change.dueAt = f.clock().now() + 3 * day;
    change.assignee = asha;
    const std::function<Answer<Receipt>()> deeds[] = {
        [&] { return f.desk().tasks().complete({task}); },
        [&] { return f.desk().tasks().putOff({task}, f.clock().now() + 5 * day); },
        [&] { return f.desk().tasks().give({task}, asha); },
        [&] { return f.desk().tasks().change(task, change); },
        [&] {
            return f.desk().tasks().add({mina, QStringLiteral("Another"), f.clock().now() + day});
        },
    };
    for (const auto& deed : deeds) {
        const QStringList before = f.dump();
        QVERIFY(must(deed()).changed > 0);
        QVERIFY(f.dump() != before);
        must(f.desk().undo().undo({}));
        QCOMPARE(f.dump(), before);
    }
    QCOMPARE(f.problems(), QStringList());
}

QTEST_GUILESS_MAIN(tst_TaskService)
#include "tst_TaskService.moc"
