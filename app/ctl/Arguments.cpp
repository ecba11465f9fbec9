// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"

#include <QDateTime>
#include <QRegularExpression>

namespace leadwell::ctl::arguments {

namespace {

Error cannotRead(const QString& option, const QString& value, const QString& wanted) {
    return {ErrorKind::Invalid, QStringLiteral("--%1 “%2” is not %3.").arg(option, value, wanted), {}};
}

Instant momentOf(const QString& text) {
    QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || !text.contains(u':'))
        return {};
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeZone(QTimeZone::utc());
    return Instant::fromMs(at.toMSecsSinceEpoch());
}

} // namespace

Result<qint64> number(const Invocation& call, const QString& option, qint64 low, qint64 high) {
    const QString text = call.value(option);
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber || value < low || value > high)
        return cannotRead(option, text,
                          high == std::numeric_limits<qint64>::max()
                              ? QStringLiteral("a whole number from %1 on").arg(low)
                              : QStringLiteral("a whole number from %1 to %2").arg(low).arg(high));
    return value;
}

Result<Instant> instant(const Invocation& call, const QString& option) {
    const QString text = call.value(option);
    if (text.isEmpty())
        return Instant();
    const Instant at = momentOf(text);
    if (!at.isSet())
        return cannotRead(option, text, QStringLiteral("a time like 2026-11-20T09:00:00+05:30"));
    return at;
}

Result<Instant> bound(const Invocation& call, const QString& option, Bound bound, const QTimeZone& zone) {
    const QString text = call.value(option);
    if (text.isEmpty())
        return Instant();
    if (const Instant at = momentOf(text); at.isSet())
        return at;
    QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return cannotRead(option, text, QStringLiteral("a day like 2026-11-20 or a time like 2026-11-20T09:00:00+05:30"));
    if (bound == Bound::To)
        day = day.addDays(1);
    return Instant::fromMs(day.startOfDay(zone).toMSecsSinceEpoch());
}

Result<qint64> leadNumber(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(?:[Ll]-)?(\\d{1,15})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not a lead; write it like L-41207.").arg(text), {}};
    return match.captured(1).toLongLong();
}

} // namespace leadwell::ctl::arguments
