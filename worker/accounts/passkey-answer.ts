import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import * as v from 'valibot';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { type ChallengeUse, challengeLifetime, readChallenge } from './challenge.ts';

/** What passkeys are bound to: the page's origin and the name of its host. */
export interface Site {
  /** For example `https://niping.example.com`. */
  origin: string;
  host: string;
  /** Secret that challenges are made under. */
  secret: string;
}

/** An answered challenge, to be noted so that it counts once. */
export interface Answered {
  challenge: string;
  expiresAt: number;
}

/** A passkey as the authenticator made it. */
export interface NewPasskey extends Answered {
  id: Bytes;
  publicKey: Bytes;
  signCount: number;
}

const encoded = (longest: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(longest));
/** A credential id in base64url; the standard allows 1,023 bytes. */
const credentialId = encoded(1364);

/** What a browser answers to the wish to make a passkey. */
export const creationField = v.strictObject({
  id: credentialId,
  clientDataJSON: encoded(4096),
  attestationObject: encoded(16_384),
});
/** What a browser answers to the wish to sign in with one. */
export const assertionField = v.strictObject({
  id: credentialId,
  clientDataJSON: encoded(4096),
  authenticatorData: encoded(4096),
  signature: encoded(4096),
});

/** ES256, RS256 and EdDSA: what authenticators offer and the platform verifies. */
const algorithms = [-7, -257, -8];
/** The person proves to be there by finger, face or PIN: the passkey is all there is to sign in. */
const userVerification = 'required' as const;
const timeout = challengeLifetime * 1000;
const named = (id: string) => ({ id, type: 'public-key' as const });

/** What the browser needs in order to make a passkey. @param present ids of those there are */
export function creationOptions(
  { host }: Site,
  challenge: string,
  person: { id: string; number: string; name: string; company: string },
  present: readonly string[],
) {
  return {
    challenge,
    rp: { id: host, name: person.company },
    user: {
      id: encodeBase64url(new TextEncoder().encode(person.id)),
      name: person.number,
      displayName: person.name,
    },
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' as const })),
    timeout,
    excludeCredentials: present.map(named),
    // Found by the browser without a name typed first, so no page tells who has an account.
    authenticatorSelection: { residentKey: 'required' as const, userVerification },
    attestation: 'none' as const,
  };
}

/** What the browser needs in order to ask for a passkey. @param allowed ids; empty: any of this site */
export function requestOptions({ host }: Site, challenge: string, allowed: readonly string[]) {
  return {
    challenge,
    rpId: host,
    timeout,
    userVerification,
    allowCredentials: allowed.map(named),
  };
}

/** The passkey that was made, or undefined when anything about the answer is not as asked for. */
export async function verifyCreation(
  site: Site,
  use: ChallengeUse,
  { id, clientDataJSON, attestationObject }: v.InferOutput<typeof creationField>,
): Promise<NewPasskey | undefined> {
  const answered = answeredIn(site, use);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: answered.check,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      supportedAlgorithmIDs: algorithms,
    });
    const credential = registrationInfo?.credential;
    const idBytes = decodeBase64url(id);
    const noted = answered.noted();
    if (credential?.id !== id || idBytes === undefined || noted === undefined) return undefined;
    const { publicKey, counter: signCount } = credential;
    return { ...noted, id: idBytes, publicKey: new Uint8Array(publicKey), signCount };
  } catch {
    // The library throws for every way in which an answer can be wrong.
    return undefined;
  }
}

/** The passkey's new sign count, or undefined when the answer is not this passkey's to this challenge. */
export async function verifyAssertion(
  site: Site,
  use: ChallengeUse,
  { id, ...response }: v.InferOutput<typeof assertionField>,
  passkey: { publicKey: Bytes; signCount: number },
): Promise<(Answered & { signCount: number }) | undefined> {
  const answered = answeredIn(site, use);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: answered.check,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: { id, publicKey: passkey.publicKey, counter: passkey.signCount },
    });
    const noted = answered.noted();
    if (!verified || noted === undefined) return undefined;
    return { ...noted, signCount: authenticationInfo.newCounter };
  } catch {
    return undefined;
  }
}

/** Checks the challenge in an answer and keeps it. */
function answeredIn(site: Site, use: ChallengeUse) {
  let found: Answered | undefined;
  return {
    check: async (challenge: string) => {
      const expiresAt = await readChallenge(site.secret, challenge, use);
      if (expiresAt !== undefined) found = { challenge, expiresAt };
      return expiresAt !== undefined;
    },
    noted: () => found,
  };
}

/** Credential ids as the wire has them. */
export function idText(id: Uint8Array): string {
  return encodeBase64url(id);
}
