// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/capture/IntakeSteps.h"
#include "core/services/capture/Recogniser.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

/// One version of an enquiry as it was understood. Without an event: nothing is known of it.
struct EnquiryVersion {
    const ReadEvent* event = nullptr;
    Sender sender;

    QString body() const; ///< the text, or the subject where there is none
    QString product() const;
};

/// A portal handed out an enquiry again with other fields. What the lead, its person and its message have
/// from the version before becomes what is said now, and what is empty is filled; what somebody of the team
/// wrote stays, and nothing is emptied. Other words are read anew: heat, intent, triage. It is no news from the
/// sender: activity, owner and dates stay as they are. The timeline says what changed. Errors: Storage.
Result<void> correct(store::WriteTx& tx, const store::messages::Placed& message, const EnquiryVersion& before,
                     const EnquiryVersion& now);

} // namespace leadwell::services
