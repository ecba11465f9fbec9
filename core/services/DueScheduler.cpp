// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/DueScheduler.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"

#include <algorithm>

namespace leadwell::services {

DueScheduler::DueScheduler(Desk& desk, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clocks(desk.core())
    , m_clock(clock) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DueScheduler::look);
    connect(&desk, &Desk::changed, this, &DueScheduler::askNext);
}

void DueScheduler::start() {
    m_clocks.lastWritten().then(this, [this](const Result<Instant>& last) {
        m_watch = domain::ClockWatch(last ? *last : Instant());
        m_isStarted = true;
        m_openSince = m_clock.now();
        askNext();
    });
}

void DueScheduler::askNext() {
    if (!m_isStarted)
        return;
    if (m_isAsking) {
        m_asksAgain = true;
        return;
    }
    m_isAsking = true;
    m_clocks.nextDue().then(this, [this](const Result<Instant>& next) {
        m_isAsking = false;
        if (next)
            m_next = *next;
        if (std::exchange(m_asksAgain, false))
            askNext();
        else
            look();
    });
}

void DueScheduler::look() {
    const Instant now = m_clock.now();
    const bool isBelieved = m_watch.believes(now, m_clock.steady());
    if (m_isDoubting == isBelieved) {
        m_isDoubting = !isBelieved;
        m_openSince = now;
        Q_EMIT doubted(isBelieved ? QString()
                                  : QStringLiteral("This computer's clock jumped far ahead. Deadlines wait ten minutes for it "
                                                   "to be set right; nothing is lost."));
    }
    if (isBelieved && (!m_chores.isSet() || now >= m_chores || m_chores - now > choresEvery))
        doChores(now);
    if (isBelieved && m_next.isSet() && now >= m_next)
        judge(now);
    else
        arm(now);
}

void DueScheduler::doChores(Instant now) {
    const bool hasSlept = m_chores.isSet() && now - m_chores > sleepsAfter;
    if (hasSlept || now < m_openSince) // Or the clock was put back.
        m_openSince = now;
    m_chores = now + choresEvery;
    m_desk.maintenance().runDue(now);
    m_desk.maintenance().beginLeaves(now);
    m_desk.maintenance().returnUnanswered(now, m_openSince).then(this, [this](const Result<int>& returned) {
        if (returned && *returned > 0)
            giveWaiting(); // Who lost one has a place again.
    });
    giveWaiting();
}

/// Until nobody is free or nobody waits.
void DueScheduler::giveWaiting() {
    m_desk.maintenance().assignWaiting().then(this, [this](const Result<int>& given) {
        if (given && *given >= MaintenanceService::givenAtOnce)
            giveWaiting();
    });
}

void DueScheduler::judge(Instant now) {
    if (std::exchange(m_isJudging, true))
        return;
    m_clocks.runDue(now).then(this, [this](const Result<DueReport>& report) {
        m_isJudging = false;
        if (!report) { // The disk is full, or the like; the status bar says so.
            m_timer.start(lookEvery);
            return;
        }
        Q_EMIT judged(*report);
        askNext();
    });
}

void DueScheduler::arm(Instant now) {
    const Instant first = m_next.isSet() && m_chores.isSet() ? std::min(m_next, m_chores) : std::max(m_next, m_chores);
    const bool isHeldBack = first <= now; // By a clock that is not believed.
    m_timer.start(isHeldBack ? lookEvery : std::min(first - now, lookEvery));
}

} // namespace leadwell::services
