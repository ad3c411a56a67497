import type { CompanySettings } from '../../../worker/organisation/company-store.ts';
import type { DepartmentRow as Department } from '../../../worker/organisation/department-list-store.ts';
import type {
  DepartmentName,
  Organisation,
} from '../../../worker/organisation/organisation-store.ts';
import type { PersonRow as Person } from '../../../worker/organisation/people-list-store.ts';
import type {
  ClientRow as Client,
  ReachRow as Reach,
} from '../../../worker/organisation/service-map-list-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import type { ListPage } from '../kit/list.ts';
import type { PickOption } from '../kit/pick-field.tsx';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Client, CompanySettings, Department, DepartmentName, Organisation, Person, Reach };

/** A list that can be taken out as a file. */
export type ExportedList = 'departments' | 'people' | 'service_map';

type Id = { id: string };
type Ask = Record<string, string>;

/** A department as it is sent: who holds a role by id. */
export interface DepartmentRequest {
  code: string;
  name: string;
  raterLinks: number;
  parent: string | null;
}

/** A person as sent. */
export interface PersonRequest {
  number: string;
  name: string;
  title: string | null;
  email: string | null;
  department: string | null;
}

const departments = hr.departments;
const people = hr.people;
const serviceMap = hr['service-map'];

/** Options that a field offers while somebody types. */
const offered = '8';

/** HR's calls about the company, departments, people, the service map and cycles. */
export const organisationApi = {
  /** Asks to take a list out as a file; a sign-in of the last minutes is needed. */
  export: (list: ExportedList): Promise<Answer<unknown>> =>
    change(() => hr.exports.$post({ json: { list } })),
  read: (): Promise<Answer<Organisation>> => read(() => hr.organisation.$get()),

  company: (): Promise<Answer<CompanySettings>> => read(() => hr.company.$get()),
  changeCompany: (json: {
    revision: number;
    name: string;
    timeZone: string;
    privacyContact: string;
    retentionMonths: number;
  }): Promise<Answer<unknown>> => change(() => hr.company.$put({ json })),

  departments: (ask: Ask): Promise<Answer<ListPage<Department>>> =>
    read(() => departments.$get({ query: ask })),
  /** Ids of all departments that a list shows, on whatever page. */
  departmentIds: (ask: Ask): Promise<Answer<{ ids: string[] }>> =>
    read(() => departments.ids.$get({ query: ask })),
  department: (id: string): Promise<Answer<Department>> =>
    read(() => departments[':id'].$get({ param: { id } })),
  addDepartment: (json: DepartmentRequest): Promise<Answer<Id>> =>
    change(() => departments.$post({ json })),
  changeDepartment: (
    id: string,
    json: DepartmentRequest & {
      revision: number;
      manager: string | null;
      reviewer: string | null;
    },
  ): Promise<Answer<unknown>> => change(() => departments[':id'].$put({ param: { id }, json })),
  endDepartment: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => departments[':id'].end.$post({ param: { id }, json: { revision } })),

  people: (ask: Ask): Promise<Answer<ListPage<Person>>> => read(() => people.$get({ query: ask })),
  person: (id: string): Promise<Answer<Person>> =>
    read(() => people[':id'].$get({ param: { id } })),
  addPerson: (json: PersonRequest): Promise<Answer<Id>> => change(() => people.$post({ json })),
  changePerson: (
    id: string,
    json: PersonRequest & { revision: number },
  ): Promise<Answer<unknown>> => change(() => people[':id'].$put({ param: { id }, json })),
  changeRoles: (
    id: string,
    json: { revision: number; hr: boolean; leadership: boolean; auditor: boolean },
  ): Promise<Answer<unknown>> => change(() => people[':id'].roles.$put({ param: { id }, json })),
  makeSignInLink: (
    id: string,
  ): Promise<Answer<{ token: string; kind: 'enrolment' | 'recovery' }>> =>
    change(() => people[':id']['sign-in-link'].$post({ param: { id } })),
  endPerson: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => people[':id'].end.$post({ param: { id }, json: { revision } })),

  clients: (ask: Ask): Promise<Answer<ListPage<Client>>> =>
    read(() => serviceMap.$get({ query: ask })),
  reach: (ask: Ask): Promise<Answer<ListPage<Reach>>> =>
    read(() =>
      serviceMap.reach.$get({
        query: ask,
      }),
    ),
  client: (clientId: string): Promise<Answer<Client>> =>
    read(() => serviceMap[':clientId'].$get({ param: { clientId } })),
  changeClient: (
    clientId: string,
    json: { revision: number; rated: string[]; raterLinks: number },
  ): Promise<Answer<unknown>> =>
    change(() => serviceMap[':clientId'].$put({ param: { clientId }, json })),
};

/** People in use whose number, name or title contains `search`, to choose from. */
export async function findPeople(search: string): Promise<Answer<readonly PickOption[]>> {
  const answer = await organisationApi.people({ search, sort: 'name', size: offered });
  if (!answer.ok) return answer;
  const options = answer.value.rows.map(({ id, name, number, department }) => ({
    id,
    name,
    hint: department === null ? number : `${number} ${department.name}`,
  }));
  return { ok: true, value: options };
}

/** Departments in use whose code or name contains `search`, to choose from. */
export async function findDepartments(search: string): Promise<Answer<readonly PickOption[]>> {
  const answer = await organisationApi.departments({ search, size: offered });
  if (!answer.ok) return answer;
  const options = answer.value.rows.map(({ id, name, code }) => ({ id, name, hint: code }));
  return { ok: true, value: options };
}
