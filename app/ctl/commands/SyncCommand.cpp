// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Sources.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl::commands {

using domain::Account;

namespace {

Result<QList<Account>> accountsOf(const Invocation& call, Sources& sources) {
    QList<Account> chosen;
    for (const QString& name : call.arguments()) {
        LW_TRY(const Account account, sources.find(name));
        chosen.append(account);
    }
    if (!call.arguments().isEmpty())
        return chosen;
    LW_TRY(const auto all, await(sources.channels().accounts()));
    for (const Account& account : all) {
        if (!account.isPaused)
            chosen.append(account);
    }
    return chosen;
}

QJsonObject toJson(const Account& account, const Result<channels::PollReport>& report) {
    QJsonObject entry{{QStringLiteral("account"), account.id.text()}, {QStringLiteral("name"), account.name}};
    if (!report) {
        entry.insert(QStringLiteral("error"), report.error().sentence);
        return entry;
    }
    entry.insert(QStringLiteral("seen"), report->seen);
    entry.insert(QStringLiteral("stored"), report->stored);
    entry.insert(QStringLiteral("failed"), report->failed);
    entry.insert(QStringLiteral("notes"), json::of(report->notes));
    return entry;
}

void print(const Account& account, const channels::PollReport& report) {
    terminal::say(QStringLiteral("%1: %2 new of %3 seen%4")
                      .arg(account.name)
                      .arg(report.stored)
                      .arg(report.seen)
                      .arg(report.failed > 0 ? QStringLiteral(", %1 will be tried again").arg(report.failed) : QString()));
    for (const QString& note : report.notes)
        terminal::say(QStringLiteral("    %1").arg(note));
}

Result<int> run(const Invocation& call) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Work));
    LW_TRY(const auto accounts, accountsOf(call, *sources));
    services::ChannelService& service = sources->channels();
    QObject::connect(&service, &services::ChannelService::syncStateChanged, qApp,
                     [](const AccountId&, const QString& sentence, int done, int total) {
                         terminal::progress(total > 0 ? QStringLiteral("%1 (%2 of %3)").arg(sentence).arg(done).arg(total)
                                                      : sentence);
                     });
    int exit = exits::done;
    QJsonArray entries;
    for (const Account& account : accounts) {
        const auto report = awaitOnLoop(service.sync(account.id));
        entries.append(toJson(account, report));
        if (!report) {
            exit = exits::refused;
            terminal::complain(QStringLiteral("%1: %2").arg(account.name, report.error().sentence));
        } else if (!call.wantsJson()) {
            print(account, *report);
        }
    }
    if (call.wantsJson())
        terminal::printJson(entries);
    else if (accounts.isEmpty())
        terminal::say(QStringLiteral("No account is connected that could be synced."));
    return exit;
}

} // namespace

Command sync() {
    return {.name = QStringLiteral("sync"),
            .usage = QStringLiteral("[ACCOUNT…]"),
            .summary = QStringLiteral("fetch what is new and work it in; without ACCOUNT from all that are not paused"),
            .help = QStringLiteral("Exit code 1 when one of them failed; what the others brought stays."),
            .options = {Sources::keyFileOption()},
            .argumentsMin = 0,
            .argumentsMax = -1,
            .run = run};
}

} // namespace leadwell::ctl::commands
