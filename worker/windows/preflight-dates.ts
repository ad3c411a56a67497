import {
  type CompanyDays,
  countWorkingDays,
  dayBefore,
  dayIn,
  dayOff,
  isYearAnnounced,
} from '../../shared/calendar/working-days.ts';
import type { Warning } from './preflight-findings.ts';

/** Working days below which many people will not get round to rating. */
const FEWEST_WORKING_DAYS = 3;
/** Days of a window that are looked at: longer ones have working days enough. */
const longestLook = 60 * 86_400;

/** When a window is planned, seconds since 1970, and how its company tells the days. */
export interface PlannedDates {
  opensAt: number;
  closesAt: number;
  /** IANA name. */
  timeZone: string;
  companyDays: CompanyDays;
}

/** What is unfortunate about the dates of a window. */
export function dateWarnings(dates: PlannedDates): Warning[] {
  const { opensAt, closesAt, timeZone, companyDays } = dates;
  const opening = dayIn(timeZone, opensAt);
  const close = dayIn(timeZone, closesAt);
  const eve = dayBefore(close);
  const warnings: Warning[] = [];
  const closeOff = dayOff(close, companyDays);
  const eveOff = dayOff(eve, companyDays);
  if (closeOff !== undefined) {
    warnings.push({ code: 'closes_on_day_off', department: null, day: close, why: closeOff });
  } else if (eveOff !== undefined) {
    warnings.push({ code: 'day_off_before_close', department: null, day: eve, why: eveOff });
  }
  const last = dayIn(timeZone, Math.min(closesAt, opensAt + longestLook));
  const workingDays = countWorkingDays(opening, last, companyDays);
  if (workingDays < FEWEST_WORKING_DAYS) {
    warnings.push({ code: 'few_working_days', department: null, workingDays });
  }
  if (!isYearAnnounced(close)) {
    warnings.push({ code: 'holidays_not_known', department: null, year: close.slice(0, 4) });
  }
  return warnings;
}
