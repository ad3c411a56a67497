/** What is put into an ID token in place of the truth. */
export interface ForgedToken {
  claims?: Record<string, unknown>;
  /** `none`: without a signature; `strange`: by a key that the provider does not publish. */
  signed?: 'none' | 'strange';
}

/** What the provider under test is to do from now on; what is left out stays. Reached by `PUT /control`. */
export interface ProviderWish {
  /** Signs with another key from now on and publishes that one only. */
  rotate?: true;
  /** Whether codes are worth anything when they are handed in. */
  codes?: 'fresh' | 'expired';
  /** What it says in ID tokens in place of the truth; null: nothing. */
  token?: ForgedToken | null;
  /** Whether it fails whatever it is asked. */
  down?: boolean;
}

/** The product as the provider knows it, and somebody else's page that uses the same provider. */
export const ssoClient = { id: 'niping', secret: 'the-secret-of-niping-at-the-provider' };
export const otherClient = { id: 'canteen', secret: 'the-secret-of-the-canteen-there-12' };
