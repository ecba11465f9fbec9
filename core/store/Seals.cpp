// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Seals.h"

#include <QCryptographicHash>
#include <QHash>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <optional>

namespace leadwell::store {

using oplog::Entity;

namespace {

constexpr int namedAtMost = 20; ///< one by one; of more their number is said
constexpr int sealDigits = 32;
const QByteArray rulesKey = QByteArrayLiteral("assignment.rules"); ///< of all settings only this one is sealed

/// What is sealed of a table, and what is said of it.
struct Guarded {
    Entity entity;
    QString mark;    ///< before the id in the line of a seal
    QString from;    ///< the table as x
    QString key;     ///< of x
    QString columns; ///< every one but none twice: tst_Ledger changes them one by one
    QString number;  ///< names the row when it is gone; 0: nothing does
    QString name;    ///< names the row as it is now
    QString changed; ///< %1: the name
    QString gone;    ///< %1: the number
    QString many;    ///< of them are gone
};

const std::array<Guarded, 6>& guarded() {
    static const QString id = QStringLiteral("x.id");
    static const QString numberOfLead = QStringLiteral("coalesce((SELECT l.number FROM lead l WHERE l.id = x.lead_id), 0)");
    static const QString none = QStringLiteral("0");
    static const std::array<Guarded, 6> all{{
        {Entity::Assignment, QString(), QStringLiteral("assignment x"), id,
         QStringLiteral("x.id, x.lead_id, x.member_id, x.mode, x.strategy, x.reason, x.candidates, x.decided_ms, x.decision_no, "
                        "x.month"),
         numberOfLead, numberOfLead,
         QStringLiteral("Who L-%1 was given to, by whom, when or why is not what was written down when it was decided."),
         QStringLiteral("Who L-%1 was given to is gone, and nobody took it back."), QStringLiteral("assignments")},
        {Entity::Triage, QStringLiteral("t"), QStringLiteral("triage_item x"), id,
         QStringLiteral("x.id, x.lead_id, x.priority, x.heat, x.reason, x.confidence, x.suggested_action, x.language, x.status, "
                        "x.created_ms, x.closed_ms"),
         numberOfLead, numberOfLead,
         QStringLiteral("What triage says of L-%1, or what was decided there and when, is not what was written down then."),
         QStringLiteral("What triage said of L-%1 is gone, and nobody took it back."), QStringLiteral("lines of triage")},
        {Entity::Setting, QStringLiteral("s"), QStringLiteral("(SELECT * FROM setting WHERE key = 'assignment.rules') x"),
         QStringLiteral("x.key"), QStringLiteral("x.key, x.value"), none, none,
         QStringLiteral("The rules by which leads are given are not those that were saved last."), QString(),
         QStringLiteral("sets of rules by which leads are given")},
        {Entity::Rule, QStringLiteral("r"), QStringLiteral("rule x"), id,
         QStringLiteral("x.id, x.no, x.name, x.definition, x.is_enabled, x.place, x.version, x.created_ms"),
         QStringLiteral("x.no"), QStringLiteral("x.no"), QStringLiteral("Rule %1 is not what was saved last."),
         QStringLiteral("Rule %1 is gone, and nobody took it out."), QStringLiteral("rules")},
        {Entity::Member, QStringLiteral("m"), QStringLiteral("member x"), id,
         QStringLiteral("x.id, x.name, x.email, x.role, x.colour, x.is_available, x.is_active, x.created_ms, x.skills, "
                        "x.regions, x.capacity, x.month_min, x.month_max, x.working_hours, x.time_zone"),
         none, QStringLiteral("x.name"), QStringLiteral("What is set for %1 is not what was saved last."), QString(),
         QStringLiteral("people of the team")},
        {Entity::Leave, QStringLiteral("l"), QStringLiteral("leave x"), id,
         QStringLiteral("x.id, x.member_id, x.from_ms, x.to_ms, x.note"), none,
         QStringLiteral("coalesce((SELECT m.name FROM member m WHERE m.id = x.member_id), '')"),
         QStringLiteral("A leave of %1 is not what was written down."), QString(), QStringLiteral("leaves")},
    }};
    return all;
}

const Guarded* guardedAs(Entity entity) {
    const auto found =
        std::find_if(guarded().cbegin(), guarded().cend(), [=](const Guarded& one) { return one.entity == entity; });
    return found == guarded().cend() ? nullptr : &*found;
}

bool decides(Entity entity) {
    return entity != Entity::Assignment && entity != Entity::Triage;
}

QString sealSql(const Guarded& one) {
    return QStringLiteral("substr(sealed(%1), 1, %2)").arg(one.columns).arg(sealDigits);
}

/// Each value with its kind and length, so that no two lists of values are the same bytes.
void addValue(QCryptographicHash& hash, sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        return hash.addData(QByteArrayView("n"));
    case SQLITE_INTEGER:
        return hash.addData(QByteArray('i' + QByteArray::number(qint64(sqlite3_value_int64(value))) + ';'));
    case SQLITE_FLOAT:
        return hash.addData(QByteArray('f' + QByteArray::number(sqlite3_value_double(value), 'g', 17) + ';'));
    default:
        break;
    }
    const bool isText = sqlite3_value_type(value) == SQLITE_TEXT;
    const void* bytes = isText ? static_cast<const void*>(sqlite3_value_text(value)) : sqlite3_value_blob(value);
    const int size = sqlite3_value_bytes(value);
    hash.addData(QByteArray((isText ? 't' : 'b') + QByteArray::number(size) + ':'));
    hash.addData(QByteArrayView(static_cast<const char*>(bytes), size));
}

void sealedInSql(sqlite3_context* context, int count, sqlite3_value** values) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int i = 0; i < count; ++i)
        addValue(hash, values[i]);
    const QByteArray text = hash.result().toHex();
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

