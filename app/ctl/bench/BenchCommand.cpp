// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
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
using bench::Case;
using bench::Measured;

namespace {

constexpr int pageRows = 50;
constexpr int searchHits = 20;
constexpr quint64 sampleSeed = 7;

/// How many times the floor is grossly off. Not targets: they only catch a lost index or work in the wrong place.
constexpr double pageRatioMax = 20;
constexpr double numbersRatioMax = 20;
constexpr double facetsRatioMax = 20;
constexpr double searchRatioMax = 60;
constexpr double detailRatioMax = 60;
constexpr double intakeRatioMax = 40;

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
    LW_TRY(const auto workspace, Workspace::open(making.filePath(QStringLiteral("sample.leadwell")), Workspace::Mode::Create, clock, random));
    services::Desk& desk = workspace->desk();
    LW_CHECK(awaitBeside<int>([&] { return services::makeSample(desk, clock, options); }));
    // A backup is one whole file, without a log beside it, and has its name only when it is complete.
    LW_CHECK(await(desk.maintenance().backup(path)));
    return path;
}

template<class T>
Result<void> finished(const Answer<T>& answer) {
    LW_CHECK(await(answer));
    return {};
}
Result<void> finished(const Result<int>& rows) {
    return rows ? Result<void>() : Result<void>(rows.error());
}

RawEvent enquiryOf(int run) {
    RawEvent event;
    event.channel = Channel::WebForm;
    event.parser = QStringLiteral("form");
    event.account = QStringLiteral("bench");
    event.externalId = QStringLiteral("bench-%1").arg(run);
    event.receivedAt = SystemClock().now();
    event.bytes = QJsonDocument(QJsonObject{{QStringLiteral("name"), QStringLiteral("Bench Person %1").arg(run)},
                                            {QStringLiteral("email"), QStringLiteral("person%1@bench.example").arg(run)},
                                            {QStringLiteral("message"), QStringLiteral("Need price for 100 units of cotton by Friday?")}})
                      .toJson(QJsonDocument::Compact);
    return event;
}

/// What is measured on the opened workspace: the questions the desktop asks most, and one enquiry, durable.
QList<Case> casesOf(services::Desk& desk, store::Floor& floor, const QList<qint64>& numbers) {
    static const QStringList words{QStringLiteral("meh"), QStringLiteral("surat"), QStringLiteral("kumar"), QStringLiteral("4117")};
    services::InboxQueries& inbox = desk.inbox();
    const LeadFilter open;
    const auto numberOf = [numbers](int run) { return numbers.at((run * 7919) % numbers.size()); };
    return {
        {QStringLiteral("first page"), [&inbox, open](int) { return finished(inbox.firstRows(open, {}, pageRows)); },
         [&floor](int) { return finished(floor.page(pageRows)); }, 200, pageRatioMax},
        {QStringLiteral("numbers"), [&inbox, open](int) { return finished(inbox.numbers(open, {})); },
         [&floor](int) { return finished(floor.numbers()); }, 60, numbersRatioMax},
        {QStringLiteral("facets"), [&inbox, open](int) { return finished(inbox.facets(open)); },
         [&floor](int) { return finished(floor.counts()); }, 60, facetsRatioMax},
        {QStringLiteral("search"), [&inbox](int run) { return finished(inbox.search(words.at(run % words.size()), searchHits)); },
         [&floor](int) { return finished(floor.page(searchHits)); }, 100, searchRatioMax},
        {QStringLiteral("detail"), [&inbox, numberOf](int run) { return finished(inbox.detail(numberOf(run))); },
         [&floor, numberOf](int run) { return finished(floor.lead(numberOf(run))); }, 100, detailRatioMax},
        {QStringLiteral("intake"), [&desk](int run) { return finished(desk.intake().receive(enquiryOf(run))); },
         [&floor](int run) { return finished(floor.insert(enquiryOf(run).bytes)); }, 40, intakeRatioMax},
    };
}

void print(const Invocation& call, const QList<Measured>& all, int leads) {
    QJsonArray entries;
    QList<QStringList> rows;
    for (const Measured& one : all) {
        entries.append(QJsonObject{{QStringLiteral("name"), one.name},
                                   {QStringLiteral("p50_ms"), one.service.p50Ms},
                                   {QStringLiteral("p95_ms"), one.service.p95Ms},
                                   {QStringLiteral("floor_p50_ms"), one.floor.p50Ms},
                                   {QStringLiteral("floor_p95_ms"), one.floor.p95Ms},
                                   {QStringLiteral("ratio"), one.ratio()},
                                   {QStringLiteral("ratio_max"), one.ratioMax}});
        const auto ms = [](double value) { return QString::number(value, 'f', 3); };
        rows.append({one.name, ms(one.service.p50Ms), ms(one.service.p95Ms), ms(one.floor.p50Ms), ms(one.floor.p95Ms),
                     QString::number(one.ratio(), 'f', 1), QString::number(one.ratioMax, 'f', 0)});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("leads"), leads}, {QStringLiteral("measured"), entries}});
        return;
    }
    terminal::say(QStringLiteral("%1 leads; milliseconds, beside the SQLite C API on the same file in the same run").arg(leads));
    terminal::printTable({QStringLiteral("What"), QStringLiteral("p50"), QStringLiteral("p95"), QStringLiteral("floor p50"),
                          QStringLiteral("floor p95"), QStringLiteral("ratio"), QStringLiteral("at most")},
                         rows);
}

Result<QList<Measured>> measureAll(const QString& path, const QString& scratch) {
    static const SystemClock clock;
    static SystemRandom random;
    LW_TRY(const auto workspace, Workspace::open(path, Workspace::Mode::Work, clock, random));
    LW_TRY(const auto floor, store::Floor::open(path, scratch));
    LW_TRY(const auto numbers, await(workspace->desk().inbox().numbers({}, {})));
    if (numbers.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("The workspace has no open leads; there is nothing to measure."), {}};
    QList<Measured> all;
    for (const Case& one : casesOf(workspace->desk(), *floor, numbers)) {
        LW_TRY(const Measured measured, bench::measure(one));
        all.append(measured);
    }
    return all;
}

Result<int> run(const Invocation& call) {
    if (call.has(QStringLiteral("serve")))
        return bench::serve();
    const auto leads = arguments::number(call, QStringLiteral("leads"), 20, 1'000'000);
    if (!leads)
        return call.usage(leads.error().sentence);
    LW_TRY(const QString sample, sampleOf(call.value(QStringLiteral("cache")), static_cast<int>(*leads)));
    // A copy beside the sample, on the same disk: intake writes into it.
    const QTemporaryDir folder(call.value(QStringLiteral("cache")) + QStringLiteral("/run-XXXXXX"));
    const QString copy = folder.filePath(QStringLiteral("bench.leadwell"));
    if (!folder.isValid() || !QFile::copy(sample, copy))
        return Error{ErrorKind::Storage, QStringLiteral("The sample workspace could not be copied to “%1”.").arg(copy), {}};
    LW_TRY(const auto all, measureAll(copy, folder.filePath(QStringLiteral("floor.sqlite"))));
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
            .help = QStringLiteral("Exit code 1 only when something is grossly slower than SQLite itself. --store is not used: the sample\n"
                                   "workspace is made once and kept."),
            .options = {option("leads", "N", "size of the workspace (10000)", "10000"),
                        flag("serve", "answer requests of the line protocol on standard input"),
                        option("cache", "FOLDER", "where samples are kept (build/bench)", "build/bench")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
