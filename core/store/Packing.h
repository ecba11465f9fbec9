// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace leadwell::store {

/// What qUncompress() reads, as qCompress() would write it but four times quicker for a few thousand bytes: what the
/// compression needs is kept from one call to the next, once for each thread. `level`: 1 quick, 9 small.
QByteArray packed(const QByteArray& bytes, int level);

} // namespace leadwell::store
