// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Intake: what arrives is stored once, recognised, explained and owned; whatever cannot be used is parked, never lost.

#include "tests/support/desk/DeskFixture.h"

#include <QTest>

#include <thread>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using State = IntakeOutcome::State;

class tst_Intake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anEnquiryBecomesALeadWithReasons();
    void theSameNumberInAnotherSpellingIsTheSamePerson();
    void oneNumberIsOnePersonsHoweverTheyUseIt();
    void aChaserDoesNotCoolALead();
    void anEarlierMessageThatArrivesLateCounts();
    void aWishThatIsTakenBackCoolsALead();
    void anAnswerToALostLeadOpensARepeatLead();
    void theSameEventFiftyTimesFromEightThreadsIsOneMessageAndOneLead();
    void eightWritersOfOnePersonMakeOneLead();
    void anUnreadableEventIsParkedAndCanBeRetried();
    void aThrowingParserParksAndTheRestGoesOn();
    void anAutoReplyNeverMakesALead();
    void aFamilysPhoneIsSuggestedNotMerged();
    void singleNamesOnOnePhoneAreOneWhenTheyAreSpellings_data();
    void singleNamesOnOnePhoneAreOneWhenTheyAreSpellings();
    void twoIdentitiesOfTwoPeopleAreSuggestedNotMerged();
    void aStrangerDoesNotJoinAThread();
    void aNumberInTheWordsIsAContact();
    void aNumberInTheWordsSuggestsWhoItIs();
    void aNumberInTheWordsWithTheNameIsThePerson();
    void whoUsesTheNumberTheyMentionedIsKnownByIt();
    void leadsAreSharedOutFairly();
    void aWaitingEventIsProcessedAfterARestart();
    void aStoreThatRefusesForAWhileParksNothing();
    void aNumberKnownFromBeforeIsNotAskedFor();
    void aNumberIsFoundByItsLastDigitsInEverySpelling();
    void aNameThatSomebodyTypesIsKept_data();
    void aNameThatSomebodyTypesIsKept();
    void aPlaceholderOfAChannelIsNoName();
};

