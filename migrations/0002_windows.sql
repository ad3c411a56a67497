-- Who may rate: windows, their surveys, and the links.

CREATE TABLE windows (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT window_id_is_random CHECK (length(id) = 21),
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  state TEXT NOT NULL CONSTRAINT window_state_is_known CHECK (state IN (
    'draft', 'submitted', 'approved', 'preparing', 'ready', 'issued', 'open', 'grace', 'closed', 'void')),
  revision INTEGER NOT NULL CONSTRAINT window_revision_counts_up CHECK (revision >= 1),
  opens_at INTEGER NOT NULL,
  planned_close_at INTEGER NOT NULL,
  -- The close in force; moves only before it has passed.
  closes_at INTEGER NOT NULL,
  latest_close_at INTEGER NOT NULL,
  grace_minutes INTEGER NOT NULL CONSTRAINT grace_is_at_most_a_day CHECK (grace_minutes BETWEEN 0 AND 1440),
  threshold INTEGER NOT NULL CONSTRAINT threshold_is_3_to_50 CHECK (threshold BETWEEN 3 AND 50),
  prepared_by TEXT NOT NULL REFERENCES people (id),
  void_reason TEXT CONSTRAINT window_void_reason_is_written CHECK (length(void_reason) BETWEEN 1 AND 1000),
  manifest TEXT CONSTRAINT window_manifest_is_json CHECK (json_valid(manifest)),
  manifest_hash BLOB UNIQUE CONSTRAINT window_manifest_hash_is_sha256 CHECK (length(manifest_hash) = 32),
  CONSTRAINT window_opens_before_it_closes CHECK (opens_at < planned_close_at),
  CONSTRAINT close_never_passes_the_latest CHECK (planned_close_at <= latest_close_at AND closes_at <= latest_close_at),
  CONSTRAINT manifest_has_its_hash CHECK ((manifest IS NULL) = (manifest_hash IS NULL)),
  CONSTRAINT manifest_is_frozen_before_links CHECK (
    state IN ('draft', 'submitted', 'approved', 'preparing', 'void') OR manifest IS NOT NULL),
  CONSTRAINT void_window_has_a_reason CHECK ((state = 'void') = (void_reason IS NOT NULL))
) STRICT;

CREATE TRIGGER windows_only_move_forward BEFORE UPDATE OF state ON windows
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'draft' AND NEW.state IN ('submitted', 'void'))
  OR (OLD.state = 'submitted' AND NEW.state IN ('draft', 'approved', 'void'))
  OR (OLD.state = 'approved' AND NEW.state IN ('preparing', 'void'))
  OR (OLD.state = 'preparing' AND NEW.state IN ('ready', 'void'))
  OR (OLD.state = 'ready' AND NEW.state IN ('issued', 'void'))
  OR (OLD.state = 'issued' AND NEW.state IN ('open', 'grace', 'void'))
  OR (OLD.state = 'open' AND NEW.state IN ('grace', 'void'))
  OR (OLD.state = 'grace' AND NEW.state IN ('closed', 'void')))
BEGIN
  SELECT RAISE(ABORT, 'window_moves_only_forward');
END;
CREATE TRIGGER a_frozen_manifest_never_changes BEFORE UPDATE ON windows
WHEN OLD.manifest IS NOT NULL AND (
  NEW.manifest IS NOT OLD.manifest OR NEW.manifest_hash IS NOT OLD.manifest_hash
  OR NEW.opens_at <> OLD.opens_at OR NEW.planned_close_at <> OLD.planned_close_at
  OR NEW.latest_close_at <> OLD.latest_close_at OR NEW.grace_minutes <> OLD.grace_minutes
  OR NEW.threshold <> OLD.threshold)
BEGIN
  SELECT RAISE(ABORT, 'manifest_is_frozen');
END;
CREATE TRIGGER a_passed_close_never_moves BEFORE UPDATE OF closes_at ON windows
WHEN NEW.closes_at <> OLD.closes_at AND OLD.manifest IS NOT NULL AND OLD.closes_at <= unixepoch()
BEGIN
  SELECT RAISE(ABORT, 'close_has_passed');
END;

