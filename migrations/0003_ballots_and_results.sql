-- What was rated: sealed ballots, then answers that nothing groups, then the one published row.

CREATE TABLE ballots (
  survey_id TEXT NOT NULL REFERENCES surveys (id),
  ballot_hash BLOB NOT NULL CONSTRAINT ballot_hash_is_sha256 CHECK (length(ballot_hash) = 32),
  prefix BLOB NOT NULL CONSTRAINT prefix_is_32_bytes CHECK (length(prefix) = 32),
  signature BLOB NOT NULL CONSTRAINT signature_is_256_bytes CHECK (length(signature) = 256),
  sealed BLOB NOT NULL CONSTRAINT every_sealed_ballot_is_as_long CHECK (length(sealed) = 9297),
  PRIMARY KEY (survey_id, ballot_hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ballots_never_change BEFORE UPDATE ON ballots
BEGIN
  SELECT RAISE(ABORT, 'ballot_is_sealed');
END;
CREATE TRIGGER ballots_are_cast_while_pending BEFORE INSERT ON ballots
WHEN (SELECT state FROM surveys WHERE id = NEW.survey_id) IS NOT 'pending'
BEGIN
  SELECT RAISE(ABORT, 'survey_is_finished');
END;

-- One row a rating with its evidence. Ids are random, so nine rows of one rater lie anywhere.
CREATE TABLE answers (
  survey_id TEXT NOT NULL REFERENCES surveys (id),
  id BLOB NOT NULL CONSTRAINT answer_id_is_random CHECK (length(id) = 16),
  indicator TEXT NOT NULL CONSTRAINT indicator_is_one_of_nine CHECK (indicator IN (
    'seeks_information', 'provides_information', 'guidance', 'responsibility', 'manner',
    'relations', 'timeliness', 'quality', 'outcome')),
  rating INTEGER NOT NULL CONSTRAINT rating_is_1_to_10 CHECK (rating BETWEEN 1 AND 10),
  -- AES-256-GCM under the survey's data key, padded to one length; the id is the nonce's source.
  evidence BLOB NOT NULL CONSTRAINT every_evidence_is_as_long CHECK (length(evidence) = 1040),
  PRIMARY KEY (survey_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN
  SELECT RAISE(ABORT, 'answer_is_final');
END;
CREATE TRIGGER answers_are_written_by_the_tally BEFORE INSERT ON answers
WHEN (SELECT state FROM surveys WHERE id = NEW.survey_id) IS NOT 'pending'
BEGIN
  SELECT RAISE(ABORT, 'survey_is_finished');
END;
CREATE TRIGGER answers_go_only_with_their_survey BEFORE DELETE ON answers
WHEN (SELECT state FROM surveys WHERE id = OLD.survey_id) NOT IN ('void', 'purged')
BEGIN
  SELECT RAISE(ABORT, 'answer_is_final');
END;

-- One sorted list of receipts a survey, padded with random dummies to the number of links issued.
CREATE TABLE survey_receipts (
  survey_id TEXT NOT NULL PRIMARY KEY REFERENCES surveys (id),
  receipts TEXT NOT NULL CONSTRAINT receipts_are_a_json_list CHECK (json_type(receipts) = 'array')
) STRICT, WITHOUT ROWID;

-- What the tally found; only the disclosure rule and the reviewer's audit read it.
CREATE TABLE tallies (
  survey_id TEXT NOT NULL PRIMARY KEY REFERENCES surveys (id),
  activated INTEGER NOT NULL,
  received INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  spoiled INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  -- Valid ballots that were never opened, because there were too few or too many.
  unopened INTEGER NOT NULL,
  -- JSON list of nine sums of ratings, in the form's order; absent unless figures exist.
  sums TEXT CONSTRAINT sums_are_nine CHECK (sums IS NULL OR json_array_length(sums) = 9),
  CONSTRAINT every_ballot_is_accounted_for CHECK (received = counted + spoiled + rejected + unopened)
) STRICT, WITHOUT ROWID;

-- The only source of customer results for a manager: one row a survey, written once.
CREATE TABLE published_results (
  survey_id TEXT NOT NULL PRIMARY KEY REFERENCES surveys (id),
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  department_id TEXT NOT NULL REFERENCES departments (id),
  outcome TEXT NOT NULL CONSTRAINT outcome_is_known CHECK (outcome IN ('published', 'withheld', 'void')),
  -- Tenths of a point, 100 to 1000.
  customer_score_tenths INTEGER CONSTRAINT customer_score_is_10_to_100
    CHECK (customer_score_tenths BETWEEN 100 AND 1000),
  band TEXT CONSTRAINT band_is_known CHECK (band IN ('3-4', '5-7', '8-14', '15+')),
  -- JSON list of nine classes 2 to 9, or absent.
  indicators TEXT CONSTRAINT indicators_are_nine CHECK (indicators IS NULL OR json_array_length(indicators) = 9),
  released_at INTEGER,
  CONSTRAINT only_a_published_result_has_figures CHECK (
    (outcome = 'published') = (customer_score_tenths IS NOT NULL)
    AND (outcome = 'published') = (band IS NOT NULL)
    AND (outcome = 'published') = (released_at IS NOT NULL)
    AND (outcome = 'published' OR indicators IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX published_results_of_a_department ON published_results (department_id, cycle_id);
CREATE TRIGGER published_results_never_change BEFORE UPDATE ON published_results
BEGIN
  SELECT RAISE(ABORT, 'result_is_final');
END;
CREATE TRIGGER published_results_go_only_with_their_survey BEFORE DELETE ON published_results
WHEN (SELECT state FROM surveys WHERE id = OLD.survey_id) IS NOT 'purged'
BEGIN
  SELECT RAISE(ABORT, 'result_is_final');
END;

-- Two answers to one survey, or figures of an outcome that has none, cannot be written.
CREATE TRIGGER a_result_is_published_once_tallied BEFORE INSERT ON published_results
WHEN NOT EXISTS (
  SELECT 1 FROM surveys WHERE id = NEW.survey_id AND state = NEW.outcome)
BEGIN
  SELECT RAISE(ABORT, 'result_does_not_fit_its_survey');
END;
