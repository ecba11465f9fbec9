// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>

namespace leadwell::test {

/// Every warning except what the offscreen platform and the font engine say about themselves. For tests with
/// windows: QTest::failOnWarning(test::ownWarnings()).
inline QRegularExpression ownWarnings() {
    return QRegularExpression(QStringLiteral("^(?!This plugin does not support |\\s*OpenType support missing ).*"));
}

} // namespace leadwell::test
