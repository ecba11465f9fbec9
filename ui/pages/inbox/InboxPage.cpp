// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/InboxPage.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/inbox/ColumnMenu.h"
#include "ui/pages/inbox/FilterBar.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"
#include "ui/pages/inbox/QuickAdd.h"
#include "ui/pages/inbox/SearchHint.h"
#include "ui/pages/inbox/ViewTabs.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadPanel.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/parts/BulkBar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using domain::LeadColumn;

constexpr int steppingMs = 30; ///< holding J down reads only the lead one stops at
constexpr int readAfterMs = 1'200;
constexpr int hintAfterMs = 500;
constexpr int minuteMs = 30'000;
constexpr int prefetchAround = 2;
constexpr int listWidthMin = 380;
/// Below this, for ordinary letters, filters and bulk commands together leave no rows of the list.
constexpr int roomForBulk = 380;
constexpr int panelWidthMin = 330;
constexpr int panelWidthUsual = 403;
constexpr qsizetype rememberedSelectionMax = 1'000;

QStringList tabWords() {
    return {QStringLiteral("open"), QStringLiteral("unassigned"), QStringLiteral("mine"), QStringLiteral("overdue")};
}

bool hasPage(const QString& id) {
    const QList<PageEntry> pages = allPages();
    return std::any_of(pages.cbegin(), pages.cend(), [&](const PageEntry& entry) { return entry.id == id; });
}

} // namespace

InboxPage::InboxPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_source(context.desk.inbox())
    , m_model(m_source)
    , m_figures(context.desk.inbox())
    , m_loader(context.desk.inbox()) {
    setObjectName(QStringLiteral("inbox"));
    m_model.setWords([this](const domain::LeadRow& row,
                            LeadColumn column) { return cellText(row, column, m_context.members, m_context.clock); },
                     [](LeadColumn column) { return column == LeadColumn::Channel ? QString() : columnTitle(column); },
                     [this](const domain::LeadGroup& group, domain::LeadGrouping grouping) {
                         const QString title = groupTitle(group, grouping, m_context.members, m_context.clock);
                         return group.count == 1
                                    ? tr("%1, 1 lead").arg(title)
                                    : tr("%1, %2 leads").arg(title, kit::countText(group.count, m_context.members.locale()));
                     });
    m_model.setSpokenWords([this](const domain::LeadRow& row, LeadColumn column) {
        return spokenText(row, column, m_context.members, m_context.clock);
    });
    m_commands = new LeadCommands(context,
                                  {[this] { return m_list->selectedNumbers(); }, [this] { return m_list->currentNumber(); },
                                   [this] { return shownDetail(); },
                                   [this]() -> QWidget* { return m_bulk->isVisible() ? static_cast<QWidget*>(m_bulk) : m_panel; },
                                   [this] { return m_figures.tags(); }},
                                  this);
    build();
    addActions();
    connectParts();
    onMembersChanged();
    showState();
}

void InboxPage::build() {
    m_header = new kit::PageHeader(tr("Inbox"), this);
    m_bar = new FilterBar(m_context, m_figures, this);
    m_banner = new kit::Banner(this);
    m_banner->hide();
    m_viewNote = new kit::Banner(this);
    m_viewNote->hide();
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildListArea());
    m_panel = new LeadPanel(m_context, *m_commands, LeadPanel::Shape::Narrow, m_splitter);
    m_panel->setMinimumWidth(panelWidthMin);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(m_viewNote);
    column->addWidget(m_splitter, 1);
    m_views = new ViewTabs(
        m_context, m_header, [this] { return present(); }, this);
    m_splitter->installEventFilter(this);
    kit::followText(this, [this] {
        fitPanel();
        placeBulk();
    });
}

