import { HIGHEST_RATING, LOWEST_RATING } from '../../../../shared/form/indicators.ts';
import type { FormError } from '../../kit/error-summary.tsx';
import { SelectField } from '../../kit/field.tsx';
import { Section } from '../../kit/page-header.tsx';
import { type BandFields, bandStarts, moveBand } from './form-fields.ts';
import { NamePair } from './text-fields.tsx';
import { formsText } from './text.ts';

/** The four words of the scale and the rating up to which each goes. */
export function ScaleFields(props: {
  bands: readonly BandFields[];
  errors: readonly FormError[];
  onChange: (bands: BandFields[]) => void;
}) {
  const t = formsText.value.scale;
  const { bands } = props;
  const starts = bandStarts(bands);
  const last = bands.length - 1;
  return (
    <Section title={t.title}>
      <p class="soft">{t.lead}</p>
      {bands.map((band, index) => {
        const from = starts[index] ?? LOWEST_RATING;
        // As many ratings stay above as there are bands to fill.
        const most = HIGHEST_RATING - (last - index);
        return (
          <fieldset key={index} class="entry">
            <legend>{`${t.band(index + 1)} · ${t.range(from, band.to)}`}</legend>
            <div class="stack">
              {index === last ? null : (
                <SelectField
                  id={`bands-to-${index}`}
                  label={t.to}
                  width="short"
                  value={String(band.to)}
                  onInput={(typed) => props.onChange(moveBand(bands, index, Number(typed)))}
                  options={Array.from({ length: most - index }, (_, step) => {
                    const value = String(index + 1 + step);
                    return { value, label: value };
                  })}
                />
              )}
              <NamePair
                id={`bands-${index}`}
                labels={{ zh: t.wordZh, en: t.wordEn }}
                text={band.word}
                errors={props.errors}
                onChange={(word) =>
                  props.onChange(bands.map((each) => (each === band ? { ...each, word } : each)))
                }
              />
            </div>
          </fieldset>
        );
      })}
    </Section>
  );
}
