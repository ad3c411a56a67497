-- Notices by e-mail of what waits for managers and reviewers.
ALTER TABLE company ADD COLUMN task_notices_on INTEGER NOT NULL DEFAULT 1
  CONSTRAINT task_notices_are_on_or_off CHECK (task_notices_on IN (0, 1));
-- Hour of the company's day from which they are sent.
ALTER TABLE company ADD COLUMN task_notice_hour INTEGER NOT NULL DEFAULT 9
  CONSTRAINT task_notice_hour_is_in_the_morning CHECK (task_notice_hour BETWEEN 6 AND 11);

-- What a person wants, and what the person was last told.
CREATE TABLE task_notice_people (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
  wanted INTEGER NOT NULL CONSTRAINT notices_are_wanted_or_not CHECK (wanted IN (0, 1)),
  -- Days of the company, `YYYY-MM-DD`: when it was last seen what waits, and when a notice last went out.
  looked_on TEXT CONSTRAINT looked_on_is_a_day CHECK (length(looked_on) = 10),
  told_on TEXT CONSTRAINT told_on_is_a_day CHECK (length(told_on) = 10),
  -- How urgent each task was when it was told, as long as it waits.
  told TEXT NOT NULL CONSTRAINT told_is_json CHECK (json_valid(told)),
  CONSTRAINT who_wants_none_was_told_nothing CHECK (wanted = 1 OR told = '{}')
) STRICT, WITHOUT ROWID;

-- The key lets nobody be sent two on one day. What a notice says is not kept.
CREATE TABLE task_notices (
  day TEXT NOT NULL CONSTRAINT notice_is_of_a_day CHECK (length(day) = 10),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- By this a mail service tells a message that comes again.
  id TEXT NOT NULL UNIQUE CONSTRAINT notice_id_is_random CHECK (length(id) = 21),
  state TEXT NOT NULL CONSTRAINT notice_state_is_known
    CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  tries INTEGER NOT NULL CONSTRAINT tries_are_counted CHECK (tries >= 0),
  tried_at INTEGER,
  next_try_at INTEGER NOT NULL,
  failure TEXT CONSTRAINT notice_failure_is_known
    CHECK (failure IN ('address_refused', 'delivery_unavailable', 'fate_unknown')),
  CONSTRAINT a_failed_notice_says_why CHECK (state <> 'failed' OR failure IS NOT NULL),
  PRIMARY KEY (day, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER a_notice_is_sent_once BEFORE UPDATE ON task_notices WHEN OLD.state IN ('sent', 'failed')
BEGIN
  SELECT RAISE(ABORT, 'notice_is_final');
END;
