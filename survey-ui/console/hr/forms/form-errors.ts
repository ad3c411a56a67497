import { LONGEST_GUIDANCE, LONGEST_NAME } from '../../../../shared/form/form-limits.ts';
import type { BilingualText } from '../../../../shared/form/form-version.ts';
import { weightFaults } from '../../../../shared/form/weight-bounds.ts';
import { finalWeights } from '../../../../shared/form/weights.ts';
import { formatRational } from '../../../../shared/scoring/rational.ts';
import type { FormError } from '../../kit/error-summary.tsx';
import { inLanguage } from '../../kit/language.ts';
import { type FormFields, formOfFields, typedShare } from './form-fields.ts';
import { formsText } from './text.ts';

/** Length of a text in code points, as the limits count it. */
export function lengthOf(text: string): number {
  return Array.from(text.normalize('NFC').trim()).length;
}

function textErrors(
  place: string,
  field: string,
  names: BilingualText,
  text: BilingualText,
  most: number,
): FormError[] {
  const t = formsText.value.faults;
  return (['zh', 'en'] as const).flatMap((language) => {
    const length = lengthOf(text[language]);
    const at = `${field}-${language}`;
    if (length === 0) return [{ field: at, message: t.missing(place, names[language]) }];
    return length > most ? [{ field: at, message: t.long(place, names[language], most) }] : [];
  });
}

function shareErrors({ groups }: FormFields): FormError[] {
  const t = formsText.value.faults;
  return groups
    .flatMap((group) => [group, ...group.indicators])
    .filter(({ share }) => typedShare(share) === undefined)
    .map(({ id, name }) => ({ field: `groups-share-${id}`, message: t.share(inLanguage(name)) }));
}

function weightErrors(fields: FormFields): FormError[] {
  const t = formsText.value.faults;
  const form = formOfFields(fields, 1);
  const weights = finalWeights(form);
  const faults = weightFaults(form);
  return form.indicatorGroups
    .flatMap((group) => group.indicators)
    .flatMap(({ id, name }, at) => {
      const [fault, weight] = [faults[at], weights[at]];
      if (fault === undefined || weight === undefined) return [];
      const message = t[fault](inLanguage(name), formatRational(weight));
      return [{ field: `groups-share-${id}`, message }];
    });
}

/** Everything that keeps the fields from being saved, in the order of the page. */
export function formErrors(fields: FormFields): FormError[] {
  const { places } = formsText.value;
  const shares = shareErrors(fields);
  return [
    ...(shares.length > 0 ? shares : weightErrors(fields)),
    ...fields.groups.flatMap((group) => [
      ...textErrors(
        inLanguage(group.name),
        `groups-name-${group.id}`,
        places.name,
        group.name,
        LONGEST_NAME,
      ),
      ...group.indicators.flatMap(({ id, name, guidance }) => [
        ...textErrors(inLanguage(name), `groups-name-${id}`, places.name, name, LONGEST_NAME),
        ...textErrors(
          inLanguage(name),
          `groups-guidance-${id}`,
          places.guidance,
          guidance,
          LONGEST_GUIDANCE,
        ),
      ]),
    ]),
    ...fields.bands.flatMap(({ word }, index) =>
      textErrors(places.band(index + 1), `bands-${index}`, places.word, word, LONGEST_NAME),
    ),
  ];
}
