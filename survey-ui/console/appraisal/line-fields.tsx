import { LONGEST_DESCRIPTION, LONGEST_TITLE } from '../../../shared/appraisal/sheet-limits.ts';
import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { AreaField, TextField } from '../kit/field.tsx';
import { ScoreField } from './score-field.tsx';
import type { LineForm, SheetPhase } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

/** How much of a text is typed, in code points as the limits count. */
function counted(text: string, most: number): { typed: number; most: number } {
  return { typed: Array.from(text).length, most };
}

export interface LineProps {
  line: LineForm;
  titleLabel: string;
  phase: SheetPhase;
  errors: readonly FormError[];
  /** False for an entry that is scored at its parts. */
  scored: boolean;
  /** Rows of the text boxes. */
  rows: number;
  onChange: (changed: Partial<LineForm>) => void;
}

/** A text of a line in several rows. */
export function LineText(props: {
  name: 'standard' | 'completion' | 'expectedEffect' | 'cause';
  line: LineForm & { expectedEffect?: string; cause?: string };
  rows: number;
  errors: readonly FormError[];
  onInput: (text: string) => void;
  optional?: boolean;
}) {
  const t = appraisalText.value.fields;
  const text = props.line[props.name] ?? '';
  const id = `${props.name}-${props.line.key}`;
  return (
    <AreaField
      id={id}
      label={t[props.name]}
      {...(props.name === 'cause' ? { hint: t.causeHint } : {})}
      optional={props.optional ?? false}
      rows={props.rows}
      value={text}
      count={counted(text, LONGEST_DESCRIPTION)}
      onInput={props.onInput}
      error={errorAt(props.errors, id)}
    />
  );
}

/** Both fields of the own score of a line. */
export function SelfScore(props: LineProps) {
  const t = sheetText.value.score;
  const { line, errors } = props;
  return (
    <div class="score-pair">
      {(['score', 'points'] as const).map((kind) => (
        <ScoreField
          key={kind}
          id={`${kind === 'score' ? 'self' : 'points'}-${line.key}`}
          kind={kind}
          label={t.self[kind]}
          score={line.self}
          weight={line.weight}
          errors={errors}
          onChange={(self) => props.onChange({ self })}
        />
      ))}
    </div>
  );
}

/** The fields that every line has: what it is, its weight, its standard, what came of it. */
export function LineFields(props: LineProps) {
  const t = appraisalText.value.fields;
  const { line, errors, onChange, phase } = props;
  return (
    <>
      <div class="entry-line">
        <TextField
          id={`title-${line.key}`}
          label={props.titleLabel}
          width="full"
          value={line.title}
          count={counted(line.title, LONGEST_TITLE)}
          onInput={(title) => onChange({ title })}
          error={errorAt(errors, `title-${line.key}`)}
        />
        <TextField
          id={`weight-${line.key}`}
          label={t.weight}
          unit="%"
          width="short"
          inputMode="decimal"
          value={line.weight}
          onInput={(weight) => onChange({ weight })}
          error={errorAt(errors, `weight-${line.key}`)}
        />
        {props.scored && phase !== 'plan' ? <SelfScore {...props} /> : null}
      </div>
      <div class="entry-texts">
        <LineText
          name="standard"
          line={line}
          rows={props.rows}
          errors={errors}
          onInput={(standard) => onChange({ standard })}
        />
        {phase === 'plan' ? null : (
          <LineText
            name="completion"
            line={line}
            rows={props.rows}
            errors={errors}
            onInput={(completion) => onChange({ completion })}
          />
        )}
      </div>
    </>
  );
}
