import { bigIntFromBytes } from '../../shared/rating-protocol/der.ts';
import { inverseMod, power } from '../../shared/rating-protocol/modular-arithmetic.ts';
import {
  checkSigningKey,
  type SigningPublicKey,
} from '../../shared/rating-protocol/signing-key.ts';
import type { PreparedBallot, SignedBallotText } from '../../shared/rating-protocol/rater.ts';
import { decodeBase64url } from '../../shared/wire/base64url.ts';

/** What a server that had recorded every request would hold of one rater. */
export interface RecordedBallot {
  prepared: PreparedBallot;
  blindSignature: string;
  signed: SignedBallotText;
}

/** The number that base64url text stands for, big-endian. */
function numberOf(text: string): bigint {
  return bigIntFromBytes(bytesOf(text));
}

/** Bytes of base64url text. Throws when it is none. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64url(text);
  if (bytes === undefined) throw new Error('not base64url');
  return bytes;
}

/** Modulus and exponent of the key that a ballot was prepared for. */
function keyOf(prepared: PreparedBallot): SigningPublicKey {
  const key = checkSigningKey(bytesOf(prepared.signingKey));
  if (!key.ok) throw new Error(key.reason);
  return key.value;
}

/** Whether blind signature ^ e is the blinded message: RSAVP1 of RFC 8017 section 5.2.2. */
export function isBlindSignature({ prepared, blindSignature }: RecordedBallot): boolean {
  const { n, e } = keyOf(prepared);
  return power(numberOf(blindSignature), e, n) === numberOf(prepared.blinded);
}

/**
 * Whether the blinded message of one rater could have become the signature of another. With
 * r = blind signature / signature, blinding that other ballot by r gives this blinded message:
 * (signed number) · r^e = blinded (RFC 9474 section 4.2). As r is drawn at random from all
 * numbers, a server that recorded both has no reason to prefer one pair to another.
 */
export function couldBelongTogether(link: RecordedBallot, ballot: RecordedBallot): boolean {
  const { n, e } = keyOf(link.prepared);
  const signature = numberOf(ballot.signed.signature);
  const signedNumber = power(signature, e, n);
  const inverse = inverseMod(signature, n);
  if (inverse === undefined) throw new Error('the signature has a factor of the modulus');
  const r = (numberOf(link.blindSignature) * inverse) % n;
  return (signedNumber * power(r, e, n)) % n === numberOf(link.prepared.blinded);
}
