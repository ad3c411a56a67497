import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import {
  addDepartment,
  addPerson,
  clientOf,
  departmentOf,
  firstHr,
  nobody,
  personOf,
  rate,
  signInAs,
} from './organisation-scene.ts';

let hr: StaffClient;
let id: string;

beforeEach(async () => {
  ({ hr, id } = await remember('one department', async () => {
    const first = await firstHr();
    return { hr: first, id: await addDepartment(first, 'SV') };
  }));
});

const noHolders = { manager: null, reviewer: null };
const fields = { code: 'SV', name: '用户服务', raterLinks: 3 };
const change = (changed: object, revision = 1) =>
  hr.put<{ revision: number }>(`/hr/departments/${id}`, {
    revision,
    ...fields,
    ...noHolders,
    ...changed,
  });

describe('a department', () => {
  it('has its names trimmed and normalised', async () => {
    const typed = { code: ' QA ', name: ' Qualite\u0301 ', raterLinks: 500 };
    const made = await hr.post<{ id: string }>('/hr/departments', typed);
    expect(await departmentOf(hr, made.id)).toEqual({
      id: made.id,
      code: 'QA',
      name: 'Qualit\u00e9',
      raterLinks: 500,
      ended: false,
      revision: 1,
      parent: null,
      manager: null,
      reviewer: null,
    });
  });

  it.each([
    ['an empty name', { name: '  ' }],
    ['a control character in its name', { name: '用户\u0007服务' }],
    ['a name of 101 characters', { name: '部'.repeat(101) }],
    ['a code of 33 characters', { code: 'x'.repeat(33) }],
    ['501 links', { raterLinks: 501 }],
    ['half a link', { raterLinks: 0.5 }],
    ['a field that it does not have', { ended: true }],
  ])('is refused with %s', async (_, wrong) => {
    const department = { ...fields, code: 'QA', ...wrong };
    await expectRefusal(() => hr.post('/hr/departments', department), 400, 'body_invalid');
  });

  it('has a code of its own', async () => {
    await expectRefusal(() => addDepartment(hr, 'SV'), 409, 'department_code_taken');
    await addDepartment(hr, 'QA');
    await expectRefusal(() => change({ code: 'QA' }), 409, 'department_code_taken');
  });

  it('is given a manager and a reviewer, and others later', async () => {
    const [first, second, third] = [
      await addPerson(hr, 'p1'),
      await addPerson(hr, 'p2'),
      await addPerson(hr, 'p3'),
    ];
    expect(await change({ manager: first, reviewer: second })).toEqual({ revision: 2 });
    await change({ manager: second, reviewer: third }, 2);
    expect(await departmentOf(hr, id)).toMatchObject({
      name: '用户服务',
      manager: { id: second, name: '员工p2' },
      reviewer: { id: third, name: '员工p3' },
    });
    expect((await personOf(hr, first)).roles).toEqual([]);
  });

  it('is not reviewed by its own manager', async () => {
    const person = await addPerson(hr, 'p1');
    const both = () => change({ manager: person, reviewer: person });
    await expectRefusal(both, 409, 'reviewer_is_the_manager');
  });

  it('is not managed by somebody unknown or gone', async () => {
    await expectRefusal(() => change({ manager: nobody }), 404, 'person_unknown');
    const person = await addPerson(hr, 'p1');
    await hr.post(`/hr/people/${person}/end`, { revision: 1 });
    await expectRefusal(() => change({ reviewer: person }), 409, 'person_ended');
  });

  it('stands below another one, which is left alone when a change does not name it', async () => {
    const above = await addDepartment(hr, 'TOP');
    await change({ parent: above });
    await change({ name: '客户服务' }, 2);
    expect(await departmentOf(hr, id)).toMatchObject({
      parent: { id: above, name: '部门TOP' },
      name: '客户服务',
    });
    await change({ parent: null }, 3);
    expect(await departmentOf(hr, id)).toMatchObject({ parent: null });
    const below = { ...fields, code: 'B', parent: id };
    const { id: child } = await hr.post<{ id: string }>('/hr/departments', below);
    expect(await departmentOf(hr, child)).toMatchObject({ parent: { id } });
  });

  it('is never above itself, however long the way', async () => {
    const middle = await addDepartment(hr, 'M');
    const bottom = await addDepartment(hr, 'B');
    const below = (code: string, parent: string) => ({ ...fields, code, parent, ...noHolders });
    await hr.put(`/hr/departments/${middle}`, { revision: 1, ...below('M', id) });
    await hr.put(`/hr/departments/${bottom}`, { revision: 1, ...below('B', middle) });
    for (const parent of [id, middle, bottom]) {
      await expectRefusal(() => change({ parent }), 409, 'department_above_itself');
    }
    expect(await departmentOf(hr, id)).toMatchObject({ parent: null, revision: 1 });
  });

  it('is not above itself when two changes at once would make it so', async () => {
    const other = await addDepartment(hr, 'O');
    const swap = { ...fields, code: 'O', parent: id, revision: 1, ...noHolders };
    const both = [change({ parent: other }), hr.put(`/hr/departments/${other}`, swap)];
    const settled = await Promise.allSettled(both);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('may stay below a department that has ended, but not move there', async () => {
    const above = await addDepartment(hr, 'TOP');
    await change({ parent: above });
    await hr.post(`/hr/departments/${above}/end`, { revision: 1 });
    await change({ parent: above, name: '客户服务' }, 2);
    await change({ parent: null }, 3);
    await expectRefusal(() => change({ parent: above }, 4), 409, 'department_ended');
    const below = () => hr.post('/hr/departments', { ...fields, code: 'B', parent: above });
    await expectRefusal(below, 409, 'department_ended');
    await expectRefusal(() => change({ parent: nobody }, 4), 404, 'department_unknown');
  });

  it('keeps what somebody else changed meanwhile', async () => {
    await change({ name: '客户服务' });
    await expectRefusal(() => change({}), 409, 'revision_conflict');
    const ending = () => hr.post(`/hr/departments/${id}/end`, { revision: 1 });
    await expectRefusal(ending, 409, 'revision_conflict');
  });

  it('that has ended leaves the service map and takes nothing new', async () => {
    const client = await addDepartment(hr, 'C1');
    await rate(hr, client, [id]);
    const person = await addPerson(hr, 'p1', id);
    await change({ manager: person });
    expect(await hr.post(`/hr/departments/${id}/end`, { revision: 2 })).toEqual({ revision: 3 });
    expect(await departmentOf(hr, id)).toMatchObject({ ended: true, manager: { id: person } });
    // Who has the client's row open has seen a department that is no longer there.
    expect(await clientOf(hr, client)).toMatchObject({ rated: [], revision: 3 });
    await expectRefusal(() => clientOf(hr, id), 404, 'department_unknown');
    await expectRefusal(() => change({}, 3), 409, 'department_ended');
    await expectRefusal(() => addPerson(hr, 'p2', id), 409, 'department_ended');
    await expectRefusal(() => rate(hr, client, [id]), 409, 'department_ended');
  });

  it('that does not exist is not changed', async () => {
    id = nobody;
    await expectRefusal(() => change({}), 404, 'department_unknown');
    const ending = () => hr.post(`/hr/departments/${id}/end`, { revision: 1 });
    await expectRefusal(ending, 404, 'department_unknown');
  });

  it('is HR’s alone to see and change', async () => {
    const person = await addPerson(hr, 'p1', id);
    await change({ manager: person });
    const manager = await signInAs(hr, person);
    await expectRefusal(() => manager.get('/hr/organisation'), 403, 'role_missing');
    await expectRefusal(() => addDepartment(manager, 'QA'), 403, 'role_missing');
  });
});

describe('the service map', () => {
  it('holds what each client department rates, replaced as a whole', async () => {
    const [client, other] = [await addDepartment(hr, 'C1'), await addDepartment(hr, 'QA')];
    await rate(hr, client, [id, other]);
    await rate(hr, id, [other]);
    await rate(hr, client, [id]);
    expect((await clientOf(hr, client)).rated).toEqual([id]);
    expect((await clientOf(hr, id)).rated).toEqual([other]);
  });

  it('lets no department rate itself, one twice, or one that does not exist', async () => {
    const rating = (rated: string[]) => () => rate(hr, id, rated);
    await expectRefusal(rating([id]), 400, 'department_rates_itself');
    await expectRefusal(rating([nobody]), 404, 'department_unknown');
    const other = await addDepartment(hr, 'QA');
    await expectRefusal(rating([other, other]), 400, 'body_invalid');
  });

  it('keeps what somebody else changed meanwhile', async () => {
    const other = await addDepartment(hr, 'QA');
    await rate(hr, id, [other]);
    const late = { revision: 1, rated: [] };
    await expectRefusal(() => hr.put(`/hr/service-map/${id}`, late), 409, 'revision_conflict');
    expect((await clientOf(hr, id)).rated).toEqual([other]);
  });

  it('and the department tell each other of changed links, and of nothing else', async () => {
    await hr.put(`/hr/service-map/${id}`, { revision: 1, rated: [], raterLinks: 7 });
    expect(await departmentOf(hr, id)).toMatchObject({ raterLinks: 7, revision: 2 });
    await expectRefusal(() => change({ raterLinks: 9 }), 409, 'revision_conflict');
    await change({ raterLinks: 9 }, 2);
    expect(await clientOf(hr, id)).toMatchObject({ raterLinks: 9, revision: 3 });
    await change({ raterLinks: 9, name: '客户服务' }, 3);
    expect(await clientOf(hr, id)).toMatchObject({ revision: 3 });
    await hr.put(`/hr/service-map/${id}`, { revision: 3, rated: [], raterLinks: 9 });
    expect(await departmentOf(hr, id)).toMatchObject({ revision: 4 });
  });
});
