import type { FrozenStanding } from '../../shared/appraisal/frozen-standing.ts';

/** Joins the newest frozen version of the total of the place `cd` as `f`, if there is one. */
export const newestFrozenJoin = `LEFT JOIN frozen_totals f ON f.cycle_id = cd.cycle_id
    AND f.department_id = cd.department_id AND f.version = (SELECT max(version)
      FROM frozen_totals l WHERE l.cycle_id = cd.cycle_id AND l.department_id = cd.department_id)`;

/** What says of the place `cd` whether its newest frozen version, joined as `f`, counts. */
export const frozenColumns = `f.hundredths,
    EXISTS (SELECT 1 FROM total_corrections t WHERE t.cycle_id = cd.cycle_id
      AND t.department_id = cd.department_id AND t.version > f.version) AS isCorrected,
    EXISTS (SELECT 1 FROM objections o WHERE o.cycle_id = cd.cycle_id
      AND o.department_id = cd.department_id AND o.outcome IS NULL) AS isObjected`;

/** The values of `frozenColumns`. */
export interface FrozenRow {
  /** Hundredths of a point; null while no version is frozen. */
  hundredths: number | null;
  isCorrected: number;
  isObjected: number;
}

/**
 * How far a total is. While a correction is under way the version before it does not count: three
 * people signed it, and one of them has taken that back.
 */
export function frozenStanding({ hundredths, isCorrected, isObjected }: FrozenRow): FrozenStanding {
  if (hundredths === null) return { state: 'unsigned' };
  if (isCorrected === 1) return { state: 'being_corrected' };
  return { state: isObjected === 1 ? 'objected' : 'frozen', hundredths };
}
