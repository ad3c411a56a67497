import type { ScoredSheet, TotalRowsInputs } from '../../shared/appraisal/total-rows.ts';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { commitAudited } from '../audit/store.ts';
import { parseCustomerState, selectCustomerResult } from './published-result-store.ts';
import {
  parseRecord,
  selectRecord,
  type TotalPlace,
  type TotalRecord,
} from './total-record-store.ts';

/** A department's place in a cycle with everything its total is made of, and its record so far. */
export interface TotalSources {
  cycle: { id: string; label: string };
  department: { id: string; name: string };
  inputs: TotalRowsInputs;
  record: TotalRecord;
  /** Ids of those who had a hand in the sheets, on either side. */
  hands: { managing: string[]; reviewing: string[] };
  /** When it was read, unix seconds. */
  readAt: number;
}

const headingSql = `SELECT c.label, d.name, p.content AS policy, unixepoch() AS now
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
    JOIN scoring_policies p ON p.id = c.scoring_policy_id
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;
const sheetsSql = `SELECT kind, state, content, submitted_by AS submittedBy,
    self_scored_by AS selfScoredBy, approved_by AS approvedBy,
    iif(state = 'audited', changed_by, NULL) AS auditedBy
  FROM sheets WHERE cycle_id = ?1 AND department_id = ?2`;

interface SheetRow {
  kind: SheetKind;
  state: ScoredSheet['state'];
  content: string;
  submittedBy: string | null;
  selfScoredBy: string | null;
  approvedBy: string | null;
  auditedBy: string | null;
}

function handsIn(rows: readonly SheetRow[]): TotalSources['hands'] {
  const known = (ids: (string | null)[]) => ids.filter((id) => id !== null);
  return {
    managing: known(rows.flatMap(({ submittedBy, selfScoredBy }) => [submittedBy, selfScoredBy])),
    reviewing: known(rows.flatMap(({ approvedBy, auditedBy }) => [approvedBy, auditedBy])),
  };
}

type Read = (statements: D1PreparedStatement[]) => Promise<D1Result[] | undefined>;

async function readSources(
  db: D1Database,
  { cycle, department }: TotalPlace,
  read: Read,
): Promise<Result<TotalSources, 'cycle_unknown'>> {
  const heading = await db
    .prepare(headingSql)
    .bind(cycle, department)
    .first<{ label: string; name: string; policy: string; now: number }>();
  if (heading === null) return fail('cycle_unknown');
  const [sheets, customer, ...record] =
    (await read([
      db.prepare(sheetsSql).bind(cycle, department),
      selectCustomerResult(db, cycle, department),
      ...selectRecord(db, { cycle, department }),
    ])) ?? [];
  const rows = (sheets?.results ?? []) as unknown as SheetRow[];
  return ok({
    cycle: { id: cycle, label: heading.label },
    department: { id: department, name: heading.name },
    inputs: {
      policy: JSON.parse(heading.policy) as ScoringPolicy,
      sheets: scoredSheets(rows),
      customer: parseCustomerState(customer),
    },
    record: parseRecord(record),
    hands: handsIn(rows),
    readAt: heading.now,
  });
}

/** Reads a total's sources before a step that is noted by itself. */
export function readTotalSources(
  db: D1Database,
  place: TotalPlace,
): Promise<Result<TotalSources, 'cycle_unknown'>> {
  return readSources(db, place, (statements) => db.batch(statements));
}

/**
 * Reads a total's sources for `actor`; that they were looked at, for what and in which role, is noted
 * in the same batch: a substitute's role is gone by the time somebody reads who looked.
 */
export function viewTotalSources(
  db: D1Database,
  actor: { person: string; role: 'manager' | 'reviewer'; purpose: 'view' | 'print' },
  place: TotalPlace,
): Promise<Result<TotalSources, 'cycle_unknown'>> {
  const { cycle, department } = place;
  const entry = {
    chain: 'views',
    actor: actor.person,
    action: `${actor.purpose}_total`,
    subject: department,
    detail: { cycle, role: actor.role },
  } as const;
  return readSources(db, place, (statements) => commitAudited(db, entry, statements));
}

function scoredSheets(rows: readonly SheetRow[]): TotalRowsInputs['sheets'] {
  return Object.fromEntries(
    rows.map(({ kind, state, content }) => [
      kind,
      { state, content: JSON.parse(content) as Sheet },
    ]),
  );
}
