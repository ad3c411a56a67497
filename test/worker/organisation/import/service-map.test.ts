import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../../support/refusal.ts';
import { remember } from '../../support/remember.ts';
import { addDepartment, firstHr } from '../organisation-scene.ts';
import { exported, faultsOf, importSeen, importSheet, preview, stateNow } from './import-scene.ts';

let hr: StaffClient;
let ids: ReadonlyMap<string, string>;

async function makeFour() {
  const first = await firstHr();
  const made = new Map<string, string>();
  for (const code of ['A', 'B', 'C', 'D']) made.set(code, await addDepartment(first, code));
  return { hr: first, ids: made };
}

beforeEach(async () => {
  ({ hr, ids } = await remember('four departments', makeFour));
});

const header = ['客户部门编码', '被评部门编码', '客户部门链接数'];
/** The service map as `A>B`, sorted. */
const mapNow = async () => {
  const { departments, serviceMap } = await stateNow();
  const code = (id: string) => departments.find((each) => each.id === id)?.code ?? '';
  return serviceMap.map(({ client, rated }) => `${code(client)}>${code(rated)}`).toSorted();
};
const linksOf = async (code: string) =>
  (await stateNow()).departments.find((each) => each.code === code)?.links;

describe('an import of the service map', () => {
  it('adds pairs and sets the links of a client, each once', async () => {
    const sheet = [header, ['A', 'B', '3'], ['A', 'C', '３'], ['D', 'B', '']];
    const { plan } = await preview(hr, 'service-map', sheet);
    expect(plan.entries.map(({ code, change }) => `${code} ${change}`)).toEqual([
      'A → B added',
      'A → C added',
      'D → B added',
      'A changed',
    ]);
    await importSheet(hr, 'service-map', sheet);
    expect([await mapNow(), await linksOf('A'), await linksOf('D')]).toEqual([
      ['A>B', 'A>C', 'D>B'],
      3,
      0,
    ]);
    const again = await importSheet(hr, 'service-map', sheet);
    expect(again).toEqual({ added: 0, changed: 0, unchanged: 3, ended: 0 });
  });

  it('names every fault by row and column, and writes nothing', async () => {
    await hr.post(`/hr/departments/${ids.get('D') ?? ''}/end`, { revision: 1 });
    const faulty = [
      header,
      ['A', 'A', '2'],
      ['A', 'B', '3'],
      ['A', 'B', '2'],
      ['X', 'Y', ''],
      ['D', '', '九'],
    ];
    const shown = await preview(hr, 'service-map', faulty);
    expect(faultsOf(shown)).toEqual([
      '2:B department_rates_itself',
      '3:C links_differ',
      '4:B row_twice',
      '5:A department_unknown',
      '5:B department_unknown',
      '6:A department_ended',
      '6:B cell_missing',
    ]);
    const run = () => importSeen(hr, 'service-map', faulty, shown.seen);
    await expectRefusal(run, 409, 'import_faulty');
  });

  it('adds to the map, or replaces it after the number of lost pairs was typed', async () => {
    await importSheet(hr, 'service-map', [header, ['A', 'B', ''], ['B', 'C', '']]);
    const sheet = [header.slice(0, 2), ['A', 'C']];
    await importSheet(hr, 'service-map', sheet);
    expect(await mapNow()).toEqual(['A>B', 'A>C', 'B>C']);
    const { plan } = await preview(hr, 'service-map', sheet, { missing: 'end' });
    expect(plan.missing.map(({ code }) => code)).toEqual(['A → B', 'B → C']);
    const replace = (confirmation: string) =>
      importSheet(hr, 'service-map', sheet, { missing: 'end', confirmation });
    await expectRefusal(() => replace('1'), 400, 'confirmation_wrong');
    await replace('2');
    expect(await mapNow()).toEqual(['A>C']);
  });

  it('reads a matrix: clients down, rated departments across, any mark for yes', async () => {
    const matrix = [
      ['客户部门 \\ 被评部门', 'A', 'Ｂ', 'C', '链接数'],
      ['A', '', '√', '1', '2'],
      ['B', 'x', '', '否', ''],
      ['C', '0', '✓', '', '5'],
    ];
    await importSheet(hr, 'service-map', matrix);
    expect([await mapNow(), await linksOf('A'), await linksOf('C')]).toEqual([
      ['A>B', 'A>C', 'B>A', 'C>B'],
      2,
      5,
    ]);
    const faulty = [
      ['', 'A', 'X'],
      ['A', '1', '1'],
      ['Q', '1', ''],
    ];
    expect(faultsOf(await preview(hr, 'service-map', faulty))).toEqual([
      '2:B department_rates_itself',
      '2:C department_unknown',
      '3:A department_unknown',
    ]);
  });

  it('is not carried out when a department has ended since the preview', async () => {
    const sheet = [header.slice(0, 2), ['A', 'B'], ['A', 'C']];
    const { seen } = await preview(hr, 'service-map', sheet);
    await hr.post(`/hr/departments/${ids.get('C') ?? ''}/end`, { revision: 1 });
    await expectRefusal(() => importSeen(hr, 'service-map', sheet, seen), 409, 'import_faulty');
  });

  it('changes nothing with what was exported', async () => {
    await importSheet(hr, 'service-map', [header, ['A', 'B', '3'], ['B', 'A', '']]);
    const sheet = await exported(hr, 'service-map', header);
    const { plan } = await preview(hr, 'service-map', sheet, { missing: 'end' });
    expect([plan.faults, plan.entries, plan.missing]).toEqual([[], [], []]);
  });
});

describe('an import while somebody has a row of the service map open', () => {
  const row = (code: string) => `/hr/service-map/${ids.get(code) ?? ''}`;
  const open = async (code: string) => {
    const { revision, rated } = await hr.get<{ revision: number; rated: string[] }>(row(code));
    return (ratings = rated) => hr.put(row(code), { revision, rated: ratings, raterLinks: 8 });
  };
  const codes = header.slice(0, 2);
  const departments = ['部门编码', '部门名称', '链接数'];

  beforeEach(async () => {
    await importSheet(hr, 'service-map', [codes, ['A', 'B'], ['A', 'C'], ['B', 'C']]);
  });

  it.each([
    ['adds what it rates', 'service-map', [codes, ['A', 'D']], {}],
    ['sets its links', 'service-map', [header, ['A', 'B', '5']], {}],
    [
      'takes away what it rated',
      'service-map',
      [codes, ['A', 'B'], ['B', 'C']],
      { missing: 'end', confirmation: '1' },
    ],
    ['sets its links as a department', 'departments', [departments, ['A', '甲', '5']], {}],
    [
      'ends a department that it rated',
      'departments',
      [departments, ['A', 'A', ''], ['B', 'B', ''], ['D', 'D', '']],
      { missing: 'end', confirmation: '1' },
    ],
  ] as const)('that %s is never overwritten by that row', async (_, kind, sheet, wishes) => {
    const [changed, untouched] = [await open('A'), await open('D')];
    await importSheet(hr, kind, sheet, wishes);
    const after = await mapNow();
    await expectRefusal(() => changed([]), 409, 'revision_conflict');
    expect(await mapNow()).toEqual(after);
    await untouched();
  });
});
