import type { Bytes } from '../../../shared/wire/bytes.ts';
import { fromHex } from './vectors/hex.ts';

function element(tag: number, content: Uint8Array): Bytes {
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Uint8Array.of(tag, ...lengthBytes, ...content);
}

function integer(value: bigint): Bytes {
  const hex = value.toString(16);
  const bytes = fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes);
}

/** SubjectPublicKeyInfo of any RSA numbers at all, good or bad. */
export function spki(n: bigint, e: bigint): Bytes {
  const algorithm = fromHex('300d06092a864886f70d0101010500');
  const numbers = element(0x30, Uint8Array.of(...integer(n), ...integer(e)));
  const bits = element(0x03, Uint8Array.of(0, ...numbers));
  return element(0x30, Uint8Array.of(...algorithm, ...bits));
}
