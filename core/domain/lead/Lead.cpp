// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/Lead.h"

namespace leadwell::domain {

QString leadNumberText(qint64 number) {
    return QStringLiteral("L-%1").arg(number);
}

} // namespace leadwell::domain
