-- What of somebody decides whether a lead is theirs, and the record of each decision (docs/adr/0009). skills and regions: one
-- on each line. capacity, month_max: nothing is no limit. working_hours, time_zone: empty is those of the workspace.
ALTER TABLE member ADD COLUMN skills TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN regions TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN capacity INTEGER;
ALTER TABLE member ADD COLUMN month_min INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN month_max INTEGER;
ALTER TABLE member ADD COLUMN working_hours TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

-- Somebody is not there from one moment to another.
CREATE TABLE leave (
    id BLOB PRIMARY KEY,
    member_id BLOB NOT NULL REFERENCES member (id),
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX leave_end ON leave (to_ms);

-- Only ever appended to. record: JSON, compressed; hash: of the text, and part of the next record. A lead that is taken back
-- leaves its decision.
CREATE TABLE decision (
    no INTEGER PRIMARY KEY,
    lead_id BLOB,
    record BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed');
END;
CREATE TRIGGER decision_is_not_removed BEFORE DELETE ON decision BEGIN
    SELECT RAISE(ABORT, 'a decision is never removed');
END;

-- decision_no: nothing for a choice by hand. month: in which it counts, like 202611, by the workspace's zone; 0 where it was
-- given before months were counted.
ALTER TABLE assignment ADD COLUMN decision_no INTEGER;
ALTER TABLE assignment ADD COLUMN month INTEGER NOT NULL DEFAULT 0;
DROP INDEX assignment_auto;
CREATE INDEX assignment_member ON assignment (member_id, decided_ms);
CREATE UNIQUE INDEX assignment_decision ON assignment (decision_no) WHERE decision_no IS NOT NULL;
CREATE INDEX assignment_waiting ON assignment (lead_id) WHERE member_id IS NULL AND mode = 'auto';

-- The queue of triage, and how many are in it.
CREATE INDEX triage_item_state ON triage_item (status, created_ms);

-- How much each has: open leads, and what they are owed (in millionths of a lead); leads of a month. WriteTx keeps both in the
-- transaction that changes a lead or an assignment.
CREATE TABLE member_load (
    member_id BLOB PRIMARY KEY,
    open_leads INTEGER NOT NULL DEFAULT 0,
    owed_micro INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE member_month (
    member_id BLOB NOT NULL,
    month INTEGER NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (member_id, month)
) STRICT, WITHOUT ROWID;
INSERT INTO member_load (member_id, open_leads)
SELECT owner_id, count(*) FROM lead WHERE is_open = 1 AND owner_id IS NOT NULL GROUP BY owner_id;
