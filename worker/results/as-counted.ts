import { INDICATOR_COUNT, INDICATOR_IDS } from '../../shared/form/indicators.ts';
import type { StoredAnswer } from './audit-store.ts';
import { decryptEvidence } from './evidence-key.ts';

/** An answer with its evidence in clear. */
export interface OpenedAnswer extends Pick<StoredAnswer, 'indicator' | 'rating'> {
  text: string;
}

/**
 * Opens the answers of a survey, if they are the very ones that the tally wrote. Each evidence is
 * sealed together with its indicator and rating, and all together come to the sums: whoever writes
 * to the database after the tally can neither change, drop nor add an answer unnoticed.
 *
 * @returns undefined when they are not
 */
export async function openAsCounted(
  key: CryptoKey,
  answers: readonly StoredAnswer[],
  figures: { counted: number; sums: readonly number[] },
): Promise<OpenedAnswer[] | undefined> {
  if (answers.length !== INDICATOR_COUNT * figures.counted) return undefined;
  const fits = INDICATOR_IDS.every((indicator, at) => {
    const own = answers.filter((answer) => answer.indicator === indicator);
    const sum = own.reduce((total, { rating }) => total + rating, 0);
    return own.length === figures.counted && sum === figures.sums[at];
  });
  if (!fits) return undefined;
  try {
    return await Promise.all(
      answers.map(async (answer) => ({
        indicator: answer.indicator,
        rating: answer.rating,
        text: await decryptEvidence(key, answer, answer.evidence),
      })),
    );
  } catch {
    // What one answer holds was sealed with another.
    return undefined;
  }
}
