// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"
#include "core/channels/form/FormParser.h"
#include "core/files/MailboxReader.h"
#include "core/services/lead/Words.h"

#include <QFile>
#include <QFileInfo>

namespace leadwell::ctl::commands {

using namespace domain;

namespace {

constexpr qint64 fileMax = 64 * 1024 * 1024;

/// Hands the events of files to intake, one after the other, and tells what became of each. What cannot be read as a
/// file is told and does not stop the rest.
class Ingesting {
public:
    Ingesting(const Invocation& call, Workspace& workspace, const channels::Channel& channel, Instant receivedAt)
        : m_call(call)
        , m_workspace(workspace)
        , m_channel(channel)
        , m_receivedAt(receivedAt) {}

    Result<int> run(const QStringList& files) {
        for (const QString& file : files) {
            if (const auto taken = takeFile(file); !taken) {
                if (m_isStopped)
                    return taken.error();
                m_hasFailed = true;
                terminal::complain(QStringLiteral("%1: %2").arg(file, taken.error().sentence));
            }
        }
        if (m_call.wantsJson())
            terminal::printJson(m_entries);
        return m_hasFailed ? exits::refused : exits::done;
    }

private:
    Result<void> takeFile(const QString& file);
    Result<void> takeMails(const QString& file);
    Result<void> take(RawEvent event, const QString& context);
    Result<QByteArray> bytesOf(const QString& file) const;
    void print(const IntakeOutcome& outcome);

