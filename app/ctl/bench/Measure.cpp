// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/Measure.h"

#include <QElapsedTimer>

#include <algorithm>
#include <ctime>

namespace leadwell::ctl::bench {

namespace {

struct Sample {
    double ms = 0;
    double workMs = 0;
};

Result<Sample> timed(const std::function<Result<void>(int)>& work, int run) {
    constexpr double msASecond = 1e3;
    QElapsedTimer timer;
    timer.start();
    const std::clock_t began = std::clock();
    LW_CHECK(work(run));
    const double worked = static_cast<double>(std::clock() - began) * msASecond / CLOCKS_PER_SEC;
    return Sample{static_cast<double>(timer.nsecsElapsed()) / 1e6, worked};
}

Times timesOf(const QList<Sample>& samples) {
    QList<double> took;
    QList<double> worked;
    for (const Sample& one : samples) {
        took.append(one.ms);
        worked.append(one.workMs);
    }
    std::sort(took.begin(), took.end());
    std::sort(worked.begin(), worked.end());
    const qsizetype last = took.size() - 1;
    return {took.at(last / 2), took.at(last * 95 / 100), took.at(last * 99 / 100), worked.at(last / 2)};
}

} // namespace

Result<Measured> measure(const Case& one) {
    const int warmUp = one.runs == 1 ? 0 : std::max(1, one.runs / 10); // What is asked once is about the first time.
    QList<Sample> service;
    QList<Sample> floor;
    for (int run = 0; run < warmUp + one.runs; ++run) {
        if (one.prepare)
            LW_CHECK(one.prepare(run));
        LW_TRY(const Sample ofService, timed(one.service, run));
        LW_TRY(const Sample ofFloor, timed(one.floor, run));
        if (run < warmUp)
            continue;
        service.append(ofService);
        floor.append(ofFloor);
    }
    return Measured{one.name, timesOf(service), timesOf(floor), one.ratioMax, one.things};
}

} // namespace leadwell::ctl::bench
