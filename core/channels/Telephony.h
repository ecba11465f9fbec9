// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/call/PhoneCall.h"
#include "core/domain/capture/Capture.h"

#include <memory>

namespace leadwell::channels {

struct AccountConfig;

/// How it stands with a telephone system.
struct LineState {
    enum class Kind : quint8 { Connecting, Listening, Lost };
    Kind kind = Kind::Connecting;
    Error error; ///< of Lost: why, as a sentence for the person
};

/// Who hears what a telephone system tells. Called on the line's own thread, one call at a time; what is under way when
/// the line goes may still arrive.
class CallListener {
public:
    virtual ~CallListener() = default;
    virtual void lineChanged(const LineState& state) = 0;
    /// It rings, somebody answered, it is over: each once for a call, in this order; what it skips did not happen. That it rings
    /// is told again when a phone of this desk begins to ring later than others.
    virtual void callChanged(const domain::PhoneCall& call) = 0;
    /// A call that is over, as it was told, for the ledger; durable when this returns. False: it was there already. On an
    /// error the line keeps it and comes again.
    virtual Result<bool> accept(domain::RawEvent event) = 0;
};

/// A connection that listens for as long as it lives; what is lost is connected again, with growing pauses. Destroying it
/// does not wait for the network. Thread-safe.
class PhoneLine {
public:
    virtual ~PhoneLine() = default;
    /// Rings our phone and, when it is picked up, calls `number` (E.164). Answers when our phone was picked up.
    /// Errors: Offline (not connected), Denied, Invalid (no phone of ours is set), TimedOut (nobody picked up).
    virtual Answer<QString> dial(const QString& number) = 0;
    /// It knows which phone is ours.
    virtual bool canDial() const = 0;
    /// Ends the connection. Calls that are over are handed to the listener first, whatever may still be told of them; answers
    /// when that is done. Destroying it does the same and does not wait.
    virtual Answer<bool> close() = 0;
};

/// What a channel offers that is a telephone system (mission CAL-06): ring, answer, end and recording of calls as they
/// happen. Each call that is over comes as one raw event as well, which Channel::parse() reads into ParsedEvent::call.
class Telephony {
public:
    virtual ~Telephony() = default;
    /// Connects and listens. Answers at once; what follows is told to the listener. Errors: Invalid, Denied (settings).
    virtual Result<std::unique_ptr<PhoneLine>> listen(const AccountConfig& account,
                                                      std::shared_ptr<CallListener> listener) const = 0;
};

} // namespace leadwell::channels
