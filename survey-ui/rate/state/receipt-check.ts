import type { SurveyReceipts } from '../later-api.ts';

/** What became of a ballot, as far as the public lists tell. */
export type Verdict =
  | 'counted'
  | 'not_found'
  | 'pending'
  | 'withheld'
  | 'void'
  | 'purged'
  /** Not in any list, but some surveys have none. */
  | 'maybe_without_list';

const verdictsWithoutList = ['withheld', 'void', 'purged'] as const;

function hasList({ state }: SurveyReceipts): boolean {
  return state === 'tallied' || state === 'published';
}

/** What became of a receipt whose survey is known. */
export function verdictOf(
  surveys: readonly SurveyReceipts[],
  survey: string,
  receipt: string,
): Verdict {
  const entry = surveys.find((one) => one.survey === survey);
  if (entry === undefined) return 'not_found';
  if (hasList(entry)) return entry.receipts?.includes(receipt) === true ? 'counted' : 'not_found';
  return verdictsWithoutList.find((known) => known === entry.state) ?? 'pending';
}

/**
 * What became of a receipt that was typed in, without knowing for which survey it is:
 * `not_found` only if every survey has its list, since it may be of one that has none.
 */
export function verdictOfTyped(surveys: readonly SurveyReceipts[], receipt: string): Verdict {
  if (surveys.some((entry) => verdictOf([entry], entry.survey, receipt) === 'counted')) {
    return 'counted';
  }
  if (surveys.some(({ state }) => state === 'pending')) return 'pending';
  return surveys.every(hasList) ? 'not_found' : 'maybe_without_list';
}
