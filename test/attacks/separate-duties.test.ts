import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../scripts/client/company.ts';
import type { StaffClient } from '../../scripts/client/staff-client.ts';
import {
  approveAll,
  issueLinks,
  makeKeys,
  type WindowView,
  windowWithKeys,
} from '../../scripts/client/window.ts';
import { requestChange } from '../../worker/windows/requests.ts';
import { readWindow } from '../../worker/windows/window-store.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { giveRoles, secondHr } from '../worker/support/roles.ts';
import {
  cycleLabel,
  hourFrom,
  now,
  openScene,
  passClose,
  type Scene,
  voidWindow,
} from '../worker/support/scene.ts';
import { alike, castAll, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { sealingDatabase } from '../../worker/words/sealing-database.ts';
import { testVault } from '../worker/support/vault.ts';

beforeEach(resetStorage);

/** What HR plans for a second window about one of the scene's departments. */
const secondPlan = async (scene: Scene) => ({
  departments: [scene.service],
  ...hourFrom((await now()) - 1),
});

/** That window as a draft in the scene's cycle. */
async function secondDraft(scene: Scene, hr: StaffClient): Promise<string> {
  const plan = { cycle: scene.cycle, ...(await secondPlan(scene)) };
  return (await hr.post<{ id: string }>('/hr/windows', plan)).id;
}

const refusalsOf = async (hr: StaffClient, id: string) =>
  (await hr.get<WindowView>(`/hr/windows/${id}`)).preflight.refusals.map(({ code }) => code);

const sevens = alike(6);

describe('70: a second window about the same department in the same cycle', () => {
  it('is refused by the preflight and at the submission', async () => {
    const scene = await openScene();
    const { hr } = scene.company;
    const id = await secondDraft(scene, hr);
    expect(await refusalsOf(hr, id)).toEqual(['department_rated_already']);
    const submission = () => hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    await expectRefusal(submission, 409, 'preflight_refuses');
  });

  it('is allowed once the first is void', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr } = scene.company;
    const id = await secondDraft(scene, hr);
    expect(await refusalsOf(hr, id)).toEqual([]);
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
  });

  it('could not be published by whoever writes to the database', async () => {
    const scene = await openScene();
    const insert = env.DB.prepare(
      `INSERT INTO published_results
       (survey_id, cycle_id, department_id, outcome, customer_score_tenths, band, released_at)
       VALUES (?1, ?2, ?3, 'published', 900, '5-7', 1)`,
    );
    const surveys = [await surveyIdOf(scene), await surveyIdOf(scene, scene.production)];
    await env.DB.prepare("UPDATE surveys SET keys = 'destroyed', state = 'tallied'").run();
    await env.DB.prepare("UPDATE surveys SET state = 'published'").run();
    await insert.bind(surveys[0], scene.cycle, scene.service).run();
    const again = insert.bind(surveys[1], scene.cycle, scene.service).run();
    await expect(again).rejects.toThrow('result_is_published_already');
  });
});

describe('83: who is concerned', () => {
  it('does not prepare the window as the manager of a rated department, member or not', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr, people } = scene.company;
    await giveRoles(scene, 'SV', { manager: idOf(people, 'h1') });
    const id = await secondDraft(scene, hr);
    expect(await refusalsOf(hr, id)).toEqual(['preparer_in_department']);
  });

  it.each([
    ['member', 'm1', []],
    ['manager', 'r2', ['manager']],
    ['reviewer', 'r2', ['reviewer']],
  ])('makes no links as %s of a rated department', async (_role, number, roles) => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr, people } = scene.company;
    const id = await windowWithKeys(hr, [scene.reviewer], {
      cycle: scene.cycle,
      ...(await secondPlan(scene)),
    });
    const given = roles.map((role) => [role, idOf(people, number)]);
    const others = { manager: idOf(people, 'm2'), reviewer: idOf(people, 'r1') };
    await giveRoles(scene, 'SV', { ...others, ...Object.fromEntries(given) });
    const other = await secondHr(scene, number);
    const making = () => other.post(`/hr/windows/${id}/links`);
    await expectRefusal(making, 403, 'second_person_needed');
    expect(await hr.post(`/hr/windows/${id}/links`)).toMatchObject({ revision: 6 });
  });

  it('reads no evidence and releases nothing of a window that the same person prepared', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    const { hr, people } = scene.company;
    await giveRoles(scene, 'SV', { reviewer: idOf(people, 'h1') });
    for (const [path, body] of [
      ['evidence', {}],
      ['release', { confirmation: '用户服务' }],
      ['void', { confirmation: '用户服务', reason: '不想要' }],
    ] as const) {
      const call = () => hr.post(`/reviewer/surveys/${survey}/${path}`, body);
      await expectRefusal(call, 403, 'second_person_needed');
    }
  });
});

