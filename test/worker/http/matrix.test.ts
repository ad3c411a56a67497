import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { authorize, gapsInPolicy } from '../../../worker/accounts/authorize.ts';
import { type Audience, audiences, policy } from '../../../worker/accounts/policy.ts';
import { createApp } from '../../../worker/app.ts';
import type { AppEnv } from '../../../worker/http/app-env.ts';
import { answerError } from '../../../worker/http/problem.ts';
import { dumpWithoutRefusals } from '../support/dump.ts';
import { addressOf } from '../support/routes.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { surveyIdOf } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** Everybody there is, with what the policy may call them. `of`: the departments of the role. */
const identities = {
  anonymous: { is: [] },
  'made-up session': { is: [] },
  rater: { is: [] },
  'manager of SV': { is: ['manager of the department'], of: 'SV' },
  'manager of PR': { is: ['manager of the department'], of: 'PR' },
  HR: { is: ['hr', 'hr or auditor'] },
  'reviewer of SV and PR': { is: ['reviewer of the department'], of: 'SV' },
  'reviewer of C1 to C4': { is: ['reviewer of the department'], of: 'C1' },
  leadership: { is: ['leadership'] },
  auditor: { is: ['auditor', 'hr or auditor'] },
} satisfies Record<string, { is: Audience[]; of?: string }>;
type Identity = keyof typeof identities;
const names = Object.keys(identities) as Identity[];
const withSession = (identity: Identity) => names.indexOf(identity) > 2;

/** The answer, and the code of its problem document if it is one. */
interface Reply {
  status: number;
  code: string | undefined;
}

let scene: Scene;
let survey: string;
let cookies: Partial<Record<Identity, string>>;

// Nothing below may write, which is what it shows; so one scene serves all.
beforeAll(async () => {
  scene = await openScene();
  survey = await surveyIdOf(scene);
  const { company } = scene;
  cookies = {
    'made-up session': `__Host-session=${'x'.repeat(43)}`,
    'manager of SV': scene.manager.cookie,
    'manager of PR': (await company.signInAs('m2')).cookie,
    HR: company.hr.cookie,
    'reviewer of SV and PR': scene.reviewer.cookie,
    'reviewer of C1 to C4': (await company.signInAs('r2')).cookie,
    leadership: (await signInWithRole(company, 'leadership')).cookie,
    auditor: (await signInWithRole(company, 'auditor')).cookie,
  };
});

