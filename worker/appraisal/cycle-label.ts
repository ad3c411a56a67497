/** A month or a quarter. */
export type CycleKind = 'month' | 'quarter';

const labels: Record<CycleKind, RegExp> = {
  month: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
};

/** True for '2026-10' as a month and '2026-Q4' as a quarter. */
export function fitsCycleKind(kind: CycleKind, label: string): boolean {
  return labels[kind].test(label);
}
