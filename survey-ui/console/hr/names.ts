import type { Organisation } from '../api/organisation.ts';

/** Names of departments by id; an unknown id gives itself, so that nothing is hidden. */
export function namesOf(organisation: Organisation) {
  const departments = new Map(organisation.departments.map((each) => [each.id, each.name]));
  return { department: (id: string) => departments.get(id) ?? id };
}

/** A whole number between `from` and `to` as typed, or undefined. */
export function wholeNumber(typed: string, from: number, to: number): number | undefined {
  const text = typed.normalize('NFKC').trim();
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= from && value <= to ? value : undefined;
}
