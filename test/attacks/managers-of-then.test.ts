import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../scripts/client/company.ts';
import type { WindowView } from '../../scripts/client/window.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { giveRoles } from '../worker/support/roles.ts';
import { now, openScene, passClose, voidWindow } from '../worker/support/scene.ts';
import { alike, castAll, surveyIdOf, tallyBy } from '../worker/support/survey.ts';

beforeEach(resetStorage);

const sevens = alike(6);

describe('83: who has managed a department since its survey was approved', () => {
  it('reads no evidence, releases and voids nothing with a reviewer’s role of later', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    const { people } = scene.company;
    // The manager of then, and one who managed only in between.
    await giveRoles(scene, 'SV', { manager: idOf(people, 'm2') });
    await giveRoles(scene, 'SV', { manager: null });
    for (const number of ['m1', 'm2']) {
      await giveRoles(scene, 'SV', { reviewer: idOf(people, number) });
      const person = await scene.company.signInAs(number);
      for (const [path, body] of [
        ['evidence', {}],
        ['release', { confirmation: '用户服务' }],
        ['void', { confirmation: '用户服务', reason: '不想要' }],
        ['tally', {}],
      ] as const) {
        const call = () => person.post(`/reviewer/surveys/${survey}/${path}`, body);
        await expectRefusal(call, 403, 'second_person_needed');
      }
    }
  });

  it('as a substitute either, is refused all that with a reviewer’s role of later', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    const survey = await surveyIdOf(scene);
    const { hr, people, signInAs } = scene.company;
    const { id } = await hr.post<{ id: string }>('/hr/substitutes', {
      department: scene.service,
      role: 'manager',
      person: idOf(people, 'm2'),
      from: (await now()) - 60,
      until: (await now()) + 60,
      reason: '休假',
    });
    await hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
    await passClose(scene);
    await tallyBy(scene, survey);
    await giveRoles(scene, 'SV', { reviewer: idOf(people, 'm2') });
    const person = await signInAs('m2');
    const read = () => person.post(`/reviewer/surveys/${survey}/evidence`, {});
    await expectRefusal(read, 403, 'second_person_needed');
  });

  it('is kept by the database as long as the approval stands', async () => {
    const scene = await openScene();
    const forget = env.DB.prepare('DELETE FROM survey_managers').run();
    await expect(forget).rejects.toThrow('survey_managers_are_kept');
    expect((await dumpDatabase())['survey_managers']).toHaveLength(2);
    expect(scene.service).not.toBe(scene.production);
  });

  it('is forgotten with the approval when HR takes the window back', async () => {
    const scene = await openScene();
    await voidWindow(scene);
    const { hr } = scene.company;
    const { id } = await hr.post<{ id: string }>('/hr/windows', {
      cycle: scene.cycle,
      departments: [scene.service, scene.production],
      opensAt: 1,
      closesAt: 4_000_000_000,
      latestCloseAt: 4_000_000_000,
      graceMinutes: 0,
      threshold: 5,
    });
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    const { surveys } = await hr.get<WindowView>(`/hr/windows/${id}`);
    await scene.reviewer.post(`/reviewer/surveys/${surveys[0]?.id ?? ''}/approve`);
    expect((await dumpDatabase())['survey_managers']).toHaveLength(3);
    await hr.post(`/hr/windows/${id}/withdraw`, { revision: 2 });
    expect((await dumpDatabase())['survey_managers']).toHaveLength(2);
  });
});

describe('who stands in for a reviewer', () => {
  it('tallies, reads and releases while the reviewer is away, and nothing afterwards', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    const { hr, people, signInAs } = scene.company;
    const { id } = await hr.post<{ id: string }>('/hr/substitutes', {
      department: scene.service,
      role: 'reviewer',
      person: idOf(people, 'r2'),
      from: (await now()) - 60,
      until: (await now()) + 60,
      reason: '出差',
    });
    const substitute = await signInAs('r2');
    const tasks = await substitute.get<{ surveysToAudit: { survey: string }[] }>('/reviewer/tasks');
    expect(tasks.surveysToAudit.map((each) => each.survey)).toContain(survey);
    await substitute.post(`/reviewer/surveys/${survey}/tally`);
    await substitute.post(`/reviewer/surveys/${survey}/evidence`, {});
    await hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
    const release = () =>
      substitute.post(`/reviewer/surveys/${survey}/release`, { confirmation: '用户服务' });
    await expectRefusal(release, 404, 'survey_unknown');
  });
});
