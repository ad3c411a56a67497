import { describe, expect, it } from 'vitest';
import { readSso, type SsoBindings, ssoFaults } from '../../../../worker/accounts/sso/config.ts';

const whole: SsoBindings = {
  SSO_ISSUER: 'https://id.example.com/realms/staff',
  SSO_CLIENT_ID: 'niping',
  SSO_CLIENT_SECRET: '0123456789abcdef',
};

describe('what an operator sets for single sign-on', () => {
  it('is nothing, or whole', () => {
    const none = { SSO_ISSUER: '', SSO_CLIENT_ID: '', SSO_ONLY: 'false', SSO_PROVIDER: '' };
    for (const nothing of [{}, none]) {
      expect(readSso(nothing)).toEqual({ ok: true, value: undefined });
    }
    expect(readSso({ ...whole, SSO_ONLY: 'true' })).toMatchObject({
      ok: true,
      value: { kind: 'openid', issuer: whole.SSO_ISSUER, only: true },
    });
    expect(readSso({ ...whole, SSO_PROVIDER: 'feishu' })).toMatchObject({
      value: { kind: 'feishu', only: false },
    });
  });

  it.each<[string, SsoBindings]>([
    ['SSO_ISSUER missing', { ...whole, SSO_ISSUER: '' }],
    ['SSO_ISSUER missing', { SSO_ONLY: 'true' }],
    ['SSO_ISSUER malformed', { ...whole, SSO_ISSUER: 'id.example.com' }],
    ['SSO_ISSUER malformed', { ...whole, SSO_ISSUER: 'http://id.example.com' }],
    ['SSO_ISSUER malformed', { ...whole, SSO_ISSUER: 'http://127.0.0.1.example.com' }],
    ['SSO_ISSUER malformed', { ...whole, SSO_ISSUER: 'https://a:b@id.example.com' }],
    ['SSO_ISSUER malformed', { ...whole, SSO_ISSUER: 'https://id.example.com/?a=b' }],
    ['SSO_CLIENT_ID missing', { ...whole, SSO_CLIENT_ID: '' }],
    ['SSO_CLIENT_SECRET missing', { ...whole, SSO_CLIENT_SECRET: '' }],
    ['SSO_CLIENT_SECRET weak', { ...whole, SSO_CLIENT_SECRET: 'short' }],
    ['SSO_ONLY malformed', { ...whole, SSO_ONLY: 'yes' }],
    ['SSO_PROVIDER malformed', { ...whole, SSO_PROVIDER: 'wecom' }],
  ])('is refused: %s', (sentence, bindings) => {
    expect(ssoFaults(bindings).map(({ setting, fault }) => `${setting} ${fault}`)).toEqual([
      sentence,
    ]);
    expect(readSso(bindings).ok).toBe(false);
  });
});
