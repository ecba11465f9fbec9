// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/clock/ClockWatch.h"
#include "core/services/ClockService.h"

#include <QObject>
#include <QTimer>

namespace leadwell {
class Clock;
}

namespace leadwell::services {

class Desk;

/// Does what is due when it is due: judges clocks, cools heat, gives leads that wait or go back. One timer for the next moment;
/// asks the store only when something changed or is due. A moment that passed while the machine slept or the program was closed
/// is seen at once when it is back. Main thread, which does nothing but start the questions.
class DueScheduler final : public QObject {
    Q_OBJECT
public:
    /// What has no moment of its own is done so often.
    static constexpr std::chrono::minutes choresEvery{1};
    /// A timer does not count while the machine sleeps and knows nothing of a clock that was set: the time is compared so often
    /// while something is to come. That asks nobody anything.
    static constexpr Millis lookEvery = std::chrono::seconds(3);

    /// Chores that are so late: the machine slept, and nobody could answer anything meanwhile.
    static constexpr std::chrono::hours sleepsAfter{1};

    DueScheduler(Desk& desk, const Clock& clock, QObject* parent = nullptr);

    void start();
    /// Looks at the clock now.
    void look();
    Instant next() const { return m_next; }

Q_SIGNALS:
    void judged(const leadwell::services::DueReport& report);
    /// The computer's clock is not believed, in words; empty: it is again.
    void doubted(const QString& sentence);

private:
    void askNext();
    void doChores(Instant now);
    void giveWaiting();
    void judge(Instant now);
    void arm(Instant now);

    Desk& m_desk;
    ClockService m_clocks;
    const Clock& m_clock;
    domain::ClockWatch m_watch;
    QTimer m_timer;
    Instant m_next;      ///< not set: nothing is due
    Instant m_chores;    ///< when the others are done next
    Instant m_openSince; ///< the desk is open, and its clock was not set
    bool m_isStarted = false;
    bool m_isJudging = false;
    bool m_asksAgain = false;
    bool m_isAsking = false;
    bool m_isDoubting = false;
};

} // namespace leadwell::services
