import * as v from 'valibot';

import { lineOfText, linesOfText } from '../text/bounded-text.ts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE, MOST_ENTRIES } from './sheet-limits.ts';
import { pointsFitWeight, scoreFields, weightField, type Scores } from './typed-score.ts';

/** A key indicator (重关指标), printed at the foot of the duty appraisal. */
export type KeyIndicator = Scores & {
  title: string;
  standard: string;
  completion: string;
  weight: number;
};

export type KeyIndicatorSheet = { keyIndicators: KeyIndicator[] };

/**
 * Schema of a key-indicator sheet while it is written; `sheetFaults` says what it lacks to be
 * complete. Issues: `points_above_weight`, `too_many_entries`, and those of the fields.
 */
export const keyIndicatorSheetSchema = v.strictObject({
  keyIndicators: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          title: lineOfText(LONGEST_TITLE),
          standard: linesOfText(LONGEST_DESCRIPTION),
          completion: linesOfText(LONGEST_DESCRIPTION),
          weight: weightField,
          ...scoreFields,
        }),
        v.check((line) => pointsFitWeight(line), 'points_above_weight'),
      ),
    ),
    v.maxLength(MOST_ENTRIES, 'too_many_entries'),
  ),
}) satisfies v.GenericSchema<KeyIndicatorSheet>;
