// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Team.h"

namespace leadwell::ctl {

/// The inbox's filters as options; export uses the same.
QList<QCommandLineOption> filterOptions();
/// Errors: usage errors, Invalid, naming the option.
Result<domain::LeadFilter> filterOf(const Invocation& call, const Team& team, Instant now);
/// "Nothing here says “rajehs”. …": for a list that has domain::LeadOrder::isNear.
QString nearSentence(const domain::LeadFilter& filter);
/// What of its text looks like a condition and was not understood, a sentence each: "owner:nosuch was not understood: …"; and
/// that it was cut.
QStringList unreadSentences(const domain::LeadFilter& filter, const Team& team, Instant now);
/// "activity", "score:desc" … Errors: Invalid, naming the columns there are.
Result<domain::LeadSort> sortOf(const QString& text);

/// A column of the printed list.
struct ListColumn {
    QString key;
    QString title;
    QString (*cell)(const domain::LeadRow& row, const json::Names& names, const QTimeZone& zone) = nullptr;
};
/// "number,customer,heat". Errors: Invalid, naming the columns there are.
Result<QList<ListColumn>> columnsOf(const QString& text);

/// "20 Nov 2026 14:30" in the workspace's zone; "-" when not set.
QString timeText(Instant at, const QTimeZone& zone);

} // namespace leadwell::ctl
