import * as v from 'valibot';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { formVersionSchema } from '../../../shared/form/form-version-schema.ts';
import {
  defaultScoringPolicy,
  scoringPolicySchema,
} from '../../../shared/scoring/scoring-policy.ts';
import { formDifferences } from '../../../survey-ui/console/hr/forms/form-differences.ts';
import { formErrors } from '../../../survey-ui/console/hr/forms/form-errors.ts';
import {
  bandStarts,
  fieldsOfForm,
  type FormFields,
  formOfFields,
  moveBand,
} from '../../../survey-ui/console/hr/forms/form-fields.ts';
import { mergeFields } from '../../../survey-ui/console/hr/versions/merge-fields.ts';
import { weightRows } from '../../../survey-ui/console/hr/forms/weight-rows.ts';
import { percentsShown } from '../../../survey-ui/console/hr/policies/figures.ts';
import {
  fieldsOfPolicy,
  policyErrors,
  policyOfFields,
} from '../../../survey-ui/console/hr/policies/policy-fields.ts';
import { switchLanguage } from '../../../survey-ui/console/kit/language.ts';
import { comparedNumbers } from '../../../survey-ui/console/hr/versions/compared-numbers.ts';

beforeEach(() => switchLanguage('zh'));

const fields = fieldsOfForm(defaultFormVersion);

/** The default's fields with other shares of groups and of the indicators inside. */
function withShares(groups: string[], inside: string[][] = []): FormFields {
  return {
    ...fields,
    groups: fields.groups.map((group, g) => ({
      ...group,
      share: groups[g] ?? group.share,
      indicators: group.indicators.map((each, i) => ({
        ...each,
        share: inside[g]?.[i] ?? each.share,
      })),
    })),
  };
}
const wrong = (changed: FormFields) => formErrors(changed).map((error) => error.field);

