import type { FormVersion, ScaleBand } from './form-version.ts';

/** The band of the form's scale that holds `rating`, an integer 1 to 10; undefined outside it. */
export function scaleBand(form: Pick<FormVersion, 'scale'>, rating: number): ScaleBand | undefined {
  return form.scale.find((band) => band.from <= rating && rating <= band.to);
}

/** The word for `rating`, an integer 1 to 10, on the form's scale; undefined outside it. */
export function scaleWord(
  form: Pick<FormVersion, 'scale'>,
  rating: number,
): ScaleBand['word'] | undefined {
  return scaleBand(form, rating)?.word;
}
