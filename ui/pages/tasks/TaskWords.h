// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TaskService.h"
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
/// "Rohan Mehta · L-41207 · every Mon at 09:00"
QString lineUnder(const services::TaskEntry& entry);
/// "12 min", "overdue 2 h", "done 5 min ago"
QString dueOf(const services::TaskEntry& entry, const models::MemberCache& members, const Clock& clock);
/// "Mon 10:00", when it was due or done
QString exactDueOf(const services::TaskEntry& entry, const models::MemberCache& members, const Clock& clock);
kit::Tone toneOf(const services::TaskEntry& entry, const Clock& clock);
/// All of it, for who hears it.
QString spokenOf(const services::TaskEntry& entry, const models::MemberCache& members, const Clock& clock);
/// As a line of text, for who copies it.
QString copiedOf(const services::TaskEntry& entry, const models::MemberCache& members);

} // namespace leadwell::pages
