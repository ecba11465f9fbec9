// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/WorkTabs.h"

#include "core/base/Clock.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/Reasons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;

void setUp(QScrollArea* area, const QString& name) {
    area->setAccessibleName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QVBoxLayout* freshColumn(QScrollArea* area) {
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::small);
    area->setWidget(inside);
    return column;
}

PlainLabel* muted(const QString& text) {
    auto* label = new PlainLabel(text);
    label->setLook(PlainLabel::Look::Muted);
    label->setWordWrap(true);
    return label;
}

/// The one that the lead's own date comes from.
const domain::Task* nextDue(const QList<domain::Task>& tasks) {
    const domain::Task* next = nullptr;
    for (const domain::Task& task : tasks) {
        const bool isOpen = task.status == domain::TaskStatus::Pending && task.dueAt.isSet();
        if (isOpen && (!next || task.dueAt < next->dueAt))
            next = &task;
    }
    return next;
}

/// What the lead's own date is: the earliest of its tasks and clocks, clocks first.
Instant firstDue(const domain::LeadDetail& detail) {
    const domain::Task* next = nextDue(detail.tasks);
    Instant first = next ? next->dueAt : Instant();
    for (const domain::LeadClock& clock : detail.clocks) {
        if (!clock.stoppedAt.isSet() && (!first.isSet() || clock.dueAt < first))
            first = clock.dueAt;
    }
    return first;
}

PlainLabel::Look lookOf(kit::Urgency urgency) {
    switch (urgency) {
    case kit::Urgency::Overdue:
    case kit::Urgency::Critical:
        return PlainLabel::Look::Bad;
    case kit::Urgency::Soon:
        return PlainLabel::Look::Warning;
    case kit::Urgency::Calm:
        break;
    }
    return PlainLabel::Look::Muted;
}

} // namespace

TasksTab::TasksTab(PageContext& context, LeadCommands& commands, QWidget* parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_commands(commands) {
    setUp(this, tr("Tasks"));
}

int TasksTab::openTasks(const domain::LeadDetail& detail) {
    return static_cast<int>(std::count_if(detail.tasks.cbegin(), detail.tasks.cend(),
                                          [](const domain::Task& task) { return task.status == domain::TaskStatus::Pending; }));
}

void TasksTab::show(const domain::LeadDetail& detail) {
    QVBoxLayout* column = freshColumn(this);
    const Instant first = firstDue(detail);
    for (const domain::LeadClock& clock : detail.clocks) {
        if (!clock.stoppedAt.isSet())
            column->addWidget(rowOf(clock, clock.dueAt == first));
    }
    if (detail.tasks.isEmpty())
        column->addWidget(muted(tr("No tasks. Plan the next step, and the list shows when it is due.")));
    const domain::Task* next = nextDue(detail.tasks);
    for (const domain::Task& task : detail.tasks)
        column->addWidget(rowOf(task, &task == next && task.dueAt == first));
    auto* add = new kit::Button;
    add->setAction(m_commands.action(QStringLiteral("lead.task")), tr("Add task"));
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addStretch(1);
}

QWidget* TasksTab::rowOf(const domain::Task& task, bool isNext) {
    auto* card = new kit::Panel;
    auto* row = new QHBoxLayout;
    const bool isOpen = task.status == domain::TaskStatus::Pending;
    auto* done = new QCheckBox;
    done->setChecked(!isOpen);
    done->setEnabled(isOpen);
    done->setAccessibleName(tr("%1: done").arg(task.title));
    connect(done, &QCheckBox::clicked, this, [this, id = task.id] { m_commands.completeTask(id); });
    auto* title = new PlainLabel(task.title);
    title->setWordWrap(true);
    row->addWidget(done);
    row->addWidget(title, 1);
    auto* due = new PlainLabel;
    if (isOpen) {
        const kit::Countdown left = kit::countdown(task.dueAt, m_context.clock.now());
        due->setText(left.text);
        due->setLook(lookOf(left.urgency));
    } else {
        due->setText(kit::label(task.status));
        due->setLook(PlainLabel::Look::Muted);
    }
    due->setToolTip(kit::plainToolTip(kit::exactText(task.dueAt, m_context.members.zone(), m_context.members.locale())));
    row->addWidget(due);
    if (isNext)
        addWhy(row, card);
    card->body()->addLayout(row);
    return card;
}

/// Nothing can be ticked off here: a clock stops with what it waits for.
QWidget* TasksTab::rowOf(const domain::LeadClock& clock, bool isNext) {
    auto* card = new kit::Panel;
    auto* row = new QHBoxLayout;
    auto* title = new PlainLabel(domain::label(clock.kind));
    title->setToolTip(kit::plainToolTip(tr("Runs until %1.").arg(domain::waitsFor(clock.kind))));
    row->addWidget(title, 1);
    const kit::Countdown left = kit::countdown(clock.dueAt, m_context.clock.now());
    auto* due = new PlainLabel(left.text);
    const bool isWarning = domain::stateOf(clock, m_context.clock.now()) == domain::ClockState::Warning;
    due->setLook(isWarning && left.urgency == kit::Urgency::Calm ? PlainLabel::Look::Warning : lookOf(left.urgency));
    due->setToolTip(kit::plainToolTip(kit::exactText(clock.dueAt, m_context.members.zone(), m_context.members.locale())));
    row->addWidget(due);
    if (isNext)
        addWhy(row, card);
    card->body()->addLayout(row);
    return card;
}

void TasksTab::addWhy(QHBoxLayout* row, QWidget* card) {
    auto* why = new kit::Button(tr("why?"));
    why->setRole(kit::ButtonRole::Link);
    why->setAccessibleName(whyWords(Why::Due));
    why->setObjectName(QStringLiteral("whyDue"));
    connect(why, &QAbstractButton::clicked, this, [this, why] { Q_EMIT whyWanted(why); });
    row->addWidget(why);
    setWhy(card, Why::Due);
}

CallsTab::CallsTab(PageContext& context, QWidget* parent) : QScrollArea(parent), m_context(context) {
    setUp(this, tr("Calls"));
}

void CallsTab::show(const domain::LeadDetail& detail) {
    QVBoxLayout* column = freshColumn(this);
    if (detail.calls.isEmpty())
        column->addWidget(muted(tr("No calls with this customer are known.")));
    for (const domain::Call& call : detail.calls) {
        auto* card = new kit::Panel;
        const QString when = kit::agoText(call.calledAt, m_context.clock.now(), m_context.members.zone());
        const QString length = kit::durationText(std::chrono::seconds(call.durationS));
        const QString how = tr("%1 · %2 · %3").arg(kit::label(call.direction), kit::label(call.outcome), length);
        card->body()->addWidget(
            new PlainLabel(call.phone.isEmpty() ? how : tr("%1 · %2").arg(how, domain::formatPhone(call.phone))));
        card->body()->addWidget(muted(when));
        if (!call.notes.isEmpty())
            card->body()->addWidget(muted(call.notes));
        if (!call.recordingUrl.isEmpty())
            card->body()->addWidget(muted(tr("Recording: %1").arg(call.recordingUrl)));
        column->addWidget(card);
    }
    column->addStretch(1);
}

} // namespace leadwell::pages
