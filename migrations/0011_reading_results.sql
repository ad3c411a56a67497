-- What a reviewer says to the manager in own words, published with the figures and as final.
ALTER TABLE published_results ADD COLUMN summary TEXT
  CONSTRAINT only_a_published_result_has_a_summary CHECK (
    summary IS NULL OR (outcome = 'published' AND length(summary) BETWEEN 1 AND 2000));

-- Deliveries of reports: the only time that is kept of a report is its delivery's day.
CREATE TABLE report_deliveries (
  number INTEGER NOT NULL PRIMARY KEY CONSTRAINT deliveries_count_up CHECK (number >= 1),
  -- Days since 1970, UTC, on which the first of its reports came in.
  opened_on INTEGER NOT NULL,
  -- Days since 1970, UTC; absent while reports are still gathered.
  delivered_on INTEGER,
  CONSTRAINT a_delivery_follows_its_opening CHECK (delivered_on IS NULL OR delivered_on >= opened_on)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER a_delivery_is_final BEFORE UPDATE ON report_deliveries
WHEN OLD.delivered_on IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'delivery_is_final');
END;

-- "I was asked for my rating", said by anybody. The id is the writer's own random bytes.
CREATE TABLE reports (
  id BLOB NOT NULL PRIMARY KEY CONSTRAINT report_id_is_random CHECK (length(id) = 16),
  delivery INTEGER NOT NULL REFERENCES report_deliveries (number),
  text TEXT NOT NULL CONSTRAINT report_is_1_to_1000_long CHECK (length(text) BETWEEN 1 AND 1000)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_of_a_delivery ON reports (delivery);
CREATE TRIGGER reports_never_change BEFORE UPDATE ON reports
BEGIN
  SELECT RAISE(ABORT, 'report_is_final');
END;
CREATE TRIGGER a_delivered_batch_takes_no_more BEFORE INSERT ON reports
WHEN (SELECT delivered_on FROM report_deliveries WHERE number = NEW.delivery) IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'delivery_is_final');
END;