QWidget* InboxPage::buildListArea() {
    auto* area = new kit::Surface(this);
    area->setMinimumWidth(listWidthMin);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* stack = new QWidget(area);
    m_states = new QStackedLayout(stack);
    m_list = new LeadListView(m_model, m_context.members, m_context.clock, stack);
    m_skeleton = new kit::Skeleton(stack);
    m_empty = new kit::EmptyState(stack);
    auto* blank = new kit::Surface(stack);
    for (QWidget* state : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_skeleton), static_cast<QWidget*>(m_empty),
                           static_cast<QWidget*>(blank)})
        m_states->addWidget(state);
    m_states->setCurrentWidget(blank);
    m_bulkPlace = new QWidget(area);
    auto* place = new QVBoxLayout(m_bulkPlace);
    place->setContentsMargins(0, 0, 0, 0);
    QList<QAction*> bulk;
    for (const char* id : {"lead.assign", "lead.stage", "lead.tag", "lead.heat"})
        bulk.append(m_commands->action(QString::fromLatin1(id)));
    m_bulk = new BulkBar(
        bulk, [this](QWidget* button) { m_commands->setAnchorOnce(button); }, m_bulkPlace);
    place->addWidget(m_bulk);
    m_hint = new kit::PlainLabel(area);
    m_hint->setObjectName(QStringLiteral("searchHint"));
    m_hint->setLook(kit::PlainLabel::Look::Warning);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    m_hint->hide();
    column->addWidget(stack, 1);
    column->addWidget(m_hint);
    column->addWidget(m_bulkPlace);
    return area;
}

void InboxPage::addActions() {
    kit::ActionRegistry& actions = m_context.actions;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, const QString& icon,
                         const QString& section, std::function<void()> run) {
        return actions.add({QString::fromLatin1(id), text, section, key, icon, {}, {}}, this, std::move(run));
    };
    const QString list = sections::list();
    if (hasPage(QStringLiteral("import")))
        m_header->addAction(add("inbox.import", tr("Import…"), {}, QStringLiteral("import"), sections::file(),
                                [this] { m_context.host.navigate(Route::to(QStringLiteral("import"))); }));
    m_header->addAction(
        add("inbox.new", tr("New lead"), Qt::Key_N, QStringLiteral("plus"), sections::file(), [this] { newLead(); }), true);
    add("inbox.export", tr("Export this list…"), {}, QStringLiteral("export"), sections::file(), [this] { exportList(); });
    add("inbox.search", tr("Search this list"), QKeySequence(QStringLiteral("/")), QStringLiteral("search"), list, [this] {
        m_isBarWanted = true;
        placeBulk();
        m_bar->searchField()->setFocus(Qt::ShortcutFocusReason);
    });
    add("inbox.next", tr("Next lead"), Qt::Key_J, {}, list, [this] { m_list->step(1); });
    add("inbox.previous", tr("Previous lead"), Qt::Key_K, {}, list, [this] { m_list->step(-1); });
    add("inbox.copy", tr("Copy rows"), QKeySequence(QKeySequence::Copy), QStringLiteral("copy"), list,
        [this] { copySelection(); });
    add("inbox.columns", tr("Choose columns"), {}, QStringLiteral("columns"), list,
        [this] { openColumns(m_bar->columnsButton()->mapToGlobal(QPoint(0, m_bar->columnsButton()->height()))); });
    add("inbox.clear", tr("Clear all filters"), {}, QStringLiteral("filter"), list, [this] { m_bar->clear(); });
    using domain::LeadGrouping;
    const std::tuple<const char*, QString, LeadGrouping> groupings[] = {
        {"inbox.group.none", tr("No groups"), LeadGrouping::None},
        {"inbox.group.stage", tr("Group by status"), LeadGrouping::Stage},
        {"inbox.group.owner", tr("Group by owner"), LeadGrouping::Owner},
        {"inbox.group.heat", tr("Group by heat"), LeadGrouping::Heat},
        {"inbox.group.day", tr("Group by day"), LeadGrouping::Day}};
    for (const auto& [id, text, grouping] : groupings)
        add(id, text, {}, {}, sections::view(), [this, kind = grouping] { groupBy(kind); });
    add("inbox.group.toggle", tr("Close or open the group"), {}, {}, sections::view(), [this] { m_list->toggleGroup(); });
    add("inbox.group.close", tr("Close all groups"), {}, {}, sections::view(), [this] { m_model.setAllClosed(true); });
    add("inbox.group.open", tr("Open all groups"), {}, {}, sections::view(), [this] { m_model.setAllClosed(false); });
    for (QAction* action : m_commands->menuActions()) {
        if (action)
            m_list->addAction(action);
    }
}