describe('the form’s editor', () => {
  test('gives back the version that it was filled with', () => {
    expect(formOfFields(fields, 1)).toEqual(defaultFormVersion);
    expect(formErrors(fields)).toEqual([]);
  });

  test('tells a share that is no whole number from 0 to 100, at its field', () => {
    expect(wrong(withShares(['101']))).toEqual(['groups-share-communication']);
    expect(wrong(withShares(['1.5', '', '4']))).toEqual([
      'groups-share-communication',
      'groups-share-attitude',
    ]);
    expect(wrong(withShares(['３']))).toEqual([]);
  });

  test('tells each final weight outside 1/20 to 1/4, and on which side', () => {
    const errors = formErrors(withShares([], [[], ['1', '9']]));
    expect(errors.map((error) => error.field)).toEqual(['groups-share-responsibility']);
    // 2/9 × 1/10
    expect(errors[0]?.message).toContain('1/45');
    expect(wrong(withShares(['9', '1', '1'])).length).toBeGreaterThan(3);
  });

  test('wants every text in both languages and within its length', () => {
    const [first] = fields.groups;
    if (first === undefined) throw new Error('the form has no group');
    const named = (name: { zh: string; en: string }) =>
      wrong({ ...fields, groups: [{ ...first, name }, ...fields.groups.slice(1)] });
    expect(named({ zh: ' ', en: 'x' })).toEqual(['groups-name-communication-zh']);
    expect(named({ zh: '沟'.repeat(41), en: 'x'.repeat(40) })).toEqual([
      'groups-name-communication-zh',
    ]);
  });

  test('saves nothing that the Worker would refuse for its weights', () => {
    const share = fc.integer({ min: 0, max: 100 }).map(String);
    const shares = fc.tuple(
      fc.array(share, { minLength: 3, maxLength: 3 }),
      fc.array(fc.array(share, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    );
    fc.assert(
      fc.property(shares, ([groups, inside]) => {
        const typed = withShares(groups, inside);
        const accepted = v.safeParse(formVersionSchema, formOfFields(typed, 2)).success;
        expect(formErrors(typed).length === 0).toBe(accepted);
      }),
    );
  });

  test('moves a band so that the scale stays covered without a gap', () => {
    const step = fc.record({
      at: fc.integer({ min: 0, max: 2 }),
      by: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const bands = steps.reduce(
          (moved, { at, by }) => moveBand(moved, at, at + 1 + by),
          fields.bands,
        );
        const form = formOfFields({ ...fields, bands }, 1);
        expect(v.safeParse(formVersionSchema, form).success).toBe(true);
        expect(bandStarts(bands)[0]).toBe(1);
      }),
    );
  });
});

describe('the table of weights', () => {
  test('shows shares, parts and exact final weights', () => {
    const rows = weightRows(formOfFields(withShares(['3', '3', '4'], [['2', '1', '1']]), 1));
    expect(rows[0]).toMatchObject({ kind: 'group', share: 3, part: '30.00' });
    expect(rows[1]).toMatchObject({
      part: '50.00',
      final: { fraction: '3/20', percent: '15.00' },
      fault: undefined,
    });
    expect(rows[2]?.final).toEqual({ fraction: '3/40', percent: '7.50' });
  });

  test('shows no part of nothing', () => {
    const rows = weightRows(formOfFields(withShares(['0', '0', '0']), 1));
    expect(rows[0]?.part).toBe('');
    expect(rows[1]).toMatchObject({ final: { fraction: '0' }, fault: 'too_small' });
  });
});

describe('the policy’s editor', () => {
  const policy = fieldsOfPolicy(defaultScoringPolicy);
  const faulty = (changed: Partial<typeof policy>) =>
    policyErrors({ ...policy, ...changed }).map((error) => error.field);

  test('gives back the policy, and tells what is wrong at its field', () => {
    expect(policyOfFields(policy, 1)).toEqual(defaultScoringPolicy);
    expect(faulty({})).toEqual([]);
    expect(faulty({ customer: '20.5', plan: '' })).toEqual(['plan', 'customer']);
    expect(faulty({ customer: '41' })).toEqual(['duty']);
    expect(faulty({ duty: '0', plan: '0' })).toEqual(['duty']);
  });

  test('saves nothing that the Worker would refuse', () => {
    const percent = fc.integer({ min: 0, max: 60 }).map(String);
    fc.assert(
      fc.property(fc.record({ duty: percent, plan: percent, customer: percent }), (typed) => {
        const given = { ...policy, ...typed };
        const accepted = v.safeParse(scoringPolicySchema, policyOfFields(given, 2)).success;
        expect(policyErrors(given).length === 0).toBe(accepted);
      }),
    );
  });

  test('says what becomes of a missing score’s weight, exactly', () => {
    expect(percentsShown(defaultScoringPolicy)).toEqual({
      customer: '20%',
      duty: '40%',
      plan: '40%',
    });
    const uneven = { ...defaultScoringPolicy, duty: 40, plan: 30, customer: 10 };
    expect(percentsShown(uneven).duty).toBe('45.71%（320/7）');
  });
});

describe('two versions compared', () => {
  test('are those that the address names, else the newest and the one before', () => {
    const versions = [{ number: 4 }, { number: 2 }, { number: 1 }];
    expect(comparedNumbers({}, versions)).toEqual({ from: 2, to: 4 });
    expect(comparedNumbers({ to: '2' }, versions)).toEqual({ from: 1, to: 2 });
    expect(comparedNumbers({ to: '1' }, versions)).toEqual({ from: 4, to: 1 });
    expect(comparedNumbers({ from: '4', to: '1' }, versions)).toEqual({ from: 4, to: 1 });
    expect(comparedNumbers({ from: '9' }, versions)).toEqual({ from: 2, to: 4 });
  });

  test('are told in words, with the words of texts marked', () => {
    const after = structuredClone(defaultFormVersion);
    const [group] = after.indicatorGroups;
    if (group === undefined) throw new Error('the form has no group');
    group.name.zh = '信息交流';
    after.evidencePolicy = 'none';
    expect(formDifferences(defaultFormVersion, after)).toEqual([
      {
        field: '信息沟通 · 名称（中文）',
        before: [
          { text: '信息', changed: false },
          { text: '沟通', changed: true },
        ],
        after: [
          { text: '信息', changed: false },
          { text: '交流', changed: true },
        ],
      },
      { field: '事例要求', before: '最低分和最高分', after: '不要求' },
    ]);
  });
});

describe('a version that two people changed', () => {
  const base = {
    groups: [{ name: { zh: '一', en: 'One' }, share: '2' }],
    rule: 'none',
    bands: [1, 2],
  };

  test('is put together field by field, however deep', () => {
    const group = base.groups[0] ?? { name: { zh: '', en: '' }, share: '' };
    const mine = { ...base, groups: [{ ...group, name: { zh: '甲', en: 'One' } }], bands: [1, 3] };
    const theirs = {
      ...base,
      groups: [{ name: { zh: '乙', en: 'First' }, share: '5' }],
      rule: 'all',
    };
    expect(mergeFields(base, mine, theirs)).toEqual({
      groups: [{ name: { zh: '甲', en: 'First' }, share: '5' }],
      rule: 'all',
      bands: [1, 3],
    });
    expect(mergeFields(base, base, theirs)).toEqual(theirs);
    expect(mergeFields(base, mine, base)).toEqual(mine);
  });

  test('keeps a list whole that has got longer', () => {
    const longer = { ...base, bands: [1, 2, 3] };
    expect(mergeFields(base, longer, { ...base, bands: [0, 2] }).bands).toEqual([1, 2, 3]);
    expect(mergeFields(base, base, longer).bands).toEqual([1, 2, 3]);
  });
});
