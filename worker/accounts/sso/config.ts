import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SecretFault } from '../../versioned-secret.ts';

/** What an operator sets for single sign-on; all of it may be absent. */
export interface SsoBindings {
  /** `openid`, which is what empty means, or `feishu`. */
  SSO_PROVIDER?: string;
  /** The provider's address, as it names itself; empty: there is no single sign-on. */
  SSO_ISSUER?: string;
  SSO_CLIENT_ID?: string;
  /** At least 16 characters, as the provider gave it. */
  SSO_CLIENT_SECRET?: string;
  /** `true`: nobody signs in otherwise. */
  SSO_ONLY?: string;
}

const kinds = ['openid', 'feishu'] as const;
type SsoKind = (typeof kinds)[number];

/** Single sign-on, checked. */
export interface SsoConfig {
  kind: SsoKind;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whether it is the only way in. */
  only: boolean;
}

/** What is wrong with one setting; never its value. */
export interface SsoFault {
  setting: 'SSO_PROVIDER' | 'SSO_ISSUER' | 'SSO_CLIENT_ID' | 'SSO_CLIENT_SECRET' | 'SSO_ONLY';
  fault: SecretFault;
}

const leastSecret = 16;

/** Reads what concerns single sign-on; undefined without an issuer. */
export function readSso(bindings: SsoBindings): Result<SsoConfig | undefined, SecretFault> {
  const [first] = ssoFaults(bindings);
  if (first !== undefined) return fail(first.fault);
  const { SSO_ISSUER: issuer = '', SSO_CLIENT_ID: clientId = '' } = bindings;
  const { SSO_CLIENT_SECRET: clientSecret = '' } = bindings;
  if (issuer === '') return ok(undefined);
  const kind = kindOf(bindings) ?? 'openid';
  return ok({ kind, issuer, clientId, clientSecret, only: bindings.SSO_ONLY === 'true' });
}

function kindOf({ SSO_PROVIDER: kind = '' }: SsoBindings): SsoKind | undefined {
  return kind === '' ? 'openid' : kinds.find((each) => each === kind);
}

/** What keeps `readSso` from reading, in the order in which to mend it. */
export function ssoFaults(bindings: SsoBindings): SsoFault[] {
  const { SSO_ISSUER: issuer = '', SSO_CLIENT_ID: id = '', SSO_ONLY: only = '' } = bindings;
  const { SSO_CLIENT_SECRET: secret = '' } = bindings;
  const faults: SsoFault[] = [];
  if (kindOf(bindings) === undefined) faults.push({ setting: 'SSO_PROVIDER', fault: 'malformed' });
  if (issuer === '') {
    // With the only way in and no provider, nobody would come in at all.
    if (id !== '' || secret !== '' || only === 'true') {
      faults.push({ setting: 'SSO_ISSUER', fault: 'missing' });
    }
  } else {
    if (!isProvider(issuer)) faults.push({ setting: 'SSO_ISSUER', fault: 'malformed' });
    if (id === '') faults.push({ setting: 'SSO_CLIENT_ID', fault: 'missing' });
    if (secret.length < leastSecret) {
      faults.push({ setting: 'SSO_CLIENT_SECRET', fault: secret === '' ? 'missing' : 'weak' });
    }
  }
  // Whoever writes `yes` believes that passkeys are off.
  if (only !== '' && only !== 'true' && only !== 'false') {
    faults.push({ setting: 'SSO_ONLY', fault: 'malformed' });
  }
  return faults;
}

/** Codes and tokens go there: https, or this very machine. */
function isProvider(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, search, hash } = new URL(text);
  const isPlain = username === '' && search === '' && hash === '';
  return isPlain && (protocol === 'https:' || isLoopback(text));
}

/** Whether an address is http on this very machine. */
export function isLoopback(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}
