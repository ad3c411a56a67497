import type { ClientLinks, Warning } from './preflight-findings.ts';

/** Links that have to change between two surveys of a department, or one rater's view shows (D12). */
const LEAST_CHANGE = 3;

/** How the group of raters differs from an earlier one. */
export interface GroupChange {
  added: ClientLinks[];
  removed: ClientLinks[];
  changed: { department: string; before: number; now: number }[];
  /** Links that came or went, over all client departments. */
  links: number;
}

/** Compares two groups of raters; client departments without links do not count. */
export function groupChange(
  before: readonly ClientLinks[],
  now: readonly ClientLinks[],
): GroupChange {
  const earlier = linksByDepartment(before);
  const later = linksByDepartment(now);
  const change: GroupChange = { added: [], removed: [], changed: [], links: 0 };
  for (const [department, links] of later) {
    const had = earlier.get(department);
    if (had === undefined) change.added.push({ department, links });
    else if (had !== links) change.changed.push({ department, before: had, now: links });
    change.links += Math.abs(links - (had ?? 0));
  }
  for (const [department, links] of earlier) {
    if (later.has(department)) continue;
    change.removed.push({ department, links });
    change.links += links;
  }
  return change;
}

/**
 * Warns when so few links changed since the last survey that a manager who compares two
 * scores can compute what those few raters said. No change at all tells nothing of anybody.
 */
export function changeWarning(
  department: string,
  before: readonly ClientLinks[] | undefined,
  now: readonly ClientLinks[],
): Warning | undefined {
  if (before === undefined) return undefined;
  const { links } = groupChange(before, now);
  if (links === 0 || links >= LEAST_CHANGE) return undefined;
  return { code: 'group_changed_little', department, links };
}

function linksByDepartment(clients: readonly ClientLinks[]): Map<string, number> {
  return new Map(
    clients.filter(({ links }) => links > 0).map(({ department, links }) => [department, links]),
  );
}
