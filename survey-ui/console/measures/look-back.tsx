import { LONGEST_MEASURE, measureStates } from '../../../shared/appraisal/measure.ts';
import { type Measure, measuresApi } from '../api/measures.ts';
import type { TotalPlace } from '../api/totals.ts';
import { textOf } from '../kit/bound.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import { AreaField } from '../kit/field.tsx';
import { readOne, StateField } from './change-measure.tsx';
import { measureText } from './text.ts';

/** Under what a tab notes a look back while it is written. */
export const lookBackOf = (measure: string, cycle: string) => `look back ${measure} ${cycle}`;

/** Writes what came of a measure of the cycle before, in the place of its row. */
export function LookBackAt(props: {
  /** The cycle in which it is written. */
  place: TotalPlace;
  measure: Measure;
  /** What the measure is about. */
  name: string;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const t = measureText.value;
  const { measure, place } = props;
  const editing = useEditing<Measure, { lookBack: string; state: string }>({
    record: measure,
    // Who looks back has most often finished.
    fieldsOf: ({ lookBack, state }) => ({
      lookBack: lookBack ?? '',
      state: lookBack === null && state !== 'dropped' ? 'done' : state,
    }),
    check: ({ lookBack }) =>
      lookBack.trim() === '' ? [{ field: 'lookBack', message: t.missing.lookBack }] : [],
    save: ({ lookBack, state }, revision) =>
      measuresApi.lookBack(measure.id, {
        revision,
        cycle: place.cycle,
        text: lookBack,
        state: measureStates.find((each) => each === state) ?? measure.state,
      }),
    readAgain: () => readOne(place, measure.id),
    onSaved: props.onSaved,
    noted: lookBackOf(measure.id, place.cycle),
  });
  const cancel = () => {
    editing.forget();
    props.onCancel();
  };
  const { form } = editing;
  return (
    <EditForm
      editing={editing}
      names={{ lookBack: t.lookBackText, state: t.state }}
      onCancel={cancel}
    >
      <p class="quoted">
        <strong>{props.name}</strong> {measure.text}
      </p>
      <AreaField
        {...textOf(form, 'lookBack')}
        label={t.lookBackText}
        hint={t.lookBackHint}
        maxLength={LONGEST_MEASURE}
        count={{ typed: Array.from(form.fields.lookBack).length, most: LONGEST_MEASURE }}
      />
      <StateField state={form.fields.state} onInput={(state) => form.set({ state })} />
    </EditForm>
  );
}
