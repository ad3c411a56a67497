import { errorAt } from './error-summary.tsx';
import type { Form } from './form.ts';
import type { Named } from './named.ts';

/** Names of the fields of `F` that hold a `V`. */
type FieldsOf<F, V> = { [Name in keyof F]: V extends F[Name] ? Name : never }[keyof F] & string;

function bound<F, V>(form: Form<F>, name: FieldsOf<F, V>) {
  return {
    id: name,
    value: form.fields[name] as V,
    change: (value: V) => form.set({ [name]: value } as Partial<F>),
    error: errorAt(form.errors, name),
  };
}

/** What ties a text field to its field of a form. */
export function textOf<F>(form: Form<F>, name: FieldsOf<F, string>) {
  const { change, ...rest } = bound<F, string>(form, name);
  return { ...rest, onInput: change };
}

/** What ties the choice of a person or a department to its field of a form. */
export function pickOf<F>(form: Form<F>, name: FieldsOf<F, Named | null>) {
  const { change, ...rest } = bound<F, Named | null>(form, name);
  return { ...rest, onPick: change };
}
