// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/CaptureRepository.h"

#include "core/store/Packing.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace leadwell::store::captures {

using namespace domain;

namespace {

constexpr qsizetype compressFrom = 2048;

const QString eventSql =
    QStringLiteral("SELECT channel, channel_raw, parser, account, external_id, media_type, context, received_ms, state, "
                   "disposition, cause, attempts, lead_id, outcome, version FROM capture_event WHERE id = ?");

Captured fromRow(EventId id, const Record& r) {
    Captured captured;
    captured.id = id;
    captured.event.channel = r.word<Channel>(0);
    captured.event.channelRaw = r.text(1);
    captured.event.parser = r.text(2);
    captured.event.account = r.text(3);
    captured.event.externalId = r.text(4);
    captured.event.mediaType = r.text(5);
    captured.event.context = r.text(6);
    captured.event.receivedAt = r.instant(7);
    captured.state = r.word<CaptureState>(8);
    captured.disposition = r.word<Disposition>(9);
    captured.cause = r.text(10);
    captured.attempts = static_cast<int>(r.integer(11));
    captured.leadId = r.id<LeadId>(12);
    captured.outcome = r.text(13);
    captured.version = static_cast<int>(r.integer(14));
    return captured;
}

Result<QByteArray> bytesOf(Connection& connection, EventId id) {
    QByteArray raw;
    LW_CHECK(connection.each(QStringLiteral("SELECT encoding, bytes FROM capture_raw WHERE event_id = ?"), {id.bytes()},
                             [&](const Record& record) {
                                 const QByteArray bytes = record.bytes(1);
                                 raw = record.integer(0) == 1 ? qUncompress(bytes) : bytes;
                             }));
    return raw;
}

} // namespace

PackedRaw pack(const QByteArray& raw) {
    if (raw.size() < compressFrom)
        return {raw, false};
    const QByteArray small = packed(raw, 1);
    return small.size() < raw.size() * 9 / 10 ? PackedRaw{small, true} : PackedRaw{raw, false};
}

QString externalIdOf(const RawEvent& event) {
    if (!event.externalId.isEmpty())
        return event.externalId;
    const QByteArray hash = QCryptographicHash::hash(event.bytes, QCryptographicHash::Sha256).toHex();
    return QStringLiteral("sha256:") + QString::fromLatin1(hash);
}

Result<Stored> store(WriteTx& tx, const RawEvent& event, const PackedRaw& raw, const SaysTheSame& saysTheSame) {
    const QString externalId = externalIdOf(event);
    LW_TRY(const auto known,
           tx.db().first(
               QStringLiteral("SELECT id, version FROM capture_event WHERE channel = ? AND account = ? AND external_id = ? "
                              "ORDER BY version DESC LIMIT 1"),
               {qint64(event.channel), event.account, externalId}, [](const Record& record) {
                   return Attached{record.id<EventId>(0), static_cast<int>(record.integer(1))};
               }));
    if (known) {
        if (!saysTheSame)
            return Stored{known->id, false};
        LW_TRY(const QByteArray bytes, bytesOf(tx.db(), known->id));
        if (bytes == event.bytes || saysTheSame(bytes))
            return Stored{known->id, false};
    }
    const EventId id = tx.ids().make<EventId>();
    const Instant receivedAt = event.receivedAt.isSet() ? event.receivedAt : tx.now();
    LW_CHECK(tx.db().run(
        QStringLiteral("INSERT INTO capture_event (id, channel, channel_raw, parser, account, external_id, media_type, "
                       "context, received_ms, size_bytes, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {id.bytes(), qint64(event.channel), event.channelRaw, event.parser, event.account, externalId, event.mediaType,
         event.context, receivedAt.ms(), qint64(event.bytes.size()), qint64(known ? known->version + 1 : 1)}));
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO capture_raw (event_id, encoding, bytes) VALUES (?, ?, ?)"),
                         {id.bytes(), qint64(raw.isCompressed), raw.bytes}));
    tx.touched().accounts = true;
    return Stored{id, true};
}

Result<Captured> read(Connection& connection, EventId id, bool withBytes) {
    LW_TRY(auto captured, connection.first(eventSql, {id.bytes()}, [&](const Record& record) { return fromRow(id, record); }));
    if (!captured)
        return Error{ErrorKind::NotFound, QStringLiteral("This event is not in the ledger."), {}};
    if (!withBytes)
        return *captured;
    LW_TRY(captured->event.bytes, bytesOf(connection, id));
    return *captured;
}

