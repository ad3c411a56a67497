import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { configuredDelivery } from '../../../worker/delivery/configured.ts';
import { type MailBindings, readMail } from '../../../worker/delivery/config.ts';
import { readConfig } from '../../../worker/env.ts';

const binding: SendEmail = { send: () => Promise.reject(new Error('not used here')) };
const api = {
  MAIL_FROM: 'niping@example.com',
  MAIL_API_URL: 'https://mail.example.com/send',
  MAIL_API_KEY: '0123456789abcdef',
};
const outbox = { OUTBOX_URL: 'http://127.0.0.1:4567/', OUTBOX_KEY: '0123456789abcdef' };

describe('the configuration of e-mail', () => {
  it('may be absent, and then nothing is delivered', () => {
    expect(readMail({})).toEqual({ mail: undefined, outbox: undefined });
    expect(readMail({ MAIL_FROM: '', MAIL_API_URL: '' })?.mail).toBeUndefined();
  });

  it.each<[string, MailBindings, 'mail' | 'outbox']>([
    ['the platform’s binding', { EMAIL: binding, MAIL_FROM: 'niping@example.com' }, 'mail'],
    ['a mail service', api, 'mail'],
    ['the outbox', outbox, 'outbox'],
    ['a mail service rather than the outbox', { ...api, ...outbox }, 'mail'],
  ])('takes %s', (_name, bindings, kind) => {
    const config = readConfig({ ...env, ...bindings });
    expect(config === undefined ? 'refused' : configuredDelivery(config).kind).toBe(kind);
  });

  it('hands a message over twice only to a service that is known to tell repetitions', () => {
    const repeatHeader = (more: MailBindings) => {
      const mail = readMail({ ...api, ...more })?.mail;
      return mail !== undefined && 'url' in mail ? mail.repeatHeader : 'none configured';
    };
    expect(repeatHeader({})).toBeUndefined();
    expect(repeatHeader({ MAIL_API_REPEAT_HEADER: 'Idempotency-Key' })).toBe('Idempotency-Key');
  });

  it.each<[string, MailBindings]>([
    ['a service without TLS', { ...api, MAIL_API_URL: 'http://mail.example.com/' }],
    ['a service without a key', { ...api, MAIL_API_KEY: '' }],
    ['a service without a sender', { ...api, MAIL_FROM: '' }],
    ['a sender that would end a header', { ...api, MAIL_FROM: 'a@example.com\r\nBcc: b@c.de' }],
    ['a binding without a sender', { EMAIL: binding }],
    ['a header that would end itself', { ...api, MAIL_API_REPEAT_HEADER: 'a: b\r\nc' }],
    ['a header that says who asks', { ...api, MAIL_API_REPEAT_HEADER: 'Authorization' }],
    ['an outbox on another machine', { ...outbox, OUTBOX_URL: 'http://example.com/' }],
    [
      'an outbox by a name that could lead elsewhere',
      { ...outbox, OUTBOX_URL: 'http://localhost/' },
    ],
    ['an outbox without a key', { ...outbox, OUTBOX_KEY: 'short' }],
  ])('refuses %s', (_name, bindings) => {
    expect(readMail(bindings)).toBeUndefined();
  });
});
