// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/WorkspaceSettings.h"

#include <QTime>

namespace leadwell::domain {

namespace {

const QStringList dayWords{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
                           QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};

Error unreadable(const QString& part) {
    return {ErrorKind::Invalid,
            QStringLiteral("“%1” is not a working time. Write for example “mon-fri 09:00-18:00; sat 10:00-13:00”.").arg(part),
            {}};
}

Result<QList<int>> parseDays(const QString& text) {
    const QStringList ends = text.split(QLatin1Char('-'));
    const auto first = dayWords.indexOf(ends.first().left(3));
    const auto last = dayWords.indexOf(ends.last().left(3));
    if (ends.size() > 2 || first < 0 || last < first)
        return unreadable(text);
    QList<int> days;
    for (auto day = first; day <= last; ++day)
        days.append(static_cast<int>(day));
    return days;
}

Result<QPair<int, int>> parseInterval(const QString& text) {
    const QStringList ends = text.split(QLatin1Char('-'));
    if (ends.size() != 2)
        return unreadable(text);
    const QTime from = QTime::fromString(ends.first().trimmed(), QStringLiteral("H:mm"));
    const bool toMidnight = ends.last().trimmed() == QStringLiteral("24:00");
    const QTime to = QTime::fromString(ends.last().trimmed(), QStringLiteral("H:mm"));
    const int fromMin = from.isValid() ? from.hour() * 60 + from.minute() : -1;
    const int toMin = toMidnight ? 24 * 60 : to.isValid() ? to.hour() * 60 + to.minute() : -1;
    if (fromMin < 0 || toMin <= fromMin)
        return unreadable(text);
    return QPair<int, int>(fromMin, toMin);
}

} // namespace

Result<QList<QList<QPair<int, int>>>> parseBusinessHours(const QString& text) {
    QList<QList<QPair<int, int>>> week(7);
    for (const QString& part : text.toLower().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString trimmed = part.trimmed();
        const auto space = trimmed.indexOf(QLatin1Char(' '));
        if (space < 0)
            return unreadable(trimmed);
        LW_TRY(const QList<int> days, parseDays(trimmed.left(space)));
        for (const QString& piece : trimmed.mid(space + 1).split(QLatin1Char(','))) {
            LW_TRY(const auto interval, parseInterval(piece.trimmed()));
            for (const int day : days)
                week[day].append(interval);
        }
    }
    return week;
}

} // namespace leadwell::domain
