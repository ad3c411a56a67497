import { compare, type Rational } from '../scoring/rational.ts';
import type { BilingualText, EvidencePolicy, FormVersion, ScaleBand } from './form-version.ts';
import type { IndicatorGroupId, IndicatorId } from './indicators.ts';
import { finalWeights } from './weights.ts';

/** Where a change is: in a group, at an indicator, or in a band of the scale (0 is the lowest). */
export type FormPlace = { group: IndicatorGroupId } | { indicator: IndicatorId } | { band: number };

/** One field that two versions of the form have differently. */
export type FormChange =
  | { field: 'share'; place: FormPlace; before: number; after: number }
  | { field: 'final_weight'; place: FormPlace; before: Rational; after: Rational }
  | {
      field: 'name' | 'guidance' | 'word';
      place: FormPlace;
      language: 'zh' | 'en';
      before: string;
      after: string;
    }
  | { field: 'range'; place: FormPlace; before: ScaleBand; after: ScaleBand }
  | { field: 'evidence'; before: EvidencePolicy; after: EvidencePolicy };

function texts(
  field: 'name' | 'guidance' | 'word',
  place: FormPlace,
  before: BilingualText,
  after: BilingualText,
): FormChange[] {
  return (['zh', 'en'] as const)
    .filter((language) => before[language] !== after[language])
    .map((language) => ({
      field,
      place,
      language,
      before: before[language],
      after: after[language],
    }));
}

function share(
  place: FormPlace,
  { weight: before }: { weight: number },
  { weight: after }: { weight: number },
): FormChange[] {
  return before === after ? [] : [{ field: 'share', place, before, after }];
}

function groupChanges(before: FormVersion, after: FormVersion): FormChange[] {
  const [oldWeights, newWeights] = [finalWeights(before), finalWeights(after)];
  let at = 0;
  return before.indicatorGroups.flatMap((group, g) => {
    const other = after.indicatorGroups[g] ?? group;
    const place = { group: group.id };
    return [
      ...share(place, group, other),
      ...texts('name', place, group.name, other.name),
      ...group.indicators.flatMap((indicator, i) => {
        const [old, fresh] = [oldWeights[at], newWeights[at]];
        at += 1;
        return indicatorChanges(indicator, other.indicators[i] ?? indicator, old, fresh);
      }),
    ];
  });
}

type Indicator = FormVersion['indicatorGroups'][number]['indicators'][number];

function indicatorChanges(
  before: Indicator,
  after: Indicator,
  old: Rational | undefined,
  fresh: Rational | undefined,
): FormChange[] {
  const place = { indicator: before.id };
  const differs = old !== undefined && fresh !== undefined && compare(old, fresh) !== 0;
  return [
    ...share(place, before, after),
    // A share of another indicator or group moves this weight too.
    ...(differs ? [{ field: 'final_weight' as const, place, before: old, after: fresh }] : []),
    ...texts('name', place, before.name, after.name),
    ...texts('guidance', place, before.guidance, after.guidance),
  ];
}

function scaleChanges(before: readonly ScaleBand[], after: readonly ScaleBand[]): FormChange[] {
  return before.flatMap((band, index) => {
    const other = after[index] ?? band;
    const place = { band: index };
    const moved = band.from !== other.from || band.to !== other.to;
    return [
      ...(moved ? [{ field: 'range' as const, place, before: band, after: other }] : []),
      ...texts('word', place, band.word, other.word),
    ];
  });
}

/** Every field in which two versions differ, in the order of the form. Numbers are not compared. */
export function compareForms(before: FormVersion, after: FormVersion): FormChange[] {
  const [old, fresh] = [before.evidencePolicy, after.evidencePolicy];
  return [
    ...groupChanges(before, after),
    ...scaleChanges(before.scale, after.scale),
    ...(old === fresh ? [] : [{ field: 'evidence' as const, before: old, after: fresh }]),
  ];
}
