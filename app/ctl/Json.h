// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/ClockService.h"
#include "core/services/InboxQueries.h"

#include <QJsonArray>
#include <QJsonObject>

namespace leadwell::ctl::json {

using Names = QHash<MemberId, QString>; ///< of the team

/// The words of the model as they are, times in ISO 8601 UTC, null for what is not set.
QJsonObject of(const domain::IntakeOutcome& outcome);
QJsonObject of(const domain::LeadRow& row, const Names& names);
QJsonObject of(const domain::LeadDetail& detail, const Names& names);
QJsonObject of(const services::Stats& stats, const Names& names);
QJsonArray of(const QList<domain::LedgerDay>& days);
QJsonArray of(const QList<services::DueClock>& clocks);
QJsonArray of(const QStringList& texts);
QJsonValue of(Instant at);
QJsonValue textOrNull(const QString& text);

} // namespace leadwell::ctl::json
