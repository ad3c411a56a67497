import type { NewSubstitute } from '../../api/substitutes.ts';
import { fromLocalInput } from '../../kit/company-time.ts';
import type { FormError } from '../../kit/error-summary.tsx';
import type { Named } from '../../kit/named.ts';
import { substituteText } from './text.ts';

/** What HR types to name a substitute; days as `YYYY-MM-DD`, both included. */
export interface SubstituteFields {
  department: Named | null;
  role: '' | 'manager' | 'reviewer';
  person: Named | null;
  from: string;
  until: string;
  reason: string;
}

export const noSubstitute: SubstituteFields = {
  department: null,
  role: '',
  person: null,
  from: '',
  until: '',
  reason: '',
};

/** The first moment of the day after a day. */
function dayAfter(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);
  return next.toISOString().slice(0, 10);
}

/** What is wrong with the typed fields. */
export function substituteErrors(fields: SubstituteFields): FormError[] {
  const t = substituteText.value.missing;
  const { department, role, person, from, until, reason } = fields;
  return [
    ...(department === null ? [{ field: 'department', message: t.department }] : []),
    ...(role === '' ? [{ field: 'role', message: t.role }] : []),
    ...(person === null ? [{ field: 'person', message: t.person }] : []),
    ...(from === '' ? [{ field: 'from', message: t.from }] : []),
    ...(until === '' ? [{ field: 'until', message: t.until }] : []),
    ...(from !== '' && until !== '' && until < from
      ? [{ field: 'until', message: t.reversed }]
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: t.reason }] : []),
  ];
}

/** The typed fields as the Worker takes them; undefined while something is missing. */
export function substituteRequest(
  fields: SubstituteFields,
  timeZone: string,
): NewSubstitute | undefined {
  const { department, role, person, reason } = fields;
  if (fields.from === '' || fields.until === '') return undefined;
  const from = fromLocalInput(`${fields.from}T00:00`, timeZone);
  const until = fromLocalInput(`${dayAfter(fields.until)}T00:00`, timeZone);
  if (department === null || person === null || role === '') return undefined;
  if (from === undefined || until === undefined) return undefined;
  return { department: department.id, role, person: person.id, from, until, reason };
}
