// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the inbox that pictures are taken of.

#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/FilterBar.h"
#include "ui/pages/inbox/InboxPage.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ViewTabs.h"
#include "ui/pages/lead/LeadPanel.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>

namespace leadwell::pages {
namespace {

/// Three views, the second of them in front.
void saveSomeViews(Page& page, PageContext& context) {
    domain::SavedView warm;
    warm.name = InboxPage::tr("Hot, nobody's");
    warm.filter.tab = domain::ViewTab::Unassigned;
    warm.filter.heats = {domain::Heat::Hot, domain::Heat::VeryHot, domain::Heat::OnFire};
    domain::SavedView week;
    week.name = InboxPage::tr("WhatsApp this week");
    week.filter.channels = {domain::Channel::WhatsApp};
    week.filter.days = domain::DaySpan::Last7;
    week.sort = {domain::LeadColumn::Heat, true};
    week.columns = {domain::LeadColumn::Customer, domain::LeadColumn::Latest, domain::LeadColumn::City,
                    domain::LeadColumn::Heat,     domain::LeadColumn::Status, domain::LeadColumn::Activity};
    domain::SavedView exports;
    exports.name = InboxPage::tr("Export");
    exports.filter.tags = {QStringLiteral("Export")};
    services::ViewService& views = context.desk.views();
    views.add(warm);
    views.add(week).then(&page, [&page](const Result<services::ViewService::Added>& added) {
        if (added)
            page.findChild<ViewTabs*>()->chooseView(added->id);
    });
    views.add(exports);
}

/// The number of somebody who is there, typed for a new lead.
void typeKnownNumber(Page& page, PageContext& context) {
    context.actions.find(QStringLiteral("inbox.new"))->trigger();
    const auto* model = qobject_cast<models::PagedLeadModel*>(page.findChild<LeadListView*>()->model());
    const domain::LeadRow* row = model->rowAt(0);
    QDialog* dialog = context.dialogs.openDialog();
    if (row && dialog)
        dialog->findChild<QLineEdit*>(QStringLiteral("contact"))->insert(row->contact);
}

/// The reasons of one value of a lead, the first one or another row.
Shot why(const QString& name, Why value, int row = 0) {
    return {
        name, Route::to(QStringLiteral("inbox")), Shot::Workspace::Sample, {1440, 900}, [value, row](Page& page, PageContext&) {
            auto* list = page.findChild<LeadListView*>();
            list->setCurrentNumber(qobject_cast<models::PagedLeadModel*>(list->model())->numberAt(row));
            page.findChild<LeadPanel*>()->openWhy(value);
        }};
}

/// The first group is closed.
void groupByOwner(Page& page, PageContext& context) {
    auto* model = qobject_cast<models::PagedLeadModel*>(page.findChild<LeadListView*>()->model());
    QObject::connect(
        model, &models::PagedLeadModel::listChanged, &page, [model] { model->setClosed(model->keyAt(0), true); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    context.actions.find(QStringLiteral("inbox.group.owner"))->trigger(); // The answer may come at once.
}

} // namespace

QList<Shot> InboxPage::shots() {
    using Workspace = Shot::Workspace;
    const Route inbox = Route::to(QStringLiteral("inbox"));
    return {
        {QStringLiteral("inbox"), inbox},
        {QStringLiteral("inbox-empty"), inbox, Workspace::Empty},
        {QStringLiteral("inbox-1024x700"), inbox, Workspace::Sample, {1024, 700}},
        {QStringLiteral("inbox-hindi"), inbox, Workspace::HindiNames},
        {QStringLiteral("inbox-bulk"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page& page, PageContext&) {
             page.findChild<LeadListView*>()->setFocus();
             page.findChild<LeadListView*>()->selectFirst(10);
         }},
        why(QStringLiteral("inbox-why-score"), Why::Score),
        why(QStringLiteral("inbox-why-heat"), Why::Heat),
        why(QStringLiteral("inbox-why-owner"), Why::Owner, 1),
        why(QStringLiteral("inbox-why-triage"), Why::Triage),
        why(QStringLiteral("inbox-why-due"), Why::Due),
        why(QStringLiteral("inbox-why-facts"), Why::Facts),
        {QStringLiteral("inbox-details"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page& page, PageContext&) { page.findChild<LeadPanel*>()->focusDetails(); }},
        {QStringLiteral("inbox-stage"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page&, PageContext& context) { context.actions.find(QStringLiteral("lead.stage"))->trigger(); }},
        {QStringLiteral("inbox-new-lead"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page&, PageContext& context) { context.actions.find(QStringLiteral("inbox.new"))->trigger(); }},
        {QStringLiteral("inbox-new-lead-known"), inbox, Workspace::Sample, {1440, 900}, typeKnownNumber},
        {QStringLiteral("inbox-search-message"),
         Route::to(QStringLiteral("inbox"), {{QStringLiteral("text"), QStringLiteral("quotation")}})},
        {QStringLiteral("inbox-search"), Route::to(QStringLiteral("inbox"), {{QStringLiteral("text"), QStringLiteral("me")}})},
        {QStringLiteral("inbox-views"), inbox, Workspace::Sample, {1440, 900}, saveSomeViews},
        {QStringLiteral("inbox-view-changed"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page& page, PageContext& context) {
             saveSomeViews(page, context);
             auto* views = page.findChild<ViewTabs*>();
             QObject::connect(
                 views, &ViewTabs::chosen, &page, [&page] { page.findChild<FilterBar*>()->setText(QStringLiteral("-export")); },
                 static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
         }},
        {QStringLiteral("inbox-tags"),
         inbox,
         Workspace::Sample,
         {1440, 900},
         [](Page& page, PageContext&) {
             auto* bar = page.findChild<FilterBar*>();
             bar->chip(QStringLiteral("tag"))->setChosen({QStringLiteral("Export"), QStringLiteral("Dealer")});
             Q_EMIT bar->changed();
             bar->chip(QStringLiteral("tag"))->click();
         }},
        {QStringLiteral("inbox-groups"), inbox, Workspace::Sample, {1440, 900}, groupByOwner},
        {QStringLiteral("inbox-groups-1024x700"), inbox, Workspace::Sample, {1024, 700}, groupByOwner},
        {QStringLiteral("inbox-nothing"),
         Route::to(QStringLiteral("inbox"), {{QStringLiteral("text"), QStringLiteral("zzzz")}})}};
}

} // namespace leadwell::pages
