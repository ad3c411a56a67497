import type { Page } from 'playwright-core';

/** A device of the browser that holds passkeys and says yes without being asked. */
export interface Authenticator {
  /** Whether the person is recognised from now on; without, browsers report a refusal. */
  recognises: (person: boolean) => Promise<void>;
  /** Ids of the passkeys that it holds, base64. */
  passkeys: () => Promise<string[]>;
}

/** Gives a page's browser a virtual authenticator, as a phone or computer has one built in. */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    recognises: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    passkeys: async () => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.map(({ credentialId }) => credentialId);
    },
  };
}
