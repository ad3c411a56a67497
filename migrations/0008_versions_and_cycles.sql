-- A version of the form or of the scoring policy may change until a cycle uses it, then never again.

ALTER TABLE form_versions ADD COLUMN revision INTEGER NOT NULL DEFAULT 1
  CONSTRAINT form_version_revision_counts_up CHECK (revision >= 1);
ALTER TABLE form_versions ADD COLUMN changed_by TEXT REFERENCES people (id);
ALTER TABLE form_versions ADD COLUMN changed_at INTEGER;
DROP TRIGGER form_versions_never_change;
CREATE TRIGGER a_used_form_version_never_changes BEFORE UPDATE ON form_versions
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number
  OR EXISTS (SELECT 1 FROM cycles WHERE form_version_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_frozen');
END;
CREATE TRIGGER a_used_form_version_never_goes BEFORE DELETE ON form_versions
WHEN EXISTS (SELECT 1 FROM cycles WHERE form_version_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_frozen');
END;
CREATE TRIGGER one_form_version_stays BEFORE DELETE ON form_versions
WHEN NOT EXISTS (SELECT 1 FROM form_versions WHERE id <> OLD.id)
  AND NOT EXISTS (SELECT 1 FROM cycles WHERE form_version_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_the_last');
END;

ALTER TABLE scoring_policies ADD COLUMN revision INTEGER NOT NULL DEFAULT 1
  CONSTRAINT scoring_policy_revision_counts_up CHECK (revision >= 1);
ALTER TABLE scoring_policies ADD COLUMN changed_by TEXT REFERENCES people (id);
ALTER TABLE scoring_policies ADD COLUMN changed_at INTEGER;
DROP TRIGGER scoring_policies_never_change;
CREATE TRIGGER a_used_scoring_policy_never_changes BEFORE UPDATE ON scoring_policies
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number
  OR EXISTS (SELECT 1 FROM cycles WHERE scoring_policy_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_frozen');
END;
CREATE TRIGGER a_used_scoring_policy_never_goes BEFORE DELETE ON scoring_policies
WHEN EXISTS (SELECT 1 FROM cycles WHERE scoring_policy_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_frozen');
END;
CREATE TRIGGER one_scoring_policy_stays BEFORE DELETE ON scoring_policies
WHEN NOT EXISTS (SELECT 1 FROM scoring_policies WHERE id <> OLD.id)
  AND NOT EXISTS (SELECT 1 FROM cycles WHERE scoring_policy_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'version_is_the_last');
END;

ALTER TABLE cycles ADD COLUMN revision INTEGER NOT NULL DEFAULT 1
  CONSTRAINT cycle_revision_counts_up CHECK (revision >= 1);
-- Days by which people want to be done; nothing stops when one has passed.
ALTER TABLE cycles ADD COLUMN sheets_due_at INTEGER;
ALTER TABLE cycles ADD COLUMN self_scores_due_at INTEGER
  CONSTRAINT self_scores_follow_sheets CHECK (
    sheets_due_at IS NULL OR self_scores_due_at IS NULL OR sheets_due_at <= self_scores_due_at);
ALTER TABLE cycles ADD COLUMN audit_due_at INTEGER
  CONSTRAINT audit_follows_self_scores CHECK (
    audit_due_at IS NULL
    OR (coalesce(sheets_due_at, audit_due_at) <= audit_due_at
      AND coalesce(self_scores_due_at, audit_due_at) <= audit_due_at));
CREATE TRIGGER a_started_cycle_keeps_its_versions BEFORE UPDATE ON cycles
WHEN NEW.kind <> OLD.kind OR NEW.label <> OLD.label
  OR ((NEW.form_version_id <> OLD.form_version_id
      OR NEW.scoring_policy_id <> OLD.scoring_policy_id)
    AND (EXISTS (SELECT 1 FROM windows WHERE cycle_id = OLD.id)
      OR EXISTS (SELECT 1 FROM sheets WHERE cycle_id = OLD.id)))
BEGIN
  SELECT RAISE(ABORT, 'cycle_has_started');
END;

-- HR says that nobody rates the department in this cycle, and why.
ALTER TABLE cycle_departments ADD COLUMN no_survey_reason TEXT
  CONSTRAINT no_survey_reason_is_written CHECK (length(no_survey_reason) BETWEEN 1 AND 1000);
ALTER TABLE cycle_departments ADD COLUMN no_survey_by TEXT REFERENCES people (id)
  CONSTRAINT no_survey_names_who_said_so CHECK ((no_survey_by IS NULL) = (no_survey_reason IS NULL));
CREATE TRIGGER no_survey_is_said_where_there_is_none BEFORE UPDATE ON cycle_departments
WHEN NEW.no_survey_reason IS NOT NULL AND OLD.no_survey_reason IS NULL AND (
  EXISTS (SELECT 1 FROM windows w JOIN surveys s ON s.window_id = w.id
    WHERE w.cycle_id = OLD.cycle_id AND s.department_id = OLD.department_id
      AND s.approval <> 'taken_out' AND w.state <> 'void')
  OR EXISTS (SELECT 1 FROM published_results
    WHERE department_id = OLD.department_id AND cycle_id = OLD.cycle_id))
BEGIN
  SELECT RAISE(ABORT, 'department_is_rated');
END;
CREATE TRIGGER a_department_without_survey_is_not_rated BEFORE INSERT ON surveys
WHEN EXISTS (
  SELECT 1 FROM windows w JOIN cycle_departments cd ON cd.cycle_id = w.cycle_id
  WHERE w.id = NEW.window_id AND cd.department_id = NEW.department_id
    AND cd.no_survey_reason IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'department_has_no_survey');
END;
CREATE TRIGGER a_department_with_work_stays_in_its_cycle BEFORE DELETE ON cycle_departments
WHEN EXISTS (SELECT 1 FROM sheets
    WHERE cycle_id = OLD.cycle_id AND department_id = OLD.department_id)
  OR EXISTS (SELECT 1 FROM windows w JOIN surveys s ON s.window_id = w.id
    WHERE w.cycle_id = OLD.cycle_id AND s.department_id = OLD.department_id)
BEGIN
  SELECT RAISE(ABORT, 'department_has_work');
END;

-- When a window or a survey took each of its steps, for the time line of a cycle.
CREATE INDEX audit_entries_of_a_subject ON audit_log (subject, chain);
