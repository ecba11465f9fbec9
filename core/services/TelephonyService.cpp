// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TelephonyService.h"

#include "core/base/Log.h"
#include "core/services/DeskCore.h"
#include "core/services/IntakeService.h"
#include "core/services/call/SystemCall.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace leadwell::services {

using namespace domain;
using channels::AccountConfig;
using channels::LineState;

namespace {

constexpr Millis openAgain{60'000}; ///< a vault that was locked is asked again

} // namespace

/// What the lines' threads hold of us; closed when we go.
struct TelephonyService::Gate {
    std::mutex mutex;
    TelephonyService* service = nullptr;
};

class TelephonyService::Ear final : public channels::CallListener, public std::enable_shared_from_this<Ear> {
public:
    Ear(std::shared_ptr<Gate> gate, AccountId account) : m_gate(std::move(gate)), m_account(account) {}

    void cut() { m_isCut = true; }
    bool isCut() const { return m_isCut; }

    void lineChanged(const LineState& state) override {
        bring([self = shared_from_this(), account = m_account, state](TelephonyService& service) {
            service.onLine(account, self, state);
        });
    }
    void callChanged(const PhoneCall& call) override {
        PhoneCall named = call;
        named.id = systemCallId(m_account.text(), call.id);
        bring([self = shared_from_this(), named](TelephonyService& service) {
            if (!self->isCut())
                Q_EMIT service.callChanged(named);
        });
    }
    Result<bool> accept(RawEvent event) override {
        const std::scoped_lock lock(m_gate->mutex);
        if (!m_gate->service)
            return Error{ErrorKind::Cancelled, QStringLiteral("The connection was closed."), {}};
        event.account = m_account.text();
        TelephonyService& service = *m_gate->service;
        // On the line's own thread, which has to wait until it is durable.
        const Result<bool> stored = IntakeService(service.m_core).store(std::move(event)).result();
        if (stored)
            QMetaObject::invokeMethod(
                &service, [&service] { service.onAccepted(); }, Qt::QueuedConnection);
        return stored;
    }

private:
    void bring(std::function<void(TelephonyService&)> what) {
        const std::scoped_lock lock(m_gate->mutex);
        if (TelephonyService* service = m_gate->service; service && !m_isCut)
            QMetaObject::invokeMethod(
                service, [service, what = std::move(what)] { what(*service); }, Qt::QueuedConnection);
    }

    std::shared_ptr<Gate> m_gate;
    AccountId m_account;
    std::atomic<bool> m_isCut{false};
};

struct TelephonyService::Line {
    std::shared_ptr<Ear> ear;
    std::unique_ptr<channels::PhoneLine> line; ///< nullptr: not open yet, or it could not be
    bool isOpening = true;
    bool isListening = false;
    Millis tryAgainAt{0};

    ~Line() { ear->cut(); }
};

TelephonyService::TelephonyService(DeskCore& core, Open open, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_open(std::move(open))
    , m_gate(std::make_shared<Gate>()) {
    m_gate->service = this;
}

TelephonyService::~TelephonyService() {
    stop();
    const std::scoped_lock lock(m_gate->mutex);
    m_gate->service = nullptr;
}

void TelephonyService::keep(const QList<Account>& accounts) {
    QSet<AccountId> wanted;
    for (const Account& account : accounts) {
        const channels::Channel* channel = m_core.channels.find(account.channelId);
        if (!channel || !channel->telephony() || account.isPaused)
            continue;
        wanted.insert(account.id);
        const auto line = m_lines.value(account.id);
        const bool isThere = line && (line->isOpening || line->line || m_core.clock.steady() < line->tryAgainAt);
        if (!isThere)
            connectLine(account);
    }
    m_lines.removeIf([&wanted](const auto& entry) { return !wanted.contains(entry.key()); });
}

void TelephonyService::forget(AccountId account) {
    m_lines.remove(account);
}

void TelephonyService::stop() {
    QList<Answer<bool>> closing;
    for (const auto& line : std::as_const(m_lines)) {
        line->ear->cut();
        if (line->line)
            closing.append(line->line->close());
    }
    for (const Answer<bool>& one : std::as_const(closing))
        (void)one.result(); // The program ends: what is over is written before.
    m_lines.clear();
}

void TelephonyService::connectLine(const Account& account) {
    const auto line = std::make_shared<Line>();
    line->ear = std::make_shared<Ear>(m_gate, account.id);
    m_lines.insert(account.id, line);
    m_open(account).then(this, [this, id = account.id, channelId = account.channelId,
                                waiting = std::weak_ptr(line)](const Result<AccountConfig>& config) {
        const auto present = waiting.lock();
        const channels::Channel* channel = m_core.channels.find(channelId);
        if (!present || !channel || !channel->telephony())
            return;
        present->isOpening = false;
        auto opened = config ? channel->telephony()->listen(*config, present->ear)
                             : Result<std::unique_ptr<channels::PhoneLine>>(config.error());
        if (opened) {
            present->line = std::move(opened).value();
            return;
        }
        present->tryAgainAt = m_core.clock.steady() + openAgain;
        Q_EMIT lineChanged(id, {LineState::Kind::Lost, opened.error()});
    });
}

void TelephonyService::onLine(AccountId account, const std::shared_ptr<Ear>& ear, const LineState& state) {
    const auto line = m_lines.value(account);
    if (!line || line->ear != ear)
        return;
    line->isListening = state.kind == LineState::Kind::Listening;
    Q_EMIT lineChanged(account, state);
}

void TelephonyService::onAccepted() {
    IntakeService(m_core).processWaiting().then(this, [](const Result<int>& worked) {
        if (!worked)
            qCWarning(logIntake).noquote() << "a call waits:" << worked.error().detail;
    });
}

bool TelephonyService::canDial() const {
    return std::any_of(m_lines.cbegin(), m_lines.cend(),
                       [](const std::shared_ptr<Line>& one) { return one->isListening && one->line && one->line->canDial(); });
}

Answer<QString> TelephonyService::dial(const QString& number) {
    for (const auto& one : std::as_const(m_lines)) {
        if (one->isListening && one->line && one->line->canDial())
            return one->line->dial(number);
    }
    return answered<QString>(
        Error{ErrorKind::Offline, QStringLiteral("No telephone system is connected now; nothing was dialled."), {}});
}

} // namespace leadwell::services
