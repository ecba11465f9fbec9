// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QMetaType>
#include <QString>

namespace leadwell::domain {

/// A call as a telephone system tells of it: one, however many lines, phones and transfers it took.
struct PhoneCall {
    enum class State : quint8 { Ringing, Answered, Ended };

    QString id; ///< what the system calls it; the same one again is the same call
    State state = State::Ringing;
    Direction direction = Direction::Inbound;
    QString number;        ///< of the other side, as told; empty: withheld
    QString name;          ///< as told; empty where it only repeats the number
    QString phone;         ///< of ours: which answered, or which rings first; empty: none did
    bool isOurs = true;    ///< one of the phones of this desk rings, answered or dialled
    bool isLate = false;   ///< it went on already when the connection was made
    bool isCutOff = false; ///< the connection was lost during the call, or its end was never told: when it ended is not known
    Instant startedAt;
    Instant answeredAt;                          ///< not set: nobody did
    Instant endedAt;                             ///< not set before State::Ended
    CallOutcome outcome = CallOutcome::NoAnswer; ///< Answered as soon as somebody did
    QString cause;                               ///< why it ended, as told: "User busy"
    QString recording;                           ///< an http(s) link or the path of a file; empty: none is known

    /// From the answer to the end; 0 when nobody answered. Never negative.
    qint64 talkSeconds() const { return answeredAt.isSet() && endedAt > answeredAt ? (endedAt - answeredAt).count() / 1'000 : 0; }
    friend bool operator==(const PhoneCall&, const PhoneCall&) = default;
};

} // namespace leadwell::domain

Q_DECLARE_METATYPE(leadwell::domain::PhoneCall)
