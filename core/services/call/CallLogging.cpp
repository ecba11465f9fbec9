// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/call/CallLogging.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/services/capture/TypedContacts.h"
#include "core/services/lead/LeadEdit.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/TaskDone.h"
#include "core/services/lead/Words.h"
#include "core/services/rules/StageByHand.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QFileInfo>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::CallRecord;
using store::LeadRecord;
using store::WriteTx;

namespace {

constexpr int secondsADay = 86'400;
constexpr auto clockSkew = std::chrono::minutes(10);
constexpr auto sameCallWithin = std::chrono::hours(1); ///< of when it was: clocks differ, and a form is opened after a call
constexpr qsizetype notesMax = 100'000;
constexpr qsizetype recordingMax = 2'000;
constexpr qsizetype providerIdMax = 200;
const QString contactTask = QStringLiteral("initial_contact");
const QString callTask = QStringLiteral("call");

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<void> checkRecording(const QString& recording) {
    if (recording.isEmpty())
        return {};
    const QUrl url(recording);
    const bool isLink = url.isValid() && (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
    if (recording.size() <= recordingMax && ((isLink && !url.host().isEmpty()) || QFileInfo(recording).isAbsolute()))
        return {};
    return invalid(QStringLiteral("“%1” is no recording. Give a link that begins with https:// or the path of a file; nothing "
                                  "was saved.")
                       .arg(recording.left(60)));
}

Result<void> check(const NewCall& call, Instant now) {
    if (call.seconds < 0 || call.seconds > secondsADay)
        return invalid(QStringLiteral("A call of more than a day cannot be right; nothing was saved."));
    if (call.calledAt.isSet() && call.calledAt > now + clockSkew)
        return invalid(QStringLiteral("A call that is still to come cannot be written down; plan a task for it."));
    if (call.notes.size() > notesMax || call.providerId.size() > providerIdMax)
        return Error{ErrorKind::TooLarge, QStringLiteral("This is too long for a call; nothing was saved."), {}};
    for (const NextStep::Planned& task : call.next.tasks) {
        if (task.title.trimmed().isEmpty())
            return invalid(QStringLiteral("The next task has no title; nothing was saved."));
    }
    return checkRecording(call.recording.trimmed());
}

/// Everybody who has the number, each once.
Result<QList<store::people::Holder>> holdersOf(store::Connection& connection, const QString& e164) {
    QList<store::people::Holder> all;
    for (const IdentityKind kind : {IdentityKind::Phone, IdentityKind::WhatsApp}) {
        LW_TRY(const auto some, store::people::holdersOf(connection, kind, {}, e164));
        for (const auto& one : some) {
            const auto known =
                std::find_if(all.begin(), all.end(), [&one](const auto& other) { return other.person == one.person; });
            if (known == all.end())
                all.append(one);
            else
                known->identifies = known->identifies || one.identifies;
        }
    }
    return all;
}

/// Of those who are one the one whom the number identifies, or the first of them.
Result<QList<store::people::Holder>> oneOfEach(store::Connection& connection, const QString& e164) {
    LW_TRY(const auto all, holdersOf(connection, e164));
    QList<store::people::Holder> some;
    for (const auto& one : all) {
        const auto known = std::find_if(some.begin(), some.end(),
                                        [&one](const auto& other) { return one.group.isSet() && other.group == one.group; });
        if (known == some.end())
            some.append(one);
        else if (one.identifies && !known->identifies)
            *known = one;
    }
    return some;
}

/// Their open lead, otherwise the newest; nothing for somebody without one.
Result<std::optional<LeadRecord>> leadOf(store::Connection& connection, PersonId person) {
    LW_TRY(auto open, store::leads::openLeadOf(connection, person));
    if (open)
        return open;
    LW_TRY(const QList<qint64> numbers, store::people::leadNumbersOf(connection, person));
    if (numbers.isEmpty())
        return std::optional<LeadRecord>();
    LW_TRY(const LeadRecord newest, store::leads::read(connection, *std::max_element(numbers.cbegin(), numbers.cend())));
    return std::optional(newest);
}

QString nameOf(const Person& person, const QString& otherwise) {
    return !person.name.isEmpty() ? person.name : !person.company.isEmpty() ? person.company : otherwise;
}

/// What follows from it is asked about the lead as it is by then.
Result<void> finish(WriteTx& tx, const Task& task) {
    LW_TRY(const LeadRecord present, store::leads::readShown(tx.db(), task.leadId));
    LW_CHECK(finishTask(tx, present, task));
    return {};
}

Result<void> askRules(WriteTx& tx, LeadId id, const CallRecord& call) {
    Occasion occasion;
    occasion.triggers = {RuleTrigger::CallLogged};
    occasion.callOutcome = call.outcome;
    occasion.callDirection = call.direction;
    occasion.text = call.notes;
    occasion.isByPerson = true;
    LW_CHECK(runRules(tx, id, occasion));
    return {};
}

/// The first contact is made; a planned call is over when they answered, or when the next one is planned.
Result<void> finishTasks(WriteTx& tx, const LeadRecord& lead, const CallRecord& call, const NextStep& next) {
    const bool isOver =
        call.outcome == CallOutcome::Answered ||
        std::any_of(next.tasks.cbegin(), next.tasks.cend(), [](const NextStep::Planned& task) { return task.kind == callTask; });
    LW_TRY(QList<Task> tasks, store::work::tasksOf(tx.db(), lead.id));
    LW_TRY(const auto shown, store::leads::shownIn(tx.db(), lead.id));
    for (const LeadId one : shown) {
        LW_TRY(const auto some, store::work::tasksOf(tx.db(), one));
        tasks += some;
    }
    for (const Task& task : std::as_const(tasks)) {
        if (task.status == TaskStatus::Pending && (task.kind == contactTask || (task.kind == callTask && isOver)))
            LW_CHECK(finish(tx, task));
    }
    return {};
}

/// What is planned already, because the same call was told before, is not planned again. How many are new.
Result<int> planTasks(WriteTx& tx, const LeadRecord& lead, const QList<NextStep::Planned>& planned) {
    if (planned.isEmpty())
        return 0;
    int added = 0;
    LW_TRY(const QList<Task> present, store::work::tasksOf(tx.db(), lead.id));
    for (const NextStep::Planned& task : planned) {
        const QString title = task.title.simplified();
        const bool isThere = std::any_of(present.cbegin(), present.cend(), [&](const Task& one) {
            return one.kind == task.kind && one.title == title && one.dueAt == task.dueAt;
        });
        if (isThere)
            continue;
        LW_CHECK(store::work::insertTask(tx, {tx.ids().make<TaskId>(),
                                              lead.id,
                                              task.kind,
                                              title,
                                              task.dueAt,
                                              TaskStatus::Pending,
                                              lead.priority,
                                              lead.ownerId,
                                              tx.now(),
                                              {}}));
        ++added;
    }
    return added;
}

Result<void> countAttempt(WriteTx& tx, LeadId lead) {
    const QString key = QStringLiteral("contact_attempts");
    LW_TRY(const auto counts, store::work::signalsOf(tx.db(), lead));
    LW_CHECK(store::work::setSignal(tx, lead, key, counts.value(key) + 1));
    return {};
}

} // namespace

Result<CallNumber> callNumber(const QString& typed, const QString& region) {
    static const QStringList withheld{QStringLiteral("withheld"), QStringLiteral("private"), QStringLiteral("anonymous"),
                                      QStringLiteral("unknown")};
    const QString text = typed.simplified();
    if (text.isEmpty())
        return invalid(QStringLiteral("Type the telephone number, or “withheld”; what you typed is kept."));
    if (withheld.contains(text.toLower()))
        return CallNumber{};
    if (phoneDigits(text).isEmpty())
        return invalid(
            QStringLiteral("“%1” is a name, not a telephone number. Type the number, or “withheld”; what you typed is kept.")
                .arg(text.left(40)));
    if (numbersApart(text).size() > 1)
        return invalid(QStringLiteral("These are two numbers. Type the one of the call; what you typed is kept."));
    const auto phone = normalisePhone(text, region);
    if (!phone)
        return invalid(phone.error().sentence + QStringLiteral(" What you typed is kept."));
    return CallNumber{phone->e164};
}

bool isContact(Direction direction, CallOutcome outcome) {
    return direction == Direction::Outbound || outcome == CallOutcome::Answered;
}

QString withMoreNotes(const QString& known, const QString& told) {
    const auto hasLines = [](const QString& text, const QString& lines) {
        return QString(u'\n' + text + u'\n').contains(QString(u'\n' + lines + u'\n'));
    };
    if (told.isEmpty() || hasLines(known, told))
        return known;
    const bool saysAll = told.startsWith(known) || hasLines(told, known);
    return saysAll ? told : QString(known + u'\n' + told);
}

Result<int> applyCall(WriteTx& tx, LeadId id, const CallRecord& call, bool isFirstTime, const NextStep& next) {
    LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), id));
    if (isFirstTime && isContact(call.direction, call.outcome))
        LW_CHECK(countAttempt(tx, id));
    if (isFirstTime)
        LW_CHECK(askRules(tx, id, call));
    if (isContact(call.direction, call.outcome))
        LW_CHECK(finishTasks(tx, lead, call, next));
    if (next.stage) {
        RuleRunner rules(tx);
        LW_TRY(const LeadRecord present, store::leads::read(tx.db(), id));
        LW_TRY(const bool isOther, setStageByHand(tx, rules, present, *next.stage));
        if (!isOther && !present.stageByPersonAt.isSet()) // What a rule had set by the same call is their word now.
            LW_CHECK(tx.update(Entity::Lead, id.bytes(), Row{{QStringLiteral("stage_person_ms"), tx.now().ms()}}));
    }
    LW_TRY(const int planned, planTasks(tx, lead, next.tasks));
    LW_CHECK(store::leads::refreshNextDue(tx, id));
    if (call.calledAt > lead.lastActivityAt)
        LW_CHECK(tx.update(Entity::Lead, id.bytes(), Row{{QStringLiteral("last_activity_ms"), call.calledAt.ms()}}));
    LW_CHECK(refreshScoreAndHeat(tx, id, QStringLiteral("Call")));
    return planned;
}

