import { nanoid } from 'nanoid';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';
import { activeDepartments, type DepartmentRefusal } from '../organisation/standing-store.ts';
import { type CycleKind, fitsCycleKind } from './cycle-label.ts';

/** Days by which people want to be done, unix seconds; null where none is set. Nothing stops then. */
export interface Deadlines {
  sheets: number | null;
  selfScores: number | null;
  audit: number | null;
}

/** An appraisal cycle as HR sees it. */
export interface Cycle {
  id: string;
  kind: CycleKind;
  /** '2026-10' for a month, '2026-Q4' for a quarter. */
  label: string;
  revision: number;
  /** Ids of the departments that take part. */
  departments: string[];
  openedAt: number;
  /** Numbers of the versions that the cycle keeps once it has sheets or a window. */
  formVersion: number;
  scoringPolicy: number;
  due: Deadlines;
}

/** A version as HR saw it when choosing it; one that was changed meanwhile is not meant. */
export interface ChosenVersion {
  number: number;
  revision: number;
}

/** What HR chooses for a new cycle; versions not named are those of the last cycle. */
export interface CycleFields {
  kind: CycleKind;
  label: string;
  departments: string[];
  formVersion?: ChosenVersion;
  scoringPolicy?: ChosenVersion;
  due?: Deadlines;
}

/** Column of the `Deadlines` of a cycle `c`, as JSON. */
export const dueColumn = `json_object('sheets', c.sheets_due_at, 'selfScores', c.self_scores_due_at,
    'audit', c.audit_due_at) AS due`;

const listSql = `SELECT c.id, c.kind, c.label, c.revision, c.opened_at AS openedAt,
    f.number AS formVersion, s.number AS scoringPolicy, ${dueColumn},
    (SELECT json_group_array(department_id)
       FROM cycle_departments WHERE cycle_id = c.id) AS departments
  FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
    JOIN scoring_policies s ON s.id = c.scoring_policy_id
  ORDER BY c.label DESC`;
const insertSql = `INSERT INTO cycles (id, kind, label, form_version_id, scoring_policy_id,
    opened_at, sheets_due_at, self_scores_due_at, audit_due_at)
  SELECT ?1, ?2, ?3, f.id, s.id, unixepoch(), ?8, ?9, ?10 FROM form_versions f, scoring_policies s
  WHERE f.id = coalesce(
      (SELECT id FROM form_versions WHERE number = ?4),
      (SELECT form_version_id FROM cycles ORDER BY opened_at DESC, label DESC LIMIT 1),
      (SELECT id FROM form_versions ORDER BY number DESC LIMIT 1))
    AND f.number = coalesce(?4, f.number) AND f.revision = coalesce(?5, f.revision)
    AND s.id = coalesce(
      (SELECT id FROM scoring_policies WHERE number = ?6),
      (SELECT scoring_policy_id FROM cycles ORDER BY opened_at DESC, label DESC LIMIT 1),
      (SELECT id FROM scoring_policies ORDER BY number DESC LIMIT 1))
    AND s.number = coalesce(?6, s.number) AND s.revision = coalesce(?7, s.revision)`;
const insertDepartmentsSql = `INSERT INTO cycle_departments (cycle_id, department_id)
  SELECT ?1, id FROM departments
  WHERE ended_at IS NULL AND id IN (SELECT value FROM json_each(?2))`;

type Row = Omit<Cycle, 'departments' | 'due'> & { departments: string; due: string };

/** All cycles, the latest label first. */
export async function listCycles(db: D1Database): Promise<Cycle[]> {
  const { results } = await db.prepare(listSql).all<Row>();
  return results.map(({ departments, due, ...row }) => ({
    ...row,
    departments: JSON.parse(departments) as string[],
    due: JSON.parse(due) as Deadlines,
  }));
}

/** True unless a deadline lies before one that it has to follow. */
export function inOrder({ sheets, selfScores, audit }: Deadlines): boolean {
  const given = [sheets, selfScores, audit].filter((each) => each !== null);
  return given.every((each, index) => index === 0 || (given[index - 1] ?? 0) <= each);
}

/** Why a cycle cannot be opened as it was wished. */
export type CycleRefusal =
  | DepartmentRefusal
  | 'cycle_label_invalid'
  | 'cycle_label_taken'
  | 'cycle_deadlines_invalid'
  | 'chosen_version_changed'
  | 'revision_conflict';

const sameVersionsSql = `SELECT
    (?2 IS NULL OR EXISTS (SELECT 1 FROM form_versions WHERE number = ?1 AND revision = ?2))
    AND (?4 IS NULL OR EXISTS (SELECT 1 FROM scoring_policies WHERE number = ?3 AND revision = ?4))
    AS same`;

/** Why nothing was written: one of the versions chosen was changed since it was seen, or the cycle was. */
export async function whatMoved(
  db: D1Database,
  formVersion: ChosenVersion | undefined,
  scoringPolicy: ChosenVersion | undefined,
): Promise<'chosen_version_changed' | 'revision_conflict'> {
  const chosen = [formVersion, scoringPolicy].flatMap((each) => [
    each?.number ?? null,
    each?.revision ?? null,
  ]);
  const same = await db
    .prepare(sameVersionsSql)
    .bind(...chosen)
    .first<number>('same');
  return same === 1 ? 'revision_conflict' : 'chosen_version_changed';
}

/** Opens a cycle. @returns its id */
export async function openCycle(
  db: D1Database,
  actor: string,
  { kind, label, departments, formVersion, scoringPolicy, due }: CycleFields,
): Promise<Result<string, CycleRefusal>> {
  if (!fitsCycleKind(kind, label)) return fail('cycle_label_invalid');
  if (due !== undefined && !inOrder(due)) return fail('cycle_deadlines_invalid');
  const standing = await activeDepartments(db, departments);
  if (!standing.ok) return standing;
  const id = nanoid();
  const versions = [formVersion, scoringPolicy].flatMap((chosen) => [
    chosen?.number ?? null,
    chosen?.revision ?? null,
  ]);
  const deadlines = [due?.sheets ?? null, due?.selfScores ?? null, due?.audit ?? null];
  try {
    const done = await commitAudited(
      db,
      { chain: 'appraisals', actor, action: 'open_cycle', subject: id, detail: { kind, label } },
      [
        db.prepare(insertSql).bind(id, kind, label, ...versions, ...deadlines),
        expectChanges(db),
        db.prepare(insertDepartmentsSql).bind(id, JSON.stringify(departments)),
        expectChanges(db, departments.length),
      ],
    );
    return done === undefined ? fail(await whatMoved(db, formVersion, scoringPolicy)) : ok(id);
  } catch (error) {
    if (violates(error, 'cycles.label')) return fail('cycle_label_taken');
    throw error;
  }
}
