-- Two people who are one, because somebody said so (docs/adr/0013). Nothing of theirs is moved: the row is all there is of it,
-- and without it they are two again. choices: JSON, of which person a field is shown. lead_away: an open lead of theirs that is
-- shown in lead_kept meanwhile.
CREATE TABLE person_union (
    id BLOB PRIMARY KEY,
    person_a BLOB NOT NULL REFERENCES person (id),
    person_b BLOB NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    confidence REAL NOT NULL,
    actor TEXT NOT NULL,
    choices TEXT NOT NULL DEFAULT '',
    lead_away BLOB REFERENCES lead (id),
    lead_kept BLOB REFERENCES lead (id),
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX person_union_pair ON person_union (person_a, person_b);
CREATE INDEX person_union_b ON person_union (person_b);
CREATE UNIQUE INDEX person_union_away ON person_union (lead_away) WHERE lead_away IS NOT NULL;
CREATE INDEX person_union_kept ON person_union (lead_kept) WHERE lead_kept IS NOT NULL;

-- Derived from the unions, so that lists and search ask no further question: shown_id, the oldest of those who are one; face_*,
-- what of them is shown, at each of them; shown_in, the lead that an open one is put away into. NULL: nothing of the kind.
ALTER TABLE person ADD COLUMN shown_id BLOB;
ALTER TABLE person ADD COLUMN face_name TEXT;
ALTER TABLE person ADD COLUMN face_company TEXT;
ALTER TABLE person ADD COLUMN face_city TEXT;
CREATE INDEX person_shown ON person (shown_id) WHERE shown_id IS NOT NULL;
ALTER TABLE lead ADD COLUMN shown_in BLOB;
CREATE INDEX lead_shown ON lead (shown_in) WHERE shown_in IS NOT NULL;

-- Whose call or word it was, where that is somebody else than the lead's own person, who is one with them. NULL: of the lead.
ALTER TABLE note ADD COLUMN person_id BLOB;
CREATE INDEX note_person ON note (person_id) WHERE person_id IS NOT NULL;
ALTER TABLE call ADD COLUMN person_id BLOB;
CREATE INDEX call_person ON call (person_id) WHERE person_id IS NOT NULL;

-- What came stays with its message.
CREATE TRIGGER message_taken_along AFTER UPDATE OF lead_id ON message WHEN NEW.event_id IS NOT NULL BEGIN
    UPDATE capture_event SET lead_id = NEW.lead_id WHERE id = NEW.event_id;
END;
