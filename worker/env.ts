import * as v from 'valibot';
import { decodeBase64url } from '../shared/wire/base64url.ts';
import type { Bytes } from '../shared/wire/bytes.ts';
import { type MailBindings, type MailConfig, readMail } from './delivery/config.ts';

/** What the platform binds, as named in wrangler.toml, and the secrets. */
export interface Bindings extends MailBindings {
  DB: D1Database;
  KEYS: R2Bucket;
  ASSETS: Fetcher;
  /** `version:base64url of 32 bytes`, several separated by commas, newest last. */
  KEY_ENCRYPTION_SECRETS: string;
  /** At least 32 characters; lets the operator make the first HR account. */
  SETUP_CODE: string;
  /** Origin of the rater's page when it has a host of its own; else empty. */
  RATER_ORIGIN: string;
  /** Set to `true` by the local runner alone: links sign in without a passkey, on localhost only. */
  DEMO_SIGN_IN?: string;
}

/** Bindings checked once, in the form the parts use. */
export interface Config extends MailConfig {
  keyEncryption: KeyEncryptionSecrets;
  setupCode: string;
  raterOrigin: string | undefined;
  demoSignIn: boolean;
}

/** Key-encryption secrets by version; `newest` wraps, all unwrap. */
export interface KeyEncryptionSecrets {
  newest: number;
  byVersion: ReadonlyMap<number, Bytes>;
}

const secretSchema = v.pipe(
  v.string(),
  v.transform((text) => {
    const byVersion = new Map<number, Bytes>();
    for (const part of text.split(',')) {
      const [version = '', key = ''] = part.trim().split(':');
      const bytes = decodeBase64url(key);
      if (!/^[1-9]\d{0,5}$/.test(version) || bytes?.length !== 32) return undefined;
      byVersion.set(Number(version), bytes);
    }
    return { newest: Math.max(...byVersion.keys()), byVersion };
  }),
);

/**
 * Reads the configuration. Undefined when a secret is missing or too weak, so that
 * the Worker refuses to serve instead of serving badly protected.
 */
export function readConfig(bindings: Bindings): Config | undefined {
  const keyEncryption = v.safeParse(secretSchema, bindings.KEY_ENCRYPTION_SECRETS);
  if (!keyEncryption.success || keyEncryption.output === undefined) return undefined;
  if (typeof bindings.SETUP_CODE !== 'string' || bindings.SETUP_CODE.length < 32) return undefined;
  // With a slash too many no host would be the rater's, and the console would be on both.
  if (bindings.RATER_ORIGIN !== '' && !isOrigin(bindings.RATER_ORIGIN)) return undefined;
  const mail = readMail(bindings);
  if (mail === undefined) return undefined;
  return {
    ...mail,
    keyEncryption: keyEncryption.output,
    setupCode: bindings.SETUP_CODE,
    raterOrigin: bindings.RATER_ORIGIN === '' ? undefined : bindings.RATER_ORIGIN,
    demoSignIn: bindings.DEMO_SIGN_IN === 'true',
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
