// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RulesPage.h"

#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/rules/GivingView.h"
#include "ui/pages/rules/RulesList.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace leadwell::pages {

using models::RulesModel;
using services::Receipt;
using services::RuleEntry;

namespace {

/// Narrower pages have the rule under the list.
constexpr int besideFrom = 800;
constexpr int listWidth = 400;
constexpr int listHeightMin = 150; ///< what does not fit then is scrolled
constexpr int listWidthMin = 260;

} // namespace

RulesPage::RulesPage(PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_model(context.desk.rules()) {
    setObjectName(QStringLiteral("rules"));
    build();
    addActions();
    connectParts();
    showState();
}

void RulesPage::build() {
    m_header = new kit::PageHeader(tr("Rules"), this);
    m_header->tabs()->addPill(tr("What is done by itself"));
    m_header->tabs()->addPill(tr("Who gets a lead"));
    m_header->tabs()->setAccessibleName(tr("Which rules"));
    m_banner = new kit::Banner(this);
    m_banner->hide();
    m_tabs = new QStackedWidget(this);
    m_splitter = new QSplitter(Qt::Horizontal, m_tabs);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildListArea());
    m_panel = new RulePanel(m_context, m_splitter);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_panel->hide();
    m_giving = new GivingView(m_context, m_tabs);
    m_tabs->addWidget(m_splitter);
    m_tabs->addWidget(m_giving);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    auto* place = new QScrollArea(this); // With large letters in a low window; the window keeps its size.
    place->setAccessibleName(tr("Rules"));
    place->setWidgetResizable(true);
    place->setFrameShape(QFrame::NoFrame);
    place->setFocusPolicy(Qt::NoFocus);
    place->setWidget(m_tabs);
    column->addWidget(place, 1);
    kit::followText(this, [this] {
        m_states->parentWidget()->setMinimumHeight(kit::byText(listHeightMin));
        fit();
    });
}

QWidget* RulesPage::buildListArea() {
    auto* area = new kit::Surface(this);
    area->setMinimumWidth(listWidthMin);
    m_search = new kit::SearchField(tr("Search rules"), area);
    m_search->setObjectName(QStringLiteral("searchRules"));
    m_search->setAccessibleName(tr("Search rules"));
    m_search->setKeyCap(QStringLiteral("/"));
    m_trigger = new kit::FilterChip(tr("When"), kit::FilterChip::Mode::One, area);
    m_trigger->setObjectName(QStringLiteral("triggerChip"));
    m_trigger->setAnyText(tr("whenever"));
    QList<kit::FilterChoice> choices;
    for (int i = 0; i < domain::ruleTriggerCount; ++i)
        choices.append({QString::number(i), domain::inWords(static_cast<domain::RuleTrigger>(i)), {}, {}});
    m_trigger->setChoices(choices);
    m_onlyTrouble = new QCheckBox(tr("Only with trouble"), area);
    m_onlyTrouble->setObjectName(QStringLiteral("onlyTrouble"));
    m_goOn = new kit::Button(tr("Go on with the new rule"), area);
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_goOn->setRole(kit::ButtonRole::Link);
    auto* chips = new kit::FlowLayout(nullptr, kit::space::small);
    chips->addWidget(m_trigger);
    chips->addWidget(m_onlyTrouble);
    chips->addWidget(m_goOn);
    auto* stack = new QWidget(area);
    m_states = new QStackedLayout(stack);
    m_list = new RulesList(m_model, stack);
    m_skeleton = new kit::Skeleton(stack);
    m_empty = new kit::EmptyState(stack);
    auto* blank = new kit::Surface(stack);
    for (QWidget* state : {static_cast<QWidget*>(blank), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_skeleton),
                           static_cast<QWidget*>(m_empty)})
        m_states->addWidget(state);
    auto* filters = new QVBoxLayout;
    filters->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    filters->setSpacing(kit::space::small);
    filters->addWidget(m_search);
    filters->addLayout(chips);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filters);
    column->addWidget(stack, 1);
    return area;
}

void RulesPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                            std::function<void()> run) {
        return m_context.actions.add({QString::fromLatin1(id), text, sections::list(), key, icon, tip, {}}, this, std::move(run));
    };
    QAction* fresh =
        add("rules.new", tr("New rule"), Qt::Key_N, QStringLiteral("plus"), tr("Write a rule of your own."), [this] { begin(); });
    m_ofRule = {
        add("rules.switch", tr("Switch on or off"), Qt::Key_E, QStringLiteral("automation"),
            tr("A rule that is switched on shows first whom it would have touched."), [this] { m_panel->switchIt(); }),
        add("rules.edit", tr("Change rule"), Qt::Key_W, QStringLiteral("edit"), tr("The keyboard goes to what the rule does."),
            [this] { m_panel->edit(); }),
        add("rules.past", tr("Last 90 days"), Qt::Key_P, QStringLiteral("eye"), tr("Whom the rule would have touched."),
            [this] { m_panel->showTab(RulePanel::Past); }),
        add("rules.up", tr("Ask earlier"), {}, QStringLiteral("chevron-up"), tr("Alt+Up in the list."), [this] { move(-1); }),
        add("rules.down", tr("Ask later"), {}, QStringLiteral("chevron-down"), tr("Alt+Down in the list."), [this] { move(1); }),
        add("rules.remove", tr("Remove, or make it as it came"), {}, QStringLiteral("trash"),
            tr("A rule of your own goes; one that came with Leadwell is as it came. Can be undone."),
            [this] { m_panel->remove(); }),
    };
    add("rules.save", tr("Save rule"), QKeySequence::Save, QStringLiteral("check"), tr("What is typed becomes the rule."),
        [this] { isGiving() ? m_giving->save() : m_panel->save(); });
    add("rules.backtest", tr("Back-test who gets a lead"), Qt::Key_B, QStringLiteral("team"),
        tr("The leads that really came are given again by the settings as they stand there."), [this] {
            m_header->tabs()->setCurrentIndex(1);
            m_giving->backTest();
        });
    add("rules.search", tr("Search rules"), Qt::Key_Slash, QStringLiteral("search"), {},
        [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    add("rules.down1", tr("Next rule"), Qt::Key_J, {}, {}, [this] { m_list->step(1); });
    add("rules.up1", tr("Previous rule"), Qt::Key_K, {}, {}, [this] { m_list->step(-1); });
    m_header->addAction(fresh, true);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions(m_ofRule);
}

void RulesPage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &RulesPage::showTab);
    connect(&m_model, &RulesModel::stateChanged, this, &RulesPage::showState);
    connect(m_list, &RulesList::currentNameChanged, this, [this] {
        if (m_list->hasFocus())
            m_isNew = false;
        followList();
        Q_EMIT mementoChanged();
    });
    connect(m_list, &RulesList::opened, this, [this] { m_panel->edit(); });
    connect(m_list, &RulesList::switchWanted, this, [this] {
        m_isNew = false;
        followList();
        m_panel->switchIt();
    });
    connect(m_list, &RulesList::moveWanted, this, &RulesPage::move);
    connect(m_search, &kit::SearchField::searchChanged, this, &RulesPage::filter);
    connect(m_search, &kit::SearchField::resultsWanted, this, &RulesPage::toList);
    connect(m_search, &kit::SearchField::left, this, &RulesPage::toList);
    connect(m_trigger, &kit::FilterChip::chosenChanged, this, &RulesPage::filter);
    connect(m_onlyTrouble, &QCheckBox::toggled, this, &RulesPage::filter);
    connect(m_goOn, &QAbstractButton::clicked, this, &RulesPage::begin);
    connect(m_panel, &RulePanel::saved, this, [this](const QString& name) {
        m_wanted = std::exchange(m_isNew, false) || !m_model.find(name) ? name : QString();
        refresh();
    });
    connect(m_panel, &RulePanel::newLeft, this, [this] {
        m_isNew = false;
        followList();
    });
    connect(m_panel, &RulePanel::draftsChanged, this, &RulesPage::showDrafts);
    connect(m_panel, &RulePanel::tabChanged, this, &Page::mementoChanged);
    connect(m_panel, &RulePanel::left, this, &RulesPage::toList);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_model.isLoaded() && !m_model.error())
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] {
        if (m_model.error())
            return m_model.refresh();
        m_search->clear();
        m_trigger->clear();
        m_onlyTrouble->setChecked(false);
        filter();
    });
    connect(m_banner, &kit::Banner::actionClicked, this, [this] { m_model.refresh(); });
    connect(&m_context.drafts, &models::DraftStore::loaded, this, [this] {
        showDrafts();
        followList();
    });
    connect(&m_context.desk, &services::Desk::changed, this, &RulesPage::refresh);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString RulesPage::title() const {
    return tr("Rules");
}

