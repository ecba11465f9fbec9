// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/IdSource.h"

namespace leadwell {

QUuid IdSource::next() {
    const std::scoped_lock lock(m_mutex);
    const qint64 now = m_clock.now().ms();
    if (now > m_lastMs) {
        m_lastMs = now;
        m_counter = 0;
    } else if (++m_counter > 0xFFF) {
        // More than 4,096 ids in one millisecond, or a clock that went back: borrow the next one, stay ascending.
        ++m_lastMs;
        m_counter = 0;
    }

    const quint64 tail = m_random.next();
    QByteArray bytes(16, '\0');
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>((m_lastMs >> (8 * (5 - i))) & 0xFF);
    bytes[6] = static_cast<char>(0x70 | ((m_counter >> 8) & 0x0F));
    bytes[7] = static_cast<char>(m_counter & 0xFF);
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<char>((tail >> (8 * i)) & 0xFF);
    bytes[8] = static_cast<char>(0x80 | (bytes[8] & 0x3F));
    return QUuid::fromRfc4122(bytes);
}

} // namespace leadwell
