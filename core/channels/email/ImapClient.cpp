// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/ImapClient.h"

#include "core/channels/email/FolderName.h"
#include "core/channels/email/ImapErrors.h"
#include "core/channels/email/MimeTree.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace leadwell::channels::email {

namespace {

constexpr qsizetype entriesPerCommand = 200;

bool isData(const ImapResponse& response, const char* word, size_t at) {
    return response.status.isEmpty() && response.values.size() > at && response.values.at(at).isAtom(word);
}

// The number in "[UIDNEXT 72]"-like codes; 0 when it is another code.
quint32 codeNumber(const ImapResponse& response, const QByteArray& word) {
    const QByteArray code = response.code.toUpper();
    return code.startsWith(QByteArray(word + ' ')) ? code.mid(word.size() + 1).trimmed().toUInt() : 0;
}

// Name and value pairs of "* 3 FETCH (UID 7 RFC822.SIZE 120 …)".
QHash<QByteArray, const ImapValue*> attributes(const ImapResponse& response) {
    QHash<QByteArray, const ImapValue*> found;
    if (!isData(response, "FETCH", 1) || response.values.size() < 3)
        return found;
    const auto& items = response.values.at(2).items;
    for (size_t i = 0; i + 1 < items.size(); i += 2)
        found.insert(items.at(i).bytes.toUpper(), &items.at(i + 1));
    return found;
}

quint32 uidOf(const QHash<QByteArray, const ImapValue*>& values) {
    const ImapValue* uid = values.value("UID");
    return uid ? uid->bytes.toUInt() : 0;
}

Error fetchRefused(const ImapAnswer& answer) {
    return refused(QStringLiteral("The mail server would not hand out a message. It is tried again."), "FETCH", answer.done.code);
}

} // namespace

QByteArray uidSet(const QList<quint32>& uids) {
    QByteArray set;
    for (qsizetype i = 0; i < uids.size();) {
        qsizetype end = i;
        while (end + 1 < uids.size() && uids.at(end + 1) == uids.at(end) + 1)
            ++end;
        set += (set.isEmpty() ? "" : ",") + QByteArray::number(uids.at(i));
        if (end > i)
            set += ':' + QByteArray::number(uids.at(end));
        i = end + 1;
    }
    return set;
}

// Blanks for hyphens make it a mail date; the sign of a zone west of Greenwich is put back.
Instant internalDate(const QByteArray& text) {
    return mailDate(QByteArray(text.trimmed()).replace('-', ' ').replace("  ", " -"));
}

ImapClient::ImapClient(ImapLogin login, net::ShouldStop shouldStop)
    : m_login(std::move(login))
    , m_shouldStop(std::move(shouldStop)) {}

Result<void> ImapClient::connect() {
    if (isConnected())
        return {};
    m_connection.reset();
    LW_TRY(m_connection, ImapConnection::open(m_login, m_shouldStop));
    return {};
}

Result<ImapAnswer> ImapClient::run(const QByteArray& command, const ImapConnection::Taker& taker) {
    return isConnected() ? m_connection->run(command, taker) : Result<ImapAnswer>(connectionLost());
}

