-- The log and its anchor in R2 did not agree: somebody edited the log or put back an older
-- database. No link is used and no ballot opened until two people have acknowledged it.
CREATE TABLE audit_mismatches (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT mismatch_id_is_random CHECK (length(id) = 21),
  chain TEXT NOT NULL CONSTRAINT mismatch_chain_is_known
    CHECK (chain IN ('windows', 'appraisals', 'views')),
  -- What the anchor says, which the log does not bear out.
  seq INTEGER NOT NULL,
  anchored_hash BLOB NOT NULL
    CONSTRAINT anchored_hash_is_sha256 CHECK (length(anchored_hash) = 32),
  found_at INTEGER NOT NULL,
  first_by TEXT REFERENCES people (id),
  second_by TEXT REFERENCES people (id),
  CONSTRAINT two_people_acknowledge CHECK (
    second_by IS NULL OR (first_by IS NOT NULL AND first_by <> second_by)),
  UNIQUE (chain, seq, anchored_hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER an_acknowledgement_stays BEFORE UPDATE ON audit_mismatches
WHEN (OLD.first_by IS NOT NULL AND NEW.first_by IS NOT OLD.first_by)
  OR (OLD.second_by IS NOT NULL AND NEW.second_by IS NOT OLD.second_by)
  OR NEW.seq <> OLD.seq OR NEW.anchored_hash <> OLD.anchored_hash
BEGIN
  SELECT RAISE(ABORT, 'acknowledgement_is_final');
END;
CREATE TRIGGER mismatches_never_go BEFORE DELETE ON audit_mismatches
BEGIN
  SELECT RAISE(ABORT, 'mismatch_is_final');
END;
