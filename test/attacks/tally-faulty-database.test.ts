import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLink, finish, sealFor } from '../../scripts/client/rater-client.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import {
  allFaults,
  type Fault,
  faultyDatabase,
  sendTo,
  type Step,
} from '../worker/support/faulty-database.ts';
import { brokenInvariants } from '../worker/support/invariants.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { withoutChance } from '../worker/support/routes.ts';
import { passClose, readyScene, type ReadyScene } from '../worker/support/scene.ts';
import { castAll, plain, surveyIdOf } from '../worker/support/survey.ts';
import { keyNames } from '../worker/support/vault.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';
import { restoreWorld, saveWorld } from '../worker/support/world.ts';

let scene: ReadyScene;

beforeAll(async () => {
  await resetStorage();
  scene = await readyScene();
});

async function send(step: Step, db: D1Database): Promise<[number, string | null]> {
  const reply = await sendTo(db, step);
  await reply.text();
  return [reply.status, reply.headers.get('retry-after')];
}

/**
 * What is stored, without what is random or passes with time. Links whose list was lost are made
 * anew, which is noted again and counts the window's revision up. Overviews are kept to be read
 * sooner and follow when they can.
 */
async function stored(): Promise<unknown> {
  const {
    sessions: _sessions,
    window_overviews: _overviews,
    audit_log: log = [],
    ...rest
  } = await dumpDatabase();
  const actions = (log as { action: string }[])
    .map(({ action }) => action)
    .filter((action) => action !== 'make_links');
  const text = JSON.stringify({ ...rest, actions });
  const plainText = text
    .replaceAll(/"[0-9a-f]{32,}"/g, '"bytes"')
    .replaceAll(/~w\.[\w-]{21}\.[\w-]{21}/g, 'sealed words')
    .replaceAll(/[A-Z2-7]{16}/g, 'receipt')
    .replaceAll(/"revision":\d+/g, '"revision":1');
  return withoutChance(JSON.parse(plainText));
}

/**
 * The step again and again, its N-th call of the database failing in each way, N from 1 until no
 * call is left to fail. The invariants hold after the fault, and a second try ends where an
 * undisturbed one does, which is where it leaves everything.
 */
async function loop(step: Step, faults: readonly Fault[] = allFaults): Promise<void> {
  const before = await saveWorld();
  const clean = faultyDatabase(0, 'before');
  expect([step.path, await send(step, clean.db)]).toEqual([step.path, [200, null]]);
  const after = await stored();
  const end = await saveWorld();
  for (const fault of faults) {
    for (let at = 1; at <= clean.calls(); at++) {
      const where = `${step.path}, call ${at}, ${fault}`;
      await restoreWorld(before);
      const faulty = faultyDatabase(at, fault);
      const [status, retryAfter] = await send(step, faulty.db);
      await faulty.settled();
      // What fails after the work was done, while the log is anchored, is made up for later.
      const left = status === 200 ? await stored() : 'open';
      expect([where, status, retryAfter, left]).toEqual(
        status === 200 ? [where, 200, null, after] : [where, 503, '5', 'open'],
      );
      expect([where, await brokenInvariants()]).toEqual([where, []]);
      expect([where, await send(step, env.DB)]).toEqual([where, [200, null]]);
      expect([where, await stored()]).toEqual([where, after]);
    }
  }
  await restoreWorld(end);
}

describe('104, 105: the N-th call of the database fails', () => {
  it('anywhere from issuing the links to the release, and a second try ends as if nothing had', async () => {
    const { hr } = scene.company;
    // Those that repeat what a staff action has done already are tried where most can go wrong.
    const [few, office] = [['after'] as const, { cookie: hr.cookie }];
    await loop({ path: `/hr/windows/${scene.window}/links`, body: {}, ...office }, few);
    const { links, revision } = await hr.post<{ links: { link: string }[]; revision: number }>(
      `/hr/windows/${scene.window}/links`,
    );
    await loop(
      { path: `/hr/windows/${scene.window}/confirm-links`, body: { revision }, ...office },
      few,
    );

    const rater = await openLink(workerFetch, links[11]?.link ?? '');
    const manifest = rater.surveys.find(({ department }) => department === scene.service);
    if (manifest === undefined) throw new Error('the link does not cover the service');
    const { survey, blinded, ...prepared } = await sealFor(
      rater,
      manifest,
      plain(Array(9).fill(6)),
    );
    const activation = { token: rater.token, survey, blinded };
    await loop({ path: '/rate/open', body: { token: rater.token } }, few);
    await loop({ path: '/rate/activate', body: activation });
    const reply = await workerFetch(`${origin}/api/rate/activate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activation),
    });
    const { blindSignature } = JSON.parse(await reply.text()) as { blindSignature: string };
    const signed = await finish({ survey, blinded, ...prepared }, blindSignature);
    await loop({ path: '/rate/ballots', body: { ...signed } });

    const manager = await scene.company.signInAs('m1');
    const whole = { ...scene, links: links.map(({ link }) => ({ link, department: '' })), manager };
    await castAll(
      whole,
      Array.from({ length: 6 }, () => plain([7, 8, 9, 6, 7, 8, 10, 5, 4])),
    );
    await passClose(whole);
    const id = await surveyIdOf(whole);
    const reviewing = { cookie: scene.reviewer.cookie };
    await loop({ path: `/reviewer/surveys/${id}/tally`, body: {}, ...reviewing });
    expect(await keyNames()).not.toContain(`survey-keys/${id}`);
    const tallied = await saveWorld();
    const confirmation = '用户服务';
    await loop(
      {
        path: `/reviewer/surveys/${id}/void`,
        body: { confirmation, reason: '有人代填' },
        ...reviewing,
      },
      few,
    );
    await restoreWorld(tallied);
    await loop(
      {
        path: `/reviewer/surveys/${id}/release`,
        body: { confirmation, summary: '总体满意' },
        ...reviewing,
      },
      ['after', 'late'],
    );
    await runClock();
    expect(await brokenInvariants()).toEqual([]);
  }, 240_000);
});
