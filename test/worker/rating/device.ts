import { env, exports } from 'cloudflare:workers';
import { raterApi } from '../../../survey-ui/rate/api.ts';
import { deliverAll } from '../../../survey-ui/rate/state/deliver-all.ts';
import { isSettled } from '../../../survey-ui/rate/state/device.ts';
import type { Draft } from '../../../survey-ui/rate/state/draft.ts';
import { enter } from '../../../survey-ui/rate/state/entry.ts';
import { recordKeeper } from '../../../survey-ui/rate/state/record-keeper.ts';
import { loadSurveys } from '../../../survey-ui/rate/state/surveys.ts';
import type { Shelf } from '../../../survey-ui/rate/storage.ts';
import { origin } from '../support/worker-fetch.ts';

/** How the page reaches the server: `path` begins with a slash. */
export type PageFetch = (path: string, init: RequestInit) => Promise<Response>;

/** The network when nothing is wrong with it: the real Worker. */
export const network: PageFetch = async (path, init) => {
  const { method = 'GET', body } = init;
  return exports.default.fetch(origin + path, {
    method,
    headers: method === 'POST' ? { 'content-type': 'application/json' } : {},
    ...(typeof body === 'string' ? { body } : {}),
  });
};

/** A complete draft, with every indicator rated alike. */
const draftOf = (rating: number): Draft => ({
  ratings: Array<number>(9).fill(rating),
  texts: ['资料齐全。', '', '', '', '', '', '', '', ''],
});

/** What one visit of the page came to. */
export type VisitEnd = { end: string; reports: string[]; receipts: string[] };

/**
 * One visit of the rater's page with a link, without its screens: opens the link, and sends every
 * department's ballot that is not settled. The code is the page's own, the waits pass at once.
 */
export async function visitOnce(
  link: string,
  shelf: Shelf,
  fetch: PageFetch = network,
  rating = 8,
): Promise<VisitEnd & { waits: number[] }> {
  const waits: number[] = [];
  const patience = {
    wait: async (seconds: number) => {
      waits.push(seconds);
    },
    random: () => 0,
  };
  const reports: string[] = [];
  const api = raterApi(fetch);
  const entered = await enter(new URL(link).hash, api, patience);
  if (!entered.ok) return { end: entered.reason, reports, receipts: [], waits };
  const visit = entered.value;
  const { manifest, shelfName } = visit;
  const blank = { version: 1, window: manifest.window, cycle: '', until: 9, ballots: {} } as const;
  const keeper = recordKeeper(shelf, shelfName, blank);
  const loaded = await loadSurveys(visit, api, patience);
  if (!loaded.ok) return { end: loaded.reason, reports, receipts: [], waits };
  const open = loaded.value.filter(({ survey }) => !isSettled(keeper.read(), survey));
  const drafts = Object.fromEntries(open.map(({ survey }) => [survey, draftOf(rating)]));
  const end = await deliverAll(open, drafts, {
    visit,
    api,
    keeper,
    patience,
    report: (_, now) => {
      if (typeof now !== 'string') reports.push('stuck' in now ? now.stuck : now.step);
      if (typeof now === 'object' && 'reason' in now) reports.push(now.reason);
    },
  });
  const receipts = Object.values(keeper.read().ballots).flatMap(({ state }) =>
    state.step === 'sent' ? [state.receipt] : [],
  );
  return { end, reports, receipts, waits };
}

/** How many ballots lie in the box, and for how many surveys a link was used. */
export async function counts(): Promise<{ ballots: number; activated: number }> {
  const row = await env.DB.prepare(
    `SELECT (SELECT count(*) FROM ballots) AS ballots,
      (SELECT count(*) FROM link_surveys WHERE blinded_hash IS NOT NULL) AS activated`,
  ).first<{ ballots: number; activated: number }>();
  return row ?? { ballots: -1, activated: -1 };
}
