// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/TeamPage.h"

#include "core/services/Desk.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/team/AnswersView.h"
#include "ui/pages/team/FairnessView.h"
#include "ui/pages/team/PeopleList.h"
#include "ui/pages/team/PersonPanel.h"
#include "ui/pages/team/SuccessView.h"
#include "ui/pages/team/TeamCommands.h"
#include "ui/pages/team/TeamWords.h"

#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using domain::Hindrance;
using services::TeamPerson;
using services::TeamState;

namespace {

constexpr int minuteMs = 30'000;
constexpr int laterMs = 300;
constexpr int panelWidth = 380;
constexpr int listWidthMin = 320;
/// Narrower pages have the person under the list.
constexpr int besideFrom = 760;

enum Tab : int { People, Answers, Fairness, Success };

/// By the tabs.
QStringList tabWords() {
    return {QStringLiteral("people"), QStringLiteral("answers"), QStringLiteral("fairness"), QStringLiteral("success")};
}

} // namespace

TeamPage::TeamPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_model(services::TeamBoard(context.desk.core())) {
    setObjectName(QStringLiteral("team"));
    setMinimumSize(1, 1); // A few pixels too wide with large letters; the window keeps its size.
    m_model.setWords([this](const TeamPerson& person) { return spokenOf(person, m_context.members, m_context.clock); });
    build();
    connectParts();
    refresh();
}

void TeamPage::build() {
    m_header = new kit::PageHeader(tr("Team"), this);
    for (const QString& label : {tr("People"), tr("Answers"), tr("Fairness"), tr("Success")})
        m_header->tabs()->addPill(label);
    m_header->tabs()->setAccessibleName(tr("What about the team"));
    m_banner = new kit::Banner(this);
    m_banner->hide();
    auto* area = new kit::Surface(this);
    m_states = new QStackedLayout(area);
    QWidget* people = buildPeople();
    m_commands = new TeamCommands(m_context, m_model, *m_list, this);
    m_panel->setActions(
        {m_commands->editAction(), m_commands->leaveAction(), m_commands->recordAction(), m_commands->leaveTeamAction()});
    m_answers = new AnswersView(m_context, area);
    m_fairness = new FairnessView(m_context, area);
    m_success = new SuccessView(m_context, m_commands->recordAction(), area);
    m_skeleton = new kit::Skeleton(area);
    m_empty = new kit::EmptyState(area);
    auto* blank = new kit::Surface(area);
    for (QWidget* state :
         {static_cast<QWidget*>(blank), people, static_cast<QWidget*>(m_answers), static_cast<QWidget*>(m_fairness),
          static_cast<QWidget*>(m_success), static_cast<QWidget*>(m_skeleton), static_cast<QWidget*>(m_empty)})
        m_states->addWidget(state);
    m_header->addAction(m_commands->addAction(), true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(area, 1);
    kit::followText(this, [this] { fitPanel(); });
}

QWidget* TeamPage::buildPeople() {
    m_people = new QSplitter(Qt::Horizontal, this);
    m_people->setChildrenCollapsible(false);
    m_list = new PeopleList(m_model, m_context.members, m_context.clock, m_people);
    m_list->setMinimumWidth(listWidthMin);
    m_panel = new PersonPanel(m_context, m_people);
    m_people->addWidget(m_list);
    m_people->addWidget(m_panel);
    m_people->setStretchFactor(0, 1);
    m_people->setStretchFactor(1, 0);
    return m_people;
}

void TeamPage::fitPanel() {
    const auto wanted = width() >= kit::byText(besideFrom) ? Qt::Horizontal : Qt::Vertical;
    m_panel->setMinimumWidth(wanted == Qt::Horizontal ? kit::byText(panelWidth) : 0);
    if (m_people->orientation() == wanted)
        return;
    m_people->setOrientation(wanted);
    if (wanted == Qt::Vertical)
        m_people->setSizes({height() / 2, height() / 2});
    else
        m_people->setSizes({width() - m_panel->minimumWidth(), m_panel->minimumWidth()});
}

void TeamPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fitPanel();
}

