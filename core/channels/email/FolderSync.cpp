// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/FolderSync.h"

#include "core/base/Log.h"
#include "core/channels/email/EmailParser.h"
#include "core/channels/email/ImapErrors.h"

#include <algorithm>

namespace leadwell::channels::email {

namespace {

constexpr qsizetype entriesAtOnce = 1000;

// Worth another try on a new connection; everything else ends the sync.
bool isOfTheConnection(ErrorKind kind) {
    return kind == ErrorKind::Offline || kind == ErrorKind::TimedOut || kind == ErrorKind::Protocol ||
           kind == ErrorKind::TooLarge;
}

quint32 highest(const QList<ImapEntry>& group) {
    quint32 uid = 0;
    for (const ImapEntry& entry : group)
        uid = qMax(uid, entry.uid);
    return uid;
}

} // namespace

Result<void> FolderSync::run(const FolderTask& task) {
    m_task = task;
    m_cursor = task.cursor;
    m_saved = m_cursor.isSet() ? m_cursor.toText() : QString();
    m_isFirst = !m_cursor.isSet();
    LW_CHECK(open());
    const QList<quint32> holes = m_cursor.holes;
    const quint32 uidNext = m_uidNext; // as it was before the search; a reopened folder may say more
    LW_TRY(const QList<quint32> uids, wanted());
    m_report.seen += static_cast<int>(uids.size());
    m_total = static_cast<int>(uids.size() + holes.size());
    LW_CHECK(fetchNew(uids));
    if (uidNext > 0)
        m_cursor.lastUid = qMax(m_cursor.lastUid, uidNext - 1);
    LW_CHECK(save());
    const auto retried = retryHoles(holes);
    if (retried || !isOfTheConnection(retried.error().kind))
        return retried;
    m_report.notes.append(QStringLiteral("%1 messages of “%2” still cannot be fetched; they are tried again.")
                              .arg(m_cursor.holes.size())
                              .arg(m_task.folder));
    return {};
}

Result<void> FolderSync::ensureOpen() {
    return m_client.isConnected() ? Result<void>() : open();
}

// Opens the folder, again after a break too; a cursor of another UIDVALIDITY starts over.
Result<void> FolderSync::open() {
    LW_CHECK(m_client.connect());
    LW_TRY(const ImapMailbox mailbox, m_client.examine(m_task.folder));
    m_uidNext = mailbox.uidNext;
    if (m_cursor.uidValidity == mailbox.uidValidity)
        return {};
    if (m_cursor.isSet() && (m_isFirst || m_isResync || m_total > 0))
        return connectionLost(); // renumbered under our hands; the next poll sees it from the start
    m_isResync = m_cursor.isSet();
    if (m_isResync)
        m_report.notes.append(QStringLiteral("The server renumbered the folder “%1”; it was compared anew, nothing is stored "
                                             "twice.")
                                  .arg(m_task.folder));
    else
        m_cursor.since = m_task.firstDay;
    m_cursor.uidValidity = mailbox.uidValidity;
    m_cursor.lastUid = 0;
    m_cursor.holes.clear();
    return {};
}

Result<QList<quint32>> FolderSync::wanted() {
    if (m_isResync || (m_isFirst && !m_task.onlyFromNow))
        return m_client.searchSince(m_cursor.since);
    if (m_isFirst && m_uidNext == 0) {
        LW_TRY(const QList<quint32> all, m_client.searchSince({}));
        m_cursor.lastUid = all.isEmpty() ? 0 : all.last();
    }
    const bool hasNothingNew = m_uidNext > 0 && m_cursor.lastUid + 1 >= m_uidNext;
    return m_isFirst || hasNothingNew ? QList<quint32>() : m_client.searchAfter(m_cursor.lastUid);
}

Result<void> FolderSync::fetchNew(const QList<quint32>& uids) {
    for (qsizetype from = 0; from < uids.size(); from += entriesAtOnce) {
        LW_CHECK(ensureOpen());
        LW_TRY(const QList<ImapEntry> entries, m_client.entries(uids.mid(from, entriesAtOnce)));
        QList<ImapEntry> group;
        qint64 bytes = 0;
        for (const ImapEntry& entry : entries) {
            if (!group.isEmpty() && (group.size() >= groupSize || bytes + entry.sizeBytes > groupBytes)) {
                LW_CHECK(fetchGroup(group));
                group.clear();
                bytes = 0;
            }
            group.append(entry);
            bytes += entry.sizeBytes;
        }
        if (!group.isEmpty())
            LW_CHECK(fetchGroup(group));
    }
    return {};
}

// One command for the whole group; what is missing afterwards is fetched piece by piece.
Result<void> FolderSync::fetchGroup(const QList<ImapEntry>& group) {
    Messages messages;
    QList<quint32> uids;
    for (const ImapEntry& entry : group) {
        if (entry.sizeBytes <= ImapClient::wholeBytesMax)
            uids.append(entry.uid);
    }
    Result<int> fetched = 0;
    LW_CHECK(ensureOpen());
    if (!uids.isEmpty())
        fetched = m_client.fetch(uids, [&messages](quint32 uid, QByteArray bytes) -> Result<void> {
            messages.insert(uid, std::move(bytes));
            return {};
        });
    QList<ImapEntry> missing;
    for (const ImapEntry& entry : group) {
        if (messages.contains(entry.uid))
            LW_CHECK(accept(entry, messages.take(entry.uid)));
        else
            missing.append(entry);
    }
    if (!fetched)
        LW_CHECK(survive(fetched.error()));
    for (const ImapEntry& entry : missing)
        LW_CHECK(fetchSeparately(entry, attemptsMax));
    m_cursor.lastUid = qMax(m_cursor.lastUid, highest(group));
    return save();
}

Result<void> FolderSync::fetchSeparately(const ImapEntry& entry, int attempts) {
    for (int i = 1; i <= attempts; ++i) {
        const auto outcome = attempt(entry);
        if (outcome && *outcome != Outcome::Failed) {
            m_cursor.holes.removeAll(entry.uid);
            return {};
        }
        if (!outcome && (i < attempts || !isOfTheConnection(outcome.error().kind)))
            return outcome.error();
        if (i == attempts) {
            // Remembered before giving up, or a message that hangs the server would stop every poll at the
            // same place.
            LW_CHECK(leaveHole(entry.uid));
            return outcome ? Result<void>() : outcome.error();
        }
    }
    return {};
}

Result<void> FolderSync::leaveHole(quint32 uid) {
    ++m_report.failed;
    qCWarning(logChannel, "message %u of a folder could not be fetched; it is tried again with the next poll", uid);
    if (!m_cursor.holes.contains(uid))
        m_cursor.holes.append(uid);
    if (m_cursor.holes.size() > FolderCursor::holesMax)
        return Error{ErrorKind::Protocol,
                     QStringLiteral("The mail server hands out too few of its messages in “%1”. The sync "
                                    "of this folder stopped.")
                         .arg(m_task.folder),
                     {}};
    m_cursor.lastUid = qMax(m_cursor.lastUid, uid); // everything below was accepted, or is a hole too
    return save();
}

Result<FolderSync::Outcome> FolderSync::attempt(const ImapEntry& entry) {
    LW_CHECK(ensureOpen());
    QByteArray bytes;
    if (entry.sizeBytes > ImapClient::wholeBytesMax) {
        const auto beginning = m_client.fetchBeginning(entry);
        if (!beginning)
            return survive(beginning.error()) ? Result<Outcome>(Outcome::Failed) : beginning.error();
        bytes = *beginning;
    } else {
        const auto fetched = m_client.fetch({entry.uid}, [&bytes](quint32, QByteArray message) -> Result<void> {
            bytes = std::move(message);
            return {};
        });
        if (!fetched)
            return survive(fetched.error()) ? Result<Outcome>(Outcome::Failed) : fetched.error();
    }
    if (!bytes.isEmpty()) {
        LW_CHECK(accept(entry, bytes));
        return Outcome::Fetched;
    }
    LW_TRY(const QList<ImapEntry> there, m_client.entries({entry.uid}));
    return there.isEmpty() ? Outcome::Gone : Outcome::Failed;
}

Result<void> FolderSync::retryHoles(const QList<quint32>& holes) {
    if (holes.isEmpty() || m_cursor.holes.isEmpty())
        return {};
    m_breaks = 0;
    LW_CHECK(ensureOpen());
    LW_TRY(const QList<ImapEntry> entries, m_client.entries(holes));
    for (const ImapEntry& entry : entries)
        LW_CHECK(fetchSeparately(entry, 1));
    m_cursor.holes.removeIf([&](quint32 uid) { // deleted on the server meanwhile
        return holes.contains(uid) &&
               std::none_of(entries.begin(), entries.end(), [uid](const ImapEntry& entry) { return entry.uid == uid; });
    });
    return save();
}

Result<void> FolderSync::accept(const ImapEntry& entry, const QByteArray& bytes) {
    if (m_sink.isCancelled())
        return cancelled();
    domain::RawEvent event;
    event.channel = domain::Channel::Email;
    event.parser = QStringLiteral("email");
    event.account = m_task.account;
    event.externalId = emailExternalId(bytes);
    // A server whose clock runs ahead must not put mails into the future.
    const bool isPlausible = entry.receivedAt.isSet() && entry.receivedAt <= m_task.now;
    event.receivedAt = isPlausible ? entry.receivedAt : m_task.now;
    event.mediaType = QStringLiteral("message/rfc822");
    event.bytes = bytes;
    event.context = QStringLiteral("%1/%2").arg(m_task.folder).arg(entry.uid);
    LW_TRY(const bool isNew, m_sink.accept(std::move(event)));
    m_report.stored += isNew ? 1 : 0;
    m_breaks = 0;
    ++m_done;
    m_sink.progress(QStringLiteral("%1: %2 of %3").arg(m_task.folder).arg(m_done).arg(m_total), m_done, m_total);
    return {};
}

// A broken connection is no reason to give up yet: the next attempt opens a new one.
Result<void> FolderSync::survive(const Error& error) {
    if (!isOfTheConnection(error.kind))
        return error;
    // A server that hangs costs more patience than one that hangs up.
    m_breaks += error.kind == ErrorKind::TimedOut ? 2 : 1;
    if (m_breaks > breaksMax)
        return error;
    return {};
}

Result<void> FolderSync::save() {
    const QString text = m_cursor.toText();
    if (text == m_saved)
        return {};
    LW_CHECK(m_sink.saveCursor(FolderCursor::key(m_task.folder), text));
    m_saved = text;
    return {};
}

} // namespace leadwell::channels::email
