import type {
  CustomerState,
  ScoredSheet,
  TotalRowsInputs,
} from '../../shared/appraisal/total-rows.ts';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { commitAudited } from '../audit/store.ts';
import { parseCustomerState, selectCustomerResult } from './published-result-store.ts';

/** A department's place in a cycle with everything its total is made of. */
export interface TotalSources {
  cycle: { id: string; label: string };
  department: { id: string; name: string };
  inputs: TotalRowsInputs;
  /** When it was read, unix seconds. */
  readAt: number;
}

const headingSql = `SELECT c.label, d.name, p.content AS policy, unixepoch() AS now
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
    JOIN scoring_policies p ON p.id = c.scoring_policy_id
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;
const sheetsSql = `SELECT kind, state, content FROM sheets
  WHERE cycle_id = ?1 AND department_id = ?2`;

interface SheetRow {
  kind: SheetKind;
  state: ScoredSheet['state'];
  content: string;
}

/** Reads a total's sources for `actor`; that they were looked at is noted in the same batch. */
export async function viewTotalSources(
  db: D1Database,
  actor: string,
  cycle: string,
  department: string,
): Promise<Result<TotalSources, 'cycle_unknown'>> {
  const heading = await db
    .prepare(headingSql)
    .bind(cycle, department)
    .first<{ label: string; name: string; policy: string; now: number }>();
  if (heading === null) return fail('cycle_unknown');
  const rows = await commitAudited(
    db,
    { chain: 'views', actor, action: 'view_total', subject: department, detail: { cycle } },
    [db.prepare(sheetsSql).bind(cycle, department), selectCustomerResult(db, cycle, department)],
  );
  const customer: CustomerState = parseCustomerState(rows?.[1]);
  return ok({
    cycle: { id: cycle, label: heading.label },
    department: { id: department, name: heading.name },
    inputs: {
      policy: JSON.parse(heading.policy) as ScoringPolicy,
      sheets: scoredSheets((rows?.[0]?.results ?? []) as SheetRow[]),
      customer,
    },
    readAt: heading.now,
  });
}

function scoredSheets(rows: readonly SheetRow[]): TotalRowsInputs['sheets'] {
  return Object.fromEntries(
    rows.map(({ kind, state, content }) => [
      kind,
      { state, content: JSON.parse(content) as Sheet },
    ]),
  );
}
