import type { HoldStep } from '../../../worker/retention/hold-store.ts';
import type { LeaverMonth } from '../../../worker/retention/leavers.ts';
import type { Hold } from '../../../worker/retention/retention-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { retention } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Hold, HoldStep, LeaverMonth };

/** A cycle with what becomes of its data; times in unix seconds. */
export interface KeptCycle {
  id: string;
  label: string;
  retentionMonths: number;
  dueAt: number;
  /** When it is purged at the earliest, if nothing holds it. */
  purgeFrom: number;
  state: 'kept' | 'announced' | 'running' | 'done';
  startedAt: number | null;
  doneAt: number | null;
  counts: Record<CountedKind, number> | null;
  windowRuns: boolean;
  hold: Hold | null;
}

/** What a certificate counts. */
export type CountedKind =
  | 'windows'
  | 'surveys'
  | 'links'
  | 'results'
  | 'sheets'
  | 'totals'
  | 'measures';

/** What is kept, and keys that still wait to be wrapped anew. */
export interface Retention {
  now: number;
  cycles: KeptCycle[];
  leavers: LeaverMonth[];
  olderKeys: number;
}

/** Calls about what is kept for how long, for HR and the auditor. */
export const retentionApi = {
  list: (): Promise<Answer<Retention>> => read(() => retention.$get()),
  certificate: (
    cycle: string,
  ): Promise<Answer<{ certificate: { text: string; sha256: string } | null }>> =>
    read(() => retention[':cycle'].certificate.$get({ param: { cycle } })),
  exportCertificate: (cycle: string): Promise<Answer<{ text: string; sha256: string }>> =>
    change(() => retention[':cycle'].certificate.export.$post({ param: { cycle }, json: {} })),
  hold: (cycle: string, reason: string): Promise<Answer<unknown>> =>
    change(() => retention[':cycle'].hold.$post({ param: { cycle }, json: { reason } })),
  step: (cycle: string, step: HoldStep): Promise<Answer<unknown>> =>
    change(() => retention[':cycle'].hold.step.$post({ param: { cycle }, json: { step } })),
};
