// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/IntakeSteps.h"

#include "core/base/Log.h"
#include "core/domain/person/NameAndEmail.h"
#include "core/services/call/SystemCall.h"
#include "core/services/capture/Correction.h"
#include "core/services/capture/Recogniser.h"
#include "core/services/capture/SaidToLead.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/CaptureRepository.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <functional>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;

namespace {

constexpr int previewGraphemes = 200;
constexpr double certainSpam = 0.85;
constexpr Millis newsFor = std::chrono::hours(24 * 7); ///< older messages tell nobody anything new

Sender senderOf(const ReadEvent& event, const WorkspaceSettings& settings) {
    const ParsedEvent& parsed = *event.parsed;
    Sender sender;
    sender.name = parsed.senderName;
    sender.isNameTyped = event.isNameTyped;
    sender.company = parsed.company;
    sender.jobTitle = parsed.jobTitle;
    sender.industry = parsed.industry;
    sender.companySize = parsed.companySize;
    sender.city = parsed.city;
    sender.country = parsed.country;
    sender.language = event.understanding.language.code.section(u'-', 0, 0);
    sender.strongest = event.raw.channel == Channel::Email ? IdentityKind::Email : IdentityKind::Phone;
    QList<Identity> identities = parsed.identities;
    for (Identity& identity : identities) {
        if (identity.kind == IdentityKind::PortalId)
            identity.account = event.raw.account;
    }
    sender.identities = normalisedIdentities(identities, settings.region);
    if (parsed.direction == Direction::Inbound)
        sender.mentioned = mentionedIdentities(parsed.text, sender.identities, settings.region);
    return sender;
}

/// One event on its way through the steps.
class Intake {
public:
    Intake(store::WriteTx& tx, const ReadEvent& event) : m_tx(tx), m_event(event) {}
    Result<IntakeOutcome> run();

private:
    Result<IntakeOutcome> park(const QString& cause);
    Result<IntakeOutcome> keepAside(std::optional<store::messages::Threaded> thread);
    Result<IntakeOutcome> writeCall();
    Result<IntakeOutcome> enquire();
    Result<bool> isFromUs();
    Result<std::optional<store::messages::Threaded>> copyOf() const;
    bool isOurHouse(const QString& address) const;
    /// To whom a mail went, as it is written there.
    QString recipients() const;
    QStringList recipientWords() const;
    bool isAddressedTo(const QSet<QString>& addresses) const;
    /// Nothing when no version of the same enquiry is on a lead.
    Result<std::optional<IntakeOutcome>> correctEarlier();
    Result<std::optional<store::messages::Placed>> placeOf(const QList<store::captures::Attached>& versions);
    EnquiryVersion versionOf(EventId id) const;
    Result<LeadRecord> leadFor(const Recognised& who, const std::optional<store::messages::Threaded>& thread);
    Result<void> writeMessage(const LeadRecord& lead, PersonId person, bool isMachine);
    Result<void> triageInto(const LeadRecord& present, const Triage& triage);
    Result<void> askRules(const LeadRecord& lead);
    Result<void> tellPeople(const LeadRecord& lead);
    Result<void> tellLastOwner(store::notices::Teller& teller, const LeadRecord& lead);
    Result<void> tellOfBounce(const LeadRecord& lead);
    Result<bool> goesTo(PersonId customer) const;
    Result<void> contactedByUs(const LeadRecord& lead);
    Result<IntakeOutcome> finish(LeadId leadId, const Triage& triage);
    Result<IntakeOutcome> outcomeOf(LeadId leadId);
    Result<IntakeOutcome> close(const store::captures::Processed& processed, IntakeOutcome outcome);

    const ParsedEvent& parsed() const { return *m_event.parsed; }
    Instant sentAt() const { return m_event.sentAt(); }
    QString body() const { return parsed().text.trimmed().isEmpty() ? parsed().subject : parsed().text; }