void InboxPage::connectParts() {
    const auto filterByPerson = [this] {
        m_list->revealCurrent();
        applyFilter();
    };
    connect(m_views, &ViewTabs::chosen, this, &InboxPage::showList);
    connect(m_views, &ViewTabs::viewsChanged, this, &InboxPage::showViewNote);
    connect(m_viewNote, &kit::Banner::actionClicked, this,
            [this] { m_context.actions.find(QStringLiteral("inbox.view.update"))->trigger(); });
    connect(m_bar, &FilterBar::changed, this, filterByPerson);
    connect(m_bar, &FilterBar::groupingWanted, this, &InboxPage::groupBy);
    connect(m_bar, &FilterBar::resultsWanted, this, [this] { m_list->setFocus(); });
    connect(m_bar->columnsButton(), &QAbstractButton::clicked, this,
            [this] { m_context.actions.find(QStringLiteral("inbox.columns"))->trigger(); });
    connect(m_list, &LeadListView::sortWanted, this, &InboxPage::sortBy);
    connect(m_list, &LeadListView::columnsWanted, this, &InboxPage::openColumns);
    connect(m_list, &LeadListView::columnsChanged, this, [this] {
        m_views->noteChange();
        Q_EMIT mementoChanged();
    });
    connect(m_list, &LeadListView::opened, this, [this](qint64 number) { m_context.host.navigate(Route::lead(number)); });
    connect(m_list, &LeadListView::currentLeadChanged, this, &InboxPage::onCurrentLead);
    connect(m_list, &LeadListView::selectedCountChanged, this, &InboxPage::onSelectedCount);
    connect(m_bulk, &BulkBar::clearWanted, this, [this] { m_list->setCurrentNumber(m_list->currentNumber()); });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_isSplitByPerson = true;
        Q_EMIT mementoChanged();
    });
    connect(m_panel, &LeadPanel::tabChanged, this, &Page::mementoChanged);
    connect(m_panel, &LeadPanel::left, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_panel, &LeadPanel::retryWanted, this, [this] { m_loader.load(m_list->currentNumber()); });
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (m_model.rowCount() == 0 && !m_model.isComplete())
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, &InboxPage::onEmptyAction);
    connect(m_empty, &kit::EmptyState::linkClicked, this, &InboxPage::onEmptyLink);
    connect(m_banner, &kit::Banner::actionClicked, this, [this] { m_model.retry(); });
    connect(&m_model, &models::PagedLeadModel::stateChanged, this, &InboxPage::showState);
    connect(&m_model, &models::PagedLeadModel::listChanged, this, &InboxPage::showState);
    connect(&m_figures, &models::InboxFigures::changed, this, &InboxPage::showFigures);
    connect(&m_loader, &models::LeadDetailLoader::loaded, this, &InboxPage::onDetail);
    connect(&m_loader, &models::LeadDetailLoader::failed, this,
            [this](qint64, const Error& error) { m_panel->showError(error); });
    connect(&m_context.members, &models::MemberCache::changed, this, &InboxPage::onMembersChanged);
    connect(&m_context.desk, &services::Desk::changed, this, &InboxPage::onDeskChanged);
    m_loadSoon.setSingleShot(true);
    connect(&m_loadSoon, &QTimer::timeout, this, [this] { m_loader.load(m_list->currentNumber()); });
    m_hintSoon.setSingleShot(true);
    m_hintSoon.setInterval(hintAfterMs);
    connect(&m_hintSoon, &QTimer::timeout, m_hint, &QWidget::show);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &InboxPage::markRead);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (tab() == domain::ViewTab::Overdue)
            applyFilter();
        m_figures.refresh();
        m_views->refreshCounts();
    });
    m_minute.start(minuteMs);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString InboxPage::title() const {
    return tr("Inbox");
}

QWidget* InboxPage::footer() const {
    return m_bulkPlace;
}

qint64 InboxPage::currentLead() const {
    return m_commands->currentNumber();
}

QWidget* InboxPage::firstFocus() {
    return m_list;
}

