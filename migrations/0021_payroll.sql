-- Personal scores, which with the department's total make up performance scores.
CREATE TABLE personal_scores (
  -- '2026-10' or '2026-Q4'.
  period TEXT NOT NULL CONSTRAINT period_is_a_month_or_a_quarter CHECK (
    period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  person_id TEXT NOT NULL REFERENCES people (id),
  tenths INTEGER NOT NULL CONSTRAINT personal_score_is_0_to_100 CHECK (tenths BETWEEN 0 AND 1000),
  changed_by TEXT NOT NULL REFERENCES people (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (period, person_id)
) STRICT, WITHOUT ROWID;
