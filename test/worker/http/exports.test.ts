import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { buildScenesCompany } from '../support/scene.ts';
import { resetStorage } from '../support/reset.ts';
import { expectRefusal } from '../support/refusal.ts';

let hr: StaffClient;
let auditor: StaffClient;
let cycle: string;

beforeAll(async () => {
  await resetStorage();
  const company = await buildScenesCompany(3);
  ({ hr } = company);
  auditor = await signInWithRole(company, 'auditor');
  const { id } = await hr.post<{ id: string }>('/hr/cycles', {
    kind: 'month',
    label: '2026-10',
    departments: [company.departments.get('SV')],
  });
  cycle = id;
  // As a purge leaves it behind.
  await env.DB.prepare(
    `INSERT INTO purges (cycle_id, state, announced_at, started_at, counts, done_at, certificate)
     VALUES (?1, 'done', 1, 2, '{}', 3, '{"certificate":"niping purge"}')`,
  )
    .bind(cycle)
    .run();
});

/** Everything that leaves as a file beside results, and how the log calls it. */
const exported = () =>
  [
    ['/hr/exports', { list: 'people' }, 'export_people', 'people'],
    ['/hr/exports', { list: 'departments' }, 'export_departments', 'departments'],
    ['/hr/exports', { list: 'service_map' }, 'export_service_map', 'service_map'],
    ['/audit/export', { chain: 'windows' }, 'export_log', 'windows'],
    [`/retention/${cycle}/certificate/export`, {}, 'export_certificate', cycle],
  ] as const;

/** As the page's request, without showing the passkey again when that is asked for. */
async function ask(path: string, body: object | undefined): Promise<[number, string | undefined]> {
  const reply = await workerFetch(`${origin}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: hr.cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return [reply.status, (JSON.parse(await reply.text()) as { code?: string }).code];
}

const noted = async () =>
  (
    await env.DB.prepare(
      "SELECT action, subject FROM audit_log WHERE chain = 'views' AND action LIKE 'export%'",
    ).all<{ action: string; subject: string }>()
  ).results.map(({ action, subject }) => [action, subject]);

describe('a list, the log or a certificate as a file', () => {
  it('wants a sign-in of the last ten minutes, and is noted nowhere without', async () => {
    await env.DB.prepare('UPDATE sessions SET confirmed_at = confirmed_at - 601').run();
    const before = await noted();
    for (const [path, body] of exported()) {
      expect([path, ...(await ask(path, body))]).toEqual([path, 403, 'sign_in_again']);
    }
    for (const kind of ['departments', 'people', 'service-map']) {
      const path = `/hr/import/${kind}`;
      expect([path, ...(await ask(path, undefined))]).toEqual([path, 403, 'sign_in_again']);
    }
    expect(await noted()).toEqual(before);
    await env.DB.prepare('UPDATE sessions SET confirmed_at = unixepoch()').run();
  });

  it('is noted with who took it, for the auditor to read', async () => {
    const before = (await noted()).length;
    for (const [path, body] of exported()) await hr.post(path, body);
    const lines = exported().map(([, , action, subject]) => [action, subject]);
    expect((await noted()).slice(before)).toEqual(lines);
  });

  it('of who looked is the auditor’s alone', async () => {
    await expectRefusal(() => hr.post('/audit/export', { chain: 'views' }), 403, 'role_missing');
    await auditor.post('/audit/export', { chain: 'views' });
  });

  it('is not there of a cycle that was not purged', async () => {
    const path = `/retention/${'x'.repeat(21)}/certificate/export`;
    await expectRefusal(() => hr.post(path, {}), 404, 'cycle_unknown');
  });
});
