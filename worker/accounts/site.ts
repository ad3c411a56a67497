import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { Site } from './passkey-answer.ts';

/** What passkeys of this deployment are bound to, from the address that was asked. */
export function siteOf(c: Context<AppEnv>): Site {
  const { origin, hostname } = new URL(c.req.url);
  return { origin, host: hostname, secret: c.get('config').setupCode };
}

/**
 * Whether a one-time link may sign in without a passkey, for trying the product out. Three things
 * have to come together that no production has: the local runner's variable, no host of its own
 * for raters, and a request to this very machine.
 */
export function isDemo(c: Context<AppEnv>): boolean {
  const { demoSignIn, raterOrigin } = c.get('config');
  return demoSignIn && raterOrigin === undefined && new URL(c.req.url).hostname === 'localhost';
}
