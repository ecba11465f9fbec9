-- Who was told what (docs/adr/0014): made in the transaction of what happened, never taken back, only read. member_id: empty is
-- whoever sits at the desk. told_of: what it is of, once for each person. event: the operation it is of; operation_no: that
-- operation, where taking it back makes it untrue. bubble: the number that everything has that was told at once.
CREATE TABLE notice (
    no INTEGER PRIMARY KEY,
    member_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    told_of TEXT NOT NULL,
    event BLOB NOT NULL,
    operation_no INTEGER NOT NULL DEFAULT 0,
    lead_id BLOB NOT NULL DEFAULT x'',
    task_id BLOB NOT NULL DEFAULT x'',
    detail TEXT NOT NULL DEFAULT '',
    n INTEGER NOT NULL DEFAULT 1,
    state INTEGER NOT NULL DEFAULT 0,
    bubble INTEGER NOT NULL DEFAULT 0,
    told_ms INTEGER NOT NULL DEFAULT 0,
    read_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX notice_once ON notice (member_id, told_of);
CREATE INDEX notice_lead ON notice (lead_id, member_id) WHERE lead_id <> x'';
CREATE INDEX notice_kind ON notice (member_id, kind, at_ms);
CREATE INDEX notice_newest ON notice (member_id, at_ms);
CREATE INDEX notice_unread ON notice (member_id, at_ms) WHERE read_ms = 0;
CREATE INDEX notice_waiting ON notice (member_id, no) WHERE state = 0 AND read_ms = 0;
CREATE INDEX notice_told ON notice (member_id, told_ms) WHERE told_ms > 0;

-- Up to which moment people were reminded of tasks; how many steps of the escalation were done.
INSERT INTO counter (name, n) VALUES ('reminded_ms', 0);
ALTER TABLE sla_violation ADD COLUMN steps INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sla_violation_open ON sla_violation (steps, detected_ms) WHERE resolved_ms = 0;
