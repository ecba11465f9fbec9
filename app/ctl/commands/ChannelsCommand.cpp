// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AccountForm.h"
#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/ListFilter.h"
#include "app/ctl/Sources.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl::commands {

using namespace domain;
using channels::Description;

namespace {

QString statusOf(const Account& account) {
    if (account.isPaused)
        return QStringLiteral("paused");
    if (!account.error.isEmpty())
        return account.error;
    return account.lastReport.isEmpty() ? QStringLiteral("not synced yet") : account.lastReport;
}

/// Settings only: secrets are never part of an account.
QJsonObject toJson(const Account& account) {
    QJsonObject settings;
    for (auto setting = account.settings.begin(); setting != account.settings.end(); ++setting)
        settings.insert(setting.key(), setting.value());
    return {{QStringLiteral("id"), account.id.text()},
            {QStringLiteral("channel"), account.channelId},
            {QStringLiteral("name"), account.name},
            {QStringLiteral("settings"), settings},
            {QStringLiteral("paused"), account.isPaused},
            {QStringLiteral("last_sync_at"), json::of(account.lastSyncAt)},
            {QStringLiteral("last_report"), json::textOrNull(account.lastReport)},
            {QStringLiteral("error"), json::textOrNull(account.error)},
            {QStringLiteral("error_since"), json::of(account.errorSince)}};
}

void printLedger(const QList<LedgerDay>& days) {
    QList<QStringList> rows;
    for (const LedgerDay& day : days)
        rows.append({day.day, day.channelName, QString::number(day.received), QString::number(day.attached),
                     QString::number(day.parked), QString::number(day.waiting), QString::number(day.notLeads)});
    if (rows.isEmpty())
        return;
    terminal::say({});
    terminal::printTable({QStringLiteral("Day"), QStringLiteral("Account"), QStringLiteral("Received"),
                          QStringLiteral("Attached"), QStringLiteral("Parked"), QStringLiteral("Waiting"),
                          QStringLiteral("Not leads")},
                         rows);
}

Result<int> listAll(const Invocation& call) {
    const auto days = arguments::number(call, QStringLiteral("days"), 1, 36'500);
    if (!days)
        return call.usage(days.error().sentence);
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(sources->desk()));
    LW_TRY(const auto accounts, await(sources->channels().accounts()));
    LW_TRY(const auto ledger, await(sources->channels().ledger(static_cast<int>(*days))));
    if (call.wantsJson()) {
        QJsonArray list;
        for (const Account& account : accounts)
            list.append(toJson(account));
        terminal::printJson(QJsonObject{{QStringLiteral("accounts"), list}, {QStringLiteral("ledger"), json::of(ledger)}});
        return exits::done;
    }
    QList<QStringList> rows;
    for (const Account& account : accounts)
        rows.append({account.id.text().left(8), account.channelId, account.name, timeText(account.lastSyncAt, team.zone),
                     statusOf(account)});
    if (rows.isEmpty())
        terminal::say(QStringLiteral("No account is connected."));
    else
        terminal::printTable({QStringLiteral("Id"), QStringLiteral("Channel"), QStringLiteral("Name"),
                              QStringLiteral("Last sync"), QStringLiteral("State")},
                             rows);
    printLedger(ledger);
    return exits::done;
}

Result<int> listKinds(const Invocation& call) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Look));
    QJsonArray kinds;
    for (const Description& kind : sources->channels().kinds()) {
        QJsonArray fields;
        if (!call.wantsJson())
            terminal::say(QStringLiteral("%1: %2").arg(kind.id, kind.summary));
        for (const channels::SettingField& field : kind.fields) {
            const bool isSecret = field.kind == channels::SettingField::Kind::Secret;
            fields.append(QJsonObject{{QStringLiteral("key"), field.key},
                                      {QStringLiteral("label"), field.label},
                                      {QStringLiteral("required"), field.isRequired},
                                      {QStringLiteral("secret"), isSecret},
                                      {QStringLiteral("fallback"), json::textOrNull(field.fallback)},
                                      {QStringLiteral("choices"), json::of(field.choices)}});
            if (!call.wantsJson())
                terminal::say(QStringLiteral("  %1 %2%3%4")
                                  .arg(field.key.leftJustified(14), field.label,
                                       isSecret ? QStringLiteral(" (secret)") : QString(),
                                       field.isRequired ? QStringLiteral(" (required)") : QString()));
        }
        kinds.append(QJsonObject{
            {QStringLiteral("id"), kind.id}, {QStringLiteral("name"), kind.name}, {QStringLiteral("fields"), fields}});
    }
    if (call.wantsJson())
        terminal::printJson(kinds);
    return exits::done;
}

