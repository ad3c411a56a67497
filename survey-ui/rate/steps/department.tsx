import { useState } from 'preact/hooks';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { Caution } from '../components/caution.tsx';
import { ErrorSummary, goTo } from '../components/error-summary.tsx';
import { IndicatorField } from '../components/indicator-field.tsx';
import { ProgressBar, targetOf } from '../components/progress.tsx';
import { choiceId } from '../components/rating-scale.tsx';
import { Sheet } from '../components/sheet.tsx';
import { type Draft, withRating, withText } from '../state/draft.ts';
import { type Gap, gapsOf, indicatorsOf } from '../state/gaps.ts';
import { isSmallGroup } from '../state/surveys.ts';
import { useOnce } from '../state/use-once.ts';
import { useStepWords } from '../text/step-words.ts';
import type { AllWords } from '../text/step-words.ts';

function gapText(words: AllWords, names: readonly string[], gap: Gap): string {
  if (gap.kind === 'rating') return words.missing.rating(names[gap.at] ?? '');
  if (gap.kind === 'text') return words.missing.text(names[gap.at] ?? '');
  const { because, indicators } = gap.requirement;
  return words.missing.evidence(
    because,
    indicators.map((at) => names[at] ?? ''),
  );
}

/** The nine indicators of one department. */
export function Department(props: {
  form: FormVersion;
  name: string;
  /** "Department 2 of 4", or the same in Chinese. */
  position: string;
  draft: Draft;
  /** Name of the rater's own department. */
  ownDepartment: string;
  /** Links issued for this department's survey, all client departments together. */
  linksIssued: number;
  /** Position 0 to 8 of the indicator to go to at once. */
  focus?: number;
  /** Where the two buttons at the foot lead. */
  previous: { label: string; go: () => void };
  next: { label: string; go: () => void };
  /** Leaves this department unfinished; offered once something was found missing. */
  later?: () => void;
  onDraft: (draft: Draft) => void;
}) {
  const { words, language } = useStepWords();
  const [attempt, setAttempt] = useState(0);
  const { form, draft, focus } = props;
  const gaps = gapsOf(form, draft);
  const names = indicatorsOf(form).map(({ name }) => name[language]);
  useOnce(() => {
    if (focus !== undefined) goTo(choiceId(focus, draft.ratings[focus] ?? 1));
  });
  const groups = form.indicatorGroups.map((group, index) => ({
    group,
    first: form.indicatorGroups
      .slice(0, index)
      .reduce((count, before) => count + before.indicators.length, 0),
  }));
  return (
    <div class="with-progress">
      <Sheet title={props.name} above={props.position} focus={focus === undefined}>
        {attempt > 0 && gaps.length > 0 && (
          <ErrorSummary
            title={words.mend}
            mends={gaps.map((gap) => ({ text: gapText(words, names, gap), target: targetOf(gap) }))}
            attempt={attempt}
          />
        )}
        <p>{words.department.advice}</p>
        {isSmallGroup(props.linksIssued) && (
          <Caution>
            <p>{words.department.smallGroup(props.linksIssued)}</p>
          </Caution>
        )}
        <p>{words.department.policy[form.evidencePolicy]}</p>
        {groups.map(({ group, first }) => (
          <section key={group.id} aria-labelledby={`group-${group.id}`}>
            <h2 id={`group-${group.id}`}>{group.name[language]}</h2>
            {group.indicators.map((indicator, index) => {
              const at = first + index;
              return (
                <IndicatorField
                  key={indicator.id}
                  form={form}
                  indicator={indicator}
                  at={at}
                  draft={draft}
                  ownDepartment={props.ownDepartment}
                  gaps={gaps}
                  told={attempt > 0}
                  onRate={(rating) => {
                    props.onDraft(withRating(draft, at, rating));
                  }}
                  onText={(text) => {
                    props.onDraft(withText(draft, at, text));
                  }}
                />
              );
            })}
          </section>
        ))}
        <div class="actions">
          <button type="button" class="secondary" onClick={props.previous.go}>
            {props.previous.label}
          </button>
          {attempt > 0 && gaps.length > 0 && props.later !== undefined && (
            <button type="button" class="secondary" onClick={props.later}>
              {words.department.later}
            </button>
          )}
          <button
            type="button"
            class="primary"
            onClick={() => {
              setAttempt(attempt + 1);
              if (gaps.length === 0) props.next.go();
            }}
          >
            {props.next.label}
          </button>
        </div>
      </Sheet>
      <ProgressBar form={form} draft={draft} gaps={gaps} />
    </div>
  );
}
