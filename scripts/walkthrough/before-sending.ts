import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { ballotMessage } from '../../shared/rating-protocol/ballot-message.ts';
import { blind } from '../../shared/rating-protocol/blind-signature-client.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { EVIDENCE_CODE_POINTS } from '../../shared/rating-protocol/evidence-text.ts';
import type { PreparedBallot } from '../../shared/rating-protocol/rater.ts';
import { importSigningPublicKey } from '../../shared/rating-protocol/signing-suite.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { textBytes } from '../../shared/wire/bytes.ts';
import { openLink, sealFor } from '../client/rater-client.ts';
import { bytesOf } from './blinding.ts';
import { shortenJson } from './shorten.ts';
import type { OpenedRater, Stage } from './stage.ts';

/** Steps 1 and 2: the manifests, then the link. */
export async function readAndOpen(stage: Stage, link: string): Promise<OpenedRater> {
  const { tell, wire, storage } = stage;
  const before = await storage.dump();
  const opened = await openLink(wire.fetch, link);
  const survey = opened.surveys[0];
  if (survey === undefined) throw new Error('the link covers no survey');
  const manifests = wire.to('/api/rate/manifests/');
  const fp = encodeBase64url(opened.fp);

  tell.step(1, 'Read the manifests', 'SHA-256');
  tell.line(`The link is ${opened.origin}/r#v1.<fp, 43 characters>.<token, 27 characters>.`);
  for (const exchange of manifests) tell.exchange(exchange);
  tell.sees('that somebody with a link reads the rules of this window, from some address.');
  tell.cannotSee('which link. All of it stands behind the #, which browsers send to no server.');
  const hashes = await Promise.all(
    manifests.map(async ({ answer }) => encodeBase64url(await sha256(textBytes(answer)))),
  );
  tell.holds('SHA-256 of the window manifest is the fp of the link', hashes[0] === fp);
  tell.holds(
    'it names the survey manifest by its SHA-256, so fp stands for every key and rule',
    hashes[1] !== undefined && opened.manifest.surveys[0]?.manifest === hashes[1],
  );
  tell.holds(
    'these requests carry no body, no token, no cookie and no authorization',
    manifests.every(
      ({ path, headers, body }) =>
        body === '' && Object.keys(headers).length === 0 && !path.includes(opened.token),
    ),
  );

  tell.step(2, 'Open the link');
  const [asked] = wire.to('/api/rate/open');
  if (asked === undefined) throw new Error('step 2 was not played');
  tell.exchange(asked);
  tell.sees('the token, hence window and client department; the time, and the sender’s address.');
  tell.cannotSee('who sends it: no name is stored with a link. It keeps nothing of this request.');
  tell.holds('steps 1 and 2 leave every table as it was', (await storage.dump()) === before);
  return { link, opened, survey };
}

/** Step 3: seals and blinds, and sends nothing. */
export async function prepare(
  stage: Stage,
  rater: OpenedRater,
  ballot: Ballot,
): Promise<PreparedBallot> {
  const { tell, wire } = stage;
  const { opened, survey } = rater;
  const sent = wire.exchanges.length;
  const prepared = await sealFor(opened, survey, ballot);

  tell.step(3, 'Prepare the ballot', 'RFC 9180 Seal; RFC 9474 Prepare, Blind');
  tell.line(`The ballot: ${JSON.stringify(ballot)}, then blanks up to 9,216 bytes.`);
  tell.line(`The device keeps: ${shortenJson(JSON.stringify(prepared))}`);
  tell.sees('nothing; this step sends nothing.');
  tell.cannotSee('ratings, texts, prefix and inverse. Only sealed and blinded forms ever leave.');
  tell.holds('nothing was sent', wire.exchanges.length === sent);
  const longest = Array.from({ length: 9 }, () => '好'.repeat(EVIDENCE_CODE_POINTS));
  const wordy = await sealFor(opened, survey, { ratings: ballot.ratings, texts: longest });
  tell.holds(
    'nine texts of 300 characters make a sealed ballot of the same 9,297 bytes',
    [prepared, wordy].every(({ sealed }) => bytesOf(sealed).length === 9297),
  );
  tell.holds(
    'the blinded message owes its bytes to chance: the same ballot blinded again is another number',
    (await blindAgain(opened.fp, prepared)) !== prepared.blinded,
  );
  return prepared;
}

/** A second blinding of the very same sealed ballot. */
async function blindAgain(fp: Uint8Array<ArrayBuffer>, prepared: PreparedBallot): Promise<string> {
  const surveyManifestHash = bytesOf(prepared.surveyManifestHash);
  const message = await ballotMessage({ fp, surveyManifestHash }, bytesOf(prepared.sealed));
  const key = await importSigningPublicKey(bytesOf(prepared.signingKey));
  return encodeBase64url((await blind(key, message)).blinded);
}
