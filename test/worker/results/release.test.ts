import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';

let scene: Scene;
let survey: string;
let receipts: string[];
/** The scene with nine ballots tallied, and with four, which are withheld. */
let nine: World;
let four: World;

beforeAll(async () => {
  scene = await openScene();
  survey = await surveyIdOf(scene);
  const ballots = Array.from({ length: 9 }, (_, index) =>
    plain([7, 8, 9, 6, 7, 8, 10, 5, 1 + index]),
  );
  receipts = await castAll(scene, ballots.slice(0, 4));
  const open = await saveWorld();
  await passClose(scene);
  await tallyBy(scene, survey);
  four = await saveWorld();
  await restoreWorld(open);
  receipts.push(...(await castAll(scene, ballots.slice(4), { firstLink: 4 })));
  await passClose(scene);
  await tallyBy(scene, survey);
  nine = await saveWorld();
});

beforeEach(() => restoreWorld(nine));

const releaseWith = (summary: string | null) =>
  scene.reviewer.post<{ state: string }>(`/reviewer/surveys/${survey}/release`, {
    confirmation: '用户服务',
    summary,
  });

const voidIt = () =>
  scene.reviewer.post(`/reviewer/surveys/${survey}/void`, {
    reason: '有人承认互相抄评分',
    confirmation: '用户服务',
  });

const result = async () =>
  (
    await scene.manager.post<{ result: unknown }>('/manager/results', {
      cycle: scene.cycle,
      department: scene.service,
    })
  ).result;

async function receiptList(ofSurvey = survey) {
  const url = `${origin}/api/rate/receipts/${scene.window}`;
  const text = await (await workerFetch(url, { method: 'GET', headers: {} })).text();
  const { surveys } = JSON.parse(text) as {
    surveys: { survey: string; state: string; receipts?: string[] }[];
  };
  return surveys.find((entry) => entry.survey === ofSurvey);
}

