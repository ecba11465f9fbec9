// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/RecordedTime.h"

#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "core/services/ImportService.h"
#include "core/services/MaintenanceService.h"
#include "core/services/TeamService.h"
#include "core/services/sample/SampleData.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>

namespace leadwell::ctl::bench {

using namespace domain;

namespace {

constexpr int days = 180;
constexpr int people = 10;
constexpr quint64 seed = 11;
constexpr double ratioMax = 4'000;

Result<void> hire(services::Desk& desk) {
    LW_TRY(WorkspaceSettings settings, await(desk.team().settings()));
    settings.autoAssign = true;
    LW_CHECK(await(desk.team().saveSettings(settings)));
    for (int i = 0; i < people; ++i) {
        Member member;
        member.name = QStringLiteral("Person %1").arg(i);
        member.colour = QStringLiteral("#3553C9");
        member.role = QStringLiteral("salesperson");
        member.skills = {i % 2 == 0 ? QStringLiteral("cotton") : QStringLiteral("pumps")};
        LW_CHECK(await(desk.team().saveMember(member)));
    }
    return {};
}

/// The leads of one day, given as they come.
Result<void> takeIn(services::Desk& desk, int first, int count) {
    QTemporaryFile file;
    if (!file.open())
        return Error{ErrorKind::Storage, QStringLiteral("No temporary file can be made."), {}};
    file.write("name,phone,city,product\n");
    for (int n = first; n < first + count; ++n)
        file.write(QStringLiteral("Customer %1,+9190%2,Pune,%3\n")
                       .arg(n)
                       .arg(n, 8, 10, QChar(u'0'))
                       .arg(n % 3 == 0 ? QStringLiteral("cotton") : QStringLiteral("pumps"))
                       .toUtf8());
    file.close();
    services::ImportPlan plan;
    plan.path = file.fileName();
    plan.assign = true;
    plan.duplicates = services::DuplicateChoice::New;
    const auto job = desk.imports().run(plan);
    LW_CHECK(awaitOnLoop(job->report()));
    return {};
}

Result<QString> madeIn(const QString& folder, int leads) {
    const QString path = QStringLiteral("%1/given-%2.leadwell").arg(folder).arg(leads);
    if (QFile::exists(path))
        return path;
    terminal::complain(QStringLiteral("Making six months with %1 leads at %2 …").arg(leads).arg(path));
    const QTemporaryDir making(folder + QStringLiteral("/making-XXXXXX"));
    const Instant end = SystemClock().now();
    const Instant begin = end - std::chrono::hours(24) * days;
    services::SteppedClock clock(begin);
    SeededRandom random(seed);
    LW_TRY(const auto workspace,
           Workspace::open(making.filePath(QStringLiteral("given.leadwell")), Workspace::Mode::Create, clock, random));
    LW_CHECK(hire(workspace->desk()));
    for (int day = 0; day < days; ++day) {
        clock.set(begin + std::chrono::hours(24) * day + std::chrono::hours(1));
        const int first = static_cast<int>(qint64(leads) * day / days);
        const int last = static_cast<int>(qint64(leads) * (day + 1) / days);
        if (last > first)
            LW_CHECK(takeIn(workspace->desk(), first, last - first));
    }
    clock.set(end);
    LW_CHECK(await(workspace->desk().maintenance().backup(path)));
    return path;
}

class RecordedTime {
public:
    RecordedTime(QString folder, int leads) : m_folder(std::move(folder)), m_leads(leads) {}

    Result<void> open() {
        if (m_workspace)
            return {};
        LW_TRY(const QString made, madeIn(m_folder, m_leads));
        m_copy = std::make_unique<QTemporaryDir>(m_folder + QStringLiteral("/run-XXXXXX"));
        const QString copy = m_copy->filePath(QStringLiteral("given.leadwell"));
        if (!QFile::copy(made, copy))
            return Error{ErrorKind::Storage, QStringLiteral("The workspace could not be copied to “%1”.").arg(copy), {}};
        LW_TRY(m_workspace, Workspace::open(copy, Workspace::Mode::Work, m_clock, m_random));
        return {};
    }
    /// By the rules of the time, or by others.
    Result<void> giveAgain(const std::optional<AssignmentRules>& rules) {
        const Instant now = m_clock.now();
        LW_TRY(const BackTestReport report,
               await(m_workspace->desk().team().backTest(rules, now - std::chrono::hours(24) * (days + 5), now)));
        const bool isAsItWas = rules.has_value() || report.same == report.decisions;
        return report.decisions == m_leads && isAsItWas
                   ? Result<void>()
                   : Error{ErrorKind::Conflict,
                           QStringLiteral("Of %1 leads %2 were given again, %3 as they were.")
                               .arg(m_leads)
                               .arg(report.decisions)
                               .arg(report.same),
                           {}};
    }

private:
    QString m_folder;
    int m_leads;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_copy;
    std::unique_ptr<Workspace> m_workspace; ///< last: goes before its folder
};

} // namespace

QList<Case> backTestCases(const QString& folder, int leads, store::Floor& floor) {
    const auto recorded = std::make_shared<RecordedTime>(folder, leads);
    const auto open = [recorded](int) { return recorded->open(); };
    const auto rows = [floor = &floor, leads](int) -> Result<void> {
        LW_CHECK(floor->insertMany(leads, QByteArray(100, 'x')));
        return {};
    };
    AssignmentRules others;
    others.strategy = Strategy::SkillsBased;
    return {{QStringLiteral("back-test of %1 leads, ten people, as it was").arg(leads),
             [recorded](int) { return recorded->giveAgain({}); }, rows, 2, ratioMax, leads, open},
            {QStringLiteral("back-test of %1 leads, ten people, other rules").arg(leads),
             [recorded, others](int) { return recorded->giveAgain(others); }, rows, 2, ratioMax, leads, open}};
}

} // namespace leadwell::ctl::bench
