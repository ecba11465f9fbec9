-- What was given to somebody, by the time, without the leads that came with their owner in a table: the day's work is counted
-- however many were imported.
CREATE INDEX assignment_given ON assignment (decided_ms, lead_id) WHERE member_id IS NOT NULL AND strategy <> 'import';
-- What corrects earlier decisions, without reading all of them.
CREATE INDEX decision_correction ON decision (no) WHERE lead_id IS NULL;
