// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/parts/ChoicePicker.h"

namespace leadwell::pages {

/// Everybody who can own a lead, for a ChoicePicker; the id of a choice is the member's as text. `owner` has it now, or nobody.
QList<Choice> peopleChoices(const PageContext& context, MemberId owner);

} // namespace leadwell::pages
