import type { FormVersion, Indicator } from '../../../shared/form/form-version.ts';
import { scaleWord } from '../../../shared/form/scale.ts';
import { type Draft } from '../state/draft.ts';
import { type Gap } from '../state/gaps.ts';
import { useStepWords } from '../text/step-words.ts';
import { EvidenceBox } from './evidence-box.tsx';
import { RatingScale } from './rating-scale.tsx';

/** One indicator: what it asks, its ten choices, and the facts behind the choice. */
export function IndicatorField(props: {
  form: FormVersion;
  indicator: Indicator;
  /** Position of the indicator, 0 to 8. */
  at: number;
  draft: Draft;
  /** Name of the rater's own department. */
  ownDepartment: string;
  /** What is missing here; shown as an error only when `told`. */
  gaps: readonly Gap[];
  told: boolean;
  onRate: (rating: number) => void;
  onText: (text: string) => void;
}) {
  const { words, language } = useStepWords();
  const { form, indicator, at, draft, gaps, told } = props;
  const id = `indicator-${String(at)}`;
  const rating = draft.ratings[at];
  const notRated = told && gaps.some((gap) => gap.kind === 'rating' && gap.at === at);
  const evidence = gaps.find(
    (gap) => gap.kind === 'evidence' && gap.requirement.indicators.includes(at),
  );
  const because = evidence?.kind === 'evidence' ? evidence.requirement.because : undefined;
  const name = indicator.name[language];
  return (
    <div class={notRated ? 'indicator wrong' : 'indicator'}>
      <fieldset
        role="radiogroup"
        aria-required="true"
        aria-invalid={notRated}
        aria-describedby={notRated ? `${id}-guidance ${id}-error` : `${id}-guidance`}
      >
        <legend>
          <span class="number">{at + 1}</span>
          {name}
        </legend>
        <p class="guidance" id={`${id}-guidance`}>
          {indicator.guidance[language]}
        </p>
        {notRated && (
          <p class="error" id={`${id}-error`}>
            {words.missing.ratingAtField}
          </p>
        )}
        <RatingScale at={at} scale={form.scale} rating={rating} onRate={props.onRate} />
      </fieldset>
      <p class={rating === undefined ? 'chosen soft' : 'chosen'}>
        {rating === undefined
          ? words.department.notRated
          : words.department.rated(rating, scaleWord(form, rating)?.[language] ?? '')}
      </p>
      <EvidenceBox
        at={at}
        indicator={name}
        text={draft.texts[at] ?? ''}
        ownDepartment={props.ownDepartment}
        needed={because !== undefined}
        error={told && because !== undefined ? words.missing.evidenceAtField[because] : undefined}
        onText={props.onText}
      />
    </div>
  );
}
