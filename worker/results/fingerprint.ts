import { canonicalJsonBytes, type Json } from '../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';

const resultTag = new TextEncoder().encode('niping published result v1\0');

/**
 * A mark of published figures, the same wherever they are shown: on the screen, on paper and in a
 * file. base64url of SHA-256 over their canonical JSON, without who looked and when.
 */
export async function fingerprintOf(published: Json): Promise<string> {
  return encodeBase64url(await sha256(resultTag, canonicalJsonBytes(published)));
}
