import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import type {
  Fault,
  FieldChange,
  ImportPlan,
  PlanEntry,
} from '../../../shared/spreadsheet/import-plan.ts';
import type { ImportTable } from './table.ts';

/** A plan without anything yet, for the file that `table` was read from. */
export function emptyPlan(table: ImportTable): ImportPlan {
  const { columns, unknownColumns, remarks, faults } = table;
  return {
    columns,
    unknownColumns,
    remarks,
    faults: [...faults],
    rows: table.rows.length,
    unchanged: 0,
    entries: [],
    missing: [],
    leftOut: 0,
  };
}

/** The fields that differ. */
export function changesOf(fields: readonly FieldChange[]): FieldChange[] {
  return fields.filter(({ before, after }) => before !== after);
}

/** Takes a row into the plan. @returns whether it adds or changes something */
export function enter(plan: ImportPlan, entry: PlanEntry): boolean {
  if (entry.change === 'changed' && entry.fields.length === 0) {
    plan.unchanged += 1;
    return false;
  }
  plan.entries.push(entry);
  return true;
}

/**
 * Puts faults into reading order, row by row, each told once. Of a cell that shows an error of the
 * spreadsheet nothing else is told.
 */
export function sortFaults(plan: ImportPlan): void {
  const cellOf = ({ row, column }: Fault) => `${row} ${column ?? ''}`;
  const broken = new Set(
    plan.faults.filter(({ code }) => code === 'formula_error').map((fault) => cellOf(fault)),
  );
  const told = new Map(
    plan.faults
      .filter((fault) => fault.code === 'formula_error' || !broken.has(cellOf(fault)))
      .map((fault) => [JSON.stringify(fault), fault]),
  );
  plan.faults = [...told.values()].sort(
    (a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1),
  );
}

const planTag = new TextEncoder().encode('niping import plan v1\0');

/**
 * A hash of everything that a plan would do, base64url. Who confirms an import sends the hash of
 * the plan that was shown; when somebody changed something meanwhile, the plan is another one.
 */
export async function planHash(plan: ImportPlan, ends: boolean): Promise<string> {
  const does = JSON.stringify([plan.entries, ends ? plan.missing : []]);
  return encodeBase64url(await sha256(planTag, new TextEncoder().encode(does)));
}

/** Whether a plan would do anything at all. */
export function doesNothing(plan: ImportPlan, ends: boolean): boolean {
  return plan.entries.length === 0 && !(ends && plan.missing.length > 0);
}
