/**
 * The check value of ISO/IEC 7064's hybrid systems (MOD M+1,M), for values 0 to `size` - 1.
 * The standard names MOD 11,10 (digits), MOD 27,26 (letters) and MOD 37,36 (both); the same
 * recursion serves any alphabet. One wrong character never goes unnoticed, and of two
 * neighbours that changed places nearly all are noticed.
 */
export function hybridCheckValue(values: readonly number[], size: number): number {
  let product = size;
  for (const value of values) {
    const sum = (product + value) % size;
    product = ((sum === 0 ? size : sum) * 2) % (size + 1);
  }
  return (size + 1 - product) % size;
}
