import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Json,
  canonicalJson,
  canonicalJsonBytes,
} from '../../../shared/rating-protocol/canonical-json.ts';

describe('canonical JSON', () => {
  it('agrees with an independent implementation of RFC 8785', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonicalJson(value as Json)).toBe(canonicalize(value));
      }),
      { numRuns: 300 },
    );
  });

  it('sorts keys by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)[0]).toBe('One');
    const order = ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'];
    const places = order.map((word) => canonicalJson(value).indexOf(word));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is UTF-8 on the wire', () => {
    expect(canonicalJsonBytes('评')).toEqual(Uint8Array.of(0x22, 0xe8, 0xaf, 0x84, 0x22));
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [{ '\udc00': 1 }], [['a\ud800']]])(
    'refuses %j, which is no JSON value',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
