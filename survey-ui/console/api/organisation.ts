import type { Answer } from '../kit/answer.ts';
import { change, read } from './send.ts';
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
  manager: string | null;
  reviewer: string | null;
}

/** A person with an account, or without one yet. */
export interface Person {
  id: string;
  number: string;
  name: string;
  email: string | null;
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

/** An appraisal cycle. */
export interface Cycle {
  id: string;
  kind: 'month' | 'quarter';
  label: string;
  departments: string[];
  openedAt: number;
  formVersion: number;
  scoringPolicy: number;
}

/** How far a sheet is; `empty` before anything was saved. */
export type SheetState = 'empty' | 'draft' | 'self_scored' | 'audited';

/** How far a department is in a cycle; no score, no figure. */
export interface DepartmentProgress {
  department: string;
  name: string;
  sheets: { duty: SheetState; plan: SheetState; key_indicators: SheetState };
  result: 'published' | 'withheld' | 'void' | 'none';
}

type Id = { id: string };
type DepartmentFields = Pick<Department, 'code' | 'name' | 'raterLinks'>;
type PersonFields = Pick<Person, 'number' | 'name' | 'email' | 'department'>;

/** HR's calls about departments, people, the service map and cycles. */
export const organisationApi = {
  read: (): Promise<Answer<Organisation>> => read('/api/hr/organisation'),
  addDepartment: (fields: DepartmentFields): Promise<Answer<Id>> =>
    change('POST', '/api/hr/departments', fields),
  changeDepartment: (
    id: string,
    fields: DepartmentFields & Pick<Department, 'revision' | 'manager' | 'reviewer'>,
  ): Promise<Answer<unknown>> => change('PUT', `/api/hr/departments/${id}`, fields),
  endDepartment: (id: string, revision: number): Promise<Answer<unknown>> =>
    change('POST', `/api/hr/departments/${id}/end`, { revision }),
  addPerson: (fields: PersonFields): Promise<Answer<Id>> =>
    change('POST', '/api/hr/people', fields),
  changePerson: (
    id: string,
    fields: PersonFields & Pick<Person, 'revision'>,
  ): Promise<Answer<unknown>> => change('PUT', `/api/hr/people/${id}`, fields),
  changeRoles: (
    id: string,
    fields: { revision: number; hr: boolean; leadership: boolean; auditor: boolean },
  ): Promise<Answer<unknown>> => change('PUT', `/api/hr/people/${id}/roles`, fields),
  makeSignInLink: (id: string): Promise<Answer<{ token: string }>> =>
    change('POST', `/api/hr/people/${id}/sign-in-link`, {}),
  endPerson: (id: string, revision: number): Promise<Answer<unknown>> =>
    change('POST', `/api/hr/people/${id}/end`, { revision }),
  changeServiceMap: (client: string, rated: string[]): Promise<Answer<unknown>> =>
    change('PUT', `/api/hr/service-map/${client}`, { rated }),
  cycles: (): Promise<Answer<Cycle[]>> => read('/api/hr/cycles'),
  openCycle: (fields: Pick<Cycle, 'kind' | 'label' | 'departments'>): Promise<Answer<Id>> =>
    change('POST', '/api/hr/cycles', fields),
  progress: (id: string): Promise<Answer<{ departments: DepartmentProgress[] }>> =>
    read(`/api/hr/cycles/${id}/progress`),
};
