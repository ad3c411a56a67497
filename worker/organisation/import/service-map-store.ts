import { inBulk } from './bulk.ts';
import type { ServiceMapPlan } from './service-map-plan.ts';
import type { DepartmentState } from './state.ts';

const insertSql = `INSERT INTO service_map (client_id, rated_id)
  SELECT c.id, r.id FROM json_each(?1) AS w
  JOIN departments c ON c.id = w.value ->> 'client' AND c.ended_at IS NULL
  JOIN departments r ON r.id = w.value ->> 'rated' AND r.ended_at IS NULL`;
const deleteSql = `DELETE FROM service_map WHERE (client_id, rated_id) IN (
  SELECT value ->> 'client', value ->> 'rated' FROM json_each(?1))`;
const linksSql = `UPDATE departments SET rater_links = w.value ->> 'links',
    revision = departments.revision + 1
  FROM json_each(?1) AS w
  WHERE departments.id = w.value ->> 'id' AND departments.revision = w.value ->> 'revision'
    AND ended_at IS NULL`;
const touchSql = `UPDATE departments SET service_revision = departments.service_revision + 1
  FROM json_each(?1) AS w
  WHERE departments.id = w.value ->> 'id'
    AND departments.service_revision = w.value ->> 'serviceRevision'`;

/** The statements of an import of the service map. */
export function serviceMapStatements(
  db: D1Database,
  { added, links, missing }: ServiceMapPlan,
  departments: readonly DepartmentState[],
  ends: boolean,
): D1PreparedStatement[] {
  const taken = ends ? missing : [];
  const clients = new Set([
    ...added.map(({ client }) => client),
    ...taken.map(({ client }) => client),
    ...links.map(({ client }) => client.id),
  ]);
  return [
    ...inBulk(db, touchSql, departments.filter(({ id }) => clients.has(id)).map(serviceOf)),
    ...inBulk(
      db,
      linksSql,
      links.map(({ client, links: wanted }) => ({
        id: client.id,
        revision: client.revision,
        links: wanted,
      })),
    ),
    ...inBulk(db, deleteSql, taken),
    ...inBulk(db, insertSql, added),
  ];
}

function serviceOf({ id, serviceRevision }: DepartmentState) {
  return { id, serviceRevision };
}
