-- What a workspace's people changed about the rules, and what the rules did. The rules that come with Leadwell are in the
-- program (core/domain/rules/ShippedRules.cpp); a row with the number of one of them takes its place.
CREATE TABLE rule (
    id BLOB PRIMARY KEY,
    no INTEGER NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    is_enabled INTEGER NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;

-- Only ever appended to: one row for each time rules were asked. outcomes: CBOR, see core/domain/rules/RuleOutcome. retry_of: the
-- row whose failed actions were tried again.
CREATE TABLE rule_run (
    no INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    operation_no INTEGER NOT NULL,
    lead_id BLOB NOT NULL,
    cause INTEGER NOT NULL,
    outcomes BLOB NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0,
    retry_of INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rule_run_failed ON rule_run (no) WHERE failed > 0;
CREATE TRIGGER rule_run_is_not_changed BEFORE UPDATE ON rule_run BEGIN
    SELECT RAISE(ABORT, 'a run of rules is never changed');
END;
CREATE TRIGGER rule_run_is_not_removed BEFORE DELETE ON rule_run BEGIN
    SELECT RAISE(ABORT, 'a run of rules is never removed');
END;

-- rule_no: of the next rule of a person. rules_stamp: another one whenever the rules, or the products they know, are others;
-- whoever has read them looks only at this.
INSERT INTO counter (name, n) VALUES ('rule_no', 1000), ('rules_stamp', 0);
CREATE TRIGGER rule_added AFTER INSERT ON rule BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;
CREATE TRIGGER rule_changed AFTER UPDATE ON rule BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;
CREATE TRIGGER rule_removed AFTER DELETE ON rule BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;
CREATE TRIGGER rule_products_added AFTER INSERT ON setting WHEN NEW.key = 'rules.products' BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;
CREATE TRIGGER rule_products_changed AFTER UPDATE ON setting WHEN NEW.key = 'rules.products' BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;
CREATE TRIGGER rule_products_removed AFTER DELETE ON setting WHEN OLD.key = 'rules.products' BEGIN
    UPDATE counter SET n = random() WHERE name = 'rules_stamp';
END;

-- rule_no: of the rule that made the task; 0: a person did. draft: what could be written to the customer.
ALTER TABLE task ADD COLUMN rule_no INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN draft TEXT NOT NULL DEFAULT '';
CREATE INDEX task_open ON task (due_ms) WHERE status = 0;
CREATE INDEX task_done ON task (done_ms) WHERE status = 1;

-- Since when the stage is one that a person chose (0: none did), and why it is what it is otherwise.
ALTER TABLE lead ADD COLUMN stage_person_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead ADD COLUMN stage_cause TEXT NOT NULL DEFAULT '';
