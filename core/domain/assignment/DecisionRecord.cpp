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

void write(Writer& writer, const GivenBack& back) {
    writer.key("back")
        .begin('{')
        .field("cause", qint64(back.cause))
        .field("from", back.from.text())
        .field("since", back.since.ms())
        .field("times", qint64(back.times))
        .key("without")
        .begin('[');
    for (const MemberId& member : back.without)
        writer.value(member.text());
    writer.end(']').field("forPerson", back.isForPerson).end('}');
}

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
        .field("zone", lead.zoneMinutes);
    if (lead.back)
        write(writer, *lead.back);
    writer.end('}');
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
    writer.end(']');
    // What was always so is not said: earlier records stay what they are.
    const AssignmentRules usual;
    if (rules.bestFit != usual.bestFit) {
        writer.key("override")
            .begin('{')
            .field("on", rules.bestFit.isOn)
            .field("score", qint64(rules.bestFit.scoreMin))
            .field("gain", qint64(rules.bestFit.gainMin));
        if (!rules.bestFit.notFor.isEmpty()) {
            writer.key("notFor").begin('[');
            for (const MemberId& member : rules.bestFit.notFor)
                writer.value(member.text());
            writer.end(']');
        }
        writer.end('}');
    }
    if (rules.returns != usual.returns)
        writer.key("returns")
            .begin('{')
            .field("after", qint64(rules.returns.afterMinutes))
            .field("byHand", rules.returns.alsoByHand)
            .end('}');
    if (rules.onLeave != usual.onLeave)
        writer.field("onLeave", toText(rules.onLeave));
    writer.end('}');
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

template<class IdType>
void readId(Reader& in, const char* name, IdType& id) {
    QString text;
    in.field(name, text);
    if (!text.isEmpty())
        id = IdType::fromText(text);
}

void read(Reader& in, GivenBack& back) {
    QStringList without;
    qint64 since = 0;
    in.key("back").begin('{').field("cause", back.cause);
    readId(in, "from", back.from);
    in.field("since", since).field("times", back.times).field("without", without).field("forPerson", back.isForPerson).end('}');
    back.since = Instant::fromMs(since);
    for (const QString& member : without)
        back.without.append(MemberId::fromText(member));
}

void read(Reader& in, LeadFacts& lead) {
    in.begin('{');
    readId(in, "id", lead.id);
    in.field("source", lead.source)
        .field("score", lead.score)
        .field("product", lead.product)
        .field("industry", lead.industry)
        .field("language", lead.language)
        .field("city", lead.city)
        .field("state", lead.state)
        .field("country", lead.country)
        .field("postalCode", lead.postalCode)
        .field("zone", lead.zoneMinutes);
    if (in.isNext("back"))
        read(in, lead.back.emplace());
    in.end('}');
}

void read(Reader& in, AssignmentRules& rules) {
    QString strategy;
    QStringList pool;
    in.begin('{')
        .field("version", rules.version)
        .field("strategy", strategy)
        .field("weights", rules.weights)
        .field("mindsHours", rules.mindsHours)
        .field("pool", pool)
        .key("preferred")
        .begin('[');
    while (in.hasMore()) {
        auto& [source, member] = rules.preferred.emplaceBack();
        QString id;
        in.begin('[').value(source).value(id).end(']');
        member = MemberId::fromText(id);
    }
    in.end(']');
    if (in.isNext("override")) {
        QStringList notFor;
        in.key("override")
            .begin('{')
            .field("on", rules.bestFit.isOn)
            .field("score", rules.bestFit.scoreMin)
            .field("gain", rules.bestFit.gainMin);
        if (in.isNext("notFor"))
            in.field("notFor", notFor);
        in.end('}');
        for (const QString& member : std::as_const(notFor))
            rules.bestFit.notFor.append(MemberId::fromText(member));
    }
    if (in.isNext("returns"))
        in.key("returns")
            .begin('{')
            .field("after", rules.returns.afterMinutes)
            .field("byHand", rules.returns.alsoByHand)
            .end('}');
    if (in.isNext("onLeave")) {
        QString word;
        in.field("onLeave", word);
        const auto policy = leavePolicyFromText(word);
        in.blame(policy.has_value());
        rules.onLeave = policy ? *policy : LeavePolicy::Unanswered;
    }
    in.end('}');
    for (const QString& member : pool)
        rules.pool.append(MemberId::fromText(member));
    const auto known = strategyFromText(strategy);
    in.blame(known.has_value());
    rules.strategy = known ? *known : Strategy::RoundRobin;
}

