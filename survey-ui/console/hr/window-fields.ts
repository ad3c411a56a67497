import type { WindowFields, WindowPlan } from '../api/windows.ts';
import { fromLocalInput, toLocalInput } from '../kit/company-time.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { type SingleValue, valueText } from '../kit/field-value.ts';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';

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
  links: ReadonlyMap<string, string>;
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
    links: new Map(),
  };
}

/** A draft as it is stored. */
export function fieldsOfPlan(plan: WindowPlan, timeZone: string): WindowForm {
  const { departments, clients, graceMinutes, threshold } = plan;
  return {
    cycle: plan.cycle.id,
    departments,
    opensAt: toLocalInput(plan.opensAt, timeZone),
    closesAt: toLocalInput(plan.closesAt, timeZone),
    latestCloseAt: toLocalInput(plan.latestCloseAt, timeZone),
    graceMinutes: String(graceMinutes),
    threshold: String(threshold),
    links: new Map(clients.map((each) => [each.department, String(each.links)])),
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
  for (const [department, typed] of form.links) {
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

/** Links of the client departments that do not get the usual number, for a form without errors. */
export function changedClients({ links }: WindowForm): WindowPlan['clients'] {
  return [...links].map(([department, typed]) => ({
    department,
    links: wholeNumber(typed, 0, 500) ?? 0,
  }));
}

/** Names of the fields and of each department in them, for the difference between two versions. */
export function windowFieldNames(departments: ReadonlyMap<string, string>): Record<string, string> {
  const { opensAt, closesAt, form } = hrText.value.windows;
  const { rates, links } = windowText.value.conflict;
  const { latestCloseAt, graceMinutes, threshold } = form;
  return {
    opensAt,
    closesAt,
    latestCloseAt,
    graceMinutes,
    threshold,
    ...Object.fromEntries(
      [...departments].flatMap(([id, name]) => [
        [`departments-${id}`, rates(name)],
        [`links-${id}`, links(name)],
      ]),
    ),
  };
}

/** A value of a field in words. */
export function windowValueText(value: SingleValue, field: string): string {
  if (field.startsWith('links-') && value === null) return windowText.value.conflict.usual;
  return valueText(value).replace('T', ' ');
}
