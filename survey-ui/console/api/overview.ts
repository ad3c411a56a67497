import type { OverviewHeading } from '../../../worker/overview/overview-store.ts';
import type { OverviewRow, WaitingStep } from '../../../worker/overview/row.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import type { ListAsk, ListPage } from '../kit/list.ts';
import { hr } from './client.ts';
import type { Purpose, Viewer } from './manager.ts';

/** What the Worker gives, as it has it itself. */
export type { OverviewHeading, OverviewRow, WaitingStep };

/** Departments of a cycle, and who was given them when. */
export type OverviewPage = ListPage<OverviewRow> & { viewer: Viewer };

const one = hr.cycles[':id'].overview;

/** HR's calls about the overview of a cycle. */
export const overviewApi = {
  heading: (id: string): Promise<Answer<OverviewHeading>> =>
    read(() => one.$get({ param: { id } })),
  /** Sent by POST because the look is logged. What the address asks is checked by the Worker. */
  read: (id: string, ask: ListAsk, purpose: Purpose): Promise<Answer<OverviewPage>> =>
    change<OverviewPage>(() => one.$post({ param: { id }, json: { purpose, query: ask } })),
};
