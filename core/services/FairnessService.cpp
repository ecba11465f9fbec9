// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/FairnessService.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/LedgerReplay.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

using namespace domain;
using store::Connection;

namespace {

Result<FairnessReport> fairness(Connection& connection, Instant from, Instant to) {
    if (to <= from)
        return Error{ErrorKind::Invalid, QStringLiteral("The time ends before it begins."), {}};
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    Fairness fairness(from, to, QTimeZone(settings.timeZone.toUtf8()));
    LW_CHECK(store::ledger::decisions(connection, from, [&](const store::ledger::Replayed& one) -> Result<bool> {
        if (one.isCorrection) {
            LW_TRY(const LedgerCorrection correction, correctionFromJson(one.json));
            fairness.take(correction);
            return true;
        }
        LW_TRY(const DecisionRecord record, recordFromJson(one.json));
        fairness.take(one.no, record);
        return true;
    }));
    FairnessReport report = fairness.report();
    LW_TRY(const auto byHand, store::ledger::givenByHand(connection, from, to));
    for (FairnessPerson& person : report.people)
        person.byHand = byHand.value(person.id);
    return report;
}

} // namespace

Answer<FairnessReport> FairnessService::report(Instant from, Instant to) {
    return m_core.store.read<FairnessReport>([from, to](Connection& connection) { return fairness(connection, from, to); },
                                             store::Store::Reading::Long);
}

Answer<FairnessReport> FairnessService::report(int days) {
    // What is decided in this very moment belongs to it.
    const Instant end = m_core.clock.now() + Millis(1);
    return report(end - std::chrono::hours(24) * days, end);
}

} // namespace leadwell::services
