import {
  findDepartments,
  organisationApi,
  type Person,
  type PersonRequest,
} from '../api/organisation.ts';
import { pickOf, textOf } from '../kit/bound.ts';
import { type Editing, useEditing } from '../kit/editing.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import type { Named } from '../kit/named.ts';
import { PickField } from '../kit/pick-field.tsx';
import { hrText } from './text.ts';

/** What HR types about a person. */
export interface PersonFields {
  number: string;
  name: string;
  title: string;
  email: string;
  department: Named | null;
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

/** Names of the fields, for the difference between two versions. */
export function personFieldNames(): Record<keyof PersonFields, string> {
  const { number, name, jobTitle, email, department } = hrText.value.people;
  return { number, name, title: jobTitle, email, department };
}

/** The typed fields as the Worker takes them. */
export function personRequest(fields: PersonFields): PersonRequest {
  const title = fields.title.trim();
  const email = fields.email.trim();
  return {
    number: fields.number,
    name: fields.name,
    title: title === '' ? null : title,
    email: email === '' ? null : email,
    department: fields.department?.id ?? null,
  };
}

/** A form over a person who is there already. */
export function usePersonEditing(person: Person, onSaved: () => void): Editing<PersonFields> {
  const { id } = person;
  return useEditing({
    record: person,
    fieldsOf: ({ number, name, title, email, department }: Person): PersonFields => ({
      number,
      name,
      title: title ?? '',
      email: email ?? '',
      department,
    }),
    check: personErrors,
    save: (fields, revision) =>
      organisationApi.changePerson(id, { revision, ...personRequest(fields) }),
    readAgain: () => organisationApi.person(id),
    onSaved,
  });
}

/** The fields of a person's form. */
export function PersonFieldSet({ form }: { form: Form<PersonFields> }) {
  const t = hrText.value.people;
  return (
    <>
      <TextField {...textOf(form, 'number')} label={t.number} width="short" />
      <TextField {...textOf(form, 'name')} label={t.name} />
      <TextField {...textOf(form, 'title')} label={t.jobTitle} optional />
      <TextField {...textOf(form, 'email')} label={t.email} optional type="email" />
      <PickField
        {...pickOf(form, 'department')}
        label={t.department}
        optional
        find={findDepartments}
      />
    </>
  );
}
