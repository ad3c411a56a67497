import {
  type FieldValue,
  hasParts,
  ofParts,
  partsOf,
  sameValue,
  type SingleValue,
} from './field-value.ts';

/** Fields of a form by name. */
export type Fields<F> = { [Name in keyof F]: FieldValue };

/** A field, or a part of one, in which two versions of the same thing disagree. */
export interface Difference {
  /** The field's name; a part carries it and a hyphen before its own id. */
  field: string;
  mine: SingleValue;
  theirs: SingleValue;
  /** False when only the other one changed it. */
  changedByMe: boolean;
}

/**
 * Where `mine` and `theirs` disagree, both made from `base`, in the order of the fields. A field
 * that only one of them has, such as the choice of what was added meanwhile, is not chosen in the
 * other.
 */
export function differencesOf<F extends Fields<F>>(base: F, mine: F, theirs: F): Difference[] {
  const names = new Set([...namesOf(mine), ...namesOf(theirs)]);
  return [...names].flatMap((name) => {
    const valueIn = (fields: F): FieldValue => (name in fields ? fields[name] : false);
    const [field, other, start] = [valueIn(mine), valueIn(theirs), valueIn(base)];
    if (sameValue(field, other)) return [];
    if (!hasParts(field)) {
      // A field that has no parts here has none there.
      const [single, their] = [field, other as SingleValue];
      return [differing(String(name), single, their, start)];
    }
    const [parts, others, starts] = [partsOf(field), partsOf(other), partsOf(start)];
    const absent = Array.isArray(field) ? false : null;
    return [...new Set([...parts.keys(), ...others.keys()])]
      .map((id) => ({ id, mine: parts.get(id) ?? absent, theirs: others.get(id) ?? absent }))
      .filter((each) => !sameValue(each.mine, each.theirs))
      .map((each) =>
        differing(
          `${String(name)}-${each.id}`,
          each.mine,
          each.theirs,
          starts.get(each.id) ?? absent,
        ),
      );
  });
}

function differing(
  field: string,
  mine: SingleValue,
  theirs: SingleValue,
  start: FieldValue,
): Difference {
  return { field, mine, theirs, changedByMe: !sameValue(mine, start) };
}

/** `theirs` with what I changed in `mine`: nothing of either is lost but where both changed it. */
export function mergeInto<F extends Fields<F>>(base: F, mine: F, theirs: F): F {
  const changed = namesOf(mine).filter((name) => !sameValue(mine[name], base[name]));
  return {
    ...theirs,
    ...Object.fromEntries(
      changed.map((name) => [name, mergedField(base[name], mine[name], theirs[name])]),
    ),
  };
}

function mergedField(base: FieldValue, mine: FieldValue, theirs: FieldValue): FieldValue {
  if (!hasParts(mine)) return mine;
  const [starts, parts, merged] = [partsOf(base), partsOf(mine), new Map(partsOf(theirs))];
  for (const [id, value] of parts) {
    if (!sameValue(value, starts.get(id))) merged.set(id, value);
  }
  for (const id of starts.keys()) {
    if (!parts.has(id)) merged.delete(id);
  }
  return ofParts(merged, mine);
}

function namesOf<F extends object>(fields: F): (keyof F)[] {
  return Object.keys(fields) as (keyof F)[];
}
