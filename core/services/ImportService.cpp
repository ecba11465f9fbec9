// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/ImportService.h"

#include "core/files/TargetField.h"
#include "core/services/DeskCore.h"
#include "core/services/imports/HistoryImport.h"
#include "core/services/imports/ImportRun.h"
#include "core/services/imports/LeadExport.h"

#include <exception>

namespace leadwell::services {

namespace {

constexpr int jobsAtOnce = 4; ///< a running import must not keep a preview waiting

/// Runs `work` on the pool; the desk waits for it when it closes. What foreign code throws becomes an error.
template<class T>
Answer<T> later(DeskCore& core, QThreadPool& pool, std::function<Result<T>()> work) {
    auto promise = std::make_shared<Promise<Result<T>>>();
    Answer<T> answer = promise->later();
    core.beginWork();
    pool.start([&core, promise, work = std::move(work)]() mutable {
        const DeskCore::Ending ending(core);
        const auto guarded = [&]() -> Result<T> {
            try {
                return work();
            } catch (const std::exception& e) {
                return Error{ErrorKind::Internal, QStringLiteral("The file could not be read to its end."),
                             QString::fromUtf8(e.what())};
            }
        };
        Result<T> result = guarded();
        work = nullptr; // Lets go of what it holds before anybody hears of the result.
        promise->give(std::move(result));
    });
    return answer;
}

} // namespace

ImportService::ImportService(DeskCore& core) : m_core(core) {
    m_pool.setMaxThreadCount(jobsAtOnce);
}

Answer<ImportPreview> ImportService::preview(ImportPlan plan) {
    return later<ImportPreview>(m_core, m_pool, [core = &m_core, plan = std::move(plan)] { return previewImport(*core, plan); });
}

std::shared_ptr<ImportJob> ImportService::start(ImportPlan plan, bool isDryRun) {
    auto job = std::make_shared<ImportJob>();
    job->m_report = later<ImportReport>(m_core, m_pool, [core = &m_core, job, isDryRun, plan = std::move(plan)] {
        return runImport(
            *core, plan, isDryRun,
            {[job] { return job->isCancelled(); }, [job](qint64 done, qint64 total) { Q_EMIT job->progressed(done, total); }});
    });
    return job;
}

std::shared_ptr<ImportJob> ImportService::dryRun(ImportPlan plan) {
    return start(std::move(plan), true);
}

std::shared_ptr<ImportJob> ImportService::run(ImportPlan plan) {
    return start(std::move(plan), false);
}

Answer<qint64> ImportService::exportLeads(QString path, domain::LeadFilter filter) {
    return later<qint64>(m_core, m_pool, [core = &m_core, path = std::move(path), filter = std::move(filter)] {
        return exportLeadsTo(*core, path, filter);
    });
}

Answer<qint64> ImportService::importHistory(QList<PastActivity> activities) {
    return later<qint64>(
        m_core, m_pool, [core = &m_core, activities = std::move(activities)] { return importPastActivities(*core, activities); });
}

QList<ImportService::Target> ImportService::targets() {
    QList<Target> targets;
    for (const files::TargetField field : files::allTargetFields())
        targets.append({files::idOf(field), files::labelOf(field)});
    return targets;
}

} // namespace leadwell::services