/// "inbox", "inbox?tab=mine", "inbox?text=4711", "inbox?lead=12"
void InboxPage::activate(const Route& route) {
    const qsizetype wantedTab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (wantedTab >= 0)
        m_views->chooseTab(static_cast<domain::ViewTab>(wantedTab));
    if (route.query.contains(QStringLiteral("text")))
        m_bar->setText(route.query.value(QStringLiteral("text")));
    if (route.query.contains(QStringLiteral("new")))
        newLead();
    const qint64 number = route.query.value(QStringLiteral("lead")).toLongLong();
    if (number > 0)
        m_list->setCurrentNumber(number);
    applyFilter();
}

/// Until the person moves the splitter, the panel takes what suits the window and the letters.
void InboxPage::fitPanel() {
    if (m_isSplitByPerson)
        return;
    const int least = std::max(panelWidthMin, std::min(kit::byText(panelWidthMin), width() * 2 / 5));
    const int panel = std::clamp(width() / 3, least, kit::byText(panelWidthUsual));
    m_splitter->setSizes({width() - panel, panel});
}

/// In a low window the bulk commands take the place of the filters, whose room stays theirs: no row of the list moves away
/// from the pointer.
void InboxPage::placeBulk() {
    const bool isOffered = !m_bulk->isHidden();
    const bool isLow = height() < kit::byText(roomForBulk) && m_bulk->layout()->totalHeightForWidth(width()) <= m_bar->height();
    const bool isAbove = isOffered && isLow && !m_isBarWanted;
    if (isAbove != m_isBulkAbove) {
        m_isBulkAbove = isAbove;
        m_bulk->setAbove(isAbove);
        QSizePolicy policy = m_bar->sizePolicy();
        policy.setRetainSizeWhenHidden(isAbove);
        m_bar->setSizePolicy(policy);
        if (isAbove)
            m_bulk->setParent(this);
        else
            m_bulkPlace->layout()->addWidget(m_bulk);
        m_bulk->setVisible(isOffered); // Another parent hides it.
        m_bar->setVisible(!isAbove);
    }
    if (isAbove)
        m_bulk->setGeometry(m_bar->geometry());
}

bool InboxPage::eventFilter(QObject* watched, QEvent* event) {
    // The list is placed after the filters.
    if (watched == m_splitter && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        placeBulk();
    return Page::eventFilter(watched, event);
}

void InboxPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fitPanel();
    placeBulk();
}

QVariantMap InboxPage::memento() const {
    QVariantList selected;
    for (const qint64 number : m_list->selectedNumbers().mid(0, rememberedSelectionMax))
        selected.append(number);
    return {{QStringLiteral("views"), m_views->memento()},
            {QStringLiteral("list"), toVariant(present())},
            {QStringLiteral("columns"), m_list->columns().state()},
            {QStringLiteral("splitter"), m_isSplitByPerson ? m_splitter->saveState() : QByteArray()},
            {QStringLiteral("panelTab"), m_panel->currentTab()},
            {QStringLiteral("lead"), m_list->currentNumber()},
            {QStringLiteral("selected"), selected},
            {QStringLiteral("top"), m_list->place().number},
            {QStringLiteral("topOffset"), m_list->place().offset}};
}

void InboxPage::restore(const QVariantMap& memento) {
    const ListState state = listStateOf(memento.value(QStringLiteral("list")).toMap());
    m_views->restore(memento.value(QStringLiteral("views")).toMap());
    m_bar->setFilter(state.filter);
    m_sort = state.sort;
    m_list->columns().restore(memento.value(QStringLiteral("columns")).toByteArray());
    m_isSplitByPerson = m_splitter->restoreState(memento.value(QStringLiteral("splitter")).toByteArray());
    m_panel->setCurrentTab(memento.value(QStringLiteral("panelTab"), 0).toInt());
    QList<qint64> selected;
    const QVariantList kept = memento.value(QStringLiteral("selected")).toList();
    for (const QVariant& number : kept)
        selected.append(number.toLongLong());
    m_list->select(selected, memento.value(QStringLiteral("lead")).toLongLong());
    if (memento.contains(QStringLiteral("top")))
        m_list->restorePlace(
            {memento.value(QStringLiteral("top")).toLongLong(), memento.value(QStringLiteral("topOffset")).toInt()});
}

