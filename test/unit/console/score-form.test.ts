import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreInput, typedScore } from '../../../survey-ui/console/appraisal/score-form.ts';

const weights = fc.integer({ min: 1, max: 1000 });
const tenths = fc.integer({ min: 0, max: 1000 });
const typed = (units: number) => String(units / 10);

describe('a score and its points', () => {
  test('stand for each other: what one field shows, typed into the other, shows the first', () => {
    fc.assert(
      fc.property(weights, tenths, (weight, score) => {
        const points = scoreInput({ kind: 'score', typed: typed(score) }, 'points', weight);
        // Points are shown to two decimals; half a hundredth of them is that much of a score.
        const back = (Number(points) * 1000) / weight;
        expect(Math.abs(back - score / 10)).toBeLessThanOrEqual(5 / weight + 1e-9);
      }),
    );
  });

  test('are exact where points come out in tenths', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 100 }),
        (tens, whole) => {
          const weight = tens * 100;
          const points = typed(whole * tens);
          expect(scoreInput({ kind: 'score', typed: String(whole) }, 'points', weight)).toBe(
            points,
          );
          expect(scoreInput({ kind: 'points', typed: points }, 'score', weight)).toBe(
            String(whole),
          );
        },
      ),
    );
  });

  test('are rounded half up for reading, and what was typed is stored', () => {
    // 33.3 of 100 at 7.5 % is 2.4975 points; 1 point of 0.3 % is 333.3 of 100, which is refused.
    expect(scoreInput({ kind: 'score', typed: '33.3' }, 'points', 75)).toBe('2.5');
    expect(scoreInput({ kind: 'points', typed: '0.1' }, 'score', 3)).toBe('33.3');
    expect(scoreInput({ kind: 'points', typed: '1' }, 'score', 3)).toBe('');
    expect(typedScore({ kind: 'score', typed: '33.3' }, 75)).toEqual({
      kind: 'score',
      tenths: 333,
    });
  });

  test('are shown as typed where they were typed, however wrong', () => {
    const score = { kind: 'points' as const, typed: '20.5x' };
    expect(scoreInput(score, 'points', 200)).toBe('20.5x');
    expect(scoreInput(score, 'score', 200)).toBe('');
    expect(scoreInput({ kind: 'points', typed: '' }, 'score', 200)).toBe('');
    expect(scoreInput({ kind: 'points', typed: '0' }, 'score', 0)).toBe('');
  });
});
