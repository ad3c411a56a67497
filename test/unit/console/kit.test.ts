import { describe, expect, test } from 'vitest';
import { differencesOf, mergeInto } from '../../../survey-ui/console/kit/difference.ts';
import { pagesToOffer } from '../../../survey-ui/console/kit/pages-to-offer.ts';
import { readWhole } from '../../../survey-ui/console/kit/list.ts';

describe('the pages offered', () => {
  test.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 100, [1, 2, 0, 100]],
    [4, 100, [1, 2, 3, 4, 5, 0, 100]],
    [50, 100, [1, 0, 49, 50, 51, 0, 100]],
    [98, 100, [1, 0, 97, 98, 99, 100]],
  ])('of page %i of %i leave no gap of a single page', (page, last, expected) => {
    expect(pagesToOffer(page, last)).toEqual(expected);
  });
});

describe('two versions of the same thing', () => {
  const li = { id: 'li', name: '李经理' };
  const wang = { id: 'wang', name: '王经理' };
  const base = { name: '用户服务', links: '4', manager: li, rated: true };
  const mine = { ...base, name: '客户服务', links: '4 ', manager: { ...li, name: '李（经理）' } };
  const theirs = { ...base, name: '用户服务部', manager: wang };

  test('disagree where they say different things, and tell who changed it', () => {
    expect(differencesOf(base, mine, theirs)).toEqual([
      { field: 'name', mine: '客户服务', theirs: '用户服务部', changedByMe: true },
      { field: 'manager', mine: mine.manager, theirs: wang, changedByMe: false },
    ]);
    expect(differencesOf(base, base, base)).toEqual([]);
  });

  test('disagree about what was added after one of them was read', () => {
    const map: Record<string, string | boolean> = { links: '4', service: true };
    const added = { ...map, archive: true };
    expect(differencesOf(map, { ...map, service: false }, added)).toEqual([
      { field: 'service', mine: false, theirs: true, changedByMe: true },
      { field: 'archive', mine: false, theirs: true, changedByMe: false },
    ]);
    expect(mergeInto(map, { ...map, service: false }, added)).toEqual({
      ...added,
      service: false,
    });
    // Not chosen there either: the same.
    expect(differencesOf(map, map, { ...map, archive: false })).toEqual([]);
  });

  test('are put together so that only what I changed replaces theirs', () => {
    expect(mergeInto(base, mine, theirs)).toEqual({ ...theirs, name: '客户服务' });
  });

  describe('with fields that hold several things', () => {
    const plan = { chosen: ['a', 'b', 'c'], links: new Map([['x', '4']]) };
    // I take out a and add d, and give y a number; they take out b, add e, and give x another.
    const ours = { chosen: ['d', 'c', 'b'], links: new Map([...plan.links, ['y', '7']]) };
    const others = { chosen: ['a', 'c', 'e'], links: new Map([['x', '5']]) };

    test('disagree part by part, whatever the order', () => {
      expect(differencesOf(plan, { ...plan, chosen: ['c', 'a', 'b'] }, plan)).toEqual([]);
      expect(differencesOf(plan, ours, others)).toEqual([
        { field: 'chosen-d', mine: true, theirs: false, changedByMe: true },
        { field: 'chosen-b', mine: true, theirs: false, changedByMe: false },
        { field: 'chosen-a', mine: false, theirs: true, changedByMe: true },
        { field: 'chosen-e', mine: false, theirs: true, changedByMe: false },
        { field: 'links-x', mine: '4', theirs: '5', changedByMe: false },
        { field: 'links-y', mine: '7', theirs: null, changedByMe: true },
      ]);
    });

    test('are put together part by part', () => {
      expect(mergeInto(plan, ours, others)).toEqual({
        chosen: ['c', 'e', 'd'],
        links: new Map(Object.entries({ x: '5', y: '7' })),
      });
      const without = { ...plan, links: new Map<string, string>() };
      expect(mergeInto(plan, without, { ...plan, chosen: ['a'] })).toEqual({
        chosen: ['a'],
        links: new Map(),
      });
    });
  });
});

describe('a list read whole', () => {
  test('has all pages, and nothing when one of them is refused', async () => {
    const read = (ask: Record<string, string>) => {
      const rows = ask['page'] === '3' ? ['last'] : Array.from({ length: 100 }, () => 'row');
      return Promise.resolve({ ok: true as const, value: { total: 201, rows } });
    };
    const whole = await readWhole(read);
    expect(whole.ok && whole.value.length).toBe(201);
    const refusal = { code: 'network', status: 0 };
    expect(await readWhole(() => Promise.resolve({ ok: false, refusal }))).toEqual({
      ok: false,
      refusal,
    });
  });
});
