// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace leadwell::channels::email {

/// At most `count` bytes from `from` on; as forgiving as QByteArray::mid, which QByteArrayView lacks.
inline QByteArrayView cut(QByteArrayView bytes, qsizetype from, qsizetype count = -1) {
    from = qBound<qsizetype>(0, from, bytes.size());
    const qsizetype rest = bytes.size() - from;
    return bytes.sliced(from, count < 0 || count > rest ? rest : count);
}

} // namespace leadwell::channels::email
