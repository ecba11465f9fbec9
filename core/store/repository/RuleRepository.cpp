// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/RuleRepository.h"

#include "core/domain/rules/RuleOutcomes.h"
#include "core/oplog/Journal.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace leadwell::store::rules {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QByteArray productsKey = QByteArrayLiteral("rules.products");
const QString runSql = QStringLiteral(
    "SELECT r.no, r.at_ms, r.operation_no, r.lead_id, r.cause, r.outcomes, r.failed, r.retry_of, coalesce(l.number, 0), "
    "coalesce(o.undone_by, 0) FROM rule_run r LEFT JOIN lead l ON l.id = r.lead_id LEFT JOIN operation o ON o.no = "
    "r.operation_no WHERE ");

OwnRule ownFromRow(const Record& r) {
    OwnRule own;
    own.id = r.bytes(0);
    const auto read = ruleFromJson(QJsonDocument::fromJson(r.text(3).toUtf8()).object());
    if (read)
        own.rule = *read;
    else
        own.trouble = read.error().sentence;
    own.rule.no = r.integer(1);
    own.rule.name = r.text(2);
    own.rule.isEnabled = r.integer(4) != 0 && own.trouble.isEmpty();
    own.rule.place = static_cast<int>(r.integer(5));
    own.rule.version = static_cast<int>(r.integer(6));
    return own;
}

Run runFromRow(const Record& r) {
    return {r.integer(0),
            r.instant(1),
            r.integer(2),
            r.id<LeadId>(3),
            r.word<RuleTrigger>(4),
            r.bytes(5),
            static_cast<int>(r.integer(6)),
            r.integer(7),
            r.integer(8),
            r.integer(9) != 0};
}

Row toRow(const Rule& rule) {
    return {{QStringLiteral("name"), rule.name},
            {QStringLiteral("definition"), QString::fromUtf8(QJsonDocument(toJson(rule)).toJson(QJsonDocument::Compact))},
            {QStringLiteral("is_enabled"), qint64(rule.isEnabled)},
            {QStringLiteral("place"), qint64(rule.place)},
            {QStringLiteral("version"), qint64(rule.version)}};
}

Result<std::optional<QByteArray>> idOf(Connection& connection, qint64 no) {
    return connection.first(QStringLiteral("SELECT id FROM rule WHERE no = ?"), {no}, [](const Record& r) { return r.bytes(0); });
}

} // namespace

Result<QList<OwnRule>> own(Connection& connection) {
    return connection.collect(
        QStringLiteral("SELECT id, no, name, definition, is_enabled, place, version FROM rule ORDER BY place, no"), {},
        ownFromRow);
}

Result<Rule> save(WriteTx& tx, const Rule& rule) {
    Rule saved = rule;
    if (saved.no == 0) {
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = n + 1 WHERE name = 'rule_no'")));
        LW_TRY(saved.no, tx.db().number(QStringLiteral("SELECT n FROM counter WHERE name = 'rule_no'")));
    }
    LW_TRY(const auto known, idOf(tx.db(), saved.no));
    // One that comes with Leadwell has the first version.
    LW_TRY(const qint64 before, tx.db().number(QStringLiteral("SELECT coalesce(max(version), ?) FROM rule WHERE no = ?"),
                                               {qint64(saved.isShipped() ? 1 : 0), saved.no}));
    saved.version = static_cast<int>(before) + 1;
    Row row = toRow(saved);
    if (known) {
        LW_CHECK(tx.update(Entity::Rule, *known, row));
        return saved;
    }
    row.insert(QStringLiteral("id"), tx.ids().next().toRfc4122());
    row.insert(QStringLiteral("no"), saved.no);
    row.insert(QStringLiteral("created_ms"), tx.now().ms());
    LW_CHECK(tx.insert(Entity::Rule, row));
    return saved;
}

Result<bool> remove(WriteTx& tx, qint64 no) {
    LW_TRY(const auto known, idOf(tx.db(), no));
    return known ? tx.remove(Entity::Rule, *known) : Result<bool>(false);
}

Result<QStringList> problems(Connection& connection) {
    QStringList problems;
    LW_TRY(const auto rules, own(connection));
    QSet<QString> names;
    for (const OwnRule& one : rules) {
        if (!one.trouble.isEmpty())
            problems.append(QStringLiteral("The rule “%1” cannot be read: %2").arg(one.rule.name, one.trouble));
        if (names.contains(one.rule.name))
            problems.append(QStringLiteral("There are two rules “%1”.").arg(one.rule.name));
        names.insert(one.rule.name);
    }
    LW_TRY(const auto runs, connection.collect(QStringLiteral("SELECT outcomes FROM rule_run ORDER BY no DESC LIMIT 20000"), {},
                                               [](const Record& r) { return r.bytes(0); }));
    const auto unreadable =
        std::count_if(runs.cbegin(), runs.cend(), [](const QByteArray& outcomes) { return !decodeOutcomes(outcomes); });
    if (unreadable > 0)
        problems.append(QStringLiteral("%1 runs of rules cannot be read.").arg(unreadable));
    return problems;
}

