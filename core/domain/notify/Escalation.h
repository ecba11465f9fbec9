// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// Who is told of a lead. Stored by its word.
enum class Audience : quint8 {
    Owner,    ///< whose lead it is; the managers where it is nobody's
    Managers, ///< lead managers and admins; who sits at the desk where there are none
    Team,     ///< everybody of the team
};
inline constexpr int audienceCount = 3;
/// "owner"
QString toText(Audience audience);
/// "whoever has the lead"
QString inWords(Audience audience);
/// Errors: Invalid, naming those there are.
Result<Audience> audienceFromText(const QString& text);

/// One step of what happens while nobody answers.
struct EscalationStep {
    Millis after{0}; ///< after the deadline was found missed
    Audience to = Audience::Owner;
    MemberId member; ///< set: they are told, whoever has the lead
    friend bool operator==(const EscalationStep&, const EscalationStep&) = default;
};
/// In the order of their times, no two at once.
using EscalationChain = QList<EscalationStep>;
inline constexpr int escalationStepsMax = 8;

/// The owner at once, the managers a quarter of an hour later.
EscalationChain usualEscalation();
/// Errors: Invalid: more steps than there may be, times that do not grow, or one of more than a week.
Result<void> check(const EscalationChain& chain);
/// Checked. What cannot be read, or was never chosen, is the usual one.
EscalationChain escalationFromJson(const QByteArray& json);
QByteArray toJson(const EscalationChain& chain);

/// When the step after `steps` done ones is due for what was found missed at `detected`; not set: it was the last.
Instant nextStepAt(const EscalationChain& chain, int steps, Instant detected);

} // namespace leadwell::domain
