import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../../support/refusal.ts';
import { firstHr } from '../organisation-scene.ts';
import { importSheet, preview, stateNow } from './import-scene.ts';

let hr: StaffClient;

beforeEach(async () => {
  hr = await firstHr();
});

const people = (count: number, name: (index: number) => string) => [
  ['工号', '姓名', '部门编码', '职务'],
  ...Array.from({ length: count }, (_, index) => [
    `E${index}`,
    name(index),
    `D${index % 50}`,
    '工程师',
  ]),
];

describe('an import of many rows', () => {
  it('takes 5,000 people in one request, and changes them in another', async () => {
    const departments = Array.from({ length: 50 }, (_, index) => [`D${index}`, `部门${index}`]);
    await importSheet(hr, 'departments', [['部门编码', '部门名称'], ...departments]);
    const added = await importSheet(
      hr,
      'people',
      people(5000, (index) => `员工${index}`),
    );
    expect(added).toMatchObject({ added: 5000 });
    const half = people(5000, (index) => (index % 2 === 0 ? `员工${index}` : `新名${index}`));
    const changed = await importSheet(hr, 'people', half);
    expect(changed).toEqual({ added: 0, changed: 2500, unchanged: 2500, ended: 0 });
    const state = await stateNow();
    expect(state.people.filter(({ name }) => name.startsWith('新名'))).toHaveLength(2500);
  });

  it('tells at most a thousand faults, and how many there are', async () => {
    const { plan, faultCount } = await preview(
      hr,
      'people',
      people(1200, () => ''),
    );
    expect([plan.faults.length, faultCount]).toEqual([1000, 2400]);
  });

  it('refuses more rows than a company has, and a row that no spreadsheet has', async () => {
    const tooMany = people(20_001, () => 'x');
    await expectRefusal(() => preview(hr, 'people', tooMany), 400, 'body_invalid');
    const ask = (row: number) =>
      hr.post('/hr/import/people/preview', {
        header: ['工号', '姓名'],
        rows: [[row, ['1', 'x']]],
        missing: 'keep',
        leaveOutUnknownPeople: false,
      });
    for (const row of [1, 1.5, 2 ** 21]) await expectRefusal(() => ask(row), 400, 'body_invalid');
  });

  it('names a chain of departments that bites its tail without drowning in it', async () => {
    const chain = Array.from({ length: 2000 }, (_, index) => [
      `D${index}`,
      `部门${index}`,
      `D${(index + 1) % 2000}`,
    ]);
    const sheet = [['部门编码', '部门名称', '上级部门编码'], ...chain];
    const { plan, faultCount } = await preview(hr, 'departments', sheet);
    expect(faultCount).toBe(2000);
    expect(plan.faults[0]?.about).toBe('D0 → D1 → D2 → D3 → D4 → D5 → … → D0');
  });
});
