import { dayIn } from '../../shared/calendar/working-days.ts';

/** Seconds between the announcement of a purge and the purge, at least: 30 days. */
export const announcedBefore = 30 * 86_400;

const quarterHour = 15 * 60;
/** More than any time zone is ahead of or behind UTC. */
const farthestZone = 16 * 3600;

/**
 * Second at which the data of a cycle have been kept for `months` after its end: the first of the
 * day in the company's time zone.
 *
 * @param label '2026-10' for a month, '2026-Q4' for a quarter
 */
export function purgeDueAt(label: string, months: number, timeZone: string): number {
  const year = Number(label.slice(0, 4));
  const quarter = /Q(\d)$/.exec(label)?.[1];
  // Counted from 0, so that the last month's number is the following month's index.
  const monthAfter = quarter === undefined ? Number(label.slice(5)) : Number(quarter) * 3;
  return startOfDay(Date.UTC(year, monthAfter + months, 1), timeZone);
}

/** Second at which a purge may begin that is due at `dueAt` and was announced at `announcedAt`. */
export function purgeFrom(dueAt: number, announcedAt: number): number {
  return Math.max(dueAt, announcedAt + announcedBefore);
}

/** First second in a time zone of the day that is `utcMs` in UTC; zones differ by quarter hours. */
function startOfDay(utcMs: number, timeZone: string): number {
  const day = new Date(utcMs).toISOString().slice(0, 10);
  const from = utcMs / 1000 - farthestZone;
  let before = 0;
  let after = (2 * farthestZone) / quarterHour;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, from + middle * quarterHour) < day) before = middle;
    else after = middle;
  }
  return from + after * quarterHour;
}
