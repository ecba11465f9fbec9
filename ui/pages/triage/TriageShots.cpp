// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of triage that pictures are taken of.

#include "core/services/Desk.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/pages/parts/Merge.h"
#include "ui/pages/triage/TriageList.h"
#include "ui/pages/triage/TriagePage.h"

#include <QAction>
#include <QApplication>
#include <QTimer>

#include <algorithm>

namespace leadwell::pages {
namespace {

Shot with(const QString& name, const char* command) {
    return {name,
            Route::to(QStringLiteral("triage")),
            Shot::Workspace::Sample,
            {1440, 900},
            [command](Page& page, PageContext& context) {
                page.findChild<TriageList*>()->setFocus();
                context.actions.find(QString::fromLatin1(command))->trigger();
            }};
}

/// Four leads are chosen, and a command is given.
Shot several(const QString& name, const char* command = "") {
    return {name,
            Route::to(QStringLiteral("triage")),
            Shot::Workspace::Sample,
            {1440, 900},
            [command](Page& page, PageContext& context) {
                auto* list = page.findChild<TriageList*>();
                list->setFocus();
                for (int row = 1; row < std::min(4, list->model()->rowCount()); ++row)
                    list->selectionModel()->select(list->model()->index(row, 0), QItemSelectionModel::Select);
                if (*command)
                    context.actions.find(QString::fromLatin1(command))->trigger();
            }};
}

/// Somebody is looked for, to be merged with the first lead: typed as soon as the picker is there.
Shot mergeSearch(const QString& name, const QString& typed) {
    return {name,
            Route::to(QStringLiteral("triage")),
            Shot::Workspace::Sample,
            {1440, 900},
            [typed](Page& page, PageContext& context) {
                auto* list = page.findChild<TriageList*>();
                chooseMerge(context, &page, list->otherAnchor(list->currentNumber()), list->currentNumber());
                auto* wait = new QTimer(&page);
                QObject::connect(wait, &QTimer::timeout, wait, [wait, typed] {
                    QWidget* picker = QApplication::activePopupWidget();
                    auto* field = picker ? picker->findChild<kit::SearchField*>() : nullptr;
                    if (!field)
                        return;
                    field->setText(typed);
                    wait->deleteLater();
                });
                wait->start(0);
            }};
}

/// The people of two leads of the sample side by side.
Shot mergeForm(const QString& name, QSize size = {1440, 900}) {
    return {name, Route::to(QStringLiteral("triage")), Shot::Workspace::Sample, size,
            [](Page& page, PageContext& context) { openMerge(context, &page, 1, 2); }};
}

/// One customer by two names, on the page of the lead.
Shot merged() {
    Shot shot{QStringLiteral("lead-merged"), Route::lead(1)};
    shot.find = [](PageContext& context) {
        return context.desk.people().compareLeads(1, 2).then(
            On::Giver, [&context](const Result<services::Comparison>& comparison) {
                if (!comparison)
                    return Result<Route>(comparison.error());
                context.desk.people().merge({comparison->a.person, comparison->b.person, {}, true, services::Side::A});
                return Result<Route>(Route::lead(1));
            });
    };
    return shot;
}

} // namespace

QList<Shot> TriagePage::shots() {
    const Route triage = Route::to(QStringLiteral("triage"));
    return {{QStringLiteral("triage"), triage},
            {QStringLiteral("triage-empty"), triage, Shot::Workspace::Empty},
            {QStringLiteral("triage-1024x700"), triage, Shot::Workspace::Sample, {1024, 700}},
            {QStringLiteral("triage-hindi"), triage, Shot::Workspace::HindiNames},
            with(QStringLiteral("triage-accepted"), "triage.accept"),
            with(QStringLiteral("triage-other"), "triage.other"),
            with(QStringLiteral("triage-dismissed"), "triage.dismiss"),
            with(QStringLiteral("triage-ask"), "triage.ask"),
            several(QStringLiteral("triage-several")),
            several(QStringLiteral("triage-several-ask"), "triage.ask"),
            mergeSearch(QStringLiteral("triage-merge-found"), QStringLiteral("me")),
            mergeSearch(QStringLiteral("triage-merge-nobody"), QStringLiteral("zebra")),
            mergeForm(QStringLiteral("merge")),
            mergeForm(QStringLiteral("merge-1024x700"), {1024, 700}),
            mergeForm(QStringLiteral("merge")).large(),
            merged(),
            {QStringLiteral("triage-assigned"),
             Route::to(QStringLiteral("triage"), {{QStringLiteral("tab"), QStringLiteral("assigned")}})},
            {QStringLiteral("triage-closed"),
             Route::to(QStringLiteral("triage"), {{QStringLiteral("tab"), QStringLiteral("closed")}})}};
}

} // namespace leadwell::pages
