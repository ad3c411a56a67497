const month = /^(\d{4})-(0[1-9]|1[0-2])$/;
const quarter = /^\d{4}-Q[1-4]$/;

/** True for a month such as '2026-10' and a quarter such as '2026-Q4'. */
export function isPeriod(label: string): boolean {
  return month.test(label) || quarter.test(label);
}

/** The quarter that a month belongs to, or undefined for a label that is no month. */
export function quarterOf(label: string): string | undefined {
  const [, year, number] = month.exec(label) ?? [];
  if (year === undefined || number === undefined) return undefined;
  return `${year}-Q${Math.ceil(Number(number) / 3)}`;
}
