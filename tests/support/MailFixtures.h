// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace leadwell::test {

/// The mails of tests/data/mail, sorted by name, without their ".eml".
QStringList mailFixtureNames();
/// The bytes of one; fails the program when it is missing.
QByteArray mailFixture(const QString& name);

} // namespace leadwell::test
