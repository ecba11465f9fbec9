// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/SearchMarks.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/lead/Reasons.h"

#include <optional>

class QScrollArea;
class QStackedLayout;
class QStackedWidget;

namespace leadwell::kit {
class EmptyState;
class PillTabs;
} // namespace leadwell::kit

namespace leadwell::pages {

class DetailsTab;
class LeadCommands;
class LeadSummary;
class NoteComposer;
class Timeline;
class TasksTab;
class CallsTab;

/// Everything about one lead: beside every list (narrow), or as a page of its own (wide: summary left, history right).
class LeadPanel final : public kit::Surface {
    Q_OBJECT
public:
    enum class Shape : quint8 { Narrow, Wide };
    LeadPanel(PageContext& context, LeadCommands& commands, Shape shape, QWidget* parent = nullptr);

    void showLead(const domain::LeadDetail& detail);
    /// What the list beside it is searched for is marked in the timeline. `search`: as it is typed; empty marks nothing.
    void markMatches(const services::SearchMarks& marks);
    void showNothing();
    void showError(const Error& error);
    const domain::LeadDetail* detail() const { return m_detail ? &*m_detail : nullptr; }

    int currentTab() const;
    void setCurrentTab(int tab);
    void focusNote();
    void focusDetails();
    void showMessage(MessageId message);
    /// The reasons of the lead that is chosen; as soon as it is here. At `anchor`, or beside the value.
    void openWhy(Why why, QWidget* anchor = nullptr);
    /// Of what the keyboard is on.
    void openWhyHere();

Q_SIGNALS:
    void tabChanged();
    /// Escape in a field: the keyboard goes back to where the lead was chosen.
    void left();
    void retryWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildHistory();
    void showTab(int tab);
    void fillTab();
    void fitSide();
    void bringIntoSight(QWidget* part);

    PageContext& m_context;
    LeadCommands& m_commands;
    Shape m_shape;
    std::optional<domain::LeadDetail> m_detail;
    std::optional<std::pair<qint64, Why>> m_awaited; ///< asked before that lead was here
    services::SearchMarks m_marks;
    QStackedLayout* m_states;
    kit::EmptyState* m_message;
    QWidget* m_content;
    LeadSummary* m_summary;
    QScrollArea* m_area = nullptr; ///< of a narrow panel, which scrolls when it is very low
    QWidget* m_side = nullptr;     ///< where the summary scrolls
    kit::PillTabs* m_tabs;
    QStackedWidget* m_pages;
    Timeline* m_timeline;
    TasksTab* m_tasks;
    CallsTab* m_calls;
    DetailsTab* m_details;
    NoteComposer* m_note;
};

} // namespace leadwell::pages
