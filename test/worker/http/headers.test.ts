import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../worker/app.ts';
import { destinationOf } from '../../../worker/http/pages.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany, openScene } from '../support/scene.ts';
import { raterOf, surveyIdOf } from '../support/survey.ts';
import { origin } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const everyHeader = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'strict-transport-security',
  'cache-control',
  'x-robots-tag',
];

/** Stands for the built pages, which tests inside workerd need not have. */
const assets = {
  fetch: async (request: Request) => {
    const { pathname } = new URL(request.url);
    return pathname === '/assets/gone.js'
      ? new Response(null, { status: 404 })
      : new Response(pathname, { headers: { 'content-type': 'text/html' } });
  },
} as unknown as Fetcher;

const withEnv = (changed: Partial<typeof env>) => ({
  ask: async (url: string, init: RequestInit = {}) =>
    createApp().fetch(new Request(url, init), { ...env, ASSETS: assets, ...changed }),
});

describe('every answer', () => {
  it('92: carries the whole set of headers, whatever its status', async () => {
    const scene = await openScene();
    const { opened } = await raterOf(scene, 0);
    const failing = (message: string) => ({
      prepare: () => {
        throw new Error(message);
      },
    });
    const manifest = new URL(scene.links[0]?.link ?? '').hash.split('.')[1] ?? '';
    const { ask } = withEnv({});
    const broken = (database: object) =>
      withEnv({ DB: database as D1Database }).ask(`${origin}/api/rate/receipts/x`);
    const replies: [number, Response][] = [
      [200, await ask(`${origin}/`)],
      [200, await ask(`${origin}/r`)],
      [200, await ask(`${origin}/assets/page.js`)],
      [404, await ask(`${origin}/assets/gone.js`)],
      [404, await ask(`${origin}/favicon.ico`)],
      [404, await ask(`${origin}/api/nothing`)],
      [405, await ask(`${origin}/`, { method: 'POST' })],
      [401, await ask(`${origin}/api/session`)],
      [403, await ask(`${origin}/api/session`, { method: 'POST' })],
      [400, await ask(`${origin}/api/rate/receipts/x`, { headers: { cookie: 'a=b' } })],
      [200, await ask(`${origin}/api/rate/manifests/${manifest}`)],
      [
        200,
        await ask(`${origin}/api/hr/windows`, { headers: { cookie: scene.company.hr.cookie } }),
      ],
      [500, await broken(failing('something else'))],
      [503, await broken(failing('D1_ERROR: down'))],
      [503, await withEnv({ SETUP_CODE: '' }).ask(`${origin}/`)],
    ];
    expect(opened.fp).toHaveLength(32);
    for (const [status, reply] of replies) {
      const missing = everyHeader.filter((name) => !reply.headers.has(name));
      expect([reply.url, reply.status, missing]).toEqual([reply.url, status, []]);
      await reply.body?.cancel();
    }
  });

  it('98: is never cached unless its address is the hash of its content', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    const [, fp = ''] = new URL(scene.links[0]?.link ?? '').hash.split('.');
    const { ask } = withEnv({});
    const get = async (path: string, cookie?: string) => {
      const reply = await ask(
        `${origin}${path}`,
        cookie === undefined ? {} : { headers: { cookie } },
      );
      await reply.body?.cancel();
      return reply.headers.get('cache-control');
    };
    expect(await get(`/api/rate/manifests/${fp}`)).toBe('public, max-age=31536000, immutable');
    expect(await get('/assets/page.js')).toBe('public, max-age=31536000, immutable');
    expect(await get('/r')).toBe('no-cache');
    expect(await get('/')).toBe('no-cache');
    for (const [path, cookie] of [
      [`/api/rate/receipts/${scene.window}`, undefined],
      ['/api/rate/manifests/unknown', undefined],
      ['/api/session', scene.manager.cookie],
      ['/api/manager/results', scene.manager.cookie],
      ['/api/hr/organisation', scene.company.hr.cookie],
      ['/api/reviewer/tasks', scene.reviewer.cookie],
      [`/api/reviewer/surveys/${survey}`, scene.reviewer.cookie],
    ] as const) {
      expect([path, await get(path, cookie)]).toEqual([path, 'no-store']);
    }
  });
});

