import * as v from 'valibot';

import { lineOfText, linesOfText } from '../text/bounded-text.ts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE, MOST_ENTRIES } from './sheet-limits.ts';
import type { Sheet } from './sheet-score.ts';
import { pointsFitWeight, scoreFields, weightField, type Scores } from './typed-score.ts';

/**
 * A task of the plan appraisal (工作计划考核表). `from` and `to` are calendar days, `YYYY-MM-DD`,
 * both included; `cause` says why a task could not be done as required.
 */
export type PlanTask = Scores & {
  title: string;
  weight: number;
  from: string;
  to: string;
  expectedEffect: string;
  standard: string;
  completion: string;
  cause: string;
};

export type PlanSheet = { tasks: PlanTask[] };

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February parses in some engines, as a day of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const calendarDay = v.custom<string>(
  (input) => typeof input === 'string' && isCalendarDay(input),
  'date_invalid',
);

const planFields = ['title', 'weight', 'from', 'to', 'expectedEffect', 'standard'] as const;

/** Whether two sheets plan the same tasks, however far these are carried out and scored. */
export function hasSamePlan(before: Sheet | null, after: Sheet): boolean {
  if (before === null || !('tasks' in before) || !('tasks' in after)) return false;
  return (
    before.tasks.length === after.tasks.length &&
    before.tasks.every((task, i) =>
      planFields.every((field) => task[field] === after.tasks[i]?.[field]),
    )
  );
}

/**
 * Schema of a plan sheet while it is written; `sheetFaults` says what it lacks to be complete.
 * Issues: `date_invalid`, `dates_reversed`, `points_above_weight`, `too_many_entries`, and those of
 * the fields.
 */
export const planSheetSchema = v.strictObject({
  tasks: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          title: lineOfText(LONGEST_TITLE),
          weight: weightField,
          from: calendarDay,
          to: calendarDay,
          expectedEffect: linesOfText(LONGEST_DESCRIPTION),
          standard: linesOfText(LONGEST_DESCRIPTION),
          completion: linesOfText(LONGEST_DESCRIPTION),
          cause: linesOfText(LONGEST_DESCRIPTION),
          ...scoreFields,
        }),
        v.check((task) => task.from <= task.to, 'dates_reversed'),
        v.check((line) => pointsFitWeight(line), 'points_above_weight'),
      ),
    ),
    v.maxLength(MOST_ENTRIES, 'too_many_entries'),
  ),
}) satisfies v.GenericSchema<PlanSheet>;
