import {
  activateFor,
  castFor,
  finish,
  type OpenedWindow,
  openLink,
  rate,
} from '../../../scripts/client/rater-client.ts';
import type { Ballot } from '../../../shared/rating-protocol/ballot.ts';
import { ballotMessage } from '../../../shared/rating-protocol/ballot-message.ts';
import { blind } from '../../../shared/rating-protocol/blind-signature-client.ts';
import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import { encodeManifest, type SurveyManifest } from '../../../shared/rating-protocol/manifest.ts';
import type { PreparedBallot } from '../../../shared/rating-protocol/rater.ts';
import { sealBallot } from '../../../shared/rating-protocol/seal-ballot.ts';
import { importSigningPublicKey } from '../../../shared/rating-protocol/signing-suite.ts';
import type { Fetch } from '../../../scripts/client/transport.ts';
import { decodeBase64url, encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import type { Scene } from './scene.ts';
import { origin, workerFetch } from './worker-fetch.ts';

/** A link of the scene, opened, with the survey of one of its departments. */
export interface Rater {
  opened: OpenedWindow;
  survey: SurveyManifest;
}

/** Opens the scene's link with this index for a rated department (by default the service). */
export async function raterOf(
  scene: Scene,
  index: number,
  department = scene.service,
  fetch = workerFetch,
): Promise<Rater> {
  const opened = await openLink(fetch, scene.links[index]?.link ?? '');
  const survey = opened.surveys.find((candidate) => candidate.department === department);
  if (survey === undefined) throw new Error('the link does not cover the department');
  return { opened, survey };
}

/** A ballot of nine ratings and no text. */
export function plain(ratings: number[]): Ballot {
  return { ratings, texts: Array<string>(9).fill('') };
}

/** So many ballots, each of nine times the same rating. */
export function alike(count: number, rating = 7): Ballot[] {
  return Array.from({ length: count }, () => plain(Array<number>(9).fill(rating)));
}

/**
 * `fetch` of a browser that keeps the manifests it has read, as their answer's header lets it: each is
 * named by its hash, by which the rater checks it again.
 */
function keepingManifests(): Fetch {
  const kept = new Map<string, string>();
  return async (url, init) => {
    const text = kept.get(url);
    if (text !== undefined) return new Response(text);
    const reply = await workerFetch(url, init);
    if (!url.includes('/api/rate/manifests/') || reply.status !== 200) return reply;
    const read = await reply.text();
    kept.set(url, read);
    return new Response(read);
  };
}

/** Casts ballots for a department by links of the scene, from `firstLink` on; the receipts. */
export async function castAll(
  scene: Scene,
  ballots: readonly Ballot[],
  options: { department?: string; firstLink?: number } = {},
): Promise<string[]> {
  const receipts: string[] = [];
  const fetch = keepingManifests();
  for (const [index, ballot] of ballots.entries()) {
    const link = index + (options.firstLink ?? 0);
    const { opened, survey } = await raterOf(scene, link, options.department, fetch);
    receipts.push(await rate(fetch, opened, survey, ballot));
  }
  return receipts;
}

/** Casts, with a valid signature, 9,216 bytes that need not be a ballot. */
export async function castBytes(scene: Scene, index: number, bytes: Bytes): Promise<string> {
  const { opened, survey } = await raterOf(scene, index);
  const context = {
    fp: opened.fp,
    surveyManifestHash: await sha256(encodeManifest(survey)),
  };
  const sealingKey = decodeBase64url(survey.sealing.publicKey) ?? new Uint8Array();
  return castSealed({ opened, survey }, context, await sealBallot(sealingKey, context, bytes));
}

/** Casts, with a valid signature, what need not even be sealed. */
export async function castSealed(
  { opened, survey }: Rater,
  context: { fp: Bytes; surveyManifestHash: Bytes },
  sealed: Bytes,
): Promise<string> {
  const signingKey = decodeBase64url(survey.signing.publicKey) ?? new Uint8Array();
  const message = await ballotMessage(context, sealed);
  const blinding = await blind(await importSigningPublicKey(signingKey), message);
  const prepared: PreparedBallot = {
    survey: survey.survey,
    fp: encodeBase64url(context.fp),
    surveyManifestHash: encodeBase64url(context.surveyManifestHash),
    signingKey: encodeBase64url(signingKey),
    sealed: encodeBase64url(sealed),
    prefix: encodeBase64url(blinding.prefix),
    blinded: encodeBase64url(blinding.blinded),
    inverse: encodeBase64url(blinding.inverse),
  };
  const signed = await finish(prepared, await activateFor(workerFetch, opened, prepared));
  return castFor(workerFetch, origin, signed);
}

/** Id of the survey of a rated department, as its reviewer sees it. */
export async function surveyIdOf(scene: Scene, department = scene.service): Promise<string> {
  const tasks = await scene.reviewer.get<{
    surveysToAudit: { survey: string; department: { id: string } }[];
  }>('/reviewer/tasks');
  const task = tasks.surveysToAudit.find((entry) => entry.department.id === department);
  if (task === undefined) throw new Error('there is no such survey to audit');
  return task.survey;
}

/** The reviewer lets the survey be tallied; the state it is in afterwards. */
export async function tallyBy(scene: Scene, survey: string): Promise<string> {
  return (await scene.reviewer.post<{ state: string }>(`/reviewer/surveys/${survey}/tally`)).state;
}

/** The reviewer releases the service's survey. */
export async function releaseBy(scene: Scene, survey: string): Promise<void> {
  await scene.reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation: '用户服务' });
}
