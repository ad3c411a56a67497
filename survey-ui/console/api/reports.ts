import type { Delivery } from '../../../worker/reports/report-store.ts';
import { change, type Answer } from '../kit/answer.ts';
import { auditor, hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Delivery };

/** Reads what was reported without a name; sent by POST because the view is logged. */
export const reportsApi = {
  asHr: (): Promise<Answer<{ deliveries: Delivery[] }>> =>
    change(() => hr.reports.$post({ json: {} })),
  asAuditor: (): Promise<Answer<{ deliveries: Delivery[] }>> =>
    change(() => auditor.reports.$post({ json: {} })),
};
