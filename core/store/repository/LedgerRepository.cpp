// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/LedgerRepository.h"

#include "core/domain/assignment/LedgerWalk.h"
#include "core/store/Packing.h"
#include "core/store/Seals.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::store::ledger {

using namespace domain;

namespace {

/// Twenty people are twenty times nearly the same words: more effort takes half as long again for 4 % less.
constexpr int compression = 3;

QStringList foldedLines(const QString& text) {
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        lines.append(line.simplified().toLower());
    return lines;
}

std::optional<int> limitAt(const Record& r, int column) {
    return r.isNull(column) ? std::optional<int>() : static_cast<int>(r.integer(column));
}

Salesperson salespersonFromRow(const Record& r) {
    Salesperson one;
    Candidate& candidate = one.candidate;
    candidate.id = r.id<MemberId>(0);
    candidate.name = r.text(1);
    candidate.isAvailable = r.integer(2) != 0;
    candidate.skills = foldedLines(r.text(3));
    candidate.regions = foldedLines(r.text(4));
    candidate.capacity = limitAt(r, 5);
    candidate.monthMin = static_cast<int>(r.integer(6));
    candidate.monthMax = limitAt(r, 7);
    one.workingHours = r.text(8);
    one.timeZone = r.text(9);
    candidate.openLeads = static_cast<int>(r.integer(10));
    candidate.deficitMicro = r.integer(11);
    candidate.monthGiven = static_cast<int>(r.integer(12));
    candidate.lastGivenMs = r.integer(13);
    candidate.isOnLeave = r.integer(14) != 0;
    return one;
}

} // namespace

Result<Head> head(Connection& connection) {
    LW_TRY(const auto last,
           connection.first(QStringLiteral("SELECT no, hash FROM decision ORDER BY no DESC LIMIT 1"), {}, [](const Record& r) {
               return Head{r.integer(0), r.bytes(1)};
           }));
    return last.value_or(Head());
}

Result<Head> append(WriteTx& tx, LeadId lead, const QByteArray& json) {
    LW_TRY(const Head last, head(tx.db()));
    const Head next{last.no + 1, hashOf(json)};
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO decision (no, lead_id, record, hash) VALUES (?, ?, ?, ?)"),
                         {next.no, idValue(lead), packed(json, compression), next.hash}));
    return next;
}

Result<QByteArray> record(Connection& connection, qint64 no) {
    LW_TRY(const auto packed, connection.first(QStringLiteral("SELECT record FROM decision WHERE no = ?"), {no},
                                               [](const Record& r) { return r.bytes(0); }));
    if (!packed)
        return Error{ErrorKind::NotFound, QStringLiteral("Decision %1 is not in the ledger.").arg(no), {}};
    return qUncompress(*packed);
}

Result<Debts> debts(Connection& connection) {
    Debts debts;
    LW_CHECK(connection.each(QStringLiteral("SELECT member_id, owed_micro FROM member_load WHERE owed_micro <> 0"), {},
                             [&](const Record& r) { debts.insert(r.id<MemberId>(0), r.integer(1)); }));
    return debts;
}

Result<Debts> debts(WriteTx& tx) {
    LW_CHECK(tx.loads().write(tx.db()));
    return debts(tx.db());
}

Result<QList<Salesperson>> salespeople(Connection& connection, int month, Instant at) {
    return connection.collect(
        QStringLiteral(
            "SELECT m.id, m.name, m.is_available, m.skills, m.regions, m.capacity, m.month_min, m.month_max, "
            "m.working_hours, m.time_zone, coalesce(d.open_leads, 0), coalesce(d.owed_micro, 0), coalesce(g.given, 0), "
            "coalesce((SELECT max(a.decided_ms) FROM assignment a WHERE a.member_id = m.id), 0), "
            "EXISTS (SELECT 1 FROM leave v WHERE v.to_ms > ?1 AND v.from_ms <= ?1 AND v.member_id = m.id) "
            "FROM member m LEFT JOIN member_load d ON d.member_id = m.id LEFT JOIN member_month g ON g.member_id = m.id "
            "AND g.month = ?2 WHERE m.is_active = 1 AND m.role = 'salesperson' ORDER BY m.id"),
        {at.ms(), qint64(month)}, salespersonFromRow);
}

Result<QList<LeadId>> waiting(Connection& connection, int limit, int passed) {
    return connection.collect(
        QStringLiteral("SELECT l.id FROM assignment a JOIN lead l ON l.id = a.lead_id WHERE a.member_id IS NULL AND a.mode = "
                       "'auto' AND l.owner_id IS NULL AND l.is_open = 1 AND NOT EXISTS (SELECT 1 FROM assignment n WHERE "
                       "n.lead_id = a.lead_id AND (n.decided_ms, n.id) > (a.decided_ms, a.id)) ORDER BY l.created_ms, l.number "
                       "LIMIT ? OFFSET ?"),
        {qint64(limit), qint64(passed)}, [](const Record& r) { return r.id<LeadId>(0); });
}

