-- A lost link gets another token: HR asks, every reviewer of its surveys approves, HR takes the new
-- link once. Nothing here says whether the link was used, nor is anything here read to find out.
CREATE TABLE link_replacements (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT replacement_id_is_random CHECK (length(id) = 21),
  window_id TEXT NOT NULL REFERENCES windows (id),
  client_id TEXT NOT NULL REFERENCES departments (id),
  -- No text of anybody's own: it would soon hold a name.
  reason TEXT NOT NULL CONSTRAINT replacement_reason_is_known
    CHECK (reason IN ('lost', 'not_received', 'unreadable', 'seen')),
  requested_by TEXT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CONSTRAINT replacement_state_is_known
    CHECK (state IN ('waiting', 'approved', 'carried_out', 'refused', 'lapsed')),
  revision INTEGER NOT NULL CONSTRAINT replacement_revision_counts_up CHECK (revision >= 1),
  link_id BLOB REFERENCES links (id) CONSTRAINT replaced_link_id_is_random CHECK (length(link_id) = 16),
  token_mac BLOB UNIQUE CONSTRAINT new_token_mac_is_hmac_sha256 CHECK (length(token_mac) = 32),
  CONSTRAINT a_settled_replacement_forgets_its_link
    CHECK ((link_id IS NOT NULL) = (state IN ('waiting', 'approved'))),
  CONSTRAINT only_an_approved_replacement_has_a_token
    CHECK (token_mac IS NULL OR state = 'approved')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_replacement_of_a_link_is_under_way
  ON link_replacements (link_id) WHERE link_id IS NOT NULL;

CREATE TRIGGER replacements_only_move_forward BEFORE UPDATE OF state ON link_replacements
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'waiting' AND NEW.state IN ('approved', 'refused', 'lapsed'))
  OR (OLD.state = 'approved' AND NEW.state IN ('carried_out', 'lapsed')))
BEGIN
  SELECT RAISE(ABORT, 'replacement_moves_only_forward');
END;

CREATE TABLE link_replacement_approvals (
  replacement_id TEXT NOT NULL REFERENCES link_replacements (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (replacement_id, person_id)
) STRICT, WITHOUT ROWID;
