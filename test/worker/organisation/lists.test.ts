import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { dumpDatabase } from '../support/dump.ts';
import { addDepartment, addPerson, firstHr, rate } from './organisation-scene.ts';

let hr: StaffClient;
const ids = new Map<string, string>();
const idOf = (key: string) => ids.get(key) ?? '';

interface Page {
  total: number;
  rows: { id: string; code?: string; number?: string }[];
}

/** Codes or numbers of what a list answers, in its order. */
async function keys(path: string): Promise<(string | undefined)[]> {
  const { rows } = await hr.get<Page>(path);
  return rows.map(({ code, number }) => code ?? number);
}

// One company for all: nothing below changes it.
beforeAll(async () => {
  hr = await firstHr();
  for (const code of ['A1', 'A2', 'B%', 'B_', 'OLD']) ids.set(code, await addDepartment(hr, code));
  for (const [number, department] of [
    ['p1', 'A1'],
    ['p2', 'A1'],
    ['p3', 'B%'],
    ['gone', 'A2'],
  ] as const) {
    ids.set(number, await addPerson(hr, number, idOf(department)));
  }
  await hr.put(`/hr/departments/${idOf('A1')}`, {
    revision: 1,
    code: 'A1',
    name: '产品部',
    raterLinks: 4,
    parent: idOf('B%'),
    manager: idOf('p1'),
    reviewer: idOf('p3'),
  });
  await rate(hr, idOf('A1'), [idOf('A2'), idOf('B%')]);
  await rate(hr, idOf('A2'), [idOf('B%')]);
  await hr.post(`/hr/departments/${idOf('OLD')}/end`, { revision: 1 });
  await hr.post(`/hr/people/${idOf('gone')}/end`, { revision: 1 });
});

describe('a list', () => {
  it('comes in pages that together are the whole, in a stable order', async () => {
    const pages = [1, 2, 3].map((page) =>
      hr.get<Page>(`/hr/people?sort=department&size=2&page=${page}`),
    );
    const read = await Promise.all(pages);
    expect(read.map(({ total }) => total)).toEqual([4, 4, 4]);
    expect(read.map(({ rows }) => rows.map(({ number }) => number))).toEqual([
      ['h1', 'p1'],
      ['p2', 'p3'],
      [],
    ]);
  });

  it.each([
    ['/hr/departments?sort=code', ['A1', 'A2', 'B%', 'B_']],
    ['/hr/departments?sort=code&direction=desc', ['B_', 'B%', 'A2', 'A1']],
    ['/hr/departments?sort=raterLinks&direction=desc&size=1', ['A1']],
    ['/hr/departments?sort=manager&direction=desc&size=1', ['A1']],
    ['/hr/departments?sort=parent&direction=desc&size=1', ['A1']],
    ['/hr/departments?state=ended', ['OLD']],
    ['/hr/departments?state=all&search=old', ['OLD']],
    ['/hr/departments?lacks=either', ['A2', 'B%', 'B_']],
    ['/hr/people?search=P', ['p1', 'p2', 'p3']],
    ['/hr/people?role=manager', ['p1']],
    ['/hr/people?state=ended', ['gone']],
    ['/hr/service-map?sort=rated&direction=desc&size=2', ['A1', 'A2']],
    ['/hr/service-map/reach?sort=clients&direction=desc&size=2', ['B%', 'A2']],
  ])('%s answers as asked', async (path, expected) => {
    expect(await keys(path)).toEqual(expected);
  });

  it('filters by a department', async () => {
    expect(await keys(`/hr/people?department=${idOf('A1')}`)).toEqual(['p1', 'p2']);
    expect(await keys(`/hr/departments?parent=${idOf('B%')}`)).toEqual(['A1']);
    expect(await keys(`/hr/departments?below=${idOf('B%')}`)).toEqual(['A1', 'B%']);
    expect(await keys(`/hr/departments?cycle=${'x'.repeat(21)}`)).toEqual([]);
    expect(await keys(`/hr/service-map?rates=${idOf('A2')}`)).toEqual(['A1']);
  });

  it('counts only client departments that have links', async () => {
    const { rows } = await hr.get<Page>('/hr/service-map/reach?search=B%25');
    expect(rows).toEqual([expect.objectContaining({ code: 'B%', clients: 1, raters: 4 })]);
  });

  it('takes what is looked for as a text, whatever it contains', async () => {
    const find = (text: string) => keys(`/hr/departments?search=${encodeURIComponent(text)}`);
    expect(await find('%')).toEqual(['B%']);
    expect(await find('_')).toEqual(['B_']);
    expect(await find("' OR 1=1 --")).toEqual([]);
    expect(await find("A1'); DROP TABLE departments; --")).toEqual([]);
    expect(await find('产品'.repeat(50))).toEqual([]);
    expect(await find(' 产品部 ')).toEqual(['A1']);
  });

  it.each([
    ['an order that it does not have', 'sort=ended_at'],
    ['SQL for an order', `sort=${encodeURIComponent('d.code; DROP TABLE people')}`],
    ['SQL for a direction', `direction=${encodeURIComponent('asc, (SELECT 1)')}`],
    ['more rows than a page holds', 'size=101'],
    ['no rows', 'size=0'],
    ['a page before the first', 'page=0'],
    ['half a page', 'page=1.5'],
    ['a page beyond all tables', 'page=10001'],
    ['a text of 101 characters', `search=${'x'.repeat(101)}`],
    ['a parameter twice', 'page=1&page=2'],
    ['a parameter that it does not know', 'canary-7f3a=1'],
  ])('refuses %s, without echo', async (_, asked) => {
    const before = await dumpDatabase();
    for (const list of ['departments', 'people', 'service-map', 'service-map/reach']) {
      const error = await hr.get(`/hr/${list}?${asked}`).catch((refused: unknown) => refused);
      expect(error).toMatchObject({ status: 400, code: 'query_invalid' });
      expect(JSON.stringify(error)).not.toMatch(/canary|DROP|ended_at/u);
    }
    expect(await dumpDatabase()).toEqual(before);
  });
});

describe('the ids of all departments that a list shows', () => {
  const found = async (asked: string) =>
    (await hr.get<{ ids: string[] }>(`/hr/departments/ids?${asked}`)).ids.toSorted();
  const ofCodes = (codes: string[]) => codes.map((code) => idOf(code)).toSorted();

  it('are those of all its pages', async () => {
    expect(await found('')).toEqual(ofCodes(['A1', 'A2', 'B%', 'B_']));
    expect(await found('state=all&search=old')).toEqual(ofCodes(['OLD']));
    expect(await found(`below=${idOf('B%')}`)).toEqual(ofCodes(['A1', 'B%']));
    expect(await found('lacks=either')).toEqual(ofCodes(['A2', 'B%', 'B_']));
  });

  it('have no order and no pages', async () => {
    for (const asked of ['sort=code', 'page=2', 'size=5', 'direction=desc']) {
      const error = await hr
        .get(`/hr/departments/ids?${asked}`)
        .catch((refused: unknown) => refused);
      expect(error).toMatchObject({ status: 400, code: 'query_invalid' });
    }
  });
});

describe('the names of all departments', () => {
  it('are by code, with those that have ended, and nothing else', async () => {
    const { departments } = await hr.get<{ departments: { code: string }[] }>('/hr/organisation');
    expect(departments.map(({ code }) => code)).toEqual(['A1', 'A2', 'B%', 'B_', 'OLD']);
    expect(departments[4]).toEqual({
      id: idOf('OLD'),
      code: 'OLD',
      name: '部门OLD',
      ended: true,
    });
  });
});
