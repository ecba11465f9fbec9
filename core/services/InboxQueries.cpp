// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/InboxQueries.h"

#include "core/domain/lead/TypedFilter.h"
#include "core/domain/person/Phone.h"
#include "core/services/DeskCore.h"
#include "core/services/lead/DashboardFigures.h"
#include "core/services/lead/Derivations.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/Timeline.h"
#include "core/services/people/AlsoKnown.h"
#include "core/store/memory/TextColumns.h"
#include "core/store/repository/CaptureRepository.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadListQuery;

namespace {

using Reading = store::Store::Reading;

/// Asks the list query on a reader thread.
template<class T>
Answer<T> ask(DeskCore& core, Reading reading, std::function<Result<T>(LeadListQuery&)> question) {
    store::LeadMemory* memory = &core.memory;
    return core.store.read<T>(
        [memory, now = core.clock.now(), question = std::move(question)](Connection& connection) {
            LeadListQuery query(connection, *memory, now);
            return question(query);
        },
        reading);
}

/// Before the lists are in memory a search has to wait until they are, and that is long. So may be the list of everybody who
/// was written a common word, and the first one ordered by a text.
Reading readingOf(const DeskCore& core, const QString& text, LeadColumn column) {
    if (core.memory.isReady() && store::isOrderedByText(column) && !core.memory.hasOrder(column))
        return Reading::Long;
    const QString words = withoutTypedWords(text);
    const bool isShort =
        words.isEmpty() || (core.memory.isReady() && !store::TextSearch::isNeededFor(store::SearchQuery::of(words)));
    return isShort && (core.memory.isReady() || text.trimmed().isEmpty()) ? Reading::Short : Reading::Long;
}

Result<void> fillOwner(Connection& connection, LeadDetail& detail, const QList<Member>& members) {
    for (const Member& member : members) {
        if (member.id == detail.lead.ownerId)
            detail.ownerName = member.name;
    }
    LW_TRY(detail.assignment, store::work::newestAssignment(connection, detail.lead.id));
    return {};
}

/// The work of a lead that is shown in another one is there too.
Result<void> addShown(Connection& connection, LeadDetail& detail, LeadId lead) {
    LW_TRY(const auto tasks, store::work::tasksOf(connection, lead));
    detail.tasks += tasks;
    std::stable_sort(detail.tasks.begin(), detail.tasks.end(),
                     [](const Task& a, const Task& b) { return std::pair(a.status, a.dueAt) < std::pair(b.status, b.dueAt); });
    LW_TRY(const auto calls, store::work::callsOf(connection, lead));
    detail.calls += calls;
    std::stable_sort(detail.calls.begin(), detail.calls.end(),
                     [](const Call& a, const Call& b) { return a.calledAt > b.calledAt; });
    return {};
}

Result<LeadDetail> detailOf(Connection& connection, store::LeadMemory& memory, qint64 number, Instant now) {
    LW_TRY(const store::LeadRecord lead, store::leads::read(connection, number));
    LW_TRY(const auto members, store::team::members(connection));
    LeadDetail detail;
    detail.lead = lead;
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    detail.person = face.person;
    if (!face.sources.isEmpty()) {
        LW_TRY(detail.alsoKnownAs, alsoKnownAs(connection, lead));
    }
    LW_TRY(const auto shown, store::leads::shownIn(connection, lead.id));
    LW_TRY(const auto scores, store::work::scoresOf(connection, lead.id, 1));
    if (!scores.isEmpty())
        detail.score = scores.first().score;
    detail.heat = heatOf(heatInputsOf(lead, now));
    detail.lead.heatReason = detail.heat.heatReason;
    detail.lead.priorityReason = detail.heat.priorityReason;
    LW_CHECK(fillOwner(connection, detail, members));
    LW_TRY(detail.triage, store::work::newestTriage(connection, lead.id));
    LW_TRY(detail.tasks, store::work::tasksOf(connection, lead.id));
    LW_TRY(detail.clocks, store::clocks::ofLead(connection, lead.id));
    LW_TRY(detail.calls, store::work::callsOf(connection, lead.id));
    for (const LeadId one : shown)
        LW_CHECK(addShown(connection, detail, one));
    LW_TRY(detail.tags, store::work::tagsOf(connection, lead.id));
    LW_TRY(detail.channels, store::messages::channelsOfPerson(connection, lead.personId));
    LW_TRY(detail.timeline, timelineOf(connection, lead, members));
    LW_TRY(detail.suggestions, store::people::suggestionsFor(connection, lead.personId));
    LW_TRY(auto numbers, store::people::leadNumbersOf(connection, lead.personId));
    numbers.removeAll(lead.number);
    LW_TRY(detail.otherLeads, LeadListQuery(connection, memory, now).rows(numbers.mid(0, 50)));
    return detail;
}

Result<Stats> statsOf(Connection& connection, store::LeadMemory& memory, Instant now) {
    LeadListQuery query(connection, memory, now);
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    Stats stats;
    LW_TRY(stats.counts, query.counts(settings.me));
    LeadFilter everything;
    everything.group = LeadFilter::Group::All;
    LW_TRY(stats.facets, query.facets(everything));
    LW_TRY(const auto totals, store::leads::totals(connection));
    stats.people = static_cast<int>(totals.people);
    stats.messages = static_cast<int>(totals.messages);
    LW_TRY(const qint64 parked, store::captures::parkedCount(connection));
    stats.parked = static_cast<int>(parked);
    for (auto source = totals.bySource.begin(); source != totals.bySource.end(); ++source)
        stats.bySource.insert(toText(source.key()), static_cast<int>(source.value()));
    return stats;
}

} // namespace

