import { useRef, useState } from 'preact/hooks';
import type { RaterApi } from '../api.ts';
import { ballotOf } from './gaps.ts';
import {
  type DeliveryTools,
  type Stage,
  type Stuck,
  deliverBallot,
  sealBallot,
} from './delivery.ts';
import type { BallotState, Drafts, FinalRefusal } from './device.ts';
import { alone } from './alone.ts';
import { browserPatience } from './browser.ts';
import type { Visit } from './entry.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { checkManifests, sealingFor } from './sealing.ts';
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

/**
 * Runs the delivery of ballots and shows how far it is. Stops at the first ballot that is stuck:
 * what keeps one from arriving keeps the others from it as well.
 */
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
  }

  /** The tools for each survey, once all manifests have passed the full check. */
  async function toolsFor(rated: readonly Rated[]): Promise<[Rated, DeliveryTools][] | undefined> {
    const checked = await checkManifests(visit, rated);
    if (!checked.ok) return undefined;
    const all: [Rated, DeliveryTools][] = [];
    for (const one of rated) {
      const manifest = checked.value.get(one.survey);
      if (manifest === undefined) return undefined;
      // What this page has stored; should the device lose it meanwhile, sending still goes on.
      let last: BallotState | undefined;
      all.push([
        one,
        {
          api,
          sealing: await sealingFor(visit, manifest),
          patience: browserPatience,
          stored: () => keeper.read().ballots[one.survey]?.state ?? last,
          store: (state, from) => {
            last = keeper.store(one.survey, one.name, state, from);
            return last;
          },
          report: (stage) => {
            show(one.survey, { at: stage });
          },
        },
      ]);
    }
    return all;
  }

  /** One ballot; whether the next may follow. */
  async function deliver(one: Rated, tools: DeliveryTools): Promise<boolean> {
    const result = await deliverBallot(visit.token, one.survey, undefined, tools);
    if (!result.ok) {
      show(one.survey, { at: 'stuck', why: result.reason });
      return false;
    }
    const state = result.value;
    if (state.step === 'sent') show(one.survey, { at: 'sent', receipt: state.receipt });
    if (state.step === 'refused') show(one.survey, { at: 'refused', reason: state.reason });
    on.settled(one.survey);
    return true;
  }

  async function deliverAll(rated: readonly Rated[], drafts: Drafts): Promise<void> {
    const all = await toolsFor(rated);
    if (all === undefined) {
      on.mismatch();
      return;
    }
    for (const [{ survey }, tools] of all) {
      const draft = drafts[survey];
      await sealBallot(draft && ballotOf(draft), tools);
      show(survey, { at: 'waiting' });
    }
    for (const [one, tools] of all) {
      if (!(await deliver(one, tools))) return;
    }
  }

  async function run(rated: readonly Rated[], drafts: Drafts): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    setProgress(Object.fromEntries(rated.map(({ survey }) => [survey, { at: 'waiting' }])));
    try {
      await alone(`niping.sending.${visit.shelfName}`, async () => deliverAll(rated, drafts));
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