CREATE TABLE window_clients (
  window_id TEXT NOT NULL REFERENCES windows (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  links INTEGER NOT NULL CONSTRAINT client_links_are_a_count CHECK (links BETWEEN 0 AND 500),
  PRIMARY KEY (window_id, department_id)
) STRICT, WITHOUT ROWID;

-- One survey rates one department in one window.
CREATE TABLE surveys (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT survey_id_is_random CHECK (length(id) = 21),
  window_id TEXT NOT NULL REFERENCES windows (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  approval TEXT NOT NULL CONSTRAINT approval_is_known
    CHECK (approval IN ('waiting', 'approved', 'returned', 'taken_out')),
  approved_by TEXT REFERENCES people (id),
  return_reason TEXT CONSTRAINT return_reason_is_written CHECK (length(return_reason) BETWEEN 1 AND 1000),
  state TEXT NOT NULL CONSTRAINT survey_state_is_known
    CHECK (state IN ('pending', 'tallied', 'published', 'withheld', 'void', 'purged')),
  links_issued INTEGER NOT NULL CONSTRAINT a_survey_has_at_most_500_links CHECK (links_issued BETWEEN 0 AND 500),
  void_reason TEXT CONSTRAINT survey_void_reason_is_written CHECK (length(void_reason) BETWEEN 1 AND 1000),
  -- Public halves only. The private halves never enter this database.
  signing_key BLOB,
  sealing_key BLOB CONSTRAINT sealing_key_is_a_point CHECK (length(sealing_key) = 65),
  manifest TEXT CONSTRAINT survey_manifest_is_json CHECK (json_valid(manifest)),
  manifest_hash BLOB UNIQUE CONSTRAINT survey_manifest_hash_is_sha256 CHECK (length(manifest_hash) = 32),
  keys TEXT NOT NULL CONSTRAINT keys_are_none_made_or_destroyed CHECK (keys IN ('none', 'made', 'destroyed')),
  CONSTRAINT approval_names_its_reviewer CHECK ((approval = 'approved') = (approved_by IS NOT NULL)),
  CONSTRAINT return_gives_a_reason CHECK ((approval = 'returned') = (return_reason IS NOT NULL)),
  CONSTRAINT made_keys_are_published CHECK (
    keys = 'none' OR (signing_key IS NOT NULL AND sealing_key IS NOT NULL AND manifest IS NOT NULL)),
  CONSTRAINT survey_manifest_has_its_hash CHECK ((manifest IS NULL) = (manifest_hash IS NULL)),
  CONSTRAINT nothing_is_released_before_keys_are_gone CHECK (state <> 'published' OR keys = 'destroyed'),
  UNIQUE (window_id, department_id)
) STRICT;

CREATE TRIGGER surveys_only_move_forward BEFORE UPDATE OF state ON surveys
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'pending' AND NEW.state IN ('tallied', 'withheld', 'void'))
  OR (OLD.state = 'tallied' AND NEW.state IN ('published', 'void'))
  OR (OLD.state IN ('published', 'withheld', 'void') AND NEW.state = 'purged'))
BEGIN
  SELECT RAISE(ABORT, 'survey_moves_only_forward');
END;
CREATE TRIGGER a_survey_manifest_never_changes BEFORE UPDATE ON surveys
WHEN OLD.manifest IS NOT NULL AND (
  NEW.manifest IS NOT OLD.manifest OR NEW.manifest_hash IS NOT OLD.manifest_hash
  OR NEW.signing_key IS NOT OLD.signing_key OR NEW.sealing_key IS NOT OLD.sealing_key
  OR NEW.links_issued <> OLD.links_issued)
BEGIN
  SELECT RAISE(ABORT, 'survey_manifest_is_frozen');
END;

-- Which client departments rate which survey: the service map as it was when the window was submitted.
CREATE TABLE survey_clients (
  survey_id TEXT NOT NULL REFERENCES surveys (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  PRIMARY KEY (survey_id, department_id)
) STRICT, WITHOUT ROWID;

-- What HR may not do alone: an early close, a void.
CREATE TABLE window_requests (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT request_id_is_random CHECK (length(id) = 21),
  window_id TEXT NOT NULL REFERENCES windows (id),
  kind TEXT NOT NULL CONSTRAINT request_kind_is_known CHECK (kind IN ('early_close', 'void')),
  reason TEXT NOT NULL CONSTRAINT request_gives_a_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  requested_by TEXT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CONSTRAINT request_state_is_known CHECK (state IN ('waiting', 'carried_out', 'refused'))
) STRICT;
CREATE UNIQUE INDEX one_request_of_a_kind_waits
  ON window_requests (window_id, kind) WHERE state = 'waiting';

CREATE TABLE window_request_approvals (
  request_id TEXT NOT NULL REFERENCES window_requests (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (request_id, person_id)
) STRICT, WITHOUT ROWID;

-- One row a link. No time, person, address, number or token: only an HMAC under a key kept in R2.
CREATE TABLE links (
  id BLOB NOT NULL PRIMARY KEY CONSTRAINT link_id_is_random CHECK (length(id) = 16),
  window_id TEXT NOT NULL REFERENCES windows (id),
  client_id TEXT NOT NULL REFERENCES departments (id),
  token_mac BLOB NOT NULL UNIQUE CONSTRAINT token_mac_is_hmac_sha256 CHECK (length(token_mac) = 32)
) STRICT, WITHOUT ROWID;

-- What a link has been used for: a hash of the blinded message and nothing else.
CREATE TABLE link_surveys (
  link_id BLOB NOT NULL REFERENCES links (id) ON DELETE CASCADE,
  survey_id TEXT NOT NULL REFERENCES surveys (id),
  blinded_hash BLOB CONSTRAINT blinded_hash_is_sha256 CHECK (length(blinded_hash) = 32),
  PRIMARY KEY (link_id, survey_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER one_link_gives_one_signature BEFORE UPDATE OF blinded_hash ON link_surveys
WHEN OLD.blinded_hash IS NOT NULL AND NEW.blinded_hash IS NOT OLD.blinded_hash
BEGIN
  SELECT RAISE(ABORT, 'link_is_used');
END;

-- What HR sees of the turnout: one band of the weakest survey, counted at most once an hour.
CREATE TABLE turnout_bands (
  window_id TEXT NOT NULL PRIMARY KEY REFERENCES windows (id),
  band TEXT NOT NULL CONSTRAINT turnout_band_is_known CHECK (band IN ('below_threshold', 'at_threshold', 'well_above')),
  counted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
