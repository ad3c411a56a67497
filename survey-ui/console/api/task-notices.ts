import type { NoticeDay, Unreachable } from '../../../worker/task-notices/report-store.ts';
import type { NoticeSettings } from '../../../worker/task-notices/setting-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { account, hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { NoticeDay, Unreachable };

/** The company's settings, and how sending goes. */
export interface TaskNotices extends NoticeSettings {
  delivery: 'mail' | 'outbox' | 'none';
  /** The newest first. */
  days: NoticeDay[];
  unreachable: { total: number; rows: Unreachable[] };
}

/** Whether a person is told by e-mail what waits. */
export interface OwnNotices {
  wanted: boolean;
  hasAddress: boolean;
  /** Whether the company sends any. */
  areSent: boolean;
}

/** Calls about notices of tasks, HR's and everybody's own. */
export const taskNoticesApi = {
  read: (): Promise<Answer<TaskNotices>> => read(() => hr['task-notices'].$get()),
  change: (json: NoticeSettings): Promise<Answer<NoticeSettings>> =>
    change(() => hr['task-notices'].$put({ json })),
  readOwn: (): Promise<Answer<OwnNotices>> => read(() => account['task-notices'].$get()),
  chooseOwn: (wanted: boolean): Promise<Answer<unknown>> =>
    change(() => account['task-notices'].$put({ json: { wanted } })),
};
