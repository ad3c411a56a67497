import type { Bytes } from '../wire/bytes.ts';

/** base ^ exponent mod modulus by squaring; its time depends on base and exponent. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/**
 * The number whose product with `value` is 1 modulo `modulus`, by Euclid's algorithm; undefined
 * when the two have a common factor. Its time depends on both.
 */
export function inverseMod(value: bigint, modulus: bigint): bigint | undefined {
  let [rest, next] = [value % modulus, modulus];
  let [factor, nextFactor] = [1n, 0n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (rest !== 1n) return undefined;
  return factor < 0n ? factor + modulus : factor;
}

/** Whether two numbers have no common factor. */
export function isCoprime(one: bigint, other: bigint): boolean {
  let [rest, next] = [one, other];
  while (next !== 0n) [rest, next] = [next, rest % next];
  return rest === 1n;
}

/** How many binary digits a number above 0 has. */
export function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** I2OSP of RFC 8017 section 4.1: big-endian in `length` bytes. Throws when it does not fit. */
export function bytesFromBigInt(value: bigint, length: number): Bytes {
  const hex = value.toString(16).padStart(length * 2, '0');
  if (value < 0n || hex.length > length * 2) throw new RangeError('the number does not fit');
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
