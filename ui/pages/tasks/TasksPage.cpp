// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/tasks/TasksPage.h"

#include "core/base/Clock.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/ChoicePicker.h"
#include "ui/pages/parts/PeopleChoices.h"
#include "ui/pages/parts/SeenRefresh.h"
#include "ui/pages/parts/TaskForm.h"
#include "ui/pages/tasks/TaskFigures.h"
#include "ui/pages/tasks/TaskText.h"
#include "ui/pages/tasks/TaskWords.h"
#include "ui/pages/tasks/TasksList.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using services::TaskEntry;
using services::TaskQuery;
using When = TaskQuery::When;

namespace {

constexpr int minuteMs = 30'000;
constexpr int figuresTab = 5;
constexpr When whens[] = {When::Today, When::Overdue, When::Upcoming, When::All, When::Done};

/// By the tabs.
QStringList tabWords() {
    return {QStringLiteral("today"), QStringLiteral("overdue"), QStringLiteral("upcoming"),
            QStringLiteral("all"),   QStringLiteral("done"),    QStringLiteral("figures")};
}

bool isOpen(const TaskEntry* entry) {
    return entry->task.status == domain::TaskStatus::Pending;
}

} // namespace

TasksPage::TasksPage(PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_model(context.desk.tasks()) {
    setObjectName(QStringLiteral("tasks"));
    m_model.setWords([this](const TaskEntry& entry) { return spokenOf(entry, m_context.members, m_context.clock); });
    build();
    addActions();
    connectParts();
    m_mine->setChecked(m_context.members.me().isSet());
    m_model.show({m_mine->isChecked(), When::Today});
}

void TasksPage::build() {
    m_frame = new ListFrame(tr("Tasks"), this);
    kit::PillTabs* tabs = m_frame->header()->tabs();
    for (const QString& label : {tr("Today"), tr("Overdue"), tr("Upcoming"), tr("All"), tr("Done"), tr("Figures")})
        tabs->addPill(label);
    tabs->setAccessibleName(tr("Which tasks"));
    m_list = new TasksList(m_model, m_context.members, m_context.clock, m_frame->area());
    m_figures = new TaskFigures(m_frame->area());
    m_frame->setList(m_list);
    m_frame->addOther(m_figures);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
}

QAction* TasksPage::add(const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                        Command command) {
    const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::lead(), key, icon, tip, {}};
    return m_context.actions.add(spec, this, [this, command] { (this->*command)(); });
}

void TasksPage::addActions() {
    QAction* done = add("tasks.done", tr("Done"), Qt::Key_E, QStringLiteral("check"),
                        tr("What is chosen is done; what follows from it is planned."), &TasksPage::done);
    QAction* later = add("tasks.later", tr("Put off…"), Qt::Key_B, QStringLiteral("clock"),
                         tr("Do it later: say when, for example “tomorrow 10”."), &TasksPage::putOff);
    QAction* give = add("tasks.give", tr("Give to…"), Qt::Key_A, QStringLiteral("assign"),
                        tr("Let somebody else of the team do it."), &TasksPage::give);
    QAction* edit = add("tasks.edit", tr("Edit task…"), Qt::Key_F2, QStringLiteral("edit"),
                        tr("What, until when, whether it comes again."), &TasksPage::edit);
    QAction* plan = add("tasks.new", tr("New task…"), Qt::Key_T, QStringLiteral("plus"),
                        tr("Plan something else for the lead of this task."), &TasksPage::plan);
    QAction* open = add("tasks.open", tr("Open lead"), Qt::Key_O, QStringLiteral("person"),
                        tr("Show all that is known of this lead."), &TasksPage::openLead);
    m_copy = add("tasks.copy", tr("Copy"), QKeySequence::Copy, QStringLiteral("note"),
                 tr("Copy what could be written to the customer, or the chosen tasks as a table."), &TasksPage::copy);
    m_mine = m_context.actions.add({QStringLiteral("tasks.mine"),
                                    tr("Only mine"),
                                    sections::list(),
                                    Qt::Key_M,
                                    QStringLiteral("person"),
                                    tr("Only tasks of who sits at this desk, or those of the team."),
                                    {}},
                                   this);
    m_mine->setCheckable(true);
    m_context.actions.add({QStringLiteral("tasks.down"), tr("Next task"), {}, Qt::Key_J, {}, {}, {}}, this,
                          [this] { m_list->step(1); });
    m_context.actions.add({QStringLiteral("tasks.up"), tr("Previous task"), {}, Qt::Key_K, {}, {}, {}}, this,
                          [this] { m_list->step(-1); });
    auto* mine = new kit::Button(this);
    mine->setCheckable(true);
    mine->setAction(m_mine);
    connect(m_mine, &QAction::toggled, mine, &QPushButton::setChecked);
    m_frame->header()->addAtEnd(mine);
    m_frame->header()->addAction(later);
    m_frame->header()->addAction(done, true);
    m_ofOpen = {done, later, give, edit};
    m_ofEntry = {plan, open, m_copy};
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({done, later, give, edit, plan, open, m_copy});
    m_text = new TaskText(m_copy, m_frame->area());
    m_frame->addBelow(m_text);
}

