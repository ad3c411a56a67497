import type { MeasureFields, MeasureState } from '../../../shared/appraisal/measure.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager, reviewer } from './client.ts';
import type { DepartmentName } from './reviewer.ts';
import type { TotalPlace } from './totals.ts';
import type { CycleName } from './windows.ts';

/** A measure as it stands. */
export interface Measure extends MeasureFields {
  id: string;
  state: MeasureState;
  /** What came of it, and the label of the cycle in which that was written. */
  lookBack: string | null;
  lookedBackIn: string | null;
  revision: number;
}

/** A department's measures of a cycle and of the one before. */
export interface MeasuresOfCycle {
  cycle: CycleName;
  department: DepartmentName;
  /** Names of the nine indicators on the cycle's form. */
  indicators: { id: string; name: { zh: string; en: string } }[];
  measures: Measure[];
  earlier: { cycle: CycleName; measures: Measure[] } | null;
}

const own = manager.measures;

/** The manager's calls about measures. */
export const measuresApi = {
  read: (param: TotalPlace): Promise<Answer<MeasuresOfCycle>> =>
    read(() => own[':cycle'][':department'].$get({ param })),
  write: (place: TotalPlace, fields: MeasureFields): Promise<Answer<{ id: string }>> =>
    change(() => own.$post({ json: { ...place, ...fields } })),
  change: (
    id: string,
    json: MeasureFields & { revision: number; state: MeasureState },
  ): Promise<Answer<unknown>> => change(() => own[':id'].$put({ param: { id }, json })),
  lookBack: (
    id: string,
    json: { revision: number; cycle: string; state: MeasureState; text: string },
  ): Promise<Answer<unknown>> =>
    change(() => own[':id']['look-back'].$put({ param: { id }, json })),
};

/** Measures as the reviewer reads them. */
export function readReviewedMeasures(param: TotalPlace): Promise<Answer<MeasuresOfCycle>> {
  return read(() => reviewer.measures[':cycle'][':department'].$get({ param }));
}
