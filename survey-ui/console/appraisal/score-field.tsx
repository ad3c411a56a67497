import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import { scoreInput, type ScoreForm } from './score-form.ts';
import { typedWeight } from './sheet-form.ts';

/**
 * One of the two fields of a score: of 100, or as weighted points. The one that was typed in says
 * what was typed; the other one what that is worth, until it is typed in itself.
 */
export function ScoreField(props: {
  id: string;
  kind: TypedScore['kind'];
  label: string;
  bare?: boolean;
  score: ScoreForm;
  /** As typed, in percent. */
  weight: string;
  errors: readonly FormError[];
  onChange: (score: ScoreForm) => void;
}) {
  const { kind, score } = props;
  return (
    <TextField
      id={props.id}
      label={props.label}
      bare={props.bare ?? false}
      width="short"
      inputMode="decimal"
      value={scoreInput(score, kind, typedWeight(props.weight) ?? 0)}
      onInput={(typed) => props.onChange({ kind, typed })}
      error={errorAt(props.errors, props.id)}
    />
  );
}
