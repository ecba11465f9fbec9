// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/lead/Lead.h"

#include <algorithm>

namespace leadwell::ctl::commands {

namespace {

/// Whoever writes down "now" is a little late when it is read.
constexpr Millis stillNow = std::chrono::minutes(1);

Result<int> runRunDue(const Invocation& call) {
    const auto at = arguments::instant(call, QStringLiteral("at"));
    if (!at)
        return call.usage(at.error().sentence);
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    const Instant wall = workspace->clock().now();
    if (at->isSet() && *at + stillNow < wall)
        return call.usage(QStringLiteral("%1 is over, and what was due by then is due now: leave out --at.").arg(at->toIso()));
    const Instant now = std::max(*at, wall);
    LW_TRY(const int changed, await(workspace->desk().maintenance().runDue(now)));
    LW_TRY(const auto due, await(services::ClockService(workspace->desk().core()).runDue(now)));
    LW_TRY(const int released, await(workspace->desk().maintenance().beginLeaves(now)));
    LW_TRY(const int returned, await(workspace->desk().maintenance().returnUnanswered(now)));
    LW_TRY(const int given, await(workspace->desk().maintenance().assignWaiting(now)));
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("at"), now.toIso()},
                                        {QStringLiteral("changed"), changed},
                                        {QStringLiteral("given"), given},
                                        {QStringLiteral("returned"), returned},
                                        {QStringLiteral("released_on_leave"), released},
                                        {QStringLiteral("warned"), json::of(due.warned)},
                                        {QStringLiteral("violated"), json::of(due.violated)}});
        return exits::done;
    }
    terminal::say(QStringLiteral("%1 leads changed; %2 that waited were given to somebody.").arg(changed).arg(given));
    if (returned > 0)
        terminal::say(QStringLiteral("%1 went back because nobody answered in time.").arg(returned));
    if (released > 0)
        terminal::say(QStringLiteral("%1 went back because their owner's leave began.").arg(released));
    for (const services::DueClock& clock : due.warned)
        terminal::say(
            QStringLiteral("%1: %2 is due soon").arg(domain::leadNumberText(clock.leadNumber), domain::label(clock.kind)));
    for (const services::DueClock& clock : due.violated)
        terminal::say(
            QStringLiteral("%1: %2 was missed").arg(domain::leadNumberText(clock.leadNumber), domain::label(clock.kind)));
    return exits::done;
}

Result<int> runBackup(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const auto made, await(workspace->desk().maintenance().backup(call.arguments().value(0))));
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("path"), made.path},
                                        {QStringLiteral("at"), made.at.toIso()},
                                        {QStringLiteral("size"), made.sizeBytes}});
    else
        terminal::say(
            QStringLiteral("Copied to %1 (%2 MB).").arg(made.path).arg(static_cast<double>(made.sizeBytes) / 1e6, 0, 'f', 1));
    return exits::done;
}

Result<int> runRestore(const Invocation& call) {
    auto restored = services::MaintenanceService::restore(call.arguments().first(), call.storePath(),
                                                          call.has(QStringLiteral("other-workspace")));
    if (!restored && restored.error().kind == ErrorKind::Denied) {
        Error error = restored.error();
        error.sentence += QStringLiteral(" To put it there all the same, add --other-workspace.");
        return error;
    }
    LW_TRY(const QString kept, restored);
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("path"), call.storePath()}, {QStringLiteral("kept"), json::textOrNull(kept)}});
    else if (kept.isEmpty())
        terminal::say(QStringLiteral("Restored to %1.").arg(call.storePath()));
    else
        terminal::say(QStringLiteral("Restored to %1. What was there before is kept at %2.").arg(call.storePath(), kept));
    return exits::done;
}

