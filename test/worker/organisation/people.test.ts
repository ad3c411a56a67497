import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { signIn, type StaffClient } from '../../../scripts/client/staff-client.ts';
import { firstBrokenEntry } from '../../../worker/audit/store.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import {
  addDepartment,
  addPerson,
  firstHr,
  nobody,
  personOf,
  signInAs,
} from './organisation-scene.ts';

let hr: StaffClient;
let id: string;

beforeEach(async () => {
  ({ hr, id } = await remember('one person beside HR', async () => {
    const first = await firstHr();
    return { hr: first, id: await addPerson(first, 'p1') };
  }));
});

const hrId = async () => {
  const { rows } = await hr.get<{ rows: { id: string }[] }>('/hr/people?role=hr&search=h1');
  return rows[0]?.id ?? '';
};
const change = (changed: object, revision = 1) =>
  hr.put(`/hr/people/${id}`, {
    revision,
    number: 'p1',
    name: '员工',
    email: null,
    department: null,
    ...changed,
  });
const noRoles = { hr: false, leadership: false, auditor: false };

describe('another e-mail address, by which a company account may get in', () => {
  it('is written only by who has just shown to be there, and the log says that it is another', async () => {
    await change({ name: '林晓' });
    await env.DB.prepare('UPDATE sessions SET confirmed_at = confirmed_at - 600').run();
    const mine = () => change({ name: '林晓', email: 'attacker@example.com' }, 2);
    await expectRefusal(mine, 403, 'sign_in_again');
    expect(await personOf(hr, id)).toMatchObject({ email: null });
    await change({ name: '林小' }, 2);
    await env.DB.prepare('UPDATE sessions SET confirmed_at = unixepoch()').run();
    await change({ name: '林小', email: 'lin@example.com' }, 3);
    const { results } = await env.DB.prepare(
      `SELECT json_extract(detail, '$.addressChanged') AS another FROM audit_log
       WHERE action = 'change_person' ORDER BY seq`,
    ).all<{ another: number }>();
    expect(results.map(({ another }) => another)).toEqual([0, 0, 1]);
  });
});

describe('a person', () => {
  it('is kept as typed, trimmed', async () => {
    const department = await addDepartment(hr, 'SV');
    await change({
      number: ' p9 ',
      name: ' 林晓 ',
      email: ' lin@example.com ',
      department,
      title: ' 经理 ',
    });
    await change({ number: 'p9', name: '林晓', email: 'lin@example.com', department }, 2);
    expect(await personOf(hr, id)).toEqual({
      id,
      number: 'p9',
      name: '林晓',
      email: 'lin@example.com',
      department: { id: department, name: '部门SV' },
      title: '经理',
      roles: [],
      access: {
        passkeys: 0,
        enrolledOn: null,
        sso: false,
        lastSignInOn: null,
        link: null,
      },
      ended: false,
      revision: 3,
    });
  });

  it.each([
    ['no name', { name: '' }],
    ['a line break in the name', { name: '林\n晓' }],
    ['an e-mail address without a host', { email: 'lin' }],
    ['an empty title', { title: ' ' }],
    ['a department that is no id', { department: 'SV' }],
    ['a revision below 1', { revision: 0 }],
  ])('is refused with %s', async (_, wrong) => {
    await expectRefusal(() => change(wrong), 400, 'body_invalid');
  });

  it('has a staff number of their own', async () => {
    await expectRefusal(() => addPerson(hr, 'p1'), 409, 'staff_number_taken');
    await expectRefusal(() => change({ number: 'h1' }), 409, 'staff_number_taken');
  });

  it('belongs to a department that exists', async () => {
    await expectRefusal(() => addPerson(hr, 'p2', nobody), 404, 'department_unknown');
    await expectRefusal(() => change({ department: nobody }), 404, 'department_unknown');
  });

  it('may stay in a department that has ended, but not join it', async () => {
    const department = await addDepartment(hr, 'SV');
    await change({ department });
    await hr.post(`/hr/departments/${department}/end`, { revision: 1 });
    await change({ department, name: '林晓' }, 2);
    await change({}, 3);
    await expectRefusal(() => change({ department }, 4), 409, 'department_ended');
  });

  it('keeps what somebody else changed meanwhile', async () => {
    await change({ name: '林晓' });
    await expectRefusal(() => change({}), 409, 'revision_conflict');
    const roles = () => hr.put(`/hr/people/${id}/roles`, { revision: 1, ...noRoles });
    await expectRefusal(roles, 409, 'revision_conflict');
    const ending = () => hr.post(`/hr/people/${id}/end`, { revision: 1 });
    await expectRefusal(ending, 409, 'revision_conflict');
  });

  it('who has left is signed out at once and loses roles and links', async () => {
    await hr.put(`/hr/people/${id}/roles`, { revision: 1, ...noRoles, hr: true });
    const person = await signInAs(hr, id);
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    await person.get('/hr/organisation');
    await hr.post(`/hr/people/${id}/end`, { revision: 2 });
    expect(await personOf(hr, id)).toMatchObject({ ended: true, roles: [] });
    await expectRefusal(() => person.get('/hr/organisation'), 401, 'not_signed_in');
    const again = () => signIn(workerFetch, origin, token);
    await expectRefusal(again, 401, 'sign_in_link_unknown');
  });

  it('who has left is not changed and gets no link', async () => {
    await hr.post(`/hr/people/${id}/end`, { revision: 1 });
    await expectRefusal(() => change({}, 2), 409, 'person_ended');
    const link = () => hr.post(`/hr/people/${id}/sign-in-link`);
    await expectRefusal(link, 409, 'person_ended');
    const roles = () => hr.put(`/hr/people/${id}/roles`, { revision: 2, ...noRoles });
    await expectRefusal(roles, 409, 'person_ended');
  });

  it('who does not exist is refused everywhere', async () => {
    id = nobody;
    await expectRefusal(() => change({}), 404, 'person_unknown');
    const link = () => hr.post(`/hr/people/${id}/sign-in-link`);
    await expectRefusal(link, 404, 'person_unknown');
    const ending = () => hr.post(`/hr/people/${id}/end`, { revision: 1 });
    await expectRefusal(ending, 404, 'person_unknown');
  });
});

