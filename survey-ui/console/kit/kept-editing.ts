import { useRef, useState } from 'preact/hooks';
import { useAction } from './action.ts';
import type { Answer, Refusal } from './answer.ts';
import type { FormError } from './error-summary.tsx';
import { type Form, useForm } from './form.ts';

/** What something says at a revision. */
export interface Version<F> {
  revision: number;
  form: F;
}

/** What somebody typed since a revision, and what that said. */
export interface Draft<F> extends Version<F> {
  base: F;
}

/** Where drafts of one thing lie. */
export interface Drafts<F> {
  read: () => Draft<F> | undefined;
  /** False when the browser does not keep it. */
  write: (draft: Draft<F>) => boolean;
  forget: () => void;
}

/** How something long is written that the device keeps until it is saved. */
export interface KeptEditingWish<F> {
  drafts: Drafts<F>;
  /** As it was read; what is read later does not change the form, unless it has another key. */
  saved: Version<F>;
  same: (a: F, b: F) => boolean;
  /** Puts what was read into terms of what is written, so that both can be compared. */
  align: (read: F, base: F, mine: F) => F;
  /** What I changed, put onto what is saved now; all three aligned. */
  merge: (base: F, mine: F, theirs: F) => F;
  check: (form: F) => FormError[];
  send: (form: F, revision: number) => Promise<Answer<{ revision: number }>>;
  /** What is saved now; undefined when it cannot be written any more. */
  readNow: () => Promise<Version<F> | undefined>;
}

/** Something long while it is written. */
export interface KeptEditing<F> {
  form: Form<{ written: F }>;
  /** What was found wrong and still is; an error leaves once it is mended. */
  errors: readonly FormError[];
  /** The revision that is written on. */
  base: Version<F>;
  /** What somebody else saved meanwhile, aligned; undefined when nobody did. */
  theirs: Version<F> | undefined;
  unsaved: boolean;
  /** Whether the device keeps what is not saved. */
  kept: boolean;
  /** True while what is shown was found on the device and nothing was done with it yet. */
  restored: boolean;
  saving: boolean;
  /** Why saving was refused, unless the differences say it. */
  refusal: Refusal | undefined;
  write: (form: F) => void;
  /** @returns the revision saved; undefined when that was refused or something is wrong */
  save: () => Promise<number | undefined>;
  /** Puts what I changed onto what is saved now, and saves that. */
  keepMine: () => Promise<void>;
  /** Goes on with what is saved now. */
  takeTheirs: () => void;
  /** Forgets what was not saved. */
  discard: () => void;
}

/** What the page starts with: what is saved, or what the device kept of a break before that. */
function startOf<F>({ drafts, saved, same, align }: KeptEditingWish<F>) {
  const draft = drafts.read();
  if (draft === undefined || same(draft.form, saved.form)) {
    return { base: saved, written: saved.form, theirs: undefined, restored: false };
  }
  const base = { revision: draft.revision, form: draft.base };
  const isNewer = draft.revision !== saved.revision;
  const theirs = isNewer ? { ...saved, form: align(saved.form, base.form, draft.form) } : undefined;
  return { base, written: draft.form, theirs, restored: true };
}

/**
 * Keeps something long while it is written: what is typed lies on the device until it is saved.
 * When somebody else was faster, what is saved now is read and offered beside it; when that says
 * the same, as after a lost reply, it counts as saved.
 */
export function useKeptEditing<F>(wish: KeptEditingWish<F>): KeptEditing<F> {
  const { drafts, same, align, merge } = wish;
  const [start] = useState(() => startOf(wish));
  const form = useForm<{ written: F }>(() => ({ written: start.written }));
  const [base, setBase] = useState<Version<F>>(start.base);
  const [theirs, setTheirs] = useState<Version<F> | undefined>(start.theirs);
  const [unsaved, setUnsaved] = useState(start.restored);
  const [restored, setRestored] = useState(start.restored);
  const [kept, setKept] = useState(true);
  const metRef = useRef(false);
  const writtenRef = useRef(start.written);

  const keep = (from: Version<F>, written: F) =>
    setKept(drafts.write({ revision: from.revision, base: from.form, form: written }));
  const put = (written: F) => {
    writtenRef.current = written;
    form.set({ written });
  };
  const beSaved = (saved: Version<F>) => {
    setBase(saved);
    setTheirs(undefined);
    setRestored(false);
    // What was typed while the answer was on its way is not saved yet.
    const typedMeanwhile = writtenRef.current !== saved.form;
    setUnsaved(typedMeanwhile);
    if (typedMeanwhile) keep(saved, writtenRef.current);
    else drafts.forget();
  };
  const goTo = (saved: Version<F>) => {
    put(saved.form);
    beSaved(saved);
  };
  const save = useAction(
    async (from: Version<F>, mine: F): Promise<Answer<{ revision: number }>> => {
      metRef.current = false;
      const answer = await wish.send(mine, from.revision);
      if (answer.ok || answer.refusal.code !== 'revision_conflict') return answer;
      const now = await wish.readNow();
      if (now === undefined) return answer;
      if (same(mine, now.form)) return { ok: true, value: { revision: now.revision } };
      metRef.current = true;
      setTheirs({ ...now, form: align(now.form, from.form, mine) });
      return answer;
    },
    () => metRef.current,
  );
  const send = async (from: Version<F>, mine: F): Promise<number | undefined> => {
    const saved = await save.run(from, mine);
    if (saved === undefined) return undefined;
    beSaved({ revision: saved.revision, form: mine });
    return saved.revision;
  };
  const check = (written: F) => form.check(() => wish.check(written));
  const wrong = form.errors.length === 0 ? [] : wish.check(form.fields.written);
  return {
    form,
    errors: form.errors.filter(
      ({ field, message }) =>
        field === undefined ||
        wrong.some((error) => error.field === field && error.message === message),
    ),
    base,
    theirs,
    unsaved,
    kept,
    restored,
    saving: save.running,
    refusal: save.refusal,
    write: (written) => {
      put(written);
      setUnsaved(true);
      setRestored(false);
      keep(base, written);
    },
    save: async () => {
      const { written } = form.fields;
      return check(written) ? send(base, written) : undefined;
    },
    keepMine: async () => {
      if (theirs === undefined) return;
      const merged = merge(base.form, form.fields.written, theirs.form);
      setBase(theirs);
      setTheirs(undefined);
      put(merged);
      keep(theirs, merged);
      if (check(merged)) await send(theirs, merged);
    },
    takeTheirs: () => {
      if (theirs !== undefined) goTo(theirs);
    },
    discard: () => goTo(theirs ?? base),
  };
}
