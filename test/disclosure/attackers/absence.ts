import {
  INDICATOR_CLASSES,
  indicatorClass,
  sumsOfClass,
} from '../../../worker/results/disclosure/indicator-class.ts';
import { mustMergeFigures } from '../../../worker/results/disclosure/safe-merge.ts';
import { pickFrom } from './chance.ts';
import type { AttackedForm } from './forms.ts';
import { type Range, tenthsOf, weightedOfScore } from './knowledge.ts';
import { valuesOf } from './outsider.ts';

/** Steps of the search for one indicator before what was not found is taken for impossible. */
const patience = 20_000;
/** Sets drawn for one indicator. */
const draws = 400;

/** Whether sums would be published with this score and without figures, as the real ones. */
function likeness(attacked: AttackedForm, n: number, tenths: number) {
  // The rule depends on score and classes only, and is slow: asked once for each.
  const leftOut = new Map<string, boolean>();
  return (sums: readonly number[]): boolean => {
    if (sums.some((sum) => sum < n || sum > 10 * n)) return false;
    if (tenthsOf(attacked, sums, n) !== tenths) return false;
    const classes = sums.map((sum) => indicatorClass(sum, n));
    const key = classes.join();
    const known = leftOut.get(key) ?? mustMergeFigures({ form: attacked.form, n, tenths, classes });
    leftOut.set(key, known);
    return known;
  };
}

/**
 * What the outsider who knows the rule has to leave open for each indicator's ratings beside a
 * score without figures, from 8 ballots on: the fewest values, at most `enough`. Other sums with
 * the same bytes are looked for; each one found is a proof of the values that it adds, so the
 * answer may be too small and never too great.
 */
export function fewestValuesBesideAbsence(
  attacked: AttackedForm,
  real: readonly number[],
  n: number,
  enough: number,
): number {
  const tenths = tenthsOf(attacked, real, n);
  const looksTheSame = likeness(attacked, n, tenths);
  const values = real.map((sum) => valuesOf([sum], n));
  const learn = (sums: readonly number[]) => {
    const adds = sums.some((sum, j) =>
      [...valuesOf([sum], n)].some((value) => values[j]?.has(value) === false),
    );
    if (!adds || !looksTheSame(sums)) return;
    for (const [j, sum] of sums.entries()) {
      for (const value of valuesOf([sum], n)) values[j]?.add(value);
    }
  };
  for (const sums of exchanges(attacked, real)) {
    if (values.every((own) => own.size >= enough)) break;
    learn(sums);
  }
  for (const [j, own] of values.entries()) {
    if (own.size >= enough) continue;
    for (const find of [drawn, atEdges]) {
      for (const sums of find(attacked, n, tenths, j)) {
        if (own.size >= enough) break;
        learn(sums);
      }
    }
  }
  return Math.min(...values.map((own) => own.size));
}

/** Sums that weigh about as much: one changes a little, two against each other, like ones change places. */
function* exchanges({ parts }: AttackedForm, real: readonly number[]): Generator<number[]> {
  const changed = (i: number, by: number, k: number, back: number): number[] =>
    real.map((sum, j) => (j === i ? sum + by : j === k ? sum - back : sum));
  for (const [i, part] of parts.entries()) {
    for (const by of [1, 2, -1, -2]) yield changed(i, by, i, 0);
    for (const [k, other] of parts.entries()) {
      if (i === k) continue;
      const [own, against] = [real[i] ?? 0, real[k] ?? 0];
      if (part === other) yield changed(i, against - own, k, against - own);
      for (let times = 1; times <= 3; times++) {
        const [by, back] = [times * other, times * part];
        yield changed(i, by, k, back);
        yield changed(i, -by, k, -back);
      }
    }
  }
}

/**
 * Sums of about this score, counted from the nearer end of the scale: indicator `free` is 2 or more
 * away from it, the others share what is left by chance.
 */