Result<int> runVerify(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    services::MaintenanceService& maintenance = workspace->desk().maintenance();
    const bool onlyAssignments = call.has(QStringLiteral("assignments"));
    LW_TRY(const auto report, await(onlyAssignments ? maintenance.verifyAssignments() : maintenance.verify()));
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("sound"), report.problems.isEmpty()},
                                        {QStringLiteral("checks"), json::of(report.checks)},
                                        {QStringLiteral("problems"), json::of(report.problems)}});
    } else {
        for (const QString& check : report.checks)
            terminal::say(QStringLiteral("looked at: %1").arg(check));
    }
    for (const QString& problem : report.problems)
        terminal::complain(problem);
    if (!report.problems.isEmpty())
        return exits::refused;
    if (!call.wantsJson())
        terminal::say(QStringLiteral("Everything holds."));
    return exits::done;
}

int printReceipt(const Invocation& call, const services::Receipt& receipt) {
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("sentence"), receipt.sentence}, {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.sentence);
    return exits::done;
}

Result<int> runUndo(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    services::UndoService& undo = workspace->desk().undo();
    LW_TRY(const auto step, await(undo.next()));
    if (!step)
        return Error{ErrorKind::NotFound, QStringLiteral("There is nothing to take back."), {}};
    LW_TRY(const auto receipt, await(undo.undo(step->operation)));
    return printReceipt(call, receipt);
}

Result<int> runRedo(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    LW_TRY(const auto receipt, await(workspace->desk().undo().redo()));
    return printReceipt(call, receipt);
}

} // namespace

Command runDue() {
    return {
        .name = QStringLiteral("run-due"),
        .usage = {},
        .summary = QStringLiteral(
            "run the timers once: deadlines warn and are missed, heat cools, leads that wait are given, unanswered ones go back"),
        .help = QStringLiteral(
            "Leads whose owner did not answer in time go to somebody else, and those of people whose leave began:\n"
            "by what “team rules --return-after” and “--on-leave” say.\n"
            "With --at, for a time to come, all of it is done as of then, and dated then. What is still to come is looked at\n"
            "again when it comes: a leave that begins releases what was given meanwhile, and the next run makes heat what it\n"
            "is now. A deadline that was judged stays judged."),
        .options = {option("at", "TIME", "as if it were then, a time to come; now without it")},
        .argumentsMin = 0,
        .argumentsMax = 0,
        .run = runRunDue};
}

Command backup() {
    return {.name = QStringLiteral("backup"),
            .usage = QStringLiteral("[TARGET]"),
            .summary = QStringLiteral("copy the whole workspace, checked"),
            .help = QStringLiteral(
                "Without TARGET the copy goes to the folder “backups” beside the workspace, where older copies are\n"
                "thinned out: 24 hourly, 14 daily and 8 weekly ones stay. Works beside a running Leadwell."),
            .options = {},
            .argumentsMin = 0,
            .argumentsMax = 1,
            .run = runBackup};
}

Command restore() {
    return {.name = QStringLiteral("restore"),
            .usage = QStringLiteral("BACKUP"),
            .summary = QStringLiteral("put a copy in the workspace's place"),
            .help = QStringLiteral("The present file is kept beside it. Leadwell must be closed."),
            .options = {flag("other-workspace", "also when it is a copy of another workspace than the one that is there")},
            .argumentsMin = 1,
            .argumentsMax = 1,
            .run = runRestore};
}

Command verify() {
    return {.name = QStringLiteral("verify"),
            .usage = {},
            .summary = QStringLiteral("check every invariant of the workspace"),
            .help = QStringLiteral("Exit code 1 and one line for each problem when something does not hold."),
            .options = {flag("assignments", "only who got which lead: makes every decision again")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = runVerify};
}

Command undo() {
    return {.name = QStringLiteral("undo"),
            .usage = {},
            .summary = QStringLiteral("take back the latest step of a person"),
            .help = {},
            .options = {},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = runUndo};
}

Command redo() {
    return {.name = QStringLiteral("redo"),
            .usage = {},
            .summary = QStringLiteral("do again what the latest undo took back"),
            .help = {},
            .options = {},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = runRedo};
}

} // namespace leadwell::ctl::commands
