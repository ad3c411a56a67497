import { INDICATOR_IDS, type IndicatorId } from '../../shared/form/indicators.ts';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { RECEIPT_BYTES } from '../../shared/rating-protocol/receipt.ts';
import { encodeBase32 } from '../../shared/wire/base32.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';

/** One rating with its evidence, torn from the other eight of its ballot. */
export interface Answer {
  id: Bytes;
  indicator: IndicatorId;
  rating: number;
  text: string;
}

/** Bytes of an answer's random id. */
const answerIdLength = 16;

/** What the opened ballots of a survey come to. */
export interface Unbundled {
  answers: Answer[];
  /** Nine sums of ratings, in the form's order. */
  sums: number[];
}

/**
 * Splits ballots into single answers. They are sorted by content before they get their
 * random ids, so that the order in which ballots came, or lay in the database, leaves no
 * trace: the same ratings from other raters at other times give the same bytes.
 *
 * @param randomBytes passed in so that this can be shown
 */
export function unbundle(
  ballots: readonly Ballot[],
  randomBytes: (length: number) => Bytes,
): Unbundled {
  const sums = INDICATOR_IDS.map((_, j) =>
    ballots.reduce((sum, ballot) => sum + (ballot.ratings[j] ?? 0), 0),
  );
  const answers = INDICATOR_IDS.flatMap((indicator, j) =>
    ballots
      .map((ballot) => ({ indicator, rating: ballot.ratings[j] ?? 0, text: ballot.texts[j] ?? '' }))
      .sort((a, b) => a.rating - b.rating || (a.text < b.text ? -1 : Number(a.text > b.text))),
  );
  return {
    answers: answers.map((answer) => ({ id: randomBytes(answerIdLength), ...answer })),
    sums,
  };
}

/**
 * The public list of a tallied survey's receipts: sorted, and filled up with random ones
 * to the number of links issued, so that it tells neither how many ballots were counted
 * nor, by changing, anything else. Made once and stored.
 */
export function padReceipts(
  receipts: readonly string[],
  linksIssued: number,
  randomBytes: (length: number) => Bytes,
): string[] {
  const dummies = Array.from({ length: Math.max(0, linksIssued - receipts.length) }, () =>
    encodeBase32(randomBytes(RECEIPT_BYTES)),
  );
  return [...receipts, ...dummies].sort();
}
