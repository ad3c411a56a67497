import { describe, expect, test } from 'vitest';
import { PREFIX_BYTES } from '../../../shared/rating-protocol/ballot-message.ts';
import { SEALED_BYTES } from '../../../shared/rating-protocol/sealing-suite.ts';
import { MODULUS_BYTES } from '../../../shared/rating-protocol/signing-key.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { readSealedText, sealedText } from '../../../survey-ui/rate/sealed-file/sealed-text.ts';

const bytes = (length: number) =>
  encodeBase64url(Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256));

const sealed = {
  fp: bytes(32),
  ballot: {
    survey: 'survey-000000000000001',
    prefix: bytes(PREFIX_BYTES),
    signature: bytes(MODULUS_BYTES),
    sealed: bytes(SEALED_BYTES),
  },
};
const text = sealedText('请打开https://example.com/r/send交上。', sealed);

describe('the text of a sealed ballot', () => {
  test.each([
    ['as it is', text],
    ['wrapped by a mail program', text.replace(/(.{72})/g, '$1\r\n')],
    ['quoted among other words', `你好，帮我交一下：\n${text}\n谢谢！`],
    ['without its note', text.slice(text.indexOf('{'))],
    ['with a byte order mark', `\uFEFF${text}`],
  ])('is read %s', (_, given) => {
    expect(readSealedText(given)).toEqual({ ok: true, value: sealed });
  });

  test('has exactly the fields of the request to the ballot box, and which window it is for', () => {
    const fields = JSON.parse(text.slice(text.indexOf('{'))) as object;
    expect(Object.keys(fields)).toEqual([
      'format',
      'version',
      'fp',
      'survey',
      'prefix',
      'signature',
      'sealed',
    ]);
  });

  test.each([
    ['', 'missing'],
    ['hello', 'missing'],
    ['x'.repeat(2_000_000), 'missing'],
    [text.slice(0, 5000), 'cut'],
    [text.replace('"prefix"', '"other"'), 'cut'],
    [text.replace(sealed.ballot.signature, bytes(255)), 'cut'],
    [text.replace(sealed.ballot.sealed, bytes(9296)), 'cut'],
    [text.replace(sealed.fp, 7 as unknown as string), 'cut'],
    [text.replace('"version":1', '"version":2'), 'version_unknown'],
    [text.replace('"version":1', '"version":null'), 'cut'],
    ['niping-sealed-ballot {"a":1} {"b":2}', 'cut'],
    ['niping-sealed-ballot [1]', 'cut'],
  ])('is refused when damaged (%#)', (given, reason) => {
    expect(readSealedText(given)).toEqual({ ok: false, reason });
  });
});
