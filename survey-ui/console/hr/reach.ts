/** Distinct client departments below which a survey is refused (threshold rule D1). */
const leastClients = 3;
/** The threshold that a window has unless HR chooses another. */
const usualThreshold = 5;

/** How far the survey of a department would reach. */
export type ReachVerdict = 'enough' | 'too_few_clients' | 'too_few_raters' | 'not_rated';

/**
 * A first look at whether a department can be rated; the Worker's preflight decides when a
 * window is prepared.
 * @param reach distinct client departments with links, and their links together
 */
export function reachVerdict({
  clients,
  raters,
}: {
  clients: number;
  raters: number;
}): ReachVerdict {
  if (clients === 0) return 'not_rated';
  if (clients < leastClients) return 'too_few_clients';
  return raters < usualThreshold ? 'too_few_raters' : 'enough';
}