/// Of a million leads there are some millions of these.
struct RowKey {
    quint64 high = 0;
    quint64 low = 0;
    Entity entity = Entity::Setting;
    friend bool operator==(const RowKey&, const RowKey&) = default;
    friend size_t qHash(const RowKey& key, size_t seed) { return qHashMulti(seed, key.high, key.low, int(key.entity)); }
};
struct RowSeal {
    quint64 high = 0;
    quint64 low = 0;
    qint64 number = 0;
};
/// What the chain says last of each row that is there.
using Sealed = QHash<RowKey, RowSeal>;

std::pair<quint64, quint64> numbersOf(QByteArrayView digits) {
    constexpr qsizetype half = sealDigits / 2;
    return {digits.first(half).toULongLong(nullptr, 16), digits.sliced(half).toULongLong(nullptr, 16)};
}

/// `id`: its hexadecimal digits. Ids of rows have 32 of them.
RowKey keyOf(Entity entity, QByteArrayView id) {
    if (id.size() == sealDigits) {
        const auto [high, low] = numbersOf(id);
        return {high, low, entity};
    }
    const QByteArray hashed = QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex();
    const auto [high, low] = numbersOf(QByteArrayView(hashed).first(sealDigits));
    return {high, low, entity};
}

/// One line of a seal: mark and id, the seal or "-", and the number where there is one.
void takeLine(Sealed& sealed, QByteArrayView line) {
    const auto mark = std::find_if(guarded().cbegin(), guarded().cend(), [line](const Guarded& one) {
        return !one.mark.isEmpty() && line.startsWith(one.mark.toLatin1());
    });
    const Guarded& kind = mark == guarded().cend() ? guarded().front() : *mark;
    const qsizetype gap = line.indexOf(' ');
    if (gap < 0)
        return;
    const RowKey key = keyOf(kind.entity, line.first(gap).sliced(kind.mark.size()));
    const QByteArrayView seal = line.sliced(gap + 1);
    if (seal.size() < sealDigits) {
        sealed.remove(key);
        return;
    }
    const auto [high, low] = numbersOf(seal.first(sealDigits));
    sealed.insert(key, {high, low, seal.sliced(sealDigits).trimmed().toLongLong()});
}

