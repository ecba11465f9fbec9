// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ListDiff.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace leadwell::models {
namespace {

using Step = ListDiff::Step;

/// The part of both lists between their common beginning and end.
struct Middle {
    qsizetype offset = 0;
    QList<qint64> before;
    QList<qint64> after;
};

Middle middleOf(const QList<qint64>& before, const QList<qint64>& after) {
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype front = 0;
    while (front < shorter && before.at(front) == after.at(front))
        ++front;
    qsizetype back = 0;
    while (back < shorter - front && before.at(before.size() - 1 - back) == after.at(after.size() - 1 - back))
        ++back;
    return {front, before.mid(front, before.size() - front - back),
            after.mid(front, after.size() - front - back)};
}

QList<qint64> onlyIn(const QList<qint64>& list, const QSet<qint64>& others, bool wanted) {
    QList<qint64> found;
    for (const qint64 number : list) {
        if (others.contains(number) == wanted)
            found.append(number);
    }
    return found;
}

QList<Step> removals(const Middle& middle, const QSet<qint64>& stays) {
    QList<Step> steps;
    for (qsizetype row = middle.before.size() - 1; row >= 0; --row) {
        if (stays.contains(middle.before.at(row)))
            continue;
        const qsizetype at = middle.offset + row;
        if (!steps.isEmpty() && steps.last().first == at + 1) {
            --steps.last().first;
            ++steps.last().count;
        } else {
            steps.append({Step::Kind::Remove, at, 1, 0, {}});
        }
    }
    return steps;
}

QList<Step> insertions(const Middle& middle, const QSet<qint64>& stays) {
    QList<Step> steps;
    for (qsizetype row = 0; row < middle.after.size(); ++row) {
        const qint64 number = middle.after.at(row);
        if (stays.contains(number))
            continue;
        const qsizetype at = middle.offset + row;
        if (!steps.isEmpty() && steps.last().first + steps.last().count == at) {
            ++steps.last().count;
            steps.last().added.append(number);
        } else {
            steps.append({Step::Kind::Insert, at, 1, 0, {number}});
        }
    }
    return steps;
}

/// The longest run that is in order already (patience sorting): everything else has to move.
QSet<qint64> inOrder(const QList<qint64>& wanted, const QHash<qint64, qsizetype>& placeBefore) {
    QList<qsizetype> tails; // Index into wanted of the last element of the best run of each length.
    QList<qsizetype> previous(wanted.size(), -1);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const qsizetype place = placeBefore.value(wanted.at(i));
        const auto longer = std::lower_bound(
            tails.begin(), tails.end(), place,
            [&](qsizetype index, qsizetype p) { return placeBefore.value(wanted.at(index)) < p; });
        if (longer != tails.begin())
            previous[i] = *std::prev(longer);
        if (longer == tails.end())
            tails.append(i);
        else
            *longer = i;
    }
    QSet<qint64> run;
    for (qsizetype i = tails.isEmpty() ? -1 : tails.last(); i >= 0; i = previous.at(i))
        run.insert(wanted.at(i));
    return run;
}

/// Moves that turn `present` into `wanted` (the same numbers); gives up with more than `most`.
struct Moves {
    QList<Step> steps;
    bool isTooMany = false;
};

Moves movesBetween(QList<qint64> present, const QList<qint64>& wanted, qsizetype offset, qsizetype most) {
    if (present == wanted)
        return {};
    QHash<qint64, qsizetype> placeBefore;
    placeBefore.reserve(present.size());
    for (qsizetype i = 0; i < present.size(); ++i)
        placeBefore.insert(present.at(i), i);
    const QSet<qint64> staying = inOrder(wanted, placeBefore);
    if (wanted.size() - staying.size() > most)
        return {{}, true};
    Moves moves;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const qint64 number = wanted.at(i);
        if (staying.contains(number))
            continue;
        const qsizetype from = present.indexOf(number);
        present.removeAt(from);
        const qsizetype to = i == 0 ? 0 : present.indexOf(wanted.at(i - 1)) + 1;
        present.insert(to, number);
        if (from != to)
            moves.steps.append({Step::Kind::Move, offset + from, 1, offset + to, {}});
    }
    return moves;
}

QSet<qint64> commonOf(const Middle& middle) {
    const QSet<qint64> before(middle.before.cbegin(), middle.before.cend());
    QSet<qint64> common;
    for (const qint64 number : middle.after) {
        if (before.contains(number))
            common.insert(number);
    }
    return common;
}

ListDiff large(const QList<qint64>& before, const QList<qint64>& after) {
    const QSet<qint64> old(before.cbegin(), before.cend());
    const QSet<qint64> now(after.cbegin(), after.cend());
    ListDiff diff;
    diff.isLarge = true;
    diff.kept = onlyIn(after, old, true);
    diff.added = onlyIn(after, old, false);
    diff.gone = onlyIn(before, now, false);
    return diff;
}

} // namespace

ListDiff diffLists(const QList<qint64>& before, const QList<qint64>& after, qsizetype stepsMax) {
    ListDiff diff;
    if (before == after)
        return diff;
    const Middle middle = middleOf(before, after);
    const QSet<qint64> common = commonOf(middle);
    const QList<Step> removed = removals(middle, common);
    const QList<Step> inserted = insertions(middle, common);
    const qsizetype left = stepsMax - removed.size() - inserted.size();
    if (left < 0)
        return large(before, after);
    const Moves moves = movesBetween(onlyIn(middle.before, common, true), onlyIn(middle.after, common, true),
                                     middle.offset, left);
    if (moves.isTooMany)
        return large(before, after);
    diff.steps = removed + moves.steps + inserted;
    return diff;
}

} // namespace leadwell::models