void TasksPage::connectParts() {
    connect(m_frame->header()->tabs(), &QTabBar::currentChanged, this, &TasksPage::showTab);
    connect(m_mine, &QAction::toggled, this, &TasksPage::setMine);
    connect(&m_model, &models::TasksModel::stateChanged, this, &TasksPage::showState);
    connect(m_list, &TasksList::choiceChanged, this, &TasksPage::follow);
    connect(m_list, &TasksList::opened, this, &TasksPage::openLead);
    connect(m_frame, &ListFrame::retryWanted, this, [this] { m_model.refresh(); });
    connect(m_frame, &ListFrame::actionWanted, this, [this] { m_context.host.navigate(Route::to(QStringLiteral("inbox"))); });
    connect(&m_context.members, &models::MemberCache::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    auto* seen = new SeenRefresh(this, [this] { m_model.refresh(); });
    connect(&m_context.desk, &services::Desk::changed, seen, &SeenRefresh::ask);
    // What is due comes without a change, and the day ends.
    connect(&m_minute, &QTimer::timeout, seen, &SeenRefresh::ask);
    m_minute.start(minuteMs);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString TasksPage::title() const {
    return tr("Tasks");
}

/// "tasks", "tasks?tab=overdue&mine=no"
void TasksPage::activate(const Route& route) {
    const QString mine = route.query.value(QStringLiteral("mine"));
    if (!mine.isEmpty())
        m_mine->setChecked(mine != QStringLiteral("no"));
    const qsizetype tab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (tab >= 0)
        m_frame->header()->tabs()->setCurrentIndex(static_cast<int>(tab));
    showState();
}

QVariantMap TasksPage::memento() const {
    const TaskEntry* entry = m_list->currentEntry();
    return {{QStringLiteral("tab"), tabWords().value(m_frame->header()->tabs()->currentIndex())},
            {QStringLiteral("mine"), m_mine->isChecked()},
            {QStringLiteral("task"), entry ? entry->task.id.text() : QString()}};
}

void TasksPage::restore(const QVariantMap& memento) {
    m_mine->setChecked(memento.value(QStringLiteral("mine"), m_mine->isChecked()).toBool());
    m_frame->header()->tabs()->setCurrentIndex(
        std::max(0, static_cast<int>(tabWords().indexOf(memento.value(QStringLiteral("tab")).toString()))));
    m_list->setCurrentTask(TaskId::fromText(memento.value(QStringLiteral("task")).toString()));
}

bool TasksPage::isSettled() const {
    return m_model.isSettled();
}

QWidget* TasksPage::firstFocus() {
    return m_frame->shown() == m_figures ? static_cast<QWidget*>(m_figures) : m_list;
}

qint64 TasksPage::currentLead() const {
    const TaskEntry* entry = m_frame->showsList() ? m_list->currentEntry() : nullptr;
    return entry ? entry->leadNumber : 0;
}

// What is shown --------------------------------------------------------------------------------------------------------

void TasksPage::showTab(int tab) {
    if (tab != figuresTab) {
        if (m_model.query().when != whens[tab])
            m_list->startOver();
        m_model.show({m_mine->isChecked(), whens[tab]});
    }
    showState();
    Q_EMIT mementoChanged();
}

void TasksPage::setMine(bool isMine) {
    TaskQuery query = m_model.query();
    query.isMine = isMine;
    m_model.show(query);
    Q_EMIT mementoChanged();
}

/// Of whom the tasks are that stand here.
QList<services::TaskRate> TasksPage::shownRates() const {
    QList<services::TaskRate> rates = m_model.rates();
    if (m_model.query().isMine)
        rates.removeIf([me = m_context.members.settings().me](const services::TaskRate& one) { return one.id != me; });
    return rates;
}

void TasksPage::showState() {
    const services::TaskCounts counts = m_model.counts();
    const int shown[] = {counts.today, counts.overdue, counts.upcoming, counts.open()};
    kit::PillTabs* tabs = m_frame->header()->tabs();
    for (int tab = 0; tab < static_cast<int>(std::size(shown)); ++tab)
        tabs->setCount(tab, m_model.isLoaded() ? std::optional<qint64>(shown[tab]) : std::nullopt);
    const bool hasFigures = tabs->currentIndex() == figuresTab;
    const bool isPart = !hasFigures && m_model.inAll() > m_model.rowCount() && m_model.rowCount() > 0;
    m_frame->header()->setNote(isPart ? tr("the first %1 of %2").arg(m_model.rowCount()).arg(m_model.inAll())
                                      : TaskFigures::sentenceOf(shownRates()));
    if (hasFigures)
        m_figures->show(m_model.rates());
    m_frame->show({m_model.isLoaded(), m_model.rowCount() > 0, m_model.error(), hasFigures ? m_figures : nullptr}, emptyWords(),
                  tr("The tasks could not be read"));
    follow();
}

ListFrame::Words TasksPage::emptyWords() const {
    const QString step = tr("Go to the inbox");
    const QString plan = tr("T on any lead plans a task; rules plan what follows from an enquiry.");
    switch (m_model.query().when) {
    case When::Overdue:
        return {QStringLiteral("check"), tr("Nothing is overdue"),
                tr("What was not done in time appears here, the oldest first."), step};
    case When::Today:
        return {QStringLiteral("check"), tr("Nothing left to do today"), plan, step};
    case When::Upcoming:
        return {QStringLiteral("calendar"), tr("Nothing planned"), plan, step};
    case When::Done:
        return {QStringLiteral("task"), tr("Nothing done yet"), tr("What was done in the last 30 days appears here."), step};
    case When::All:
        break;
    }
    return {QStringLiteral("task"), tr("No tasks"), plan, step};
}

void TasksPage::follow() {
    const auto chosen = m_frame->showsList() ? m_list->chosenEntries() : QList<const TaskEntry*>();
    const bool hasOpen = std::any_of(chosen.cbegin(), chosen.cend(), isOpen);
    for (QAction* action : std::as_const(m_ofOpen))
        action->setEnabled(hasOpen && (chosen.size() == 1 || action->objectName() != QStringLiteral("tasks.edit")));
    for (QAction* action : std::as_const(m_ofEntry))
        action->setEnabled(!chosen.isEmpty());
    m_text->setText(chosen.size() == 1 && isOpen(chosen.first()) ? chosen.first()->task.draft : QString());
}

// Commands -------------------------------------------------------------------------------------------------------------

void TasksPage::run(Answer<services::Receipt> answer) {
    answer.then(this, [this](const Result<services::Receipt>& done) {
        if (done)
            m_context.host.showReceipt(*done);
        else
            m_context.host.showError(done.error());
    });
}

void TasksPage::done() {
    if (const QList<TaskId> tasks = m_list->chosen(); !tasks.isEmpty())
        run(m_context.desk.tasks().complete(tasks));
}

void TasksPage::putOff() {
    const QList<TaskId> tasks = m_list->chosen();
    if (tasks.isEmpty())
        return;
    QList<Choice> choices;
    for (const QString& typed : {QStringLiteral("in 1 hour"), QStringLiteral("in 3 hours"), QStringLiteral("tomorrow 10"),
                                 QStringLiteral("in 3 days"), QStringLiteral("next week")}) {
        if (const auto due = domain::dueFromText(typed, m_context.clock.now(), m_context.members.zone()))
            choices.append(
                {typed, typed,
                 m_context.members.locale().toString(due->inZone(m_context.members.zone()), QStringLiteral("ddd d MMM, HH:mm"))});
    }
    auto* picker =
        new ChoicePicker(tasks.size() == 1 ? tr("Put off to") : tr("Put off %1 tasks to").arg(tasks.size()), choices, this);
    picker->allowNew(tr("To “%1”"));
    const auto to = [this, tasks](const QString& typed) { putOffTo(tasks, typed); };
    connect(picker, &ChoicePicker::picked, this, to);
    connect(picker, &ChoicePicker::pickedNew, this, to);
    picker->openAt(m_list->lineAnchor());
}

void TasksPage::putOffTo(const QList<TaskId>& tasks, const QString& typed) {
    const auto until = domain::dueFromText(typed, m_context.clock.now(), m_context.members.zone());
    if (until)
        run(m_context.desk.tasks().putOff(tasks, *until));
    else
        m_context.host.showError(until.error());
}

void TasksPage::give() {
    const auto chosen = m_list->chosenEntries();
    if (chosen.isEmpty())
        return;
    const MemberId present = chosen.size() == 1 ? chosen.first()->task.assigneeId : MemberId();
    auto* picker = new ChoicePicker(chosen.size() == 1 ? tr("Give to") : tr("Give %1 tasks to").arg(chosen.size()),
                                    peopleChoices(m_context, present), this);
    connect(picker, &ChoicePicker::picked, this, [this, tasks = m_list->chosen()](const QString& member) {
        run(m_context.desk.tasks().give(tasks, MemberId::fromText(member)));
    });
    picker->openAt(m_list->lineAnchor());
}

void TasksPage::edit() {
    const TaskEntry* entry = m_list->currentEntry();
    if (!entry || !isOpen(entry))
        return;
    auto* form = new TaskForm(m_context, entry->task);
    m_context.dialogs.showForm({tr("Task"), tr("Save"), {}, [form] { return form->complaint(); }}, form, this, this,
                               [this, form, id = entry->task.id](bool isAccepted) {
                                   if (isAccepted)
                                       run(m_context.desk.tasks().change(id, form->change()));
                               });
}

void TasksPage::plan() {
    const qint64 lead = currentLead();
    if (lead == 0)
        return;
    auto* form = new TaskForm(m_context);
    m_context.dialogs.showForm(
        {tr("New task for %1").arg(domain::leadNumberText(lead)), tr("Add task"), {}, [form] { return form->complaint(); }}, form,
        this, this, [this, form, lead](bool isAccepted) {
            if (!isAccepted)
                return;
            run(m_context.desk.tasks().add(form->newTask(lead)));
            form->forget();
        });
}

void TasksPage::openLead() {
    if (currentLead() > 0)
        m_context.host.navigate(Route::lead(currentLead()));
}

void TasksPage::copy() {
    const auto chosen = m_list->chosenEntries();
    if (chosen.size() == 1 && isOpen(chosen.first()) && !chosen.first()->task.draft.isEmpty()) {
        QGuiApplication::clipboard()->setText(chosen.first()->task.draft);
        m_context.host.say(tr("The text was copied."));
        return;
    }
    QStringList lines;
    for (const TaskEntry* entry : chosen)
        lines.append(copiedOf(*entry, m_context.members));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

// For the registry -----------------------------------------------------------------------------------------------------

/// Of who sits here, or of the team; red when something is overdue.
Answer<PageBadge> TasksPage::badge(PageContext& context) {
    return context.desk.tasks()
        .counts(context.members.me().isSet())
        .then(On::Giver, [](const Result<services::TaskCounts>& counts) {
            if (!counts)
                return Result<PageBadge>(counts.error());
            return Result<PageBadge>(counts->overdue > 0 ? PageBadge{counts->overdue, true} : PageBadge{counts->today, false});
        });
}

} // namespace leadwell::pages
