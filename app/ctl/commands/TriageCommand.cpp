// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl::commands {

using namespace domain;
using services::TriageEntry;
using services::TriageService;

namespace {

QString kindText(TriageSuggestion::Kind kind) {
    switch (kind) {
    case TriageSuggestion::Kind::Assign:
        return QStringLiteral("assign");
    case TriageSuggestion::Kind::AskForContact:
        return QStringLiteral("ask_for_contact");
    case TriageSuggestion::Kind::Dismiss:
        return QStringLiteral("dismiss");
    case TriageSuggestion::Kind::Merge:
        return QStringLiteral("merge");
    case TriageSuggestion::Kind::Wait:
        break;
    }
    return QStringLiteral("wait");
}

QString confidenceText(double confidence) {
    return QString::number(confidence, 'f', 2);
}

QJsonArray lackingOf(const TriageEntry& entry) {
    QJsonArray words;
    for (const MissingDetail detail : entry.lacking)
        words.append(toText(detail));
    return words;
}

QJsonObject of(const TriageEntry& entry, const json::Names& names) {
    return {{QStringLiteral("lead"), leadNumberText(entry.lead.number)},
            {QStringLiteral("customer"), entry.lead.customer},
            {QStringLiteral("priority"), toText(entry.lead.priority)},
            {QStringLiteral("reason"), entry.item.reason},
            {QStringLiteral("confidence"), entry.item.confidence},
            {QStringLiteral("due"), json::of(entry.lead.nextDueAt)},
            {QStringLiteral("lacking"), lackingOf(entry)},
            {QStringLiteral("suggestion"),
             QJsonObject{{QStringLiteral("kind"), kindText(entry.suggestion.kind)},
                         {QStringLiteral("owner"), json::textOrNull(names.value(entry.suggestion.member))},
                         {QStringLiteral("what"), entry.suggestion.what},
                         {QStringLiteral("because"), entry.suggestion.because},
                         {QStringLiteral("confidence"), entry.suggestion.confidence}}}};
}

Result<int> printQueue(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const auto queue, await(desk.triage().queue()));
    const auto limit = arguments::number(call, QStringLiteral("limit"), 1, 100'000);
    if (!limit)
        return call.usage(limit.error().sentence);
    constexpr qsizetype readAtOnce = 500;
    const QList<qint64> numbers = queue.numbers.mid(0, static_cast<qsizetype>(*limit));
    QList<TriageEntry> entries;
    for (qsizetype from = 0; from < numbers.size(); from += readAtOnce) {
        LW_TRY(const auto some, await(desk.triage().entries(numbers.mid(from, readAtOnce))));
        entries += some;
    }
    if (call.wantsJson()) {
        QJsonArray all;
        for (const TriageEntry& entry : entries)
            all.append(of(entry, team.names()));
        terminal::printJson(QJsonObject{{QStringLiteral("pending"), queue.pending},
                                        {QStringLiteral("assigned_today"), queue.assignedToday},
                                        {QStringLiteral("closed"), queue.closed},
                                        {QStringLiteral("items"), all}});
        return exits::done;
    }
    QList<QStringList> rows;
    for (const TriageEntry& entry : entries)
        rows.append({leadNumberText(entry.lead.number), entry.lead.customer, toText(entry.lead.priority), entry.item.reason,
                     entry.suggestion.what, confidenceText(entry.suggestion.confidence), entry.suggestion.because});
    terminal::printTable({QStringLiteral("Lead"), QStringLiteral("Customer"), QStringLiteral("Priority"),
                          QStringLiteral("Reason"), QStringLiteral("Suggestion"), QStringLiteral("Sure"),
                          QStringLiteral("Because")},
                         rows);
    terminal::say({});
    terminal::say(
        QStringLiteral("%1 pending, %2 given today, %3 closed").arg(queue.pending).arg(queue.assignedToday).arg(queue.closed));
    return exits::done;
}

int printReceipt(const Invocation& call, const services::Receipt& receipt) {
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("sentence"), receipt.sentence}, {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.sentence);
    return exits::done;
}