/// "rules", "rules?rule=pricing_info&tab=log", "rules?new=1", "rules?tab=giving"
void RulesPage::activate(const Route& route) {
    const QStringList tabs{QStringLiteral("does"), QStringLiteral("past"), QStringLiteral("log")};
    if (const QString name = route.query.value(QStringLiteral("rule")); !name.isEmpty()) {
        m_isNew = false;
        m_wanted = name;
    }
    if (route.query.contains(QStringLiteral("new")))
        m_isNew = true;
    showState();
    if (route.query.value(QStringLiteral("tab")) == QStringLiteral("giving"))
        m_header->tabs()->setCurrentIndex(1);
    else if (!route.query.isEmpty())
        m_header->tabs()->setCurrentIndex(0);
    if (const qsizetype tab = tabs.indexOf(route.query.value(QStringLiteral("tab"))); tab >= 0)
        m_panel->showTab(static_cast<RulePanel::Tab>(tab));
}

QVariantMap RulesPage::memento() const {
    return {{QStringLiteral("rule"), m_list->currentName()}, {QStringLiteral("giving"), isGiving()}};
}

void RulesPage::restore(const QVariantMap& memento) {
    m_wanted = memento.value(QStringLiteral("rule")).toString();
    m_header->tabs()->setCurrentIndex(memento.value(QStringLiteral("giving")).toBool() ? 1 : 0);
}

bool RulesPage::isSettled() const {
    return m_model.isSettled() && m_panel->isSettled() && m_giving->isSettled() && m_waiting == 0;
}

QWidget* RulesPage::firstFocus() {
    return isGiving() ? m_giving->firstFocus() : m_list;
}

qint64 RulesPage::currentLead() const {
    return isGiving() ? 0 : m_panel->currentLead();
}

void RulesPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

void RulesPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_isStale)
        refresh();
}

void RulesPage::fit() {
    const bool isBeside = width() >= kit::byText(besideFrom);
    m_splitter->setOrientation(isBeside ? Qt::Horizontal : Qt::Vertical);
    const int list = isBeside ? std::min(kit::byText(listWidth), width() * 2 / 5) : m_splitter->height() / 3;
    const int all = isBeside ? width() : m_splitter->height();
    m_splitter->setSizes({list, all - list});
}

/// While nobody looks nothing is read.
void RulesPage::refresh() {
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_model.refresh();
    m_panel->refresh();
    if (isGiving())
        m_giving->refresh();
}

bool RulesPage::isGiving() const {
    return m_tabs->currentWidget() == m_giving;
}

void RulesPage::showTab(int tab) {
    m_tabs->setCurrentIndex(tab);
    if (isGiving())
        m_giving->refresh();
    followList();
    Q_EMIT mementoChanged();
}

// What is shown --------------------------------------------------------------------------------------------------------

void RulesPage::filter() {
    models::RuleFilter filter;
    filter.text = m_search->text().simplified();
    if (const QString trigger = m_trigger->chosen().value(0); !trigger.isEmpty())
        filter.trigger = static_cast<domain::RuleTrigger>(trigger.toInt());
    filter.onlyTrouble = m_onlyTrouble->isChecked();
    m_model.setFilter(filter);
}

/// "99.8 % of 412 runs worked". What failed is never rounded away.
QString RulesPage::workedWords(const services::RuleList& list) const {
    int fired = 0;
    int failed = 0;
    for (const RuleEntry& entry : list.rules) {
        fired += entry.fired;
        failed += entry.failed;
    }
    if (fired == 0)
        return {};
    const QLocale& locale = m_context.members.locale();
    const double share = std::floor(1000.0 * (fired - failed) / fired) / 10.0;
    return tr("%1 % of %2 runs worked").arg(locale.toString(share, 'f', failed == 0 ? 0 : 1), kit::countText(fired, locale));
}

