import {
  INDICATOR_CLASSES,
  sumsOfClass,
} from '../../../worker/results/disclosure/indicator-class.ts';
import { pickFrom } from './chance.ts';
import { equalForm } from './forms.ts';
import { type Habit, type Row, sumsOfRows } from './habits.ts';
import { type Knowledge, knowledgeOf, weightedOfScore } from './knowledge.ts';
import { openValues, valuesOf } from './outsider.ts';
import { isReachable } from './reach.ts';

/** How often an insider has fewer than three values, and just one, for another's rating. */
export interface InsiderRates {
  n: number;
  /** Mean number of values left open. */
  open: number;
  /** Shares from 0 to 1 of all indicators of all surveys. */
  known: number;
  fewerThanThree: number;
}

/** What is published, with what follows from ratings that are known: the others still give 1 to 10. */
function withKnown(knowledge: Knowledge, known: readonly number[], others: number): Knowledge {
  const held = knowledge.held.map(({ least, greatest }, j) => ({
    least: Math.max(least, (known[j] ?? 0) + others),
    greatest: Math.min(greatest, (known[j] ?? 0) + 10 * others),
  }));
  return { ...knowledge, held };
}

/**
 * The insider knows what is published, n, and the nine ratings of one rater. Exact for every
 * indicator alone; that figures are left out is not used, so the rates are a little too low there.
 */
export function insiderRates(habit: Habit, n: number, surveys: number, seed: number): InsiderRates {
  const pick = pickFrom(seed);
  let known = 0;
  let few = 0;
  let total = 0;
  for (let survey = 0; survey < surveys; survey++) {
    const ballots = habit.rows(pick, n);
    const own = ballots[0] ?? [];
    const published = knowledgeOf(equalForm, sumsOfRows(ballots), n);
    const knowledge = withKnown(published, own, n - 1);
    for (const [j, rating] of own.entries()) {
      const open = openValues(knowledge, j, { raters: n - 1, known: rating }).size;
      total += open;
      if (open < 3) few += 1;
      if (open === 1) known += 1;
    }
  }
  const all = 9 * surveys;
  return { n, open: total / all, known: known / all, fewerThanThree: few / all };
}

/**
 * The fewest values that one class alone, without a score, leaves an insider for another's rating
 * of that indicator, over all classes and all ratings that the insider may have given.
 */
export function fewestBesideOneClass(n: number): number {
  const counts: number[] = [];
  for (const known of INDICATOR_CLASSES) {
    const { least, greatest } = sumsOfClass(known, n);
    for (let own = 1; own <= 10; own++) {
      const sums: number[] = [];
      for (let sum = Math.max(least, own + n - 1); sum <= greatest; sum++) sums.push(sum - own);
      const values = valuesOf(sums, n - 1);
      if (values.size > 0) counts.push(values.size);
    }
  }
  return Math.min(...counts);
}

/** Values left open for somebody who is known to have rated everything alike, and for anybody else. */
export interface StraightLineCost {
  n: number;
  /** Means over the surveys. */
  straight: number;
  ordinary: number;
}

/**
 * What a straight line costs whoever draws it, before an insider who knows that it is one: it must
 * fit all nine indicators at once, where an ordinary rating must fit its own.
 */
export function straightLineCost(n: number, surveys: number, seed: number): StraightLineCost {
  const pick = pickFrom(seed);
  let straight = 0;
  let ordinary = 0;
  for (let survey = 0; survey < surveys; survey++) {
    const line = pick(5, 10);
    const ballots: Row[] = Array.from({ length: n }, (_, rater) =>
      Array.from({ length: 9 }, () => (rater === 1 ? line : pick(7, 10))),
    );
    const own = ballots[0] ?? [];
    const published = knowledgeOf(equalForm, sumsOfRows(ballots), n);
    for (let value = 1; value <= 10; value++) {
      const fixed = own.map((rating) => rating + value);
      if (fits(withKnown(published, fixed, n - 2))) straight += 1;
    }
    const knowledge = withKnown(published, own, n - 1);
    const [first = 0] = own;
    ordinary += openValues(knowledge, 0, { raters: n - 1, known: first }).size;
  }
  return { n, straight: straight / surveys, ordinary: ordinary / surveys };
}

/** Whether any sums fit score and classes. */
function fits({ attacked, n, tenths, held }: Knowledge): boolean {
  if (held.some(({ least, greatest }) => least > greatest)) return false;
  const { parts } = attacked;
  const floor = held.reduce((sum, { least }, j) => sum + (parts[j] ?? 0) * least, 0);
  const wanted = weightedOfScore(attacked, n, tenths);
  const rooms = held.map(({ least, greatest }, j) => ({
    part: parts[j] ?? 0,
    most: greatest - least,
  }));
  return isReachable(rooms, { least: wanted.least - floor, greatest: wanted.greatest - floor });
}
