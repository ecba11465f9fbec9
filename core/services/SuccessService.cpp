// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/SuccessService.h"

#include "core/services/DeskCore.h"
#include "core/services/lead/Successes.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/SuccessRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::WriteTx;
using store::success::Told;

namespace {

constexpr qsizetype noteMax = 2'000;
constexpr auto clockSkew = std::chrono::minutes(10);

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

QString nameOf(const SuccessEntry& entry) {
    return entry.weight.definition.isEmpty() ? inWords(entry.event.kind) : entry.weight.definition;
}

Result<void> checkNamed(const QString& name, Instant at, const QList<SuccessDefinition>& definitions) {
    if (name.isEmpty())
        return {};
    QStringList names;
    for (const SuccessDefinition& one : definitionsAt(at, definitions)) {
        if (one.name.compare(name, Qt::CaseInsensitive) == 0)
            return {};
        names.append(one.name);
    }
    return invalid(QStringLiteral("“%1” did not count then; there are: %2.").arg(name, names.join(QStringLiteral(", "))));
}

Result<MemberId> memberOf(WriteTx& tx, const NewSuccess& success, const store::LeadRecord& lead, Instant at) {
    if (!success.member) {
        LW_TRY(const MemberId owner, store::success::ownerAt(tx.db(), lead.id, at));
        if (owner.isSet())
            return owner;
        return Error{ErrorKind::Conflict,
                     QStringLiteral("Nobody had %1 then; say whose success it is.").arg(leadNumberText(lead.number)),
                     {}};
    }
    LW_TRY(const auto row, tx.read(oplog::Entity::Member, success.member->bytes()));
    if (!row)
        return Error{ErrorKind::NotFound, QStringLiteral("This person is not in the team."), {}};
    return *success.member;
}

Result<SuccessEntry> recordOne(WriteTx& tx, const NewSuccess& success) {
    const Instant at = success.at.isSet() ? success.at : tx.now();
    if (at > tx.now() + clockSkew)
        return invalid(QStringLiteral("A success of a time to come cannot be written down; nothing was saved."));
    if (success.note.size() > noteMax)
        return invalid(QStringLiteral("The note is longer than %1 characters; nothing was saved.").arg(noteMax));
    LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), success.lead));
    LW_TRY(const auto definitions, store::success::definitions(tx.db()));
    const QString named = success.definition.simplified();
    LW_CHECK(checkNamed(named, at, definitions));
    SuccessEvent event;
    event.kind = success.kind;
    event.lead = lead.id;
    event.at = std::min(at, tx.now());
    event.definition = named;
    event.note = success.note.trimmed();
    LW_TRY(event.member, memberOf(tx, success, lead, event.at));
    LW_TRY(const SuccessEvent saved, store::success::insert(tx, event));
    LW_TRY(const Told told, store::success::one(tx.db(), saved.id));
    const SuccessEntry entry = entryOf(told, definitions);
    tx.setSentence(QStringLiteral("%1 of %2 for %3").arg(nameOf(entry), leadNumberText(lead.number), entry.member));
    return entry;
}

/// The first moment of the day by the workspace's clocks.
Result<Instant> beginOfToday(WriteTx& tx) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    const QTimeZone known(settings.timeZone.toUtf8());
    const QTimeZone zone = known.isValid() ? known : QTimeZone::utc();
    return Instant::fromMs(tx.now().inZone(zone).date().startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

Answer<QList<SuccessEntry>> SuccessService::list(SuccessQuery query) {
    return m_core.store.read<QList<SuccessEntry>>(
        [query, now = m_core.clock.now()](Connection& connection) -> Result<QList<SuccessEntry>> {
            store::success::Query asked{query.member, {}, {}, {}, query.withTakenBack, query.limit};
            if (query.leadNumber > 0) {
                LW_TRY(const store::LeadRecord lead, store::leads::read(connection, query.leadNumber));
                asked.lead = lead.id;
            }
            if (query.days > 0)
                asked.from = now - std::chrono::hours(24) * query.days;
            LW_TRY(const auto definitions, store::success::definitions(connection));
            LW_TRY(const auto told, store::success::list(connection, asked));
            QList<SuccessEntry> entries;
            for (const Told& one : told)
                entries.append(entryOf(one, definitions));
            return entries;
        });
}

Answer<SuccessEntry> SuccessService::record(NewSuccess success) {
    return m_core.store.write<SuccessEntry>(m_core.byPerson(QStringLiteral("success.record"), {}),
                                            [success](WriteTx& tx) { return recordOne(tx, success); });
}

Answer<Receipt> SuccessService::takeBack(SuccessEventId id) {
    return m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("success.take_back"), {}), [id](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const Told told, store::success::one(tx.db(), id));
            LW_TRY(const auto definitions, store::success::definitions(tx.db()));
            const QString what =
                QStringLiteral("%1 of %2").arg(nameOf(entryOf(told, definitions)), leadNumberText(told.leadNumber));
            if (told.event.takenBackAt.isSet())
                return Error{ErrorKind::Conflict, QStringLiteral("%1 was taken back before.").arg(what), {}};
            LW_CHECK(store::success::takeBack(tx, id));
            const Receipt receipt{tx.operation(), QStringLiteral("%1 counts no longer").arg(what), 1, told.leadNumber};
            tx.setSentence(receipt.sentence);
            return receipt;
        });
}

