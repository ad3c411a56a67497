-- A page of a window shows fifty of its surveys, and what all of them together come to. The latter
-- is kept here, so that looking at a window of 500 surveys reads about as much as at one of ten.

-- How many surveys of a window are how far. Counted by the triggers below and nobody else.
CREATE TABLE survey_counts (
  window_id TEXT NOT NULL REFERENCES windows (id),
  approval TEXT NOT NULL,
  state TEXT NOT NULL,
  keys TEXT NOT NULL,
  surveys INTEGER NOT NULL CONSTRAINT surveys_are_a_count CHECK (surveys >= 0),
  PRIMARY KEY (window_id, approval, state, keys)
) STRICT, WITHOUT ROWID;
INSERT INTO survey_counts (window_id, approval, state, keys, surveys)
  SELECT window_id, approval, state, keys, count(*) FROM surveys
  GROUP BY window_id, approval, state, keys;

CREATE TRIGGER a_new_survey_is_counted AFTER INSERT ON surveys
BEGIN
  INSERT INTO survey_counts (window_id, approval, state, keys, surveys)
    VALUES (NEW.window_id, NEW.approval, NEW.state, NEW.keys, 1)
    ON CONFLICT DO UPDATE SET surveys = surveys + 1;
END;
CREATE TRIGGER a_deleted_survey_no_longer_counts AFTER DELETE ON surveys
BEGIN
  UPDATE survey_counts SET surveys = surveys - 1
    WHERE window_id = OLD.window_id AND approval = OLD.approval AND state = OLD.state
      AND keys = OLD.keys;
END;
CREATE TRIGGER a_changed_survey_counts_as_what_it_is AFTER UPDATE OF approval, state, keys ON surveys
WHEN NEW.approval <> OLD.approval OR NEW.state <> OLD.state OR NEW.keys <> OLD.keys
BEGIN
  UPDATE survey_counts SET surveys = surveys - 1
    WHERE window_id = OLD.window_id AND approval = OLD.approval AND state = OLD.state
      AND keys = OLD.keys;
  INSERT INTO survey_counts (window_id, approval, state, keys, surveys)
    VALUES (NEW.window_id, NEW.approval, NEW.state, NEW.keys, 1)
    ON CONFLICT DO UPDATE SET surveys = surveys + 1;
END;

-- What was worked out of all surveys of a window, with the version of what it was worked out from;
-- kept by whoever changes something and by the clock, never by who looks.
CREATE TABLE window_overviews (
  window_id TEXT NOT NULL REFERENCES windows (id),
  kind TEXT NOT NULL CONSTRAINT overview_kind_is_known
    CHECK (kind IN ('surveys', 'clients', 'progress')),
  version INTEGER NOT NULL,
  format INTEGER NOT NULL,
  content TEXT NOT NULL CONSTRAINT overview_is_json CHECK (json_valid(content)),
  PRIMARY KEY (window_id, kind)
) STRICT, WITHOUT ROWID;

-- Names the versions of what overviews are worked out from, each with a number that none had before.
-- `plan`: who rates whom, by how many links, and who reviews it, for windows that may still change.
-- `names`: what departments are called, for all the others. `progress`: how far surveys are.
CREATE TABLE overview_versions (
  id INTEGER NOT NULL PRIMARY KEY CONSTRAINT there_is_one_row_of_versions CHECK (id = 1),
  last INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  names INTEGER NOT NULL,
  progress INTEGER NOT NULL
) STRICT;
INSERT INTO overview_versions (id, last, plan, names, progress) VALUES (1, 3, 1, 2, 3);

CREATE TRIGGER overviews_follow_windows AFTER UPDATE ON windows
WHEN NEW.state <> OLD.state OR (OLD.state IN ('draft', 'submitted') AND (
  NEW.revision <> OLD.revision OR NEW.opens_at <> OLD.opens_at
  OR NEW.planned_close_at <> OLD.planned_close_at OR NEW.threshold <> OLD.threshold))
BEGIN
  UPDATE overview_versions SET plan = last + 1, progress = last + 2, last = last + 2;
END;
-- A survey that was taken out is rated elsewhere, and one without a result may be rated again.
CREATE TRIGGER overviews_follow_ended_surveys AFTER UPDATE OF approval, state ON surveys
WHEN (NEW.approval <> OLD.approval AND 'taken_out' IN (NEW.approval, OLD.approval))
  OR (NEW.state <> OLD.state AND (NEW.state IN ('withheld', 'void', 'purged')
    OR OLD.state IN ('withheld', 'void', 'purged')))
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_surveys AFTER UPDATE OF approval, state ON surveys
WHEN NEW.approval <> OLD.approval OR NEW.state <> OLD.state
BEGIN
  UPDATE overview_versions SET progress = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_departments AFTER UPDATE OF code, name, rater_links, ended_at ON departments
WHEN NEW.code <> OLD.code OR NEW.name <> OLD.name OR NEW.rater_links <> OLD.rater_links
  OR NEW.ended_at IS NOT OLD.ended_at
BEGIN
  UPDATE overview_versions SET plan = last + 1, names = last + 2, progress = last + 3, last = last + 3;
END;
CREATE TRIGGER overviews_follow_people AFTER UPDATE OF name, department_id ON people
WHEN NEW.name <> OLD.name OR NEW.department_id IS NOT OLD.department_id
BEGIN
  UPDATE overview_versions SET plan = last + 1, progress = last + 2, last = last + 2;
END;
CREATE TRIGGER overviews_follow_new_holders AFTER INSERT ON role_grants
WHEN NEW.role IN ('manager', 'reviewer')
BEGIN
  UPDATE overview_versions SET plan = last + 1, progress = last + 2, last = last + 2;
END;
CREATE TRIGGER overviews_follow_former_holders AFTER DELETE ON role_grants
WHEN OLD.role IN ('manager', 'reviewer')
BEGIN
  UPDATE overview_versions SET plan = last + 1, progress = last + 2, last = last + 2;
END;
CREATE TRIGGER overviews_follow_the_growing_service_map AFTER INSERT ON service_map
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_the_shrinking_service_map AFTER DELETE ON service_map
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_new_departments_of_a_cycle AFTER INSERT ON cycle_departments
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_former_departments_of_a_cycle AFTER DELETE ON cycle_departments
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_new_company_days AFTER INSERT ON company_days
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_changed_company_days AFTER UPDATE ON company_days
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;
CREATE TRIGGER overviews_follow_former_company_days AFTER DELETE ON company_days
BEGIN
  UPDATE overview_versions SET plan = last + 1, last = last + 1;
END;

-- Lists of windows begin with the newest.
CREATE INDEX windows_by_opening ON windows (opens_at, id);
