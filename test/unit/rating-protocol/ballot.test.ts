import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BALLOT_BYTES,
  type Ballot,
  decodeBallot,
  encodeBallot,
} from '../../../shared/rating-protocol/ballot.ts';
import { canonicalJson } from '../../../shared/rating-protocol/canonical-json.ts';
import { normaliseEvidence } from '../../../shared/rating-protocol/evidence-text.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';

const ratings = [1, 2, 3, 4, 5, 6, 7, 8, 10];
const noTexts = Array.from({ length: 9 }, () => '');

function encode(ballot: Ballot): Bytes {
  const encoded = encodeBallot(ballot);
  if (!encoded.ok) throw new Error(encoded.reason);
  return encoded.value;
}

/** What a client that ignores the rules would seal. */
function padded(json: string, length = BALLOT_BYTES): Bytes {
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(new TextEncoder().encode(json));
  return bytes;
}

const evidence = fc
  .string({ unit: 'binary', maxLength: 120 })
  .map((typed) => normaliseEvidence(typed))
  .filter(({ fits }) => fits)
  .map(({ text }) => text);

describe('a ballot', () => {
  it('is read back as it was written, and always takes the same room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 9, maxLength: 9 }),
        fc.array(evidence, { minLength: 9, maxLength: 9 }),
        (anyRatings, texts) => {
          const bytes = encode({ ratings: anyRatings, texts });
          expect(bytes).toHaveLength(BALLOT_BYTES);
          expect(decodeBallot(bytes)).toEqual({ ok: true, value: { ratings: anyRatings, texts } });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has room for nine texts of the greatest length', () => {
    const texts = Array.from({ length: 9 }, () => '评'.repeat(300));
    expect(decodeBallot(encode({ ratings: Array(9).fill(10), texts })).ok).toBe(true);
  });

  it('does not need any text', () => {
    expect(decodeBallot(encode({ ratings, texts: noTexts })).ok).toBe(true);
  });

  it('is refused before sealing when a rating or text is not allowed', () => {
    expect(encodeBallot({ ratings: [...ratings.slice(1), 11], texts: noTexts })).toEqual({
      ok: false,
      reason: 'ratings_invalid',
    });
    for (const text of ['a'.repeat(301), 'bell\u0007', '\ud800', 'e\u0301']) {
      expect(encodeBallot({ ratings, texts: [text, ...noTexts.slice(1)] })).toEqual({
        ok: false,
        reason: 'texts_invalid',
      });
    }
  });

  it('has its texts brought into NFC instead of being spoiled by an old browser', () => {
    const json = canonicalJson({ ratings, texts: ['e\u0301', ...noTexts.slice(1)] });
    const read = decodeBallot(padded(json));
    expect(read.ok && read.value.texts[0]).toBe('\u00e9');
  });
});

describe('attack 21: what is no ballot', () => {
  const withRating = (rating: string) =>
    `{"ratings":[${rating},2,3,4,5,6,7,8,10],"texts":["","","","","","","","",""]}`;
  const withText = (text: unknown) =>
    `{"ratings":[1,2,3,4,5,6,7,8,10],"texts":[${JSON.stringify(text)},"","","","","","","",""]}`;
  const good = withRating('1');

  it('is told from the good ballot that these are made of', () => {
    expect(decodeBallot(padded(good)).ok).toBe(true);
    expect(decodeBallot(padded(withText('ok'))).ok).toBe(true);
  });

  it.each([
    '0',
    '11',
    '-1',
    '7.5',
    '7.0',
    '1e0',
    '"7"',
    'null',
    'NaN',
    'true',
    '[7]',
    '9e99',
    '01',
  ])('is spoiled with the rating %s', (rating) => {
    expect(decodeBallot(padded(withRating(rating)))).toEqual({ ok: false, reason: 'spoiled' });
  });

  it.each([
    ['a text too long', withText('a'.repeat(301))],
    ['a text with too many bytes', withText('😀'.repeat(226))],
    ['a control character', withText('a\u0000')],
    ['a tab', withText('a\tb')],
    ['a lone surrogate', withText('\ud800')],
    ['a number as text', withText(7)],
    ['no text', withText(null)],
    ['eight ratings', '{"ratings":[2,3,4,5,6,7,8,10],"texts":["","","","","","","","",""]}'],
    ['ten ratings', withRating('1,1')],
    ['eight texts', '{"ratings":[1,2,3,4,5,6,7,8,10],"texts":["","","","","","","",""]}'],
    ['a further key', good.replace('{', '{"a":1,')],
    ['a repeated key', good.replace('{', '{"ratings":[9,9,9,9,9,9,9,9,9],')],
    [
      'keys in another order',
      '{"texts":["","","","","","","","",""],"ratings":[1,2,3,4,5,6,7,8,10]}',
    ],
    ['a blank before', ` ${good}`],
    ['a blank inside', good.replace(',', ', ')],
    ['a needless escape', withText('a').replace('"a"', String.raw`"\u0061"`)],
    ['a byte order mark', `\ufeff${good}`],
    ['a second document', `${good}${good}`],
    ['no document', ''],
    ['a list', '[]'],
    ['null', 'null'],
  ])('is spoiled with %s', (_what, json) => {
    expect(decodeBallot(padded(json))).toEqual({ ok: false, reason: 'spoiled' });
  });

  it('is spoiled by other padding, length or encoding', () => {
    const zeros = padded(good);
    zeros.fill(0, good.length);
    const newlines = padded(good);
    newlines[BALLOT_BYTES - 1] = 0x0a;
    const invalid = padded(withText('ab'));
    invalid[45] = 0xff;
    const long = padded(good, 10 * 1024 * 1024);
    for (const bytes of [zeros, newlines, invalid, long, padded(good, BALLOT_BYTES - 1)]) {
      expect(decodeBallot(bytes)).toEqual({ ok: false, reason: 'spoiled' });
    }
  });

  it('is spoiled, never thrown over, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const bytes = padded('');
        bytes.set(noise);
        expect(decodeBallot(bytes)).toEqual({ ok: false, reason: 'spoiled' });
      }),
    );
  });
});

describe('evidence', () => {
  it('keeps what people write, in NFC and with newlines', () => {
    expect(normaliseEvidence('a\r\nb\rc\td\u0007e\u0301 👩‍💻\ud800')).toEqual({
      text: 'a\nb\nc d\u00e9 👩‍💻',
      codePoints: 12,
      bytes: 23,
      fits: true,
    });
  });

  it('is never shortened, only found too long', () => {
    expect(normaliseEvidence('评'.repeat(300)).fits).toBe(true);
    expect(normaliseEvidence('评'.repeat(301))).toMatchObject({ codePoints: 301, fits: false });
    expect(normaliseEvidence('😀'.repeat(225)).fits).toBe(true);
    expect(normaliseEvidence('😀'.repeat(226))).toMatchObject({ bytes: 904, fits: false });
    expect(normaliseEvidence('"'.repeat(300))).toMatchObject({ bytes: 600, fits: true });
  });

  it('stays the same when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { text } = normaliseEvidence(typed);
        expect(normaliseEvidence(text).text).toBe(text);
      }),
    );
  });
});