namespace {

/// What stands beside a record of the ledger.
struct Beside {
    qint64 no = 0;
    LeadId lead;
    QByteArray packed;
    QByteArray hash;
    bool isAssigned = false; ///< an assignment names this decision
    LeadId assignedLead;
    MemberId assignedMember;
};

Result<void> compareDebts(Connection& connection, const LedgerWalk& walk, QStringList& problems) {
    LW_TRY(const Debts remembered, debts(connection));
    QSet<MemberId> members(remembered.keyBegin(), remembered.keyEnd());
    members.unite({walk.debts().keyBegin(), walk.debts().keyEnd()});
    for (const MemberId& member : members) {
        if (remembered.value(member) != walk.debts().value(member))
            problems.append(QStringLiteral("Somebody is owed %1 leads by the ledger, and %2 are remembered.")
                                .arg(static_cast<double>(walk.debts().value(member)) / 1e6)
                                .arg(static_cast<double>(remembered.value(member)) / 1e6));
    }
    return {};
}

/// The rules by which leads are given, beside those that decisions of the same version were made by.
class RulesInForce {
public:
    static Result<RulesInForce> read(Connection& connection) {
        RulesInForce present;
        const auto rules = team::assignmentRules(connection);
        if (rules)
            present.m_rules = *rules;
        else if (rules.error().kind != ErrorKind::Invalid)
            return rules.error();
        LW_TRY(present.m_doubtful, Seals::lastWithDoubtfulRules(connection));
        return present;
    }
    void take(qint64 no, const AssignmentRules& rules) {
        if (!m_rules || no <= m_doubtful || rules.version != m_rules->version || rules == *m_rules)
            return;
        m_first = m_count++ == 0 ? no : m_first;
    }
    QStringList problems() const {
        if (!m_rules)
            return {QStringLiteral("The rules by which leads are given cannot be read.")};
        if (m_count == 0)
            return {};
        return {QStringLiteral("The rules by which leads are given are not those of the same version (%1) by which decision %2 "
                               "was made (%3 in all).")
                    .arg(m_rules->version)
                    .arg(m_first)
                    .arg(m_count)};
    }

private:
    std::optional<AssignmentRules> m_rules; ///< not set: they cannot be read
    qint64 m_doubtful = 0;
    qint64 m_first = 0;
    qint64 m_count = 0;
};

} // namespace

Result<Walked> walk(Connection& connection) {
    Walked walked;
    LW_TRY(RulesInForce inForce, RulesInForce::read(connection));
    LedgerWalk ledger([&connection](qint64 no) { return record(connection, no); });
    std::optional<Error> broken;
    QSet<qint64> unassigned;
    QStringList& problems = walked.problems;
    LW_CHECK(connection.eachUntil(
        QStringLiteral("SELECT d.no, d.lead_id, d.record, d.hash, a.id IS NOT NULL, a.lead_id, a.member_id FROM decision d LEFT "
                       "JOIN assignment a ON a.decision_no = d.no ORDER BY d.no"),
        {}, [&](const Record& r) {
            const Beside one{r.integer(0),      r.id<LeadId>(1), r.bytes(2),       r.bytes(3),
                             r.integer(4) != 0, r.id<LeadId>(5), r.id<MemberId>(6)};
            const auto step = ledger.next(one.no, qUncompress(one.packed), one.hash);
            if (!step) {
                broken = step.error();
                return false;
            }
            if (step->rules)
                inForce.take(one.no, *step->rules);
            if (step->lead != one.lead)
                problems.append(QStringLiteral("Decision %1 is kept for another lead than it was made for.").arg(one.no));
            else if (one.isAssigned && (one.assignedLead != step->lead || one.assignedMember != step->chosen))
                problems.append(
                    QStringLiteral("Decision %1 gave the lead to somebody else than its assignment says.").arg(one.no));
            if (!one.isAssigned && step->lead.isSet())
                unassigned.insert(one.no);
            else if (one.isAssigned && !step->lead.isSet())
                problems.append(
                    QStringLiteral("Record %1 of the ledger is no decision, and an assignment names it.").arg(one.no));
            return true;
        }));
    problems += inForce.problems();
    if (broken) {
        problems.append(broken->sentence);
        return walked;
    }
    walked.records = ledger.records();
    walked.lastHash = ledger.lastHash();
    for (const qint64 no : unassigned) {
        if (ledger.isInForce(no))
            problems.append(QStringLiteral("Decision %1 is in force, and no assignment is left of it.").arg(no));
    }
    LW_TRY(const qint64 missing,
           connection.number(QStringLiteral("SELECT count(*) FROM assignment WHERE decision_no > ?"), {ledger.records()}));
    if (missing > 0)
        problems.append(QStringLiteral("%1 assignments name a decision that is not in the ledger.").arg(missing));
    LW_CHECK(compareDebts(connection, ledger, problems));
    return walked;
}

} // namespace leadwell::store::ledger