Result<QList<store::people::Holder>> callersWith(store::Connection& connection, const QString& e164) {
    return oneOfEach(connection, e164);
}

Result<PersonId> whoseCall(store::Connection& connection, const QString& e164, PersonId ofLead) {
    if (e164.isEmpty())
        return PersonId();
    LW_TRY(auto holders, holdersOf(connection, e164));
    std::stable_partition(holders.begin(), holders.end(), [](const auto& one) { return one.identifies; });
    PersonId whose;
    for (const auto& one : std::as_const(holders)) {
        if (one.person == ofLead)
            return PersonId();
        LW_TRY(const bool areOne, store::unions::areOne(connection, one.person, ofLead));
        if (areOne && !whose.isSet())
            whose = one.person;
    }
    return whose;
}

Result<Caller> callerOf(store::Connection& connection, PersonId id, const QString& number) {
    LW_TRY(const auto face, store::unions::face(connection, id));
    const Person& person = face.person;
    LW_TRY(const auto lead, leadOf(connection, id));
    Caller caller;
    caller.person = id;
    caller.phone = number;
    if (number.isEmpty()) {
        LW_TRY(caller.phone, store::calls::phoneOf(connection, id));
    }
    if (lead) {
        caller.lead = lead->number;
        caller.stage = lead->stage;
    }
    caller.customer = nameOf(person, lead ? leadNumberText(lead->number) : formatPhone(caller.phone));
    caller.company = person.company;
    caller.hasNumber = !number.isEmpty();
    return caller;
}