bool InboxPage::isSettled() const {
    return m_model.isSettled() && m_figures.isSettled() && m_loader.isSettled() && m_views->isSettled() && !m_loadSoon.isActive();
}

void InboxPage::onDeskChanged(const services::ChangeSet& changes) {
    m_model.onDeskChanged(changes);
    m_figures.onDeskChanged(changes);
    m_loader.onDeskChanged(changes);
    m_views->onDeskChanged(changes);
}

void InboxPage::onMembersChanged() {
    m_figures.setMe(m_context.members.me());
    m_views->refreshCounts();
    if (m_sort.grouping == domain::LeadGrouping::Owner)
        m_model.retry(); // Groups stand in the order of the names.
    if (tab() == domain::ViewTab::Mine)
        applyFilter();
    showFigures();
    showHint();
    m_list->viewport()->update();
}

// What is shown --------------------------------------------------------------------------------------------------------

/// The panel may still show the lead before: then nothing is known about the current one.
const domain::LeadDetail* InboxPage::shownDetail() const {
    const domain::LeadDetail* detail = m_panel->detail();
    return detail && detail->lead.number == m_list->currentNumber() ? detail : nullptr;
}

domain::ViewTab InboxPage::tab() const {
    return m_views->base();
}

ListState InboxPage::present() const {
    return {m_bar->filter(), m_sort, m_list->columns().shown()};
}

void InboxPage::showList(const ListState& state) {
    m_bar->setFilter(state.filter);
    m_sort = state.sort;
    m_list->columns().show(state.columns);
    m_list->revealCurrent();
    applyFilter();
    showViewNote();
}

void InboxPage::showViewNote() {
    const domain::SavedView* view = m_views->view();
    if (!view || view->gone.isEmpty()) {
        m_viewNote->hide();
        return;
    }
    const QString words =
        view->filter.isUnreadable
            ? tr("This view names what is no longer there: %1. Nobody is shown rather than too many; what was saved is kept.")
        : view->leftOut.size() == view->gone.size()
            ? tr("This view names what is no longer there: %1. It shows the rest; what was saved is kept.")
            : tr("This view names what is no longer there: %1. Nobody fits that; what was saved is kept.");
    m_viewNote->say(kit::Tone::Warning, words.arg(view->gone.join(QStringLiteral(", "))),
                    view->leftOut.isEmpty() ? QString() : tr("Update view"));
}

domain::LeadFilter InboxPage::wholeFilter() const {
    domain::ViewFilter filter = m_bar->filter();
    filter.tab = tab();
    // Whole minutes: the filter, and with it the list, changes once a minute at most.
    const qint64 minute = 60'000;
    const Instant now = Instant::fromMs(m_context.clock.now().ms() / minute * minute);
    return domain::leadFilterOf(filter, {now, m_context.members.zone(), m_context.members.me(), {}});
}

void InboxPage::applyFilter() {
    m_bar->setOwnerFixed(tab() == domain::ViewTab::Mine || tab() == domain::ViewTab::Unassigned);
    const domain::LeadFilter filter = wholeFilter();
    m_figures.setFilter(filter);
    m_model.show(filter, m_sort);
    m_list->showSort(m_sort);
    showMarks();
    m_bar->showGrouping(m_sort.grouping);
    for (const char* id : {"inbox.group.toggle", "inbox.group.close", "inbox.group.open"})
        m_context.actions.find(QString::fromLatin1(id))->setEnabled(m_sort.grouping != domain::LeadGrouping::None);
    m_views->noteChange();
    showFigures();
    showHint();
    Q_EMIT mementoChanged();
}

/// What was found, and where nothing has the words, what may have been meant.
void InboxPage::showMarks() {
    const services::SearchMarks marks(m_model.filter().text, !m_model.nearTo().isEmpty());
    m_list->markMatches(marks);
    m_panel->markMatches(marks);
}

