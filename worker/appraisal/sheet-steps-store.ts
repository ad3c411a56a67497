import type { SheetPlace } from './sheet-store.ts';

/** What moved a sheet on, as the audit log names it; saving moves nothing. */
const movingActions = [
  'submit_plan',
  'withdraw_plan',
  'approve_plan',
  'submit_self_scores',
  'audit_sheet',
  'return_sheet',
  'reopen_sheet',
] as const;

/** A step that a sheet took: who took it when, and what was said with it. */
export interface SheetStepTaken {
  action: (typeof movingActions)[number];
  /** Name of who took it. */
  by: string;
  /** Unix seconds. */
  at: number;
  /** The reason of a return or of a reopening, the comment of an approval; maybe nothing. */
  words: string | null;
}

// The log is the only memory of steps; an index leads to the entries of a department. Entries from
// before words were kept beside the log hold them themselves.
const stepsSql = `SELECT a.action, p.name AS "by", a.at,
    coalesce(w.words, nullif(coalesce(json_extract(a.detail, '$.reason'),
      json_extract(a.detail, '$.comment')), '')) AS words
  FROM audit_log a JOIN people p ON p.id = a.actor
    LEFT JOIN audit_words w ON w.commitment = json_extract(a.detail, '$.words')
  WHERE a.subject = ?2 AND a.chain = 'appraisals'
    AND json_extract(a.detail, '$.cycle') = ?1 AND json_extract(a.detail, '$.kind') = ?3
    AND a.action IN (SELECT value FROM json_each(?4))
  ORDER BY a.seq`;

/** The steps of a sheet, the first one first. */
export async function readSheetSteps(
  db: D1Database,
  { cycle, department, kind }: SheetPlace,
): Promise<SheetStepTaken[]> {
  const { results } = await db
    .prepare(stepsSql)
    .bind(cycle, department, kind, JSON.stringify(movingActions))
    .all<SheetStepTaken>();
  return results;
}
