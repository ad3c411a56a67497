import type { VersionSummary } from '../../api/versions.ts';

/** The two numbers that an address names; what it leaves out is the newest two. */
export function comparedNumbers(
  query: Record<string, string>,
  versions: readonly Pick<VersionSummary, 'number'>[],
): { from: number; to: number } {
  const named = (key: string) =>
    versions.find((each) => String(each.number) === query[key])?.number;
  const to = named('to') ?? versions[0]?.number ?? 1;
  const older = versions.find((each) => each.number < to)?.number;
  const from = named('from') ?? older ?? versions.find((each) => each.number !== to)?.number ?? to;
  return { from, to };
}
