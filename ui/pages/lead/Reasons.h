// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

class QWidget;

namespace leadwell::pages {

/// What somebody may ask "why?" about.
enum class Why : quint8 { Score, Heat, Owner, Triage };

/// Opens the reasons under `anchor`: every part of the score with its rule version and history, what decided heat and
/// priority, who could have had the lead, what triage read out of the message.
void openReasons(PageContext& context, const domain::LeadDetail& detail, Why why, QWidget* anchor);

/// What the reasons are about, for a menu: "Score 92", "Owner Karan S".
QString whyTitle(const PageContext& context, const domain::LeadDetail& detail, Why why);

} // namespace leadwell::pages
