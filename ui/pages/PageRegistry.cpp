// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/PageRegistry.h"

namespace leadwell::pages {

QList<PageEntry> allPages() {
    return {};
}

} // namespace leadwell::pages
