-- Departments stand below one another, people have a job title, and the service map of a client
-- department counts its changes, so that two people do not overwrite each other there either.

ALTER TABLE departments ADD COLUMN parent_id TEXT REFERENCES departments (id);
-- Counts changes of what the department does as a client: whom it rates, with how many links.
ALTER TABLE departments ADD COLUMN service_revision INTEGER NOT NULL DEFAULT 1
  CONSTRAINT service_revision_counts_up CHECK (service_revision >= 1);
ALTER TABLE people ADD COLUMN title TEXT
  CONSTRAINT title_is_short CHECK (length(title) BETWEEN 1 AND 100);

-- No department is above itself, however long the way. UNION drops what was seen, so it ends.
CREATE TRIGGER no_department_is_above_itself BEFORE UPDATE OF parent_id ON departments
WHEN NEW.parent_id IS NOT NULL AND NEW.id IN (
  WITH RECURSIVE above (id) AS (
    SELECT NEW.parent_id
    UNION SELECT d.parent_id FROM departments d JOIN above ON d.id = above.id
      WHERE d.parent_id IS NOT NULL)
  SELECT id FROM above)
BEGIN
  SELECT RAISE(ABORT, 'department_above_itself');
END;
CREATE TRIGGER no_new_department_is_above_itself BEFORE INSERT ON departments
WHEN NEW.parent_id = NEW.id
BEGIN
  SELECT RAISE(ABORT, 'department_above_itself');
END;

-- What lists sort and filter by, and what a department is asked for.
CREATE INDEX departments_by_name ON departments (name, id);
CREATE INDEX departments_below ON departments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX people_by_name ON people (name, id);
CREATE INDEX people_of_a_department ON people (department_id, number) WHERE department_id IS NOT NULL;
CREATE INDEX clients_of_a_rated_department ON service_map (rated_id, client_id);
CREATE INDEX role_grants_by_role ON role_grants (role, person_id);
