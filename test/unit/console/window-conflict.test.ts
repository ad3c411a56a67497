import { describe, expect, it } from 'vitest';
import { conflictLines } from '../../../survey-ui/console/hr/window-conflict.ts';
import type { WindowForm } from '../../../survey-ui/console/hr/window-fields.ts';
import { language } from '../../../survey-ui/console/kit/language.ts';

const form: WindowForm = {
  cycle: 'cycle',
  departments: ['a', 'b'],
  opensAt: '2026-11-09T09:00',
  closesAt: '2026-11-13T18:00',
  latestCloseAt: '2026-11-16T18:00',
  graceMinutes: '30',
  threshold: '5',
  links: {},
};

describe('two versions of a draft', () => {
  it('differ nowhere when they say the same', () => {
    expect(conflictLines(form, { ...form, departments: ['b', 'a'] }, (id) => id)).toEqual([]);
  });

  it('are told apart field by field, departments and links by name', () => {
    language.value = 'zh';
    const theirs = {
      ...form,
      departments: ['b', 'c'],
      closesAt: '2026-11-14T18:00',
      threshold: '6',
      links: { d: '4' },
    };
    expect(conflictLines(form, theirs, (id) => `部门${id}`)).toEqual([
      { field: '被评部门', mine: '2个 只有您选了：部门a', theirs: '2个 只有对方选了：部门c' },
      { field: '截止', mine: '2026-11-13 18:00', theirs: '2026-11-14 18:00' },
      { field: '最少人数', mine: '5', theirs: '6' },
      { field: '链接数 部门d', mine: '按平时', theirs: '4' },
    ]);
  });
});
