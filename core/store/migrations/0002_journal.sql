-- The one history. operation: a command, who and why. journal: one entry per changed row with before and after (CBOR).
CREATE TABLE operation (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    hlc INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL DEFAULT '',
    cause BLOB,
    is_undoable INTEGER NOT NULL DEFAULT 0,
    undone_by INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX operation_undoable ON operation (no DESC) WHERE is_undoable = 1 AND undone_by = 0;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    operation_no INTEGER NOT NULL REFERENCES operation (no),
    entity INTEGER NOT NULL,
    row_id BLOB NOT NULL,
    action INTEGER NOT NULL,
    changes BLOB NOT NULL
) STRICT;
CREATE INDEX journal_operation ON journal (operation_no, seq);
CREATE INDEX journal_row ON journal (row_id, seq);