describe('a request from another site', () => {
  it('85: is refused on every console route that could change something', async () => {
    const { hr } = await buildScenesCompany(1);
    const before = await dumpDatabase();
    const department = JSON.stringify({ code: 'X', name: 'X', raterLinks: 1 });
    const type = { 'content-type': 'application/json' };
    const attacks: Record<string, string>[] = [
      type,
      { ...type, origin: 'null' },
      { ...type, origin: 'https://evil.test' },
      { ...type, origin: `${origin}.evil.test` },
      { ...type, origin: origin.replace('https', 'http') },
      { ...type, origin, 'sec-fetch-site': 'cross-site' },
      { ...type, origin, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of attacks) {
      const reply = await exports.default.fetch(`${origin}/api/hr/departments`, {
        method: 'POST',
        headers: { ...headers, cookie: hr.cookie },
        body: department,
      });
      expect([headers, reply.status]).toEqual([headers, 403]);
      expect(await reply.json()).toMatchObject({ code: 'origin_refused' });
    }
    const plainText = await exports.default.fetch(`${origin}/api/hr/departments`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin, cookie: hr.cookie },
      body: department,
    });
    expect(plainText.status).toBe(415);
    await plainText.body?.cancel();
    expect(await dumpDatabase()).toEqual(before);
  });

  it('93: cannot read what a session opens', async () => {
    const { hr } = await buildScenesCompany(1);
    const reply = await exports.default.fetch(`${origin}/api/hr/organisation`, {
      headers: { cookie: hr.cookie, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    });
    expect(reply.status).toBe(403);
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    await reply.body?.cancel();
  });
});

describe('the rater’s page on a host of its own', () => {
  const rater = 'https://rate.niping.test';

  it('is the only page there, and nowhere else', () => {
    const at = (url: string, configured: string | undefined = rater) =>
      destinationOf(new URL(url), configured);
    expect(at(`${rater}/r`)).toBe('rater_page');
    expect(at(`${rater}/`)).toBe('nothing');
    expect(at(`${rater}/hr/windows`)).toBe('nothing');
    expect(at(`${rater}/assets/a.js`)).toBe('asset');
    expect(at(`${origin}/r`)).toBe('nothing');
    expect(at(`${origin}/rest`)).toBe('console_page');
    expect(at(`${origin}/.env`)).toBe('nothing');
  });

  it('shares one host with the console where none is configured', () => {
    expect(destinationOf(new URL(`${origin}/r`), undefined)).toBe('rater_page');
    expect(destinationOf(new URL(`${origin}/hr`), undefined)).toBe('console_page');
  });

  it('has no console routes beside it, and the console no rating routes', async () => {
    const { hr } = await buildScenesCompany(1);
    const { ask } = withEnv({ RATER_ORIGIN: rater });
    const answer = async (url: string, headers: Record<string, string> = {}) => {
      const reply = await ask(url, { headers });
      const text = await reply.text();
      return reply.status === 200 ? 200 : (JSON.parse(text) as { code: string }).code;
    };
    const session = { cookie: hr.cookie };
    expect(await answer(`${origin}/api/hr/organisation`, session)).toBe(200);
    expect(await answer(`${rater}/api/hr/organisation`, session)).toBe('not_found');
    expect(await answer(`${rater}/api/session`, session)).toBe('not_found');
    expect(await answer(`${origin}/api/rate/receipts/x`)).toBe('not_found');
    expect(await answer(`${rater}/api/rate/receipts/x`)).toBe('window_unknown');
    expect(await answer(`${rater}/r`)).toBe(200);
    expect(await answer(`${origin}/r`)).toBe('not_found');
  });
});

describe('a Worker with missing or weak secrets', () => {
  it('refuses everything instead of serving badly protected', async () => {
    const secret = env.KEY_ENCRYPTION_SECRETS;
    const wrong: Partial<typeof env>[] = [
      { SESSION_PEPPER: '1:short' },
      { SETUP_CODE: 'short' },
      { SETUP_CODE: undefined as unknown as string },
      { KEY_ENCRYPTION_SECRETS: '' },
      { KEY_ENCRYPTION_SECRETS: undefined as unknown as string },
      { KEY_ENCRYPTION_SECRETS: secret.slice(0, -2) },
      { KEY_ENCRYPTION_SECRETS: secret.replace('1:', '0:') },
      { KEY_ENCRYPTION_SECRETS: `${secret},2:weak` },
    ];
    for (const changed of wrong) {
      for (const path of ['/', '/r', '/api/session', '/api/rate/receipts/x']) {
        const reply = await withEnv(changed).ask(`${origin}${path}`);
        expect([changed, path, reply.status]).toEqual([changed, path, 503]);
        expect(await reply.json()).toMatchObject({
          code: 'configuration_invalid',
          field: Object.keys(changed)[0],
        });
      }
    }
  });
});