    const Invocation& m_call;
    Workspace& m_workspace;
    const channels::Channel& m_channel;
    Instant m_receivedAt;
    QJsonArray m_entries;
    bool m_hasFailed = false;
    bool m_isStopped = false; ///< the workspace took no more; the rest would fail as well
};

Result<QByteArray> Ingesting::bytesOf(const QString& path) const {
    if (path == QStringLiteral("-"))
        return terminal::readStandardInput();
    QFile file(path);
    if (!file.exists())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no such file."), {}};
    if (QFileInfo(path).isDir())
        return Error{ErrorKind::Invalid, QStringLiteral("It is a folder; give the files in it."), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Invalid, QStringLiteral("It cannot be read: %1.").arg(file.errorString()), {}};
    if (file.size() > fileMax)
        return Error{ErrorKind::TooLarge, QStringLiteral("It is larger than 64 MB; nothing of it was stored."), {}};
    return file.readAll();
}

Result<void> Ingesting::takeFile(const QString& path) {
    const QString id = m_channel.describe().id;
    if (id == QStringLiteral("email"))
        return takeMails(path);
    const QString context = path == QStringLiteral("-") ? QStringLiteral("standard input") : QFileInfo(path).fileName();
    LW_TRY(const QByteArray bytes, bytesOf(path));
    if (id == QStringLiteral("form")) {
        LW_TRY(const auto events, channels::form::formEvents(bytes, m_channel.describe().channel));
        for (qsizetype i = 0; i < events.size(); ++i)
            LW_CHECK(take(events.at(i), events.size() == 1 ? context : QStringLiteral("%1#%2").arg(context).arg(i + 1)));
        return {};
    }
    LW_TRY(const auto pieces, m_channel.split(bytes));
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        RawEvent event;
        event.channel = m_channel.describe().channel;
        event.parser = id;
        event.externalId = m_channel.externalIdOf(pieces.at(i));
        event.bytes = pieces.at(i);
        LW_CHECK(take(event, pieces.size() == 1 ? context : QStringLiteral("%1#%2").arg(context).arg(i + 1)));
    }
    return {};
}

/// One mail of an .eml, each mail of an mbox.
Result<void> Ingesting::takeMails(const QString& path) {
    const bool isInput = path == QStringLiteral("-");
    std::unique_ptr<files::MailboxReader> reader;
    if (isInput) {
        LW_TRY(const QByteArray bytes, bytesOf(path));
        LW_TRY(reader, files::MailboxReader::overBytes(bytes));
    } else {
        LW_TRY(reader, files::MailboxReader::open(path));
    }
    const QString name = isInput ? QStringLiteral("standard input") : QFileInfo(path).fileName();
    for (;;) {
        LW_TRY(const auto mail, reader->next());
        if (!mail)
            return {};
        const QString context = reader->isMailbox() ? QStringLiteral("%1#%2").arg(name).arg(mail->number) : name;
        if (!mail->refusal.isEmpty()) {
            m_hasFailed = true;
            terminal::complain(QStringLiteral("%1: %2").arg(context, mail->refusal));
            continue;
        }
        RawEvent event;
        event.channel = Channel::Email;
        event.parser = QStringLiteral("email");
        event.mediaType = QStringLiteral("message/rfc822");
        event.externalId = m_channel.externalIdOf(mail->bytes);
        event.bytes = mail->bytes;
        LW_CHECK(take(event, context));
    }
}

Result<void> Ingesting::take(RawEvent event, const QString& context) {
    event.account = m_call.value(QStringLiteral("account"));
    event.context = context;
    event.receivedAt = m_receivedAt.isSet() ? m_receivedAt : m_workspace.clock().now();
    auto outcome = await(m_workspace.desk().intake().receive(event));
    m_isStopped = !outcome;
    if (!outcome)
        return outcome.error();
    outcome->context = context;
    print(*outcome);
    return {};
}

void Ingesting::print(const IntakeOutcome& outcome) {
    if (m_call.wantsJson()) {
        m_entries.append(json::of(outcome));
        return;
    }
    if (outcome.state == IntakeOutcome::State::Duplicate) {
        const QString lead = outcome.leadNumber > 0 ? u' ' + leadNumberText(outcome.leadNumber) : QString();
        terminal::say(QStringLiteral("%1  already here%2").arg(outcome.context, lead));
        return;
    }
    QStringList parts{outcome.context, toText(outcome.state)};
    if (outcome.leadNumber > 0) {
        const QString kind = outcome.isRepeat    ? QStringLiteral("repeat")
                             : outcome.isNewLead ? QStringLiteral("new")
                                                 : QStringLiteral("known");
        parts << leadNumberText(outcome.leadNumber) << kind << services::words::label(outcome.heat)
              << (outcome.language.isEmpty() ? QStringLiteral("-") : outcome.language)
              << (outcome.ownerName.isEmpty() ? QStringLiteral("nobody") : outcome.ownerName);
    }
    terminal::say(parts.join(QStringLiteral("  ")));
    if (!outcome.reason.isEmpty()) {
        const bool isJudged = outcome.confidence > 0; // A correction is none of the rules' judgements.
        QString line = QStringLiteral("    ") + outcome.reason;
        line += isJudged ? QStringLiteral(" (confidence %1).").arg(outcome.confidence, 0, 'f', 2) : QStringLiteral(".");
        if (!outcome.suggestedAction.isEmpty())
            line += QStringLiteral(" %1.").arg(outcome.suggestedAction);
        terminal::say(line);
    }
    if (!outcome.cause.isEmpty())
        terminal::say(QStringLiteral("    %1").arg(outcome.cause));
}

Result<int> run(const Invocation& call) {
    const auto at = arguments::instant(call, QStringLiteral("at"));
    if (!at)
        return call.usage(at.error().sentence);
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    const QString id = call.arguments().first();
    const channels::Channel* channel = workspace->channels().find(id);
    if (!channel) {
        QStringList known;
        for (const channels::Channel* one : workspace->channels().all())
            known.append(one->describe().id);
        return call.usage(QStringLiteral("There is no channel “%1”; there are: %2.").arg(id, known.join(QStringLiteral(", "))));
    }
    return Ingesting(call, *workspace, *channel, *at).run(call.arguments().mid(1));
}

} // namespace

Command ingest() {
    return {.name = QStringLiteral("ingest"),
            .usage = QStringLiteral("CHANNEL FILE…"),
            .summary = QStringLiteral("feed raw events through intake, as if they had arrived"),
            .help = QStringLiteral(
                "CHANNEL email takes .eml and .mbox files, form takes JSON: an object is one event, a list several.\n"
                "indiamart takes what IndiaMART's Pull API answers or its Push API posts, one event for each enquiry.\n"
                "“-” is standard input. Prints one entry per event: attached, parked, already here or ignored; the lead;\n"
                "new or known; heat, language, owner; the reason, its confidence and the suggested action."),
            .options = {option("account", "WORD", "the account the events belong to (file)", "file"),
                        option("at", "TIME", "when they arrived; now without it")},
            .argumentsMin = 2,
            .argumentsMax = -1,
            .run = run};
}

} // namespace leadwell::ctl::commands
