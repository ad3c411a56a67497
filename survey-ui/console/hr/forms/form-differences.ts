import {
  compareForms,
  type FormChange,
  type FormPlace,
} from '../../../../shared/form/compare-forms.ts';
import type { FormVersion, ScaleBand } from '../../../../shared/form/form-version.ts';
import { markWords } from '../../../../shared/text/mark-words.ts';
import { inLanguage } from '../../kit/language.ts';
import type { Difference } from '../versions/differences.tsx';
import { exactlyShown, weightPercent } from './figures.ts';
import { formsText } from './text.ts';

function placeName(place: FormPlace, form: FormVersion): string {
  const t = formsText.value.places;
  if ('band' in place) return t.band(place.band + 1);
  for (const group of form.indicatorGroups) {
    if ('group' in place && group.id === place.group) return t.group(inLanguage(group.name));
    const found = group.indicators.find(
      (each) => 'indicator' in place && each.id === place.indicator,
    );
    if (found !== undefined) return inLanguage(found.name);
  }
  return '';
}

function rangeOf({ from, to }: ScaleBand): string {
  return formsText.value.scale.range(from, to);
}

function differenceOf(change: FormChange, form: FormVersion): Difference {
  const t = formsText.value;
  if (change.field === 'evidence') {
    const { names } = t.evidence;
    return {
      field: t.places.evidence,
      before: names[change.before],
      after: names[change.after],
    };
  }
  const place = placeName(change.place, form);
  const named = (field: string) => t.places.of(place, field);
  switch (change.field) {
    case 'share':
      return {
        field: named(t.places.share),
        before: String(change.before),
        after: String(change.after),
      };
    case 'final_weight':
      return {
        field: named(t.places.final_weight),
        before: exactlyShown(weightPercent(change.before), change.before),
        after: exactlyShown(weightPercent(change.after), change.after),
      };
    case 'range':
      return {
        field: named(t.places.range),
        before: rangeOf(change.before),
        after: rangeOf(change.after),
      };
    case 'name':
    case 'guidance':
    case 'word':
    default:
      return {
        field: named(t.places[change.field][change.language]),
        ...markWords(change.before, change.after, change.language),
      };
  }
}

/** What two versions of the form have differently, in words. */
export function formDifferences(before: FormVersion, after: FormVersion): Difference[] {
  return compareForms(before, after).map((change) => differenceOf(change, before));
}
