import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { type Opening, type RaterApi, raterApi } from '../../../survey-ui/rate/api.ts';
import { enter } from '../../../survey-ui/rate/state/entry.ts';

const patience = { wait: async () => undefined, random: () => 0 };
const token = encodeBase64url(new Uint8Array(20));
const manifest = new TextEncoder().encode(
  JSON.stringify({ version: 1, clients: [{ department: 'd', surveys: ['s'] }] }),
);
const opening: Opening = {
  clientDepartment: 'd',
  surveys: ['s'],
  phase: 'open',
  opensAt: 1,
  closesAt: 2,
};

async function tryLink(bytes: Uint8Array<ArrayBuffer>, answer: Opening) {
  const sent: string[] = [];
  const api: RaterApi = {
    ...raterApi(async () => {
      throw new Error('not in this test');
    }),
    manifest: async () => ({ kind: 'answered', value: bytes }),
    open: async (given) => {
      sent.push(given);
      return { kind: 'answered', value: answer };
    },
  };
  const fp = encodeBase64url(await sha256(manifest));
  return { result: await enter(`#v1.${fp}.${token}`, api, patience), sent };
}

describe('opening a link', () => {
  test('gives the window that the fingerprint names', async () => {
    const { result, sent } = await tryLink(manifest, opening);
    expect(result.ok && result.value.opening).toEqual(opening);
    expect(sent).toEqual([token]);
  });

  test('sends no token when the manifest is not the one of the link', async () => {
    const changed = manifest.slice();
    changed[10] = (changed[10] ?? 0) ^ 1;
    expect(await tryLink(changed, opening)).toEqual({
      result: { ok: false, reason: 'mismatch' },
      sent: [],
    });
  });

  test.each([
    ['hides a survey', { ...opening, surveys: [] }],
    ['adds a survey', { ...opening, surveys: ['s', 't'] }],
    ['names another department', { ...opening, clientDepartment: 'e' }],
  ])('is refused when the server %s', async (_what, answer) => {
    expect((await tryLink(manifest, answer)).result).toEqual({ ok: false, reason: 'mismatch' });
  });

  test.each([
    ['', 'no_link'],
    ['#v1.abc', 'damaged'],
    ['#v2.x.y', 'version_unknown'],
  ])('says what is wrong with the address %j', async (fragment, reason) => {
    const api = raterApi(async () => {
      throw new Error('nothing may be asked');
    });
    expect(await enter(fragment, api, patience)).toEqual({ ok: false, reason });
  });
});

describe('requests of the page', () => {
  function answering(body: string, init: ResponseInit) {
    const asked: RequestInit[] = [];
    const api = raterApi(async (_path, request) => {
      asked.push(request);
      return new Response(body, init);
    });
    return { api, asked };
  }
  const json = { 'content-type': 'application/json' };

  test('carry no cookie and no referrer', async () => {
    const { api, asked } = answering('{}', { headers: json });
    await api.open(token);
    expect(asked[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  test('take the sign-in page of a network for no answer, not for a wrong manifest', async () => {
    const { api } = answering('<html></html>', { headers: { 'content-type': 'text/html' } });
    expect(await api.manifest('x')).toEqual({ kind: 'unreachable' });
  });

  test('tell a refusal from trouble that passes', async () => {
    const problem = { 'content-type': 'application/problem+json' };
    const refused = answering('{"code":"window_closed"}', { status: 410, headers: problem });
    expect(await refused.api.open(token)).toEqual({ kind: 'refused', code: 'window_closed' });
    const busy = answering('{"code":"key_unavailable"}', {
      status: 503,
      headers: { ...problem, 'retry-after': '5' },
    });
    expect(await busy.api.open(token)).toEqual({ kind: 'unreachable', retryAfterSeconds: 5 });
  });
});
