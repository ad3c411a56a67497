import {
  LONGEST_MEASURE,
  LONGEST_OWNER,
  type MeasureFields,
  type MeasureSubject,
  measureSubjects,
} from '../../../shared/appraisal/measure.ts';
import { textOf } from '../kit/bound.ts';
import type { FormError } from '../kit/error-summary.tsx';
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
export function MeasureFieldSet(props: {
  form: Form<TypedMeasure>;
  nameOf: (subject: MeasureSubject) => string;
}) {
  const t = measureText.value;
  const { form } = props;
  return (
    <>
      <SelectField
        {...textOf(form, 'about')}
        label={t.about}
        hint={t.aboutHint}
        empty={t.chooseAbout}
        options={measureSubjects.map((value) => ({ value, label: props.nameOf(value) }))}
      />
      <AreaField
        {...textOf(form, 'text')}
        label={t.text}
        maxLength={LONGEST_MEASURE}
        count={{ typed: Array.from(form.fields.text).length, most: LONGEST_MEASURE }}
      />
      <TextField {...textOf(form, 'owner')} label={t.owner} maxLength={LONGEST_OWNER} />
      <TextField {...textOf(form, 'dueOn')} label={t.dueOn} type="date" />
    </>
  );
}
