// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/TeamRepository.h"

#include "core/store/repository/ReturnRepository.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace leadwell::store::team {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

using Texts = QMap<QString, QString>;

Texts toTexts(const WorkspaceSettings& s) {
    return {{QStringLiteral("workspace.id"), s.id},
            {QStringLiteral("workspace.name"), s.name},
            {QStringLiteral("workspace.time_zone"), s.timeZone},
            {QStringLiteral("workspace.currency"), s.currency},
            {QStringLiteral("workspace.language"), s.language},
            {QStringLiteral("workspace.locale"), s.locale},
            {QStringLiteral("workspace.region"), s.region},
            {QStringLiteral("workspace.business_hours"), s.businessHours},
            {QStringLiteral("workspace.holidays"), s.holidays},
            {QStringLiteral("workspace.is_sample"), QString::number(s.isSample)},
            {QStringLiteral("workspace.auto_assign"), QString::number(s.autoAssign)},
            {QStringLiteral("workspace.me"), s.me.text()}};
}

QStringList lines(const QString& text) {
    return text.split(u'\n', Qt::SkipEmptyParts);
}

std::optional<int> limitAt(const Record& r, int column) {
    return r.isNull(column) ? std::optional<int>() : static_cast<int>(r.integer(column));
}

Value limitValue(std::optional<int> limit) {
    return limit ? Value(qint64(*limit)) : Value();
}

const QString rulesKey = QStringLiteral("assignment.rules");

