import { useRef, useState } from 'preact/hooks';
import { session } from '../api/session.ts';
import { type Form, useForm } from './form.ts';
import { tabNotes } from './notes.ts';

/** Fields as they were typed, and the revision and fields that they were typed over. */
export interface FieldsNote<F> {
  fields: F;
  base: F;
  revision: number;
}

const personNow = () => session.value?.person.id ?? '';

function isTyped<F extends object>(found: unknown, like: F): found is F {
  return (
    typeof found === 'object' &&
    found !== null &&
    Object.keys(like).every((name) => typeof (found as Record<string, unknown>)[name] === 'string')
  );
}

/**
 * What this tab noted of a form before it was loaded again.
 *
 * @param like fields as the form has them, all of them texts; a note of others is none
 */
export function readFieldsNote<F extends object>(
  subject: string,
  like: F,
): FieldsNote<F> | undefined {
  const note = tabNotes.read(personNow(), subject) as Partial<FieldsNote<unknown>> | undefined;
  if (note === undefined || typeof note.revision !== 'number') return undefined;
  const { fields, base, revision } = note;
  return isTyped(fields, like) && isTyped(base, like) ? { fields, base, revision } : undefined;
}

/** Whether this tab noted something of a form. */
export function hasFieldsNote(subject: string): boolean {
  return tabNotes.read(personNow(), subject) !== undefined;
}

/** Notes fields in this tab; undefined forgets them. */
export function writeFieldsNote<F extends object>(
  subject: string,
  note: FieldsNote<F> | undefined,
): void {
  tabNotes.write(personNow(), subject, note);
}

/**
 * A form of something new, all of whose fields are texts, that survives a reload of the tab.
 *
 * @param subject what it is about
 */
export function useNotedForm<F extends object>(
  subject: string,
  initial: () => F,
): Form<F> & { forget: () => void } {
  const [blank] = useState(initial);
  const [start] = useState(() => readFieldsNote(subject, blank)?.fields ?? blank);
  const form = useForm(() => start);
  const typedRef = useRef(start);
  return {
    ...form,
    set: (changed) => {
      typedRef.current = { ...typedRef.current, ...changed };
      form.set(changed);
      writeFieldsNote(subject, { fields: typedRef.current, base: blank, revision: 0 });
    },
    forget: () => writeFieldsNote(subject, undefined),
  };
}