// One call -------------------------------------------------------------------------------------------------------------

Result<LoggedCall> CallLogging::run() {
    LW_CHECK(check(m_call, m_tx.now()));
    LW_TRY(const WorkspaceSettings settings, store::team::settings(m_tx.db()));
    m_region = settings.region;
    m_zone = settings.timeZone;
    LW_TRY(m_number, callNumber(m_call.phone, m_region));
    LW_TRY(const auto known, store::calls::ofProvider(m_tx.db(), m_call.providerId));
    if (known)
        LW_CHECK(checkIsSame(*known));
    if (known && (known->leadId.isSet() || !saysWhose()))
        return update(*known);
    m_known = known;
    if (!m_call.linkTo)
        return find();
    if (*m_call.linkTo == NewCall::newLead)
        return writeNew();
    return *m_call.linkTo == NewCall::noLead ? write({}) : writeFor(*m_call.linkTo);
}

/// One id is one call. What is told of another number or time is another call, and the first one stays as it is.
Result<void> CallLogging::checkIsSame(const CallRecord& known) const {
    const bool isOtherNumber = !known.number.isEmpty() && !m_number.isWithheld() && known.number != m_number.e164;
    const auto length = std::chrono::seconds(std::max(known.durationS, m_call.seconds));
    const bool isOtherTime = m_call.calledAt.isSet() && (m_call.calledAt < known.calledAt - sameCallWithin ||
                                                         m_call.calledAt > known.calledAt + length + sameCallWithin);
    if (!isOtherNumber && !isOtherTime)
        return {};
    const QTimeZone zone(m_zone.toUtf8());
    return Error{ErrorKind::Conflict,
                 QStringLiteral("The call “%1” was with %2, %3, and stays as it is; nothing was saved. Another call has another "
                                "id.")
                     .arg(m_call.providerId.left(60),
                          known.number.isEmpty() ? QStringLiteral("a withheld number") : formatPhone(known.number),
                          QLocale::c().toString(known.calledAt.inZone(zone.isValid() ? zone : QTimeZone::utc()),
                                                QStringLiteral("ddd d MMM yyyy, HH:mm"))),
                 {}};
}

