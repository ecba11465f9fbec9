// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/PullPlan.h"

#include <QStringList>

#include <algorithm>

namespace leadwell::channels::indiamart {

namespace {

constexpr Millis periodSlack{60LL * 60 * 1000};

QString number(Millis value) {
    return QString::number(value.count());
}

QString number(Instant value) {
    return QString::number(value.ms());
}

Instant instantIn(const QString& text) {
    return Instant::fromMs(std::max<qint64>(0, text.toLongLong()));
}

QList<PullWindow> gapsIn(const QString& text) {
    QList<PullWindow> gaps;
    for (const QString& piece : text.split(u',', Qt::SkipEmptyParts)) {
        const PullWindow gap{instantIn(piece.section(u'-', 0, 0)), instantIn(piece.section(u'-', 1, 1))};
        if (gap.from.isSet() && gap.from < gap.to && gaps.size() < PullCursor::gapsMax)
            gaps.append(gap);
    }
    return gaps;
}

void addGap(PullCursor& cursor, const PullWindow& gap) {
    if (gap.from >= gap.to)
        return;
    cursor.gaps.append(gap);
    std::sort(cursor.gaps.begin(), cursor.gaps.end(), [](const PullWindow& a, const PullWindow& b) { return a.to > b.to; });
    // Far more than any desk opens; the two oldest become one, so that nothing is lost.
    while (cursor.gaps.size() > PullCursor::gapsMax) {
        const PullWindow oldest = cursor.gaps.takeLast();
        cursor.gaps.last().from = std::min(cursor.gaps.last().from, oldest.from);
    }
}

PullStep newestStep(const PullCursor& cursor, Instant periodFrom, Instant now) {
    if (!cursor.newest.isSet())
        return {{std::max(std::min(periodFrom, now - overlap), now - cursor.window), now}, true};
    const Millis back = cursor.isVouched ? overlap : carefulOverlap;
    const Instant from = std::min(cursor.newest, now) - back;
    return {{std::max(from, now - cursor.window), now}, true};
}

} // namespace

QString PullCursor::toText() const {
    QStringList ranges;
    for (const PullWindow& gap : gaps)
        ranges.append(number(gap.from) + u'-' + number(gap.to));
    QStringList parts{QStringLiteral("newest=") + number(newest),
                      QStringLiteral("since=") + number(since),
                      QStringLiteral("gaps=") + ranges.join(u','),
                      QStringLiteral("skew=") + number(skew),
                      QStringLiteral("window=") + number(window),
                      QStringLiteral("vouched=") + QString::number(isVouched ? 1 : 0),
                      QStringLiteral("failures=") + QString::number(failures)};
    if (!refusedKey.isEmpty())
        parts << QStringLiteral("refused=") + refusedKey << QStringLiteral("refusal=") + refusal;
    return parts.join(u'\n');
}

PullCursor PullCursor::fromText(const QString& text) {
    PullCursor cursor;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString key = line.section(u'=', 0, 0);
        const QString value = line.section(u'=', 1);
        if (key == QStringLiteral("newest"))
            cursor.newest = instantIn(value);
        else if (key == QStringLiteral("since"))
            cursor.since = instantIn(value);
        else if (key == QStringLiteral("gaps"))
            cursor.gaps = gapsIn(value);
        else if (key == QStringLiteral("skew"))
            cursor.skew = Millis(value.toLongLong());
        else if (key == QStringLiteral("window"))
            cursor.window = std::clamp(Millis(value.toLongLong()), windowMin, windowMax);
        else if (key == QStringLiteral("vouched"))
            cursor.isVouched = value == QStringLiteral("1");
        else if (key == QStringLiteral("failures"))
            cursor.failures = std::clamp(value.toInt(), 0, 1000);
        else if (key == QStringLiteral("refused"))
            cursor.refusedKey = value;
        else if (key == QStringLiteral("refusal"))
            cursor.refusal = value;
    }
    return cursor;
}

PullStep nextStep(PullCursor& cursor, Instant periodFrom, Instant now) {
    const Instant oldest = now - historyMax;
    periodFrom = std::max(periodFrom, oldest);
    if (cursor.newest.isSet() && cursor.since.isSet() && periodFrom + periodSlack < cursor.since) {
        addGap(cursor, {periodFrom, cursor.since + overlap});
        cursor.since = periodFrom;
    }
    cursor.gaps.removeIf([oldest](const PullWindow& gap) { return gap.to <= oldest; });
    const bool isNewestDue = now - cursor.newest >= newestEvery || now < cursor.newest;
    if (!cursor.newest.isSet() || cursor.gaps.isEmpty() || isNewestDue)
        return newestStep(cursor, periodFrom, now);
    const PullWindow& gap = cursor.gaps.first();
    return {{std::max({gap.from, gap.to - cursor.window, oldest}), gap.to}, false};
}

void noteDone(PullCursor& cursor, const PullStep& step, Instant periodFrom, std::optional<Instant> serverNow) {
    if (!step.isNewest) {
        PullWindow& gap = cursor.gaps.first();
        gap.to = step.window.from + overlap;
        if (step.window.from <= gap.from || step.window.from - gap.from < Millis(1000))
            cursor.gaps.removeFirst();
        return;
    }
    // A window that ends in IndiaMART's future says nothing about that future.
    const Instant reached = std::min(step.window.to, serverNow.value_or(step.window.to));
    if (reached <= step.window.from)
        return;
    if (!cursor.newest.isSet()) {
        // A period of seven days is one window, not a window and a minute.
        const Instant begin = std::max(periodFrom, step.window.to - historyMax);
        const bool hasMore = begin + periodSlack < step.window.from;
        cursor.since = hasMore ? begin : step.window.from;
        if (hasMore)
            addGap(cursor, {begin, step.window.from + overlap});
    } else if (cursor.newest < step.window.from) {
        addGap(cursor, {cursor.newest - (cursor.isVouched ? overlap : carefulOverlap), step.window.from + overlap});
    }
    if (reached > cursor.newest) {
        cursor.newest = reached;
        cursor.isVouched = serverNow.has_value();
    }
}

int windowsLeft(const PullCursor& cursor) {
    qint64 count = 0;
    const qint64 step = (cursor.window - overlap).count();
    for (const PullWindow& gap : cursor.gaps)
        count += ((gap.to - gap.from).count() + step - 1) / step;
    return static_cast<int>(count);
}

} // namespace leadwell::channels::indiamart
