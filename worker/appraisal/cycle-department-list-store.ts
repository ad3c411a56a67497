import { fail, ok, type Result } from '../../shared/result.ts';
import type { ListQuery } from '../http/list-query.ts';
import { type Condition, contains, type ListPage, readListPage } from '../list-store.ts';
import { type DepartmentProgress, readProgress, selectProgress } from './cycle-progress-store.ts';
import { type CycleSurvey, selectSurveysOf } from './cycle-windows-store.ts';

/** What the list of a cycle's departments can be sorted by. */
export const progressSorts = ['code', 'name'] as const;
/** Which of them are shown: all, those without a total yet, those finally without a score. */
export const progressShows = ['all', 'waiting', 'withoutScore'] as const;

/** Which of a cycle's departments are asked for. */
export type ProgressQuery = ListQuery<(typeof progressSorts)[number]> & {
  show: (typeof progressShows)[number];
};

const knownSql = 'SELECT 1 FROM cycles WHERE id = ?1';
// Asked of each department in its turn; a list of all ids would be read once more for the page.
const takesPartSql = `EXISTS (SELECT 1 FROM cycle_departments cd
  WHERE cd.cycle_id = ? AND cd.department_id = d.id)`;
const resultSql = `SELECT 1 FROM published_results r
  WHERE r.cycle_id = ? AND r.department_id = d.id`;
// No survey of theirs counts, because HR said that there is none.
const noSurveySql = `EXISTS (SELECT 1 FROM cycle_departments n
  WHERE n.cycle_id = ? AND n.department_id = d.id AND n.no_survey_reason IS NOT NULL)`;
const auditedSql = `(SELECT count(*) FROM sheets s
  WHERE s.cycle_id = ? AND s.department_id = d.id AND s.state = 'audited') = 3`;
const orders: Record<ProgressQuery['sort'], string[]> = {
  code: ['d.code'],
  name: ['d.name', 'd.code'],
};

/** The condition in SQL that `hasTotal` and `isWithoutScore` are for a department that is read. */
function shown(cycle: string, show: ProgressQuery['show']): Condition | false {
  if (show === 'all') return false;
  const hasResult = `(EXISTS (${resultSql}) OR ${noSurveySql})`;
  return show === 'waiting'
    ? { sql: `NOT (${hasResult} AND ${auditedSql})`, values: [cycle, cycle, cycle] }
    : {
        sql: `${hasResult} AND NOT EXISTS (${resultSql} AND r.outcome = 'published')`,
        values: [cycle, cycle, cycle],
      };
}

/** One page of a cycle's departments, each with how far it is. */
export async function listProgress(
  db: D1Database,
  cycle: string,
  query: ProgressQuery,
): Promise<Result<ListPage<DepartmentProgress>, 'cycle_unknown'>> {
  if ((await db.prepare(knownSql).bind(cycle).first()) === null) return fail('cycle_unknown');
  const { total, rows } = await readListPage<{ id: string }>(
    db,
    {
      columns: 'd.id',
      table: 'departments d',
      id: 'd.id',
      conditions: [
        { sql: takesPartSql, values: [cycle] },
        contains(query.search, ['d.code', 'd.name']),
        shown(cycle, query.show),
      ],
      order: orders[query.sort],
    },
    query,
  );
  const ids = rows.map((row) => row.id);
  const [departments, surveys] = await db.batch([
    selectProgress(db, cycle, ids),
    selectSurveysOf(db, cycle, ids),
  ]);
  const found = (surveys?.results ?? []) as CycleSurvey[];
  const progress = await readProgress(db, cycle, departments, found);
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (each: DepartmentProgress) => places.get(each.department) ?? 0;
  return ok({ total, rows: progress.toSorted((a, b) => placeOf(a) - placeOf(b)) });
}