void TeamPage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &TeamPage::showTab);
    connect(&m_model, &models::TeamModel::stateChanged, this, &TeamPage::showState);
    connect(m_list, &PeopleList::currentPersonChanged, this, [this] {
        m_panel->show(m_list->current());
        m_commands->follow(m_header->tabs()->currentIndex() == People);
        Q_EMIT mementoChanged();
    });
    connect(m_list, &PeopleList::opened, m_commands, &TeamCommands::edit);
    connect(m_list, &PeopleList::switched, m_commands, &TeamCommands::switchAvailable);
    connect(m_panel, &PersonPanel::switched, m_commands, &TeamCommands::setAvailable);
    connect(m_panel, &PersonPanel::leaveRemoved, m_commands, &TeamCommands::removeLeave);
    const auto openLead = [this](qint64 number) {
        if (number > 0)
            m_context.host.navigate(Route::lead(number));
    };
    connect(m_panel, &PersonPanel::leadAsked, this, openLead);
    connect(m_success, &SuccessView::leadAsked, this, openLead);
    connect(m_answers, &AnswersView::leadAsked, this, openLead);
    connect(m_success, &SuccessView::currentChanged, this, [this] { m_commands->setRecordedLead(currentLead()); });
    connect(m_fairness, &FairnessView::daysChanged, this, &Page::mementoChanged);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_model.isLoaded() && !m_model.error() && m_header->tabs()->currentIndex() == People)
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] {
        if (m_model.error())
            refresh();
        else
            m_commands->add();
    });
    connect(m_banner, &kit::Banner::actionClicked, this, &TeamPage::refresh);
    connect(&m_context.members, &models::MemberCache::changed, this, [this] {
        m_list->viewport()->update();
        m_panel->show(m_list->current());
    });
    connect(&m_context.desk, &services::Desk::changed, this, [this](const services::ChangeSet& changes) {
        // Who comes back to the page sees it anew.
        if (!isVisible() || !(changes.bulk || changes.team || changes.leadsAppearedOrWent || !changes.leads.isEmpty()))
            return;
        m_model.refresh();
        if (!m_later.isActive() && m_header->tabs()->currentIndex() != People)
            m_later.start();
    });
    // What is added up from the ledger can wait until some of a flood of leads are in.
    m_later.setSingleShot(true);
    m_later.setInterval(laterMs);
    connect(&m_later, &QTimer::timeout, this, &TeamPage::refreshTab);
    connect(&m_context.desk, &services::Desk::writing, this, [this](const QString& kind) { m_isWriting = !kind.isEmpty(); });
    // Leave, working hours and months begin and end without a change.
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model.refresh();
    });
    m_minute.start(minuteMs);
}

/// The ledger and the successes are only added up for who looks.
void TeamPage::refresh() {
    m_model.refresh();
    refreshTab();
}

