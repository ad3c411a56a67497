import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { decodeBallot } from '../../../../shared/rating-protocol/ballot.ts';
import {
  type RawSigner,
  blindSign,
} from '../../../../shared/rating-protocol/blind-signature-server.ts';
import { encodeManifest } from '../../../../shared/rating-protocol/manifest.ts';
import {
  importSealingKeys,
  openSealedBallot,
} from '../../../../shared/rating-protocol/open-ballot.ts';
import {
  openSurveyManifest,
  openWindowManifest,
} from '../../../../shared/rating-protocol/open-manifest.ts';
import { finishBallot, prepareBallot } from '../../../../shared/rating-protocol/rater.ts';
import { checkSigningKey } from '../../../../shared/rating-protocol/signing-key.ts';
import { importSigningPublicKey } from '../../../../shared/rating-protocol/signing-suite.ts';
import { verifyBallotSignature } from '../../../../shared/rating-protocol/verify-ballot.ts';
import { decodeBase64url, encodeBase64url } from '../../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../../shared/wire/bytes.ts';
import type { Result } from '../../../../shared/result.ts';
import { SURVEY, makeSample } from '../sample.ts';
import type { Compared } from './blind-signature.ts';

function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

function bytesOf(text: string): Bytes {
  const bytes = decodeBase64url(text);
  if (bytes === undefined) throw new TypeError('not base64url');
  return bytes;
}

/** The private-key operation in the library's own arithmetic, which runs everywhere. */
async function portableSigner(privateKey: Bytes): Promise<RawSigner> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('pkcs8', privateKey, algorithm, true, ['sign']);
  const suite = RSABSSA.SHA384.PSS.Randomized();
  return async (blinded) => new Uint8Array(await suite.blindSign(key, blinded));
}

/** Every step from the manifests to the tally's reading, on whatever platform this runs. */
export async function compareRoundTrip(): Promise<Compared[]> {
  const sample = await makeSample();
  const window = valueOf(
    await openWindowManifest(encodeManifest(sample.windowManifest), sample.fp),
  );
  const survey = valueOf(
    await openSurveyManifest(encodeManifest(sample.surveyManifest), SURVEY, window),
  );
  const ballot = {
    ratings: [1, 2, 3, 4, 5, 6, 7, 9, 10],
    texts: ['两次都按时', '', '', 'called back\nthe same day', '', '', '', '', '👩‍💻'],
  };
  const state = valueOf(await prepareBallot({ ballot, fp: sample.fp, surveyManifest: survey }));
  const signer = await portableSigner(sample.signing.privateKey);
  const key = valueOf(checkSigningKey(sample.signing.publicKey));
  const signature = valueOf(await blindSign(signer, key, bytesOf(state.blinded)));
  const sent = valueOf(await finishBallot(state, encodeBase64url(signature)));

  const publicKey = await importSigningPublicKey(sample.signing.publicKey);
  const verified = await verifyBallotSignature(publicKey, sample, {
    prefix: bytesOf(sent.prefix),
    signature: bytesOf(sent.signature),
    sealed: bytesOf(sent.sealed),
  });
  const keys = await importSealingKeys(sample.sealing);
  const opened = valueOf(await openSealedBallot(keys, sample, bytesOf(sent.sealed)));
  const read = valueOf(decodeBallot(opened));
  return [
    { what: 'verified', actual: String(verified), expected: 'true' },
    { what: 'ballot', actual: JSON.stringify(read), expected: JSON.stringify(ballot) },
  ];
}
