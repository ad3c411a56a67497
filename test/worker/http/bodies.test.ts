import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { problemCodes } from '../../../shared/wire/problem-codes.ts';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { addressOf, apiRoutes } from '../support/routes.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { surveyIdOf } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';
import { origin } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const canary = 'canary-7f3a';
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Bodies that no route takes, with the codes that may answer them. */
const malformed: Record<
  string,
  { body: BodyInit; headers?: Record<string, string>; code: string }
> = {
  'half a document': { body: '{', code: 'body_not_json' },
  'nothing at all': { body: '', code: 'body_not_json' },
  'two documents': { body: '{}{}', code: 'body_not_json' },
  'an infinite number': { body: '{"revision":NaN}', code: 'body_not_json' },
  'a byte order mark': { body: '\ufeff{}', code: 'body_not_json' },
  'duplicate keys': { body: `{"${canary}":1,"${canary}":2}`, code: 'body_not_json' },
  'deep nesting': { body: deep(400), code: 'body_not_json' },
  'invalid UTF-8': { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]), code: 'body_not_json' },
  'a list': { body: '[]', code: 'body_invalid' },
  'a text': { body: `"${canary}"`, code: 'body_invalid' },
  'nothing in JSON': { body: 'null', code: 'body_invalid' },
  'an unknown key': { body: `{"${canary}":"${canary}"}`, code: 'body_invalid' },
  'a prototype': { body: '{"__proto__":{"revision":1}}', code: 'body_invalid' },
  'a megabyte': { body: `{"a":"${'x'.repeat(1 << 20)}"}`, code: 'body_too_large' },
  'another type': {
    body: '{}',
    headers: { 'content-type': 'text/plain' },
    code: 'content_type_unsupported',
  },
  'a form': {
    body: `a=${canary}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    code: 'content_type_unsupported',
  },
  'another charset': {
    body: '{}',
    headers: { 'content-type': 'application/json; charset=utf-16' },
    code: 'content_type_unsupported',
  },
  'a compressed body': {
    body: '{}',
    headers: { 'content-encoding': 'gzip' },
    code: 'content_type_unsupported',
  },
};

/** Routes that take a spreadsheet's rows and so much more than a form. */
const isRoomy = (path: string) => path.startsWith('/api/hr/import/');
const nineMegabytes = `{"a":"${'x'.repeat(9 << 20)}"}`;

type CompanyRoles = Record<'leadership' | 'auditor', StaffClient>;

function cookieFor(path: string, scene: Scene, others: CompanyRoles): string | undefined {
  if (path.startsWith('/api/leadership/')) return others.leadership.cookie;
  if (path.startsWith('/api/auditor/')) return others.auditor.cookie;
  if (
    /^\/api\/(?:hr|audit|retention|session\/(?:confirm|sso\/(?:connect|disconnect))|account|access)\b/.test(
      path,
    )
  )
    return scene.company.hr.cookie;
  if (path.startsWith('/api/reviewer/')) return scene.reviewer.cookie;
  return path.startsWith('/api/manager/') ? scene.manager.cookie : undefined;
}

async function post(
  method: string,
  address: string,
  cookie: string | undefined,
  body: BodyInit,
  headers: Record<string, string> = {},
) {
  const reply = await exports.default.fetch(`${origin}${address}`, {
    method,
    headers: {
      origin,
      'content-type': 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    body,
  });
  return {
    status: reply.status,
    type: reply.headers.get('content-type'),
    text: await reply.text(),
  };
}

/** Routes that take a body; ending a session and making a sign-in link do not. */
const bodyless = new Set(['/api/session/end', '/api/hr/people/:id/sign-in-link']);
const takingBodies = () =>
  apiRoutes().filter(({ method, path }) => method !== 'GET' && !bodyless.has(path));

describe('a malformed body', () => {
  it('90: is refused by every route with its stable code, without echo and without a write', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    const others = {
      leadership: await signInWithRole(scene.company, 'leadership'),
      auditor: await signInWithRole(scene.company, 'auditor'),
    };
    const before = [await dumpDatabase(), await keyNames()];
    for (const { method, path } of takingBodies()) {
      const address = addressOf(path, scene, survey);
      const cookie = cookieFor(path, scene, others);
      for (const [name, { body: usual, headers, code }] of Object.entries(malformed)) {
        const body = code === 'body_too_large' && isRoomy(path) ? nineMegabytes : usual;
        const reply = await post(method, address, cookie, body, headers);
        expect([path, name, reply.type]).toEqual([path, name, 'application/problem+json']);
        const problem = JSON.parse(reply.text) as { code: string; status: number };
        expect([path, name, problem.code]).toEqual([path, name, code]);
        expect(problem.status).toBe(reply.status);
        expect(problemCodes).toHaveProperty(problem.code);
        expect(reply.text).not.toContain(canary);
      }
    }
    expect([await dumpDatabase(), await keyNames()]).toEqual(before);
  });

  it('90: that nests ten thousand levels deep does not exhaust the stack', async () => {
    const reply = await post('POST', '/api/session', undefined, deep(10_000));
    expect(JSON.parse(reply.text)).toMatchObject({ status: 400, code: 'body_not_json' });
  });

  it('90: is not read to its end when it does not say how long it is', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
        if (pulled > 1000) controller.close();
      },
    });
    const reply = await post('POST', '/api/rate/open', undefined, endless);
    expect(reply.status).toBe(413);
    expect(pulled).toBeLessThan(100);
  });

  it('88, 91: with hostile texts in every field is refused or harmless, and never a 5xx', async () => {
    const scene = await openScene();
    const { window, company } = scene;
    const hostile = [
      "'; DROP TABLE ballots; --",
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\udfff',
      '\u202egnp.exe',
      '\u200b',
      'e' + '\u0301'.repeat(5000),
      '👨‍👩‍👧‍👦',
      ' ',
    ];
    for (const text of hostile) {
      const attempts = [
        company.hr.post(`/hr/windows/${window}/requests`, {
          kind: 'void',
          reason: text,
          confirmation: '2026-10',
        }),
        company.hr.post('/hr/departments', { code: text, name: text, raterLinks: 1 }),
        company.hr.post('/hr/people', { number: text, name: text, email: null, department: null }),
        company.hr.post('/hr/people', { number: 'n', name: 'n', email: text, department: null }),
        company.hr.post('/hr/cycles', { kind: 'month', label: text, departments: [text] }),
        scene.manager.post('/manager/results', { cycle: text, department: text }),
      ];
      for (const settled of await Promise.allSettled(attempts)) {
        if (settled.status === 'fulfilled') continue;
        const { status } = settled.reason as { status: number };
        expect([JSON.stringify(text).slice(0, 40), status]).toEqual([
          JSON.stringify(text).slice(0, 40),
          expect.toSatisfy((given: number) => given >= 400 && given < 500),
        ]);
      }
    }
    const stored = JSON.stringify(await dumpDatabase());
    for (const broken of ['\\u0000', '\\ud800', '\\udfff']) expect(stored).not.toContain(broken);
    expect((await dumpDatabase())['ballots']).toEqual([]);
  });
});
