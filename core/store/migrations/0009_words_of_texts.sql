-- What notes, messages and calls say can be searched. text_place: 65,536 numbers for each lead, one for each of its texts, so
-- that a number names its lead. text_words: which words (search_words, core/store/search) each of them has, and where; the
-- words only, not the text again. text_waiting: words that came last and go into the index 256 texts at a time, because one
-- by one each would cost it ten times as much. All three are kept by WriteTx in the transaction that changes the text.
CREATE TABLE text_place (
    number INTEGER PRIMARY KEY,
    source BLOB NOT NULL
) STRICT;
CREATE TABLE text_waiting (
    turn INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE text_words USING fts5(words, content='', columnsize=0, detail=full, tokenize='ascii');
INSERT INTO text_place (number, source)
SELECT number, id FROM (
    SELECT (l.number << 16) + row_number() OVER (PARTITION BY l.number ORDER BY t.id) - 1 AS number, l.number AS lead, t.id AS id
    FROM (SELECT id, lead_id FROM message WHERE search_words(subject || char(10) || body_text) <> ''
          UNION ALL SELECT id, lead_id FROM note WHERE search_words(body) <> ''
          UNION ALL SELECT id, lead_id FROM call WHERE search_words(notes) <> '') t
    JOIN lead l ON l.id = t.lead_id)
WHERE number >> 16 = lead
ORDER BY number;
INSERT INTO text_words (rowid, words)
SELECT p.number, search_words(m.subject || char(10) || m.body_text) FROM text_place p JOIN message m ON m.id = p.source ORDER BY p.number;
INSERT INTO text_words (rowid, words)
SELECT p.number, search_words(n.body) FROM text_place p JOIN note n ON n.id = p.source ORDER BY p.number;
INSERT INTO text_words (rowid, words)
SELECT p.number, search_words(c.notes) FROM text_place p JOIN call c ON c.id = p.source ORDER BY p.number;
