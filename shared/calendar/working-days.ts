import { declaredYears } from './declared-years.ts';
import { statutoryDays } from './statutory-days.ts';

const dayMs = 86_400_000;

/** Why people are not at work on a day. */
export type DayOff = 'weekend' | 'holiday' | 'company';

/** Days by `YYYY-MM-DD` that a company works (true) or rests (false) otherwise than the calendar says. */
export type CompanyDays = ReadonlyMap<string, boolean>;

/** The day in a time zone, `YYYY-MM-DD`. @param at seconds since 1970 */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at * 1000);
}

/** The day before. @param day `YYYY-MM-DD` */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
}

/** Why a day is free, or undefined for a working day. The company's own word comes first. */
export function dayOff(day: string, companyDays: CompanyDays): DayOff | undefined {
  const own = companyDays.get(day);
  if (own !== undefined) return own ? undefined : 'company';
  const year = day.slice(0, 4);
  const date = day.slice(5);
  const declared = declaredYears[year];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  if (declared === undefined) {
    if (statutoryDays(year).has(day)) return 'holiday';
    return weekend ? 'weekend' : undefined;
  }
  if (declared.work.includes(date)) return undefined;
  if (declared.rest.some(([from, to]) => from <= date && date <= to)) return 'holiday';
  return weekend ? 'weekend' : undefined;
}

/** Working days from one day to another, both included; 0 when they are in the wrong order. */
export function countWorkingDays(from: string, to: string, companyDays: CompanyDays): number {
  const last = Date.parse(`${to}T00:00:00Z`);
  let count = 0;
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (dayOff(day, companyDays) === undefined) count += 1;
  }
  return count;
}

/** Whether the holidays of a day's year are announced; without that nobody knows them all. */
export function isYearAnnounced(day: string): boolean {
  return Object.hasOwn(declaredYears, day.slice(0, 4));
}
