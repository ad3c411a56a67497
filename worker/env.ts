import { fail, ok, type Result } from '../shared/result.ts';
import {
  readSso,
  type SsoBindings,
  type SsoConfig,
  ssoFaults,
  type SsoFault,
} from './accounts/sso/config.ts';
import { type MailBindings, type MailConfig, readMail } from './delivery/config.ts';
import { readVersionedSecret, type SecretFault, type VersionedSecret } from './versioned-secret.ts';

/** What the platform binds, as named in wrangler.toml, and the secrets. */
export interface Bindings extends MailBindings, SsoBindings {
  DB: D1Database;
  KEYS: R2Bucket;
  ASSETS: Fetcher;
  /** `version:base64url of 32 bytes`, several separated by commas; the highest wraps. */
  KEY_ENCRYPTION_SECRETS: string;
  /** As above; session ids are stored as hashes under it. */
  SESSION_PEPPER: string;
  /** At least 32 characters; lets the operator make the first HR account. */
  SETUP_CODE: string;
  /** Origin of the rater's page when it has a host of its own; else empty. */
  RATER_ORIGIN: string;
  /** Origin of the console, to which notices of tasks lead; empty: they name no address. */
  CONSOLE_ORIGIN?: string;
  /** Set to `true` by the local runner alone: links sign in without a passkey, on localhost only. */
  DEMO_SIGN_IN?: string;
}

/** The part of the bindings that is text: what an operator sets and can get wrong. */
export type Settings = Partial<Omit<Bindings, 'DB' | 'KEYS' | 'ASSETS'>>;

/** Bindings checked once, in the form the parts use. */
export interface Config extends MailConfig {
  keyEncryption: KeyEncryptionSecrets;
  sessionPepper: VersionedSecret;
  setupCode: string;
  raterOrigin: string | undefined;
  consoleOrigin: string | undefined;
  demoSignIn: boolean;
  /** Undefined where people sign in with passkeys alone. */
  sso: SsoConfig | undefined;
}

/** Key-encryption secrets by version; `newest` wraps, all unwrap. */
export type KeyEncryptionSecrets = VersionedSecret;

/** A setting that keeps the product from serving; never its value. */
export interface SettingFault {
  setting:
    | 'KEY_ENCRYPTION_SECRETS'
    | 'SESSION_PEPPER'
    | 'SETUP_CODE'
    | 'RATER_ORIGIN'
    | 'CONSOLE_ORIGIN'
    | 'MAIL_FROM'
    | SsoFault['setting'];
  fault: SecretFault;
}

const leastSetupCode = 32;
/** Different characters in a set-up code; fewer were typed by leaning on the keyboard. */
const leastDistinctCharacters = 8;

/**
 * Reads the configuration. Undefined when a secret is missing or too weak, so that
 * the Worker refuses to serve instead of serving badly protected.
 */
export function readConfig(settings: Settings): Config | undefined {
  const { keyEncryption, sessionPepper, setupCode, raterOrigin, consoleOrigin, mail, sso } =
    readSettings(settings);
  if (!keyEncryption.ok || !sessionPepper.ok || !setupCode.ok) return undefined;
  if (!raterOrigin.ok || !consoleOrigin.ok || !mail.ok || !sso.ok) return undefined;
  return {
    ...mail.value,
    keyEncryption: keyEncryption.value,
    sessionPepper: sessionPepper.value,
    setupCode: setupCode.value,
    raterOrigin: raterOrigin.value,
    consoleOrigin: consoleOrigin.value,
    demoSignIn: settings.DEMO_SIGN_IN === 'true',
    sso: sso.value,
  };
}

/** What keeps `readConfig` from reading the settings, in the order in which to mend it. */
export function settingFaults(settings: Settings): SettingFault[] {
  const { keyEncryption, sessionPepper, setupCode, raterOrigin, consoleOrigin, mail } =
    readSettings(settings);
  return [
    faultOf('KEY_ENCRYPTION_SECRETS', keyEncryption),
    faultOf('SESSION_PEPPER', sessionPepper),
    faultOf('SETUP_CODE', setupCode),
    faultOf('RATER_ORIGIN', raterOrigin),
    faultOf('CONSOLE_ORIGIN', consoleOrigin),
    faultOf('MAIL_FROM', mail),
    ssoFaults(settings),
  ].flat();
}

function readSettings(settings: Settings) {
  const mail = readMail(settings);
  return {
    keyEncryption: readVersionedSecret(settings.KEY_ENCRYPTION_SECRETS),
    sessionPepper: readVersionedSecret(settings.SESSION_PEPPER),
    setupCode: readSetupCode(settings.SETUP_CODE),
    raterOrigin: readOrigin(settings.RATER_ORIGIN ?? ''),
    consoleOrigin: readOrigin(settings.CONSOLE_ORIGIN ?? ''),
    mail: mail === undefined ? fail('malformed') : ok(mail),
    sso: readSso(settings),
  };
}

function faultOf(
  setting: SettingFault['setting'],
  read: Result<unknown, SecretFault>,
): SettingFault[] {
  return read.ok ? [] : [{ setting, fault: read.reason }];
}

function readSetupCode(code: string | undefined): Result<string, SecretFault> {
  if (typeof code !== 'string' || code === '') return fail('missing');
  const isWeak = code.length < leastSetupCode || new Set(code).size < leastDistinctCharacters;
  return isWeak ? fail('weak') : ok(code);
}

/** With a slash too many no host would be the rater's, and the console would be on both. */
function readOrigin(text: string): Result<string | undefined, 'malformed'> {
  if (text === '') return ok(undefined);
  return URL.canParse(text) && new URL(text).origin === text ? ok(text) : fail('malformed');
}
