// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/WriteTx.h"

#include "core/base/Assert.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/search/TextIndex.h"

#include <algorithm>
#include <array>

namespace leadwell::store {

void Touched::merge(const Touched& other) {
    leadIds.unite(other.leadIds);
    leadNumbers.unite(other.leadNumbers);
    leadsAppearedOrWent |= other.leadsAppearedOrWent;
    team |= other.team;
    accounts |= other.accounts;
    views |= other.views;
    bulk |= other.bulk;
}

using oplog::Action;
using oplog::Entity;
using oplog::FieldChange;
using oplog::Row;

namespace {

constexpr qsizetype leadsToName = 100'000; ///< above this a notice says "bulk" instead of naming them

const QString shownIn = QStringLiteral("shown_in");
const QString isOpenColumn = QStringLiteral("is_open");

Value keyValue(Entity entity, const QByteArray& id) {
    return entity == Entity::Setting ? Value(QString::fromUtf8(id)) : Value(id);
}

QString placeholders(qsizetype n) {
    return QStringList(n, QStringLiteral("?")).join(u',');
}

} // namespace

const TableInfo& tableOf(Entity entity) {
    static const QString id = QStringLiteral("id");
    static const std::array<TableInfo, oplog::entityCount> tables{{
        {QStringLiteral("setting"), QStringLiteral("key"), false},
        {QStringLiteral("member"), id, false},
        {QStringLiteral("person"), id, false},
        {QStringLiteral("identity"), id, false, {QStringLiteral("person_id")}},
        {QStringLiteral("lead"), id, false},
        {QStringLiteral("lead_tag"), id, true},
        {QStringLiteral("conversation"), id, false},
        {QStringLiteral("message"), id, true},
        {QStringLiteral("note"), id, true},
        {QStringLiteral("call"), id, true},
        {QStringLiteral("task"), id, true},
        {QStringLiteral("triage_item"), id, true},
        {QStringLiteral("assignment"), id, true},
        {QStringLiteral("score_snapshot"), id, true},
        {QStringLiteral("suggestion"), id, false, {QStringLiteral("person_a"), QStringLiteral("person_b")}},
        {QStringLiteral("account"), id, false},
        {QStringLiteral("import_batch"), id, false},
        {QStringLiteral("signal"), id, true},
        {QStringLiteral("saved_view"), id, false},
        {QStringLiteral("leave"), id, false},
        {QStringLiteral("rule"), id, false},
        {QStringLiteral("success_event"), id, true},
        {QStringLiteral("success_definition"), id, false},
        {QStringLiteral("person_union"), id, false, {QStringLiteral("person_a"), QStringLiteral("person_b")}},
    }};
    return tables[static_cast<size_t>(entity)];
}

QByteArray keyBytes(Entity entity, const Row& row) {
    const Value key = row.value(tableOf(entity).key);
    return entity == Entity::Setting ? oplog::toText(key).toUtf8() : oplog::toBytes(key);
}

WriteTx::WriteTx(Connection& connection, const Clock& clock, IdSource& ids, OperationSpec spec, qint64 hlc, SuccessScores& scores)
    : m_connection(connection)
    , m_ids(ids)
    , m_spec(std::move(spec))
    , m_byTheClock(clock.now())
    , m_now(m_spec.asOf.isSet() ? m_spec.asOf : m_byTheClock)
    , m_hlc(hlc)
    , m_scores(scores) {
    if (!m_spec.id.isSet())
        m_spec.id = m_ids.make<OperationId>();
}

Result<qint64> WriteTx::operationNo() {
    if (m_operationNo > 0)
        return m_operationNo;
    LW_TRY(const qint64 known, m_connection.number(QStringLiteral("SELECT no FROM operation WHERE id = ?"), {m_spec.id.bytes()}));
    if (known > 0) {
        m_operationNo = known;
        return known;
    }
    LW_CHECK(m_connection.run(QStringLiteral("INSERT INTO operation (id, hlc, at_ms, actor, kind, sentence, cause, "
                                             "is_undoable) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                              {m_spec.id.bytes(), m_hlc, m_now.ms(), m_spec.actor, m_spec.kind, m_spec.sentence,
                               idValue(m_spec.cause), qint64(m_spec.isUndoable)}));
    LW_TRY(m_operationNo, m_connection.number(QStringLiteral("SELECT no FROM operation WHERE id = ?"), {m_spec.id.bytes()}));
    return m_operationNo;
}

Result<void> WriteTx::journal(Entity entity, const QByteArray& id, Action action, const QList<FieldChange>& changes) {
    LW_TRY(const qint64 operation, operationNo());
    LW_CHECK(m_connection.run(
        QStringLiteral("INSERT INTO journal (operation_no, entity, row_id, action, changes) VALUES (?, ?, ?, ?, ?)"),
        {operation, qint64(entity), id, qint64(action), changes.isEmpty() ? QByteArray("") : encode(changes)}));
    ++m_changes;
    return {};
}

void WriteTx::touch(Entity entity, const QByteArray& id, const Row& row, Action action) {
    switch (entity) {
    case Entity::Setting:
    case Entity::Member:
    case Entity::Leave:
    case Entity::Rule:
        m_touched.team = true;
        break;
    case Entity::SuccessDefinition:
        m_touched.team = true;
        m_scores.forget();
        break;
    case Entity::SuccessEvent: // How somebody does is seen with the team.
        m_touched.team = true;
        m_scores.forget();
        m_touched.leadIds.insert(oplog::toBytes(row.value(QStringLiteral("lead_id"))));
        break;
    case Entity::Account:
        m_touched.accounts = true;
        break;
    case Entity::SavedView:
        m_touched.views = true;
        break;
    case Entity::Lead:
        if (row.contains(QStringLiteral("number")))
            m_touched.leadNumbers.insert(oplog::toInt(row.value(QStringLiteral("number"))));
        else
            m_touched.leadIds.insert(id);
        if (action != Action::Update)
            m_touched.leadsAppearedOrWent = true;
        break;
    case Entity::Person:
        (action == Action::Insert ? m_newPeople : m_changedPeople).insert(id);
        break;
    default:
        touchPeople(entity, row);
        if (tableOf(entity).hasLead)
            m_touched.leadIds.insert(oplog::toBytes(row.value(QStringLiteral("lead_id"))));
        break;
    }
}

void WriteTx::touchPeople(Entity entity, const Row& row) {
    for (const QString& column : tableOf(entity).people) {
        if (const QByteArray person = oplog::toBytes(row.value(column)); !person.isEmpty() && !m_newPeople.contains(person))
            m_changedPeople.insert(person);
    }
}

void WriteTx::noteClocks(Entity entity, const QByteArray& id, const Row& row, Action action) {
    const auto leadOf = [&] { return oplog::toBytes(row.value(QStringLiteral("lead_id"))); };
    switch (entity) {
    case Entity::Setting:
        m_hoursMayChange = m_hoursMayChange || clocks::isHours(QString::fromUtf8(id));
        break;
    case Entity::Lead:
        if (action == Action::Delete ||
            (action == Action::Update && (row.contains(QStringLiteral("stage")) || row.contains(QStringLiteral("shown_in")))))
            m_clockLeads.insert(id);
        break;
    case Entity::Note:
        if (!row.contains(QStringLiteral("kind")) || row.value(QStringLiteral("kind")) == Value(QStringLiteral("visit")))
            m_clockLeads.insert(leadOf());
        break;
    case Entity::Task:
        if (action == Action::Delete || (action == Action::Insert ? clocks::startsOne(row) : clocks::movesOne(row)))
            m_clockLeads.insert(leadOf());
        break;
    case Entity::Message:
    case Entity::Call:
        m_clockLeads.insert(leadOf());
        break;
    default:
        break;
    }
}

/// In the same transaction, once for each lead, when all that it does is done.
Result<void> WriteTx::refreshClocks() {
    if (std::exchange(m_hoursMayChange, false))
        LW_CHECK(clocks::reckonAnew(*this));
    const QSet<QByteArray> leads = std::exchange(m_clockLeads, {});
    for (const QByteArray& lead : leads) {
        if (!lead.isEmpty())
            LW_CHECK(clocks::refresh(*this, lead));
    }
    return {};
}

void WriteTx::countAppeared(Entity entity, const Row& row) {
    if (entity == Entity::Lead)
        m_loads.leadAppeared(row);
    else if (entity == Entity::Assignment)
        m_loads.assignmentAppeared(row);
}

void WriteTx::countWent(Entity entity, const Row& row) {
    if (entity == Entity::Lead)
        m_loads.leadWent(row);
    else if (entity == Entity::Assignment)
        m_loads.assignmentWent(row);
}

Result<void> WriteTx::insert(Entity entity, const Row& row) {
    const QString sql = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                            .arg(tableOf(entity).table, QStringList(row.keys()).join(u','), placeholders(row.size()));
    LW_CHECK(m_connection.run(sql, row.values()));
    const QByteArray id = keyBytes(entity, row);
    LW_ASSERT(!id.isEmpty());
    m_seals.touched(entity, id);
    touch(entity, id, row, Action::Insert);
    countAppeared(entity, row);
    noteClocks(entity, id, row, Action::Insert);
    LW_CHECK(texts::add(m_connection, entity, row));
    LW_CHECK(journal(entity, id, Action::Insert, {}));
    return entity == Entity::PersonUnion ? refreshUnions(row) : Result<void>();
}

Result<bool> WriteTx::update(Entity entity, const QByteArray& id, const Row& wanted) {
    const TableInfo& info = tableOf(entity);
    Row fields = wanted;
    const bool datesStage =
        entity == Entity::Lead && wanted.contains(QStringLiteral("stage")) && !wanted.contains(QStringLiteral("stage_ms"));
    if (datesStage)
        fields.insert(QStringLiteral("stage_ms"), m_now.ms());
    QStringList columns = fields.keys();
    if (info.hasLead && !fields.contains(QStringLiteral("lead_id")))
        columns.append(QStringLiteral("lead_id"));
    for (const QString& column : info.people) {
        if (!fields.contains(column))
            columns.append(column);
    }
    const bool changesLoad =
        entity == Entity::Lead && std::any_of(MemberLoads::leadColumns().cbegin(), MemberLoads::leadColumns().cend(),
                                              [&](const QString& one) { return fields.contains(one); });
    static const QStringList loadColumns = MemberLoads::leadColumns() + QStringList{shownIn};
    for (const QString& column : loadColumns) {
        if (changesLoad && !fields.contains(column))
            columns.append(column);
    }
    LW_TRY(const auto present, read(entity, id, columns));
    if (!present)
        return Error{ErrorKind::NotFound, QStringLiteral("This no longer exists; somebody removed it."), info.table};

    // A lead that is shown in another one is not open, whatever its stage becomes.
    const auto shown = fields.contains(shownIn) ? fields.value(shownIn) : present->value(shownIn);
    if (entity == Entity::Lead && fields.contains(isOpenColumn) && !oplog::isNull(shown))
        fields.insert(isOpenColumn, qint64(0));
    if (datesStage && present->value(QStringLiteral("stage")) == fields.value(QStringLiteral("stage")))
        fields.remove(QStringLiteral("stage_ms")); // It was so already.
    QList<FieldChange> changes;
    QStringList assignments;
    QList<Value> values;
    Row changed = info.hasLead ? Row{{QStringLiteral("lead_id"), present->value(QStringLiteral("lead_id"))}} : Row();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const Value& before = *present->find(field.key());
        if (before == field.value())
            continue;
        changes.append({field.key(), before, field.value()});
        if (field.key() == shownIn && !oplog::isNull(before)) { // What was shown in it is no longer.
            m_clockLeads.insert(oplog::toBytes(before));
            m_touched.leadIds.insert(oplog::toBytes(before));
        }
        if (field.key() != QStringLiteral("lead_id")) {
            changed.insert(field.key(), field.value());
        } else { // Whose it was, and whose it is from now on.
            m_clockLeads.insert(oplog::toBytes(before));
            m_clockLeads.insert(oplog::toBytes(field.value()));
        }
        assignments.append(field.key() + QStringLiteral(" = ?"));
        values.append(field.value());
    }
    if (changes.isEmpty())
        return false;
    if (entity == Entity::Lead) { // Bookkeeping, not history: it counts the entries of the history.
        assignments.append(QStringLiteral("updated_ms = ?, version = version + 1"));
        values.append(m_now.ms());
    }
    const bool changesWords = std::any_of(changes.cbegin(), changes.cend(), [entity](const FieldChange& change) {
        return texts::isSearched(entity, change.field);
    });
    if (changesWords)
        LW_CHECK(searchNoMore(entity, id));
    values.append(keyValue(entity, id));
    LW_CHECK(m_connection.run(
        QStringLiteral("UPDATE %1 SET %2 WHERE %3 = ?").arg(info.table, assignments.join(QStringLiteral(", ")), info.key),
        values));
    if (changesWords)
        LW_CHECK(searchAgain(entity, id));
    m_seals.touched(entity, id);
    touch(entity, id, *present, Action::Update);
    if (info.hasLead && fields.contains(QStringLiteral("lead_id"))) // Of two leads from now on.
        m_touched.leadIds.insert(oplog::toBytes(fields.value(QStringLiteral("lead_id"))));
    noteClocks(entity, id, changed, Action::Update);
    touchPeople(entity, fields); // Whom it names from now on.
    if (changesLoad) {
        Row after = *present;
        after.insert(fields);
        m_loads.leadChanged(*present, after);
    }
    LW_CHECK(journal(entity, id, Action::Update, changes));
    if (entity == Entity::PersonUnion) {
        LW_TRY(const auto row, read(entity, id));
        LW_CHECK(refreshUnions(*row));
    }
    return true;
}

