import type { CycleView, DepartmentProgress } from '../../api/cycles.ts';
import type { StatusTone } from '../../kit/status-label.tsx';

/** Where a department's survey stands, in the one word that HR needs. */
export type SurveyStanding =
  | 'none'
  | 'draft'
  | 'waiting'
  | 'returned'
  | 'approved'
  | 'issued'
  | 'open'
  | 'due'
  | 'tallied'
  | 'published'
  | 'withheld'
  | 'void'
  | 'no_survey'
  | 'purged';

/** The mark beside each. */
export const STANDING_TONES: Readonly<Record<SurveyStanding, StatusTone>> = {
  none: 'waiting',
  draft: 'waiting',
  waiting: 'waiting',
  returned: 'stopped',
  approved: 'waiting',
  issued: 'waiting',
  open: 'running',
  due: 'running',
  tallied: 'running',
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  no_survey: 'stopped',
  purged: 'done',
};

/** The standing of a department's survey, from its own state and its window's. */
export function standingOf(
  each: DepartmentProgress,
  windows: CycleView['windows'],
): SurveyStanding {
  if (each.noSurvey !== null) return 'no_survey';
  const { survey } = each;
  if (survey === null) return 'none';
  if (survey.state !== 'pending') return survey.state;
  const state = windows.find((window) => window.id === survey.window)?.state;
  if (state === 'draft') return 'draft';
  if (state === 'submitted' && survey.approval !== 'approved') {
    return survey.approval === 'returned' ? 'returned' : 'waiting';
  }
  if (state === 'issued' || state === 'open') return state;
  return state === 'grace' || state === 'closed' ? 'due' : 'approved';
}
