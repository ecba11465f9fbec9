// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QList>
#include <QString>

#include <optional>

namespace leadwell::channels::indiamart {

/// A period asked for, or still to be asked for.
struct PullWindow {
    Instant from;
    Instant to;

    friend bool operator==(const PullWindow&, const PullWindow&) = default;
};

/// Where an account's pulls go on; a value of the store. fromText(toText(x)) = x.
struct PullCursor {
    static constexpr Millis windowMax{7LL * 24 * 60 * 60 * 1000 - 60'000}; ///< IndiaMART: at most seven days
    static constexpr Millis windowMin{60LL * 60 * 1000};
    static constexpr qsizetype gapsMax = 50;

    Instant newest;            ///< everything up to here was taken in, except the gaps; not set: never pulled
    Instant since;             ///< where the first pull's period began
    QList<PullWindow> gaps;    ///< still to be fetched, newest first
    Millis skew{0};            ///< IndiaMART's clock minus ours, when it is worth mentioning
    Millis window = windowMax; ///< longest period to ask for; shorter after answers that did not arrive whole
    bool isVouched = true;     ///< `newest` was checked against IndiaMART's own clock
    int failures = 0;          ///< in a row
    QString refusedKey;        ///< mark of the key that was refused last
    QString refusal;           ///< the sentence then

    QString toText() const;
    /// A cursor that was never used when the text is none of ours.
    static PullCursor fromText(const QString& text);

    friend bool operator==(const PullCursor&, const PullCursor&) = default;
};

/// What to ask for next.
struct PullStep {
    PullWindow window;
    bool isNewest = true; ///< brings what is new; else a piece of the oldest gap's newer end
};

/// While gaps are open, what is new is asked for at least this often.
inline constexpr Millis newestEvery{15 * 60'000};
/// Windows reach back into what was asked before: leads show up some minutes late.
inline constexpr Millis overlap{7 * 60'000};
/// The same where nothing vouched for the clock when `newest` was written.
inline constexpr Millis carefulOverlap{24LL * 60 * 60 * 1000};
/// How far IndiaMART's history reaches, less what a clock may be wrong by.
inline constexpr Millis historyMax{365LL * 24 * 60 * 60 * 1000 - 10 * 60'000};

/// The next window; `periodFrom` is where the first sync begins. Pure. Drops gaps IndiaMART no longer has, and opens
/// one when the period was made longer.
PullStep nextStep(PullCursor& cursor, Instant periodFrom, Instant now);

/// Notes that the step's window was taken in. `serverNow`: IndiaMART's clock when it answered, where it said so.
void noteDone(PullCursor& cursor, const PullStep& step, Instant periodFrom, std::optional<Instant> serverNow);

/// How many windows the gaps still are.
int windowsLeft(const PullCursor& cursor);

} // namespace leadwell::channels::indiamart
