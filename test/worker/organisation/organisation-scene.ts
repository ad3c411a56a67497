import { env } from 'cloudflare:workers';
import { setUpCompany, signIn, type StaffClient } from '../../../scripts/client/staff-client.ts';
import type { DepartmentRow } from '../../../worker/organisation/department-list-store.ts';
import type { PersonRow } from '../../../worker/organisation/people-list-store.ts';
import type { ClientRow } from '../../../worker/organisation/service-map-list-store.ts';
import { remember } from '../support/remember.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** Id of nothing. */
export const nobody = 'x'.repeat(21);

/** In empty storage, a company that has only its first HR account. */
export function firstHr(): Promise<StaffClient> {
  return remember('the first HR account', makeFirstHr);
}

async function makeFirstHr(): Promise<StaffClient> {
  const token = await setUpCompany(workerFetch, origin, {
    code: env.SETUP_CODE,
    company: '示例通信',
    timeZone: 'Asia/Shanghai',
    number: 'h1',
    name: '何人事',
  });
  return signIn(workerFetch, origin, token);
}

/** A department as HR sees it. */
export function departmentOf(hr: StaffClient, id: string): Promise<DepartmentRow> {
  return hr.get<DepartmentRow>(`/hr/departments/${id}`);
}

/** A person as HR sees it. */
export function personOf(hr: StaffClient, id: string): Promise<PersonRow> {
  return hr.get<PersonRow>(`/hr/people/${id}`);
}

/** What a client department rates. */
export function clientOf(hr: StaffClient, id: string): Promise<ClientRow> {
  return hr.get<ClientRow>(`/hr/service-map/${id}`);
}

/** Sets what a client department rates, whatever it rated before. */
export async function rate(hr: StaffClient, client: string, rated: string[]): Promise<void> {
  const { revision } = await clientOf(hr, client);
  await hr.put(`/hr/service-map/${client}`, { revision, rated });
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

/** Signs a person in who has not enrolled a passkey, by a fresh link. */
export async function signInAs(hr: StaffClient, person: string): Promise<StaffClient> {
  const { token } = await hr.post<{ token: string }>(`/hr/people/${person}/sign-in-link`);
  return signIn(workerFetch, origin, token);
}
