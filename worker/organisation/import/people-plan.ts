import * as v from 'valibot';
import type { ImportPlan } from '../../../shared/spreadsheet/import-plan.ts';
import { narrow } from '../../../shared/spreadsheet/narrow.ts';
import { emailField } from '../fields.ts';
import { type Blame, blamer, cellText, nameCell, newCode, optionalCell } from './cell.ts';
import { changesOf, emptyPlan, enter, sortFaults } from './plan.ts';
import { readRoles } from './roles-cell.ts';
import {
  byId,
  type CompanyRole,
  type DepartmentState,
  finder,
  type ImportWishes,
  type OrganisationState,
  type PersonState,
} from './state.ts';
import type { ImportTable, TableRow } from './table.ts';

/** A person to write; `before` is what the person was, undefined for a new one. */
export interface PersonWrite {
  before: PersonState | undefined;
  number: string;
  name: string;
  email: string | null;
  title: string | null;
  /** Id of a department. */
  department: string | null;
  roles: CompanyRole[];
}

/** What an import of people would do. */
export interface PeoplePlan {
  plan: ImportPlan;
  writes: PersonWrite[];
  /** Ends when that was asked for. */
  missing: PersonState[];
}

interface Draft extends PersonWrite {
  row: TableRow;
  blame: Blame;
}

/**
 * Plans an import of people; rows are matched by their staff number. Who imports never ends by
 * it: a list without HR in it would lock HR out.
 */
export function planPeople(
  table: ImportTable,
  state: OrganisationState,
  wishes: ImportWishes,
  actor: string,
): PeoplePlan {
  const plan = emptyPlan(table);
  const find = finder(state.people, (person) => person.number);
  const findDepartment = finder(state.departments, (department) => department.code);
  const departments = byId(state.departments);
  const drafts = new Map<string, Draft>();
  for (const row of table.rows) {
    const before = find(row.cells.get('number')?.text ?? '');
    const draft = draftOf(row, before, plan, findDepartment);
    if (draft.number === '') continue;
    const twin = drafts.get(draft.number);
    if (twin !== undefined) draft.blame('number', 'row_twice', String(twin.row.row));
    else drafts.set(draft.number, draft);
  }
  const missing = state.people.filter(
    ({ id, number, ended }) => !ended && id !== actor && !drafts.has(number),
  );
  const missingIds = new Set(missing.map(({ id }) => id));
  const staying = state.people.filter(({ id }) => wishes.missing === 'keep' || !missingIds.has(id));
  blameLastHr(drafts, staying);

  const departmentText = (id: string | null) =>
    id === null ? null : (departments.get(id)?.code ?? null);
  const writes = [...drafts.values()].filter((draft) => {
    const { before, number, name } = draft;
    const fields = changesOf([
      { key: 'name', before: before?.name ?? null, after: name },
      {
        key: 'department',
        before: departmentText(before?.department ?? null),
        after: departmentText(draft.department),
      },
      { key: 'title', before: before?.title ?? null, after: draft.title },
      {
        key: 'roles',
        before: rolesText(before?.roles ?? []),
        after: rolesText(draft.roles),
      },
      { key: 'email', before: before?.email ?? null, after: draft.email },
    ]);
    const change = before === undefined ? 'added' : 'changed';
    return enter(plan, { row: draft.row.row, change, code: number, name, fields });
  });
  plan.missing = missing.map(({ number, name }) => ({ code: number, name }));
  sortFaults(plan);
  return { plan, writes, missing };
}

/** Roles as the plan tells them: their names, which the page translates. */
function rolesText(roles: readonly CompanyRole[]): string | null {
  return roles.length === 0 ? null : roles.join(',');
}

function draftOf(
  row: TableRow,
  before: PersonState | undefined,
  plan: ImportPlan,
  findDepartment: (typed: string) => DepartmentState | undefined,
): Draft {
  const blame = blamer(row, plan.faults);
  if (before?.ended === true) blame('number', 'person_ended');
  return {
    row,
    blame,
    before,
    number: before?.number ?? newCode(row, 'number', blame),
    name: nameCell(row, blame, before?.name),
    title: optionalCell(row, 'title', blame, before?.title ?? null),
    email: emailCell(row, blame, before?.email ?? null),
    department: departmentCell(row, blame, before?.department ?? null, findDepartment),
    roles: rolesCell(row, blame, before?.roles ?? []),
  };
}

function emailCell(row: TableRow, blame: Blame, before: string | null): string | null {
  const typed = cellText(row, 'email');
  if (typed === undefined || typed === before) return before;
  const email = narrow(typed);
  if (email === '') return null;
  if (v.is(emailField, email)) return email;
  blame('email', 'email_invalid');
  return before;
}

/** Staying in a department that has ended is allowed, joining it is not. */
function departmentCell(
  row: TableRow,
  blame: Blame,
  before: string | null,
  find: (typed: string) => DepartmentState | undefined,
): string | null {
  const typed = cellText(row, 'department');
  if (typed === undefined) return before;
  if (typed === '') return null;
  const department = find(typed);
  if (department === undefined) blame('department', 'department_unknown');
  else if (department.ended && department.id !== before) blame('department', 'department_ended');
  return department?.id ?? before;
}

function rolesCell(row: TableRow, blame: Blame, before: CompanyRole[]): CompanyRole[] {
  const typed = cellText(row, 'roles');
  if (typed === undefined) return before;
  const roles = readRoles(typed);
  if (Array.isArray(roles)) return roles;
  blame('roles', roles);
  return before;
}

/** Blames who would be the last to lose the HR role. */
function blameLastHr(drafts: ReadonlyMap<string, Draft>, staying: readonly PersonState[]): void {
  const holds = (roles: readonly CompanyRole[]) => roles.includes('hr');
  const all = [...drafts.values()];
  const kept = staying.some(
    ({ number, roles, ended }) => !ended && !drafts.has(number) && holds(roles),
  );
  if (kept || all.some(({ roles }) => holds(roles))) return;
  for (const { blame, before } of all) {
    if (holds(before?.roles ?? [])) blame('roles', 'last_hr_account');
  }
}
