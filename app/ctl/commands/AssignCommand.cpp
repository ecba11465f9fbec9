// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl::commands {

namespace {

Result<MemberId> ownerNamed(services::Desk& desk, const QString& name) {
    if (name.compare(QStringLiteral("nobody"), Qt::CaseInsensitive) == 0)
        return MemberId();
    LW_TRY(const Team team, Team::of(desk));
    return team.find(name);
}

/// Who has each of them now, and why.
Result<QJsonArray> ownersOf(services::Desk& desk, const QList<qint64>& numbers) {
    QJsonArray owners;
    for (const qint64 number : numbers) {
        LW_TRY(const auto detail, await(desk.inbox().detail(number)));
        const bool isByRules = detail.assignment && detail.assignment->decisionNo > 0;
        owners.append(
            QJsonObject{{QStringLiteral("lead"), domain::leadNumberText(number)},
                        {QStringLiteral("owner"), json::textOrNull(detail.ownerName)},
                        {QStringLiteral("reason"), json::textOrNull(detail.assignment ? detail.assignment->reason : QString())},
                        {QStringLiteral("decision"), isByRules ? QJsonValue(detail.assignment->decisionNo) : QJsonValue()}});
    }
    return owners;
}

Result<int> run(const Invocation& call) {
    QList<qint64> numbers;
    for (const QString& word : call.arguments()) {
        const auto number = arguments::leadNumber(word);
        if (!number)
            return call.usage(number.error().sentence);
        if (!numbers.contains(*number))
            numbers.append(*number);
    }
    const QString to = call.value(QStringLiteral("to")).trimmed();
    if (call.has(QStringLiteral("to")) && to.isEmpty())
        return call.usage(QStringLiteral("Say to whom: a name, “me” or “nobody”."));
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    services::Desk& desk = workspace->desk();
    MemberId member;
    if (!to.isEmpty()) {
        LW_TRY(member, ownerNamed(desk, to));
    }
    LW_TRY(const auto receipt, await(to.isEmpty() ? desk.leads().assignByRules(numbers) : desk.leads().assign(numbers, member)));
    LW_TRY(const QJsonArray owners, ownersOf(desk, numbers));
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("sentence"), receipt.sentence},
                                        {QStringLiteral("changed"), receipt.changed},
                                        {QStringLiteral("leads"), owners}});
        return exits::done;
    }
    terminal::say(receipt.sentence);
    for (const QJsonValue& owner : owners)
        terminal::say(
            QStringLiteral("%1: %2").arg(owner[QStringLiteral("lead")].toString(), owner[QStringLiteral("reason")].toString()));
    return exits::done;
}

} // namespace

Command assign() {
    return {.name = QStringLiteral("assign"),
            .usage = QStringLiteral("LEAD…"),
            .summary = QStringLiteral("give leads to somebody, or by the rules"),
            .help = QStringLiteral("Without --to the workspace's rules choose among those who can take a lead now; what has an\n"
                                   "owner keeps it. One undo step."),
            .options = {option("to", "PERSON", "by name, “me” or “nobody”")},
            .argumentsMin = 1,
            .argumentsMax = -1,
            .run = run};
}

} // namespace leadwell::ctl::commands
