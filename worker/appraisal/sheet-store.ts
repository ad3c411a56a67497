import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import type {
  SheetKind,
  SheetState,
  StoredSheetState,
} from '../../shared/appraisal/sheet-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import { expectChanges } from '../database.ts';
import { sealedJson, sealedWords } from '../words/words.ts';
import { type Deadlines, dueColumn } from './cycle-store.ts';

/** Where a sheet belongs. */
export interface SheetPlace {
  cycle: string;
  department: string;
  kind: SheetKind;
}

/** What a sheet carries beside its content from one step to the next. */
export interface SheetStanding {
  /** Why the reviewer returned it, until it is submitted again. */
  returnReason: string | null;
  /** Who asked for the approval of a plan; null for a draft and for other sheets. */
  submittedBy: string | null;
  /** Who approved the plan; null before that and for other sheets. */
  approvedBy: string | null;
  /** What was said of how the plan supports the goals, maybe nothing; null before the approval. */
  approvalComment: string | null;
  /** Who submitted the self scores; null before that. */
  selfScoredBy: string | null;
}

/** A sheet as it is stored; 'empty' with revision 0 before anything has been saved. */
export interface StoredSheet extends SheetStanding {
  cycle: { id: string; label: string; due: Deadlines };
  department: { id: string; name: string };
  kind: SheetKind;
  state: SheetState;
  revision: number;
  content: Sheet | null;
  /** Who took the last step; null for an empty sheet. */
  changedBy: string | null;
}

const readSql = `SELECT c.label, d.name, coalesce(s.state, 'empty') AS state,
    coalesce(s.revision, 0) AS revision, s.content, s.return_reason AS returnReason,
    s.submitted_by AS submittedBy, s.approved_by AS approvedBy,
    s.approval_comment AS approvalComment, s.self_scored_by AS selfScoredBy,
    s.changed_by AS changedBy, ${dueColumn}
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
    LEFT JOIN sheets s
      ON s.cycle_id = cd.cycle_id AND s.department_id = cd.department_id AND s.kind = ?3
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;
const insertSql = `INSERT INTO sheets
    (cycle_id, department_id, kind, state, revision, content, changed_by, changed_at)
  VALUES (?1, ?2, ?3, 'draft', 1, ?4, ?5, unixepoch())
  ON CONFLICT (cycle_id, department_id, kind) DO NOTHING`;
const updateSql = `UPDATE sheets SET state = ?6, content = coalesce(?7, content), return_reason = ?8,
    submitted_by = ?9, approved_by = ?10, approval_comment = ?11, self_scored_by = ?12,
    changed_by = ?13, changed_at = unixepoch(), revision = revision + 1
  WHERE cycle_id = ?1 AND department_id = ?2 AND kind = ?3 AND state = ?4 AND revision = ?5`;

/** The sheet of a department that takes part in the cycle. */
export async function readSheet(
  db: D1Database,
  { cycle, department, kind }: SheetPlace,
): Promise<Result<StoredSheet, 'cycle_unknown'>> {
  const row = await db.prepare(readSql).bind(cycle, department, kind).first<
    SheetStanding &
      Pick<StoredSheet, 'state' | 'revision' | 'changedBy'> & {
        label: string;
        name: string;
        content: string | null;
        due: string;
      }
  >();
  if (row === null) return fail('cycle_unknown');
  const { label, name, content, due, ...rest } = row;
  return ok({
    ...rest,
    cycle: {
      id: cycle,
      label,
      due: JSON.parse(due) as Deadlines,
    },
    department: { id: department, name },
    kind,
    content: content === null ? null : (JSON.parse(content) as Sheet),
  });
}

/** What becomes of a sheet by one step of a person; what is not named stays as it was. */
export interface SheetChange extends Partial<SheetStanding> {
  actor: string;
  action: string;
  /** Facts for the audit log, beside cycle, kind and revision. */
  facts: Record<string, string>;
  /** What the person says with the step; kept beside the log. */
  words?: string;
  state: StoredSheetState;
  content: Sheet;
}

/** Writes a sheet as the successor of the one that was read. @returns the new revision */
export async function writeSheet(
  db: D1Database,
  before: StoredSheet,
  change: SheetChange,
): Promise<Result<number, 'revision_conflict' | 'total_frozen'>> {
  const { actor, action, facts, words = '' } = change;
  const revision = before.revision + 1;
  const said = await withWords(db, before.cycle.id, words);
  const entry = {
    chain: 'appraisals',
    actor,
    action,
    subject: before.department.id,
    detail: { cycle: before.cycle.id, kind: before.kind, revision, ...facts, ...said.detail },
  } as const;
  return commitOrRefuse(
    db,
    entry,
    [writeStatement(db, before, change), expectChanges(db), ...said.keep],
    { otherwise: 'revision_conflict', total_is_frozen: 'total_frozen' },
    revision,
  );
}

function writeStatement(
  db: D1Database,
  before: StoredSheet,
  change: SheetChange,
): D1PreparedStatement {
  const place = [before.cycle.id, before.department.id, before.kind] as const;
  const content = sealedJson(before.cycle.id, JSON.stringify(change.content));
  if (before.state === 'empty') return db.prepare(insertSql).bind(...place, content, change.actor);
  const after: SheetStanding = { ...before, ...change };
  return db.prepare(updateSql).bind(
    ...place,
    before.state,
    before.revision,
    change.state,
    // An audited one stays to the byte, also one that was written before contents were sealed.
    change.content === before.content ? null : content,
    sealedWords(before.cycle.id, after.returnReason),
    after.submittedBy,
    after.approvedBy,
    sealedWords(before.cycle.id, after.approvalComment),
    after.selfScoredBy,
    change.actor,
  );
}
