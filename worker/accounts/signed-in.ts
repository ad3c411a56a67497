import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Problem } from '../http/problem.ts';
import type { AppEnv } from '../http/app-env.ts';
import { absoluteTimeout, holdsRole, type Role } from './session.ts';
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

/** Middleware: refuses with not_signed_in unless a live session is behind the request. */
export function signedIn(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const sessionId = getCookie(c, cookieName);
    const person = sessionId === undefined ? undefined : await readSession(c.env.DB, sessionId);
    if (person === undefined) throw new Problem('not_signed_in');
    c.set('person', person);
    await next();
  };
}

/** Middleware behind `signedIn`: refuses with role_missing unless the person holds the role. */
export function withRole(role: Role): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!holdsRole(c.get('person'), role)) throw new Problem('role_missing');
    await next();
  };
}
