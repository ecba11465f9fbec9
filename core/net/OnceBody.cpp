// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/OnceBody.h"

#include <algorithm>

namespace leadwell::net {

OnceBody::OnceBody(const QByteArray& bytes, QObject* parent) : QIODevice(parent), m_bytes(bytes) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::readData(char* data, qint64 bytesMax) {
    const qint64 count = std::clamp<qint64>(m_bytes.size() - pos(), 0, bytesMax);
    std::copy_n(m_bytes.constData() + pos(), count, data);
    return count;
}

} // namespace leadwell::net
