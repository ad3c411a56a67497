import { useCallback, useState } from 'preact/hooks';
import type { Refusal } from './answer.ts';
import type { FormError } from './error-summary.tsx';
import { refusedField, refusedText } from './refused-field.ts';

/** The fields of a form with what is wrong with them. */
export interface Form<F> {
  fields: F;
  errors: readonly FormError[];
  /** Grows with each check, so that the error summary takes focus again. */
  attempt: number;
  set: (changed: Partial<F>) => void;
  /** Finds the errors and shows them; true when there are none. */
  check: (find: (fields: F) => FormError[]) => boolean;
  /** Shows a refusal at the field it is about; false when the form has no such field. */
  refuse: (refusal: Refusal) => boolean;
}

/** Keeps a form. Errors appear when the person tries to go on, and an error leaves once its field changes. */
export function useForm<F extends object>(initial: () => F): Form<F> {
  const [fields, setFields] = useState(initial);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const set = useCallback((changed: Partial<F>) => {
    setFields((before) => ({ ...before, ...changed }));
    setErrors((before) => before.filter((error) => !concerns(error, Object.keys(changed))));
  }, []);
  const check = (find: (fields: F) => FormError[]): boolean => {
    const found = find(fields);
    setErrors(found);
    setAttempt((count) => count + 1);
    return found.length === 0;
  };
  const refuse = (refusal: Refusal): boolean => {
    const field = refusedField(refusal);
    if (field === undefined || !Object.hasOwn(fields, field)) return false;
    setErrors([{ field, message: refusedText(refusal) }]);
    setAttempt((count) => count + 1);
    return true;
  };
  return { fields, errors, attempt, set, check, refuse };
}

/** Whether an error belongs to one of `fields`; parts of a field carry its name and a hyphen first. */
function concerns(error: FormError, fields: readonly string[]): boolean {
  return fields.some(
    (field) => error.field === field || error.field?.startsWith(`${field}-`) === true,
  );
}
