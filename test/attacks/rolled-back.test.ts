import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rate } from '../../scripts/client/rater-client.ts';
import { keepWatch } from '../../worker/audit/watch-store.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { plain, raterOf } from '../worker/support/survey.ts';
import { workerFetch } from '../worker/support/worker-fetch.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

let scene: Scene;
let open: World;
beforeAll(async () => {
  await resetStorage();
  scene = await openScene();
  await runClock();
  open = await saveWorld();
});
beforeEach(() => restoreWorld(open));

async function vote(rating: number): Promise<string> {
  const { opened, survey } = await raterOf(scene, 0);
  return rate(workerFetch, opened, survey, plain(Array<number>(9).fill(rating)));
}
const log = async () => (await dumpDatabase())['audit_log'] ?? [];

describe('a database put back to before a rater used a link', () => {
  it('shows, though nobody on the staff has done anything since', async () => {
    await vote(3);
    await expect(vote(9)).rejects.toMatchObject({ code: 'already_activated' });
    // As when an hour has passed since the last entry.
    await keepWatch(env.DB, 0);
    await runClock();
    await restoreWorld({ ...open, objects: (await saveWorld()).objects });
    await runClock();
    await expect(vote(9)).rejects.toMatchObject({ code: 'rating_halted' });
  });
});

describe('the entry of a quiet hour', () => {
  it('is written once an hour at most, and says nothing', async () => {
    const before = await log();
    await runClock();
    expect(await log()).toEqual(before);
    await Promise.all([keepWatch(env.DB, 0), vote(3)]);
    await runClock();
    const [entry, ...others] = (await log()).slice(before.length) as object[];
    expect(others).toEqual([]);
    const facts = { chain: 'windows', actor: 'system', action: 'keep_watch' };
    expect(entry).toMatchObject({ ...facts, subject: 'log', detail: '{}' });
  });

  it('is not written where no link is valid', async () => {
    await passClose(scene);
    await runClock();
    await runClock();
    const before = await log();
    await keepWatch(env.DB, 0);
    expect(await log()).toEqual(before);
  });
});