void takeLines(Sealed& sealed, const QByteArray& lines) {
    const QByteArrayView all(lines);
    for (qsizetype from = 0; from < all.size();) {
        const qsizetype end = all.indexOf('\n', from);
        const qsizetype to = end < 0 ? all.size() : end;
        takeLine(sealed, all.sliced(from, to - from));
        from = to + 1;
    }
}

/// The chain itself, and what it says of operations and decisions. Nothing where it is broken.
Result<std::optional<Sealed>> readChain(Connection& connection, Seals::Checked& checked) {
    Sealed sealed;
    qint64 last = 0;
    bool isBroken = false;
    QStringList& problems = checked.problems;
    LW_CHECK(connection.eachUntil(
        QStringLiteral("SELECT s.no, s.hash, s.hash = sealed(coalesce(p.hash, ''), s.operation_no, s.actor, s.at_ms, s.kind, "
                       "s.decision_no, s.decision_hash, s.sealed_rows), s.operation_no = 0 OR (o.actor, o.at_ms, o.kind) IS "
                       "(s.actor, s.at_ms, s.kind), s.decision_no = 0 OR d.hash IS s.decision_hash, s.operation_no, "
                       "s.decision_no, s.sealed_rows FROM seal s LEFT JOIN seal p ON p.no = s.no - 1 LEFT "
                       "JOIN operation o ON o.no = s.operation_no LEFT JOIN decision d ON d.no = s.decision_no ORDER BY s.no"),
        {}, [&](const Record& r) {
            isBroken = r.integer(0) != last + 1 || r.integer(2) == 0;
            if (isBroken) {
                problems.append(QStringLiteral("Seal %1 of the decisions was changed or taken out.").arg(last + 1));
                return false;
            }
            last = r.integer(0);
            checked.lastHash = r.text(1);
            if (r.integer(3) == 0)
                problems.append(QStringLiteral("Step %1 of the history decided something, and who did it, when or what it was "
                                               "has been changed since.")
                                    .arg(r.integer(5)));
            if (r.integer(4) == 0)
                problems.append(QStringLiteral("Decision %1 is not the one that it was.").arg(r.integer(6)));
            takeLines(sealed, r.bytes(7));
            return true;
        }));
    return isBroken ? std::nullopt : std::optional(std::move(sealed));
}

/// The first of them one by one, the others by their number.
class Sentences {
public:
    Sentences(QStringList& problems, QString others) : m_problems(problems), m_others(std::move(others)) {}
    ~Sentences() {
        if (m_count > namedAtMost)
            m_problems.append(m_others.arg(m_count - namedAtMost));
    }
    Q_DISABLE_COPY_MOVE(Sentences)
    void add(const QString& sentence) {
        if (++m_count <= namedAtMost)
            m_problems.append(sentence);
    }

private:
    QStringList& m_problems;
    QString m_others;
    qint64 m_count = 0;
};

/// Takes what it finds out of `sealed`.
Result<void> compare(Connection& connection, const Guarded& kind, Sealed& sealed, Seals::Checked& checked) {
    Sentences sentences(checked.problems, QStringLiteral("The same holds for %1 further ones."));
    qint64& count = decides(kind.entity) ? checked.deciding : checked.decisions;
    return connection.each(
        QStringLiteral("SELECT hex(%1), %2, %3 FROM %4 ORDER BY %1").arg(kind.key, sealSql(kind), kind.name, kind.from), {},
        [&](const Record& r) {
            ++count;
            const auto found = sealed.constFind(keyOf(kind.entity, r.bytes(0)));
            const auto [high, low] = numbersOf(r.bytes(1));
            const bool isSame = found != sealed.cend() && found->high == high && found->low == low;
            const qint64 number = found == sealed.cend() ? 0 : found->number;
            if (found != sealed.cend())
                sealed.erase(found);
            if (!isSame)
                sentences.add(kind.changed.contains(QStringLiteral("%1"))
                                  ? kind.changed.arg(number > 0 ? QString::number(number) : r.text(2))
                                  : kind.changed);
        });
}

