// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <atomic>

namespace leadwell::services {

class Desk;

/// A clock that is moved by whoever replays a history. Thread-safe.
class SteppedClock final : public Clock {
public:
    explicit SteppedClock(Instant at) : m_ms(at.ms()) {}
    Instant now() const override { return Instant::fromMs(m_ms.load()); }
    void set(Instant at) { m_ms = at.ms(); }

private:
    std::atomic<qint64> m_ms;
};

struct SampleOptions {
    int leads = 400;      ///< 1 to 1,000,000
    quint64 seed = 7;     ///< the same seed and `now` give the same leads
    bool withTeam = true; ///< false: nobody is there, every lead stays unassigned
    Instant now;          ///< when the story ends; required
};

/// Where the clock of a desk that is to be filled has to stand when it is opened.
Instant sampleBegin(Instant now);

/// Fills an empty workspace with sixty invented days of an invented trading company: enquiries of eleven channels in
/// several languages, mails with HTML and attachments, people who come back, stages, owners, tags, notes, tasks, auto-
/// replies and two events that cannot be read. Everything goes through intake and the commands of the desk, at the times
/// of the story: `clock` must be the one the desk was opened with, and stands at `now` afterwards. Open the workspace
/// again with the machine's clock to work with it.
/// Blocks: call off the GUI thread. Cost: some 2 ms a lead. Answers the number of leads.
/// Errors: Conflict (the workspace has leads already), Invalid (options), Storage.
Result<int> makeSample(Desk& desk, SteppedClock& clock, const SampleOptions& options);

} // namespace leadwell::services
