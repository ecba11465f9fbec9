// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TriageService.h"

#include <QString>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

/// What triage says about a lead and about the team, translated.
namespace leadwell::pages {

/// "Assign to Karan Shah"; for what is decided who has it, or the lead's stage.
QString whatOf(const services::TriageEntry& entry, const models::MemberCache& members);
/// "Phone number": what a customer can be asked for.
QString labelOf(domain::MissingDetail detail);
/// "cotton yarn · 6 of 15 leads · confidence 0.89"
QString becauseOf(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock);
/// "Rohan Mehta, Urgent, WhatsApp. Urgent quantity. Assign to Karan Shah: cotton yarn, confidence 0.89"
QString spokenEntry(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock);
/// Everything about it in lines, for a tool tip.
QString exactEntry(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock);

} // namespace leadwell::pages
