import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle, type WindowView } from '../../../scripts/client/window.ts';
import {
  keepOverviews,
  listDueOverviews,
  readOverview,
} from '../../../worker/windows/overview-store.ts';
import { rate } from '../organisation/organisation-scene.ts';
import { runClock } from '../support/clock.ts';
import { resetStorage } from '../support/reset.ts';
import { giveRoles } from '../support/roles.ts';
import { now, openScene, passClose, type Scene } from '../support/scene.ts';

beforeEach(resetStorage);

/** The pages of a window that show what is kept. */
const pages = ['', '/surveys', '/surveys?show=waiting', '/clients'];

/** All that HR reads of a window, without the moment at which it was read. */
async function read({ company: { hr } }: Scene, window: string): Promise<unknown[]> {
  return Promise.all(
    pages.map(async (page) => {
      const answer = await hr.get<object>(`/hr/windows/${window}${page}`);
      return { ...answer, now: 0 };
    }),
  );
}

const isDue = async (window: string) =>
  (await listDueOverviews(env.DB, 100)).some((each) => each.window === window);

/** Expects that everything of a window is kept, and that it is what would be worked out anew. */
async function expectKept(scene: Scene, window: string, step: string): Promise<void> {
  expect([step, await isDue(window)]).toEqual([step, false]);
  const kept = await read(scene, window);
  const { results } = await env.DB.prepare('SELECT * FROM window_overviews').all();
  await env.DB.prepare('DELETE FROM window_overviews').run();
  expect([step, await read(scene, window)]).toEqual([step, kept]);
  await env.DB.batch(
    results.map((row) =>
      env.DB.prepare('INSERT INTO window_overviews VALUES (?1, ?2, ?3, ?4, ?5)').bind(
        ...Object.values(row),
      ),
    ),
  );
}

/** A draft of the next month over both rated departments. */
async function nextDraft(scene: Scene): Promise<{ id: string; cycle: string }> {
  const { hr } = scene.company;
  const departments = [scene.service, scene.production];
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-11', departments });
  const { id } = await hr.post<{ id: string }>('/hr/windows', {
    cycle,
    departments,
    ...(await dates()),
  });
  return { id, cycle };
}

async function dates() {
  const opensAt = (await now()) + 864_000;
  return {
    opensAt,
    closesAt: opensAt + 864_000,
    latestCloseAt: opensAt + 864_000,
    graceMinutes: 0,
    threshold: 5,
  };
}

describe('what is kept of a window', () => {
  it('follows every change of the company, and every step of the window', async () => {
    const scene = await openScene();
    const { hr, departments, people } = scene.company;
    const { id, cycle } = await nextDraft(scene);
    const [c1, c4] = [idOf(departments, 'C1'), idOf(departments, 'C4')];
    const view = () => hr.get<WindowView>(`/hr/windows/${id}`);
    const codes = async () => (await view()).preflight.refusals.map(({ code }) => code);
    await expectKept(scene, id, 'draft');
    expect(await codes()).toEqual([]);

    const seen = JSON.stringify(await read(scene, id));
    const department = await hr.get<{ revision: number }>(`/hr/departments/${c4}`);
    const named = { code: 'C4', name: '改名部', raterLinks: 1, revision: department.revision };
    await hr.put(`/hr/departments/${c4}`, { ...named, manager: null, reviewer: null });
    await expectKept(scene, id, 'renamed');
    expect(JSON.stringify(await read(scene, id))).not.toBe(seen);
    await rate(hr, c1, [scene.production]);
    await rate(hr, c4, [scene.production]);
    await expectKept(scene, id, 'service map');
    expect(await codes()).toEqual(['too_few_client_departments']);
    await rate(hr, c1, [scene.service, scene.production]);
    await rate(hr, c4, [scene.service, scene.production]);
    await giveRoles(scene, 'SV', { reviewer: null });
    await expectKept(scene, id, 'reviewer');
    expect(await codes()).toEqual(['reviewer_missing']);
    await giveRoles(scene, 'SV', { reviewer: idOf(people, 'r1') });
    await hr.post('/hr/company-days', { day: '2027-05-05', seen: null, working: false });
    await expectKept(scene, id, 'company day');

    const revision = (await view()).revision;
    await hr.post(`/hr/windows/${id}/submit`, { revision });
    await expectKept(scene, id, 'submitted');
    // Another draft of the cycle learns that the departments are rated already.
    const again = { cycle, departments: [scene.service], ...(await dates()) };
    const other = await hr.post<{ id: string }>('/hr/windows', again);
    await expectKept(scene, other.id, 'rated already');
    const [first, second] = (await view()).surveys.map((survey) => survey.id);
    await scene.reviewer.post(`/reviewer/surveys/${first}/return`, { reason: '人数不对' });
    await expectKept(scene, id, 'returned');
    await hr.post(`/hr/windows/${id}/take-out`, { survey: first });
    await expectKept(scene, id, 'taken out');
    await expectKept(scene, other.id, 'rated no longer');
    await scene.reviewer.post(`/reviewer/surveys/${second}/approve`);
    await expectKept(scene, id, 'approved');
    expect(await view()).toMatchObject({ state: 'approved', preflight: null });
    const reason = { id: nanoid(), kind: 'void', reason: '不做了', confirmation: '2026-11' };
    await hr.post(`/hr/windows/${other.id}/requests`, reason);
    await expectKept(scene, other.id, 'void');

    await passClose(scene);
    await runClock();
    await expectKept(scene, scene.window, 'tallied');
    expect(await isDue(id)).toBe(false);
  });

  it('is shown no longer once something has changed, and never replaced by something older', async () => {
    const scene = await openScene();
    const { id } = await nextDraft(scene);
    const links = async () =>
      (await scene.company.hr.get<{ links: number }>(`/hr/windows/${id}`)).links;
    expect(await links()).toBe(12);
    await env.DB.prepare("UPDATE departments SET rater_links = 5 WHERE code = 'C1'").run();
    expect(await links()).toBe(14);
    expect(await isDue(id)).toBe(true);
    await runClock();
    expect([await isDue(id), await links()]).toEqual([false, 14]);

    // Whoever worked it out of an earlier state comes late.
    const kept = await readOverview(env.DB, id, 'clients');
    const late = { window: id, kind: 'clients', version: 1, content: [] } as const;
    await keepOverviews(env.DB, [late]);
    expect(await readOverview(env.DB, id, 'clients')).toEqual(kept);
  });
});
