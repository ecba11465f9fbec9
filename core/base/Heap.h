// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace leadwell {

/// Large pieces of memory go back to the system when they are freed, always: the GNU library learns from the first large piece
/// that was freed to keep the next ones. First thing in main(). Nothing to do elsewhere.
void tuneHeap();

/// After building something large: what was only needed meanwhile goes back to the system.
void giveBackFreeMemory();

} // namespace leadwell
