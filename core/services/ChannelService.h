// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/channels/Channel.h"
#include "core/channels/Telephony.h"
#include "core/domain/capture/Ledger.h"
#include "core/net/RateLimiter.h"
#include "core/services/StoreRateMemory.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>

namespace leadwell::vault {
class Vault;
}

namespace leadwell::services {

class DeskCore;
class TelephonyService;

/// Connected sources: accounts with their sealed secrets, the capture ledger, parked events, and the polling that keeps
/// them current. Lives on the application's main thread; polls run on the channels' own threads.
class ChannelService final : public QObject {
    Q_OBJECT
public:
    ChannelService(DeskCore& core, vault::Vault& vault, QObject* parent = nullptr);
    ~ChannelService() override;

    QList<channels::Description> kinds() const;
    /// With nextSyncAt where a channel said how long no further call is allowed.
    Answer<QList<domain::Account>> accounts();
    /// Adds when the id is not set. `secrets` holds only those typed now; the others stay as they are.
    /// Errors: Invalid (a required field is empty; names it), Denied (the vault is locked: its sentence).
    Answer<AccountId> saveAccount(domain::Account account, QMap<QString, QString> secrets);
    /// Forgets the account and its secrets; what it brought stays.
    Answer<bool> removeAccount(AccountId account);
    Answer<bool> setPaused(AccountId account, bool isPaused);
    /// Signs in with what is typed (missing secrets come from the vault). Nothing is stored.
    Answer<QString> test(domain::Account account, QMap<QString, QString> secrets);

    /// Polls now; answers when done. A poll that is already running answers with that one's result.
    Answer<channels::PollReport> sync(AccountId account);
    bool isSyncing(AccountId account) const;
    /// Polls every account that is not paused, each at its channel's pace, until stopPolling().
    void startPolling();
    void stopPolling();
    /// Telephone systems are connected while accounts are polled.
    TelephonyService& telephony() { return *m_telephony; }

    /// One row per account and day, newest day first.
    Answer<QList<domain::LedgerDay>> ledger(int days);
    Answer<QList<domain::ParkedEvent>> parked();
    /// Reads the parked event again, with today's code.
    Answer<domain::IntakeOutcome> retryParked(EventId event);
    /// Makes a lead of a parked event by hand: the raw text becomes the message.
    Answer<domain::IntakeOutcome> makeLeadOfParked(EventId event, QString name, QString contact);

Q_SIGNALS:
    /// Sync went on (sentence, done, total) for an account. done = total = -1: ended; ask accounts() for the outcome.
    void syncStateChanged(leadwell::AccountId account, const QString& sentence, int done, int total);
    void accountsChanged();

private:
    struct Running;
    /// When an account is polled next, on Clock::steady().
    struct Due {
        Millis at{0};
        bool isTold = false; ///< by the other side, through its channel
    };
    void pollDue();
    bool isDue(const domain::Account& account, Millis pollEvery) const;
    void setDue(AccountId id, const Running& running);
    Answer<channels::AccountConfig> openConfig(const domain::Account& account, const QMap<QString, QString>& typed);
    Result<channels::AccountConfig> openedConfig(const domain::Account& account, const QMap<QString, QString>& typed,
                                                 const QMap<QString, QByteArray>& boxes, const Result<bool>& open) const;
    void poll(AccountId id, const std::shared_ptr<Running>& running, const QString& channelId,
              const channels::AccountConfig& config, const channels::Cursor& cursor);
    void finishSync(AccountId id, const std::shared_ptr<Running>& running, const Result<channels::PollReport>& report);
    void connectAnew(AccountId account);
    void onLine(AccountId id, const channels::LineState& state);
    static QString accountName(const QList<domain::Account>& all, const QString& account);

    DeskCore& m_core;
    vault::Vault& m_vault;
    StoreRateMemory m_rateMemory;
    net::RateLimiter m_limiter;
    QTimer m_timer;
    QHash<AccountId, std::shared_ptr<Running>> m_running;
    std::unique_ptr<TelephonyService> m_telephony;
    QHash<AccountId, QString> m_lineTold; ///< the state of a line as it was written down last
    QHash<AccountId, Due> m_due;          ///< of accounts that were tried in this run
};

} // namespace leadwell::services
