import { inBulk } from '../organisation/import/bulk.ts';
import type { ScoredPerson, ScoreWrite } from './scores-plan.ts';

const peopleSql = `SELECT p.id, p.number, p.name, p.ended_at IS NOT NULL AS ended, s.tenths
  FROM people p LEFT JOIN personal_scores s ON s.period = ?1 AND s.person_id = p.id
  ORDER BY p.number`;

/** Everybody, those who have left included, with their personal scores of a period. */
export async function readScoredPeople(db: D1Database, period: string): Promise<ScoredPerson[]> {
  const { results } = await db
    .prepare(peopleSql)
    .bind(period)
    .all<Omit<ScoredPerson, 'ended'> & { ended: number }>();
  return results.map((row) => ({ ...row, ended: row.ended === 1 }));
}

const insertSql = `INSERT INTO personal_scores (period, person_id, tenths, changed_by, changed_at)
  SELECT value ->> 'period', p.id, value ->> 'tenths', value ->> 'actor', unixepoch()
  FROM json_each(?1) JOIN people p ON p.id = value ->> 'person' AND p.ended_at IS NULL`;
const updateSql = `UPDATE personal_scores SET tenths = w.value ->> 'tenths',
    changed_by = w.value ->> 'actor', changed_at = unixepoch()
  FROM json_each(?1) AS w
  WHERE period = w.value ->> 'period' AND person_id = w.value ->> 'person'
    AND tenths = w.value ->> 'before'`;

/** The statements of an import; they fail when a score is no longer what it was. */
export function scoreStatements(
  db: D1Database,
  period: string,
  actor: string,
  writes: readonly ScoreWrite[],
): D1PreparedStatement[] {
  const rows = writes.map((write) => ({ ...write, period, actor }));
  const isNew = ({ before }: ScoreWrite) => before === null;
  return [
    ...inBulk(
      db,
      insertSql,
      rows.filter((row) => isNew(row)),
    ),
    ...inBulk(
      db,
      updateSql,
      rows.filter((row) => !isNew(row)),
    ),
  ];
}