/// A call that is on a lead already.
Result<void> CallLogging::checkIsOf(const LeadRecord& lead) const {
    if (m_call.linkTo.value_or(lead.number) == lead.number || *m_call.linkTo == NewCall::newLead ||
        *m_call.linkTo == NewCall::noLead)
        return {};
    LW_TRY(const LeadRecord wanted, store::leads::read(m_tx.db(), *m_call.linkTo));
    LW_TRY(const LeadRecord shown, store::leads::readShown(m_tx.db(), wanted.id));
    if (shown.number == lead.number)
        return {};
    return Error{ErrorKind::Conflict,
                 QStringLiteral("The call “%1” is written down on %2 already, and stays there; nothing was saved.")
                     .arg(m_call.providerId.left(60), leadNumberText(lead.number)),
                 {}};
}

/// A telephone system writes a call down without a lead where it does not know whose it is; a person may say so afterwards.
bool CallLogging::saysWhose() const {
    return (m_call.linkTo && *m_call.linkTo != NewCall::noLead) || m_call.lead > 0 || !m_call.name.trimmed().isEmpty() ||
           m_call.next.stage || !m_call.next.tasks.isEmpty();
}

/// Whose call it is, as far as the number tells.
Result<LoggedCall> CallLogging::find() {
    if (m_number.isWithheld())
        return m_call.lead > 0 ? writeFor(m_call.lead) : write({});
    LW_TRY(const auto holders, oneOfEach(m_tx.db(), m_number.e164));
    QList<PersonId> people;
    for (const auto& holder : holders)
        people.append(holder.person);
    if (m_call.lead > 0) {
        LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), m_call.lead));
        bool isTheirs = people.isEmpty();
        for (const PersonId& person : std::as_const(people)) {
            LW_TRY(const bool areOne, store::unions::areOne(m_tx.db(), person, lead.personId));
            isTheirs = isTheirs || areOne;
        }
        return isTheirs ? write(lead) : ask(people);
    }
    if (people.isEmpty())
        return writeNew();
    if (people.size() > 1 || !holders.first().identifies)
        return ask(people);
    LW_TRY(const auto lead, leadOf(m_tx.db(), people.first()));
    // Whose leads are all closed and calls again has something new to ask; whom we call has not.
    const bool isOurs = lead && (isOpen(lead->stage) || m_call.direction.value_or(Direction::Outbound) == Direction::Outbound);
    return isOurs ? write(lead) : writeNew();
}

