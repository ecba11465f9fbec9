-- What follows from an enquiry: tasks, triage, who got it and why, how the score came about, who may be the same person.
CREATE TABLE task (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 1,
    assignee_id BLOB REFERENCES member (id),
    created_ms INTEGER NOT NULL,
    done_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX task_lead ON task (lead_id, status, due_ms);

CREATE TABLE triage_item (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    priority INTEGER NOT NULL,
    heat INTEGER NOT NULL,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL,
    suggested_action TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    closed_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX triage_item_lead ON triage_item (lead_id, created_ms DESC);
CREATE INDEX triage_item_pending ON triage_item (priority DESC, created_ms) WHERE status = 0;

-- deficit_micro: how much of a lead each candidate is owed after the decision, in millionths (see core/domain/assignment).
CREATE TABLE assignment (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    member_id BLOB REFERENCES member (id),
    mode TEXT NOT NULL,
    strategy TEXT NOT NULL,
    reason TEXT NOT NULL,
    candidates TEXT NOT NULL DEFAULT '',
    decided_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_lead ON assignment (lead_id, decided_ms DESC);
CREATE INDEX assignment_auto ON assignment (id DESC) WHERE mode = 'auto';

CREATE TABLE score_snapshot (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    at_ms INTEGER NOT NULL,
    rule_version INTEGER NOT NULL,
    total INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    demographic INTEGER NOT NULL,
    behavioural INTEGER NOT NULL,
    engagement INTEGER NOT NULL,
    firmographic INTEGER NOT NULL,
    intent INTEGER NOT NULL,
    breakdown TEXT NOT NULL,
    cause TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX score_snapshot_lead ON score_snapshot (lead_id, at_ms DESC);

-- Two people who may be one. Suggested, never merged alone. state: 0 open, 1 not the same, 2 merged.
CREATE TABLE suggestion (
    id BLOB PRIMARY KEY,
    person_a BLOB NOT NULL REFERENCES person (id),
    person_b BLOB NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX suggestion_pair ON suggestion (person_a, person_b);
CREATE INDEX suggestion_b ON suggestion (person_b);
