import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inFewColours } from '../../scripts/screenshots/few-colours.ts';

/** A picture as browsers write it, its rows filtered in each of the five ways. */
function picture(width: number, height: number, colourAt: (x: number, y: number) => number[]) {
  const rows: number[] = [];
  const at = (x: number, y: number, c: number) => (x < 0 || y < 0 ? 0 : (colourAt(x, y)[c] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = y % 5;
    rows.push(filter);
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        const [a, b, d] = [at(x - 1, y, c), at(x, y - 1, c), at(x - 1, y - 1, c)];
        const near = [a, b, d].toSorted(
          (p, q) => Math.abs(a + b - d - p) - Math.abs(a + b - d - q),
        );
        const off = [0, a, b, Math.floor((a + b) / 2), near[0] ?? 0][filter] ?? 0;
        rows.push((at(x, y, c) - off + 256) % 256);
      }
    }
  }
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind), body, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The palette of a picture that has one, as `r,g,b`. */
function coloursOf(png: Uint8Array): string[] {
  const file = Buffer.from(png);
  const at = file.indexOf('PLTE');
  const body = file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4));
  return Array.from({ length: body.length / 3 }, (_, i) => body.subarray(i * 3, i * 3 + 3).join());
}

describe('a picture for the documents', () => {
  test('keeps every colour while there are few, whichever way its rows are filtered', () => {
    const four = [
      [250, 252, 248],
      [29, 78, 137],
      [0, 0, 0],
      [255, 0, 7],
    ];
    const few = inFewColours(picture(9, 10, (x, y) => four[(x * 3 + y) % 4] ?? []));
    expect(coloursOf(few).toSorted()).toEqual(four.map((each) => each.join()).toSorted());
  });

  test('has 256 at most, the most frequent among them as they were', () => {
    const paper = [252, 251, 247];
    const many = picture(100, 60, (x, y) => (x < 50 ? paper : [x * 2, y * 4, (x * y) % 256]));
    const colours = coloursOf(inFewColours(many));
    expect(colours.length).toBeLessThanOrEqual(256);
    expect(colours).toContain(paper.join());
  });

  test('is refused when it is another kind of picture', () => {
    const small = picture(2, 2, () => [1, 2, 3]);
    expect(() => inFewColours(inFewColours(small))).toThrow('no picture as browsers write it');
  });
});
