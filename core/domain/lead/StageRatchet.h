// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QString>

namespace leadwell::domain {

/// The stage as it is, and who set it.
struct StageNow {
    Stage stage = Stage::New;
    Instant setByPersonAt; ///< not set: no person did
};

/// How far along a stage is; parked ones stand where the work stopped.
int positionOf(Stage stage);

/// Why a rule does not move a lead to a stage; empty: it may. Only forwards; a lead that is won, lost or disqualified stays so;
/// what a person set is left alone for 24 hours, unless something happened that nobody can mean otherwise (`isDeed`: a payment, a
/// contact). Pure. Source: spec mission §2.3.
QString whyNotMoved(const StageNow& now, Stage to, bool isDeed, Instant at);

} // namespace leadwell::domain
