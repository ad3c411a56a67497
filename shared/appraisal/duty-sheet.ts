import * as v from 'valibot';

import { lineOfText, linesOfText } from '../text/bounded-text.ts';
import {
  LONGEST_DESCRIPTION,
  LONGEST_TITLE,
  MOST_ENTRIES,
  MOST_SUB_INDICATORS,
} from './sheet-limits.ts';
import { pointsFitWeight, scoreFields, weightField, type Scores } from './typed-score.ts';

/** A part of a duty indicator with a weight of its own, in tenths of a percent of the sheet. */
export type DutySubIndicator = Scores & {
  title: string;
  standard: string;
  completion: string;
  weight: number;
};

/**
 * A line of the duty appraisal (部门职责考核表). Its sub-indicators' weights sum to its own. It is
 * scored either as a whole, as on the paper form, or at each sub-indicator, never both.
 */
export type DutyIndicator = DutySubIndicator & { subIndicators: DutySubIndicator[] };

export type DutySheet = { indicators: DutyIndicator[] };

const lineFields = {
  title: lineOfText(LONGEST_TITLE),
  standard: linesOfText(LONGEST_DESCRIPTION),
  completion: linesOfText(LONGEST_DESCRIPTION),
  weight: weightField,
  ...scoreFields,
};

const subIndicator = v.pipe(
  v.strictObject(lineFields),
  v.check((line) => pointsFitWeight(line), 'points_above_weight'),
);

function isScoredOnce(indicator: DutyIndicator): boolean {
  return (['self', 'audited'] as const).every(
    (scorer) =>
      indicator[scorer] === undefined ||
      indicator.subIndicators.every((sub) => sub[scorer] === undefined),
  );
}

/**
 * Schema of a duty sheet while it is written; `sheetFaults` says what it lacks to be complete.
 * Issues: `points_above_weight`, `scored_twice`, `too_many_entries`, and those of the fields.
 */
export const dutySheetSchema = v.strictObject({
  indicators: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          ...lineFields,
          subIndicators: v.pipe(
            v.array(subIndicator),
            v.maxLength(MOST_SUB_INDICATORS, 'too_many_entries'),
          ),
        }),
        v.check((line) => pointsFitWeight(line), 'points_above_weight'),
        v.check((indicator) => isScoredOnce(indicator), 'scored_twice'),
      ),
    ),
    v.maxLength(MOST_ENTRIES, 'too_many_entries'),
  ),
}) satisfies v.GenericSchema<DutySheet>;
