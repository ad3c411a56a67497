import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import type { Scene } from './scene.ts';

interface Department {
  name: string;
  raterLinks: number;
  manager: { id: string } | null;
  reviewer: { id: string } | null;
  revision: number;
}

/** HR gives the roles of a department to others, or to nobody. */
export async function giveRoles(
  { company: { hr, departments } }: Pick<Scene, 'company'>,
  code: string,
  roles: { manager?: string | null; reviewer?: string | null },
): Promise<void> {
  const id = idOf(departments, code);
  const department = await hr.get<Department>(`/hr/departments/${id}`);
  const { name, raterLinks, revision, manager, reviewer } = department;
  await hr.put(`/hr/departments/${id}`, {
    code,
    name,
    raterLinks,
    revision,
    manager: manager?.id ?? null,
    reviewer: reviewer?.id ?? null,
    ...roles,
  });
}

/** A second HR account. */
export async function secondHr({ company }: Scene, number: string): Promise<StaffClient> {
  const id = idOf(company.people, number);
  const { revision } = await company.hr.get<{ revision: number }>(`/hr/people/${id}`);
  const roles = { hr: true, leadership: false, auditor: false };
  await company.hr.put(`/hr/people/${id}/roles`, { revision, ...roles });
  return company.signInAs(number);
}
