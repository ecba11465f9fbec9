// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"

#include <QFileInfo>

namespace leadwell::ctl::commands {

namespace {

Result<int> run(const Invocation& call) {
    const QString path = call.storePath();
    if (QFileInfo::exists(path))
        return Error{ErrorKind::Conflict, QStringLiteral("There is a file at “%1” already; nothing was changed.").arg(path), {}};
    auto opened = Workspace::open(call, call.has(QStringLiteral("anew")) ? Workspace::Mode::CreateAnew : Workspace::Mode::Create);
    if (!opened && opened.error().kind == ErrorKind::NotFound) {
        Error error = opened.error();
        error.sentence += QStringLiteral(" The commands are leadwellctl restore BACKUP, and leadwellctl init --anew.");
        return error;
    }
    LW_TRY(const auto workspace, std::move(opened));
    LW_TRY(auto settings, await(workspace->desk().team().settings()));
    const auto take = [&call](const char* name, QString& field) {
        const QString key = QString::fromUtf8(name);
        if (call.has(key))
            field = call.value(key);
    };
    take("name", settings.name);
    take("time-zone", settings.timeZone);
    take("currency", settings.currency);
    take("region", settings.region);
    LW_CHECK(await(workspace->desk().team().saveSettings(settings)));
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("id"), settings.id}});
    else
        terminal::say(QStringLiteral("Made a workspace at %1.").arg(path));
    return exits::done;
}

} // namespace

Command init() {
    return {.name = QStringLiteral("init"),
            .usage = {},
            .summary = QStringLiteral("make an empty workspace"),
            .help = {},
            .options = {flag("anew", "also where backups of an earlier workspace of this name are; they stay"),
                        option("name", "NAME", "what the workspace is called"),
                        option("time-zone", "ZONE", "like Asia/Kolkata, which is meant without it"),
                        option("currency", "CODE", "three letters; INR without it"),
                        option("region", "CODE", "two letters, for phone numbers without country code; IN without it")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
