// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/Measure.h"

#include <QElapsedTimer>

#include <algorithm>

namespace leadwell::ctl::bench {

namespace {

Result<double> timed(const std::function<Result<void>(int)>& work, int run) {
    QElapsedTimer timer;
    timer.start();
    LW_CHECK(work(run));
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Times timesOf(QList<double> samples) {
    std::sort(samples.begin(), samples.end());
    const qsizetype last = samples.size() - 1;
    return {samples.at(last / 2), samples.at(last * 95 / 100), samples.at(last * 99 / 100)};
}

} // namespace

Result<Measured> measure(const Case& one) {
    const int warmUp = one.runs == 1 ? 0 : std::max(1, one.runs / 10); // What is asked once is about the first time.
    QList<double> service;
    QList<double> floor;
    for (int run = 0; run < warmUp + one.runs; ++run) {
        LW_TRY(const double ofService, timed(one.service, run));
        LW_TRY(const double ofFloor, timed(one.floor, run));
        if (run < warmUp)
            continue;
        service.append(ofService);
        floor.append(ofFloor);
    }
    return Measured{one.name, timesOf(service), timesOf(floor), one.ratioMax, one.things};
}

} // namespace leadwell::ctl::bench
