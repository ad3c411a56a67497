-- Totals: what they were made of, who signed that, what was frozen, corrected, objected to; who
-- stands in for whom; and the measures that a department takes.

-- What a complete total is made of, each time it is another than the last that somebody saw.
CREATE TABLE total_contents (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  number INTEGER NOT NULL CONSTRAINT total_contents_count_up CHECK (number >= 1),
  -- The version of the record that it would become.
  version INTEGER NOT NULL CONSTRAINT total_version_counts_up CHECK (version >= 1),
  -- base64url of SHA-256 over `content`.
  fingerprint TEXT NOT NULL CONSTRAINT fingerprint_is_sha256 CHECK (length(fingerprint) = 43),
  -- Canonical JSON: sheets, policy, published customer score, the signers' roles.
  content TEXT NOT NULL CONSTRAINT total_content_is_json CHECK (json_valid(content)),
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, number),
  FOREIGN KEY (cycle_id, department_id) REFERENCES cycle_departments (cycle_id, department_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER total_contents_never_change BEFORE UPDATE ON total_contents
BEGIN
  SELECT RAISE(ABORT, 'total_content_is_final');
END;

-- A signature is for one content and for no other: whatever changes later is not signed.
CREATE TABLE total_signatures (
  cycle_id TEXT NOT NULL,
  department_id TEXT NOT NULL,
  content_number INTEGER NOT NULL,
  role TEXT NOT NULL CONSTRAINT signer_role_is_known
    CHECK (role IN ('filler', 'self_scorer', 'reviewer')),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- The absent holder of the role, if a substitute signed.
  stands_in_for TEXT REFERENCES people (id)
    CONSTRAINT nobody_stands_in_for_oneself CHECK (stands_in_for <> person_id),
  -- 1 when the reviewer signed knowing that the total has no customer score.
  without_customer_score INTEGER NOT NULL CONSTRAINT only_the_reviewer_signs_without_a_score
    CHECK (without_customer_score = 0 OR (without_customer_score = 1 AND role = 'reviewer')),
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, content_number, role),
  FOREIGN KEY (cycle_id, department_id, content_number)
    REFERENCES total_contents (cycle_id, department_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signatures_never_change BEFORE UPDATE ON total_signatures
BEGIN
  SELECT RAISE(ABORT, 'signature_is_final');
END;
CREATE TRIGGER nobody_signs_on_both_sides BEFORE INSERT ON total_signatures
WHEN EXISTS (
  SELECT 1 FROM total_signatures s
  WHERE s.cycle_id = NEW.cycle_id AND s.department_id = NEW.department_id
    AND s.person_id = NEW.person_id AND (s.role = 'reviewer') <> (NEW.role = 'reviewer'))
BEGIN
  SELECT RAISE(ABORT, 'signer_is_on_both_sides');
END;

-- The record. Its first version has no reason; a later one has that of its correction.
CREATE TABLE frozen_totals (
  cycle_id TEXT NOT NULL,
  department_id TEXT NOT NULL,
  version INTEGER NOT NULL CONSTRAINT frozen_version_counts_up CHECK (version >= 1),
  content_number INTEGER NOT NULL,
  -- Hundredths of a point.
  hundredths INTEGER NOT NULL CONSTRAINT total_is_0_to_100 CHECK (hundredths BETWEEN 0 AND 10000),
  frozen_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, version),
  FOREIGN KEY (cycle_id, department_id, content_number)
    REFERENCES total_contents (cycle_id, department_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER frozen_totals_never_change BEFORE UPDATE ON frozen_totals
BEGIN
  SELECT RAISE(ABORT, 'total_is_frozen');
END;
CREATE TRIGGER a_total_is_frozen_by_three_signatures BEFORE INSERT ON frozen_totals
WHEN (
    SELECT count(*) FROM total_signatures
    WHERE cycle_id = NEW.cycle_id AND department_id = NEW.department_id
      AND content_number = NEW.content_number) <> 3
  OR NEW.version IS NOT (
    SELECT version FROM total_contents
    WHERE cycle_id = NEW.cycle_id AND department_id = NEW.department_id
      AND number = NEW.content_number)
BEGIN
  SELECT RAISE(ABORT, 'total_is_not_signed');
END;

-- A frozen record is corrected only by a new version. There is one more version than corrections.
CREATE TABLE total_corrections (
  cycle_id TEXT NOT NULL,
  department_id TEXT NOT NULL,
  -- The version that is to come; the one before it stays.
  version INTEGER NOT NULL CONSTRAINT a_correction_has_a_version_before_it CHECK (version >= 2),
  reason TEXT NOT NULL CONSTRAINT correction_has_a_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  opened_by TEXT NOT NULL REFERENCES people (id),
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (cycle_id, department_id, version),
  FOREIGN KEY (cycle_id, department_id) REFERENCES cycle_departments (cycle_id, department_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER corrections_never_change BEFORE UPDATE ON total_corrections
BEGIN
  SELECT RAISE(ABORT, 'correction_is_final');
END;
CREATE TRIGGER only_a_frozen_total_is_corrected BEFORE INSERT ON total_corrections
WHEN NOT EXISTS (
  SELECT 1 FROM frozen_totals
  WHERE cycle_id = NEW.cycle_id AND department_id = NEW.department_id
    AND version = NEW.version - 1)
BEGIN
  SELECT RAISE(ABORT, 'total_is_not_frozen');
END;

-- While the record is frozen, so is everything that it was made of.
CREATE TRIGGER a_frozen_total_keeps_its_sheets BEFORE UPDATE ON sheets
WHEN (SELECT count(*) FROM frozen_totals
      WHERE cycle_id = OLD.cycle_id AND department_id = OLD.department_id)
    > (SELECT count(*) FROM total_corrections
      WHERE cycle_id = OLD.cycle_id AND department_id = OLD.department_id)
BEGIN
  SELECT RAISE(ABORT, 'total_is_frozen');
END;

-- What a manager objects to in a total, and what the reviewer answers. Kept with the record.
CREATE TABLE objections (
  cycle_id TEXT NOT NULL,
  department_id TEXT NOT NULL,
  -- The content that the manager saw; each is objected to once.
  content_number INTEGER NOT NULL,
  reasons TEXT NOT NULL CONSTRAINT objection_has_reasons CHECK (length(reasons) BETWEEN 1 AND 2000),
  filed_by TEXT NOT NULL REFERENCES people (id),
  filed_at INTEGER NOT NULL,
  outcome TEXT CONSTRAINT objection_outcome_is_known CHECK (outcome IN ('upheld', 'dismissed')),
  answer TEXT CONSTRAINT answer_is_written CHECK (length(answer) BETWEEN 1 AND 2000),
  answered_by TEXT REFERENCES people (id)
    CONSTRAINT nobody_answers_the_own_objection CHECK (answered_by <> filed_by),
  answered_at INTEGER,
  PRIMARY KEY (cycle_id, department_id, content_number),
  FOREIGN KEY (cycle_id, department_id, content_number)
    REFERENCES total_contents (cycle_id, department_id, number),
  CONSTRAINT an_answer_is_whole CHECK (
    (outcome IS NULL) = (answer IS NULL) AND (outcome IS NULL) = (answered_by IS NULL)
    AND (outcome IS NULL) = (answered_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX a_total_has_one_open_objection
  ON objections (cycle_id, department_id) WHERE outcome IS NULL;
CREATE TRIGGER an_objection_is_answered_once BEFORE UPDATE ON objections
WHEN OLD.outcome IS NOT NULL OR NEW.reasons <> OLD.reasons OR NEW.filed_by <> OLD.filed_by
  OR NEW.filed_at <> OLD.filed_at
BEGIN
  SELECT RAISE(ABORT, 'objection_is_answered');
END;

-- Who stands in for an absent manager or reviewer, from when to when (excluded).
CREATE TABLE substitutes (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT substitute_id_is_random CHECK (length(id) = 21),
  department_id TEXT NOT NULL REFERENCES departments (id),
  role TEXT NOT NULL CONSTRAINT substituted_role_is_of_a_department
    CHECK (role IN ('manager', 'reviewer')),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- Whose place is taken; the substitution ends when that person no longer holds it.
  stands_in_for TEXT NOT NULL REFERENCES people (id)
    CONSTRAINT a_substitute_is_somebody_else CHECK (stands_in_for <> person_id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CONSTRAINT substitution_is_not_reversed CHECK (until_at >= from_at),
  reason TEXT NOT NULL CONSTRAINT substitution_has_a_reason CHECK (length(reason) BETWEEN 1 AND 200),
  named_by TEXT NOT NULL REFERENCES people (id)
    CONSTRAINT nobody_names_oneself CHECK (named_by <> person_id),
  named_at INTEGER NOT NULL,
  revision INTEGER NOT NULL CONSTRAINT substitute_revision_counts_up CHECK (revision >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX substitutes_of_a_person ON substitutes (person_id, until_at);
CREATE INDEX substitutes_of_a_department ON substitutes (department_id, until_at);
CREATE TRIGGER a_substitution_is_only_shortened BEFORE UPDATE ON substitutes
WHEN NEW.id <> OLD.id OR NEW.department_id <> OLD.department_id OR NEW.role <> OLD.role
  OR NEW.person_id <> OLD.person_id OR NEW.stands_in_for <> OLD.stands_in_for
  OR NEW.from_at <> OLD.from_at OR NEW.until_at > OLD.until_at OR NEW.reason <> OLD.reason
BEGIN
  SELECT RAISE(ABORT, 'substitution_is_final');
END;
-- Nobody is on both sides of a department, and no reviewer's substitute is one of those reviewed.
CREATE TRIGGER a_substitute_is_not_on_the_other_side BEFORE INSERT ON substitutes
WHEN EXISTS (
    SELECT 1 FROM role_grants WHERE person_id = NEW.person_id
      AND department_id = NEW.department_id AND role <> NEW.role)
  OR EXISTS (
    SELECT 1 FROM substitutes WHERE person_id = NEW.person_id
      AND department_id = NEW.department_id AND role <> NEW.role
      AND from_at < NEW.until_at AND until_at > NEW.from_at)
  OR (NEW.role = 'reviewer' AND EXISTS (
    SELECT 1 FROM people WHERE id = NEW.person_id AND department_id = NEW.department_id))
BEGIN
  SELECT RAISE(ABORT, 'substitute_is_excluded');
END;
CREATE TRIGGER one_substitute_at_a_time BEFORE INSERT ON substitutes
WHEN EXISTS (
  SELECT 1 FROM substitutes
  WHERE department_id = NEW.department_id AND role = NEW.role
    AND from_at < NEW.until_at AND until_at > NEW.from_at)
BEGIN
  SELECT RAISE(ABORT, 'substitutes_overlap');
END;
CREATE TRIGGER a_holder_is_not_a_substitute_on_the_other_side BEFORE INSERT ON role_grants
WHEN NEW.role IN ('manager', 'reviewer') AND EXISTS (
  SELECT 1 FROM substitutes
  WHERE person_id = NEW.person_id AND department_id = NEW.department_id AND role <> NEW.role
    AND until_at > unixepoch())
BEGIN
  SELECT RAISE(ABORT, 'reviewer_is_the_manager');
END;

-- Who holds a role at this moment: its holder, or who stands in for that very holder.
CREATE VIEW acting_roles AS
  SELECT person_id, role, department_id, NULL AS stands_in_for FROM role_grants
  UNION ALL
  SELECT s.person_id, s.role, s.department_id, s.stands_in_for
  FROM substitutes s JOIN role_grants g
    ON g.department_id = s.department_id AND g.role = s.role AND g.person_id = s.stands_in_for
  WHERE s.from_at <= unixepoch() AND s.until_at > unixepoch();

-- Improvement and measures (绩效提高与改进措施).
CREATE TABLE measures (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT measure_id_is_random CHECK (length(id) = 21),
  cycle_id TEXT NOT NULL,
  department_id TEXT NOT NULL,
  -- One of the nine indicators, or the sheet that it is to improve.
  about TEXT NOT NULL CONSTRAINT measure_is_about_a_part CHECK (about IN (
    'seeks_information', 'provides_information', 'guidance', 'responsibility', 'manner',
    'relations', 'timeliness', 'quality', 'outcome', 'duty', 'plan', 'key_indicators')),
  text TEXT NOT NULL CONSTRAINT measure_is_written CHECK (length(text) BETWEEN 1 AND 1000),
  owner TEXT NOT NULL CONSTRAINT measure_has_an_owner CHECK (length(owner) BETWEEN 1 AND 100),
  -- `YYYY-MM-DD`.
  due_on TEXT NOT NULL CONSTRAINT measure_has_a_day CHECK (length(due_on) = 10),
  state TEXT NOT NULL CONSTRAINT measure_state_is_known
    CHECK (state IN ('planned', 'under_way', 'done', 'dropped')),
  -- What came of it, written in a later cycle.
  look_back TEXT CONSTRAINT look_back_is_written CHECK (length(look_back) BETWEEN 1 AND 1000),
  looked_back_in TEXT REFERENCES cycles (id)
    CONSTRAINT a_look_back_is_from_a_later_cycle CHECK (
      (looked_back_in IS NULL) = (look_back IS NULL) AND looked_back_in <> cycle_id),
  changed_by TEXT NOT NULL REFERENCES people (id),
  changed_at INTEGER NOT NULL,
  revision INTEGER NOT NULL CONSTRAINT measure_revision_counts_up CHECK (revision >= 1),
  FOREIGN KEY (cycle_id, department_id) REFERENCES cycle_departments (cycle_id, department_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX measures_of_a_department ON measures (department_id, cycle_id);

-- Who stands in for a manager reviews no survey of then, as if managing it.
CREATE TRIGGER an_approval_keeps_who_stands_in AFTER UPDATE OF approval ON surveys
WHEN NEW.approval = 'approved' AND OLD.approval <> 'approved'
BEGIN
  INSERT INTO survey_managers (survey_id, person_id)
    SELECT NEW.id, person_id FROM substitutes
    WHERE department_id = NEW.department_id AND role = 'manager' AND until_at > unixepoch()
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER a_new_substitute_is_kept_too AFTER INSERT ON substitutes WHEN NEW.role = 'manager'
BEGIN
  INSERT INTO survey_managers (survey_id, person_id)
    SELECT id, NEW.person_id FROM surveys
    WHERE department_id = NEW.department_id AND approval = 'approved'
    ON CONFLICT DO NOTHING;
END;
