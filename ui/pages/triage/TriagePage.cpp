// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriagePage.h"

#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/BulkBar.h"
#include "ui/pages/parts/SeenRefresh.h"
#include "ui/pages/triage/TeamColumn.h"
#include "ui/pages/triage/TriageCommands.h"
#include "ui/pages/triage/TriageKeys.h"
#include "ui/pages/triage/TriageList.h"
#include "ui/pages/triage/TriageWords.h"

#include <QApplication>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using domain::TriageStatus;

constexpr int minuteMs = 30'000;
constexpr int teamWidth = 300;
constexpr int listWidthMin = 380;
/// Narrower pages have the team under the list.
constexpr int besideFrom = 760;
constexpr int tabCount = 3;

/// By the tabs.
QStringList tabWords() {
    return {QStringLiteral("pending"), QStringLiteral("assigned"), QStringLiteral("closed")};
}
TriageStatus statusOf(int tab) {
    return tab == 1 ? TriageStatus::Assigned : tab == 2 ? TriageStatus::Closed : TriageStatus::Pending;
}

} // namespace

TriagePage::TriagePage(PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_model(context.desk.triage()) {
    setObjectName(QStringLiteral("triage"));
    m_model.setWords(
        [this](const services::TriageEntry& entry) { return spokenEntry(entry, m_context.members, m_context.clock); });
    build();
    connectParts();
    showState();
}

void TriagePage::build() {
    m_header = new kit::PageHeader(tr("Triage"), this);
    for (const QString& label : {tr("Pending"), tr("Assigned today"), tr("Closed")})
        m_header->tabs()->addPill(label);
    m_header->tabs()->setAccessibleName(tr("Which leads"));
    m_banner = new kit::Banner(this);
    m_banner->hide();
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildListArea());
    m_team = new TeamColumn(m_context, m_splitter);
    m_splitter->addWidget(m_team);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_commands = new TriageCommands(m_context, m_model, *m_list, this);
    m_acceptAll = m_header->addAction(m_commands->acceptAllAction(), true);
    m_foot = new QWidget(this);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    m_keys = new TriageKeys(m_context.actions, m_foot);
    m_bulk = new BulkBar(
        m_commands->ofSeveral(), [this](QWidget* button) { m_commands->setAnchorOnce(button); }, m_foot);
    foot->addWidget(m_keys);
    foot->addWidget(m_bulk);
    m_list->parentWidget()->parentWidget()->layout()->addWidget(m_foot);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
    kit::followText(this, [this] { fitTeam(); });
}

QWidget* TriagePage::buildListArea() {
    auto* area = new kit::Surface(this);
    area->setMinimumWidth(listWidthMin);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* stack = new QWidget(area);
    m_states = new QStackedLayout(stack);
    m_list = new TriageList(m_model, m_context.members, m_context.clock, stack);
    m_skeleton = new kit::Skeleton(stack);
    m_empty = new kit::EmptyState(stack);
    auto* blank = new kit::Surface(stack);
    for (QWidget* state : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_skeleton), static_cast<QWidget*>(m_empty),
                           static_cast<QWidget*>(blank)})
        m_states->addWidget(state);
    m_states->setCurrentWidget(blank);
    column->addWidget(stack, 1);
    return area;
}

void TriagePage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &TriagePage::showTab);
    connect(&m_model, &models::TriageModel::stateChanged, this, &TriagePage::showState);
    connect(&m_model, &models::TriageModel::listChanged, this, &TriagePage::showState);
    connect(m_list, &TriageList::currentLeadChanged, this, &Page::mementoChanged);
    connect(m_list, &TriageList::chosenCountChanged, this, &TriagePage::showChosen);
    connect(m_bulk, &BulkBar::clearWanted, m_list, &TriageList::chooseOne);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_model.isLoaded() && !m_model.error())
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] { m_model.refresh(); });
    connect(m_banner, &kit::Banner::actionClicked, this, [this] { m_model.refresh(); });
    connect(&m_context.members, &models::MemberCache::changed, this, [this] {
        showFigures();
        m_list->viewport()->update();
    });
    auto* seen = new SeenRefresh(this, [this] {
        m_model.refresh();
        m_team->refresh();
    });
    // Any lead may be waiting, and how much anybody has changes what is suggested for all of them.
    connect(&m_context.desk, &services::Desk::changed, seen, [seen](const services::ChangeSet& changes) {
        if (changes.bulk || changes.team || changes.leadsAppearedOrWent || !changes.leads.isEmpty())
            seen->ask();
    });
    connect(&m_minute, &QTimer::timeout, seen, &SeenRefresh::ask);
    m_minute.start(minuteMs);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString TriagePage::title() const {
    return tr("Triage");
}

/// "triage", "triage?tab=closed", "triage?lead=12"
void TriagePage::activate(const Route& route) {
    const qsizetype tab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (tab >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(tab));
    if (const qint64 number = route.query.value(QStringLiteral("lead")).toLongLong(); number > 0)
        m_wantedLead = number;
    showState();
}

QVariantMap TriagePage::memento() const {
    return {{QStringLiteral("tab"), tabWords().at(std::clamp(m_header->tabs()->currentIndex(), 0, tabCount - 1))},
            {QStringLiteral("lead"), m_list->currentNumber()}};
}

void TriagePage::restore(const QVariantMap& memento) {
    m_header->tabs()->setCurrentIndex(
        std::max(0, static_cast<int>(tabWords().indexOf(memento.value(QStringLiteral("tab")).toString()))));
    m_wantedLead = memento.value(QStringLiteral("lead")).toLongLong();
}

