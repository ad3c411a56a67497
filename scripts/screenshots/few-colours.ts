import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as rows of pixels. */
interface Pixels {
  width: number;
  height: number;
  /** `0xRRGGBB`, row by row. */
  colours: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const rgb = 2;
const palette = 3;
/** Colours that one byte can name. */
const mostColours = 256;

/**
 * The same picture with at most 256 colours, of which text and tables lose nothing that is seen;
 * it has a third of the bytes. @param png 8 bits each of red, green and blue, as browsers write it
 */
export function inFewColours(png: Uint8Array): Uint8Array {
  const pixels = readPng(png);
  const nearest = fewerColours(pixels.colours);
  const colours = [...new Set(nearest.values())];
  const indexOf = new Map(colours.map((colour, index) => [colour, index]));
  const { width, height } = pixels;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = nearest.get(pixels.colours[y * width + x] ?? 0) ?? 0;
      // The first byte of a row says that it is not filtered.
      rows[y * (width + 1) + 1 + x] = indexOf.get(colour) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, palette], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap((colour) => bytesOf(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** For each colour the one that stands for it: the most frequent of those that differ least. */
function fewerColours(colours: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts].toSorted(([, one], [, other]) => other - one);
  for (let dropped = 0; ; dropped += 1) {
    const leaders = new Map<number, number>();
    const mask = (0xff << dropped) & 0xff;
    const places = (mask << 16) | (mask << 8) | mask;
    const found = new Map<number, number>();
    for (const [colour] of frequent) {
      const leader = leaders.get(colour & places) ?? colour;
      leaders.set(colour & places, leader);
      found.set(colour, leader);
    }
    if (leaders.size <= mostColours) return found;
  }
}

function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const data: Buffer[] = [];
  let header = Buffer.alloc(13);
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  if (header[8] !== 8 || header[9] !== rgb)
    throw new Error('This is no picture as browsers write it.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = unfiltered(inflateSync(Buffer.concat(data)), width * 3, height);
  const colours = Uint32Array.from({ length: width * height }, (_, at) =>
    rows.readUIntBE(at * 3, 3),
  );
  return { width, height, colours };
}

/** Undoes what each row's first byte says was taken off: the pixel left, above, their mean, or the likelier. */
function unfiltered(raw: Buffer, stride: number, height: number): Buffer {
  const out = Buffer.alloc(stride * height);
  const before = (y: number, x: number) => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const filter = raw[start];
    for (let x = 0; x < stride; x += 1) {
      const [left, above, corner] = [before(y, x - 3), before(y - 1, x), before(y - 1, x - 3)];
      const added = [0, left, above, (left + above) >> 1, likelier(left, above, corner)][
        filter ?? 0
      ];
      out[y * stride + x] = ((raw[start + 1 + x] ?? 0) + (added ?? 0)) & 0xff;
    }
  }
  return out;
}

/** Of three neighbours the one nearest to where they lead together. */
function likelier(left: number, above: number, corner: number): number {
  const led = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((each) => Math.abs(led - each));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}

function bytesOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