describe('83: who has prepared a window', () => {
  it('does not approve it after somebody else has touched it last, and the preflight says so', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr } = scene.company;
    const id = await secondDraft(scene, await secondHr(scene, 'r1'));
    const change = { revision: 1, clients: [], ...(await secondPlan(scene)) };
    await hr.put(`/hr/windows/${id}`, change);
    expect(await refusalsOf(hr, id)).toEqual(['reviewer_is_preparer']);
    const submission = () => hr.post(`/hr/windows/${id}/submit`, { revision: 2 });
    await expectRefusal(submission, 409, 'preflight_refuses');
  });

  it('does not approve it with a role that came only after the submission', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr, people } = scene.company;
    const both = await secondHr(scene, 'r2');
    const id = await secondDraft(scene, both);
    const change = { revision: 1, clients: [], ...(await secondPlan(scene)) };
    await hr.put(`/hr/windows/${id}`, change);
    await hr.post(`/hr/windows/${id}/submit`, { revision: 2 });
    await giveRoles(scene, 'SV', { reviewer: idOf(people, 'r2') });
    const { surveys } = await hr.get<WindowView>(`/hr/windows/${id}`);
    const approval = () => both.post(`/reviewer/surveys/${surveys[0]?.id ?? ''}/approve`);
    await expectRefusal(approval, 403, 'second_person_needed');
  });

  it('does not submit it either when it rates the own department', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const id = await secondDraft(scene, scene.company.hr);
    const member = await secondHr(scene, 'm1');
    const submission = () => member.post(`/hr/windows/${id}/submit`, { revision: 1 });
    await expectRefusal(submission, 409, 'preflight_refuses');
  });

  it('reads no evidence after having held its links', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr, people } = scene.company;
    const maker = await secondHr(scene, 'r2');
    const id = await secondDraft(scene, hr);
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    await approveAll([scene.reviewer]);
    await makeKeys(hr, id);
    const links = await issueLinks(maker, id);
    const second = { ...scene, window: id, links };
    await castAll(second, sevens);
    await passClose(second);
    await giveRoles(scene, 'SV', { reviewer: idOf(people, 'r2') });
    const { surveys } = await hr.get<WindowView>(`/hr/windows/${id}`);
    const look = () => maker.post(`/reviewer/surveys/${surveys[0]?.id ?? ''}/evidence`);
    await expectRefusal(look, 403, 'second_person_needed');
  });
});

describe('79: what takes every reviewer', () => {
  it('is not carried out by taking the role away from those who have not spoken', async () => {
    const scene = await openScene();
    const { hr, people } = scene.company;
    await giveRoles(scene, 'PR', { reviewer: idOf(people, 'r2') });
    const request = { kind: 'early_close', reason: '都评完了', confirmation: cycleLabel };
    await hr.post(`/hr/windows/${scene.window}/requests`, request);
    await giveRoles(scene, 'PR', { reviewer: null });
    const tasks = await scene.reviewer.get<{ requestsToApprove: { id: string }[] }>(
      '/reviewer/tasks',
    );
    for (const { id } of tasks.requestsToApprove) {
      await scene.reviewer.post(`/reviewer/requests/${id}/approve`);
    }
    const [window] = (await dumpDatabase())['windows'] as { closes_at: number }[];
    expect(window?.closes_at).toBeGreaterThan(await now());
  });

  it('is not decided by HR alone when the window was approved a moment ago', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr, people } = scene.company;
    const id = await secondDraft(scene, hr);
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    const stale = await readWindow(env.DB, id);
    if (stale === undefined) throw new Error('there is no window');
    await approveAll([scene.reviewer]);
    const person = { id: idOf(people, 'h1'), name: '', department: undefined, roles: [] };
    const asked = await requestChange(sealingDatabase(env.DB, testVault()), stale, person, {
      id: 'x'.repeat(21),
      kind: 'void',
      reason: '不想要',
    });
    expect(asked).toEqual({ ok: false, reason: 'window_state_forbids' });
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('approved');
  });
});

describe('72: a void window', () => {
  it('leaves no result when its links were never valid', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    expect((await dumpDatabase())['published_results']).toHaveLength(2);
    const { hr } = scene.company;
    const id = await secondDraft(scene, hr);
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    await approveAll([scene.reviewer]);
    await makeKeys(hr, id);
    await hr.post(`/hr/windows/${id}/links`);
    await voidWindow({ ...scene, window: id });
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('void');
    expect((await dumpDatabase())['published_results']).toHaveLength(2);
  });
});
