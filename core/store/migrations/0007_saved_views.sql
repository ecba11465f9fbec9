-- Views of the inbox that people keep: what is shown, in which order and columns. definition: JSON of words, so that a view
-- which names something that is gone can still be read, and be kept as it is.
CREATE TABLE saved_view (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    place INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;
