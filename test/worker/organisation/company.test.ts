import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene } from '../support/scene.ts';
import { firstHr } from './organisation-scene.ts';

beforeEach(resetStorage);

const settings = { name: '示例通信集团', timeZone: 'Asia/Urumqi', revision: 1 };
const change = (hr: StaffClient, changed: object = {}) =>
  hr.put('/hr/company', { ...settings, ...changed });

describe('the company', () => {
  it('is renamed and moved to another time zone, which the audit log keeps', async () => {
    const hr = await firstHr();
    expect(await change(hr)).toEqual({ revision: 2 });
    expect(await hr.get('/hr/company')).toEqual({
      name: '示例通信集团',
      timeZone: 'Asia/Urumqi',
      privacyContact: '',
      retentionMonths: 12,
      revision: 2,
      timeZoneFixed: false,
    });
    const entry = await env.DB.prepare(
      "SELECT detail FROM audit_log WHERE action = 'change_company'",
    ).first<{ detail: string }>();
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      name: '示例通信集团',
      timeZone: 'Asia/Urumqi',
    });
    await expectRefusal(() => change(hr), 409, 'revision_conflict');
  });

  it('has a name and a time zone that exists', async () => {
    const hr = await firstHr();
    await expectRefusal(() => change(hr, { name: ' ' }), 400, 'body_invalid');
    await expectRefusal(() => change(hr, { timeZone: 'Asia/Nowhere' }), 400, 'body_invalid');
    await expectRefusal(() => change(hr, { timeZone: '+08:00' }), 400, 'body_invalid');
  });

  it('stays in its time zone once there is a window, also below the routes', async () => {
    const { hr } = (await openScene()).company;
    await expectRefusal(() => change(hr), 409, 'time_zone_fixed');
    const stored = await hr.get<{ timeZone: string }>('/hr/company');
    expect(stored).toMatchObject({ revision: 1, timeZoneFixed: true });
    await change(hr, { timeZone: stored.timeZone });
    const moving = env.DB.prepare("UPDATE company SET time_zone = 'UTC'").run();
    await expect(moving).rejects.toThrow(/time_zone_is_fixed/u);
  });
});
