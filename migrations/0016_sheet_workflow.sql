-- A plan is approved before it is carried out. SQLite changes no CHECK in place, so the table is
-- made anew; the triggers that read it are dropped first, or renaming would find them broken.
DROP TRIGGER a_started_cycle_keeps_its_versions;
DROP TRIGGER a_department_with_work_stays_in_its_cycle;
DROP TRIGGER an_audited_sheet_is_final;

CREATE TABLE sheets_in_steps (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  kind TEXT NOT NULL CONSTRAINT sheet_kind_is_known CHECK (kind IN ('duty', 'plan', 'key_indicators')),
  state TEXT NOT NULL CONSTRAINT sheet_state_is_known
    CHECK (state IN ('draft', 'submitted', 'approved', 'self_scored', 'audited')),
  revision INTEGER NOT NULL CONSTRAINT sheet_revision_counts_up CHECK (revision >= 1),
  content TEXT NOT NULL CONSTRAINT sheet_is_json CHECK (json_valid(content)),
  -- Why the reviewer gave the sheet back, until it is submitted again.
  return_reason TEXT CONSTRAINT only_what_the_manager_has_was_returned
    CHECK (return_reason IS NULL OR state IN ('draft', 'approved')),
  -- Who asked for the approval of a plan: that person never approves it, whoever reviews later.
  submitted_by TEXT REFERENCES people (id)
    CONSTRAINT a_plan_before_approval_was_submitted
    CHECK (CASE state WHEN 'draft' THEN submitted_by IS NULL
      WHEN 'submitted' THEN submitted_by IS NOT NULL
      WHEN 'approved' THEN submitted_by IS NOT NULL ELSE TRUE END),
  approved_by TEXT REFERENCES people (id)
    CONSTRAINT an_approved_plan_has_its_approver
    CHECK (CASE state WHEN 'approved' THEN approved_by IS NOT NULL
      WHEN 'draft' THEN approved_by IS NULL
      WHEN 'submitted' THEN approved_by IS NULL ELSE TRUE END),
  -- What the reviewer says of how the plan supports the goals; empty for nothing.
  approval_comment TEXT CONSTRAINT an_approval_has_its_comment
    CHECK ((approval_comment IS NULL) = (approved_by IS NULL)),
  -- Who stands behind the self scores, whoever the manager is later: that person never audits them.
  self_scored_by TEXT REFERENCES people (id)
    CONSTRAINT a_scored_sheet_was_self_scored
    CHECK ((self_scored_by IS NULL) = (state IN ('draft', 'submitted', 'approved'))),
  changed_by TEXT NOT NULL REFERENCES people (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, kind),
  FOREIGN KEY (cycle_id, department_id) REFERENCES cycle_departments (cycle_id, department_id),
  CONSTRAINT only_a_plan_is_approved
    CHECK (kind = 'plan' OR (state NOT IN ('submitted', 'approved') AND submitted_by IS NULL AND approved_by IS NULL)),
  CONSTRAINT nobody_approves_own_plan CHECK (approved_by IS NULL OR approved_by <> submitted_by),
  CONSTRAINT nobody_audits_own_self_scores CHECK (state <> 'audited' OR changed_by <> self_scored_by)
) STRICT, WITHOUT ROWID;
-- Plans scored before there were approvals keep their scores without one.
INSERT INTO sheets_in_steps (cycle_id, department_id, kind, state, revision, content, return_reason,
    self_scored_by, changed_by, changed_at)
  SELECT cycle_id, department_id, kind, state, revision, content, return_reason,
    self_scored_by, changed_by, changed_at FROM sheets;
DROP TABLE sheets;
ALTER TABLE sheets_in_steps RENAME TO sheets;

-- Reopening gives it back to its audit as it is; nothing else happens to an audited sheet.
CREATE TRIGGER an_audited_sheet_is_final BEFORE UPDATE ON sheets
WHEN OLD.state = 'audited' AND (NEW.state <> 'self_scored' OR NEW.content <> OLD.content
  OR NEW.kind <> OLD.kind OR NEW.self_scored_by <> OLD.self_scored_by)
BEGIN
  SELECT RAISE(ABORT, 'sheet_is_audited');
END;
CREATE TRIGGER a_plan_is_scored_after_its_approval BEFORE UPDATE ON sheets
WHEN NEW.kind = 'plan' AND NEW.state = 'self_scored'
  AND OLD.state NOT IN ('approved', 'self_scored', 'audited')
BEGIN
  SELECT RAISE(ABORT, 'plan_is_not_approved');
END;

CREATE TRIGGER a_started_cycle_keeps_its_versions BEFORE UPDATE ON cycles
WHEN NEW.kind <> OLD.kind OR NEW.label <> OLD.label
  OR ((NEW.form_version_id <> OLD.form_version_id
      OR NEW.scoring_policy_id <> OLD.scoring_policy_id)
    AND (EXISTS (SELECT 1 FROM windows WHERE cycle_id = OLD.id)
      OR EXISTS (SELECT 1 FROM sheets WHERE cycle_id = OLD.id)))
BEGIN
  SELECT RAISE(ABORT, 'cycle_has_started');
END;
CREATE TRIGGER a_department_with_work_stays_in_its_cycle BEFORE DELETE ON cycle_departments
WHEN EXISTS (SELECT 1 FROM sheets
    WHERE cycle_id = OLD.cycle_id AND department_id = OLD.department_id)
  OR EXISTS (SELECT 1 FROM windows w JOIN surveys s ON s.window_id = w.id
    WHERE w.cycle_id = OLD.cycle_id AND s.department_id = OLD.department_id)
BEGIN
  SELECT RAISE(ABORT, 'department_has_work');
END;
