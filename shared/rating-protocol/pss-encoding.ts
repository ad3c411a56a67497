import { type Bytes, concatBytes } from '../wire/bytes.ts';

const HASH_BYTES = 48;
/** What PSS puts after everything. */
const TRAILER = 0xbc;

async function sha384(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-384', concatBytes(...parts)));
}

/** MGF1 of RFC 8017 appendix B.2.1 over SHA-384: `length` bytes that follow from the seed. */
async function mgf1(seed: Bytes, length: number): Promise<Bytes> {
  const blocks = await Promise.all(
    Array.from({ length: Math.ceil(length / HASH_BYTES) }, async (_, counter) => {
      const number = new DataView(new ArrayBuffer(4));
      number.setUint32(0, counter);
      return sha384(seed, new Uint8Array(number.buffer));
    }),
  );
  return concatBytes(...blocks).slice(0, length);
}

/**
 * EMSA-PSS-ENCODE of RFC 8017 section 9.1.1 with SHA-384 and MGF1 over it: what is signed instead
 * of a message. Throws when `bits` leave no room for hash and salt.
 *
 * @param bits most binary digits of the result: one less than the modulus has
 */
export async function emsaPssEncode(message: Bytes, salt: Bytes, bits: number): Promise<Bytes> {
  const length = Math.ceil(bits / 8);
  // 2. mHash = Hash(M)
  const messageHash = await sha384(message);
  // 3. If emLen < hLen + sLen + 2, stop
  if (length < HASH_BYTES + salt.length + 2) throw new RangeError('the modulus is too short');
  // 5. M' = 8 bytes of 0, mHash, salt
  // 6. H = Hash(M')
  const hash = await sha384(new Uint8Array(8), messageHash, salt);
  // 7. PS = bytes of 0
  // 8. DB = PS, 1, salt
  const block = new Uint8Array(length - HASH_BYTES - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  // 9. dbMask = MGF(H, emLen - hLen - 1)
  const mask = await mgf1(hash, block.length);
  // 10. maskedDB = DB xor dbMask
  for (const [at, byte] of mask.entries()) block[at] = (block[at] ?? 0) ^ byte;
  // 11. Set the leftmost 8 emLen - emBits bits of maskedDB to 0
  block[0] = (block[0] ?? 0) & (0xff >> (8 * length - bits));
  // 12. EM = maskedDB, H, 0xbc
  return concatBytes(block, hash, Uint8Array.of(TRAILER));
}
