// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"
#include "core/services/sample/SampleData.h"

#include <QElapsedTimer>

namespace leadwell::ctl::commands {

namespace {

Result<int> run(const Invocation& call) {
    const auto leads = arguments::number(call, QStringLiteral("leads"), 1, 1'000'000);
    const auto seed = arguments::number(call, QStringLiteral("seed"), 0, std::numeric_limits<qint64>::max());
    const auto at = arguments::instant(call, QStringLiteral("at"));
    if (!leads || !seed || !at)
        return call.usage((!leads ? leads.error() : !seed ? seed.error() : at.error()).sentence);

    services::SampleOptions options;
    options.leads = static_cast<int>(*leads);
    options.seed = static_cast<quint64>(*seed);
    options.withTeam = !call.has(QStringLiteral("without-team"));
    options.now = at->isSet() ? *at : SystemClock().now();
    services::SteppedClock clock(services::sampleBegin(options.now));
    SeededRandom random(options.seed);
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto workspace, Workspace::open(call.storePath(), Workspace::Mode::Create, clock, random));
    services::Desk& desk = workspace->desk();
    LW_TRY(const int made, awaitBeside<int>([&] { return services::makeSample(desk, clock, options); }));
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    if (call.wantsJson())
        terminal::printJson(QJsonObject{
            {QStringLiteral("path"), call.storePath()}, {QStringLiteral("leads"), made}, {QStringLiteral("seconds"), seconds}});
    else
        terminal::say(QStringLiteral("Made a sample workspace with %1 leads at %2 (%3 s, %4 leads a second).")
                          .arg(made)
                          .arg(call.storePath())
                          .arg(seconds, 0, 'f', 1)
                          .arg(made / std::max(0.001, seconds), 0, 'f', 0));
    return exits::done;
}

} // namespace

Command demo() {
    return {.name = QStringLiteral("demo"),
            .usage = {},
            .summary = QStringLiteral("make a workspace with invented leads"),
            .help = QStringLiteral("The same --leads, --seed and --at give the same leads, every time."),
            .options = {option("leads", "N", "how many (400)", "400"), option("seed", "S", "another seed, other leads (7)", "7"),
                        option("at", "TIME", "when the story ends; now without it"),
                        flag("without-team", "no people; every lead stays unassigned")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
