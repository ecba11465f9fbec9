// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/CallService.h"

#include "core/domain/clock/Zone.h"
#include "core/domain/person/Phone.h"
#include "core/services/DeskCore.h"
#include "core/services/call/CallLogging.h"
#include "core/services/lead/Lookalikes.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QSet>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::CallRecord;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using Why = CallEntry::Why;

namespace {

constexpr int listMax = 1'000;
constexpr int toCallMax = 500;
constexpr auto missedFor = std::chrono::hours(24 * 30);
constexpr auto hotFor = std::chrono::hours(24 * 7);
constexpr auto triedLately = std::chrono::hours(4); ///< somebody who did not answer is left in peace so long

Instant beginOfDay(Instant at, const QTimeZone& zone, int days = 0) {
    return Instant::fromMs(at.inZone(zone).date().addDays(days).startOfDay(zone).toMSecsSinceEpoch());
}

/// Makes the lines of a list: what was found, with who it is.
class Lines {
public:
    Lines(Connection& connection, store::LeadMemory& memory, Instant now)
        : m_connection(connection)
        , m_query(connection, memory, now) {}

    Result<void> add(Why why, const CallRecord& call) {
        CallEntry entry;
        entry.why = why;
        entry.call = call;
        entry.phone = call.number.isEmpty() ? call.phone : call.number;
        if (call.leadId.isSet()) {
            const auto lead = store::leads::readShown(m_connection, call.leadId);
            if (!lead)
                return lead.error();
            entry.lead = lead->number;
            if (entry.phone.isEmpty()) {
                LW_TRY(entry.phone, store::calls::phoneOf(m_connection, lead->personId));
            }
        }
        m_entries.append(entry);
        return {};
    }
    /// Somebody to call who did not call.
    Result<void> add(Why why, const store::calls::DueTask& task) {
        const qint64 number = task.lead;
        LW_TRY(const LeadRecord lead, store::leads::read(m_connection, number));
        CallEntry entry;
        entry.why = why;
        entry.lead = number;
        entry.call.leadId = lead.id;
        entry.call.calledAt = lead.lastActivityAt;
        LW_TRY(entry.phone, store::calls::phoneOf(m_connection, lead.personId));
        entry.task = task.id;
        entry.taskTitle = task.title;
        entry.dueAt = task.dueAt;
        LW_TRY(entry.unanswered, store::calls::unansweredOf(m_connection, number));
        m_entries.append(entry);
        return {};
    }
    Result<QList<CallEntry>> done() {
        constexpr qsizetype atOnce = 512;
        QList<qint64> numbers;
        for (const CallEntry& entry : std::as_const(m_entries)) {
            if (entry.lead > 0 && !numbers.contains(entry.lead))
                numbers.append(entry.lead);
        }
        QHash<qint64, LeadRow> known;
        for (qsizetype from = 0; from < numbers.size(); from += atOnce) {
            LW_TRY(const QList<LeadRow> rows, m_query.rows(numbers.mid(from, atOnce)));
            for (const LeadRow& row : rows)
                known.insert(row.number, row);
        }
        for (CallEntry& entry : m_entries) {
            const LeadRow row = known.value(entry.lead);
            entry.customer = row.customer;
            entry.company = row.company;
            entry.heat = row.heat;
            entry.stage = row.stage;
            if (entry.why == Why::Unreached)
                entry.call.notes = row.preview;
        }
        return m_entries;
    }

private:
    Connection& m_connection;
    store::LeadListQuery m_query;
    QList<CallEntry> m_entries;
};

/// Somebody to call, before it is read who that is.
struct ToCall {
    Why why = Why::Missed;
    CallRecord call;              ///< Missed
    store::calls::DueTask task{}; ///< otherwise, with the lead
};

/// Whom to call, each once: who waits longest for us, what was promised, who is hot.
Result<QList<ToCall>> toCall(Connection& connection, Instant now, const QTimeZone& zone) {
    QList<ToCall> all;
    QSet<qint64> leads;
    LW_TRY(const auto missed, store::calls::missed(connection, now - missedFor, toCallMax));
    for (const CallRecord& call : missed) {
        if (call.leadId.isSet()) {
            LW_TRY(const LeadRecord lead, store::leads::readShown(connection, call.leadId));
            leads.insert(lead.number);
        }
        all.append({Why::Missed, call});
    }
    const auto once = [&](Why why, const store::calls::DueTask& task) {
        if (leads.contains(task.lead))
            return;
        leads.insert(task.lead);
        all.append({why, {}, task});
    };
    LW_TRY(const auto tasks, store::calls::dueTasks(connection, beginOfDay(now, zone, 1), toCallMax));
    for (const auto& task : tasks)
        once(Why::Task, task);
    LW_TRY(const auto hot, store::calls::unreached(connection, now - hotFor, now - triedLately, toCallMax));
    for (const qint64 lead : hot) {
        store::calls::DueTask nothing;
        nothing.lead = lead;
        once(Why::Unreached, nothing);
    }
    return all;
}

Result<void> addToCall(Connection& connection, Lines& lines, Instant now, const QTimeZone& zone) {
    LW_TRY(const QList<ToCall> all, toCall(connection, now, zone));
    for (const ToCall& one : all)
        LW_CHECK(one.why == Why::Missed ? lines.add(one.why, one.call) : lines.add(one.why, one.task));
    return {};
}

/// Who has just this number.
Result<void> addHolders(Connection& connection, const QString& e164, QList<Caller>& callers) {
    LW_TRY(const auto holders, callersWith(connection, e164));
    for (const auto& holder : holders) {
        LW_TRY(Caller caller, callerOf(connection, holder.person, e164));
        caller.identifies = holder.identifies;
        callers.append(caller);
    }
    return {};
}

/// Who is like a half-typed number, or is called so.
Result<void> addAlike(Connection& connection, store::LeadMemory& memory, const QString& typed, Instant now, int limit,
                      QList<Caller>& callers) {
    const bool isName = phoneDigits(typed).isEmpty();
    LW_TRY(const auto alike, lookalikes(connection, memory, isName ? QString() : typed, isName ? typed : QString(), now, limit));
    for (const Lookalike& one : alike) {
        LW_TRY(const LeadRecord lead, store::leads::read(connection, one.number));
        LW_TRY(const QString phone, store::calls::phoneOf(connection, lead.personId));
        callers.append({lead.personId, one.number, one.customer, one.company, phone, lead.stage, false, false});
    }
    return {};
}

} // namespace

