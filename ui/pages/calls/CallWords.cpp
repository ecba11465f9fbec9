// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallWords.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Labels.h"
#include "ui/models/MemberCache.h"

#include <QCoreApplication>

namespace leadwell::pages {

using services::CallEntry;
using Why = CallEntry::Why;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CallWords)
};

} // namespace

QString numberOf(const CallEntry& entry) {
    return entry.phone.isEmpty() ? Words::tr("no number") : domain::formatPhone(entry.phone);
}

QString whoOf(const CallEntry& entry) {
    return entry.customer.isEmpty() ? numberOf(entry) : entry.customer;
}

QString secondLineOf(const CallEntry& entry) {
    if (entry.customer.isEmpty() || entry.customer == entry.phone || entry.customer == numberOf(entry))
        return entry.lead > 0 ? domain::leadNumberText(entry.lead) : Words::tr("without a lead");
    return entry.company.isEmpty() || entry.company == entry.customer
               ? numberOf(entry)
               : QStringLiteral("%1 · %2").arg(entry.company, numberOf(entry));
}

QString outcomeOf(const CallEntry& entry) {
    switch (entry.why) {
    case Why::Missed:
        return Words::tr("Missed");
    case Why::Task:
        return Words::tr("Promised");
    case Why::Unreached:
        return kit::label(entry.heat);
    case Why::Logged:
        break;
    }
    return kit::label(entry.call.outcome);
}

kit::Tone toneOf(const CallEntry& entry) {
    switch (entry.why) {
    case Why::Missed:
        return kit::Tone::Bad;
    case Why::Task:
        return kit::Tone::Accent;
    case Why::Unreached:
        return kit::Tone::Warning;
    case Why::Logged:
        break;
    }
    const bool isMissed = entry.call.direction == domain::Direction::Inbound;
    return entry.call.outcome == domain::CallOutcome::Answered ? kit::Tone::Good : isMissed ? kit::Tone::Bad : kit::Tone::Neutral;
}

QString detailOf(const CallEntry& entry) {
    const QString tried = entry.unanswered == 1 ? Words::tr("tried once") : Words::tr("tried %1 times").arg(entry.unanswered);
    if (entry.why == Why::Task || entry.why == Why::Unreached)
        return entry.unanswered > 0 ? tried : Words::tr("not reached yet");
    const QString direction = kit::label(entry.call.direction);
    return entry.call.durationS > 0
               ? Words::tr("%1 · %2").arg(direction, kit::durationText(std::chrono::seconds(entry.call.durationS)))
               : direction;
}

QString notesOf(const CallEntry& entry) {
    return entry.why == Why::Task ? entry.taskTitle : entry.call.notes.simplified();
}

QString whenOf(const CallEntry& entry, const models::MemberCache& members, const Clock& clock) {
    if (entry.why == Why::Task)
        return Words::tr("due %1").arg(kit::dayTimeText(entry.dueAt, clock.now(), members.zone(), members.locale()));
    return kit::agoText(entry.call.calledAt, clock.now(), members.zone());
}

QString spokenOf(const CallEntry& entry, const models::MemberCache& members, const Clock& clock) {
    QStringList parts{whoOf(entry)};
    if (entry.lead > 0)
        parts << domain::leadNumberText(entry.lead);
    parts << outcomeOf(entry) << detailOf(entry) << numberOf(entry) << whenOf(entry, members, clock) << notesOf(entry);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace leadwell::pages
