import {
  type ContentChanges,
  contentChanges,
  isUnchanged,
} from '../../shared/appraisal/content-changes.ts';
import type {
  FrozenRecord,
  FrozenVersion,
  ObjectionMark,
  ShownRecord,
  SignatureMark,
} from '../../shared/appraisal/total-record.ts';
import {
  readContent,
  rowsOfContent,
  type TotalContent,
} from '../../shared/appraisal/total-content.ts';
import { type TotalRows, totalRows } from '../../shared/appraisal/total-rows.ts';
import { keepSeenContent, readContentText, readKeptContent } from './total-content-store.ts';
import type { FrozenTotal, Objection, Signature, TotalPlace } from './total-record-store.ts';
import { contentNow, isFrozen, type SignableContent, versionOf } from './total-state.ts';
import type { TotalSources } from './total-store.ts';

/** A content that stands in a record, by its number; new ones are kept when somebody sees them. */
interface Shown {
  number: number | undefined;
  fingerprint: string | null;
  rows: TotalRows;
  /** The content as it is signed, null while the total is incomplete. */
  text: string | null;
}

/** The content to compare with: the last that somebody signed, else the last that somebody saw. */
function numberBefore({ record }: TotalSources, current: number): number | undefined {
  const signed = new Set(record.signatures.map(({ contentNumber }) => contentNumber));
  const earlier = record.contents.filter(({ number }) => number < current);
  return (earlier.findLast(({ number }) => signed.has(number)) ?? earlier.at(-1))?.number;
}

async function changesOf(
  db: D1Database,
  place: TotalPlace,
  before: number | undefined,
  after: TotalContent | undefined,
): Promise<ContentChanges | null> {
  if (before === undefined || after === undefined) return null;
  const changes = contentChanges(await readKeptContent(db, place, before), after);
  return isUnchanged(changes) ? null : changes;
}

/** The number of the content in the record, which it gets when somebody sees it first. */
function numberOf({ record }: TotalSources, now: SignableContent): number {
  const last = record.contents.at(-1);
  if (last === undefined) return 1;
  return last.fingerprint === now.fingerprint ? last.number : last.number + 1;
}

/** The rows of a total and its record, as the manager and the reviewer read them alike. */
export async function viewTotal(
  db: D1Database,
  sources: TotalSources,
): Promise<TotalRows & { record: ShownRecord; text: string | null }> {
  const { record, inputs } = sources;
  const place = { cycle: sources.cycle.id, department: sources.department.id };
  const frozen = isFrozen(record) ? record.frozen.at(-1) : undefined;
  const now = await contentNow(sources);
  let shown: Shown;
  let before: number | undefined;
  if (frozen !== undefined) {
    const { contentNumber: number, fingerprint } = frozen;
    const text = await readContentText(db, place, number);
    shown = { number, fingerprint, rows: rowsOfContent(readContent(text)), text };
    before = number;
  } else if (now === undefined) {
    shown = { number: undefined, fingerprint: null, rows: totalRows(inputs), text: null };
  } else {
    const number = numberOf(sources, now);
    if (number !== record.contents.at(-1)?.number) {
      await keepSeenContent(db, place, record.mark, now);
    }
    const { fingerprint, text } = now;
    shown = { number, fingerprint, rows: totalRows(inputs), text };
    before = numberBefore(sources, number);
  }
  return {
    ...shown.rows,
    text: shown.text,
    record: shownRecord(sources, shown, await changesOf(db, place, before, now?.content)),
  };
}

function signatureMark({ version, role, person, ...rest }: Signature): SignatureMark {
  const { standsInFor, withoutCustomerScore, at } = rest;
  return { version, role, name: person.name, standsInFor, withoutCustomerScore, at };
}

function frozenMark({ version, hundredths, fingerprint, at }: FrozenTotal): FrozenVersion {
  return { version, hundredths, fingerprint, at };
}

function objectionMark({ version, reasons, by, at, answer }: Objection): ObjectionMark {
  return { version, reasons, by, at, answer };
}

function shownRecord(
  { record }: TotalSources,
  { number, fingerprint }: Shown,
  changes: ContentChanges | null,
): ShownRecord {
  const version = versionOf(record);
  const frozen = record.frozen.find((each) => each.version === version);
  return {
    version,
    state: frozen === undefined ? 'open' : 'frozen',
    fingerprint,
    frozenAt: frozen?.at ?? null,
    signatures: record.signatures
      .filter((each) => each.version === version)
      .map((each) => ({ ...signatureMark(each), holds: each.contentNumber === number })),
    versions: record.frozen.map(frozenMark),
    corrections: record.corrections,
    objections: record.objections.map(objectionMark),
    mayObject:
      number !== undefined &&
      record.objections.every((each) => each.answer !== null && each.contentNumber !== number),
    changes,
  };
}

/** The frozen version of that number, which there has to be. */
export async function frozenRecord(
  db: D1Database,
  { cycle, department, record }: TotalSources,
  version: number,
): Promise<FrozenRecord> {
  const frozen = record.frozen.find((each) => each.version === version);
  if (frozen === undefined) throw new Error('a frozen version is gone');
  const place = { cycle: cycle.id, department: department.id };
  const { contentNumber } = frozen;
  return {
    ...frozenMark(frozen),
    text: await readContentText(db, place, contentNumber),
    signatures: record.signatures
      .filter((each) => each.contentNumber === contentNumber)
      .map(signatureMark),
  };
}
