// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ChangeSet.h"
#include "ui/models/InboxFigures.h"
#include "ui/models/LeadDetailLoader.h"
#include "ui/models/LeadSource.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/inbox/ListState.h"

#include <QTimer>

class QSplitter;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class PlainLabel;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class BulkBar;
class FilterBar;
class LeadCommands;
class LeadListView;
class LeadPanel;
class ViewTabs;

/// Everything that came in, newest activity first, and the lead one looks at beside it.
class InboxPage final : public Page {
    Q_OBJECT
public:
    InboxPage(PageContext& context, QWidget* parent);

    static Answer<PageBadge> badge(PageContext& context);
    static QList<Shot> shots();
    static QList<PageCommand> commands();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;
    QWidget* footer() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void fitPanel();
    void placeBulk();
    QWidget* buildListArea();
    void addActions();
    void connectParts();
    void onDeskChanged(const services::ChangeSet& changes);
    void onMembersChanged();
    void applyFilter();
    domain::LeadFilter wholeFilter() const;
    void sortBy(domain::LeadColumn column);
    void groupBy(domain::LeadGrouping grouping);
    void showFigures();
    void showState();
    void giveKeyboardToList();
    void showEmptyWords();
    void showHint();
    void showMarks();
    void onEmptyAction();
    void onEmptyLink();
    void onCurrentLead(qint64 number);
    void onDetail(const domain::LeadDetail& detail);
    void onSelectedCount(int count);
    void markRead();
    void openColumns(const QPoint& globalPos);
    void newLead();
    void exportList();
    void copySelection();
    /// What the list begins with, also in a saved view.
    domain::ViewTab tab() const;
    ListState present() const;
    void showList(const ListState& state);
    void showViewNote();
    const domain::LeadDetail* shownDetail() const;

    PageContext& m_context;
    models::InboxLeadSource m_source;
    models::PagedLeadModel m_model;
    models::InboxFigures m_figures;
    models::LeadDetailLoader m_loader;
    LeadCommands* m_commands = nullptr;
    kit::PageHeader* m_header = nullptr;
    ViewTabs* m_views = nullptr;
    FilterBar* m_bar = nullptr;
    LeadListView* m_list = nullptr;
    BulkBar* m_bulk = nullptr;
    QWidget* m_bulkPlace = nullptr;    ///< below the list; in a low window m_bulk is elsewhere
    kit::PlainLabel* m_hint = nullptr; ///< what of the search was not understood, or not found as it was typed
    kit::Banner* m_banner = nullptr;
    kit::Banner* m_viewNote = nullptr; ///< what a saved view names and is gone
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    QStackedLayout* m_states = nullptr;
    QSplitter* m_splitter = nullptr;
    LeadPanel* m_panel = nullptr;
    QTimer m_loadSoon;
    QTimer m_readSoon;
    QTimer m_hintSoon;
    QTimer m_minute;
    qint64 m_chosenByItself = 0; ///< shown without anybody asking for it: stays unread
    domain::LeadSort m_sort;
    bool m_waitsForList = true; ///< the keyboard belongs to the list as soon as it is there
    bool m_isSplitByPerson = false;
    bool m_isBulkAbove = false; ///< in the place of the filters
    bool m_isBarWanted = false; ///< the filters were asked for while something else had their place
};

} // namespace leadwell::pages
