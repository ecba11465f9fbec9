// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of triage that pictures are taken of.

#include "ui/kit/actions/ActionRegistry.h"
#include "ui/pages/triage/TriageList.h"
#include "ui/pages/triage/TriagePage.h"

#include <QAction>

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
            {QStringLiteral("triage-assigned"),
             Route::to(QStringLiteral("triage"), {{QStringLiteral("tab"), QStringLiteral("assigned")}})},
            {QStringLiteral("triage-closed"),
             Route::to(QStringLiteral("triage"), {{QStringLiteral("tab"), QStringLiteral("closed")}})}};
}

} // namespace leadwell::pages