async function ask(identity: Identity, method: string, path: string, body = '{}'): Promise<Reply> {
  const cookie = cookies[identity];
  const reply = await workerFetch(`${origin}${path}`, {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(method === 'GET' ? {} : { origin, 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await reply.text();
  const { code } = (reply.status < 400 ? {} : JSON.parse(text)) as { code?: string };
  return { status: reply.status, code };
}

/** A route's address with ids of the scene: of the department SV, its survey, its sheets. */
const addressIn = (path: string) =>
  addressOf(
    `/api${path}`
      .replace(':cycle', scene.cycle)
      .replace(':department', scene.service)
      .replace(':kind', 'duty'),
    scene,
    survey,
  );

const everything = async () => [await dumpWithoutRefusals(), await keyNames()];

describe('the policy', () => {
  it('has a line for every route, and a route for every line', () => {
    expect(gapsInPolicy(createApp().routes)).toEqual([]);
  });

  it('lets no application start that has another route, or lacks one, or answers every method', () => {
    const app = new Hono();
    const one: typeof policy = [['GET', '/here', 'hr']];
    expect(gapsInPolicy(app.routes, one)).toEqual(['no route: GET /api/here']);
    app.use('/api/*', (_c, next) => next());
    app.get('/api/here', (c) => c.body(null));
    expect(gapsInPolicy(app.routes, one)).toEqual([]);
    expect(gapsInPolicy(app.routes, [...one, ...one])).toEqual(['twice: GET /api/here']);
    app.all('/api/everything', (c) => c.body(null));
    app.put('/api/here', (c) => c.body(null));
    expect(gapsInPolicy(app.routes, one)).toEqual([
      'no line: ALL /api/everything',
      'no line: PUT /api/here',
    ]);
  });

  it('answers for a handler without a line as for no route at all', async () => {
    const app = new Hono<AppEnv>().onError(answerError).use(authorize());
    app.all('/api/hr/*', (c) => c.text('reached'));
    const reply = await app.request('/api/hr/hidden', {}, env);
    expect([reply.status, await reply.text()]).not.toContain('reached');
    expect(reply.status).toBe(404);
  });
});

describe('81: every route', () => {
  it('is refused to everybody whom the policy does not name, and writes nothing', async () => {
    const before = await everything();
    for (const [method, path, who] of policy) {
      if (audiences[who] === 'nobody is asked') continue;
      for (const identity of names) {
        const { is }: { is: Audience[] } = identities[identity];
        if (is.includes(who) || (who === 'signed in' && withSession(identity))) continue;
        const body =
          identity === 'rater' ? JSON.stringify({ token: scene.links[0]?.link }) : undefined;
        const reply = await ask(identity, method, addressIn(path), body);
        const code = withSession(identity) ? 'role_missing' : 'not_signed_in';
        expect([method, path, identity, reply.code]).toEqual([method, path, identity, code]);
      }
    }
    expect(await everything()).toEqual(before);
  });

  it('is not refused for want of a role to those whom it names', async () => {
    for (const [method, path, who] of policy.filter((line) => line[0] === 'GET')) {
      for (const identity of names) {
        const { is }: { is: Audience[] } = identities[identity];
        if (!is.includes(who)) continue;
        const { code } = await ask(identity, method, addressIn(path));
        expect([path, identity, code]).not.toEqual([path, identity, 'role_missing']);
        expect([path, identity, code]).not.toEqual([path, identity, 'not_signed_in']);
      }
    }
  });
});

/** Bodies that the routes of one department take, where an empty one would not reach the store. */
const bodies = (): Record<string, object> => {
  const { cycle, service: department } = scene;
  const revision = 1;
  const fingerprint = 'A'.repeat(43);
  const measure = { about: 'quality', text: '回访', owner: '周明', dueOn: '2030-01-31' };
  return {
    '/reviewer/surveys/:id/release': { confirmation: '用户服务' },
    '/reviewer/surveys/:id/void': { reason: '数据不可信', confirmation: '用户服务' },
    '/reviewer/results': { cycle, department },
    '/reviewer/results/trend': { department },
    '/reviewer/total': { cycle, department },
    '/reviewer/total/record': { cycle, department, version: 1 },
    '/reviewer/total/sign': { cycle, department, fingerprint, withoutCustomerScore: false },
    '/reviewer/total/answer': { cycle, department, outcome: 'dismissed', answer: '已核对' },
    '/reviewer/total/correct': { cycle, department, version: 1, reason: '漏记一项' },
    '/reviewer/sheets/:cycle/:department/:kind/audit': { revision },
    '/reviewer/sheets/:cycle/:department/:kind/return': { revision, reason: '请补充' },
    '/manager/results': { cycle, department },
    '/manager/results/trend': { department },
    '/manager/total': { cycle, department },
    '/manager/total/record': { cycle, department, version: 1 },
    '/manager/total/sign': { cycle, department, fingerprint, role: 'filler' },
    '/manager/total/object': { cycle, department, fingerprint, reasons: '请核对' },
    '/manager/measures': { cycle, department, ...measure },
    '/manager/measures/:id': { revision, state: 'done', ...measure },
    '/manager/measures/:id/look-back': { revision, state: 'done', cycle, text: '有成效' },
    '/manager/sheets/:cycle/:department/:kind/self-score': { revision },
  };
};

/** Lists: they have nothing to refuse, and must not name the other's department. */
const lists = new Set([
  '/reviewer/tasks',
  '/reviewer/replacements',
  '/reviewer/results',
  '/reviewer/sheets',
  '/reviewer/totals',
  '/manager/results',
  '/manager/cycles',
  '/manager/totals',
]);

describe('81: a route of one department', () => {
  it('knows nothing of it when asked by the same role of another department', async () => {
    const before = await everything();
    for (const [method, path, who] of policy) {
      for (const identity of names) {
        const { is, of }: { is: Audience[]; of?: string } = identities[identity];
        if (of === undefined || of === 'SV' || !who.endsWith('of the department')) continue;
        if (!is.includes(who)) continue;
        if (method === 'GET' && lists.has(path)) continue;
        const given = bodies()[path];
        const reply = await ask(identity, method, addressIn(path), JSON.stringify(given ?? {}));
        const refused = reply.status >= 400 && reply.status < 500;
        expect([method, path, identity, refused]).toEqual([method, path, identity, true]);
        if (given === undefined) continue;
        expect([path, reply.code]).not.toEqual([path, 'body_invalid']);
      }
    }
    expect(await everything()).toEqual(before);
  });

  it('lists nothing of it to the same role of another department', async () => {
    for (const path of lists) {
      const identity = path.startsWith('/reviewer') ? 'reviewer of C1 to C4' : 'manager of PR';
      const reply = await workerFetch(`${origin}/api${path}`, {
        method: 'GET',
        headers: { cookie: cookies[identity] ?? '' },
      });
      const text = await reply.text();
      expect([path, reply.status]).toEqual([path, 200]);
      expect([path, text.includes(scene.service), text.includes(survey)]).toEqual([
        path,
        false,
        false,
      ]);
    }
  });
});

/** What a page of another site can send, and what it would need a permission of ours for. */
const contentTypes = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  'application/octet-stream',
  'application/csp-report',
  undefined,
];
const elsewhere = ['https://evil.test', 'null', `${origin}.evil.test`, undefined];

describe('85: a request from another site', () => {
  it('is refused by every route with a session, whatever type of content it has', async () => {
    const before = await everything();
    const changing = policy.filter(([method, path]) => {
      return method !== 'GET' && !path.startsWith('/rate/');
    });
    for (const [index, [method, path]] of changing.entries()) {
      for (const type of contentTypes) {
        const from = elsewhere[index % elsewhere.length];
        const reply = await workerFetch(`${origin}${addressIn(path)}`, {
          method,
          headers: {
            cookie: cookies.HR ?? '',
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(from === undefined ? {} : { origin: from }),
          },
          body: '{}',
        });
        const { code } = JSON.parse(await reply.text()) as { code: string };
        expect([path, type, from, reply.status, code]).toEqual([
          path,
          type,
          from,
          403,
          'origin_refused',
        ]);
      }
    }
    expect(await everything()).toEqual(before);
  });
});
