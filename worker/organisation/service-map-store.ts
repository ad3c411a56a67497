import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { activeDepartments, type DepartmentRefusal } from './standing-store.ts';

const clearSql = 'DELETE FROM service_map WHERE client_id = ?1';
const insertSql = `INSERT INTO service_map (client_id, rated_id)
  SELECT client.id, rated.id FROM departments client, departments rated
  WHERE client.id = ?1 AND client.ended_at IS NULL AND rated.ended_at IS NULL
    AND rated.id IN (SELECT value FROM json_each(?2))`;

/** Sets which departments a client department rates, replacing what was there. */
export async function setRatedDepartments(
  db: D1Database,
  actor: string,
  client: string,
  rated: readonly string[],
): Promise<Result<undefined, DepartmentRefusal | 'department_rates_itself' | 'revision_conflict'>> {
  if (rated.includes(client)) return fail('department_rates_itself');
  const standing = await activeDepartments(db, [client, ...rated]);
  if (!standing.ok) return standing;
  const done = await commitAudited(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'set_rated_departments',
      subject: client,
      detail: { rated: rated.join(' ') },
    },
    [
      db.prepare(clearSql).bind(client),
      db.prepare(insertSql).bind(client, JSON.stringify(rated)),
      expectChanges(db, rated.length),
    ],
  );
  return done === undefined ? fail('revision_conflict') : ok(undefined);
}