Answer<QList<qint64>> InboxQueries::numbers(LeadFilter filter, LeadSort sort) {
    return ask<QList<qint64>>(m_core, Reading::Long, [=](LeadListQuery& query) { return query.numbers(filter, sort); });
}

Answer<LeadOrder> InboxQueries::order(LeadFilter filter, LeadSort sort) {
    return ask<LeadOrder>(m_core, Reading::Long, [=](LeadListQuery& query) { return query.order(filter, sort); });
}

Answer<QList<LeadRow>> InboxQueries::firstRows(LeadFilter filter, LeadSort sort, int count) {
    return ask<QList<LeadRow>>(m_core, readingOf(m_core, filter.text, sort.column),
                               [=](LeadListQuery& query) { return query.firstRows(filter, sort, count); });
}

Answer<QList<LeadRow>> InboxQueries::rows(QList<qint64> numbers) {
    return ask<QList<LeadRow>>(m_core, Reading::Short, [=](LeadListQuery& query) { return query.rows(numbers); });
}

Answer<LeadFacets> InboxQueries::facets(LeadFilter filter) {
    return ask<LeadFacets>(m_core, Reading::Long, [=](LeadListQuery& query) { return query.facets(filter); });
}

Answer<QList<int>> InboxQueries::matching(QList<LeadFilter> filters) {
    return ask<QList<int>>(m_core, Reading::Long, [=](LeadListQuery& query) -> Result<QList<int>> {
        QList<int> counts;
        for (const LeadFilter& filter : filters) {
            LW_TRY(const LeadFacets facets, query.facets(filter));
            counts.append(facets.matching);
        }
        return counts;
    });
}

Answer<InboxCounts> InboxQueries::counts(MemberId me) {
    return ask<InboxCounts>(m_core, Reading::Long, [=](LeadListQuery& query) { return query.counts(me); });
}

Answer<QStringList> InboxQueries::tags() {
    return ask<QStringList>(m_core, Reading::Long, [](LeadListQuery& query) { return query.tags(); });
}

Answer<QList<TagCount>> InboxQueries::tagCounts(LeadFilter filter) {
    return ask<QList<TagCount>>(m_core, Reading::Long, [=](LeadListQuery& query) { return query.tagCounts(filter); });
}

Answer<LeadDetail> InboxQueries::detail(qint64 number) {
    DeskCore* core = &m_core;
    return m_core.store.read<LeadDetail>(
        [core, number](Connection& connection) { return detailOf(connection, core->memory, number, core->clock.now()); });
}

