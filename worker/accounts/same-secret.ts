import { sha256 } from '../../shared/rating-protocol/digest.ts';

/**
 * Compares two secrets without telling by time how much of them is equal:
 * both are hashed, and all bytes of the hashes are looked at.
 */
export async function sameSecret(given: string, expected: string): Promise<boolean> {
  const encoder = new TextEncoder();
  const [a, b] = await Promise.all([
    sha256(encoder.encode(given)),
    sha256(encoder.encode(expected)),
  ]);
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0xff);
  return difference === 0;
}
