// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/Background.h"

namespace leadwell::net {

Background::Background(int threads) {
    m_pool.setMaxThreadCount(threads);
}

Background::~Background() {
    m_stops->store(true);
    m_pool.waitForDone();
}

} // namespace leadwell::net