Result<QList<Captured>> earlierVersions(Connection& connection, const Captured& captured) {
    if (captured.version == 1)
        return QList<Captured>();
    LW_TRY(const auto ids, connection.collect(QStringLiteral("SELECT id FROM capture_event WHERE channel = ? AND account = ? AND "
                                                             "external_id = ? AND version < ? ORDER BY version DESC"),
                                              {qint64(captured.event.channel), captured.event.account, captured.event.externalId,
                                               qint64(captured.version)},
                                              [](const Record& record) { return record.id<EventId>(0); }));
    QList<Captured> earlier;
    for (const EventId& id : ids) {
        LW_TRY(const Captured one, read(connection, id));
        earlier.append(one);
    }
    return earlier;
}

Result<QList<Attached>> attachedVersions(Connection& connection, const RawEvent& event) {
    return connection.collect(QStringLiteral("SELECT id, version FROM capture_event WHERE channel = ? AND account = ? AND "
                                             "external_id = ? AND state = 1 AND lead_id IS NOT NULL ORDER BY version DESC"),
                              {qint64(event.channel), event.account, event.externalId}, [](const Record& record) {
                                  return Attached{record.id<EventId>(0), static_cast<int>(record.integer(1))};
                              });
}

Result<void> setProcessed(WriteTx& tx, EventId id, const Processed& processed) {
    LW_CHECK(
        tx.db().run(QStringLiteral("UPDATE capture_event SET state = ?, disposition = ?, cause = ?, lead_id = ?, "
                                   "outcome = ?, processed_ms = ?, attempts = CASE state WHEN 0 THEN 1 ELSE attempts + 1 END "
                                   "WHERE id = ?"),
                    {qint64(processed.state), qint64(processed.disposition), processed.cause, idValue(processed.leadId),
                     processed.outcome, tx.now().ms(), id.bytes()}));
    tx.touched().accounts = true;
    return {};
}

Result<QList<Waiting>> waiting(Connection& connection, int limit) {
    return connection.collect(QStringLiteral("SELECT id, attempts FROM capture_event WHERE state = 0 ORDER BY id LIMIT ?"),
                              {qint64(limit)}, [](const Record& record) {
                                  return Waiting{record.id<EventId>(0), static_cast<int>(record.integer(1))};
                              });
}

Result<void> setBegun(WriteTx& tx, const QList<EventId>& ids, int begun) {
    for (const EventId& id : ids)
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE capture_event SET attempts = max(attempts, ?) WHERE id = ? AND state = 0"),
                             {qint64(begun), id.bytes()}));
    return {};
}

Result<QList<ParkedEvent>> parked(Connection& connection) {
    return connection.collect(
        QStringLiteral("SELECT id, channel, account, context, cause, received_ms, size_bytes, attempts FROM capture_event "
                       "WHERE state = 2 ORDER BY received_ms DESC, id DESC LIMIT 1000"),
        {}, [](const Record& record) {
            ParkedEvent event;
            event.id = record.id<EventId>(0);
            event.channel = record.word<Channel>(1);
            event.account = record.text(2);
            event.context = record.text(3);
            event.cause = record.text(4);
            event.receivedAt = record.instant(5);
            event.sizeBytes = record.integer(6);
            event.attempts = static_cast<int>(record.integer(7));
            return event;
        });
}

Result<QList<LedgerDay>> ledger(Connection& connection, Instant from, const QTimeZone& zone) {
    QMap<QPair<QString, QString>, LedgerDay> days; // by (day, account)
    LW_CHECK(connection.each(
        QStringLiteral("SELECT account, received_ms, state, disposition FROM capture_event WHERE received_ms >= ?"), {from.ms()},
        [&](const Record& record) {
            const QString day = record.instant(1).inZone(zone).date().toString(Qt::ISODate);
            LedgerDay& entry = days[{day, record.text(0)}];
            entry.day = day;
            entry.account = record.text(0);
            ++entry.received;
            const auto state = record.word<CaptureState>(2);
            const auto disposition = record.word<Disposition>(3);
            entry.attached += state == CaptureState::Attached;
            entry.parked += state == CaptureState::Parked;
            entry.waiting += state == CaptureState::Received;
            entry.notLeads += disposition == Disposition::Machine || disposition == Disposition::Own;
        }));
    QList<LedgerDay> newestFirst = days.values();
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}

Result<qint64> parkedCount(Connection& connection) {
    return connection.number(QStringLiteral("SELECT count(*) FROM capture_event WHERE state = 2"));
}

} // namespace leadwell::store::captures
