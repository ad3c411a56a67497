import type { Trend } from '../api/manager.ts';

/** Runs of published points without a gap and under one form version: a line joins only those. */
export function runsOf(points: readonly Trend['points'][number][]): number[][] {
  const runs: number[][] = [];
  for (const [index, point] of points.entries()) {
    if (point.customerScoreTenths === null) continue;
    const last = runs.at(-1);
    const before = last?.at(-1);
    const joins = before === index - 1 && points[before]?.formVersion === point.formVersion;
    if (last !== undefined && joins) last.push(index);
    else runs.push([index]);
  }
  return runs;
}