    store::WriteTx& m_tx;
    const ReadEvent& m_event;
    store::captures::Captured m_captured; ///< without the bytes
    WorkspaceSettings m_settings;
    std::optional<RuleRunner> m_rules;
    bool m_isNewLead = false;
    bool m_isRepeat = false;
    bool m_isOurs = false;  ///< somebody of the team wrote it
    bool m_isAside = false; ///< and not to the customer
    bool m_isCopy = false;  ///< and what it passes on stands on the lead already
    QSet<QString> m_own;    ///< addresses of ours
};

Result<IntakeOutcome> Intake::run() {
    LW_TRY(m_captured, store::captures::read(m_tx.db(), m_event.id, false));
    if (m_captured.state == CaptureState::Attached) {
        IntakeOutcome outcome = outcomeFromJson(m_captured.outcome);
        outcome.eventId = m_event.id;
        return outcome;
    }
    LW_TRY(m_settings, store::team::settings(m_tx.db()));
    if (!m_event.parsed)
        return park(m_event.parsed.error().sentence);
    if (parsed().call)
        return writeCall();
    if (parsed().identities.isEmpty() && isPlaceholderName(parsed().senderName) && body().trimmed().isEmpty())
        return park(QStringLiteral("It names nobody and says nothing. The raw event is kept."));
    LW_TRY(m_isOurs, isFromUs());
    LW_TRY(const auto copied, copyOf());
    if (copied) {
        m_isOurs = true;
        m_isCopy = true;
        return keepAside(copied);
    }
    if (m_isOurs || parsed().kind != ParsedKind::Enquiry) {
        LW_TRY(const auto thread, store::messages::threadOf(m_tx.db(), m_event.raw.channel, parsed().references));
        return keepAside(thread);
    }
    LW_TRY(const auto corrected, correctEarlier());
    return corrected ? Result<IntakeOutcome>(*corrected) : enquire();
}

Result<IntakeOutcome> Intake::close(const store::captures::Processed& processed, IntakeOutcome outcome) {
    outcome.eventId = m_event.id;
    outcome.context = m_event.raw.context;
    store::captures::Processed complete = processed;
    complete.outcome = outcomeToJson(outcome);
    LW_CHECK(store::captures::setProcessed(m_tx, m_event.id, complete));
    return outcome;
}

Result<IntakeOutcome> Intake::park(const QString& cause) {
    IntakeOutcome outcome;
    outcome.state = IntakeOutcome::State::Parked;
    outcome.cause = cause;
    return close({CaptureState::Parked, Disposition::None, cause, {}, {}}, outcome);
}

QString Intake::recipients() const {
    QString all;
    for (const char* key : {"to", "cc", "delivered-to"})
        all += parsed().extra.value(QLatin1String(key)).toLower() + u' ';
    return all.trimmed();
}

QStringList Intake::recipientWords() const {
    static const QRegularExpression between(QStringLiteral("[\\s,;:<>\"'()]+"));
    return recipients().split(between, Qt::SkipEmptyParts);
}

bool Intake::isAddressedTo(const QSet<QString>& addresses) const {
    const QStringList words = recipientWords();
    return std::any_of(words.begin(), words.end(), [&](const QString& word) { return addresses.contains(word); });
}

/// Written by one of our own mailboxes or people.
Result<bool> Intake::isFromUs() {
    QSet<QString>& own = m_own;
    LW_TRY(const auto members, store::team::members(m_tx.db()));
    for (const Member& member : members)
        own.insert(member.email.toLower());
    LW_TRY(const auto accounts, store::accounts::all(m_tx.db()));
    for (const Account& account : accounts) {
        own.insert(account.settings.value(QStringLiteral("user")).toLower());
        own.insert(account.settings.value(QStringLiteral("address")).toLower());
    }
    own.remove(QString());
    // To one of us, or to a neighbour of whoever passed it on.
    const QString house = parsed().forwarder.address.mid(parsed().forwarder.address.lastIndexOf(u'@'));
    if (own.contains(parsed().forwarder.address) && !isAddressedTo(own) && !recipients().contains(house))
        return true; // Passed on to somebody else: nobody asks us anything.
    const bool isOfOurs = std::any_of(parsed().identities.begin(), parsed().identities.end(), [&](const Identity& identity) {
        return identity.kind == IdentityKind::Email && own.contains(identity.value.toLower());
    });
    return isOfOurs || parsed().kind == ParsedKind::OwnMessage;
}

/// One of us, or of a house of ours.
bool Intake::isOurHouse(const QString& address) const {
    if (m_own.contains(address.toLower()))
        return true;
    const auto houseOf = [](const QString& one) { return one.mid(one.lastIndexOf(u'@') + 1).toLower(); };
    const QString house = houseOf(address);
    if (house.isEmpty() || isPublicMailHouse(house))
        return false;
    // Whoever writes from the house that a mailbox of ours is of is one of us, whether we know them or not.
    return recipients().contains(u'@' + house) || std::any_of(m_own.begin(), m_own.end(), [&](const QString& own) {
               return own.contains(u'@') && houseOf(own) == house;
           });
}

/// Where the customer's own message stands that one of us passes on among us: nobody asks anew, however it is quoted.
Result<std::optional<store::messages::Threaded>> Intake::copyOf() const {
    std::optional<store::messages::Threaded> found;
    if (parsed().kind != ParsedKind::Enquiry || parsed().text.trimmed().isEmpty() || !isOurHouse(parsed().forwarder.address))
        return found;
    QList<PersonId> askers;
    LW_TRY(const auto thread, store::messages::threadOf(m_tx.db(), m_event.raw.channel, parsed().references));
    if (thread)
        askers.append(thread->person);
    for (const Identity& identity : senderOf(m_event, m_settings).identities) {
        LW_TRY(const auto holders, store::people::holdersOf(m_tx.db(), identity.kind, identity.account, identity.value));
        for (const store::people::Holder& holder : holders)
            askers.append(holder.person);
    }
    for (const PersonId asker : std::as_const(askers)) {
        LW_TRY(found, store::messages::saidBefore(m_tx.db(), asker, m_event.raw.channel, parsed().text));
        if (found)
            break;
    }
    return found;
}

/// Machine mail and our own: an event on the lead it belongs to, if it belongs to one; never a lead, never a clock.
Result<IntakeOutcome> Intake::keepAside(std::optional<store::messages::Threaded> thread) {
    const bool isMachine =
        parsed().kind == ParsedKind::AutoReply || parsed().kind == ParsedKind::Bounce || parsed().kind == ParsedKind::MailingList;
    std::optional<LeadRecord> lead;
    if (thread) {
        LW_TRY(const LeadRecord found, store::leads::readShown(m_tx.db(), thread->lead)); // The one that is worked with.
        lead = found;
        if (m_isOurs) {
            LW_TRY(const bool isToThem, goesTo(thread->person));
            m_isAside = !isToThem;
        }
        LW_CHECK(writeMessage(*lead, thread->person, isMachine));
        if (parsed().kind == ParsedKind::Bounce)
            LW_CHECK(tellOfBounce(*lead));
        if (m_isOurs && !m_isAside && !isMachine)
            LW_CHECK(contactedByUs(*lead));
    }
    IntakeOutcome outcome;
    outcome.state = IntakeOutcome::State::Ignored;
    outcome.cause = isMachine  ? parsed().machineReason
                    : m_isCopy ? QStringLiteral("Passed on by one of us; what it says stands on the lead already.")
                               : QStringLiteral("Written by one of our own addresses.");
    if (lead) {
        outcome.leadId = lead->id;
        outcome.leadNumber = lead->number;
    }
    return close({CaptureState::Attached,
                  isMachine ? Disposition::Machine : Disposition::Own,
                  outcome.cause,
                  lead ? lead->id : LeadId(),
                  {}},
                 outcome);
}

/// Who only passes a mail on to a colleague, or asks somebody else about it, answers nobody. Where nothing is known of whom it
/// went to, or of where the customer has mail, it is taken for an answer, unless it went to nobody but us.
Result<bool> Intake::goesTo(PersonId customer) const {
    QStringList to = recipientWords();
    to.removeIf([](const QString& word) { return !word.contains(u'@'); });
    if (to.isEmpty())
        return true;
    LW_TRY(const auto known, store::unions::face(m_tx.db(), customer));
    QSet<QString> theirs;
    for (const Identity& identity : known.person.identities) {
        if (identity.kind == IdentityKind::Email)
            theirs.insert(identity.value.toLower());
    }
    if (!theirs.isEmpty())
        return isAddressedTo(theirs);
    return std::any_of(to.cbegin(), to.cend(), [this](const QString& word) { return !m_own.contains(word); });
}

/// A person of the team wrote to the customer from elsewhere: an attempt like one that was made here.
Result<void> Intake::contactedByUs(const LeadRecord& lead) {
    if (!isOpen(lead.stage))
        return {};
    const QString key = QStringLiteral("contact_attempts");
    LW_TRY(const auto counts, store::work::signalsOf(m_tx.db(), lead.id));
    LW_CHECK(store::work::setSignal(m_tx, lead.id, key, counts.value(key) + 1));
    Occasion wrote;
    wrote.triggers = {RuleTrigger::HumanContact};
    LW_CHECK(RuleRunner(m_tx, m_settings).run(lead, wrote));
    LW_CHECK(refreshScoreAndHeat(m_tx, lead.id, QStringLiteral("Written to")));
    return {};
}

/// A call is no message: it stands among the calls, on the lead its number belongs to.
Result<IntakeOutcome> Intake::writeCall() {
    LW_TRY(const LoggedCall logged, logSystemCall(m_tx, *parsed().call, m_event.raw.account));
    if (logged.lead == 0) {
        IntakeOutcome outcome;
        outcome.state = IntakeOutcome::State::Ignored;
        outcome.cause = QStringLiteral("A call whose number says nothing of whose it was; it stands among the calls.");
        return close({CaptureState::Attached, Disposition::Own, outcome.cause, {}, {}}, outcome);
    }
    LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), logged.lead));
    m_isNewLead = logged.isNewLead;
    if (m_isNewLead)
        LW_CHECK(tellPeople(lead));
    LW_TRY(IntakeOutcome outcome, outcomeOf(lead.id));
    outcome.isNewLead = m_isNewLead;
    outcome.reason = logged.receipt.sentence;
    return close({CaptureState::Attached, m_isNewLead ? Disposition::NewLead : Disposition::Attached, {}, lead.id, {}}, outcome);
}

