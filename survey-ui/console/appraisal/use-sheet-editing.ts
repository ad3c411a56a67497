import { useRef, useState } from 'preact/hooks';
import { sheetAfter } from '../../../shared/appraisal/sheet-workflow.ts';
import { managerSheetsApi, type SheetPlace, type StoredSheet } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import type { Answer, Refusal } from '../kit/answer.ts';
import { type Form, useForm } from '../kit/form.ts';
import { draftsOf } from './sheet-draft.ts';
import { findErrors } from './sheet-errors.ts';
import {
  blankEntry,
  type EntryForm,
  formSheet,
  highestKey,
  sheetForm,
  sheetPhase,
} from './sheet-form.ts';
import { alignEntries, mergeSheet, sameEntries } from './sheet-merge.ts';

/** The revision that is written on, and what it says. */
interface Base {
  revision: number;
  entries: EntryForm[];
}

/** A sheet while its manager writes it. */
export interface SheetEditing {
  form: Form<{ entries: EntryForm[] }>;
  /** What is written and what the saved revision says, for the difference between both. */
  base: Base;
  /** What somebody else saved meanwhile, keys aligned; undefined when nobody did. */
  theirs: Base | undefined;
  unsaved: boolean;
  /** Whether the device keeps what is not saved. */
  kept: boolean;
  /** True while what is shown was found on the device and nothing was done with it yet. */
  restored: boolean;
  saving: boolean;
  /** Why saving was refused, unless the differences say it. */
  refusal: Refusal | undefined;
  newKey: () => string;
  setEntries: (entries: EntryForm[]) => void;
  /** @returns the revision saved; undefined when that was refused or something is wrong */
  save: () => Promise<number | undefined>;
  /** Puts what I changed onto what is saved now, and saves that. */
  keepMine: () => Promise<void>;
  /** Goes on with what is saved now. */
  takeTheirs: () => void;
  /** Forgets what was not saved. */
  discard: () => void;
}

const formOf = ({ content }: StoredSheet): EntryForm[] =>
  content === null ? [blankEntry('n0')] : sheetForm(content);

/** What the page starts with: what is saved, or what the device kept of a break before that. */
function startOf(place: SheetPlace, stored: StoredSheet) {
  const saved = { revision: stored.revision, entries: formOf(stored) };
  const draft = draftsOf<EntryForm[]>('sheet', place).read();
  if (draft === undefined || sameEntries(draft.form, saved.entries)) {
    return { base: saved, entries: saved.entries, theirs: undefined, restored: false };
  }
  const base = { revision: draft.revision, entries: draft.base };
  const theirs =
    draft.revision === stored.revision ? undefined : alignedTo(base.entries, draft.form, saved);
  return { base, entries: draft.form, theirs, restored: true };
}

/** A saved version with the keys of the lines that are written on; new lines get keys of their own. */
function alignedTo(base: readonly EntryForm[], mine: readonly EntryForm[], saved: Base): Base {
  let last = highestKey([...base, ...mine]);
  const newKey = () => {
    last += 1;
    return `n${last}`;
  };
  return { ...saved, entries: alignEntries(base, saved.entries, newKey) };
}

/**
 * Keeps a sheet while it is written. What is typed lies on the device until it is saved; when
 * somebody else was faster, what is saved now is read and the difference offered. When that says
 * the same, as after a lost reply, it counts as saved.
 */
export function useSheetEditing(place: SheetPlace, stored: StoredSheet): SheetEditing {
  const { kind } = place;
  const drafts = draftsOf<EntryForm[]>('sheet', place);
  const [start] = useState(() => startOf(place, stored));
  const form = useForm<{ entries: EntryForm[] }>(() => ({ entries: start.entries }));
  const [base, setBase] = useState<Base>(start.base);
  const [theirs, setTheirs] = useState<Base | undefined>(start.theirs);
  const [unsaved, setUnsaved] = useState(start.restored);
  const [restored, setRestored] = useState(start.restored);
  const [kept, setKept] = useState(true);
  const metRef = useRef(false);
  const { entries } = form.fields;
  const lastKeyRef = useRef(highestKey([...base.entries, ...entries, ...(theirs?.entries ?? [])]));

  const writtenRef = useRef(entries);
  const write = (from: Base, written: EntryForm[]) =>
    setKept(drafts.write({ revision: from.revision, base: from.entries, form: written }));
  const put = (written: EntryForm[]) => {
    writtenRef.current = written;
    form.set({ entries: written });
  };
  const goOnFrom = (from: Base, written: EntryForm[]) => {
    setBase(from);
    setTheirs(undefined);
    put(written);
    lastKeyRef.current = Math.max(lastKeyRef.current, highestKey(from.entries));
  };
  const beSaved = (revision: number, written: EntryForm[]) => {
    const saved = { revision, entries: written };
    setBase(saved);
    setTheirs(undefined);
    setRestored(false);
    // What was typed while the answer was on its way is not saved yet.
    const typedMeanwhile = writtenRef.current !== written;
    setUnsaved(typedMeanwhile);
    if (typedMeanwhile) write(saved, writtenRef.current);
    else drafts.forget();
  };
  /** What is saved now, if it can still be written on. */
  const readNow = async (from: Base, mine: EntryForm[]): Promise<Base | undefined> => {
    const now = await managerSheetsApi.read(place);
    if (!now.ok || sheetAfter(kind, now.value.state, 'save') === undefined) return undefined;
    const saved = { revision: now.value.revision, entries: formOf(now.value) };
    return alignedTo(from.entries, mine, saved);
  };
  const save = useAction(
    async (from: Base, mine: EntryForm[]): Promise<Answer<{ revision: number }>> => {
      metRef.current = false;
      const answer = await managerSheetsApi.save(place, from.revision, formSheet(kind, mine));
      if (answer.ok || answer.refusal.code !== 'revision_conflict') return answer;
      const now = await readNow(from, mine);
      if (now === undefined) return answer;
      if (sameEntries(mine, now.entries)) return { ok: true, value: { revision: now.revision } };
      metRef.current = true;
      setTheirs(now);
      return answer;
    },
    () => metRef.current,
  );
  const send = async (from: Base, mine: EntryForm[]): Promise<number | undefined> => {
    const saved = await save.run(from, mine);
    if (saved === undefined) return undefined;
    beSaved(saved.revision, mine);
    return saved.revision;
  };
  return {
    form,
    base,
    theirs,
    unsaved,
    kept,
    restored,
    saving: save.running,
    refusal: save.refusal,
    newKey: () => {
      lastKeyRef.current += 1;
      return `n${lastKeyRef.current}`;
    },
    setEntries: (written) => {
      put(written);
      setUnsaved(true);
      setRestored(false);
      write(base, written);
    },
    save: async () =>
      form.check((fields) => findErrors(kind, fields.entries)) ? send(base, entries) : undefined,
    keepMine: async () => {
      if (theirs === undefined) return;
      const phase = sheetPhase(kind, stored.state);
      const merged = mergeSheet(base.entries, entries, theirs.entries, phase);
      goOnFrom(theirs, merged);
      write(theirs, merged);
      if (form.check(() => findErrors(kind, merged))) await send(theirs, merged);
    },
    takeTheirs: () => {
      if (theirs === undefined) return;
      goOnFrom(theirs, theirs.entries);
      beSaved(theirs.revision, theirs.entries);
    },
    discard: () => {
      const saved = theirs ?? base;
      goOnFrom(saved, saved.entries);
      beSaved(saved.revision, saved.entries);
    },
  };
}