int tell(const Invocation& call, const QString& sentence, const AccountId& account) {
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("id"), account.text()}, {QStringLiteral("sentence"), sentence}});
    else
        terminal::say(sentence);
    return exits::done;
}

Result<int> add(const Invocation& call, const QString& kindId) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Work));
    const channels::Channel* channel = sources->registry().find(kindId);
    if (!channel || !channel->describe().isConnectable())
        return call.usage(
            QStringLiteral("“%1” is no channel that can be connected; see leadwellctl channels kinds.").arg(kindId));
    const Description kind = channel->describe();
    Account account;
    account.channelId = kindId;
    account.name = call.value(QStringLiteral("name"));
    if (account.name.trimmed().isEmpty())
        return call.usage(QStringLiteral("The account needs a --name."));
    if (const auto filled = fillSettings(call, kind, account); !filled)
        return call.usage(filled.error().sentence);
    LW_TRY(const auto secrets, readSecrets(call, kind, true));
    if (!call.has(QStringLiteral("untested")))
        LW_CHECK(awaitOnLoop(sources->channels().test(account, secrets)));
    LW_TRY(const AccountId id, awaitOnLoop(sources->channels().saveAccount(account, secrets)));
    return tell(call, QStringLiteral("Connected “%1”.").arg(account.name), id);
}

Result<int> change(const Invocation& call, const QString& name) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Work));
    LW_TRY(Account account, sources->find(name));
    const channels::Channel* channel = sources->registry().find(account.channelId);
    if (!channel)
        return Error{ErrorKind::Invalid, QStringLiteral("This version has no channel “%1”.").arg(account.channelId), {}};
    if (call.has(QStringLiteral("name")))
        account.name = call.value(QStringLiteral("name"));
    if (const auto filled = fillSettings(call, channel->describe(), account); !filled)
        return call.usage(filled.error().sentence);
    LW_TRY(const auto secrets, readSecrets(call, channel->describe(), false));
    LW_CHECK(awaitOnLoop(sources->channels().saveAccount(account, secrets)));
    return tell(call, QStringLiteral("Changed “%1”.").arg(account.name), account.id);
}

Result<int> onAccount(const Invocation& call, const QString& verb, const QString& name) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Work));
    LW_TRY(const Account account, sources->find(name));
    services::ChannelService& service = sources->channels();
    if (verb == QStringLiteral("test")) {
        LW_TRY(const QString sentence, awaitOnLoop(service.test(account, {})));
        return tell(call, sentence, account.id);
    }
    if (verb == QStringLiteral("remove")) {
        LW_CHECK(awaitOnLoop(service.removeAccount(account.id)));
        return tell(call, QStringLiteral("“%1” is no longer connected; what it brought stays.").arg(account.name), account.id);
    }
    const bool isPaused = verb == QStringLiteral("pause");
    LW_CHECK(awaitOnLoop(service.setPaused(account.id, isPaused)));
    return tell(call, (isPaused ? QStringLiteral("“%1” is paused.") : QStringLiteral("“%1” is polled again.")).arg(account.name),
                account.id);
}

