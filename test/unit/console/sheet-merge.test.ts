import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankEntry,
  blankLine,
  type EntryForm,
} from '../../../survey-ui/console/appraisal/sheet-form.ts';
import {
  alignEntries,
  mergeSheet,
  sameEntries,
  sheetDifferences,
} from '../../../survey-ui/console/appraisal/sheet-merge.ts';

const entry = (key: string, title: string, changed: Partial<EntryForm> = {}): EntryForm => ({
  ...blankEntry(key),
  title,
  weight: '50',
  ...changed,
});
const base = [entry('e0', '服务'), entry('e1', '培训'), entry('e2', '档案')];
const [service, training, archive] = base as [EntryForm, EntryForm, EntryForm];
const titles = (entries: readonly EntryForm[]) => entries.map(({ title }) => title);

/** Entries of the base, some changed, some gone, some new. @param side tells new ones apart */
const version = (side: string) =>
  fc
    .array(fc.record({ gone: fc.boolean(), weight: fc.constantFrom('50', '40', '30') }), {
      minLength: 3,
      maxLength: 3,
    })
    .chain((fates) =>
      fc
        .array(fc.constantFrom('甲', '乙'), { maxLength: 2 })
        .map((added) => [
          ...base.flatMap((each, i) =>
            fates[i]?.gone === true ? [] : [{ ...each, weight: fates[i]?.weight ?? '' }],
          ),
          ...added.map((title, i) => entry(`${side}${i}`, side + title)),
        ]),
    );

describe('two versions of a sheet', () => {
  test('are one of both where only one person changed anything', () => {
    fc.assert(
      fc.property(version('n'), (changed) => {
        expect(mergeSheet(base, changed, base, 'whole')).toEqual(changed);
        expect(mergeSheet(base, base, changed, 'whole')).toEqual(changed);
      }),
    );
  });

  test('lose no line that somebody added or changed and nobody removed', () => {
    fc.assert(
      fc.property(version('n'), version('t'), (mine, theirs) => {
        const merged = mergeSheet(base, mine, theirs, 'whole');
        const keys = merged.map(({ key }) => key);
        const removedByMe = base.filter(({ key }) => mine.every((each) => each.key !== key));
        for (const { key } of theirs) {
          expect(keys.includes(key)).toBe(removedByMe.every((each) => each.key !== key));
        }
        const weightOf = (entries: readonly EntryForm[], key: string) =>
          entries.find((each) => each.key === key)?.weight;
        const writtenByMe = mine.filter(({ key, weight }) => weight !== weightOf(base, key));
        for (const { key, weight } of writtenByMe) expect(weightOf(merged, key)).toBe(weight);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('keep what each changed of the same line, and mine where both did', () => {
    const mine = [service, { ...training, completion: '已完成', weight: '40' }, archive];
    const theirs = [service, { ...training, standard: '全部满足', weight: '30' }, archive];
    expect(mergeSheet(base, mine, theirs, 'whole')[1]).toMatchObject({
      completion: '已完成',
      standard: '全部满足',
      weight: '40',
    });
    expect(sheetDifferences(base, mine, theirs)).toEqual([
      { keys: ['e1'], field: 'weight', mine: '40', theirs: '30', changedByMe: true },
      { keys: ['e1'], field: 'standard', mine: '', theirs: '全部满足', changedByMe: false },
      { keys: ['e1'], field: 'completion', mine: '已完成', theirs: '', changedByMe: true },
    ]);
  });

  test('differ in whole lines, each told once', () => {
    const mine = [service, archive, entry('n1', '回访')];
    const theirs = [service, training];
    expect(sheetDifferences(base, mine, theirs)).toEqual([
      { keys: ['e2'], mine: '档案', theirs: '', changedByMe: false },
      { keys: ['n1'], mine: '回访', theirs: '', changedByMe: true },
      { keys: ['e1'], mine: '', theirs: '培训', changedByMe: true },
    ]);
    expect(titles(mergeSheet(base, mine, theirs, 'whole'))).toEqual(['服务', '回访']);
  });

  test('are merged in their parts too', () => {
    const part = (key: string, title: string) => ({ ...blankLine(key), title });
    const whole = [{ ...service, subs: [part('e0s0', '支持')] }];
    const mine = [{ ...service, subs: [part('e0s0', '支持与咨询')] }];
    const theirs = [{ ...service, subs: [part('e0s0', '支持'), part('n5', '投诉')] }];
    const [merged] = mergeSheet(whole, mine, theirs, 'whole');
    expect(merged?.subs.map(({ title }) => title)).toEqual(['支持与咨询', '投诉']);
  });

  test('of an approved plan are merged in what came of it alone', () => {
    const mine = [{ ...service, title: '别的', completion: '完成' }];
    const theirs = [{ ...service, cause: '供货推迟' }, training];
    expect(mergeSheet([service], mine, theirs, 'outcome')).toEqual([
      { ...service, completion: '完成', cause: '供货推迟' },
      training,
    ]);
  });
});

describe('a version that is read anew', () => {
  const newKey = () => 'new';
  const keysOf = (read: EntryForm[]) => alignEntries(base, read, newKey).map(({ key }) => key);

  test('has its lines known again, moved, retitled, among new ones', () => {
    expect(keysOf([entry('e0', '档案'), entry('e1', '服务')])).toEqual(['e2', 'e0']);
    expect(keysOf([entry('e0', '服务'), entry('e1', '培训用户'), entry('e2', '档案')])).toEqual([
      'e0',
      'e1',
      'e2',
    ]);
    expect(keysOf([entry('e0', '新增'), entry('e1', '服务', { weight: '20' })])).toEqual([
      'new',
      'e0',
    ]);
  });

  test('says the same as the one it was, whatever its keys', () => {
    const read = base.map((each, i) => ({ ...each, key: `x${i}`, title: ` ${each.title}` }));
    expect(sameEntries(read, base)).toBe(true);
    expect(sameEntries(read.slice(1), base)).toBe(false);
  });
});
