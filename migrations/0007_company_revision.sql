-- The company's name and time zone count their changes like everything else that HR keeps.
ALTER TABLE company ADD COLUMN revision INTEGER NOT NULL DEFAULT 1
  CONSTRAINT company_revision_counts_up CHECK (revision >= 1);

-- Windows are typed and shown in the company's time zone, and their manifests name it.
CREATE TRIGGER time_zone_stays_once_there_is_a_window BEFORE UPDATE OF time_zone ON company
WHEN NEW.time_zone <> OLD.time_zone AND EXISTS (SELECT 1 FROM windows)
BEGIN
  SELECT RAISE(ABORT, 'time_zone_is_fixed');
END;
