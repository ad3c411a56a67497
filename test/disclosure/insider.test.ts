import { describe, expect, it } from 'vitest';
import { pickFrom } from './attackers/chance.ts';
import { joinedMean } from './attackers/differencing.ts';
import { habits, sumsOfRows } from './attackers/habits.ts';
import { fewestBesideOneClass, insiderRates, straightLineCost } from './attackers/insider.ts';

describe('the insider, who knows one rater’s nine ratings', () => {
  it('is left by one class exactly the values for which figures begin at 8 ballots', () => {
    expect([5, 6, 7].map(fewestBesideOneClass)).toEqual([1, 1, 2]);
    const from8 = Array.from({ length: 43 }, (_, i) => fewestBesideOneClass(8 + i));
    expect(Math.min(...from8)).toBe(3);
  });

  it('knows no rating of surveys in which raters do not agree', () => {
    for (const habit of habits.slice(0, 3)) {
      const { open, fewerThanThree, known } = insiderRates(habit, 8, 40, 8);
      expect([habit.name, fewerThanThree, known]).toEqual([habit.name, 0, 0]);
      expect(open).toBeGreaterThan(5);
    }
  });

  it('learns much as the one hater where all others give nearly nothing but 10', () => {
    const [habit] = habits.filter(({ name }) => name.startsWith('nearly all 10'));
    if (habit === undefined) throw new Error('the habit is gone');
    expect(insiderRates(habit, 5, 40, 8).fewerThanThree).toBeGreaterThan(0.05);
  });

  it('leaves a straight line fewer values than an ordinary rating, in small surveys', () => {
    const { straight, ordinary } = straightLineCost(5, 60, 8);
    expect(straight).toBeLessThan(ordinary - 1);
  });
});

describe('two windows between which one rater joined and nobody changed', () => {
  it('give the newcomer’s mean away up to 10 ballots exactly, as raters are told', () => {
    const pick = pickFrom(12);
    for (let round = 0; round < 200; round++) {
      const n = pick(3, 10);
      const rows = Array.from({ length: n + 1 }, () =>
        Array.from({ length: 9 }, () => pick(1, 10)),
      );
      const newcomer = rows[n] ?? [];
      const mean = newcomer.reduce((sum, rating) => sum + rating, 0) / 9;
      const found = joinedMean(sumsOfRows(rows.slice(0, n)), sumsOfRows(rows), n);
      expect(found).toEqual({ least: mean, greatest: mean });
    }
  });

  it('tell less the more ballots there are', () => {
    const rows = Array.from({ length: 51 }, (_, rater) => Array<number>(9).fill(6 + (rater % 3)));
    const { least, greatest } = joinedMean(sumsOfRows(rows.slice(0, 50)), sumsOfRows(rows), 50);
    expect(greatest - least).toBeGreaterThan(0.5);
    expect([least <= 8, greatest >= 8]).toEqual([true, true]);
  });
});
