import type { Organisation } from '../api/organisation.ts';

/** Distinct client departments below which a survey is refused (threshold rule D1). */
const LEAST_CLIENTS = 3;
/** The threshold that a window has unless HR chooses another. */
const USUAL_THRESHOLD = 5;

/** How many client departments and raters a rated department would have. */
export interface Reach {
  department: string;
  clients: number;
  raters: number;
  verdict: 'enough' | 'too_few_clients' | 'too_few_raters' | 'not_rated';
}

/**
 * The reach of every department by the service map, as a first look; the Worker's
 * preflight decides when a window is prepared. Client departments without links do not count.
 */
export function reachOf(organisation: Organisation): Reach[] {
  const links = new Map(
    organisation.departments
      .filter((each) => !each.ended)
      .map((each) => [each.id, each.raterLinks]),
  );
  return organisation.departments
    .filter((each) => !each.ended)
    .map(({ id }) => {
      const counts = organisation.serviceMap
        .filter((row) => row.rated === id)
        .map((row) => links.get(row.client) ?? 0)
        .filter((count) => count > 0);
      const raters = counts.reduce((sum, count) => sum + count, 0);
      return {
        department: id,
        clients: counts.length,
        raters,
        verdict: verdict(counts.length, raters),
      };
    });
}

function verdict(clients: number, raters: number): Reach['verdict'] {
  if (clients === 0) return 'not_rated';
  if (clients < LEAST_CLIENTS) return 'too_few_clients';
  return raters < USUAL_THRESHOLD ? 'too_few_raters' : 'enough';
}
