// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/call/SystemCall.h"

#include "core/domain/person/Phone.h"
#include "core/services/call/CallLogging.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::CallRecord;
using store::WriteTx;

namespace {

constexpr qint64 secondsADay = 86'400;
constexpr auto clockSkew = std::chrono::minutes(10);
constexpr qsizetype idMax = 150;
constexpr Millis newsFor = std::chrono::hours(24 * 7); ///< a call of before tells nobody anything new
const QString withheld = QStringLiteral("withheld");

/// What its person wrote stays; what only the system knows is added.
Result<LoggedCall> complete(WriteTx& tx, CallRecord known, const NewCall& told) {
    Row added;
    if (told.seconds > known.durationS)
        added.insert(QStringLiteral("duration_s"), qint64(told.seconds));
    if (known.recordingUrl.isEmpty() && !told.recording.isEmpty())
        added.insert(QStringLiteral("recording_url"), told.recording);
    if (const QString notes = withMoreNotes(known.notes, told.notes); notes != known.notes)
        added.insert(QStringLiteral("notes"), notes);
    if (!added.isEmpty())
        LW_CHECK(tx.update(Entity::Call, known.id.bytes(), added));
    LoggedCall logged;
    logged.call = known.id;
    if (known.leadId.isSet()) {
        LW_TRY(const auto lead, store::leads::readShown(tx.db(), known.leadId));
        logged.lead = lead.number;
    }
    return logged;
}

NewCall newCallOf(const PhoneCall& call, const QString& account, Instant now) {
    NewCall told;
    told.phone = call.number.isEmpty() ? withheld : call.number;
    told.name = call.name.left(100);
    told.direction = call.direction;
    told.outcome = call.outcome;
    told.seconds = static_cast<int>(std::min(call.talkSeconds(), secondsADay));
    const bool isLink = call.recording.startsWith(QStringLiteral("http"));
    told.recording = isLink ? call.recording : QString();
    told.calledAt = call.startedAt <= now + clockSkew ? call.startedAt : Instant();
    told.providerId = systemCallId(account, call.id);
    QStringList notes;
    if (call.talkSeconds() > secondsADay)
        notes.append(QStringLiteral("The telephone system says that this call took more than a day."));
    if (call.isCutOff)
        notes.append(QStringLiteral("The telephone system did not say when this call ended."));
    if (!isLink && !call.recording.isEmpty()) // A file of another computer; nobody can open it here.
        notes.append(QStringLiteral("Recorded by the telephone system as %1").arg(call.recording));
    if (call.number.isEmpty() && !call.name.isEmpty())
        notes.append(QStringLiteral("The telephone system gave a name instead of a number: %1").arg(told.name));
    told.notes = notes.join(u'\n');
    return told;
}

/// Whoever has the lead can call back.
Result<void> tellOfMissed(WriteTx& tx, const NewCall& told, const LoggedCall& logged) {
    const bool isOld = told.calledAt.isSet() && tx.now() - told.calledAt > newsFor;
    if (logged.lead == 0 ||
        isContact(told.direction.value_or(Direction::Outbound), told.outcome.value_or(CallOutcome::Answered)) || isOld)
        return {};
    LW_TRY(const auto lead, store::leads::read(tx.db(), logged.lead));
    LW_TRY(const auto call, store::calls::ofProvider(tx.db(), told.providerId));
    store::notices::News news;
    news.kind = NoticeKind::CallMissed;
    news.urgency = Urgency::Timely;
    news.lead = lead.id;
    news.of = QStringLiteral("call:%1").arg(logged.call.text());
    news.detail = call ? formatPhone(call->number) : QString();
    return store::notices::Teller(tx).tell(news);
}

} // namespace

QString systemCallId(const QString& account, const QString& id) {
    return account.left(40) + u'/' + id.left(idMax);
}

Result<LoggedCall> logSystemCall(WriteTx& tx, const PhoneCall& call, const QString& account) {
    NewCall told = newCallOf(call, account, tx.now());
    LW_TRY(const auto known, store::calls::ofProvider(tx.db(), told.providerId));
    if (known)
        return complete(tx, *known, told);
    LW_TRY(const auto settings, store::team::settings(tx.db()));
    const auto number = callNumber(told.phone, settings.region);
    if (!number) {
        told.notes += (told.notes.isEmpty() ? QString() : QStringLiteral("\n")) +
                      QStringLiteral("The number as the telephone system gave it: %1").arg(told.phone.left(60));
        told.phone = withheld;
    } else if (call.direction == Direction::Outbound && !number->isWithheld()) {
        LW_TRY(const auto holders, callersWith(tx.db(), number->e164));
        if (holders.isEmpty())
            told.linkTo = NewCall::noLead; // Not everybody whom somebody calls wants to buy.
    }
    LW_TRY(const LoggedCall logged, CallLogging(tx, told).run());
    if (logged.question.isEmpty()) {
        LW_CHECK(tellOfMissed(tx, told, logged));
        return logged;
    }
    told.linkTo = NewCall::noLead;
    return CallLogging(tx, told).run();
}

} // namespace leadwell::services
