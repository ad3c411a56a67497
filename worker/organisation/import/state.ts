import { narrow } from '../../../shared/spreadsheet/narrow.ts';

/** Roles of the whole company that a spreadsheet can give. */
export type CompanyRole = 'hr' | 'leadership' | 'auditor';

/** A department as it stands before the import. */
export interface DepartmentState {
  id: string;
  code: string;
  name: string;
  links: number;
  parent: string | null;
  manager: string | null;
  reviewer: string | null;
  ended: boolean;
  revision: number;
  serviceRevision: number;
}

/** A person as it stands before the import. */
export interface PersonState {
  id: string;
  number: string;
  name: string;
  email: string | null;
  title: string | null;
  department: string | null;
  roles: CompanyRole[];
  ended: boolean;
  revision: number;
}

/** Everything that an import compares a file with. */
export interface OrganisationState {
  departments: DepartmentState[];
  people: PersonState[];
  serviceMap: { client: string; rated: string }[];
}

/** How the import is wanted. */
export interface ImportWishes {
  /** What is not in the file stays, or ends; pairs of the service map are taken away. */
  missing: 'keep' | 'end';
  /** Leave managers and reviewers who are no staff yet out instead of refusing them. */
  leaveOutUnknownPeople: boolean;
}

/**
 * Looks things up by code or number as typed. What is spelled exactly so is found first, so that
 * codes that differ only in width stay two; then what it is without full-width characters.
 */
export function finder<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): (typed: string) => T | undefined {
  const byKey = new Map(things.map((thing) => [keyOf(thing), thing]));
  return (typed) => byKey.get(typed.normalize('NFC').trim()) ?? byKey.get(narrow(typed));
}

/** Things by id. */
export function byId<T extends { id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
