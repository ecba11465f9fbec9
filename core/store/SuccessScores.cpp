// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SuccessScores.h"

#include "core/store/repository/SuccessRepository.h"

namespace leadwell::store {

Result<domain::Scores> SuccessScores::at(Connection& connection, Instant at) {
    if (m_isKnown && at >= m_from && at < m_until)
        return m_scores;
    m_isKnown = false;
    LW_TRY(m_scores, success::scores(connection, at));
    LW_TRY(m_until, success::scoresChangeAt(connection, at));
    m_from = at;
    m_isKnown = true;
    return m_scores;
}

} // namespace leadwell::store