Result<void> saveText(WriteTx& tx, const QString& key, const QString& value) {
    LW_TRY(const auto present, tx.read(Entity::Setting, key.toUtf8()));
    if (!present)
        return tx.insert(Entity::Setting, Row{{QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
    LW_CHECK(tx.update(Entity::Setting, key.toUtf8(), Row{{QStringLiteral("value"), value}}));
    return {};
}

} // namespace

Result<QList<Member>> members(Connection& connection) {
    return connection.collect(
        QStringLiteral("SELECT id, name, email, role, colour, is_available, is_active, skills, regions, capacity, month_min, "
                       "month_max, working_hours, time_zone FROM member ORDER BY is_active DESC, created_ms, id"),
        {}, [](const Record& r) {
            return Member{r.id<MemberId>(0),
                          r.text(1),
                          r.text(2),
                          r.text(3),
                          r.text(4),
                          r.integer(5) != 0,
                          r.integer(6) != 0,
                          lines(r.text(7)),
                          lines(r.text(8)),
                          limitAt(r, 9),
                          static_cast<int>(r.integer(10)),
                          limitAt(r, 11),
                          r.text(12),
                          r.text(13)};
        });
}

Result<QString> nameOf(Connection& connection, MemberId member) {
    LW_TRY(const auto name, connection.first(QStringLiteral("SELECT name FROM member WHERE id = ?"), {member.bytes()},
                                             [](const Record& r) { return r.text(0); }));
    return name.value_or(QString());
}

Result<void> saveMember(WriteTx& tx, const Member& member, bool isNew) {
    Row row{{QStringLiteral("name"), member.name},
            {QStringLiteral("email"), member.email},
            {QStringLiteral("role"), member.role},
            {QStringLiteral("colour"), member.colour},
            {QStringLiteral("is_available"), qint64(member.isAvailable)},
            {QStringLiteral("is_active"), qint64(member.isActive)},
            {QStringLiteral("skills"), member.skills.join(u'\n')},
            {QStringLiteral("regions"), member.regions.join(u'\n')},
            {QStringLiteral("capacity"), limitValue(member.capacity)},
            {QStringLiteral("month_min"), qint64(member.monthMin)},
            {QStringLiteral("month_max"), limitValue(member.monthMax)},
            {QStringLiteral("working_hours"), member.workingHours},
            {QStringLiteral("time_zone"), member.timeZone}};
    if (!isNew) {
        LW_CHECK(tx.update(Entity::Member, member.id.bytes(), row));
        return {};
    }
    row.insert(QStringLiteral("id"), member.id.bytes());
    row.insert(QStringLiteral("created_ms"), tx.now().ms());
    return tx.insert(Entity::Member, row);
}

Result<WorkspaceSettings> settings(Connection& connection) {
    WorkspaceSettings s;
    Texts texts = toTexts(s);
    LW_CHECK(connection.each(QStringLiteral("SELECT key, value FROM setting"), {},
                             [&](const Record& r) { texts.insert(r.text(0), r.text(1)); }));
    s.id = texts.value(QStringLiteral("workspace.id"));
    s.name = texts.value(QStringLiteral("workspace.name"));
    s.timeZone = texts.value(QStringLiteral("workspace.time_zone"));
    s.currency = texts.value(QStringLiteral("workspace.currency"));
    s.language = texts.value(QStringLiteral("workspace.language"));
    s.locale = texts.value(QStringLiteral("workspace.locale"));
    s.region = texts.value(QStringLiteral("workspace.region"));
    s.businessHours = texts.value(QStringLiteral("workspace.business_hours"));
    s.holidays = texts.value(QStringLiteral("workspace.holidays"));
    s.isSample = texts.value(QStringLiteral("workspace.is_sample")) == QStringLiteral("1");
    s.autoAssign = texts.value(QStringLiteral("workspace.auto_assign")) == QStringLiteral("1");
    s.me = MemberId::fromText(texts.value(QStringLiteral("workspace.me")));
    return s;
}

Result<void> saveSettings(WriteTx& tx, const WorkspaceSettings& settings) {
    const Texts texts = toTexts(settings);
    for (auto text = texts.begin(); text != texts.end(); ++text)
        LW_CHECK(saveText(tx, text.key(), text.value()));
    return {};
}

Result<AssignmentRules> assignmentRules(Connection& connection) {
    LW_TRY(const auto text, connection.first(QStringLiteral("SELECT value FROM setting WHERE key = ?"), {rulesKey},
                                             [](const Record& r) { return r.text(0); }));
    return text ? rulesFromJson(text->toUtf8()) : Result<AssignmentRules>(AssignmentRules());
}

Result<AssignmentRules> saveAssignmentRules(WriteTx& tx, const AssignmentRules& rules) {
    const auto before = assignmentRules(tx.db()); // What cannot be read is replaced.
    if (before && before->returns.afterMinutes == 0 && rules.returns.afterMinutes > 0)
        LW_CHECK(returns::beginNow(tx));
    // Every change counts, what was taken back too: decisions name the version, and it means the same rules for ever.
    LW_TRY(const qint64 changes, tx.db().number(QStringLiteral("SELECT count(*) FROM journal WHERE row_id = ? AND entity = ?"),
                                                {rulesKey.toUtf8(), qint64(Entity::Setting)}));
    AssignmentRules saved = rules;
    saved.version = std::max(static_cast<int>(changes) + 2, before ? before->version + 1 : 1); // Without any it is the first.
    LW_CHECK(saveText(tx, rulesKey, QString::fromUtf8(toJson(saved))));
    return saved;
}

Result<QList<Leave>> leaves(Connection& connection) {
    return connection.collect(QStringLiteral("SELECT id, member_id, from_ms, to_ms, note FROM leave ORDER BY from_ms, id"), {},
                              [](const Record& r) {
                                  return Leave{r.id<LeaveId>(0), r.id<MemberId>(1), r.instant(2), r.instant(3), r.text(4)};
                              });
}

Result<void> insertLeave(WriteTx& tx, const Leave& leave) {
    return tx.insert(Entity::Leave, Row{{QStringLiteral("id"), leave.id.bytes()},
                                        {QStringLiteral("member_id"), leave.memberId.bytes()},
                                        {QStringLiteral("from_ms"), leave.from.ms()},
                                        {QStringLiteral("to_ms"), leave.to.ms()},
                                        {QStringLiteral("note"), leave.note}});
}

} // namespace leadwell::store::team

namespace leadwell::store::accounts {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

QString settingsToJson(const QMap<QString, QString>& settings) {
    QJsonObject object;
    for (auto s = settings.begin(); s != settings.end(); ++s)
        object.insert(s.key(), s.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> settingsFromJson(const QString& json) {
    QMap<QString, QString> settings;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto s = object.begin(); s != object.end(); ++s)
        settings.insert(s.key(), s.value().toString());
    return settings;
}

} // namespace

Result<QList<Account>> all(Connection& connection) {
    return connection.collect(
        QStringLiteral(
            "SELECT a.id, a.channel_id, a.name, a.settings, a.is_paused, a.created_ms, s.last_sync_ms, "
            "s.last_report, s.error, s.error_since_ms FROM account a LEFT JOIN account_status s ON s.account_id = a.id "
            "ORDER BY a.created_ms, a.id"),
        {}, [](const Record& r) {
            return Account{r.id<AccountId>(0), r.text(1),    r.text(2),    settingsFromJson(r.text(3)),
                           r.integer(4) != 0,  r.instant(5), r.instant(6), r.text(7),
                           r.text(8),          r.instant(9)};
        });
}

Result<void> save(WriteTx& tx, const Account& account, bool isNew) {
    Row row{{QStringLiteral("channel_id"), account.channelId},
            {QStringLiteral("name"), account.name},
            {QStringLiteral("settings"), settingsToJson(account.settings)},
            {QStringLiteral("is_paused"), qint64(account.isPaused)}};
    if (!isNew) {
        LW_CHECK(tx.update(Entity::Account, account.id.bytes(), row));
        return {};
    }
    row.insert(QStringLiteral("id"), account.id.bytes());
    row.insert(QStringLiteral("created_ms"), tx.now().ms());
    return tx.insert(Entity::Account, row);
}

Result<void> remove(WriteTx& tx, AccountId id) {
    for (const QString& table :
         {QStringLiteral("sealed_secret"), QStringLiteral("sync_cursor"), QStringLiteral("account_status")})
        LW_CHECK(tx.db().run(QStringLiteral("DELETE FROM %1 WHERE account_id = ?").arg(table), {id.bytes()}));
    LW_CHECK(tx.remove(Entity::Account, id.bytes()));
    return {};
}

Result<void> setStatus(WriteTx& tx, AccountId id, Instant syncedAt, const QString& report, const QString& error) {
    tx.touched().accounts = true;
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO account_status (account_id) VALUES (?) ON CONFLICT (account_id) DO NOTHING"),
                         {id.bytes()}));
    if (error.isEmpty())
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE account_status SET last_sync_ms = ?, last_report = ?, error = '', "
                                            "error_since_ms = 0 WHERE account_id = ?"),
                             {syncedAt.ms(), report, id.bytes()}));
    else
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE account_status SET error = ?, error_since_ms = CASE WHEN error_since_ms = 0 "
                                            "THEN ? ELSE error_since_ms END WHERE account_id = ?"),
                             {error, syncedAt.ms(), id.bytes()}));
    return {};
}

