-- The unique index of holders leaves out the roles of the whole company, so that a query that does
-- not say so itself cannot use it: with 500 departments each of them then reads every holder.
CREATE INDEX role_grants_by_department ON role_grants (department_id, role);
