import type { Answer } from '../api.ts';

/** Waits between attempts, in seconds: bounded, so that a struggling server is not hammered. */
const waits = [1, 2, 4, 8, 15];

/** Longest wait that a server may ask for, in seconds; beyond it the rater decides. */
const longestWait = 30;

/** What retrying needs from outside. `random` gives a number from 0 to 1. */
export type Patience = {
  wait: (seconds: number) => Promise<void>;
  random: () => number;
};

/**
 * Repeats a request that may be repeated until it is answered or refused, at most six times in
 * about half a minute; then gives back the last `unreachable`. Waits are spread at random, so
 * that many raters cut off together do not come back together.
 */
export async function withRetries<T>(
  attempt: () => Promise<Answer<T>>,
  { wait, random }: Patience,
): Promise<Answer<T>> {
  let answer = await attempt();
  for (const seconds of waits) {
    if (answer.kind !== 'unreachable') return answer;
    const asked = answer.retryAfterSeconds ?? 0;
    if (asked > longestWait) return answer;
    await wait(Math.max(asked, seconds) * (1 + random() / 2));
    answer = await attempt();
  }
  return answer;
}
