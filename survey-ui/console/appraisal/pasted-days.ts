const pad = (part: string) => part.padStart(2, '0');

const lastOfMonth = (year: string, month: string) =>
  String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());

/** Days and months as people write them: 2001-11-15, 2001/11/15, 2001年11月15日, 2001.11, 2001年11月. */
const written = /(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?/g;

/**
 * The first and the last day that a cell names, `YYYY-MM-DD`; a month alone is all of it, one day
 * alone is both. Empty where no day is found.
 */
export function pastedDays(cell: string): { from: string; to: string } {
  const found = [...cell.normalize('NFKC').matchAll(written)];
  const [first, last = first] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return { from: '', to: '' };
  const [, year = '', month = '', day = '1'] = first;
  const [, lastYear = '', lastMonth = '', lastDay = lastOfMonth(lastYear, lastMonth)] = last;
  return {
    from: `${year}-${pad(month)}-${pad(day)}`,
    to: `${lastYear}-${pad(lastMonth)}-${pad(lastDay)}`,
  };
}
