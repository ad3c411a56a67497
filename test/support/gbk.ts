/** Bytes of each character that GBK writes with two, found by decoding all of them. */
const twoBytes = new Map<string, [number, number]>();
const decoder = new TextDecoder('gbk');
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue;
    const char = decoder.decode(Uint8Array.of(lead, trail));
    if (char.length === 1 && char !== '\uFFFD') twoBytes.set(char, [lead, trail]);
  }
}

/** A text as GBK, as Excel in Chinese saves CSV. Throws for what GBK does not have. */
export function encodeGbk(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const char of text) {
    const pair = twoBytes.get(char);
    if (char < '\u0080') bytes.push(char.charCodeAt(0));
    else if (pair === undefined) throw new Error(`GBK has no ${char}`);
    else bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}
