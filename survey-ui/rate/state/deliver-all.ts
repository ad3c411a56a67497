import type { RaterApi } from '../api.ts';
import {
  type DeliveryTools,
  type Stage,
  type Stuck,
  deliverBallot,
  sealBallot,
} from './delivery.ts';
import type { BallotState, Drafts } from './device.ts';
import type { Visit } from './entry.ts';
import { ballotOf } from './gaps.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { Patience } from './retry.ts';
import { checkManifests, sealingFor } from './sealing.ts';
import type { Rated } from './surveys.ts';

/** How one department's ballot is doing: on its way, stopped for now, or at its end. */
export type Report = Stage | 'waiting' | { stuck: Stuck } | BallotState;

/** What delivering needs from the page around it. */
export type DeliverySite = {
  visit: Visit;
  api: Pick<RaterApi, 'activate' | 'deliver'>;
  keeper: RecordKeeper;
  patience: Patience;
  report: (survey: string, now: Report) => void;
};

/**
 * Protocol steps 3 to 7 for several departments, from wherever each of them stands: checks all
 * manifests in full, seals all ballots, then delivers one after the other. Stops at the first
 * ballot that is stuck: what keeps one from arriving keeps the others from it as well.
 * `mismatch`: a manifest is not what it should be, and nothing was sealed or sent.
 */
export async function deliverAll(
  rated: readonly Rated[],
  drafts: Drafts,
  site: DeliverySite,
): Promise<'settled' | 'stuck' | 'mismatch'> {
  const all = await toolsFor(rated, site);
  if (all === undefined) return 'mismatch';
  for (const [{ survey }, tools] of all) {
    const draft = drafts[survey];
    await sealBallot(draft && ballotOf(draft), tools);
    site.report(survey, 'waiting');
  }
  for (const [{ survey }, tools] of all) {
    const result = await deliverBallot(site.visit.token, survey, undefined, tools);
    site.report(survey, result.ok ? result.value : { stuck: result.reason });
    if (!result.ok) return 'stuck';
  }
  return 'settled';
}

/** The tools for each survey, once all manifests have passed the full check. */
async function toolsFor(
  rated: readonly Rated[],
  { visit, api, keeper, patience, report }: DeliverySite,
): Promise<[Rated, DeliveryTools][] | undefined> {
  const checked = await checkManifests(visit, rated);
  if (!checked.ok) return undefined;
  const all: [Rated, DeliveryTools][] = [];
  for (const one of rated) {
    const { survey, name } = one;
    const manifest = checked.value.get(survey);
    if (manifest === undefined) return undefined;
    // What this page has stored; should the device lose it meanwhile, sending still goes on.
    let last: BallotState | undefined;
    all.push([
      one,
      {
        api,
        sealing: await sealingFor(visit, manifest),
        patience,
        stored: () => keeper.read().ballots[survey]?.state ?? last,
        store: (state, from) => {
          last = keeper.store(survey, name, state, from);
          return last;
        },
        report: (stage) => {
          report(survey, stage);
        },
      },
    ]);
  }
  return all;
}
