import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATOR_IDS } from '../../../shared/form/indicators.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { padReceipts, unbundle } from '../../../worker/results/unbundle.ts';

/** Bytes that are the same in every world: the randomness, fixed. */
function fixedRandomness(): (length: number) => Bytes {
  let calls = 0;
  return (length) => {
    calls += 1;
    return new Uint8Array(length).fill(calls % 251);
  };
}

const ballot = fc.record({
  ratings: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 9, maxLength: 9 }),
  texts: fc.array(fc.constantFrom('', '晚了两天', '准时', 'a', 'b', '😀'), {
    minLength: 9,
    maxLength: 9,
  }),
});
const ballots = fc.array(ballot, { minLength: 1, maxLength: 12 });

/** Ballots with a permutation of the raters for each indicator. */
const permuted = ballots.chain((given) =>
  fc
    .tuple(
      ...INDICATOR_IDS.map(() =>
        fc.shuffledSubarray(
          given.map((_, index) => index),
          { minLength: given.length, maxLength: given.length },
        ),
      ),
    )
    .map((orders) => ({ given, orders })),
);

describe('unbundling', () => {
  it('49: gives the same bytes for the same answers of other raters in another order', () => {
    fc.assert(
      fc.property(permuted, ({ given, orders }) => {
        const other = given.map((_, rater) => ({
          ratings: orders.map((order, j) => given[order[rater] ?? 0]?.ratings[j] ?? 0),
          texts: orders.map((order, j) => given[order[rater] ?? 0]?.texts[j] ?? ''),
        }));
        expect(unbundle(other, fixedRandomness())).toEqual(unbundle(given, fixedRandomness()));
      }),
    );
  });

  it('keeps every rating with its text and adds them up by indicator', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const { answers, sums } = unbundle(given, fixedRandomness());
        expect(answers).toHaveLength(9 * given.length);
        for (const [j, indicator] of INDICATOR_IDS.entries()) {
          const own = answers.filter((answer) => answer.indicator === indicator);
          const pairs = own.map(({ rating, text }) => `${rating} ${text}`).sort();
          const expected = given.map(({ ratings, texts }) => `${ratings[j]} ${texts[j]}`).sort();
          expect(pairs).toEqual(expected);
          expect(sums[j]).toBe(own.reduce((sum, { rating }) => sum + rating, 0));
        }
      }),
    );
  });

  it('gives every answer an id of its own', () => {
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const nine = { ratings: Array<number>(9).fill(7), texts: Array<string>(9).fill('') };
    const { answers } = unbundle(
      Array.from({ length: 20 }, () => nine),
      random,
    );
    expect(new Set(answers.map(({ id }) => id.join())).size).toBe(180);
  });
});

describe('the list of receipts', () => {
  it('127: is as long as the links issued, sorted, and holds the counted receipts', () => {
    const receipts = ['ZZZZZZZZZZZZZZZZ', 'AAAAAAAAAAAAAAAA'];
    const padded = padReceipts(receipts, 12, fixedRandomness());
    expect(padded).toHaveLength(12);
    expect(padded).toEqual([...padded].sort());
    expect(padded).toEqual(expect.arrayContaining(receipts));
    for (const receipt of padded) expect(receipt).toMatch(/^[A-Z2-7]{16}$/);
  });
});
