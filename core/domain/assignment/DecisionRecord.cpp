// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/DecisionRecord.h"

#include "core/domain/assignment/RecordText.h"

#include <QCryptographicHash>

namespace leadwell::domain {

using record::formVersion;
using record::Reader;
using record::Writer;

namespace {

void write(Writer& writer, const LeadFacts& lead) {
    writer.begin('{')
        .field("id", lead.id.text())
        .field("source", qint64(lead.source))
        .field("score", qint64(lead.score))
        .field("product", lead.product)
        .field("industry", lead.industry)
        .field("language", lead.language)
        .field("city", lead.city)
        .field("state", lead.state)
        .field("country", lead.country)
        .field("postalCode", lead.postalCode)
        .field("zone", lead.zoneMinutes)
        .end('}');
}

void write(Writer& writer, const AssignmentRules& rules) {
    writer.begin('{')
        .field("version", qint64(rules.version))
        .field("strategy", toText(rules.strategy))
        .field("weights", rules.weights)
        .field("mindsHours", rules.mindsHours);
    writer.key("pool").begin('[');
    for (const MemberId& member : rules.pool)
        writer.value(member.text());
    writer.end(']').key("preferred").begin('[');
    for (const auto& [source, member] : rules.preferred)
        writer.begin('[').value(qint64(source)).value(member.text()).end(']');
    writer.end(']').end('}');
}

void write(Writer& writer, const Candidate& candidate, const Standing& standing) {
    writer.begin('{')
        .field("id", candidate.id.text())
        .field("name", candidate.name)
        .field("available", candidate.isAvailable)
        .field("leave", candidate.isOnLeave)
        .field("work", candidate.isAtWork)
        .field("skills", candidate.skills)
        .field("regions", candidate.regions)
        .field("capacity", candidate.capacity)
        .field("open", qint64(candidate.openLeads))
        .field("monthMin", qint64(candidate.monthMin))
        .field("monthMax", candidate.monthMax)
        .field("monthGiven", qint64(candidate.monthGiven))
        .field("performance", qint64(candidate.performance))
        .field("zone", qint64(candidate.zoneMinutes))
        .field("lastGiven", candidate.lastGivenMs)
        .field("owed", candidate.deficitMicro)
        .field("hindrance", qint64(standing.hindrance))
        .field("belowMinimum", standing.isBelowMinimum)
        .field("matching", standing.isMatching)
        .field("points", standing.points)
        .field("rank", standing.rank)
        .field("owedAfter", standing.deficitAfterMicro)
        .end('}');
}

LeadFacts leadOf(Reader& in) {
    return {LeadId::fromText(in.text("id")),
            static_cast<Source>(in.number("source")),
            in.small("score"),
            in.text("product"),
            in.text("industry"),
            in.text("language"),
            in.text("city"),
            in.text("state"),
            in.text("country"),
            in.text("postalCode"),
            in.maybe("zone")};
}

AssignmentRules rulesOf(Reader& in) {
    AssignmentRules rules;
    rules.version = in.small("version");
    const auto strategy = strategyFromText(in.text("strategy"));
    in.blame(strategy.has_value());
    if (strategy)
        rules.strategy = *strategy;
    rules.weights = in.numbers<criterionCount>("weights");
    rules.mindsHours = in.flag("mindsHours");
    for (const QString& member : in.texts("pool"))
        rules.pool.append(MemberId::fromText(member));
    for (const QJsonValue& pair : in.list("preferred"))
        rules.preferred.append(
            {static_cast<Source>(pair.toArray().at(0).toInt()), MemberId::fromText(pair.toArray().at(1).toString())});
    return rules;
}

Candidate candidateOf(Reader& in) {
    Candidate candidate;
    candidate.id = MemberId::fromText(in.text("id"));
    candidate.name = in.text("name");
    candidate.isAvailable = in.flag("available");
    candidate.isOnLeave = in.flag("leave");
    candidate.isAtWork = in.flag("work");
    candidate.skills = in.texts("skills");
    candidate.regions = in.texts("regions");
    candidate.capacity = in.maybe("capacity");
    candidate.openLeads = in.small("open");
    candidate.monthMin = in.small("monthMin");
    candidate.monthMax = in.maybe("monthMax");
    candidate.monthGiven = in.small("monthGiven");
    candidate.performance = in.small("performance");
    candidate.zoneMinutes = in.small("zone");
    candidate.lastGivenMs = in.number("lastGiven");
    candidate.deficitMicro = in.number("owed");
    return candidate;
}

Standing standingOf(Reader& in) {
    return {static_cast<Hindrance>(in.number("hindrance")), in.flag("belowMinimum"), in.flag("matching"),
            in.numbers<criterionCount>("points"),           in.number("rank"),       in.number("owedAfter")};
}

Error noRecord() {
    return {ErrorKind::Invalid, QStringLiteral("This is no record of a decision."), {}};
}

} // namespace

QByteArray toJson(const AssignmentRules& rules) {
    Writer writer;
    write(writer, rules);
    return std::move(writer).text();
}

Result<AssignmentRules> rulesFromJson(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Reader in(document.isObject() ? QJsonValue(document.object()) : QJsonValue());
    const AssignmentRules rules = rulesOf(in);
    return in.isGood() ? Result<AssignmentRules>(rules)
                       : Error{ErrorKind::Invalid, QStringLiteral("The rules by which leads are given cannot be read."), {}};
}

QByteArray toJson(const DecisionRecord& record) {
    Writer writer;
    writer.begin('{').field("form", qint64(formVersion)).field("at", record.at.ms()).key("lead");
    write(writer, record.lead);
    writer.key("rules");
    write(writer, record.rules);
    writer.key("candidates").begin('[');
    for (qsizetype i = 0; i < record.candidates.size(); ++i)
        write(writer, record.candidates.at(i), record.decision.standings.at(i));
    writer.end(']')
        .field("chosen", record.decision.chosen.isSet() ? record.decision.chosen.text() : QString())
        .field("fallback", record.decision.isFallback)
        .field("previous", QString::fromLatin1(record.previous.toHex()))
        .end('}');
    return std::move(writer).text();
}

Result<DecisionRecord> recordFromJson(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Reader in(document.isObject() ? QJsonValue(document.object()) : QJsonValue());
    if (in.number("form") != formVersion)
        return noRecord();
    DecisionRecord record;
    record.at = Instant::fromMs(in.number("at"));
    Reader lead(in.object("lead"));
    record.lead = leadOf(lead);
    Reader rules(in.object("rules"));
    record.rules = rulesOf(rules);
    for (const QJsonValue& value : in.list("candidates")) {
        Reader candidate(value);
        record.candidates.append(candidateOf(candidate));
        record.decision.standings.append(standingOf(candidate));
        in.blame(candidate.isGood());
    }
    if (const QString chosen = in.text("chosen"); !chosen.isEmpty())
        record.decision.chosen = MemberId::fromText(chosen);
    record.decision.isFallback = in.flag("fallback");
    record.previous = QByteArray::fromHex(in.text("previous").toLatin1());
    if (!in.isGood() || !lead.isGood() || !rules.isGood())
        return noRecord();
    return record;
}

QByteArray hashOf(const QByteArray& json) {
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256);
}

Result<void> decideAgain(const QByteArray& json) {
    LW_TRY(DecisionRecord kept, recordFromJson(json));
    const AssignmentDecision again = decide(kept.lead, kept.candidates, kept.rules);
    const auto differs = [](const QString& what) { return Error{ErrorKind::Conflict, what, {}}; };
    if (again.chosen != kept.decision.chosen)
        return differs(QStringLiteral("By these numbers somebody else gets the lead."));
    for (qsizetype i = 0; i < kept.candidates.size(); ++i) {
        if (again.standings.at(i) != kept.decision.standings.at(i))
            return differs(QStringLiteral("%1 stands otherwise than was kept.").arg(kept.candidates.at(i).name));
    }
    if (again.isFallback != kept.decision.isFallback)
        return differs(QStringLiteral("It was otherwise whether somebody knew the subject."));
    kept.decision = again;
    // The same numbers in another form would have another hash.
    return toJson(kept) == json ? Result<void>()
                                : Result<void>(differs(QStringLiteral("The record is written in another form.")));
}

} // namespace leadwell::domain
