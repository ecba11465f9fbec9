// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/assignment/Decision.h"

#include <QByteArray>

namespace leadwell::domain {

/// A decision with everything it was made of, as it is kept: anybody can make it again (ASG-12, REQ-P06.5). The text is JSON in
/// one fixed form; its hash stands in the record that follows it, so that none can be changed or taken out unnoticed.
struct DecisionRecord {
    Instant at;
    LeadFacts lead;
    AssignmentRules rules;
    QList<Candidate> candidates;
    AssignmentDecision decision; ///< its sentence is not kept: it is made again with the rest
    QByteArray previous;         ///< hash of the record before, 32 bytes; empty for the first
    friend bool operator==(const DecisionRecord&, const DecisionRecord&) = default;
};

QByteArray toJson(const DecisionRecord& record);
/// Errors: Invalid, for what is no record.
Result<DecisionRecord> recordFromJson(const QByteArray& json);
/// The rules by themselves, as a workspace keeps them. Errors: Invalid.
QByteArray toJson(const AssignmentRules& rules);
Result<AssignmentRules> rulesFromJson(const QByteArray& json);
/// Of the text, byte for byte: SHA-256.
QByteArray hashOf(const QByteArray& json);
/// Decides again from what is kept. Errors: Conflict, with what differs; Invalid.
Result<void> decideAgain(const QByteArray& json);

} // namespace leadwell::domain