Result<int> listParked(const Invocation& call) {
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(sources->desk()));
    LW_TRY(const auto events, await(sources->channels().parked()));
    QJsonArray list;
    QList<QStringList> rows;
    for (const ParkedEvent& event : events) {
        list.append(QJsonObject{{QStringLiteral("id"), event.id.text()},
                                {QStringLiteral("channel"), toText(event.channel)},
                                {QStringLiteral("account"), event.accountName},
                                {QStringLiteral("context"), json::textOrNull(event.context)},
                                {QStringLiteral("cause"), event.cause},
                                {QStringLiteral("received_at"), json::of(event.receivedAt)},
                                {QStringLiteral("size"), event.sizeBytes},
                                {QStringLiteral("attempts"), event.attempts}});
        rows.append({event.id.text(), event.accountName, timeText(event.receivedAt, team.zone), event.context, event.cause});
    }
    if (call.wantsJson())
        terminal::printJson(list);
    else if (rows.isEmpty())
        terminal::say(QStringLiteral("Nothing is parked."));
    else
        terminal::printTable({QStringLiteral("Event"), QStringLiteral("Account"), QStringLiteral("Received"),
                              QStringLiteral("Where"), QStringLiteral("Why")},
                             rows);
    return exits::done;
}

Result<int> retry(const Invocation& call, const QString& eventText) {
    const EventId event = EventId::fromText(eventText);
    if (!event.isSet())
        return call.usage(QStringLiteral("“%1” is no event; leadwellctl channels parked lists them.").arg(eventText));
    LW_TRY(const auto sources, Sources::open(call, Workspace::Mode::Work));
    LW_TRY(const IntakeOutcome outcome, await(sources->channels().retryParked(event)));
    if (call.wantsJson())
        terminal::printJson(json::of(outcome));
    else if (outcome.state == IntakeOutcome::State::Parked)
        terminal::say(QStringLiteral("Still parked: %1").arg(outcome.cause));
    else
        terminal::say(QStringLiteral("%1: %2").arg(toText(outcome.state),
                                                   outcome.leadNumber > 0 ? leadNumberText(outcome.leadNumber) : outcome.cause));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString verb = call.arguments().value(0);
    const QString word = call.arguments().value(1);
    if (verb.isEmpty())
        return listAll(call);
    if (verb == QStringLiteral("kinds"))
        return listKinds(call);
    if (verb == QStringLiteral("parked"))
        return listParked(call);
    static const QStringList verbs{QStringLiteral("add"),    QStringLiteral("change"), QStringLiteral("test"),
                                   QStringLiteral("remove"), QStringLiteral("pause"),  QStringLiteral("resume"),
                                   QStringLiteral("retry")};
    if (!verbs.contains(verb))
        return call.usage(QStringLiteral("“%1” is not one of kinds, parked, %2.").arg(verb, verbs.join(QStringLiteral(", "))));
    if (word.isEmpty())
        return call.usage(QStringLiteral("channels %1 needs one more word.").arg(verb));
    if (verb == QStringLiteral("add"))
        return add(call, word);
    if (verb == QStringLiteral("change"))
        return change(call, word);
    if (verb == QStringLiteral("retry"))
        return retry(call, word);
    return onAccount(call, verb, word);
}

} // namespace

Command channels() {
    return {.name = QStringLiteral("channels"),
            .usage =
                QStringLiteral("[kinds | parked | add KIND | change ACCOUNT | test ACCOUNT | pause ACCOUNT | resume ACCOUNT | "
                               "remove ACCOUNT | retry EVENT]"),
            .summary = QStringLiteral("accounts with their state, and what arrived day by day"),
            .help = QStringLiteral(
                "channels add email --name Sales --set host=imap.example.com --set user=sales@example.com\n"
                "    --secret-file password=FILE\n"
                "Secrets never stand on the command line: they come from a file, or are asked for. ACCOUNT is a name or an id."),
            .options = QList<QCommandLineOption>{option("days", "N", "list: days of the ledger to print (7)", "7"),
                                                 option("name", "NAME", "add, change: what the account is called"),
                                                 flag("untested", "add: without signing in first"), Sources::keyFileOption()} +
                       accountFormOptions(),
            .argumentsMin = 0,
            .argumentsMax = 2,
            .run = run};
}

} // namespace leadwell::ctl::commands
