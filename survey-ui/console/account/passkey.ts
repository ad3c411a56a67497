import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Assertion, Creation } from '../../../shared/wire/passkey.ts';
import type { Answer, Refusal } from '../kit/answer.ts';

/** Lets the browser make a passkey. Refusals are the browser's own, with status 0. */
export function makePasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<Answer<Creation>> {
  return ask(async () => {
    const { id, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject } = response;
    return { id, clientDataJSON, attestationObject };
  });
}

/** Lets the browser ask the person for a passkey. */
export function showPasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<Answer<Assertion>> {
  return ask(async () => {
    const { id, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature } = response;
    return { id, clientDataJSON, authenticatorData, signature };
  });
}

async function ask<T>(perform: () => Promise<T>): Promise<Answer<T>> {
  if (!browserSupportsWebAuthn()) return { ok: false, refusal: refusal('passkey_unsupported') };
  try {
    return { ok: true, value: await perform() };
  } catch (error) {
    const present =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { ok: false, refusal: refusal(present ? 'passkey_present' : 'passkey_cancelled') };
  }
}

/** Codes of what can go wrong between the person, the device and the browser. */
export type PasskeyFailure = 'passkey_cancelled' | 'passkey_unsupported' | 'passkey_present';

function refusal(code: PasskeyFailure): Refusal {
  return { code, status: 0 };
}
