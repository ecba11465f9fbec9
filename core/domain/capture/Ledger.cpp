// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Ledger.h"

namespace leadwell::domain {

QString toText(IntakeOutcome::State state) {
    switch (state) {
    case IntakeOutcome::State::Attached:
        return QStringLiteral("attached");
    case IntakeOutcome::State::Parked:
        return QStringLiteral("parked");
    case IntakeOutcome::State::Duplicate:
        return QStringLiteral("duplicate");
    case IntakeOutcome::State::Ignored:
        break;
    }
    return QStringLiteral("ignored");
}

} // namespace leadwell::domain
