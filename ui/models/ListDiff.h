// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace leadwell::models {

/// How one list of distinct numbers becomes another, in steps that a view can follow. Pure; any thread.
struct ListDiff {
    struct Step {
        enum class Kind : quint8 { Remove, Move, Insert };
        Kind kind = Kind::Remove;
        qsizetype first = 0;   ///< row when the step's turn comes
        qsizetype count = 0;   ///< Move: always 1
        qsizetype target = 0;  ///< Move: row it has afterwards
        QList<qint64> added{}; ///< Insert
    };
    /// Removals from the back, then moves, then insertions from the front. Unused when `isLarge`.
    QList<Step> steps;
    /// Too many steps to take one by one: rearrange instead, by way of `kept`.
    bool isLarge = false;
    QList<qint64> kept;  ///< isLarge: what stays, in its new order
    QList<qint64> gone;  ///< isLarge
    QList<qint64> added; ///< isLarge

    bool isEmpty() const { return steps.isEmpty() && !isLarge; }
};

/// Lists longer than `stepsMax` steps apart are rearranged at once. Cost: O(n log n), O(n) where only the ends differ.
ListDiff diffLists(const QList<qint64>& before, const QList<qint64>& after, qsizetype stepsMax = 48);

} // namespace leadwell::models
