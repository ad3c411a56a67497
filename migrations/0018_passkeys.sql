-- People sign in with passkeys; a one-time link only enrols one. Sessions and links of before end
-- here: everybody enrols anew.
DROP TABLE sign_in_links;
DROP TABLE sessions;

CREATE TABLE passkeys (
  -- The credential id, chosen by the authenticator.
  id BLOB NOT NULL PRIMARY KEY CONSTRAINT credential_id_is_short CHECK (length(id) BETWEEN 1 AND 1023),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- COSE, as the authenticator gave it.
  public_key BLOB NOT NULL CONSTRAINT public_key_is_short CHECK (length(public_key) BETWEEN 1 AND 2048),
  sign_count INTEGER NOT NULL CONSTRAINT sign_count_counts_up CHECK (sign_count >= 0),
  label TEXT NOT NULL CONSTRAINT passkey_has_a_label CHECK (length(label) BETWEEN 1 AND 40),
  -- By the first link, by a link for somebody who had a passkey, or by the person while signed in.
  came_by TEXT NOT NULL CONSTRAINT passkey_came_by_a_known_way
    CHECK (came_by IN ('enrolment', 'recovery', 'addition')),
  -- Who made the link, a person's id or 'operator'; the person for an addition.
  made_by TEXT NOT NULL,
  approved_by TEXT REFERENCES people (id)
    CONSTRAINT nobody_approved_the_own_recovery
    CHECK (approved_by IS NULL OR (approved_by <> made_by AND approved_by <> person_id)),
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  -- Until when whoever holds this passkey has been told of others of the same person.
  told_until INTEGER NOT NULL,
  CONSTRAINT only_a_recovery_is_approved CHECK (approved_by IS NULL OR came_by = 'recovery')
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- One at most for a person, since a new one replaces it; gone when it is used. Only the hash is kept.
CREATE TABLE enrolment_links (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
  id TEXT NOT NULL UNIQUE CONSTRAINT enrolment_link_id_is_random CHECK (length(id) = 21),
  token_hash BLOB NOT NULL UNIQUE CONSTRAINT enrolment_hash_is_sha256 CHECK (length(token_hash) = 32),
  kind TEXT NOT NULL CONSTRAINT enrolment_kind_is_known CHECK (kind IN ('enrolment', 'recovery')),
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  approved_by TEXT REFERENCES people (id)
    CONSTRAINT nobody_approves_the_own_recovery
    CHECK (approved_by IS NULL OR (approved_by <> made_by AND approved_by <> person_id)),
  CONSTRAINT only_a_recovery_needs_approval CHECK (approved_by IS NULL OR kind = 'recovery')
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id_hash BLOB NOT NULL PRIMARY KEY CONSTRAINT session_hash_is_sha256 CHECK (length(id_hash) = 32),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- Empty when the person came in without one.
  passkey_id BLOB REFERENCES passkeys (id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  -- When the person last showed that it is they who sit there.
  confirmed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person_id);

-- Challenges are not stored when they are given out, only when they have been answered: until they
-- expire, so that no answer counts twice.
CREATE TABLE answered_challenges (
  hash BLOB NOT NULL PRIMARY KEY CONSTRAINT challenge_hash_is_sha256 CHECK (length(hash) = 32),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
