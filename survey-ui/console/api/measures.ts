import type { MeasureFields, MeasureState } from '../../../shared/appraisal/measure.ts';
import type { Measure, MeasuresOfCycle } from '../../../worker/appraisal/measure-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager, reviewer } from './client.ts';
import type { TotalPlace } from './totals.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Measure, MeasuresOfCycle };

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
