// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/PageRegistry.h"

#include "ui/pages/calls/CallsPage.h"
#include "ui/pages/channels/ChannelsPage.h"
#include "ui/pages/firststart/FirstStartPage.h"
#include "ui/pages/import/ImportPage.h"
#include "ui/pages/inbox/InboxPage.h"
#include "ui/pages/lead/LeadPage.h"
#include "ui/pages/notices/NoticesPage.h"
#include "ui/pages/rules/RulesPage.h"
#include "ui/pages/settings/SettingsPage.h"
#include "ui/pages/tasks/TasksPage.h"
#include "ui/pages/team/TeamPage.h"
#include "ui/pages/triage/TriagePage.h"

#include <QCoreApplication>

namespace leadwell::pages {
namespace {

template<class PageType>
Page* make(PageContext& context, QWidget* parent) {
    return new PageType(context, parent);
}

QKeySequence go(Qt::Key key) {
    return QKeySequence(Qt::Key_G, key);
}

QString text(const char* words) {
    return QCoreApplication::translate("PageRegistry", words);
}

} // namespace

QList<PageEntry> allPages() {
    return {
        {QStringLiteral("inbox"), text(QT_TRANSLATE_NOOP("PageRegistry", "Inbox")), QStringLiteral("inbox"), Section::Work,
         go(Qt::Key_I), &make<InboxPage>, &InboxPage::badge, &InboxPage::shots, &InboxPage::commands},
        {QStringLiteral("triage"), text(QT_TRANSLATE_NOOP("PageRegistry", "Triage")), QStringLiteral("triage"), Section::Work,
         go(Qt::Key_T), &make<TriagePage>, &TriagePage::badge, &TriagePage::shots},
        {QStringLiteral("calls"), text(QT_TRANSLATE_NOOP("PageRegistry", "Calls")), QStringLiteral("phone"), Section::Work,
         go(Qt::Key_C), &make<CallsPage>, &CallsPage::badge, &CallsPage::shots},
        {QStringLiteral("tasks"), text(QT_TRANSLATE_NOOP("PageRegistry", "Tasks")), QStringLiteral("task"), Section::Work,
         go(Qt::Key_K), &make<TasksPage>, &TasksPage::badge, &TasksPage::shots},
        {QStringLiteral("notices"), text(QT_TRANSLATE_NOOP("PageRegistry", "Notices")), QStringLiteral("bell"), Section::Work,
         go(Qt::Key_N), &make<NoticesPage>, &NoticesPage::badge, &NoticesPage::shots},
        {QStringLiteral("import"),
         text(QT_TRANSLATE_NOOP("PageRegistry", "Import")),
         QStringLiteral("import"),
         Section::Hidden,
         {},
         &make<ImportPage>,
         nullptr,
         &ImportPage::shots,
         &ImportPage::commands},
        {QStringLiteral("lead"),
         text(QT_TRANSLATE_NOOP("PageRegistry", "Lead")),
         QStringLiteral("person"),
         Section::Hidden,
         {},
         &make<LeadPage>,
         nullptr,
         &LeadPage::shots},
        {QStringLiteral("team"), text(QT_TRANSLATE_NOOP("PageRegistry", "Team")), QStringLiteral("team"), Section::Insight,
         go(Qt::Key_M), &make<TeamPage>, nullptr, &TeamPage::shots, &TeamPage::commands},
        {QStringLiteral("rules"), text(QT_TRANSLATE_NOOP("PageRegistry", "Rules")), QStringLiteral("automation"), Section::SetUp,
         go(Qt::Key_R), &make<RulesPage>, nullptr, &RulesPage::shots},
        {QStringLiteral("channels"), text(QT_TRANSLATE_NOOP("PageRegistry", "Channels")), QStringLiteral("channels"),
         Section::SetUp, go(Qt::Key_H), &make<ChannelsPage>, &ChannelsPage::badge, &ChannelsPage::shots, &ChannelsPage::commands},
        {QStringLiteral("settings"),
         text(QT_TRANSLATE_NOOP("PageRegistry", "Settings")),
         QStringLiteral("settings"),
         Section::SetUp,
         {},
         &make<SettingsPage>,
         nullptr,
         &SettingsPage::shots,
         &SettingsPage::commands},
        {QStringLiteral("first-start"),
         text(QT_TRANSLATE_NOOP("PageRegistry", "First start")),
         QStringLiteral("home"),
         Section::Hidden,
         {},
         &make<FirstStartPage>,
         nullptr,
         &FirstStartPage::shots},
    };
}

} // namespace leadwell::pages
