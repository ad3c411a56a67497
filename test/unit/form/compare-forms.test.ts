import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareForms } from '../../../shared/form/compare-forms.ts';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { finalWeights, hasEqualWeights } from '../../../shared/form/weights.ts';
import { compare, rational, sum } from '../../../shared/scoring/rational.ts';
import { formWithShares, UNEQUAL_FORMS } from '../scoring/forms.ts';

function changed(change: (form: FormVersion) => void): FormVersion {
  const form = structuredClone(defaultFormVersion);
  change(form);
  return form;
}
const differences = (change: (form: FormVersion) => void) =>
  compareForms(defaultFormVersion, changed(change));
const groupOf = (form: FormVersion, at: number) => {
  const group = form.indicatorGroups[at];
  if (group === undefined) throw new Error('the form has no such group');
  return group;
};

describe('two versions of the form', () => {
  it('do not differ when only their numbers do', () => {
    expect(differences((form) => (form.number = 7))).toEqual([]);
  });

  it('differ in the share that was changed and in every final weight that it moves', () => {
    const found = differences((form) => (groupOf(form, 1).weight = 1));
    expect(found[0]).toMatchObject({
      field: 'final_weight',
      place: { indicator: 'seeks_information' },
    });
    expect(found.filter(({ field }) => field === 'share')).toEqual([
      { field: 'share', place: { group: 'attitude' }, before: 2, after: 1 },
    ]);
    const weights = found.filter((change) => change.field === 'final_weight');
    expect(weights).toHaveLength(9);
    expect(weights[3]).toEqual({
      field: 'final_weight',
      place: { indicator: 'responsibility' },
      before: rational(1, 9),
      after: rational(1, 16),
    });
  });

  it('do not differ in final weights when shares are only written larger', () => {
    const found = differences((form) => {
      for (const group of form.indicatorGroups) group.weight *= 10;
    });
    expect(found.map(({ field }) => field)).toEqual(['share', 'share', 'share']);
  });

  it('differ in each text by its language', () => {
    const found = differences((form) => {
      const [first] = groupOf(form, 0).indicators;
      if (first !== undefined) first.guidance.en = 'Do they ask us?';
      groupOf(form, 2).name.zh = '支持与合作';
    });
    expect(found).toMatchObject([
      { field: 'guidance', place: { indicator: 'seeks_information' }, language: 'en' },
      { field: 'name', place: { group: 'support' }, language: 'zh', after: '支持与合作' },
    ]);
  });

  it('differ in the bands and words of the scale and in the evidence rule', () => {
    const found = differences((form) => {
      form.scale = form.scale.map((band, index) =>
        index === 0 ? { ...band, to: 3 } : index === 1 ? { ...band, from: 4 } : band,
      );
      form.evidencePolicy = 'extremes';
    });
    expect(found).toMatchObject([
      { field: 'range', place: { band: 0 }, after: { from: 1, to: 3 } },
      { field: 'range', place: { band: 1 }, after: { from: 4, to: 5 } },
      { field: 'evidence', before: 'lowest_and_highest', after: 'extremes' },
    ]);
  });
});

describe('final weights', () => {
  const share = fc.integer({ min: 1, max: 100 });
  const shares = fc.record({
    groups: fc.tuple(share, share, share),
    inside: fc.tuple(
      fc.tuple(share, share, share),
      fc.tuple(share, share),
      fc.tuple(share, share, share, share),
    ),
  });

  it('sum to exactly 1 whatever the shares are', () => {
    fc.assert(
      fc.property(shares, (given) => {
        expect(sum(finalWeights(formWithShares(given)))).toEqual(rational(1));
      }),
    );
  });

  it('are told to be equal only when all nine are', () => {
    expect(hasEqualWeights(defaultFormVersion)).toBe(true);
    for (const form of UNEQUAL_FORMS) {
      const [first, ...others] = finalWeights(form);
      const same = others.every((weight) => first !== undefined && compare(first, weight) === 0);
      expect(hasEqualWeights(form)).toBe(same);
    }
    expect(UNEQUAL_FORMS.some(hasEqualWeights)).toBe(false);
  });
});