Result<std::optional<Row>> WriteTx::read(Entity entity, const QByteArray& id) {
    const TableInfo& info = tableOf(entity);
    LW_TRY(const auto rows,
           m_connection.table(QStringLiteral("SELECT * FROM %1 WHERE %2 = ?").arg(info.table, info.key), {keyValue(entity, id)}));
    return rows.isEmpty() ? std::nullopt : std::optional<Row>(rows.first());
}

Result<std::optional<Row>> WriteTx::read(Entity entity, const QByteArray& id, const QStringList& columns) {
    const TableInfo& info = tableOf(entity);
    return m_connection.first(QStringLiteral("SELECT %1 FROM %2 WHERE %3 = ?").arg(columns.join(u','), info.table, info.key),
                              {keyValue(entity, id)}, [&](const Record& record) {
                                  Row row;
                                  for (int i = 0; i < columns.size(); ++i)
                                      row.insert(columns.at(i), record.value(i));
                                  return row;
                              });
}

Result<void> WriteTx::searchNoMore(Entity entity, const QByteArray& id) {
    LW_TRY(const auto row, read(entity, id));
    return row ? texts::remove(m_connection, entity, *row) : Result<void>();
}

Result<void> WriteTx::searchAgain(Entity entity, const QByteArray& id) {
    LW_TRY(const auto row, read(entity, id));
    return row ? texts::add(m_connection, entity, *row) : Result<void>();
}

