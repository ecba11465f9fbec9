// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Timeline.h"

#include "core/services/lead/Words.h"
#include "core/services/people/AlsoKnown.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/SuccessRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using Kind = TimelineEntry::Kind;

namespace {

constexpr int entriesAtMost = 400;

class Timeline {
public:
    Timeline(store::Connection& connection, const store::LeadRecord& lead, const QList<Member>& members)
        : m_connection(connection)
        , m_lead(lead)
        , m_members(members) {}

    Result<QList<TimelineEntry>> build();

private:
    Result<void> addMessages(LeadId lead);
    Result<void> addNotes(LeadId lead);
    Result<void> addWork(LeadId lead);
    Result<void> addMerges();
    Result<void> addScores();
    Result<void> addSuccesses();
    Result<void> addChanges();
    void addChange(const store::journal::RowChange& change, const oplog::FieldChange& field);

    void add(Kind kind, Instant at, const QString& actor, const QString& sentence, const QString& body = {}) {
        TimelineEntry entry;
        entry.kind = kind;
        entry.at = at;
        entry.actor = actor;
        entry.sentence = sentence;
        entry.body = body;
        m_entries.append(entry);
    }
    /// Why the rules gave it to somebody at a moment, or took it away; empty where a person did.
    QString reasonOf(MemberId member, Instant at) const {
        for (const Assignment& made : m_assignments) {
            const bool isOfOwner = member.isSet() ? made.mode == QStringLiteral("auto") : made.mode == QStringLiteral("back");
            if (isOfOwner && made.decidedAt == at && made.memberId == member)
                return made.reason;
        }
        return {};
    }
    QString memberName(const QByteArray& id) const {
        for (const Member& member : m_members) {
            if (member.id.bytes() == id)
                return member.name;
        }
        return {};
    }
    QString actorName(const QString& actor) const {
        if (actor.startsWith(QStringLiteral("channel:")) || actor == QStringLiteral("rule"))
            return QStringLiteral("Leadwell");
        return actor == QStringLiteral("import") ? QStringLiteral("Import") : QString();
    }

