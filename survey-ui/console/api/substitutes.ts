import type { NewSubstitute, Substitute } from '../../../worker/organisation/substitute-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { NewSubstitute, Substitute };

/** HR's calls about substitutes. */
export const substitutesApi = {
  list: (): Promise<Answer<Substitute[]>> => read(() => hr.substitutes.$get()),
  name: (json: NewSubstitute): Promise<Answer<{ id: string }>> =>
    change(() => hr.substitutes.$post({ json })),
  end: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => hr.substitutes[':id'].end.$post({ param: { id }, json: { revision } })),
};
