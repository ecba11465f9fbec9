// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/Job.h"

namespace leadwell::net {

void JobControl::report(JobProgress progress) {
    const QMutexLocker lock(&m_mutex);
    m_latest = std::move(progress);
    if (m_isAnnounced || !m_announce)
        return;
    m_isAnnounced = true;
    m_announce();
}

Job::Job(const QString& description, QObject* parent)
    : QObject(parent)
    , m_description(description)
    , m_control(std::make_shared<JobControl>()) {
    m_control->m_announce = [this] { QMetaObject::invokeMethod(this, &Job::takeLatest, Qt::QueuedConnection); };
}

Job::~Job() {
    const QMutexLocker lock(&m_control->m_mutex);
    m_control->m_announce = {};
    m_control->m_cancelled = true;
}

void Job::cancel() {
    m_control->m_cancelled = true;
}

void Job::takeLatest() {
    JobProgress latest;
    {
        const QMutexLocker lock(&m_control->m_mutex);
        m_control->m_isAnnounced = false;
        latest = m_control->m_latest;
    }
    if (latest == m_progress)
        return;
    m_progress = latest;
    Q_EMIT changed();
}

void Job::endFailed(const Error& error) {
    if (error.kind == ErrorKind::Cancelled)
        end(State::Cancelled, {});
    else
        end(State::Failed, error);
}

void Job::end(State state, const Error& error) {
    takeLatest();
    m_state = state;
    m_error = error;
    Q_EMIT changed();
    Q_EMIT finished(state);
}

} // namespace leadwell::net
