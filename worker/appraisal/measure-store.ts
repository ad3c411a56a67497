import { nanoid } from 'nanoid';
import {
  type MeasureFields,
  type MeasureState,
  MOST_MEASURES,
} from '../../shared/appraisal/measure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited, commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';
import type { TotalPlace } from './total-record-store.ts';

/** A measure as it stands. */
export interface Measure extends MeasureFields {
  id: string;
  state: MeasureState;
  /** What came of it, and the label of the cycle in which that was written. */
  lookBack: string | null;
  lookedBackIn: string | null;
  revision: number;
}

/** A department's measures of a cycle and of the one before, with what they can be about. */
export interface MeasuresOfCycle {
  cycle: { id: string; label: string };
  department: { id: string; name: string };
  /** Names of the nine indicators on the cycle's form. */
  indicators: { id: string; name: { zh: string; en: string } }[];
  measures: Measure[];
  earlier: { cycle: { id: string; label: string }; measures: Measure[] } | null;
}

// Cycles in time, whenever they were opened; a quarter stands behind its last month.
const when = (cycle: string) => `CASE ${cycle}.kind WHEN 'quarter'
  THEN printf('%s-%02d~', substr(${cycle}.label, 1, 4), 3 * substr(${cycle}.label, 7, 1))
  ELSE ${cycle}.label END`;
