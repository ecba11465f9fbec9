// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Progress.h"
#include "core/domain/assignment/BackTestWords.h"
#include "core/services/RuleService.h"

#include <QHash>

#include <memory>
#include <optional>

namespace leadwell::services {

class DeskCore;

/// Another way in which leads would be given.
struct AssignmentTrial {
    std::optional<domain::AssignmentRules> rules; ///< not set: those of the time
    QHash<MemberId, domain::PersonLimits> limits; ///< whoever is not named takes as many as they took
    /// Whether new leads are given at once (AUTO), or wait in triage for a person (MANUAL); not set: as it is. No back-test
    /// looks at it.
    std::optional<bool> givesAtOnce = {};
};

/// What rules would have done to what really came, before they are in force: looked at in the background, with progress, and
/// ended when somebody wants it. Nothing but save() changes anything.
class TrialService {
public:
    explicit TrialService(DeskCore& core) : m_core(core) {}

    /// RuleService::preview. Errors also: Cancelled (by `progress`, which counts what the rule is asked about).
    Answer<RulePreview> preview(domain::Rule rule, int days, std::shared_ptr<Progress> progress);
    /// TeamService::backTest, also with other limits. Errors also: Cancelled (by `progress`, which counts seconds of that time).
    Answer<domain::BackTestReport> backTest(AssignmentTrial trial, Instant from, Instant to, std::shared_ptr<Progress> progress);
    /// The rules, if they are set, and the limits are in force, in one undo step. Errors: Invalid, as TeamService has them.
    Answer<domain::AssignmentRules> save(AssignmentTrial trial);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
