import { env } from 'cloudflare:workers';
import { type ProviderWish, ssoClient } from '../../../support/provider-wish.ts';
import type { Bindings } from '../../../../worker/env.ts';
import { origin } from '../../support/worker-fetch.ts';
import { postTo, type Reply } from '../account-scene.ts';

/** The Worker's settings with the provider of this machine. */
export const withProvider = (changed: Partial<Bindings> = {}): Partial<Bindings> => ({
  SSO_ISSUER: env.TEST_IDENTITY_PROVIDER_URL,
  SSO_CLIENT_ID: ssoClient.id,
  SSO_CLIENT_SECRET: ssoClient.secret,
  ...changed,
});

/** Tells the provider what to do from now on. */
export async function tellProvider(wish: ProviderWish): Promise<void> {
  const init = { method: 'PUT', body: JSON.stringify(wish) };
  await (await fetch(`${env.TEST_IDENTITY_PROVIDER_URL}/control`, init)).text();
}

/** A browser that has been sent to the provider. */
export interface Sent {
  address: URL;
  /** The sealed trip, as a Cookie header carries it. */
  cookie: string;
}

/** Presses the button that leads to the provider. */
export async function begin(again = false, bindings = withProvider(), at = origin): Promise<Sent> {
  const reply = await postTo('/session/sso/begin', { again }, { bindings, at });
  const { address } = JSON.parse(reply.text) as { address: string };
  return { address: new URL(address), cookie: cookieOf(reply.cookie, '__Host-sso') };
}

/** The part of Set-Cookie headers that a browser sends back. */
export function cookieOf(header: string | null, name: string): string {
  return new RegExp(`${name}=[^;]+`).exec(header ?? '')?.[0] ?? '';
}

/** A browser's cookies at the provider. */
export type Jar = Map<string, string>;

/**
 * Signs in at the provider as whoever it is told.
 * @param login address to type; undefined presses the button for going back without
 * @returns what the provider sends back through the browser
 */
export async function signInThere(
  address: URL,
  login: string | undefined,
  jar: Jar = new Map(),
): Promise<Record<string, string>> {
  let next = address;
  let form: string | undefined;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(next, {
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    await reply.text();
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = reply.headers.get('location');
    if (location === null) {
      form = login === undefined ? 'cancel=yes' : `login=${encodeURIComponent(login)}`;
    } else {
      next = new URL(location, next);
      form = undefined;
      if (next.origin !== address.origin) return Object.fromEntries(next.searchParams);
    }
  }
  throw new Error('the provider does not send the browser back');
}

/** Hands in what the provider sent back. */
export function finish(
  returned: Record<string, string>,
  cookie: string,
  bindings = withProvider(),
  at = origin,
): Promise<Reply> {
  const { state = '', code, iss, error } = returned;
  return postTo('/session/sso/finish', { state, code, iss, error }, { cookie, bindings, at });
}

/** The whole way there and back. */
export async function comeInAs(
  login: string | undefined,
  bindings = withProvider(),
  cookie?: string,
): Promise<Reply> {
  const sent = await begin(false, bindings);
  const returned = await signInThere(sent.address, login);
  const cookies = cookie === undefined ? sent.cookie : `${sent.cookie}; ${cookie}`;
  return finish(returned, cookies, bindings);
}
