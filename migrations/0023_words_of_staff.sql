-- What staff wrote in a cycle, sealed under the cycle's key in R2. Other tables hold the name of a
-- text where the text itself would stand; sheets and contents of totals are sealed in their place.
CREATE TABLE cycle_words (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  -- A keyed hash of the text: the same text of a cycle has the same name and one row.
  id TEXT NOT NULL CONSTRAINT words_are_named_by_their_hash CHECK (length(id) = 21),
  -- Nonce and AES-256-GCM.
  sealed BLOB NOT NULL CONSTRAINT words_are_sealed CHECK (length(sealed) > 28),
  PRIMARY KEY (cycle_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER words_never_change BEFORE UPDATE ON cycle_words
BEGIN
  SELECT RAISE(ABORT, 'words_are_final');
END;
CREATE TRIGGER words_go_with_their_cycle BEFORE DELETE ON cycle_words
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE cycle_id = OLD.cycle_id AND state = 'running')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_not_purged');
END;
CREATE TRIGGER a_purged_cycle_seals_no_words BEFORE INSERT ON cycle_words
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
