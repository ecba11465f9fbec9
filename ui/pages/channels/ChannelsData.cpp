// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ChannelsData.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "ui/models/MemberCache.h"

#include <QDateTime>

namespace leadwell::pages {
namespace {

QString isoDay(Instant at, const QTimeZone& zone) {
    return at.inZone(zone).date().toString(Qt::ISODate);
}

} // namespace

ChannelsData::ChannelsData(PageContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_kinds(context.channels.kinds()) {
    connect(&context.desk, &services::Desk::changed, this, &ChannelsData::onDeskChanged);
    connect(&context.channels, &services::ChannelService::accountsChanged, this, &ChannelsData::refresh);
    connect(&context.channels, &services::ChannelService::syncStateChanged, this, &ChannelsData::onSyncState);
    connect(&context.members, &models::MemberCache::changed, this, &ChannelsData::rebuild);
    refresh();
}

void ChannelsData::refresh() {
    if (m_isPresented)
        return;
    m_error.reset();
    m_accountsAnswer.ask([this] { return m_context.channels.accounts(); },
                         [this](const Result<QList<domain::Account>>& accounts) {
                             if (!accepted(accounts))
                                 return;
                             m_accounts = *accounts;
                             m_hasAccounts = true;
                             rebuild();
                         });
    // One day more, because the oldest one begins in its middle.
    m_ledgerAnswer.ask([this] { return m_context.channels.ledger(ledgerDays + 1); },
                       [this](const Result<QList<domain::LedgerDay>>& ledger) {
                           if (!accepted(ledger))
                               return;
                           const Instant oldest = m_context.clock.now() - std::chrono::hours(24 * ledgerDays);
                           const QString cut = isoDay(oldest, m_context.members.zone());
                           m_ledger = *ledger;
                           m_ledger.removeIf([&](const domain::LedgerDay& day) { return day.day <= cut; });
                           m_hasLedger = true;
                           rebuild();
                       });
    m_parkedAnswer.ask([this] { return m_context.channels.parked(); },
                       [this](const Result<QList<domain::ParkedEvent>>& parked) {
                           if (!accepted(parked))
                               return;
                           m_parked = *parked;
                           m_hasParked = true;
                           rebuild();
                       });
}

template<class T>
bool ChannelsData::accepted(const Result<T>& answer) {
    if (m_isPresented)
        return false;
    if (answer)
        return true;
    qCWarning(logUi) << "Accounts could not be read:" << answer.error().detail;
    m_error = answer.error();
    Q_EMIT changed();
    return false;
}

bool ChannelsData::isSettled() const {
    return !m_accountsAnswer.isAsking() && !m_ledgerAnswer.isAsking() && !m_parkedAnswer.isAsking();
}

const AccountLine* ChannelsData::find(AccountId account) const {
    const auto line =
        std::find_if(m_lines.cbegin(), m_lines.cend(), [&](const AccountLine& known) { return known.account.id == account; });
    return line == m_lines.cend() ? nullptr : &*line;
}

const domain::ParkedEvent* ChannelsData::findParked(EventId event) const {
    const auto found =
        std::find_if(m_parked.cbegin(), m_parked.cend(), [&](const domain::ParkedEvent& known) { return known.id == event; });
    return found == m_parked.cend() ? nullptr : &*found;
}

void ChannelsData::present(const QList<AccountLine>& lines, const QList<domain::LedgerDay>& ledger,
                           const QList<domain::ParkedEvent>& parked) {
    m_lines = lines;
    m_ledger = ledger;
    m_parked = parked;
    m_isPresented = true;
    Q_EMIT changed();
}

void ChannelsData::onDeskChanged(const services::ChangeSet& changes) {
    if (changes.accounts || changes.bulk)
        refresh();
}

void ChannelsData::onSyncState(AccountId account, const QString& sentence, int done, int total) {
    if (done < 0)
        m_running.remove(account);
    else
        m_running.insert(account, {sentence, done, total});
    for (AccountLine& line : m_lines) {
        if (line.account.id == account)
            line.running = m_running.contains(account) ? std::optional(m_running.value(account)) : std::nullopt;
    }
    Q_EMIT progressed(account);
}

QString ChannelsData::today() const {
    return isoDay(m_context.clock.now(), m_context.members.zone());
}

channels::Description ChannelsData::kindOf(const QString& channelId) const {
    for (const channels::Description& kind : m_kinds) {
        if (kind.id == channelId)
            return kind;
    }
    channels::Description unknown;
    unknown.id = channelId;
    unknown.name = channelId;
    return unknown;
}

void ChannelsData::rebuild() {
    if (m_isPresented)
        return;
    m_lines.clear();
    const QString day = today();
    for (const domain::Account& account : std::as_const(m_accounts)) {
        AccountLine line;
        line.account = account;
        line.kind = kindOf(account.channelId);
        if (m_running.contains(account.id))
            line.running = m_running.value(account.id);
        const QString id = account.id.text();
        for (const domain::LedgerDay& row : std::as_const(m_ledger)) {
            if (row.account == id && row.day == day)
                line.today = row;
        }
        for (const domain::ParkedEvent& event : std::as_const(m_parked))
            line.parked += event.account == id;
        m_lines.append(line);
    }
    Q_EMIT changed();
}

} // namespace leadwell::pages
