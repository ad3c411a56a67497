import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { signInWithRole } from '../../scripts/client/company-role.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { allFaults, faultyDatabase, sendTo } from '../worker/support/faulty-database.ts';
import { brokenInvariants } from '../worker/support/invariants.ts';
import { withoutChance } from '../worker/support/routes.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

/** A request that reads something of which it is noted who has read it. */
interface Look {
  path: string;
  cookie: string;
  body?: object;
  /** A name that only an answer with something in it has. */
  shows: string;
}

let scene: Scene;
let survey: string;
let cookies: Record<'reviewer' | 'manager' | 'hr' | 'leadership' | 'auditor', string>;
let released: World;

beforeAll(async () => {
  scene = await openScene();
  survey = await surveyIdOf(scene);
  await castAll(
    scene,
    Array.from({ length: 8 }, () => plain([7, 8, 9, 6, 7, 8, 10, 5, 4])),
  );
  await passClose(scene);
  await tallyBy(scene, survey);
  const confirmation = '用户服务';
  await scene.reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation, summary: '好' });
  cookies = {
    reviewer: scene.reviewer.cookie,
    manager: scene.manager.cookie,
    hr: scene.company.hr.cookie,
    leadership: (await signInWithRole(scene.company, 'leadership')).cookie,
    auditor: (await signInWithRole(scene.company, 'auditor')).cookie,
  };
  await env.DB.batch([
    env.DB.prepare('INSERT INTO report_deliveries (number, opened_on) VALUES (1, 1)'),
    env.DB.prepare("INSERT INTO reports (id, delivery, text) VALUES (randomblob(16), 1, '问我')"),
    env.DB.prepare('UPDATE report_deliveries SET delivered_on = 2'),
  ]);
  released = await saveWorld();
});

interface Reply {
  status: number;
  text: string;
}

async function ask(
  path: string,
  body: object,
  cookie: string | undefined,
  db: D1Database,
): Promise<Reply> {
  const reply = await sendTo(db, { path, body, cookie });
  return { status: reply.status, text: await reply.text() };
}

const looksSql = "SELECT count(*) AS looks FROM audit_log WHERE chain = 'views'";

/** How often somebody's look is noted. */
async function noted(): Promise<number> {
  return (await env.DB.prepare(looksSql).first<number>('looks')) ?? 0;
}

/** Everything that is stored but looks and sessions. */
async function besideLooks(): Promise<unknown> {
  const { audit_log: log = [], sessions: _sessions, ...rest } = await dumpDatabase();
  return { ...rest, log: (log as { chain: string }[]).filter(({ chain }) => chain !== 'views') };
}

/** The look again and again, its N-th call of the database failing in each way. */
async function loop({ path, cookie, body = {}, shows }: Look): Promise<void> {
  const before = await besideLooks();
  const clean = faultyDatabase(0, 'before');
  const whole = await ask(path, body, cookie, clean.db);
  expect([path, whole.status, whole.text.includes(`"${shows}"`)]).toEqual([path, 200, true]);
  for (const fault of allFaults) {
    for (let at = 1; at <= clean.calls(); at++) {
      const where = `${path}, call ${at}, ${fault}`;
      const looks = await noted();
      const faulty = faultyDatabase(at, fault);
      const { status, text } = await ask(path, body, cookie, faulty.db);
      await faulty.settled();
      const after = await noted();
      // An answer is an answer with a trace; without one there is nothing in it.
      const traces = status === 200 ? after - looks : 'any';
      expect([where, status, traces, text.includes(shows)]).toEqual(
        status === 200 ? [where, 200, 1, true] : [where, 503, 'any', false],
      );
      const again = await ask(path, body, cookie, env.DB);
      expect([where, again.status, await noted()]).toEqual([where, 200, after + 1]);
      expect(withoutChance(JSON.parse(again.text))).toEqual(withoutChance(JSON.parse(whole.text)));
    }
  }
  expect([path, await besideLooks()]).toEqual([path, before]);
  expect([path, await brokenInvariants()]).toEqual([path, []]);
}

describe('104: the N-th call of the database fails while somebody looks', () => {
  it('at evidence, and nobody reads it without a trace', async () => {
    const cookie = cookies.reviewer;
    const path = `/reviewer/surveys/${survey}/evidence`;
    await loop({ path, cookie, shows: 'evidence' });
    await loop({ path: `${path}/print`, cookie, shows: 'viewer' });
  });

  it('at a result, its trend and all scores, and nobody reads them without a trace', async () => {
    const { cycle, service: department } = scene;
    const body = { cycle, department, purpose: 'print' };
    await loop({ path: '/manager/results', cookie: cookies.manager, body, shows: 'result' });
    await loop({ path: '/reviewer/results', cookie: cookies.reviewer, body, shows: 'result' });
    const trend = { path: '/manager/results/trend', body: { department } };
    await loop({ ...trend, cookie: cookies.manager, shows: 'points' });
    const scores = { path: '/leadership/scores', body: { cycle } };
    await loop({ ...scores, cookie: cookies.leadership, shows: 'viewer' });
  });

  it('at the anonymous reports, and nobody reads them without a trace', async () => {
    await loop({ path: '/hr/reports', cookie: cookies.hr, shows: 'deliveries' });
    await loop({ path: '/auditor/reports', cookie: cookies.auditor, shows: 'deliveries' });
  });
});

describe('104: the N-th call of the database fails while somebody reports', () => {
  it('and the report, sent again, is kept once', async () => {
    const body = {
      id: encodeBase64url(crypto.getRandomValues(new Uint8Array(16))),
      text: '经理问我给了几分',
    };
    await restoreWorld(released);
    const clean = faultyDatabase(0, 'before');
    expect((await ask('/rate/reports', body, undefined, clean.db)).status).toBe(200);
    for (const fault of allFaults) {
      for (let at = 1; at <= clean.calls(); at++) {
        await restoreWorld(released);
        const faulty = faultyDatabase(at, fault);
        expect((await ask('/rate/reports', body, undefined, faulty.db)).status).toBe(503);
        await faulty.settled();
        expect((await ask('/rate/reports', body, undefined, env.DB)).status).toBe(200);
        const { reports = [], report_deliveries: deliveries } = await dumpDatabase();
        const kept = (reports as { text: string }[]).filter(({ text }) => text === body.text);
        expect([fault, at, kept.length, deliveries?.length]).toEqual([fault, at, 1, 2]);
      }
    }
  });
});
