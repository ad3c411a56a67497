import { type FieldValue, sameValue } from './field-value.ts';

/** Fields of a form by name. */
export type Fields<F> = { [Name in keyof F]: FieldValue };

/** A field in which two versions of the same thing disagree. */
export interface Difference {
  field: string;
  mine: FieldValue;
  theirs: FieldValue;
  /** False when only the other one changed it. */
  changedByMe: boolean;
}

/**
 * Where `mine` and `theirs` disagree, both made from `base`, in the order of the fields.
 */
export function differencesOf<F extends Fields<F>>(base: F, mine: F, theirs: F): Difference[] {
  return namesOf(mine)
    .filter((name) => !sameValue(mine[name], theirs[name]))
    .map((name) => ({
      field: String(name),
      mine: mine[name],
      theirs: theirs[name],
      changedByMe: !sameValue(mine[name], base[name]),
    }));
}

/** `theirs` with what I changed in `mine`: nothing of either is lost but where both changed it. */
export function mergeInto<F extends Fields<F>>(base: F, mine: F, theirs: F): F {
  const changed = namesOf(mine).filter((name) => !sameValue(mine[name], base[name]));
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) };
}

function namesOf<F extends object>(fields: F): (keyof F)[] {
  return Object.keys(fields) as (keyof F)[];
}
