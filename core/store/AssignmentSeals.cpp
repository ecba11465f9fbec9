// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AssignmentSeals.h"

#include <QCryptographicHash>
#include <QHash>

#include <sqlite3.h>

#include <algorithm>
#include <optional>

namespace leadwell::store {

namespace {

/// Every column but none twice: tst_Ledger changes them one by one.
const QString sealSql = QStringLiteral("substr(sealed(a.id, a.lead_id, a.member_id, a.mode, a.strategy, a.reason, a.candidates, "
                                       "a.decided_ms, a.decision_no, a.month), 1, 32)");
const QString takenBack = QStringLiteral("-");
constexpr int namedAtMost = 20; ///< one by one; of more their number is said

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

/// What the chain says last of each assignment, by the digits of its id.
using Sealed = QHash<QString, QString>;

/// The chain itself, and what it says of operations and decisions. Nothing where it is broken.
Result<std::optional<Sealed>> readChain(Connection& connection, AssignmentSeals::Checked& checked) {
    Sealed sealed;
    qint64 last = 0;
    bool isBroken = false;
    QStringList& problems = checked.problems;
    LW_CHECK(connection.eachUntil(
        QStringLiteral("SELECT s.no, s.hash, s.hash = sealed(coalesce(p.hash, ''), s.operation_no, s.actor, s.at_ms, s.kind, "
                       "s.decision_no, s.decision_hash, s.sealed_rows), s.operation_no = 0 OR (o.actor, o.at_ms, o.kind) IS "
                       "(s.actor, s.at_ms, s.kind), s.decision_no = 0 OR d.hash IS s.decision_hash, s.operation_no, "
                       "s.decision_no, s.sealed_rows FROM assignment_seal s LEFT JOIN assignment_seal p ON p.no = s.no - 1 LEFT "
                       "JOIN operation o ON o.no = s.operation_no LEFT JOIN decision d ON d.no = s.decision_no ORDER BY s.no"),
        {}, [&](const Record& r) {
            isBroken = r.integer(0) != last + 1 || r.integer(2) == 0;
            if (isBroken) {
                problems.append(QStringLiteral("Seal %1 of the assignments was changed or taken out.").arg(last + 1));
                return false;
            }
            last = r.integer(0);
            checked.lastHash = r.text(1);
            if (r.integer(3) == 0)
                problems.append(QStringLiteral("Step %1 of the history gave leads to people, and who did it, when or what it was "
                                               "has been changed since.")
                                    .arg(r.integer(5)));
            if (r.integer(4) == 0)
                problems.append(QStringLiteral("Decision %1 is not the one that it was.").arg(r.integer(6)));
            for (const QString& line : r.text(7).split(u'\n', Qt::SkipEmptyParts)) {
                const qsizetype gap = line.indexOf(u' ');
                sealed.insert(line.left(gap), line.mid(gap + 1));
            }
            return true;
        }));
    return isBroken ? std::nullopt : std::optional(sealed);
}

} // namespace

Result<void> AssignmentSeals::write(Connection& connection, qint64 operationNo) {
    if (m_touched.isEmpty())
        return {};
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    QStringList lines;
    for (const QByteArray& id : std::as_const(m_touched)) {
        LW_TRY(const auto seal, connection.first(QStringLiteral("SELECT %1 FROM assignment a WHERE a.id = ?").arg(sealSql), {id},
                                                 [](const Record& r) { return r.text(0); }));
        lines.append(QString::fromLatin1(id.toHex().toUpper()) + u' ' + seal.value_or(takenBack));
    }
    m_touched.clear();
    LW_CHECK(connection.run(
        QStringLiteral("INSERT INTO assignment_seal (no, operation_no, actor, at_ms, kind, decision_no, decision_hash, "
                       "sealed_rows, hash) SELECT p.no + 1, o.no, o.actor, o.at_ms, o.kind, d.no, d.hash, ?1, sealed(p.hash, "
                       "o.no, o.actor, o.at_ms, o.kind, d.no, d.hash, ?1) FROM operation o, (SELECT coalesce(max(no), 0) AS no, "
                       "coalesce((SELECT hash FROM assignment_seal ORDER BY no DESC LIMIT 1), '') AS hash FROM assignment_seal) "
                       "p, (SELECT coalesce(max(no), 0) AS no, coalesce((SELECT hash FROM decision ORDER BY no DESC LIMIT 1), "
                       "x'') AS hash FROM decision) d WHERE o.no = ?2"),
        {lines.join(u'\n'), operationNo}));
    return {};
}

Result<AssignmentSeals::Checked> AssignmentSeals::check(Connection& connection) {
    Checked checked;
    LW_TRY(auto sealed, readChain(connection, checked));
    if (!sealed)
        return checked;
    int changed = 0;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT hex(a.id), %1, coalesce(l.number, 0) FROM assignment a LEFT JOIN lead l ON l.id = a.lead_id ORDER "
                       "BY a.decided_ms, a.id")
            .arg(sealSql),
        {}, [&](const Record& r) {
            ++checked.assignments;
            if (sealed->take(r.text(0)) == r.text(1) || ++changed > namedAtMost)
                return;
            checked.problems.append(QStringLiteral("Who L-%1 was given to, by whom, when or why is not what was written down "
                                                   "when it was decided.")
                                        .arg(r.integer(2)));
        }));
    if (changed > namedAtMost)
        checked.problems.append(QStringLiteral("The same holds for %1 further ones.").arg(changed - namedAtMost));
    const auto gone = std::count_if(sealed->cbegin(), sealed->cend(), [](const QString& seal) { return seal != takenBack; });
    if (gone > 0)
        checked.problems.append(QStringLiteral("%1 assignments are gone, and nobody took them back.").arg(gone));
    return checked;
}

void addSealedTo(sqlite3* database) {
    sqlite3_create_function_v2(database, "sealed", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, sealedInSql, nullptr, nullptr,
                               nullptr);
}

} // namespace leadwell::store
