import { narrow } from '../../../shared/spreadsheet/narrow.ts';
import type { CompanyRole } from './state.ts';

const names: Record<CompanyRole, readonly string[]> = {
  hr: ['人力资源', '人力资源部', '人力', '人事', 'hr', 'human resources'],
  leadership: ['领导', '公司领导', 'leadership', 'leader'],
  auditor: ['审计', '审计员', 'auditor', 'audit'],
};
/** Roles that people have for a department; they stand in the departments' spreadsheet. */
const ofDepartments = new Set(['部门经理', '经理', '审核人', '分管领导', 'manager', 'reviewer']);

/** Between roles in one cell. */
const separators = /[、,;/|\n]+/u;

/** Why a cell of roles is refused. */
export type RolesFault = 'role_unknown' | 'role_of_a_department';

/** Company roles in the order in which they are always written. */
export const roleOrder = ['hr', 'leadership', 'auditor'] as const satisfies readonly CompanyRole[];

const roleByName = new Map(
  roleOrder.flatMap((role) => names[role].map((name): [string, CompanyRole] => [name, role])),
);

/** Reads a cell such as `人力资源、审计` or `hr, auditor`; an empty one is no role. */
export function readRoles(text: string): CompanyRole[] | RolesFault {
  const given = new Set<CompanyRole>();
  for (const part of narrow(text).toLowerCase().split(separators)) {
    const name = part.trim();
    if (name === '') continue;
    if (ofDepartments.has(name)) return 'role_of_a_department';
    const role = roleByName.get(name);
    if (role === undefined) return 'role_unknown';
    given.add(role);
  }
  return roleOrder.filter((role) => given.has(role));
}
