/** A calendar month with its first and last day as YYYY-MM-DD. */
export interface Month {
  /** '2026-10' */
  label: string;
  first: string;
  last: string;
}

/** The month before `now` and the month of `now`, in UTC. */
export function recentMonths(now: Date): [last: Month, current: Month] {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  return [monthOf(year, month - 1), monthOf(year, month)];
}

function monthOf(year: number, month: number): Month {
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  return { label: first.slice(0, 7), first, last };
}
