// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Clock.h"
#include "core/services/ChannelService.h"
#include "core/services/InboxQueries.h"
#include "core/vault/Vault.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/channels/ChannelsPage.h"
#include "ui/pages/channels/VaultPanel.h"

#include <QDateTime>

namespace leadwell::pages {
namespace {

using namespace std::chrono_literals;

AccountLine sampleLine(PageContext& context, const QString& name, const QString& host, int number) {
    AccountLine line;
    line.kind = context.channels.kinds().value(0);
    line.account.id = AccountId(QUuid(static_cast<uint>(number), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    line.account.channelId = line.kind.id;
    line.account.name = name;
    line.account.settings = {{QStringLiteral("host"), host},
                             {QStringLiteral("user"), name},
                             {QStringLiteral("folders"), QStringLiteral("INBOX, Enquiries, Website")},
                             {QStringLiteral("firstSync"), QStringLiteral("90")}};
    line.account.createdAt = context.clock.now() - 21 * 24h;
    line.today.account = line.account.id.text();
    line.today.channelName = name;
    return line;
}

QList<AccountLine> sampleLines(PageContext& context) {
    const Instant now = context.clock.now();
    AccountLine sales = sampleLine(context, QStringLiteral("sales@mehtatex.in"), QStringLiteral("imap.mehtatex.in"), 1);
    sales.account.lastSyncAt = now - 65s;
    sales.account.lastReport = QStringLiteral("12 new");
    sales.today.received = 148;
    sales.today.attached = 147;
    sales.today.parked = 1;
    sales.today.notLeads = 12;
    sales.parked = 1;
    AccountLine export_ = sampleLine(context, QStringLiteral("export@mehtatex.in"), QStringLiteral("imap.mehtatex.in"), 2);
    export_.account.lastSyncAt = now - 3h;
    export_.account.error = QStringLiteral("The mail server refused the password. Nothing was lost; type the new one with Edit…");
    export_.account.errorSince = now - 2h;
    export_.today.received = 9;
    export_.today.attached = 9;
    AccountLine old = sampleLine(context, QStringLiteral("fair-2025@mehtatex.in"), QStringLiteral("mail.surat-fair.in"), 3);
    old.account.lastSyncAt = now - 40 * 24h;
    old.account.isPaused = true;
    return {sales, export_, old};
}

QList<domain::ParkedEvent> sampleParked(PageContext& context) {
    const Instant now = context.clock.now();
    const auto event = [&](int number, const QString& where, const QString& cause, qint64 size, Millis ago, int attempts) {
        domain::ParkedEvent made;
        made.id = EventId(QUuid(static_cast<uint>(number), 2, 2, 2, 2, 2, 2, 2, 2, 2, 2));
        made.channel = domain::Channel::Email;
        made.account = sampleLines(context).first().account.id.text();
        made.accountName = QStringLiteral("sales@mehtatex.in");
        made.context = where;
        made.cause = cause;
        made.receivedAt = now - ago;
        made.sizeBytes = size;
        made.attempts = attempts;
        return made;
    };
    return {event(1, QStringLiteral("INBOX/4711 “Fwd: enquiry”"),
                  QStringLiteral("The attachment says it is a mail, but cannot be read (charset x-unknown)."), 18'240, 25min, 1),
            event(2, QStringLiteral("Website/31"), QStringLiteral("The form breaks off in its middle."), 412, 26h, 2),
            event(3, QStringLiteral("INBOX/4402"), QStringLiteral("The message has more than 2,000 headers."), 2'411'000, 5 * 24h,
                  1)};
}

QList<domain::LedgerDay> sampleLedger(PageContext& context) {
    QList<domain::LedgerDay> days;
    const QList<AccountLine> lines = sampleLines(context);
    const QDate today = context.clock.now().inZone(context.members.zone()).date();
    for (int back = 0; back < 12; ++back) {
        for (const AccountLine& line : lines.mid(0, 2)) {
            domain::LedgerDay day = line.today;
            day.day = today.addDays(-back).toString(Qt::ISODate);
            if (back > 0) {
                day.received = day.received * (20 - back) / 20;
                day.parked = line.today.parked > 0 && (back == 1 || back == 5) ? 1 : 0;
                day.attached = day.received - day.parked;
                day.notLeads = line.today.notLeads * (20 - back) / 20;
            }
            days.append(day);
        }
    }
    return days;
}

void showSample(Page& page, PageContext& context) {
    auto& shown = static_cast<ChannelsPage&>(page);
    const QList<AccountLine> lines = sampleLines(context);
    shown.shownData().present(lines, sampleLedger(context), sampleParked(context));
    shown.choose(lines.first().account.id);
}

/// A portal that is asked every five minutes, just after it was.
void showIndiaMart(Page& page, PageContext& context) {
    const Instant now = context.clock.now();
    const auto kinds = context.channels.kinds();
    const auto kind =
        std::find_if(kinds.cbegin(), kinds.cend(), [](const auto& one) { return one.id == QStringLiteral("indiamart"); });
    if (kind == kinds.cend())
        return;
    AccountLine portal = sampleLine(context, QStringLiteral("IndiaMART"), {}, 4);
    portal.kind = *kind;
    portal.account.channelId = kind->id;
    portal.account.settings = {{QStringLiteral("firstSync"), QStringLiteral("30")}};
    portal.account.lastSyncAt = now - 72s;
    portal.account.lastReport = QStringLiteral("3 new");
    portal.account.nextSyncAt = now + 238s;
    portal.today.received = 41;
    portal.today.attached = 41;
    auto& shown = static_cast<ChannelsPage&>(page);
    shown.shownData().present(QList{portal} + sampleLines(context), sampleLedger(context), {});
    shown.choose(portal.account.id);
}

} // namespace

QList<Shot> ChannelsPage::shots() {
    using Workspace = Shot::Workspace;
    const Route accounts = Route::to(QStringLiteral("channels"));
    const Route parked = Route::fromText(QStringLiteral("channels?tab=parked"));
    const Route ledger = Route::fromText(QStringLiteral("channels?tab=ledger"));
    const QSize usual(1440, 900);
    return {{QStringLiteral("channels"), accounts, Workspace::Empty, usual, showSample},
            {QStringLiteral("channels-1024x700"), accounts, Workspace::Empty, {1024, 700}, showSample},
            {QStringLiteral("channels-indiamart"), accounts, Workspace::Empty, usual, showIndiaMart},
            {QStringLiteral("channels-empty"), accounts, Workspace::Empty},
            {QStringLiteral("channels-parked"), parked, Workspace::Empty, usual, showSample},
            {QStringLiteral("channels-nothing-lost"), ledger, Workspace::Empty, usual, showSample},
            {QStringLiteral("channels-add"), Route::fromText(QStringLiteral("channels/add")), Workspace::Empty},
            {QStringLiteral("channels-vault-locked"), accounts, Workspace::Empty, usual, [](Page& page, PageContext& context) {
                 showSample(page, context);
                 page.findChild<VaultPanel*>()->present(
                     vault::VaultState::Locked,
                     QStringLiteral("The system keyring is locked, so saved passwords cannot be read. Nothing was changed or "
                                    "deleted. Unlock the keyring and retry."));
             }}};
}

Answer<PageBadge> ChannelsPage::badge(PageContext& context) {
    return context.channels.accounts().then(On::Giver, [](const Result<QList<domain::Account>>& accounts) -> Result<PageBadge> {
        if (!accounts)
            return accounts.error();
        const auto broken = std::count_if(accounts->cbegin(), accounts->cend(), [](const domain::Account& account) {
            return !account.isPaused && !account.error.isEmpty();
        });
        return PageBadge{static_cast<int>(broken), broken > 0};
    });
}

} // namespace leadwell::pages
