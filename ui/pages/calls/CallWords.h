// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"
#include "ui/kit/paint/Pill.h"

#include <QString>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// What the parts of a line say.
QString whoOf(const services::CallEntry& entry);
QString numberOf(const services::CallEntry& entry);
/// Under the name: the company and the number; under a number: whose lead it is.
QString secondLineOf(const services::CallEntry& entry);
/// "Answered", or why they are to be called: "Missed", "Call about the sample", "Very hot".
QString outcomeOf(const services::CallEntry& entry);
kit::Tone toneOf(const services::CallEntry& entry);
/// "inbound · 3 m 12 s", "not reached yet", "tried 2 times"
QString detailOf(const services::CallEntry& entry);
/// What was said, or what is promised.
QString notesOf(const services::CallEntry& entry);
/// When it was, or is due.
QString whenOf(const services::CallEntry& entry, const models::MemberCache& members, const Clock& clock);
/// All of it, for who hears it.
QString spokenOf(const services::CallEntry& entry, const models::MemberCache& members, const Clock& clock);

} // namespace leadwell::pages
