// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/ListFilter.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/person/ContactText.h"
#include "core/services/lead/Words.h"

namespace leadwell::ctl::commands {

using namespace domain;
using terminal::say;

namespace {

/// Joins what there is: "Mehta Textiles · Surat · +91 98200 41177".
QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void printPerson(const LeadDetail& detail) {
    const Person& person = detail.person;
    say(joined({leadNumberText(detail.lead.number), person.name.isEmpty() ? QStringLiteral("(no name)") : person.name,
                person.title, person.company, person.city, person.country}));
    QStringList contacts;
    for (const Identity& identity : person.identities) {
        contacts.append(contactText(identity));
    }
    contacts.removeDuplicates();
    if (!contacts.isEmpty())
        say(joined(contacts));
    for (const AlsoKnownAs& other : detail.alsoKnownAs)
        say(QStringLiteral("Also known as %1.").arg(other.name));
    for (const QString& suggestion : detail.suggestions)
        say(suggestion);
}

void printLead(const LeadDetail& detail, const QTimeZone& zone) {
    const Lead& lead = detail.lead;
    const QString quantity = lead.quantity > 0 ? QStringLiteral("%1 %2").arg(lead.quantity).arg(lead.unit) : QString();
    say(joined({services::words::label(lead.channel), lead.channelRaw, services::words::label(lead.stage),
                detail.ownerName.isEmpty() ? QStringLiteral("nobody's") : detail.ownerName,
                lead.isRepeat ? QStringLiteral("repeat") : QString(), detail.tags.join(QStringLiteral(", "))}));
    const QString wanted = joined({lead.product, quantity, lead.budget, lead.timeline});
    if (!wanted.isEmpty())
        say(wanted);
    say(QStringLiteral("made %1, last activity %2").arg(timeText(lead.createdAt, zone), timeText(lead.lastActivityAt, zone)));
}

void printScore(const LeadDetail& detail) {
    const Score& score = detail.score;
    say({});
    say(QStringLiteral("%1 · score %2 · grade %3")
            .arg(services::words::label(detail.heat.heat))
            .arg(score.total())
            .arg(toText(gradeOf(score.total()))));
    say(QStringLiteral("  heat: %1").arg(detail.heat.heatReason));
    say(QStringLiteral("  priority %1: %2").arg(toText(detail.heat.priority), detail.heat.priorityReason));
    say(QStringLiteral("  demographic %1/20, behavioural %2/25, engagement %3/25, firmographic %4/20, intent %5/10")
            .arg(score.demographic)
            .arg(score.behavioural)
            .arg(score.engagement)
            .arg(score.firmographic)
            .arg(score.intent));
    for (const ScorePart& part : score.parts)
        say(QStringLiteral("    %1  %2").arg(part.points, 4).arg(part.sentence));
}

void printTriage(const LeadDetail& detail) {
    if (detail.triage) {
        say({});
        say(QStringLiteral("Triage %1: %2 (confidence %3)")
                .arg(toText(detail.triage->status), detail.triage->reason)
                .arg(detail.triage->confidence, 0, 'f', 2));
        say(QStringLiteral("  %1").arg(detail.triage->suggestedAction));
    }
    if (detail.assignment)
        say(QStringLiteral("Owner: %1").arg(detail.assignment->reason));
}

void printTasks(const LeadDetail& detail, const QTimeZone& zone) {
    for (const Task& task : detail.tasks)
        say(QStringLiteral("Task %1, due %2: %3").arg(toText(task.status), timeText(task.dueAt, zone), task.title));
}

void printClocks(const LeadDetail& detail, const QTimeZone& zone) {
    for (const LeadClock& clock : detail.clocks) {
        const QString end = clock.stoppedAt.isSet()
                                ? QStringLiteral("stopped %1 by %2").arg(timeText(clock.stoppedAt, zone), label(clock.stoppedBy))
                                : QStringLiteral("runs until %1").arg(waitsFor(clock.kind));
        say(QStringLiteral("Clock “%1”, due %2: %3%4")
                .arg(label(clock.kind), timeText(clock.dueAt, zone), end,
                     clock.missedAt.isSet() ? QStringLiteral("; missed") : QString()));
    }
}

void printTimeline(const LeadDetail& detail, const QTimeZone& zone) {
    say({});
    for (const TimelineEntry& entry : detail.timeline) {
        say(joined({timeText(entry.at, zone), entry.actor, entry.sentence}));
        const QString body = entry.message ? entry.message->text : entry.body;
        for (const QString& line : body.split(u'\n', Qt::SkipEmptyParts))
            say(QStringLiteral("    %1").arg(line));
        if (!entry.message)
            continue;
        for (const Attachment& attachment : entry.message->attachments)
            say(QStringLiteral("    [%1, %2 bytes]").arg(attachment.name).arg(attachment.sizeBytes));
    }
}

void printOthers(const LeadDetail& detail) {
    for (const LeadRow& row : detail.otherLeads)
        say(QStringLiteral("Also %1: %2, %3").arg(leadNumberText(row.number), services::words::label(row.stage), row.preview));
}

Result<int> run(const Invocation& call) {
    const auto number = arguments::leadNumber(call.arguments().first());
    if (!number)
        return call.usage(number.error().sentence);
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(workspace->desk()));
    LW_TRY(const auto detail, await(workspace->desk().inbox().detail(*number)));
    if (call.wantsJson()) {
        terminal::printJson(json::of(detail, team.names()));
        return exits::done;
    }
    printPerson(detail);
    printLead(detail, team.zone);
    printScore(detail);
    printTriage(detail);
    printTasks(detail, team.zone);
    printClocks(detail, team.zone);
    printOthers(detail);
    printTimeline(detail, team.zone);
    return exits::done;
}

} // namespace

Command show() {
    return {.name = QStringLiteral("show"),
            .usage = QStringLiteral("LEAD"),
            .summary = QStringLiteral("show one lead: person, score with reasons, triage, tasks, timeline"),
            .help = QStringLiteral("LEAD is its number: L-41207 or 41207."),
            .options = {},
            .argumentsMin = 1,
            .argumentsMax = 1,
            .run = run};
}

} // namespace leadwell::ctl::commands
