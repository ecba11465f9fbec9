// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the shipped rules make of a workspace: stages that follow what customers say and people do, and the tasks that come of it.

#include "core/services/CallService.h"
#include "core/store/repository/WorkRepository.h"
#include "tests/core/services/RuleDesk.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

constexpr auto hour = std::chrono::hours(1);
const QString itinerary = QStringLiteral("Send detailed itinerary");
const QString bookingLink = QStringLiteral("Send booking link to interested customer");
const QString process = QStringLiteral("Process booking for qualified lead");
const QString confirm = QStringLiteral("Follow up on booking confirmation within 24 hours");

} // namespace

class tst_Workflow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachNewLeadHasOneContactTask();
    void theWeekEndsWithTheNamedTasks();
    void tasksOfAStage_data();
    void tasksOfAStage();
    void wordsOfThreeLanguages_data();
    void wordsOfThreeLanguages();
    void contactMakesContacted_data();
    void contactMakesContacted();
    void aMachineIsNoContact();
    void ourMailFromElsewhereIsAContact();
    void aMailPassedOnToAColleagueIsNone();
    void whoAsksForHelpIsHelped();
    void aCustomerWithoutANameIsSpokenOfAndGreeted();
    void aPaymentIsBookedAndWon();
    void aPersonsWordHoldsForADay();
    void nothingClosedIsOpenedAgain();
    void aStageThatTheCallSetTooIsThePersons();
    void stagesAndTasksAreTakenBackTogether();
    void aPriceQuestionAgainIsOneTask();
    void noPromiseTakesThePlaceOfAnother();
    void priorityIsOnlyRaised();
    void productsAreLinked();
};

