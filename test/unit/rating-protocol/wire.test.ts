import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../shared/wire/base32.ts';
import {
  decodeBase64url,
  decodeBase64urlOfLength,
  encodeBase64url,
} from '../../../shared/wire/base64url.ts';
import { bytesOfHex, hexOf } from '../../../shared/wire/bytes.ts';

describe('base64url', () => {
  it('gives every byte string back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase64url(encodeBase64url(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('uses the URL alphabet without padding', () => {
    expect(encodeBase64url(Uint8Array.of(0xfb, 0xef, 0xff, 0xfe))).toBe('--___g');
  });

  it.each(['Zg==', 'Z', 'Zh', 'Zm9=', 'Zm+v', 'Zm/v', 'Zm 9v', 'Zm9v\n', 'Zm9é', '-_-'])(
    'takes no other spelling: %j',
    (text) => {
      expect(decodeBase64url(text)).toBeUndefined();
    },
  );

  it('holds on to the length that was asked for', () => {
    expect(decodeBase64urlOfLength('Zm9v', 3)).toEqual(Uint8Array.of(0x66, 0x6f, 0x6f));
    expect(decodeBase64urlOfLength('Zm9v', 4)).toBeUndefined();
    expect(decodeBase64urlOfLength('', 3)).toBeUndefined();
  });
});

describe('hexadecimal', () => {
  it('gives every byte string back, in either case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const hex = hexOf(bytes);
        expect(hex).toMatch(/^[0-9a-f]*$/);
        expect([bytesOfHex(hex), bytesOfHex(hex.toUpperCase())]).toEqual([
          Uint8Array.from(bytes),
          Uint8Array.from(bytes),
        ]);
      }),
    );
  });

  it.each(['0', 'abc', '0g', '-1', ' 1', '0x', '１２', 'é0', '0\n'])(
    'takes nothing else: %j',
    (text) => {
      expect(() => bytesOfHex(text)).toThrow(RangeError);
    },
  );
});

describe('base32', () => {
  it('agrees with RFC 4648 section 10', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(encodeBase32(bytes(''))).toBe('');
    expect(encodeBase32(bytes('fooba'))).toBe('MZXW6YTB');
    expect(encodeBase32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0))).toBe(
      '77777777AAAAAAAA',
    );
  });

  it('refuses lengths that would need padding', () => {
    expect(() => encodeBase32(new Uint8Array(4))).toThrow(RangeError);
  });
});