Result<LeadRecord> Intake::leadFor(const Recognised& who, const std::optional<store::messages::Threaded>& thread) {
    if (thread && thread->leadIsOpen) {
        LW_TRY(const bool isTheirs, store::unions::areOne(m_tx.db(), thread->person, who.person));
        if (isTheirs)
            return store::leads::read(m_tx.db(), thread->lead);
    }
    LW_TRY(const auto open, store::leads::openLeadOf(m_tx.db(), who.person));
    if (open)
        return *open;
    LW_TRY(m_isRepeat, store::leads::hasLeads(m_tx.db(), who.person));
    m_isNewLead = true;

    LeadRecord lead;
    lead.id = m_tx.ids().make<LeadId>();
    lead.personId = who.person;
    lead.channel = m_event.raw.channel;
    lead.channelRaw = m_event.raw.channelRaw;
    lead.source = parsed().source;
    lead.campaign = parsed().campaign;
    lead.referrer = parsed().referrer;
    lead.isRepeat = m_isRepeat;
    lead.firstMessage = body().left(firstMessageMax);
    lead.createdAt = sentAt();
    lead.lastActivityAt = sentAt();
    const auto& u = m_event.understanding;
    if (u.intent == Intent::Spam && u.intentConfidence >= certainSpam)
        lead.stage = Stage::Disqualified;
    if (!parsed().extra.isEmpty()) {
        QJsonObject extra;
        for (auto field = parsed().extra.begin(); field != parsed().extra.end(); ++field)
            extra.insert(field.key(), field.value());
        lead.extra = QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
    }
    LW_TRY(lead.number, store::leads::insert(m_tx, lead));
    return lead;
}

