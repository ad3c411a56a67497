import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../../support/refusal.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { addDepartment, addPerson, firstHr } from '../organisation-scene.ts';
import { exported, faultsOf, importSeen, importSheet, preview, stateNow } from './import-scene.ts';

let hr: StaffClient;

beforeEach(async () => {
  hr = await firstHr();
});

const header = ['部门编码', '部门名称', '上级部门编码', '部门经理工号', '审核人工号', '评价链接数'];
const company = [
  header,
  ['SV', '用户服务', 'HQ', '', '', '4'],
  ['HQ', '总部', '', '', '', '0'],
  ['PR', '生产', 'HQ', '', '', '6'],
];
const departmentOf = async (code: string) =>
  (await stateNow()).departments.find((each) => each.code === code);

describe('an import of departments', () => {
  it('adds them in one step, also below one that stands further down in the file', async () => {
    const { plan } = await preview(hr, 'departments', company);
    expect(plan.entries.map(({ code, change }) => `${code} ${change}`)).toEqual([
      'SV added',
      'HQ added',
      'PR added',
    ]);
    expect(await importSheet(hr, 'departments', company)).toEqual({
      added: 3,
      changed: 0,
      unchanged: 0,
      ended: 0,
    });
    const above = await departmentOf('HQ');
    expect(await departmentOf('SV')).toMatchObject({
      name: '用户服务',
      links: 4,
      parent: above?.id,
    });
  });

  it('changes nothing when the same file comes again, and leaves no trace of it', async () => {
    const { seen } = await preview(hr, 'departments', company);
    await importSeen(hr, 'departments', company, seen);
    const before = await dumpDatabase();
    const again = await importSeen(hr, 'departments', company, seen);
    expect(again).toEqual({ added: 0, changed: 0, unchanged: 3, ended: 0 });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('tells what changes field by field, and leaves columns alone that the file lacks', async () => {
    await importSheet(hr, 'departments', company);
    const renamed = [
      ['Department name', 'CODE', '备注'],
      ['客户服务', 'ＳＶ', '改名'],
      ['总部', ' HQ　', ''],
    ];
    const { plan } = await preview(hr, 'departments', renamed);
    expect(plan.unknownColumns).toEqual([2]);
    expect(plan.unchanged).toBe(1);
    expect(plan.entries).toEqual([
      {
        row: 2,
        change: 'changed',
        code: 'SV',
        name: '客户服务',
        fields: [{ key: 'name', before: '用户服务', after: '客户服务' }],
      },
    ]);
    await importSheet(hr, 'departments', renamed);
    expect(await departmentOf('SV')).toMatchObject({ name: '客户服务', links: 4, revision: 2 });
    expect(await departmentOf('HQ')).toMatchObject({ revision: 1 });
  });

  it('names every fault by row and column, and writes nothing', async () => {
    const ended = await addDepartment(hr, 'OLD');
    await hr.post(`/hr/departments/${ended}/end`, { revision: 1 });
    await addPerson(hr, 'p1');
    const faulty = [
      header,
      ['A', '甲', 'B', '', '', '501'],
      ['B', '乙', 'A', '', '', '四'],
      ['', '无编码', '', '', '', ''],
      ['C', '', 'XX', 'p9', '', ''],
      ['A', '又是甲', '', '', '', ''],
      ['OLD', '旧部门', '', '', '', ''],
      ['D', '丁', 'OLD', 'p1', 'p1', ''],
      ['E\u200B', '戊\u202E', '', '', '', ''],
      ['F'.repeat(33), '己', '', '', '', '-1'],
      ['G', '庚\n部', 'G', '#REF!', '', '1.5'],
    ];
    const shown = await preview(hr, 'departments', faulty);
    expect(faultsOf(shown)).toEqual([
      '2:C department_above_itself',
      '2:F not_a_count',
      '3:C department_above_itself',
      '3:F not_a_count',
      '4:A cell_missing',
      '5:B cell_missing',
      '5:C department_unknown',
      '5:D person_unknown',
      '6:A row_twice',
      '7:A department_ended',
      '8:C department_ended',
      '8:E reviewer_is_the_manager',
      '9:A text_invisible',
      '9:B text_invisible',
      '10:A text_too_long',
      '10:F not_a_count',
      '11:B text_unprintable',
      '11:C department_above_itself',
      '11:D formula_error',
      '11:F not_a_count',
    ]);
    expect(shown.plan.faults[0]?.about).toBe('A → B → A');
    expect(shown.plan.faults.find(({ code }) => code === 'row_twice')?.about).toBe('2');
    const run = () => importSeen(hr, 'departments', faulty, shown.seen);
    await expectRefusal(run, 409, 'import_faulty');
  });

  it.each([
    ['a missing column', [['部门编码'], ['A']], '1: column_missing'],
    [
      'a column twice',
      [
        ['部门编码', '编号', '名称'],
        ['A', 'A', '甲'],
      ],
      '1:B column_twice',
    ],
    [
      'keys of prototypes as headers',
      [
        ['__proto__', 'constructor'],
        ['A', '甲'],
      ],
      '1: column_missing',
    ],
  ])('refuses a header with %s', async (_, sheet, fault) => {
    expect(faultsOf(await preview(hr, 'departments', sheet))).toContain(fault);
    const run = () => importSheet(hr, 'departments', sheet);
    await expectRefusal(run, 409, 'import_faulty');
  });

  it('leaves managers out who are no staff yet when that is wanted, and fills them in later', async () => {
    const withManager = [header.slice(0, 4), ['SV', '用户服务', '', 'm1']];
    expect(faultsOf(await preview(hr, 'departments', withManager))).toEqual(['2:D person_unknown']);
    const { plan } = await preview(hr, 'departments', withManager, { leaveOutUnknownPeople: true });
    expect([plan.faults, plan.leftOut]).toEqual([[], 1]);
    await importSheet(hr, 'departments', withManager, { leaveOutUnknownPeople: true });
    await importSheet(hr, 'people', [
      ['工号', '姓名', '部门编码'],
      ['m1', '林秋实', 'SV'],
    ]);
    const filled = await preview(hr, 'departments', withManager);
    expect(filled.plan.entries[0]?.fields).toEqual([
      { key: 'manager', before: null, after: 'm1 林秋实' },
    ]);
    await importSheet(hr, 'departments', withManager);
    const manager = (await stateNow()).people.find(({ number }) => number === 'm1');
    expect(await departmentOf('SV')).toMatchObject({ manager: manager?.id });
  });

  it('lets manager and reviewer, and two departments, change places', async () => {
    await importSheet(hr, 'people', [
      ['工号', '姓名'],
      ['m1', '甲'],
      ['m2', '乙'],
    ]);
    await importSheet(hr, 'departments', [
      header,
      ['A', '甲部', '', 'm1', 'm2', ''],
      ['B', '乙部', 'A', '', '', ''],
    ]);
    await importSheet(hr, 'departments', [
      header,
      ['A', '甲部', 'B', 'm2', 'm1', ''],
      ['B', '乙部', '', '', '', ''],
    ]);
    const state = await stateNow();
    const number = (id: string | null | undefined) =>
      state.people.find((person) => person.id === id)?.number;
    const [a, b] = [await departmentOf('A'), await departmentOf('B')];
    expect([a?.parent, b?.parent]).toEqual([b?.id, null]);
    expect([number(a?.manager), number(a?.reviewer)]).toEqual(['m2', 'm1']);
  });

  it('ends what is not in the file only when wanted and with the number typed', async () => {
    await importSheet(hr, 'departments', company);
    const fewer = company.slice(0, 3);
    const shown = await preview(hr, 'departments', fewer, { missing: 'end' });
    expect(shown.plan.missing).toEqual([{ code: 'PR', name: '生产' }]);
    expect(await importSheet(hr, 'departments', fewer)).toMatchObject({ ended: 0 });
    const run = (confirmation?: string) =>
      importSeen(hr, 'departments', fewer, shown.seen, {
        missing: 'end',
        ...(confirmation === undefined ? {} : { confirmation }),
      });
    await expectRefusal(() => run(), 400, 'confirmation_wrong');
    await expectRefusal(() => run('2'), 400, 'confirmation_wrong');
    expect(await run('1')).toMatchObject({ ended: 1 });
    expect(await departmentOf('PR')).toMatchObject({ ended: true });
    const below = [header, ['X', '新部门', 'SV', '', '', ''], ['HQ', '总部', '', '', '', '']];
    expect(faultsOf(await preview(hr, 'departments', below, { missing: 'end' }))).toEqual([
      '2:C department_ended',
    ]);
  });

  it('is told, and not carried out, when somebody changed something since the preview', async () => {
    await importSheet(hr, 'departments', company);
    const changed = [header.slice(0, 2), ['SV', '客户服务']];
    const { seen } = await preview(hr, 'departments', changed);
    const service = await departmentOf('SV');
    await hr.put(`/hr/departments/${service?.id ?? ''}`, {
      revision: 1,
      code: 'SV',
      name: '服务中心',
      raterLinks: 4,
      manager: null,
      reviewer: null,
    });
    const run = () => importSeen(hr, 'departments', changed, seen);
    await expectRefusal(run, 409, 'import_outdated');
    expect((await preview(hr, 'departments', changed)).seen).not.toBe(seen);
  });

  it('happens once when two press at the same moment', async () => {
    const { seen } = await preview(hr, 'departments', company);
    const both = [1, 2].map(() => importSeen(hr, 'departments', company, seen));
    const settled = await Promise.allSettled(both);
    expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await stateNow()).departments).toHaveLength(3);
    const entries = (await dumpDatabase())['audit_log'] as { action: string }[];
    expect(entries.filter(({ action }) => action === 'import_departments')).toHaveLength(1);
  });

  it('leaves out the examples and explanations of the template, and says how many', async () => {
    const sheet = [...company, ['示例：XS01', '销售部'], ['说明:带*的列必填'], ['', ' ', '']];
    const { plan } = await preview(hr, 'departments', sheet);
    expect([plan.remarks, plan.rows, plan.faults]).toEqual([2, 3, []]);
  });

  it('takes back what an export guarded, and an export changes nothing', async () => {
    await importSheet(hr, 'departments', [header, ["'=1+1", "'=HYPERLINK(1)", '', '', '', '2']]);
    expect((await stateNow()).departments[0]).toMatchObject({
      code: '=1+1',
      name: '=HYPERLINK(1)',
    });
    await importSheet(hr, 'departments', company);
    const { plan } = await preview(hr, 'departments', await exported(hr, 'departments', header));
    expect([plan.entries, plan.missing, plan.unchanged]).toEqual([[], [], 4]);
  });
});
