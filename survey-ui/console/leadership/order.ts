import type { DepartmentScores } from '../api/leadership.ts';

/** How the departments are put in order. */
export type ScoreOrder = 'code' | 'score' | 'total';

const FIGURES = {
  score: (row: DepartmentScores) => row.customerScoreTenths,
  total: ({ total }: DepartmentScores) => ('hundredths' in total ? total.hundredths : null),
};

/** The departments in an order; those without the figure come last, as they came. */
export function inOrder(rows: readonly DepartmentScores[], order: ScoreOrder): DepartmentScores[] {
  if (order === 'code') return [...rows];
  const figure = FIGURES[order];
  return rows.toSorted((a, b) => (figure(b) ?? -1) - (figure(a) ?? -1));
}