void read(Reader& in, Candidate& candidate, Standing& standing) {
    in.begin('{');
    readId(in, "id", candidate.id);
    in.field("name", candidate.name)
        .field("available", candidate.isAvailable)
        .field("leave", candidate.isOnLeave)
        .field("work", candidate.isAtWork)
        .field("skills", candidate.skills)
        .field("regions", candidate.regions)
        .field("capacity", candidate.capacity)
        .field("open", candidate.openLeads)
        .field("monthMin", candidate.monthMin)
        .field("monthMax", candidate.monthMax)
        .field("monthGiven", candidate.monthGiven)
        .field("performance", candidate.performance)
        .field("zone", candidate.zoneMinutes)
        .field("lastGiven", candidate.lastGivenMs)
        .field("owed", candidate.deficitMicro)
        .field("hindrance", standing.hindrance)
        .field("belowMinimum", standing.isBelowMinimum)
        .field("matching", standing.isMatching)
        .field("points", standing.points)
        .field("rank", standing.rank)
        .field("owedAfter", standing.deficitAfterMicro)
        .end('}');
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
    Reader in(json);
    AssignmentRules rules;
    read(in, rules);
    return in.isWhole() ? Result<AssignmentRules>(rules)
                        : Error{ErrorKind::Invalid, QStringLiteral("The rules by which leads are given cannot be read."), {}};
}

QByteArray toJson(const DecisionRecord& record) {
    constexpr qsizetype onePerson = 480;
    Writer writer((record.candidates.size() + 2) * onePerson);
    writer.begin('{').field("form", qint64(formVersion)).field("at", record.at.ms()).key("lead");
    write(writer, record.lead);
    writer.key("rules");
    write(writer, record.rules);
    writer.key("candidates").begin('[');
    for (qsizetype i = 0; i < record.candidates.size(); ++i)
        write(writer, record.candidates.at(i), record.decision.standings.at(i));
    writer.end(']').field("chosen", record.decision.chosen.isSet() ? record.decision.chosen.text() : QString());
    if (record.decision.byStrategy.isSet())
        writer.field("byStrategy", record.decision.byStrategy.text());
    writer.field("fallback", record.decision.isFallback).field("previous", QString::fromLatin1(record.previous.toHex())).end('}');
    return std::move(writer).text();
}

Result<DecisionRecord> recordFromJson(const QByteArray& json) {
    Reader in(json);
    DecisionRecord record;
    qint64 form = 0;
    qint64 at = 0;
    QString previous;
    in.begin('{').field("form", form).field("at", at).key("lead");
    in.blame(form == formVersion);
    read(in, record.lead);
    in.key("rules");
    read(in, record.rules);
    in.key("candidates").begin('[');
    while (in.hasMore())
        read(in, record.candidates.emplaceBack(), record.decision.standings.emplaceBack());
    in.end(']');
    readId(in, "chosen", record.decision.chosen);
    if (in.isNext("byStrategy"))
        readId(in, "byStrategy", record.decision.byStrategy);
    in.field("fallback", record.decision.isFallback).field("previous", previous).end('}');
    if (!in.isWhole())
        return noRecord();
    record.at = Instant::fromMs(at);
    record.previous = QByteArray::fromHex(previous.toLatin1());
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
    if (again.byStrategy != kept.decision.byStrategy)
        return differs(QStringLiteral("By these numbers the strategy chooses somebody else, or was not overruled."));
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
