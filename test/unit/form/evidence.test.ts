import { describe, expect, it } from 'vitest';

import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import {
  evidenceRequirements,
  evidenceWantedAt,
  missingEvidence,
} from '../../../shared/form/evidence.ts';
import type { EvidencePolicy } from '../../../shared/form/form-version.ts';

const withPolicy = (evidencePolicy: EvidencePolicy) => ({ ...defaultFormVersion, evidencePolicy });
const noTexts = Array.from({ length: 9 }, () => '');
const textAt = (...positions: number[]) =>
  noTexts.map((_, j) => (positions.includes(j) ? '本月三次延误' : ''));

describe('evidence for the lowest and the highest rating', () => {
  const form = withPolicy('lowest_and_highest');

  it('is asked for one indicator each', () => {
    expect(evidenceRequirements(form, [5, 6, 7, 5, 6, 2, 8, 9, 7])).toEqual([
      { because: 'lowest', indicators: [5] },
      { because: 'highest', indicators: [7] },
    ]);
  });

  it('may be given at any one of tied indicators', () => {
    const ratings = [8, 8, 8, 8, 8, 8, 8, 8, 3];
    expect(missingEvidence(form, ratings, textAt(4, 8))).toEqual([]);
    expect(missingEvidence(form, ratings, textAt(0, 4))).toEqual([
      { because: 'lowest', indicators: [8] },
    ]);
  });

  it('is a single text anywhere when all nine ratings are equal', () => {
    const ratings = Array.from({ length: 9 }, () => 10);
    const missing = missingEvidence(form, ratings, noTexts);
    expect(missing.map(({ because }) => because)).toEqual(['all_equal']);
    expect(evidenceWantedAt(missing, 9)).toEqual(Array.from({ length: 9 }, () => true));
    expect(missingEvidence(form, ratings, textAt(6))).toEqual([]);
  });

  it('is not asked for before all nine are rated', () => {
    expect(evidenceRequirements(form, [1, 10, 5, 5, 5, 5, 5, 5, undefined])).toEqual([]);
  });
});

describe('the other evidence policies', () => {
  const ratings = [1, 2, 3, undefined, 5, 8, 9, 10, 6];

  it('ask at ratings in the first and last band of the scale for extremes', () => {
    const missing = missingEvidence(withPolicy('extremes'), ratings, textAt(1));
    expect(missing.map(({ indicators }) => indicators)).toEqual([[0], [6], [7]]);
  });

  it('follow the bands of the form when HR has moved them', () => {
    const scale = defaultFormVersion.scale.map((band, i) =>
      i === 3 ? { ...band, from: 8 } : i === 2 ? { ...band, to: 7 } : band,
    );
    const required = evidenceRequirements({ evidencePolicy: 'extremes', scale }, ratings);
    expect(required.map(({ indicators }) => indicators)).toEqual([[0], [1], [5], [6], [7]]);
  });

  it('ask at every rated indicator for all, and nowhere for none', () => {
    expect(missingEvidence(withPolicy('all'), ratings, noTexts)).toHaveLength(8);
    expect(missingEvidence(withPolicy('none'), ratings, noTexts)).toEqual([]);
  });

  it('count a blank text as absent', () => {
    const blank = noTexts.map(() => ' \n ');
    expect(missingEvidence(withPolicy('extremes'), ratings, blank)).toHaveLength(4);
  });
});