Result<void> Intake::writeMessage(const LeadRecord& lead, PersonId person, bool isMachine) {
    Message message;
    message.id = m_tx.ids().make<MessageId>();
    message.leadId = lead.id;
    message.channel = m_event.raw.channel;
    message.direction = m_isAside ? Direction::Aside : m_isOurs ? Direction::Outbound : parsed().direction;
    message.author = parsed().senderName;
    if (!parsed().identities.isEmpty())
        message.address = parsed().identities.first().value;
    if (const auto& by = parsed().forwarder; !by.address.isEmpty())
        message.author =
            QStringLiteral("%1, forwarded by %2")
                .arg(message.author.isEmpty() ? message.address : message.author, by.name.isEmpty() ? by.address : by.name);
    message.subject = parsed().subject;
    message.text = parsed().text;
    message.quoted = parsed().quoted;
    message.html = parsed().html;
    message.attachments = parsed().attachments;
    message.intent = isMachine ? Intent::None : m_event.understanding.intent;
    message.isMachine = isMachine;
    message.machineReason = parsed().machineReason;
    message.sentAt = sentAt();
    message.eventId = m_event.id;
    if (m_isCopy) { // What is new in it is theirs who passed it on.
        const ParsedEvent::Forwarder& by = parsed().forwarder;
        message.author = by.name.isEmpty() ? by.address : by.name;
        message.address = by.address;
        message.subject = parsed().extra.value(QStringLiteral("forwarded as"), parsed().subject);
        message.text = by.words;
        QStringList below{parsed().quoted.startsWith(by.words) ? parsed().quoted.mid(by.words.size()).trimmed() : parsed().quoted,
                          parsed().text};
        below.removeAll(QString());
        message.quoted = below.join(QStringLiteral("\n\n"));
        if (by.at.isSet() && by.at <= m_event.raw.receivedAt)
            message.sentAt = by.at;
    }
    return store::messages::insert(m_tx, message, person, m_event.raw.account, parsed().messageId);
}

