import { type Result, fail, ok } from '../result.ts';
import { decodeBase64urlOfLength, decodeBase64url, encodeBase64url } from '../wire/base64url.ts';
import type { Bytes } from '../wire/bytes.ts';
import { type Ballot, encodeBallot } from './ballot.ts';
import { type BallotContext, PREFIX_BYTES, ballotMessage } from './ballot-message.ts';
import { blind, finalize } from './blind-signature-client.ts';
import { encodeManifest, type SurveyManifest } from './manifest.ts';
import { sha256 } from './digest.ts';
import { sealBallot } from './seal-ballot.ts';
import { SEALED_BYTES } from './sealing-suite.ts';
import { checkSigningKey, MODULUS_BYTES } from './signing-key.ts';
import { importSigningPublicKey } from './signing-suite.ts';

/**
 * What a rater's device keeps between step 3 and step 7, all of it JSON with base64url texts.
 * Stored before anything is sent: without it a signature that was given could never be used, and
 * the link would be spent for nothing. It holds no rating and no text, only their sealed form.
 */
export type PreparedBallot = {
  survey: string;
  fp: string;
  surveyManifestHash: string;
  signingKey: string;
  sealed: string;
  prefix: string;
  blinded: string;
  inverse: string;
};

/** Body of the request to the ballot box. */
export type SignedBallotText = {
  survey: string;
  prefix: string;
  signature: string;
  sealed: string;
};

/**
 * Step 3: seals a ballot, builds its message and blinds it. `surveyManifest` must have passed
 * `openSurveyManifest` under the window manifest whose hash is `fp`. Nothing is sent.
 */
export async function prepareBallot(input: {
  ballot: Ballot;
  fp: Bytes;
  surveyManifest: SurveyManifest;
}): Promise<Result<PreparedBallot, 'ratings_invalid' | 'texts_invalid'>> {
  const { fp, surveyManifest } = input;
  const encoded = encodeBallot(input.ballot);
  if (!encoded.ok) return encoded;
  const context: BallotContext = {
    fp,
    surveyManifestHash: await sha256(encodeManifest(surveyManifest)),
  };
  const signingKey = required(decodeBase64url(surveyManifest.signing.publicKey));
  const sealingKey = required(decodeBase64url(surveyManifest.sealing.publicKey));
  // 3a. sealed = HPKE.Seal(info = tag, fp, survey manifest hash)
  const sealed = await sealBallot(sealingKey, context, encoded.value);
  // 3b. message = tag, fp, survey manifest hash, SHA-256(sealed)
  const message = await ballotMessage(context, sealed);
  // 3c. input = 32 random bytes, message; blinded, inverse = Blind(input)
  const blinding = await blind(await importSigningPublicKey(signingKey), message);
  return ok({
    survey: surveyManifest.survey,
    fp: encodeBase64url(fp),
    surveyManifestHash: encodeBase64url(context.surveyManifestHash),
    signingKey: encodeBase64url(signingKey),
    sealed: encodeBase64url(sealed),
    prefix: encodeBase64url(blinding.prefix),
    blinded: encodeBase64url(blinding.blinded),
    inverse: encodeBase64url(blinding.inverse),
  });
}

/**
 * Step 5: takes the blinding off the server's signature and verifies it. `signature_invalid`:
 * the server sent something else than a signature under the manifest's key; the state stays good
 * and step 4 may be repeated with the same blinded message. `state_damaged`: what the device
 * stored is not what {@link prepareBallot} gave.
 */
export async function finishBallot(
  state: PreparedBallot,
  blindSignature: string,
): Promise<Result<SignedBallotText, 'signature_invalid' | 'state_damaged'>> {
  const fp = decodeBase64urlOfLength(state.fp, 32);
  const surveyManifestHash = decodeBase64urlOfLength(state.surveyManifestHash, 32);
  const signingKey = decodeBase64url(state.signingKey);
  const sealed = decodeBase64urlOfLength(state.sealed, SEALED_BYTES);
  const prefix = decodeBase64urlOfLength(state.prefix, PREFIX_BYTES);
  const inverse = decodeBase64urlOfLength(state.inverse, MODULUS_BYTES);
  if (!fp || !surveyManifestHash || !signingKey || !sealed || !prefix || !inverse) {
    return fail('state_damaged');
  }
  if (!checkSigningKey(signingKey).ok) return fail('state_damaged');
  const signatureBytes = decodeBase64urlOfLength(blindSignature, MODULUS_BYTES);
  if (signatureBytes === undefined) return fail('signature_invalid');
  const message = await ballotMessage({ fp, surveyManifestHash }, sealed);
  const publicKey = await importSigningPublicKey(signingKey);
  // 5. signature = Finalize(blind signature, inverse), verified
  const finalized = await finalize(publicKey, message, { prefix, inverse }, signatureBytes);
  if (!finalized.ok) return finalized;
  return ok({
    survey: state.survey,
    prefix: state.prefix,
    signature: encodeBase64url(finalized.value),
    sealed: state.sealed,
  });
}

function required(bytes: Bytes | undefined): Bytes {
  if (bytes === undefined) throw new TypeError('the survey manifest has not been checked');
  return bytes;
}
