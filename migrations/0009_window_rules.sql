-- Days that a company works or rests otherwise than the calendar says. Warn, never forbid.
CREATE TABLE company_days (
  day TEXT NOT NULL PRIMARY KEY CONSTRAINT company_day_is_a_date CHECK (day IS date(day)),
  working INTEGER NOT NULL CONSTRAINT company_day_is_worked_or_not CHECK (working IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Everybody who has managed a rated department since its survey was approved. Whoever stands
-- here never reviews that survey, whatever roles are given out later.
CREATE TABLE survey_managers (
  -- A withdrawn survey gets another id.
  survey_id TEXT NOT NULL REFERENCES surveys (id) ON UPDATE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (survey_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER an_approval_keeps_who_managed AFTER UPDATE OF approval ON surveys
WHEN NEW.approval = 'approved' AND OLD.approval <> 'approved'
BEGIN
  INSERT INTO survey_managers (survey_id, person_id)
    SELECT NEW.id, person_id FROM role_grants
    WHERE department_id = NEW.department_id AND role = 'manager'
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER a_new_manager_is_kept_too AFTER INSERT ON role_grants WHEN NEW.role = 'manager'
BEGIN
  INSERT INTO survey_managers (survey_id, person_id)
    SELECT id, NEW.person_id FROM surveys
    WHERE department_id = NEW.department_id AND approval = 'approved'
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER who_managed_stands_as_long_as_the_approval BEFORE DELETE ON survey_managers
WHEN (SELECT approval FROM surveys WHERE id = OLD.survey_id) = 'approved'
BEGIN
  SELECT RAISE(ABORT, 'survey_managers_are_kept');
END;

-- Surveys approved before this table was there: whoever manages their departments now.
INSERT INTO survey_managers (survey_id, person_id)
  SELECT s.id, g.person_id FROM surveys s
  JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'manager'
  WHERE s.approval = 'approved';

-- What the preflight looks up: a department's survey before this one, and who prepared a window.
CREATE INDEX surveys_of_a_department ON surveys (department_id);
CREATE INDEX audit_entries_about_a_subject ON audit_log (subject, action);
