import { describe, expect, test } from 'vitest';
import { formatLink } from '../../../shared/rating-protocol/link.ts';
import { fingerprintCode, formatTypedCode } from '../../../shared/rating-protocol/typed-code.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { readAddresses } from '../../../survey-ui/console/hr/links/addresses.ts';
import { linksAsCsv, linksAsSheets } from '../../../survey-ui/console/hr/links/export-links.ts';
import { codesOf, groupLinks } from '../../../survey-ui/console/hr/links/link-groups.ts';
import { tokenOfLost } from '../../../survey-ui/console/hr/links/lost-link.ts';
import { messageFor } from '../../../survey-ui/console/hr/links/message-template.ts';
import { language } from '../../../survey-ui/console/kit/language.ts';

const fp = new Uint8Array(32).fill(3);
const tokenAt = (n: number) => new Uint8Array(20).fill(n);
const linkAt = (n: number) => formatLink('https://rate.example.com', { fp, token: tokenAt(n) });
const issued = Array.from({ length: 12 }, (_, n) => ({
  department: n % 3 === 0 ? 'a' : 'b',
  link: linkAt(n),
}));
const header = { department: '部门', link: '链接', code: '代码' };

describe('links by client department', () => {
  test('are all there once, by name, and in another order each time', () => {
    const orders = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      const groups = groupLinks(issued, (id) => (id === 'a' ? '乙部' : '甲部'));
      expect(groups.map(({ name, links }) => [name, links.length])).toEqual([
        ['甲部', 8],
        ['乙部', 4],
      ]);
      const links = groups.flatMap((group) => group.links);
      expect(links.toSorted()).toEqual(issued.map(({ link }) => link).toSorted());
      orders.add(links.join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  test('go into files without numbers, and no name is run as a formula', () => {
    const groups = groupLinks(issued.slice(0, 1), () => '=HYPERLINK("evil")');
    const row = `"'=HYPERLINK(""evil"")","${linkAt(0)}","${formatTypedCode(tokenAt(0))}"`;
    expect(linksAsCsv(groups, header)).toBe(`\uFEFF"部门","链接","代码"\r\n${row}\r\n`);
  });

  test('get a sheet for each department, and no two sheets one name', () => {
    const groups = groupLinks(issued, (id) => `${'很长的部门名称'.repeat(5)}${id}`);
    const sheets = linksAsSheets(groups, header);
    expect(sheets.map(({ rows }) => rows.length)).toEqual([5, 9]);
    expect(new Set(sheets.map(({ name }) => name.slice(0, 31))).size).toBe(2);
  });
});

test('a slip shows the code that the rater’s page takes, and the fingerprint that it shows', () => {
  expect(codesOf(linkAt(1))).toEqual({
    typed: formatTypedCode(tokenAt(1)),
    fingerprint: fingerprintCode(fp),
    page: 'rate.example.com/r/code',
  });
});

describe('a lost link', () => {
  test.each([
    ['the link', linkAt(5)],
    ['a message with it', `请打开：\n${linkAt(5)} 谢谢`],
    ['a sentence that ends with it', `See ${linkAt(5)}.`],
    ['its fragment', new URL(linkAt(5)).hash],
    ['its code', formatTypedCode(tokenAt(5))],
    [
      'its code in small letters and blanks',
      formatTypedCode(tokenAt(5)).toLowerCase().replaceAll('-', ' '),
    ],
  ])('is understood from %s', (_name, pasted) => {
    expect(tokenOfLost(pasted)).toEqual({ ok: true, value: encodeBase64url(tokenAt(5)) });
  });

  test.each([
    ['', 'missing'],
    [linkAt(5).slice(0, -3), 'damaged'],
    ['https://rate.example.com/r', 'damaged'],
    ['ABCD-EFGH', 'length_wrong'],
    ['AAAA'.repeat(8) + '9', 'characters_wrong'],
    [`${'AAAA'.repeat(8)}Z`, 'check_wrong'],
  ])('%s is not one: %s', (pasted, reason) => {
    expect(tokenOfLost(pasted)).toEqual({ ok: false, reason });
  });
});

describe('addresses', () => {
  test('are read as people paste them', () => {
    const typed = 'a@example.com；b.c@example.com、\n D+e@mail.example.com,f@example.com\t';
    expect(readAddresses(typed, 9)).toEqual([
      'a@example.com',
      'b.c@example.com',
      'D+e@mail.example.com',
      'f@example.com',
    ]);
  });

  test.each([
    [' \n', { kind: 'none' }],
    ['a@example.com a@', { kind: 'malformed', address: 'a@' }],
    [`${'a'.repeat(250)}@b.cd`, { kind: 'malformed', address: `${'a'.repeat(250)}@b.cd` }],
    ['a@example.com A@EXAMPLE.com', { kind: 'twice', address: 'A@EXAMPLE.com' }],
    ['a@b.cd b@b.cd c@b.cd', { kind: 'many', given: 3 }],
  ])('%s: %o', (typed, fault) => {
    expect(readAddresses(typed, 2)).toEqual(fault);
  });
});

test('a message says the link and the close, whatever else its words say', () => {
  language.value = 'zh';
  const template = '$& {链接} {截止时间} {链接}';
  expect(messageFor(template, 'L', 'U')).toBe('$& L U L');
});
