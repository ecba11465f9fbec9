// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/assignment/Fairness.h"

namespace leadwell::services {

class DeskCore;

/// How leads were shared out, from the ledger of decisions (docs/adr/0009).
class FairnessService {
public:
    explicit FairnessService(DeskCore& core) : m_core(core) {}

    /// From one moment up to another; some 30 µs a decision with ten people. Errors: Invalid (it ends before it begins).
    Answer<domain::FairnessReport> report(Instant from, Instant to);
    /// Of the last so many days.
    Answer<domain::FairnessReport> report(int days);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
