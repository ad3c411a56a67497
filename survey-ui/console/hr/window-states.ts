import type { SurveyState, WindowState } from '../../../shared/wire/window-states.ts';
import type { WindowView } from '../api/windows.ts';
import type { Step } from '../kit/steps.tsx';
import type { StatusTone } from '../kit/status-label.tsx';

/** The mark beside a window's state. */
export const WINDOW_TONES: Readonly<Record<WindowState, StatusTone>> = {
  draft: 'waiting',
  submitted: 'waiting',
  approved: 'waiting',
  preparing: 'running',
  ready: 'waiting',
  issued: 'waiting',
  open: 'running',
  grace: 'running',
  closed: 'done',
  void: 'stopped',
};

/** The mark beside a survey's state. */
export const SURVEY_TONES: Readonly<Record<SurveyState, StatusTone>> = {
  pending: 'waiting',
  tallied: 'running',
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  purged: 'done',
};

/** The stages that HR sees, in order. */
export const STAGES = ['draft', 'submitted', 'keys', 'links', 'open', 'closed'] as const;

/** One stage of `STAGES`. */
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Readonly<Record<Exclude<WindowState, 'void'>, Stage>> = {
  draft: 'draft',
  submitted: 'submitted',
  approved: 'keys',
  preparing: 'keys',
  ready: 'links',
  issued: 'open',
  open: 'open',
  grace: 'closed',
  closed: 'closed',
};

/** The stages of a window with their state; a void window stops wherever it was. */
export function stagesOf(
  window: Pick<WindowView, 'state'>,
): { stage: Stage; state: Step['state'] }[] {
  if (window.state === 'void') return STAGES.map((stage) => ({ stage, state: 'stopped' }));
  const now = STAGES.indexOf(STAGE_OF[window.state]);
  return STAGES.map((stage, index) => {
    if (index < now || window.state === 'closed') return { stage, state: 'done' };
    return { stage, state: index === now ? 'current' : 'ahead' };
  });
}