void tst_Workflow::eachNewLeadHasOneContactTask() {
    RuleDesk f;
    const QString text =
        QStringLiteral("name: Rohan\nphone: +919820041177\nid: once\n\nGood morning, please tell me about your shop");
    const qint64 lead = f.receive(text).leadNumber;
    for (int i = 0; i < 4; ++i)
        f.receive(text);
    const auto detail = f.detail(lead);
    QCOMPARE(detail.tasks.size(), 1);
    const Task& task = detail.tasks.first();
    QCOMPARE(task.kind, QStringLiteral("initial_contact"));
    QCOMPARE(task.status, TaskStatus::Pending);
    QCOMPARE(task.title, QStringLiteral("Follow up on WhatsApp inquiry: “Good morning, please tell me about your shop”"));
    QCOMPARE(task.dueAt, f.clock().now() + hour);
    QCOMPARE(task.priority, detail.lead.priority);
    QVERIFY2(task.draft.startsWith(QStringLiteral("Hello Rohan, thank you")), qPrintable(task.draft));
    QVERIFY(detail.lead.nextDueAt.isSet() && detail.lead.nextDueAt <= task.dueAt); // a clock may be due before
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::theWeekEndsWithTheNamedTasks() {
    RuleDesk f;
    f.addMember(QStringLiteral("Asha"));
    must(f.desk().rules().saveProducts({QStringLiteral("Everest Base Camp Trek"), QStringLiteral("Manaslu Circuit")}));

    // Friday: somebody asks around, and is called back.
    const qint64 anita = f.says("Anita", "Hello, we are planning a holiday. Are you open?");
    QCOMPARE(f.stage(anita), Stage::New);
    f.clock().advance(std::chrono::minutes(20));
    f.done(anita, "initial_contact");
    QCOMPARE(f.stage(anita), Stage::Contacted);
    QCOMPARE(f.tasks(anita), QStringList{QStringLiteral("Follow up with Anita")});

    // Saturday: she is interested in one of the treks; another one asks at once what it costs.
    f.clock().advance(20 * hour);
    f.says("Anita", "Please send me details of the Manaslu Circuit");
    QCOMPARE(f.stage(anita), Stage::Interested);
    const qint64 bishal = f.says("Bishal", "How much does the Everest Base Camp Trek cost?");
    QCOMPARE(f.stage(bishal), Stage::Interested);
    f.done(bishal, "initial_contact");

    // Monday: a third one books.
    f.clock().advance(47 * hour);
    const qint64 carla = f.says("Carla", "I want to book the Everest Base Camp Trek for 4 people on 12 December");
    QCOMPARE(f.stage(carla), Stage::Qualified);
    const Task booking = f.task(carla, "booking");
    QCOMPARE(booking.title, process);
    QCOMPARE(booking.priority, Priority::High);
    QVERIFY2(booking.draft.contains(QStringLiteral("{payment_link}")), qPrintable(booking.draft));
    QCOMPARE(booking.dueAt, Instant::fromMs(1'795'438'800'000)); // 18:30 in Kolkata, the same day
    f.done(carla, "initial_contact");

    // Tuesday: it is processed.
    f.clock().advance(20 * hour);
    f.done(carla, "booking");

    f.clock().advance(3 * 24 * hour);
    QCOMPARE(f.tasks(anita), (QStringList{bookingLink, itinerary}));
    QCOMPARE(f.tasks(bishal), (QStringList{bookingLink, itinerary}));
    QCOMPARE(f.tasks(carla), QStringList{confirm});
    QCOMPARE(f.tasks(carla, TaskStatus::Done).filter(process), QStringList{process});
    QCOMPARE(f.task(carla, "follow_up").dueAt, f.clock().now() - 2 * 24 * hour);
    QCOMPARE(f.stages(carla).last(), QStringLiteral("Stage New → Qualified: Asked to book (strong intent)"));
    QCOMPARE(f.stages(anita).first(), QStringLiteral("Stage New → Contacted: The first contact was made"));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::tasksOfAStage_data() {
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QStringList>("titles");
    QTest::addColumn<int>("hours");
    QTest::newRow("contacted") << Stage::Contacted << QStringList{QStringLiteral("Follow up with Mina")} << 24;
    QTest::newRow("interested") << Stage::Interested << QStringList{bookingLink, itinerary} << 48;
    QTest::newRow("qualified") << Stage::Qualified << QStringList{process} << 0;
    QTest::newRow("proposal") << Stage::Proposal << QStringList{QStringLiteral("Follow up with Mina")} << 72;
    QTest::newRow("negotiation") << Stage::Negotiation << QStringList{QStringLiteral("Follow up with Mina")} << 72;
    QTest::newRow("booked") << Stage::BookingConfirmed << QStringList{QStringLiteral("Send the confirmation to Mina")} << 0;
    QTest::newRow("nurturing") << Stage::Nurturing << QStringList() << 0;
    QTest::newRow("lost") << Stage::Lost << QStringList() << 0;
}

void tst_Workflow::tasksOfAStage() {
    QFETCH(const Stage, stage);
    QFETCH(QStringList, titles);
    QFETCH(const int, hours);
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().leads().setStage({lead}, stage));
    if (stage != Stage::Lost) // Where nothing is to be done any more, what was is called off.
        titles.append(QStringLiteral("Follow up on WhatsApp inquiry: “Good morning”"));
    titles.sort();
    QCOMPARE(f.tasks(lead), titles);
    if (hours > 0)
        QCOMPARE(f.task(lead, "follow_up").dueAt, f.clock().now() + hours * hour);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::wordsOfThreeLanguages_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Queue>("queue");
    const auto row = [](const char* name, const char* text, Stage stage, const char* kind, Queue queue = Queue::Sales) {
        QTest::newRow(name) << QString::fromUtf8(text) << stage << QString::fromLatin1(kind) << queue;
    };
    row("book", "Booking?", Stage::Interested, "follow_up");
    row("reserve", "I would like to reserve a seat", Stage::Interested, "follow_up");
    row("book, Hindi", "मुझे बुक करना है", Stage::Interested, "follow_up");
    row("book, Hinglish", "mujhe book karna hai", Stage::Interested, "follow_up");
    row("price", "What is the price?", Stage::New, "pricing");
    row("cost", "How much does it cost?", Stage::New, "pricing");
    row("price, Hindi", "कीमत क्या है?", Stage::New, "pricing");
    row("price, Hinglish", "rate kitna hai bhai", Stage::New, "pricing");
    row("help", "need help", Stage::New, "support", Queue::Support);
    row("facebook", "I saw you on facebook", Stage::New, "");
    row("bookkeeping", "We are bookkeepers", Stage::New, "");
    row("denied", "I don't want to book", Stage::New, "");
    row("denied, Hinglish", "booking nahi karni hai", Stage::New, "");
    row("denied, Hindi", "मुझे बुक नहीं करना", Stage::New, "");
}

void tst_Workflow::wordsOfThreeLanguages() {
    QFETCH(const QString, text);
    QFETCH(const Stage, stage);
    QFETCH(const QString, kind);
    QFETCH(const Queue, queue);
    RuleDesk f;
    const qint64 lead = f.says("Mina", text.toUtf8().constData());
    const auto detail = f.detail(lead);
    QCOMPARE(detail.lead.stage, stage);
    QCOMPARE(detail.lead.queue, queue);
    QStringList kinds;
    for (const Task& task : detail.tasks)
        kinds.append(task.kind);
    QVERIFY(kinds.removeOne(QStringLiteral("initial_contact")));
    QCOMPARE(kinds.isEmpty(), kind.isEmpty());
    QVERIFY(kind.isEmpty() || kinds.contains(kind));
    if (queue == Queue::Support)
        QCOMPARE(detail.lead.priority, Priority::Medium);
    if (kind == QStringLiteral("pricing")) {
        const Task task = f.task(lead, "pricing");
        QCOMPARE(task.title, QStringLiteral("Send pricing on WhatsApp"));
        QCOMPARE(task.dueAt, f.clock().now() + 2 * hour);
        QVERIFY(task.draft.startsWith(QStringLiteral("Hello Mina, thank you for your message. Here is our price for")));
    }
}

void tst_Workflow::contactMakesContacted_data() {
    QTest::addColumn<int>("how");
    QTest::newRow("the contact task is done") << 0;
    QTest::newRow("a visit") << 1;
    QTest::newRow("a call is logged") << 2;
    QTest::newRow("somebody says so") << 3;
}

void tst_Workflow::contactMakesContacted() {
    QFETCH(const int, how);
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    if (how == 0)
        f.done(lead, "initial_contact");
    else if (how == 1)
        must(f.desk().leads().addVisit(lead, QStringLiteral("At the fair")));
    else if (how == 2) {
        services::NewCall call;
        call.lead = lead;
        call.phone = QStringLiteral("withheld");
        must(f.desk().calls().log(call));
    } else
        must(f.desk().rules().happened({lead}, RuleTrigger::HumanContact));
    QCOMPARE(f.stage(lead), Stage::Contacted);
    QVERIFY(f.tasks(lead).contains(QStringLiteral("Follow up with Mina")));
    must(f.desk().undo().undo({}));
    QCOMPARE(f.stage(lead), Stage::New);
    QVERIFY(!f.tasks(lead).contains(QStringLiteral("Follow up with Mina")));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::aMachineIsNoContact() {
    RuleDesk f;
    const qint64 lead = f.receive(QStringLiteral("name: Mina\nemail: mina@example.com\nid: m1\n\nGood morning")).leadNumber;
    f.receive(QStringLiteral(
        "name: Mina\nemail: mina@example.com\nid: m2\nreferences: m1\nkind: auto-reply\n\nI am away, price list follows"));
    QCOMPARE(f.stage(lead), Stage::New);
    QVERIFY(f.task(lead, "pricing").kind.isEmpty());
}

void tst_Workflow::ourMailFromElsewhereIsAContact() {
    RuleDesk f;
    const QString enquiry = QStringLiteral("name: Mina\nemail: mina@example.com\nid: m1\n\nGood morning");
    const qint64 lead = f.receive(enquiry, Channel::Email).leadNumber;
    const QString ours = QStringLiteral(
        "email: karan@mehta.in\nto: Mina <MINA@example.com>\nkind: own\nid: o1\nreferences: m1\n\nGood morning, Mina");
    for (int i = 0; i < 2; ++i) // The folder of sent mails is read twice.
        f.receive(ours, Channel::Email);
    QCOMPARE(f.stages(lead), QStringList{QStringLiteral("Stage New → Contacted: A person of the team was in touch")});
    QVERIFY(f.tasks(lead).contains(QStringLiteral("Follow up with Mina")));
    const auto counts = must(f.desk().core().store.read<QMap<QString, int>>(
        [id = f.detail(lead).lead.id](store::Connection& connection) { return store::work::signalsOf(connection, id); }));
    QCOMPARE(counts.value(QStringLiteral("contact_attempts")), 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::aMailPassedOnToAColleagueIsNone() {
    RuleDesk f;
    const qint64 lead =
        f.receive(QStringLiteral("name: Mina\nemail: mina@example.com\nid: m1\n\nGood morning"), Channel::Email).leadNumber;
    f.receive(QStringLiteral("email: karan@mehta.in\nto: asha@mehta.in\nkind: own\nid: o1\nreferences: m1\n\nYours?"),
              Channel::Email);
    QCOMPARE(f.stage(lead), Stage::New);
}

void tst_Workflow::whoAsksForHelpIsHelped() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Please help me, the machine I bought needs support");
    const Task task = f.task(lead, "support");
    QCOMPARE(task.title, QStringLiteral("Help Mina: “Please help me, the machine I bought needs support”"));
    QCOMPARE(task.dueAt, f.clock().now() + 2 * hour);
    QVERIFY(task.draft.startsWith(QStringLiteral("Hello Mina, thank you for writing.")));
    QCOMPARE(f.stage(lead), Stage::New);
    QVERIFY(f.detail(lead).lead.priority >= Priority::Medium);
}

void tst_Workflow::aCustomerWithoutANameIsSpokenOfAndGreeted() {
    RuleDesk f;
    const qint64 lead = f.receive(QStringLiteral("phone: +919820041177\n\nGood morning")).leadNumber;
    QVERIFY(f.task(lead, "initial_contact").draft.startsWith(QStringLiteral("Hello there,")));
    f.done(lead, "initial_contact");
    QCOMPARE(f.tasks(lead), QStringList{QStringLiteral("Follow up with the customer")});
}

void tst_Workflow::aPaymentIsBookedAndWon() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().rules().happened({lead}, RuleTrigger::PaymentReceived));
    QCOMPARE(f.stage(lead), Stage::Won);
    QCOMPARE(f.stages(lead), (QStringList{QStringLiteral("Stage New → Booking confirmed: Payment received"),
                                          QStringLiteral("Stage Booking confirmed → Won: Payment received")}));
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().undo({}));
    QCOMPARE(f.stage(lead), Stage::New);
    QCOMPARE(f.tasks(lead).size(), 1);
    must(f.desk().rules().happened({lead}, RuleTrigger::BookingCommitted));
    QCOMPARE(f.stage(lead), Stage::BookingConfirmed);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::aPersonsWordHoldsForADay() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    must(f.desk().leads().setStage({lead}, Stage::Contacted));
    f.clock().advance(23 * hour);
    f.says("Mina", "I want to book 4 seats on 12 December");
    QCOMPARE(f.stage(lead), Stage::Contacted);
    services::RuleLogQuery query;
    query.rule = QStringLiteral("stage_booking_strong");
    QCOMPARE(f.log(query).first(),
             QStringLiteral("stage_booking_strong: done, except: a person set its status less than 24 hours ago"));
    f.clock().advance(2 * hour);
    f.says("Mina", "Please book 4 seats on 12 December, it is urgent");
    QCOMPARE(f.stage(lead), Stage::Qualified);
}

