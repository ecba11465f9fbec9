// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/bench/Cases.h"
#include "app/ctl/bench/Measure.h"
#include "app/ctl/bench/Serve.h"
#include "app/ctl/commands/Commands.h"
#include "core/services/sample/SampleData.h"
#include "core/store/Floor.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace leadwell::ctl::commands {

using namespace domain;
using bench::Measured;

namespace {

constexpr quint64 sampleSeed = 7;

/// A sample workspace of this size; made once and kept, because making it takes longer than measuring.
Result<QString> sampleOf(const QString& folder, int leads) {
    if (!QDir().mkpath(folder))
        return Error{ErrorKind::Storage, QStringLiteral("The folder “%1” cannot be made.").arg(folder), {}};
    const QString path = QStringLiteral("%1/sample-%2.leadwell").arg(folder).arg(leads);
    if (QFile::exists(path))
        return path;
    const QTemporaryDir making(folder + QStringLiteral("/making-XXXXXX"));
    terminal::complain(QStringLiteral("Making a sample workspace with %1 leads at %2 …").arg(leads).arg(path));
    services::SampleOptions options;
    options.leads = leads;
    options.seed = sampleSeed;
    options.now = SystemClock().now();
    services::SteppedClock clock(services::sampleBegin(options.now));
    SeededRandom random(sampleSeed);
    LW_TRY(const auto workspace,
           Workspace::open(making.filePath(QStringLiteral("sample.leadwell")), Workspace::Mode::Create, clock, random));
    services::Desk& desk = workspace->desk();
    LW_CHECK(awaitBeside<int>([&] { return services::makeSample(desk, clock, options); }));
    // A backup is one whole file, without a log beside it, and has its name only when it is complete.
    LW_CHECK(await(desk.maintenance().backup(path)));
    return path;
}

void print(const Invocation& call, const QList<Measured>& all, int leads) {
    QJsonArray entries;
    QList<QStringList> rows;
    for (const Measured& one : all) {
        entries.append(QJsonObject{{QStringLiteral("name"), one.name},
                                   {QStringLiteral("p50_ms"), one.service.p50Ms},
                                   {QStringLiteral("p95_ms"), one.service.p95Ms},
                                   {QStringLiteral("p99_ms"), one.service.p99Ms},
                                   {QStringLiteral("processor_p50_ms"), one.service.workP50Ms},
                                   {QStringLiteral("things"), one.things},
                                   {QStringLiteral("floor_p50_ms"), one.floor.p50Ms},
                                   {QStringLiteral("floor_p95_ms"), one.floor.p95Ms},
                                   {QStringLiteral("ratio"), one.ratio()},
                                   {QStringLiteral("ratio_max"), one.ratioMax}});
        const auto ms = [](double value) { return QString::number(value, 'f', 3); };
        rows.append({one.name, ms(one.service.p50Ms), ms(one.service.p95Ms), ms(one.service.p99Ms), ms(one.service.workP50Ms),
                     ms(one.floor.p50Ms), QString::number(one.ratio(), 'f', one.ratio() < 0.1 ? 3 : 1),
                     QString::number(one.ratioMax, 'f', 0), one.things > 1 ? QString::number(one.aSecond(), 'f', 0) : QString()});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("leads"), leads}, {QStringLiteral("measured"), entries}});
        return;
    }
    terminal::say(QStringLiteral("%1 leads; milliseconds, beside the SQLite C API on the same file in the same run").arg(leads));
    terminal::printTable({QStringLiteral("What"), QStringLiteral("p50"), QStringLiteral("p95"), QStringLiteral("p99"),
                          QStringLiteral("processor"), QStringLiteral("floor p50"), QStringLiteral("ratio"),
                          QStringLiteral("at most"), QStringLiteral("a second")},
                         rows);
}

Result<QList<Measured>> measureAll(const QString& path, const QString& scratch, int runsMax, const QStringList& only,
                                   const QString& cache) {
    static const SystemClock clock;
    static SystemRandom random;
    LW_TRY(const auto workspace, Workspace::open(path, Workspace::Mode::Work, clock, random));
    LW_TRY(const auto floor, store::Floor::open(path, scratch));
    LW_TRY(const auto numbers, await(workspace->desk().inbox().numbers({}, {})));
    if (numbers.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("The workspace has no open leads; there is nothing to measure."), {}};
    return bench::measureAll(workspace->desk(), *floor, numbers, runsMax, only, cache);
}

Result<int> run(const Invocation& call) {
    if (call.has(QStringLiteral("serve")))
        return bench::serve();
    const auto leads = arguments::number(call, QStringLiteral("leads"), 20, 1'000'000);
    if (!leads)
        return call.usage(leads.error().sentence);
    const auto runs = arguments::number(call, QStringLiteral("runs"), 1, 10'000);
    if (!runs)
        return call.usage(runs.error().sentence);
    const QString own = call.value(QStringLiteral("on"));
    LW_TRY(const QString sample,
           own.isEmpty() ? sampleOf(call.value(QStringLiteral("cache")), static_cast<int>(*leads)) : Result<QString>(own));
    // A copy beside the sample, on the same disk: intake writes into it.
    if (!QDir().mkpath(call.value(QStringLiteral("cache"))))
        return Error{
            ErrorKind::Storage, QStringLiteral("The folder “%1” cannot be made.").arg(call.value(QStringLiteral("cache"))), {}};
    const QTemporaryDir folder(call.value(QStringLiteral("cache")) + QStringLiteral("/run-XXXXXX"));
    const QString copy = folder.filePath(QStringLiteral("bench.leadwell"));
    if (!folder.isValid() || !QFile::copy(sample, copy))
        return Error{ErrorKind::Storage, QStringLiteral("The sample workspace could not be copied to “%1”.").arg(copy), {}};
    LW_TRY(const auto all,
           measureAll(copy, folder.filePath(QStringLiteral("floor.sqlite")), static_cast<int>(*runs),
                      call.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts), call.value(QStringLiteral("cache"))));
    print(call, all, static_cast<int>(*leads));
    int exit = exits::done;
    for (const Measured& one : all) {
        if (!one.isOff())
            continue;
        exit = exits::refused;
        terminal::complain(QStringLiteral("%1 takes %2 times what SQLite needs; at most %3 are allowed.")
                               .arg(one.name)
                               .arg(one.ratio(), 0, 'f', 1)
                               .arg(one.ratioMax));
    }
    return exit;
}

} // namespace

Command bench() {
    return {.name = QStringLiteral("bench"),
            .usage = {},
            .summary = QStringLiteral("measure beside the SQLite C API, in the same run"),
            .help = QStringLiteral(
                "Exit code 1 only when something is grossly slower than SQLite itself. --store is not used: the sample\n"
                "workspace is made once and kept."),
            .options = {option("leads", "N", "size of the workspace (10000)", "10000"),
                        flag("serve", "answer requests of the line protocol on standard input"),
                        option("runs", "N", "measure each at most so often (1000)", "1000"),
                        option("only", "WORDS", "only what is named so, or so: \"triage,enquiry\"", {}),
                        option("on", "FILE", "measure on a copy of this workspace instead of a sample", {}),
                        option("cache", "FOLDER", "where samples are kept (build/bench)", "build/bench")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
