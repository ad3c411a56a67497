import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { AppEnv } from '../../http/app-env.ts';
import { body } from '../../http/body.ts';
import { granted } from '../../http/granted.ts';
import { Problem } from '../../http/problem.ts';
import { sameSecret } from '../same-secret.ts';
import { readSignedIn, writeSessionCookie } from '../signed-in.ts';
import { readNow } from '../store.ts';
import { signInByIdentity } from './identity-store.ts';
import { disconnect, readBoundAt } from './own-identity-store.ts';
import { providerOf } from './provider.ts';
import { newTrip, openTrip, sealTrip, tripLifetime } from './trip.ts';

// No other site can make a browser send it, so a stranger's way back ends nothing here.
const cookieName = '__Host-sso';
const cookieOptions = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const;
/** The page to which providers send browsers back. */
const returnPath = '/sign-in/return';

const returned = v.pipe(v.string(), v.maxLength(4096));
const nothing = v.strictObject({});
const beginSchema = v.strictObject({ again: v.boolean() });
const finishSchema = v.strictObject({
  state: returned,
  code: v.optional(returned),
  iss: v.optional(returned),
  error: v.optional(returned),
});

/** Signing in where the company signs in, and coming back. */
export const ssoRoutes = new Hono<AppEnv>()
  .get('/ways', (c) => {
    const { sso } = c.get('config');
    return c.json({ passkeys: sso?.only !== true, sso: sso?.kind ?? null });
  })
  .get('/sso', async (c) => {
    const { sso } = c.get('config');
    const boundAt = sso && (await readBoundAt(c.env.DB, sso.issuer, c.get('person').id));
    return c.json({ sso: sso !== undefined, boundAt: boundAt ?? null });
  })
  .post('/sso/begin', body(beginSchema), async (c) => {
    return c.json({ address: await leave(c, c.req.valid('json').again) });
  })
  // Whoever comes back within ten minutes of having shown the passkey connects both.
  .post('/sso/connect', body(nothing), async (c) => c.json({ address: await leave(c, false) }))
  .post('/sso/disconnect', body(nothing), async (c) => {
    const { sso } = c.get('config');
    if (sso === undefined) throw new Problem('not_found');
    if (sso.only) throw new Problem('sso_only');
    granted(await disconnect(c.env.DB, sso.issuer, c.get('person').id));
    return c.json({ disconnected: true });
  })
  .post('/sso/finish', body(finishSchema), async (c) => {
    const answer = c.req.valid('json');
    const { provider, secret, origin } = ssoOf(c);
    const seal = getCookie(c, cookieName) ?? '';
    const trip = await openTrip(secret, origin, seal, await readNow(c.env.DB));
    const isOurs = trip !== undefined && (await sameSecret(answer.state, trip.state));
    if (!isOurs || trip.issuer !== provider.issuer) throw new Problem('sso_expired');
    const identity = granted(await provider.finish(trip, origin + returnPath, answer));
    const match = await signInByIdentity(
      c.env.DB,
      c.get('config').sessionPepper,
      trip,
      identity,
      await presentPerson(c),
    );
    writeSessionCookie(c, granted(match));
    deleteCookie(c, cookieName, cookieOptions);
    return c.json({ signedIn: true });
  });

/** Gives the browser a sealed trip, and the address that it leads to. */
async function leave(c: Context<AppEnv>, again: boolean): Promise<string> {
  const { provider, secret, origin } = ssoOf(c);
  const trip = await newTrip(provider.issuer, again, await readNow(c.env.DB));
  const address = granted(await provider.begin(trip, origin + returnPath));
  const seal = await sealTrip(secret, origin, trip);
  setCookie(c, cookieName, seal, { ...cookieOptions, maxAge: tripLifetime });
  return address.href;
}

/** @throws {Problem} not_found where there is no single sign-on */
function ssoOf(c: Context<AppEnv>) {
  const { sso, setupCode } = c.get('config');
  if (sso === undefined) throw new Problem('not_found');
  return { provider: providerOf(sso), secret: setupCode, origin: new URL(c.req.url).origin };
}

/** Who is signed in in this browser already and has shown it within the last ten minutes. */
async function presentPerson(c: Context<AppEnv>): Promise<string | undefined> {
  try {
    const { fresh, person } = await readSignedIn(c);
    return fresh ? person.id : undefined;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
