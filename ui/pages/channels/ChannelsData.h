// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ChangeSet.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/channels/AccountWords.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace leadwell::pages {

/// What the channels page shows, kept current: accounts, the ledger of the last days, parked events and running syncs.
/// Main thread.
class ChannelsData final : public QObject {
    Q_OBJECT
public:
    static constexpr int ledgerDays = 30;

    explicit ChannelsData(PageContext& context, QObject* parent = nullptr);

    void refresh();
    /// Every question was answered at least once.
    bool isLoaded() const { return m_hasAccounts && m_hasLedger && m_hasParked; }
    bool isSettled() const;
    /// What could not be read; the parts that could are current.
    const std::optional<Error>& error() const { return m_error; }

    const QList<AccountLine>& lines() const { return m_lines; }
    const AccountLine* find(AccountId account) const;
    /// Newest day first; whole days only.
    const QList<domain::LedgerDay>& ledger() const { return m_ledger; }
    const QList<domain::ParkedEvent>& parked() const { return m_parked; }
    const domain::ParkedEvent* findParked(EventId event) const;

    /// From now on shows these instead of what the workspace holds. For pictures.
    void present(const QList<AccountLine>& lines, const QList<domain::LedgerDay>& ledger,
                 const QList<domain::ParkedEvent>& parked);

Q_SIGNALS:
    void changed();
    /// Only the progress of this account went on.
    void progressed(leadwell::AccountId account);

private:
    void onDeskChanged(const services::ChangeSet& changes);
    void onSyncState(AccountId account, const QString& sentence, int done, int total);
    template<class T>
    bool accepted(const Result<T>& answer);
    void rebuild();
    channels::Description kindOf(const QString& channelId) const;
    QString today() const;

    PageContext& m_context;
    QList<channels::Description> m_kinds;
    QList<domain::Account> m_accounts;
    QList<domain::LedgerDay> m_ledger;
    QList<domain::ParkedEvent> m_parked;
    QHash<AccountId, SyncProgress> m_running;
    QList<AccountLine> m_lines;
    std::optional<Error> m_error;
    models::LatestAnswer<QList<domain::Account>> m_accountsAnswer{this};
    models::LatestAnswer<QList<domain::LedgerDay>> m_ledgerAnswer{this};
    models::LatestAnswer<QList<domain::ParkedEvent>> m_parkedAnswer{this};
    bool m_hasAccounts = false;
    bool m_hasLedger = false;
    bool m_hasParked = false;
    bool m_isPresented = false;
};

} // namespace leadwell::pages