void RulesPage::showState() {
    const bool hasRows = m_model.rowCount() > 0;
    const services::RuleList& list = m_model.list();
    if (m_model.isLoaded()) {
        const auto on =
            std::count_if(list.rules.cbegin(), list.rules.cend(), [](const RuleEntry& one) { return one.rule.isEnabled; });
        const int troubled = m_model.troubled();
        QStringList figures{tr("%1 of %2 on").arg(on).arg(list.rules.size())};
        if (const QString worked = workedWords(list); !worked.isEmpty())
            figures.append(worked);
        if (troubled > 0)
            figures.append(tr("%1 with trouble").arg(troubled));
        m_header->setNote(figures.join(QStringLiteral(" · ")));
    }
    if (m_model.error() && hasRows)
        m_banner->say(kit::Tone::Bad, tr("The rules could not be brought up to date: %1").arg(m_model.error()->sentence),
                      tr("Try again"), false);
    else if (!list.circles.isEmpty())
        m_banner->say(kit::Tone::Warning,
                      tr("These rules lead to each other: %1.").arg(list.circles.first().join(QStringLiteral(" → "))), {}, false);
    else
        m_banner->hide();
    if (hasRows) {
        m_skeleton->stop();
        m_states->setCurrentWidget(m_list);
        if (!m_wanted.isEmpty() && m_model.rowOf(m_wanted) >= 0) {
            m_list->setCurrentName(std::exchange(m_wanted, QString()));
        } else if (!m_list->currentIndex().isValid()) {
            m_list->step(0);
        }
    } else if (m_model.isLoaded() || m_model.error()) {
        m_skeleton->stop();
        showEmptyWords();
        m_states->setCurrentWidget(m_empty);
    } else {
        m_skeleton->start();
    }
    QStringList kinds;
    for (const RuleEntry& entry : list.rules) {
        for (const domain::RuleAction& action : entry.rule.then) {
            if (!action.taskKind.isEmpty() && !kinds.contains(action.taskKind))
                kinds.append(action.taskKind);
        }
    }
    kinds.sort();
    m_panel->setKinds(kinds);
    showDrafts();
    followList();
}

void RulesPage::showEmptyWords() {
    m_empty->setAction(m_model.error() ? tr("Try again") : tr("Show all"));
    if (m_model.error())
        m_empty->setWords(QStringLiteral("warning"), tr("The rules could not be read"), m_model.error()->sentence);
    else
        m_empty->setWords(QStringLiteral("search"), tr("No rule fits"), tr("Another word, or another moment, may show more."));
}

void RulesPage::showDrafts() {
    QSet<QString> typed;
    for (const QString& name : m_model.names()) {
        if (!m_context.drafts.text(RulePanel::keyOf(name)).isEmpty())
            typed.insert(name);
    }
    m_list->setDrafts(typed);
    m_goOn->setVisible(!m_isNew && !m_context.drafts.text(RulePanel::keyOf({})).isEmpty());
}

void RulesPage::followList() {
    if (m_isNew && m_model.isLoaded()) {
        m_panel->showNew(m_model.names());
    } else if (m_model.isLoaded()) {
        m_panel->show(m_model.find(m_list->currentName()));
    }
    for (QAction* action : std::as_const(m_ofRule))
        action->setEnabled(!isGiving() && !m_isNew && !m_list->currentName().isEmpty());
    m_goOn->setVisible(!m_isNew && !m_context.drafts.text(RulePanel::keyOf({})).isEmpty());
}

// Commands -------------------------------------------------------------------------------------------------------------

void RulesPage::begin() {
    m_header->tabs()->setCurrentIndex(0);
    m_isNew = true;
    followList();
    m_panel->edit();
}

void RulesPage::move(int by) {
    const QString name = m_list->currentName();
    const auto before = m_model.beforeWhom(name, by);
    if (!before || m_waiting > 0)
        return;
    ++m_waiting;
    m_context.desk.rules().move(name, *before).then(this, [this](const Result<Receipt>& moved) {
        --m_waiting;
        if (moved)
            m_context.host.showReceipt(*moved);
        else
            m_context.host.showError(moved.error());
        refresh();
    });
}

void RulesPage::toList() {
    if (m_states->currentWidget() == m_list)
        m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace leadwell::pages