/// `present`: the lead as it is now.
Result<void> Intake::triageInto(const LeadRecord& present, const Triage& triage) {
    LW_TRY(const auto newest, store::work::newestTriage(m_tx.db(), present.id));
    if (newest && newest->status == TriageStatus::Pending) {
        Row fields{{QStringLiteral("priority"), qint64(present.priority)},
                   {QStringLiteral("heat"), qint64(triage.heat)},
                   {QStringLiteral("reason"), triage.reason},
                   {QStringLiteral("confidence"), triage.confidence},
                   {QStringLiteral("suggested_action"), triage.suggestedAction}};
        if (!m_event.understanding.language.code.isEmpty())
            fields.insert(QStringLiteral("language"), m_event.understanding.language.code);
        LW_CHECK(m_tx.update(Entity::Triage, newest->id.bytes(), fields));
        return {};
    }
    TriageItem item{m_tx.ids().make<TriageId>(),
                    present.id,
                    present.priority,
                    triage.heat,
                    triage.reason,
                    triage.confidence,
                    triage.suggestedAction,
                    m_event.understanding.language.code,
                    TriageStatus::Pending,
                    m_tx.now()};
    // Whoever has the lead has the new message too; a disqualified one waits for nobody.
    if (present.ownerId.isSet())
        item.status = TriageStatus::Assigned;
    if (!isOpen(present.stage))
        item.status = TriageStatus::Closed;
    return store::work::insertTriage(m_tx, item);
}

/// What happened is that it came, and, the first time, that there is a lead.
Result<void> Intake::askRules(const LeadRecord& lead) {
    Occasion occasion;
    if (m_isNewLead)
        occasion.triggers.append(RuleTrigger::LeadCreated);
    occasion.triggers.append(RuleTrigger::MessageReceived);
    occasion.message = &m_event.understanding;
    occasion.text = parsed().subject + u'\n' + parsed().text;
    occasion.preview = previewOf(body());
    if (m_tx.now() - sentAt() <= newsFor) // As their clocks run: whoever waits since Saturday is late on Monday.
        occasion.at = sentAt();
    m_rules.emplace(m_tx, m_settings);
    m_rules->keepNews();
    LW_CHECK(m_rules->run(lead, occasion));
    return {};
}

/// The managers see each new lead, and whoever has one what is written to them; what is old news, as the first look into a
/// mailbox brings, is none.
Result<void> Intake::tellPeople(const LeadRecord& lead) {
    if (!isOpen(lead.stage) || m_tx.now() - sentAt() > newsFor)
        return {};
    store::notices::News news;
    news.kind = m_isNewLead ? NoticeKind::NewLead : NoticeKind::Message;
    news.lead = lead.id;
    news.of = m_isNewLead ? QStringLiteral("new") : QStringLiteral("message:%1").arg(m_event.id.text());
    news.to = m_isNewLead ? Audience::Managers : Audience::Owner;
    store::notices::Teller teller(m_tx);
    LW_CHECK(teller.tell(news));
    return m_isRepeat ? tellLastOwner(teller, lead) : Result<void>();
}

/// Who had the customer's last lead hears that they are back, also where somebody else has this one.
Result<void> Intake::tellLastOwner(store::notices::Teller& teller, const LeadRecord& lead) {
    LW_TRY(QList<qint64> numbers, store::people::leadNumbersOf(m_tx.db(), lead.personId));
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    for (const qint64 number : std::as_const(numbers)) {
        LW_TRY(const LeadRecord earlier, store::leads::read(m_tx.db(), number));
        if (earlier.id == lead.id || !earlier.ownerId.isSet())
            continue;
        if (earlier.ownerId == lead.ownerId)
            return {};
        store::notices::News news;
        news.kind = NoticeKind::Message;
        news.lead = lead.id;
        news.of = QStringLiteral("back");
        news.detail = QStringLiteral("Asked again; %1 was yours.").arg(leadNumberText(earlier.number));
        news.member = earlier.ownerId;
        news.isOnlyForThem = true;
        return teller.tell(news);
    }
    return {};
}