Answer<QList<SuccessDefinition>> SuccessService::definitions() {
    return m_core.store.read<QList<SuccessDefinition>>(
        [](Connection& connection) { return store::success::definitions(connection); });
}

Answer<SuccessDefinition> SuccessService::define(SuccessDefinition definition) {
    return m_core.store.write<SuccessDefinition>(
        m_core.byPerson(QStringLiteral("success.define"), {}), [definition](WriteTx& tx) -> Result<SuccessDefinition> {
            SuccessDefinition saved = definition;
            saved.name = saved.name.simplified();
            LW_CHECK(check(saved));
            if (!saved.since.isSet()) {
                LW_TRY(saved.since, beginOfToday(tx));
            }
            LW_TRY(const auto known, store::success::definitions(tx.db()));
            for (const SuccessDefinition& one : known) {
                if (one.name.compare(saved.name, Qt::CaseInsensitive) == 0)
                    saved.name = one.name; // One name has one spelling.
            }
            tx.setSentence(QStringLiteral("%1 counts %2 points").arg(saved.name, pointsText(saved.weight)));
            return store::success::saveDefinition(tx, saved);
        });
}

Answer<Receipt> SuccessService::removeDefinition(SuccessDefinitionId id) {
    return m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("success.undefine"), {}), [id](WriteTx& tx) -> Result<Receipt> {
            if (!id.isSet())
                return invalid(QStringLiteral("What comes with Leadwell stays; give it the weight 0 from a date on."));
            LW_TRY(const auto row, tx.read(oplog::Entity::SuccessDefinition, id.bytes()));
            if (!row)
                return Error{ErrorKind::NotFound, QStringLiteral("This definition is gone."), {}};
            LW_CHECK(store::success::removeDefinition(tx, id));
            const QString name = oplog::toText(row->value(QStringLiteral("name")));
            const Receipt receipt{tx.operation(), QStringLiteral("%1 counts as it did before").arg(name), 1, 0};
            tx.setSentence(receipt.sentence);
            return receipt;
        });
}

Answer<QList<MemberPerformance>> SuccessService::performance() {
    return m_core.store.read<QList<MemberPerformance>>(
        [now = m_core.clock.now()](Connection& connection) { return performanceAt(connection, now); });
}

Answer<ConversionReport> SuccessService::conversion(Instant split, int days) {
    return m_core.store.read<ConversionReport>(
        [split, days](Connection& connection) -> Result<ConversionReport> {
            const auto length = std::chrono::hours(24) * days;
            LW_TRY(const auto team, store::team::members(connection));
            LW_TRY(const auto before, store::success::conversions(connection, split - length, split));
            LW_TRY(const auto after, store::success::conversions(connection, split, split + length));
            ConversionReport report{split, days, {}};
            for (const Member& member : team) {
                const auto then = before.value(member.id);
                const auto since = after.value(member.id);
                if (then.given > 0 || since.given > 0)
                    report.people.append({member.id, member.name, {then.given, then.won}, {since.given, since.won}});
            }
            return report;
        },
        store::Store::Reading::Long);
}

} // namespace leadwell::services
