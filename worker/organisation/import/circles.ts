/** Most codes of a circle that are named; the rest is an ellipsis. */
const mostNamed = 6;

/**
 * The departments that would be above themselves, each with the way that leads back to it, as
 * `A → B → A`.
 * @param parents code of the department above each, or null
 */
export function findCircles(
  parents: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const circles = new Map<string, string>();
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const way: string[] = [];
    const places = new Map<string, number>();
    let here: string | null = start;
    while (here !== null && !settled.has(here) && !places.has(here)) {
      places.set(here, way.length);
      way.push(here);
      here = parents.get(here) ?? null;
    }
    const from = here === null ? undefined : places.get(here);
    const round = from === undefined ? [] : way.slice(from);
    for (const [index, code] of round.entries()) circles.set(code, wayRound(round, index));
    for (const code of way) settled.add(code);
  }
  return circles;
}

function wayRound(round: readonly string[], start: number): string {
  const named = Array.from(
    { length: Math.min(round.length, mostNamed) },
    (_, step) => round[(start + step) % round.length] ?? '',
  );
  const rest = round.length > mostNamed ? ['…'] : [];
  return [...named, ...rest, round[start] ?? ''].join(' → ');
}
