-- What the team achieved, and what it counts (docs/adr/0012). kind, cause, which: the numbers of core/domain/success/Success.h.
-- member_id: who had the lead then; nothing: nobody had. definition: a name that a person chose; empty: found by what happened.
-- A success that was a mistake is kept, with the time at which it was taken back.
CREATE TABLE success_event (
    id BLOB PRIMARY KEY,
    kind INTEGER NOT NULL,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    member_id BLOB REFERENCES member (id),
    at_ms INTEGER NOT NULL,
    is_repeat INTEGER NOT NULL DEFAULT 0,
    definition TEXT NOT NULL DEFAULT '',
    cause INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    taken_back_ms INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX success_event_counts ON success_event (at_ms, member_id, kind, is_repeat, definition) WHERE taken_back_ms = 0;
CREATE INDEX success_event_lead ON success_event (lead_id, at_ms);

-- weight: thousandths of a point, for what happens from since_ms on. The same name with a later date takes over from then.
CREATE TABLE success_definition (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    which INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX success_definition_version ON success_definition (name, since_ms);
