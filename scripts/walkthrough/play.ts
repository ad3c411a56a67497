import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { decodeBase64url } from '../../shared/wire/base64url.ts';
import { activateFor, castFor, finish, openLink, sealFor } from '../client/rater-client.ts';
import type { TemporaryProduct } from '../setup/temporary-product.ts';
import { tally } from './after-close.ts';
import { prepare, readAndOpen } from './before-sending.ts';
import { openSmallWindow } from './open-window.ts';
import { release } from './release.ts';
import { activate, cast, finalize, keepReceipt } from './sign-and-cast.ts';
import type { CastBallot, Stage } from './stage.ts';
import { Storage } from './storage.ts';
import { Transcript } from './transcript.ts';
import { searchWhileOpen } from './whole-database.ts';
import { Wire } from './wire.ts';

/** Raters who answer, of nine who have a link. */
const raters = 5;

/** Secrets that the walk-through made for its own product. */
export interface WalkthroughSecrets {
  /** 32 bytes in base64url, version 1. */
  keyEncryption: string;
  setupCode: string;
}

/**
 * Plays the rating protocol once against a running, empty product.
 *
 * @param now unix seconds
 * @param say gets every line of the account
 * @throws {Error} when anything that is said does not hold
 */
export async function play(
  product: TemporaryProduct,
  secrets: WalkthroughSecrets,
  now: number,
  say: (line: string) => void,
): Promise<void> {
  const tell = new Transcript(say);
  const staffWire = new Wire();
  const { setupCode } = secrets;
  const scene = await openSmallWindow(staffWire.fetch, product.url, setupCode, now);
  const stage: Stage = {
    tell,
    wire: new Wire(),
    staffWire,
    storage: new Storage(product.env),
    scene,
  };
  introduce(stage);

  const first = await playFirstRater(stage, linkOf(stage, 0));
  const all = [first];
  for (let index = 1; index < raters; index += 1) {
    all.push(await rateQuietly(stage, linkOf(stage, index), ballotOf(index)));
  }
  await searchWhileOpen(stage, all);
  const vault = { bucket: product.env.KEYS, secrets: keyRing(secrets) };
  await tally(stage, all, vault);
  await release(stage, all, () => product.scheduled());
  tell.holds('the Worker wrote nothing to its log', product.logs().length === 0);
  tell.holds(
    'no request of a rater carried a cookie or said who sent it',
    !/"(?:cookie|authorization)":/iu.test(stage.wire.sent()),
  );
}

function introduce({ tell, scene }: Stage): void {
  tell.heading('Niping: the rating protocol, played once');
  tell.line(
    `${scene.links.length} raters of three client departments have links; ${raters} of them rate ` +
      `${scene.department.name}. The first one’s messages follow.`,
  );
  tell.line(
    '“The server” is what its code sees and stores. Who runs it and watches times and addresses ' +
      'while it happens, or changes the code, may learn more: see docs/protocol.md. A line with ✓ ' +
      'has been looked at in this run, at the real Worker, its D1 and its R2.',
  );
}

async function playFirstRater(stage: Stage, link: string): Promise<CastBallot> {
  const ballot = ballotOf(0);
  const rater = await readAndOpen(stage, link);
  const prepared = await prepare(stage, rater, ballot);
  const blindSignature = await activate(stage, rater, prepared, ballot);
  const signed = await finalize(stage, prepared, blindSignature);
  const receipt = await cast(stage, rater, signed);
  await keepReceipt(stage, rater, signed, receipt);
  return { ...rater, ballot, prepared, blindSignature, signed, receipt };
}

/** Steps 1 to 7 of another rater, without a word. */
async function rateQuietly({ wire }: Stage, link: string, ballot: Ballot): Promise<CastBallot> {
  const opened = await openLink(wire.fetch, link);
  const survey = opened.surveys[0];
  if (survey === undefined) throw new Error('the link covers no survey');
  const prepared = await sealFor(opened, survey, ballot);
  const blindSignature = await activateFor(wire.fetch, opened, prepared);
  const signed = await finish(prepared, blindSignature);
  const receipt = await castFor(wire.fetch, opened.origin, signed);
  return { link, opened, survey, ballot, prepared, blindSignature, signed, receipt };
}

/** Different ratings for each rater, with one text of evidence. */
function ballotOf(rater: number): Ballot {
  return {
    ratings: Array.from({ length: 9 }, (_, index) => 1 + ((3 * rater + 2 * index + 6) % 10)),
    texts: Array.from({ length: 9 }, (_, index) =>
      index === 6 ? `Spare parts came ${rater + 2} days late` : '',
    ),
  };
}

function linkOf({ scene }: Stage, index: number): string {
  const link = scene.links[index];
  if (link === undefined) throw new Error('there are fewer links than raters');
  return link;
}

/** What the operator holds: the Worker's secret. */
function keyRing({ keyEncryption }: WalkthroughSecrets) {
  const secret = decodeBase64url(keyEncryption);
  if (secret === undefined) throw new Error('the secret is not base64url');
  return { newest: 1, byVersion: new Map([[1, secret]]) };
}