Result<LoggedCall> CallLogging::ask(const QList<PersonId>& holders) {
    LoggedCall asked;
    QStringList names;
    for (const PersonId& holder : holders) {
        LW_TRY(const Caller caller, callerOf(m_tx.db(), holder, m_number.e164));
        asked.candidates.append(caller);
        names.append(caller.lead > 0 ? QStringLiteral("%1 (%2)").arg(caller.customer, leadNumberText(caller.lead))
                                     : caller.customer);
    }
    const QString number = formatPhone(m_number.e164);
    if (m_call.lead > 0) {
        LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), m_call.lead));
        LW_TRY(const auto face, store::unions::face(m_tx.db(), lead.personId));
        asked.question = QStringLiteral("%1 is the number of %2, not of %3 (%4). Nothing was saved yet: say whose call it was.")
                             .arg(number, names.join(QStringLiteral(" and ")), nameOf(face.person, leadNumberText(lead.number)),
                                  leadNumberText(lead.number));
    } else {
        asked.question = QStringLiteral("%1 may be the number of %2. Nothing was saved yet: say whose call it was.")
                             .arg(number, names.join(QStringLiteral(" or ")));
    }
    return asked;
}

CallRecord CallLogging::record() const {
    CallRecord call;
    call.id = m_tx.ids().make<CallId>();
    call.phone = m_call.phone.simplified();
    call.number = m_number.e164;
    call.direction = m_call.direction.value_or(Direction::Outbound);
    call.outcome = m_call.outcome.value_or(CallOutcome::Answered);
    call.durationS = m_call.seconds;
    call.notes = m_call.notes.trimmed();
    call.recordingUrl = m_call.recording.trimmed();
    call.calledAt = m_call.calledAt.isSet() && m_call.calledAt < m_tx.now() ? m_call.calledAt : m_tx.now();
    call.providerId = m_call.providerId;
    return call;
}

Result<LoggedCall> CallLogging::writeFor(qint64 number) {
    LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), number));
    return write(lead);
}

Result<LoggedCall> CallLogging::writeNew() {
    QuickLead quick;
    quick.contact = m_number.isWithheld() ? QString() : m_number.e164;
    quick.name = m_call.name.simplified();
    quick.enquiry = m_call.notes.trimmed();
    quick.channel = Channel::Phone;
    if (quick.contact.isEmpty() && quick.name.isEmpty())
        return invalid(QStringLiteral("Nobody is known by a withheld number. Type a name, or save it without a lead."));
    LW_TRY(const HandLead opened, openByHand(m_tx, quick));
    m_isNewLead = opened.isNew;
    return write(opened.lead);
}

/// A number that nobody has is theirs from now on.
Result<void> CallLogging::addNumber(const LeadRecord& lead) {
    if (m_number.isWithheld())
        return {};
    LW_TRY(const auto holders, holdersOf(m_tx.db(), m_number.e164));
    if (!holders.isEmpty())
        return {};
    LW_TRY(const auto identities, typedContacts(m_number.e164, m_region));
    for (const Identity& identity : identities)
        LW_CHECK(store::people::addIdentity(m_tx, lead.personId, identity));
    m_also = QStringLiteral("; %1 is theirs from now on").arg(formatPhone(m_number.e164));
    return {};
}

/// A name for somebody who had none; another one than is known is said, and nobody is called otherwise by it.
Result<void> CallLogging::addName(const LeadRecord& lead) {
    const QString name = m_call.name.simplified();
    if (name.isEmpty() || m_isNewLead)
        return {};
    LW_TRY(const auto face, store::unions::face(m_tx.db(), lead.personId));
    if (face.person.name.isEmpty())
        LW_CHECK(applyEdit(m_tx, lead, {{QStringLiteral("name"), name}}));
    else if (!namesAgree(face.person.name, name))
        m_also += QStringLiteral("; they are known as %1, not as %2").arg(face.person.name, name);
    return {};
}

Result<LoggedCall> CallLogging::write(std::optional<LeadRecord> lead) {
    CallRecord call = m_known ? withNews(*m_known) : record();
    if (!lead && (m_call.next.stage || !m_call.next.tasks.isEmpty()))
        return invalid(QStringLiteral("A call without a lead has no next step. Choose a lead, or take the next step away."));
    if (lead) {
        call.leadId = lead->id;
        LW_CHECK(addNumber(*lead));
        LW_TRY(call.personId, whoseCall(m_tx.db(), call.number, lead->personId));
    }
    LW_CHECK(m_known ? replace(call) : store::calls::insert(m_tx, call));
    if (lead) {
        LW_TRY(m_planned, applyCall(m_tx, lead->id, call, true, m_call.next));
        LW_CHECK(addName(*lead));
    }
    return answer(call, lead, m_known.has_value());
}

