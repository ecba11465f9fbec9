-- People, the ways to recognise them, the team, and leads. Ids are UUIDv7 as 16 bytes; a lead's number is what people say
-- and what lists keep. Enumerations are stored as the numbers of core/domain/Words.h; instants as milliseconds UTC.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE member (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'salesperson',
    colour TEXT NOT NULL DEFAULT '#6B7A99',
    is_available INTEGER NOT NULL DEFAULT 1,
    is_active INTEGER NOT NULL DEFAULT 1,
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    company_size INTEGER NOT NULL DEFAULT 0,
    revenue_minor INTEGER NOT NULL DEFAULT 0,
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    name_by_person INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
) STRICT;

-- What identifies is unique; what only helps to reach somebody (info@…, a switchboard) may stand at several people.
CREATE TABLE identity (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    kind INTEGER NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    raw TEXT NOT NULL DEFAULT '',
    identifies INTEGER NOT NULL DEFAULT 1,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX identity_unique ON identity (kind, account, value) WHERE identifies = 1;
CREATE INDEX identity_value ON identity (kind, value);
CREATE INDEX identity_person ON identity (person_id);

CREATE TABLE lead (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES person (id),
    channel INTEGER NOT NULL,
    channel_raw TEXT NOT NULL DEFAULT '',
    source INTEGER NOT NULL DEFAULT 0,
    campaign TEXT NOT NULL DEFAULT '',
    referrer TEXT NOT NULL DEFAULT '',
    stage INTEGER NOT NULL DEFAULT 0,
    is_open INTEGER NOT NULL DEFAULT 1,
    owner_id BLOB REFERENCES member (id),
    product TEXT NOT NULL DEFAULT '',
    quantity REAL NOT NULL DEFAULT 0,
    unit TEXT NOT NULL DEFAULT '',
    value_minor INTEGER NOT NULL DEFAULT 0,
    currency TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    intent INTEGER NOT NULL DEFAULT 0,
    queue INTEGER NOT NULL DEFAULT 0,
    is_urgent INTEGER NOT NULL DEFAULT 0,
    budget TEXT NOT NULL DEFAULT '',
    timeline TEXT NOT NULL DEFAULT '',
    score INTEGER NOT NULL DEFAULT 0,
    intent_heat INTEGER NOT NULL DEFAULT 0,
    intent_confidence REAL NOT NULL DEFAULT 0,
    intent_at_ms INTEGER NOT NULL DEFAULT 0,
    intent_reason TEXT NOT NULL DEFAULT '',
    rule_priority INTEGER NOT NULL DEFAULT 0,
    wants_contact_ms INTEGER NOT NULL DEFAULT 0,
    heat INTEGER NOT NULL DEFAULT 0,
    heat_pin INTEGER NOT NULL DEFAULT -1,
    heat_pin_until_ms INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 0,
    is_repeat INTEGER NOT NULL DEFAULT 0,
    is_unread INTEGER NOT NULL DEFAULT 0,
    first_message TEXT NOT NULL DEFAULT '',
    preview TEXT NOT NULL DEFAULT '',
    extra TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    last_activity_ms INTEGER NOT NULL,
    next_due_ms INTEGER NOT NULL DEFAULT 0,
    updated_ms INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX lead_open_activity ON lead (last_activity_ms DESC, number DESC) WHERE is_open = 1;
CREATE INDEX lead_activity ON lead (last_activity_ms DESC, number DESC);
CREATE INDEX lead_four_ways ON lead (channel, heat, stage, owner_id, last_activity_ms DESC);
CREATE INDEX lead_stage ON lead (stage, last_activity_ms DESC);
CREATE INDEX lead_owner ON lead (owner_id, stage, last_activity_ms DESC);
CREATE INDEX lead_person ON lead (person_id);
CREATE INDEX lead_due ON lead (next_due_ms) WHERE is_open = 1 AND next_due_ms > 0;

CREATE TABLE lead_tag (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    tag TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX lead_tag_unique ON lead_tag (lead_id, tag);
CREATE INDEX lead_tag_tag ON lead_tag (tag);

-- Counters that feed the score (visits, opens, contact attempts …): one row per lead and kind.
CREATE TABLE signal (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    kind TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX signal_unique ON signal (lead_id, kind);

-- The number of the next lead is never used twice, not even after an undo.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) STRICT;
INSERT INTO counter (name, n) VALUES ('lead_number', 0);
