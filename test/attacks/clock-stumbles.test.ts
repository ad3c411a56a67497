import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLink } from '../../scripts/client/rater-client.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose } from '../worker/support/scene.ts';
import { alike, castAll, surveyIdOf } from '../worker/support/survey.ts';
import { keyNames } from '../worker/support/vault.ts';
import { workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

const sevens = alike(6);

describe('109: a survey whose keys cannot be read', () => {
  it('keeps no other survey from being tallied', async () => {
    const scene = await openScene();
    const surveys = [await surveyIdOf(scene), await surveyIdOf(scene, scene.production)].toSorted();
    await castAll(scene, sevens);
    await castAll(scene, sevens, { department: scene.production });
    await passClose(scene);
    await env.KEYS.put(`survey-keys/${surveys[0] ?? ''}`, new Uint8Array(200).fill(7));
    await expect(runClock()).rejects.toThrow('survey-keys');
    const rows = (await dumpDatabase())['surveys'] as { id: string; state: string }[];
    const stateOf = (id: string | undefined) => rows.find((row) => row.id === id)?.state;
    expect(surveys.map(stateOf)).toEqual(['pending', 'tallied']);
    expect(await keyNames()).not.toContain(`survey-keys/${surveys[1] ?? ''}`);
  });

  it('is tallied once its keys are back', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    await castAll(scene, sevens);
    await passClose(scene);
    const kept = await (await env.KEYS.get(`survey-keys/${survey}`))?.arrayBuffer();
    await env.KEYS.delete(`survey-keys/${survey}`);
    await expect(runClock()).rejects.toThrow('survey-keys');
    await env.KEYS.put(`survey-keys/${survey}`, kept ?? '');
    await runClock();
    const rows = (await dumpDatabase())['surveys'] as { id: string; state: string }[];
    expect(rows.find((row) => row.id === survey)?.state).toBe('tallied');
  });
});

describe('9: a link key that cannot be read', () => {
  it("keeps no other window's links from being found, and makes nobody's link unknown", async () => {
    const scene = await openScene();
    // Named so that it is listed before and after every window's key.
    await env.KEYS.put(`link-key/${'-'.repeat(21)}`, new Uint8Array(60).fill(7));
    await env.KEYS.put(`link-key/${'z'.repeat(21)}`, new Uint8Array(60).fill(7));
    const opened = await openLink(workerFetch, scene.links[0]?.link ?? '');
    expect(opened.surveys).toHaveLength(2);
    const strange = (scene.links[0]?.link ?? '').replace(/.{5}$/, 'AAAAA');
    await expect(openLink(workerFetch, strange)).rejects.toMatchObject({ code: 'key_unavailable' });
  });
});

describe('links of a window that this isolate has not met', () => {
  it('are found for all raters who come at once', async () => {
    const scene = await openScene();
    const visits = await Promise.allSettled(
      scene.links.map(({ link }) => openLink(workerFetch, link)),
    );
    expect(visits.map(({ status }) => status)).toEqual(scene.links.map(() => 'fulfilled'));
  });
});
