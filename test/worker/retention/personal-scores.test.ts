import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, idOf } from '../../../scripts/client/company.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import { runClock } from '../support/clock.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany } from '../support/scene.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';
import { passAnnouncement, purgeMinute } from './past-scene.ts';

let company: Company;
let before: World;

/** Personal scores of a month and of its quarter, which has no cycle of its own unless it is opened. */
beforeAll(async () => {
  await resetStorage();
  company = await buildScenesCompany(3);
  for (const label of ['2024-07', '2024-08', '2024-09']) await open('month', label);
  const person = idOf(company.people, 'm1');
  await env.DB.batch(
    ['2024-07', '2024-09', '2024-Q3', '2024-Q4'].map((period) =>
      env.DB.prepare(
        `INSERT INTO personal_scores (period, person_id, tenths, changed_by, changed_at)
         VALUES (?1, ?2, 880, ?2, unixepoch())`,
      ).bind(period, person),
    ),
  );
  before = await saveWorld();
});
beforeEach(() => restoreWorld(before));

function open(kind: 'month' | 'quarter', label: string): Promise<string> {
  const departments = [idOf(company.departments, 'SV')];
  return openCycle(company.hr, { kind, label, departments });
}

/** Keeps a cycle as two people would, or lets it go. */
async function hold(label: string): Promise<void> {
  const [one, two] = ['h1', 'r1'].map((number) => idOf(company.people, number));
  await env.DB.prepare(
    `INSERT INTO purge_holds (id, cycle_id, reason, asked_by, asked_at, confirmed_by, confirmed_at)
     SELECT 'hold-' || substr(id, 1, 16), id, '仲裁', ?2, 1, ?3, 2 FROM cycles WHERE label = ?1`,
  )
    .bind(label, one, two)
    .run();
}
const letGo = () =>
  env.DB.prepare(
    `UPDATE purge_holds SET lift_asked_by = asked_by, lift_asked_at = 3, lifted_by = confirmed_by,
       ended_at = 4`,
  ).run();

async function purgeWhatIsDue(): Promise<void> {
  await runClock(purgeMinute);
  await passAnnouncement();
  await runClock(purgeMinute);
}

const periods = async () =>
  (
    await env.DB.prepare('SELECT period FROM personal_scores ORDER BY period').all<{
      period: string;
    }>()
  ).results.map(({ period }) => period);

it('those of a quarter without a cycle of its own go with the last of its months', async () => {
  await hold('2024-08');
  await purgeWhatIsDue();
  // One month is still kept, and whoever needs its figures needs those of the quarter.
  expect(await periods()).toEqual(['2024-Q3', '2024-Q4']);
  await letGo();
  await runClock(purgeMinute);
  expect(await periods()).toEqual(['2024-Q4']);
});

it('those of a quarter with a cycle of its own go with that cycle', async () => {
  await open('quarter', '2024-Q3');
  await hold('2024-Q3');
  await purgeWhatIsDue();
  expect(await periods()).toEqual(['2024-Q3', '2024-Q4']);
  await letGo();
  await runClock(purgeMinute);
  expect(await periods()).toEqual(['2024-Q4']);
});
