// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/SettingsSaver.h"

#include "core/services/TeamService.h"

namespace leadwell::pages {

SettingsSaver::SettingsSaver(services::TeamService& team, QObject* parent) : QObject(parent), m_team(team) {}

void SettingsSaver::add(Change change, Done done) {
    m_jobs.enqueue({std::move(change), std::move(done)});
    if (!m_isBusy)
        next();
}

void SettingsSaver::next() {
    m_isBusy = !m_jobs.isEmpty();
    if (!m_isBusy)
        return;
    m_team.settings().then(this,
                           [this, job = m_jobs.dequeue()](const Result<domain::WorkspaceSettings>& stored) { run(job, stored); });
}

void SettingsSaver::run(const Job& job, const Result<domain::WorkspaceSettings>& stored) {
    if (!stored) {
        finish(job, stored.error());
        return;
    }
    domain::WorkspaceSettings changed = *stored;
    job.change(changed);
    if (changed == *stored) {
        finish(job, true);
        return;
    }
    m_team.saveSettings(changed).then(this, [this, job](const Result<bool>& saved) { finish(job, saved); });
}

void SettingsSaver::finish(const Job& job, const Result<bool>& saved) {
    job.done(saved);
    next();
}

} // namespace leadwell::pages
