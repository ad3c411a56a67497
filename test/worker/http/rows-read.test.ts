import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { consoleAddresses } from '../../../bench/console-addresses.ts';
import { draftWindow, fillCompany, lengthenLog, signInAskers } from '../../../bench/console.ts';
import { countingDatabase } from '../../../bench/counting-database.ts';
import { createApp } from '../../../worker/app.ts';
import { firstHr } from '../organisation/organisation-scene.ts';
import { resetStorage } from '../support/reset.ts';
import { now } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** Departments of the two companies; both fill more than two pages. */
const small = 120;
const large = 360;
const peopleEach = 3;

/**
 * Rows that a route may read more for each department more, outside its page. What is not named
 * here reads none.
 */
const growth: Record<string, number> = {
  // Lists count their rows along an index.
  '/hr/departments': 1,
  '/hr/people': peopleEach,
  '/hr/people?sort=number&page=2': peopleEach,
  '/hr/service-map': 1,
  '/hr/cycles/:id/departments': 3,
  '/hr/cycles/:id/departments?sort=name&page=2': 3,
  '/hr/service-map/reach': 1,
  // Who and what occurs in the log, and what occurs in it rarely.
  '/audit/choices?chain=windows': 3,
  '/audit/entries?chain=windows&action=create_window': 1,
  '/audit/check?chain=windows&after=0': 2,
  // A text, a filter or an order of another table is looked for in the whole list.
  '/hr/departments?sort=manager&page=2': 18,
  '/hr/departments?search=42': 3,
  '/hr/departments?lacks=either': 12,
  '/hr/people?sort=department&direction=desc': 5 * peopleEach,
  '/hr/people?search=042': 3 * peopleEach,
  '/hr/people?role=reviewer': 4,
  '/hr/service-map?sort=rated': 12,
  '/hr/service-map/reach?sort=clients': 20,
  '/hr/cycles/:id/departments?search=42': 4,
  '/hr/cycles/:id/departments?show=waiting': 4,
  '/hr/windows/:id/surveys?show=waiting': 1,
  // What is asked for whole: names, a plan, a spreadsheet, whoever a reminder goes to.
  '/hr/organisation': 1,
  '/hr/departments/ids': 1,
  '/hr/cycles': 1,
  '/hr/cycles/:id': 17,
  '/hr/cycles/:id/overview': 40,
  // Its rows come by POST, since each look is noted with what was looked at.
  'POST /hr/cycles/:id/overview': 6,
  'POST /hr/cycles/:id/overview?search=42': 6,
  'POST /hr/cycles/:id/overview?sort=total&direction=desc&page=2': 10,
  'POST /hr/cycles/:id/overview?sort=waits': 70,
  'POST /hr/cycles/:id/overview?waits=for_hr': 70,
  '/hr/cycles/:id/choice': 5,
  '/hr/windows/:id/plan': 1,
  '/hr/windows/:id/reminder': 1,
  // Everybody with an office, to find those without an address.
  '/hr/task-notices': 8,
  '/hr/import/departments': 40,
  '/hr/import/people': 40,
  '/hr/import/service-map': 40,
  '/hr/import/personal-scores/:period': 2 * peopleEach,
  // What a person reviews or manages, in a company where twenty share all reviews.
  '/reviewer/tasks': 1,
  '/reviewer/replacements': 1,
  '/reviewer/results': 4,
  '/reviewer/sheets': 5,
  '/reviewer/sheets/:cycle/:department/:kind': 1,
  '/reviewer/totals': 2,
  '/reviewer/measures/:cycle/:department': 2,
  '/manager/results': 3,
  '/manager/totals': 1,
  '/manager/measures/:cycle/:department': 2,
  '/manager/cycles': 4,
};

/** Rows that each address reads in a company of this size, as D1 bills them. */
async function rowsRead(departments: number): Promise<Map<string, number>> {
  await resetStorage();
  const hr = await firstHr();
  const people = departments * peopleEach;
  await fillCompany(env.DB, { departments, people, serviceMap: departments * 8 });
  const ids = await draftWindow(hr, env.DB, await now());
  await lengthenLog(env.DB, departments);
  const askers = await signInAskers(workerFetch, origin, hr, env.DB);
  const counting = countingDatabase(env.DB);
  const app = createApp();
  const rows = new Map<string, number>();
  for (const { route, address, asker } of consoleAddresses(ids)) {
    counting.take();
    const reply = await app.request(
      `${origin}/api${address}`,
      { headers: { cookie: askers[asker].cookie } },
      { ...env, DB: counting.db },
    );
    expect([route, reply.status]).toEqual([route, 200]);
    rows.set(route, counting.take());
  }
  const overview = 'POST /hr/cycles/:id/overview';
  for (const route of Object.keys(growth).filter((each) => each.startsWith(overview))) {
    const query = Object.fromEntries(new URLSearchParams(route.slice(overview.length)));
    counting.take();
    const reply = await app.request(
      `${origin}/api/hr/cycles/${ids.cycle}/overview`,
      {
        method: 'POST',
        headers: { cookie: askers.hr.cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      },
      { ...env, DB: counting.db },
    );
    expect([route, reply.status]).toEqual([route, 200]);
    rows.set(route, counting.take());
  }
  return rows;
}

let few: Map<string, number>;
let many: Map<string, number>;

beforeAll(async () => {
  few = await rowsRead(small);
  many = await rowsRead(large);
});

describe('what the console asks for', () => {
  it('reads no rows outside its page, but for what has to be counted, looked for or had whole', () => {
    const over = [...many].flatMap(([route, rows]) => {
      const most = (few.get(route) ?? 0) + (growth[route] ?? 0) * (large - small);
      // Which rows are on a page differs a little.
      return rows <= most + 20 ? [] : [{ route, rows, most }];
    });
    expect(over).toEqual([]);
    expect([...many.keys()]).toEqual(expect.arrayContaining(Object.keys(growth)));
  });

  it('reads of a window about what its page shows', () => {
    const page = 50;
    const ofWindow = [...many].filter(([route]) => route.startsWith('/hr/windows/:id'));
    const limits = ofWindow.map(([route, rows]) => [route, rows < 8 * page || route in growth]);
    expect(limits).toEqual(ofWindow.map(([route]) => [route, true]));
  });
});
