// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/tasks/TaskWords.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "ui/kit/Labels.h"
#include "ui/models/MemberCache.h"

#include <QCoreApplication>

namespace leadwell::pages {

using domain::TaskStatus;
using services::TaskEntry;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TaskWords)
};

bool isDone(const TaskEntry& entry) {
    return entry.task.status == TaskStatus::Done;
}

} // namespace

QString lineUnder(const TaskEntry& entry) {
    QStringList parts;
    if (!entry.customer.isEmpty())
        parts << entry.customer;
    parts << domain::leadNumberText(entry.leadNumber);
    if (!entry.task.repeats.isEmpty())
        parts << entry.task.repeats;
    if (!entry.rule.isEmpty())
        parts << Words::tr("by rule: %1").arg(entry.rule);
    return parts.join(QStringLiteral(" · "));
}

QString dueOf(const TaskEntry& entry, const models::MemberCache& members, const Clock& clock) {
    return isDone(entry) ? kit::agoText(entry.task.doneAt, clock.now(), members.zone())
                         : kit::countdown(entry.task.dueAt, clock.now()).text;
}

QString exactDueOf(const TaskEntry& entry, const models::MemberCache& members, const Clock& clock) {
    return kit::dayTimeText(isDone(entry) ? entry.task.doneAt : entry.task.dueAt, clock.now(), members.zone(), members.locale());
}

kit::Tone toneOf(const TaskEntry& entry, const Clock& clock) {
    if (isDone(entry))
        return entry.task.doneAt <= entry.task.dueAt ? kit::Tone::Good : kit::Tone::Neutral;
    switch (kit::countdown(entry.task.dueAt, clock.now()).urgency) {
    case kit::Urgency::Overdue:
        return kit::Tone::Bad;
    case kit::Urgency::Critical:
    case kit::Urgency::Soon:
        return kit::Tone::Warning;
    case kit::Urgency::Calm:
        break;
    }
    return kit::Tone::Neutral;
}

QString spokenOf(const TaskEntry& entry, const models::MemberCache& members, const Clock& clock) {
    QStringList parts{entry.task.title, lineUnder(entry)};
    if (isDone(entry))
        parts << Words::tr("done %1").arg(dueOf(entry, members, clock));
    else
        parts << Words::tr("due %1").arg(exactDueOf(entry, members, clock)) << dueOf(entry, members, clock);
    parts << Words::tr("priority %1").arg(kit::label(entry.task.priority).toLower())
          << (entry.assignee.isEmpty() ? Words::tr("nobody's") : entry.assignee);
    return parts.join(QStringLiteral(", "));
}

QString copiedOf(const TaskEntry& entry, const models::MemberCache& members) {
    return QStringList{entry.task.title, entry.customer, domain::leadNumberText(entry.leadNumber),
                       kit::exactText(isDone(entry) ? entry.task.doneAt : entry.task.dueAt, members.zone(), members.locale()),
                       entry.assignee}
        .join(u'\t');
}

} // namespace leadwell::pages