void nameGone(const Sealed& gone, QStringList& problems) {
    for (const Guarded& kind : guarded()) {
        QList<qint64> numbers;
        for (auto row = gone.cbegin(); row != gone.cend(); ++row) {
            if (row.key().entity == kind.entity)
                numbers.append(row->number);
        }
        std::sort(numbers.begin(), numbers.end());
        const auto named = std::upper_bound(numbers.cbegin(), numbers.cend(), 0);
        const qsizetype unnamed = named - numbers.cbegin();
        const QString others = QStringLiteral("%1 %2 are gone, and nobody took them back.");
        if (unnamed > 0)
            problems.append(others.arg(QString::number(unnamed), kind.many));
        Sentences sentences(problems, others.arg(QStringLiteral("%1"), kind.many));
        for (auto number = named; number != numbers.cend(); ++number)
            sentences.add(kind.gone.arg(*number));
    }
}

} // namespace

void Seals::touched(Entity entity, const QByteArray& id) {
    if (guardedAs(entity) != nullptr && (entity != Entity::Setting || id == rulesKey))
        m_touched.append({entity, id});
}

Result<void> Seals::write(Connection& connection, qint64 operationNo) {
    if (m_touched.isEmpty())
        return {};
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    QStringList lines;
    for (const auto& [entity, id] : std::as_const(m_touched)) {
        const Guarded& kind = *guardedAs(entity);
        LW_TRY(const auto seal,
               connection.first(
                   QStringLiteral("SELECT %1, %2 FROM %3 WHERE %4 = ?").arg(sealSql(kind), kind.number, kind.from, kind.key),
                   {entity == Entity::Setting ? Value(QString::fromUtf8(id)) : Value(id)}, [](const Record& r) {
                       return r.integer(1) > 0 ? r.text(0) + u' ' + QString::number(r.integer(1)) : r.text(0);
                   }));
        lines.append(kind.mark + QString::fromLatin1(id.toHex().toUpper()) + u' ' + seal.value_or(QStringLiteral("-")));
    }
    m_touched.clear();
    LW_CHECK(connection.run(
        QStringLiteral("INSERT INTO seal (no, operation_no, actor, at_ms, kind, decision_no, decision_hash, "
                       "sealed_rows, hash) SELECT p.no + 1, o.no, o.actor, o.at_ms, o.kind, d.no, d.hash, ?1, sealed(p.hash, "
                       "o.no, o.actor, o.at_ms, o.kind, d.no, d.hash, ?1) FROM operation o, (SELECT coalesce(max(no), 0) AS no, "
                       "coalesce((SELECT hash FROM seal ORDER BY no DESC LIMIT 1), '') AS hash FROM seal) "
                       "p, (SELECT coalesce(max(no), 0) AS no, coalesce((SELECT hash FROM decision ORDER BY no DESC LIMIT 1), "
                       "x'') AS hash FROM decision) d WHERE o.no = ?2"),
        {lines.join(u'\n'), operationNo}));
    return {};
}

Result<Seals::Checked> Seals::check(Connection& connection) {
    Checked checked;
    LW_TRY(auto sealed, readChain(connection, checked));
    if (!sealed)
        return checked;
    for (const Guarded& kind : guarded())
        LW_CHECK(compare(connection, kind, *sealed, checked));
    nameGone(*sealed, checked.problems);
    return checked;
}

Result<qint64> Seals::lastWithDoubtfulRules(Connection& connection) {
    return connection.number(QStringLiteral(
        "SELECT coalesce(max(decision_no), 0) FROM seal WHERE operation_no = 0 AND EXISTS (SELECT 1 FROM operation "
        "WHERE kind = 'assignment.rules' AND undone_by > 0)"));
}

void addSealedTo(sqlite3* database) {
    sqlite3_create_function_v2(database, "sealed", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, sealedInSql, nullptr, nullptr,
                               nullptr);
}

} // namespace leadwell::store
