import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeWarning, groupChange } from '../../../worker/windows/preflight-change.ts';

const group = (links: Record<string, number>) =>
  Object.entries(links).map(([department, count]) => ({ department, links: count }));
const before = group({ a: 4, b: 4, c: 4 });
const warned = (now: Record<string, number>) =>
  changeWarning('service', [before], group(now))?.code;

describe('D12: the group of raters since the last window', () => {
  it.each([
    ['one rater joined', { a: 5, b: 4, c: 4 }],
    ['two raters left', { a: 2, b: 4, c: 4 }],
    ['one joined and one left', { a: 5, b: 3, c: 4 }],
    ['a department of two joined', { a: 4, b: 4, c: 4, d: 2 }],
  ])('is warned of when %s', (_what, now) => {
    expect(warned(now)).toBe('group_changed_little');
  });

  it.each([
    ['nobody changed', { a: 4, b: 4, c: 4 }],
    ['nobody changed but for a department without links', { a: 4, b: 4, c: 4, d: 0 }],
    ['three changed', { a: 5, b: 3, c: 5 }],
    ['a department of four left', { a: 4, b: 4 }],
    ['one department came for another', { a: 4, b: 4, d: 4 }],
  ])('is not warned of when %s', (_what, now) => {
    expect(warned(now)).toBeUndefined();
  });

  it('is not warned of when there was no last window', () => {
    expect(changeWarning('service', [], before)).toBeUndefined();
  });

  it('is warned of when it came back to an earlier one but for a rater', () => {
    const between = group({ a: 4, b: 9, d: 6 });
    const warning = changeWarning('service', [between, before], group({ a: 5, b: 4, c: 4 }));
    expect(warning).toMatchObject({ code: 'group_changed_little', links: 1 });
  });

  it('names who was added, who was taken away, and whose links changed', () => {
    expect(groupChange(before, group({ a: 4, b: 6, d: 3 }))).toEqual({
      added: [{ department: 'd', links: 3 }],
      removed: [{ department: 'c', links: 4 }],
      changed: [{ department: 'b', before: 4, now: 6 }],
      links: 9,
    });
  });

  it('counts the same links in both directions, and none between equal groups', () => {
    const groups = fc
      .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(9), { noNullPrototype: true })
      .map(group);
    fc.assert(
      fc.property(groups, groups, (one, other) => {
        const there = groupChange(one, other);
        const back = groupChange(other, one);
        expect(back.links).toBe(there.links);
        expect(back.added.length).toBe(there.removed.length);
        expect(groupChange(one, one).links).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