Result<QMap<QString, QString>> cursor(Connection& connection, AccountId id) {
    QMap<QString, QString> values;
    LW_CHECK(connection.each(QStringLiteral("SELECT key, value FROM sync_cursor WHERE account_id = ?"), {id.bytes()},
                             [&](const Record& r) { values.insert(r.text(0), r.text(1)); }));
    return values;
}

Result<void> saveCursor(WriteTx& tx, AccountId id, const QString& key, const QString& value) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO sync_cursor (account_id, key, value) VALUES (?, ?, ?) "
                                        "ON CONFLICT (account_id, key) DO UPDATE SET value = excluded.value"),
                         {id.bytes(), key, value}));
    return {};
}

Result<QMap<QString, QByteArray>> sealedSecrets(Connection& connection, AccountId id) {
    QMap<QString, QByteArray> boxes;
    LW_CHECK(connection.each(QStringLiteral("SELECT field, box FROM sealed_secret WHERE account_id = ?"), {id.bytes()},
                             [&](const Record& r) { boxes.insert(r.text(0), r.bytes(1)); }));
    return boxes;
}

Result<void> saveSealedSecret(WriteTx& tx, AccountId id, const QString& field, const QByteArray& box) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO sealed_secret (account_id, field, box) VALUES (?, ?, ?) "
                                        "ON CONFLICT (account_id, field) DO UPDATE SET box = excluded.box"),
                         {id.bytes(), field, box}));
    return {};
}

Result<qint64> sealedCount(Connection& connection) {
    return connection.number(QStringLiteral("SELECT count(*) FROM sealed_secret"));
}

Result<std::optional<QByteArray>> vaultValue(Connection& connection, const QString& key) {
    return connection.first(QStringLiteral("SELECT value FROM vault WHERE key = ?"), {key},
                            [](const Record& record) { return record.bytes(0); });
}

Result<void> setVaultValue(WriteTx& tx, const QString& key, const QByteArray& value) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO vault (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET "
                                        "value = excluded.value"),
                         {key, value}));
    return {};
}

Result<std::optional<RateBucket>> rateBucket(Connection& connection, const QString& key) {
    return connection.first(QStringLiteral("SELECT tokens, updated_ms, blocked_until_ms FROM rate_bucket WHERE key = ?"), {key},
                            [](const Record& r) {
                                return RateBucket{r.real(0), r.instant(1), r.instant(2)};
                            });
}

Result<void> saveRateBucket(WriteTx& tx, const QString& key, const RateBucket& bucket) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO rate_bucket (key, tokens, updated_ms, blocked_until_ms) VALUES (?, ?, ?, ?) "
                                        "ON CONFLICT (key) DO UPDATE SET tokens = excluded.tokens, updated_ms = "
                                        "excluded.updated_ms, blocked_until_ms = excluded.blocked_until_ms"),
                         {key, bucket.tokens, bucket.updatedAt.ms(), bucket.blockedUntil.ms()}));
    return {};
}

Result<std::optional<QString>> importMapping(Connection& connection, const QString& signature) {
    return connection.first(QStringLiteral("SELECT mapping FROM import_mapping WHERE signature = ?"), {signature},
                            [](const Record& record) { return record.text(0); });
}

Result<void> saveImportMapping(WriteTx& tx, const QString& signature, const QString& mapping) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO import_mapping (signature, mapping, used_ms) VALUES (?, ?, ?) ON CONFLICT "
                                        "(signature) DO UPDATE SET mapping = excluded.mapping, used_ms = excluded.used_ms"),
                         {signature, mapping, tx.now().ms()}));
    return {};
}

} // namespace leadwell::store::accounts