void tst_Workflow::nothingClosedIsOpenedAgain() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    for (const Stage end : {Stage::Won, Stage::Lost, Stage::Disqualified}) {
        must(f.desk().leads().setStage({lead}, end));
        must(f.desk().rules().happened({lead}, RuleTrigger::PaymentReceived));
        QCOMPARE(f.stage(lead), end);
    }
    const qint64 again = f.says("Mina", "I want to book 4 seats on 12 December");
    QVERIFY(again != lead);
    QVERIFY(f.detail(again).lead.isRepeat);
    QCOMPARE(f.stage(lead), Stage::Disqualified);
}

/// The call itself makes the lead Contacted; the person who chose that in the form said it, too.
void tst_Workflow::aStageThatTheCallSetTooIsThePersons() {
    RuleDesk f;
    const qint64 lead = f.receive(QStringLiteral("name: Mina\nphone: 98200 90002\n\nGood morning")).leadNumber;
    services::NewCall call;
    call.phone = QStringLiteral("98200 90002");
    call.next.stage = Stage::Contacted;
    must(f.desk().calls().log(call));
    f.clock().advance(Millis(60'000));
    f.receive(QStringLiteral("name: Mina\nphone: 98200 90002\n\nPlease book 3 looms now, confirm the order"));
    QCOMPARE(f.stage(lead), Stage::Contacted);
    f.clock().advance(25 * hour);
    f.receive(QStringLiteral("name: Mina\nphone: 98200 90002\n\nPlease book 3 looms now, confirm my order"));
    QCOMPARE(f.stage(lead), Stage::Qualified);
}

void tst_Workflow::stagesAndTasksAreTakenBackTogether() {
    RuleDesk f;
    QList<qint64> leads;
    for (const char* who : {"Anita", "Bishal", "Carla"})
        leads.append(f.says(who, "Good morning"));
    const QStringList before = f.dump();
    must(f.desk().leads().setStage(leads, Stage::Interested));
    const QStringList after = f.dump();
    QCOMPARE(f.tasks(leads.first()).size(), 3);
    must(f.desk().undo().undo({}));
    QCOMPARE(f.dump(), before);
    must(f.desk().undo().redo());
    QCOMPARE(f.dump(), after);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::aPriceQuestionAgainIsOneTask() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "What is the price?");
    const Instant due = f.task(lead, "pricing").dueAt;
    f.clock().advance(hour);
    f.says("Mina", "And what is the price of two?");
    int open = 0;
    for (const Task& task : f.detail(lead).tasks)
        open += task.kind == QStringLiteral("pricing");
    QCOMPARE(open, 1);
    QCOMPARE(f.task(lead, "pricing").dueAt, due); // Asking again gives nobody more time.
    f.done(lead, "pricing");
    f.says("Mina", "What is the price of three?");
    QCOMPARE(f.tasks(lead).filter(QStringLiteral("Send pricing")).size(), 1);
}

void tst_Workflow::noPromiseTakesThePlaceOfAnother() {
    RuleDesk f;
    must(f.desk().rules().saveProducts({QStringLiteral("Annapurna trek")}));
    const qint64 lead = f.says("Mina", "Hi, how much does the Annapurna trek cost?");
    QVERIFY2(f.tasks(lead).contains(itinerary), qPrintable(f.tasks(lead).join(u';')));
    f.says("Mina", "I want to book it, please send the payment link now");
    QCOMPARE(f.stage(lead), Stage::Qualified);
    f.done(lead, "booking");
    QVERIFY2(f.tasks(lead).contains(itinerary), qPrintable(f.tasks(lead).join(u';')));
    QVERIFY2(f.tasks(lead).contains(confirm), qPrintable(f.tasks(lead).join(u';')));
    QCOMPARE(f.problems().join(u';'), QString());
}

void tst_Workflow::priorityIsOnlyRaised() {
    RuleDesk f;
    const qint64 lead = f.says("Mina", "Good morning");
    QCOMPARE(f.detail(lead).lead.priority, Priority::Low);
    must(f.desk().leads().setStage({lead}, Stage::Interested));
    QCOMPARE(f.detail(lead).lead.priority, Priority::Medium);
    f.clock().advance(std::chrono::minutes(1));
    must(f.desk().leads().setStage({lead}, Stage::Qualified));
    f.clock().advance(std::chrono::minutes(1));
    QCOMPARE(f.detail(lead).lead.priority, Priority::High);
    f.says("Mina", "need help");
    QCOMPARE(f.detail(lead).lead.priority, Priority::High);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Workflow::productsAreLinked() {
    RuleDesk f;
    must(f.desk().rules().saveProducts({QStringLiteral("Annapurna Base Camp"), QStringLiteral("Annapurna Circuit")}));
    const qint64 clear = f.says("Mina", "Hello, is the anapurna circuit open in May?");
    QCOMPARE(f.detail(clear).lead.product, QStringLiteral("Annapurna Circuit"));
    const qint64 unclear = f.says("Rohan", "Hello, is Annapurna open in May?");
    QVERIFY(f.tasks(unclear).contains(QStringLiteral("Ask which is meant: Annapurna Base Camp or Annapurna Circuit")));
}

QTEST_GUILESS_MAIN(tst_Workflow)
#include "tst_Workflow.moc"
