import {
  type MeasureState,
  measureStates,
  type MeasureSubject,
} from '../../../shared/appraisal/measure.ts';
import { type Measure, measuresApi } from '../api/measures.ts';
import type { TotalPlace } from '../api/totals.ts';
import type { Answer } from '../kit/answer.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import { SelectField } from '../kit/field.tsx';
import {
  measureErrors,
  MeasureFieldSet,
  measureRequest,
  type TypedMeasure,
} from './measure-fields.tsx';
import { measureText } from './text.ts';

/** How far a measure is, to choose. */
export function StateField(props: { state: string; onInput: (state: MeasureState) => void }) {
  const t = measureText.value;
  return (
    <SelectField
      id="state"
      label={t.state}
      value={props.state}
      options={measureStates.map((value) => ({ value, label: t.states[value] }))}
      onInput={(value) => props.onInput(measureStates.find((each) => each === value) ?? 'planned')}
    />
  );
}

/** Reads one measure of a cycle as it is now. */
export async function readOne(place: TotalPlace, id: string): Promise<Answer<Measure>> {
  const answer = await measuresApi.read(place);
  if (!answer.ok) return answer;
  const all = [...answer.value.measures, ...(answer.value.earlier?.measures ?? [])];
  const found = all.find((each) => each.id === id);
  return found === undefined
    ? { ok: false, refusal: { code: 'measure_unknown', status: 404 } }
    : { ok: true, value: found };
}

/** Under what a tab notes a measure while it is changed. */
export const changeOf = (measure: string) => `change measure ${measure}`;

interface ChangeProps {
  place: TotalPlace;
  measure: Measure;
  nameOf: (subject: MeasureSubject) => string;
  onSaved: () => void;
  onCancel: () => void;
}

/** Changes a measure in the place of its row. */
export function ChangeMeasure(props: ChangeProps) {
  const t = measureText.value;
  const { measure, place } = props;
  const editing = useEditing<Measure, TypedMeasure & { state: string }>({
    record: measure,
    fieldsOf: ({ about, text, owner, dueOn, state }) => ({ about, text, owner, dueOn, state }),
    check: measureErrors,
    save: (fields, revision) =>
      measuresApi.change(measure.id, {
        ...(measureRequest(fields) ?? measure),
        state: measureStates.find((each) => each === fields.state) ?? measure.state,
        revision,
      }),
    readAgain: () => readOne(place, measure.id),
    onSaved: props.onSaved,
    noted: changeOf(measure.id),
  });
  const cancel = () => {
    editing.forget();
    props.onCancel();
  };
  const names = { about: t.about, text: t.text, owner: t.owner, dueOn: t.dueOn, state: t.state };
  return (
    <EditForm editing={editing} names={names} onCancel={cancel}>
      <MeasureFieldSet form={editing.form} nameOf={props.nameOf} />
      <StateField
        state={editing.form.fields.state}
        onInput={(state) => editing.form.set({ state })}
      />
    </EditForm>
  );
}
