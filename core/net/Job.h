// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QMutex>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace leadwell::net {

/// How far a job is.
struct JobProgress {
    QString sentence; ///< what it is doing just now
    int done = 0;
    int total = 0; ///< 0 = not known

    friend bool operator==(const JobProgress&, const JobProgress&) = default;
};

/// The working side of a job: asked and told from any thread, for as long as the work holds it.
class JobControl {
public:
    bool isCancelled() const { return m_cancelled; }
    void report(JobProgress progress);

private:
    friend class Job;
    std::atomic_bool m_cancelled = false;
    QMutex m_mutex;
    JobProgress m_latest;
    bool m_isAnnounced = false; ///< a notice is on its way; further reports only change what it will say
    std::function<void()> m_announce;
};

/// Work that a person may watch and stop: a sync, an import. Lives on the thread that made it; its signals
/// come there, at most one `changed` per turn of the event loop however fast the work reports.
class Job final : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 { Running, Done, Failed, Cancelled };

    /// `description` says what the job is: "Sync of sales@mehtatex.in".
    explicit Job(const QString& description, QObject* parent = nullptr);
    ~Job() override;

    QString describe() const { return m_description; }
    State state() const { return m_state; }
    const JobProgress& progress() const { return m_progress; }
    /// Of failed jobs; else empty.
    const Error& error() const { return m_error; }
    std::shared_ptr<JobControl> control() const { return m_control; }

    /// Asks the work to stop; the job ends when the work does.
    void cancel();

    /// The job ends with this answer. Call once.
    template<class T>
    void endWith(Answer<T> answer) {
        answer.then(this, [this](const Result<T>& result) { result ? end(State::Done, {}) : endFailed(result.error()); });
    }

Q_SIGNALS:
    void changed();
    void finished(leadwell::net::Job::State state);

private:
    void takeLatest();
    void endFailed(const Error& error);
    void end(State state, const Error& error);

    const QString m_description;
    State m_state = State::Running;
    JobProgress m_progress;
    Error m_error;
    std::shared_ptr<JobControl> m_control;
};

} // namespace leadwell::net
