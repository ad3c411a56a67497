import { env } from 'cloudflare:workers';
import { setUpCompany, signIn, type StaffClient } from '../../../scripts/client/staff-client.ts';
import type { Organisation } from '../../../worker/organisation/organisation-store.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** Id of nothing. */
export const nobody = 'x'.repeat(21);

/** A company that has only its first HR account. */
export async function firstHr(): Promise<StaffClient> {
  const token = await setUpCompany(workerFetch, origin, {
    code: env.SETUP_CODE,
    company: '示例通信',
    timeZone: 'Asia/Shanghai',
    number: 'h1',
    name: '何人事',
  });
  return signIn(workerFetch, origin, token);
}

/** Everything that HR sees of the organisation. */
export function organisationOf(hr: StaffClient): Promise<Organisation> {
  return hr.get<Organisation>('/hr/organisation');
}

/** Adds a department without links. @returns its id */
export async function addDepartment(hr: StaffClient, code: string): Promise<string> {
  const department = { code, name: `部门${code}`, raterLinks: 0 };
  return (await hr.post<{ id: string }>('/hr/departments', department)).id;
}

/** Adds a person. @returns the id */
export async function addPerson(
  hr: StaffClient,
  number: string,
  department: string | null = null,
): Promise<string> {
  const person = { number, name: `员工${number}`, email: null, department };
  return (await hr.post<{ id: string }>('/hr/people', person)).id;
}

/** Signs a person in by a fresh link. */
export async function signInAs(hr: StaffClient, person: string): Promise<StaffClient> {
  const { token } = await hr.post<{ token: string }>(`/hr/people/${person}/sign-in-link`);
  return signIn(workerFetch, origin, token);
}
