import type { ChosenVersion, Cycle, CycleChoice, Deadlines } from '../../api/cycles.ts';
import type { VersionSummary } from '../../api/versions.ts';
import { fromLocalInput, toLocalInput } from '../../kit/company-time.ts';
import type { FormError } from '../../kit/error-summary.tsx';
import { type SingleValue, valueText } from '../../kit/field-value.ts';
import { cyclesText } from './text.ts';

/** What HR decides about a cycle, as the form holds it: numbers and days as typed. */
export interface CycleFields {
  departments: string[];
  formVersion: string;
  scoringPolicy: string;
  sheets: string;
  selfScores: string;
  audit: string;
}

/** What of a cycle HR changes, with the revision that names this state of it. */
export type CycleRecord = Pick<
  Cycle,
  'revision' | 'departments' | 'formVersion' | 'scoringPolicy' | 'due'
>;

export const DEADLINES = ['sheets', 'selfScores', 'audit'] as const;

/** The last minute of a typed day, unix seconds; null for none, undefined for what is no day. */
function endOfDay(typed: string, timeZone: string): number | null | undefined {
  return typed === '' ? null : fromLocalInput(`${typed}T23:59`, timeZone);
}

/** A deadline as a date input shows it. */
function dayOf(at: number | null, timeZone: string): string {
  return at === null ? '' : toLocalInput(at, timeZone).slice(0, 10);
}

/** The fields of a cycle as it is. */
export function fieldsOf(cycle: Omit<CycleRecord, 'revision'>, timeZone: string): CycleFields {
  const { departments, formVersion, scoringPolicy, due } = cycle;
  return {
    departments,
    formVersion: String(formVersion),
    scoringPolicy: String(scoringPolicy),
    sheets: dayOf(due.sheets, timeZone),
    selfScores: dayOf(due.selfScores, timeZone),
    audit: dayOf(due.audit, timeZone),
  };
}

/** What is wrong with the fields. */
export function cycleErrors(fields: CycleFields, timeZone: string): FormError[] {
  const t = cyclesText.value.missing;
  const errors: FormError[] = [];
  if (fields.departments.length === 0) {
    errors.push({ field: 'departments', message: t.departments });
  }
  let last = 0;
  for (const field of DEADLINES) {
    const at = endOfDay(fields[field], timeZone);
    if (at === undefined) errors.push({ field, message: t.date });
    else if (at !== null && at < last) errors.push({ field, message: t.order });
    last = at ?? last;
  }
  return errors;
}

function chosenOf(versions: readonly VersionSummary[], typed: string): ChosenVersion {
  const number = Number(typed);
  return { number, revision: versions.find((each) => each.number === number)?.revision ?? 1 };
}

/** What the Worker is asked for; versions go with the revision that was on offer. */
export function cycleChoice(
  fields: CycleFields,
  versions: { forms: readonly VersionSummary[]; policies: readonly VersionSummary[] },
  timeZone: string,
): CycleChoice {
  const due: Deadlines = {
    sheets: endOfDay(fields.sheets, timeZone) ?? null,
    selfScores: endOfDay(fields.selfScores, timeZone) ?? null,
    audit: endOfDay(fields.audit, timeZone) ?? null,
  };
  return {
    departments: fields.departments,
    formVersion: chosenOf(versions.forms, fields.formVersion),
    scoringPolicy: chosenOf(versions.policies, fields.scoringPolicy),
    due,
  };
}

/** Names of the fields, and of each department among them, for the difference between two versions. */
export function cycleFieldNames(departments: ReadonlyMap<string, string>): Record<string, string> {
  const t = cyclesText.value;
  return {
    formVersion: t.form,
    scoringPolicy: t.policy,
    ...t.due,
    ...Object.fromEntries(
      [...departments].map(([id, name]) => [`departments-${id}`, t.takesPart(name)]),
    ),
  };
}

/** A value of a field in words. */
export function cycleValueText(value: SingleValue, field: string): string {
  const version = field === 'formVersion' || field === 'scoringPolicy';
  return version ? cyclesText.value.version(Number(value)) : valueText(value);
}