bool TriagePage::isSettled() const {
    return m_model.isSettled() && m_team->isSettled() && !m_commands->isWaiting();
}

qint64 TriagePage::currentLead() const {
    return m_list->currentNumber();
}

QWidget* TriagePage::firstFocus() {
    return m_list;
}

QWidget* TriagePage::footer() const {
    return m_foot;
}

void TriagePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fitTeam();
}

void TriagePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    giveKeyboardToList();
}

void TriagePage::fitTeam() {
    const bool isBeside = width() >= kit::byText(besideFrom);
    m_splitter->setOrientation(isBeside ? Qt::Horizontal : Qt::Vertical);
    const int team = isBeside ? kit::byText(teamWidth) : m_splitter->height() / 3;
    const int all = isBeside ? width() : m_splitter->height();
    m_splitter->setSizes({all - team, team});
}

// What is shown --------------------------------------------------------------------------------------------------------

void TriagePage::showTab(int tab) {
    m_waitsForList = true;
    m_model.show(statusOf(tab));
    showChosen();
    Q_EMIT mementoChanged();
}

void TriagePage::showState() {
    showFigures();
    const bool hasRows = m_model.rowCount() > 0;
    if (m_model.error() && hasRows)
        m_banner->say(kit::Tone::Bad, tr("The list could not be brought up to date: %1").arg(m_model.error()->sentence),
                      tr("Try again"), false);
    else
        m_banner->hide();
    if (hasRows) {
        m_skeleton->stop();
        m_states->setCurrentWidget(m_list);
        chooseCurrent();
        giveKeyboardToList();
    } else if (m_model.isLoaded() || m_model.error()) {
        m_skeleton->stop();
        showEmptyWords();
        m_states->setCurrentWidget(m_empty);
    } else {
        m_skeleton->start();
    }
}

void TriagePage::chooseCurrent() {
    const int wanted = m_wantedLead != 0 ? m_model.rowOf(m_wantedLead) : -1;
    if (wanted >= 0)
        m_list->setCurrentNumber(m_wantedLead);
    else if (!m_list->currentIndex().isValid())
        m_list->setCurrentNumber(m_model.numberAt(0));
    else
        m_list->keepCurrentChosen(); // A view that gets the keyboard has a current row, but selects none.
    if (m_model.isLoaded())
        m_wantedLead = 0; // Decided meanwhile, or shown.
}

/// A hidden page gives the keyboard to nobody, and what is typed stays where it is typed.
void TriagePage::giveKeyboardToList() {
    if (!isVisible() || m_states->currentWidget() != m_list || !std::exchange(m_waitsForList, false))
        return;
    const QWidget* focus = QApplication::focusWidget();
    if (!kit::takesText(focus) && focus != m_header->tabs())
        m_list->setFocus(Qt::OtherFocusReason);
}

void TriagePage::showFigures() {
    const services::TriageQueue figures = m_model.figures();
    const bool isKnown = m_model.isLoaded();
    const int counts[tabCount] = {figures.pending, figures.assignedToday, figures.closed};
    for (int tab = 0; tab < tabCount; ++tab)
        m_header->tabs()->setCount(tab, isKnown ? std::optional<qint64>(counts[tab]) : std::nullopt);
    const bool isWaiting = isKnown && m_model.status() == TriageStatus::Pending && figures.pending > 0;
    QStringList note;
    if (const auto rate = m_commands->rate().perMinute(m_context.clock.now()); rate && isWaiting)
        note.append(tr("%1 a minute").arg(kit::countText(*rate, m_context.members.locale())));
    if (isWaiting)
        note.append(
            tr("median wait %1 · oldest %2").arg(kit::durationText(figures.medianWait), kit::durationText(figures.oldestWait)));
    m_header->setNote(note.join(QStringLiteral(" · ")));
    m_acceptAll->setVisible(m_commands->acceptAllAction()->isVisible());
}

/// The keys that are said are those of one lead.
void TriagePage::showChosen() {
    const int count = m_model.status() == TriageStatus::Pending ? m_list->chosenCount() : 0;
    if (count < 2 && m_bulk->isAncestorOf(QApplication::focusWidget()))
        m_list->setFocus(Qt::OtherFocusReason); // Of a button that goes nobody knows where the keyboard is.
    m_bulk->setCount(count, tr("%1 selected").arg(kit::countText(count, m_context.members.locale())));
    m_keys->setVisible(count < 2);
}

void TriagePage::showEmptyWords() {
    m_empty->setAction(m_model.error() ? tr("Try again") : QString());
    if (m_model.error())
        m_empty->setWords(QStringLiteral("warning"), tr("Triage could not be read"), m_model.error()->sentence);
    else if (m_model.status() == TriageStatus::Assigned)
        m_empty->setWords(QStringLiteral("check"), tr("Nothing was assigned today"),
                          tr("Leads that are given to somebody today appear here, the latest first."));
    else if (m_model.status() == TriageStatus::Closed)
        m_empty->setWords(QStringLiteral("check"), tr("Nothing was closed"),
                          tr("What was dismissed as not a lead appears here, the newest first."));
    else
        m_empty->setWords(QStringLiteral("check"), tr("Nothing waits"),
                          tr("Enquiries that need a decision about their owner appear here, the most pressing first, each with "
                             "what is suggested and why."));
}

// For the registry -----------------------------------------------------------------------------------------------------

Answer<PageBadge> TriagePage::badge(PageContext& context) {
    return context.desk.triage().pending().then(On::Giver, [](const Result<int>& pending) {
        return pending ? Result<PageBadge>(PageBadge{*pending, false}) : Result<PageBadge>(pending.error());
    });
}

} // namespace leadwell::pages
