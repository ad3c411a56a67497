import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { draftFields, fillCompany } from '../../../bench/console.ts';
import { firstHr } from '../organisation/organisation-scene.ts';
import { now } from '../support/scene.ts';
import { watchedDatabase } from '../support/watched-database.ts';
import { mailbox } from './notice-scene.ts';

/** Departments, each with a manager; twenty reviewers share them. */
const departments = 90;
const reviewers = 20;
/** Calls of the database that the platform allows one run of the clock. */
const mostCalls = 1000;

it('everybody is told within a few runs, none of which asks the database too often', async () => {
  const hr = await firstHr();
  await fillCompany(env.DB, { departments, people: 3 * departments, serviceMap: departments });
  const today = await now();
  await draftFields(hr, { opensAt: today, closesAt: today + 86_400 });
  // A plan of each department waits for its reviewer.
  await env.DB.prepare(
    `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content, changed_by,
       changed_at, submitted_by)
     SELECT cd.cycle_id, cd.department_id, 'plan', 'submitted', 1, '{}', g.person_id, 1, g.person_id
     FROM cycle_departments cd
     JOIN role_grants g ON g.department_id = cd.department_id AND g.role = 'manager'`,
  ).run();
  let calls = 0;
  const db = watchedDatabase(env.DB, (_, run) => {
    calls += 1;
    return run();
  });
  const box = mailbox();
  for (let run = 0; run * 30 < departments + reviewers; run += 1) {
    calls = 0;
    await box.at(`2026-11-16 09:0${run}`, db);
    expect(calls).toBeLessThan(mostCalls);
  }
  expect(new Set(box.messages.map(({ to }) => to)).size).toBe(departments + reviewers);
  expect(box.messages).toHaveLength(departments + reviewers);
});
