import { LONGEST_DESCRIPTION, LONGEST_TITLE } from '../../../shared/appraisal/sheet-limits.ts';
import { Button } from '../kit/button.tsx';
import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { AreaField, TextField } from '../kit/field.tsx';
import { ScoreField } from './score-field.tsx';
import { blankLine, type EntryForm, type LineForm, type SheetKind } from './sheet-form.ts';
import { appraisalText } from './text.ts';

interface LineProps {
  line: LineForm;
  titleLabel: string;
  errors: readonly FormError[];
  /** False for an entry that is scored at its parts. */
  scored: boolean;
  /** Rows of the text boxes. */
  rows: number;
  onChange: (changed: Partial<LineForm>) => void;
}

function LineFields(props: LineProps) {
  const t = appraisalText.value.fields;
  const { line, errors, onChange } = props;
  return (
    <>
      <div class="entry-line">
        <TextField
          id={`title-${line.key}`}
          label={props.titleLabel}
          width="full"
          value={line.title}
          maxLength={LONGEST_TITLE}
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
        {props.scored ? (
          <ScoreField
            id={`self-${line.key}`}
            label={t.self}
            score={line.self}
            weight={line.weight}
            errors={errors}
            onChange={(self) => onChange({ self })}
          />
        ) : null}
      </div>
      <div class="entry-texts">
        <AreaField
          label={t.standard}
          rows={props.rows}
          value={line.standard}
          maxLength={LONGEST_DESCRIPTION}
          onInput={(standard) => onChange({ standard })}
        />
        <AreaField
          label={t.completion}
          rows={props.rows}
          value={line.completion}
          maxLength={LONGEST_DESCRIPTION}
          onInput={(completion) => onChange({ completion })}
        />
      </div>
    </>
  );
}

interface EntryProps {
  kind: SheetKind;
  entry: EntryForm;
  number: number;
  errors: readonly FormError[];
  onChange: (changed: Partial<EntryForm>) => void;
  onRemove: () => void;
  newKey: () => string;
}

function PlanFields(props: EntryProps) {
  const t = appraisalText.value.fields;
  const { entry, errors, onChange } = props;
  return (
    <>
      <div class="entry-texts">
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            id={`${field}-${entry.key}`}
            label={t[field]}
            type="date"
            value={entry[field]}
            onInput={(value) => onChange({ [field]: value })}
            error={errorAt(errors, `${field}-${entry.key}`)}
          />
        ))}
        <AreaField
          label={t.expectedEffect}
          rows={2}
          value={entry.expectedEffect}
          maxLength={LONGEST_DESCRIPTION}
          onInput={(expectedEffect) => onChange({ expectedEffect })}
        />
        <AreaField
          label={t.cause}
          hint={t.causeHint}
          optional
          rows={2}
          value={entry.cause}
          maxLength={LONGEST_DESCRIPTION}
          onInput={(cause) => onChange({ cause })}
        />
      </div>
    </>
  );
}

function SubFields(props: EntryProps) {
  const t = appraisalText.value;
  const { entry, onChange } = props;
  const changeSub = (key: string, changed: Partial<LineForm>) =>
    onChange({ subs: entry.subs.map((sub) => (sub.key === key ? { ...sub, ...changed } : sub)) });
  return (
    <>
      {entry.subs.map((sub, index) => {
        const name = t.sub(`${props.number}.${index + 1}`);
        return (
          <fieldset class="entry-sub" key={sub.key}>
            <legend>{name}</legend>
            <LineFields
              line={sub}
              titleLabel={t.fields.subTitle}
              errors={props.errors}
              scored
              rows={1}
              onChange={(changed) => changeSub(sub.key, changed)}
            />
            <Button
              kind="quiet"
              label={t.editor.removeLabel(name)}
              onPress={() => onChange({ subs: entry.subs.filter((each) => each !== sub) })}
            >
              {t.editor.remove}
            </Button>
          </fieldset>
        );
      })}
      <Button
        kind="quiet"
        onPress={() => onChange({ subs: [...entry.subs, blankLine(props.newKey())] })}
      >
        {t.editor.addSub}
      </Button>
    </>
  );
}

/** One entry of a sheet while the manager writes it. */
export function EntryFields(props: EntryProps) {
  const t = appraisalText.value;
  const name = t.entry[props.kind](props.number);
  return (
    <fieldset class="entry">
      <legend>{name}</legend>
      <LineFields
        line={props.entry}
        titleLabel={t.fields.title[props.kind]}
        errors={props.errors}
        scored={props.entry.subs.length === 0 || props.entry.self.typed !== ''}
        rows={2}
        onChange={props.onChange}
      />
      {props.kind === 'plan' ? <PlanFields {...props} /> : null}
      <div class="entry-tools">
        {props.kind === 'duty' ? <SubFields {...props} /> : null}
        <Button kind="quiet" label={t.editor.removeLabel(name)} onPress={props.onRemove}>
          {t.editor.remove}
        </Button>
      </div>
    </fieldset>
  );
}
