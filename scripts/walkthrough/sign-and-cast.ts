import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { TAG_BLINDED } from '../../shared/rating-protocol/domain-tags.ts';
import {
  finishBallot,
  type PreparedBallot,
  type SignedBallotText,
} from '../../shared/rating-protocol/rater.ts';
import { groupReceipt, receiptFor } from '../../shared/rating-protocol/receipt.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { hexOf } from '../../shared/wire/bytes.ts';
import { activateFor, castFor, finish, openLink, sealFor } from '../client/rater-client.ts';
import { bytesOf, isBlindSignature } from './blinding.ts';
import { refusalOf } from './refusal.ts';
import { shortenHex } from './shorten.ts';
import type { OpenedRater, Stage } from './stage.ts';

const usedSql = `SELECT link_id, survey_id, blinded_hash FROM link_surveys
  WHERE blinded_hash IS NOT NULL`;
const boxSql = 'SELECT survey_id, ballot_hash, prefix, signature, sealed FROM ballots';

/** Step 4: trades the link for a blind signature. */
export async function activate(
  { tell, wire, storage }: Stage,
  { opened, survey }: OpenedRater,
  prepared: PreparedBallot,
  ballot: Ballot,
): Promise<string> {
  tell.step(4, 'Activate the link', 'RFC 9474 BlindSign');
  const links = await storage.count('SELECT count(*) FROM link_surveys');
  const unused = await storage.rows(usedSql);
  tell.inside('D1, before', [`link_surveys: ${links} rows, ${unused.length} with a blinded_hash`]);
  const blindSignature = await activateFor(wire.fetch, opened, prepared);
  tell.exchange(wire.last());
  const used = await storage.rows(usedSql);
  tell.inside(
    'D1, after',
    used.map((row) => `link_surveys: ${described(row)}`),
  );
  tell.sees(
    'the token, the survey, the time and one number of 2,048 bits, of which it keeps a hash.',
  );
  tell.cannotSee(
    'the ballot that it signs. With a fitting inverse, this number fits every ballot.',
  );
  const noted = hexOf(await sha256(TAG_BLINDED, bytesOf(prepared.blinded)));
  tell.holds(
    'one row of link_surveys changed, from nothing to SHA-256(TAG_BLINDED ‖ blinded)',
    unused.length === 0 && used.length === 1 && used[0]?.['blinded_hash'] === noted,
  );
  const after = await storage.dump();
  tell.holds(
    'asked again with the same number, it gives the same bytes and writes nothing',
    (await activateFor(wire.fetch, opened, prepared)) === blindSignature &&
      (await storage.dump()) === after,
  );
  const second = await sealFor(opened, survey, ballot);
  const refusal = await refusalOf(activateFor(wire.fetch, opened, second));
  tell.holds(`another number: ${refusal}`, refusal === '409 already_activated');
  return blindSignature;
}

/** Step 5: takes the blinding off. */
export async function finalize(
  { tell, wire }: Stage,
  prepared: PreparedBallot,
  blindSignature: string,
): Promise<SignedBallotText> {
  const sent = wire.exchanges.length;
  const signed = await finish(prepared, blindSignature);
  tell.step(5, 'Take the blinding off', 'RFC 9474 Finalize');
  const shown = shortenHex(hexOf(bytesOf(signed.signature)));
  tell.line(`signature = blind signature · inverse mod n: ${shown}, verified on the device.`);
  tell.sees('nothing; this step sends nothing.');
  tell.cannotSee('the signature, until it comes with a ballot and without a link.');
  tell.holds('nothing was sent', wire.exchanges.length === sent);
  tell.holds(
    'blind signature ^ e = blinded, and the signature is another number',
    isBlindSignature({ prepared, blindSignature, signed }) && signed.signature !== blindSignature,
  );
  const damaged = await finishBallot(prepared, oneBitChanged(blindSignature));
  tell.holds(
    'a blind signature with one bit changed is refused on the device',
    !damaged.ok && damaged.reason === 'signature_invalid',
  );
  return signed;
}

/** Step 6: puts the ballot into the box; the receipt. */
export async function cast(
  { tell, wire, storage }: Stage,
  { opened }: OpenedRater,
  signed: SignedBallotText,
): Promise<string> {
  const earlier = wire.sent();
  const receipt = await castFor(wire.fetch, opened.origin, signed);
  const { body } = wire.last();
  tell.step(6, 'Cast the ballot', 'RFC 9474 Verify');
  tell.exchange(wire.last());
  const rows = await storage.rows(boxSql);
  tell.inside(
    'D1',
    rows.map((row) => `ballots: ${described(row)}`),
  );
  tell.sees('a ballot validly signed under this survey’s key, sealed; the time and an address.');
  tell.cannotSee(
    'by which link it was signed, or what was rated. With the ballot it stores no time.',
  );
  tell.holds(
    'no earlier request held any part of this one but the survey’s id, and it holds no token',
    [signed.prefix, signed.signature, signed.sealed].every((part) => !earlier.includes(part)) &&
      !body.includes(opened.token),
  );
  const again = await castFor(wire.fetch, opened.origin, signed);
  tell.holds(
    'cast again, it gives the same receipt and the box still holds one row',
    again === receipt && rows.length === 1 && (await storage.rows(boxSql)).length === 1,
  );
  const changed = { ...signed, sealed: oneBitChanged(signed.sealed) };
  const refusal = await refusalOf(castFor(wire.fetch, opened.origin, changed));
  tell.holds(`with one bit of sealed changed: ${refusal}`, refusal === '403 signature_invalid');
  return receipt;
}

/** Step 7: the receipt, and what a used link tells. */
export async function keepReceipt(
  { tell, wire, scene }: Stage,
  { link, opened }: OpenedRater,
  signed: SignedBallotText,
  receipt: string,
): Promise<void> {
  tell.step(7, 'Keep the receipt', 'SHA-256');
  tell.line(`The rater keeps ${groupReceipt(receipt)}; the device forgets everything else.`);
  await wire.fetch(`${opened.origin}/api/rate/receipts/${scene.window}`, {
    method: 'GET',
    headers: {},
  });
  tell.exchange(wire.last());
  tell.sees('that somebody asks for the receipts of the window; for all of them at once.');
  tell.cannotSee('whose receipt is looked for, and nobody sees how anybody rated.');
  tell.holds(
    'the receipt is a hash of the sealed bytes and of nothing else',
    (await receiptFor(bytesOf(signed.sealed))) === receipt,
  );
  tell.holds('before the tally no list is shown', !wire.last().answer.includes('receipts":'));
  const reopened = await openLink(wire.fetch, link);
  tell.holds(
    'opening the used link again answers as before: it does not tell that it was used',
    JSON.stringify({ ...reopened.answer, now: 0 }) === JSON.stringify({ ...opened.answer, now: 0 }),
  );
}

function described(row: Record<string, string | number | null>): string {
  return Object.entries(row)
    .map(([column, value]) => `${column} ${shortenHex(String(value))}`)
    .join(', ');
}

function oneBitChanged(text: string): string {
  const bytes = bytesOf(text);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return encodeBase64url(bytes);
}