Result<bool> WriteTx::remove(Entity entity, const QByteArray& id) {
    LW_TRY(const auto row, read(entity, id));
    if (!row)
        return false;
    LW_CHECK(remove(entity, id, *row));
    return true;
}

Result<void> WriteTx::remove(Entity entity, const QByteArray& id, const Row& row) {
    const TableInfo& info = tableOf(entity);
    LW_CHECK(m_connection.run(QStringLiteral("DELETE FROM %1 WHERE %2 = ?").arg(info.table, info.key), {keyValue(entity, id)}));
    LW_CHECK(texts::remove(m_connection, entity, row));
    QList<FieldChange> changes;
    for (auto field = row.begin(); field != row.end(); ++field)
        changes.append({field.key(), field.value(), {}});
    m_seals.touched(entity, id);
    touch(entity, id, row, Action::Delete);
    countWent(entity, row);
    noteClocks(entity, id, row, Action::Delete);
    LW_CHECK(journal(entity, id, Action::Delete, changes));
    return entity == Entity::PersonUnion ? refreshUnions(row) : Result<void>();
}

Result<void> WriteTx::refreshUnions(const Row& row) {
    const auto person = [&row](const char* column) {
        return PersonId::fromBytes(oplog::toBytes(row.value(QLatin1String(column))));
    };
    return unions::refresh(*this, {person("person_a"), person("person_b")});
}

