import { decodeBase64urlOfLength, encodeBase64url } from '../wire/base64url.ts';
import type { Bytes } from '../wire/bytes.ts';
import { type Result, fail, ok } from '../result.ts';

/** 160 random bits: not to be guessed among any number of links. */
export const TOKEN_BYTES = 20;

/** What the fragment of a rater's link says: which window, and who may rate. */
export type RaterLink = {
  /** SHA-256 of the window manifest; 32 bytes. */
  fp: Bytes;
  /** The link's secret; 20 bytes. */
  token: Bytes;
};

/**
 * A fresh token. `randomBytes` gives that many bytes from a cryptographic source
 * (`crypto.getRandomValues`); it is passed in for tests only.
 */
export function createToken(randomBytes: (length: number) => Bytes): Bytes {
  const token = randomBytes(TOKEN_BYTES);
  if (token.length !== TOKEN_BYTES) throw new RangeError('token of wrong length');
  return token;
}

/**
 * The link of one rater: `https://HOST/r#v1.<fp>.<token>`. Everything secret is in the fragment,
 * which browsers send to no server, so no log, referrer or preview gets it.
 * `origin` has no trailing slash.
 */
export function formatLink(origin: string, link: RaterLink): string {
  return `${origin}/r#v1.${encodeBase64url(link.fp)}.${encodeBase64url(link.token)}`;
}

/**
 * Reads `location.hash` (with or without its `#`).
 * `missing`: no fragment. `version_unknown`: a link of a later version of this page.
 * `damaged`: cut or changed on its way, for example by a mail program.
 */
export function parseLinkFragment(
  fragment: string,
): Result<RaterLink, 'missing' | 'version_unknown' | 'damaged'> {
  const text = fragment.replace(/^#/, '').trim();
  if (text === '') return fail('missing');
  const [version, fpText, tokenText, ...rest] = text.split('.');
  if (version !== 'v1') {
    return fail(/^v[0-9]{1,4}$/.test(version ?? '') ? 'version_unknown' : 'damaged');
  }
  const fp = decodeBase64urlOfLength(fpText ?? '', 32);
  const token = decodeBase64urlOfLength(tokenText ?? '', TOKEN_BYTES);
  if (fp === undefined || token === undefined || rest.length > 0) return fail('damaged');
  return ok({ fp, token });
}
