import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { readConfig, settingFaults, type Settings } from '../../../worker/env.ts';
import { readVersionedSecret } from '../../../worker/versioned-secret.ts';

const secret = (fill: (at: number) => number) =>
  encodeBase64url(Uint8Array.from({ length: 32 }, (_, at) => fill(at)));
const [one, two] = [secret((at) => at), secret((at) => 200 - at)];

describe('a secret in versions', () => {
  it('takes several in any order; the highest version is the newest', () => {
    const read = readVersionedSecret(` 12:${two}, 3:${one} `);
    expect(read.ok && [read.value.newest, [...read.value.byVersion.keys()]]).toEqual([12, [12, 3]]);
  });

  it.each<[string, string | undefined, string]>([
    ['nothing', undefined, 'missing'],
    ['blanks', '  ', 'missing'],
    ['a key without a version', one, 'malformed'],
    ['version 0', `0:${one}`, 'malformed'],
    ['a version that is no number', `x:${one}`, 'malformed'],
    ['31 bytes', `1:${one.slice(0, -2)}`, 'malformed'],
    ['a comma too many', `1:${one},`, 'malformed'],
    ['something behind the key', `1:${one}:x`, 'malformed'],
    ['all zeros', `1:${secret(() => 0)}`, 'weak'],
    ['four bytes over and over', `1:${secret((at) => at % 4)}`, 'weak'],
    ['one version twice', `1:${one},1:${two}`, 'repeated'],
    ['one key as two versions', `1:${one},2:${one}`, 'repeated'],
  ])('refuses %s', (_name, text, fault) => {
    expect(readVersionedSecret(text)).toEqual({ ok: false, reason: fault });
  });
});

describe('the configuration', () => {
  it('names every setting that is missing or weak, and never its value', () => {
    const settings: Settings = {
      KEY_ENCRYPTION_SECRETS: `1:${secret(() => 7)}`,
      SETUP_CODE: 'a'.repeat(40),
      RATER_ORIGIN: 'https://rate.example.com/',
      CONSOLE_ORIGIN: 'niping.example.com',
      MAIL_API_URL: 'http://mail.example.com/',
    };
    expect(readConfig(settings)).toBeUndefined();
    expect(settingFaults(settings)).toEqual([
      { setting: 'KEY_ENCRYPTION_SECRETS', fault: 'weak' },
      { setting: 'SESSION_PEPPER', fault: 'missing' },
      { setting: 'SETUP_CODE', fault: 'weak' },
      { setting: 'RATER_ORIGIN', fault: 'malformed' },
      { setting: 'CONSOLE_ORIGIN', fault: 'malformed' },
      { setting: 'MAIL_FROM', fault: 'malformed' },
    ]);
    expect(settingFaults({}).map(({ setting, fault }) => `${setting} ${fault}`)).toEqual([
      'KEY_ENCRYPTION_SECRETS missing',
      'SESSION_PEPPER missing',
      'SETUP_CODE missing',
    ]);
    expect(settingFaults(env)).toEqual([]);
  });
});
