import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import type { Scene } from './scene.ts';

interface Organisation {
  departments: {
    id: string;
    code: string;
    name: string;
    raterLinks: number;
    manager: string | null;
    reviewer: string | null;
    revision: number;
  }[];
  people: { id: string; number: string; revision: number }[];
}

/** HR gives the roles of a department to others, or to nobody. */
export async function giveRoles(
  { company: { hr, departments } }: Scene,
  code: string,
  roles: { manager?: string | null; reviewer?: string | null },
): Promise<void> {
  const organisation = await hr.get<Organisation>('/hr/organisation');
  const id = idOf(departments, code);
  const department = organisation.departments.find((candidate) => candidate.id === id);
  if (department === undefined) throw new Error('there is no such department');
  const { name, raterLinks, revision, manager, reviewer } = department;
  await hr.put(`/hr/departments/${id}`, {
    code,
    name,
    raterLinks,
    revision,
    manager,
    reviewer,
    ...roles,
  });
}

/** A second HR account. */
export async function secondHr({ company }: Scene, number: string): Promise<StaffClient> {
  const { people } = await company.hr.get<Organisation>('/hr/organisation');
  const person = people.find((candidate) => candidate.number === number);
  const roles = { hr: true, leadership: false, auditor: false };
  await company.hr.put(`/hr/people/${person?.id ?? ''}/roles`, {
    revision: person?.revision,
    ...roles,
  });
  return company.signInAs(number);
}
