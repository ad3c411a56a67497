import { useRef, useState } from 'preact/hooks';
import { useAction } from './action.ts';
import type { Answer, Refusal } from './answer.ts';
import { type Difference, differencesOf, type Fields, mergeInto } from './difference.ts';
import type { FormError } from './error-summary.tsx';
import { sameValue } from './field-value.ts';
import { type Form, useForm } from './form.ts';
import { readFieldsNote, writeFieldsNote } from './noted-form.ts';

/** Something that the Worker keeps with a revision. */
interface Revised {
  revision: number;
}

/** How something is changed: what of it is in the form, how it is saved and read again. */
export interface EditingWish<R extends Revised, F> {
  /** As it was read; what is read later does not change the form, unless it has another key. */
  record: R;
  fieldsOf: (record: R) => F;
  check: (fields: F) => FormError[];
  save: (fields: F, revision: number) => Promise<Answer<unknown>>;
  readAgain: () => Promise<Answer<R>>;
  /** Gives the record as it is now when the form stays on the page, to go on from there. */
  onSaved: () => void | Promise<R | undefined>;
  /** What it is about, where all its fields are texts and a reload of the tab shall not lose them. */
  noted?: string;
}

/** A form over something that others may change meanwhile. */
export interface Editing<F> {
  form: Form<F>;
  running: boolean;
  /** Why it was refused, unless a field or the differences say it. */
  refusal: Refusal | undefined;
  /** True while the form says something else than what was read. */
  changed: boolean;
  /** What somebody else made of it meanwhile; undefined when nobody did. */
  differences: readonly Difference[] | undefined;
  send: () => Promise<void>;
  /** Puts what I changed onto what is saved now, and saves that. */
  keepMine: () => Promise<void>;
  /** Goes on with what is saved now. */
  takeTheirs: () => void;
  /** Forgets what was typed. */
  undo: () => void;
  /** True where the tab keeps what was typed until it is saved. */
  kept: boolean;
  /** Forgets what the tab keeps. */
  forget: () => void;
}

/** What is typed over: what was read, at its revision. */
interface Base<F> {
  revision: number;
  base: F;
}

function baseOf<R extends Revised, F>(record: R, fieldsOf: (record: R) => F): Base<F> {
  return { revision: record.revision, base: fieldsOf(record) };
}

/** What the form starts with: what was read, or what this tab noted before it was loaded again. */
function startOf<R extends Revised, F extends object>(wish: EditingWish<R, F>) {
  const from = baseOf(wish.record, wish.fieldsOf);
  const note = wish.noted === undefined ? undefined : readFieldsNote(wish.noted, from.base);
  if (note === undefined) return { from, fields: from.base };
  return { from: { revision: note.revision, base: note.base }, fields: note.fields };
}

/**
 * Keeps a form over something with a revision. When somebody else was faster, reads what is
 * saved now and offers the difference; when that says the same, as after a lost reply, it
 * counts as saved.
 */
export function useEditing<R extends Revised, F extends Fields<F>>(
  wish: EditingWish<R, F>,
): Editing<F> {
  const { noted } = wish;
  const [start] = useState(() => startOf(wish));
  const [base, setBase] = useState(start.from);
  const [theirs, setTheirs] = useState<R>();
  const plain = useForm(() => start.fields);
  const typedRef = useRef(start.fields);
  const again = useAction(wish.readAgain);
  const note = (fields: F, from: Base<F>) => {
    if (noted !== undefined) writeFieldsNote(noted, { ...from, fields });
  };
  const forget = () => {
    if (noted !== undefined) writeFieldsNote(noted, undefined);
  };
  const form: Form<F> =
    noted === undefined
      ? plain
      : {
          ...plain,
          set: (changed) => {
            typedRef.current = { ...typedRef.current, ...changed };
            plain.set(changed);
            note(typedRef.current, base);
          },
        };

  const goOnFrom = (record: R, fields: F) => {
    const from = baseOf(record, wish.fieldsOf);
    setBase(from);
    setTheirs(undefined);
    typedRef.current = fields;
    plain.set(fields);
    note(fields, from);
  };
  const finish = async () => {
    forget();
    const now = await wish.onSaved();
    if (now === undefined) return;
    goOnFrom(now, wish.fieldsOf(now));
    forget();
  };
  const meet = async (mine: F) => {
    const now = await again.run();
    if (now === undefined) return;
    if (differencesOf(mine, mine, wish.fieldsOf(now)).length === 0) await finish();
    else setTheirs(now);
  };
  const save = useAction(
    async (fields: F, revision: number) => {
      const answer = await wish.save(fields, revision);
      if (!answer.ok && answer.refusal.code === 'revision_conflict') await meet(fields);
      return answer;
    },
    (refusal) => refusal.code === 'revision_conflict' || form.refuse(refusal),
  );
  const sendFields = async (fields: F, revision: number) => {
    if ((await save.run(fields, revision)) !== undefined) await finish();
  };
  const baseFields = base.base;
  return {
    form,
    running: save.running || again.running,
    refusal: save.refusal ?? again.refusal,
    changed: Object.keys(baseFields).some((name) => {
      const field = name as keyof F;
      return !sameValue(plain.fields[field], baseFields[field]);
    }),
    differences:
      theirs === undefined
        ? undefined
        : differencesOf(baseFields, plain.fields, wish.fieldsOf(theirs)),
    send: async () => {
      if (form.check(wish.check)) await sendFields(form.fields, base.revision);
    },
    keepMine: async () => {
      if (theirs === undefined) return;
      const merged = mergeInto(baseFields, form.fields, wish.fieldsOf(theirs));
      goOnFrom(theirs, merged);
      await sendFields(merged, theirs.revision);
    },
    takeTheirs: () => {
      if (theirs === undefined) return;
      goOnFrom(theirs, wish.fieldsOf(theirs));
      forget();
    },
    undo: () => {
      form.set(baseFields);
      setTheirs(undefined);
      forget();
    },
    kept: noted !== undefined,
    forget,
  };
}
