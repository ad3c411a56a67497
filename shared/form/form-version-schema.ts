import * as v from 'valibot';

import { wholeNumber } from '../scoring/whole-number.ts';
import { lineOfText, linesOfText } from '../text/bounded-text.ts';
import { BAND_COUNT, GREATEST_SHARE, LONGEST_GUIDANCE, LONGEST_NAME } from './form-limits.ts';
import type { FormVersion } from './form-version.ts';
import { HIGHEST_RATING, INDICATOR_GROUPS, INDICATOR_IDS, LOWEST_RATING } from './indicators.ts';
import { weightFaults } from './weight-bounds.ts';

const share = wholeNumber(0, GREATEST_SHARE, 'share_invalid');

const name = v.strictObject({ zh: lineOfText(LONGEST_NAME), en: lineOfText(LONGEST_NAME) });

const guidance = v.strictObject({
  zh: linesOfText(LONGEST_GUIDANCE, 1),
  en: linesOfText(LONGEST_GUIDANCE, 1),
});

const indicatorGroup = v.strictObject({
  id: v.picklist(INDICATOR_GROUPS.map((group) => group.id)),
  name,
  weight: share,
  indicators: v.array(
    v.strictObject({ id: v.picklist(INDICATOR_IDS), name, guidance, weight: share }),
  ),
});

type ParsedGroups = v.InferOutput<typeof indicatorGroup>[];

function hasFixedOrder(groups: ParsedGroups): boolean {
  return (
    groups.length === INDICATOR_GROUPS.length &&
    INDICATOR_GROUPS.every(({ id, indicators }, g) => {
      const group = groups[g];
      return (
        group?.id === id &&
        group.indicators.length === indicators.length &&
        indicators.every((indicator, i) => group.indicators[i]?.id === indicator)
      );
    })
  );
}

function noWeightIs(fault: 'too_small' | 'too_large') {
  return (groups: ParsedGroups) => !weightFaults({ indicatorGroups: groups }).includes(fault);
}

const rating = wholeNumber(LOWEST_RATING, HIGHEST_RATING, 'scale_invalid');

const band = v.strictObject({ from: rating, to: rating, word: name });

function coversTheScale(bands: v.InferOutput<typeof band>[]): boolean {
  let next = LOWEST_RATING;
  for (const { from, to } of bands) {
    if (from !== next || to < from) return false;
    next = to + 1;
  }
  return next === HIGHEST_RATING + 1;
}

/**
 * Schema of a form version, for the console's input, for D1 and for manifests. Unknown keys are
 * refused. Issues of its own: `indicators_not_as_fixed`, `indicator_weight_too_small` (below
 * 1/20), `indicator_weight_too_large` (above 1/4), `share_invalid`, `scale_invalid`,
 * `scale_not_contiguous`, `form_number_invalid`, `evidence_policy_unknown`, and those of texts.
 */
export const formVersionSchema = v.strictObject({
  number: wholeNumber(1, Number.MAX_SAFE_INTEGER, 'form_number_invalid'),
  indicatorGroups: v.pipe(
    v.array(indicatorGroup),
    v.check(hasFixedOrder, 'indicators_not_as_fixed'),
    v.check(noWeightIs('too_small'), 'indicator_weight_too_small'),
    v.check(noWeightIs('too_large'), 'indicator_weight_too_large'),
  ),
  scale: v.pipe(
    v.array(band),
    v.length(BAND_COUNT, 'scale_invalid'),
    v.check(coversTheScale, 'scale_not_contiguous'),
  ),
  evidencePolicy: v.picklist(
    ['all', 'extremes', 'lowest_and_highest', 'none'],
    'evidence_policy_unknown',
  ),
}) satisfies v.GenericSchema<FormVersion>;