const headingSql = `SELECT c.label, d.name, (
    SELECT json_group_array(json_object('id', json_extract(i.value, '$.id'),
      'name', json(json_extract(i.value, '$.name'))))
    FROM json_each(f.content, '$.indicatorGroups') AS g, json_each(g.value, '$.indicators') AS i
  ) AS indicators
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id JOIN form_versions f ON f.id = c.form_version_id
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;
// In this order: from the departments of all cycles it would be read whole.
const earlierSql = `SELECT e.id, e.label FROM cycles c CROSS JOIN cycles e
    CROSS JOIN cycle_departments cd ON cd.cycle_id = e.id AND cd.department_id = ?2
  WHERE c.id = ?1 AND ${when('e')} < ${when('c')} ORDER BY ${when('e')} DESC LIMIT 1`;
const columns = `m.id, m.about, m.text, m.owner, m.due_on AS dueOn, m.state,
    m.look_back AS lookBack, l.label AS lookedBackIn, m.revision`;
const listSql = `SELECT ${columns} FROM measures m LEFT JOIN cycles l ON l.id = m.looked_back_in
  WHERE m.cycle_id = ?1 AND m.department_id = ?2 ORDER BY m.due_on, m.id`;
const oneSql = `SELECT ${columns}, m.cycle_id AS cycle, m.department_id AS department
  FROM measures m LEFT JOIN cycles l ON l.id = m.looked_back_in WHERE m.id = ?1`;
const sameSql = `SELECT id FROM measures WHERE cycle_id = ?1 AND department_id = ?2
  AND about = ?3 AND text = ?4 AND owner = ?5 AND due_on = ?6`;
const insertSql = `INSERT INTO measures (id, cycle_id, department_id, about, text, owner, due_on,
    state, changed_by, changed_at, revision)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'planned', ?8, unixepoch(), 1
  WHERE (SELECT count(*) FROM measures WHERE cycle_id = ?2 AND department_id = ?3)
    < ${MOST_MEASURES}`;
const updateSql = `UPDATE measures SET about = ?3, text = ?4, owner = ?5, due_on = ?6, state = ?7,
    changed_by = ?8, changed_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND revision = ?2`;
const lookBackSql = `UPDATE measures SET look_back = ?3, looked_back_in = ?4, state = ?5,
    changed_by = ?6, changed_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND EXISTS (
    SELECT 1 FROM cycles later JOIN cycles own ON own.id = measures.cycle_id
    JOIN cycle_departments cd ON cd.cycle_id = later.id
      AND cd.department_id = measures.department_id
    WHERE later.id = ?4 AND ${when('later')} > ${when('own')})`;

async function listOf(db: D1Database, cycle: string, department: string): Promise<Measure[]> {
  return (await db.prepare(listSql).bind(cycle, department).all<Measure>()).results;
}

/** A department's measures of a cycle, and those of its cycle before. */
export async function readMeasures(
  db: D1Database,
  { cycle, department }: TotalPlace,
): Promise<Result<MeasuresOfCycle, 'cycle_unknown'>> {
  const heading = await db
    .prepare(headingSql)
    .bind(cycle, department)
    .first<{ label: string; name: string; indicators: string }>();
  if (heading === null) return fail('cycle_unknown');
  const earlier = await db
    .prepare(earlierSql)
    .bind(cycle, department)
    .first<{ id: string; label: string }>();
  return ok({
    cycle: { id: cycle, label: heading.label },
    department: { id: department, name: heading.name },
    indicators: JSON.parse(heading.indicators) as MeasuresOfCycle['indicators'],
    measures: await listOf(db, cycle, department),
    earlier:
      earlier === null
        ? null
        : { cycle: earlier, measures: await listOf(db, earlier.id, department) },
  });
}

/** Writes a new measure. The same once more is granted and changes nothing. @returns its id */
export async function writeMeasure(
  db: D1Database,
  actor: string,
  { cycle, department }: TotalPlace,
  { about, text, owner, dueOn }: MeasureFields,
): Promise<Result<string, 'cycle_unknown' | 'measures_full'>> {
  const fields = [about, sealedWords(cycle, text), sealedWords(cycle, owner), dueOn] as const;
  const same = await db
    .prepare(sameSql)
    .bind(cycle, department, ...fields)
    .first<{ id: string }>();
  if (same !== null) return ok(same.id);
  const id = nanoid();
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'write_measure',
    subject: department,
    detail: { cycle, measure: id, about },
  } as const;
  return commitOrRefuse(
    db,
    entry,
    [db.prepare(insertSql).bind(id, cycle, department, ...fields, actor), expectChanges(db)],
    { otherwise: 'measures_full', 'FOREIGN KEY': 'cycle_unknown' },
    id,
  );
}

/** A measure and where it belongs. */
export type PlacedMeasure = Measure & TotalPlace;

/** The measure of that id, if there is one. */
export async function readMeasure(
  db: D1Database,
  id: string,
): Promise<Result<PlacedMeasure, 'measure_unknown'>> {
  const row = await db.prepare(oneSql).bind(id).first<PlacedMeasure>();
  return row === null ? fail('measure_unknown') : ok(row);
}

type Changed = Promise<
  Result<number, 'revision_conflict' | 'measure_looked_back' | 'look_back_too_early'>
>;

async function commit(
  db: D1Database,
  actor: string,
  before: PlacedMeasure,
  action: 'change_measure' | 'look_back_at_measure',
  statement: D1PreparedStatement,
): Promise<boolean> {
  const { id, cycle, department, revision } = before;
  const detail = { cycle, measure: id, revision: revision + 1 };
  const entry = { chain: 'appraisals', actor, action, subject: department, detail } as const;
  return (await commitAudited(db, entry, [statement, expectChanges(db)])) !== undefined;
}

/** Changes a measure until somebody has looked back at it. @returns its new revision */
export async function changeMeasure(
  db: D1Database,
  actor: string,
  before: PlacedMeasure,
  change: MeasureFields & { revision: number; state: MeasureState },
): Changed {
  const { revision, about, text, owner, dueOn, state } = change;
  if (before.lookBack !== null) return fail('measure_looked_back');
  if (before.revision !== revision) return fail('revision_conflict');
  const { cycle } = before;
  const fields = [
    about,
    sealedWords(cycle, text),
    sealedWords(cycle, owner),
    dueOn,
    state,
  ] as const;
  const statement = db.prepare(updateSql).bind(before.id, revision, ...fields, actor);
  const done = await commit(db, actor, before, 'change_measure', statement);
  return done ? ok(revision + 1) : fail('revision_conflict');
}

/**
 * Writes what came of a measure, in a later cycle of its department; written once more it is
 * replaced. @returns its new revision
 */
export async function lookBackAt(
  db: D1Database,
  actor: string,
  before: PlacedMeasure,
  wish: { revision: number; cycle: string; text: string; state: MeasureState },
): Changed {
  const { revision, cycle, text, state } = wish;
  if (before.revision !== revision) return fail('revision_conflict');
  if (cycle === before.cycle) return fail('look_back_too_early');
  const statement = db
    .prepare(lookBackSql)
    .bind(before.id, revision, sealedWords(before.cycle, text), cycle, state, actor);
  const done = await commit(db, actor, before, 'look_back_at_measure', statement);
  if (done) return ok(revision + 1);
  // Told apart afterwards: somebody was faster, or the cycle does not come later.
  const now = await readMeasure(db, before.id);
  return fail(
    now.ok && now.value.revision === revision ? 'look_back_too_early' : 'revision_conflict',
  );
}
