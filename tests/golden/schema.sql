index assignment_decision CREATE UNIQUE INDEX assignment_decision ON assignment (decision_no) WHERE decision_no IS NOT NULL
index assignment_given CREATE INDEX assignment_given ON assignment (decided_ms, lead_id) WHERE member_id IS NOT NULL AND strategy <> 'import'
index assignment_lead CREATE INDEX assignment_lead ON assignment (lead_id, decided_ms DESC)
index assignment_member CREATE INDEX assignment_member ON assignment (member_id, decided_ms)
index assignment_waiting CREATE INDEX assignment_waiting ON assignment (lead_id) WHERE member_id IS NULL AND mode = 'auto'
index call_lead CREATE INDEX call_lead ON call (lead_id, called_ms DESC)
index call_number CREATE INDEX call_number ON call (number, called_ms DESC) WHERE number <> ''
index call_person CREATE INDEX call_person ON call (person_id) WHERE person_id IS NOT NULL
index call_provider CREATE UNIQUE INDEX call_provider ON call (provider_id) WHERE provider_id <> ''
index call_time CREATE INDEX call_time ON call (called_ms DESC)
index capture_event_ledger CREATE INDEX capture_event_ledger ON capture_event (account, received_ms, state, disposition)
index capture_event_once CREATE UNIQUE INDEX capture_event_once ON capture_event (channel, account, external_id, version)
index capture_event_parked CREATE INDEX capture_event_parked ON capture_event (received_ms DESC) WHERE state = 2
index capture_event_waiting CREATE INDEX capture_event_waiting ON capture_event (id) WHERE state = 0
index conversation_unique CREATE UNIQUE INDEX conversation_unique ON conversation (person_id, channel, account)
index decision_correction CREATE INDEX decision_correction ON decision (no) WHERE lead_id IS NULL
index identity_person CREATE INDEX identity_person ON identity (person_id)
index identity_unique CREATE UNIQUE INDEX identity_unique ON identity (kind, account, value) WHERE identifies = 1
index identity_value CREATE INDEX identity_value ON identity (kind, value)
index journal_operation CREATE INDEX journal_operation ON journal (operation_no, seq)
index journal_row CREATE INDEX journal_row ON journal (row_id, seq)
index lead_activity CREATE INDEX lead_activity ON lead (last_activity_ms DESC, number DESC)
index lead_due CREATE INDEX lead_due ON lead (next_due_ms) WHERE is_open = 1 AND next_due_ms > 0
index lead_four_ways CREATE INDEX lead_four_ways ON lead (channel, heat, stage, owner_id, last_activity_ms DESC)
index lead_open_activity CREATE INDEX lead_open_activity ON lead (last_activity_ms DESC, number DESC) WHERE is_open = 1
index lead_owner CREATE INDEX lead_owner ON lead (owner_id, stage, last_activity_ms DESC)
index lead_person CREATE INDEX lead_person ON lead (person_id)
index lead_shown CREATE INDEX lead_shown ON lead (shown_in) WHERE shown_in IS NOT NULL
index lead_stage CREATE INDEX lead_stage ON lead (stage, last_activity_ms DESC)
index lead_tag_tag CREATE INDEX lead_tag_tag ON lead_tag (tag)
index lead_tag_unique CREATE UNIQUE INDEX lead_tag_unique ON lead_tag (lead_id, tag)
index lead_unreached CREATE INDEX lead_unreached ON lead (last_activity_ms DESC) WHERE is_open = 1 AND heat >= 2 AND stage <= 1
index leave_end CREATE INDEX leave_end ON leave (to_ms)
index message_conversation CREATE INDEX message_conversation ON message (conversation_id)
index message_event CREATE UNIQUE INDEX message_event ON message (event_id) WHERE event_id IS NOT NULL
index message_external CREATE INDEX message_external ON message (external_id) WHERE external_id <> ''
index message_lead CREATE INDEX message_lead ON message (lead_id, sent_ms DESC)
index message_person CREATE INDEX message_person ON message (person_id)
index note_lead CREATE INDEX note_lead ON note (lead_id, created_ms DESC)
index note_person CREATE INDEX note_person ON note (person_id) WHERE person_id IS NOT NULL
index notice_kind CREATE INDEX notice_kind ON notice (member_id, kind, at_ms)
index notice_lead CREATE INDEX notice_lead ON notice (lead_id, member_id) WHERE lead_id <> x''
index notice_newest CREATE INDEX notice_newest ON notice (member_id, at_ms)
index notice_once CREATE UNIQUE INDEX notice_once ON notice (member_id, told_of)
index notice_told CREATE INDEX notice_told ON notice (member_id, told_ms) WHERE told_ms > 0
index notice_unread CREATE INDEX notice_unread ON notice (member_id, at_ms) WHERE read_ms = 0
index notice_waiting CREATE INDEX notice_waiting ON notice (member_id, no) WHERE state = 0 AND read_ms = 0
index operation_undoable CREATE INDEX operation_undoable ON operation (no DESC) WHERE is_undoable = 1 AND undone_by = 0
index person_shown CREATE INDEX person_shown ON person (shown_id) WHERE shown_id IS NOT NULL
index person_union_away CREATE UNIQUE INDEX person_union_away ON person_union (lead_away) WHERE lead_away IS NOT NULL
index person_union_b CREATE INDEX person_union_b ON person_union (person_b)
index person_union_kept CREATE INDEX person_union_kept ON person_union (lead_kept) WHERE lead_kept IS NOT NULL
index person_union_pair CREATE UNIQUE INDEX person_union_pair ON person_union (person_a, person_b)
index rule_run_failed CREATE INDEX rule_run_failed ON rule_run (no) WHERE failed > 0
index score_snapshot_lead CREATE INDEX score_snapshot_lead ON score_snapshot (lead_id, at_ms DESC)
index signal_unique CREATE UNIQUE INDEX signal_unique ON signal (lead_id, kind)
index sla_clock_due CREATE INDEX sla_clock_due ON sla_clock (due_ms) WHERE stopped_ms = 0 AND verdict < 2
index sla_clock_warn CREATE INDEX sla_clock_warn ON sla_clock (warn_ms) WHERE stopped_ms = 0 AND verdict = 0
index sla_violation_open CREATE INDEX sla_violation_open ON sla_violation (steps, detected_ms) WHERE resolved_ms = 0
index sqlite_autoindex_account_1
index sqlite_autoindex_account_status_1
index sqlite_autoindex_assignment_1
index sqlite_autoindex_call_1
index sqlite_autoindex_capture_event_1
index sqlite_autoindex_capture_raw_1
index sqlite_autoindex_conversation_1
index sqlite_autoindex_counter_1
index sqlite_autoindex_identity_1
index sqlite_autoindex_import_batch_1
index sqlite_autoindex_import_mapping_1
index sqlite_autoindex_lead_1
index sqlite_autoindex_lead_tag_1
index sqlite_autoindex_leave_1
index sqlite_autoindex_member_1
index sqlite_autoindex_message_1
index sqlite_autoindex_note_1
index sqlite_autoindex_operation_1
index sqlite_autoindex_person_1
index sqlite_autoindex_person_union_1
index sqlite_autoindex_rate_bucket_1
index sqlite_autoindex_rule_1
index sqlite_autoindex_saved_view_1
index sqlite_autoindex_score_snapshot_1
index sqlite_autoindex_sealed_secret_1
index sqlite_autoindex_setting_1
index sqlite_autoindex_signal_1
index sqlite_autoindex_success_definition_1
index sqlite_autoindex_success_event_1
index sqlite_autoindex_suggestion_1
index sqlite_autoindex_sync_cursor_1
index sqlite_autoindex_task_1
index sqlite_autoindex_triage_item_1
index sqlite_autoindex_vault_1
index success_definition_version CREATE UNIQUE INDEX success_definition_version ON success_definition (name, since_ms)
index success_event_counts CREATE INDEX success_event_counts ON success_event (at_ms, member_id, kind, is_repeat, definition) WHERE taken_back_ms = 0
index success_event_lead CREATE INDEX success_event_lead ON success_event (lead_id, at_ms)
index suggestion_b CREATE INDEX suggestion_b ON suggestion (person_b)
index suggestion_pair CREATE UNIQUE INDEX suggestion_pair ON suggestion (person_a, person_b)
index task_call CREATE INDEX task_call ON task (due_ms) WHERE status = 0 AND kind = 'call'
index task_done CREATE INDEX task_done ON task (done_ms) WHERE status = 1
index task_lead CREATE INDEX task_lead ON task (lead_id, status, due_ms)
index task_open CREATE INDEX task_open ON task (due_ms) WHERE status = 0
index triage_item_lead CREATE INDEX triage_item_lead ON triage_item (lead_id, created_ms DESC)
index triage_item_pending CREATE INDEX triage_item_pending ON triage_item (priority DESC, created_ms) WHERE status = 0
index triage_item_state CREATE INDEX triage_item_state ON triage_item (status, created_ms)
table account CREATE TABLE account ( id BLOB PRIMARY KEY, channel_id TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}', is_paused INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL ) STRICT
table account_status CREATE TABLE account_status ( account_id BLOB PRIMARY KEY, last_sync_ms INTEGER NOT NULL DEFAULT 0, last_report TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '', error_since_ms INTEGER NOT NULL DEFAULT 0 ) STRICT
table assignment CREATE TABLE assignment ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), member_id BLOB REFERENCES member (id), mode TEXT NOT NULL, strategy TEXT NOT NULL, reason TEXT NOT NULL, candidates TEXT NOT NULL DEFAULT '', decided_ms INTEGER NOT NULL , decision_no INTEGER, month INTEGER NOT NULL DEFAULT 0) STRICT
table call CREATE TABLE call ( id BLOB PRIMARY KEY, lead_id BLOB REFERENCES lead (id), phone TEXT NOT NULL, direction INTEGER NOT NULL, outcome INTEGER NOT NULL, duration_s INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '', recording_url TEXT NOT NULL DEFAULT '', called_ms INTEGER NOT NULL , number TEXT NOT NULL DEFAULT '', provider_id TEXT NOT NULL DEFAULT '', person_id BLOB) STRICT
table capture_event CREATE TABLE capture_event ( id BLOB PRIMARY KEY, channel INTEGER NOT NULL, channel_raw TEXT NOT NULL DEFAULT '', parser TEXT NOT NULL, account TEXT NOT NULL, external_id TEXT NOT NULL, media_type TEXT NOT NULL DEFAULT '', context TEXT NOT NULL DEFAULT '', received_ms INTEGER NOT NULL, size_bytes INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0, disposition INTEGER NOT NULL DEFAULT 0, cause TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0, processed_ms INTEGER NOT NULL DEFAULT 0, lead_id BLOB, outcome TEXT NOT NULL DEFAULT '' , version INTEGER NOT NULL DEFAULT 1) STRICT
table capture_raw CREATE TABLE capture_raw ( event_id BLOB PRIMARY KEY REFERENCES capture_event (id), encoding INTEGER NOT NULL, bytes BLOB NOT NULL ) STRICT
table conversation CREATE TABLE conversation ( id BLOB PRIMARY KEY, person_id BLOB NOT NULL REFERENCES person (id), channel INTEGER NOT NULL, account TEXT NOT NULL, last_ms INTEGER NOT NULL ) STRICT
table counter CREATE TABLE counter ( name TEXT PRIMARY KEY, n INTEGER NOT NULL ) STRICT
table decision CREATE TABLE decision ( no INTEGER PRIMARY KEY, lead_id BLOB, record BLOB NOT NULL, hash BLOB NOT NULL ) STRICT
table identity CREATE TABLE identity ( id BLOB PRIMARY KEY, person_id BLOB NOT NULL REFERENCES person (id), kind INTEGER NOT NULL, account TEXT NOT NULL DEFAULT '', value TEXT NOT NULL, raw TEXT NOT NULL DEFAULT '', identifies INTEGER NOT NULL DEFAULT 1, created_ms INTEGER NOT NULL ) STRICT
table import_batch CREATE TABLE import_batch ( id BLOB PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0, started_ms INTEGER NOT NULL ) STRICT
table import_mapping CREATE TABLE import_mapping ( signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_ms INTEGER NOT NULL ) STRICT
table journal CREATE TABLE journal ( seq INTEGER PRIMARY KEY, operation_no INTEGER NOT NULL REFERENCES operation (no), entity INTEGER NOT NULL, row_id BLOB NOT NULL, action INTEGER NOT NULL, changes BLOB NOT NULL ) STRICT
table lead CREATE TABLE lead ( number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person_id BLOB NOT NULL REFERENCES person (id), channel INTEGER NOT NULL, channel_raw TEXT NOT NULL DEFAULT '', source INTEGER NOT NULL DEFAULT 0, campaign TEXT NOT NULL DEFAULT '', referrer TEXT NOT NULL DEFAULT '', stage INTEGER NOT NULL DEFAULT 0, is_open INTEGER NOT NULL DEFAULT 1, owner_id BLOB REFERENCES member (id), product TEXT NOT NULL DEFAULT '', quantity REAL NOT NULL DEFAULT 0, unit TEXT NOT NULL DEFAULT '', value_minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', intent INTEGER NOT NULL DEFAULT 0, queue INTEGER NOT NULL DEFAULT 0, is_urgent INTEGER NOT NULL DEFAULT 0, budget TEXT NOT NULL DEFAULT '', timeline TEXT NOT NULL DEFAULT '', score INTEGER NOT NULL DEFAULT 0, intent_heat INTEGER NOT NULL DEFAULT 0, intent_confidence REAL NOT NULL DEFAULT 0, intent_at_ms INTEGER NOT NULL DEFAULT 0, intent_reason TEXT NOT NULL DEFAULT '', rule_priority INTEGER NOT NULL DEFAULT 0, wants_contact_ms INTEGER NOT NULL DEFAULT 0, heat INTEGER NOT NULL DEFAULT 0, heat_pin INTEGER NOT NULL DEFAULT -1, heat_pin_until_ms INTEGER NOT NULL DEFAULT 0, priority INTEGER NOT NULL DEFAULT 0, is_repeat INTEGER NOT NULL DEFAULT 0, is_unread INTEGER NOT NULL DEFAULT 0, first_message TEXT NOT NULL DEFAULT '', preview TEXT NOT NULL DEFAULT '', extra TEXT NOT NULL DEFAULT '', created_ms INTEGER NOT NULL, last_activity_ms INTEGER NOT NULL, next_due_ms INTEGER NOT NULL DEFAULT 0, updated_ms INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 0 , stage_ms INTEGER NOT NULL DEFAULT 0, stage_person_ms INTEGER NOT NULL DEFAULT 0, stage_cause TEXT NOT NULL DEFAULT '', shown_in BLOB) STRICT
table lead_returned CREATE TABLE lead_returned ( assignment_id BLOB PRIMARY KEY, at_ms INTEGER NOT NULL ) STRICT, WITHOUT ROWID
table lead_tag CREATE TABLE lead_tag ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), tag TEXT NOT NULL ) STRICT
table leave CREATE TABLE leave ( id BLOB PRIMARY KEY, member_id BLOB NOT NULL REFERENCES member (id), from_ms INTEGER NOT NULL, to_ms INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '' ) STRICT
table leave_begun CREATE TABLE leave_begun ( leave_id BLOB PRIMARY KEY, at_ms INTEGER NOT NULL ) STRICT, WITHOUT ROWID
table member CREATE TABLE member ( id BLOB PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT 'salesperson', colour TEXT NOT NULL DEFAULT '#6B7A99', is_available INTEGER NOT NULL DEFAULT 1, is_active INTEGER NOT NULL DEFAULT 1, created_ms INTEGER NOT NULL , skills TEXT NOT NULL DEFAULT '', regions TEXT NOT NULL DEFAULT '', capacity INTEGER, month_min INTEGER NOT NULL DEFAULT 0, month_max INTEGER, working_hours TEXT NOT NULL DEFAULT '', time_zone TEXT NOT NULL DEFAULT '') STRICT
table member_load CREATE TABLE member_load ( member_id BLOB PRIMARY KEY, open_leads INTEGER NOT NULL DEFAULT 0, owed_micro INTEGER NOT NULL DEFAULT 0 ) STRICT, WITHOUT ROWID
table member_month CREATE TABLE member_month ( member_id BLOB NOT NULL, month INTEGER NOT NULL, given INTEGER NOT NULL, PRIMARY KEY (member_id, month) ) STRICT, WITHOUT ROWID
table message CREATE TABLE message ( id BLOB PRIMARY KEY, conversation_id BLOB REFERENCES conversation (id), lead_id BLOB NOT NULL REFERENCES lead (id), person_id BLOB NOT NULL REFERENCES person (id), event_id BLOB, channel INTEGER NOT NULL, direction INTEGER NOT NULL, author TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', body_text TEXT NOT NULL DEFAULT '', quoted TEXT NOT NULL DEFAULT '', body_html TEXT NOT NULL DEFAULT '', attachments TEXT NOT NULL DEFAULT '', is_machine INTEGER NOT NULL DEFAULT 0, machine_reason TEXT NOT NULL DEFAULT '', sent_ms INTEGER NOT NULL , intent INTEGER NOT NULL DEFAULT 0) STRICT
table note CREATE TABLE note ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), author TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'note', body TEXT NOT NULL, created_ms INTEGER NOT NULL , person_id BLOB) STRICT
table notice CREATE TABLE notice ( no INTEGER PRIMARY KEY, member_id BLOB NOT NULL, kind INTEGER NOT NULL, urgency INTEGER NOT NULL, at_ms INTEGER NOT NULL, told_of TEXT NOT NULL, event BLOB NOT NULL, operation_no INTEGER NOT NULL DEFAULT 0, lead_id BLOB NOT NULL DEFAULT x'', task_id BLOB NOT NULL DEFAULT x'', detail TEXT NOT NULL DEFAULT '', n INTEGER NOT NULL DEFAULT 1, state INTEGER NOT NULL DEFAULT 0, bubble INTEGER NOT NULL DEFAULT 0, told_ms INTEGER NOT NULL DEFAULT 0, read_ms INTEGER NOT NULL DEFAULT 0 ) STRICT
table operation CREATE TABLE operation ( no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, hlc INTEGER NOT NULL, at_ms INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '', cause BLOB, is_undoable INTEGER NOT NULL DEFAULT 0, undone_by INTEGER NOT NULL DEFAULT 0 ) STRICT
table person CREATE TABLE person ( id BLOB PRIMARY KEY, name TEXT NOT NULL DEFAULT '', company TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', industry TEXT NOT NULL DEFAULT '', company_size INTEGER NOT NULL DEFAULT 0, revenue_minor INTEGER NOT NULL DEFAULT 0, city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', name_by_person INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL , shown_id BLOB, face_name TEXT, face_company TEXT, face_city TEXT) STRICT
table person_union CREATE TABLE person_union ( id BLOB PRIMARY KEY, person_a BLOB NOT NULL REFERENCES person (id), person_b BLOB NOT NULL REFERENCES person (id), reason TEXT NOT NULL, confidence REAL NOT NULL, actor TEXT NOT NULL, choices TEXT NOT NULL DEFAULT '', lead_away BLOB REFERENCES lead (id), lead_kept BLOB REFERENCES lead (id), created_ms INTEGER NOT NULL ) STRICT
table rate_bucket CREATE TABLE rate_bucket ( key TEXT PRIMARY KEY, tokens REAL NOT NULL, updated_ms INTEGER NOT NULL, blocked_until_ms INTEGER NOT NULL ) STRICT
table rule CREATE TABLE rule ( id BLOB PRIMARY KEY, no INTEGER NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, is_enabled INTEGER NOT NULL, place INTEGER NOT NULL, version INTEGER NOT NULL, created_ms INTEGER NOT NULL ) STRICT
table rule_run CREATE TABLE rule_run ( no INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, operation_no INTEGER NOT NULL, lead_id BLOB NOT NULL, cause INTEGER NOT NULL, outcomes BLOB NOT NULL, failed INTEGER NOT NULL DEFAULT 0, retry_of INTEGER NOT NULL DEFAULT 0 ) STRICT
table saved_view CREATE TABLE saved_view ( id BLOB PRIMARY KEY, name TEXT NOT NULL, definition TEXT NOT NULL, place INTEGER NOT NULL, created_ms INTEGER NOT NULL ) STRICT
table score_snapshot CREATE TABLE score_snapshot ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), at_ms INTEGER NOT NULL, rule_version INTEGER NOT NULL, total INTEGER NOT NULL, previous INTEGER NOT NULL, demographic INTEGER NOT NULL, behavioural INTEGER NOT NULL, engagement INTEGER NOT NULL, firmographic INTEGER NOT NULL, intent INTEGER NOT NULL, breakdown TEXT NOT NULL, cause TEXT NOT NULL DEFAULT '' ) STRICT
table seal CREATE TABLE "seal" ( no INTEGER PRIMARY KEY, operation_no INTEGER NOT NULL, actor TEXT NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, decision_no INTEGER NOT NULL, decision_hash BLOB NOT NULL, sealed_rows TEXT NOT NULL, hash TEXT NOT NULL ) STRICT
table sealed_secret CREATE TABLE sealed_secret ( account_id BLOB NOT NULL, field TEXT NOT NULL, box BLOB NOT NULL, PRIMARY KEY (account_id, field) ) STRICT
table setting CREATE TABLE setting ( key TEXT PRIMARY KEY, value TEXT NOT NULL ) STRICT
table signal CREATE TABLE signal ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), kind TEXT NOT NULL, n INTEGER NOT NULL DEFAULT 0 ) STRICT
table sla_calendar CREATE TABLE sla_calendar ( version INTEGER PRIMARY KEY, hours TEXT NOT NULL, zone TEXT NOT NULL, holidays TEXT NOT NULL, since_ms INTEGER NOT NULL ) STRICT
table sla_clock CREATE TABLE sla_clock ( lead_id BLOB NOT NULL, kind INTEGER NOT NULL, started_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, due_wall_ms INTEGER NOT NULL, warn_ms INTEGER NOT NULL, stopped_ms INTEGER NOT NULL DEFAULT 0, stopped_by INTEGER NOT NULL DEFAULT 0, calendar INTEGER NOT NULL REFERENCES sla_calendar (version), verdict INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (lead_id, kind, started_ms) ) STRICT, WITHOUT ROWID
table sla_violation CREATE TABLE sla_violation ( lead_id BLOB NOT NULL, kind INTEGER NOT NULL, started_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, calendar INTEGER NOT NULL, detected_ms INTEGER NOT NULL, resolved_ms INTEGER NOT NULL DEFAULT 0, steps INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (lead_id, kind, started_ms) ) STRICT, WITHOUT ROWID
table success_definition CREATE TABLE success_definition ( id BLOB PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, which INTEGER NOT NULL, weight INTEGER NOT NULL, since_ms INTEGER NOT NULL, created_ms INTEGER NOT NULL ) STRICT
table success_event CREATE TABLE success_event ( id BLOB PRIMARY KEY, kind INTEGER NOT NULL, lead_id BLOB NOT NULL REFERENCES lead (id), member_id BLOB REFERENCES member (id), at_ms INTEGER NOT NULL, is_repeat INTEGER NOT NULL DEFAULT 0, definition TEXT NOT NULL DEFAULT '', cause INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', taken_back_ms INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL ) STRICT
table suggestion CREATE TABLE suggestion ( id BLOB PRIMARY KEY, person_a BLOB NOT NULL REFERENCES person (id), person_b BLOB NOT NULL REFERENCES person (id), reason TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL ) STRICT
table sync_cursor CREATE TABLE sync_cursor ( account_id BLOB NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account_id, key) ) STRICT
table task CREATE TABLE task ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), kind TEXT NOT NULL, title TEXT NOT NULL, due_ms INTEGER NOT NULL, status INTEGER NOT NULL DEFAULT 0, priority INTEGER NOT NULL DEFAULT 1, assignee_id BLOB REFERENCES member (id), created_ms INTEGER NOT NULL, done_ms INTEGER NOT NULL DEFAULT 0 , rule_no INTEGER NOT NULL DEFAULT 0, draft TEXT NOT NULL DEFAULT '', repeats TEXT NOT NULL DEFAULT '') STRICT
table text_place CREATE TABLE text_place ( number INTEGER PRIMARY KEY, source BLOB NOT NULL ) STRICT
table text_waiting CREATE TABLE text_waiting ( turn INTEGER PRIMARY KEY, number INTEGER NOT NULL, words TEXT NOT NULL ) STRICT
table text_words CREATE VIRTUAL TABLE text_words USING fts5(words, content='', columnsize=0, detail=full, tokenize='ascii')
table text_words_config CREATE TABLE 'text_words_config'(k PRIMARY KEY, v) WITHOUT ROWID
table text_words_data CREATE TABLE 'text_words_data'(id INTEGER PRIMARY KEY, block BLOB)
table text_words_idx CREATE TABLE 'text_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID
table triage_item CREATE TABLE triage_item ( id BLOB PRIMARY KEY, lead_id BLOB NOT NULL REFERENCES lead (id), priority INTEGER NOT NULL, heat INTEGER NOT NULL, reason TEXT NOT NULL, confidence REAL NOT NULL, suggested_action TEXT NOT NULL, language TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL, closed_ms INTEGER NOT NULL DEFAULT 0 ) STRICT
table vault CREATE TABLE vault ( key TEXT PRIMARY KEY, value BLOB NOT NULL ) STRICT
trigger decision_is_not_changed CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END
trigger decision_is_not_removed CREATE TRIGGER decision_is_not_removed BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END
trigger message_taken_along CREATE TRIGGER message_taken_along AFTER UPDATE OF lead_id ON message WHEN NEW.event_id IS NOT NULL BEGIN UPDATE capture_event SET lead_id = NEW.lead_id WHERE id = NEW.event_id; END
trigger rule_added CREATE TRIGGER rule_added AFTER INSERT ON rule BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_changed CREATE TRIGGER rule_changed AFTER UPDATE ON rule BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_products_added CREATE TRIGGER rule_products_added AFTER INSERT ON setting WHEN NEW.key = 'rules.products' BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_products_changed CREATE TRIGGER rule_products_changed AFTER UPDATE ON setting WHEN NEW.key = 'rules.products' BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_products_removed CREATE TRIGGER rule_products_removed AFTER DELETE ON setting WHEN OLD.key = 'rules.products' BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_removed CREATE TRIGGER rule_removed AFTER DELETE ON rule BEGIN UPDATE counter SET n = random() WHERE name = 'rules_stamp'; END
trigger rule_run_is_not_changed CREATE TRIGGER rule_run_is_not_changed BEFORE UPDATE ON rule_run BEGIN SELECT RAISE(ABORT, 'a run of rules is never changed'); END
trigger rule_run_is_not_removed CREATE TRIGGER rule_run_is_not_removed BEFORE DELETE ON rule_run BEGIN SELECT RAISE(ABORT, 'a run of rules is never removed'); END
trigger seal_is_not_changed CREATE TRIGGER seal_is_not_changed BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END
trigger seal_is_not_removed CREATE TRIGGER seal_is_not_removed BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END
view leads CREATE VIEW leads AS SELECT l.id AS id, (SELECT value FROM setting WHERE key = 'workspace.id') AS tenant_id, l.number AS lead_number, (SELECT e.external_id FROM capture_event e WHERE e.lead_id = l.id ORDER BY e.received_ms LIMIT 1) AS external_id, l.channel AS channel, l.source AS source, p.name AS customer_name, (SELECT i.value FROM identity i WHERE i.person_id = p.id AND i.kind = 0 ORDER BY i.created_ms LIMIT 1) AS customer_phone, (SELECT i.value FROM identity i WHERE i.person_id = p.id AND i.kind = 1 ORDER BY i.created_ms LIMIT 1) AS customer_email, l.first_message AS message, l.heat AS heat, l.stage AS status, l.owner_id AS assigned_to, l.created_ms AS created_at, l.updated_ms AS updated_at FROM lead l JOIN person p ON p.id = l.person_id
