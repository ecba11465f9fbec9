// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/ListFilter.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/files/TargetField.h"

#include <QFileInfo>

namespace leadwell::ctl::commands {

using namespace services;

namespace {

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<DuplicateChoice> duplicatesOf(const QString& word) {
    if (word == QStringLiteral("attach"))
        return DuplicateChoice::Attach;
    if (word == QStringLiteral("new"))
        return DuplicateChoice::New;
    if (word == QStringLiteral("skip"))
        return DuplicateChoice::Skip;
    return invalid(QStringLiteral("--duplicates “%1” is not one of attach, new, skip.").arg(word));
}

Result<ImportPlan> planOf(const Invocation& call) {
    ImportPlan plan;
    plan.path = call.arguments().first();
    plan.encoding = call.value(QStringLiteral("encoding"));
    plan.delimiter = call.value(QStringLiteral("delimiter")).replace(QStringLiteral("\\t"), QStringLiteral("\t"));
    plan.hasHeader = !call.has(QStringLiteral("no-header"));
    plan.tag = call.value(QStringLiteral("tag"));
    plan.assign = call.has(QStringLiteral("assign"));
    LW_TRY(plan.duplicates, duplicatesOf(call.value(QStringLiteral("duplicates"))));
    LW_TRY(plan.source, domain::sourceFromText(call.value(QStringLiteral("source"))));
    LW_TRY(plan.channel, domain::channelFromText(call.value(QStringLiteral("channel"))));
    if (call.has(QStringLiteral("skip"))) {
        LW_TRY(const qint64 skip, arguments::number(call, QStringLiteral("skip"), 0, 1'000));
        plan.skip = static_cast<int>(skip);
    }
    if (!plan.hasHeader && plan.delimiter.isEmpty())
        return invalid(
            QStringLiteral("--no-header needs --delimiter: without a header the columns cannot be told by themselves."));
    return plan;
}

/// --map "Mobile No.=phone" or --map 3=phone onto the suggested targets.
Result<QStringList> mappedTargets(const Invocation& call, const ImportPreview& preview) {
    QStringList targets;
    for (const ImportColumn& column : preview.columns)
        targets.append(column.target);
    for (const QString& text : call.values(QStringLiteral("map"))) {
        const QString target = text.section(u'=', -1).trimmed();
        const QString column = text.section(u'=', 0, -2).trimmed();
        if (!target.isEmpty() && files::targetFieldFromId(target) == files::TargetField::Skip &&
            target != files::idOf(files::TargetField::Skip)) {
            QStringList known;
            for (const files::TargetField field : files::allTargetFields())
                known.append(files::idOf(field));
            return invalid(
                QStringLiteral("--map: “%1” is no field; there are: %2.").arg(target, known.join(QStringLiteral(", "))));
        }
        bool isNumber = false;
        qsizetype index = column.toLongLong(&isNumber) - 1;
        for (qsizetype i = 0; i < preview.columns.size(); ++i) {
            if (preview.columns.at(i).header.compare(column, Qt::CaseInsensitive) == 0)
                index = i;
        }
        const bool isKnown = index >= 0 && index < targets.size();
        if (column.isEmpty() || !isKnown)
            return invalid(QStringLiteral("--map: the file has no column “%1”.").arg(column));
        targets[index] = target;
    }
    return targets;
}

QJsonObject toJson(const ImportReport& report, const ImportPreview& preview, bool isDryRun) {
    QJsonArray columns;
    for (const ImportColumn& column : preview.columns)
        columns.append(
            QJsonObject{{QStringLiteral("header"), column.header}, {QStringLiteral("target"), json::textOrNull(column.target)}});
    QJsonArray issues;
    for (const ImportIssue& issue : report.issues)
        issues.append(QJsonObject{{QStringLiteral("row"), issue.row},
                                  {QStringLiteral("column"), issue.column},
                                  {QStringLiteral("value"), issue.value},
                                  {QStringLiteral("reason"), issue.reason},
                                  {QStringLiteral("rejected"), issue.isRejected}});
    return {{QStringLiteral("dry_run"), isDryRun},
            {QStringLiteral("rows"), report.rows},
            {QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("skipped"), report.skipped},
            {QStringLiteral("rejected"), report.rejected},
            {QStringLiteral("already_here"), report.alreadyHere},
            {QStringLiteral("repeated"), report.repeated},
            {QStringLiteral("differing"), report.differing},
            {QStringLiteral("not_imported"), json::textOrNull(notImportedSentence(preview.columns))},
            {QStringLiteral("rejects_file"), json::textOrNull(report.rejectsPath)},
            {QStringLiteral("encoding"), preview.encodingName},
            {QStringLiteral("delimiter"), preview.delimiterName},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("issues"), issues}};
}

QString rowsText(qint64 count) {
    return count == 1 ? QStringLiteral("1 row") : QStringLiteral("%1 rows").arg(count);
}

void printIssues(const QList<ImportIssue>& issues) {
    constexpr qsizetype shown = 25;
    for (const ImportIssue& issue : issues.mid(0, shown))
        terminal::say(
            QStringLiteral("  line %1, %2 “%3”: %4").arg(issue.row).arg(issue.column, issue.value.left(60), issue.reason));
    if (issues.size() > shown)
        terminal::say(QStringLiteral("  and %1 more; --json names them all").arg(issues.size() - shown));
}

void print(const ImportReport& report, const ImportPreview& preview, bool isDryRun) {
    if (report.rows == 0)
        terminal::say(QStringLiteral("The file has no rows below its headers; nothing was imported."));
    else
        terminal::say(QStringLiteral("%1%2: %3 created, %4 updated, %5 unchanged, %6 skipped, %7 rejected")
                          .arg(rowsText(report.rows), isDryRun ? QStringLiteral(" (dry run, nothing was written)") : QString())
                          .arg(report.created)
                          .arg(report.updated)
                          .arg(report.unchanged)
                          .arg(report.skipped)
                          .arg(report.rejected));
    if (report.alreadyHere > 0)
        terminal::say(QStringLiteral("Already here: %1.").arg(rowsText(report.alreadyHere)));
    if (report.repeated > 0)
        terminal::say(QStringLiteral("Of a person of an earlier row of this file: %1.").arg(rowsText(report.repeated)));
    if (report.differing > 0)
        terminal::say(QStringLiteral("Otherwise than what is here: %1; what is here stays, their words are kept as notes.")
                          .arg(rowsText(report.differing)));
    if (const QString left = notImportedSentence(preview.columns); !left.isEmpty())
        terminal::say(left);
    printIssues(report.issues);
    if (!report.rejectsPath.isEmpty())
        terminal::say(QStringLiteral("The rejected rows are in %1.").arg(report.rejectsPath));
}

Result<int> run(const Invocation& call) {
    auto plan = planOf(call);
    if (!plan)
        return call.usage(plan.error().sentence);
    const QString suffix = QFileInfo(plan->path).suffix().toLower();
    if (suffix == QStringLiteral("eml") || suffix == QStringLiteral("mbox"))
        return call.usage(QStringLiteral("Mails go through intake: leadwellctl ingest email %1.").arg(plan->path));
    const bool isDryRun = call.has(QStringLiteral("dry-run"));
    LW_TRY(const auto workspace, Workspace::open(call, isDryRun ? Workspace::Mode::Look : Workspace::Mode::Work));
    ImportService& imports = workspace->desk().imports();
    LW_TRY(ImportPreview preview, await(imports.preview(*plan)));
    const auto targets = mappedTargets(call, preview);
    if (!targets)
        return call.usage(targets.error().sentence);
    plan = preview.plan;
    plan->targets = *targets;
    for (qsizetype i = 0; i < preview.columns.size(); ++i)
        preview.columns[i].target = targets->at(i);
    const auto job = isDryRun ? imports.dryRun(*plan) : imports.run(*plan);
    QObject::connect(job.get(), &ImportJob::progressed, qApp,
                     [](qint64 done, qint64 total) { terminal::progress(QStringLiteral("%1 of %2 rows").arg(done).arg(total)); });
    LW_TRY(const ImportReport report, awaitOnLoop(job->report()));
    if (call.wantsJson())
        terminal::printJson(toJson(report, preview, isDryRun));
    else
        print(report, preview, isDryRun);
    const bool hasTakenNothing = report.rejected > 0 && report.rejected == report.rows;
    return hasTakenNothing ? exits::refused : exits::done;
}

Result<int> runExport(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(workspace->desk()));
    const auto filter = filterOf(call, team, workspace->clock().now());
    if (!filter)
        return call.usage(filter.error().sentence);
    const QString path = call.arguments().first();
    if (QFileInfo::exists(path) && !call.has(QStringLiteral("overwrite")))
        return Error{
            ErrorKind::Conflict, QStringLiteral("There is a file at “%1” already; --overwrite replaces it.").arg(path), {}};
    for (const QString& sentence : unreadSentences(*filter, team, workspace->clock().now()))
        terminal::complain(sentence);
    LW_TRY(const auto order, await(workspace->desk().inbox().order(*filter, {})));
    if (order.isNear)
        terminal::complain(nearSentence(*filter));
    LW_TRY(const qint64 rows, await(workspace->desk().imports().exportLeads(path, *filter)));
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("rows"), rows}, {QStringLiteral("near"), order.isNear}});
    else
        terminal::say(QStringLiteral("Wrote %1 to %2.").arg(terminal::counted(rows, "lead", "leads"), path));
    return exits::done;
}

} // namespace

