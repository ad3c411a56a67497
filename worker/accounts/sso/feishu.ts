import { calculatePKCECodeChallenge } from 'openid-client';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SsoConfig } from './config.ts';
import {
  type Identity,
  type IdentityProvider,
  onReturn,
  type ProviderRefusal,
} from './identity.ts';

/** Milliseconds until Feishu counts as not reachable. */
const patience = 10_000;

const tokenSchema = v.object({ code: v.literal(0), access_token: v.string() });
const userSchema = v.object({
  code: v.literal(0),
  data: v.object({
    /** Names the person to this app, for ever. */
    open_id: v.pipe(v.string(), v.minLength(1)),
    /** The mailbox that the company gave; `email` beside it is what anybody typed. */
    enterprise_email: v.optional(v.string()),
  }),
});

/**
 * Feishu, and Lark abroad: OAuth 2 with PKCE and state, but no ID token. Who came back is asked for
 * with the token instead, which came over TLS from Feishu itself for our code and verifier. It can
 * neither be told to ask again nor does it say when it did.
 *
 * @param config its issuer is where people sign in: `https://accounts.feishu.cn`
 */
export function feishuProvider({ issuer, clientId, clientSecret }: SsoConfig): IdentityProvider {
  const api = issuer.replace('//accounts.', '//open.');
  return {
    issuer,
    begin: async ({ state, verifier }, returnTo) => {
      const address = new URL(`${issuer}/open-apis/authen/v1/authorize`);
      address.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: returnTo,
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString();
      return ok(address);
    },
    finish: async ({ verifier }, returnTo, { code, error }) => {
      if (error !== undefined) {
        return fail(error === 'access_denied' ? 'sso_cancelled' : 'sso_refused');
      }
      if (code === undefined) return fail('sso_refused');
      const token = await ask(tokenSchema, `${issuer}/oauth/v3/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          grant_type: 'authorization_code',
          client_id: clientId,
          client_secret: clientSecret,
          code,
          redirect_uri: returnTo,
          code_verifier: verifier,
        }),
      });
      if (!token.ok) return token;
      const user = await ask(userSchema, `${api}/open-apis/authen/v1/user_info`, {
        headers: { authorization: `Bearer ${token.value.access_token}` },
      });
      return user.ok ? ok(identityOf(user.value.data)) : user;
    },
  };
}

function identityOf(user: v.InferOutput<typeof userSchema>['data']): Identity {
  const { open_id: subject, enterprise_email: email = '' } = user;
  return { subject, email: email === '' ? undefined : email, shownAt: onReturn };
}

/** Asks Feishu for something of a known form. */
async function ask<S extends v.GenericSchema>(
  schema: S,
  address: string,
  request: RequestInit,
): Promise<Result<v.InferOutput<S>, ProviderRefusal>> {
  try {
    const reply = await fetch(address, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (reply.status >= 500) return fail('sso_unavailable');
    const parsed = v.safeParse(schema, await reply.json());
    return parsed.success ? ok(parsed.output) : fail('sso_refused');
  } catch {
    return fail('sso_unavailable');
  }
}
