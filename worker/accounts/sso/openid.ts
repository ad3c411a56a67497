import * as client from 'openid-client';
import { fail, ok } from '../../../shared/result.ts';
import { freshFor } from '../session.ts';
import { isLoopback, type SsoConfig } from './config.ts';
import type { Identity, IdentityProvider, ProviderRefusal } from './identity.ts';

/** Seconds until a provider that does not answer counts as not reachable. */
const patience = 10;

/** A provider of OpenID Connect: authorization code, PKCE, state, nonce, signed ID token. */
export function openIdProvider(config: SsoConfig): IdentityProvider {
  return {
    issuer: config.issuer,
    begin: async ({ state, nonce, verifier, again }, returnTo) => {
      try {
        const provider = await discover(config);
        return ok(
          client.buildAuthorizationUrl(provider, {
            redirect_uri: returnTo,
            response_type: 'code',
            scope: 'openid email',
            state,
            nonce,
            code_challenge: await client.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
            // Whoever finds a screen unlocked must not get past a grave step without being asked.
            ...(again ? { prompt: 'login', max_age: String(freshFor) } : {}),
          }),
        );
      } catch {
        return fail('sso_unavailable');
      }
    },
    finish: async ({ state, nonce, verifier, again }, returnTo, returned) => {
      const address = new URL(returnTo);
      for (const [name, value] of Object.entries(returned)) {
        if (typeof value === 'string') address.searchParams.set(name, value);
      }
      try {
        const provider = await discover(config);
        const tokens = await client.authorizationCodeGrant(provider, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(again ? { maxAge: freshFor } : {}),
        });
        const claims = tokens.claims();
        if (claims === undefined) return fail('sso_refused');
        return ok(await identityOf(provider, claims, tokens.access_token));
      } catch (error) {
        return fail(reasonOf(error));
      }
    },
  };
}

/**
 * Asks the provider for its addresses. Its keys are fetched with them, for every sign-in anew: so a
 * key that it has changed is known at once, and one that it has taken back counts no more.
 */
async function discover({ issuer, clientId, clientSecret }: SsoConfig) {
  const execute = [client.enableNonRepudiationChecks];
  if (isLoopback(issuer)) execute.push(client.allowInsecureRequests);
  return client.discovery(
    new URL(issuer),
    clientId,
    undefined,
    // The way that every provider has to know unless it says otherwise.
    (as, ...request) => {
      const basic = as.token_endpoint_auth_methods_supported?.includes('client_secret_basic');
      const way = basic === false ? client.ClientSecretPost : client.ClientSecretBasic;
      return way(clientSecret)(as, ...request);
    },
    { execute, timeout: patience },
  );
}

/** The claims that count here; an address that the ID token does not name is asked for. */
async function identityOf(
  provider: client.Configuration,
  claims: client.IDToken,
  accessToken: string,
): Promise<Identity> {
  const { sub: subject, auth_time: shownAt } = claims;
  const hasMore = provider.serverMetadata().userinfo_endpoint !== undefined;
  const named =
    claims['email'] === undefined && hasMore
      ? await client.fetchUserInfo(provider, accessToken, subject)
      : claims;
  const { email, email_verified: verified } = named as Record<string, unknown>;
  const counts = typeof email === 'string' && verified === true;
  return { subject, email: counts ? email : undefined, shownAt };
}

/** Tells a provider that says no or cannot be believed from one that does not answer. */
function reasonOf(error: unknown): ProviderRefusal {
  if (error instanceof client.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'sso_cancelled' : 'sso_refused';
  }
  // The client's secret is wrong, which only the operator can mend.
  if (error instanceof client.WWWAuthenticateChallengeError) return 'sso_refused';
  if (error instanceof client.ResponseBodyError) {
    return error.status >= 500 ? 'sso_unavailable' : 'sso_refused';
  }
  if (error instanceof client.ClientError) {
    return error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
      ? 'sso_unavailable'
      : 'sso_refused';
  }
  // What is left is the network's.
  return 'sso_unavailable';
}
