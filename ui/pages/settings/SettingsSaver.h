// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/lead/WorkspaceSettings.h"

#include <QObject>
#include <QQueue>

#include <functional>

namespace leadwell::services {
class TeamService;
}

namespace leadwell::pages {

/// Changes one setting at a time on what is stored at that moment, so that two fields left quickly after one another
/// never take each other back. Main thread.
class SettingsSaver final : public QObject {
    Q_OBJECT
public:
    using Change = std::function<void(domain::WorkspaceSettings& settings)>;
    using Done = std::function<void(const Result<bool>& saved)>;

    explicit SettingsSaver(services::TeamService& team, QObject* parent = nullptr);

    /// `done` is called once, in a later turn of the event loop, unless the saver is gone by then.
    void add(Change change, Done done);
    bool isIdle() const { return !m_isBusy; }

private:
    struct Job {
        Change change;
        Done done;
    };
    void next();
    void run(const Job& job, const Result<domain::WorkspaceSettings>& stored);
    void finish(const Job& job, const Result<bool>& saved);

    services::TeamService& m_team;
    QQueue<Job> m_jobs;
    bool m_isBusy = false;
};

} // namespace leadwell::pages
