/** A DER element: its tag, its content, and what follows it. */
type Element = { tag: number; content: Uint8Array; rest: Uint8Array };

/**
 * Reads the first element of `bytes` by the rules of DER (X.690 section 10.1): definite length,
 * written in as few bytes as possible. Undefined when it breaks them or is cut. Content below
 * 65,536 bytes only.
 */
export function readElement(bytes: Uint8Array): Element | undefined {
  const [tag, first, second, third] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  let header = 2;
  let length = first;
  if (first === 0x81) {
    if (second === undefined || second < 0x80) return undefined;
    header = 3;
    length = second;
  } else if (first === 0x82) {
    if (second === undefined || third === undefined || second === 0) return undefined;
    header = 4;
    length = second * 256 + third;
  } else if (first >= 0x80) {
    return undefined;
  }
  if (bytes.length < header + length) return undefined;
  return {
    tag,
    content: bytes.subarray(header, header + length),
    rest: bytes.subarray(header + length),
  };
}

/** The content of the one element, tagged `tag`, that `bytes` consist of. */
export function readOnly(bytes: Uint8Array, tag: number): Uint8Array | undefined {
  const element = readElement(bytes);
  return element?.tag === tag && element.rest.length === 0 ? element.content : undefined;
}

/** The value of an INTEGER's content that is positive and minimal, else undefined. */
export function readPositiveInteger(content: Uint8Array): bigint | undefined {
  const [first, second] = content;
  if (first === undefined || first >= 0x80) return undefined;
  if (first === 0 && (second === undefined || second < 0x80)) return undefined;
  return bigIntFromBytes(content);
}

/** OS2IP of RFC 8017 section 4.2: the bytes as a big-endian number. */
export function bigIntFromBytes(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}
