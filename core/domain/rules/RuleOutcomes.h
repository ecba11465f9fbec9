// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/RuleEvaluation.h"

#include <QByteArray>

namespace leadwell::domain {

/// Some ten bytes for each outcome. decode(encode(x)) = x. Errors of decode: Protocol.
QByteArray encode(const QList<RuleOutcome>& outcomes);
Result<QList<RuleOutcome>> decodeOutcomes(const QByteArray& bytes);

/// "did not fire because intent is BOOKING does not hold". `rule` is the one of that number now, if there is one.
QString sentenceOf(const RuleOutcome& outcome, const Rule* rule);

} // namespace leadwell::domain
