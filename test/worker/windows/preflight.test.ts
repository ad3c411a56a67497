import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { approveAll, makeKeys, openCycle } from '../../../scripts/client/window.ts';
import { runClock } from '../support/clock.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';

beforeEach(resetStorage);

interface View {
  preflight: {
    refusals: { code: string }[];
    warnings: {
      code: string;
      day?: string;
      departments?: { name: string }[];
      clients?: { name: string; links: number }[];
    }[];
  };
}
interface Task {
  department: { name: string };
  warnings: { code: string }[];
  difference: unknown;
}

/** Next month's window over the service, from Monday morning on for five days of November 2026. */
async function nextDraft(
  scene: Scene,
  closes = '2026-11-13T18:00:00+08:00',
  label = '2026-11',
): Promise<string> {
  const { hr } = scene.company;
  const cycle = await openCycle(hr, {
    kind: 'month',
    label,
    departments: [scene.service],
  });
  const opensAt = Date.parse('2026-11-09T09:00:00+08:00') / 1000;
  const closesAt = Date.parse(closes) / 1000;
  const plan = { departments: [scene.service], opensAt, closesAt, latestCloseAt: closesAt };
  const { id } = await hr.post<{ id: string }>('/hr/windows', {
    cycle,
    ...plan,
    graceMinutes: 0,
    threshold: 5,
  });
  return id;
}

const warningsOf = async (scene: Scene, id: string) =>
  (await scene.company.hr.get<View>(`/hr/windows/${id}`)).preflight.warnings;
const codesOf = async (scene: Scene, id: string) =>
  (await warningsOf(scene, id)).map(({ code }) => code);

async function setLinks(scene: Scene, links: Record<string, number>): Promise<void> {
  for (const [code, count] of Object.entries(links)) {
    await env.DB.prepare('UPDATE departments SET rater_links = ?2 WHERE id = ?1')
      .bind(idOf(scene.company.departments, code), count)
      .run();
  }
}

describe('the preflight of a real window', () => {
  it('D12: warns HR and the reviewer of a group that changed little, and shows the difference', async () => {
    const scene = await openScene();
    await passClose(scene);
    await runClock();
    await setLinks(scene, { C1: 4, C2: 3 });
    const id = await nextDraft(scene);
    expect(await codesOf(scene, id)).toEqual([]);
    // The last window was withheld: there is no score to compare with.
    await env.DB.batch([
      env.DB.prepare('DROP TRIGGER surveys_only_move_forward'),
      env.DB.prepare("UPDATE surveys SET state = 'tallied' WHERE state = 'withheld'"),
    ]);
    expect(await codesOf(scene, id)).toEqual(['group_changed_little']);
    await scene.company.hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    const { surveysToApprove } = await scene.reviewer.get<{ surveysToApprove: Task[] }>(
      '/reviewer/tasks',
    );
    expect(surveysToApprove).toHaveLength(1);
    expect(surveysToApprove[0]?.warnings.map(({ code }) => code)).toEqual(['group_changed_little']);
    expect(surveysToApprove[0]?.difference).toMatchObject({
      cycle: '2026-10',
      links: 1,
      added: [],
      removed: [],
      changed: [{ name: '客户部门C1', before: 3, now: 4 }],
      threshold: { before: 5, now: 5 },
    });
  });

  it('D12: compares with the window before the last one just as well', async () => {
    const scene = await openScene();
    await passClose(scene);
    await runClock();
    await setLinks(scene, { C1: 9, C2: 9 });
    const between = await nextDraft(scene);
    await scene.company.hr.post(`/hr/windows/${between}/submit`, { revision: 1 });
    await approveAll([scene.reviewer]);
    await makeKeys(scene.company.hr, between);
    // Both have a score; what it takes to get there is not what this is about.
    await env.DB.batch([
      env.DB.prepare('DROP TRIGGER surveys_only_move_forward'),
      env.DB.prepare('DROP TRIGGER windows_only_move_forward'),
      env.DB.prepare("UPDATE surveys SET state = 'tallied'"),
      env.DB.prepare("UPDATE windows SET state = 'closed'"),
    ]);
    await setLinks(scene, { C1: 4, C2: 3 });
    const december = await nextDraft(scene, undefined, '2026-12');
    expect(await codesOf(scene, december)).toEqual(['group_changed_little']);
  });

  it('D12: compares with what is planned beside it, of which nobody has a link yet', async () => {
    const scene = await openScene();
    const november = await nextDraft(scene);
    await setLinks(scene, { C1: 8, C2: 8 });
    await scene.company.hr.post(`/hr/windows/${november}/submit`, { revision: 1 });
    await setLinks(scene, { C1: 8, C2: 7 });
    const december = await nextDraft(scene, undefined, '2026-12');
    expect(await codesOf(scene, december)).toEqual(['group_changed_little']);
  });

  it('names the client departments that will be told that the group is small', async () => {
    const scene = await openScene();
    await setLinks(scene, { C1: 2, C2: 2, C3: 1, C4: 0 });
    const id = await nextDraft(scene);
    const small = (await warningsOf(scene, id)).find(({ code }) => code === 'small_group');
    expect(small?.departments).toMatchObject([{ name: '用户服务' }]);
    expect(small?.clients?.map(({ name, links }) => `${name} ${links}`).toSorted()).toEqual([
      '客户部门C1 2',
      '客户部门C2 2',
      '客户部门C3 1',
    ]);
  });

  it('follows the days that HR has noted, which two people do not overwrite', async () => {
    const scene = await openScene();
    const { hr } = scene.company;
    const id = await nextDraft(scene);
    const say = (seen: boolean | null, working: boolean | null) =>
      hr.post('/hr/company-days', { day: '2026-11-13', seen, working });
    expect(await codesOf(scene, id)).toEqual([]);
    await say(null, false);
    expect(await warningsOf(scene, id)).toMatchObject([
      { code: 'closes_on_day_off', day: '2026-11-13', why: 'company' },
    ]);
    await expectRefusal(() => say(null, true), 409, 'revision_conflict');
    await say(null, false);
    await say(false, null);
    expect(await hr.get('/hr/company-days')).toEqual([]);
    const noDay = { day: '2026-02-30', seen: null, working: false };
    await expectRefusal(() => hr.post('/hr/company-days', noDay), 400, 'body_invalid');
  });
});

describe('123: a threshold below three', () => {
  it('is refused whoever asks, and so is one above fifty', async () => {
    const scene = await openScene();
    const id = await nextDraft(scene);
    const { hr } = scene.company;
    const plan = await hr.get<Record<string, unknown>>(`/hr/windows/${id}/plan`);
    const { departments, opensAt, closesAt, latestCloseAt, graceMinutes } = plan;
    for (const threshold of [0, 2, 51]) {
      const change = { departments, opensAt, closesAt, latestCloseAt, graceMinutes, threshold };
      const call = () => hr.put(`/hr/windows/${id}`, { ...change, revision: 1, clients: [] });
      await expectRefusal(call, 400, 'body_invalid');
    }
  });
});
