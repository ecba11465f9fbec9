-- What the list of calls looks at. number: E.164; empty where it was withheld or could not be read. provider_id: what the
-- telephone system calls it; the same call is written once.
ALTER TABLE call ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN provider_id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX call_provider ON call (provider_id) WHERE provider_id <> '';
CREATE INDEX call_time ON call (called_ms DESC);
CREATE INDEX call_number ON call (number, called_ms DESC) WHERE number <> '';

-- Who is to be called: by a task, and because nobody reached them yet.
CREATE INDEX task_call ON task (due_ms) WHERE status = 0 AND kind = 'call';
CREATE INDEX lead_unreached ON lead (last_activity_ms DESC) WHERE is_open = 1 AND heat >= 2 AND stage <= 1;
