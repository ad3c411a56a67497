import { alignLines } from './align-lines.ts';
import { mergeLines } from './merge-lines.ts';
import type { EntryForm, LineForm, SheetPhase } from './sheet-form.ts';

/** The fields of a line in which two versions can disagree. */
export const lineFields = [
  'title',
  'weight',
  'from',
  'to',
  'expectedEffect',
  'standard',
  'completion',
  'cause',
  'self',
] as const;
export type LineField = (typeof lineFields)[number];

/** Where two versions of a sheet disagree: in a field of a line, or in whether there is a line. */
export interface SheetDifference {
  /** The line, or the entry and its part. */
  keys: [entry: string, part?: string];
  /** Undefined where the whole line is only in one of both. */
  field?: LineField;
  /** As typed; empty where there is no such line or nothing in it. */
  mine: string;
  theirs: string;
  changedByMe: boolean;
}

type AnyLine = LineForm & Partial<EntryForm>;

/** What a line says in a field, so that versions are compared as they would be stored. */
function said(line: AnyLine, field: LineField): string {
  if (field !== 'self') return (line[field] ?? '').normalize('NFC').trim();
  const { kind, typed } = line.self;
  return typed.trim() === '' ? '' : `${kind} ${typed.trim()}`;
}

const sameFields = (a: AnyLine, b: AnyLine) =>
  lineFields.every((field) => said(a, field) === said(b, field));

/** Whether two entries or parts say the same, keys aside. */
export function sameEntry(a: AnyLine, b: AnyLine): boolean {
  const subs = a.subs ?? [];
  const others = b.subs ?? [];
  return (
    sameFields(a, b) &&
    subs.length === others.length &&
    subs.every((sub, i) => sameFields(sub, others[i] ?? a))
  );
}

/** Whether two versions of a sheet say the same. */
export function sameEntries(a: readonly EntryForm[], b: readonly EntryForm[]): boolean {
  return a.length === b.length && a.every((entry, i) => sameEntry(entry, b[i] ?? entry));
}

/** A version that was read anew, with the keys of the lines of `base` that it still has. */
export function alignEntries(
  base: readonly EntryForm[],
  read: readonly EntryForm[],
  newKey: () => string,
): EntryForm[] {
  return alignLines(base, read, sameEntry, newKey).map((entry) => {
    const known = base.find(({ key }) => key === entry.key)?.subs ?? [];
    return { ...entry, subs: alignLines(known, entry.subs, sameEntry, newKey) };
  });
}

/** Of an approved plan only these are written, whatever a version says of the others. */
const outcomeFields: readonly LineField[] = ['completion', 'cause', 'self'];

function mergeFields<T extends AnyLine>(
  base: T | undefined,
  mine: T,
  theirs: T,
  names: readonly LineField[],
): T {
  const changed = names.filter(
    (name) => base === undefined || said(base, name) !== said(mine, name),
  );
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) };
}

/** What I changed in `mine`, put onto what is saved now; keys aligned, both made from `base`. */
export function mergeSheet(
  base: readonly EntryForm[],
  mine: readonly EntryForm[],
  theirs: readonly EntryForm[],
  phase: SheetPhase,
): EntryForm[] {
  if (phase === 'outcome') {
    return theirs.map((entry) => {
      const own = mine.find(({ key }) => key === entry.key);
      const was = base.find(({ key }) => key === entry.key);
      return own === undefined ? entry : mergeFields(was, own, entry, outcomeFields);
    });
  }
  return mergeLines(base, mine, theirs, sameEntry, (was, own, saved) => ({
    ...mergeFields(was, own, saved, lineFields),
    subs: mergeLines(was?.subs ?? [], own.subs, saved.subs, sameEntry, (wasSub, ownSub, savedSub) =>
      mergeFields(wasSub, ownSub, savedSub, lineFields),
    ),
  }));
}

function differencesOfLines(
  base: readonly AnyLine[],
  mine: readonly AnyLine[],
  theirs: readonly AnyLine[],
  above: string | undefined,
): SheetDifference[] {
  const find = (lines: readonly AnyLine[], key: string) => lines.find((line) => line.key === key);
  const keys = new Set([...mine, ...theirs].map(({ key }) => key));
  return [...keys].flatMap((key): SheetDifference[] => {
    const [was, own, saved] = [find(base, key), find(mine, key), find(theirs, key)];
    const at: SheetDifference['keys'] = above === undefined ? [key] : [above, key];
    if (own === undefined || saved === undefined) {
      const changedByMe =
        own === undefined ? was !== undefined : was === undefined || !sameEntry(was, own);
      return [{ keys: at, mine: own?.title ?? '', theirs: saved?.title ?? '', changedByMe }];
    }
    const fields = lineFields
      .filter((field) => said(own, field) !== said(saved, field))
      .map((field) => ({
        keys: at,
        field,
        mine: said(own, field),
        theirs: said(saved, field),
        changedByMe: was === undefined || said(was, field) !== said(own, field),
      }));
    if (above !== undefined) return fields;
    const subs = [was?.subs ?? [], own.subs ?? [], saved.subs ?? []] as const;
    return [...fields, ...differencesOfLines(...subs, key)];
  });
}

/** Where `mine` and `theirs` disagree, both made from `base`, keys aligned, in reading order. */
export function sheetDifferences(
  base: readonly EntryForm[],
  mine: readonly EntryForm[],
  theirs: readonly EntryForm[],
): SheetDifference[] {
  return differencesOfLines(base, mine, theirs, undefined);
}
