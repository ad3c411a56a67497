import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { parseLinkFragment } from '../../shared/rating-protocol/link.ts';
import type { SurveyManifest, WindowManifest } from '../../shared/rating-protocol/manifest.ts';
import { agreesWithManifest, type OpenAnswer } from '../../shared/rating-protocol/open-answer.ts';
import {
  openSurveyManifest,
  openWindowManifest,
} from '../../shared/rating-protocol/open-manifest.ts';
import {
  finishBallot,
  prepareBallot,
  type PreparedBallot,
  type SignedBallotText,
} from '../../shared/rating-protocol/rater.ts';
import type { Result } from '../../shared/result.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { type Fetch, readJson } from './transport.ts';

/** What a rater knows after opening a link: everything checked against the link itself. */
export interface OpenedWindow {
  origin: string;
  fp: Bytes;
  token: string;
  manifest: WindowManifest;
  /** The server's answer to `open`. */
  answer: OpenAnswer & { phase: string; closesAt: number };
  /** Manifests of the surveys that the link covers. */
  surveys: SurveyManifest[];
}

/** Steps 1 and 2 of the rating protocol, without a browser. */
export async function openLink(fetch: Fetch, link: string): Promise<OpenedWindow> {
  const url = new URL(link);
  const { fp, token: tokenBytes } = granted(parseLinkFragment(url.hash));
  const token = encodeBase64url(tokenBytes);
  const load = (hash: string) => loadManifest(fetch, url.origin, hash);
  const manifest = granted(await openWindowManifest(await load(encodeBase64url(fp)), fp));
  const answer = await send<OpenedWindow['answer']>(fetch, url.origin, '/open', { token });
  if (!agreesWithManifest(manifest, answer))
    throw new Error('open does not agree with the manifest');
  const surveys = await Promise.all(
    answer.surveys.map(async (survey) => {
      const listed = manifest.surveys.find((entry) => entry.survey === survey);
      return granted(
        await openSurveyManifest(await load(listed?.manifest ?? ''), survey, manifest),
      );
    }),
  );
  return { origin: url.origin, fp, token, manifest, answer, surveys };
}

/** Step 3: seals and blinds a ballot for one of the opened surveys. Sends nothing. */
export async function sealFor(
  opened: OpenedWindow,
  survey: SurveyManifest,
  ballot: Ballot,
): Promise<PreparedBallot> {
  return granted(await prepareBallot({ ballot, fp: opened.fp, surveyManifest: survey }));
}

/** Step 4: trades the link for a blind signature. */
export async function activateFor(
  fetch: Fetch,
  opened: OpenedWindow,
  prepared: PreparedBallot,
): Promise<string> {
  const { survey, blinded } = prepared;
  const body = { token: opened.token, survey, blinded };
  const reply = await send<{ blindSignature: string }>(fetch, opened.origin, '/activate', body);
  return reply.blindSignature;
}

/** Step 5: takes the blinding off. */
export async function finish(
  prepared: PreparedBallot,
  blindSignature: string,
): Promise<SignedBallotText> {
  return granted(await finishBallot(prepared, blindSignature));
}

/** Step 6: puts the ballot into the box; the receipt. */
export async function castFor(
  fetch: Fetch,
  origin: string,
  ballot: SignedBallotText,
): Promise<string> {
  return (await send<{ receipt: string }>(fetch, origin, '/ballots', ballot)).receipt;
}

/** Steps 3 to 6 for one survey of an opened link. */
export async function rate(
  fetch: Fetch,
  opened: OpenedWindow,
  survey: SurveyManifest,
  ballot: Ballot,
): Promise<string> {
  const prepared = await sealFor(opened, survey, ballot);
  const signed = await finish(prepared, await activateFor(fetch, opened, prepared));
  return castFor(fetch, opened.origin, signed);
}

async function loadManifest(fetch: Fetch, origin: string, hash: string): Promise<Bytes> {
  const url = `${origin}/api/rate/manifests/${hash}`;
  const reply = await fetch(url, { method: 'GET', headers: {} });
  if (reply.status !== 200) await readJson(reply, 'manifest');
  return new TextEncoder().encode(await reply.text());
}

async function send<T>(fetch: Fetch, origin: string, path: string, body: object): Promise<T> {
  const reply = await fetch(`${origin}/api/rate${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return readJson<T>(reply, path);
}

function granted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused by the rater's own check: ${result.reason}`);
  return result.value;
}