void TeamPage::refreshTab() {
    if (m_header->tabs()->currentIndex() == Answers)
        m_answers->refresh();
    if (m_header->tabs()->currentIndex() == Fairness)
        m_fairness->refresh();
    if (m_header->tabs()->currentIndex() == Success)
        m_success->refresh();
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString TeamPage::title() const {
    return tr("Team");
}

void TeamPage::activate(const Route& route) {
    if (const QString person = route.query.value(QStringLiteral("person")); !person.isEmpty()) {
        m_list->setCurrentId(MemberId::fromText(person));
        m_header->tabs()->setCurrentIndex(People);
    }
    const qsizetype tab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (tab >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(tab));
    m_model.refresh();
    showTab();
}

QVariantMap TeamPage::memento() const {
    return {{QStringLiteral("tab"), tabWords().value(m_header->tabs()->currentIndex())},
            {QStringLiteral("person"), m_list->currentId().text()},
            {QStringLiteral("days"), m_fairness->days()}};
}

void TeamPage::restore(const QVariantMap& memento) {
    m_fairness->setDays(memento.value(QStringLiteral("days")).toInt());
    m_list->setCurrentId(MemberId::fromText(memento.value(QStringLiteral("person")).toString()));
    m_header->tabs()->setCurrentIndex(
        std::max(0, static_cast<int>(tabWords().indexOf(memento.value(QStringLiteral("tab")).toString()))));
}

bool TeamPage::isSettled() const {
    const int tab = m_header->tabs()->currentIndex();
    return !m_isWriting && !m_later.isActive() && m_model.isSettled() && (tab != Answers || m_answers->isSettled()) &&
           (tab != Fairness || m_fairness->isSettled()) && (tab != Success || m_success->isSettled());
}

QWidget* TeamPage::firstFocus() {
    switch (m_header->tabs()->currentIndex()) {
    case Answers:
        return m_answers->firstFocus();
    case Fairness:
        return m_fairness->firstFocus();
    case Success:
        return m_success->firstFocus();
    default:
        break;
    }
    return m_list;
}

qint64 TeamPage::currentLead() const {
    const int tab = m_header->tabs()->currentIndex();
    return tab == Success ? m_success->currentLead() : tab == Answers ? m_answers->currentLead() : 0;
}

QList<PageCommand> TeamPage::commands() {
    const auto to = [](const char* word, const QString& text, const QStringList& keywords) {
        const QString tab = QString::fromLatin1(word);
        return PageCommand{{QStringLiteral("team.") + tab, text, sections::goTo(), {}, QStringLiteral("team"), {}, keywords},
                           Route::to(QStringLiteral("team"), {{QStringLiteral("tab"), tab}})};
    };
    return {to("answers", tr("Team › Answers"), {tr("response"), tr("SLA"), tr("in time"), tr("late")}),
            to("fairness", tr("Team › Fairness"), {tr("ledger"), tr("share"), tr("Gini")}),
            to("success", tr("Team › Success"), {tr("points"), tr("performance"), tr("conversion"), tr("definitions")})};
}

// What is shown --------------------------------------------------------------------------------------------------------

void TeamPage::showTab() {
    refreshTab();
    m_commands->setRecordedLead(currentLead());
    showState();
    Q_EMIT mementoChanged();
}

void TeamPage::showState() {
    const int tab = m_header->tabs()->currentIndex();
    const TeamState& state = m_model.state();
    const bool hasPeople = !state.people.isEmpty();
    m_header->tabs()->setCount(People, m_model.isLoaded() ? std::optional<qint64>(state.people.size()) : std::nullopt);
    m_header->setNote(m_model.isLoaded() && hasPeople ? sentenceOf(state) : QString());
    showBanner();
    if (m_model.isLoaded() || m_model.error() || tab != People)
        m_skeleton->stop();
    if (tab == Answers) {
        m_states->setCurrentWidget(m_answers);
    } else if (tab == Fairness) {
        m_states->setCurrentWidget(m_fairness);
    } else if (tab == Success) {
        m_states->setCurrentWidget(m_success);
    } else if (hasPeople) {
        m_states->setCurrentWidget(m_people);
        m_panel->show(m_list->current());
    } else if (m_model.error()) {
        m_empty->setWords(QStringLiteral("warning"), tr("The team could not be read"), m_model.error()->sentence);
        m_empty->setAction(tr("Try again"));
        m_states->setCurrentWidget(m_empty);
    } else if (m_model.isLoaded()) {
        m_empty->setWords(QStringLiteral("team"), tr("Nobody is in the team yet"),
                          state.waiting > 0 ? tr("%1 leads wait for an owner. Add the first salesperson, and new leads are given "
                                                 "by the rules.")
                                                  .arg(state.waiting)
                                            : tr("Add the first salesperson, and new leads are given by the rules."));
        m_empty->setAction(tr("Add the first salesperson…"));
        m_states->setCurrentWidget(m_empty);
    } else {
        m_skeleton->start();
    }
    m_commands->follow(tab == People);
}

/// What the person should know before anything else: it cannot be read anew, or nobody can be given a lead.
void TeamPage::showBanner() {
    const TeamState& state = m_model.state();
    if (m_model.error() && m_model.isLoaded()) {
        m_banner->say(kit::Tone::Bad, tr("The team could not be brought up to date: %1").arg(m_model.error()->sentence),
                      tr("Try again"), false);
        return;
    }
    int sellers = 0;
    bool isAnybodyFree = false;
    for (const TeamPerson& person : state.people) {
        sellers += person.candidate.has_value();
        isAnybodyFree = isAnybodyFree || (person.candidate && person.hindrance == Hindrance::None);
    }
    const bool mustSay = m_model.isLoaded() && !state.people.isEmpty() && !isAnybodyFree;
    if (!mustSay) {
        m_banner->hide();
        return;
    }
    const QString waits = state.waiting == 0   ? tr("The next lead waits for an owner.")
                          : state.waiting == 1 ? tr("1 lead waits for an owner.")
                                               : tr("%1 leads wait for an owner.").arg(state.waiting);
    m_banner->say(kit::Tone::Warning,
                  sellers == 0 ? tr("Nobody in the team is a salesperson. %1").arg(waits)
                               : tr("Nobody can be given a lead now. %1").arg(waits),
                  {}, false);
}

/// "3 of 5 can take leads · round robin · 2 leads wait"
QString TeamPage::sentenceOf(const TeamState& state) const {
    int sellers = 0;
    int free = 0;
    for (const TeamPerson& person : state.people) {
        sellers += person.candidate.has_value();
        free += person.candidate && person.hindrance == Hindrance::None;
    }
    QStringList parts{tr("%1 of %2 can take leads").arg(free).arg(sellers),
                      tr("given by %1").arg(domain::inWords(state.rules.strategy))};
    if (state.waiting > 0)
        parts.append(state.waiting == 1 ? tr("1 lead waits") : tr("%1 leads wait").arg(state.waiting));
    return parts.join(QStringLiteral(" · "));
}

} // namespace leadwell::pages
