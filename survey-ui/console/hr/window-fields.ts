import type { WindowFields } from '../api/windows.ts';
import { fromLocalInput, toLocalInput } from '../kit/company-time.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';

const DAY = 86_400;

/** A window as the form holds it: times as the inputs show them, numbers as typed. */
export interface WindowForm {
  cycle: string;
  departments: string[];
  opensAt: string;
  closesAt: string;
  latestCloseAt: string;
  graceMinutes: string;
  threshold: string;
  /** Links by client department, as typed, where they are not the usual number. */
  links: Record<string, string>;
}

/** A proposal at `now` (unix seconds): from tomorrow 09:00 for five days, extendable by three. */
export function proposeWindow(now: number, timeZone: string): WindowForm {
  const day = (days: number) => toLocalInput(now + days * DAY, timeZone).slice(0, 10);
  return {
    cycle: '',
    departments: [],
    opensAt: `${day(1)}T09:00`,
    closesAt: `${day(6)}T18:00`,
    latestCloseAt: `${day(9)}T18:00`,
    graceMinutes: '30',
    threshold: '5',
    links: {},
  };
}

/** What the Worker takes, from what was typed; undefined fields are those that are wrong. */
function readForm(form: WindowForm, timeZone: string) {
  return {
    opensAt: fromLocalInput(form.opensAt, timeZone),
    closesAt: fromLocalInput(form.closesAt, timeZone),
    latestCloseAt: fromLocalInput(form.latestCloseAt, timeZone),
    graceMinutes: wholeNumber(form.graceMinutes, 0, 1440),
    threshold: wholeNumber(form.threshold, 3, 50),
  };
}

/** Everything wrong with the form, in the order of its fields. */
export function windowErrors(form: WindowForm, timeZone: string): FormError[] {
  const t = hrText.value.windows.form.missing;
  const read = readForm(form, timeZone);
  const errors: FormError[] = [];
  const wrong = (field: keyof typeof t) => errors.push({ field, message: t[field] });
  if (form.cycle === '') wrong('cycle');
  if (form.departments.length === 0) wrong('departments');
  if (read.opensAt === undefined) wrong('opensAt');
  if (read.closesAt === undefined || read.closesAt <= (read.opensAt ?? 0)) wrong('closesAt');
  if (read.latestCloseAt === undefined || read.latestCloseAt < (read.closesAt ?? 0)) {
    wrong('latestCloseAt');
  }
  if (read.graceMinutes === undefined) wrong('graceMinutes');
  if (read.threshold === undefined) wrong('threshold');
  for (const [department, typed] of Object.entries(form.links)) {
    if (wholeNumber(typed, 0, 500) === undefined) {
      errors.push({ field: `links-${department}`, message: t.links });
    }
  }
  return errors;
}

/** The request for a form without errors. */
export function windowRequest(form: WindowForm, timeZone: string): WindowFields {
  const read = readForm(form, timeZone);
  return {
    departments: form.departments,
    opensAt: read.opensAt ?? 0,
    closesAt: read.closesAt ?? 0,
    latestCloseAt: read.latestCloseAt ?? 0,
    graceMinutes: read.graceMinutes ?? 30,
    threshold: read.threshold ?? 5,
  };
}
