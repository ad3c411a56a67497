import { fail, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { activeDepartments, type DepartmentRefusal } from './standing-store.ts';

/** What a client department does from now on. */
export interface ServiceChange {
  /** The service map's revision of this client, not the department's. */
  revision: number;
  /** Ids of the departments that it rates. */
  rated: readonly string[];
  /** Links in each window, 0 to 500; undefined leaves them as they are. */
  raterLinks?: number | undefined;
}

// Other links are a change of the department too, which somebody else may have open.
const bumpSql = `UPDATE departments SET rater_links = coalesce(?3, rater_links),
  revision = revision + (coalesce(?3, rater_links) <> rater_links),
  service_revision = service_revision + 1
  WHERE id = ?1 AND service_revision = ?2 AND ended_at IS NULL`;
const clearSql = 'DELETE FROM service_map WHERE client_id = ?1';
const insertSql = `INSERT INTO service_map (client_id, rated_id)
  SELECT client.id, rated.id FROM departments client, departments rated
  WHERE client.id = ?1 AND client.ended_at IS NULL AND rated.ended_at IS NULL
    AND rated.id IN (SELECT value FROM json_each(?2))`;

/**
 * Sets which departments a client department rates and with how many links, replacing what
 * was there. What changed meanwhile is a revision conflict.
 */
export async function setRatedDepartments(
  db: D1Database,
  actor: string,
  client: string,
  { revision, rated, raterLinks }: ServiceChange,
): Promise<Result<undefined, DepartmentRefusal | 'department_rates_itself' | 'revision_conflict'>> {
  if (rated.includes(client)) return fail('department_rates_itself');
  const standing = await activeDepartments(db, [client, ...rated]);
  if (!standing.ok) return standing;
  const links = raterLinks ?? null;
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'set_rated_departments',
      subject: client,
      detail: { rated: rated.join(' '), raterLinks: links },
    },
    [
      db.prepare(bumpSql).bind(client, revision, links),
      expectChanges(db),
      db.prepare(clearSql).bind(client),
      db.prepare(insertSql).bind(client, JSON.stringify(rated)),
      expectChanges(db, rated.length),
    ],
    { otherwise: 'revision_conflict' },
  );
}