describe('a release', () => {
  it('70: happens once, and another one is refused and changes nothing', async () => {
    await releaseWith('总体满意');
    for (const summary of [null, '总体很满意']) {
      const again = () => releaseWith(summary);
      await expectRefusal(again, 409, 'survey_state_forbids');
    }
  });

  it('105, 111: gives the same answer again when the very same one is repeated', async () => {
    const first = await releaseWith('总体满意');
    const before = await dumpDatabase();
    const repeated = await Promise.all([releaseWith(' 总体满意\n'), releaseWith('总体满意')]);
    expect(repeated).toEqual([first, first]);
    expect(await dumpDatabase()).toEqual(before);
  });

  it('111: twice at once is one release', async () => {
    const both = await Promise.all([releaseWith('总体满意'), releaseWith('总体满意')]);
    expect(both).toEqual([{ state: 'published' }, { state: 'published' }]);
    const { published_results: results, audit_log: log } = await dumpDatabase();
    expect(results).toHaveLength(1);
    expect(log).toHaveLength(
      1 + (log as { action: string }[]).filter(({ action }) => action !== 'release_result').length,
    );
  });

  it('gives the manager the reviewer’s summary with the figures, for good', async () => {
    await releaseWith('响应及时，\n结果还要跟进。');
    expect(await result()).toMatchObject({ summary: '响应及时，\n结果还要跟进。' });
    const change = env.DB.prepare("UPDATE published_results SET summary = '改'");
    await expect(change.run()).rejects.toThrow('result_is_final');
  });

  it('takes a summary of at most 2,000 characters, and none for an empty one', async () => {
    const tooLong = () => releaseWith('长'.repeat(2001));
    await expectRefusal(tooLong, 400, 'body_invalid');
    await releaseWith(' \n ');
    expect(await result()).toMatchObject({ outcome: 'published', summary: null });
  });

  it('asks for the name of the department', async () => {
    const before = await dumpDatabase();
    const body = { confirmation: '生产中心' };
    await expect(
      scene.reviewer.post(`/reviewer/surveys/${survey}/release`, body),
    ).rejects.toMatchObject({ code: 'confirmation_wrong' });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('is refused for a survey that is pending or withheld', async () => {
    await restoreWorld(four);
    await expect(releaseBy(scene, survey)).rejects.toMatchObject({ code: 'survey_state_forbids' });
    const pending = await surveyIdOf(scene, scene.production);
    await expect(
      scene.reviewer.post(`/reviewer/surveys/${pending}/release`, { confirmation: '生产中心' }),
    ).rejects.toMatchObject({ code: 'survey_state_forbids' });
  });

  it('81: is refused to the reviewer of another department, as if there were no survey', async () => {
    const stranger = await scene.company.signInAs('r2');
    const before = await dumpDatabase();
    for (const step of ['tally', 'evidence', 'release', 'void']) {
      const body = {
        ...(step === 'release' || step === 'void' ? { confirmation: '用户服务' } : {}),
        ...(step === 'void' ? { reason: '不喜欢' } : {}),
      };
      for (const id of [survey, 'x'.repeat(21)]) {
        await expect(stranger.post(`/reviewer/surveys/${id}/${step}`, body)).rejects.toMatchObject({
          status: 404,
          code: 'survey_unknown',
        });
      }
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('103: and a void at once have one winner', async () => {
    const settled = await Promise.allSettled([releaseBy(scene, survey), voidIt()]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { published_results: results, surveys } = await dumpDatabase();
    expect(results).toHaveLength(1);
    const [{ outcome } = { outcome: '' }] = (results ?? []) as { outcome: string }[];
    expect(surveys).toContainEqual(expect.objectContaining({ id: survey, state: outcome }));
  });
});

describe('a void', () => {
  it('72: leaves no figure, answer, evidence key or receipt list behind', async () => {
    await voidIt();
    expect(await result()).toEqual({ outcome: 'void' });
    const dump = await dumpDatabase();
    expect(dump['answers']).toEqual([]);
    expect(dump['tallies']).toMatchObject([{ sums: null }]);
    expect(await keyNames()).not.toContain(`evidence/${survey}`);
    expect(await receiptList()).toEqual({ survey, state: 'void' });
    await expect(scene.reviewer.post(`/reviewer/surveys/${survey}/evidence`)).rejects.toMatchObject(
      { code: 'survey_state_forbids' },
    );
    await expect(releaseBy(scene, survey)).rejects.toMatchObject({ code: 'survey_state_forbids' });
  });

  it('111: gives the same answer again when the very same one is repeated', async () => {
    await voidIt();
    const before = await dumpDatabase();
    expect(await voidIt()).toEqual({ state: 'void' });
    expect(await dumpDatabase()).toEqual(before);
    const otherwise = () =>
      scene.reviewer.post(`/reviewer/surveys/${survey}/void`, {
        reason: '另一个理由',
        confirmation: '用户服务',
      });
    await expectRefusal(otherwise, 409, 'survey_state_forbids');
  });

  it('tells its reviewer the reason, and the manager none', async () => {
    await voidIt();
    const { surveysToAudit } = await scene.reviewer.get<{ surveysToAudit: object[] }>(
      '/reviewer/tasks',
    );
    expect(surveysToAudit).toContainEqual(
      expect.objectContaining({ survey, voidReason: '有人承认互相抄评分', tooManyBallots: false }),
    );
    expect(JSON.stringify(await result())).not.toContain('抄');
  });

  it('71: does not take back what is published', async () => {
    await releaseBy(scene, survey);
    const before = await result();
    await expect(voidIt()).rejects.toMatchObject({ code: 'survey_state_forbids' });
    expect(await result()).toEqual(before);
  });
});

describe('the evidence', () => {
  it('comes as triples in random order that group no rater’s nine', async () => {
    type Triple = { indicator: string; rating: number; text: string };
    const look = () =>
      scene.reviewer.post<{ evidence: Triple[] }>(`/reviewer/surveys/${survey}/evidence`);
    const [first, second] = [await look(), await look()];
    const inOrder = (triples: Triple[]) => triples.map((triple) => JSON.stringify(triple));
    expect(inOrder(first.evidence)).not.toEqual(inOrder(second.evidence));
    expect(inOrder(first.evidence).sort()).toEqual(inOrder(second.evidence).sort());
    for (const triple of first.evidence) {
      expect(Object.keys(triple).sort()).toEqual(['indicator', 'rating', 'text']);
    }
  });

  it('notes every look in the log of views', async () => {
    await scene.reviewer.post(`/reviewer/surveys/${survey}/evidence`);
    await result();
    const { results } = await env.DB.prepare(
      "SELECT action, subject FROM audit_log WHERE chain = 'views' ORDER BY seq",
    ).all();
    expect(results).toEqual([
      { action: 'view_evidence', subject: survey },
      { action: 'view_result', subject: scene.service },
    ]);
  });
});

describe('the receipts', () => {
  it('127: are as many as links, sorted, stable, and hold the counted ones', async () => {
    const listed = (await receiptList())?.receipts ?? [];
    expect(listed).toHaveLength(12);
    expect(listed).toEqual([...listed].sort());
    expect(listed).toEqual(expect.arrayContaining(receipts));
    await releaseBy(scene, survey);
    expect((await receiptList())?.receipts).toEqual(listed);
  });

  it('127: are not listed before the tally and not for a withheld survey', async () => {
    await restoreWorld(four);
    expect(await receiptList()).toEqual({ survey, state: 'withheld' });
    const pending = await surveyIdOf(scene, scene.production);
    expect(await receiptList(pending)).toEqual({ survey: pending, state: 'pending' });
  });
});
