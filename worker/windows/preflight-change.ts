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
 * Warns when so few links changed since an earlier survey that a manager who compares the two
 * scores can compute what those few raters said. No change at all tells nothing of anybody. With
 * another group in between, the one before it is compared with just as well.
 *
 * @param earlier groups of the department's surveys, in any order
 */
export function changeWarning(
  department: string,
  earlier: readonly (readonly ClientLinks[])[],
  now: readonly ClientLinks[],
): Warning | undefined {
  const changes = earlier.map((group) => groupChange(group, now).links);
  const little = changes.filter((links) => links > 0 && links < LEAST_CHANGE);
  if (little.length === 0) return undefined;
  return { code: 'group_changed_little', department, links: Math.min(...little) };
}

function linksByDepartment(clients: readonly ClientLinks[]): Map<string, number> {
  return new Map(
    clients.filter(({ links }) => links > 0).map(({ department, links }) => [department, links]),
  );
}
