import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Problem } from '../http/problem.ts';
import type { AppEnv } from '../http/app-env.ts';
import { absoluteTimeout, type SignedInPerson } from './session.ts';
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

/** Who is behind the request. @throws {Problem} not_signed_in unless a live session is */
export async function readSignedIn(c: Context<AppEnv>): Promise<SignedInPerson> {
  const sessionId = getCookie(c, cookieName);
  const person = sessionId === undefined ? undefined : await readSession(c.env.DB, sessionId);
  if (person === undefined) throw new Problem('not_signed_in');
  return person;
}