/// What is known of one of several who are one may be what is shown of all.
Result<void> WriteTx::refreshFaces() {
    for (const QByteArray& person : std::as_const(m_changedPeople)) {
        LW_TRY(const qint64 isOneOfSeveral,
               m_connection.number(QStringLiteral("SELECT shown_id IS NOT NULL FROM person WHERE id = ?"), {person}));
        if (isOneOfSeveral > 0)
            LW_CHECK(unions::refresh(*this, {PersonId::fromBytes(person)}));
    }
    return {};
}

Result<void> WriteTx::touchLeadsOfPeople() {
    if (m_changedPeople.size() > leadsToName) {
        m_touched.bulk = true;
        return {};
    }
    for (const QByteArray& person : m_changedPeople)
        LW_CHECK(m_connection.each(QStringLiteral("SELECT l.number FROM lead l WHERE l.person_id = ?1 UNION SELECT l.number FROM "
                                                  "person p JOIN person o ON o.shown_id = p.shown_id JOIN lead l ON l.person_id "
                                                  "= o.id WHERE p.id = ?1"),
                                   {person}, [this](const Record& r) { m_touched.leadNumbers.insert(r.integer(0)); }));
    return {};
}

Result<void> WriteTx::finish() {
    LW_CHECK(refreshFaces());
    LW_CHECK(refreshClocks());
    LW_CHECK(m_loads.write(m_connection));
    LW_CHECK(m_seals.write(m_connection, m_operationNo));
    if (m_operationNo > 0)
        LW_CHECK(m_connection.run(QStringLiteral("UPDATE operation SET sentence = ? WHERE no = ? AND sentence <> ?"),
                                  {m_spec.sentence, m_operationNo, m_spec.sentence}));
    LW_CHECK(touchLeadsOfPeople());
    if (m_touched.bulk || m_touched.leadIds.size() + m_touched.leadNumbers.size() > leadsToName) {
        m_touched.bulk = true;
        return {};
    }
    // A lead that is shown in another one is found there by its own words.
    for (const QByteArray& id : m_touched.leadIds)
        LW_CHECK(
            m_connection.each(QStringLiteral("SELECT number FROM lead WHERE id = ?1 UNION ALL SELECT s.number FROM lead l JOIN "
                                             "lead s ON s.id = l.shown_in WHERE l.id = ?1"),
                              {id}, [this](const Record& r) { m_touched.leadNumbers.insert(r.integer(0)); }));
    return {};
}

} // namespace leadwell::store
