import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';
import type { Role } from './session.ts';

/** A department as HR keeps it. */
export interface Department {
  id: string;
  code: string;
  name: string;
  /** Links that its people get in each window. */
  raterLinks: number;
  ended: boolean;
  revision: number;
  /** The department that it belongs to. */
  parent: string | null;
  manager: string | null;
  reviewer: string | null;
}

/** A person with an account, or without one yet. */
export interface Person {
  id: string;
  number: string;
  name: string;
  email: string | null;
  /** Job title (职务). */
  title: string | null;
  department: string | null;
  roles: { role: Role; department: string | null }[];
  ended: boolean;
  revision: number;
}

/** Everything HR keeps about the company. */
export interface Organisation {
  departments: Department[];
  people: Person[];
  /** Client department → rated department. */
  serviceMap: { client: string; rated: string }[];
}

/** How far a sheet is; `empty` before anything was saved. */
export type SheetState = 'empty' | 'draft' | 'self_scored' | 'audited';

type Id = { id: string };
type DepartmentFields = Pick<Department, 'code' | 'name' | 'raterLinks'> &
  Partial<Pick<Department, 'parent'>>;
type PersonFields = Pick<Person, 'number' | 'name' | 'email' | 'department' | 'title'>;

const departments = hr.departments;
const people = hr.people;

/** HR's calls about departments, people, the service map and cycles. */
export const organisationApi = {
  read: (): Promise<Answer<Organisation>> => read(() => hr.organisation.$get()),
  addDepartment: (json: DepartmentFields): Promise<Answer<Id>> =>
    change(() => departments.$post({ json })),
  changeDepartment: (
    id: string,
    json: DepartmentFields & Pick<Department, 'revision' | 'manager' | 'reviewer'>,
  ): Promise<Answer<unknown>> => change(() => departments[':id'].$put({ param: { id }, json })),
  endDepartment: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => departments[':id'].end.$post({ param: { id }, json: { revision } })),
  addPerson: (json: PersonFields): Promise<Answer<Id>> => change(() => people.$post({ json })),
  changePerson: (
    id: string,
    json: PersonFields & Pick<Person, 'revision'>,
  ): Promise<Answer<unknown>> => change(() => people[':id'].$put({ param: { id }, json })),
  changeRoles: (
    id: string,
    json: { revision: number; hr: boolean; leadership: boolean; auditor: boolean },
  ): Promise<Answer<unknown>> => change(() => people[':id'].roles.$put({ param: { id }, json })),
  makeSignInLink: (id: string): Promise<Answer<{ token: string }>> =>
    change(() => people[':id']['sign-in-link'].$post({ param: { id } })),
  endPerson: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => people[':id'].end.$post({ param: { id }, json: { revision } })),
  changeServiceMap: (client: string, rated: string[]): Promise<Answer<unknown>> =>
    change(() =>
      hr['service-map'][':clientId'].$put({ param: { clientId: client }, json: { rated } }),
    ),
};
