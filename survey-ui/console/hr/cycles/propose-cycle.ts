import type { Cycle } from '../../api/cycles.ts';
import { toLocalInput } from '../../kit/company-time.ts';

/** A cycle's period as the form holds it; months `01` to `12`, quarters `1` to `4`. */
export interface PeriodFields {
  kind: 'month' | 'quarter';
  year: string;
  month: string;
  quarter: string;
}

function presentPeriod(now: number, timeZone: string): PeriodFields {
  const [year = '', month = ''] = toLocalInput(now, timeZone).split('-');
  return { kind: 'month', year, month, quarter: String(Math.ceil(Number(month) / 3)) };
}

/**
 * The cycle that is most likely wanted: the one after the last, of the same kind; without one the
 * present month at `now` (unix seconds).
 */
export function proposePeriod(
  last: Pick<Cycle, 'kind' | 'label'> | undefined,
  now: number,
  timeZone: string,
): PeriodFields {
  const present = presentPeriod(now, timeZone);
  if (last === undefined) return present;
  const [year = '', part = ''] = last.label.split(/-Q?/);
  const [count, own] = last.kind === 'month' ? [12, 'month' as const] : [4, 'quarter' as const];
  const wraps = Number(part) === count;
  const next = String(wraps ? 1 : Number(part) + 1);
  return {
    ...present,
    kind: last.kind,
    year: String(Number(year) + Number(wraps)),
    [own]: own === 'month' ? next.padStart(2, '0') : next,
  };
}

/** The period as the wire names it: `2026-10`, `2026-Q4`. */
export function labelOf({ kind, year, month, quarter }: PeriodFields): string {
  return kind === 'month' ? `${year}-${month}` : `${year}-Q${quarter}`;
}

/** The cycle that was opened last. */
export function lastOpened(cycles: readonly Cycle[]): Cycle | undefined {
  return cycles.reduce<Cycle | undefined>(
    (last, each) =>
      last === undefined ||
      each.openedAt > last.openedAt ||
      (each.openedAt === last.openedAt && each.label > last.label)
        ? each
        : last,
    undefined,
  );
}