    store::Connection& m_connection;
    const store::LeadRecord& m_lead;
    const QList<Member>& m_members;
    QList<TimelineEntry> m_entries;
    QList<Assignment> m_assignments;
    QString m_stageCause; ///< as it was after the change that is looked at; the newest change comes first
};

Result<void> Timeline::addMessages(LeadId lead) {
    LW_TRY(const auto list, store::messages::ofLead(m_connection, lead, entriesAtMost));
    for (const Message& message : list) {
        add(Kind::Message, message.sentAt, message.author, words::label(message.channel), message.text);
        m_entries.last().message = message;
    }
    return {};
}

/// "Inbound call, no answer"
QString callWords(const Call& call) {
    const QString direction =
        call.direction == Direction::Inbound ? QStringLiteral("Inbound call") : QStringLiteral("Outbound call");
    const QString outcome = toText(call.outcome).toLower().replace(u'_', u' ');
    const QString length = call.durationS > 0 ? QStringLiteral(", %1 s").arg(call.durationS) : QString();
    return direction + QStringLiteral(", ") + outcome + length;
}

Result<void> Timeline::addNotes(LeadId lead) {
    LW_TRY(const auto notes, store::work::notesOf(m_connection, lead));
    for (const auto& note : notes) {
        if (note.kind == QStringLiteral("correction")) {
            add(Kind::Captured, note.createdAt, QStringLiteral("Leadwell"),
                QStringLiteral("Enquiry corrected by %1").arg(note.author), note.body);
            continue;
        }
        const bool isVisit = note.kind == QStringLiteral("visit");
        add(isVisit ? Kind::Visit : Kind::Note, note.createdAt, note.author,
            isVisit ? QStringLiteral("Personal visit") : QStringLiteral("Note"), note.body);
        m_entries.last().noteId = note.id;
    }
    LW_TRY(const auto calls, store::work::callsOf(m_connection, lead));
    for (const Call& call : calls)
        add(Kind::Call, call.calledAt, {}, callWords(call), call.notes);
    return {};
}

Result<void> Timeline::addMerges() {
    LW_TRY(const auto others, alsoKnownAs(m_connection, m_lead));
    for (const AlsoKnownAs& other : others)
        add(Kind::Merge, other.since, {},
            other.leadShownHere > 0
                ? QStringLiteral("Merged with %1; %2 is shown here").arg(other.name, leadNumberText(other.leadShownHere))
                : QStringLiteral("Merged with %1").arg(other.name));
    return {};
}

Result<void> Timeline::addWork(LeadId lead) {
    LW_TRY(const auto tasks, store::work::tasksOf(m_connection, lead));
    for (const Task& task : tasks) {
        add(Kind::Task, task.createdAt, {}, QStringLiteral("Task “%1”").arg(task.title));
        if (task.status == TaskStatus::Done)
            add(Kind::Task, task.doneAt, {}, QStringLiteral("Done: “%1”").arg(task.title));
        if (task.status == TaskStatus::Cancelled)
            add(Kind::Task, task.doneAt, {}, QStringLiteral("Called off: “%1”").arg(task.title));
    }
    return {};
}

Result<void> Timeline::addScores() {
    LW_TRY(const auto scores, store::work::scoresOf(m_connection, m_lead.id, 100));
    for (const ScoreEntry& score : scores) {
        const int delta = score.total - score.previous;
        add(Kind::Score, score.at, QStringLiteral("Leadwell"),
            QStringLiteral("Scored %1 (%2%3): %4")
                .arg(score.total)
                .arg(delta < 0 ? u"" : u"+")
                .arg(delta)
                .arg(score.cause.toLower()));
    }
    return {};
}

Result<void> Timeline::addSuccesses() {
    store::success::Query ofLead;
    ofLead.lead = m_lead.id;
    LW_TRY(const auto successes, store::success::list(m_connection, ofLead));
    if (successes.isEmpty())
        return {};
    LW_TRY(const auto definitions, store::success::definitions(m_connection));
    for (const auto& one : successes) {
        const SuccessWeight weight = weightOf(one.event, definitions);
        const QString what = weight.definition.isEmpty() ? inWords(one.event.kind) : weight.definition;
        const QString whose = one.member.isEmpty() ? QStringLiteral("nobody") : one.member;
        add(Kind::Field, one.event.at, {},
            QStringLiteral("Success: %1, %2 points for %3").arg(what, pointsText(weight.weight), whose), one.event.note);
    }
    return {};
}

void Timeline::addChange(const store::journal::RowChange& change, const oplog::FieldChange& field) {
    const QString actor = actorName(change.actor);
    if (field.field == QStringLiteral("stage")) {
        const QString step = QStringLiteral("Stage %1 → %2")
                                 .arg(words::label(static_cast<Stage>(oplog::toInt(field.before))),
                                      words::label(static_cast<Stage>(oplog::toInt(field.after))));
        add(Kind::Stage, change.at, m_stageCause.isEmpty() ? actor : QStringLiteral("Leadwell"),
            m_stageCause.isEmpty() ? step : QStringLiteral("%1: %2").arg(step, m_stageCause));
    } else if (field.field == QStringLiteral("owner_id")) {
        const QString to = memberName(oplog::toBytes(field.after));
        add(Kind::Owner, change.at, actor,
            to.isEmpty() ? QStringLiteral("Owner taken away") : QStringLiteral("Assigned to %1").arg(to),
            reasonOf(MemberId::fromBytes(oplog::toBytes(field.after)), change.at));
    } else if (field.field == QStringLiteral("heat")) {
        add(Kind::Heat, change.at, actor,
            QStringLiteral("Heat %1 → %2")
                .arg(words::label(static_cast<Heat>(oplog::toInt(field.before))),
                     words::label(static_cast<Heat>(oplog::toInt(field.after)))));
    } else if (field.field == QStringLiteral("product") || field.field == QStringLiteral("budget") ||
               field.field == QStringLiteral("timeline")) {
        QString name = field.field;
        name[0] = name.at(0).toUpper();
        const QString value = oplog::toText(field.after);
        if (!value.isEmpty())
            add(Kind::Field, change.at, actor, QStringLiteral("%1: %2").arg(name, value));
    }
}

Result<void> Timeline::addChanges() {
    LW_TRY(const auto changes, store::journal::changesOf(m_connection, m_lead.id.bytes(), entriesAtMost));
    LW_TRY(m_assignments, store::work::assignmentsOf(m_connection, m_lead.id));
    m_stageCause = m_lead.stageCause;
    for (const auto& change : changes) {
        if (change.entry.action == oplog::Action::Insert) {
            const QString opened = m_lead.isRepeat ? QStringLiteral("Repeat lead opened") : QStringLiteral("Lead opened");
            add(Kind::Captured, change.at, actorName(change.actor),
                m_lead.channel == Channel::Manual ? QStringLiteral("%1 by hand").arg(opened)
                                                  : QStringLiteral("%1 by %2").arg(opened, words::label(m_lead.channel)));
        }
        for (const oplog::FieldChange& field : change.entry.changes)
            addChange(change, field);
        for (const oplog::FieldChange& field : change.entry.changes) {
            if (field.field == QStringLiteral("stage_cause"))
                m_stageCause = oplog::toText(field.before);
        }
    }
    return {};
}

Result<QList<TimelineEntry>> Timeline::build() {
    // Built oldest concern first, so that the stable sort keeps cause before effect within a millisecond.
    LW_TRY(const QList<LeadId> shown, store::leads::shownIn(m_connection, m_lead.id));
    const QList<LeadId> together = shown + QList<LeadId>{m_lead.id};
    LW_CHECK(addScores());
    LW_CHECK(addSuccesses());
    LW_CHECK(addMerges());
    for (const LeadId lead : together)
        LW_CHECK(addWork(lead));
    LW_CHECK(addChanges());
    for (const LeadId lead : together)
        LW_CHECK(addNotes(lead));
    for (const LeadId lead : together)
        LW_CHECK(addMessages(lead));
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const TimelineEntry& a, const TimelineEntry& b) { return a.at > b.at; });
    return m_entries.mid(0, entriesAtMost);
}

} // namespace

Result<QList<TimelineEntry>> timelineOf(store::Connection& connection, const store::LeadRecord& lead,
                                        const QList<Member>& members) {
    return Timeline(connection, lead, members).build();
}

} // namespace leadwell::services
