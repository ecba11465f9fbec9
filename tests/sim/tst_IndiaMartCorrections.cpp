// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// IndiaMART hands out an enquiry again with corrected fields, under the same UNIQUE_QUERY_ID: the lead, its person and its
// message follow, what somebody typed stays, and nothing else happens twice.

#include "core/channels/indiamart/IndiaMartChannel.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "tests/support/FakeClock.h"
#include "tests/support/desk/DeskFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using State = IntakeOutcome::State;

namespace {

using Fields = QMap<QString, QString>;

class Workspace {
public:
    Workspace() { open(); }

    void open() {
        services::DeskOptions options;
        options.path = m_folder.filePath(QStringLiteral("desk.leadwell"));
        options.clock = m_clock.get();
        options.random = &m_random;
        options.channels = &m_channels;
        m_desk = must(services::Desk::open(options));
    }
    void close() { m_desk.reset(); }
    services::Desk& desk() { return *m_desk; }
    FakeClock& clock() { return *m_clock; }

    RawEvent event(const Fields& changes = {}) const {
        QJsonObject row{{QStringLiteral("UNIQUE_QUERY_ID"), QStringLiteral("2990011223")},
                        {QStringLiteral("QUERY_TYPE"), QStringLiteral("W")},
                        {QStringLiteral("QUERY_TIME"), QStringLiteral("2026-01-02 10:00:00")},
                        {QStringLiteral("SENDER_NAME"), QStringLiteral("Asha Patil")},
                        {QStringLiteral("SENDER_MOBILE"), QStringLiteral("+91-9811111111")},
                        {QStringLiteral("SENDER_EMAIL"), QString()},
                        {QStringLiteral("SENDER_COMPANY"), QStringLiteral("Asha Traders")},
                        {QStringLiteral("SENDER_CITY"), QStringLiteral("Pune")},
                        {QStringLiteral("SENDER_STATE"), QStringLiteral("Maharashtra")},
                        {QStringLiteral("SENDER_COUNTRY_ISO"), QStringLiteral("IN")},
                        {QStringLiteral("SUBJECT"), QStringLiteral("Requirement for HDPE Granules")},
                        {QStringLiteral("QUERY_PRODUCT_NAME"), QStringLiteral("HDPE Granules")},
                        {QStringLiteral("QUERY_MESSAGE"), QStringLiteral("I need this.<br>Quantity : 5 Ton<br>")}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            row.insert(change.key(), change.value());
        RawEvent event;
        event.channel = Channel::IndiaMart;
        event.parser = QStringLiteral("indiamart");
        event.account = QStringLiteral("account");
        event.mediaType = QStringLiteral("application/json");
        event.bytes = QJsonDocument(row).toJson(QJsonDocument::Compact);
        event.receivedAt = m_clock->now();
        event.externalId = m_channels.find(event.parser)->externalIdOf(event.bytes);
        return event;
    }
    IntakeOutcome receive(const Fields& changes = {}) {
        const auto outcome = must(m_desk->intake().receive(event(changes)));
        m_clock->advance(Millis(60'000));
        return outcome;
    }
    LeadDetail detail(qint64 number = 1) { return must(m_desk->inbox().detail(number)); }
    QStringList contacts(IdentityKind kind) {
        QStringList values;
        for (const Identity& identity : detail().person.identities) {
            if (identity.kind == kind)
                values.append(identity.value);
        }
        return values;
    }
    /// What the timeline says about corrections, the newest first.
    QStringList corrections() {
        QStringList told;
        for (const TimelineEntry& entry : detail().timeline) {
            if (entry.sentence == QStringLiteral("Enquiry corrected by IndiaMART"))
                told.append(entry.body);
        }
        return told;
    }
    int events() {
        return static_cast<int>(must(m_desk->core().store.read<qint64>([](store::Connection& connection) {
            return connection.number(QStringLiteral("SELECT count(*) FROM capture_event WHERE state = 1"));
        })));
    }
    /// One lead, one message, one task, nothing waiting, and every law holds.
    void expectOneLead() {
        const auto stats = must(m_desk->inbox().stats());
        QCOMPARE(stats.counts.leads, 1);
        QCOMPARE(stats.messages, 1);
        const LeadDetail lead = detail();
        QCOMPARE(lead.tasks.size(), 1);
        QVERIFY(!lead.lead.isRepeat);
        QVERIFY(lead.otherLeads.isEmpty());
        QCOMPARE(must(m_desk->maintenance().verify()).problems, QStringList());
    }

private:
    static channels::Registry indiaMart(const std::shared_ptr<FakeClock>& clock) {
        std::vector<std::unique_ptr<channels::Channel>> list;
        list.push_back(std::make_unique<channels::indiamart::IndiaMartChannel>(clock, std::make_unique<SeededRandom>(3)));
        return channels::Registry(std::move(list));
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    SeededRandom m_random{42};
    channels::Registry m_channels = indiaMart(m_clock);
    std::unique_ptr<services::Desk> m_desk;
};

const Fields corrected{{QStringLiteral("SENDER_NAME"), QStringLiteral("Asha Patel")},
                       {QStringLiteral("SENDER_MOBILE"), QStringLiteral("+91-9822222222")},
                       {QStringLiteral("SENDER_EMAIL"), QStringLiteral("asha@example.test")},
                       {QStringLiteral("SENDER_COMPANY"), QStringLiteral("Asha Polymers")},
                       {QStringLiteral("SENDER_CITY"), QStringLiteral("Nashik")},
                       {QStringLiteral("SENDER_STATE"), QStringLiteral("Gujarat")},
                       {QStringLiteral("QUERY_PRODUCT_NAME"), QStringLiteral("LDPE Granules")},
                       {QStringLiteral("QUERY_MESSAGE"), QStringLiteral("I need this.<br>Quantity : 7 Kg<br>")}};

} // namespace

class tst_IndiaMartCorrections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aCorrectedRowCorrectsTheLead();
    void aRowThatSaysTheSameIsADuplicate();
    void whatSomebodyTypedStays();
    void anUndoneEditIsNoEdit();
    void anUndoAfterTheCorrectionTakesBackItsOwn();
    void nothingIsEmptied();
    void aCorrectionBackIsOneAsWell();
    void aCorrectedTimeMovesWhatItDated();
    void theCorrectionMayBeWorkedInFirst();
    void bothMayWait();
    void twoOfTheSameAtOnceAreOne();
    void aNumberOfSomebodyElseMergesNobody();
    void aFieldWithoutANameIsOneToo();
    void anAddressOfAnotherEnquiryStays();
    void otherWordsAreReadAnew();
    void whatWasTypedToItStillCounts();
    void aClosedLeadStaysClosed();
};

void tst_IndiaMartCorrections::aCorrectedRowCorrectsTheLead() {
    Workspace w;
    const auto first = w.receive();
    const LeadDetail before = w.detail();
    const auto second = w.receive(corrected);

    QCOMPARE(second.state, State::Attached);
    QVERIFY(!second.isNewLead);
    QVERIFY(second.eventId != first.eventId);
    QCOMPARE(second.leadNumber, first.leadNumber);
    QCOMPARE(w.events(), 2);
    const LeadDetail after = w.detail();
    QCOMPARE(after.person.name, QStringLiteral("Asha Patel"));
    QCOMPARE(after.person.company, QStringLiteral("Asha Polymers"));
    QCOMPARE(after.person.city, QStringLiteral("Nashik"));
    QCOMPARE(w.contacts(IdentityKind::Phone), QStringList(QStringLiteral("+919822222222")));
    QCOMPARE(w.contacts(IdentityKind::Email), QStringList(QStringLiteral("asha@example.test")));
    QCOMPARE(after.lead.product, QStringLiteral("LDPE Granules"));
    QCOMPARE(after.lead.quantity, 7.0);
    QCOMPARE(after.lead.unit, QStringLiteral("Kg"));
    QCOMPARE(after.lead.preview, QStringLiteral("I need this. Quantity : 7 Kg"));
    const auto message =
        std::find_if(after.timeline.begin(), after.timeline.end(), [](const auto& entry) { return entry.message; });
    QCOMPARE(message->message->text, QStringLiteral("I need this.\nQuantity : 7 Kg"));
    QCOMPARE(message->message->author, QStringLiteral("Asha Patel"));
    // The timeline names each of them, with before and after.
    QCOMPARE(w.corrections().size(), 1);
    const QString told = w.corrections().first();
    for (const char* line :
         {"Name: Asha Patil → Asha Patel", "Company: Asha Traders → Asha Polymers", "City: Pune → Nashik",
          "Phone: +919811111111 → +919822222222", "E-mail: asha@example.test", "Product: HDPE Granules → LDPE Granules",
          "Quantity: 5 Ton → 7 Kg", "State: Maharashtra → Gujarat", "Message: I need this. Quantity : 5 Ton → "})
        QVERIFY2(told.contains(QString::fromUtf8(line)), qPrintable(told));
    // It is no news from them: no task, no activity.
    QCOMPARE(after.lead.heat, before.lead.heat);
    QCOMPARE(after.lead.lastActivityAt, before.lead.lastActivityAt);
    QCOMPARE(after.tasks.first().id, before.tasks.first().id);
    QCOMPARE(after.triage->createdAt, before.triage->createdAt);
    QVERIFY2(after.triage->reason.contains(QStringLiteral("7 Kg")), qPrintable(after.triage->reason));
    w.expectOneLead();
    // What was said before is in the ledger, byte for byte.
    QCOMPARE(must(w.desk().inbox().rawEvent(first.eventId)), w.event().bytes);
}

void tst_IndiaMartCorrections::aRowThatSaysTheSameIsADuplicate() {
    Workspace w;
    w.receive();
    QCOMPARE(w.receive().state, State::Duplicate);
    // Another spelling of the same.
    QCOMPARE(w.receive({{QStringLiteral("SENDER_MOBILE"), QStringLiteral("09811111111")},
                        {QStringLiteral("CALL_DURATION"), QStringLiteral("0")}})
                 .state,
             State::Duplicate);
    w.receive(corrected);
    QCOMPARE(w.receive(corrected).state, State::Duplicate);
    QCOMPARE(w.events(), 2);
    QCOMPARE(w.corrections().size(), 1);
    w.expectOneLead();
}

void tst_IndiaMartCorrections::whatSomebodyTypedStays() {
    Workspace w;
    w.receive();
    must(w.desk().leads().edit(1, {{QStringLiteral("name"), QStringLiteral("Asha P.")},
                                   {QStringLiteral("city"), QString()},
                                   {QStringLiteral("quantity"), QStringLiteral("12")},
                                   {QStringLiteral("phone"), QStringLiteral("98333 33333")}}));
    // Typed, although the portal comes to say the same: it is theirs from then on.
    must(w.desk().leads().edit(1, {{QStringLiteral("company"), QStringLiteral("Asha Polymers")}}));
    w.receive(corrected);

    LeadDetail lead = w.detail();
    QCOMPARE(lead.person.name, QStringLiteral("Asha P."));
    QCOMPARE(lead.person.city, QString());
    QCOMPARE(lead.lead.quantity, 12.0);
    QVERIFY(w.contacts(IdentityKind::Phone).contains(QStringLiteral("+919833333333")));
    QCOMPARE(lead.lead.product, QStringLiteral("LDPE Granules"));
    const QString told = w.corrections().first();
    QVERIFY2(told.contains(QStringLiteral("City: Nashik (kept: nothing)")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Quantity: 7 Kg (kept: 12 Ton)")), qPrintable(told));

    Fields again = corrected;
    again.insert(QStringLiteral("SENDER_COMPANY"), QStringLiteral("Asha Plastics"));
    w.receive(again);
    QCOMPARE(w.detail().person.company, QStringLiteral("Asha Polymers"));
    w.expectOneLead();
}

void tst_IndiaMartCorrections::anUndoneEditIsNoEdit() {
    Workspace w;
    w.receive();
    must(w.desk().leads().edit(1, {{QStringLiteral("city"), QStringLiteral("Mumbai")}}));
    must(w.desk().undo().undo({}));
    w.receive(corrected);
    QCOMPARE(w.detail().person.city, QStringLiteral("Nashik"));
    w.expectOneLead();
}

void tst_IndiaMartCorrections::anUndoAfterTheCorrectionTakesBackItsOwn() {
    Workspace w;
    w.receive();
    must(w.desk().leads().edit(
        1, {{QStringLiteral("city"), QStringLiteral("Mumbai")}, {QStringLiteral("budget"), QStringLiteral("2 lakh")}}));
    w.receive(corrected);
    must(w.desk().undo().undo({}));
    QCOMPARE(w.detail().person.city, QStringLiteral("Pune"));
    QCOMPARE(w.detail().lead.budget, QString());
    QCOMPARE(w.detail().person.company, QStringLiteral("Asha Polymers"));
    QVERIFY(!w.desk().undo().undo({}).result()); // The correction is nobody's to take back.
    must(w.desk().undo().redo());
    QCOMPARE(w.detail().person.city, QStringLiteral("Mumbai"));
    w.expectOneLead();
}

void tst_IndiaMartCorrections::nothingIsEmptied() {
    Workspace w;
    w.receive();
    w.receive({{QStringLiteral("SENDER_NAME"), QStringLiteral("IndiaMART Buyer")},
               {QStringLiteral("SENDER_COMPANY"), QString()},
               {QStringLiteral("SENDER_CITY"), QString()},
               {QStringLiteral("SENDER_MOBILE"), QString()},
               {QStringLiteral("QUERY_MESSAGE"), QString()},
               {QStringLiteral("SENDER_EMAIL"), QStringLiteral("asha@example.test")}});
    const LeadDetail lead = w.detail();
    QCOMPARE(lead.person.name, QStringLiteral("Asha Patil"));
    QCOMPARE(lead.person.company, QStringLiteral("Asha Traders"));
    QCOMPARE(lead.person.city, QStringLiteral("Pune"));
    QCOMPARE(w.contacts(IdentityKind::Phone), QStringList(QStringLiteral("+919811111111")));
    QCOMPARE(w.contacts(IdentityKind::Email), QStringList(QStringLiteral("asha@example.test")));
    QCOMPARE(lead.lead.quantity, 5.0);
    QCOMPARE(w.corrections(), QStringList(QStringLiteral("E-mail: asha@example.test")));
    w.expectOneLead();
}

void tst_IndiaMartCorrections::aCorrectionBackIsOneAsWell() {
    Workspace w;
    w.receive();
    w.receive(corrected);
    QCOMPARE(w.receive().state, State::Attached);
    QCOMPARE(w.detail().person.city, QStringLiteral("Pune"));
    QCOMPARE(w.contacts(IdentityKind::Phone), QStringList(QStringLiteral("+919811111111")));
    QCOMPARE(w.events(), 3);
    QCOMPARE(w.corrections().size(), 2);
    w.expectOneLead();
}

void tst_IndiaMartCorrections::aCorrectedTimeMovesWhatItDated() {
    Workspace w;
    w.receive();
    const LeadDetail before = w.detail();
    w.receive({{QStringLiteral("QUERY_TIME"), QStringLiteral("2026-01-01 09:30:00")}});

    const LeadDetail after = w.detail();
    const Millis earlier(24 * 3'600'000 + 1'800'000);
    QCOMPARE(after.lead.createdAt, before.lead.createdAt - earlier);
    QCOMPARE(after.lead.lastActivityAt, before.lead.lastActivityAt - earlier);
    const auto sentAt = [](const LeadDetail& lead) {
        const auto entry = std::find_if(lead.timeline.begin(), lead.timeline.end(), [](const auto& one) { return one.message; });
        return entry->message->sentAt;
    };
    QCOMPARE(sentAt(after), sentAt(before) - earlier);
    QCOMPARE(w.corrections(), QStringList(QStringLiteral("Sent: 2 Jan 2026 10:00 → 1 Jan 2026 09:30")));
    // A task of somebody's day stays where it is.
    QCOMPARE(after.tasks.first().dueAt, before.tasks.first().dueAt);
    w.expectOneLead();
}

void tst_IndiaMartCorrections::theCorrectionMayBeWorkedInFirst() {
    Workspace w;
    QVERIFY(must(w.desk().intake().store(w.event())));
    const auto second = w.receive(corrected);
    QVERIFY(second.isNewLead);
    QCOMPARE(w.events(), 1);
    QCOMPARE(must(w.desk().intake().processWaiting()), 1);
    QCOMPARE(w.events(), 2);
    QCOMPARE(w.detail().person.city, QStringLiteral("Nashik"));
    QCOMPARE(w.contacts(IdentityKind::Phone), QStringList(QStringLiteral("+919822222222")));
    // A third one corrects what the second one said.
    Fields third = corrected;
    third.insert(QStringLiteral("SENDER_CITY"), QStringLiteral("Thane"));
    w.receive(third);
    QCOMPARE(w.detail().person.city, QStringLiteral("Thane"));
    QCOMPARE(w.corrections(), QStringList(QStringLiteral("City: Nashik → Thane")));
    w.expectOneLead();
}

void tst_IndiaMartCorrections::bothMayWait() {
    Workspace w;
    QVERIFY(must(w.desk().intake().store(w.event())));
    QVERIFY(must(w.desk().intake().store(w.event(corrected))));
    QVERIFY(!must(w.desk().intake().store(w.event(corrected))));
    w.close();
    w.open();
    must(w.desk().intake().processWaiting());
    QCOMPARE(w.events(), 2);
    QCOMPARE(w.detail().person.city, QStringLiteral("Nashik"));
    QCOMPARE(w.corrections().size(), 1);
    w.expectOneLead();
}

void tst_IndiaMartCorrections::twoOfTheSameAtOnceAreOne() {
    Workspace w;
    QList<Answer<IntakeOutcome>> answers{w.desk().intake().receive(w.event())};
    for (int i = 0; i < 20; ++i)
        answers.append(w.desk().intake().receive(w.event(corrected)));
    int fresh = 0;
    for (const auto& answer : answers)
        fresh += must(answer).state == State::Attached;
    QCOMPARE(fresh, 2);
    QCOMPARE(w.events(), 2);
    QCOMPARE(w.detail().person.city, QStringLiteral("Nashik"));
    QVERIFY(w.corrections().size() <= 1); // None when the correction came to be worked in first.
    w.expectOneLead();
}

void tst_IndiaMartCorrections::aNumberOfSomebodyElseMergesNobody() {
    Workspace w;
    w.receive();
    const auto other = w.receive({{QStringLiteral("UNIQUE_QUERY_ID"), QStringLiteral("2990011999")},
                                  {QStringLiteral("SENDER_NAME"), QStringLiteral("Rohan Mehta")},
                                  {QStringLiteral("SENDER_MOBILE"), QStringLiteral("+91-9822222222")}});
    QCOMPARE(other.leadNumber, 2);
    w.receive(corrected);
    QCOMPARE(must(w.desk().inbox().stats()).counts.leads, 2);
    QCOMPARE(w.detail(2).person.name, QStringLiteral("Rohan Mehta"));
    QVERIFY(w.detail(2).person.id != w.detail(1).person.id);
    QCOMPARE(w.contacts(IdentityKind::Phone), QStringList(QStringLiteral("+919822222222")));
    // Whoever writes from it is who they were.
    const auto again = w.receive({{QStringLiteral("UNIQUE_QUERY_ID"), QStringLiteral("2990012000")},
                                  {QStringLiteral("SENDER_NAME"), QStringLiteral("Rohan Mehta")},
                                  {QStringLiteral("SENDER_MOBILE"), QStringLiteral("+91-9822222222")}});
    QCOMPARE(again.leadNumber, 2);
    QCOMPARE(must(w.desk().maintenance().verify()).problems, QStringList());
}

/// The program ended at the empty name, and again at every start after it.
void tst_IndiaMartCorrections::aFieldWithoutANameIsOneToo() {
    Workspace w;
    w.receive();
    const auto outcome = w.receive({{QString(), QStringLiteral("weird")}, {QStringLiteral("X_NEW"), QStringLiteral("one")}});
    QCOMPARE(outcome.leadNumber, 1);
    QVERIFY(w.corrections().value(0).contains(QStringLiteral("weird")));
    w.close();
    w.open();
    w.expectOneLead();
}

/// Another enquiry of theirs still gives the address.
void tst_IndiaMartCorrections::anAddressOfAnotherEnquiryStays() {
    Workspace w;
    const Fields mail{{QStringLiteral("SENDER_EMAIL"), QStringLiteral("asha@example.test")}};
    Fields second = mail;
    second.insert(QStringLiteral("UNIQUE_QUERY_ID"), QStringLiteral("2990011224"));
    w.receive(mail);
    w.receive(second);
    second.insert(QStringLiteral("SENDER_EMAIL"), QStringLiteral("new@other.test"));
    w.receive(second);
    QCOMPARE(w.contacts(IdentityKind::Email),
             (QStringList{QStringLiteral("asha@example.test"), QStringLiteral("new@other.test")}));
}

/// The lead stayed cold and to be "read and decided" though the words had become an order; and the other way round.
void tst_IndiaMartCorrections::otherWordsAreReadAnew() {
    const Fields vague{{QStringLiteral("QUERY_MESSAGE"), QStringLiteral("ok")},
                       {QStringLiteral("QUERY_PRODUCT_NAME"), QString()},
                       {QStringLiteral("SUBJECT"), QString()},
                       {QStringLiteral("QUERY_TIME"), QString()}}; // as it comes: not cooled yet
    Fields order = vague;
    order.insert(QStringLiteral("QUERY_MESSAGE"),
                 QStringLiteral("URGENT! We need 500 kg today, ready to pay, call me immediately"));
    Fields over = vague;
    over.insert(QStringLiteral("QUERY_MESSAGE"), QStringLiteral("We are no longer interested, we bought elsewhere"));

    Workspace fresh;
    fresh.receive(order);
    const LeadDetail wanted = fresh.detail();

    Workspace w;
    w.receive(vague);
    const Heat cold = w.detail().lead.heat;
    const Instant due = w.detail().tasks.first().dueAt;
    QVERIFY(cold < wanted.lead.heat);
    w.receive(order);
    const LeadDetail corrected = w.detail();
    QCOMPARE(corrected.lead.heat, wanted.lead.heat);
    QCOMPARE(corrected.lead.heatReason, wanted.lead.heatReason);
    QCOMPARE(corrected.lead.priority, wanted.lead.priority);
    QCOMPARE(corrected.lead.intent, wanted.lead.intent);
    QCOMPARE(corrected.lead.isUrgent, wanted.lead.isUrgent);
    QCOMPARE(corrected.triage->reason, wanted.triage->reason);
    QCOMPARE(corrected.triage->suggestedAction, wanted.triage->suggestedAction);
    QCOMPARE(corrected.triage->status, TriageStatus::Pending);
    QCOMPARE(corrected.tasks.first().dueAt, due);
    QVERIFY(corrected.tasks.first().title.contains(QStringLiteral("URGENT")));
    w.expectOneLead();

    w.receive(over);
    QVERIFY(w.detail().lead.heat < wanted.lead.heat);
    QVERIFY(!w.detail().lead.isUrgent);
    w.expectOneLead();
}

/// What somebody typed to it is more than the messages say.
void tst_IndiaMartCorrections::whatWasTypedToItStillCounts() {
    Workspace w;
    w.receive();
    must(w.desk().leads().quickAdd(
        {QStringLiteral("98111 11111"), {}, QStringLiteral("Wants to book 40 tons by Friday, urgent"), Channel::Manual}));
    const LeadDetail before = w.detail();
    w.receive({{QStringLiteral("QUERY_MESSAGE"), QStringLiteral("ok")}});
    QCOMPARE(w.detail().lead.heat, before.lead.heat);
    QCOMPARE(w.detail().triage->reason, before.triage->reason);
}

void tst_IndiaMartCorrections::aClosedLeadStaysClosed() {
    Workspace w;
    w.receive();
    must(w.desk().leads().setStage({1}, Stage::Lost));
    const auto second = w.receive(corrected);
    QCOMPARE(second.leadNumber, 1);
    QCOMPARE(w.detail().lead.stage, Stage::Lost);
    QCOMPARE(w.detail().person.city, QStringLiteral("Nashik"));
    QCOMPARE(must(w.desk().inbox().stats()).counts.leads, 1);
    QCOMPARE(must(w.desk().maintenance().verify()).problems, QStringList());
}

QTEST_GUILESS_MAIN(tst_IndiaMartCorrections)
#include "tst_IndiaMartCorrections.moc"
