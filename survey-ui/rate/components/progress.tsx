import type { FormVersion } from '../../../shared/form/form-version.ts';
import { INDICATOR_COUNT } from '../../../shared/form/indicators.ts';
import { type Draft, ratedCount } from '../state/draft.ts';
import { type Gap, indicatorsOf } from '../state/gaps.ts';
import { useStepWords } from '../text/step-words.ts';
import { goTo } from './error-summary.tsx';
import { evidenceId } from './evidence-box.tsx';
import { choiceId } from './rating-scale.tsx';

/** The element at which a gap is mended. */
export function targetOf(gap: Gap): string {
  return gap.kind === 'rating' ? choiceId(gap.at, 1) : evidenceId(gap.at);
}

/** How far the rater is with this department, always in view, with a way to what is missing. */
export function ProgressBar(props: { form: FormVersion; draft: Draft; gaps: readonly Gap[] }) {
  const { words, language } = useStepWords();
  const { form, draft, gaps } = props;
  const facts = gaps.filter(({ kind }) => kind === 'evidence').length;
  const [first] = gaps;
  return (
    <aside class="progress" aria-label={words.progress.title}>
      <ol class="ticks">
        {indicatorsOf(form).map((indicator, at) => {
          const open = gaps.some((gap) =>
            gap.kind === 'evidence' ? gap.requirement.indicators.includes(at) : gap.at === at,
          );
          const rating = draft.ratings[at];
          return (
            <li key={indicator.id} class={open ? 'open' : 'done'}>
              <button
                type="button"
                onClick={() => {
                  goTo(choiceId(at, rating ?? 1));
                }}
              >
                <span>{indicator.name[language]}</span>
                <span class="state">
                  {rating === undefined ? words.progress.open : words.points(rating)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="summary">
        <output>
          {first === undefined
            ? words.progress.complete
            : words.progress.rated(ratedCount(draft), INDICATOR_COUNT)}
          {facts > 0 && <span class="needed">{words.progress.facts(facts)}</span>}
        </output>
        {first !== undefined && (
          <button
            type="button"
            class="link"
            onClick={() => {
              goTo(targetOf(first));
            }}
          >
            {words.progress.jump}
          </button>
        )}
      </div>
    </aside>
  );
}
