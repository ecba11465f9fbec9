// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/MailFixtures.h"

#include "core/base/Assert.h"

#include <QDir>
#include <QFile>

namespace leadwell::test {

namespace {

QDir mailFolder() {
    return QDir(QStringLiteral(LEADWELL_SOURCE_DIR "/tests/data/mail"));
}

} // namespace

QStringList mailFixtureNames() {
    QStringList names = mailFolder().entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

QByteArray mailFixture(const QString& name) {
    QFile file(mailFolder().filePath(name + QStringLiteral(".eml")));
    LW_ASSERT(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace leadwell::test
