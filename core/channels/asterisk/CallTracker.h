// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/asterisk/AmiReader.h"
#include "core/channels/asterisk/CallNames.h"
#include "core/domain/call/PhoneCall.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace leadwell::channels::asterisk {

/// Events of channels to calls with somebody outside. A call is what has one Linkedid: however many channels, transfers and
/// phones that ring together, it is told once: it rings, somebody answered, it is over. Calls inside the house are nobody's
/// business. An id that was a call already is none again. Pure: the time goes in; bounded.
class CallTracker {
public:
    static constexpr Millis grace{2'000};                        ///< the system's own record of a call may come so late
    static constexpr Millis silenceMax = std::chrono::hours(26); ///< a call nobody tells anything of any more is over
    static constexpr qsizetype callsMax = 2'000;                 ///< at a time; more are not followed
    static constexpr qsizetype bytesMax = 64 * 1024;             ///< kept of a call; from there on only what decides

    explicit CallTracker(House house) : m_house(std::move(house)) {}

    /// `now` must not run backwards.
    void take(const AmiBlock& event, Instant now);
    void tick(Instant now);
    /// The connection is gone: what goes on is compared with the system's list when it is back.
    void lost();
    /// What is over is not kept for the system's record of it.
    void releaseEnded();
    /// Everything is over: for a text that is read to its end.
    void finish(Instant now);

    /// No call goes on or waits for its record.
    bool isIdle() const { return m_lives.isEmpty(); }
    /// What happened, oldest first.
    std::optional<domain::PhoneCall> nextChange();

    struct Finished {
        domain::PhoneCall call;
        QByteArray bytes; ///< all that was told of it: callOf() reads the same call from it
    };
    std::optional<Finished> nextFinished();

    /// The call that these bytes tell of: what nextFinished() gave, or events as Asterisk sends them, with its times
    /// ("timestampevents = yes"). Errors: Protocol (there is no call with somebody outside in it).
    static Result<domain::PhoneCall> callOf(const QByteArray& bytes);
    /// Its id; empty when there is none.
    static QString idOf(const QByteArray& bytes);

private:
    struct Leg {
        QString name;
        QString call;
        QString number;
        QString caller;
        QString exten;
        QString bridge;
        LegKind kind = LegKind::Link;
        bool isDialled = false; ///< by somebody of the call: not the one who began it
        int listing = 0;        ///< of the connection that told of it last
    };
    struct Life {
        domain::PhoneCall call;
        QByteArray bytes;
        QSet<QString> legs;
        Instant lastToldAt;
        Instant releaseAt; ///< when it is over: until then the system's record may come
        QString dialStatus;
        QString causeNo;
        bool hasDirection = false;
        bool isTold = false;
        bool wasOurs = false;
        bool isVoicemail = false;
    };

    Life* lifeOf(const QString& id, Instant now);
    Leg* legOf(const AmiBlock& event, const QByteArray& before, Instant now);
    void updateLeg(Leg& leg, const AmiBlock& event, const QByteArray& before);
    void move(const QString& uniqueId, Leg& leg, const QString& to, Instant now);
    void onDialBegin(const AmiBlock& event, Instant now);
    void onDialEnd(const AmiBlock& event, Instant now);
    void onBridge(const AmiBlock& event, Instant now);
    void onHangup(const AmiBlock& event, Instant now);
    void onRecord(const AmiBlock& event);
    void onListed(const AmiBlock& event, Instant now);
    void onListEnd();
    void decide(Life& life, const QString& dialString);
    void answer(Life& life, const Leg& by, Instant at);
    void dropLeg(const QString& uniqueId, Instant at, bool isCutOff);
    void end(Life& life, Instant at, bool isCutOff);
    void keep(Life& life, const AmiBlock& event, Instant now);
    void tell(Life& life);
    void release(const QString& id);

    House m_house;
    QHash<QString, Leg> m_legs;             ///< by Uniqueid
    QHash<QString, Life> m_lives;           ///< by Linkedid
    QHash<QString, QString> m_callOfRecord; ///< Uniqueid to Linkedid, of legs that are gone while their call is kept
    QSet<QString> m_over;
    std::deque<QString> m_overOrder;
    std::deque<domain::PhoneCall> m_changes;
    std::deque<Finished> m_finished;
    int m_listing = 1;
};

} // namespace leadwell::channels::asterisk
