import { withoutAuditedScores } from '../../shared/appraisal/audited-scores.ts';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SheetPlace } from './sheet-store.ts';

/** A department's sheet of an earlier cycle, to be copied from; null where there is none. */
export interface PreviousSheet {
  cycle: { id: string; label: string } | null;
  content: Sheet | null;
}

// Cycles are told apart by their labels alone; of one kind, these sort by time.
const previousSql = `SELECT c.id, c.label, s.content
  FROM cycle_departments cd JOIN cycles own ON own.id = cd.cycle_id
    LEFT JOIN sheets s ON s.department_id = cd.department_id AND s.kind = ?3
      AND s.cycle_id IN (SELECT id FROM cycles WHERE kind = own.kind AND label < own.label)
    LEFT JOIN cycles c ON c.id = s.cycle_id
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2
  ORDER BY c.label DESC LIMIT 1`;

/** What the department wrote in the last cycle of the same kind that has such a sheet. */
export async function readPreviousSheet(
  db: D1Database,
  { cycle, department, kind }: SheetPlace,
): Promise<Result<PreviousSheet, 'cycle_unknown'>> {
  const row = await db
    .prepare(previousSql)
    .bind(cycle, department, kind)
    .first<{ id: string | null; label: string | null; content: string | null }>();
  if (row === null) return fail('cycle_unknown');
  const { id, label, content } = row;
  if (id === null || label === null || content === null) return ok({ cycle: null, content: null });
  return ok({
    cycle: { id, label },
    content: withoutAuditedScores(JSON.parse(content) as Sheet),
  });
}