Result<QList<ImapFolder>> ImapClient::folders() {
    LW_TRY(const ImapAnswer answer, run("LIST \"\" \"*\""));
    QList<ImapFolder> found;
    for (const ImapResponse& response : answer.data) {
        if (!isData(response, "LIST", 0) || response.values.size() < 4 || found.size() >= 10'000)
            continue;
        ImapFolder folder;
        folder.name = decodeFolderName(response.values.at(3).bytes);
        for (const ImapValue& flag : response.values.at(1).items)
            folder.flags.append(QString::fromLatin1(flag.bytes));
        found.append(folder);
    }
    return found;
}

Result<ImapMailbox> ImapClient::examine(const QString& folder) {
    LW_TRY(const ImapAnswer answer, run("EXAMINE " + quotedImap(encodeFolderName(folder))));
    if (answer.done.status != "OK")
        return Error{ErrorKind::NotFound, QStringLiteral("The mailbox has no folder “%1”.").arg(folder.left(80)),
                     QStringLiteral("EXAMINE ") + QString::fromLatin1(answer.done.code.left(60))};
    ImapMailbox mailbox;
    for (const ImapResponse& response : answer.data) {
        mailbox.uidValidity = qMax(mailbox.uidValidity, codeNumber(response, "UIDVALIDITY"));
        mailbox.uidNext = qMax(mailbox.uidNext, codeNumber(response, "UIDNEXT"));
        if (isData(response, "EXISTS", 1))
            mailbox.messages = response.values.at(0).bytes.toUInt();
    }
    if (mailbox.uidValidity == 0)
        return Error{ErrorKind::Protocol,
                     QStringLiteral("The mail server gives its messages no lasting numbers "
                                    "(UIDVALIDITY), so they cannot be synced."),
                     {}};
    return mailbox;
}

Result<quint32> ImapClient::count(const QString& folder) {
    LW_TRY(const ImapAnswer answer, run("STATUS " + quotedImap(encodeFolderName(folder)) + " (MESSAGES)"));
    for (const ImapResponse& response : answer.data) {
        if (isData(response, "STATUS", 0) && response.values.size() >= 3 && response.values.at(2).items.size() >= 2)
            return response.values.at(2).items.at(1).bytes.toUInt();
    }
    return Error{ErrorKind::NotFound, QStringLiteral("The mailbox has no folder “%1”.").arg(folder.left(80)), {}};
}

Result<QList<quint32>> ImapClient::search(const QByteArray& criteria) {
    LW_TRY(const ImapAnswer answer, run("UID SEARCH " + criteria));
    if (answer.done.status != "OK")
        return refused(QStringLiteral("The mail server would not search the folder. It is tried again."), "SEARCH",
                       answer.done.code);
    QList<quint32> uids;
    for (const ImapResponse& response : answer.data) {
        if (!isData(response, "SEARCH", 0))
            continue;
        for (size_t i = 1; i < response.values.size(); ++i) {
            if (const quint32 uid = response.values.at(i).bytes.toUInt(); uid > 0)
                uids.append(uid);
        }
    }
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

Result<QList<quint32>> ImapClient::searchSince(const QDate& date) {
    if (!date.isValid())
        return search("ALL");
    static const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return search("SINCE " + QByteArray::number(date.day()) + '-' + months[date.month() - 1] + '-' +
                  QByteArray::number(date.year()));
}

Result<QList<quint32>> ImapClient::searchAfter(quint32 uid) {
    if (uid == std::numeric_limits<quint32>::max())
        return QList<quint32>();
    LW_TRY(QList<quint32> uids, search("UID " + QByteArray::number(uid + 1) + ":*"));
    uids.removeIf([uid](quint32 found) { return found <= uid; });
    return uids;
}

Result<QList<ImapEntry>> ImapClient::entries(const QList<quint32>& uids) {
    QHash<quint32, ImapEntry> known;
    const auto take = [&known](ImapResponse& response) -> Result<bool> {
        const auto values = attributes(response);
        const quint32 uid = uidOf(values);
        const ImapValue* size = values.value("RFC822.SIZE");
        if (uid == 0 || !size)
            return false;
        const ImapValue* date = values.value("INTERNALDATE");
        known.insert(uid, {uid, size->bytes.toLongLong(), date ? internalDate(date->bytes) : Instant()});
        return true;
    };
    for (qsizetype from = 0; from < uids.size(); from += entriesPerCommand) {
        const QByteArray set = uidSet(uids.mid(from, entriesPerCommand));
        LW_TRY(const ImapAnswer answer, run("UID FETCH " + set + " (UID RFC822.SIZE INTERNALDATE)", take));
        if (answer.done.status != "OK")
            return fetchRefused(answer);
    }
    QList<ImapEntry> found;
    for (const quint32 uid : uids) {
        if (known.contains(uid))
            found.append(known.value(uid));
    }
    return found;
}

Result<int> ImapClient::fetch(const QList<quint32>& uids, const Receiver& receiver) {
    int delivered = 0;
    const auto take = [&](ImapResponse& response) -> Result<bool> {
        const auto values = attributes(response);
        const quint32 uid = uidOf(values);
        const ImapValue* body = values.value("BODY[]");
        if (!body || body->isNil() || !uids.contains(uid))
            return false;
        LW_CHECK(receiver(uid, body->bytes));
        ++delivered;
        return true;
    };
    LW_TRY(const ImapAnswer answer, run("UID FETCH " + uidSet(uids) + " (UID BODY.PEEK[])", take));
    if (answer.done.status != "OK")
        return fetchRefused(answer);
    return delivered;
}

Result<QByteArray> ImapClient::fetchBeginning(const ImapEntry& entry) {
    QByteArray header;
    QByteArray body;
    const auto take = [&](ImapResponse& response) -> Result<bool> {
        const auto values = attributes(response);
        if (uidOf(values) != entry.uid)
            return false;
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (it.key() == "BODY[HEADER]")
                header = it.value()->bytes;
            else if (it.key().startsWith("BODY[TEXT]"))
                body = it.value()->bytes;
        }
        return true;
    };
    const QByteArray command = "UID FETCH " + QByteArray::number(entry.uid) + " (UID BODY.PEEK[HEADER] BODY.PEEK[TEXT]<0." +
                               QByteArray::number(beginningBytes) + ">)";
    LW_TRY(const ImapAnswer answer, run(command, take));
    if (answer.done.status != "OK")
        return fetchRefused(answer);
    if (header.isEmpty())
        return QByteArray();
    const QByteArray size = QByteArray::number(entry.sizeBytes / (1024 * 1024));
    return QByteArray("X-Leadwell-Truncated: " + size + " MB\r\n" + header + body);
}

} // namespace leadwell::channels::email
