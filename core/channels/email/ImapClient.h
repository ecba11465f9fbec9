// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/ImapConnection.h"

#include <QDate>
#include <QList>
#include <QStringList>

namespace leadwell::channels::email {

struct ImapFolder {
    QString name;
    QStringList flags; ///< "\\Noselect", "\\Sent" …
};

/// A folder as it was when it was opened.
struct ImapMailbox {
    quint32 uidValidity = 0;
    quint32 uidNext = 0; ///< 0 when the server does not say
    quint32 messages = 0;
};

/// What is known of a message before it is fetched.
struct ImapEntry {
    quint32 uid = 0;
    qint64 sizeBytes = 0;
    Instant receivedAt; ///< INTERNALDATE; not set when unreadable
};

/// The few things Leadwell asks of a mailbox. Never changes it: folders are opened read-only, bodies are
/// peeked at. After an error of the connection, connect() and examine() again; every other call answers
/// Offline until then.
class ImapClient {
public:
    /// Mails above this are fetched in part.
    static constexpr qint64 wholeBytesMax = 64LL * 1024 * 1024;
    static constexpr qint64 beginningBytes = 1024 * 1024;

    ImapClient(ImapLogin login, net::ShouldStop shouldStop);

    /// Signs in unless signed in. Errors: those of ImapConnection::open.
    Result<void> connect();
    bool isConnected() const { return m_connection && m_connection->isUsable(); }

    Result<QList<ImapFolder>> folders();
    /// Opens a folder read-only; the calls below are about it. Errors: NotFound and those of ImapConnection.
    Result<ImapMailbox> examine(const QString& folder);
    /// Number of messages in a folder, without opening it.
    Result<quint32> count(const QString& folder);

    /// UIDs in ascending order. An unset date means all.
    Result<QList<quint32>> searchSince(const QDate& date);
    /// UIDs above `uid`; the "*" that always names the last message is sorted out.
    Result<QList<quint32>> searchAfter(quint32 uid);
    /// In the order of `uids`; those that are gone are missing.
    Result<QList<ImapEntry>> entries(const QList<quint32>& uids);

    using Receiver = std::function<Result<void>(quint32 uid, QByteArray bytes)>;
    /// Hands each message to `receiver` as it arrives; what arrived before an error stays. The server decides
    /// the order. Answers how many it delivered. Errors: those of ImapConnection::run, of `receiver`, and
    /// Protocol when refused.
    Result<int> fetch(const QList<quint32>& uids, const Receiver& receiver);
    /// Headers and the first megabyte of the body, with an "X-Leadwell-Truncated" header that says so.
    Result<QByteArray> fetchBeginning(const ImapEntry& entry);

private:
    Result<ImapAnswer> run(const QByteArray& command, const ImapConnection::Taker& taker = {});
    Result<QList<quint32>> search(const QByteArray& criteria);

    ImapLogin m_login;
    net::ShouldStop m_shouldStop;
    std::unique_ptr<ImapConnection> m_connection;
};

/// "1:4,7,9:12" from ascending UIDs.
QByteArray uidSet(const QList<quint32>& uids);
/// "20-Nov-2026 10:15:00 +0530", or not set.
Instant internalDate(const QByteArray& text);

} // namespace leadwell::channels::email
