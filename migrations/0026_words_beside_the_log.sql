-- Reasons and comments that people give with a step. The log is never deleted and is read by HR and
-- auditors, so it holds a commitment only: salted, which is worth nothing once the row here is gone.
CREATE TABLE audit_words (
  -- Base64url of SHA-256 over salt and words, as it stands in the entry's detail.
  commitment TEXT NOT NULL PRIMARY KEY
    CONSTRAINT commitment_is_sha256 CHECK (length(commitment) = 43),
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  salt BLOB NOT NULL CONSTRAINT words_are_salted CHECK (length(salt) = 16),
  words TEXT NOT NULL CONSTRAINT words_are_short CHECK (length(words) BETWEEN 1 AND 1000)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_words_of_a_cycle ON audit_words (cycle_id);
CREATE TRIGGER audit_words_never_change BEFORE UPDATE ON audit_words
BEGIN
  SELECT RAISE(ABORT, 'audit_words_are_final');
END;
CREATE TRIGGER audit_words_go_only_with_their_cycle BEFORE DELETE ON audit_words
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE cycle_id = OLD.cycle_id AND state = 'running')
BEGIN
  SELECT RAISE(ABORT, 'audit_words_are_final');
END;
CREATE TRIGGER a_purged_cycle_gets_no_words BEFORE INSERT ON audit_words
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
-- Whoever forgets it in a later step is told by the first test.
CREATE TRIGGER audit_entries_hold_no_words BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM json_each(NEW.detail) WHERE key IN ('reason', 'comment', 'text', 'answer', 'summary'))
BEGIN
  SELECT RAISE(ABORT, 'an_entry_holds_no_words');
END;

-- Who acknowledged a mismatch stands in R2 too. What only the database says is emptied, both at once,
-- and asked for again; nothing else about it changes.
DROP TRIGGER an_acknowledgement_stays;
CREATE TRIGGER an_acknowledgement_stays BEFORE UPDATE ON audit_mismatches
WHEN NEW.seq <> OLD.seq OR NEW.anchored_hash <> OLD.anchored_hash OR (
  NOT (NEW.first_by IS NULL AND NEW.second_by IS NULL)
  AND ((OLD.first_by IS NOT NULL AND NEW.first_by IS NOT OLD.first_by)
    OR (OLD.second_by IS NOT NULL AND NEW.second_by IS NOT OLD.second_by)))
BEGIN
  SELECT RAISE(ABORT, 'acknowledgement_is_final');
END;
