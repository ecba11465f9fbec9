// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Understanding.h"
#include "core/domain/scoring/Heat.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// What a customer said, as a lead takes it in.
struct SaidToLead {
    const domain::Understanding& understood;
    Instant at;
    QString body;
    QString product; ///< as a field of its own said it, otherwise as understood
};

/// The triage of the last messages together (mission §2.4).
struct Together {
    domain::Triage triage;
    domain::IntentHeat intent;
    bool keepsIntent = false; ///< what was said before is stronger
};
/// A chaser adds to what was asked, it does not replace it. A message that arrives late is the earlier one. Pure.
Together withWhatWasSaid(const store::LeadRecord& lead, const SaidToLead& said, domain::Triage triage, bool isNewLead);

/// What the message said becomes fields of the lead: newer evidence replaces older, nothing is emptied.
Result<void> understandInto(store::WriteTx& tx, const store::LeadRecord& lead, const SaidToLead& said, const Together& together);

} // namespace leadwell::services
