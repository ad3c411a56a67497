import type { ScaleBand } from '../../../../shared/form/form-version.ts';
import { HIGHEST_RATING, LOWEST_RATING } from '../../../../shared/form/indicators.ts';
import type { Language } from '../../kit/language.ts';
import { formsText } from './text.ts';

const MIDDLE = HIGHEST_RATING / 2;
const HALVES = [
  { from: LOWEST_RATING, to: MIDDLE },
  { from: MIDDLE + 1, to: HIGHEST_RATING },
] as const;

/** The bands as far as they reach into a half, with the ratings that they cover there. */
function wordsOf(scale: readonly ScaleBand[], half: { from: number; to: number }) {
  return scale
    .map(({ from, to, word }) => ({
      word,
      from,
      length: Math.min(to, half.to) - Math.max(from, half.from) + 1,
    }))
    .filter(({ length }) => length > 0);
}

/**
 * The ten choices with the words along them as on the rater's page: one row, on phones two. The
 * list says the same to screen readers.
 */
export function ScalePreview(props: { scale: readonly ScaleBand[]; language: Language }) {
  const t = formsText.value.scale;
  return (
    <>
      <div class="preview-scale" aria-hidden="true">
        {HALVES.map((half) => (
          <div key={half.from} class="preview-half">
            {Array.from({ length: MIDDLE }, (_, index) => (
              <span key={index} class="preview-rating">
                {half.from + index}
              </span>
            ))}
            {wordsOf(props.scale, half).map(({ word, from, length }) => (
              <span key={from} class={`preview-word preview-span-${length}`}>
                {word[props.language]}
              </span>
            ))}
          </div>
        ))}
      </div>
      <ul class="unseen">
        {props.scale.map(({ from, to, word }) => (
          <li key={from}>
            {t.range(from, to)} {word[props.language]}
          </li>
        ))}
      </ul>
    </>
  );
}
