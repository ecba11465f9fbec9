// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/Telephony.h"
#include "core/channels/asterisk/AmiSession.h"
#include "core/channels/asterisk/AmiSettings.h"
#include "core/channels/asterisk/CallTracker.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace leadwell::channels::asterisk {

/// How long to wait before the next try: longer each time, and longest where only a person can help. In milliseconds, with
/// some chance in it, so that ten desks do not come at once.
Millis pauseBefore(int attempt, ErrorKind why, Random& random);

/// One account's connection, on the network's thread: a socket around AmiSession and CallTracker. Connects again by itself.
class AmiLink final : public QObject {
    Q_OBJECT
public:
    AmiLink(AmiSettings settings, std::shared_ptr<const Clock> clock, Random& random, std::shared_ptr<CallListener> listener);
    ~AmiLink() override;

    void start();
    void dial(const QString& number, const std::shared_ptr<Promise<Result<QString>>>& promise);

private:
    void connectNow();
    void onReadyRead();
    void onSocketError();
    void onTick();
    void drain();
    void lose(const Error& error);
    void hangUp();
    void takeEvents();
    void handOn();
    void collect();
    void handOnLast();
    void tellState(LineState::Kind kind, const Error& error = {});
    Instant now() const;

    AmiSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    Random& m_random;
    std::shared_ptr<CallListener> m_listener;
    Instant m_startedAt;
    Millis m_startedSteady;
    CallTracker m_tracker;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<AmiSession> m_session;
    std::map<int, std::shared_ptr<Promise<Result<QString>>>> m_dialling;
    std::deque<domain::RawEvent> m_unaccepted;
    QTimer m_tick;
    Millis m_connectDeadline{0}; ///< while the connection is being made
    Millis m_retryAt{0};         ///< while there is none
    Millis m_acceptAt{0};        ///< when what was refused is offered again
    int m_failures = 0;
    bool m_isListening = false;
};

} // namespace leadwell::channels::asterisk
