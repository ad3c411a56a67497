import {
  INDICATOR_CLASSES,
  sumsOfClass,
  type IndicatorClass,
} from '../../../worker/results/disclosure/indicator-class.ts';
import { mustMergeFigures } from '../../../worker/results/disclosure/safe-merge.ts';
import { equalForm } from './forms.ts';
import { weightedOfScore, type Range } from './knowledge.ts';
import { valuesOf } from './outsider.ts';

/** What an exhaustive attack on equal weights came to, for one number of ballots. */
export interface Exhausted {
  n: number;
  /** Pairs of classes and score that were tried. */
  cases: number;
  /** The fewest values left for a rating, over all cases but the stated exception. */
  withFigures: number;
  withoutFigures: number;
}

/** Every non-decreasing choice of nine classes: with equal weights their order says nothing. */
function everyChoice(): IndicatorClass[][] {
  let partial: IndicatorClass[][] = [[]];
  for (let j = 0; j < 9; j++) {
    partial = partial.flatMap((chosen) =>
      INDICATOR_CLASSES.filter((next) => next >= (chosen.at(-1) ?? 2)).map((next) => [
        ...chosen,
        next,
      ]),
    );
  }
  return partial;
}

/** The stated exception: every total of the score says that everybody agrees at an end. */
function isException(totals: Range, n: number): boolean {
  return totals.greatest <= 9 * n + 1 || totals.least >= 90 * n - 1;
}

/** Totals of a score that nine indicators can have at all. */
function totalsOf(n: number, tenths: number): Range {
  const { least, greatest } = weightedOfScore(equalForm, n, tenths);
  return { least: Math.max(9 * n, least), greatest: Math.min(90 * n, greatest) };
}

const tenthsAt = (total: number, n: number) => Math.floor((200 * total + 9 * n) / (18 * n));

/** Sums of one indicator, given its room, all rooms, and the totals possible. */
function sumsIn(own: Range, all: Range, totals: Range): number[] {
  const least = Math.max(own.least, totals.least - (all.greatest - own.greatest));
  const greatest = Math.min(own.greatest, totals.greatest - (all.least - own.least));
  return Array.from({ length: Math.max(0, greatest - least + 1) }, (_, i) => least + i);
}

/** Without figures by rule, fewer than 8 ballots: every score there is. */
export function exhaustScores(n: number): Exhausted {
  const found: Exhausted = { n, cases: 0, withFigures: 10, withoutFigures: 10 };
  const [own, all] = [
    { least: n, greatest: 10 * n },
    { least: 9 * n, greatest: 90 * n },
  ];
  for (let tenths = 100; tenths <= 1000; tenths++) {
    const totals = totalsOf(n, tenths);
    if (totals.least > totals.greatest || isException(totals, n)) continue;
    found.cases += 1;
    const left = valuesOf(sumsIn(own, all, totals), n).size;
    found.withoutFigures = Math.min(found.withoutFigures, left);
  }
  return found;
}

/**
 * From 8 ballots on: every choice of classes with every score within 3 of an end of what they
 * allow; farther off, every sum can be 3 away from its own end. Beside absent figures the outsider
 * knows the rule, and so only what all choices that are left out at this score have in common.
 */
export function exhaustClasses(n: number): Exhausted {
  const found: Exhausted = { n, cases: 0, withFigures: 10, withoutFigures: 10 };
  const rooms = new Map(INDICATOR_CLASSES.map((known) => [known, sumsOfClass(known, n)]));
  const leftOut = new Map<number, Set<number>>();
  for (const classes of everyChoice()) {
    const held = classes.map((known) => rooms.get(known) ?? { least: 0, greatest: 0 });
    const all = {
      least: held.reduce((sum, { least }) => sum + least, 0),
      greatest: held.reduce((sum, { greatest }) => sum + greatest, 0),
    };
    const ends = [0, 1, 2, 3].flatMap((off) => [all.least + off, all.greatest - off]);
    for (const tenths of new Set(ends.map((total) => tenthsAt(total, n)))) {
      const ofScore = totalsOf(n, tenths);
      const totals = {
        least: Math.max(all.least, ofScore.least),
        greatest: Math.min(all.greatest, ofScore.greatest),
      };
      if (totals.least > totals.greatest || isException(ofScore, n)) continue;
      found.cases += 1;
      const isLeftOut = mustMergeFigures({ form: equalForm.form, n, tenths, classes });
      const sums = isLeftOut ? (leftOut.get(tenths) ?? new Set<number>()) : new Set<number>();
      for (const own of new Set(held)) {
        const possible = sumsIn(own, all, totals);
        if (!isLeftOut) {
          found.withFigures = Math.min(found.withFigures, valuesOf(possible, n).size);
        }
        for (const sum of possible) sums.add(sum);
      }
      if (isLeftOut) leftOut.set(tenths, sums);
    }
  }
  for (const sums of leftOut.values()) {
    found.withoutFigures = Math.min(found.withoutFigures, valuesOf([...sums], n).size);
  }
  return found;
}
