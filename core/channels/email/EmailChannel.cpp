// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/EmailChannel.h"

#include "core/channels/email/EmailParser.h"
#include "core/channels/email/EmailSettings.h"
#include "core/channels/email/FolderSync.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <optional>

// Has to stand outside every namespace.
static void loadIcon() {
    Q_INIT_RESOURCE(channel_email);
}

namespace leadwell::channels::email {

namespace {

constexpr int accountsAtOnce = 4;

Result<QString> lookAround(const AccountConfig& account, const net::ShouldStop& shouldStop) {
    LW_TRY(const EmailSettings settings, EmailSettings::read(account));
    ImapClient client(settings.login, shouldStop);
    LW_CHECK(client.connect());
    quint64 messages = 0;
    for (const QString& folder : settings.folders) {
        LW_TRY(const quint32 count, client.count(folder));
        messages += count;
    }
    const qsizetype folders = settings.folders.size();
    return QStringLiteral("Signed in; %1 %2, %3 %4.")
        .arg(folders)
        .arg(folders == 1 ? QStringLiteral("folder") : QStringLiteral("folders"), QLocale(QLocale::English).toString(messages),
             messages == 1 ? QStringLiteral("message") : QStringLiteral("messages"));
}

// Ends the whole poll; what only concerns one folder becomes a note.
bool endsPoll(ErrorKind kind) {
    return kind != ErrorKind::NotFound && kind != ErrorKind::Protocol && kind != ErrorKind::TooLarge;
}

Result<PollReport> pollFolders(const AccountConfig& account, const Cursor& cursor, EventSink& sink, Instant now,
                               const net::ShouldStop& shouldStop) {
    LW_TRY(const EmailSettings settings, EmailSettings::read(account));
    ImapClient client(settings.login, shouldStop);
    LW_CHECK(client.connect());
    PollReport report;
    std::optional<Error> firstError;
    int failedFolders = 0;
    for (const QString& folder : settings.folders) {
        FolderTask task;
        task.folder = folder;
        task.account = account.id.text();
        task.cursor = FolderCursor::fromText(cursor.value(FolderCursor::key(folder)));
        task.firstDay = settings.firstDay(now.inZone(QTimeZone::utc()).date());
        task.onlyFromNow = settings.firstSync == EmailSettings::FirstSync::FromNow;
        task.now = now;
        const auto synced = FolderSync(client, sink, report).run(task);
        if (synced)
            continue;
        if (endsPoll(synced.error().kind))
            return synced.error();
        ++failedFolders;
        report.notes.append(synced.error().sentence);
        firstError = firstError ? firstError : synced.error();
    }
    if (failedFolders == settings.folders.size())
        return *firstError;
    return report;
}

} // namespace

EmailChannel::EmailChannel(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)), m_background(accountsAtOnce) {
    loadIcon();
}

Description EmailChannel::describe() const {
    Description description;
    description.id = QStringLiteral("email");
    description.channel = domain::Channel::Email;
    description.name = QStringLiteral("E-mail");
    description.summary = QStringLiteral("Reads enquiries from a mailbox by IMAP; the mailbox itself is never changed.");
    description.signIn = SignIn::Mailbox;
    description.fields = EmailSettings::fields();
    description.polls = true;
    description.pollEvery = Millis(60'000);
    return description;
}

Result<domain::ParsedEvent> EmailChannel::parse(const domain::RawEvent& event) const {
    return parseEmail(event);
}

QString EmailChannel::externalIdOf(const QByteArray& bytes) const {
    return emailExternalId(bytes);
}

Result<QByteArray> EmailChannel::attachment(const domain::RawEvent& event, int part) const {
    return emailPart(event.bytes, part);
}

Answer<QString> EmailChannel::test(const AccountConfig& account) const {
    return m_background.run<QString>([account](const net::ShouldStop& shouldStop) { return lookAround(account, shouldStop); });
}

Answer<PollReport> EmailChannel::poll(const AccountConfig& account, const Cursor& cursor, std::shared_ptr<EventSink> sink) const {
    return m_background.run<PollReport>(
        [account, cursor, sink = std::move(sink), clock = m_clock](const net::ShouldStop& poolStops) {
            const net::ShouldStop shouldStop = [&] { return poolStops() || sink->isCancelled(); };
            return pollFolders(account, cursor, *sink, clock->now(), shouldStop);
        });
}

std::unique_ptr<Channel> create() {
    return std::make_unique<EmailChannel>(std::make_shared<SystemClock>());
}

} // namespace leadwell::channels::email
