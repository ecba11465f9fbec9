-- What stands beside a decision (the sentence that people read, who chose, when) is sealed with it (docs/adr/0009). One row for
-- each transaction that wrote or took back assignments, only ever appended to. sealed_rows: a line for each of them, its id and
-- the first half of its hash, or "-" when it was taken back. actor, at_ms, kind: of the operation. decision_no, decision_hash:
-- the last record of the ledger by then. hash: of all that, and of the seal before. sealed(): core/store/AssignmentSeals.
CREATE TABLE assignment_seal (
    no INTEGER PRIMARY KEY,
    operation_no INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    decision_no INTEGER NOT NULL,
    decision_hash BLOB NOT NULL,
    sealed_rows TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER assignment_seal_is_not_changed BEFORE UPDATE ON assignment_seal BEGIN
    SELECT RAISE(ABORT, 'a seal is never changed');
END;
CREATE TRIGGER assignment_seal_is_not_removed BEFORE DELETE ON assignment_seal BEGIN
    SELECT RAISE(ABORT, 'a seal is never removed');
END;

-- What is there already is sealed as it is; of no operation.
INSERT INTO assignment_seal (no, operation_no, actor, at_ms, kind, decision_no, decision_hash, sealed_rows, hash)
SELECT 1, 0, '', 0, '', d.no, d.hash, a.sealed_rows, sealed('', 0, '', 0, '', d.no, d.hash, a.sealed_rows)
FROM (SELECT group_concat(hex(id) || ' ' || substr(sealed(id, lead_id, member_id, mode, strategy, reason, candidates, decided_ms,
    decision_no, month), 1, 32), char(10)) AS sealed_rows FROM assignment) a,
    (SELECT coalesce(max(no), 0) AS no, coalesce((SELECT hash FROM decision ORDER BY no DESC LIMIT 1), x'') AS hash FROM decision) d
WHERE a.sealed_rows IS NOT NULL;
