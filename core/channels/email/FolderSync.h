// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/channels/email/FolderCursor.h"
#include "core/channels/email/ImapClient.h"

#include <QMap>

namespace leadwell::channels::email {

/// What a folder's sync needs to know and where it reports to.
struct FolderTask {
    QString folder;
    QString account;     ///< AccountId text
    FolderCursor cursor; ///< not set: never read before
    QDate firstDay;      ///< of the first sync; not set = everything
    bool onlyFromNow = false;
    Instant now;
};

/// Brings the new messages of one folder into the sink, lowest UID first, in groups of at most 20 messages
/// and 4 MB; the cursor is saved behind each group. A message that fails three times becomes a hole: the rest
/// goes on, later polls try it once each. Another UIDVALIDITY means all messages since the first day are
/// offered again; the sink knows its own.
class FolderSync {
public:
    static constexpr qsizetype groupSize = 20;
    static constexpr qint64 groupBytes = 4LL * 1024 * 1024;
    static constexpr int attemptsMax = 3;
    static constexpr int breaksMax = 6; ///< connection breaks in a row before the server counts as gone

    FolderSync(ImapClient& client, EventSink& sink, PollReport& report) : m_client(client), m_sink(sink), m_report(report) {}

    Result<void> run(const FolderTask& task);

private:
    using Messages = QMap<quint32, QByteArray>;
    enum class Outcome : quint8 { Fetched, Gone, Failed };

    Result<void> open();
    Result<void> ensureOpen();
    Result<QList<quint32>> wanted();
    Result<void> fetchNew(const QList<quint32>& uids);
    Result<void> fetchGroup(const QList<ImapEntry>& group);
    Result<void> fetchSeparately(const ImapEntry& entry, int attempts);
    Result<Outcome> attempt(const ImapEntry& entry);
    Result<void> leaveHole(quint32 uid);
    Result<void> retryHoles(const QList<quint32>& holes);
    Result<void> accept(const ImapEntry& entry, const QByteArray& bytes);
    Result<void> survive(const Error& error);
    Result<void> save();

    ImapClient& m_client;
    EventSink& m_sink;
    PollReport& m_report;
    FolderTask m_task;
    FolderCursor m_cursor;
    QString m_saved;
    bool m_isFirst = false;  ///< the folder was never read before
    bool m_isResync = false; ///< the folder has another UIDVALIDITY than the cursor
    quint32 m_uidNext = 0;
    int m_breaks = 0;
    int m_done = 0;
    int m_total = 0;
};

} // namespace leadwell::channels::email
