import { fail, ok, type Result } from '../shared/result.ts';
import { decodeBase64url } from '../shared/wire/base64url.ts';
import type { Bytes } from '../shared/wire/bytes.ts';

/** Secrets of one use by version: the newest makes what is new, all of them read what is there. */
export interface VersionedSecret {
  newest: number;
  byVersion: ReadonlyMap<number, Bytes>;
}

/** What is wrong with a secret as it was set. */
export type SecretFault = 'missing' | 'malformed' | 'weak' | 'repeated';

const secretLength = 32;
/** Different bytes among 32: fewer are not random, and random ones have fewer once in 10^15 times. */
const leastDistinctBytes = 16;

/**
 * Reads `version:base64url of 32 bytes`, several separated by commas in any order. Versions are
 * 1 to 999,999 and occur once; the highest is the newest.
 */
export function readVersionedSecret(
  text: string | undefined,
): Result<VersionedSecret, SecretFault> {
  if (typeof text !== 'string' || text.trim() === '') return fail('missing');
  const byVersion = new Map<number, Bytes>();
  const seen = new Set<string>();
  for (const part of text.split(',')) {
    const [, version, key = ''] = /^([1-9]\d{0,5}):([\w-]+)$/.exec(part.trim()) ?? [];
    const bytes = decodeBase64url(key);
    if (version === undefined || bytes?.length !== secretLength) return fail('malformed');
    if (new Set(bytes).size < leastDistinctBytes) return fail('weak');
    // The same secret as two versions would look like a rotation and be none.
    if (byVersion.has(Number(version)) || seen.has(key)) return fail('repeated');
    byVersion.set(Number(version), bytes);
    seen.add(key);
  }
  return ok({ newest: Math.max(...byVersion.keys()), byVersion });
}
