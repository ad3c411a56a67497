import type { PreparedBallot, SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import type { Shelf } from '../storage.ts';
import { type Draft, isEmpty, readDraft } from './draft.ts';

/** Refusals after which nothing more can be done for a ballot. */
export const finalRefusals = ['already_activated', 'window_closed', 'survey_finished'] as const;
export type FinalRefusal = (typeof finalRefusals)[number];

/**
 * How far a department's ballot has come. Each state is stored before the step after it begins,
 * so that a crash anywhere is continued and never repeated as something new.
 */
export type BallotState =
  | { step: 'sealed'; prepared: PreparedBallot }
  | { step: 'signed'; ballot: SignedBallotText }
  | { step: 'sent'; receipt: string }
  | { step: 'refused'; reason: FinalRefusal };

/** The ballots of one link on this device. Holds no rating and no text that could be read. */
export type LinkRecord = {
  version: 1;
  window: string;
  /** Label of the appraisal cycle, for the page that checks receipts. */
  cycle: string;
  /** Second from which the device has no use for it; see `expiry.ts`. */
  until: number;
  ballots: Record<string, { department: string; state: BallotState }>;
};

/** Drafts by survey. */
export type Drafts = Readonly<Record<string, Draft>>;

export const recordPrefix = 'niping.ballots.';
export const draftsPrefix = 'niping.drafts.';
const keepKey = 'niping.keep-drafts';

/**
 * The name under which a link's things are kept: a hash of its fragment, so that the device's
 * storage does not hold the link. 22 characters.
 */
export async function shelfNameOf(fragment: string): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(`niping shelf ${fragment}`));
  return encodeBase64url(hash.slice(0, 16));
}

/** Whether the rater wants drafts kept on this device. */
export function keepsDrafts(shelf: Shelf): boolean {
  return shelf.get(keepKey) !== 'no';
}

/** Remembers that choice; switching it off removes the drafts of this link at once. */
export function setKeepsDrafts(shelf: Shelf, name: string, keeps: boolean): void {
  if (keeps) shelf.remove(keepKey);
  else {
    shelf.put(keepKey, 'no');
    shelf.remove(draftsPrefix + name);
  }
}

/** The stored drafts of a link; damaged ones are left out. */
export function loadDrafts(shelf: Shelf, name: string): Drafts {
  const stored = parse(shelf.get(draftsPrefix + name));
  const entries = Object.entries(stored).flatMap(([survey, value]): [string, Draft][] => {
    const draft = readDraft(value);
    return draft === undefined ? [] : [[survey, draft]];
  });
  return Object.fromEntries(entries);
}

/**
 * Stores the drafts of a link; false when the device refused.
 *
 * @param until second from which the device has no use for them; see `expiry.ts`
 */
export function saveDrafts(shelf: Shelf, name: string, drafts: Drafts, until: number): boolean {
  const kept = Object.entries(drafts).filter(([, draft]) => !isEmpty(draft));
  if (kept.length === 0) {
    shelf.remove(draftsPrefix + name);
    return true;
  }
  return shelf.put(draftsPrefix + name, JSON.stringify({ ...Object.fromEntries(kept), until }));
}

/** The stored ballots of a link, if there are any. */
export function loadRecord(shelf: Shelf, name: string): LinkRecord | undefined {
  return asRecord(parse(shelf.get(recordPrefix + name)));
}

/** Stores the ballots of a link; false when the device refused. */
export function saveRecord(shelf: Shelf, name: string, record: LinkRecord): boolean {
  return shelf.put(recordPrefix + name, JSON.stringify(record));
}

export function removeRecord(shelf: Shelf, name: string): void {
  shelf.remove(recordPrefix + name);
}

/** The names of all links whose ballots this device still knows. */
export function namesOfRecords(shelf: Shelf): string[] {
  return shelf
    .keys()
    .filter((key) => key.startsWith(recordPrefix))
    .map((key) => key.slice(recordPrefix.length));
}

/** Whether a storage event's key belongs to the ballots of this link. */
export function isRecordKey(key: string | null, name: string): boolean {
  return key === recordPrefix + name;
}

function parse(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function asRecord(value: Record<string, unknown>): LinkRecord | undefined {
  const { version, window, ballots } = value;
  const isRecord = version === 1 && typeof window === 'string' && typeof ballots === 'object';
  return isRecord && ballots !== null ? (value as LinkRecord) : undefined;
}

/** Whether a ballot of this link was begun on this device and has not arrived. */
export function isUnfinished(shelf: Shelf, name: string): boolean {
  const record = loadRecord(shelf, name);
  return Object.keys(record?.ballots ?? {}).some(
    (survey) => record !== undefined && isUnderWay(record, survey),
  );
}

/** Whether nothing more can or need be done for a survey's ballot. */
export function isSettled(record: LinkRecord, survey: string): boolean {
  const step = record.ballots[survey]?.state.step;
  return step === 'sent' || step === 'refused';
}

/** Whether a survey's ballot has been sealed and has not arrived. */
export function isUnderWay(record: LinkRecord, survey: string): boolean {
  return record.ballots[survey] !== undefined && !isSettled(record, survey);
}