/// What is suggested now, for each by itself.
Result<int> acceptEach(const Invocation& call, TriageService& triage, const QList<qint64>& numbers) {
    for (const qint64 number : numbers) {
        LW_TRY(const auto entries, await(triage.entries({number})));
        if (entries.isEmpty())
            return Error{ErrorKind::NotFound, QStringLiteral("%1 is not in triage.").arg(leadNumberText(number)), {}};
        LW_TRY(const auto receipt, await(triage.accept(number, entries.first().suggestion)));
        printReceipt(call, receipt);
    }
    return exits::done;
}

Result<int> acceptAbove(const Invocation& call, TriageService& triage) {
    bool isNumber = false;
    const double above = call.value(QStringLiteral("above")).toDouble(&isNumber);
    if (!isNumber || !(above >= 0 && above <= 1)) // Of what is no number both are false.
        return call.usage(QStringLiteral("--above is a number from 0 to 1, like 0.85."));
    LW_TRY(const auto receipt, await(triage.acceptAbove(above)));
    return printReceipt(call, receipt);
}

/// "phone, email, …"
QString detailWords() {
    QStringList known;
    for (int value = 0; value < missingDetailCount; ++value)
        known.append(toText(static_cast<MissingDetail>(value)));
    return known.join(QStringLiteral(", "));
}

Result<int> run(const Invocation& call) {
    const QString what = call.word() == QStringLiteral("list") ? QString() : call.word();
    const bool accepts = what == QStringLiteral("accept");
    const bool asks = what == QStringLiteral("ask");
    if (!what.isEmpty() && !accepts && !asks && what != QStringLiteral("dismiss"))
        return call.usage(QStringLiteral("“%1” is nothing triage can do: accept, dismiss or ask.").arg(what));
    const auto detail = missingDetailFromText(call.value(QStringLiteral("for")));
    if (asks && !detail)
        return call.usage(QStringLiteral("--for says what is missing: %1.").arg(detailWords()));
    QList<qint64> numbers;
    for (const QString& word : call.arguments().mid(1)) {
        const auto number = arguments::leadNumber(word);
        if (!number)
            return call.usage(number.error().sentence);
        if (!numbers.contains(*number))
            numbers.append(*number);
    }
    const bool isBySureness = accepts && call.has(QStringLiteral("above"));
    if (what.isEmpty() && !numbers.isEmpty())
        return call.usage(QStringLiteral("Say what to do with them: accept, dismiss or ask."));
    if (isBySureness && !numbers.isEmpty())
        return call.usage(QStringLiteral("Either --above or leads."));
    if (!what.isEmpty() && numbers.isEmpty() && !isBySureness)
        return call.usage(QStringLiteral("Say which leads."));
    LW_TRY(const auto workspace, Workspace::open(call, what.isEmpty() ? Workspace::Mode::Look : Workspace::Mode::Work));
    services::Desk& desk = workspace->desk();
    if (what.isEmpty())
        return printQueue(call, desk);
    if (isBySureness)
        return acceptAbove(call, desk.triage());
    if (accepts)
        return acceptEach(call, desk.triage(), numbers);
    LW_TRY(const auto receipt, await(asks ? desk.triage().ask(numbers, *detail) : desk.triage().dismiss(numbers)));
    return printReceipt(call, receipt);
}

} // namespace

Command triage() {
    return {.name = QStringLiteral("triage"),
            .usage = QStringLiteral("[accept LEAD… | accept --above N | dismiss LEAD… | ask LEAD… --for WORD]"),
            .summary = QStringLiteral("what waits for an owner, with what is suggested for it"),
            .help = QStringLiteral(
                "The queue by priority, then what is due first, then the oldest. accept does what is suggested;\n"
                "dismiss is for what is no lead; ask makes a task to ask the customer for what is missing, with what could\n"
                "be written to them. Each is an undo step."),
            .options = {option("for", "WORD", "ask: phone, email, quantity, budget, when, place or product"),
                        option("above", "N", "accept: all that are at least this sure, like 0.85"),
                        option("limit", "N", "list: rows at most (50)", "50")},
            .argumentsMin = 0,
            .argumentsMax = -1,
            .run = run};
}

} // namespace leadwell::ctl::commands
