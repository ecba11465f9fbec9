// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the notices that pictures are taken of.

#include "ui/pages/notices/NoticesPage.h"

namespace leadwell::pages {

QList<Shot> NoticesPage::shots() {
    const Route unread = Route::to(QStringLiteral("notices"), {{QStringLiteral("tab"), QStringLiteral("unread")}});
    const Route all = Route::to(QStringLiteral("notices"), {{QStringLiteral("tab"), QStringLiteral("all")}});
    const Shot list{QStringLiteral("notices"), unread};
    const Shot habits{QStringLiteral("notices-habits"), all, Shot::Workspace::Sample, {1440, 900}, [](Page& page, PageContext&) {
                          static_cast<NoticesPage&>(page).askHabits();
                      }};
    return {list,
            list.large(true),
            {QStringLiteral("notices-all"), all},
            {QStringLiteral("notices-hindi"), unread, Shot::Workspace::HindiNames},
            {QStringLiteral("notices-empty"), unread, Shot::Workspace::Empty},
            habits,
            habits.large()};
}

} // namespace leadwell::pages
