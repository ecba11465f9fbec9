// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/capture/Capture.h"
#include "core/services/sample/SamplePeople.h"

namespace leadwell::services::sample {

/// The word under which sample events stand in the capture ledger.
QString sampleAccount();

struct EventOf {
    Customer customer;
    domain::Channel channel = domain::Channel::WhatsApp;
    int lead = 0; ///< serial of the story, part of the ids
    int turn = 0; ///< 0: the first message; later ones answer it
    Instant at;
};

/// The raw bytes as they would have arrived: JSON for most channels, a whole MIME message for e-mail.
domain::RawEvent rawEventOf(const EventOf& event, Random& random);
/// Somebody's holiday notice, in the thread of their first mail.
domain::RawEvent autoReplyOf(const EventOf& event);
/// Two events nobody can read: a form that was cut off, a mail in a charset nobody knows.
domain::RawEvent cutOffForm(Instant at);
domain::RawEvent unknownCharsetMail(Instant at);

} // namespace leadwell::services::sample
