import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Problem } from '../http/problem.ts';
import type { AppEnv } from '../http/app-env.ts';
import { absoluteTimeout, type Session } from './session.ts';
import { readSession } from './store.ts';

// The prefix makes browsers insist on Secure, on Path=/ and on this very host.
const cookieName = '__Host-session';
const cookieOptions = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const;

/** Hands the session id to the browser. */
export function writeSessionCookie(c: Context<AppEnv>, sessionId: string): void {
  setCookie(c, cookieName, sessionId, { ...cookieOptions, maxAge: absoluteTimeout });
}

/** Takes the session id back from the browser; returns it. */
export function clearSessionCookie(c: Context<AppEnv>): string | undefined {
  const sessionId = getCookie(c, cookieName);
  deleteCookie(c, cookieName, cookieOptions);
  return sessionId;
}

/** The session behind the request. @throws {Problem} not_signed_in unless it lives */
export async function readSignedIn(c: Context<AppEnv>): Promise<Session> {
  const sessionId = getCookie(c, cookieName);
  const session =
    sessionId === undefined
      ? undefined
      : await readSession(c.env.DB, c.get('config').sessionPepper, sessionId);
  if (session === undefined) throw new Problem('not_signed_in');
  return session;
}
