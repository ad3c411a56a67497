/** All states of a window, in the order in which it passes through them; void ends any but closed. */
export const WINDOW_STATES = [
  'draft',
  'submitted',
  'approved',
  'preparing',
  'ready',
  'issued',
  'open',
  'grace',
  'closed',
  'void',
] as const;

/** Where a window stands. States only move forward; void is possible before closed. */
export type WindowState = (typeof WINDOW_STATES)[number];

/** Where a survey (one rated department in one window) stands. */
export type SurveyState = 'pending' | 'tallied' | 'published' | 'withheld' | 'void' | 'purged';

/** Whether a survey's private keys exist: only between preparation and tally. */
export type KeyState = 'none' | 'made' | 'destroyed';

/** What a reviewer has decided about a survey of a window. */
export type Approval = 'waiting' | 'approved' | 'returned' | 'taken_out';
