// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/LeadPanel.h"

#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/DetailsTab.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadSummary.h"
#include "ui/pages/lead/NoteComposer.h"
#include "ui/pages/lead/Timeline.h"
#include "ui/pages/lead/WorkTabs.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int sideWidth = 420;
constexpr int compactHeight = 640;
constexpr int summaryHeightMin = 64;
constexpr int pagesHeightMin = 40;
/// Below this, for ordinary letters, the parts have so little room each that nothing of them can be read.
constexpr int scrollingHeight = 260;
constexpr int pagesHeightScrolling = 150;
constexpr int panelHeightMin = 200;

/// As high as the summary where there is room for it; in a low window the summary scrolls, and the window stays as low as
/// the person made it.
class SummaryArea final : public QScrollArea {
public:
    explicit SummaryArea(QWidget* summary) {
        setWidgetResizable(true);
        setFrameShape(NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus); // What is inside is reached by Tab, and scrolled to.
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        setWidget(summary);
        kit::showFocused(this);
    }
    QSize sizeHint() const override {
        const int wide = width();
        const int high = widget()->hasHeightForWidth() ? widget()->heightForWidth(wide) : widget()->sizeHint().height();
        return {widget()->sizeHint().width(), high};
    }
    QSize minimumSizeHint() const override {
        const int high = sizeHint().height();
        return {widget()->minimumSizeHint().width(), m_isWhole ? high : std::min(summaryHeightMin, high)};
    }
    /// It does not scroll by itself, because the panel does.
    void setWhole(bool isWhole) {
        if (std::exchange(m_isWhole, isWhole) != isWhole)
            updateGeometry();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
    void resizeEvent(QResizeEvent* event) override {
        QScrollArea::resizeEvent(event);
        if (event->size().width() != event->oldSize().width())
            updateGeometry();
    }

private:
    bool m_isWhole = false;
};

/// The whole panel: where there is no room for its parts one below the other, it scrolls.
class PanelArea final : public QScrollArea {
public:
    explicit PanelArea(QWidget* content) {
        setWidgetResizable(true);
        setFrameShape(NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setBackgroundRole(QPalette::Base);
        setWidget(content);
        kit::showFocused(this);
    }
    QSize minimumSizeHint() const override {
        const QSize least = widget()->minimumSizeHint();
        return {least.width(), std::min(panelHeightMin, least.height())};
    }
};

enum Tab : int { TimelineTabIndex, TasksTabIndex, CallsTabIndex, DetailsTabIndex };

} // namespace

LeadPanel::LeadPanel(PageContext& context, LeadCommands& commands, Shape shape, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_commands(commands)
    , m_shape(shape)
    , m_states(new QStackedLayout(this))
    , m_message(new kit::EmptyState(this))
    , m_content(new QWidget(this))
    , m_summary(new LeadSummary(context, commands))
    , m_tabs(new kit::PillTabs)
    , m_pages(new QStackedWidget)
    , m_timeline(new Timeline(context))
    , m_tasks(new TasksTab(context, commands))
    , m_calls(new CallsTab(context))
    , m_details(new DetailsTab(context, commands))
    , m_note(new NoteComposer(context, commands)) {
    setObjectName(QStringLiteral("leadPanel"));
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &LeadPanel::showTab);
    connect(m_message, &kit::EmptyState::actionClicked, this, &LeadPanel::retryWanted);
    connect(m_note, &NoteComposer::left, this, &LeadPanel::left);
    connect(m_details, &DetailsTab::left, this, &LeadPanel::left);
    connect(&commands, &LeadCommands::noteWanted, this, &LeadPanel::focusNote);
    connect(&commands, &LeadCommands::detailsWanted, this, &LeadPanel::focusDetails);
    connect(&commands, &LeadCommands::whyHereWanted, this, &LeadPanel::openWhyHere);
    connect(&commands, &LeadCommands::whyWanted, this, [this](Why why) { openWhy(why); });
    connect(m_summary, &LeadSummary::messageWanted, this, &LeadPanel::showMessage);
    connect(m_details, &DetailsTab::originsWanted, this, [this](QWidget* anchor) { openWhy(Why::Facts, anchor); });
    connect(m_tasks, &TasksTab::whyWanted, this, [this](QWidget* anchor) { openWhy(Why::Due, anchor); });
    showNothing();
}

void LeadPanel::build() {
    m_states->addWidget(m_message);
    QWidget* history = buildHistory();
    if (m_shape == Shape::Narrow) {
        m_area = new PanelArea(m_content);
        m_states->addWidget(m_area);
        auto* column = new QVBoxLayout(m_content);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        m_side = new SummaryArea(m_summary);
        column->addWidget(m_side);
        kit::followText(m_side, [this] { fitSide(); });
        column->addWidget(new kit::HairLine(Qt::Horizontal, m_content));
        column->addWidget(history, 1);
        m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
        return;
    }
    m_states->addWidget(m_content);
    auto* side = new QScrollArea;
    side->setWidgetResizable(true);
    side->setFrameShape(QFrame::NoFrame);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side = side;
    kit::followText(side, [this] { fitSide(); });
    side->setAccessibleName(tr("Summary"));
    auto* upper = new kit::Surface;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addStretch(1);
    side->setWidget(upper);
    auto* row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addWidget(new kit::HairLine(Qt::Vertical, m_content));
    row->addWidget(history, 1);
}

QWidget* LeadPanel::buildHistory() {
    m_tabs->addPill(tr("Timeline"));
    m_tabs->addPill(tr("Tasks"));
    m_tabs->addPill(tr("Calls"));
    m_tabs->addPill(tr("Details"));
    m_tabs->setAccessibleName(tr("Parts of the lead"));
    for (QWidget* page : {static_cast<QWidget*>(m_timeline), static_cast<QWidget*>(m_tasks), static_cast<QWidget*>(m_calls),
                          static_cast<QWidget*>(m_details)})
        m_pages->addWidget(page);
    auto* history = new QWidget;
    auto* column = new QVBoxLayout(history);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::tight);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    column->addWidget(m_pages, 1);
    column->addWidget(m_note);
    return history;
}

