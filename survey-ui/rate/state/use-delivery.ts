import { useRef, useState } from 'preact/hooks';
import type { RaterApi } from '../api.ts';
import { alone } from './alone.ts';
import { browserPatience } from './browser.ts';
import { type Report, deliverAll } from './deliver-all.ts';
import type { Stage, Stuck } from './delivery.ts';
import type { Drafts, FinalRefusal } from './device.ts';
import type { Visit } from './entry.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { Rated } from './surveys.ts';

/** How one department's ballot is doing, for the screen. */
export type Progress =
  | { at: 'waiting' }
  | { at: Stage }
  | { at: 'stuck'; why: Stuck }
  | { at: 'refused'; reason: FinalRefusal }
  | { at: 'sent'; receipt: string };

type Delivery = {
  progress: Readonly<Record<string, Progress>>;
  running: boolean;
  /** Delivers these surveys one after the other, from wherever each of them stands. */
  run: (rated: readonly Rated[], drafts: Drafts) => Promise<void>;
};

function progressOf(now: Report): Progress {
  if (typeof now === 'string') return { at: now };
  if ('stuck' in now) return { at: 'stuck', why: now.stuck };
  if (now.step === 'sent') return { at: 'sent', receipt: now.receipt };
  return now.step === 'refused' ? { at: 'refused', reason: now.reason } : { at: 'waiting' };
}

/** Runs the delivery of ballots, in one tab at a time, and shows how far it is. */
export function useDelivery(
  visit: Visit,
  api: RaterApi,
  keeper: RecordKeeper,
  on: { mismatch(): void; settled(survey: string): void },
): Delivery {
  const [progress, setProgress] = useState<Readonly<Record<string, Progress>>>({});
  const [running, setRunning] = useState(false);
  const busy = useRef(false);

  function show(survey: string, now: Progress): void {
    setProgress((before) => ({ ...before, [survey]: now }));
    if (now.at === 'sent' || now.at === 'refused') on.settled(survey);
  }

  async function run(rated: readonly Rated[], drafts: Drafts): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    setProgress(Object.fromEntries(rated.map(({ survey }) => [survey, { at: 'waiting' }])));
    try {
      await alone(`niping.sending.${visit.shelfName}`, async () => {
        const end = await deliverAll(rated, drafts, {
          visit,
          api,
          keeper,
          patience: browserPatience,
          report: (survey, now) => {
            show(survey, progressOf(now));
          },
        });
        if (end === 'mismatch') on.mismatch();
      });
    } catch {
      // The cryptographic part could not be loaded; nothing was sent.
      const [first] = rated;
      if (first !== undefined) show(first.survey, { at: 'stuck', why: 'unreachable' });
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }

  return { progress, running, run };
}
