-- What is known of people who left goes once nothing that is kept needs it any more.
ALTER TABLE people ADD COLUMN forgotten_at INTEGER
  CONSTRAINT nothing_is_known_of_the_forgotten CHECK (forgotten_at IS NULL
    OR (ended_at IS NOT NULL AND email IS NULL AND title IS NULL AND department_id IS NULL));
CREATE INDEX people_who_left ON people (ended_at) WHERE ended_at IS NOT NULL AND forgotten_at IS NULL;
CREATE TRIGGER the_forgotten_are_not_described_again BEFORE UPDATE ON people
WHEN OLD.forgotten_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'person_is_forgotten');
END;

-- Those who left in one month of the company are forgotten together.
CREATE TABLE forgettings (
  -- `YYYY-MM` in the company's time zone: the month in which they left.
  month TEXT NOT NULL PRIMARY KEY CONSTRAINT month_is_written_whole CHECK (length(month) = 7),
  announced_at INTEGER NOT NULL,
  done_at INTEGER,
  -- Canonical JSON, the same bytes as in R2.
  certificate TEXT CONSTRAINT forgetting_is_certified_as_json CHECK (json_valid(certificate)),
  CONSTRAINT a_done_forgetting_is_certified CHECK ((done_at IS NULL) = (certificate IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER forgettings_only_move_forward BEFORE UPDATE ON forgettings
WHEN OLD.done_at IS NOT NULL OR NEW.announced_at > OLD.announced_at
BEGIN
  SELECT RAISE(ABORT, 'forgetting_is_final');
END;
CREATE TRIGGER forgettings_never_go BEFORE DELETE ON forgettings
BEGIN
  SELECT RAISE(ABORT, 'forgetting_is_final');
END;
