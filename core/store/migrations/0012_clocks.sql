-- When a lead must have been answered (docs/adr/0010). stage_ms: when its stage was set; 0: as it was made. intent: what a
-- message wanted, for the clocks it starts.
ALTER TABLE lead ADD COLUMN stage_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN intent INTEGER NOT NULL DEFAULT 0;

-- The working hours that deadlines were reckoned by, as they were; never changed. since_ms: what happened before starts no clock.
CREATE TABLE sla_calendar (
    version INTEGER PRIMARY KEY,
    hours TEXT NOT NULL,
    zone TEXT NOT NULL,
    holidays TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT;
INSERT INTO sla_calendar (version, hours, zone, holidays, since_ms)
SELECT 0, '', '', '', coalesce(max(at_ms), 0) FROM operation;

-- Made of messages, calls, visits, tasks and the stage by WriteTx, in the transaction that changes one of them. stopped_ms: 0
-- while it runs. verdict: 0 nothing said yet, 1 warned, 2 violated.
CREATE TABLE sla_clock (
    lead_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    due_wall_ms INTEGER NOT NULL,
    warn_ms INTEGER NOT NULL,
    stopped_ms INTEGER NOT NULL DEFAULT 0,
    stopped_by INTEGER NOT NULL DEFAULT 0,
    calendar INTEGER NOT NULL REFERENCES sla_calendar (version),
    verdict INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (lead_id, kind, started_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX sla_clock_warn ON sla_clock (warn_ms) WHERE stopped_ms = 0 AND verdict = 0;
CREATE INDEX sla_clock_due ON sla_clock (due_ms) WHERE stopped_ms = 0 AND verdict < 2;

-- A deadline that was missed: raised once, resolved once. resolved_ms: 0 while nobody answered. A lead that is taken back leaves
-- its own.
CREATE TABLE sla_violation (
    lead_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    calendar INTEGER NOT NULL,
    detected_ms INTEGER NOT NULL,
    resolved_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (lead_id, kind, started_ms)
) STRICT, WITHOUT ROWID;
