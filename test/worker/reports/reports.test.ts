import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { buildScenesCompany } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';

let hr: StaffClient;
let auditor: StaffClient;

let start: World;

beforeAll(async () => {
  const company = await buildScenesCompany(1);
  hr = company.hr;
  auditor = await signInWithRole(company, 'auditor');
  start = await saveWorld();
});

beforeEach(() => restoreWorld(start));

const newId = () => encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));

async function report(text: string, id = newId(), headers: Record<string, string> = {}) {
  const reply = await workerFetch(`${origin}/api/rate/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id, text }),
  });
  const answer: unknown = JSON.parse(await reply.text());
  return { status: reply.status, answer };
}

interface Delivered {
  deliveries: { number: number; deliveredOn: number; texts: string[] }[];
}

const textsOf = async (person: StaffClient, role: 'hr' | 'auditor') =>
  (await person.post<Delivered>(`/${role}/reports`)).deliveries.map(({ texts }) => texts.sort());

/** As if the delivery that is being gathered had been opened so many days ago. */
const daysPass = (days: number) =>
  env.DB.prepare(
    'UPDATE report_deliveries SET opened_on = opened_on - ?1 WHERE delivered_on IS NULL',
  )
    .bind(days)
    .run();

const deliver = () => runClock(37);

describe('a report', () => {
  it('is kept without account, address or time, and twice is once', async () => {
    const id = newId();
    const before = await dumpDatabase();
    expect(await report('经理问我给了几分', id)).toEqual({ status: 200, answer: { kept: true } });
    expect(await report('经理问我给了几分', id)).toEqual({ status: 200, answer: { kept: true } });
    const after = await dumpDatabase();
    expect(after['reports']).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{32}$/), delivery: 1, text: '经理问我给了几分' },
    ]);
    const { reports: _reports, report_deliveries: _deliveries, ...rest } = after;
    const { reports: _none, report_deliveries: _noneEither, ...same } = before;
    expect(rest).toEqual(same);
  });

  it('is refused with a cookie, empty, too long or with more than it needs', async () => {
    const refused = [
      await report('问我', newId(), { cookie: '__Host-session=x' }),
      await report('  '),
      await report('长'.repeat(1001)),
      await report('问我', 'short'),
      await report('问我', '!'.repeat(22)),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect((await dumpDatabase())['reports']).toEqual([]);
    expect((await dumpDatabase())['report_deliveries']).toEqual([]);
  });

  it('is refused when too many are gathered, and taken again after their delivery', async () => {
    await report('一');
    await env.DB.prepare(
      `WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 199)
       INSERT INTO reports (id, delivery, text) SELECT randomblob(16), 1, '多' FROM more`,
    ).run();
    expect(await report('再一个')).toMatchObject({ status: 429, answer: { code: 'reports_full' } });
    await daysPass(1);
    await deliver();
    expect((await report('再一个')).status).toBe(200);
  });
});

describe('reports', () => {
  it('are read by HR and the auditor from three on, never on the day they came', async () => {
    for (const text of ['一', '二', '三']) await report(text);
    await deliver();
    expect(await textsOf(hr, 'hr')).toEqual([]);
    await daysPass(1);
    await deliver();
    for (const texts of [await textsOf(hr, 'hr'), await textsOf(auditor, 'auditor')]) {
      expect(texts).toEqual([['一', '三', '二']]);
    }
  });

  it('wait while there are fewer than three, at most a week', async () => {
    await report('一');
    await report('二');
    await daysPass(6);
    await deliver();
    expect(await textsOf(hr, 'hr')).toEqual([]);
    await daysPass(1);
    await deliver();
    expect(await textsOf(hr, 'hr')).toEqual([['一', '二']]);
    await report('三');
    expect(await textsOf(hr, 'hr')).toEqual([['一', '二']]);
  });

  it('never change once they are delivered, and each reading is noted', async () => {
    await report('一');
    await daysPass(7);
    await deliver();
    await textsOf(hr, 'hr');
    const change = "UPDATE reports SET text = '改'";
    await expect(env.DB.prepare(change).run()).rejects.toThrow('report_is_final');
    const add = "INSERT INTO reports (id, delivery, text) VALUES (randomblob(16), 1, '补')";
    await expect(env.DB.prepare(add).run()).rejects.toThrow('delivery_is_final');
    const { results } = await env.DB.prepare(
      "SELECT action FROM audit_log WHERE chain = 'views'",
    ).all();
    expect(results).toEqual([{ action: 'view_reports' }]);
  });
});
