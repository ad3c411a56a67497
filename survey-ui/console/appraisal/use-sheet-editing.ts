import { useRef } from 'preact/hooks';
import { sheetAfter } from '../../../shared/appraisal/sheet-workflow.ts';
import { managerSheetsApi, type SheetPlace, type StoredSheet } from '../api/sheets.ts';
import { type KeptEditing, useKeptEditing } from '../kit/kept-editing.ts';
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

/** A sheet while its manager writes it. */
export type SheetEditing = KeptEditing<EntryForm[]> & { newKey: () => string };

const versionOf = ({ revision, content }: StoredSheet) => ({
  revision,
  form: content === null ? [blankEntry('n0')] : sheetForm(content),
});

/** A saved version with the keys of the lines that are written on; new lines get keys of their own. */
function align(read: EntryForm[], base: EntryForm[], mine: EntryForm[]): EntryForm[] {
  let last = highestKey([...base, ...mine]);
  return alignEntries(base, read, () => {
    last += 1;
    return `n${last}`;
  });
}

/** Keeps a sheet while its manager writes it; see `useKeptEditing`. */
export function useSheetEditing(place: SheetPlace, stored: StoredSheet): SheetEditing {
  const { kind } = place;
  const editing = useKeptEditing<EntryForm[]>({
    drafts: draftsOf('sheet', place),
    saved: versionOf(stored),
    same: sameEntries,
    align,
    merge: (base, mine, theirs) => mergeSheet(base, mine, theirs, sheetPhase(kind, stored.state)),
    check: (entries) => findErrors(kind, entries),
    send: (entries, revision) => managerSheetsApi.save(place, revision, formSheet(kind, entries)),
    readNow: async () => {
      const now = await managerSheetsApi.read(place);
      const writable = now.ok && sheetAfter(kind, now.value.state, 'save') !== undefined;
      return writable ? versionOf(now.value) : undefined;
    },
  });
  const lastKeyRef = useRef(0);
  return {
    ...editing,
    newKey: () => {
      const present = [editing.form.fields.written, editing.base.form, editing.theirs?.form ?? []];
      lastKeyRef.current = Math.max(lastKeyRef.current, highestKey(present.flat())) + 1;
      return `n${lastKeyRef.current}`;
    },
  };
}
