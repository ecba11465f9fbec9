// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/assignment/BackTestWords.h"
#include "core/services/AnswerService.h"

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;

namespace {

QString timeText(const std::optional<Millis>& time) {
    return time ? waitInWords(*time) : QString();
}

QJsonValue of(const std::optional<Millis>& time) {
    return time ? QJsonValue(qint64(time->count())) : QJsonValue();
}

QJsonObject of(const AnswerTimes::OfChannel& one) {
    QJsonArray late;
    for (const qint64 lead : one.late)
        late.append(leadNumberText(lead));
    return {{QStringLiteral("channel"), toText(one.channel)},
            {QStringLiteral("due"), one.due},
            {QStringLiteral("in_time"), one.inTime},
            {QStringLiteral("compliance"), inTimeShare(one)},
            {QStringLiteral("answered"), one.answered},
            {QStringLiteral("mean_working_ms"), of(meanWorking(one))},
            {QStringLiteral("mean_wall_ms"), of(meanWall(one))},
            {QStringLiteral("target_ms"), of(answerTarget(one.channel))},
            {QStringLiteral("late"), late}};
}

QStringList rowOf(const QString& name, const AnswerTimes::OfChannel& one, const std::optional<Millis>& target) {
    constexpr int all = 100;
    return {name,
            QString::number(one.due),
            QString::number(one.inTime),
            QStringLiteral("%1 %").arg(qRound(inTimeShare(one) * all)),
            timeText(meanWorking(one)),
            timeText(meanWall(one)),
            timeText(target)};
}

Result<int> run(const Invocation& call) {
    const auto days = arguments::number(call, QStringLiteral("days"), 1, 36'500);
    if (!days)
        return call.usage(days.error().sentence);
    std::optional<Channel> only;
    if (call.has(QStringLiteral("channel"))) {
        const auto channel = channelFromText(call.value(QStringLiteral("channel")));
        if (!channel)
            return call.usage(channel.error().sentence);
        only = *channel;
    }
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(AnswerTimes times, await(services::AnswerService(workspace->desk().core()).times(static_cast<int>(*days))));
    if (only)
        times.channels.removeIf([&only](const AnswerTimes::OfChannel& one) { return one.channel != *only; });
    QJsonArray all;
    QList<QStringList> rows;
    for (const AnswerTimes::OfChannel& one : std::as_const(times.channels)) {
        all.append(of(one));
        rows.append(rowOf(toText(one.channel), one, answerTarget(one.channel)));
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("days"), *days}, {QStringLiteral("channels"), all}});
        return exits::done;
    }
    if (rows.size() > 1)
        rows.append(rowOf(QStringLiteral("all"), together(times), {}));
    terminal::printTable({QStringLiteral("Channel"), QStringLiteral("Due"), QStringLiteral("In time"), QStringLiteral("Share"),
                          QStringLiteral("Mean"), QStringLiteral("By the wall"), QStringLiteral("Target")},
                         rows);
    if (only && !times.channels.isEmpty()) { // Which they were.
        QStringList late;
        for (const qint64 lead : times.channels.first().late)
            late.append(leadNumberText(lead));
        terminal::say({});
        terminal::say(late.isEmpty() ? QStringLiteral("None was answered late.")
                                     : QStringLiteral("Late, or not answered: %1").arg(late.join(QStringLiteral(", "))));
    }
    if (rows.isEmpty())
        terminal::say(QStringLiteral("Nothing was due in these days."));
    return exits::done;
}

} // namespace

Command answers() {
    return {.name = QStringLiteral("answers"),
            .usage = {},
            .summary = QStringLiteral("how fast customers are answered, by channel"),
            .help = QStringLiteral(
                "Of the first responses that were due: how many people gave in time, and after how long, in working\n"
                "time and by the clock on the wall. What machines answered does not count."),
            .options = {option("days", "N", "of the last so many days (30)", "30"),
                        option("channel", "WORD", "only of this one, with the leads that were late")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
