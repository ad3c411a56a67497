-- What is kept for how long, what is held longer, and what was purged.

ALTER TABLE company ADD COLUMN retention_months INTEGER NOT NULL DEFAULT 12
  CONSTRAINT retention_is_1_to_60_months CHECK (retention_months BETWEEN 1 AND 60);
-- Whom the notice to raters names for questions, requests and complaints.
ALTER TABLE company ADD COLUMN privacy_contact TEXT NOT NULL DEFAULT ''
  CONSTRAINT privacy_contact_is_short CHECK (length(privacy_contact) <= 200);

-- A cycle's way to its purge. No row: nothing is announced yet.
CREATE TABLE purges (
  cycle_id TEXT NOT NULL PRIMARY KEY REFERENCES cycles (id),
  state TEXT NOT NULL CONSTRAINT purge_state_is_known CHECK (state IN ('announced', 'running', 'done')),
  announced_at INTEGER NOT NULL,
  started_at INTEGER,
  -- JSON: how much of each kind there was when the purge began. Never a count of answers.
  counts TEXT CONSTRAINT purge_counts_are_json CHECK (json_valid(counts)),
  done_at INTEGER,
  -- Canonical JSON, the same bytes as in R2.
  certificate TEXT CONSTRAINT certificate_is_json CHECK (json_valid(certificate)),
  CONSTRAINT a_purge_has_its_start CHECK ((state = 'announced') = (started_at IS NULL)),
  CONSTRAINT a_purge_has_its_counts CHECK ((started_at IS NULL) = (counts IS NULL)),
  CONSTRAINT a_purge_has_its_end CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CONSTRAINT a_done_purge_is_certified CHECK (state <> 'done' OR certificate IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER purges_only_move_forward BEFORE UPDATE ON purges
WHEN OLD.state = 'done' OR (OLD.state = 'running' AND NEW.state = 'announced')
BEGIN
  SELECT RAISE(ABORT, 'purge_moves_only_forward');
END;
CREATE TRIGGER purges_never_go BEFORE DELETE ON purges
BEGIN
  SELECT RAISE(ABORT, 'purge_is_final');
END;

-- Keeps a cycle beyond its time. Holds, and is lifted, by two people each.
CREATE TABLE purge_holds (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT hold_id_is_random CHECK (length(id) = 21),
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  reason TEXT NOT NULL CONSTRAINT hold_gives_a_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  asked_by TEXT NOT NULL REFERENCES people (id),
  asked_at INTEGER NOT NULL,
  confirmed_by TEXT REFERENCES people (id)
    CONSTRAINT two_people_hold CHECK (confirmed_by <> asked_by),
  confirmed_at INTEGER,
  lift_asked_by TEXT REFERENCES people (id),
  lift_asked_at INTEGER,
  lifted_by TEXT REFERENCES people (id) CONSTRAINT two_people_lift CHECK (lifted_by <> lift_asked_by),
  -- Lifted, or withdrawn before it held.
  ended_at INTEGER,
  CONSTRAINT a_confirmation_has_its_time CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT a_wish_to_lift_has_its_time CHECK ((lift_asked_by IS NULL) = (lift_asked_at IS NULL)),
  CONSTRAINT what_holds_is_lifted_by_two CHECK (
    (lifted_by IS NULL OR lift_asked_by IS NOT NULL)
    AND (ended_at IS NULL OR confirmed_by IS NULL OR lifted_by IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX a_cycle_has_one_hold ON purge_holds (cycle_id) WHERE ended_at IS NULL;
CREATE TRIGGER holds_keep_what_was_said BEFORE UPDATE ON purge_holds
WHEN OLD.ended_at IS NOT NULL OR NEW.reason <> OLD.reason OR NEW.asked_by <> OLD.asked_by
  OR (OLD.confirmed_by IS NOT NULL AND NEW.confirmed_by IS NOT OLD.confirmed_by)
BEGIN
  SELECT RAISE(ABORT, 'hold_is_final');
END;

-- Results that nobody released are purged like all others.
DROP TRIGGER surveys_only_move_forward;
CREATE TRIGGER surveys_only_move_forward BEFORE UPDATE OF state ON surveys
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'pending' AND NEW.state IN ('tallied', 'withheld', 'void'))
  OR (OLD.state = 'tallied' AND NEW.state IN ('published', 'void', 'purged'))
  OR (OLD.state IN ('published', 'withheld', 'void') AND NEW.state = 'purged'))
BEGIN
  SELECT RAISE(ABORT, 'survey_moves_only_forward');
END;
-- Nothing of a survey's state is purged before its cycle's purge has begun.
CREATE TRIGGER surveys_are_purged_with_their_cycle BEFORE UPDATE OF state ON surveys
WHEN NEW.state = 'purged' AND OLD.state <> 'purged' AND NOT EXISTS (
  SELECT 1 FROM windows w JOIN purges p ON p.cycle_id = w.cycle_id
  WHERE w.id = OLD.window_id AND p.state = 'running')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_not_purged');
END;

-- Nothing comes into being in a cycle that is being purged, or was.
CREATE TRIGGER a_purged_cycle_gets_no_window BEFORE INSERT ON windows
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
CREATE TRIGGER a_purged_cycle_gets_no_sheet BEFORE INSERT ON sheets
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
CREATE TRIGGER a_purged_cycle_gets_no_measure BEFORE INSERT ON measures
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
CREATE TRIGGER a_purged_cycle_gets_no_total BEFORE INSERT ON total_contents
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
CREATE TRIGGER a_purged_cycle_says_nothing_more BEFORE UPDATE ON cycle_departments
WHEN NEW.no_survey_reason IS NOT NULL AND EXISTS (
  SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
CREATE TRIGGER a_result_is_not_published_while_purged BEFORE INSERT ON published_results
WHEN EXISTS (SELECT 1 FROM purges WHERE cycle_id = NEW.cycle_id AND state <> 'announced')
BEGIN
  SELECT RAISE(ABORT, 'cycle_is_purged');
END;
