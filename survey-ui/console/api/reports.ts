import { change, type Answer } from '../kit/answer.ts';
import { auditor, hr } from './client.ts';

/** Anonymous reports that came out on one day, in random order. */
export interface Delivery {
  number: number;
  /** Unix seconds of the day's start, UTC. */
  deliveredOn: number;
  texts: string[];
}

/** Reads what was reported without a name; sent by POST because the view is logged. */
export const reportsApi = {
  asHr: (): Promise<Answer<{ deliveries: Delivery[] }>> =>
    change(() => hr.reports.$post({ json: {} })),
  asAuditor: (): Promise<Answer<{ deliveries: Delivery[] }>> =>
    change(() => auditor.reports.$post({ json: {} })),
};
