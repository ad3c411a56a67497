-- A department has one published result a cycle: nobody asks again until the answer suits them,
-- and nobody compares two.
CREATE TRIGGER a_department_is_published_once_a_cycle BEFORE INSERT ON published_results
WHEN NEW.outcome = 'published' AND EXISTS (
  SELECT 1 FROM published_results
  WHERE department_id = NEW.department_id AND cycle_id = NEW.cycle_id AND outcome = 'published')
BEGIN
  SELECT RAISE(ABORT, 'result_is_published_already');
END;
