import { createExecutionContext, createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLink, rate } from '../../scripts/client/rater-client.ts';
import type { Fetch } from '../../scripts/client/transport.ts';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { createApp } from '../../worker/app.ts';
import { readConfig } from '../../worker/env.ts';
import worker from '../../worker/index.ts';
import { rewrapKeys } from '../../worker/retention/rewrap-keys.ts';
import {
  destroyKey,
  type KeyVault,
  listOlderKeys,
  loadKey,
  rewrapKey,
} from '../../worker/windows/key-vault.ts';
import { makeLinkKey } from '../../worker/windows/survey-keys.ts';
import { brokenInvariants } from '../worker/support/invariants.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { alike, castAll, surveyIdOf } from '../worker/support/survey.ts';
import { testVault } from '../worker/support/vault.ts';
import { origin } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

const second = `2:${encodeBase64url(Uint8Array.from({ length: 32 }, (_, at) => 99 + at))}`;
const both = `${env.KEY_ENCRYPTION_SECRETS},${second}`;
function vaultWith(secrets: string): KeyVault {
  const config = readConfig({ ...env, KEY_ENCRYPTION_SECRETS: secrets });
  if (config === undefined) throw new Error('the secrets are not taken');
  return { bucket: env.KEYS, secrets: config.keyEncryption };
}

/** One run of the clock of a Worker that has these secrets. */
async function tickWith(secrets: string): Promise<void> {
  const controller = createScheduledController({ scheduledTime: new Date(0) });
  await worker.scheduled(controller, { ...env, KEY_ENCRYPTION_SECRETS: secrets });
}

/** `fetch` into a Worker that has these secrets. */
const fetchWith =
  (secrets: string): Fetch =>
  (url, init) =>
    createApp().request(
      url,
      init,
      { ...env, KEY_ENCRYPTION_SECRETS: secrets },
      createExecutionContext(),
    ) as Promise<Response>;

/** Casts ballots by links of the scene through a Worker that has these secrets. */
async function castWith(secrets: string, scene: Scene, firstLink: number, ballots: Ballot[]) {
  const fetch = fetchWith(secrets);
  for (const [at, ballot] of ballots.entries()) {
    const opened = await openLink(fetch, scene.links[firstLink + at]?.link ?? '');
    const survey = opened.surveys.find(({ department }) => department === scene.service);
    if (survey === undefined) throw new Error('the link does not cover the service');
    await rate(fetch, opened, survey, ballot);
  }
}

/** What a reviewer gets who asks for the tally at a Worker that has these secrets. */
async function tallyWith(secrets: string, scene: Scene, survey: string): Promise<unknown> {
  const reply = await fetchWith(secrets)(`${origin}/api/reviewer/surveys/${survey}/tally`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: scene.reviewer.cookie ?? '' },
    body: '{}',
  });
  return [reply.status, JSON.parse(await reply.text())];
}

/** Versions under which the objects in R2 say that they are wrapped. */
async function versionsInUse(): Promise<number[]> {
  const { objects } = await env.KEYS.list();
  const keys = objects.filter(({ key }) => key !== 'audit-heads');
  const versions = keys.map(async ({ key }) => {
    const bytes = await (await env.KEYS.get(key))?.arrayBuffer();
    return bytes === undefined ? 0 : new DataView(bytes).getUint32(0);
  });
  return [...new Set(await Promise.all(versions))].toSorted((a, b) => a - b);
}

describe('a new key-encryption secret while a window runs (attack 118)', () => {
  it('wraps every key anew; the old secret may go, and the survey is tallied', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    await castAll(scene, alike(3));
    await tickWith(both);
    expect(await versionsInUse()).toEqual([2]);
    await castWith(both, scene, 3, alike(3));
    await castWith(second, scene, 6, alike(1));
    await passClose(scene);
    expect(await tallyWith(second, scene, survey)).toMatchObject([200, { state: 'tallied' }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it('is refused cleanly when the old one was taken out too early, and no ballot is lost', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    await castAll(scene, alike(6));
    await passClose(scene);
    expect(await tallyWith(second, scene, survey)).toMatchObject([
      503,
      { code: 'key_unavailable' },
    ]);
    expect(await brokenInvariants()).toEqual([]);
    expect(await versionsInUse()).toEqual([1]);
    expect(await tallyWith(both, scene, survey)).toMatchObject([200, { state: 'tallied' }]);
  });

  it('brings back no key that is destroyed while it is wrapped anew', async () => {
    await makeLinkKey(testVault(), 'w');
    const destroying = vaultWith(both);
    const bucket = new Proxy(env.KEYS, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name !== 'put') return typeof member === 'function' ? member.bind(target) : member;
        return async (...args: Parameters<R2Bucket['put']>) => {
          await destroyKey(testVault(), 'link-key', 'w');
          return target.put(...args);
        };
      },
    });
    expect(await rewrapKey({ ...destroying, bucket }, 'link-key', 'w')).toBe(false);
    expect(await env.KEYS.head('link-key/w')).toBeNull();
  });

  it('goes on with the others when one key cannot be read', async () => {
    await Promise.all(['a', 'b', 'c'].map((owner) => makeLinkKey(testVault(), owner)));
    await env.KEYS.put('link-key/b', new Uint8Array(60));
    const vault = vaultWith(both);
    await rewrapKeys(vault);
    expect(await listOlderKeys(vault, 'link-key')).toEqual(['b']);
    expect(await loadKey(vaultWith(second), 'link-key', 'a')).toHaveLength(32);
  });
});
