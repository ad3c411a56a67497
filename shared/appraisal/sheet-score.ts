import { fail, ok, type Result } from '../result.ts';
import { multiply, rational, sum, type Rational } from '../scoring/rational.ts';
import type { DutySheet } from './duty-sheet.ts';
import type { KeyIndicatorSheet } from './key-indicator-sheet.ts';
import type { PlanSheet, PlanTask } from './plan-sheet.ts';
import { WHOLE_WEIGHT, weightedPoints, type Scorer, type Scores } from './typed-score.ts';

export type Sheet = DutySheet | PlanSheet | KeyIndicatorSheet;

type Entry = Scores & { weight: number; subIndicators?: (Scores & { weight: number })[] };

/**
 * What a sheet lacks before it can be submitted or scored. `entry` counts from 0; `missing` is in
 * tenths of a percent, negative when the weights exceed what they should sum to.
 */
export type SheetFault =
  | { reason: 'sheet_empty' }
  | { reason: 'weight_missing'; entry: number; subIndicator?: number }
  | { reason: 'weights_do_not_sum'; missing: number }
  | { reason: 'sub_weights_do_not_sum'; entry: number; missing: number }
  | { reason: 'score_missing' }
  | { reason: 'cause_missing'; entry: number };

function entriesOf(sheet: Sheet): Entry[] {
  if ('tasks' in sheet) return sheet.tasks;
  if ('keyIndicators' in sheet) return sheet.keyIndicators;
  return sheet.indicators;
}

function totalWeight(entries: readonly { weight: number }[]): number {
  return entries.reduce((total, entry) => total + entry.weight, 0);
}

function subWeightFaults(parent: Entry, entry: number): SheetFault[] {
  const subs = parent.subIndicators ?? [];
  if (subs.length === 0) return [];
  const faults: SheetFault[] = subs.flatMap((sub, subIndicator) =>
    sub.weight === 0 ? [{ reason: 'weight_missing', entry, subIndicator }] : [],
  );
  const missing = parent.weight - totalWeight(subs);
  if (missing !== 0) faults.push({ reason: 'sub_weights_do_not_sum', entry, missing });
  return faults;
}

/**
 * Everything that keeps a sheet from being complete: it has entries, every weight is above zero,
 * the weights sum to 100 %, and sub-indicators to their own indicator's weight.
 */
export function sheetFaults(sheet: Sheet): SheetFault[] {
  const entries = entriesOf(sheet);
  if (entries.length === 0) return [{ reason: 'sheet_empty' }];
  const faults = entries.flatMap((item, entry): SheetFault[] => [
    ...(item.weight === 0 ? [{ reason: 'weight_missing', entry } as const] : []),
    ...subWeightFaults(item, entry),
  ]);
  const missing = WHOLE_WEIGHT - totalWeight(entries);
  if (missing !== 0) faults.push({ reason: 'weights_do_not_sum', missing });
  return faults;
}

/** The lines that carry the scores: an indicator scored as a whole, else its sub-indicators. */
function scoredLines(entry: Entry, scorer: Scorer): Entry[] {
  const subs = entry.subIndicators ?? [];
  return entry[scorer] !== undefined || subs.length === 0 ? [entry] : subs;
}

/**
 * The score of a duty, plan or key-indicator sheet: Σ (score × weight), tables 1 and 2; points of
 * the hundred-mark system, exact. Fails with `sheet_incomplete` when `sheetFaults` finds any, and
 * with `score_missing` until `scorer` has scored every line.
 */
export function sheetScore(
  sheet: Sheet,
  scorer: Scorer,
): Result<Rational, 'sheet_incomplete' | 'score_missing'> {
  if (sheetFaults(sheet).length > 0) return fail('sheet_incomplete');
  const points: Rational[] = [];
  for (const line of entriesOf(sheet).flatMap((entry) => scoredLines(entry, scorer))) {
    const score = line[scorer];
    if (score === undefined) return fail('score_missing');
    points.push(weightedPoints(score, line.weight));
  }
  return ok(sum(points));
}

/** Whether a task was given less than full marks by its manager. */
function fellShort(task: PlanTask): boolean {
  if (task.self === undefined) return false;
  return task.self.tenths < (task.self.kind === 'points' ? task.weight : WHOLE_WEIGHT);
}

/**
 * Everything that keeps a sheet from being submitted with its self scores: what `sheetFaults`
 * finds, else a score that is missing, and a task not done as required whose cause is missing
 * (form, table 2, note 2). A task without full marks was not done as required.
 */
export function selfScoreFaults(sheet: Sheet): SheetFault[] {
  const faults = sheetFaults(sheet);
  if (faults.length === 0 && !sheetScore(sheet, 'self').ok) {
    faults.push({ reason: 'score_missing' });
  }
  if (!('tasks' in sheet)) return faults;
  return [
    ...faults,
    ...sheet.tasks.flatMap((task, entry): SheetFault[] =>
      fellShort(task) && task.cause.trim() === '' ? [{ reason: 'cause_missing', entry }] : [],
    ),
  ];
}

/**
 * The key-indicator value K (重关指标值): the key-indicator sheet's score / 100, from 0 to 1,
 * exact; table 1, note 3. `score` is what `sheetScore` gives for that sheet.
 */
export function keyIndicatorValue(score: Rational): Rational {
  return multiply(score, rational(1, 100));
}
