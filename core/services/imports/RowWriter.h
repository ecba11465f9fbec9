// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/imports/RowDecision.h"
#include "core/services/lead/Assigning.h"
#include "core/services/rules/RuleRunner.h"

#include <optional>

namespace leadwell::services {

/// Writes decisions in the caller's transaction, in their order: people, leads with score and heat, tags, notes, owners.
class RowWriter {
public:
    /// `fileName` for the sentences that explain: "Named in exhibition.csv."
    RowWriter(store::WriteTx& tx, const QString& fileName) : m_tx(tx), m_teller(tx), m_rules(tx), m_fileName(fileName) {}

    Result<void> write(QList<RowDecision>& decisions);

private:
    Result<void> writePerson(const RowDecision& decision);
    Result<void> writeNewLead(RowDecision& decision);
    Result<void> writeKnownLead(const RowDecision& decision);
    Result<void> writeTagsAndNote(const RowDecision& decision);
    Result<void> recordOwner(LeadId lead, MemberId owner);
    Result<void> giveToTeam(const store::LeadRecord& lead);

    store::WriteTx& m_tx;
    store::notices::Teller m_teller;
    RuleRunner m_rules;
    QString m_fileName;
    int m_month = 0;                    ///< in which what is given counts
    std::optional<Assigner> m_assigner; ///< as long as nothing else gives or closes leads
};

} // namespace leadwell::services