Answer<LoggedCall> CallService::log(NewCall call) {
    return m_core.store.write<LoggedCall>(m_core.byPerson(QStringLiteral("call.log"), {}),
                                          [call](WriteTx& tx) { return CallLogging(tx, call).run(); });
}

Answer<Receipt> CallService::link(CallId id, qint64 number) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("call.link"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(auto call, store::calls::read(tx.db(), id));
        if (!call)
            return Error{ErrorKind::NotFound, QStringLiteral("This call is gone; somebody removed it."), {}};
        if (call->leadId.isSet())
            return Error{ErrorKind::Conflict, QStringLiteral("This call belongs to a lead already."), {}};
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), number));
        // Written anew with its lead: its words are found there from now on.
        LW_CHECK(tx.remove(oplog::Entity::Call, id.bytes()));
        call->leadId = lead.id;
        LW_TRY(call->personId, whoseCall(tx.db(), call->number, lead.personId));
        LW_CHECK(store::calls::insert(tx, *call));
        LW_CHECK(applyCall(tx, lead.id, *call, true, {}));
        const Receipt receipt{tx.operation(), QStringLiteral("Call linked to %1").arg(leadNumberText(number)), 1, number};
        tx.setSentence(receipt.sentence);
        return receipt;
    });
}

Answer<CallerGuess> CallService::recognise(QString typed, int limit) {
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<CallerGuess>(
        [memory, typed = typed.simplified(), limit, now = m_core.clock.now()](Connection& connection) -> Result<CallerGuess> {
            LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
            CallerGuess found;
            const auto number = callNumber(typed, settings.region);
            found.isNumber = number && !number->isWithheld();
            if (found.isNumber)
                LW_CHECK(addHolders(connection, number->e164, found.callers));
            if (found.callers.isEmpty() && !typed.isEmpty() && !(number && number->isWithheld()))
                LW_CHECK(addAlike(connection, *memory, typed, now, limit, found.callers));
            if (!number)
                found.complaint = number.error().sentence;
            return found;
        });
}

Answer<Caller> CallService::callerOf(qint64 number) {
    return m_core.store.read<Caller>([number](Connection& connection) -> Result<Caller> {
        LW_TRY(const LeadRecord lead, store::leads::read(connection, number));
        LW_TRY(Caller caller, services::callerOf(connection, lead.personId, {}));
        caller.lead = number;
        caller.stage = lead.stage;
        return caller;
    });
}

Answer<QList<CallEntry>> CallService::list(CallList which) {
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<QList<CallEntry>>(
        [memory, which, now = m_core.clock.now()](Connection& connection) -> Result<QList<CallEntry>> {
            LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
            const QTimeZone zone = zoneOf(settings.timeZone);
            Lines lines(connection, *memory, now);
            if (which == CallList::ToCall) {
                LW_CHECK(addToCall(connection, lines, now, zone));
                return lines.done();
            }
            const Instant since = which == CallList::Today ? beginOfDay(now, zone) : Instant::fromMs(0);
            LW_TRY(const auto calls, store::calls::since(connection, since, listMax));
            for (const CallRecord& call : calls)
                LW_CHECK(lines.add(Why::Logged, call));
            return lines.done();
        });
}

Answer<CallCounts> CallService::counts() {
    return m_core.store.read<CallCounts>(
        [now = m_core.clock.now()](Connection& connection) -> Result<CallCounts> {
            LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
            const QTimeZone zone = zoneOf(settings.timeZone);
            CallCounts counts;
            LW_TRY(counts.today, store::calls::countSince(connection, beginOfDay(now, zone)));
            LW_TRY(const QList<ToCall> all, toCall(connection, now, zone));
            counts.toCall = static_cast<int>(all.size());
            return counts;
        },
        store::Store::Reading::Long);
}

Answer<AttemptFigures> CallService::figures(int days) {
    return m_core.store.read<AttemptFigures>([days, now = m_core.clock.now()](Connection& connection) -> Result<AttemptFigures> {
        LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
        const Instant from = now - std::chrono::hours(24) * days;
        LW_TRY(const auto attempts, store::calls::attempts(connection, from, now + std::chrono::hours(1)));
        return figuresOf(attempts, zoneOf(settings.timeZone));
    });
}

} // namespace leadwell::services
