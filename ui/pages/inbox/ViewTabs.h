// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/SavedView.h"
#include "core/services/ChangeSet.h"
#include "core/services/LeadService.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/inbox/ListState.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

class QAction;

namespace leadwell::kit {
class Button;
class PageHeader;
class PillTabs;
} // namespace leadwell::kit

namespace leadwell::pages {

/// The tabs of the inbox: four that are always there, and after them the views that people keep, each with its exact count.
/// Saves, updates, renames, moves and deletes views; every command is one to take back. A view that was changed and not
/// saved stays as it was left until the program closes.
class ViewTabs final : public QObject {
    Q_OBJECT
public:
    /// `present`: what the list shows now; its filter's tab is not looked at.
    ViewTabs(PageContext& context, kit::PageHeader* header, std::function<ListState()> present, QWidget* page);

    /// What the list begins with: the tab, or what the view says.
    domain::ViewTab base() const { return m_base; }
    /// The view in front as it is kept; nullptr on the four tabs.
    const domain::SavedView* view() const;
    void chooseTab(domain::ViewTab tab);
    /// As soon as it is there.
    void chooseView(ViewId id);

    void onDeskChanged(const services::ChangeSet& changes);
    void showCounts(const domain::InboxCounts& counts);
    /// Time went on, or another person sits here.
    void refreshCounts();
    /// The list shows something else now.
    void noteChange();
    bool isSettled() const;

    QVariantMap memento() const;
    /// What the list shows is restored by the page.
    void restore(const QVariantMap& memento);

Q_SIGNALS:
    /// Another tab was chosen, or what it keeps became different: the list is to show this.
    void chosen(const leadwell::pages::ListState& state);
    /// The views are there, or changed.
    void viewsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addActions();
    void onTab(int index);
    void ask();
    void take(const QList<domain::SavedView>& views);
    void followKept(const domain::SavedView& before);
    void rebuild();
    QList<domain::ViewFilter> shownFilters() const;
    void askCounts();
    int indexOf(ViewId id) const;
    ListState stateOf(const domain::SavedView& view) const;
    ListState presentState() const;
    bool isChanged() const;
    void saveAs();
    void add(const QString& name);
    void update();
    void discard();
    void rename();
    void remove();
    void move(int by);
    void step(int by);
    void run(Answer<services::Receipt> answer);
    /// `own`: the view that may keep its name.
    void askName(const QString& title, const QString& accept, const QString& name, ViewId own,
                 std::function<void(const QString&)> use);
    void openMenu(const QPoint& at);

    PageContext& m_context;
    kit::PillTabs* m_tabs;
    std::function<ListState()> m_present;
    QPointer<QWidget> m_page;
    kit::Button* m_save = nullptr;
    kit::Button* m_update = nullptr;
    QHash<QString, QAction*> m_actions;
    QList<QAction*> m_viewActions;
    QList<domain::SavedView> m_views;
    QHash<ViewId, ListState> m_drafts; ///< changed and not saved
    std::optional<ListState> m_plain;  ///< what the four tabs show, while a view is in front
    domain::ViewTab m_base = domain::ViewTab::Open;
    ViewId m_view;    ///< in front; not set on the four tabs
    ViewId m_awaited; ///< to come to the front
    ViewId m_saved;   ///< just saved from what the list shows
    QHash<ViewId, int> m_counts;
    QList<domain::ViewFilter> m_counted; ///< of each view, when the counts were asked for last
    models::LatestAnswer<QList<domain::SavedView>> m_answer{this};
    models::LatestAnswer<QList<int>> m_countsAnswer{this};
    QTimer m_countSoon;
    bool m_isLoaded = false;
};

} // namespace leadwell::pages
