import {
  importColumns,
  type OrganisationKind,
} from '../../../shared/spreadsheet/import-columns.ts';
import { byId, type OrganisationState } from './state.ts';

/** A row to export: texts by the keys of the kind's columns; numbers stay numbers. */
export type ExportedRow = Record<string, string | number | null>;

function rowsOf(kind: OrganisationKind, state: OrganisationState): ExportedRow[] {
  const departments = byId(state.departments);
  const people = byId(state.people);
  const codeOf = (id: string | null) => (id === null ? null : (departments.get(id)?.code ?? null));
  const numberOf = (id: string | null) => (id === null ? null : (people.get(id)?.number ?? null));
  if (kind === 'departments') {
    return state.departments
      .filter(({ ended }) => !ended)
      .map(({ code, name, links, parent, manager, reviewer }) => ({
        code,
        name,
        links,
        parent: codeOf(parent),
        manager: numberOf(manager),
        reviewer: numberOf(reviewer),
      }));
  }
  if (kind === 'people') {
    return state.people
      .filter(({ ended }) => !ended)
      .map(({ number, name, department, title, roles, email }) => ({
        number,
        name,
        title,
        email,
        department: codeOf(department),
        roles: roles.join(','),
      }));
  }
  return state.serviceMap.map(({ client, rated }) => ({
    client: codeOf(client),
    rated: codeOf(rated),
    links: departments.get(client)?.links ?? 0,
  }));
}

/**
 * Everything of a kind that can be imported, in the order of its template's columns: what is
 * exported and imported again changes nothing. What has ended is left out.
 */
export function exportRows(
  kind: OrganisationKind,
  state: OrganisationState,
): (string | number | null)[][] {
  const keys = importColumns[kind].map(({ key }) => key);
  return rowsOf(kind, state).map((row) => keys.map((key) => row[key] ?? null));
}
