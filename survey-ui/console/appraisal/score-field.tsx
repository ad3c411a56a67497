import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { pointsShown } from './figures.ts';
import { typedScore, typedWeight, type ScoreForm } from './sheet-form.ts';
import { appraisalText } from './text.ts';

/** A score that can be typed of 100 or as points; says at once what it is worth in points. */
export function ScoreField(props: {
  id: string;
  label: string;
  bare?: boolean;
  score: ScoreForm;
  /** As typed, in percent. */
  weight: string;
  errors: readonly FormError[];
  onChange: (score: ScoreForm) => void;
}) {
  const t = appraisalText.value.fields;
  const weight = typedWeight(props.weight) ?? 0;
  const read = typedScore(props.score, weight);
  const worth =
    props.score.kind === 'score' && typeof read === 'object' ? pointsShown(read, weight) : '';
  return (
    <div class="score-field">
      <TextField
        id={props.id}
        label={props.label}
        bare={props.bare ?? false}
        width="short"
        inputMode="decimal"
        value={props.score.typed}
        onInput={(typed) => props.onChange({ ...props.score, typed })}
        error={errorAt(props.errors, props.id)}
        {...(worth === '' ? {} : { unit: t.worth(worth) })}
      />
      <SelectField
        label={`${props.label}：${t.scoreKind}`}
        bare
        width="short"
        value={props.score.kind}
        onInput={(kind) =>
          props.onChange({ ...props.score, kind: kind === 'points' ? 'points' : 'score' })
        }
        options={[
          { value: 'score', label: t.scoreKinds.score },
          { value: 'points', label: t.scoreKinds.points },
        ]}
      />
    </div>
  );
}
