import type { DutySheet, DutySubIndicator } from '../../../shared/appraisal/duty-sheet.ts';
import type { KeyIndicatorSheet } from '../../../shared/appraisal/key-indicator-sheet.ts';
import type { PlanSheet } from '../../../shared/appraisal/plan-sheet.ts';
import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';

export const points = (whole: number): TypedScore => ({ kind: 'points', tenths: whole * 10 });
export const score = (whole: number): TypedScore => ({ kind: 'score', tenths: whole * 10 });

function line(percent: number, self?: TypedScore): DutySubIndicator {
  const empty = { title: '售后服务', standard: '', completion: '', weight: percent * 10 };
  return self === undefined ? empty : { ...empty, self };
}

/** The duty sheet of the paper form: 40/20/20/20, two of them with sub-indicators. */
export function paperDutySheet(): DutySheet {
  return {
    indicators: [
      { ...line(40, points(40)), subIndicators: [10, 5, 10, 10, 5].map((w) => line(w)) },
      { ...line(20, points(20)), subIndicators: [] },
      { ...line(20, points(20)), subIndicators: [] },
      { ...line(20), subIndicators: [line(10, points(10)), line(10, score(100))] },
    ],
  };
}

/** The plan sheet of the paper form: 50/30/20 with 50, 30 and 16 points. */
export function paperPlanSheet(): PlanSheet {
  return {
    tasks: [
      [50, 50],
      [30, 30],
      [20, 16],
    ].map(([weight = 0, given = 0]) => ({
      title: '验收',
      weight: weight * 10,
      from: '2001-11-01',
      to: '2001-11-30',
      expectedEffect: '',
      standard: '',
      completion: '',
      cause: given < weight ? '对方推迟' : '',
      self: points(given),
    })),
  };
}

export function keyIndicatorSheet(given: number): KeyIndicatorSheet {
  return { keyIndicators: [{ ...line(100), self: score(given) }] };
}
