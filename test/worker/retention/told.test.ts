import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle, windowWithKeys } from '../../../scripts/client/window.ts';
import { noticeHash } from '../../../shared/notice/notice-hash.ts';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany, now } from '../support/scene.ts';

beforeEach(resetStorage);

interface Kept {
  cycles: { retentionMonths: number }[];
}

describe('what raters are told of the company', () => {
  it('is in the manifest with the hash of the notice, and later settings change neither', async () => {
    const company = await buildScenesCompany(3);
    const { hr } = company;
    const told = { privacyContact: '人力资源部，010-12345678', retentionMonths: 6 };
    const settings = { name: '示例通信', timeZone: 'Asia/Shanghai' };
    await hr.put('/hr/company', { ...settings, ...told, revision: 1 });
    const departments = [idOf(company.departments, 'SV')];
    const cycle = await openCycle(hr, { kind: 'month', label: '2026-10', departments });
    const start = await now();
    const plan = { opensAt: start + 60, closesAt: start + 3600, latestCloseAt: start + 3600 };
    const dates = { ...plan, graceMinutes: 0, threshold: 5 };
    await windowWithKeys(hr, [await company.signInAs('r1')], { cycle, departments, ...dates });

    const row = await env.DB.prepare('SELECT manifest FROM windows').first<{ manifest: string }>();
    const manifest = JSON.parse(row?.manifest ?? '') as WindowManifest;
    expect(manifest).toMatchObject({ contact: told.privacyContact, retentionMonths: 6 });
    expect(manifest.notice).toBe(await noticeHash(manifest));

    await hr.put('/hr/company', { ...settings, revision: 2, retentionMonths: 24 });
    const { cycles } = await hr.get<Kept>('/retention');
    expect(cycles.map(({ retentionMonths }) => retentionMonths)).toEqual([6]);
    expect(await hr.get('/hr/company')).toMatchObject({ ...told, retentionMonths: 24 });
  });
});
