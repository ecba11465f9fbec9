// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/MailFixtures.h"

#include "tests/support/SourceTree.h"

#include <QDir>

namespace leadwell::test {

namespace {

QDir mailFolder() {
    return QDir(sourcePath(QStringLiteral("tests/data/mail")));
}

} // namespace

QStringList mailFixtureNames() {
    QStringList names = mailFolder().entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

QByteArray mailFixture(const QString& name) {
    return fileBytes(mailFolder().filePath(name + QStringLiteral(".eml")));
}

} // namespace leadwell::test
