import { describe, expect, it } from 'vitest';
import {
  createToken,
  formatLink,
  parseLinkFragment,
} from '../../../shared/rating-protocol/link.ts';
import { groupReceipt, parseReceipt, receiptFor } from '../../../shared/rating-protocol/receipt.ts';

const fp = new Uint8Array(32).fill(0xa5);
const token = new Uint8Array(20).fill(0x3c);
const link = formatLink('https://rate.example.com', { fp, token });
const fragment = new URL(link).hash;

describe("a rater's link", () => {
  it('has everything secret in the fragment and is read back from it', () => {
    expect(link).toMatch(/^https:\/\/rate\.example\.com\/r#v1\.[\w-]{43}\.[\w-]{27}$/);
    expect(parseLinkFragment(fragment)).toEqual({ ok: true, value: { fp, token } });
    expect(parseLinkFragment(fragment.slice(1)).ok).toBe(true);
  });

  it.each(['', '#', '# '])('is missing in %j', (text) => {
    expect(parseLinkFragment(text)).toEqual({ ok: false, reason: 'missing' });
  });

  it('of a later version is told from a damaged one', () => {
    const later = fragment.replace('v1', 'v2');
    expect(parseLinkFragment(later)).toEqual({ ok: false, reason: 'version_unknown' });
  });

  it('is damaged when cut anywhere, lengthened or changed in its spelling', () => {
    const damaged = [`${fragment}A`, `${fragment}.`, fragment.replace('v1', 'x1')];
    for (let end = 2; end < fragment.length; end += 1) damaged.push(fragment.slice(0, end));
    // The spare bits of the last character: the same token in a second spelling.
    damaged.push(`${fragment.slice(0, -1)}${fragment.endsWith('A') ? 'B' : 'z'}`);
    for (const text of damaged) {
      expect(parseLinkFragment(text)).toEqual({ ok: false, reason: 'damaged' });
    }
  });

  it('gets a token of the bytes that the source of randomness gives', () => {
    expect(createToken((length) => new Uint8Array(length).fill(9))).toEqual(
      new Uint8Array(20).fill(9),
    );
    expect(() => createToken(() => new Uint8Array(16))).toThrow(RangeError);
  });
});

describe('a receipt', () => {
  it('is sixteen characters that depend on every sealed byte', async () => {
    const sealed = new Uint8Array(9297);
    const receipt = await receiptFor(sealed);
    expect(receipt).toMatch(/^[A-Z2-7]{16}$/);
    expect(await receiptFor(sealed)).toBe(receipt);
    sealed[9296] = 1;
    expect(await receiptFor(sealed)).not.toBe(receipt);
  });

  it('is shown in groups of four and read however it is typed', () => {
    expect(groupReceipt('ABCDEFGH23456722')).toBe('ABCD-EFGH-2345-6722');
    for (const typed of ['ABCD-EFGH-2345-6722', 'abcd efgh 2345 6722\n', 'abcd–efgh—23456722']) {
      expect(parseReceipt(typed)).toBe('ABCDEFGH23456722');
    }
  });

  it.each([
    '',
    'ABCD',
    'ABCDEFGH2345672',
    'ABCDEFGH234567222',
    'ABCDEFGH23456721',
    '评'.repeat(16),
  ])('is not %j', (typed) => {
    expect(parseReceipt(typed)).toBeUndefined();
  });
});
