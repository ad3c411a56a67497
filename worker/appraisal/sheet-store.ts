import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import type { SheetKind, SheetState } from './sheet-kind.ts';

/** Where a sheet belongs. */
export interface SheetPlace {
  cycle: string;
  department: string;
  kind: SheetKind;
}

/** A sheet as it is stored; 'empty' with revision 0 before anything has been saved. */
export interface StoredSheet {
  cycle: { id: string; label: string };
  department: { id: string; name: string };
  kind: SheetKind;
  state: SheetState;
  revision: number;
  content: Sheet | null;
  /** Why the reviewer returned it, until it is submitted again. */
  returnReason: string | null;
  /** Who submitted the self scores; null for a draft. */
  selfScoredBy: string | null;
}

const readSql = `SELECT c.label, d.name, coalesce(s.state, 'empty') AS state,
    coalesce(s.revision, 0) AS revision, s.content, s.return_reason AS returnReason,
    s.self_scored_by AS selfScoredBy
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
    LEFT JOIN sheets s
      ON s.cycle_id = cd.cycle_id AND s.department_id = cd.department_id AND s.kind = ?3
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;
const insertSql = `INSERT INTO sheets
    (cycle_id, department_id, kind, state, revision, content, changed_by, changed_at)
  VALUES (?1, ?2, ?3, 'draft', 1, ?4, ?5, unixepoch())
  ON CONFLICT (cycle_id, department_id, kind) DO NOTHING`;
const updateSql = `UPDATE sheets SET state = ?6, content = ?7, return_reason = ?8,
    self_scored_by = ?9, changed_by = ?10, changed_at = unixepoch(), revision = revision + 1
  WHERE cycle_id = ?1 AND department_id = ?2 AND kind = ?3 AND state = ?4 AND revision = ?5`;

/** The sheet of a department that takes part in the cycle. */
export async function readSheet(
  db: D1Database,
  { cycle, department, kind }: SheetPlace,
): Promise<Result<StoredSheet, 'cycle_unknown'>> {
  const row = await db.prepare(readSql).bind(cycle, department, kind).first<
    Pick<StoredSheet, 'state' | 'revision' | 'returnReason' | 'selfScoredBy'> & {
      label: string;
      name: string;
      content: string | null;
    }
  >();
  if (row === null) return fail('cycle_unknown');
  return ok({
    cycle: { id: cycle, label: row.label },
    department: { id: department, name: row.name },
    kind,
    state: row.state,
    revision: row.revision,
    content: row.content === null ? null : (JSON.parse(row.content) as Sheet),
    returnReason: row.returnReason,
    selfScoredBy: row.selfScoredBy,
  });
}

/** What becomes of a sheet by one action of a person. */
export interface SheetChange {
  actor: string;
  action: string;
  /** Facts for the audit log, beside cycle, kind and revision. */
  facts: Record<string, string>;
  state: Exclude<SheetState, 'empty'>;
  content: Sheet;
  returnReason: string | null;
  selfScoredBy: string | null;
}

/** Writes a sheet as the successor of the one that was read. @returns the new revision */
export async function writeSheet(
  db: D1Database,
  before: StoredSheet,
  change: SheetChange,
): Promise<Result<number, 'revision_conflict'>> {
  const { actor, action, facts, state, content, returnReason, selfScoredBy } = change;
  const place = [before.cycle.id, before.department.id, before.kind] as const;
  const text = JSON.stringify(content);
  const statement =
    before.state === 'empty'
      ? db.prepare(insertSql).bind(...place, text, actor)
      : db
          .prepare(updateSql)
          .bind(
            ...place,
            before.state,
            before.revision,
            state,
            text,
            returnReason,
            selfScoredBy,
            actor,
          );
  const revision = before.revision + 1;
  const done = await commitAudited(
    db,
    {
      chain: 'appraisals',
      actor,
      action,
      subject: before.department.id,
      detail: { cycle: before.cycle.id, kind: before.kind, revision, ...facts },
    },
    [statement, expectChanges(db)],
  );
  return done === undefined ? fail('revision_conflict') : ok(revision);
}
