import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { alike, castAll } from '../support/survey.ts';

beforeEach(resetStorage);

interface Log {
  entries: {
    seq: number;
    actorName: string | null;
    action: string;
    subject: string;
    subjectName: string | null;
    detail: object;
  }[];
  more: boolean;
}

const read = ({ company }: Scene, filter: string) =>
  company.hr.get<Log>(`/audit/entries?${filter}`);
const refusals = async () =>
  (
    await env.DB.prepare(
      "SELECT actor, subject, detail FROM audit_log WHERE action = 'refused' ORDER BY seq",
    ).all<{ actor: string; subject: string; detail: string }>()
  ).results;

describe('the page of the log', () => {
  it('names who did what, newest first, in pages', async () => {
    const scene = await openScene();
    for (let times = 0; times < 60; times += 1) {
      await scene.company.hr.post('/hr/departments', {
        code: `X${times}`,
        name: `部门${times}`,
        raterLinks: 0,
      });
    }
    const first = await read(scene, 'chain=appraisals');
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({
      actorName: '何人事',
      action: 'create_department',
      subjectName: '部门59',
    });
    const last = first.entries.at(-1)?.seq ?? 0;
    const next = await read(scene, `chain=appraisals&before=${last}`);
    expect(next.entries[0]?.seq).toBe(last - 1);
    expect(next.entries.length).toBeGreaterThan(0);
  });

  it('is narrowed by person, action and time', async () => {
    const scene = await openScene();
    const reviewer = scene.company.people.get('r1') ?? '';
    const approvals = await read(scene, `chain=windows&actor=${reviewer}&action=approve_survey`);
    expect(approvals.entries.map(({ actorName, action }) => [actorName, action])).toEqual([
      ['任总', 'approve_survey'],
      ['任总', 'approve_survey'],
    ]);
    expect((await read(scene, 'chain=windows&until=1000')).entries).toEqual([]);
    expect((await read(scene, 'chain=windows&actor=nobody')).entries).toEqual([]);
  });

  it.each([
    ['chain=other'],
    ['chain=windows&before=x'],
    ["chain=windows&from=1' OR 1"],
    ['chain=windows&chain=views'],
    ['chain=windows&other=1'],
    ['__proto__=1&chain=windows'],
    [''],
  ])('refuses the query %s', async (filter) => {
    const scene = await openScene();
    await expect(read(scene, filter)).rejects.toMatchObject({ status: 400, code: 'query_invalid' });
  });

  it('shows who looked at results to the auditor, not to HR', async () => {
    const scene = await openScene();
    await expectRefusal(() => read(scene, 'chain=views'), 403, 'role_missing');
    const person = scene.company.people.get('mC1') ?? '';
    await scene.company.hr.put(`/hr/people/${person}/roles`, {
      revision: 1,
      hr: false,
      leadership: false,
      auditor: true,
    });
    const auditor = await scene.company.signInAs('mC1');
    expect((await auditor.get<Log>('/audit/entries?chain=views')).more).toBe(false);
  });

  it('is nothing for managers and reviewers', async () => {
    const scene = await openScene();
    for (const who of [scene.manager, scene.reviewer]) {
      await expectRefusal(() => who.get('/audit/entries?chain=windows'), 403, 'role_missing');
    }
  });

  it('57: holds nothing of the raters', async () => {
    const scene = await openScene();
    const before = await read(scene, 'chain=windows');
    await castAll(scene, alike(6));
    expect(await read(scene, 'chain=windows')).toEqual(before);
  });
});

describe('a refused attempt', () => {
  it('is noted with the person and the kind of address, not with what stood in it', async () => {
    const scene = await openScene();
    const address = `/hr/windows/${scene.window}/extend`;
    await expect(scene.manager.post(address, { closesAt: 1 })).rejects.toMatchObject({
      code: 'role_missing',
    });
    const [noted] = await refusals();
    expect(noted).toMatchObject({
      actor: scene.company.people.get('m1'),
      detail: '{"code":"role_missing"}',
    });
    expect(noted?.subject).toMatch(/^POST \/api\/hr\//);
    expect(JSON.stringify(await refusals())).not.toContain(scene.window);
  });

  it('is noted once a minute, so that nobody fills the log', async () => {
    const scene = await openScene();
    for (let times = 0; times < 5; times += 1) {
      await expect(scene.manager.post('/hr/departments', {})).rejects.toMatchObject({
        status: 403,
      });
    }
    expect(await refusals()).toHaveLength(1);
  });

  it('is not noted for reading, or for somebody without a session', async () => {
    const scene = await openScene();
    await expect(scene.manager.get('/hr/windows')).rejects.toMatchObject({ status: 403 });
    expect(await refusals()).toEqual([]);
  });
});
