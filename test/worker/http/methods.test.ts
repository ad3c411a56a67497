import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../worker/accounts/session.ts';
import { dumpWithoutRefusals } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { addressOf, apiRoutes } from '../support/routes.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { surveyIdOf } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

/** Who gets furthest in a part of the API; `matrix.test.ts` shows who is refused. */
const areas: Record<string, Role | 'nobody'> = {
  rate: 'nobody',
  setup: 'nobody',
  session: 'hr',
  account: 'hr',
  access: 'hr',
  hr: 'hr',
  reviewer: 'reviewer',
  manager: 'manager',
  leadership: 'leadership',
  auditor: 'auditor',
  audit: 'hr',
};
const partOf = (path: string) => path.split('/')[2] ?? '';
const identities = async (scene: Scene): Promise<Record<string, string | undefined>> => ({
  nobody: undefined,
  leadership: (await signInWithRole(scene.company, 'leadership')).cookie,
  auditor: (await signInWithRole(scene.company, 'auditor')).cookie,
  hr: scene.company.hr.cookie,
  reviewer: scene.reviewer.cookie,
  manager: scene.manager.cookie,
});

async function send(method: string, path: string, cookie: string | undefined, body?: string) {
  const reply = await workerFetch(`${origin}${path}`, {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: reply.status, text: await reply.text() };
}

describe('every route of the API', () => {
  it('2: writes nothing on GET, HEAD, OPTIONS and methods it does not have', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    const routes = apiRoutes();
    const who = await identities(scene);
    const has = (method: string, path: string) =>
      routes.some((route) => route.method === method && route.path === path);
    const before = [await dumpWithoutRefusals(), await keyNames()];
    for (const path of new Set(routes.map((route) => route.path))) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'PUT', 'POST']) {
        if ((method === 'PUT' || method === 'POST') && has(method, path)) continue;
        const body = method === 'PUT' || method === 'POST' || method === 'PATCH' ? '{}' : undefined;
        // Whoever may use the part gets furthest; the other identities are refused before.
        for (const cookie of [undefined, who[areas[partOf(path)] ?? '']]) {
          const reply = await send(method, addressOf(path, scene, survey), cookie, body);
          expect([method, path, reply.status < 500]).toEqual([method, path, true]);
          const mayAnswer = method === 'GET' || method === 'HEAD';
          expect([method, path, mayAnswer || reply.status >= 400]).toEqual([method, path, true]);
        }
      }
    }
    expect([await dumpWithoutRefusals(), await keyNames()]).toEqual(before);
  });

  it('answers ids that nobody has with a refusal and writes nothing', async () => {
    const scene = await openScene();
    const cookies = await identities(scene);
    const before = [await dumpWithoutRefusals(), await keyNames()];
    const ids = ['x'.repeat(21), "' OR 1=1 --", '%00', '%F0%9F%98%80', 'x'.repeat(2000)];
    for (const { method, path } of apiRoutes().filter((route) => route.path.includes(':'))) {
      const area = areas[partOf(path)] ?? '';
      for (const id of ids) {
        const address = path.replace(/:[a-zA-Z]+/g, encodeURI(decodeURI(id)));
        const reply = await send(
          method,
          address,
          cookies[area],
          method === 'GET' ? undefined : '{}',
        );
        expect([method, address, reply.status >= 400 && reply.status < 500]).toEqual([
          method,
          address,
          true,
        ]);
        expect(reply.text).not.toContain('OR 1=1');
      }
    }
    expect([await dumpWithoutRefusals(), await keyNames()]).toEqual(before);
  });
});
