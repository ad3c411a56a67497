import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import {
  addDepartment,
  addPerson,
  firstHr,
  nobody,
  organisationOf,
  signInAs,
} from './organisation-scene.ts';

let hr: StaffClient;
let id: string;

beforeEach(async () => {
  await resetStorage();
  hr = await firstHr();
  id = await addDepartment(hr, 'SV');
});

const noHolders = { manager: null, reviewer: null };
const departmentOf = async (department: string) =>
  (await organisationOf(hr)).departments.find((row) => row.id === department);
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
    await hr.post('/hr/departments', { code: ' QA ', name: ' Qualite\u0301 ', raterLinks: 500 });
    const { departments } = await organisationOf(hr);
    expect(departments[0]).toMatchObject({
      code: 'QA',
      name: 'Qualit\u00e9',
      raterLinks: 500,
      ended: false,
      revision: 1,
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
    const { departments, people } = await organisationOf(hr);
    expect(departments[0]).toMatchObject({ name: '用户服务', manager: second, reviewer: third });
    expect(people.find((person) => person.id === first)?.roles).toEqual([]);
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
    expect(await departmentOf(id)).toMatchObject({ parent: above, name: '客户服务' });
    await change({ parent: null }, 3);
    expect(await departmentOf(id)).toMatchObject({ parent: null });
    const below = { ...fields, code: 'B', parent: id };
    const { id: child } = await hr.post<{ id: string }>('/hr/departments', below);
    expect(await departmentOf(child)).toMatchObject({ parent: id });
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
    expect(await departmentOf(id)).toMatchObject({ parent: null, revision: 1 });
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
    await hr.put(`/hr/service-map/${client}`, { rated: [id] });
    const person = await addPerson(hr, 'p1', id);
    await change({ manager: person });
    expect(await hr.post(`/hr/departments/${id}/end`, { revision: 2 })).toEqual({ revision: 3 });
    const { departments, serviceMap } = await organisationOf(hr);
    expect(departments.find((row) => row.id === id)).toMatchObject({
      ended: true,
      manager: person,
    });
    expect(serviceMap).toEqual([]);
    await expectRefusal(() => change({}, 3), 409, 'department_ended');
    await expectRefusal(() => addPerson(hr, 'p2', id), 409, 'department_ended');
    const rating = () => hr.put(`/hr/service-map/${client}`, { rated: [id] });
    await expectRefusal(rating, 409, 'department_ended');
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
    await hr.put(`/hr/service-map/${client}`, { rated: [id, other] });
    await hr.put(`/hr/service-map/${id}`, { rated: [other] });
    await hr.put(`/hr/service-map/${client}`, { rated: [id] });
    const { serviceMap } = await organisationOf(hr);
    expect(serviceMap).toHaveLength(2);
    expect(serviceMap).toContainEqual({ client, rated: id });
    expect(serviceMap).toContainEqual({ client: id, rated: other });
  });

  it('lets no department rate itself, one twice, or one that does not exist', async () => {
    const rate = (rated: string[]) => () => hr.put(`/hr/service-map/${id}`, { rated });
    await expectRefusal(rate([id]), 400, 'department_rates_itself');
    await expectRefusal(rate([nobody]), 404, 'department_unknown');
    const other = await addDepartment(hr, 'QA');
    await expectRefusal(rate([other, other]), 400, 'body_invalid');
  });
});
