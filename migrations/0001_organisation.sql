-- Every table is STRICT, every CHECK has a name that reads as a sentence.
-- Times are unix seconds, UTC. Ids are 21 random characters.

-- A batch cannot branch. Inserting a value other than 1 here makes the whole batch fail,
-- so a guarded UPDATE that found nothing to change takes everything after it down with it.
CREATE VIEW expectation AS SELECT 1 AS holds;
CREATE TRIGGER expectation_must_hold INSTEAD OF INSERT ON expectation WHEN NEW.holds IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'expectation_failed');
END;

CREATE TABLE company (
  id INTEGER NOT NULL PRIMARY KEY CONSTRAINT there_is_one_company CHECK (id = 1),
  name TEXT NOT NULL CONSTRAINT company_has_a_name CHECK (length(name) BETWEEN 1 AND 100),
  time_zone TEXT NOT NULL CONSTRAINT time_zone_is_named CHECK (length(time_zone) BETWEEN 1 AND 64)
) STRICT;

CREATE TABLE departments (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT department_id_is_random CHECK (length(id) = 21),
  code TEXT NOT NULL UNIQUE CONSTRAINT department_code_is_short CHECK (length(code) BETWEEN 1 AND 32),
  name TEXT NOT NULL CONSTRAINT department_has_a_name CHECK (length(name) BETWEEN 1 AND 100),
  rater_links INTEGER NOT NULL CONSTRAINT rater_links_are_a_count CHECK (rater_links BETWEEN 0 AND 500),
  ended_at INTEGER,
  revision INTEGER NOT NULL CONSTRAINT department_revision_counts_up CHECK (revision >= 1)
) STRICT;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT person_id_is_random CHECK (length(id) = 21),
  number TEXT NOT NULL UNIQUE CONSTRAINT staff_number_is_short CHECK (length(number) BETWEEN 1 AND 32),
  name TEXT NOT NULL CONSTRAINT person_has_a_name CHECK (length(name) BETWEEN 1 AND 100),
  email TEXT CONSTRAINT email_is_short CHECK (length(email) BETWEEN 3 AND 254),
  department_id TEXT REFERENCES departments (id),
  ended_at INTEGER,
  revision INTEGER NOT NULL CONSTRAINT person_revision_counts_up CHECK (revision >= 1)
) STRICT;

CREATE TABLE role_grants (
  person_id TEXT NOT NULL REFERENCES people (id),
  role TEXT NOT NULL CONSTRAINT role_is_known
    CHECK (role IN ('hr', 'manager', 'reviewer', 'leadership', 'auditor')),
  -- Empty for roles of the whole company; part of the key, so not NULL.
  department_id TEXT NOT NULL,
  PRIMARY KEY (person_id, role, department_id),
  CONSTRAINT department_roles_name_their_department
    CHECK ((role IN ('manager', 'reviewer')) = (department_id <> ''))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX a_department_has_one_holder_of_a_role
  ON role_grants (department_id, role) WHERE department_id <> '';

-- Nobody reviews the department that they manage.
CREATE TRIGGER reviewer_is_not_the_manager BEFORE INSERT ON role_grants
WHEN NEW.role IN ('manager', 'reviewer') AND EXISTS (
  SELECT 1 FROM role_grants
  WHERE person_id = NEW.person_id AND department_id = NEW.department_id AND role <> NEW.role)
BEGIN
  SELECT RAISE(ABORT, 'reviewer_is_the_manager');
END;

CREATE TABLE service_map (
  client_id TEXT NOT NULL REFERENCES departments (id),
  rated_id TEXT NOT NULL REFERENCES departments (id),
  PRIMARY KEY (client_id, rated_id),
  CONSTRAINT no_department_rates_itself CHECK (client_id <> rated_id)
) STRICT, WITHOUT ROWID;

-- One-time sign-in links: only the hash is kept.
CREATE TABLE sign_in_links (
  token_hash BLOB NOT NULL PRIMARY KEY CONSTRAINT sign_in_hash_is_sha256 CHECK (length(token_hash) = 32),
  person_id TEXT NOT NULL REFERENCES people (id),
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id_hash BLOB NOT NULL PRIMARY KEY CONSTRAINT session_hash_is_sha256 CHECK (length(id_hash) = 32),
  person_id TEXT NOT NULL REFERENCES people (id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form_versions (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT form_version_id_is_random CHECK (length(id) = 21),
  number INTEGER NOT NULL UNIQUE CONSTRAINT form_version_counts_up CHECK (number >= 1),
  content TEXT NOT NULL CONSTRAINT form_version_is_json CHECK (json_valid(content))
) STRICT;
CREATE TRIGGER form_versions_never_change BEFORE UPDATE ON form_versions
BEGIN
  SELECT RAISE(ABORT, 'form_version_is_frozen');
END;

CREATE TABLE scoring_policies (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT scoring_policy_id_is_random CHECK (length(id) = 21),
  number INTEGER NOT NULL UNIQUE CONSTRAINT scoring_policy_counts_up CHECK (number >= 1),
  content TEXT NOT NULL CONSTRAINT scoring_policy_is_json CHECK (json_valid(content))
) STRICT;
CREATE TRIGGER scoring_policies_never_change BEFORE UPDATE ON scoring_policies
BEGIN
  SELECT RAISE(ABORT, 'scoring_policy_is_frozen');
END;

CREATE TABLE cycles (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT cycle_id_is_random CHECK (length(id) = 21),
  kind TEXT NOT NULL CONSTRAINT cycle_kind_is_known CHECK (kind IN ('month', 'quarter')),
  -- '2026-10' for a month, '2026-Q4' for a quarter.
  label TEXT NOT NULL UNIQUE CONSTRAINT cycle_label_fits_its_kind CHECK (
    (kind = 'month' AND label GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')
    OR (kind = 'quarter' AND label GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]')),
  form_version_id TEXT NOT NULL REFERENCES form_versions (id),
  scoring_policy_id TEXT NOT NULL REFERENCES scoring_policies (id),
  opened_at INTEGER NOT NULL
) STRICT;

CREATE TABLE cycle_departments (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  PRIMARY KEY (cycle_id, department_id)
) STRICT, WITHOUT ROWID;
