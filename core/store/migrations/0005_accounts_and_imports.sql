-- Connected sources. Secrets are sealed boxes; only the vault's key, which is not in this file, opens them.
CREATE TABLE account (
    id BLOB PRIMARY KEY,
    channel_id TEXT NOT NULL,
    name TEXT NOT NULL,
    settings TEXT NOT NULL DEFAULT '{}',
    is_paused INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE account_status (
    account_id BLOB PRIMARY KEY,
    last_sync_ms INTEGER NOT NULL DEFAULT 0,
    last_report TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    error_since_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sync_cursor (
    account_id BLOB NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
) STRICT;

CREATE TABLE sealed_secret (
    account_id BLOB NOT NULL,
    field TEXT NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (account_id, field)
) STRICT;

CREATE TABLE vault (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE rate_bucket (
    key TEXT PRIMARY KEY,
    tokens REAL NOT NULL,
    updated_ms INTEGER NOT NULL,
    blocked_until_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE import_mapping (
    signature TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    used_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE import_batch (
    id BLOB PRIMARY KEY,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    started_ms INTEGER NOT NULL
) STRICT;
