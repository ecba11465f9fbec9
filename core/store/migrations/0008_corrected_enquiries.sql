-- A portal may hand out one enquiry again under its id with other fields: each version is an event of its own.
ALTER TABLE capture_event ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
DROP INDEX capture_event_once;
CREATE UNIQUE INDEX capture_event_once ON capture_event (channel, account, external_id, version);
