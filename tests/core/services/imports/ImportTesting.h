// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/desk/DeskFixture.h"

#include <QFile>

namespace leadwell::test {

/// A file in the fixture's folder.
inline QString fileIn(const DeskFixture& fixture, const QString& name, const QByteArray& bytes) {
    const QString path = fixture.folder() + u'/' + name;
    QFile file(path);
    LW_ASSERT(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    return path;
}

/// A number out of the store.
inline qint64 countOf(services::Desk& desk, const QString& sql) {
    return must(desk.core().store.read<qint64>([=](store::Connection& connection) { return connection.number(sql); }));
}

inline QStringList textsOf(services::Desk& desk, const QString& sql) {
    return must(desk.core().store.read<QStringList>([=](store::Connection& connection) -> Result<QStringList> {
        LW_TRY(const auto texts, connection.collect(sql, {}, [](const store::Record& record) { return record.text(0); }));
        return QStringList(texts);
    }));
}

/// The report of an import, whose sums are checked on the way.
inline services::ImportReport imported(services::Desk& desk, const services::ImportPlan& plan) {
    const auto report = must(desk.imports().run(plan)->report());
    LW_ASSERT(report.created + report.updated + report.unchanged + report.skipped + report.rejected == report.rows);
    return report;
}

inline services::ImportReport rehearsed(services::Desk& desk, const services::ImportPlan& plan) {
    const auto report = must(desk.imports().dryRun(plan)->report());
    LW_ASSERT(report.created + report.updated + report.unchanged + report.skipped + report.rejected == report.rows);
    return report;
}

inline services::ImportPlan planFor(const QString& path) {
    services::ImportPlan plan;
    plan.path = path;
    return plan;
}

inline QByteArray allBytes(const QString& path) {
    QFile file(path);
    LW_ASSERT(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace leadwell::test
