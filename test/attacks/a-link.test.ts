import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  activateFor,
  castFor,
  finish,
  type OpenedWindow,
  openLink,
  rate,
  sealFor,
} from '../../scripts/client/rater-client.ts';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

const ballot = {
  ratings: [7, 8, 9, 6, 7, 8, 10, 5, 7],
  texts: ['', '', '', '', '', '', '提前一天交付', '资料有两处错', ''],
};

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await exports.default.fetch(`${origin}/api/rate${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function opened(scene: Scene, index = 0): Promise<OpenedWindow> {
  const link = scene.links[index];
  if (link === undefined) throw new Error('the scene has fewer links');
  return openLink(workerFetch, link.link);
}

function first<T>(items: readonly T[]): T {
  const item = items[0];
  if (item === undefined) throw new Error('empty');
  return item;
}

const code = (reply: { text: string }) => (JSON.parse(reply.text) as { code?: string }).code;

describe('a link and its one signature', () => {
  it('5: gives exactly one signature to 30 activations at once', async () => {
    const rater = await opened(await openScene());
    const survey = first(rater.surveys);
    const prepared = await Promise.all(
      Array.from({ length: 30 }, () => sealFor(rater, survey, ballot)),
    );
    const replies = await Promise.all(
      prepared.map(({ blinded }) =>
        post('/activate', { token: rater.token, survey: survey.survey, blinded }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(29);
  });

  it('6: answers the same blinded message with the same bytes and writes nothing again', async () => {
    const rater = await opened(await openScene());
    const survey = first(rater.surveys);
    const { blinded } = await sealFor(rater, survey, ballot);
    const body = { token: rater.token, survey: survey.survey, blinded };
    const { text } = await post('/activate', body);
    const before = await dumpDatabase();
    const again = await Promise.all(Array.from({ length: 20 }, () => post('/activate', body)));
    expect(new Set(again.map((reply) => reply.text))).toEqual(new Set([text]));
    expect(await dumpDatabase()).toEqual(before);
  });

  it('7: still answers it after the close, and no longer after the tally', async () => {
    const scene = await openScene();
    const rater = await opened(scene);
    const survey = first(rater.surveys);
    const prepared = await sealFor(rater, survey, ballot);
    const signature = await activateFor(workerFetch, rater, prepared);
    await passClose(scene);
    expect(await activateFor(workerFetch, rater, prepared)).toBe(signature);
    await scene.reviewer.post(`/reviewer/surveys/${survey.survey}/tally`);
    await expect(activateFor(workerFetch, rater, prepared)).rejects.toMatchObject({ status: 410 });
  });

  it('refuses malformed blinded messages and leaves the link usable', async () => {
    const rater = await opened(await openScene());
    const survey = first(rater.surveys);
    const spki = decodeBase64url(survey.signing.publicKey) ?? new Uint8Array();
    const modulus = spki.slice(spki.length - 5 - 256, spki.length - 5);
    const before = await dumpDatabase();
    const malformed = [
      new Uint8Array(256),
      modulus,
      new Uint8Array(256).fill(255),
      new Uint8Array(255).fill(1),
      new Uint8Array(257).fill(1),
    ].map(encodeBase64url);
    for (const blinded of [...malformed, '', 'not base64url!', 7, null]) {
      const reply = await post('/activate', { token: rater.token, survey: survey.survey, blinded });
      expect(reply.status).toBe(400);
      expect(['blinded_out_of_range', 'body_invalid']).toContain(code(reply));
    }
    expect(await dumpDatabase()).toEqual(before);
    expect(await rate(workerFetch, rater, survey, ballot)).toMatch(/^[A-Z2-7]{16}$/);
  });

  it('1: signs nothing for tokens that are guessed', async () => {
    const rater = await opened(await openScene());
    const survey = first(rater.surveys);
    const { blinded } = await sealFor(rater, survey, ballot);
    const before = await dumpDatabase();
    for (let guess = 0; guess < 50; guess += 1) {
      const token = encodeBase64url(crypto.getRandomValues(new Uint8Array(20)));
      const reply = await post('/activate', { token, survey: survey.survey, blinded });
      expect([reply.status, code(reply)]).toEqual([404, 'link_unknown']);
      expect((await post('/open', { token })).text).toBe(reply.text);
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('9: answers 503 and leaves the link unused while its key is missing or damaged', async () => {
    const rater = await opened(await openScene());
    const survey = first(rater.surveys);
    const name = `survey-keys/${survey.survey}`;
    const kept = await (await env.KEYS.get(name))?.arrayBuffer();
    const prepared = await sealFor(rater, survey, ballot);
    const body = { token: rater.token, survey: survey.survey, blinded: prepared.blinded };
    const before = await dumpDatabase();
    await env.KEYS.delete(name);
    const missing = await post('/activate', body);
    expect([missing.status, code(missing)]).toEqual([503, 'key_unavailable']);
    expect(missing.headers.get('retry-after')).toMatch(/^\d+$/);
    await env.KEYS.put(name, new Uint8Array(200).fill(7));
    expect((await post('/activate', body)).status).toBe(503);
    expect(await dumpDatabase()).toEqual(before);
    await env.KEYS.put(name, kept ?? '');
    expect((await post('/activate', body)).status).toBe(200);
  });

  it('126: tells nothing of use before activation, and nothing after the close', async () => {
    const scene = await openScene();
    const used = await opened(scene, 0);
    const unused = await opened(scene, 1);
    const survey = first(used.surveys);
    await rate(workerFetch, used, survey, ballot);
    const open = async (rater: OpenedWindow) => {
      const reply = JSON.parse((await post('/open', { token: rater.token })).text) as object;
      return { ...reply, clientDepartment: '', now: 0 };
    };
    expect(await open(used)).toEqual(await open(unused));
    await passClose(scene);
    const probe = async (rater: OpenedWindow) => {
      const { blinded } = await sealFor(rater, survey, ballot);
      const body = { token: rater.token, survey: survey.survey, blinded };
      const { status, text } = await post('/activate', body);
      return { status, text };
    };
    expect(await probe(used)).toEqual(await probe(unused));
  });

  it('refuses every link before the window opens, used or not', async () => {
    const rater = await opened(await openScene({ opensIn: 600 }));
    const survey = first(rater.surveys);
    const before = await dumpDatabase();
    await expect(rate(workerFetch, rater, survey, ballot)).rejects.toMatchObject({
      code: 'window_not_open',
    });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('37: gives one answer to links of void windows and to links that never were', async () => {
    const scene = await openScene();
    const rater = await opened(scene);
    const { company, reviewer, window } = scene;
    const request = { kind: 'void', reason: '窗口设错了', confirmation: '2026-10' };
    await company.hr.post(`/hr/windows/${window}/requests`, request);
    const tasks = await reviewer.get<{ requestsToApprove: { id: string }[] }>('/reviewer/tasks');
    await reviewer.post(`/reviewer/requests/${first(tasks.requestsToApprove).id}/approve`);
    const unknown = encodeBase64url(new Uint8Array(20).fill(9));
    const replies = await Promise.all(
      [rater.token, unknown].map(async (token) => (await post('/open', { token })).text),
    );
    expect(replies[0]).toBe(replies[1]);
  });
});

describe('the ballot box', () => {
  it('holds one ballot after 20 submissions at once and gives one receipt', async () => {
    const rater = await opened(await openScene());
    const prepared = await sealFor(rater, first(rater.surveys), ballot);
    const signed = await finish(prepared, await activateFor(workerFetch, rater, prepared));
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () => castFor(workerFetch, origin, signed)),
    );
    expect(new Set(receipts).size).toBe(1);
    expect((await dumpDatabase())['ballots']).toHaveLength(1);
  });

  it('12, 13, 28, 30: refuses another survey, changed bytes, credentials and further keys', async () => {
    const rater = await opened(await openScene());
    const [survey, other] = rater.surveys;
    if (survey === undefined || other === undefined) throw new Error('two surveys expected');
    const prepared = await sealFor(rater, survey, ballot);
    const signed = await finish(prepared, await activateFor(workerFetch, rater, prepared));
    const before = await dumpDatabase();
    const refused: [Promise<{ status: number; text: string }>, number, string][] = [
      [post('/ballots', { ...signed, survey: other.survey }), 403, 'signature_invalid'],
      [post('/ballots', { ...signed, survey: 'x'.repeat(21) }), 403, 'signature_invalid'],
      [post('/ballots', signed, { cookie: 'a=b' }), 400, 'credentials_not_allowed'],
      [post('/ballots', signed, { authorization: 'x' }), 400, 'credentials_not_allowed'],
      [post('/ballots', { ...signed, token: rater.token }), 400, 'body_invalid'],
      [post('/ballots', { ...signed, pad: 'x'.repeat(20_000) }), 413, 'body_too_large'],
    ];
    for (const field of ['prefix', 'signature', 'sealed'] as const) {
      const bytes = decodeBase64url(signed[field]) ?? new Uint8Array();
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
        const body = { ...signed, [field]: encodeBase64url(changed) };
        refused.push([post('/ballots', body), 403, 'signature_invalid']);
      }
      const short = { ...signed, [field]: encodeBase64url(bytes.slice(1)) };
      refused.push([post('/ballots', short), 400, 'body_invalid']);
    }
    for (const [reply, status, expected] of refused) {
      const { status: given, text } = await reply;
      expect([given, code({ text })]).toEqual([status, expected]);
    }
    expect(await dumpDatabase()).toEqual(before);
    expect(await castFor(workerFetch, origin, signed)).toMatch(/^[A-Z2-7]{16}$/);
  });

  it('15: takes a ballot again before the tally and refuses it after', async () => {
    const scene = await openScene();
    const rater = await opened(scene);
    const survey = first(rater.surveys);
    const prepared = await sealFor(rater, survey, ballot);
    const signed = await finish(prepared, await activateFor(workerFetch, rater, prepared));
    const receipt = await castFor(workerFetch, origin, signed);
    expect(await castFor(workerFetch, origin, signed)).toBe(receipt);
    await passClose(scene);
    await scene.reviewer.post(`/reviewer/surveys/${survey.survey}/tally`);
    await expect(castFor(workerFetch, origin, signed)).rejects.toMatchObject({ status: 410 });
  });

  it('has requests of one size whatever was rated and written', async () => {
    const scene = await openScene();
    const sizes = new Set<string>();
    const extremes = [
      { ratings: [1, 1, 1, 1, 1, 1, 1, 1, 1], texts: ['', '', '', '', '', '', '', '', ''] },
      { ratings: Array<number>(9).fill(10), texts: Array<string>(9).fill('长'.repeat(300)) },
    ];
    for (const [index, extreme] of extremes.entries()) {
      const lengths: number[] = [];
      const recorded = async (url: string, init: Parameters<typeof workerFetch>[1]) => {
        lengths.push(init.body?.length ?? 0);
        return workerFetch(url, init);
      };
      const rater = await openLink(recorded, scene.links[index]?.link ?? '');
      for (const survey of rater.surveys) await rate(recorded, rater, survey, extreme);
      sizes.add(lengths.join(' '));
    }
    expect(sizes.size).toBe(1);
  });
});