function* drawn(
  { parts }: AttackedForm,
  n: number,
  tenths: number,
  free: number,
): Generator<number[]> {
  const pick = pickFrom(n * 10_007 + tenths);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const wanted = weightedOfScore({ parts }, n, tenths);
  const isHigh = wanted.least > 5.5 * n * all;
  const far = isHigh ? 10 * n * all - wanted.least : wanted.greatest - n * all;
  const near = Math.max(0, isHigh ? 10 * n * all - wanted.greatest : wanted.least - n * all);
  for (let draw = 0; draw < draws; draw++) {
    const distances = parts.map(() => 0);
    let left = pick(near, far);
    const take = (j: number, least: number, isLast: boolean) => {
      const most = Math.min(9 * n, Math.floor(left / (parts[j] ?? 1)));
      const distance = isLast ? most : Math.min(most, pick(least, Math.max(least, most)));
      distances[j] = distance;
      left -= distance * (parts[j] ?? 1);
    };
    const others = parts.map((_, j) => j).filter((j) => j !== free);
    take(free, 2, false);
    while (others.length > 0) {
      const [j = 0] = others.splice(pick(0, others.length - 1), 1);
      if (others.length === 0 || pick(0, 1) === 0) take(j, 0, others.length === 0);
    }
    yield distances.map((distance) => (isHigh ? 10 * n - distance : n + distance));
  }
}

/**
 * Sums of this score that all lie at edges of classes but one indicator's few points, with
 * indicator `free` away from the ends of the scale: where figures are left out for the others' sake.
 */
function* atEdges(
  attacked: AttackedForm,
  n: number,
  tenths: number,
  free: number,
): Generator<number[]> {
  const { parts } = attacked;
  const wanted = weightedOfScore(attacked, n, tenths);
  const pick = pickFrom(n * 10_007 + tenths);
  const order = parts
    .map((part, j) => ({ part, j }))
    .toSorted((a, b) => (a.j === free ? -1 : b.j === free ? 1 : b.part - a.part));
  for (const end of ['greatest', 'least'] as const) {
    const sign = end === 'greatest' ? 1 : -1;
    const edges = INDICATOR_CLASSES.map((known) => sumsOfClass(known, n)[end]);
    // Points by which all together may miss the score, made up by one indicator afterwards.
    const missable = 3 * Math.max(...parts);
    let steps = 0;
    const sums = parts.map(() => 0);
    const rest = order.map((_, at) => order.slice(at).reduce((sum, { part }) => sum + part, 0));
    const [lowest, highest] = [Math.min(...edges), Math.max(...edges)];
    const place = function* place(at: number, weighed: number): Generator<number[]> {
      const own = order[at];
      const left = rest[at] ?? 0;
      const most = sign === 1 ? wanted.greatest + missable : wanted.greatest;
      const least = sign === 1 ? wanted.least : wanted.least - missable;
      if (weighed + left * highest < least || weighed + left * lowest > most) return;
      if ((steps += 1) > patience) return;
      if (own === undefined) {
        yield* madeUp(parts, sums, { weighed, wanted, sign });
        return;
      }
      const start = pick(0, edges.length - 1);
      const turned = [...edges.slice(start), ...edges.slice(0, start)];
      // At the end of the scale it is free only by the points that are made up: tried last.
      const isEnd = (edge: number) => edge <= n + 1 || edge >= 10 * n - 1;
      const choices =
        own.j === free ? turned.toSorted((a, b) => Number(isEnd(a)) - Number(isEnd(b))) : turned;
      for (const edge of choices) {
        sums[own.j] = edge;
        yield* place(at + 1, weighed + own.part * edge);
      }
    };
    yield* place(0, 0);
  }
}

/** The sums, if they have the score already, and with one of them moved so that they have it. */
function* madeUp(
  parts: readonly number[],
  sums: readonly number[],
  { weighed, wanted, sign }: { weighed: number; wanted: Range; sign: number },
): Generator<number[]> {
  if (weighed >= wanted.least && weighed <= wanted.greatest) yield [...sums];
  for (const [i, part] of parts.entries()) {
    for (let points = 1; points <= 3; points++) {
      const moved = weighed - sign * points * part;
      if (moved < wanted.least || moved > wanted.greatest) continue;
      yield sums.map((sum, j) => (j === i ? sum - sign * points : sum));
    }
  }
}
