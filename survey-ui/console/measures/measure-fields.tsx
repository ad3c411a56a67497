import {
  LONGEST_MEASURE,
  LONGEST_OWNER,
  type MeasureFields,
  type MeasureSubject,
  measureSubjects,
} from '../../../shared/appraisal/measure.ts';
import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { AreaField, SelectField, TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import { subjectOf } from './subject-names.ts';
import { measureText } from './text.ts';

/** What a manager types of a measure; `about` is empty until it is chosen. */
export interface TypedMeasure {
  about: string;
  text: string;
  owner: string;
  dueOn: string;
}

/** What is wrong with the typed fields. */
export function measureErrors(fields: TypedMeasure): FormError[] {
  const t = measureText.value.missing;
  return (['about', 'text', 'owner', 'dueOn'] as const)
    .filter((field) => fields[field].trim() === '')
    .map((field) => ({ field, message: t[field] }));
}

/** The typed fields as the Worker takes them; undefined while it is about nothing. */
export function measureRequest(fields: TypedMeasure): MeasureFields | undefined {
  const about = subjectOf(fields.about);
  const { text, owner, dueOn } = fields;
  return about === undefined ? undefined : { about, text, owner, dueOn };
}

/** The fields of a measure's form. */
export function MeasureFieldSet<F extends TypedMeasure>(props: {
  form: Form<F>;
  nameOf: (subject: MeasureSubject) => string;
}) {
  const t = measureText.value;
  const { fields, errors } = props.form;
  const set = (changed: Partial<TypedMeasure>) => props.form.set(changed as Partial<F>);
  return (
    <>
      <SelectField
        id="about"
        label={t.about}
        hint={t.aboutHint}
        value={fields.about}
        empty={t.chooseAbout}
        options={measureSubjects.map((value) => ({ value, label: props.nameOf(value) }))}
        onInput={(about) => set({ about })}
        error={errorAt(errors, 'about')}
      />
      <AreaField
        id="text"
        label={t.text}
        value={fields.text}
        maxLength={LONGEST_MEASURE}
        count={{ typed: Array.from(fields.text).length, most: LONGEST_MEASURE }}
        onInput={(text) => set({ text })}
        error={errorAt(errors, 'text')}
      />
      <TextField
        id="owner"
        label={t.owner}
        value={fields.owner}
        maxLength={LONGEST_OWNER}
        onInput={(owner) => set({ owner })}
        error={errorAt(errors, 'owner')}
      />
      <TextField
        id="dueOn"
        label={t.dueOn}
        type="date"
        value={fields.dueOn}
        onInput={(dueOn) => set({ dueOn })}
        error={errorAt(errors, 'dueOn')}
      />
    </>
  );
}