Answer<LeadDerivations> InboxQueries::derivations(qint64 number) {
    DeskCore* core = &m_core;
    return m_core.store.read<LeadDerivations>(
        [core, number](Connection& connection) -> Result<LeadDerivations> {
            LW_TRY(const store::LeadRecord lead, store::leads::read(connection, number));
            LW_TRY(const auto members, store::team::members(connection));
            return derivationsOf(connection, lead, members, core->clock.now());
        },
        Reading::Long);
}

Answer<QList<ScoreEntry>> InboxQueries::scoreHistory(qint64 number) {
    return m_core.store.read<QList<ScoreEntry>>([number](Connection& connection) -> Result<QList<ScoreEntry>> {
        LW_TRY(const store::LeadRecord lead, store::leads::read(connection, number));
        return store::work::scoresOf(connection, lead.id, 200);
    });
}

Answer<QList<SearchHit>> InboxQueries::search(QString text, int limit) {
    store::LeadMemory* memory = &m_core.memory;
    const Instant now = m_core.clock.now();
    return m_core.store.read<QList<SearchHit>>(
        [=](Connection& connection) -> Result<QList<SearchHit>> {
            QList<SearchHit> hits;
            if (text.trimmed().isEmpty())
                return hits;
            LeadFilter filter;
            filter.group = LeadFilter::Group::All;
            filter.text = text;
            LeadListQuery query(connection, *memory, now);
            LW_TRY(const LeadOrder first, query.first(filter, {}, limit));
            LW_TRY(const auto rows, query.rows(first.numbers));
            for (const LeadRow& row : rows) {
                QStringList parts{row.company, formatPhone(row.contact), row.city};
                parts.removeAll(QString());
                parts.removeAll(row.customer);
                hits.append({row.number, row.customer, parts.join(QStringLiteral(" · ")), row.channel, first.isNear});
            }
            return hits;
        },
        readingOf(m_core, text, LeadColumn::Activity));
}

Answer<QList<Lookalike>> InboxQueries::lookalikes(QString contact, QString name, int limit) {
    DeskCore* core = &m_core;
    return m_core.store.read<QList<Lookalike>>(
        [=, now = core->clock.now()](Connection& connection) {
            return services::lookalikes(connection, core->memory, contact, name, now, limit);
        },
        m_core.memory.isReady() ? Reading::Short : Reading::Long);
}

Answer<Stats> InboxQueries::stats() {
    DeskCore* core = &m_core;
    return m_core.store.read<Stats>(
        [core](Connection& connection) { return statsOf(connection, core->memory, core->clock.now()); }, Reading::Long);
}

Answer<Dashboard> InboxQueries::dashboard() {
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<Dashboard>(
        [memory](Connection& connection) -> Result<Dashboard> {
            LW_TRY(const store::LeadMemory::View view, memory->view(connection));
            return dashboardOf(view.table());
        },
        Reading::Long);
}

Answer<QByteArray> InboxQueries::rawEvent(EventId event) {
    return m_core.store.read<QByteArray>([event](Connection& connection) -> Result<QByteArray> {
        LW_TRY(const auto captured, store::captures::read(connection, event));
        return captured.event.bytes;
    });
}

Answer<QByteArray> InboxQueries::attachment(EventId event, int part) {
    m_core.beginWork();
    return m_core.store
        .read<store::captures::Captured>([event](Connection& connection) { return store::captures::read(connection, event); })
        .then(On::Pool, [this, part](const Result<store::captures::Captured>& captured) -> Result<QByteArray> {
            const DeskCore::Ending ending(m_core);
            if (!captured)
                return captured.error();
            const channels::Channel* channel = m_core.channels.find(captured->event.parser);
            if (!channel)
                return Error{
                    ErrorKind::NotFound,
                    QStringLiteral("This version of Leadwell cannot open this attachment. The whole message can be saved."),
                    captured->event.parser};
            return channel->attachment(captured->event, part);
        });
}

} // namespace leadwell::services
