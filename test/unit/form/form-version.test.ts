import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { formVersionSchema } from '../../../shared/form/form-version-schema.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { INDICATOR_COUNT, INDICATOR_IDS } from '../../../shared/form/indicators.ts';
import { scaleWord } from '../../../shared/form/scale.ts';
import { finalWeights } from '../../../shared/form/weights.ts';
import { formatRational, rational, sum } from '../../../shared/scoring/rational.ts';

function changed(change: (form: FormVersion) => void): FormVersion {
  const form = structuredClone(defaultFormVersion);
  change(form);
  return form;
}

function withWeights(groups: number[], inside: number[][]): FormVersion {
  return changed((form) => {
    for (const [g, group] of form.indicatorGroups.entries()) {
      group.weight = groups[g] ?? 0;
      for (const [i, indicator] of group.indicators.entries()) {
        indicator.weight = inside[g]?.[i] ?? 0;
      }
    }
  });
}

function reasons(form: unknown): string[] {
  const parsed = v.safeParse(formVersionSchema, form);
  return (parsed.issues ?? []).map((issue) => issue.message);
}

describe('the default form version', () => {
  it('passes its own schema unchanged', () => {
    expect(v.parse(formVersionSchema, defaultFormVersion)).toEqual(defaultFormVersion);
  });

  it('gives each of the nine indicators exactly one ninth', () => {
    expect(finalWeights(defaultFormVersion).map(formatRational)).toEqual(
      Array.from({ length: 9 }, () => '1/9'),
    );
  });

  it('has the nine indicators in printed order', () => {
    expect(INDICATOR_COUNT).toBe(9);
    expect(
      defaultFormVersion.indicatorGroups.flatMap((group) => group.indicators.map(({ id }) => id)),
    ).toEqual([...INDICATOR_IDS]);
  });

  it('says the four words of the scale at 1–2, 3–5, 6–8 and 9–10', () => {
    const words = Array.from({ length: 10 }, (_, i) => scaleWord(defaultFormVersion, i + 1)?.zh);
    expect(words.map((word) => words.indexOf(word))).toEqual([0, 0, 2, 2, 2, 5, 5, 5, 8, 8]);
    expect(scaleWord(defaultFormVersion, 0)).toBeUndefined();
    expect(scaleWord(defaultFormVersion, 11)).toBeUndefined();
  });

  it('writes its Chinese without half-width punctuation or blanks', () => {
    const texts = defaultFormVersion.indicatorGroups.flatMap((group) =>
      group.indicators.flatMap(({ name, guidance }) => [name.zh, guidance.zh]),
    );
    expect(texts.filter((text) => /[\s,.?;:!]/.test(text))).toEqual([]);
  });
});

describe('a form version', () => {
  it('accepts final weights of exactly 1/20 and exactly 1/4', () => {
    // Groups 20 : 30 : 50 of 100; attitude 15 and 15; support 25, 15, 5, 5; communication 5, 5, 10.
    const form = withWeights(
      [20, 30, 50],
      [
        [1, 1, 2],
        [1, 1],
        [5, 3, 1, 1],
      ],
    );
    expect(reasons(form)).toEqual([]);
    expect(finalWeights(form).map(formatRational)).toContain('1/20');
    expect(finalWeights(form).map(formatRational)).toContain('1/4');
    expect(sum(finalWeights(form))).toEqual(rational(1));
  });

  it('refuses a final weight just below 1/20', () => {
    const form = withWeights(
      [30, 20, 50],
      [
        [16, 17, 67],
        [1, 1],
        [1, 1, 1, 1],
      ],
    );
    expect(reasons(form)).toEqual(['indicator_weight_too_small']);
  });

  it('refuses a final weight just above 1/4', () => {
    const form = withWeights(
      [27, 50, 43],
      [
        [1, 1, 1],
        [61, 39],
        [1, 1, 1, 1],
      ],
    );
    expect(reasons(form)).toEqual(['indicator_weight_too_large']);
  });

  it('refuses weights that are all zero', () => {
    expect(
      reasons(
        withWeights(
          [0, 0, 0],
          [
            [0, 0, 0],
            [0, 0],
            [0, 0, 0, 0],
          ],
        ),
      ),
    ).toEqual(['indicator_weight_too_small']);
  });

  it.each([[-1], [0.5], [101], [Number.NaN], ['1'], [null]])('refuses %s as a share', (weight) => {
    const form = changed(() => undefined);
    const group = { ...form.indicatorGroups[0], weight };
    expect(
      reasons({ ...form, indicatorGroups: [group, ...form.indicatorGroups.slice(1)] }),
    ).toEqual(['share_invalid']);
  });

  it('refuses groups and indicators that are missing, doubled or in another order', () => {
    const swapped = changed((form) => form.indicatorGroups.reverse());
    const shorter = changed((form) => form.indicatorGroups[2]?.indicators.pop());
    const doubled = changed((form) => {
      const indicators = form.indicatorGroups[1]?.indicators;
      const first = indicators?.[0];
      if (indicators && first) indicators[1] = first;
    });
    for (const form of [swapped, shorter, doubled]) {
      expect(reasons(form)).toContain('indicators_not_as_fixed');
    }
  });

  it.each([
    [
      'a gap',
      [
        [1, 2],
        [4, 5],
        [6, 8],
        [9, 10],
      ],
    ],
    [
      'an overlap',
      [
        [1, 3],
        [3, 5],
        [6, 8],
        [9, 10],
      ],
    ],
    [
      'an empty band',
      [
        [1, 2],
        [3, 2],
        [3, 8],
        [9, 10],
      ],
    ],
    [
      'an open end',
      [
        [1, 2],
        [3, 5],
        [6, 8],
        [9, 9],
      ],
    ],
  ])('refuses a scale with %s', (_, bands) => {
    const form = changed((copy) => {
      copy.scale = bands.map(([from, to], i) => ({
        from: from ?? 0,
        to: to ?? 0,
        word: copy.scale[i]?.word ?? { zh: '', en: '' },
      }));
    });
    expect(reasons(form)).toEqual(['scale_not_contiguous']);
  });

  it('refuses unknown keys and unknown policies', () => {
    expect(reasons({ ...defaultFormVersion, note: 'x' })).toHaveLength(1);
    expect(reasons({ ...defaultFormVersion, evidencePolicy: 'some' })).toEqual([
      'evidence_policy_unknown',
    ]);
  });

  it('refuses names that are blank, too long, unprintable or not normalised', () => {
    const named = (zh: string) =>
      changed((form) => {
        const group = form.indicatorGroups[0];
        if (group) group.name.zh = zh;
      });
    expect(reasons(named(' '))).toEqual(['text_missing']);
    expect(reasons(named('字'.repeat(41)))).toEqual(['text_too_long']);
    expect(reasons(named('𠮷'.repeat(40)))).toEqual([]);
    expect(reasons(named('a\nb'))).toEqual(['text_unprintable']);
    expect(reasons(named('\ud800'))).toEqual(['text_unprintable']);
    expect(reasons(named('e\u0301'))).toEqual(['text_not_normalised']);
  });
});
