// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl::commands {

namespace {

void printBlock(const QString& title, const QJsonObject& counts) {
    QList<QStringList> rows;
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        if (count.value().toInt() > 0)
            rows.append({QStringLiteral("  ") + count.key(), QString::number(count.value().toInt())});
    }
    if (rows.isEmpty())
        return;
    terminal::say({});
    terminal::printTable({title, {}}, rows);
}

Result<int> run(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(workspace->desk()));
    LW_TRY(const auto stats, await(workspace->desk().inbox().stats()));
    const QJsonObject all = json::of(stats, team.names());
    if (call.wantsJson()) {
        terminal::printJson(all);
        return exits::done;
    }
    terminal::say(QStringLiteral("%1 of %2, %3")
                      .arg(terminal::counted(stats.counts.leads, "lead", "leads"),
                           terminal::counted(stats.people, "person", "people"),
                           terminal::counted(stats.messages, "message", "messages")));
    terminal::say(QStringLiteral("%1 open, %2 unassigned, %3 mine, %4 overdue, %5")
                      .arg(stats.counts.open)
                      .arg(stats.counts.unassigned)
                      .arg(stats.counts.mine)
                      .arg(stats.counts.overdue)
                      .arg(terminal::counted(stats.parked, "parked event", "parked events")));
    const auto block = [&all](const char* title, const char* key) {
        printBlock(QString::fromUtf8(title), all.value(QString::fromUtf8(key)).toObject());
    };
    block("By channel", "by_channel");
    block("By heat", "by_heat");
    block("By stage", "by_stage");
    block("By owner", "by_owner");
    block("By source", "by_source");
    return exits::done;
}

} // namespace

Command stats() {
    return {.name = QStringLiteral("stats"),
            .usage = {},
            .summary = QStringLiteral("count leads by channel, heat, stage, owner and source"),
            .help = {},
            .options = {},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
