// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/ShippedRules.h"
#include "tests/support/desk/DeskFixture.h"

#include <QJsonDocument>

namespace leadwell::test {

/// A workspace in which rules are at work, and what a test asks of it.
class RuleDesk : public DeskFixture {
public:
    /// Somebody writes; answers the number of their lead.
    qint64 says(const char* who, const char* text) {
        return receive(QStringLiteral("name: %1\nphone: +9198%2\nid: r%3\n\n%4")
                           .arg(QString::fromUtf8(who))
                           .arg(20'000'000 + static_cast<int>(qHash(QByteArray(who)) % 9'000'000))
                           .arg(++m_messages)
                           .arg(QString::fromUtf8(text)))
            .leadNumber;
    }
    domain::LeadDetail detail(qint64 number) { return must(desk().inbox().detail(number)); }
    domain::Stage stage(qint64 number) { return detail(number).lead.stage; }
    QStringList tasks(qint64 number, domain::TaskStatus status = domain::TaskStatus::Pending) {
        QStringList titles;
        for (const domain::Task& task : detail(number).tasks) {
            if (task.status == status)
                titles.append(task.title);
        }
        titles.sort();
        return titles;
    }
    domain::Task task(qint64 number, const char* kind) {
        for (const domain::Task& task : detail(number).tasks) {
            if (task.kind == QLatin1String(kind))
                return task;
        }
        return {};
    }
    void done(qint64 number, const char* kind) { must(desk().tasks().complete({task(number, kind).id})); }
    QStringList stages(qint64 number) {
        QStringList steps;
        for (const auto& entry : detail(number).timeline) {
            if (entry.kind == domain::TimelineEntry::Kind::Stage)
                steps.prepend(entry.sentence);
        }
        return steps;
    }
    domain::Rule rule(const char* json) { return must(domain::ruleFromJson(QJsonDocument::fromJson(json).object())); }
    QStringList log(const services::RuleLogQuery& query) {
        QStringList lines;
        for (const auto& entry : must(desk().rules().log(query)))
            lines.append(QStringLiteral("%1: %2").arg(entry.rule, entry.sentence));
        return lines;
    }
    /// As somebody with a database tool would.
    void runSql(const QString& statement) {
        must(desk().core().store.write<bool>(desk().core().byRule(QStringLiteral("test")),
                                             [&](store::WriteTx& tx) -> Result<bool> {
                                                 LW_CHECK(tx.db().run(statement));
                                                 return true;
                                             }));
    }

private:
    int m_messages = 0;
};

} // namespace leadwell::test
