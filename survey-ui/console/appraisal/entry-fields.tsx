import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { Button } from '../kit/button.tsx';
import type { FormError } from '../kit/error-summary.tsx';
import { LineFields } from './line-fields.tsx';
import { OutcomeFields, PlanFields } from './plan-fields.tsx';
import {
  blankLine,
  type EntryForm,
  type LineForm,
  type SheetPhase,
  subWeightsOf,
} from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

export interface EntryProps {
  kind: SheetKind;
  phase: SheetPhase;
  entry: EntryForm;
  number: number;
  errors: readonly FormError[];
  onChange: (changed: Partial<EntryForm>) => void;
  onRemove: () => void;
  newKey: () => string;
}

/** What the weights of an entry's parts sum to, beside what they should. */
function SubWeights(props: { entry: EntryForm }) {
  const t = sheetText.value.weights;
  const { sum, whole } = subWeightsOf(props.entry);
  const text = sum === whole ? t.subsFit(sum) : t.subsDiffer(sum, whole);
  return <output class={`figures ${sum === whole ? 'soft' : 'told'}`}>{text}</output>;
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
              phase={props.phase}
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
      {entry.subs.length === 0 ? null : <SubWeights entry={entry} />}
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
  const { kind, entry, phase } = props;
  const name = t.entry[kind](props.number);
  return (
    <fieldset class="entry">
      <legend>{name}</legend>
      {phase === 'outcome' ? (
        <OutcomeFields {...props} />
      ) : (
        <>
          <LineFields
            line={entry}
            titleLabel={t.fields.title[kind]}
            phase={phase}
            errors={props.errors}
            scored={entry.subs.length === 0 || entry.self.typed !== ''}
            rows={2}
            onChange={props.onChange}
          />
          {kind === 'plan' ? <PlanFields {...props} /> : null}
          <div class="entry-tools">
            {kind === 'duty' ? <SubFields {...props} /> : null}
            <Button kind="quiet" label={t.editor.removeLabel(name)} onPress={props.onRemove}>
              {t.editor.remove}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
