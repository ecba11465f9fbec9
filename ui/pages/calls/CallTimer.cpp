// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallTimer.h"

#include "core/base/Clock.h"

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int secondMs = 1'000;
constexpr int minute = 60;
constexpr int hour = 60 * minute;
constexpr qint64 longest = 24 * hour;

} // namespace

CallTimer::CallTimer(const Clock& clock, QWidget* parent) : Button(parent), m_clock(clock) {
    setObjectName(QStringLiteral("timer"));
    setRole(kit::ButtonRole::Quiet);
    setToolTip(tr("Starts or stops the timer (Alt+T)."));
    m_second.setInterval(secondMs);
    connect(&m_second, &QTimer::timeout, this, &CallTimer::tick);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_from.isSet())
            stop();
        else
            start(m_clock.now() - Millis(m_seconds * secondMs));
        Q_EMIT toggledByPerson();
    });
    show(0);
}

void CallTimer::start(Instant from) {
    m_from = from;
    m_second.start();
    tick();
}

void CallTimer::stop() {
    if (m_from.isSet())
        tick();
    m_second.stop();
    m_from = {};
    show(m_seconds);
}

void CallTimer::tick() {
    const qint64 gone = (m_clock.now() - m_from).count() / secondMs;
    m_seconds = static_cast<int>(std::clamp<qint64>(gone, 0, longest));
    show(m_seconds);
    Q_EMIT ticked(m_seconds);
}

void CallTimer::show(int seconds) {
    const QString clock = QStringLiteral("%1:%2:%3")
                              .arg(seconds / hour, 2, 10, QLatin1Char('0'))
                              .arg(seconds / minute % minute, 2, 10, QLatin1Char('0'))
                              .arg(seconds % minute, 2, 10, QLatin1Char('0'));
    setText(m_from.isSet() ? tr("%1 ● running").arg(clock) : tr("%1 · start timer").arg(clock));
    setAccessibleName(m_from.isSet() ? tr("Timer, running. Stop") : tr("Timer. Start"));
}

QString CallTimer::wordsOf(int seconds) {
    if (seconds < minute)
        return QStringLiteral("%1 s").arg(seconds);
    const QString rest = QStringLiteral("%1").arg(seconds % minute, 2, 10, QLatin1Char('0'));
    return seconds < hour
               ? QStringLiteral("%1m %2").arg(seconds / minute).arg(rest)
               : QStringLiteral("%1:%2:%3").arg(seconds / hour).arg(seconds / minute % minute, 2, 10, QLatin1Char('0')).arg(rest);
}

} // namespace leadwell::pages