Result<qint64> stamp(Connection& connection) {
    return connection.number(QStringLiteral("SELECT n FROM counter WHERE name = 'rules_stamp'"));
}

Result<QStringList> products(Connection& connection) {
    LW_TRY(const auto text, connection.first(QStringLiteral("SELECT value FROM setting WHERE key = ?"),
                                             {QString::fromLatin1(productsKey)}, [](const Record& r) { return r.text(0); }));
    return text.value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
}

Result<void> saveProducts(WriteTx& tx, const QStringList& products) {
    const QString value = products.join(u'\n');
    LW_TRY(const auto present, tx.read(Entity::Setting, productsKey));
    if (!present)
        return tx.insert(Entity::Setting,
                         Row{{QStringLiteral("key"), QString::fromLatin1(productsKey)}, {QStringLiteral("value"), value}});
    LW_CHECK(tx.update(Entity::Setting, productsKey, Row{{QStringLiteral("value"), value}}));
    return {};
}

Result<void> append(WriteTx& tx, const Run& run) {
    LW_TRY(const qint64 operation, tx.operationNo());
    LW_CHECK(tx.db().run(
        QStringLiteral("INSERT INTO rule_run (at_ms, operation_no, lead_id, cause, outcomes, failed, retry_of) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {tx.now().ms(), operation, run.lead.bytes(), qint64(run.cause), run.outcomes, qint64(run.failed), run.retryOf}));
    return {};
}

Result<QList<Run>> runs(Connection& connection, qint64 before, int limit) {
    return connection.collect(runSql + QStringLiteral("(?1 = 0 OR r.no < ?1) ORDER BY r.no DESC LIMIT ?2"),
                              {before, qint64(limit)}, runFromRow);
}

Result<Run> run(Connection& connection, qint64 no) {
    LW_TRY(const auto found, connection.first(runSql + QStringLiteral("r.no = ?"), {no}, runFromRow));
    if (!found)
        return Error{ErrorKind::NotFound, QStringLiteral("There is no run %1 of the rules.").arg(no), {}};
    return *found;
}

Result<QList<PastMessage>> messagesSince(Connection& connection, Instant since, int limit) {
    QSet<qint64> seen;
    return connection.collect(
        QStringLiteral(
            "SELECT l.number, m.subject, m.body_text, m.sent_ms, l.created_ms FROM message m JOIN lead l ON l.id = "
            "m.lead_id WHERE m.sent_ms >= ? AND m.direction = 0 AND m.is_machine = 0 ORDER BY m.sent_ms, m.id LIMIT ?"),
        {since.ms(), qint64(limit)}, [&seen](const Record& r) {
            const bool isFirst = !seen.contains(r.integer(0)) && r.integer(4) >= r.integer(3);
            seen.insert(r.integer(0));
            return PastMessage{r.integer(0), r.text(1), r.text(2), r.instant(3), isFirst};
        });
}

Result<QList<PastStage>> stagesSince(Connection& connection, Instant since) {
    struct Raw {
        PastStage stage;
        QByteArray changes;
    };
    LW_TRY(const auto raws,
           connection.collect(QStringLiteral("SELECT l.number, o.at_ms, j.changes FROM operation o JOIN journal j ON "
                                             "j.operation_no = o.no JOIN lead l ON l.id = j.row_id WHERE o.at_ms >= ? AND "
                                             "o.undone_by = 0 AND o.kind <> 'undo' AND j.entity = ? AND j.action = 1 "
                                             "ORDER BY j.seq"),
                              {since.ms(), qint64(Entity::Lead)}, [](const Record& r) {
                                  return Raw{{r.integer(0), r.instant(1), Stage::New, Stage::New}, r.bytes(2)};
                              }));
    QList<PastStage> stages;
    for (const Raw& raw : raws) {
        LW_TRY(const auto changes, oplog::decode(raw.changes));
        for (const oplog::FieldChange& change : changes) {
            if (change.field != QStringLiteral("stage"))
                continue;
            stages.append(raw.stage);
            stages.last().from = static_cast<Stage>(oplog::toInt(change.before));
            stages.last().to = static_cast<Stage>(oplog::toInt(change.after));
        }
    }
    return stages;
}

Result<QList<PastTask>> tasksDoneSince(Connection& connection, Instant since) {
    return connection.collect(QStringLiteral("SELECT l.number, t.kind, t.done_ms FROM task t JOIN lead l ON l.id = t.lead_id "
                                             "WHERE t.status = 1 AND t.done_ms >= ? ORDER BY t.done_ms, t.id"),
                              {since.ms()}, [](const Record& r) {
                                  return PastTask{r.integer(0), r.text(1), r.instant(2)};
                              });
}

} // namespace leadwell::store::rules
