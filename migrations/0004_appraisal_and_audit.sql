-- Duty, plan and key-indicator sheets of a department in a cycle.
CREATE TABLE sheets (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  kind TEXT NOT NULL CONSTRAINT sheet_kind_is_known CHECK (kind IN ('duty', 'plan', 'key_indicators')),
  state TEXT NOT NULL CONSTRAINT sheet_state_is_known CHECK (state IN ('draft', 'self_scored', 'audited')),
  revision INTEGER NOT NULL CONSTRAINT sheet_revision_counts_up CHECK (revision >= 1),
  content TEXT NOT NULL CONSTRAINT sheet_is_json CHECK (json_valid(content)),
  -- Why the reviewer gave the sheet back, until it is submitted again.
  return_reason TEXT CONSTRAINT only_a_draft_was_returned CHECK (return_reason IS NULL OR state = 'draft'),
  -- Who stands behind the self scores, whoever the manager is later: that person never audits them.
  self_scored_by TEXT REFERENCES people (id)
    CONSTRAINT a_submitted_sheet_was_self_scored CHECK ((self_scored_by IS NULL) = (state = 'draft')),
  changed_by TEXT NOT NULL REFERENCES people (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, kind),
  FOREIGN KEY (cycle_id, department_id) REFERENCES cycle_departments (cycle_id, department_id),
  CONSTRAINT nobody_audits_own_self_scores CHECK (state <> 'audited' OR changed_by <> self_scored_by)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER an_audited_sheet_is_final BEFORE UPDATE ON sheets WHEN OLD.state = 'audited'
BEGIN
  SELECT RAISE(ABORT, 'sheet_is_audited');
END;

-- Staff actions in hash chains, one each for windows, appraisals and views. Never a rater's action.
CREATE TABLE audit_log (
  chain TEXT NOT NULL CONSTRAINT chain_is_known CHECK (chain IN ('windows', 'appraisals', 'views')),
  seq INTEGER NOT NULL CONSTRAINT audit_seq_counts_up CHECK (seq >= 1),
  at INTEGER NOT NULL,
  -- A person's id, or 'system' for what the clock did.
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CONSTRAINT audit_detail_is_json CHECK (json_valid(detail)),
  previous_hash BLOB NOT NULL CONSTRAINT previous_hash_is_sha256 CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CONSTRAINT audit_hash_is_sha256 CHECK (length(hash) = 32),
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_entries_never_change BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log_is_final');
END;
CREATE TRIGGER audit_entries_never_go BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log_is_final');
END;
