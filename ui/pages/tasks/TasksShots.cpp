// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the tasks that pictures are taken of.

#include "ui/kit/actions/ActionRegistry.h"
#include "ui/pages/tasks/TasksPage.h"

#include <QAction>

namespace leadwell::pages {

QList<Shot> TasksPage::shots() {
    const auto tab = [](const char* word) {
        return Route::to(QStringLiteral("tasks"),
                         {{QStringLiteral("tab"), QString::fromLatin1(word)}, {QStringLiteral("mine"), QStringLiteral("no")}});
    };
    const auto doing = [](const char* id) {
        return [id](Page&, PageContext& context) { context.actions.find(QString::fromLatin1(id))->trigger(); };
    };
    const Shot overdue{QStringLiteral("tasks-overdue"), tab("overdue")};
    return {{QStringLiteral("tasks"), tab("today")},
            overdue,
            overdue.large(true),
            {QStringLiteral("tasks-all-1024x700"), tab("all"), Shot::Workspace::Sample, {1024, 700}},
            {QStringLiteral("tasks-all-hindi"), tab("all"), Shot::Workspace::HindiNames},
            {QStringLiteral("tasks-done"), tab("done")},
            {QStringLiteral("tasks-figures"), tab("figures")},
            {QStringLiteral("tasks-put-off"), tab("overdue"), Shot::Workspace::Sample, {1440, 900}, doing("tasks.later")},
            {QStringLiteral("tasks-edit"), tab("overdue"), Shot::Workspace::Sample, {1440, 900}, doing("tasks.edit")},
            {QStringLiteral("tasks-empty"), tab("today"), Shot::Workspace::Empty},
            {QStringLiteral("tasks-done-empty"), tab("done"), Shot::Workspace::Empty}};
}

} // namespace leadwell::pages
