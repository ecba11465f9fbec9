-- What arrives: raw first, immutable, unique by (channel, account, external_id). state: 0 received, 1 attached, 2 parked.
CREATE TABLE capture_event (
    id BLOB PRIMARY KEY,
    channel INTEGER NOT NULL,
    channel_raw TEXT NOT NULL DEFAULT '',
    parser TEXT NOT NULL,
    account TEXT NOT NULL,
    external_id TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    context TEXT NOT NULL DEFAULT '',
    received_ms INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    disposition INTEGER NOT NULL DEFAULT 0,
    cause TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    processed_ms INTEGER NOT NULL DEFAULT 0,
    lead_id BLOB,
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX capture_event_once ON capture_event (channel, account, external_id);
CREATE INDEX capture_event_waiting ON capture_event (id) WHERE state = 0;
CREATE INDEX capture_event_parked ON capture_event (received_ms DESC) WHERE state = 2;
CREATE INDEX capture_event_ledger ON capture_event (account, received_ms, state, disposition);

-- The bytes lie apart, so that the ledger is read without them. encoding: 0 plain, 1 zlib.
CREATE TABLE capture_raw (
    event_id BLOB PRIMARY KEY REFERENCES capture_event (id),
    encoding INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE conversation (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    channel INTEGER NOT NULL,
    account TEXT NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX conversation_unique ON conversation (person_id, channel, account);

CREATE TABLE message (
    id BLOB PRIMARY KEY,
    conversation_id BLOB REFERENCES conversation (id),
    lead_id BLOB NOT NULL REFERENCES lead (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    event_id BLOB,
    channel INTEGER NOT NULL,
    direction INTEGER NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    external_id TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    body_text TEXT NOT NULL DEFAULT '',
    quoted TEXT NOT NULL DEFAULT '',
    body_html TEXT NOT NULL DEFAULT '',
    attachments TEXT NOT NULL DEFAULT '',
    is_machine INTEGER NOT NULL DEFAULT 0,
    machine_reason TEXT NOT NULL DEFAULT '',
    sent_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX message_lead ON message (lead_id, sent_ms DESC);
CREATE INDEX message_person ON message (person_id);
CREATE INDEX message_conversation ON message (conversation_id);
CREATE INDEX message_external ON message (external_id) WHERE external_id <> '';
CREATE UNIQUE INDEX message_event ON message (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE note (
    id BLOB PRIMARY KEY,
    lead_id BLOB NOT NULL REFERENCES lead (id),
    author TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'note',
    body TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX note_lead ON note (lead_id, created_ms DESC);

CREATE TABLE call (
    id BLOB PRIMARY KEY,
    lead_id BLOB REFERENCES lead (id),
    phone TEXT NOT NULL,
    direction INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    duration_s INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '',
    recording_url TEXT NOT NULL DEFAULT '',
    called_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX call_lead ON call (lead_id, called_ms DESC);
