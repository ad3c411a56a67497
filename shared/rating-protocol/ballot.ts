import { type Result, fail, ok } from '../result.ts';
import type { Bytes } from '../wire/bytes.ts';
import { canonicalJson, canonicalJsonBytes } from './canonical-json.ts';
import { isEvidenceAllowed } from './evidence-text.ts';

/** Length of every ballot before sealing, so that its size tells nothing of what was written. */
export const BALLOT_BYTES = 9216;

const INDICATORS = 9;
const BLANK = 0x20;

/** One rater's answers about one rated department, in the form's fixed order of indicators. */
export type Ballot = {
  /** Nine integers from 1 to 10. */
  ratings: readonly number[];
  /** Nine texts of evidence; the empty string where none was given. */
  texts: readonly string[];
};

/**
 * The bytes that are sealed: RFC 8785 JSON, padded with blanks to {@link BALLOT_BYTES}.
 * Texts must have gone through `normaliseEvidence`.
 */
export function encodeBallot(ballot: Ballot): Result<Bytes, 'ratings_invalid' | 'texts_invalid'> {
  if (!areRatings(ballot.ratings)) return fail('ratings_invalid');
  if (!areTexts(ballot.texts)) return fail('texts_invalid');
  if (ballot.texts.some((text) => text.normalize('NFC') !== text)) return fail('texts_invalid');
  const { ratings, texts } = ballot;
  const padded = new Uint8Array(BALLOT_BYTES).fill(BLANK);
  padded.set(canonicalJsonBytes({ ratings, texts }));
  return ok(padded);
}

/**
 * Reads an opened ballot. Whoever holds a link may have sealed anything at all, so everything
 * is checked; what is not a ballot is `spoiled` and no more is said, since a reason would tell
 * one ballot from another.
 *
 * A text that is not in NFC is brought into it instead of spoiling the ballot: what NFC makes of
 * the newest characters depends on the Unicode version of the rater's browser.
 */
export function decodeBallot(bytes: Uint8Array): Result<Ballot, 'spoiled'> {
  if (bytes.length !== BALLOT_BYTES) return fail('spoiled');
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === BLANK) end -= 1;
  const content = textOf(bytes.subarray(0, end));
  const value = content === undefined ? undefined : parseJson(content);
  if (typeof value !== 'object' || value === null) return fail('spoiled');
  const { ratings, texts } = value as { ratings?: unknown; texts?: unknown };
  if (!areRatings(ratings) || !areStrings(texts)) return fail('spoiled');
  // Two spellings of one ballot (repeated keys, blanks, 7.0 for 7, further keys) could mark it.
  if (texts.some((text) => /[\uD800-\uDFFF]/u.test(text))) return fail('spoiled');
  if (canonicalJson({ ratings, texts }) !== content) return fail('spoiled');
  const normalised = texts.map((text) => text.normalize('NFC'));
  return areTexts(normalised) ? ok({ ratings, texts: normalised }) : fail('spoiled');
}

/** The only text that these bytes are the UTF-8 of, or undefined. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function areRatings(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length === INDICATORS &&
    value.every((rating) => Number.isInteger(rating) && rating >= 1 && rating <= 10)
  );
}

function areStrings(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length === INDICATORS &&
    value.every((text) => typeof text === 'string')
  );
}

function areTexts(value: unknown): value is readonly string[] {
  return areStrings(value) && value.every(isEvidenceAllowed);
}
