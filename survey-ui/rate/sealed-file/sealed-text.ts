import type { SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { decodeBase64urlOfLength } from '../../../shared/wire/base64url.ts';

/** A sealed, signed ballot on its way by hand, with the window (`fp`, base64url) that it is for. */
export type SealedBallot = { fp: string; ballot: SignedBallotText };

const format = 'niping-sealed-ballot';

/** Longest text that is looked at, in characters; a sealed ballot's has some 13,000. */
const longest = 100_000;

/** Length of a sealed ballot; not imported, since the cryptographic part would come with it. */
const sealedBytes = 9297;

/**
 * A sealed ballot as a text that survives mail and chat: a note for whoever finds it, then JSON.
 * Holds no token and nothing of the ratings that could be read. `note` has no braces.
 */
export function sealedText(note: string, { fp, ballot }: SealedBallot): string {
  const { survey, prefix, signature, sealed } = ballot;
  const fields = { format, version: 1, fp, survey, prefix, signature, sealed };
  return `${note}\n\n${JSON.stringify(fields)}\n`;
}

/**
 * Reads such a text, with whatever stands around the JSON and with line breaks put in anywhere.
 * `missing`: nothing of the kind. `cut`: begun, but not whole. `version_unknown`: made by a later
 * version of the page.
 */
export function readSealedText(
  text: string,
): Result<SealedBallot, 'missing' | 'cut' | 'version_unknown'> {
  if (text.length > longest || !text.includes(format)) return fail('missing');
  const fields = fieldsOf(text.replace(/\s/g, ''));
  if (fields === undefined) return fail('cut');
  const { version, fp, survey, prefix, signature, sealed } = fields;
  if (version !== 1) return fail(typeof version === 'number' ? 'version_unknown' : 'cut');
  const isWhole =
    isBytes(fp, 32) &&
    typeof survey === 'string' &&
    isBytes(prefix, 32) &&
    isBytes(signature, 256) &&
    isBytes(sealed, sealedBytes);
  return isWhole ? ok({ fp, ballot: { survey, prefix, signature, sealed } }) : fail('cut');
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isBytes(value: unknown, length: number): value is string {
  return typeof value === 'string' && decodeBase64urlOfLength(value, length) !== undefined;
}
