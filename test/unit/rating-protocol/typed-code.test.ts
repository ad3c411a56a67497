import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hybridCheckValue } from '../../../shared/rating-protocol/check-character.ts';
import {
  fingerprintCode,
  formatTypedCode,
  parseTypedCode,
} from '../../../shared/rating-protocol/typed-code.ts';
import { decodeBase32, encodeBase32 } from '../../../shared/wire/base32.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const token = Uint8Array.from({ length: 20 }, (_, index) => (index * 37 + 11) % 256);
const tokens = fc.uint8Array({ minLength: 20, maxLength: 20 });
const plain = (code: string) => code.replaceAll('-', '');

describe('the check value', () => {
  // The published examples: 0794 with check digit 5, and the identifier A1-2425G-ABC1234002-M
  // of sound recordings (GRid).
  test('is that of MOD 37,36 and MOD 11,10 for their alphabets', () => {
    const values = Array.from('A12425GABC1234002', (character) => Number.parseInt(character, 36));
    expect(hybridCheckValue(values, 36)).toBe(Number.parseInt('M', 36));
    expect(hybridCheckValue([0, 7, 9, 4], 10)).toBe(5);
  });
});

describe('a typed code', () => {
  test('is eight groups of four and a check character', () => {
    expect(formatTypedCode(token)).toMatch(/^(?:[A-Z2-7]{4}-){8}[A-Z2-7]$/);
  });

  test('gives its token back', () => {
    fc.assert(
      fc.property(tokens, (bytes) => {
        expect(parseTypedCode(formatTypedCode(bytes))).toEqual({
          ok: true,
          value: new Uint8Array(bytes),
        });
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['lower case', (code: string) => code.toLowerCase()],
    ['no dashes', plain],
    ['blanks and line breaks', (code: string) => ` ${code.replaceAll('-', ' \n')} `],
    ['long and full-width dashes', (code: string) => code.replace('-', '—').replace('-', '－')],
    [
      'full-width letters',
      (code: string) =>
        code.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    [
      'digits for letters that look alike',
      (code: string) => code.replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8'),
    ],
  ])('is read with %s', (_, change) => {
    expect(parseTypedCode(change(formatTypedCode(token)))).toEqual({ ok: true, value: token });
  });

  test('is refused for every single wrong character', () => {
    const code = plain(formatTypedCode(token));
    for (let at = 0; at < code.length; at += 1) {
      for (const other of alphabet.replace(code.charAt(at), '')) {
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(parseTypedCode(wrong)).toEqual({ ok: false, reason: 'check_wrong' });
      }
    }
  });

  test('is refused for nearly every pair of neighbours that changed places', () => {
    let changed = 0;
    let unnoticed = 0;
    fc.assert(
      fc.property(tokens, fc.nat(31), (bytes, at) => {
        const code = plain(formatTypedCode(bytes));
        if (code.charAt(at) === code.charAt(at + 1)) return;
        const swapped =
          code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        changed += 1;
        if (parseTypedCode(swapped).ok) unnoticed += 1;
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(unnoticed / changed).toBeLessThan(0.01);
  });

  test.each([
    ['', 'length_wrong'],
    ['ABCD-EFGH', 'length_wrong'],
    [`${formatTypedCode(token)}A`, 'length_wrong'],
    [formatTypedCode(token).replace(/^./, '9'), 'characters_wrong'],
    [formatTypedCode(token).replace(/^./, '码'), 'characters_wrong'],
    ['x'.repeat(10_000), 'length_wrong'],
  ])('%j is refused with the reason %s', (typed, reason) => {
    expect(parseTypedCode(typed)).toEqual({ ok: false, reason });
  });
});

describe('the code of a fingerprint', () => {
  test('is six groups of four and changes with the first 15 bytes', () => {
    const fp = new Uint8Array(32).fill(5);
    expect(fingerprintCode(fp)).toMatch(/^(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
    for (let at = 0; at < 15; at += 1) {
      const other = fp.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(fingerprintCode(other)).not.toBe(fingerprintCode(fp));
    }
  });
});

describe('base32', () => {
  test('decodes what it encodes, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const whole = bytes.slice(0, bytes.length - (bytes.length % 5));
        expect(decodeBase32(encodeBase32(whole))).toEqual(new Uint8Array(whole));
      }),
      { numRuns: 50 },
    );
    for (const text of ['A', 'AAAAAAA=', 'aaaaaaaa', 'AAAAAAA1', 'AAAAAAAAA']) {
      expect(decodeBase32(text)).toBeUndefined();
    }
  });
});
