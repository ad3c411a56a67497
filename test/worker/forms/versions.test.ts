import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { defaultScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import { type AppraisalScene, buildAppraisalScene } from '../appraisal/appraisal-scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';

let scene: AppraisalScene;

beforeEach(async () => {
  await resetStorage();
  // Its cycle uses version 1 of both.
  scene = await buildAppraisalScene();
});

const formNumbered = (number: number, change: Partial<FormVersion> = {}): FormVersion => ({
  ...defaultFormVersion,
  number,
  ...change,
});
const putForm = (number: number, revision: number, content: unknown) =>
  scene.company.hr.put<{ revision: number }>(`/hr/forms/${number}`, { revision, content });
const putPolicy = (number: number, revision: number, change: object = {}) =>
  scene.company.hr.put<{ revision: number }>(`/hr/policies/${number}`, {
    revision,
    content: { ...defaultScoringPolicy, number, ...change },
  });
const drop = (kind: string, number: number, revision: number) =>
  scene.company.hr.post(`/hr/${kind}/${number}/drop`, { revision });
const listed = (kind: string) =>
  scene.company.hr.get<{ number: number; revision: number; cycles: string[]; changedBy: string }[]>(
    `/hr/${kind}`,
  );
const open = (label: string, change: object = {}) =>
  scene.company.hr.post<{ id: string }>('/hr/cycles', {
    kind: 'month',
    label,
    departments: [scene.department],
    ...change,
  });

describe('a version of the form', () => {
  it('is made as the next one and told with who made it and which cycles use it', async () => {
    const extremes = formNumbered(2, { evidencePolicy: 'extremes' });
    expect(await putForm(2, 0, extremes)).toEqual({ revision: 1 });
    const versions = await listed('forms');
    expect(versions).toMatchObject([
      { number: 2, revision: 1, cycles: [], changedBy: '何人事' },
      { number: 1, revision: 1, cycles: ['2026-10'], changedBy: null },
    ]);
    expect(versions[0]).not.toHaveProperty('content');
    const stored = await scene.company.hr.get<{ content: FormVersion }>('/hr/forms/2');
    expect(stored.content).toEqual(extremes);
  });

  it('changes while no cycle uses it, each change from the latest revision', async () => {
    await putForm(2, 0, formNumbered(2, { evidencePolicy: 'all' }));
    expect(await putForm(2, 1, formNumbered(2, { evidencePolicy: 'none' }))).toEqual({
      revision: 2,
    });
    const stale = () => putForm(2, 1, formNumbered(2, { evidencePolicy: 'extremes' }));
    await expectRefusal(stale, 409, 'revision_conflict');
  });

  it('111: sent twice is made once', async () => {
    const content = formNumbered(2, { evidencePolicy: 'none' });
    await putForm(2, 0, content);
    expect(await putForm(2, 0, content)).toEqual({ revision: 1 });
    expect((await listed('forms')).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('made by two at once is made by the first; the second is told', async () => {
    await putForm(2, 0, formNumbered(2, { evidencePolicy: 'none' }));
    const second = () => putForm(2, 0, formNumbered(2, { evidencePolicy: 'all' }));
    await expectRefusal(second, 409, 'revision_conflict');
  });

  it('leaves out no number', async () => {
    await expectRefusal(() => putForm(3, 0, formNumbered(3)), 409, 'revision_conflict');
    await expectRefusal(() => putForm(2, 1, formNumbered(2)), 404, 'version_unknown');
    await expectRefusal(() => putForm(2, 0, formNumbered(3)), 400, 'body_invalid');
  });

  it('that a cycle uses is frozen, by the route and by the database', async () => {
    const change = () => putForm(1, 1, formNumbered(1, { evidencePolicy: 'none' }));
    await expectRefusal(change, 409, 'version_frozen');
    await expectRefusal(() => drop('forms', 1, 1), 409, 'version_frozen');
    for (const table of ['form_versions', 'scoring_policies']) {
      for (const sql of [
        `UPDATE ${table} SET content = '{}'`,
        `UPDATE ${table} SET revision = revision + 1`,
        `DELETE FROM ${table}`,
      ]) {
        await expect(env.DB.prepare(sql).run()).rejects.toThrow('version_is_frozen');
      }
    }
  });

  it('that no cycle uses is dropped, but keeps its number while it is there', async () => {
    await putForm(2, 0, formNumbered(2, { evidencePolicy: 'none' }));
    const renumber = env.DB.prepare('UPDATE form_versions SET number = 9 WHERE number = 2').run();
    await expect(renumber).rejects.toThrow('version_is_frozen');
    await expectRefusal(() => drop('forms', 2, 2), 409, 'revision_conflict');
    await drop('forms', 2, 1);
    expect((await listed('forms')).map(({ number }) => number)).toEqual([1]);
    await expectRefusal(() => drop('forms', 2, 1), 404, 'version_unknown');
  });

  it('stays when it is the last', async () => {
    await env.DB.exec('DELETE FROM cycle_departments');
    await env.DB.exec('DELETE FROM cycles');
    await expectRefusal(() => drop('forms', 1, 1), 409, 'version_is_the_last');
    await expectRefusal(() => drop('policies', 1, 1), 409, 'version_is_the_last');
  });

  it.each<[string, (form: FormVersion) => void]>([
    [
      'weights of nothing',
      (form) => {
        for (const group of form.indicatorGroups) group.weight = 0;
      },
    ],
    [
      'bands that overlap',
      (form) => {
        for (const band of form.scale) band.to = 10;
      },
    ],
    [
      'a name missing',
      (form) => {
        for (const group of form.indicatorGroups) group.name.en = ' ';
      },
    ],
  ])('with %s is refused', async (_fault, spoil) => {
    const form = structuredClone(formNumbered(2));
    spoil(form);
    await expectRefusal(() => putForm(2, 0, form), 400, 'body_invalid');
  });

  it('is HR’s to see and to make', async () => {
    await expectRefusal(() => scene.manager.get('/hr/forms'), 403, 'role_missing');
  });
});

describe('a scoring policy', () => {
  it('is made, changed and dropped as a form is', async () => {
    await putPolicy(2, 0, { scale: 'to_100' });
    await putPolicy(2, 1, { customer: 40 });
    const [newest] = await scene.company.hr.get<{ content: object }[]>('/hr/policies');
    expect(newest?.content).toMatchObject({ customer: 40, scale: 'as_printed' });
    await drop('policies', 2, 2);
    expect(await listed('policies')).toHaveLength(1);
  });

  it('above 100 %, or with nothing to carry a withheld score, is refused', async () => {
    await expectRefusal(() => putPolicy(2, 0, { customer: 50 }), 400, 'body_invalid');
    await expectRefusal(() => putPolicy(2, 0, { duty: 0, plan: 0 }), 400, 'body_invalid');
  });
});

describe('a new cycle', () => {
  it('takes the versions of the last cycle unless others are chosen', async () => {
    await putForm(2, 0, formNumbered(2, { evidencePolicy: 'none' }));
    await putPolicy(2, 0, { scale: 'to_100' });
    await open('2026-11');
    const chosen = { formVersion: { number: 2, revision: 1 } };
    await open('2026-12', chosen);
    const cycles =
      await scene.company.hr.get<{ label: string; formVersion: number; scoringPolicy: number }[]>(
        '/hr/cycles',
      );
    expect(cycles.map((each) => [each.label, each.formVersion, each.scoringPolicy])).toEqual([
      ['2026-12', 2, 1],
      ['2026-11', 1, 1],
      ['2026-10', 1, 1],
    ]);
  });

  it('does not freeze a version that was changed or dropped since it was looked at', async () => {
    await putForm(2, 0, formNumbered(2, { evidencePolicy: 'none' }));
    await putForm(2, 1, formNumbered(2, { evidencePolicy: 'all' }));
    const seen = (number: number, revision: number) =>
      open('2026-11', { formVersion: { number, revision } });
    await expectRefusal(() => seen(2, 1), 409, 'chosen_version_changed');
    await expectRefusal(() => seen(7, 1), 409, 'chosen_version_changed');
    await seen(2, 2);
    const late = () => putForm(2, 2, formNumbered(2, { evidencePolicy: 'none' }));
    await expectRefusal(late, 409, 'version_frozen');
  });
});
