// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/channels/Channel.h"
#include "core/channels/Telephony.h"
#include "core/domain/call/PhoneCall.h"
#include "core/domain/capture/Ledger.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace leadwell::services {

class DeskCore;

/// The connections to telephone systems: calls as they happen, and dialling. What is over is written down by itself, through
/// the ledger, whether anybody looks or not. Lives on the application's main thread; the lines have their own.
class TelephonyService final : public QObject {
    Q_OBJECT
public:
    using Open = std::function<Answer<channels::AccountConfig>(const domain::Account&)>;
    /// `open` gives an account with its secrets in the clear.
    TelephonyService(DeskCore& core, Open open, QObject* parent = nullptr);
    ~TelephonyService() override;

    /// The accounts there are: those that listen are connected, those that are gone or paused no longer.
    void keep(const QList<domain::Account>& accounts);
    /// It was saved with other settings: connected anew.
    void forget(AccountId account);
    /// The desk is about to close: waits until calls that are over are written down.
    void stop();

    /// A system is connected that rings a phone of this desk.
    bool canDial() const;
    /// Rings our phone, then calls `number` (E.164). Errors: Offline, Denied, Invalid, TimedOut (nobody picked up).
    Answer<QString> dial(const QString& number);

Q_SIGNALS:
    /// A call of this desk, or one that was: rings, is answered, is over. Its id is NewCall::providerId.
    void callChanged(const leadwell::domain::PhoneCall& call);
    void lineChanged(leadwell::AccountId account, const leadwell::channels::LineState& state);

private:
    struct Gate;
    class Ear;
    struct Line;
    void connectLine(const domain::Account& account);
    void onLine(AccountId account, const std::shared_ptr<Ear>& ear, const channels::LineState& state);
    void onAccepted();

    DeskCore& m_core;
    Open m_open;
    std::shared_ptr<Gate> m_gate;
    QHash<AccountId, std::shared_ptr<Line>> m_lines;
};

} // namespace leadwell::services
