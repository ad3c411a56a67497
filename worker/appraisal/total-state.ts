import {
  contentFingerprint,
  readContent,
  totalContent,
  type TotalContent,
  writeContent,
} from '../../shared/appraisal/total-content.ts';
import type { TotalRecord } from './total-record-store.ts';
import type { TotalSources } from './total-store.ts';

/** The version that is being made, or the newest one while it is frozen. */
export function versionOf({ corrections }: TotalRecord): number {
  return corrections.length + 1;
}

/** Whether the newest version is frozen: only a correction opens the record again. */
export function isFrozen(record: TotalRecord): boolean {
  return record.frozen.length === versionOf(record);
}

/** Whether an objection waits for its answer. */
export function hasOpenObjection({ objections }: TotalRecord): boolean {
  return objections.some(({ answer }) => answer === null);
}

/** A content as it would be signed: its text and what is signed of it. */
export interface SignableContent {
  content: TotalContent;
  text: string;
  fingerprint: string;
}

/** What the total is made of at the moment; undefined while something is missing. */
export async function contentNow({
  cycle,
  department,
  inputs,
  record,
}: TotalSources): Promise<SignableContent | undefined> {
  const correction = record.corrections.at(-1)?.reason ?? null;
  const place = { cycle, department: department.id, version: versionOf(record), correction };
  const content = totalContent(place, inputs);
  if (content === undefined) return undefined;
  const text = writeContent(content);
  // Read back, so that what is shown is what the text says and nothing beside it.
  return { content: readContent(text), text, fingerprint: await contentFingerprint(text) };
}
