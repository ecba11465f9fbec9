// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/channels/asterisk/AmiReader.h"

#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace leadwell::channels::asterisk {

/// How to enter a manager.
struct AmiAccess {
    QString user;
    QString secret;
    bool isPrivate = false; ///< nobody listens on the way (TLS, this computer): the secret itself may be sent
};

/// What a call of ours is to be.
struct AmiDial {
    QByteArray channel; ///< our phone: "PJSIP/101"
    QByteArray context;
    QByteArray number; ///< as the system dials it
    Millis timeout{30'000};
};

/// One conversation with a manager, from its banner to its end. A state machine: what came in, and the time, go in; what is
/// to be sent, and what happened, come out. No I/O, no clock. Source: reference of AMI 2.x to 9.x (Login, Challenge,
/// Ping, Originate, CoreShowChannels), read in November 2026.
class AmiSession {
public:
    enum class State : quint8 { Banner, Challenge, Login, Listening, Failed };

    static constexpr Millis loginTimeout{15'000}; ///< from the connection until we are let in
    static constexpr Millis pingEvery{30'000};
    static constexpr Millis pingTimeout{20'000};

    /// `now` in any steady time; only differences count.
    AmiSession(AmiAccess access, Millis now);

    void received(QByteArrayView bytes, Millis now);
    /// To be called every second or so.
    void tick(Millis now);
    /// Answers with the number under which its outcome comes. Only while Listening.
    int dial(const AmiDial& dial, Millis now);

    State state() const { return m_state; }
    /// Of Failed. Kinds: Denied (refused), TimedOut, Protocol, Offline (the system is being shut down).
    const Error& error() const { return m_error; }
    /// "Asterisk Call Manager/5.0.2"
    QString banner() const { return m_banner; }
    /// Nothing of it may be logged: it may hold the secret.
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    std::optional<AmiBlock> nextEvent();

    struct Dialled {
        int no = 0;
        Result<QString> outcome;
    };
    std::deque<Dialled> takeDialled() { return std::exchange(m_dialled, {}); }

private:
    struct Dialling {
        Millis deadline{0};
    };
    int send(const QByteArray& action, const QList<AmiBlock::Field>& fields);
    void begin();
    void take(const AmiBlock& block, Millis now);
    void takeResponse(const AmiBlock& block, int no, Millis now);
    void takeChallenge(const AmiBlock& block, bool isSuccess);
    void takeLogin(const AmiBlock& block, bool isSuccess, Millis now);
    void takeDialled(const AmiBlock& block, int no);
    void sendPlainLogin();
    void fail(ErrorKind kind, const QString& sentence, const QString& detail);

    AmiAccess m_access;
    AmiReader m_reader;
    State m_state = State::Banner;
    Error m_error;
    QString m_banner;
    QByteArray m_output;
    std::deque<AmiBlock> m_events;
    std::deque<Dialled> m_dialled;
    std::map<int, Dialling> m_dialling;
    Millis m_deadline; ///< of the login, or of the answer to a ping
    Millis m_lastHeard;
    int m_actions = 0;
    int m_awaited = 0; ///< the action whose answer the state waits for; of Listening: the ping, 0: none
};

} // namespace leadwell::channels::asterisk
