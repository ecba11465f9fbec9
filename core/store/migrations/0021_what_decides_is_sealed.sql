-- What triage said and did is a decision as well, and what decides (the rules, the people of the team, their leave) must be what
-- somebody saved: all of it is sealed in the chain of the assignments (docs/adr/0009). A line of sealed_rows says by a letter
-- whose row it is (none: an assignment), its id, the first half of its hash or "-", and the number of its lead or of the rule.
ALTER TABLE assignment_seal RENAME TO seal;
DROP TRIGGER assignment_seal_is_not_changed;
DROP TRIGGER assignment_seal_is_not_removed;
CREATE TRIGGER seal_is_not_changed BEFORE UPDATE ON seal BEGIN
    SELECT RAISE(ABORT, 'a seal is never changed');
END;
CREATE TRIGGER seal_is_not_removed BEFORE DELETE ON seal BEGIN
    SELECT RAISE(ABORT, 'a seal is never removed');
END;

-- What is there already is sealed as it is; of no operation.
INSERT INTO seal (no, operation_no, actor, at_ms, kind, decision_no, decision_hash, sealed_rows, hash)
SELECT p.no + 1, 0, '', 0, '', d.no, d.hash, r.sealed_rows, sealed(p.hash, 0, '', 0, '', d.no, d.hash, r.sealed_rows)
FROM (SELECT group_concat(line, char(10)) AS sealed_rows FROM (
        SELECT 't' || hex(t.id) || ' ' || substr(sealed(t.id, t.lead_id, t.priority, t.heat, t.reason, t.confidence,
            t.suggested_action, t.language, t.status, t.created_ms, t.closed_ms), 1, 32) || ' ' || l.number AS line
        FROM triage_item t JOIN lead l ON l.id = t.lead_id
        UNION ALL SELECT 's' || hex(key) || ' ' || substr(sealed(key, value), 1, 32) FROM setting WHERE key = 'assignment.rules'
        UNION ALL SELECT 'r' || hex(id) || ' ' || substr(sealed(id, no, name, definition, is_enabled, place, version, created_ms),
            1, 32) || ' ' || no FROM rule
        UNION ALL SELECT 'm' || hex(id) || ' ' || substr(sealed(id, name, email, role, colour, is_available, is_active,
            created_ms, skills, regions, capacity, month_min, month_max, working_hours, time_zone), 1, 32) FROM member
        UNION ALL SELECT 'l' || hex(id) || ' ' || substr(sealed(id, member_id, from_ms, to_ms, note), 1, 32) FROM leave)) r,
    (SELECT coalesce(max(no), 0) AS no, coalesce((SELECT hash FROM seal ORDER BY no DESC LIMIT 1), '') AS hash FROM seal) p,
    (SELECT coalesce(max(no), 0) AS no, coalesce((SELECT hash FROM decision ORDER BY no DESC LIMIT 1), x'') AS hash FROM decision) d
WHERE r.sealed_rows IS NOT NULL;