Result<void> Intake::tellOfBounce(const LeadRecord& lead) {
    if (m_tx.now() - sentAt() > newsFor)
        return {};
    store::notices::News news;
    news.kind = NoticeKind::DeliveryFailed;
    news.lead = lead.id;
    news.of = QStringLiteral("bounce:%1").arg(m_event.id.text());
    news.detail = parsed().subject.simplified();
    return store::notices::Teller(m_tx).tell(news);
}

Result<IntakeOutcome> Intake::finish(LeadId leadId, const Triage& triage) {
    LW_TRY(IntakeOutcome outcome, outcomeOf(leadId));
    outcome.isNewLead = m_isNewLead;
    outcome.isRepeat = m_isRepeat;
    outcome.reason = triage.reason;
    outcome.confidence = triage.confidence;
    outcome.suggestedAction = triage.suggestedAction;
    const Disposition disposition = m_isRepeat    ? Disposition::RepeatLead
                                    : m_isNewLead ? Disposition::NewLead
                                                  : Disposition::Attached;
    return close({CaptureState::Attached, disposition, {}, leadId, {}}, outcome);
}

Result<IntakeOutcome> Intake::outcomeOf(LeadId leadId) {
    LW_TRY(const LeadRecord lead, store::leads::readShown(m_tx.db(), leadId));
    IntakeOutcome outcome;
    outcome.leadId = lead.id;
    outcome.leadNumber = lead.number;
    outcome.heat = lead.heat;
    outcome.priority = lead.priority;
    outcome.language = m_event.understanding.language.code;
    outcome.ownerId = lead.ownerId;
    if (lead.ownerId.isSet()) {
        LW_TRY(const auto owner, m_tx.read(Entity::Member, lead.ownerId.bytes()));
        outcome.ownerName = owner ? oplog::toText(owner->value(QStringLiteral("name"))) : QString();
    }
    return outcome;
}

/// All versions of an enquiry share one message: that of the one that was worked in first.
Result<std::optional<store::messages::Placed>> Intake::placeOf(const QList<store::captures::Attached>& versions) {
    for (const auto& version : versions) {
        LW_TRY(const auto message, store::messages::ofEvent(m_tx.db(), version.id));
        if (message)
            return message;
    }
    return std::optional<store::messages::Placed>();
}

EnquiryVersion Intake::versionOf(EventId id) const {
    for (const ReadEvent& earlier : m_event.earlier) {
        if (earlier.id == id && earlier.parsed)
            return {&earlier, senderOf(earlier, m_settings)};
    }
    return {};
}

/// The correction may be worked in before what it corrects: then it is the enquiry, and the other one adds
/// nothing.
Result<std::optional<IntakeOutcome>> Intake::correctEarlier() {
    LW_TRY(const auto versions, store::captures::attachedVersions(m_tx.db(), m_captured.event));
    LW_TRY(const auto message, placeOf(versions));
    if (!message)
        return std::optional<IntakeOutcome>();
    const auto& newest = versions.first();
    if (newest.version < m_captured.version)
        LW_CHECK(correct(m_tx, *message, versionOf(newest.id), {&m_event, senderOf(m_event, m_settings)}));
    LW_TRY(IntakeOutcome outcome, outcomeOf(message->lead));
    outcome.reason = newest.version < m_captured.version ? QStringLiteral("The same enquiry, corrected")
                                                         : QStringLiteral("The same enquiry, before it was corrected");
    LW_TRY(const IntakeOutcome closed,
           close({CaptureState::Attached, Disposition::Correction, outcome.reason, message->lead, {}}, outcome));
    return std::optional<IntakeOutcome>(closed);
}

