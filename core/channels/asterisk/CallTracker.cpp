// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/CallTracker.h"

#include <algorithm>
#include <optional>

namespace leadwell::channels::asterisk {

using domain::CallOutcome;
using domain::Direction;
using domain::PhoneCall;

namespace {

constexpr qsizetype overMax = 5'000;
constexpr qsizetype idMax = 150;
const QByteArray timeKey = "LeadwellMs";
const QByteArray houseEvent = "LeadwellHouse";

bool is(const AmiBlock& event, const char* name) {
    return event.value("Event").compare(name, Qt::CaseInsensitive) == 0;
}

/// What decides how a call went.
bool isDecisive(const AmiBlock& event) {
    return is(event, "Newchannel") || is(event, "DialBegin") || is(event, "DialEnd") || is(event, "BridgeEnter") ||
           is(event, "Hangup") || is(event, "Cdr");
}

QString idIn(const AmiBlock& event, const QByteArray& key) {
    return QString::fromLatin1(event.value(key).left(idMax));
}

QString callIdIn(const AmiBlock& event) {
    const QString id = idIn(event, "Linkedid");
    return id.isEmpty() ? idIn(event, "DestLinkedid") : id;
}

/// "00:01:23"
Millis durationIn(const AmiBlock& event) {
    qint64 seconds = 0;
    for (const QByteArray& part : event.value("Duration").left(12).split(':'))
        seconds = seconds * 60 + std::clamp(part.toInt(), 0, 1'000);
    return Millis(std::min<qint64>(seconds, 7 * 86'400) * 1'000);
}

/// Some keep it in the field of the record that is everybody's own.
QString recordingIn(const AmiBlock& record) {
    const QString text = record.text("UserField").left(1'000).trimmed();
    const bool isLink = text.startsWith(QStringLiteral("https://")) || text.startsWith(QStringLiteral("http://"));
    static const QStringList endings{QStringLiteral(".wav"), QStringLiteral(".mp3"),   QStringLiteral(".gsm"),
                                     QStringLiteral(".ogg"), QStringLiteral(".wav49"), QStringLiteral(".opus")};
    const bool isSound = std::any_of(endings.begin(), endings.end(),
                                     [&text](const QString& ending) { return text.endsWith(ending, Qt::CaseInsensitive); });
    return isLink || (text.startsWith(u'/') && isSound) ? text : QString();
}

AmiBlock houseBlock(const House& house) {
    AmiBlock block;
    block.fields = {{"Event", houseEvent},
                    {"Phones", house.phones.join(u',').toUtf8()},
                    {"Lines", house.lines.join(u',').toUtf8()},
                    {"Prefix", house.prefix.toUtf8()}};
    return block;
}

House houseIn(const AmiBlock& block) {
    const auto list = [&block](const char* key) { return block.text(key).split(u',', Qt::SkipEmptyParts); };
    return {list("Phones"), list("Lines"), block.text("Prefix")};
}

/// When it was told: as we noted, as Asterisk says, or as the id of its call says.
std::optional<Instant> timeOf(const AmiBlock& block) {
    bool isNumber = false;
    if (const qint64 ms = block.value(timeKey).toLongLong(&isNumber); isNumber && ms > 0)
        return Instant::fromMs(ms);
    for (const QByteArray& text : {block.value("Timestamp"), callIdIn(block).toLatin1()}) {
        const qint64 seconds = text.split('.').first().toLongLong(&isNumber);
        if (isNumber && seconds > 0 && seconds < 100'000'000'000)
            return Instant::fromMs(seconds * 1'000);
    }
    return {};
}

} // namespace

// What came -------------------------------------------------------------------------------------------------------------

void CallTracker::take(const AmiBlock& event, Instant now) {
    if (is(event, "Cdr"))
        return onRecord(event);
    if (is(event, "CoreShowChannel"))
        return onListed(event, now);
    if (is(event, "CoreShowChannelsComplete")) {
        for (Life& life : m_lives) {
            if (life.call.isLate && !life.isTold)
                keep(life, event, now);
        }
        return onListEnd();
    }
    Life* life = is(event, "Newchannel") ? lifeOf(callIdIn(event), now) : nullptr;
    if (!life) {
        const auto known = m_lives.find(callIdIn(event));
        life = known == m_lives.end() ? nullptr : &*known;
    }
    if (life && !life->releaseAt.isSet())
        keep(*life, event, now);
    if (is(event, "DialBegin"))
        onDialBegin(event, now);
    else if (is(event, "DialEnd"))
        onDialEnd(event, now);
    else if (is(event, "BridgeEnter") || is(event, "BridgeLeave"))
        onBridge(event, now);
    else if (is(event, "Hangup"))
        onHangup(event, now);
    else
        legOf(event, "", now);
}

CallTracker::Life* CallTracker::lifeOf(const QString& id, Instant now) {
    if (const auto known = m_lives.find(id); known != m_lives.end())
        return &*known;
    if (id.isEmpty() || m_over.contains(id) || m_lives.size() >= callsMax)
        return nullptr;
    Life life;
    life.call.id = id;
    life.call.startedAt = now;
    life.lastToldAt = now;
    life.wasOurs = m_house.phones.isEmpty();
    life.bytes = houseBlock(m_house).toBytes();
    return &*m_lives.insert(id, life);
}

CallTracker::Leg* CallTracker::legOf(const AmiBlock& event, const QByteArray& before, Instant now) {
    const QString uniqueId = idIn(event, before + "Uniqueid");
    const QString call = idIn(event, before + "Linkedid");
    if (uniqueId.isEmpty())
        return nullptr;
    auto leg = m_legs.find(uniqueId);
    if (leg == m_legs.end()) {
        const auto life = m_lives.find(call);
        const QString name = event.text(before + "Channel").left(idMax);
        if (life == m_lives.end() || life->releaseAt.isSet() || name.isEmpty())
            return nullptr;
        Leg made;
        made.name = name;
        made.call = call;
        made.kind = kindOf(name, m_house);
        leg = m_legs.insert(uniqueId, made);
        life->legs.insert(uniqueId);
    }
    updateLeg(*leg, event, before);
    if (!call.isEmpty() && leg->call != call)
        move(uniqueId, *leg, call, now);
    return &*leg;
}

void CallTracker::updateLeg(Leg& leg, const AmiBlock& event, const QByteArray& before) {
    leg.listing = m_listing;
    if (const QString number = numberOf(event.text(before + "CallerIDNum")); !number.isEmpty())
        leg.number = number;
    const QString told = event.text(before + "CallerIDNum");
    if (const QString name = nameOf(event.text(before + "CallerIDName"), leg.number); !name.isEmpty())
        leg.caller = name;
    else if (const QString inNumber = nameOf(told, leg.number); !inNumber.isEmpty() && leg.caller.isEmpty())
        leg.caller = inNumber; // A name where the number should stand.
    if (const QString exten = event.text(before + "Exten").left(idMax); !exten.isEmpty())
        leg.exten = exten;
}

/// After a transfer it belongs to another call.
void CallTracker::move(const QString& uniqueId, Leg& leg, const QString& to, Instant now) {
    const auto target = m_lives.find(to);
    if (target == m_lives.end() || target->releaseAt.isSet())
        return;
    const QString from = std::exchange(leg.call, to);
    target->legs.insert(uniqueId);
    const auto left = m_lives.find(from);
    if (left == m_lives.end())
        return;
    left->legs.remove(uniqueId);
    if (left->legs.isEmpty() && !left->releaseAt.isSet())
        end(*left, now, false);
}

void CallTracker::keep(Life& life, const AmiBlock& event, Instant now) {
    life.lastToldAt = now;
    const qsizetype room = isDecisive(event) ? 8 * bytesMax : bytesMax;
    AmiBlock block;
    for (const AmiBlock::Field& field : event.fields) {
        if (!field.key.startsWith("Leadwell"))
            block.fields.append(field);
    }
    block.fields.append({timeKey, QByteArray::number(now.ms())});
    const QByteArray bytes = block.toBytes();
    if (life.bytes.size() + bytes.size() <= room)
        life.bytes += bytes;
}

// What it means ---------------------------------------------------------------------------------------------------------

/// Who began it says which way it goes; only a line to the outside makes it a call of ours.
void CallTracker::decide(Life& life, const QString& dialString) {
    if (life.hasDirection)
        return;
    const auto begun = m_legs.constFind(life.call.id);
    const bool isBegunOutside = begun != m_legs.cend() && begun->kind == LegKind::Line && !begun->isDialled;
    if (isBegunOutside) {
        life.hasDirection = true;
        life.call.direction = Direction::Inbound;
        life.call.number = begun->number;
        life.call.name = begun->caller;
        return;
    }
    const bool goesOutside = std::any_of(life.legs.cbegin(), life.legs.cend(), [this](const QString& id) {
        const auto leg = m_legs.constFind(id);
        return leg != m_legs.cend() && leg->kind == LegKind::Line && leg->isDialled;
    });
    if (!goesOutside)
        return;
    life.hasDirection = true;
    life.call.direction = Direction::Outbound;
    life.call.number = dialledNumber(begun == m_legs.cend() ? QString() : begun->exten, dialString, m_house);
}

void CallTracker::tell(Life& life) {
    life.isTold = true;
    m_changes.push_back(life.call);
}

void CallTracker::onDialBegin(const AmiBlock& event, Instant now) {
    Leg* from = legOf(event, "", now);
    const QString caller = from ? from->name : QString();
    const bool isFromPhone = from && from->kind == LegKind::Phone;
    Leg* to = legOf(event, "Dest", now); // From here on `from` may have moved in memory.
    if (!to)
        return;
    to->isDialled = true;
    const auto life = m_lives.find(to->call);
    if (life == m_lives.end() || to->kind == LegKind::Link)
        return;
    decide(*life, event.text("DialString"));
    if (!life->hasDirection || life->call.state != PhoneCall::State::Ringing)
        return;
    QString phone = to->name;
    if (life->call.direction == Direction::Outbound) {
        if (to->kind != LegKind::Line)
            return;
        const auto begun = m_legs.constFind(life->call.id);
        phone = isFromPhone ? caller : begun == m_legs.cend() ? QString() : begun->name;
    }
    const bool isOurPhone = isOurs(phone, m_house);
    const bool isNews = !life->isTold || (isOurPhone && !life->call.isOurs);
    life->wasOurs = life->wasOurs || isOurPhone;
    life->call.isOurs = life->wasOurs;
    if (!isNews)
        return;
    life->call.phone = peerOf(phone);
    tell(*life);
}

void CallTracker::onDialEnd(const AmiBlock& event, Instant now) {
    legOf(event, "", now);
    Leg* to = legOf(event, "Dest", now);
    if (!to)
        return;
    const auto life = m_lives.find(to->call);
    if (life == m_lives.end())
        return;
    const QString status = event.text("DialStatus").left(30).toUpper();
    decide(*life, {});
    const bool isSomebody = life->call.direction == Direction::Inbound ? to->kind != LegKind::Link : to->kind == LegKind::Line;
    if (status == QStringLiteral("ANSWER") && isSomebody && life->hasDirection)
        answer(*life, *to, now);
    else if (to->kind != LegKind::Link)
        life->dialStatus = status;
}

/// Somebody took it without being dialled: a pick-up, a queue.
void CallTracker::onBridge(const AmiBlock& event, Instant now) {
    Leg* leg = legOf(event, "", now);
    if (!leg)
        return;
    leg->bridge = is(event, "BridgeEnter") ? idIn(event, "BridgeUniqueid") : QString();
    const auto life = m_lives.find(leg->call);
    if (leg->bridge.isEmpty() || life == m_lives.end() || life->call.answeredAt.isSet())
        return;
    const Leg* line = nullptr;
    const Leg* phone = nullptr;
    for (const QString& id : std::as_const(life->legs)) {
        const auto one = m_legs.constFind(id);
        if (one == m_legs.cend() || one->bridge != leg->bridge)
            continue;
        line = one->kind == LegKind::Line ? &*one : line;
        phone = one->kind == LegKind::Phone ? &*one : phone;
    }
    if (!line || !phone)
        return;
    decide(*life, {});
    if (life->hasDirection)
        answer(*life, life->call.direction == Direction::Inbound ? *phone : *line, now);
}

void CallTracker::answer(Life& life, const Leg& by, Instant at) {
    PhoneCall& call = life.call;
    if (call.answeredAt.isSet())
        return;
    call.state = PhoneCall::State::Answered;
    call.outcome = CallOutcome::Answered;
    call.answeredAt = at;
    if (call.direction == Direction::Inbound) {
        call.phone = peerOf(by.name);
        call.isOurs = isOurs(by.name, m_house);
        life.wasOurs = life.wasOurs || call.isOurs;
    }
    tell(life);
}

void CallTracker::onHangup(const AmiBlock& event, Instant now) {
    const Leg* leg = legOf(event, "", now);
    if (!leg)
        return;
    const auto life = m_lives.find(leg->call);
    if (life != m_lives.end() && (leg->kind == LegKind::Line || life->call.cause.isEmpty())) {
        life->call.cause = event.text("Cause-txt").left(60);
        life->causeNo = event.text("Cause").left(5);
    }
    dropLeg(idIn(event, "Uniqueid"), now, false);
}

void CallTracker::dropLeg(const QString& uniqueId, Instant at, bool isCutOff) {
    const auto leg = m_legs.find(uniqueId);
    if (leg == m_legs.end())
        return;
    const QString call = leg->call;
    const auto life = m_lives.find(call);
    if (life != m_lives.end()) {
        decide(*life, {});
        life->legs.remove(uniqueId);
        m_callOfRecord.insert(uniqueId, call);
    }
    m_legs.erase(leg);
    if (life != m_lives.end() && life->legs.isEmpty() && !life->releaseAt.isSet())
        end(*life, isCutOff ? life->lastToldAt : at, isCutOff);
}

void CallTracker::end(Life& life, Instant at, bool isCutOff) {
    PhoneCall& call = life.call;
    life.releaseAt = at + grace;
    call.state = PhoneCall::State::Ended;
    call.endedAt = at;
    call.isCutOff = isCutOff;
    if (!call.answeredAt.isSet()) {
        const bool isBusy = life.dialStatus == QStringLiteral("BUSY") || life.causeNo == QStringLiteral("17");
        call.outcome = isBusy ? CallOutcome::Busy : CallOutcome::NoAnswer;
        call.isOurs = life.wasOurs;
    }
    if (life.hasDirection)
        tell(life);
}

/// The system's own record of one of the legs.
void CallTracker::onRecord(const AmiBlock& event) {
    const QString uniqueId = idIn(event, "UniqueID");
    const auto leg = m_legs.constFind(uniqueId);
    const auto life = m_lives.find(leg == m_legs.cend() ? m_callOfRecord.value(uniqueId) : leg->call);
    if (life == m_lives.end())
        return;
    keep(*life, event, life->lastToldAt);
    life->isVoicemail = life->isVoicemail || event.value("LastApplication").compare("VoiceMail", Qt::CaseInsensitive) == 0;
    if (const QString recording = recordingIn(event); !recording.isEmpty())
        life->call.recording = recording;
}

// After a break ---------------------------------------------------------------------------------------------------------

void CallTracker::lost() {
    ++m_listing;
}

void CallTracker::onListed(const AmiBlock& event, Instant now) {
    if (const auto known = m_legs.find(idIn(event, "Uniqueid")); known != m_legs.end()) {
        known->listing = m_listing;
        return;
    }
    const QString call = callIdIn(event);
    const bool isNew = !m_lives.contains(call);
    Life* life = lifeOf(call, now);
    if (!life || life->releaseAt.isSet())
        return;
    life->call.isLate = life->call.isLate || isNew;
    keep(*life, event, now);
    Leg* leg = legOf(event, "", now);
    if (!leg)
        return;
    leg->isDialled = event.value("Application").startsWith("App");
    leg->bridge = idIn(event, "BridgeId");
    life->call.startedAt = std::min(life->call.startedAt, now - durationIn(event));
}

void CallTracker::onListEnd() {
    QStringList gone;
    for (auto leg = m_legs.cbegin(); leg != m_legs.cend(); ++leg) {
        if (leg->listing < m_listing)
            gone.append(leg.key());
    }
    for (const QString& id : std::as_const(gone))
        dropLeg(id, {}, true);
    for (Life& life : m_lives) {
        if (!life.call.isLate || life.isTold || life.releaseAt.isSet())
            continue;
        decide(life, {});
        const Leg* line = nullptr;
        const Leg* phone = nullptr;
        for (const QString& id : std::as_const(life.legs)) {
            const Leg& one = *m_legs.constFind(id);
            line = one.kind == LegKind::Line ? &one : line;
            phone = one.kind == LegKind::Phone ? &one : phone;
        }
        if (!life.hasDirection || !line || !phone)
            continue;
        life.wasOurs = life.wasOurs || isOurs(phone->name, m_house);
        life.call.isOurs = life.wasOurs;
        life.call.phone = peerOf(phone->name);
        if (!line->bridge.isEmpty() && line->bridge == phone->bridge)
            answer(life, life.call.direction == Direction::Inbound ? *phone : *line, life.call.startedAt);
        else
            tell(life);
    }
}

// Going on --------------------------------------------------------------------------------------------------------------

void CallTracker::tick(Instant now) {
    QStringList silent;
    QStringList over;
    for (auto life = m_lives.cbegin(); life != m_lives.cend(); ++life) {
        if (life->releaseAt.isSet() ? now >= life->releaseAt : life->legs.isEmpty())
            over.append(life.key());
        else if (!life->releaseAt.isSet() && now - life->lastToldAt > silenceMax)
            silent += life->legs.values();
    }
    for (const QString& id : std::as_const(silent))
        dropLeg(id, now, true);
    for (const QString& id : std::as_const(over))
        release(id);
}

void CallTracker::releaseEnded() {
    QStringList ended;
    for (auto life = m_lives.cbegin(); life != m_lives.cend(); ++life) {
        if (life->releaseAt.isSet())
            ended.append(life.key());
    }
    for (const QString& id : std::as_const(ended))
        release(id);
}

void CallTracker::finish(Instant now) {
    const QStringList legs = m_legs.keys();
    for (const QString& id : legs)
        dropLeg(id, now, true);
    const QStringList lives = m_lives.keys();
    for (const QString& id : lives)
        release(id);
}

void CallTracker::release(const QString& id) {
    Life life = m_lives.take(id);
    m_callOfRecord.removeIf([&id](const auto& entry) { return entry.value() == id; });
    if (!life.releaseAt.isSet())
        return; // Nothing ever took part in it.
    m_over.insert(id);
    m_overOrder.push_back(id);
    if (m_overOrder.size() > size_t(overMax)) {
        m_over.remove(m_overOrder.front());
        m_overOrder.pop_front();
    }
    if (!life.hasDirection || !life.wasOurs)
        return;
    if (life.isVoicemail && !life.call.answeredAt.isSet())
        life.call.outcome = CallOutcome::Voicemail;
    m_finished.push_back({life.call, life.bytes});
}

std::optional<PhoneCall> CallTracker::nextChange() {
    if (m_changes.empty())
        return {};
    PhoneCall change = std::move(m_changes.front());
    m_changes.pop_front();
    return change;
}

std::optional<CallTracker::Finished> CallTracker::nextFinished() {
    if (m_finished.empty())
        return {};
    Finished finished = std::move(m_finished.front());
    m_finished.pop_front();
    return finished;
}

Result<PhoneCall> CallTracker::callOf(const QByteArray& bytes) {
    AmiReader reader(AmiReader::Begin::WithMessage);
    const auto fed = reader.feed(bytes);
    reader.finish();
    CallTracker tracker{House{}};
    Instant at;
    while (const auto block = reader.next()) {
        if (is(*block, houseEvent.constData())) {
            tracker = CallTracker(houseIn(*block));
            continue;
        }
        if (const auto told = timeOf(*block))
            at = std::max(at, *told);
        tracker.take(*block, at);
    }
    tracker.finish(at);
    const auto call = tracker.nextFinished();
    if (!fed || !call)
        return Error{ErrorKind::Protocol,
                     QStringLiteral("These events of the telephone system tell of no call with somebody outside. They are kept."),
                     {}};
    return call->call;
}

QString CallTracker::idOf(const QByteArray& bytes) {
    AmiReader reader(AmiReader::Begin::WithMessage);
    const auto fed = reader.feed(bytes);
    reader.finish();
    while (const auto block = reader.next()) {
        if (const QString id = callIdIn(*block); !id.isEmpty() && fed)
            return id;
    }
    return {};
}

} // namespace leadwell::channels::asterisk
