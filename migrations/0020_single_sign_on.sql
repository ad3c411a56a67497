-- Who somebody is at the company's identity provider.
CREATE TABLE sso_identities (
  issuer TEXT NOT NULL CONSTRAINT issuer_is_short CHECK (length(issuer) BETWEEN 1 AND 500),
  -- Chosen by the provider, for ever the same for one person.
  subject TEXT NOT NULL CONSTRAINT subject_is_short CHECK (length(subject) BETWEEN 1 AND 255),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- As the first way in, by a recovery, or by the person while signed in.
  came_by TEXT NOT NULL CONSTRAINT identity_came_by_a_known_way
    CHECK (came_by IN ('first', 'recovery', 'present')),
  -- Who asked for the recovery, a person's id or 'operator', and who approved it.
  made_by TEXT,
  approved_by TEXT REFERENCES people (id),
  bound_at INTEGER NOT NULL,
  CONSTRAINT only_a_recovery_was_asked_for CHECK ((came_by = 'recovery') = (made_by IS NOT NULL)),
  PRIMARY KEY (issuer, subject),
  CONSTRAINT a_person_has_one_identity_at_a_provider UNIQUE (issuer, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sso_identities_by_person ON sso_identities (person_id);

-- People who can come in already: a link for one of them is a recovery.
CREATE VIEW ways_in AS
  SELECT person_id FROM passkeys UNION ALL SELECT person_id FROM sso_identities;
