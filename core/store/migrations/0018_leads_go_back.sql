-- Which assignments ended because nobody answered, and which leaves were looked at when they began: once each, whatever is taken
-- back afterwards. What was there before stays as it was.
CREATE TABLE lead_returned (
    assignment_id BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE leave_begun (
    leave_id BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO lead_returned (assignment_id, at_ms) SELECT id, decided_ms FROM assignment WHERE member_id IS NOT NULL;
INSERT INTO leave_begun (leave_id, at_ms) SELECT id, from_ms FROM leave
    WHERE from_ms <= (SELECT coalesce(max(at_ms), 0) FROM operation);

-- What was given earlier does not go back: when somebody let leads go back that had not before.
INSERT INTO counter (name, n) VALUES ('returns_since_ms', 0);
