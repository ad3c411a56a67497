import type { Department } from '../api/organisation.ts';
import { errorAt, type FormError } from '../kit/error-summary.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { hrText } from './text.ts';

/** What HR types about a person. */
export interface PersonFields {
  number: string;
  name: string;
  title: string;
  email: string;
  department: string;
}

/** What is wrong with the typed fields. */
export function personErrors(fields: PersonFields): FormError[] {
  const t = hrText.value.people.missing;
  const errors: FormError[] = [];
  if (fields.number.trim() === '') errors.push({ field: 'number', message: t.number });
  if (fields.name.trim() === '') errors.push({ field: 'name', message: t.name });
  if (fields.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(fields.email.trim())) {
    errors.push({ field: 'email', message: t.email });
  }
  return errors;
}

/** The typed fields as the Worker takes them. */
export function personRequest(fields: PersonFields) {
  const email = fields.email.trim();
  const title = fields.title.trim();
  return {
    number: fields.number,
    name: fields.name,
    title: title === '' ? null : title,
    email: email === '' ? null : email,
    department: fields.department === '' ? null : fields.department,
  };
}

/** The fields of a person's form. */
export function PersonFieldSet(props: {
  fields: PersonFields;
  errors: readonly FormError[];
  departments: readonly Department[];
  onChange: (changed: Partial<PersonFields>) => void;
}) {
  const t = hrText.value.people;
  return (
    <>
      <TextField
        id="number"
        label={t.number}
        width="short"
        value={props.fields.number}
        onInput={(number) => props.onChange({ number })}
        error={errorAt(props.errors, 'number')}
      />
      <TextField
        id="name"
        label={t.name}
        value={props.fields.name}
        onInput={(name) => props.onChange({ name })}
        error={errorAt(props.errors, 'name')}
      />
      <TextField
        id="title"
        label={t.jobTitle}
        optional
        value={props.fields.title}
        onInput={(title) => props.onChange({ title })}
        error={errorAt(props.errors, 'title')}
      />
      <TextField
        id="email"
        label={t.email}
        optional
        type="email"
        value={props.fields.email}
        onInput={(email) => props.onChange({ email })}
        error={errorAt(props.errors, 'email')}
      />
      <SelectField
        id="department"
        label={t.department}
        optional
        value={props.fields.department}
        onInput={(department) => props.onChange({ department })}
        error={errorAt(props.errors, 'department')}
        options={props.departments
          .filter((each) => !each.ended)
          .map((each) => ({ value: each.id, label: each.name }))}
        empty={hrText.value.none}
      />
    </>
  );
}