Command importFile() {
    return {
        .name = QStringLiteral("import"),
        .usage = QStringLiteral("FILE"),
        .summary = QStringLiteral("bring the leads of a CSV, TSV or vCard file in"),
        .help = QStringLiteral("Encoding, delimiter and columns are recognised, and remembered for the next file of this kind.\n"
                               "One undo takes the whole import back."),
        .options = {flag("dry-run", "say what would happen, write nothing"),
                    option("map", "COLUMN=FIELD", "a column (its header or its number) and what it holds; several times"),
                    option("duplicates", "CHOICE", "people who are here already: attach, new or skip (attach)", "attach"),
                    option("source", "WORD", "where no column says it: referral, trade_show …", "unknown"),
                    option("channel", "WORD", "where no column says it (manual)", "manual"),
                    option("tag", "TAG", "put on every lead of the file"), flag("assign", "hand new leads to the team by turns"),
                    option("encoding", "NAME", "when it is not recognised: UTF-8, windows-1252 …"),
                    option("skip", "N", "rows above the header that are no leads, blank ones not counted; titles are recognised"),
                    option("delimiter", "CHAR", "when it is not recognised: , ; or \\t"),
                    flag("no-header", "the first line is a lead already")},
        .argumentsMin = 1,
        .argumentsMax = 1,
        .run = run};
}

Command exportFile() {
    return {.name = QStringLiteral("export"),
            .usage = QStringLiteral("FILE"),
            .summary = QStringLiteral("write leads as CSV, with the filters of list"),
            .help = QStringLiteral("Bringing the file back in changes nothing."),
            .options = filterOptions() + QList<QCommandLineOption>{flag("overwrite", "replace the file")},
            .argumentsMin = 1,
            .argumentsMax = 1,
            .run = runExport};
}

} // namespace leadwell::ctl::commands