/// What was not understood was searched for as text; nothing found would be a riddle. Other names than the one that was typed
/// would be one too, and those are on the screen already.
void InboxPage::showHint() {
    const QString otherNames = nearHint(m_model.nearTo());
    const QString hint = otherNames.isEmpty() ? searchHint(m_bar->text(), m_context) : otherNames;
    if (hint.isEmpty() || m_hint->isVisible() || !otherNames.isEmpty()) {
        m_hintSoon.stop();
        m_hint->setText(hint);
        m_hint->setVisible(!hint.isEmpty());
    } else if (!m_hintSoon.isActive() || hint != m_hint->text()) {
        m_hint->setText(hint);
        m_hintSoon.start(); // Somebody may still be typing.
    }
}

void InboxPage::sortBy(LeadColumn column) {
    m_sort.descending = column == m_sort.column ? !m_sort.descending : isDescendingAtFirst(column);
    m_sort.column = column;
    m_list->revealCurrent();
    applyFilter();
}

void InboxPage::groupBy(domain::LeadGrouping grouping) {
    m_sort.grouping = grouping;
    m_list->revealCurrent();
    applyFilter();
}

void InboxPage::showFigures() {
    if (m_figures.isLoaded())
        m_views->showCounts(m_figures.counts());
    m_bar->showFigures(m_sort);
    if (m_states->currentWidget() == m_empty)
        showEmptyWords();
}

void InboxPage::showState() {
    showMarks();
    showHint();
    const bool hasRows = m_model.rowCount() > 0;
    if (m_model.error() && hasRows)
        m_banner->say(kit::Tone::Bad, tr("The list could not be brought up to date: %1").arg(m_model.error()->sentence),
                      tr("Try again"), false);
    else
        m_banner->hide();
    if (hasRows) {
        m_skeleton->stop();
        m_states->setCurrentWidget(m_list);
        if (!m_list->currentIndex().isValid() && !m_list->hasPending() && m_list->firstLead() != 0) {
            m_chosenByItself = m_list->firstLead();
            m_list->setCurrentNumber(m_chosenByItself);
        }
        giveKeyboardToList();
    } else if (m_model.isComplete() || m_model.error()) {
        m_skeleton->stop();
        showEmptyWords();
        m_states->setCurrentWidget(m_empty);
        m_panel->showNothing();
    } else {
        m_skeleton->start();
    }
}

/// Only when there are rows, and something to see: a view that gets the keyboard earlier makes a row current without
/// selecting it, and a hidden page gives the keyboard to nobody.
void InboxPage::giveKeyboardToList() {
    if (!isVisible() || m_states->currentWidget() != m_list || !std::exchange(m_waitsForList, false))
        return;
    if (!kit::takesText(QApplication::focusWidget()))
        m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    giveKeyboardToList();
}

void InboxPage::showEmptyWords() {
    m_empty->setLink({});
    if (m_model.error()) {
        m_empty->setWords(QStringLiteral("warning"), tr("The list could not be read"), m_model.error()->sentence);
        m_empty->setAction(tr("Try again"));
    } else if (m_figures.isLoaded() && m_figures.counts().leads == 0) {
        m_empty->setWords(QStringLiteral("inbox"), tr("No leads yet"),
                          tr("Enquiries from mail, files and the phone land here, newest first, scored and with an owner."));
        m_empty->setAction(tr("Add the first lead"));
        m_empty->setLink(hasPage(QStringLiteral("import")) ? tr("Import a file") : QString());
    } else if (m_bar->isAnySet()) {
        QString words = tr("No lead fits all of these filters together.");
        if (!m_bar->text().trimmed().isEmpty())
            words += QLatin1Char(' ') + tr("Words of notes and messages are found from their beginning, three letters and more.");
        m_empty->setWords(QStringLiteral("filter"), tr("Nothing matches"), words);
        m_empty->setAction(tr("Clear all filters"));
    } else {
        const bool isOverdue = tab() == domain::ViewTab::Overdue;
        m_empty->setWords(QStringLiteral("check"), isOverdue ? tr("Nothing is overdue") : tr("Nothing here"),
                          isOverdue ? tr("Every open lead was answered in time so far.")
                                    : tr("No open lead belongs to this view at the moment."));
        m_empty->setAction(tab() == domain::ViewTab::Open ? QString() : tr("Show all open"));
    }
}

