// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ListDiff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace leadwell::models {
namespace {

using Step = ListDiff::Step;
using Numbers = std::span<const qint64>;

/// Where each number of a list stands. Leads are numbered from one on, so a table by number serves nearly all of them; a list
/// of a few leads out of many, and the negative numbers of headers, are looked up by hash.
class Places {
public:
    explicit Places(Numbers list) {
        const qint64 most = list.empty() ? 0 : *std::max_element(list.begin(), list.end());
        constexpr qint64 sparse = 16;
        if (most >= 0 && most <= sparse * static_cast<qint64>(list.size()))
            m_table.assign(static_cast<size_t>(most) + 1, nowhere);
        for (size_t place = 0; place < list.size(); ++place) {
            const qint64 number = list[place];
            if (isInTable(number))
                m_table[static_cast<size_t>(number)] = static_cast<qint32>(place);
            else
                m_others.insert(number, static_cast<qint32>(place));
        }
    }
    qint32 of(qint64 number) const {
        return isInTable(number)    ? m_table[static_cast<size_t>(number)]
               : m_others.isEmpty() ? nowhere
                                    : m_others.value(number, nowhere);
    }
    bool contains(qint64 number) const { return of(number) != nowhere; }

private:
    static constexpr qint32 nowhere = -1;
    bool isInTable(qint64 number) const { return number >= 0 && number < static_cast<qint64>(m_table.size()); }

    std::vector<qint32> m_table;
    QHash<qint64, qint32> m_others;
};

/// The part of both lists between their common beginning and end.
struct Middle {
    qsizetype offset = 0;
    Numbers before;
    Numbers after;
};

Middle middleOf(Numbers before, Numbers after) {
    const size_t shorter = std::min(before.size(), after.size());
    size_t front = 0;
    while (front < shorter && before[front] == after[front])
        ++front;
    size_t back = 0;
    while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return {static_cast<qsizetype>(front), before.subspan(front, before.size() - front - back),
            after.subspan(front, after.size() - front - back)};
}

QList<qint64> thoseIn(const Places& others, Numbers list, bool wanted) {
    QList<qint64> found;
    found.reserve(static_cast<qsizetype>(list.size()));
    for (const qint64 number : list) {
        if (others.contains(number) == wanted)
            found.append(number);
    }
    return found;
}

using Steps = std::optional<QList<Step>>; ///< nothing: too many

Steps removals(const Middle& middle, const Places& now, qsizetype most) {
    QList<Step> steps;
    for (qsizetype row = static_cast<qsizetype>(middle.before.size()) - 1; row >= 0; --row) {
        if (now.contains(middle.before[static_cast<size_t>(row)]))
            continue;
        const qsizetype at = middle.offset + row;
        if (!steps.isEmpty() && steps.last().first == at + 1) {
            --steps.last().first;
            ++steps.last().count;
        } else if (steps.size() == most) {
            return {};
        } else {
            steps.append({Step::Kind::Remove, at, 1, 0, {}});
        }
    }
    return steps;
}

Steps insertions(const Middle& middle, const Places& old, qsizetype most) {
    QList<Step> steps;
    for (qsizetype row = 0; row < static_cast<qsizetype>(middle.after.size()); ++row) {
        const qint64 number = middle.after[static_cast<size_t>(row)];
        if (old.contains(number))
            continue;
        const qsizetype at = middle.offset + row;
        if (!steps.isEmpty() && steps.last().first + steps.last().count == at) {
            ++steps.last().count;
            steps.last().added.append(number);
        } else if (steps.size() == most) {
            return {};
        } else {
            steps.append({Step::Kind::Insert, at, 1, 0, {number}});
        }
    }
    return steps;
}

/// Which of `places` are in the longest run that is in order already (patience sorting): everything else has to move.
std::vector<bool> inOrder(const std::vector<qint32>& places) {
    std::vector<size_t> tails; // Index of the last element of the best run of each length.
    std::vector<size_t> previous(places.size(), places.size());
    for (size_t i = 0; i < places.size(); ++i) {
        const auto longer = std::lower_bound(tails.begin(), tails.end(), places[i],
                                             [&](size_t index, qint32 place) { return places[index] < place; });
        if (longer != tails.begin())
            previous[i] = *std::prev(longer);
        if (longer == tails.end())
            tails.push_back(i);
        else
            *longer = i;
    }
    std::vector<bool> isStaying(places.size());
    for (size_t i = tails.empty() ? places.size() : tails.back(); i < places.size(); i = previous[i])
        isStaying[i] = true;
    return isStaying;
}

/// Moves that turn `present` into `wanted` (the same numbers).
Steps movesBetween(QList<qint64> present, const QList<qint64>& wanted, qsizetype offset, qsizetype most) {
    if (present == wanted)
        return QList<Step>();
    const Places before({present.constData(), static_cast<size_t>(present.size())});
    std::vector<qint32> places;
    places.reserve(static_cast<size_t>(wanted.size()));
    qsizetype descents = 0;
    for (const qint64 number : wanted) {
        const qint32 place = before.of(number);
        descents += !places.empty() && place < places.back() ? 1 : 0;
        places.push_back(place);
    }
    if (descents > most) // Each move mends one at most.
        return {};
    const std::vector<bool> isStaying = inOrder(places);
    if (std::count(isStaying.begin(), isStaying.end(), false) > most)
        return {};
    QList<Step> steps;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (isStaying[static_cast<size_t>(i)])
            continue;
        const qint64 number = wanted.at(i);
        const qsizetype from = present.indexOf(number);
        present.removeAt(from);
        const qsizetype to = i == 0 ? 0 : present.indexOf(wanted.at(i - 1)) + 1;
        present.insert(to, number);
        if (from != to)
            steps.append({Step::Kind::Move, offset + from, 1, offset + to, {}});
    }
    return steps;
}

