import type { Result } from '../../../shared/result.ts';
import type { Trip } from './trip.ts';

/** Who somebody is, as the provider says. */
export interface Identity {
  /** Tells the person apart from all others of this provider, for ever. */
  subject: string;
  /** An address of which the provider says that it is verified. */
  email: string | undefined;
  /** When the person last showed there that it is they, seconds since 1970; undefined if it could say and does not. */
  shownAt: number | undefined;
}

/**
 * For providers that neither can be told to ask again nor say when they did: coming back counts, or
 * nobody could do grave steps who has no passkey.
 */
export const onReturn = Number.MAX_SAFE_INTEGER;

/** What the provider hands the browser when it sends it back. */
export interface ReturnedParameters {
  state: string;
  code?: string | undefined;
  /** Who answers, where the provider says so. */
  iss?: string | undefined;
  /** Instead of a code. */
  error?: string | undefined;
}

/** Why somebody was not recognised. */
export type ProviderRefusal = 'sso_cancelled' | 'sso_refused' | 'sso_unavailable';

/** A place where the company's people sign in. The rest of single sign-on knows no more of it. */
export interface IdentityProvider {
  /** Whose identities these are; together with the subject one never means two people. */
  issuer: string;
  /** Where the browser goes. */
  begin: (trip: Trip, returnTo: string) => Promise<Result<URL, 'sso_unavailable'>>;
  /** Who came back. */
  finish: (
    trip: Trip,
    returnTo: string,
    returned: ReturnedParameters,
  ) => Promise<Result<Identity, ProviderRefusal>>;
}
