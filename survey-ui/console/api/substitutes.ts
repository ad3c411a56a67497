import { change, read, type Answer } from '../kit/answer.ts';
import type { Named } from '../kit/named.ts';
import { hr } from './client.ts';

/** Who stands in for an absent holder of a role; times in unix seconds, `until` excluded. */
export interface Substitute {
  id: string;
  department: Named;
  role: 'manager' | 'reviewer';
  person: Named;
  standsInFor: Named;
  from: number;
  until: number;
  reason: string;
  revision: number;
  state: 'coming' | 'running' | 'over' | 'lapsed';
}

/** A substitution as HR asks for it. */
export interface NewSubstitute {
  department: string;
  role: 'manager' | 'reviewer';
  person: string;
  from: number;
  until: number;
  reason: string;
}

/** HR's calls about substitutes. */
export const substitutesApi = {
  list: (): Promise<Answer<Substitute[]>> => read(() => hr.substitutes.$get()),
  name: (json: NewSubstitute): Promise<Answer<{ id: string }>> =>
    change(() => hr.substitutes.$post({ json })),
  end: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => hr.substitutes[':id'].end.$post({ param: { id }, json: { revision } })),
};
