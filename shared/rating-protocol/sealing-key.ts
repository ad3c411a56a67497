import { type Result, fail, ok } from '../result.ts';
import type { Bytes } from '../wire/bytes.ts';
import { bigIntFromBytes } from './der.ts';

const POINT_BYTES = 65;
const UNCOMPRESSED = 0x04;

// P-256: y² = x³ - 3x + b over the field of p elements (FIPS 186-4 D.1.2.3).
const P = BigInt('0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
const B = BigInt('0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b');

/**
 * Checks a sealing key: an uncompressed point that lies on P-256 (SEC 1 section 3.2.2.1). The
 * curve's cofactor is 1, so a point on it is of full order. With a point elsewhere what is
 * sealed could be opened without the private key.
 */
export function checkSealingKey(
  point: Bytes,
): Result<Bytes, 'sealing_key_malformed' | 'sealing_key_not_on_curve'> {
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) {
    return fail('sealing_key_malformed');
  }
  const x = bigIntFromBytes(point.subarray(1, 33));
  const y = bigIntFromBytes(point.subarray(33));
  if (x >= P || y >= P) return fail('sealing_key_malformed');
  const onCurve = (y * y - (x * x * x - 3n * x + B)) % P === 0n;
  return onCurve ? ok(point) : fail('sealing_key_not_on_curve');
}