describe('company roles', () => {
  it('are set as a whole and leave the roles of departments alone', async () => {
    const department = await addDepartment(hr, 'SV');
    await hr.put(`/hr/departments/${department}`, {
      revision: 1,
      code: 'SV',
      name: '用户服务',
      raterLinks: 0,
      manager: id,
      reviewer: null,
    });
    await hr.put(`/hr/people/${id}/roles`, {
      revision: 1,
      hr: true,
      leadership: true,
      auditor: true,
    });
    await hr.put(`/hr/people/${id}/roles`, { revision: 2, ...noRoles, auditor: true });
    const { roles } = await personOf(hr, id);
    expect(roles).toHaveLength(2);
    expect(roles).toContainEqual({ role: 'auditor', department: null });
    expect(roles).toContainEqual({
      role: 'manager',
      department: { id: department, name: '用户服务' },
    });
  });

  it('never leave the company without HR', async () => {
    const self = await hrId();
    const dropping = () => hr.put(`/hr/people/${self}/roles`, { revision: 1, ...noRoles });
    await expectRefusal(dropping, 409, 'last_hr_account');
    const ending = () => hr.post(`/hr/people/${self}/end`, { revision: 1 });
    await expectRefusal(ending, 409, 'last_hr_account');
  });

  it('leave one HR account when two take the role from each other at once', async () => {
    await hr.put(`/hr/people/${id}/roles`, { revision: 1, ...noRoles, hr: true });
    const other = await signInAs(hr, id);
    const self = await hrId();
    await Promise.allSettled([
      hr.put(`/hr/people/${id}/roles`, { revision: 2, ...noRoles }),
      other.put(`/hr/people/${self}/roles`, { revision: 1, ...noRoles }),
    ]);
    const left = await env.DB.prepare(
      "SELECT count(*) AS accounts FROM role_grants WHERE role = 'hr'",
    ).first<{ accounts: number }>();
    expect(left?.accounts).toBe(1);
  });
});

describe('a sign-in link', () => {
  it('signs in once', async () => {
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    await signIn(workerFetch, origin, token);
    const again = () => signIn(workerFetch, origin, token);
    await expectRefusal(again, 401, 'sign_in_link_unknown');
  });

  it('is noted with who made it for whom, without the token', async () => {
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    const entry = await env.DB.prepare(
      "SELECT * FROM audit_log WHERE action = 'make_enrolment_link' AND subject = ?1",
    )
      .bind(id)
      .first();
    expect(entry).toMatchObject({ chain: 'appraisals', actor: await hrId(), detail: '{}' });
    expect(JSON.stringify(entry)).not.toContain(token);
    expect(await firstBrokenEntry(env.DB, 'appraisals')).toBeUndefined();
  });
});
