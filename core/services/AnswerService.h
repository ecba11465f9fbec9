// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/clock/AnswerTimes.h"

namespace leadwell::services {

class DeskCore;

/// How fast people answer, from the clocks that were due (docs/adr/0010).
class AnswerService {
public:
    explicit AnswerService(DeskCore& core) : m_core(core) {}

    /// Of the last so many days.
    Answer<domain::AnswerTimes> times(int days);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