void tst_Intake::anEnquiryBecomesALeadWithReasons() {
    DeskFixture f;
    f.addMember(QStringLiteral("Karan S"));

    const auto outcome = f.receive(QStringLiteral("name: Rohan Mehta\nphone: 98200 41177\ncompany: Mehta Textiles\n\nNeed price "
                                                  "for 100 units of 40s cotton, delivery by Friday?"));

    QCOMPARE(outcome.state, State::Attached);
    QVERIFY(outcome.isNewLead);
    QVERIFY(outcome.heat >= Heat::Hot);
    QCOMPARE(outcome.language, QStringLiteral("en"));
    QVERIFY(!outcome.reason.isEmpty());
    QVERIFY(!outcome.suggestedAction.isEmpty());
    QCOMPARE(outcome.ownerName, QStringLiteral("Karan S"));

    const LeadDetail detail = must(f.desk().inbox().detail(outcome.leadNumber));
    QCOMPARE(detail.person.name, QStringLiteral("Rohan Mehta"));
    QCOMPARE(detail.person.identities.first().value, QStringLiteral("+919820041177"));
    QCOMPARE(detail.lead.quantity, 100.0);
    QCOMPARE(detail.lead.stage, Stage::New);
    QCOMPARE(detail.tasks.size(), 2); // who asks for a price gets it
    QCOMPARE(detail.tasks.first().kind, QStringLiteral("initial_contact"));
    QCOMPARE(detail.tasks.first().dueAt - f.clock().now(), Millis(std::chrono::hours(1)));
    QCOMPARE(detail.triage->status, TriageStatus::Assigned);
    QVERIFY(detail.assignment->reason.contains(QStringLiteral("Karan S")));
    QVERIFY(detail.timeline.size() >= 4);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::aNameThatSomebodyTypesIsKept_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"Test", "NA", "-", "n/a", "xxx", "Customer", "Asha"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_Intake::aNameThatSomebodyTypesIsKept() {
    QFETCH(QString, name);
    DeskFixture f;
    const auto nameOf = [&](qint64 number) { return must(f.desk().inbox().detail(number)).person.name; };
    const services::Receipt added =
        must(f.desk().leads().quickAdd({QStringLiteral("98200 41177"), u' ' + name + u' ', QStringLiteral("Price?")}));
    QCOMPARE(nameOf(added.leadNumber), name);
    const services::Receipt alone = must(f.desk().leads().quickAdd({{}, name, {}}));
    QVERIFY(alone.leadNumber != added.leadNumber);
    QCOMPARE(nameOf(alone.leadNumber), name);
    // Nor does what a channel says later take its place.
    const auto wrote = f.receive(QStringLiteral("name: Asha Patil\nphone: 9820041177\n\nAny news?"));
    QCOMPARE(wrote.leadNumber, added.leadNumber);
    QCOMPARE(nameOf(added.leadNumber), name);
    // Somebody whose name is not known yet gets the typed one.
    const auto nameless = f.receive(QStringLiteral("phone: 9820099999\n\nHello"));
    must(f.desk().leads().quickAdd({QStringLiteral("98200 99999"), name, {}}));
    QCOMPARE(nameOf(nameless.leadNumber), name);
    QVERIFY(!f.desk().leads().quickAdd({{}, QStringLiteral("  "), QStringLiteral("Price?")}).result());
}

void tst_Intake::aPlaceholderOfAChannelIsNoName() {
    DeskFixture f;
    const auto wrote = f.receive(QStringLiteral("name: IndiaMART Buyer\nphone: 9820041177\n\nPrice?"));
    QCOMPARE(must(f.desk().inbox().detail(wrote.leadNumber)).person.name, QString());
}

void tst_Intake::theSameNumberInAnotherSpellingIsTheSamePerson() {
    DeskFixture f;
    const auto first = f.receive(QStringLiteral("name: Asha\nphone: 098200-41177\n\nHello"));
    f.clock().advance(Millis(60'000));
    const auto second = f.receive(QStringLiteral("phone: +91 98200 41177\n\nAny news?"), Channel::Phone);

    QCOMPARE(second.leadNumber, first.leadNumber);
    QVERIFY(!second.isNewLead);
    const LeadDetail detail = must(f.desk().inbox().detail(first.leadNumber));
    QCOMPARE(detail.channels.size(), 2);
    QCOMPARE(detail.lead.preview, QStringLiteral("Any news?"));
}

void tst_Intake::oneNumberIsOnePersonsHoweverTheyUseIt() {
    DeskFixture f;
    const auto first = f.receive(QStringLiteral("name: Neha Mehrotra\nwhatsapp: +91 69192 60136\n\nHello"));
    const auto form =
        f.receive(QStringLiteral("name: Neha Mehrotra\nphone: 069192 60136\n\nThe price, please?"), Channel::WebForm);
    QCOMPARE(form.leadNumber, first.leadNumber);
    const auto call = f.receive(QStringLiteral("phone: +916919260136\n\nAny news?"), Channel::Phone);
    QCOMPARE(call.leadNumber, first.leadNumber);
    const auto back = f.receive(QStringLiteral("name: Neha M\nwhatsapp: 6919260136\n\nThank you"));
    QCOMPARE(back.leadNumber, first.leadNumber);
    // A family's number is asked about, whichever of the two it is.
    const auto brother = f.receive(QStringLiteral("name: Arvind Mehrotra\nphone: +91 69192 60136\n\nHello"), Channel::WebForm);
    QVERIFY(brother.leadNumber != first.leadNumber);
    QCOMPARE(must(f.desk().people().duplicates()).size(), 1);
    QCOMPARE(f.problems(), QStringList());
}

namespace {
const QString urgentEnquiry = QStringLiteral(
    "name: Asha\nphone: 98765 43210\nsubject: Need price 100 pumps\n\nPlease send price for 100 pumps. Urgent. Call 98765 43210");
}

void tst_Intake::aChaserDoesNotCoolALead() {
    DeskFixture f;
    const auto first = f.receive(urgentEnquiry);
    const auto chaser = f.receive(QStringLiteral("phone: 98765 43210\nsubject: Re: Need price\n\nAny news?"));

    QCOMPARE(chaser.leadNumber, first.leadNumber);
    QVERIFY(first.heat >= Heat::VeryHot);
    QCOMPARE(chaser.heat, first.heat);
    QCOMPARE(chaser.suggestedAction, first.suggestedAction);
    const LeadDetail detail = must(f.desk().inbox().detail(first.leadNumber));
    QCOMPARE(detail.lead.heat, first.heat);
    QVERIFY2(detail.heat.heatReason.contains(QStringLiteral("100 for pumps")), qPrintable(detail.heat.heatReason));
    QCOMPARE(detail.triage->heat, first.heat);
    QCOMPARE(detail.triage->suggestedAction, first.suggestedAction);
    QVERIFY(detail.lead.isUrgent);
    QCOMPARE(detail.lead.preview, QStringLiteral("Any news?"));
    QCOMPARE(f.problems(), QStringList());

    // Silence cools, and counts from the last word.
    f.clock().advance(Millis(std::chrono::hours(49)));
    must(f.desk().maintenance().runDue(f.clock().now()));
    QCOMPARE(must(f.desk().inbox().detail(first.leadNumber)).lead.heat, static_cast<Heat>(static_cast<int>(first.heat) - 1));
    QCOMPARE(f.receive(QStringLiteral("phone: 98765 43210\n\nHello again")).heat,
             static_cast<Heat>(static_cast<int>(first.heat) - 1));
}

void tst_Intake::anEarlierMessageThatArrivesLateCounts() {
    DeskFixture f;
    const RawEvent earlier = f.event(urgentEnquiry);
    f.clock().advance(Millis(60'000));
    const auto chaser = f.receive(QStringLiteral("phone: 98765 43210\n\nAny news?"));
    const auto late = must(f.desk().intake().receive(earlier));
    QCOMPARE(late.leadNumber, chaser.leadNumber);
    QVERIFY(late.heat >= Heat::VeryHot);
    QCOMPARE(must(f.desk().inbox().detail(late.leadNumber)).lead.preview, QStringLiteral("Any news?"));
}

void tst_Intake::aWishThatIsTakenBackCoolsALead() {
    DeskFixture f;
    f.receive(urgentEnquiry);
    const auto back = f.receive(QStringLiteral("phone: 98765 43210\n\nSorry, we are no longer interested."));
    QVERIFY2(back.heat < Heat::Hot, qPrintable(back.reason));
}

void tst_Intake::anAnswerToALostLeadOpensARepeatLead() {
    DeskFixture f;
    const auto first = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello"));
    must(f.desk().leads().setStage({first.leadNumber}, Stage::Lost));
    const auto again = f.receive(QStringLiteral("phone: 9820041177\n\nNow we want to buy 20 pieces"));

    QVERIFY(again.isNewLead);
    QVERIFY(again.isRepeat);
    QVERIFY(again.leadNumber != first.leadNumber);
    QCOMPARE(must(f.desk().inbox().detail(again.leadNumber)).otherLeads.size(), 1);
}

void tst_Intake::theSameEventFiftyTimesFromEightThreadsIsOneMessageAndOneLead() {
    DeskFixture f;
    const RawEvent event = f.event(QStringLiteral("id: portal-1\nname: Rohan\nphone: 9820041177\n\nPrice for 5 units?"));
    QList<Answer<IntakeOutcome>> answers;
    std::mutex mutex;
    std::vector<std::thread> threads;
    std::atomic<int> posts{50};
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            while (posts-- > 0) {
                auto answer = f.desk().intake().receive(event);
                const std::scoped_lock lock(mutex);
                answers.append(answer);
            }
        });
    for (auto& thread : threads)
        thread.join();

    int fresh = 0;
    QCOMPARE(answers.size(), 50);
    for (auto& answer : answers) {
        const auto outcome = must(answer);
        fresh += outcome.state == State::Attached;
        QCOMPARE(outcome.leadNumber, 1);
    }
    QCOMPARE(fresh, 1);
    const auto stats = must(f.desk().inbox().stats());
    QCOMPARE(stats.messages, 1);
    QCOMPARE(stats.counts.leads, 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::eightWritersOfOnePersonMakeOneLead() {
    DeskFixture f;
    QList<Answer<IntakeOutcome>> answers;
    const QStringList spellings{QStringLiteral("9820041177"), QStringLiteral("+919820041177"), QStringLiteral("098200 41177"),
                                QStringLiteral("0091 98200 41177")};
    for (int i = 0; i < 40; ++i)
        answers.append(f.desk().intake().receive(
            f.event(QStringLiteral("id: e%1\nname: Rohan\nphone: %2\n\nMessage %1").arg(i).arg(spellings.at(i % 4)))));
    for (auto& answer : answers)
        QCOMPARE(must(answer).leadNumber, 1);
    QCOMPARE(must(f.desk().inbox().stats()).messages, 40);
}

void tst_Intake::anUnreadableEventIsParkedAndCanBeRetried() {
    DeskFixture f;
    const auto outcome = f.receive(QStringLiteral("broken beyond repair"));
    QCOMPARE(outcome.state, State::Parked);
    QVERIFY(!outcome.cause.isEmpty());
    QCOMPARE(must(f.desk().inbox().rawEvent(outcome.eventId)), QByteArray("broken beyond repair"));

    const auto again = must(f.desk().intake().retry(outcome.eventId));
    QCOMPARE(again.state, State::Parked);
    QCOMPARE(must(f.desk().inbox().stats()).parked, 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::aThrowingParserParksAndTheRestGoesOn() {
    DeskFixture f;
    int parked = 0;
    for (int i = 0; i < 100; ++i) {
        const bool throws = i % 10 == 3;
        const auto outcome = f.receive(throws ? QStringLiteral("throw %1").arg(i)
                                              : QStringLiteral("id: m%1\nphone: 98200%2\n\nHello").arg(i).arg(10000 + i));
        parked += outcome.state == State::Parked;
    }
    QCOMPARE(parked, 10);
    QCOMPARE(must(f.desk().inbox().stats()).counts.leads, 90);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::anAutoReplyNeverMakesALead() {
    DeskFixture f;
    const auto unknown = f.receive(QStringLiteral("kind: auto-reply\nemail: a@b.example\n\nI am away"));
    QCOMPARE(unknown.state, State::Ignored);
    QCOMPARE(must(f.desk().inbox().stats()).counts.leads, 0);

    const auto lead = f.receive(QStringLiteral("id: m1\nemail: a@b.example\nname: Anna Bell\n\nPlease send a quotation"));
    const auto reply =
        f.receive(QStringLiteral("kind: auto-reply\nreferences: m1\nemail: a@b.example\n\nI am away until Monday"));
    QCOMPARE(reply.state, State::Ignored);
    QCOMPARE(reply.leadNumber, lead.leadNumber);
    const LeadDetail detail = must(f.desk().inbox().detail(lead.leadNumber));
    QCOMPARE(detail.lead.preview, QStringLiteral("Please send a quotation"));
    QCOMPARE(std::count_if(detail.timeline.begin(), detail.timeline.end(),
                           [](const TimelineEntry& e) { return e.message && e.message->isMachine; }),
             1);
}

void tst_Intake::aFamilysPhoneIsSuggestedNotMerged() {
    DeskFixture f;
    const auto father = f.receive(QStringLiteral("name: Suresh Patil\nphone: 9820041177\n\nNeed pipes"));
    const auto daughter = f.receive(QStringLiteral("name: Kavya Deshpande\nphone: 9820041177\n\nNeed a catalogue"));

    QVERIFY(daughter.leadNumber != father.leadNumber);
    const LeadDetail detail = must(f.desk().inbox().detail(daughter.leadNumber));
    QCOMPARE(detail.suggestions.size(), 1);
    QVERIFY(detail.suggestions.first().contains(QStringLiteral("Suresh Patil")));
    // The next message of either finds its own person again.
    QCOMPARE(f.receive(QStringLiteral("name: Kavya Deshpande\nphone: 9820041177\n\nAnything?")).leadNumber, daughter.leadNumber);
    QCOMPARE(f.receive(QStringLiteral("name: Suresh Patil\nphone: 9820041177\n\nAnything?")).leadNumber, father.leadNumber);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::singleNamesOnOnePhoneAreOneWhenTheyAreSpellings_data() {
    QTest::addColumn<bool>("areOne");
    for (const char* names :
         {"Meena Mina", "Rajesh Raajesh", "Mohammed Mohamed", "Sunita Suneeta", "Wasim Vasim", "Purchase Ravi"})
        QTest::newRow(names) << true;
    for (const char* names : {"Father Mother", "Rohan Mohan", "Sita Gita", "Ravi Meena", "Sunil Sunita", "Deepak Deepika",
                              "Harish Harsha", "Kiran Karan"})
        QTest::newRow(names) << false;
}

void tst_Intake::singleNamesOnOnePhoneAreOneWhenTheyAreSpellings() {
    QFETCH(bool, areOne);
    DeskFixture f;
    const QString names = QString::fromUtf8(QTest::currentDataTag());
    const QString text = QStringLiteral("name: %1\nphone: 9820041177\nemail: %1@house.example\n\nNeed pipes");

    const auto one = f.receive(text.arg(names.section(u' ', 0, 0)));
    const auto other = f.receive(text.arg(names.section(u' ', 1, 1)));

    QCOMPARE(other.leadNumber == one.leadNumber, areOne);
    QCOMPARE(must(f.desk().inbox().detail(other.leadNumber)).suggestions.size(), areOne ? 0 : 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::twoIdentitiesOfTwoPeopleAreSuggestedNotMerged() {
    DeskFixture f;
    const auto byPhone = f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\n\nHello"));
    const auto byMail = f.receive(QStringLiteral("name: Rohan\nemail: rohan@mehtatex.example\n\nHello"));
    QVERIFY(byMail.leadNumber != byPhone.leadNumber);

    const auto both = f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\nemail: rohan@mehtatex.example\n\nHello again"));
    QCOMPARE(both.leadNumber, byPhone.leadNumber);
    QCOMPARE(must(f.desk().inbox().detail(byPhone.leadNumber)).suggestions.size(), 1);
    QCOMPARE(must(f.desk().inbox().stats()).people, 2);
}

void tst_Intake::aStrangerDoesNotJoinAThread() {
    DeskFixture f;
    const auto lead = f.receive(QStringLiteral("id: m1\nemail: anna@bell.example\nname: Anna Bell\n\nPrice?"), Channel::Email);
    const auto stranger =
        f.receive(QStringLiteral("id: m2\nreferences: m1\nemail: zoe@other.example\nname: Zoe Marsh\n\nMe too"), Channel::Email);
    QVERIFY(stranger.leadNumber != lead.leadNumber);
    const auto reply =
        f.receive(QStringLiteral("id: m3\nreferences: m1\nemail: anna@bell.example\nname: Anna Bell\n\nWell?"), Channel::Email);
    QCOMPARE(reply.leadNumber, lead.leadNumber);
}

void tst_Intake::aNumberInTheWordsIsAContact() {
    DeskFixture f;
    const auto outcome =
        f.receive(QStringLiteral("name: Asha Rao\nemail: asha@raomills.in\n\nPrice for 40s cotton? Call me on 98200 42001"));
    QVERIFY2(!outcome.suggestedAction.contains(QStringLiteral("phone number")), qPrintable(outcome.suggestedAction));
    const LeadDetail detail = must(f.desk().inbox().detail(outcome.leadNumber));
    QCOMPARE(detail.person.identities.size(), 2);
    const auto number = std::find_if(detail.person.identities.begin(), detail.person.identities.end(),
                                     [](const Identity& identity) { return identity.kind == IdentityKind::Phone; });
    QVERIFY(number != detail.person.identities.end());
    QCOMPARE(number->value, QStringLiteral("+919820042001"));
    QVERIFY(!number->identifies);
    QCOMPARE(f.problems(), QStringList());

    const auto order = f.receive(QStringLiteral("name: Nobody Else\nemail: n@else.in\n\nWhere is order 98200 42005?"));
    QCOMPARE(must(f.desk().inbox().detail(order.leadNumber)).person.identities.size(), 1);
}

/// Whichever comes first, the number's owner or the one who mentions it.
void tst_Intake::aNumberInTheWordsSuggestsWhoItIs() {
    for (const bool ownerFirst : {true, false}) {
        DeskFixture f;
        const QString owner = QStringLiteral("name: Suresh Patil\nphone: 98200 42001\n\nHello, price please");
        const QString mentions = QStringLiteral("name: Asha Rao\nemail: asha@raomills.in\n\nPlease call 98200 42001");
        const auto first = f.receive(ownerFirst ? owner : mentions);
        const auto second = f.receive(ownerFirst ? mentions : owner);
        QVERIFY(second.isNewLead);
        QVERIFY(first.leadNumber != second.leadNumber);
        QCOMPARE(must(f.desk().inbox().detail(second.leadNumber)).suggestions.size(), 1);
        QCOMPARE(f.problems(), QStringList());
    }
}

void tst_Intake::aNumberInTheWordsWithTheNameIsThePerson() {
    DeskFixture f;
    const auto called = f.receive(QStringLiteral("name: Asha Rao\nphone: 98200 42001\n\nHello, price please"));
    const auto wrote = f.receive(QStringLiteral("name: Asha Rao\nemail: asha@raomills.in\n\nPlease call 98200 42001"));
    QCOMPARE(wrote.leadNumber, called.leadNumber);
    QCOMPARE(must(f.desk().inbox().detail(called.leadNumber)).suggestions.size(), 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::whoUsesTheNumberTheyMentionedIsKnownByIt() {
    DeskFixture f;
    const auto wrote = f.receive(QStringLiteral("name: Asha Rao\nemail: asha@raomills.in\n\nPlease call 98200 42001"));
    const auto called = f.receive(QStringLiteral("name: Asha Rao\nphone: 98200 42001\n\nMissed call"));
    QCOMPARE(called.leadNumber, wrote.leadNumber);
    const auto again = f.receive(QStringLiteral("phone: +91 98200 42001\n\nAny update?"));
    QCOMPARE(again.leadNumber, wrote.leadNumber);
    // Somebody else's number stays theirs, whoever mentions it and calls from it.
    const auto other = f.receive(QStringLiteral("name: Vikram Shetty\nphone: 98200 42002\n\nPrice of yarn?"));
    f.receive(QStringLiteral("name: Asha Rao\nemail: asha@raomills.in\n\nOr call 98200 42002"));
    f.receive(QStringLiteral("name: Asha Rao\nphone: 98200 42002\n\nMissed call"));
    QCOMPARE(f.receive(QStringLiteral("phone: 98200 42002\n\nHello?")).leadNumber, other.leadNumber);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::leadsAreSharedOutFairly() {
    DeskFixture f;
    f.addMember(QStringLiteral("Karan"));
    f.addMember(QStringLiteral("Meera"));
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Away"), false);
    QHash<QString, int> share;
    for (int i = 0; i < 100; ++i)
        ++share[f.receive(QStringLiteral("id: x%1\nphone: 98201%2\n\nHello").arg(i).arg(10000 + i)).ownerName];
    QCOMPARE(share.value(QStringLiteral("Away")), 0);
    const auto [least, most] =
        std::minmax({share[QStringLiteral("Karan")], share[QStringLiteral("Meera")], share[QStringLiteral("Asha")]});
    QVERIFY(most - least <= 1);
}

void tst_Intake::aWaitingEventIsProcessedAfterARestart() {
    DeskFixture f;
    QVERIFY(must(f.desk().intake().store(f.event(QStringLiteral("phone: 9820041177\n\nHello")))));
    QCOMPARE(must(f.desk().inbox().stats()).counts.leads, 0);
    f.restart();
    must(f.desk().intake().processWaiting());
    QTRY_COMPARE(must(f.desk().inbox().stats()).counts.leads, 1);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::aNumberKnownFromBeforeIsNotAskedFor() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Ravi Rao\nemail: ravi@rao.example\nphone: 9822041771\n\nNeed 250 nos chairs"));
    const auto more = f.receive(
        QStringLiteral("name: Ravi Rao\nemail: ravi@rao.example\n\nPlease make it 300 nos. Very urgent, budget 5 lakh."));
    QCOMPARE(more.suggestedAction, QStringLiteral("Call now"));
    const LeadDetail lead = must(f.desk().inbox().detail(more.leadNumber));
    QCOMPARE(lead.lead.quantity, 300.0);
    QCOMPARE(lead.lead.product, QStringLiteral("chairs"));
}

void tst_Intake::aStoreThatRefusesForAWhileParksNothing() {
    const auto faults = std::make_shared<store::FaultPlan>();
    DeskFixture f(faults);
    must(f.desk().intake().store(f.event(QStringLiteral("phone: 9820041177\n\nHello"))));
    for (int i = 0; i < 6; ++i) {
        faults->statements = 0;
        faults->failFromStatement = 20; // While it is worked in, after its beginning was written.
        QVERIFY(!f.desk().intake().processWaiting().result());
    }
    faults->failFromStatement = 0;
    const auto begun = must(f.desk().core().store.read<qint64>([](store::Connection& connection) {
        return connection.number(QStringLiteral("SELECT max(attempts) FROM capture_event"));
    }));
    QVERIFY(begun >= 1);
    must(f.desk().intake().processWaiting());

    const auto stats = must(f.desk().inbox().stats());
    QCOMPARE(stats.counts.leads, 1);
    QCOMPARE(stats.parked, 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Intake::aNumberIsFoundByItsLastDigitsInEverySpelling() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Nine\nphone: 98200 00009\n\nHello"));
    f.receive(QStringLiteral("name: Twelve\nphone: 98200 00012\n\nHello"));
    for (const QString& typed :
         {QStringLiteral("0009"), QStringLiteral("9820000009"), QStringLiteral("098200 00009"),
          QStringLiteral("0091 98200-00009"), QStringLiteral("+91 98200 00009"), QStringLiteral("९८२००००००९")}) {
        const auto hits = must(f.desk().inbox().search(typed, 10));
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().title, QStringLiteral("Nine"));
    }
}

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_Intake.moc"