void LeadPanel::showNothing() {
    m_detail.reset();
    m_commands.setHasLead(false);
    m_message->setWords(QStringLiteral("person"), tr("No lead chosen"),
                        tr("Choose one in the list to see who it is and what happened."));
    m_message->setAction({});
    m_states->setCurrentWidget(m_message);
}

void LeadPanel::showError(const Error& error) {
    m_detail.reset();
    m_commands.setHasLead(false);
    const bool isGone = error.kind == ErrorKind::NotFound;
    m_message->setWords(QStringLiteral("warning"), isGone ? tr("This lead is gone") : tr("This lead could not be read"),
                        error.sentence);
    m_message->setAction(isGone ? QString() : tr("Try again"));
    m_states->setCurrentWidget(m_message);
}

void LeadPanel::showLead(const domain::LeadDetail& detail) {
    m_detail = detail;
    m_commands.setHasLead(true);
    m_summary->show(detail);
    const int open = TasksTab::openTasks(detail);
    m_tabs->setCount(TasksTabIndex, open > 0 ? std::optional<qint64>(open) : std::nullopt);
    m_note->setLead(detail.lead.number);
    fillTab();
    m_states->setCurrentWidget(m_area ? m_area : m_content);
    if (m_awaited && m_awaited->first == detail.lead.number)
        m_summary->openWhy(m_awaited->second);
    m_awaited.reset();
}

void LeadPanel::markMatches(const services::SearchMarks& marks) {
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_timeline->markMatches(marks);
}

/// Only the tab that shows is built; the others when somebody goes there.
void LeadPanel::fillTab() {
    if (!m_detail)
        return;
    switch (m_tabs->currentIndex()) {
    case TimelineTabIndex:
        m_timeline->show(*m_detail);
        break;
    case TasksTabIndex:
        m_tasks->show(*m_detail);
        break;
    case CallsTabIndex:
        m_calls->show(*m_detail);
        break;
    default:
        m_details->show(*m_detail);
    }
}

void LeadPanel::showTab(int tab) {
    m_pages->setCurrentIndex(tab);
    m_note->setVisible(tab == TimelineTabIndex);
    fillTab();
    Q_EMIT tabChanged();
}

void LeadPanel::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    fitSide();
}

/// Large letters want a larger summary, but half of the panel is for what happened.
void LeadPanel::fitSide() {
    if (m_shape == Shape::Narrow) {
        const bool isLarge = kit::byText(compactHeight) > compactHeight;
        const bool isScrolling = height() < kit::byText(scrollingHeight);
        m_summary->setCompact(height() < kit::byText(compactHeight));
        m_side->setMaximumHeight(isLarge && !isScrolling ? std::max(height() / 2, summaryHeightMin) : QWIDGETSIZE_MAX);
        static_cast<SummaryArea*>(m_side)->setWhole(isScrolling);
        m_pages->setMinimumHeight(isScrolling ? kit::byText(pagesHeightScrolling) : pagesHeightMin);
        return;
    }
    m_side->setFixedWidth(std::min(kit::byText(sideWidth), std::max(sideWidth, width() * 9 / 20)));
}

int LeadPanel::currentTab() const {
    return m_tabs->currentIndex();
}

void LeadPanel::setCurrentTab(int tab) {
    if (tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
}

void LeadPanel::focusNote() {
    setCurrentTab(TimelineTabIndex);
    m_note->focusText();
    bringIntoSight(m_note);
}

void LeadPanel::bringIntoSight(QWidget* part) {
    if (m_area)
        m_area->ensureWidgetVisible(part, 0, 0);
}

void LeadPanel::focusDetails() {
    setCurrentTab(DetailsTabIndex);
    m_details->focusFirst();
    bringIntoSight(m_pages);
}

void LeadPanel::openWhy(Why why, QWidget* anchor) {
    const qint64 number = m_commands.currentNumber();
    if (m_detail && m_detail->lead.number == number)
        m_summary->openWhy(why, anchor);
    else // Somebody goes through the list faster than it is read.
        m_awaited = std::pair(number, why);
}

void LeadPanel::openWhyHere() {
    QWidget* here = QApplication::focusWidget();
    if (!here || !isAncestorOf(here))
        here = nullptr;
    const Why why = whyAt(here);
    openWhy(why, why == Why::Facts ? nullptr : here);
}

void LeadPanel::showMessage(MessageId message) {
    setCurrentTab(TimelineTabIndex);
    m_timeline->reveal(message);
    bringIntoSight(m_pages);
}

} // namespace leadwell::pages
