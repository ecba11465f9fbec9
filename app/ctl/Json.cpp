// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Json.h"

#include "core/domain/person/Phone.h"
namespace leadwell::ctl::json {

using namespace domain;

namespace {

QJsonObject object(std::initializer_list<std::pair<const char*, QJsonValue>> members) {
    QJsonObject result;
    for (const auto& [key, value] : members)
        result.insert(QString::fromUtf8(key), value);
    return result;
}

QJsonObject personOf(const Person& person) {
    QJsonArray identities;
    for (const Identity& identity : person.identities)
        identities.append(object({{"kind", toText(identity.kind)},
                                  {"value", identity.value},
                                  {"raw", identity.raw},
                                  {"identifies", identity.identifies}}));
    return object({{"id", person.id.text()},
                   {"name", textOrNull(person.name)},
                   {"company", textOrNull(person.company)},
                   {"title", textOrNull(person.title)},
                   {"industry", textOrNull(person.industry)},
                   {"company_size", person.companySize},
                   {"city", textOrNull(person.city)},
                   {"region", textOrNull(person.region)},
                   {"country", textOrNull(person.country)},
                   {"language", textOrNull(person.language)},
                   {"identities", identities}});
}

QJsonObject scoreOf(const Score& score) {
    QJsonArray parts;
    for (const ScorePart& part : score.parts)
        parts.append(object({{"factor", part.factor}, {"key", part.key}, {"sentence", part.sentence}, {"points", part.points}}));
    return object({{"total", score.total()},
                   {"grade", toText(gradeOf(score.total()))},
                   {"demographic", score.demographic},
                   {"behavioural", score.behavioural},
                   {"engagement", score.engagement},
                   {"firmographic", score.firmographic},
                   {"intent", score.intent},
                   {"rule_version", score.ruleVersion},
                   {"parts", parts}});
}

QJsonObject heatOf(const HeatResult& heat) {
    return object({{"shown", toText(heat.heat)},
                   {"computed", toText(heat.computedHeat)},
                   {"from_score", toText(heat.scoreHeat)},
                   {"from_messages", toText(heat.intentHeat)},
                   {"reason", heat.heatReason},
                   {"priority", toText(heat.priority)},
                   {"priority_reason", heat.priorityReason}});
}

QJsonValue triageOf(const std::optional<TriageItem>& triage) {
    if (!triage)
        return QJsonValue::Null;
    return object({{"status", toText(triage->status)},
                   {"heat", toText(triage->heat)},
                   {"priority", toText(triage->priority)},
                   {"reason", triage->reason},
                   {"confidence", triage->confidence},
                   {"suggested_action", triage->suggestedAction},
                   {"language", textOrNull(triage->language)},
                   {"created_at", of(triage->createdAt)}});
}

QJsonValue assignmentOf(const std::optional<Assignment>& assignment, const Names& names) {
    if (!assignment)
        return QJsonValue::Null;
    return object({{"owner", textOrNull(names.value(assignment->memberId))},
                   {"mode", assignment->mode},
                   {"strategy", assignment->strategy},
                   {"reason", assignment->reason},
                   {"decided_at", of(assignment->decidedAt)}});
}

QString kindText(TimelineEntry::Kind kind) {
    static const QStringList words{QStringLiteral("captured"), QStringLiteral("message"), QStringLiteral("note"),
                                   QStringLiteral("stage"),    QStringLiteral("owner"),   QStringLiteral("score"),
                                   QStringLiteral("heat"),     QStringLiteral("task"),    QStringLiteral("call"),
                                   QStringLiteral("tag"),      QStringLiteral("field"),   QStringLiteral("import"),
                                   QStringLiteral("undo"),     QStringLiteral("visit"),   QStringLiteral("merge")};
    return words.at(static_cast<qsizetype>(kind));
}

QJsonObject messageOf(const Message& message) {
    QJsonArray attachments;
    for (const Attachment& attachment : message.attachments)
        attachments.append(object({{"name", attachment.name},
                                   {"media_type", attachment.mediaType},
                                   {"size", attachment.sizeBytes},
                                   {"part", attachment.part}}));
    return object({{"channel", toText(message.channel)},
                   {"direction", toText(message.direction)},
                   {"author", textOrNull(message.author)},
                   {"address", textOrNull(message.address)},
                   {"subject", textOrNull(message.subject)},
                   {"text", message.text},
                   {"quoted", textOrNull(message.quoted)},
                   {"html", textOrNull(message.html)},
                   {"sent_at", of(message.sentAt)},
                   {"machine", message.isMachine},
                   {"event", message.eventId.text()},
                   {"attachments", attachments}});
}

QJsonArray clocksOf(const QList<LeadClock>& clocks) {
    QJsonArray list;
    for (const LeadClock& clock : clocks)
        list.append(object({{"clock", label(clock.kind)},
                            {"started_at", of(clock.startedAt)},
                            {"due_at", of(clock.dueAt)},
                            {"due_wall_at", of(clock.dueWallAt)},
                            {"warn_at", of(clock.warnAt)},
                            {"stopped_at", of(clock.stoppedAt)},
                            {"stopped_by", textOrNull(label(clock.stoppedBy))},
                            {"violation", clock.missedAt.isSet() ? QJsonValue(violationType(clock.kind)) : QJsonValue()},
                            {"detected_at", of(clock.missedAt)},
                            {"resolved_at", clock.missedAt.isSet() ? of(clock.stoppedAt) : QJsonValue()}}));
    return list;
}

QJsonArray timelineOf(const QList<TimelineEntry>& timeline) {
    QJsonArray entries;
    for (const TimelineEntry& entry : timeline)
        entries.append(object({{"at", of(entry.at)},
                               {"kind", kindText(entry.kind)},
                               {"actor", textOrNull(entry.actor)},
                               {"sentence", entry.sentence},
                               {"body", textOrNull(entry.body)},
                               {"message", entry.message ? QJsonValue(messageOf(*entry.message)) : QJsonValue()}}));
    return entries;
}

QJsonArray tasksOf(const QList<Task>& tasks, const Names& names) {
    QJsonArray entries;
    for (const Task& task : tasks)
        entries.append(object({{"id", task.id.text()},
                               {"kind", task.kind},
                               {"title", task.title},
                               {"due_at", of(task.dueAt)},
                               {"status", toText(task.status)},
                               {"priority", toText(task.priority)},
                               {"assignee", textOrNull(names.value(task.assigneeId))}}));
    return entries;
}

QJsonObject leadOf(const Lead& lead, const QString& owner) {
    return object({{"number", lead.number},
                   {"lead", leadNumberText(lead.number)},
                   {"id", lead.id.text()},
                   {"channel", toText(lead.channel)},
                   {"channel_raw", textOrNull(lead.channelRaw)},
                   {"source", toText(lead.source)},
                   {"campaign", textOrNull(lead.campaign)},
                   {"referrer", textOrNull(lead.referrer)},
                   {"stage", toText(lead.stage)},
                   {"owner", textOrNull(owner)},
                   {"product", textOrNull(lead.product)},
                   {"quantity", lead.quantity},
                   {"unit", textOrNull(lead.unit)},
                   {"value_minor", lead.value.minor},
                   {"currency", textOrNull(lead.value.currency)},
                   {"language", textOrNull(lead.language)},
                   {"intent", toText(lead.intent)},
                   {"queue", toText(lead.queue)},
                   {"urgent", lead.isUrgent},
                   {"budget", textOrNull(lead.budget)},
                   {"timeline_wanted", textOrNull(lead.timeline)},
                   {"repeat", lead.isRepeat},
                   {"unread", lead.isUnread},
                   {"created_at", of(lead.createdAt)},
                   {"last_activity_at", of(lead.lastActivityAt)},
                   {"next_due_at", of(lead.nextDueAt)}});
}

template<class Enum>
QJsonObject countsOf(const QList<int>& counts) {
    QJsonObject result;
    for (qsizetype i = 0; i < counts.size(); ++i)
        result.insert(toText(static_cast<Enum>(i)), counts.at(i));
    return result;
}

} // namespace

QJsonValue of(Instant at) {
    return at.isSet() ? QJsonValue(at.toIso()) : QJsonValue();
}

QJsonValue textOrNull(const QString& text) {
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray of(const QList<services::DueClock>& clocks) {
    QJsonArray list;
    for (const services::DueClock& clock : clocks)
        list.append(object({{"lead", leadNumberText(clock.leadNumber)},
                            {"clock", label(clock.kind)},
                            {"violation_type", violationType(clock.kind)},
                            {"due_at", of(clock.dueAt)}}));
    return list;
}

QJsonArray of(const QStringList& texts) {
    return QJsonArray::fromStringList(texts);
}

QJsonObject of(const IntakeOutcome& outcome) {
    const bool hasLead = outcome.leadNumber > 0;
    return object({{"context", textOrNull(outcome.context)},
                   {"state", toText(outcome.state)},
                   {"event", outcome.eventId.text()},
                   {"lead", hasLead ? QJsonValue(leadNumberText(outcome.leadNumber)) : QJsonValue()},
                   {"number", hasLead ? QJsonValue(outcome.leadNumber) : QJsonValue()},
                   {"new", outcome.isNewLead},
                   {"repeat", outcome.isRepeat},
                   {"heat", hasLead ? QJsonValue(toText(outcome.heat)) : QJsonValue()},
                   {"priority", hasLead ? QJsonValue(toText(outcome.priority)) : QJsonValue()},
                   {"language", textOrNull(outcome.language)},
                   {"reason", textOrNull(outcome.reason)},
                   {"confidence", outcome.confidence},
                   {"suggested_action", textOrNull(outcome.suggestedAction)},
                   {"owner", textOrNull(outcome.ownerName)},
                   {"cause", textOrNull(outcome.cause)}});
}

QJsonObject of(const LeadRow& row, const Names& names) {
    return object({{"number", row.number},
                   {"lead", leadNumberText(row.number)},
                   {"customer", row.customer},
                   {"company", textOrNull(row.company)},
                   {"contact", textOrNull(domain::formatPhone(row.contact))},
                   {"channel", toText(row.channel)},
                   {"latest", row.preview},
                   {"heat", toText(row.heat)},
                   {"score", row.score},
                   {"priority", toText(row.priority)},
                   {"stage", toText(row.stage)},
                   {"owner", textOrNull(names.value(row.ownerId))},
                   {"next_due_at", of(row.nextDueAt)},
                   {"last_activity_at", of(row.lastActivityAt)},
                   {"created_at", of(row.createdAt)},
                   {"source", toText(row.source)},
                   {"product", textOrNull(row.product)},
                   {"city", textOrNull(row.city)},
                   {"tags", of(row.tags)},
                   {"unread", row.isUnread},
                   {"repeat", row.isRepeat}});
}

QJsonObject of(const LeadDetail& detail, const Names& names) {
    QJsonObject result = leadOf(detail.lead, detail.ownerName);
    QJsonArray channels;
    for (const Channel channel : detail.channels)
        channels.append(toText(channel));
    QJsonArray others;
    for (const LeadRow& row : detail.otherLeads)
        others.append(of(row, names));
    result.insert(QStringLiteral("person"), personOf(detail.person));
    result.insert(QStringLiteral("score"), scoreOf(detail.score));
    result.insert(QStringLiteral("heat"), heatOf(detail.heat));
    result.insert(QStringLiteral("triage"), triageOf(detail.triage));
    result.insert(QStringLiteral("assignment"), assignmentOf(detail.assignment, names));
    result.insert(QStringLiteral("tasks"), tasksOf(detail.tasks, names));
    result.insert(QStringLiteral("clocks"), clocksOf(detail.clocks));
    result.insert(QStringLiteral("tags"), of(detail.tags));
    result.insert(QStringLiteral("channels"), channels);
    result.insert(QStringLiteral("timeline"), timelineOf(detail.timeline));
    result.insert(QStringLiteral("other_leads"), others);
    QJsonArray alsoKnown;
    for (const AlsoKnownAs& other : detail.alsoKnownAs)
        alsoKnown.append(object({{"name", other.name}, {"reason", textOrNull(other.reason)}, {"since", of(other.since)}}));
    result.insert(QStringLiteral("also_known_as"), alsoKnown);
    result.insert(QStringLiteral("suggestions"), of(detail.suggestions));
    return result;
}

QJsonObject of(const services::Stats& stats, const Names& names) {
    QJsonObject owners;
    for (auto owner = stats.facets.byOwner.begin(); owner != stats.facets.byOwner.end(); ++owner)
        owners.insert(names.value(owner.key()), owner.value());
    QJsonObject sources;
    for (auto source = stats.bySource.begin(); source != stats.bySource.end(); ++source)
        sources.insert(source.key(), source.value());
    return object({{"leads", stats.counts.leads},
                   {"open", stats.counts.open},
                   {"unassigned", stats.counts.unassigned},
                   {"mine", stats.counts.mine},
                   {"overdue", stats.counts.overdue},
                   {"people", stats.people},
                   {"messages", stats.messages},
                   {"parked", stats.parked},
                   {"by_channel", countsOf<Channel>(stats.facets.byChannel)},
                   {"by_heat", countsOf<Heat>(stats.facets.byHeat)},
                   {"by_stage", countsOf<Stage>(stats.facets.byStage)},
                   {"by_owner", owners},
                   {"without_owner", stats.facets.unassigned},
                   {"by_source", sources}});
}

QJsonArray of(const QList<LedgerDay>& days) {
    QJsonArray rows;
    for (const LedgerDay& day : days)
        rows.append(object({{"day", day.day},
                            {"account", day.account},
                            {"name", textOrNull(day.channelName)},
                            {"received", day.received},
                            {"attached", day.attached},
                            {"parked", day.parked},
                            {"waiting", day.waiting},
                            {"not_leads", day.notLeads}}));
    return rows;
}

} // namespace leadwell::ctl::json
