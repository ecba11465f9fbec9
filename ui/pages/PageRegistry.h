// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/Shot.h"

#include <QKeySequence>
#include <QList>
#include <QString>

namespace leadwell::pages {

/// Headings of the navigation, in this order. Hidden pages are reached by route only (a lead, the import wizard).
enum class Section : quint8 { Work, Outreach, Insight, SetUp, Hidden };

/// The count beside a page's name. Alarm (red) is only for what is overdue or broken.
struct PageBadge {
    int count = 0;
    bool isAlarm = false;
};

/// A command that can be given from anywhere: the window goes to the route, and the page does it there. A page with an
/// action of the same id does it itself while it shows.
struct PageCommand {
    kit::ActionSpec spec;
    Route route;
};

/// One line of the registry.
struct PageEntry {
    QString id;    ///< first word of its routes
    QString title; ///< translated
    QString icon;  ///< name in ui/kit's icons
    Section section = Section::Hidden;
    QKeySequence shortcut; ///< "G, I"
    Page* (*create)(PageContext& context, QWidget* parent) = nullptr;
    Answer<PageBadge> (*badge)(PageContext& context) = nullptr; ///< asked after every change; may be null
    QList<Shot> (*shots)() = nullptr;                           ///< may be null
    QList<PageCommand> (*commands)() = nullptr;                 ///< may be null
};

/// Every page, in the order of the navigation; the first one is home. Titles in the language of the moment. Ids with a
/// meaning for the shell: "inbox", "lead", "import" (tables dropped on the window, `path`), "channels" (`account`),
/// "settings", "first-start" (shown when a workspace is opened for the first time).
QList<PageEntry> allPages();

} // namespace leadwell::pages