Result<void> CallLogging::replace(const CallRecord& call) {
    if (call.notes.size() > notesMax)
        return Error{ErrorKind::TooLarge,
                     QStringLiteral("With what was written before, this is too long for a call; nothing was saved."),
                     {}};
    LW_CHECK(m_tx.update(Entity::Call, call.id.bytes(),
                         Row{{QStringLiteral("lead_id"), store::idValue(call.leadId)},
                             {QStringLiteral("person_id"), store::idValue(call.personId)},
                             {QStringLiteral("phone"), call.phone},
                             {QStringLiteral("number"), call.number},
                             {QStringLiteral("direction"), qint64(call.direction)},
                             {QStringLiteral("outcome"), qint64(call.outcome)},
                             {QStringLiteral("duration_s"), qint64(call.durationS)},
                             {QStringLiteral("notes"), call.notes},
                             {QStringLiteral("recording_url"), call.recordingUrl}}));
    return {};
}

/// The same call told again: what is known now replaces what was, and nothing that was written is emptied.
CallRecord CallLogging::withNews(CallRecord known) const {
    known.direction = m_call.direction.value_or(known.direction);
    known.outcome = m_call.outcome.value_or(known.outcome);
    known.durationS = std::max(known.durationS, m_call.seconds);
    known.notes = withMoreNotes(known.notes, m_call.notes.trimmed());
    if (const QString recording = m_call.recording.trimmed(); !recording.isEmpty())
        known.recordingUrl = recording;
    if (known.number.isEmpty() && !m_number.e164.isEmpty()) { // The system knew none.
        known.phone = m_call.phone.simplified();
        known.number = m_number.e164;
    }
    return known;
}

Result<LoggedCall> CallLogging::update(const CallRecord& known) {
    const CallRecord call = withNews(known);
    std::optional<LeadRecord> lead;
    if (call.leadId.isSet()) {
        LW_TRY(lead, store::leads::readShown(m_tx.db(), call.leadId));
        LW_CHECK(checkIsOf(*lead));
    }
    LW_CHECK(replace(call));
    if (lead) { // Rules were asked when it was written down; that they did answer after all is news.
        const bool isContactNow = !isContact(known.direction, known.outcome) && isContact(call.direction, call.outcome);
        LW_TRY(m_planned, applyCall(m_tx, lead->id, call, isContactNow, m_call.next));
        LW_CHECK(addName(*lead));
    }
    return answer(call, lead, true);
}

Result<LoggedCall> CallLogging::answer(const CallRecord& call, const std::optional<LeadRecord>& lead, bool isUpdate) {
    LoggedCall logged;
    logged.call = call.id;
    logged.isNewLead = m_isNewLead;
    QString who = call.number.isEmpty() ? QStringLiteral("a withheld number") : formatPhone(call.number);
    if (lead) {
        logged.lead = lead->number;
        LW_TRY(const auto face, store::unions::face(m_tx.db(), lead->personId));
        who = nameOf(face.person, who);
    }
    const QString what = isUpdate ? QStringLiteral("Call with %1 brought up to date") : QStringLiteral("Call with %1 logged");
    QString sentence = what.arg(who);
    if (lead)
        sentence += (m_isNewLead ? QStringLiteral("; %1 added") : QStringLiteral(" on %1")).arg(leadNumberText(lead->number));
    else
        sentence += QStringLiteral(" without a lead");
    if (m_call.next.stage)
        sentence += QStringLiteral("; stage %1").arg(words::label(*m_call.next.stage));
    if (m_planned > 0)
        sentence += m_planned == 1 ? QStringLiteral("; 1 task planned") : QStringLiteral("; %1 tasks planned").arg(m_planned);
    sentence += m_also;
    m_tx.setSentence(sentence);
    logged.receipt = {m_tx.operation(), sentence, m_tx.hasChanges() ? 1 : 0, logged.lead};
    return logged;
}

} // namespace leadwell::services
