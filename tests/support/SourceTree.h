// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace leadwell::test {

/// A path inside the source tree, "core/channels/email".
QString sourcePath(const QString& relative);
/// The bytes of a file; stops the program when it is missing.
QByteArray fileBytes(const QString& path);

} // namespace leadwell::test
