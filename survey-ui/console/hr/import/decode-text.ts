import type { TextEncodingName } from './read-sheet.ts';

/** A text with how it was decoded. */
export interface DecodedText {
  text: string;
  encoding: TextEncodingName;
  /** Whether it holds what wrong decoding leaves behind. */
  garbled: boolean;
}

const marks: readonly [TextEncodingName, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What Chinese text becomes when UTF-8 and GBK are taken for one another, here or earlier. */
const garbage = /\uFFFD|锟斤拷|烫烫烫|[\uE000-\uF8FF]/u;

/**
 * Decodes a text file: a byte order mark decides, else strict UTF-8, else GB18030, which takes
 * in GBK and GB2312 and is what Excel in Chinese writes. Undefined when it is no text in any.
 * @param chosen what the person says it is, against all marks
 */
export function decodeText(bytes: Uint8Array, chosen?: TextEncodingName): DecodedText | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const candidates: TextEncodingName[] =
    chosen === undefined ? (marked === undefined ? ['utf-8', 'gb18030'] : [marked[0]]) : [chosen];
  for (const encoding of candidates) {
    const text = decode(bytes, encoding, chosen !== undefined);
    if (text !== undefined && !text.includes('\0')) {
      return { text, encoding, garbled: garbage.test(text) };
    }
  }
  return undefined;
}

function decode(bytes: Uint8Array, encoding: TextEncodingName, lenient: boolean) {
  try {
    return new TextDecoder(encoding, { fatal: !lenient }).decode(bytes);
  } catch {
    return undefined;
  }
}
