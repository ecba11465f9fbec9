// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/PersonUnion.h"
#include "ui/pages/PageContext.h"

class QWidget;

namespace leadwell::pages {

/// Shows the people of two leads side by side over the window of `over`, and makes them one when that is accepted.
void openMerge(PageContext& context, QWidget* over, qint64 lead, qint64 other);

/// Asks at `anchor` with whom the person of a lead is to be merged: whoever is suggested first, then who is like them, or
/// anybody else by what is typed of them. Where there is just one, and it is suggested, their comparison opens at once.
void chooseMerge(PageContext& context, QWidget* over, QWidget* anchor, qint64 lead);

/// They are two again, as one undo step.
void takeApart(PageContext& context, QWidget* over, UnionId id);

} // namespace leadwell::pages
