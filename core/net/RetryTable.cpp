// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/RetryTable.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::net {

namespace {

constexpr Millis longestMeant{30LL * 24 * 60 * 60 * 1000};

bool isDigits(const QByteArray& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool isPassing(ErrorKind kind) {
    return kind == ErrorKind::Offline || kind == ErrorKind::TimedOut || kind == ErrorKind::RateLimited;
}

std::optional<Millis> pauseBefore(const RetryRule& rule, int attempt, std::optional<Millis> retryAfter, Random& random) {
    if (attempt < 1 || static_cast<size_t>(attempt) > rule.pauses.size())
        return std::nullopt;
    const Millis pause = rule.pauses[static_cast<size_t>(attempt) - 1];
    if (pause == Millis(0) || retryAfter.value_or(Millis(0)) > retryAfterMax)
        return std::nullopt;
    if (retryAfter)
        return *retryAfter;
    const double share = 0.75 + random.unit() * 0.5;
    return Millis(static_cast<qint64>(static_cast<double>(pause.count()) * share));
}

std::optional<Millis> readRetryAfter(const QByteArray& value, Instant now) {
    const QByteArray text = value.trimmed();
    if (isDigits(text)) {
        const qint64 seconds = text.size() > 9 ? longestMeant.count() / 1000 : text.toLongLong();
        return std::min(Millis(seconds * 1000), longestMeant);
    }
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return std::clamp(Instant::fromMs(date.toMSecsSinceEpoch()) - now, Millis(0), longestMeant);
}

} // namespace leadwell::net