/// What both lists begin and end with stays as well.
ListDiff large(const QList<qint64>& after, const Middle& middle, const Places& old, const Places& now) {
    ListDiff diff;
    diff.isLarge = true;
    diff.kept = after.first(middle.offset) + thoseIn(old, middle.after, true) +
                after.sliced(middle.offset + static_cast<qsizetype>(middle.after.size()));
    diff.added = thoseIn(old, middle.after, false);
    diff.gone = thoseIn(now, middle.before, false);
    return diff;
}

/// What `longer` has more than `shorter`, where the rest is in the same order, as when a search is typed on or cleared. Nothing
/// where it is not so, and where that is few pieces, which a view can take one by one.
std::optional<QList<qint64>> moreOf(Numbers longer, Numbers shorter, qsizetype fewPieces) {
    QList<qint64> more;
    more.reserve(static_cast<qsizetype>(longer.size() - shorter.size()));
    qsizetype pieces = 0;
    bool isInPiece = false;
    size_t at = 0;
    for (const qint64 number : longer) {
        const bool isCommon = at < shorter.size() && shorter[at] == number;
        at += isCommon ? 1 : 0;
        if (!isCommon)
            more.append(number);
        pieces += !isCommon && !isInPiece ? 1 : 0;
        isInPiece = !isCommon;
    }
    return at == shorter.size() && pieces > fewPieces ? std::optional(more) : std::nullopt;
}

/// One list is the other with many left out; nothing where it is not.
std::optional<ListDiff> narrowedOrWidened(const QList<qint64>& before, const QList<qint64>& after, const Middle& middle,
                                          qsizetype stepsMax) {
    const bool isNarrowed = middle.before.size() > middle.after.size();
    auto more = isNarrowed ? moreOf(middle.before, middle.after, stepsMax) : moreOf(middle.after, middle.before, stepsMax);
    if (!more)
        return {};
    ListDiff diff;
    diff.isLarge = true;
    diff.kept = isNarrowed ? after : before;
    (isNarrowed ? diff.gone : diff.added) = *std::move(more);
    return diff;
}

} // namespace

ListDiff diffLists(const QList<qint64>& before, const QList<qint64>& after, qsizetype stepsMax) {
    ListDiff diff;
    const Middle middle = middleOf({before.constData(), static_cast<size_t>(before.size())},
                                   {after.constData(), static_cast<size_t>(after.size())});
    if (middle.before.empty() && middle.after.empty())
        return diff;
    if (const auto simple = narrowedOrWidened(before, after, middle, stepsMax))
        return *simple;
    const Places old(middle.before);
    const Places now(middle.after);
    const Steps removed = removals(middle, now, stepsMax);
    const Steps inserted = removed ? insertions(middle, old, stepsMax - removed->size()) : Steps();
    if (!inserted)
        return large(after, middle, old, now);
    const Steps moved = movesBetween(thoseIn(now, middle.before, true), thoseIn(old, middle.after, true), middle.offset,
                                     stepsMax - removed->size() - inserted->size());
    if (!moved)
        return large(after, middle, old, now);
    diff.steps = *removed + *moved + *inserted;
    return diff;
}

} // namespace leadwell::models