Result<IntakeOutcome> Intake::enquire() {
    LW_TRY(const auto thread, store::messages::threadOf(m_tx.db(), m_event.raw.channel, parsed().references));
    Sender from = senderOf(m_event, m_settings);
    if (thread) // Only somebody who takes part in a thread joins it.
        from.threadPerson = thread->person;
    LW_TRY(const Recognised who, recognise(m_tx, from));
    LW_TRY(const LeadRecord lead, leadFor(who, thread));
    LW_CHECK(writeMessage(lead, who.person, false));

    bool hasPhone = false;
    bool hasEmail = false;
    LW_TRY(const auto known, store::unions::face(m_tx.db(), who.person)); // What they said before counts, too.
    for (const Identity& identity : known.person.identities) {
        hasPhone = hasPhone || canBeCalled(identity);
        hasEmail = hasEmail || identity.kind == IdentityKind::Email;
    }
    const Triage said = triageOf(m_event.understanding, {m_isRepeat, hasPhone, hasEmail, who.isUncertain});
    const SaidToLead words{m_event.understanding, sentAt(), body(),
                           parsed().product.isEmpty() ? m_event.understanding.product : parsed().product};
    const Together together = withWhatWasSaid(lead, words, said, m_isNewLead);
    Triage triage = together.triage;
    if (together.keepsIntent && !who.isUncertain) { // What was to be done is still to be done.
        LW_TRY(const auto before, store::work::newestTriage(m_tx.db(), lead.id));
        if (before && !before->suggestedAction.isEmpty())
            triage.suggestedAction = before->suggestedAction;
    }
    LW_CHECK(understandInto(m_tx, lead, words, together));
    LW_CHECK(refreshScoreAndHeat(m_tx, lead.id, m_isNewLead ? QStringLiteral("First message") : QStringLiteral("New message")));
    LW_TRY(const LeadRecord present, store::leads::read(m_tx.db(), lead.id));
    LW_CHECK(triageInto(present, triage));
    if (isOpen(lead.stage))
        LW_CHECK(askRules(present));
    if (m_isNewLead && isOpen(lead.stage) && m_settings.autoAssign)
        LW_CHECK(Assigner(m_tx, m_settings).give(lead.id));
    if (m_rules && m_tx.now() - sentAt() <= newsFor)
        LW_CHECK(m_rules->tell());
    LW_CHECK(tellPeople(present));
    return finish(lead.id, triage);
}

} // namespace

QString previewOf(const QString& text) {
    const QString line = text.simplified();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    qsizetype end = 0;
    for (int i = 0; i < previewGraphemes; ++i) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0)
            return line;
        end = next;
    }
    return line.left(end);
}

QString outcomeToJson(const IntakeOutcome& o) {
    const QJsonObject json{{QStringLiteral("state"), int(o.state)},       {QStringLiteral("lead"), o.leadId.text()},
                           {QStringLiteral("number"), o.leadNumber},      {QStringLiteral("new"), o.isNewLead},
                           {QStringLiteral("repeat"), o.isRepeat},        {QStringLiteral("heat"), int(o.heat)},
                           {QStringLiteral("priority"), int(o.priority)}, {QStringLiteral("language"), o.language},
                           {QStringLiteral("reason"), o.reason},          {QStringLiteral("confidence"), o.confidence},
                           {QStringLiteral("action"), o.suggestedAction}, {QStringLiteral("owner"), o.ownerId.text()},
                           {QStringLiteral("owner_name"), o.ownerName},   {QStringLiteral("cause"), o.cause}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

IntakeOutcome outcomeFromJson(const QString& text) {
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    IntakeOutcome o;
    o.state = static_cast<IntakeOutcome::State>(json.value(QStringLiteral("state")).toInt());
    o.leadId = LeadId::fromText(json.value(QStringLiteral("lead")).toString());
    o.leadNumber = json.value(QStringLiteral("number")).toInteger();
    o.isNewLead = json.value(QStringLiteral("new")).toBool();
    o.isRepeat = json.value(QStringLiteral("repeat")).toBool();
    o.heat = static_cast<Heat>(json.value(QStringLiteral("heat")).toInt());
    o.priority = static_cast<Priority>(json.value(QStringLiteral("priority")).toInt());
    o.language = json.value(QStringLiteral("language")).toString();
    o.reason = json.value(QStringLiteral("reason")).toString();
    o.confidence = json.value(QStringLiteral("confidence")).toDouble();
    o.suggestedAction = json.value(QStringLiteral("action")).toString();
    o.ownerId = MemberId::fromText(json.value(QStringLiteral("owner")).toString());
    o.ownerName = json.value(QStringLiteral("owner_name")).toString();
    o.cause = json.value(QStringLiteral("cause")).toString();
    return o;
}

Result<IntakeOutcome> process(store::WriteTx& tx, const ReadEvent& event) {
    return Intake(tx, event).run();
}

} // namespace leadwell::services
