// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::pages {

struct PageContext;

/// What of a typed search was not understood, and what could be written instead: "No heat is called “zzz”. …". Empty when
/// all of it was, and while the team is not known yet.
QString searchHint(const QString& text, const PageContext& context);

/// Nothing has what was typed, and the list shows what may have been meant. Empty when nothing was typed.
QString nearHint(const QString& typed);

} // namespace leadwell::pages
