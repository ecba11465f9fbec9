// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;
using services::ComparedField;
using services::ComparedSide;
using services::Comparison;
using services::Duplicate;
using services::Merging;
using services::PeopleService;
using services::Side;

namespace {

QJsonValue leadJson(qint64 number) {
    return number > 0 ? QJsonValue(leadNumberText(number)) : QJsonValue();
}

QString leadText(qint64 number) {
    return number > 0 ? leadNumberText(number) : QString();
}

QString sideText(Side side) {
    return side == Side::A ? QStringLiteral("a") : QStringLiteral("b");
}

int printReceipt(const Invocation& call, const services::Receipt& receipt) {
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("sentence"), receipt.sentence},
                                        {QStringLiteral("lead"), leadJson(receipt.leadNumber)},
                                        {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.sentence);
    return exits::done;
}

QJsonObject of(const Duplicate& duplicate) {
    return {{QStringLiteral("a"),
             QJsonObject{{QStringLiteral("name"), duplicate.nameA}, {QStringLiteral("lead"), leadJson(duplicate.leadA)}}},
            {QStringLiteral("b"),
             QJsonObject{{QStringLiteral("name"), duplicate.nameB}, {QStringLiteral("lead"), leadJson(duplicate.leadB)}}},
            {QStringLiteral("reason"), duplicate.reason},
            {QStringLiteral("confidence"), duplicate.confidence},
            {QStringLiteral("since"), json::of(duplicate.since)}};
}

Result<int> printDuplicates(const Invocation& call, PeopleService& people) {
    LW_TRY(const auto duplicates, await(people.duplicates()));
    QJsonArray all;
    QList<QStringList> rows;
    for (const Duplicate& one : duplicates) {
        all.append(of(one));
        rows.append({leadText(one.leadA), one.nameA, leadText(one.leadB), one.nameB, QString::number(one.confidence, 'f', 2),
                     one.reason});
    }
    if (call.wantsJson()) {
        terminal::printJson(all);
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Lead"), QStringLiteral("Who"), QStringLiteral("Lead"), QStringLiteral("May be"),
                          QStringLiteral("Sure"), QStringLiteral("Because")},
                         rows);
    return exits::done;
}

QJsonObject of(const ComparedSide& side) {
    return {{QStringLiteral("name"), side.name},
            {QStringLiteral("lead"), leadJson(side.lead.number)},
            {QStringLiteral("lead_is_open"), side.lead.isOpen},
            {QStringLiteral("stage"), side.lead.number > 0 ? QJsonValue(toText(side.lead.stage)) : QJsonValue()},
            {QStringLiteral("owner"), json::textOrNull(side.lead.owner)},
            {QStringLiteral("leads"), side.leads},
            {QStringLiteral("messages"), side.messages},
            {QStringLiteral("known_since"), json::of(side.knownSince)}};
}

QString whatBecomes(const Comparison& comparison) {
    if (comparison.areOne)
        return QStringLiteral("They are one already.");
    if (!comparison.unitesLeads)
        return QStringLiteral("Their leads stay as they are.");
    const bool keepsA = comparison.keptLead == Side::A;
    return QStringLiteral("%1 goes on, and %2 is shown in it.")
        .arg(leadNumberText((keepsA ? comparison.a : comparison.b).lead.number),
             leadNumberText((keepsA ? comparison.b : comparison.a).lead.number));
}

int printComparison(const Invocation& call, const Comparison& comparison) {
    QJsonArray fields;
    QList<QStringList> rows;
    for (const ComparedField& field : comparison.fields) {
        fields.append(QJsonObject{{QStringLiteral("field"), field.key},
                                  {QStringLiteral("a"), json::textOrNull(field.a)},
                                  {QStringLiteral("b"), json::textOrNull(field.b)},
                                  {QStringLiteral("differs"), field.isChoice},
                                  {QStringLiteral("shown"), sideText(field.shown)}});
        rows.append({field.label, field.a, field.b,
                     field.isChoice ? QStringLiteral("differs; %1 is shown").arg(sideText(field.shown)) : QString()});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("a"), of(comparison.a)},
                                        {QStringLiteral("b"), of(comparison.b)},
                                        {QStringLiteral("fields"), fields},
                                        {QStringLiteral("confidence"), comparison.sameness.confidence},
                                        {QStringLiteral("why"), json::of(comparison.sameness.why)},
                                        {QStringLiteral("why_not"), json::of(comparison.sameness.whyNot)},
                                        {QStringLiteral("are_one"), comparison.areOne},
                                        {QStringLiteral("are_different"), comparison.areDifferent},
                                        {QStringLiteral("unites_leads"), comparison.unitesLeads},
                                        {QStringLiteral("kept_lead"), sideText(comparison.keptLead)}});
        return exits::done;
    }
    terminal::printTable({QString(), QStringLiteral("a: %1").arg(leadText(comparison.a.lead.number)),
                          QStringLiteral("b: %1").arg(leadText(comparison.b.lead.number)), QString()},
                         rows);
    terminal::say({});
    terminal::say(whatBecomes(comparison));
    return exits::done;
}

/// "name=b", each.
Result<QMap<QString, Side>> choicesOf(const Invocation& call) {
    QMap<QString, Side> choices;
    for (const QString& word : call.values(QStringLiteral("show"))) {
        const QString side = word.section(u'=', 1).trimmed().toLower();
        if (side != QStringLiteral("a") && side != QStringLiteral("b"))
            return Error{ErrorKind::Invalid,
                         QStringLiteral("“%1” chooses nothing: write a field and whose it is, like name=b.").arg(word),
                         {}};
        choices.insert(word.section(u'=', 0, 0).trimmed(), side == QStringLiteral("a") ? Side::A : Side::B);
    }
    return choices;
}

