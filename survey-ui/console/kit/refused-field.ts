import type { ProblemCode } from '../../../shared/wire/problem-codes.ts';
import { kitText } from '../text/kit.ts';
import { problemText } from '../text/problems.ts';
import type { Refusal } from './answer.ts';

/** Refusals that are always about one field, by the name of that field. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  department_above_itself: 'parent',
  department_code_taken: 'code',
  setup_code_wrong: 'code',
  staff_number_taken: 'number',
  reviewer_is_the_manager: 'reviewer',
  time_zone_fixed: 'timeZone',
  cycle_label_taken: 'year',
} satisfies Partial<Record<ProblemCode, string>>;

/** Name of the field that a refusal is about; for a part of a field (`links.2`) the field's. */
export function refusedField(refusal: Refusal): string | undefined {
  return refusal.field?.split('.')[0] ?? FIELD_OF_CODE[refusal.code];
}

/** What to say at the field that a refusal names. */
export function refusedText(refusal: Refusal): string {
  // The general text speaks of "something" on the page; here it stands at the very field.
  return refusal.code === 'body_invalid' ? kitText.value.fieldRefused : problemText(refusal);
}

/** The text for `field` if the refusal is about it. */
export function refusedAt(refusal: Refusal | undefined, field: string): string | undefined {
  return refusal !== undefined && refusedField(refusal) === field
    ? refusedText(refusal)
    : undefined;
}

/** The refusal unless it is about `field`, where it is shown already. */
export function refusedElsewhere(refusal: Refusal | undefined, field: string): Refusal | undefined {
  return refusedAt(refusal, field) === undefined ? refusal : undefined;
}