void InboxPage::onEmptyAction() {
    if (m_model.error())
        m_model.retry();
    else if (m_figures.counts().leads == 0)
        newLead();
    else if (m_bar->isAnySet())
        m_bar->clear();
    else
        m_views->chooseTab(domain::ViewTab::Open);
}

void InboxPage::onEmptyLink() {
    m_context.host.navigate(Route::to(QStringLiteral("import")));
}

// The lead one looks at ------------------------------------------------------------------------------------------------

void InboxPage::onCurrentLead(qint64 number) {
    m_readSoon.stop();
    if (number != m_chosenByItself)
        m_chosenByItself = 0;
    if (number == 0) {
        m_loader.load(0);
        m_panel->showNothing();
        return;
    }
    // At once after the list is painted; who goes on faster than answers come sees the last one.
    if (!m_loadSoon.isActive())
        m_loadSoon.start(m_loader.isSettled() ? 0 : steppingMs);
    Q_EMIT mementoChanged();
}

void InboxPage::onDetail(const domain::LeadDetail& detail) {
    if (detail.lead.number != m_list->currentNumber())
        return;
    m_panel->showLead(detail);
    m_loader.prefetch(m_list->neighbours(prefetchAround));
    if (detail.lead.isUnread && detail.lead.number != m_chosenByItself)
        m_readSoon.start(readAfterMs);
}

/// Read is what stood in front of a person for a moment.
void InboxPage::markRead() {
    const domain::LeadDetail* detail = m_panel->detail();
    if (detail && detail->lead.isUnread && isVisible() && window()->isActiveWindow())
        m_context.desk.leads().markRead(detail->lead.number);
}

void InboxPage::onSelectedCount(int count) {
    const QString number = kit::countText(count, m_context.members.locale());
    m_bulk->setCount(count, tr("%1 selected").arg(number));
    m_isBarWanted = m_isBarWanted && count > 1;
    placeBulk();
    Q_EMIT mementoChanged();
}

// Commands of the page -------------------------------------------------------------------------------------------------

void InboxPage::openColumns(const QPoint& globalPos) {
    auto* menu = new ColumnMenu(m_list->columns(), this);
    menu->popup(globalPos);
    menu->setActiveAction(menu->actions().first());
}

void InboxPage::newLead() {
    openQuickAdd(m_context, this, {}, [this](qint64 number) {
        if (number > 0)
            m_list->setCurrentNumber(number);
    });
}

void InboxPage::exportList() {
    kit::FileQuestion question;
    question.kind = kit::FileQuestion::Kind::Save;
    question.title = tr("Export this list");
    question.suggestedName = QStringLiteral("leads.csv");
    question.nameFilters = {tr("Tables (*.csv)")};
    m_context.dialogs.askFiles(question, this, this, [this](const QStringList& files) {
        if (files.isEmpty())
            return;
        m_context.desk.imports()
            .exportLeads(files.first(), wholeFilter())
            .then(this, [this, path = files.first()](const Result<qint64>& rows) {
                if (rows)
                    m_context.host.say(
                        *rows == 1 ? tr("1 lead written to %1.").arg(path)
                                   : tr("%1 leads written to %2.").arg(kit::countText(*rows, m_context.members.locale()), path));
                else
                    m_context.host.showError(rows.error());
            });
    });
}

void InboxPage::copySelection() {
    QGuiApplication::clipboard()->setText(m_list->selectionAsTsv());
}

// For the registry -----------------------------------------------------------------------------------------------------

Answer<PageBadge> InboxPage::badge(PageContext& context) {
    return context.desk.inbox().counts(context.members.me()).then(On::Giver, [](const Result<domain::InboxCounts>& counts) {
        if (!counts)
            return Result<PageBadge>(counts.error());
        return Result<PageBadge>(PageBadge{counts->open, false});
    });
}

QList<PageCommand> InboxPage::commands() {
    kit::ActionSpec fresh{
        QStringLiteral("inbox.new"), tr("New lead"), sections::file(), Qt::Key_N, QStringLiteral("plus"), {}, {tr("add lead")}};
    fresh.yields = true;
    return {{fresh, Route::to(QStringLiteral("inbox"), {{QStringLiteral("new"), QStringLiteral("1")}})}};
}

} // namespace leadwell::pages