Result<int> merge(const Invocation& call, PeopleService& people, qint64 a, qint64 b) {
    const auto choices = choicesOf(call);
    if (!choices)
        return call.usage(choices.error().sentence);
    const QString keep = call.value(QStringLiteral("keep"));
    std::optional<qint64> kept;
    if (!keep.isEmpty()) {
        const auto number = arguments::leadNumber(keep);
        if (!number || (*number != a && *number != b))
            return call.usage(QStringLiteral("--keep is one of the two leads."));
        kept = *number;
    }
    LW_TRY(const Comparison comparison, await(people.compareLeads(a, b)));
    Merging merging{comparison.a.person, comparison.b.person, *choices, !call.has(QStringLiteral("keep-both")), std::nullopt};
    if (kept)
        merging.keptLead = *kept == a ? Side::A : Side::B;
    LW_TRY(const auto receipt, await(people.merge(merging)));
    return printReceipt(call, receipt);
}

/// Of what makes them one, the other lead of the pair where it is named, otherwise the last that came.
Result<int> takeApart(const Invocation& call, PeopleService& people, qint64 lead, const QString& name) {
    LW_TRY(auto others, await(people.alsoKnownAs(lead)));
    if (!name.isEmpty())
        others.removeIf([&name](const AlsoKnownAs& other) { return other.name.compare(name, Qt::CaseInsensitive) != 0; });
    if (others.isEmpty())
        return Error{
            ErrorKind::NotFound,
            name.isEmpty()
                ? QStringLiteral("The person of %1 is nobody else; there is nothing to take apart.").arg(leadNumberText(lead))
                : QStringLiteral("The person of %1 is not also “%2”.").arg(leadNumberText(lead), name),
            {}};
    if (others.size() > 1) {
        QStringList names;
        for (const AlsoKnownAs& other : std::as_const(others))
            names.append(QStringLiteral("“%1”").arg(other.name));
        return call.usage(QStringLiteral("Say from whom, with --from: %1.").arg(names.join(QStringLiteral(", "))));
    }
    LW_TRY(const auto receipt, await(people.takeApart(others.first().id)));
    return printReceipt(call, receipt);
}

struct Verb {
    const char* word;
    qsizetype leads;
    Workspace::Mode mode;
};
constexpr Verb verbs[]{{"duplicates", 0, Workspace::Mode::Look},
                       {"compare", 2, Workspace::Mode::Look},
                       {"merge", 2, Workspace::Mode::Work},
                       {"apart", 1, Workspace::Mode::Work},
                       {"different", 2, Workspace::Mode::Work}};

Result<int> run(const Invocation& call) {
    const QString what = call.arguments().value(0);
    const auto verb =
        std::find_if(std::begin(verbs), std::end(verbs), [&what](const Verb& one) { return what == QLatin1String(one.word); });
    if (verb == std::end(verbs))
        return call.usage(
            QStringLiteral("“%1” is nothing people can do: duplicates, compare, merge, apart or different.").arg(what));
    QList<qint64> leads;
    for (const QString& word : call.arguments().mid(1)) {
        const auto number = arguments::leadNumber(word);
        if (!number)
            return call.usage(number.error().sentence);
        leads.append(*number);
    }
    if (leads.size() != verb->leads)
        return call.usage(verb->leads == 0   ? QStringLiteral("duplicates takes no lead.")
                          : verb->leads == 1 ? QStringLiteral("Say which lead.")
                                             : QStringLiteral("Say which two leads."));
    LW_TRY(const auto workspace, Workspace::open(call, verb->mode));
    PeopleService& people = workspace->desk().people();
    if (what == QStringLiteral("duplicates"))
        return printDuplicates(call, people);
    if (what == QStringLiteral("merge"))
        return merge(call, people, leads.at(0), leads.at(1));
    if (what == QStringLiteral("apart"))
        return takeApart(call, people, leads.at(0), call.value(QStringLiteral("from")));
    LW_TRY(const Comparison comparison, await(people.compareLeads(leads.at(0), leads.at(1))));
    if (what == QStringLiteral("compare"))
        return printComparison(call, comparison);
    LW_TRY(const auto receipt, await(people.different(comparison.a.person, comparison.b.person)));
    return printReceipt(call, receipt);
}

} // namespace

Command people() {
    return {.name = QStringLiteral("people"),
            .usage = QStringLiteral("duplicates | compare LEAD LEAD | merge LEAD LEAD | apart LEAD | different LEAD LEAD"),
            .summary = QStringLiteral("who may be the same person: merge them, and take them apart again"),
            .help = QStringLiteral(
                "merge makes the people of two leads one; nothing of theirs is moved, and of two open leads one is shown\n"
                "in the other. apart makes them two again: each has what came by their own numbers and addresses,\n"
                "also since. different remembers that they are two. Each is an undo step."),
            .options = {option("show", "FIELD=a|b",
                               "merge: whose name, company, … is shown, like name=b; may be given several times"),
                        option("keep", "LEAD", "merge: which of two open leads goes on"),
                        flag("keep-both", "merge: both open leads go on"),
                        option("from", "NAME", "apart: from whom, where there are several")},
            .argumentsMin = 1,
            .argumentsMax = 3,
            .run = run};
}

} // namespace leadwell::ctl::commands
