// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

#include <functional>

namespace leadwell::ctl::bench {

/// Something Leadwell does, and the least that SQLite needs for the same.
struct Case {
    QString name;
    std::function<Result<void>(int run)> service;
    std::function<Result<void>(int run)> floor;
    int runs = 100;
    double ratioMax = 0; ///< more than this many times the floor is grossly off
    int things = 1;      ///< leads or rows that one run is about
    /// Before each run, and not measured.
    std::function<Result<void>(int run)> prepare = {};
};

struct Times {
    double p50Ms = 0;
    double p95Ms = 0;
    double p99Ms = 0;
    double workP50Ms = 0; ///< of the processor, all threads together: what else the machine does is not in it
};

struct Measured {
    QString name;
    Times service;
    Times floor;
    double ratioMax = 0;
    int things = 1;
    double aSecond() const { return service.p50Ms > 0 ? things * 1'000 / service.p50Ms : 0; }
    double ratio() const { return floor.p50Ms > 0 ? service.p50Ms / floor.p50Ms : 0; }
    bool isOff() const { return ratio() > ratioMax; }
};

/// Runs both by turns, so that whatever else the machine does weighs on both; the first tenth warms up and is not counted.
Result<Measured> measure(const Case& one);

} // namespace leadwell::ctl::bench
